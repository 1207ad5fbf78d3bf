"""Targets as others' servers have them: files whole, replaced, taken away, refusals told."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from site_src.publish.handover.manifest import FILE
from site_src.publish.handover.material import Material, material
from site_src.publish.handover.refused import RefusedError
from site_src.publish.handover.secrets import variable
from site_src.publish.handover.settings import Aim
from site_src.publish.handover.targets.base import Kind
from site_src.publish.handover.targets.opening import open_target
from tests.publish.handover import servers
from tests.publish.handover.conftest import CAMPAIGN
from tests.publish.handover.test_publishing import Counting, made, publish

KINDS = ("folder", "git", "sftp", "webdav")


@pytest.fixture
def aim(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Aim]:
    """A target of a kind: its folder “www/tuan-le” is not there yet."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    kind, folder = request.param, tmp_path / "server"
    if kind != "git":
        (folder / "www").mkdir(parents=True)
    if kind in ("sftp", "webdav"):
        monkeypatch.setenv(variable("thu", "password"), servers.PASSWORD)
    with ExitStack() as stack:
        yield {
            "folder": lambda: Aim("thu", str(folder / "www/tuan-le")),
            "git": lambda: stack.enter_context(servers.git(folder)),
            "sftp": lambda: stack.enter_context(servers.sftp(folder, tmp_path / "home")),
            "webdav": lambda: stack.enter_context(servers.webdav(folder)),
        }[kind]()


@pytest.mark.parametrize("aim", KINDS, indirect=True)
def test_target_keeps_its_promises(aim: Aim):
    large = bytes(range(256)) * 3000
    with open_target(aim) as target:
        assert target.read("a/b/c.txt") is None
        assert target.names("") == {}
        assert target.names("a/b") == {}
        target.put("_tuan-le/lock-1.json", b"1")
        target.put("a/b/c.txt", b"mot")
        target.put("a/b/c.txt", b"hai")
        target.put("a/Tên có dấu (1) #2 100%.txt", "nội dung".encode())
        target.put("index.html", large)
        assert target.read("a/b/c.txt") == b"hai"
        assert target.read("index.html") == large
        assert target.names("a") == {"b": Kind.FOLDER, "Tên có dấu (1) #2 100%.txt": Kind.FILE}
        assert target.names("").keys() == {"_tuan-le", "a", "index.html"}
        assert target.names("_tuan-le").keys() == {"lock-1.json"}
        target.finish()
    with open_target(aim) as target:
        assert target.read("a/Tên có dấu (1) #2 100%.txt") == "nội dung".encode()
        target.take_away(["a/b/c.txt", "khong/co.txt", "_tuan-le/lock-1.json"])
        assert target.names("a") == {"Tên có dấu (1) #2 100%.txt": Kind.FILE}
        # Publishing's own folder stays: another run may be about to write into it.
        assert target.names("").keys() - {"_tuan-le"} == {"a", "index.html"}
        target.finish()
    with open_target(aim) as target:
        assert target.names("").keys() - {"_tuan-le"} == {"a", "index.html"}
        assert target.read("index.html") == large


@pytest.fixture(scope="module")
def small(site: Path) -> tuple[Material, Material]:
    """A few files of a Week, and the same later."""
    whole = material(site, CAMPAIGN)
    wanted = ("index.html", "sw.js", "chuong-trinh/index.html", "404.html", "feed.xml")
    files = {path: whole.files[path] for path in wanted}
    first = made(whole, files)
    changed = {**files, "index.html": b"<html>", "moi/index.html": b"<p>"}
    del changed["feed.xml"]
    return first, made(whole, changed)


@pytest.mark.parametrize("aim", KINDS, indirect=True)
def test_publishing_there(aim: Aim, small: tuple[Material, Material]):
    first, second = small
    with open_target(aim) as target:
        publish(target, first)
    with open_target(aim) as target:
        assert {path: target.read(path) for path in first.files} == {
            path: first.read(path) for path in first.files
        }
        counting = Counting(target)
        assert publish(counting, first) == 0
        assert counting.acts == [("read", FILE)]
    with open_target(aim) as target:
        publish(target, second)
    with open_target(aim) as target:
        there = {path: target.read(path) for path in (*second.files, "feed.xml")}
        assert there == {**{path: second.read(path) for path in second.files}, "feed.xml": None}
        assert target.names("_tuan-le").keys() == {"manifest.json"}


def _told(aim: Aim, content: Material) -> str:
    with pytest.raises(RefusedError) as told, open_target(aim) as target:
        publish(target, content)
    assert servers.PASSWORD not in str(told.value)
    return str(told.value)


@pytest.mark.parametrize("aim", ["sftp", "webdav"], indirect=True)
def test_wrong_password_is_told_with_where_it_belongs(
    aim: Aim, small: tuple[Material, Material], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv(variable("thu", "password"), "sai")
    told = _told(aim, small[0])
    assert "TUANLE_THU_PASSWORD" in told
    assert "sai" not in told.split()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("sftp://tuanle@127.0.0.1:1/www", "kết nối"),
        ("dav://tuanle@127.0.0.1:1/www", "kết nối"),
        ("git+http://127.0.0.1:1/a.git#pages", "kết nối"),
        ("git+https://127.0.0.1:1/a.git#pages", "kết nối"),
        ("git+file:///khong/co.git#pages", "kho Git"),
        ("git+https://127.0.0.1:1/a.git", "nhánh"),
    ],
)
def test_host_that_is_gone_is_told(
    address: str, said: str, small: tuple[Material, Material], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    assert said in _told(Aim("thu", address), small[0])


def test_host_whose_key_nobody_knows_is_told(
    tmp_path: Path, small: tuple[Material, Material], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv(variable("thu", "password"), servers.PASSWORD)
    with servers.sftp(tmp_path / "server", tmp_path, known=False) as aim:
        assert "ssh 127.0.0.1" in _told(aim, small[0])
    assert not list((tmp_path / "server").iterdir())


@pytest.mark.parametrize(
    "status", ["507 Insufficient Storage", "403 Forbidden", "500 Oops", "405 Method Not Allowed"]
)
def test_webdav_that_refuses_is_told(
    tmp_path: Path, small: tuple[Material, Material], monkeypatch: pytest.MonkeyPatch, status: str
):
    monkeypatch.setenv(variable("thu", "password"), servers.PASSWORD)

    def around(app: Callable[..., object]) -> Callable[..., object]:
        def answer(environ: dict[str, str], start: Callable[..., object]) -> object:
            if environ["REQUEST_METHOD"] in ("PUT", "PROPFIND"):
                start(status, [("Content-Length", "0")])
                return []
            return app(environ, start)

        return answer

    (tmp_path / "www").mkdir()
    with servers.webdav(tmp_path, around) as aim:
        assert "127.0.0.1" in _told(aim, small[0])


def test_two_that_push_at_once_do_not_overwrite_each_other(
    tmp_path: Path, small: tuple[Material, Material]
):
    with servers.git(tmp_path / "kho") as aim:
        with open_target(aim) as target:
            publish(target, small[0])
        with open_target(aim) as slow:
            slow.put("a.txt", b"cham")
            with open_target(aim) as target:
                publish(target, small[1])
            with pytest.raises(RefusedError):
                slow.finish()
        with open_target(aim) as target:
            assert target.read("a.txt") is None
            assert target.read("moi/index.html") == b"<p>"


def test_lock_that_an_ended_push_left_in_a_repository_is_no_end(
    tmp_path: Path, small: tuple[Material, Material], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("site_src.publish.handover.targets.git.LEFT", 0.0)
    with servers.git(tmp_path / "kho") as aim:
        for content in small:
            with open_target(aim) as target:
                publish(target, content)
            (tmp_path / "kho/refs/heads/pages.lock").touch()
        with open_target(aim) as target:
            assert target.read("moi/index.html") == b"<p>"


@pytest.mark.slow
@pytest.mark.parametrize(
    "kind",
    [
        pytest.param("git", marks=pytest.mark.skipif(not shutil.which("git"), reason="no git")),
        "sftp",
        "webdav",
    ],
)
def test_where_nothing_has_changed_the_other_side_is_asked_three_times_at_most(
    tmp_path: Path, small: tuple[Material, Material], monkeypatch: pytest.MonkeyPatch, kind: str
):
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    if kind != "git":
        monkeypatch.setenv(variable("thu", "password"), servers.PASSWORD)
    pages = {f"trang-{n}/index.html": f"<html>{n}".encode() for n in range(300)}
    content, seen = made(small[0], pages), list[str]()

    def around(app: Callable[..., object]) -> Callable[..., object]:
        def counted(environ: dict[str, str], start: Callable[..., object]) -> object:
            seen.append(f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}")
            return app(environ, start)

        return counted

    folder = tmp_path / "server"
    if kind != "git":
        (folder / "www").mkdir(parents=True)
    serving = {
        "git": lambda: servers.git_http(folder, around),
        "sftp": lambda: servers.sftp(folder, tmp_path / "home", seen=seen),
        "webdav": lambda: servers.webdav(folder, around),
    }
    with serving[kind]() as aim:
        with open_target(aim) as target:
            assert publish(target, content) == 302
        assert seen
        seen.clear()
        with open_target(aim) as target:
            assert publish(target, content) == 0
    assert 0 < len(seen) <= 3, seen
