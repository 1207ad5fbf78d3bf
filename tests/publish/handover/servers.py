"""Servers of others on this machine's own address, each over a folder, for what publishes there."""

from __future__ import annotations

import asyncio
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
    app = around(WsgiDAVApp(settings))
    server = Server(("127.0.0.1", 0), app, numthreads=8, timeout=20)
    server.prepare()
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    yield Aim("thu", f"dav://tuanle@127.0.0.1:{server.bind_addr[1]}/www/tuan-le")
    server.stop()
    thread.join()


class _Password(asyncssh.SSHServer):
    def begin_auth(self, username: str) -> bool:
        return True

    def password_auth_supported(self) -> bool:
        return True

    def validate_password(self, username: str, password: str) -> bool:
        return (username, password) == ("tuanle", PASSWORD)


@contextmanager
def sftp(folder: Path, home: Path, known: bool = True) -> Iterator[Aim]:
    """asyncssh's server; with `known` its key is among the known hosts of `home`."""
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
            sftp_factory=lambda channel: asyncssh.SFTPServer(channel, chroot=str(folder).encode()),
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
