"""What texts, other applications of the host and refusals do to a page: it goes on working, and
says what it has to say."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, BrowserContext, Page, expect

from site_src.outputs.host_rules import POLICY
from site_src.pages.templating import TEMPLATES
from site_src.prose.sanitize import RESERVED, sanitize
from site_src.publish.build_site import build_site
from site_src.reading.content import Content
from site_src.vietnamese.alphabet import heading_slug, slug
from tests.names import named
from tests.sample_ward import FOLDER, NAME
from tests.serving import Answer, Server, until

THEME = Path(__file__).parents[1] / "theme_overrides"
# Ids that a page's scripts and links look for, as headings and as ids of staff's own.
TAKEN = """---
title: Trang thử
---

## Results

## Main

## Found 0

## All

<p id="_results">Một đoạn.</p>

<p id="_main">Một đoạn nữa.</p>
"""
SLOGANS = """- id: cong
  where: Cổng phường
  choice: bắt buộc
  slogans:
    - id: hoc-mai
      text: Học mãi
"""
# Pages on which no text makes an id: their own may be as they are.
NO_TEXTS = {"home.html", "program.html", "event.html", "embed.html", "alone.html"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("odd")
    content = Path(shutil.copytree(FOLDER, folder / "content"))
    pages = content / NAME / "pages"
    pages.mkdir(exist_ok=True)
    (pages / "trang-thu.md").write_text(TAKEN, encoding="utf-8")
    (content / NAME / "slogans.yml").write_text(SLOGANS, encoding="utf-8")
    report = build_site(Content(content, "content"), folder / "site", named(NAME), 1, strict=False)
    assert report.files
    server = Server(folder / "site", POLICY)
    yield server
    server.stop()


Visit = Callable[..., Page]
# While there is something to go to.
BEFORE_IT = dt.datetime(2025, 9, 17, 5, 0, tzinfo=dt.UTC)


@pytest.fixture
def visit(browser: Browser, server: Server) -> Iterator[Visit]:
    """Opens a page of the ward; a script's fault fails the test."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def open_page(path: str = "", script: str = "", **options: object) -> Page:
        context = browser.new_context(service_workers="block", **options)  # type: ignore[arg-type]
        contexts.append(context)
        if script:
            context.add_init_script(script)
        page = context.new_page()
        page.clock.set_fixed_time(BEFORE_IT)
        # A damaged script is no fault of the page's own.
        page.on("pageerror", lambda e: None if e.name == "SyntaxError" else faults.append(str(e)))
        page.goto(f"{server.address}{NAME}/{path}")
        return page

    yield open_page
    server.lie = None
    for context in contexts:
        context.close()
    assert faults == []


# --- Ids --------------------------------------------------------------------------------


@given(st.text())
def test_no_text_makes_an_id_of_the_frame(text):
    assert not slug(text).startswith(RESERVED)
    assert not heading_slug(text).startswith(RESERVED)


@given(st.from_regex(r"_{1,3}[a-z0-9-]{1,12}", fullmatch=True))
def test_no_id_of_staff_is_one_of_the_frame(name):
    ids = re.findall(r'id="([^"]*)"', sanitize(f'<p id="{name}">a</p>'))
    assert ids
    assert not ids[0].startswith(RESERVED) or ids[0].startswith("__tabbed_")


def test_ids_of_the_frame_begin_with_what_no_text_makes():
    files = [
        *TEMPLATES.rglob("pages/*.html"),
        *THEME.glob("*.html"),
        *THEME.glob("partials/*.html"),
    ]
    found = [
        f"{file.name}: {name}"
        for file in files
        if file.name not in NO_TEXTS
        for name in re.findall(r'(?<![\w-])id="([^"{]+)', file.read_text(encoding="utf-8"))
        if not name.startswith(RESERVED) and file.name not in ("portal.html", "units.html")
    ]
    assert found == []


def test_headings_named_like_the_frame_leave_search_and_skip_link_alone(visit):
    page = visit("trang-thu/")
    assert page.locator("main").get_attribute("id") == "_main"
    assert page.locator("#_main").count() == 1
    if not page.get_by_role("searchbox").is_visible():
        page.locator(".menu summary").click()
    page.locator(".find input").fill("khai mac")
    expect(page.locator("[role=option]").first).to_be_visible()
    expect(page.locator("h2#results")).to_have_text("Results")


# --- What other applications of the host have written -----------------------------------

VALUES = [
    1,
    "a",
    True,
    [],
    [1, None],
    {"a-b": "c"},
    {"size": 3},
    {"toString": 1},
    {"x": {}},
    "null",
]


@pytest.mark.parametrize("prefix", ["", "tuan-le."])
@pytest.mark.parametrize("value", [*map(json.dumps, VALUES), "{", "[[["])
def test_values_in_storage_end_no_script(visit, prefix, value):
    names = json.dumps([prefix + name for name in ("look", "mine")])
    page = visit(
        "chuong-trinh/?cho=children",
        f"for (const name of {names}) localStorage[name] ||= {json.dumps(value)};",
    )
    expect(page.locator(".narrow [role=status]")).not_to_have_text("")
    button = page.locator("[data-tool=go]:visible").first
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    if not prefix:  # what is another's stays as it is
        assert page.evaluate("localStorage.mine") == value


def test_storage_that_is_refused_ends_no_script(visit):
    page = visit(
        "chuong-trinh/?cho=children",
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } });",
    )
    expect(page.locator(".narrow [role=status]")).not_to_have_text("")


# --- Copying ----------------------------------------------------------------------------

NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined });"
REFUSED = """Object.defineProperty(navigator, 'clipboard',
  { value: { writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) } });"""
NO_COMMAND = "document.execCommand = () => {};"
LYING_COMMAND = "document.execCommand = () => true;"


@pytest.mark.parametrize("script", [NO_CLIPBOARD, REFUSED])
def test_refused_clipboard_is_gone_round(visit, script):
    page = visit("khau-hieu/", script, permissions=["clipboard-read"])
    button = page.locator("[data-aid=copy]").first
    button.click()
    expect(button).to_have_text("Đã sao chép")
    assert page.locator("textarea").count() == 0
    text = page.locator("[data-text]").first.inner_text().replace("\\u00a0", " ")
    page.evaluate("document.body.append(document.createElement('textarea'))")
    page.locator("textarea").focus()
    page.keyboard.press("Control+V")
    expect(page.locator("textarea")).to_have_value(text)


@pytest.mark.parametrize("command", [NO_COMMAND, LYING_COMMAND])
@pytest.mark.parametrize("script", [NO_CLIPBOARD, REFUSED])
def test_nothing_is_said_to_be_copied_that_is_not(visit, script, command):
    page = visit("khau-hieu/", script + command)
    button = page.locator("[data-aid=copy]").first
    button.click()
    expect(button).to_have_text("Chưa chép được: chép phần chữ đã chọn, hoặc nhấn lại")
    assert page.evaluate("document.activeElement.localName") == "textarea"
    assert page.evaluate(
        "document.activeElement.selectionEnd === document.activeElement.value.length"
    )


def test_first_press_copies_where_only_the_press_itself_may(visit):
    """As WebKit has it: the script for copying is there before somebody presses."""
    page = visit("khau-hieu/")
    until(page, "'copy' in site")


# --- Addresses and searches -------------------------------------------------------------


@pytest.mark.parametrize("path", ["/", "//", "///"])
def test_more_slashes_in_an_address_end_no_script(visit, path):
    page = visit(f"{path.lstrip('/')}chuong-trinh/")
    page.goto(page.url.replace(f"/{NAME}", f"{path}{NAME}"))
    page.locator(".narrow summary").click()
    page.locator(".narrow fieldset input").first.check()
    until(page, "location.search.length > 3")
    assert path + NAME in page.evaluate("location.href")


QUERIES = ["$&", "$`$'$1$$", "học " * 5000, "a" * 20_000, "\\ud83d", "(.*)+[", "\\\\", "<b>x</b>"]


@pytest.mark.parametrize("query", QUERIES)
def test_any_query_is_answered_in_words(visit, query):
    page = visit("tim-kiem/")
    page.locator("main input[type=search]").fill(query)
    status = page.locator("main form [role=status]")
    expect(status).not_to_have_text("")
    said = status.inner_text()
    assert "{text}" not in said
    assert len(said) < 200
    if len(query) < 20 and "\\ud83d" not in query:
        assert query.strip() in said


@pytest.mark.parametrize("body", [b"", b"searchIndex={", b"<!DOCTYPE html><p>b"])
def test_search_without_its_index_says_so(visit, server, body):
    server.lie = lambda path: (
        Answer(body=body, type="text/javascript") if path.endswith("/index.js") else None
    )
    page = visit("lien-he/")
    if not page.locator(".find input").is_visible():
        page.locator(".menu summary").click()
    page.locator(".find input").fill("khai mac")
    expect(page.get_by_text("Chưa tải được phần tìm kiếm")).to_be_visible()


def test_script_that_does_not_come_is_asked_for_again(visit, server):
    page = visit("khau-hieu/")
    button = page.locator("[data-aid=copy]").first
    server.lie = lambda path: Answer(503) if "/aids." in path else None
    button.click()
    expect(button).to_have_text("Không có mạng, nhấn lại")
    server.lie = None
    button.click()
    expect(button).not_to_have_text("Không có mạng, nhấn lại")
