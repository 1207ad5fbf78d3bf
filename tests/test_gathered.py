"""An upper unit's programme with the events of the units below: the sample province."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from site_src.publish.build_site import build_site
from site_src.reading.content import Content
from tests.built import BuiltPage
from tests.names import named

UPPER = "tinh-mau/2025/chuong-trinh/index.html"
LOWER = "tinh-mau/xa-mau/2025"


def build(content: Path, campaign: str | None = None) -> Path:
    """The folder of the site, built or built anew."""
    site = content.with_name("site")
    report = build_site(
        Content(content, "content"),
        site,
        named(campaign) if campaign else None,
        1,
        strict=False,
    )
    assert report.files, report.problems
    return site


def page_of(site: Path) -> BuiltPage:
    """The province's programme."""
    return BuiltPage(UPPER, (site / UPPER).read_text(encoding="utf-8"))


def program_script(site: Path) -> tuple[dict[str, Any], list[list[str]]]:
    """The options of each facet by its name, and what each card answers to."""
    text = (site / UPPER).with_name("facets.js").read_text(encoding="utf-8")
    data = json.loads(text.removeprefix("site.program="))
    return {name: options for name, _words, options in data["facets"]}, data["events"]


def links_to_events(page: BuiltPage) -> Iterator[str]:
    """Where its cards lead, once for each."""
    for link in page.links:
        if re.search(r"chuong-trinh/[a-z0-9-]+/$|^[a-z][a-z0-9-]*/$", link.url):
            yield link.url


def test_upper_programme_lists_the_events_of_the_units_below(sample_content):
    site = build(sample_content)
    page = page_of(site)
    links = list(links_to_events(page))
    assert len(links) == 47, "one of the province, 43 of the ward, three of the commune"
    assert len(set(links)) == len(links), "what a unit inherited stands once"
    assert "Gồm cả hoạt động của 2 đơn vị trực thuộc." in page.text
    whose = [row for row in page.document.iter("b") if row.text == "Xã Mẫu"]
    assert len(whose) == 2, "the commune’s loudspeaker is work of offices"


def test_gathered_events_lead_to_the_pages_of_their_units(sample_content):
    site = build(sample_content)
    links = list(links_to_events(page_of(site)))
    inside = [url for url in links if not urlsplit(url).scheme]
    for url in inside:
        path = urlsplit(urljoin(f"https://a.example/{UPPER}", url)).path.lstrip("/")
        assert (site / path / "index.html").is_file(), url
    assert sum("xa-mau" in url for url in inside) == 3
    away = [url for url in links if urlsplit(url).scheme]
    start = "https://phuong-mau.example.vn/tuan-le/2025/chuong-trinh/"
    assert len(away) == 43
    assert all(url.startswith(start) for url in away), "a unit with a site of its own"


def test_home_counts_what_its_programme_lists(sample_content):
    events = sample_content / "tinh-mau/2025/events.yml"
    home = "tinh-mau/2025/index.html"

    def said() -> str:
        return BuiltPage(home, (build(sample_content) / home).read_text(encoding="utf-8")).text

    page = said()
    assert "Cả chương trình: 47 hoạt động" in page
    assert "Có gì cho bạn?" in page, "what those below have for them"
    # Nothing of its own is not nothing.
    events.unlink()
    page = said()
    assert "Hoạt động của các đơn vị trực thuộc" in page
    assert "Cả chương trình: 46 hoạt động" in page
    assert "Chưa có hoạt động nào" not in page


def test_places_with_the_same_id_are_told_apart(sample_content):
    facets, events = program_script(build(sample_content))
    places = {value for value, _words in facets["noi"]}
    assert {"tinh-mau/phuong-mau/nha-van-hoa", "tinh-mau/xa-mau/nha-van-hoa"} <= places
    assert {answer[1:] for answers in events for answer in answers if answer[0] == "@"} == places


def test_unit_that_does_not_say_so_shows_its_own_events_alone(sample_content):
    file = sample_content / "tinh-mau/2025/campaign.yml"
    file.write_text(file.read_text(encoding="utf-8").partition("\n")[2], encoding="utf-8")
    site = build(sample_content)
    page = page_of(site)
    assert len(list(links_to_events(page))) == 1
    assert "don-vi" not in (site / UPPER).with_name("facets.js").read_text(encoding="utf-8")


def test_draft_of_a_unit_below_is_not_shown(sample_content):
    file = sample_content / LOWER / "campaign.yml"
    file.write_text("state: nháp\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    assert "xa-mau" not in page_of(build(sample_content)).source


def test_other_outputs_hold_the_own_events_alone(sample_content):
    site = build(sample_content)
    calendar = (site / "tinh-mau/2025/calendar.ics").read_bytes()
    assert calendar.count(b"BEGIN:VEVENT") == 1


def test_a_lower_unit_built_alone_renews_the_upper_programme(sample_content):
    site = build(sample_content)
    assert "7h30" in page_of(site).text
    file = sample_content / LOWER / "events.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("7h30", "8h15"), encoding="utf-8")
    build(sample_content, LOWER)
    page = page_of(site)
    assert "8h15" in page.text
    assert "7h30" not in page.text
