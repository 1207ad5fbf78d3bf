"""Passwords and keys: asked for once, kept by the system's keyring, never printed or written."""

from __future__ import annotations

import getpass
import shutil
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from site_src.cli import FAILED, OK, main
from site_src.publish.handover.secrets import secret, variable
from tests.publish.handover import servers
from tests.publish.handover.conftest import CAMPAIGN

OTHER = "sai mật khẩu rồi"


class Kept(KeyringBackend):
    """A keyring that lasts for one test; locked, it does as the system's does then."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.secrets: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        self._open()
        return self.secrets.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._open()
        self.secrets[service, username] = password

    def _open(self) -> None:
        if self.locked:
            raise KeyringLocked("Failed to unlock the collection!")


@pytest.fixture
def kept() -> Iterator[Kept]:
    before, own = keyring.get_keyring(), Kept()
    keyring.set_keyring(own)
    yield own
    keyring.set_keyring(before)


@pytest.fixture
def around(site: Path, tmp_path: Path) -> list[str]:
    """A content whose unit has a target, and the site that was built of it."""
    content = Path(shutil.copytree(site.parent / "content", tmp_path / "content"))
    return ["--content", str(content), "--site", str(site)]


def _aimed(around: list[str], address: str) -> None:
    file = Path(around[1]) / "tinh/handover.yml"
    file.write_text(f"targets:\n  cong: {address}\n", encoding="utf-8")


def _nowhere_written(folder: Path, *words: str) -> None:
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert files
    for file in files:
        for word in words:
            assert word.encode() not in file.read_bytes(), file


def test_password_is_asked_for_once_and_kept_nowhere_but_in_the_keyring(
    kept: Kept,
    around: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    asked: list[str] = []

    def answer(prompt: str) -> str:
        asked.append(prompt)
        return servers.PASSWORD

    monkeypatch.setattr(getpass, "getpass", answer)
    (tmp_path / "server/www").mkdir(parents=True)
    with servers.webdav(tmp_path / "server") as aim:
        _aimed(around, aim.address)
        assert main(["publish", CAMPAIGN, "cong", *around]) == FAILED
        assert variable("cong", "password") in capsys.readouterr().err
        assert main(["publish", CAMPAIGN, "cong", *around, "--remember"]) == OK
        assert main(["publish", CAMPAIGN, "cong", *around]) == OK
        # The environment counts more.
        monkeypatch.setenv(variable("cong", "password"), OTHER)
        assert main(["publish", CAMPAIGN, "cong", *around, "--again"]) == FAILED
    assert len(asked) == 1
    assert list(kept.secrets.values()) == [servers.PASSWORD]
    out = capsys.readouterr()
    assert out.err
    for word in (servers.PASSWORD, OTHER):
        assert word not in out.out + out.err + "".join(asked)
    _nowhere_written(tmp_path, servers.PASSWORD, OTHER)


def test_keyring_that_is_locked_is_told_with_the_variable(
    kept: Kept,
    around: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    kept.locked = True
    monkeypatch.setattr(getpass, "getpass", lambda prompt: servers.PASSWORD)
    (tmp_path / "server/www").mkdir(parents=True)
    with servers.webdav(tmp_path / "server") as aim:
        _aimed(around, aim.address)
        for more in ([], ["--remember"]):
            assert main(["publish", CAMPAIGN, "cong", *around, *more]) == FAILED
            out = capsys.readouterr()
            assert variable("cong", "password") in out.err
            assert servers.PASSWORD not in out.out + out.err
    assert list((tmp_path / "server/www").iterdir()) == []


def test_storage_is_asked_for_two_secrets(
    kept: Kept,
    around: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    answers = iter(["MA-KHOA", "KHOA-BI-MAT"])
    monkeypatch.setattr(getpass, "getpass", lambda prompt: next(answers))
    with servers.s3_that_says("InvalidAccessKeyId", "403 Forbidden") as aim:
        _aimed(around, f'{{address: "{aim.address}", endpoint: "{aim.endpoint}"}}')
        assert main(["publish", CAMPAIGN, "cong", *around, "--remember"]) == FAILED
    assert [secret("cong", what) for what in ("key-id", "secret-key")] == [
        "MA-KHOA",
        "KHOA-BI-MAT",
    ]
    out = capsys.readouterr()
    assert "TUANLE_CONG_SECRET_KEY" in out.err
    assert "MA-KHOA" not in out.out + out.err
    assert "KHOA-BI-MAT" not in out.out + out.err


def test_signing_key_lies_in_the_keyring_alone(
    kept: Kept, around: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    output = ["--output", str(tmp_path / "goi")]
    assert main(["pack", CAMPAIGN, *around, *output, "--new-key"]) == OK
    assert main(["pack", CAMPAIGN, *around, *output, "--new-key"]) == FAILED
    (key,) = kept.secrets.values()
    assert (tmp_path / "goi/tinh-2023.zip.minisig").is_file()
    assert main(["verify", str(tmp_path / "goi/tinh-2023.zip"), CAMPAIGN, *around]) == OK
    out = capsys.readouterr()
    assert key not in out.out + out.err
    _nowhere_written(tmp_path, key)
    kept.locked = True
    assert main(["pack", CAMPAIGN, *around, *output]) == OK
    assert variable("tinh", "signing-key") in capsys.readouterr().err
    assert not (tmp_path / "goi/tinh-2023.zip.minisig").exists()
