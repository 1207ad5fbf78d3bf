"""Each kind of page for those who see, hold or run it differently: narrow, large, by keyboard, on
paper, without script."""

from __future__ import annotations

from itertools import chain

import pytest
from playwright.sync_api import Browser

from tests.test_access import looks, open_everything
from tests.web.record import PAGES, hold
from tests.web.sites import Sites
from tests.web.visits import DOUBLED, HEIGHT, SPACED, ask, visits

TARGET = 44  # px, high and wide
# What readers do to a narrow page.
STYLES = {"narrow": "", "narrow, large": DOUBLED, "narrow, spaced": SPACED}


def test_page_of_320_px_does_not_scroll_sideways_and_its_targets_are_large_enough(
    browser: Browser, address: str, sites: Sites
):
    faults: dict[str, list[str]] = {check: [] for check in (*STYLES, "targets", "policy")}
    with visits(browser, address, sites.kinds, faults["policy"], **looks("light", 320)) as pages:
        for here, page in pages:
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


def test_without_script_all_text_is_there_and_no_control_is_dead(
    browser: Browser, address: str, sites: Sites
):
    faults: list[str] = []
    options = looks("light", 320) | {"java_script_enabled": False}
    with visits(browser, address, sites.kinds, faults, **options) as pages:
        for here, page in pages:
            found = ask(page, "hiddenText('body', true)") + ask(page, "deadControls()")
            faults += [f"{here}: {fault}" for fault in found]
    hold("no script", PAGES, len(sites.kinds), faults, widths=[320])
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(("check", "script"), [("paper", True), ("paper, no script", False)])
def test_paper_has_all_text(browser: Browser, address: str, sites: Sites, check: str, script: bool):
    faults: list[str] = []
    options = looks("light", 800) | {"java_script_enabled": script}
    with visits(browser, address, sites.kinds, faults, **options) as pages:
        for here, page in pages:
            page.emulate_media(media="print")
            root = "main" if page.locator("main").count() else "body"
            faults += [f"{here}: {fault}" for fault in ask(page, f"hiddenText('{root}', false)")]
    hold(check, PAGES, len(sites.kinds), faults)
    assert not faults, "\n".join(faults)


def test_forced_colours_and_less_motion_lose_no_text(browser: Browser, address: str, sites: Sites):
    texts: list[dict[str, str]] = []
    for options in ({}, {"forced_colors": "active", "reduced_motion": "reduce"}):
        seen: dict[str, str] = {}
        viewport = {"width": 1280, "height": HEIGHT}
        with visits(browser, address, sites.kinds, [], viewport=viewport, **options) as pages:
            for here, page in pages:
                seen[here] = page.evaluate("checks.visibleText()")
                if options:
                    assert page.evaluate("document.getAnimations().length") == 0, here
        texts.append(seen)
    assert texts[0] == texts[1]
