"""Servers of others on this machine's own address, each over a folder, for what publishes there."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import os
import socket
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import asyncssh
from cheroot.wsgi import Server
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
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
    with served(around(WsgiDAVApp(settings))) as port:
        yield Aim("thu", f"dav://tuanle@127.0.0.1:{port}/www/tuan-le")


@contextmanager
def served(app: Any) -> Iterator[int]:
    """An application on a port of this machine."""
    server = Server(("127.0.0.1", 0), app, numthreads=8, timeout=20)
    # It looks so often whether it is to stop.
    server.expiration_interval = 0.02
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


def _counted(server: asyncssh.SFTPServer, seen: list[str]) -> asyncssh.SFTPServer:
    """The server, which writes down each request."""

    def counting(name: str, act: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*args: Any, **named: Any) -> Any:
            seen.append(name)
            return act(*args, **named)

        return counted

    for name in _REQUESTS:
        setattr(server, name, counting(name, getattr(server, name)))
    return server


@contextmanager
def sftp(
    folder: Path,
    home: Path,
    known: bool = True,
    of: type[asyncssh.SFTPServer] = asyncssh.SFTPServer,
    seen: list[str] | None = None,
) -> Iterator[Aim]:
    """asyncssh's server; with `known` its key is among the known hosts of `home`.

    `of` is what serves files; each request is noted in `seen`.
    """
    noted = [] if seen is None else seen
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
            sftp_factory=lambda way: _counted(of(way, chroot=str(folder).encode()), noted),
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

    with served(around(app)) as port:
        yield Aim("thu", f"git+http://127.0.0.1:{port}/#pages:www/tuan-le")


@contextmanager
def line(port: int, speed: float = 0.0, most: int = 0) -> Iterator[int]:
    """A line to a port: so many bytes in a second; none at all once `most` have passed."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    passed = [0]

    async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.closing(writer), contextlib.suppress(OSError):
            while data := await reader.read(2_000):
                passed[0] += len(data)
                if most and passed[0] > most:
                    await asyncio.sleep(3_600)
                await asyncio.sleep(len(data) / speed if speed else 0)
                writer.write(data)
                await writer.drain()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        other, out = await asyncio.open_connection("127.0.0.1", port)
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.gather(carry(reader, out), carry(other, writer))

    async def start() -> asyncio.Server:
        return await asyncio.start_server(serve, "127.0.0.1", 0, limit=4_000)

    async def stop(server: asyncio.Server) -> None:
        server.close()
        rest = asyncio.all_tasks() - {asyncio.current_task()}
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)

    server = asyncio.run_coroutine_threadsafe(start(), loop).result()
    yield int(server.sockets[0].getsockname()[1])
    asyncio.run_coroutine_threadsafe(stop(server), loop).result(10)
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


@contextmanager
def with_an_old_certificate(folder: Path) -> Iterator[int]:
    """A port of this machine behind TLS, whose certificate ended in 2021."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    about = x509.CertificateBuilder().subject_name(name).issuer_name(name).serial_number(1)
    about = about.public_key(key.public_key()).not_valid_before(
        dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    )
    signed = about.not_valid_after(dt.datetime(2021, 1, 1, tzinfo=dt.UTC)).sign(
        key, hashes.SHA256()
    )
    both = signed.public_bytes(serialization.Encoding.PEM) + key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    file = folder / "certificate.pem"
    file.write_bytes(both)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)

    def answer() -> None:
        with contextlib.suppress(OSError):
            while True:
                way = listening.accept()[0]
                with way, contextlib.suppress(OSError):
                    context.wrap_socket(way, server_side=True).close()

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        yield int(listening.getsockname()[1])
        listening.shutdown(socket.SHUT_RDWR)
    thread.join()


@contextmanager
def s3_that_says(code: str, status: str) -> Iterator[Aim]:
    """A storage that answers everything with one error."""

    def app(environ: dict[str, Any], start: Callable[..., object]) -> list[bytes]:
        environ["wsgi.input"].read()
        start(status, [("Content-Type", "application/xml")])
        return [f"<Error><Code>{code}</Code><Message>x</Message></Error>".encode()]

    with served(app) as port:
        yield Aim("thu", "s3://kho/tuan-le", f"http://127.0.0.1:{port}")
