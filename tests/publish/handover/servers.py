"""Servers of others on this machine's own address, each over a folder, for what publishes there."""

from __future__ import annotations

import asyncio
import os
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import asyncssh
from cheroot.wsgi import Server
from dulwich.repo import Repo
from wsgidav.wsgidav_app import WsgiDAVApp

from site_src.publish.handover.settings import Aim

PASSWORD = "mật khẩu thử"


@contextmanager
def webdav(folder: Path, around: Callable[[Any], Any] = lambda app: app) -> Iterator[Aim]:
    """WsgiDAV; `around` may put something between it and whoever asks."""
    folder.mkdir(parents=True, exist_ok=True)
    settings = {
        "provider_mapping": {"/": str(folder)},
        "simple_dc": {"user_mapping": {"*": {"tuanle": {"password": PASSWORD}}}},
        "http_authenticator": {"accept_basic": True, "accept_digest": False},
        "logging": {"enable": False, "enable_loggers": []},
        "verbose": 0,
    }
    with _served(around(WsgiDAVApp(settings))) as port:
        yield Aim("thu", f"dav://tuanle@127.0.0.1:{port}/www/tuan-le")


@contextmanager
def _served(app: Any) -> Iterator[int]:
    """An application on a port of this machine."""
    server = Server(("127.0.0.1", 0), app, numthreads=8, timeout=20)
    server.prepare()
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    yield int(server.bind_addr[1])
    server.stop()
    thread.join()


class _Password(asyncssh.SSHServer):
    def begin_auth(self, username: str) -> bool:
        return True

    def password_auth_supported(self) -> bool:
        return True

    def validate_password(self, username: str, password: str) -> bool:
        return (username, password) == ("tuanle", PASSWORD)


# What an SFTP server is asked for, by the names of asyncssh's methods.
_REQUESTS = (
    *("open", "open56", "close", "read", "write", "scandir", "realpath"),
    *("stat", "lstat", "fstat", "setstat", "lsetstat", "fsetstat"),
    *("mkdir", "rmdir", "remove", "rename", "posix_rename"),
)


class _Counted(asyncssh.SFTPServer):
    """A server that writes down each request."""

    def __init__(self, channel: asyncssh.SSHServerChannel[bytes], root: Path, seen: list[str]):
        super().__init__(channel, chroot=str(root).encode())
        for name in _REQUESTS:
            setattr(self, name, self._counting(name, getattr(super(), name), seen))

    @staticmethod
    def _counting(name: str, act: Callable[..., Any], seen: list[str]) -> Callable[..., Any]:
        def counted(*args: Any, **named: Any) -> Any:
            seen.append(name)
            return act(*args, **named)

        return counted


@contextmanager
def sftp(
    folder: Path, home: Path, known: bool = True, seen: list[str] | None = None
) -> Iterator[Aim]:
    """asyncssh's server; with `known` its key is among the known hosts of `home`.

    Each request is noted in `seen`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    key = asyncssh.generate_private_key("ssh-ed25519")

    async def start() -> asyncssh.SSHAcceptor:
        return await asyncssh.create_server(
            _Password,
            "127.0.0.1",
            0,
            server_host_keys=[key],
            sftp_factory=lambda channel: _Counted(channel, folder, [] if seen is None else seen),
        )

    server = asyncio.run_coroutine_threadsafe(start(), loop).result()
    port = server.get_port()
    (home / ".ssh").mkdir(parents=True, exist_ok=True)
    line = f"[127.0.0.1]:{port} {key.export_public_key().decode()}" if known else ""
    (home / ".ssh/known_hosts").write_text(line, encoding="utf-8")
    yield Aim("thu", f"sftp://tuanle@127.0.0.1:{port}/www/tuan-le")

    async def stop() -> None:
        server.close()
        await server.wait_closed()

    asyncio.run_coroutine_threadsafe(stop(), loop).result(10)
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


@contextmanager
def git(folder: Path) -> Iterator[Aim]:
    """A bare repository in a folder."""
    folder.mkdir(parents=True)
    Repo.init_bare(str(folder)).close()
    yield Aim("thu", f"git+file://{folder}#pages:www/tuan-le")


@contextmanager
def git_http(folder: Path, around: Callable[[Any], Any]) -> Iterator[Aim]:
    """A bare repository behind HTTP, as the machine's git serves it."""
    folder.mkdir(parents=True)
    Repo.init_bare(str(folder)).close()

    def app(environ: dict[str, Any], start: Callable[..., object]) -> list[bytes]:
        said = {key: environ[key] for key in environ if key.isupper() and environ[key]}
        said = {key: value for key, value in said.items() if isinstance(value, str)}
        body = environ["wsgi.input"].read()
        said |= {"CONTENT_LENGTH": str(len(body)), "REMOTE_USER": "tuanle"}
        said |= {"GIT_PROJECT_ROOT": str(folder), "GIT_HTTP_EXPORT_ALL": "1"}
        said |= {"GIT_PROTOCOL": said.get("HTTP_GIT_PROTOCOL", ""), "PATH": os.environ["PATH"]}
        command = ["git", "http-backend"]
        answer = subprocess.run(command, input=body, env=said, capture_output=True, check=True)
        head, _mark, rest = answer.stdout.partition(b"\r\n\r\n")
        lines = [line.partition(": ")[::2] for line in head.decode().split("\r\n")]
        status = dict(lines).get("Status", "200 OK")
        start(status, [(key, value) for key, value in lines if key != "Status"])
        return [rest]

    with _served(around(app)) as port:
        yield Aim("thu", f"git+http://127.0.0.1:{port}/#pages:www/tuan-le")
