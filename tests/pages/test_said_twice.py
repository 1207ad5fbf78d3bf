"""What two languages must both say: addresses, colours, hours, weekdays, signs of the index."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from site_src.base.addresses import MANIFEST, WORKER
from site_src.base.messages import gettext
from site_src.base.project import ROOT, TEMPLATES, THEME
from site_src.model import display
from site_src.outputs.calendar import VTIMEZONE
from site_src.outputs.search_index import CHARACTERS
from site_src.pages import colours
from site_src.pages.posters import PAIRS
from site_src.plan.campaigns import plan_campaign
from site_src.publish.listing import STAMP
from site_src.reading.content import Content
from site_src.vietnamese import weekdays
from site_src.vietnamese.zone import ZONE
from tests.names import named
from tests.sample_ward import NAME, sample_tree

# `link('…`, `link_in(owner, '…` and what stands behind the way up to the campaign's folder.
ADDRESS = re.compile(r"""\blink(?:_in)?\((?:[\w.]+, )?'([^']+)'|\{\{ (?:up|base) \}\}([^"{]+)""")


# Of the whole site and not of a campaign: tests/plan holds their addresses.
OF_WHOLE = {"data.html", "portal.html"}


def sheet(name: str) -> str:
    return Path(THEME, "assets", name).read_text(encoding="utf-8")


def token(css: str, name: str) -> str:
    """The first value of a custom property: the light scheme's, with six digits."""
    match = re.search(rf"--{name}: (#[0-9a-f]+)", css)
    assert match, name
    digits = match[1][1:]
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


def named_addresses() -> Iterator[tuple[str, str]]:
    """Every address that a template writes out, with the template's name."""
    for folder in (Path(TEMPLATES), Path(THEME)):
        for file in sorted(folder.rglob("*.html")):
            for match in ADDRESS.finditer(file.read_text(encoding="utf-8")):
                yield file.name, (match[1] or match[2]).split("#")[0].split()[0]


def test_addresses_in_templates_are_those_of_pages_and_files():
    there = {WORKER, MANIFEST, STAMP}
    for content, name in (
        (sample_tree(), NAME),
        (Content(Path(ROOT, "content"), "content"), "tp-ho-chi-minh/quan-3/2023"),
    ):
        plan, problems = plan_campaign(content, named(name))
        assert plan, problems
        there |= {page.address for page in plan.pages} | {file.address for file in plan.outputs}
    written = {(name, address) for name, address in named_addresses() if name not in OF_WHOLE}
    assert len(written) > 30
    assert {(name, address) for name, address in written if address not in there} == set()


@pytest.mark.parametrize(
    "name", ["SON", "HOE", "CHAM", "DIEP", "THAN", "SOFT", "ON_SON_SOFT", "ON_SON"]
)
def test_colours_of_pictures_are_the_tokens_of_the_sheet(name: str):
    assert getattr(colours, name) == token(sheet("site.css"), name.lower().replace("_", "-"))


@pytest.mark.parametrize("name", ["base.html", "alone.html"])
def test_frame_of_a_browser_is_lacquer_red(name: str):
    text = Path(THEME, name).read_text(encoding="utf-8")
    assert f'<meta name="theme-color" content="{colours.SON}">' in text


def test_posters_are_painted_as_they_are_shown():
    css = sheet("posters.css")
    for pair in PAIRS:
        ground, words, small = pair.ground, pair.words, pair.small
        assert f".{pair.name} {{ --ground: {ground}; --words: {words}; --small: {small} }}" in css


def test_frames_for_portals_have_the_colours_of_the_site():
    css, site = sheet("embed.css"), sheet("site.css")
    for here, there in {"son": "son", "hoe": "hoe", "ink": "than", "soft": "soft"}.items():
        assert token(css, here) == token(site, there)


def test_zone_is_one_in_calendars_and_scripts():
    offset = f"{datetime(2026, 1, 1, tzinfo=ZONE):%z}"
    assert f"TZOFFSETTO:{offset}\r\n".encode() in VTIMEZONE
    minutes = int(offset[1:3]) * 60 + int(offset[3:])
    assert f"Math.floor(Date.now() / 6e4) + {minutes};" in sheet("_clock.js")
    moment = Path(ROOT, "site_src/publish/live/moment.js").read_text(encoding="utf-8")
    assert f"`}}{offset[:3]}:{offset[3:]}`" in moment


def test_weekdays_are_shown_as_they_are_read():
    assert [gettext(day).lower() for day in display.WEEKDAYS] == list(weekdays.NAMES)
    (names,) = re.findall(r"const WEEKDAYS = \[(.*)\];", sheet("_clock.js"))
    said = re.findall(r'_\("(\w+)"\)', names)
    assert [*said[1:], said[0]] == list(display.WEEKDAYS)


def test_search_counts_signs_as_the_index_is_written():
    (to,) = re.findall(r"const letter = \(n\) => (.*);", sheet("search.js"))
    (back,) = re.findall(r"const number = \(character\) => (.*);", sheet("search.js"))
    first, low, second, middle, last = map(int, re.findall(r"\d+", to))
    assert to == f"n + (n < {first} ? {low} : n < {second} ? {middle} : {last})"
    for number, letter in enumerate(CHARACTERS):
        step = low if number < first else middle if number < second else last
        assert ord(letter) == number + step
    ends = f"character < {low + first} ? {low} : character < {middle + second} ? {middle} : {last}"
    assert back == f"character - ({ends})"
