"""Publishing over real servers, cut off at random: what a visitor misses, what is foreign after it.

    python3 -m tests.bench.publishing [RUNS] [KIND …]

Kinds are sftp (OpenSSH), s3 (moto), webdav (WsgiDAV), git (a bare repository) and folder; one whose
server is not on this machine is left out with a word. `moto_server` is looked for in PATH. Between
us and a server stands a proxy that cuts all connections after a random number of bytes; for Git and
a folder the whole process is killed. Of five runs one is two at once, of two states of the site.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import posixpath
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

from site_src.publish.handover import lease as leases
from site_src.publish.handover.material import Material
from site_src.publish.handover.publishing import Publishing
from site_src.publish.handover.refused import RefusedError
from site_src.publish.handover.secrets import variable
from site_src.publish.handover.settings import Aim
from site_src.publish.handover.targets.opening import open_target
from site_src.publish.listing import SUMS, Listing, Stamp, digest_of
from tests.publish.handover import servers

FOREIGN = {"robots.txt": b"cua cong", "khac/index.html": b"trang khac", "assets/cong.css": b"a{}"}
HREF = re.compile(r'(?:href|src)="([^"]+)"')
KINDS = ("sftp", "s3", "webdav", "git", "folder")


class Proxy:
    """Passes bytes on to a port; cuts everything once so many have passed."""

    def __init__(self, port: int) -> None:
        self._port, self._left = port, 1 << 60
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, daemon=True).start()
        self._open: set[asyncio.StreamWriter] = set()
        server = asyncio.run_coroutine_threadsafe(
            asyncio.start_server(self._serve, "127.0.0.1", 0), self._loop
        ).result()
        self.port = server.sockets[0].getsockname()[1]

    def cut_after(self, size: int) -> None:
        """Let so many bytes pass from now on."""
        self._left = size

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._left <= 0:
            writer.close()
            return
        try:
            other, out = await asyncio.open_connection("127.0.0.1", self._port)
        except OSError:
            writer.close()
            return
        self._open |= {writer, out}
        await asyncio.gather(self._pass(reader, out), self._pass(other, writer))
        self._open -= {writer, out}

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while data := await reader.read(4096):
                part = data[: max(self._left, 0)]
                self._left -= len(data)
                writer.write(part)
                await writer.drain()
                if self._left <= 0:
                    for each in list(self._open):
                        each.transport.abort()
                    return
        except (OSError, RuntimeError):
            pass
        finally:
            writer.close()


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int) -> None:
    for _turn in range(200):
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit(f"nobody answers at port {port}")


@contextmanager
def openssh(folder: Path) -> Iterator[tuple[Aim, int]]:
    """The machine's sshd with a key of its own, for this user."""
    home, port = folder / "home", free_port()
    (home / ".ssh").mkdir(parents=True)
    for name in ("host", "home/.ssh/id_ed25519"):
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)]
        subprocess.run(command, check=True)
    keys = folder / "keys"
    shutil.copy(home / ".ssh/id_ed25519.pub", keys)
    (folder / "sshd_config").write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {folder}/host\nStrictModes no\n"
        f"AuthorizedKeysFile {keys}\nPidFile none\nUsePAM no\nMaxStartups 100\n"
        "Subsystem sftp internal-sftp\nPermitRootLogin yes\n"
    )
    Path("/run/sshd").mkdir(exist_ok=True)
    server = subprocess.Popen(
        ["/usr/sbin/sshd", "-D", "-e", "-f", str(folder / "sshd_config")], stderr=subprocess.DEVNULL
    )
    wait_for(port)
    os.environ["HOME"] = str(home)
    public = (folder / "host.pub").read_text().split()
    (home / ".ssh/known_hosts").write_text(f"[127.0.0.1]:* {public[0]} {public[1]}\n")
    (home / ".ssh/config").write_text("")
    www = folder / "www"
    www.mkdir()
    yield Aim("bench", f"sftp://{{port}}{www}/tuan-le"), port
    server.terminate()
    server.wait()


@contextmanager
def moto(folder: Path) -> Iterator[tuple[Aim, int]]:
    """moto's server; what it holds lies in its memory."""
    program, port = shutil.which("moto_server"), free_port()
    assert program
    server = subprocess.Popen(
        [program, "-p", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    wait_for(port)
    os.environ[variable("bench", "key-id")] = os.environ[variable("bench", "secret-key")] = "x"
    import httpx

    httpx.put(f"http://127.0.0.1:{port}/kho").raise_for_status()
    yield Aim("bench", "s3://kho/tuan-le", "http://127.0.0.1:{port}"), port
    server.terminate()
    server.wait()


@contextmanager
def wsgidav(folder: Path) -> Iterator[tuple[Aim, int]]:
    """WsgiDAV, as the tests have it."""
    os.environ[variable("bench", "password")] = servers.PASSWORD
    (folder / "www").mkdir(parents=True)
    with servers.webdav(folder) as aim:
        port = int(aim.address.rpartition(":")[2].partition("/")[0])
        yield Aim("bench", "dav://tuanle@127.0.0.1:{port}/www/tuan-le"), port


@contextmanager
def bare_git(folder: Path) -> Iterator[tuple[Aim, int]]:
    """A bare repository made by the machine's git."""
    subprocess.run(["git", "init", "-q", "--bare", str(folder / "kho.git")], check=True)
    yield Aim("bench", f"git+file://{folder}/kho.git#pages"), 0


@contextmanager
def folder_here(folder: Path) -> Iterator[tuple[Aim, int]]:
    """A folder of this machine."""
    yield Aim("bench", str(folder / "tuan-le")), 0


SERVERS = {
    "sftp": openssh,
    "s3": moto,
    "webdav": wsgidav,
    "git": bare_git,
    "folder": folder_here,
}
NEEDS = {"sftp": "/usr/sbin/sshd", "s3": "moto_server", "git": "git"}
# The longest time after which a run is killed that no proxy cuts: some are done by then.
LONGEST = {"git": 0.5, "folder": 0.06}


def aimed(aim: Aim, port: int) -> Aim:
    """The target behind a port: the server's own, or the proxy's."""
    address = aim.address.replace(
        "{port}", f"127.0.0.1:{port}" if "sftp" in aim.address else str(port)
    )
    return replace(aim, address=address, endpoint=aim.endpoint.replace("{port}", str(port)))


def some_week(chance: random.Random) -> Material:
    """A site of some pages and hashed assets, each page with links to others and to assets."""
    pages = ["index.html", *(f"{n}/index.html" for n in chance.sample("abcdefghijkl", 6))]
    assets = {}
    for name in "xyz":
        body = f"{name} {chance.randrange(3)}".encode() * chance.randrange(1, 400)
        assets[f"assets/{name}.{hashlib.sha256(body).hexdigest()[:8]}.css"] = body
    files: dict[str, bytes | Path] = dict(assets)
    for page in pages:
        links = [*chance.sample(pages, 4), *chance.sample(sorted(assets), 2), "sw.js"]
        up = "../" if "/" in page else ""
        anchors = "".join(f'<a href="{up}{link}">' for link in links)
        text = f"<html>{anchors}{chance.randrange(4)}{'.' * chance.randrange(3000)}".encode()
        files |= {page: text, f"{page}.gz": text[::-1]}
    files["sw.js"] = f"{chance.randrange(9)}".encode()
    listing = Listing.of({path: digest_of(bytes(files[path])) for path in files})
    stamp = Stamp("0", "bench/2026", "0", "", len(pages), sha256=listing.digest)
    files |= {SUMS: listing.text.encode(), "build.json": stamp.content}
    return Material(files, listing, stamp)


def missed(aim: Aim) -> tuple[set[str], dict[str, bytes]]:
    """What a visitor misses who begins at the entry page, and all that lies there."""
    with open_target(aim) as target:
        there: dict[str, bytes] = {}
        waiting = [""]
        while waiting:
            folder = waiting.pop()
            for name, kind in target.names(folder).items():
                path = f"{folder}/{name}".lstrip("/")
                if kind == "folder":
                    waiting.append(path)
                elif not path.startswith("_tuan-le/"):
                    there[path] = target.read(path) or b""
    if "index.html" not in there:
        return set(), there
    lost, seen, todo = set(), set(), ["index.html"]
    while todo:
        path = todo.pop()
        if path in seen:
            continue
        seen.add(path)
        if path not in there:
            lost.add(path)
        elif path.endswith(".html"):
            if not there[path].startswith(b"<html>"):
                lost.add(f"{path} is no page")
            at = posixpath.dirname(path)
            todo += [
                posixpath.normpath(posixpath.join(at, url))
                for url in HREF.findall(there[path].decode())
            ]
    return lost, there


def publish(aim: Aim, content: Material, patience: float = 0.2) -> bool:
    """Whether it came to its end."""
    try:
        with open_target(aim) as target:
            Publishing(target, content, "bench", told=lambda _text: None, patience=patience).run()
    except RefusedError:
        return False
    return True


def killed(aim: Aim, content: Material, after: float) -> bool:
    """The same in a process of its own, which is killed after so many seconds."""
    child = os.fork()
    if child == 0:
        done = False
        try:
            done = publish(aim, content)
        finally:
            os._exit(0 if done else 1)
    end = time.monotonic() + after
    while time.monotonic() < end:
        pid, status = os.waitpid(child, os.WNOHANG)
        if pid:
            return status == 0
        time.sleep(0.002)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return False


def together(aim: Aim, weeks: tuple[Material, Material]) -> bool:
    """Both at once, each in a process of its own; whether both came to their end.

    New ones: a double of this one would wait for ever for obstore's threads, which it has not.
    """
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        return all([*pool.map(publish, (aim, aim), weeks, (leases.PATIENCE,) * 2)])


def run(kind: str, runs: int, folder: Path) -> bool:
    """Publish so often, looking at the target after each; whether all was well."""
    chance = random.Random(kind)
    bad = cut = pairs = 0
    with ExitStack() as stack:
        aim, port = stack.enter_context(SERVERS[kind](folder))
        direct = aimed(aim, port)
        proxy = Proxy(port) if port else None
        near = aimed(aim, proxy.port) if proxy else direct
        with open_target(direct) as target:
            for path, content in FOREIGN.items():
                target.put(path, content)
            target.take_away([])
            target.finish()
        start = time.monotonic()
        for turn in range(runs):
            week, is_last = some_week(chance), turn % 5 == 4
            weeks = (week, some_week(chance)) if turn % 5 == 3 else (week,)
            if len(weeks) == 2:
                done = together(direct, (weeks[0], weeks[1]))
            elif proxy:
                proxy.cut_after(1 << 60 if is_last else int(chance.expovariate(1 / 60_000)))
                done = publish(near, week)
            else:
                done = killed(near, week, 1e9 if is_last else chance.uniform(0.01, LONGEST[kind]))
            cut += not done
            pairs += len(weeks) == 2
            lost, there = missed(direct)
            foreign = {path: there.pop(path, b"") for path in FOREIGN}
            states = [{path: each.read(path) for path in each.files} for each in weeks]
            # Of two that push to a branch the later one is told to run again.
            must = is_last or (len(weeks) == 2 and kind != "git")
            if lost or foreign != FOREIGN or (done and there not in states) or (must and not done):
                bad += 1
                print(f"{kind} {turn}: {lost=} {done=} {sorted(there.keys() ^ states[0].keys())}")
        seconds = time.monotonic() - start
    print(
        f"{kind}: {runs} publishes, {cut} cut off, {pairs} times two, {bad} bad, {seconds:.0f} s",
        flush=True,
    )
    return not bad


def main(arguments: list[str]) -> int:
    """Run what was asked for; 1 where anything was bad."""
    runs = int(arguments[0]) if arguments else 1000
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
    kinds = arguments[1:] or KINDS
    there = [kind for kind in kinds if kind not in NEEDS or shutil.which(NEEDS[kind])]
    print(*(f"{kind}: no {NEEDS[kind]} here" for kind in kinds if kind not in there), sep="\n")
    good = True
    for kind in there:
        with tempfile.TemporaryDirectory() as folder:
            good &= run(kind, runs // len(there), Path(folder))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
