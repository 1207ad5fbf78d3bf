"""The installation of npm's checkers."""

from __future__ import annotations

from tests.web import tools


def test_lock_names_no_host_and_has_hashes():
    text = (tools.HERE / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in text
    assert text.count('"integrity": "sha512-') == text.count('"node_modules/')


def test_install_without_registry_says_so_and_leaves_nothing_ready(tmp_path, monkeypatch):
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9/")
    monkeypatch.setenv("npm_config_cache", str(tmp_path / "cache"))
    monkeypatch.setenv("npm_config_fetch_retries", "0")
    assert not tools.install(tmp_path / "web")
    assert not tools.is_installed(tmp_path / "web")
    assert (tmp_path / "web/npm.log").stat().st_size


def test_changed_lock_is_installed_again(tmp_path):
    for name in tools.LOCKED:
        (tmp_path / name).write_bytes((tools.HERE / name).read_bytes())
    (tmp_path / "ready").write_bytes((tools.HERE / "package-lock.json").read_bytes())
    assert tools.is_installed(tmp_path, tmp_path)
    (tmp_path / "package-lock.json").write_text("{}", encoding="utf-8")
    assert not tools.is_installed(tmp_path, tmp_path)


def test_node_is_new_enough_for_lighthouse():
    version = tools._run([tools.node(), "--version"])
    assert [int(part) for part in version.strip("v\n").split(".")[:2]] >= [22, 19]
