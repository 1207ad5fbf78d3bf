"""Hosts that are slow, silent, full or wrong: one sentence, what to do, and nothing lost."""

from __future__ import annotations

import gc
import os
import re
import shutil
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import asyncssh
import pytest

from site_src.publish.handover.material import Material, material
from site_src.publish.handover.refused import RefusedError
from site_src.publish.handover.secrets import variable
from site_src.publish.handover.settings import Aim
from site_src.publish.handover.targets.folder import FolderTarget
from site_src.publish.handover.targets.opening import open_target
from site_src.publish.handover.verify import verify
from site_src.publish.handover.web import WebCopy
from tests.publish.handover import servers
from tests.publish.handover.conftest import CAMPAIGN
from tests.publish.handover.test_publishing import made, publish

KINDS = ("sftp", "webdav", "git")
# dulwich leaves answers and programs open that it does not like.
LEFT_OPEN = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)


@pytest.fixture(autouse=True)
def _secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.setenv(variable("thu", "password"), servers.PASSWORD)
    for what in ("key-id", "secret-key"):
        monkeypatch.setenv(variable("thu", what), "x")


@pytest.fixture(scope="module")
def week(site: Path) -> tuple[Material, Material]:
    """A few files, and the same later with one that is large."""
    whole = material(site, CAMPAIGN)
    files = {path: whole.files[path] for path in ("index.html", "404.html", "feed.xml")}
    # What cannot be packed smaller.
    large = b"".join(hash(str(n)).to_bytes(8, "big", signed=True) for n in range(60_000))
    return made(whole, files), made(whole, {**files, "media/anh.jpg": large})


@contextmanager
def _server(kind: str, tmp_path: Path) -> Iterator[Aim]:
    folder = tmp_path / "server"
    if kind != "git":
        (folder / "www").mkdir(parents=True)
    with ExitStack() as stack:
        yield {
            "git": lambda: stack.enter_context(servers.git_http(folder, lambda app: app)),
            "sftp": lambda: stack.enter_context(servers.sftp(folder, tmp_path / "home")),
            "webdav": lambda: stack.enter_context(servers.webdav(folder)),
        }[kind]()


def _over(aim: Aim, port: int, tmp_path: Path) -> Aim:
    """The same host behind another port, whose key is known there too."""
    known, before = tmp_path / "home/.ssh/known_hosts", f":{urlsplit(aim.address).port}"
    if known.is_file():
        known.write_text(re.sub(r"]:\d+", f"]:{port}", known.read_text()))
    return replace(aim, address=aim.address.replace(before, f":{port}"))


def _told(aim: Aim, content: Material) -> str:
    with pytest.raises(RefusedError) as told, open_target(aim) as target:
        publish(target, content)
    assert servers.PASSWORD not in str(told.value)
    assert told.value.advice
    return told.value.what


def _there(aim: Aim, content: Material) -> Mapping[str, bytes | None]:
    with open_target(aim) as target:
        return {path: target.read(path) for path in content.files}


def _whole(content: Material) -> Mapping[str, bytes | None]:
    return {path: content.read(path) for path in content.files}


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_slow_line_is_no_error(
    tmp_path: Path,
    week: tuple[Material, Material],
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
):
    """A file takes longer than the patience for an answer, since it is still on its way."""
    monkeypatch.setattr("site_src.publish.handover.targets.base.PATIENCE", 2.0)
    monkeypatch.setattr("site_src.publish.handover.targets.base.SLOWEST", 50_000)
    monkeypatch.setattr("site_src.publish.handover.targets.sftp.ASKED", 1.0)
    with ExitStack() as stack:
        aim = stack.enter_context(_server(kind, tmp_path))
        port = urlsplit(aim.address).port
        assert port is not None
        far = _over(aim, stack.enter_context(servers.line(port, speed=120_000)), tmp_path)
        with open_target(far) as target:
            publish(target, week[1])
        assert _there(_over(aim, port, tmp_path), week[1]) == _whole(week[1])


@pytest.mark.slow
@pytest.mark.parametrize("most", [1, 6_000, 60_000])
@pytest.mark.parametrize("kind", KINDS)
def test_host_that_falls_silent_is_told_and_nothing_is_lost(
    tmp_path: Path,
    week: tuple[Material, Material],
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    most: int,
):
    with _server(kind, tmp_path) as aim:
        port = urlsplit(aim.address).port
        assert port is not None
        with open_target(aim) as target:
            publish(target, week[0])
        with monkeypatch.context() as hurried, servers.line(port, most=most) as line:
            hurried.setattr("site_src.publish.handover.targets.base.PATIENCE", 1.0)
            hurried.setattr("site_src.publish.handover.targets.base.SLOWEST", 10**9)
            hurried.setattr("site_src.publish.handover.targets.sftp.ASKED", 0.3)
            assert "127.0.0.1" in _told(_over(aim, line, tmp_path), week[1])
        near = _over(aim, port, tmp_path)
        assert _there(near, week[0])["index.html"] == week[0].read("index.html")
        with open_target(near) as target:
            publish(target, week[1])
        assert _there(near, week[1]) == _whole(week[1])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("code", "status", "word"),
    [
        ("RequestTimeTooSkewed", "403 Forbidden", "Đồng hồ"),
        ("RequestExpired", "400 Bad Request", "Đồng hồ"),
        ("InvalidAccessKeyId", "403 Forbidden", "không cho người dùng này vào"),
        ("SignatureDoesNotMatch", "403 Forbidden", "không cho người dùng này vào"),
        ("AccessDenied", "403 Forbidden", "đọc"),
        ("QuotaExceeded", "400 Bad Request", "đầy"),
        ("XMinioStorageFull", "400 Bad Request", "đầy"),
        ("NoSuchBucket", "404 Not Found", "NoSuchBucket"),
        ("KeyTooLongError", "400 Bad Request", "KeyTooLongError"),
    ],
)
def test_storage_that_refuses_is_told(
    week: tuple[Material, Material], code: str, status: str, word: str
):
    with servers.s3_that_says(code, status) as aim:
        assert word in _told(aim, week[0])


@pytest.mark.slow
@LEFT_OPEN
@pytest.mark.skipif(not shutil.which("git"), reason="no git")
@pytest.mark.parametrize(
    ("status", "word"),
    [
        ("401 Unauthorized", "TUANLE_THU_PASSWORD"),
        ("403 Forbidden", "không cho người dùng này ghi"),
        ("404 Not Found", "kho Git"),
        ("500 Oops", "500"),
    ],
)
@pytest.mark.parametrize("at", ["git-upload-pack", "git-receive-pack"])
def test_git_host_that_refuses_is_told(
    tmp_path: Path, week: tuple[Material, Material], status: str, word: str, at: str
):
    def around(app: Any) -> Any:
        def answer(environ: dict[str, Any], start: Callable[..., object]) -> Any:
            if at not in environ["PATH_INFO"] + environ["QUERY_STRING"]:
                return app(environ, start)
            environ["wsgi.input"].read()
            start(status, [("Content-Length", "0"), ("WWW-Authenticate", 'Basic realm="x"')])
            return []

        return answer

    with (
        servers.git_http(tmp_path / "kho", around) as aim,
        pytest.raises(RefusedError, match=word),
        open_target(aim) as target,
    ):
        publish(target, week[0])
    gc.collect()


@pytest.mark.slow
@LEFT_OPEN
@pytest.mark.skipif(os.name == "nt", reason="a shell script stands in ssh's place")
@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("git@host: Permission denied (publickey).", "khóa SSH"),
        ("Host key verification failed.", "ssh git.example.vn"),
        ("ssh: connect to host git.example.vn port 22: Connection refused", "kết nối"),
        ("Connection to git.example.vn port 22 timed out", "kết nối"),
        ("Timeout, server git.example.vn not responding.", "kết nối"),
        ("fatal: '/a.git' does not appear to be a git repository", "kho Git"),
        ("remote: Het han muc", "Het han muc"),
    ],
)
def test_what_ssh_says_for_git_is_told(
    tmp_path: Path,
    week: tuple[Material, Material],
    monkeypatch: pytest.MonkeyPatch,
    said: str,
    word: str,
):
    """A program in ssh's place says what OpenSSH 9.2 and git 2.39 say, and ends."""
    program = tmp_path / "ssh"
    program.write_text(f'#!/bin/sh\necho "{said}" >&2\nexit 255\n')
    program.chmod(0o755)
    monkeypatch.setenv("GIT_SSH_COMMAND", str(program))
    aim = Aim("thu", "git+ssh://git@git.example.vn/a.git#pages")
    with pytest.raises(RefusedError, match=word), open_target(aim) as target:
        publish(target, week[0])
    gc.collect()


def test_link_in_the_place_of_a_folder_is_not_followed(
    tmp_path: Path, week: tuple[Material, Material]
):
    elsewhere = tmp_path / "server/khac"
    (tmp_path / "server/www/tuan-le").mkdir(parents=True)
    elsewhere.mkdir()
    (tmp_path / "server/www/tuan-le/media").symlink_to(elsewhere)
    with servers.sftp(tmp_path / "server", tmp_path / "home") as aim:
        assert "media" in _told(aim, week[1])
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize("scheme", ["davs", "git+https", "s3", "https"])
def test_certificate_that_does_not_hold_is_told_with_the_clock(
    tmp_path: Path, week: tuple[Material, Material], scheme: str
):
    with servers.with_an_old_certificate(tmp_path) as port:
        host = f"localhost:{port}"
        if scheme == "https":
            with closing(WebCopy(f"https://{host}/tuan-le/")) as copy:
                with pytest.raises(RefusedError) as told:
                    verify(copy)
                what = told.value.what
        else:
            aims = {
                "davs": Aim("thu", f"davs://tuanle@{host}/tuan-le"),
                "git+https": Aim("thu", f"git+https://{host}/tuan-le.git#pages"),
                "s3": Aim("thu", "s3://kho/tuan-le", f"https://{host}"),
            }
            what = _told(aims[scheme], week[0])
    assert "chứng thư" in what


class _Full(asyncssh.SFTPServer):
    """A server whose disk takes files of this size at most."""

    most = 40_000

    def write(self, file_obj: object, offset: int, data: bytes) -> Any:
        if offset + len(data) > self.most:
            raise asyncssh.SFTPNoSpaceOnFilesystem("No space left on device")
        return super().write(file_obj, offset, data)


def test_disk_that_is_full_at_the_other_end_is_told_and_nothing_is_lost(
    tmp_path: Path, week: tuple[Material, Material]
):
    (tmp_path / "server/www").mkdir(parents=True)
    with servers.sftp(tmp_path / "server", tmp_path / "home", of=_Full) as aim:
        with open_target(aim) as target:
            publish(target, week[0])
        assert _told(aim, week[1])
        assert _there(aim, week[0])["index.html"] == week[0].read("index.html")
        with open_target(aim) as target:
            assert not [name for name in target.names("_tuan-le") if name.startswith("lock")]
    with servers.sftp(tmp_path / "server", tmp_path / "home") as aim:
        with open_target(aim) as target:
            publish(target, week[1])
            assert target.names("_tuan-le").keys() == {"manifest.json"}
        assert _there(aim, week[1]) == _whole(week[1])


@pytest.mark.parametrize("kind", ["sftp", "webdav"])
def test_name_that_the_target_cannot_hold_is_named(
    tmp_path: Path, week: tuple[Material, Material], kind: str
):
    name = f"media/{'a' * 300}.pdf"
    with _server(kind, tmp_path) as aim:
        with open_target(aim) as target:
            publish(target, week[0])
        files = {**week[0].files, name: b"x"}
        assert name in _told(aim, made(week[0], files))
        assert _there(aim, week[0])["index.html"] == week[0].read("index.html")


class _Silent(asyncssh.SFTPServer):
    """A server that lists nothing."""

    async def scandir(self, path: bytes) -> AsyncIterator[asyncssh.SFTPName]:
        for each in list[asyncssh.SFTPName]():
            yield each


def _lists_nothing(app: Any) -> Any:
    def answer(environ: dict[str, Any], start: Callable[..., object]) -> Any:
        if environ["REQUEST_METHOD"] != "PROPFIND":
            return app(environ, start)
        start("207 Multi-Status", [("Content-Type", "application/xml")])
        return [b'<?xml version="1.0"?><D:multistatus xmlns:D="DAV:"></D:multistatus>']

    return answer


@pytest.mark.parametrize("kind", ["sftp", "webdav"])
def test_server_that_lists_nothing_is_told_and_gets_no_page(
    tmp_path: Path, week: tuple[Material, Material], kind: str
):
    folder = tmp_path / "server"
    (folder / "www").mkdir(parents=True)
    with ExitStack() as stack:
        aim = stack.enter_context(
            servers.webdav(folder, _lists_nothing)
            if kind == "webdav"
            else servers.sftp(folder, tmp_path / "home", of=_Silent)
        )
        assert _told(aim, week[0])
    left = [file.name for file in folder.rglob("*") if file.is_file()]
    assert left == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
def test_full_disk_of_a_folder_is_told_with_its_place(
    tmp_path: Path, week: tuple[Material, Material]
):
    """`/dev/full` has room for nothing."""
    folder = tmp_path / "www"
    with open_target(Aim("", str(folder))) as target:
        publish(target, week[0])
    full = FolderTarget(folder)
    (folder / "_tuan-le" / f"{full.run}-1.part").symlink_to("/dev/full")
    with pytest.raises(RefusedError, match=re.escape(str(folder))):
        full.put("index.html", b"<html>" * 10_000)
    assert full.names("_tuan-le").keys() == {"manifest.json"}
    assert (folder / "index.html").read_bytes() == week[0].read("index.html")
