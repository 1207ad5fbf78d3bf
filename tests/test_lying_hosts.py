"""What a device keeps while a host, or a network before it, answers with something else: never
another's page, never an old hour that is said to be fresh, and all is well again afterwards."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from site_src.outputs.offline import page_mark
from site_src.publish.build_site import build_site
from site_src.reading.content import Content
from tests.sample_ward import FOLDER, NAME
from tests.serving import Answer, Server, until

WARD, COMMUNE, BASE = f"{NAME}/", "tinh-mau/xa-mau/2025/", "tuan-le/"
OLD, NEW = "Lễ khai mạc Tuần lễ hưởng ứng học tập suốt đời", "Buổi đã đổi giờ"
FOREIGN = "<!DOCTYPE html><html><title>Khác</title><main><h1>Đang bảo trì, 19h15</h1></main></html>"
# Pages that are looked at: one that changes in the new edition, and two that nobody visited.
CHANGED, VISITED, UNSEEN = "chuong-trinh/", "lien-he/", "chuong-trinh/le-khai-mac/"


@dataclass(frozen=True)
class Editions:
    """Two whole sites: `old` is what devices keep, `new` what the host gets next."""

    old: Path
    new: Path

    def file(self, edition: Path, path: str) -> bytes | None:
        """What an honest host answers for a path."""
        file = edition / path.lstrip("/")
        file = file / "index.html" if path.endswith("/") else file
        return file.read_bytes() if file.is_file() else None


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Editions:
    folder = tmp_path_factory.mktemp("editions")
    content = Path(shutil.copytree(FOLDER, folder / "content"))
    made = []
    # A host tells files of one second apart by nothing.
    later = time.time() + 60
    for name in ("old", "new"):
        site = folder / name / BASE
        site.parent.mkdir()
        assert build_site(Content(content, "content"), site, None, 1, strict=False).files
        made.append(site.parent)
        events = content / NAME / "events.yml"
        events.write_text(events.read_text("utf-8").replace(OLD, NEW), "utf-8")
    for file in made[1].rglob("*"):
        os.utime(file, (later, later))
    return Editions(*made)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context() as context:
        yield context


@pytest.fixture
def server(editions: Editions) -> Iterator[Server]:
    server = Server(editions.old)
    yield server
    server.lie = None
    server.stop()


def at(server: Server, path: str, campaign: str = WARD) -> str:
    return f"{server.address}{BASE}{campaign}{path}"


KEPT = """async () => {
  const keys = await caches.keys();
  const found = await Promise.all(keys.map(async (key) => (await caches.open(key)).keys()));
  return found.flat().map(({ url }) => url);
}"""


def keep(page: Page, server: Server) -> None:
    """Visit the campaign until all of it is kept."""
    page.goto(at(server, VISITED))
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    until(page, "!!navigator.serviceWorker.controller")
    until(page, lambda: at(server, UNSEEN) in page.evaluate(KEPT))


def let_pass(page: Page, hours: float) -> dt.datetime:
    """Let hours pass for what is kept, since a worker's own clock cannot be moved; the moment at
    which it was kept then."""
    page.evaluate(
        """async (by) => {
          for (const key of await caches.keys()) {
            const cache = await caches.open(key);
            for (const request of await cache.keys()) {
              const old = await cache.match(request), headers = new Headers(old.headers);
              headers.set("x-saved", headers.get("x-saved") - by);
              await cache.put(request, new Response(await old.blob(), { headers }));
            }
          }
        }""",
        hours * 36e5,
    )
    return dt.datetime.now(dt.UTC) - dt.timedelta(hours=hours)


def whole(editions: Editions, edition: str, path: str) -> bytes | None:
    return editions.file(getattr(editions, edition), path)


# A lie: what is answered for a path below the server's address, and what an honest host of the new
# edition would answer; None leaves the old edition's file.
Lie = Callable[[str, Editions], Answer | None]


def _type(path: str) -> str:
    types = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
    return types.get(Path(path).suffix, "text/html; charset=utf-8")


def _of(edition: str, wanted: Callable[[str], bool], change: Callable[[bytes], bytes]) -> Lie:
    """The files of an edition, changed; where they are not wanted, the old edition's."""

    def lie(path: str, editions: Editions) -> Answer | None:
        body = whole(editions, edition, path) if wanted(path) else None
        return None if body is None else Answer(body=change(body), type=_type(path))

    return lie


def _all(answer: Answer) -> Lie:
    return lambda path, editions: answer


def _page(path: str) -> bool:
    return path.endswith("/")


def _worker(path: str) -> bool:
    return path.endswith("sw.js")


def _same(body: bytes) -> bytes:
    return body


def _half(body: bytes) -> bytes:
    return body[: len(body) // 2]


def _in_place_of(other: str) -> Lie:
    """The page at another address for every page, as hosts do that know one page alone."""
    return lambda path, editions: Answer(body=whole(editions, "old", other) or b"", type=_type("/"))


def _shifted(from_: str, to: str) -> Lie:
    """Another campaign's files at this campaign's addresses."""

    def lie(path: str, editions: Editions) -> Answer | None:
        body = whole(editions, "old", path.replace(from_, to))
        return (
            Answer(404, FOREIGN.encode()) if body is None else Answer(body=body, type=_type(path))
        )

    return lie


LIES: dict[str, Lie] = {
    "half of every file": _of("old", lambda path: True, _half),
    "half of every page": _of("old", _page, _half),
    "half of the new edition's pages": _of("new", _page, _half),
    "empty files": _of("old", lambda path: True, lambda body: b""),
    "new list, old pages": _of("new", _worker, _same),
    "new list, half pages": _of(
        "new",
        lambda path: _worker(path) or _page(path),
        lambda body: body if b"SITE=" in body[:20] else _half(body),
    ),
    "new list cut in the middle": _of("new", _worker, _half),
    "new list cut after a statement": _of(
        "new", _worker, lambda body: body[: body.index(b";\n") + 2]
    ),
    "new list, some new pages": _of(
        "new", lambda path: _worker(path) or "/chuong-trinh/k" in path, _same
    ),
    "maintenance for everything": _all(Answer(body=FOREIGN.encode())),
    "maintenance for pages": lambda path, editions: (
        Answer(body=FOREIGN.encode()) if _page(path) else None
    ),
    "maintenance with 503": _all(Answer(503, FOREIGN.encode())),
    "overloaded": _all(Answer(429, FOREIGN.encode())),
    "firewall": _all(Answer(403, FOREIGN.encode())),
    "log in first": _all(Answer(401, FOREIGN.encode())),
    "hotel's portal, elsewhere": _all(
        Answer(302, headers={"Location": "http://127.0.0.1:9/hello"})
    ),
    "hotel's portal, here": lambda path, editions: (
        Answer(body=FOREIGN.encode())
        if path == "/portal"
        else Answer(302, headers={"Location": "/portal"})
    ),
    "the root's page for everything": _in_place_of(f"/{BASE}"),
    "own home page for every page": lambda path, editions: (
        _in_place_of(f"/{BASE}{WARD}")(path, editions) if _page(path) else None
    ),
    "another unit's files": _shifted(WARD, COMMUNE),
    "plain text": lambda path, editions: (
        Answer(body=whole(editions, "old", path) or b"", type="text/plain") if _page(path) else None
    ),
    "no body": _all(Answer(204)),
    "cut off": lambda path, editions: (
        Answer(body=_half(whole(editions, "old", path) or b""), cut=True) if _page(path) else None
    ),
    "a script for everything": _all(
        Answer(body=b"const SITE={};\n(() => {})();", type="text/javascript")
    ),
}


def test_there_are_twenty_lies_and_more():
    assert len(LIES) >= 20


def bar(page: Page) -> str:
    return " ".join(page.locator(".kept").all_inner_texts())


def check_kept(page: Page, address: str, editions: Editions, path: str) -> None:
    """Without a network the page is there, it is the old edition's, and its age is told."""
    page.goto(address)
    built = whole(editions, "old", f"/{BASE}{WARD}{path}")
    assert built is not None
    assert page.title() in built.decode()
    assert "bảo trì" not in page.content()
    assert "2 ngày trước" in bar(page), bar(page)


def look(page: Page, address: str) -> None:
    """Go there, also where a browser will have nothing to show."""
    with suppress(Error):
        page.goto(address)


@pytest.mark.parametrize("name", LIES)
def test_kept_edition_stays_whole_and_old(context, server, editions, name):
    page = context.new_page()
    keep(page, server)
    let_pass(page, 48)
    server.lie = lambda path: LIES[name](path, editions)
    look(page, at(server, "khong-co/"))
    look(page, at(server, CHANGED))
    assert page.locator("html").get_attribute("data-page") == page_mark(f"{WARD}{CHANGED}")
    page.wait_for_timeout(500)
    server.stop()
    for path in (VISITED, UNSEEN):
        check_kept(page, at(server, path), editions, path)
    page.goto(at(server, CHANGED))
    assert OLD in page.content()
    # The page was looked at just now only if its very bytes came.
    honest = whole(editions, "old", f"/{BASE}{WARD}{CHANGED}")
    answer = LIES[name](f"/{BASE}{WARD}{CHANGED}", editions)
    if answer is not None and answer.body != honest:
        assert "2 ngày trước" in bar(page)
    # The host is honest again, and has the new edition.
    server.lie, server.folder = None, editions.new
    server.start()
    page.goto(at(server, CHANGED))
    assert NEW in page.content()
    assert bar(page) == ""


def test_page_newer_than_the_list_is_kept_as_it_was_seen(context, server, editions):
    """A cache in between has the old list, or the list comes last: the page is right all the same,
    and the pages that nobody saw say how old they are."""
    page = context.new_page()
    keep(page, server)
    let_pass(page, 48)
    server.lie = lambda path: _of("new", _page, _same)(path, editions)
    page.goto(at(server, CHANGED))
    assert NEW in page.content()
    server.stop()
    page.goto(at(server, CHANGED))
    assert NEW in page.content()
    assert "chưa đầy một phút trước" in bar(page)
    check_kept(page, at(server, UNSEEN), editions, UNSEEN)
    server.start()


def test_page_that_a_host_writes_into_is_shown_and_told_of_truly(context, server, editions):
    page = context.new_page()
    keep(page, server)
    let_pass(page, 48)
    injected = _of("new", _page, lambda body: body.replace(b"<main", b"<p>Qu\xe1</p><main"))
    server.lie = lambda path: injected(path, editions)
    page.goto(at(server, CHANGED))
    assert NEW in page.content()
    server.stop()
    check_kept(page, at(server, VISITED), editions, VISITED)
    server.start()


def test_old_page_from_a_cache_in_between_is_asked_for_again(context, server, editions):
    """The new edition is kept; a cache on the way still has the old page, which has another query
    for none."""
    server.folder = editions.new
    page = context.new_page()
    keep(page, server)
    stale = whole(editions, "old", f"/{BASE}{WARD}{CHANGED}") or b""

    def lie(path: str) -> Answer | None:
        plain = "?" not in server.asked[-1]
        return Answer(body=stale) if path.endswith(CHANGED) and plain else None

    server.lie = lie
    page.goto(at(server, CHANGED))
    assert NEW in page.content()
    assert OLD not in page.content()


def test_page_that_failed_once_is_fetched_again(context, server):
    server.lie = lambda path: Answer(500) if path.endswith(UNSEEN) else None
    page = context.new_page()
    page.goto(at(server, VISITED))
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    until(page, "!!navigator.serviceWorker.controller")
    assert at(server, UNSEEN) not in page.evaluate(KEPT)
    server.lie = None
    page.goto(at(server, ""))
    until(page, lambda: at(server, UNSEEN) in page.evaluate(KEPT))


def test_planted_page_does_not_survive_the_next_edition(context, server, editions):
    """What an older worker kept unseen, under the right hash."""
    page = context.new_page()
    keep(page, server)
    page.evaluate(
        """async ([address, text]) => {
          for (const key of await caches.keys()) await (await caches.open(key)).put(address,
            new Response(text, { headers: { "content-type": "text/html" } }));
        }""",
        [at(server, UNSEEN), FOREIGN],
    )
    server.folder = editions.new
    (before,) = page.evaluate("caches.keys()")
    page.goto(at(server, CHANGED))
    until(page, lambda: before not in page.evaluate("caches.keys()"))
    server.stop()
    page.goto(at(server, UNSEEN))
    assert "bảo trì" not in page.content()
    server.start()


def test_host_is_asked_though_it_says_nothing_of_caching(context, server, editions):
    """Old files without Cache-Control are fresh for days to a browser not told otherwise."""
    long_ago = {"Last-Modified": "Mon, 01 Jan 2024 00:00:00 GMT"}

    def lie(path: str) -> Answer | None:
        body = editions.file(server.folder, path)
        return None if body is None else Answer(body=body, type=_type(path), headers=long_ago)

    server.lie = lie
    page = context.new_page()
    keep(page, server)
    page.goto(at(server, CHANGED))
    server.folder = editions.new
    page.goto(at(server, CHANGED))
    assert NEW in page.content()


def test_hanging_answer_is_not_waited_for(context, server, editions):
    page = context.new_page()
    keep(page, server)
    let_pass(page, 48)
    half = _half(whole(editions, "new", f"/{BASE}{WARD}{CHANGED}") or b"")
    server.lie = lambda path: Answer(body=half, hangs=True) if _page(path) else None
    page.goto(at(server, CHANGED))
    assert OLD in page.content()
    assert "Mạng chậm" in bar(page)
    assert "2 ngày trước" in bar(page)


def test_what_the_network_says_can_be_seen(context, server):
    page = context.new_page()
    keep(page, server)
    server.lie = lambda path: Answer(body=FOREIGN.encode())
    page.goto(at(server, CHANGED))
    page.get_by_role("link", name="Xem mạng trả lời gì").click()
    expect(page.locator("h1")).to_have_text("Đang bảo trì, 19h15")


def test_clock_that_was_set_back_makes_nothing_fresh(context, server):
    page = context.new_page()
    keep(page, server)
    let_pass(page, -48)
    server.stop()
    page.goto(at(server, CHANGED))
    assert "không rõ đã bao lâu" in bar(page)
    server.start()


def registrations(page: Page) -> int:
    found: int = page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)")
    return found


REFUSALS = {
    "gone": (1, Answer(404, FOREIGN.encode())),
    "gone for good": (1, Answer(410, FOREIGN.encode())),
    "another site for everything": (24, Answer(body=FOREIGN.encode())),
    "moved": (24, Answer(302, headers={"Location": "/"})),
    "forbidden": (24, Answer(403, FOREIGN.encode())),
    "no server behind": (720, Answer(503, FOREIGN.encode())),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_dead_campaign_leaves_at_the_second_refusal_some_time_later(context, server, name):
    hours, answer = REFUSALS[name]
    page = context.new_page()
    keep(page, server)
    server.lie = lambda path: answer if WARD in path else None
    for passed in (0, hours - 0.5):
        let_pass(page, passed)
        for _again in "12":
            look(page, at(server, "khong-co/"))
            page.wait_for_timeout(300)
            page.goto(f"{server.address}{BASE}404.html")
        assert at(server, UNSEEN) in page.evaluate(KEPT)
    let_pass(page, 1)
    look(page, at(server, "khong-co/"))
    page.goto(f"{server.address}{BASE}404.html")
    until(page, lambda: page.evaluate(KEPT) == [])
    until(page, lambda: registrations(page) == 0)


def test_refusals_with_a_good_answer_between_are_no_two(context, server):
    page = context.new_page()
    keep(page, server)
    gone = Answer(404, FOREIGN.encode())
    for lie in (gone, None, gone):
        server.lie = lambda path, lie=lie: lie if path.endswith("sw.js") else None
        page.goto(at(server, "khong-co/"))
        page.wait_for_timeout(500)
        let_pass(page, 2)
    assert at(server, UNSEEN) in page.evaluate(KEPT)


def test_address_without_its_slash_is_the_page(context, server):
    page = context.new_page()
    keep(page, server)
    server.stop()
    page.goto(at(server, "chuong-trinh?cho=children"))
    assert page.url == at(server, "chuong-trinh/?cho=children")
    assert OLD in page.content()
    page.goto(at(server, "/lien-he/index.html"))
    assert "Liên hệ" in page.title()
    server.start()


def test_front_page_opens_without_a_network(context, server):
    page = context.new_page()
    page.goto(f"{server.address}{BASE}")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    until(page, "!!navigator.serviceWorker.controller")
    server.stop()
    page.goto(f"{server.address}{BASE}")
    assert "chưa đầy một phút trước" in bar(page)
    page.locator(".finder input").fill("phuong mau")
    expect(page.locator(".finder [role=status]")).to_have_text("Tìm được 1 nơi")
    with pytest.raises(Error):  # what belongs to others is not answered for
        page.goto(at(server, CHANGED))
    server.start()
