"""Aids for everybody in a real browser: text size, contrast, colours, reading aloud, copying."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from site_src.outputs.host_rules import POLICY
from site_src.publish.build_site import build_site
from site_src.reading.content import Content
from tests.names import named
from tests.sample_ward import FOLDER
from tests.serving import served, until, watch

# The device's voices, which this machine does not have: what the page asks of them is written down.
VOICES = """
window.spoken = [];
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
const voices = {
  paused: false, addEventListener() {},
  getVoices: () => [{ lang: "en-US" }, ...(LANGUAGES).map((lang) => ({ lang }))],
  speak(utterance) { spoken.push(utterance); },
  pause() { this.paused = true; }, resume() { this.paused = false; },
  cancel() {},
};
Object.defineProperty(window, "speechSynthesis", { value: voices });
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the sample commune's campaign is served, under a strict policy."""
    site = tmp_path_factory.mktemp("aids") / "site"
    build_site(
        Content(FOLDER, "tests/sample"), site, named("tinh-mau/xa-mau/2025"), 1, strict=False
    )
    with served(site, POLICY) as address:
        yield f"{address}tinh-mau/xa-mau/2025/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page; a fault of a script or of the policy fails the test."""
    faults: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    opened = context.new_page()
    watch(opened, faults.append)
    yield opened
    context.close()
    assert faults == []


def open_panel(page: Page, url: str) -> None:
    page.goto(url)
    page.get_by_role("button", name="Cỡ chữ, nghe đọc").click()
    page.wait_for_selector(".aids:not([hidden])")


def test_text_size_stays_on_the_next_page(page: Page, address: str) -> None:
    open_panel(page, address)
    before = page.evaluate("getComputedStyle(document.body).fontSize")
    page.get_by_role("radio", name="Rất lớn").check()
    larger = page.evaluate("getComputedStyle(document.body).fontSize")
    assert float(larger[:-2]) >= 1.35 * float(before[:-2])
    # The menu in the head breaks between its entries, and not within one.
    heights = "[...document.querySelectorAll('.main-menu a')].map(a => a.offsetHeight)"
    assert max(page.evaluate(heights)) < 60
    page.goto(address + "chuong-trinh/")
    assert page.evaluate("getComputedStyle(document.body).fontSize") == larger
    open_panel(page, address)
    assert page.get_by_role("radio", name="Rất lớn").is_checked()


def test_contrast_and_colours_are_worn_at_once(page: Page, address: str) -> None:
    open_panel(page, address)
    page.get_by_role("radio", name="Mạnh").check()
    soft = "getComputedStyle(document.querySelector('.meta, .where, .lede, .theme')).color"
    assert page.evaluate(soft) == page.evaluate("getComputedStyle(document.body).color")
    page.get_by_role("radio", name="Tối").check()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 16, 14)"


def test_panel_closes_on_escape_and_gives_the_focus_back(page: Page, address: str) -> None:
    open_panel(page, address)
    button = page.get_by_role("button", name="Cỡ chữ, nghe đọc")
    assert button.get_attribute("aria-expanded") == "true"
    page.get_by_role("radio", name="Lớn", exact=True).focus()
    page.keyboard.press("Escape")
    expect(page.locator(".aids")).to_be_hidden()
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(page.locator("[data-aid=look]")).to_be_focused()


def test_no_reading_aloud_without_a_vietnamese_voice(page: Page, address: str) -> None:
    page.add_init_script(VOICES.replace("LANGUAGES", "[]"))
    open_panel(page, address)
    assert page.get_by_role("button", name="Nghe đọc trang này").count() == 0


def test_page_is_read_a_sentence_at_a_time(page: Page, address: str) -> None:
    page.add_init_script(VOICES.replace("LANGUAGES", '["vi-VN"]'))
    open_panel(page, address + "chuong-trinh/le-khai-mac/")
    page.get_by_role("button", name="Nghe đọc trang này").click()
    until(page, "spoken.length > 0")
    page.evaluate("for (let n = 0; n < 5; n += 1) spoken.at(-1).onend()")
    spoken = page.evaluate("spoken.map(({ text, lang }) => [text, lang])")
    texts = [" ".join(text.split()) for text, _language in spoken]
    assert {language for _text, language in spoken} == {"vi-VN"}
    assert "Lễ khai mạc ở xã" in texts
    assert all(len(text) < 250 for text in texts)
    assert page.locator(".said").count() == 1
    page.get_by_role("button", name="Dừng", exact=True).click()
    expect(page.locator(".said")).to_have_count(0)
    expect(page.get_by_role("button", name="Nghe đọc trang này")).to_be_visible()


def test_whole_page_is_read_and_then_it_ends(page: Page, address: str) -> None:
    page.add_init_script(VOICES.replace("LANGUAGES", '["vi"]'))
    open_panel(page, address + "chu-de/")
    page.get_by_role("button", name="Nghe đọc trang này").click()
    until(page, "spoken.length > 0")
    page.evaluate("for (let n = 0; n < 500 && spoken.at(-1); n += 1) spoken.at(-1).onend()")
    assert page.get_by_role("button", name="Nghe đọc trang này").is_visible()
    text = " ".join(page.evaluate("spoken.map(({ text }) => text)"))
    for line in page.locator("main p:visible").all_inner_texts():
        assert line.split()[0] in text
