"""Where the focus is can be seen: pixels before and after, a control of each kind on each page."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page

from tests.test_access import looks, open_everything
from tests.web.record import PAGES, hold
from tests.web.sites import Sites
from tests.web.visits import ask, visits

LEAST = 3  # WCAG 2.4.13 asks for this contrast
AROUND = 8  # px, that a ring may stand away
KNOWN = """[...window.stopList].map((stop) => {
  const looks = (one) => one ? one.localName + "." + one.className : "";
  const of = stop.closest("header, nav, form, li, section, footer, details, figure, main");
  return [stop, stop.closest("label"), of, of && of.parentElement].map(looks).join(" < ")
    + getComputedStyle(stop).color;
})"""
PLACE = """(number) => {
  const stop = window.stopList[number];
  stop.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
  const boxes = [stop, ...(stop.labels || [])].flatMap((one) => [...one.getClientRects()]);
  const seen = boxes.filter((box) => box.width && box.height);
  if (!seen.length) return null;
  const x = Math.min(...seen.map((box) => box.left));
  const y = Math.min(...seen.map((box) => box.top));
  return {
    x, y,
    width: Math.max(...seen.map((box) => box.right)) - x,
    height: Math.max(...seen.map((box) => box.bottom)) - y,
  };
}"""


def test_focus_is_seen_on_every_control(browser: Browser, address: str, sites: Sites):
    faults: list[str] = []
    known: set[tuple[str, str]] = set()
    for scheme in ("light", "dark"):
        with visits(browser, address, sites.kinds, [], **looks(scheme, 360)) as pages:
            for here, page in pages:
                faults += [f"{here}, {scheme}: {fault}" for fault in unseen(page, scheme, known)]
    hold("focus", PAGES, len(sites.kinds), faults, ["light", "dark"], [360])
    assert not faults, "\n".join(faults)


def test_focus_that_is_not_seen_is_found(browser: Browser, address: str, sites: Sites):
    """So that the test above cannot pass on nothing."""
    with visits(browser, address, sites.kinds[:1], [], **looks("light", 360)) as pages:
        for _here, page in pages:
            page.evaluate("checks.style(':focus-visible { outline-color: transparent }')")
            assert unseen(page, "light", set())


def unseen(page: Page, scheme: str, known: set[tuple[str, str]]) -> list[str]:
    """Controls whose focus changes too little of the page, where none like them is `known`."""
    # A key was pressed last: what is focused from here on shows it.
    page.keyboard.press("Tab")
    open_everything(page)
    page.evaluate("document.activeElement.blur()")
    names = ask(page, "stops()")
    found = []
    for number, kind in enumerate(page.evaluate(KNOWN)):
        if (scheme, kind) in known:
            continue
        known.add((scheme, kind))
        box = page.evaluate(PLACE, number)
        if box is None:
            continue
        before = taken(page, box)
        page.evaluate(f"window.stopList[{number}].focus({{preventScroll: true}})")
        share = changed(before, taken(page, box), box)
        page.evaluate(f"window.stopList[{number}].blur()")
        # As much as a line of one pixel around it would change.
        if share < 1:
            found.append(f"{names[number]}: {share:.2f} of its outline")
    return found


def taken(page: Page, box: dict[str, float]) -> Image.Image:
    view = page.viewport_size
    assert view is not None
    left, top = max(0, box["x"] - AROUND), max(0, box["y"] - AROUND)
    right = min(view["width"], box["x"] + box["width"] + AROUND)
    bottom = min(view["height"], box["y"] + box["height"] + AROUND)
    clip: Any = {"x": left, "y": top, "width": right - left, "height": bottom - top}
    return Image.open(io.BytesIO(page.screenshot(clip=clip, animations="allow"))).convert("RGB")


def changed(before: Image.Image, after: Image.Image, box: dict[str, float]) -> float:
    """How many pixels have changed by so much contrast, as a share of the control's outline."""
    outline = 2 * (min(box["width"], before.width) + min(box["height"], before.height))
    where = ImageChops.difference(before, after).getbbox()
    if where is None:
        return 0
    pairs = Counter(zip(pixels(before.crop(where)), pixels(after.crop(where)), strict=True))
    strong = sum(count for pair, count in pairs.items() if contrast(*pair) >= LEAST)
    return strong / outline


def pixels(image: Image.Image) -> Iterator[bytes]:
    """The colours of a picture, pixel by pixel."""
    raw = image.tobytes()
    return map(bytes, zip(raw[::3], raw[1::3], raw[2::3], strict=True))


@cache
def contrast(one: bytes, other: bytes) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: bytes) -> float:
    parts = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
