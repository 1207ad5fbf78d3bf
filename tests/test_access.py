"""axe and a strict policy on each kind of page, in light and dark, narrow and wide."""

from __future__ import annotations

from itertools import chain
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.web import tools
from tests.web.record import PAGES, hold
from tests.web.sites import MARKDOWN, Sites
from tests.web.visits import HEIGHT, ask, axe, visits

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
WIDTHS = (320, 1280)


@pytest.fixture(scope="module", autouse=True)
def tools_are_here() -> None:
    tools.require()


def looks(scheme: str, width: int) -> dict[str, Any]:
    # Without motion a page is at once as it will stay.
    return {
        "color_scheme": scheme,
        "viewport": {"width": width, "height": HEIGHT},
        "reduced_motion": "reduce",
    }


def open_everything(page: Page) -> None:
    """Menu, filters, search and whatever else opens, until nothing more is closed."""
    for _round in range(3):
        if not page.evaluate("checks.openAll()"):
            break
        page.wait_for_timeout(50)


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_with_everything_open(
    browser: Browser, address: str, sites: Sites, width: int
):
    """In the dark, nothing but colours is another; all is asked there of what is closed."""
    faults: dict[str, list[str]] = {scheme: [] for scheme in SCHEMES}
    with visits(browser, address, sites.kinds, faults["light"], **looks("light", width)) as pages:
        for here, page in pages:
            open_everything(page)
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                found = axe(page, colours=scheme == "dark")
                faults[scheme] += [f"{here}: {fault}" for fault in found]
            page.emulate_media(color_scheme="light")
    for name, told in faults.items():
        hold(f"axe, {name}, {width}", "axe-core", len(sites.kinds), told, [name], [width])
    assert not any(faults.values()), "\n".join(chain.from_iterable(faults.values()))


def test_axe_finds_nothing_with_everything_closed(browser: Browser, address: str, sites: Sites):
    faults: list[str] = []
    with visits(browser, address, sites.kinds, faults, **looks("dark", 320)) as pages:
        for here, page in pages:
            faults += [f"{here}: {fault}" for fault in axe(page)]
    assert not faults, "\n".join(faults)


def test_axe_finds_what_is_wrong(browser: Browser, address: str):
    """So that the tests above cannot pass on nothing."""
    with visits(browser, address, [MARKDOWN], [], **looks("light", 320)) as pages:
        for _here, page in pages:
            page.evaluate("document.querySelector('main img').removeAttribute('alt')")
            page.evaluate("checks.style('main p { color: #999; background: #fff }')")
            rules = {fault.partition(":")[0] for fault in axe(page)}
            of_colours = {fault.partition(":")[0] for fault in axe(page, colours=True)}
    assert {"image-alt", "color-contrast"} <= rules
    assert of_colours == {"color-contrast"}


def test_every_control_is_pressed_and_the_policy_holds(
    browser: Browser, address: str, sites: Sites
):
    """Nothing is inline, nothing is asked of others, no script fails, whatever is pressed."""
    faults: list[str] = []
    # A dialog of the device would wait for somebody.
    device = "window.print = () => {}; navigator.share = async () => {};"
    # Nor does a form lead away.
    device += "addEventListener('submit', (event) => event.preventDefault());"
    options = looks("light", 320) | {"service_workers": "allow"}
    with visits(browser, address, sites.kinds, faults, **options) as pages:
        for _here, page in pages:
            page.evaluate(device)
            open_everything(page)
            for number in range(page.evaluate("checks.pressable()")):
                page.evaluate(f"pressables[{number}].isConnected && pressables[{number}].click()")
            page.wait_for_timeout(100)
    hold("policy", PAGES, len(sites.kinds), faults)
    assert not faults, "\n".join(faults)


def test_policy_is_seen_to_be_broken(browser: Browser, address: str):
    """So that the test above cannot pass on nothing."""
    faults: list[str] = []
    with visits(browser, address, [MARKDOWN], faults, **looks("light", 320)) as pages:
        for _here, page in pages:
            page.evaluate(
                "document.body.append(Object.assign(new Image(), {src: '//a.invalid/b'}))"
            )
            page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=color:red>')")
            page.wait_for_timeout(100)
    assert any("img-src" in fault or "a.invalid" in fault for fault in faults)
    assert any("style" in fault for fault in faults)


def test_every_page_has_one_title_landmarks_and_a_skip_link(
    browser: Browser, address: str, sites: Sites
):
    faults: list[str] = []
    with visits(browser, address, sites.kinds, faults, **looks("light", 1280)) as pages:
        for here, page in pages:
            faults += [f"{here}: {fault}" for fault in ask(page, "structure()")]
    assert not faults, "\n".join(faults)
