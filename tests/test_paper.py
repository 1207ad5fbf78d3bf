"""The browser's own print: few sheets, theme and dates at their head, nothing to press."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from playwright.sync_api import Browser, Page

from tests.sample_ward import NAME
from tests.web.sites import SAMPLE

VIET_NAM = dt.timezone(dt.timedelta(hours=7))
EVENING = dt.datetime(2025, 10, 1, 18, 30, tzinfo=VIET_NAM)


@pytest.fixture
def page(browser: Browser, sites, address: str):  # `sites` are what stands at `address`
    context = browser.new_context()
    page = context.new_page()
    page.clock.set_fixed_time(EVENING)
    yield page
    context.close()


def sheets(page: Page) -> int:
    return len(
        re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(format="A4", prefer_css_page_size=True))
    )


@pytest.mark.parametrize(
    ("path", "most"),
    [("chuong-trinh/", 3), ("", 1), ("chuong-trinh/le-khai-mac/", 1), ("lien-he/", 1)],
)
def test_few_sheets(page: Page, address: str, path: str, most: int):
    page.goto(f"{address}{SAMPLE}{NAME}/{path}")
    assert sheets(page) <= most


@pytest.mark.parametrize("path", ["chuong-trinh/", "chuong-trinh/le-khai-mac/", "lien-he/"])
def test_theme_and_dates_stand_in_the_head(page: Page, address: str, path: str):
    page.goto(f"{address}{SAMPLE}{NAME}/{path}")
    page.emulate_media(media="print")
    head = page.evaluate("getComputedStyle(document.querySelector('.top'), '::after').content")
    assert page.evaluate("document.querySelector('.top').dataset.paper")
    assert head == "attr(data-paper)" or "cuộc sống số" in head


@pytest.mark.parametrize("path", ["", "chuong-trinh/", "chuong-trinh/le-khai-mac/"])
def test_nothing_to_press_and_no_room_for_an_empty_sheet(page: Page, address: str, path: str):
    page.goto(f"{address}{SAMPLE}{NAME}/{path}")
    page.emulate_media(media="print")
    seen = page.eval_on_selector_all(
        "button, .button, summary, input, .foot .ways, .path",
        "all => all.filter(e => e.checkVisibility()).map(e => e.outerHTML)",
    )
    assert seen == []
    # A body as high as the window is what gave Firefox a second sheet.
    assert page.evaluate("getComputedStyle(document.body).minHeight") in ("0px", "auto")


def test_paper_has_the_days_as_they_were_written(page: Page, address: str):
    """On a notice board there is no today."""
    page.goto(f"{address}{SAMPLE}{NAME}/chuong-trinh/")
    assert page.get_by_role("heading", name="Hôm nay").count() == 1
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.get_by_role("heading", name="Hôm nay").count() == 0
    assert page.locator("details.done").count() == 0
    assert page.locator("details.past .row").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
