"""Each kind of page for those who see, hold or run it differently: narrow, large, by keyboard, on
paper, without script."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Any, Literal

from playwright.sync_api import Browser, Page

from tests.test_access import looks, open_everything
from tests.web.record import PAGES, hold
from tests.web.sites import Sites
from tests.web.visits import DOUBLED, HEIGHT, SPACED, ask, visits

State = Literal["load", "networkidle"]
TARGET = 44  # px, high and wide
# What readers do to a narrow page.
STYLES = {"narrow": "", "narrow, large": DOUBLED, "narrow, spaced": SPACED}


def hidden_on_paper(page: Page) -> list[str]:
    """The texts of a page that its print leaves out; the page is a screen of 320 px again."""
    page.set_viewport_size({"width": 800, "height": HEIGHT})
    page.emulate_media(media="print")
    root = "main" if page.locator("main").count() else "body"
    found = ask(page, f"hiddenText('{root}', false)")
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 320, "height": HEIGHT})
    return found


def test_page_of_320_px_does_not_scroll_sideways_has_large_targets_and_all_text_on_paper(
    browser: Browser, address: str, sites: Sites
):
    faults: dict[str, list[str]] = {check: [] for check in (*STYLES, "targets", "paper", "policy")}
    with visits(browser, address, sites.kinds, faults["policy"], **looks("light", 320)) as pages:
        for here, page in pages:
            faults["paper"] += [f"{here}: {fault}" for fault in hidden_on_paper(page)]
            for state in ("closed", "open"):
                for check, style in STYLES.items():
                    page.evaluate(f"checks.style(`{style}`)")
                    found = ask(page, "sideways()") + ask(page, "cut()")
                    faults[check] += [f"{here} {state}: {fault}" for fault in found]
                page.evaluate("checks.style('')")
                open_everything(page)
            found = ask(page, f"smallTargets({TARGET})")
            faults["targets"] += [f"{here}: {fault}" for fault in found]
    for check in (*STYLES, "targets"):
        hold(check, PAGES, len(sites.kinds), faults[check], widths=[320])
    hold("paper", PAGES, len(sites.kinds), faults["paper"])
    assert not any(faults.values()), "\n".join(chain.from_iterable(faults.values()))


def test_keyboard_reaches_everything_in_order_and_shows_where_it_is(
    browser: Browser, address: str, sites: Sites
):
    faults: list[str] = []
    with visits(browser, address, sites.kinds, faults, **looks("light", 320)) as pages:
        for here, page in pages:
            stops = ask(page, "stops()")
            reached: list[int] = []
            for _press in range(len(stops) + 20):  # a player has stops of its own inside
                page.keyboard.press("Tab")
                at = page.evaluate("checks.focus()")
                if at is None or at["number"] in reached[:-1]:
                    break
                if at["number"] < 0:
                    faults.append(f"{here}: {at['name']} is no stop")
                if at["number"] not in reached:
                    reached.append(at["number"])
                faults += [f"{here}: {at['name']} not marked" for _ in "1" if not at["marked"]]
                faults += [f"{here}: {at['name']} out of sight" for _ in "1" if not at["inside"]]
            missed = [stop for number, stop in enumerate(stops) if number not in reached]
            faults += [f"{here}: Tab does not reach {stop}" for stop in missed]
            if reached != sorted(reached):
                faults.append(f"{here}: the order of Tab is not that of the page: {reached}")
    hold("keyboard", PAGES, len(sites.kinds), faults, widths=[320])
    assert not faults, "\n".join(faults)


def test_without_script_all_text_is_there_also_on_paper_and_no_control_is_dead(
    browser: Browser, address: str, sites: Sites
):
    faults: list[str] = []
    on_paper: list[str] = []
    options = looks("light", 320) | {"java_script_enabled": False}
    with visits(browser, address, sites.kinds, faults, **options) as pages:
        for here, page in pages:
            found = ask(page, "hiddenText('body', true)") + ask(page, "deadControls()")
            faults += [f"{here}: {fault}" for fault in found]
            on_paper += [f"{here}: {fault}" for fault in hidden_on_paper(page)]
    hold("no script", PAGES, len(sites.kinds), faults, widths=[320])
    hold("paper, no script", PAGES, len(sites.kinds), on_paper)
    assert not faults + on_paper, "\n".join(faults + on_paper)


def test_forced_colours_and_less_motion_lose_no_text(browser: Browser, address: str, sites: Sites):
    options: tuple[dict[str, Any], ...] = (
        {},
        {"forced_colors": "active", "reduced_motion": "reduce"},
    )
    first, second = (texts(browser, address, sites.kinds, **look) for look in options)
    # A page may have been read before or after its scripts had brought what they bring late: what
    # differs is read again, when it asks for nothing more.
    differ = [here for here in sites.kinds if first[here] != second[here]]
    first, second = (
        texts(browser, address, differ, until="networkidle", **look) for look in options
    )
    assert first == second


def texts(
    browser: Browser, address: str, pages: Iterable[str], until: State = "load", **options: Any
) -> dict[str, str]:
    """What is to be read on each page; where less motion is asked for, nothing moves."""
    read: dict[str, str] = {}
    viewport = {"width": 1280, "height": HEIGHT}
    with visits(browser, address, pages, [], viewport=viewport, **options) as opened:
        for here, page in opened:
            page.wait_for_load_state(until)
            read[here] = page.evaluate("checks.visibleText()")
            if options:
                assert page.evaluate("document.getAnimations().length") == 0, here
    return read
