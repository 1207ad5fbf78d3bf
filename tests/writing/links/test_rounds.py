"""500 links, of which 100 misbehave as hosts do: no living one is ever called dead.

Over real sockets on this machine; days pass by a clock of the test's own, and nobody sleeps.
"""

from __future__ import annotations

import datetime as dt
import socket
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Lock, Thread

import pytest

from site_src.model.name import CampaignName
from site_src.writing.links.asking import Answer, Said, ask
from site_src.writing.links.check import check_links
from site_src.writing.links.judging import APART, Seen, Verdict, judge, recall
from site_src.writing.links.round import PAUSE, Means, Round, ask_all
from tests.conftest import Content

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"


def status(code: int, *headers: str) -> bytes:
    lines = (f"HTTP/1.1 {code} X", *headers, "Content-Length: 0", "Connection: close")
    return "\r\n".join((*lines, "", "")).encode()


# What a host does: from how often it was asked for this address, the day, and the question, to
# bytes; None hangs, and nothing at all closes the line.
Behaviour = Callable[[int, int, str], bytes | None]
ALIVE: dict[str, Behaviour] = {
    "404-for-programs": lambda _n, _day, asked: OK if "Firefox" in asked else status(404),
    "403-for-programs": lambda _n, _day, asked: OK if "Firefox" in asked else status(403),
    "403": lambda *_: status(403),
    "401": lambda *_: status(401, 'WWW-Authenticate: Basic realm="x"'),
    "405": lambda *_: status(405),
    "429": lambda *_: status(429, "Retry-After: 3600"),
    "500": lambda *_: status(500),
    "503-then-there": lambda n, *_: OK if n else status(503),
    "404-then-there": lambda n, *_: OK if n else status(404),
    "404-twice-then-there": lambda n, *_: OK if n > 1 else status(404),
    "404-one-day": lambda _n, day, _asked: OK if day else status(404),
    "410-then-503": lambda _n, day, _asked: status(503) if day else status(410),
    "hangs": lambda *_: None,
    "closes": lambda *_: b"",
    "no-http": lambda *_: b"SSH-2.0-OpenSSH_9.2\r\n",
    "cut": lambda *_: b"HTTP/1.1 200 OK\r\nContent-Le",
    "circle": lambda _n, _day, asked: status(302, f"Location: {asked.split()[1]}"),
    "away-to-tls": lambda *_: status(302, "Location: https://127.0.0.1:{port}/tls/0"),
    "away-to-file": lambda *_: status(302, "Location: file:///etc/passwd"),
    "away-to-nowhere": lambda *_: status(302, "Location: //"),
    "many-headers": lambda *_: b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 200 + b"\r\n",
    "odd-status": lambda *_: b"HTTP/1.1 999 Request denied\r\n\r\n",
    "gone-for-robots": lambda _n, _day, asked: OK if "vi-VN" in asked else status(410),
    "unavailable-in-law": lambda *_: status(451),
    "cookie-wall": lambda _n, _day, asked: (
        OK if "Cookie: a=1" in asked else status(302, "Set-Cookie: a=1", "Location: /cookie-wall/0")
    ),
}
DEAD: dict[str, Behaviour] = {"404": lambda *_: status(404), "410": lambda *_: status(410)}
GOOD: dict[str, Behaviour] = {
    "good": lambda *_: OK,
    "moved": lambda *_: status(301, "Location: /good/0"),
}


@dataclass
class Host:
    """Hosts that behave as the first step of the path says, on the day that is set."""

    day: int = 0
    ports: tuple[int, ...] = ()
    counts: Counter[tuple[str, int]] = field(default_factory=Counter)
    lock: Lock = field(default_factory=Lock)

    @property
    def port(self) -> int:
        return self.ports[0]

    def at(self, kind: str, number: int) -> str:
        """An address of this behaviour, on one of the hosts."""
        return f"http://127.0.0.1:{self.ports[number % len(self.ports)]}/{kind}/{number}"

    def answer(self, connection: socket.socket) -> None:
        with connection:
            try:
                connection.settimeout(5)
                asked = connection.recv(65_536).decode("latin-1")
                path = asked.split()[1] if asked.startswith("GET /") else "/tls/0"
                with self.lock:
                    number = self.counts[path, self.day]
                    self.counts[path, self.day] += 1
                behave = {**ALIVE, **DEAD, **GOOD}.get(path.split("/")[1], lambda *_: b"\x15\x03")
                sent = behave(number, self.day, asked)
                if sent is None:
                    connection.recv(1)  # until the other end has had enough
                else:
                    connection.sendall(sent.replace(b"{port}", str(self.port).encode()))
            except OSError:
                pass


@contextmanager
def hosting() -> Iterator[Host]:
    host = Host()
    servers = [socket.create_server(("127.0.0.1", 0), backlog=200) for _number in range(6)]
    host.ports = tuple(server.getsockname()[1] for server in servers)

    def serve(server: socket.socket) -> None:
        while True:
            try:
                connection, _address = server.accept()
            except OSError:
                return
            Thread(target=host.answer, args=(connection,), daemon=True).start()

    for server in servers:
        Thread(target=serve, args=(server,), daemon=True).start()
    yield host
    for server in servers:
        server.shutdown(socket.SHUT_RDWR)
        server.close()


@dataclass
class Time:
    """A clock that only `wait` and the test put forward."""

    now: dt.datetime = dt.datetime(2026, 10, 1, 8, tzinfo=dt.UTC)
    waited: list[float] = field(default_factory=list)

    def means(self, folder: Path, question: Callable[[str, bool], Answer]) -> Means:
        return Means(question, lambda: self.now, self.waited.append, folder)


quick = partial(ask, timeout=0.25)


@pytest.mark.slow
def test_500_links_of_which_100_misbehave(tmp_path: Path):
    with hosting() as host:
        odd = [host.at(kind, n) for kind in ALIVE for n in range(4)]
        dead = [host.at(kind, n) for kind in DEAD for n in range(4)]
        dead += [f"http://khong-co-{n}.invalid/" for n in range(2)]
        good = [host.at(kind, n) for kind in GOOD for n in range(195)]
        assert (len(odd), len(odd + dead + good)) == (100, 500)
        time = Time()
        means = time.means(tmp_path, quick)
        first = ask_all([*odd, *dead, *good], means)
        assert by_verdict(first)[Verdict.DEAD] == set()
        # Within the day nothing dies, however often one looks.
        time.now += APART - dt.timedelta(minutes=1)
        assert by_verdict(ask_all(dead, means))[Verdict.DEAD] == set()
        time.now += dt.timedelta(hours=2)
        host.day = 1
        second = by_verdict(ask_all([*odd, *dead, *good], means))
        assert second[Verdict.DEAD] == set(dead)  # 0 false deaths, and none missed
        assert set(good) <= second[Verdict.ALIVE]
        assert second[Verdict.DEAD] & set(odd) == set()
        # What lies to programs only is known to be alive.
        for kind in ("404-for-programs", "404-then-there", "404-one-day", "gone-for-robots"):
            assert host.at(kind, 0) in second[Verdict.ALIVE]
        assert set(time.waited) >= {PAUSE}


def by_verdict(done: Round) -> dict[Verdict, set[str]]:
    return {v: {one.url for one in done.judged if one.verdict is v} for v in Verdict}


def test_one_question_a_second_for_a_host(tmp_path: Path):
    """Between any two questions to one host at least the pause is waited."""
    with hosting() as host:
        time = Time()
        urls = [f"http://127.0.0.1:{host.port}/good/{n}" for n in range(5)]
        asked: list[str] = []

        def question(url: str, as_browser: bool) -> Answer:
            asked.append(f"{len(time.waited)}")
            return quick(url, as_browser)

        ask_all(urls, time.means(tmp_path, question))
        assert asked == ["0", "1", "2", "3", "4"]
        assert time.waited == [PAUSE] * 4
        # What was there a short time ago is not asked for again.
        ask_all(urls, time.means(tmp_path, question))
        assert len(asked) == 5


@pytest.mark.parametrize(
    "damage", [b"", b"{}", b"not a cache", b"\x00" * 100], ids=["empty", "json", "text", "zeros"]
)
def test_cache_is_looked_at_before_it_is_believed(tmp_path: Path, damage: bytes):
    with hosting() as host:
        url, time = f"http://127.0.0.1:{host.port}/404/0", Time()
        ask_all([url], time.means(tmp_path, quick))
        (file,) = tmp_path.iterdir()
        assert recall(url, tmp_path).missing == time.now
        file.write_bytes(damage)
        time.now += APART * 2
        (one,) = ask_all([url], time.means(tmp_path, quick)).judged
        assert one.verdict is Verdict.UNKNOWN


def test_clock_that_was_put_back(tmp_path: Path):
    now = dt.datetime(2026, 10, 1, tzinfo=dt.UTC)
    missing = Answer(Said.MISSING, "404")
    one, seen = judge("http://a.vn/", missing, Seen(missing=now + APART * 3), now, online=True)
    assert (one.verdict, seen.missing) == (Verdict.UNKNOWN, now)


def test_no_network_is_no_death(tmp_path: Path):
    """Where no name is found at all, and where every host says 404, as a proxy may."""
    time = Time()
    means = time.means(tmp_path, quick)
    urls = [f"http://khong-co-{n}.invalid/" for n in range(8)]
    for _day in range(3):
        done = ask_all(urls, means)
        assert not done.online
        assert by_verdict(done)[Verdict.DEAD] == set()
        time.now += APART * 2
    with hosting() as host:

        def proxy(_url: str, as_browser: bool) -> Answer:
            return quick(f"http://127.0.0.1:{host.port}/404/0", as_browser)

        for _day in range(3):
            done = ask_all(urls, time.means(tmp_path, proxy))
            assert by_verdict(done)[Verdict.DEAD] == set()
            time.now += APART * 2


RESOURCES = """
    === 2026/campaign.yml
    title: Tuần lễ
    === 2026/resources.yml
    # Học liệu của Bộ
    - id: thu-vien  # giữ mã này
      name: Thư viện số
      purpose: Đọc sách.
      url: {root}/good/1
      last_checked: 20/9/2026  # chị Hoa xem
    # Kho cũ
    - id: kho
      name: Kho học liệu
      purpose: Tải bài giảng.
      url: "{root}/404/1"
    - {{id: bao, name: Báo, purpose: Đọc báo., url: {root}/403/1, last_checked: null}}
    === 2026/news/tin.md
    ---
    title: Tin
    date: 01/10/2026
    ---
    Xem [trang cũ]({root}/410/1) và [trang mới]({root}/good/2#muc).
    """


def test_what_was_seen_is_noted_with_comments_kept(
    content_tree: Callable[[str], Content], tmp_path: Path
):
    with hosting() as host:
        root = f"http://127.0.0.1:{host.port}"
        content = content_tree(RESOURCES.format(root=root))
        file = content.root / "2026/resources.yml"
        before = file.read_text(encoding="utf-8")
        time = Time()
        names = [CampaignName("", 2026)]
        means = time.means(tmp_path / "cache", quick)
        check_links(content.tree, names, means, lambda *_: None)
        seen = before.replace("20/9/2026  # chị Hoa xem", "01/10/2026  # chị Hoa xem")
        assert file.read_text(encoding="utf-8") == seen
        time.now += APART
        asked = check_links(content.tree, names, means, lambda *_: None)
        assert file.read_text(encoding="utf-8") == (
            seen.replace("01/10/2026", "02/10/2026").replace(
                f'  url: "{root}/404/1"\n',
                f'  url: "{root}/404/1"\n  last_checked: 02/10/2026\n  dead_since: 01/10/2026\n',
            )
        )
        told = {f"{p.spot.path}:{p.spot.line} {p.severity}" for p in asked.problems}
        assert told == {
            "content/2026/resources.yml:8 warning",
            "content/2026/resources.yml:12 notice",
            "content/2026/news/tin.md:5 warning",
        }
        assert "2 sống, 2 chết, 1 không rõ" in asked.lines[0]
        assert content.campaign("2026").resources[1].dead_since is not None
        # There again, it is alive again.
        file.write_text(file.read_text(encoding="utf-8").replace("/404/1", "/good/3"), "utf-8")
        check_links(content.tree, names, means, lambda *_: None)
        assert "dead_since" not in file.read_text(encoding="utf-8")
