"""Lists of many units: small pages, a finder in pieces, who has what, tables for programs."""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import brotli
import jsonschema
import pytest
from playwright.sync_api import Browser, Page

from site_src.base.problems import stops
from site_src.publish.build_site import build_site
from site_src.reading.content import Content
from site_src.reading.edition import Edition
from site_src.vietnamese.alphabet import slug
from tests.names import named
from tests.serving import served, until

# A province of hundreds of units takes some seconds to build.
pytestmark = pytest.mark.slow

NAMES = ("An", "Bình", "Cẩm", "Đông", "Hòa", "Lộc", "Phú", "Quế", "Thạnh")
NATION = """\
name: Bộ Mẫu
kind: bo
levels:
  - {id: cap-tinh, name: cấp tỉnh, rank: 2}
  - {id: cap-xa, name: cấp xã, rank: 4}
kinds:
  - {id: bo, name: bộ}
  - {id: tinh, name: tỉnh, level: cap-tinh}
  - {id: xa, name: xã, level: cap-xa}
abbreviations: {TM: tỉnh Mẫu}
known_units:
  - {id: mau, name: Mẫu, kind: tinh, valid_from: 01/07/2025, predecessors: [Mẫu, Ví Dụ]}
  - {id: xa-xoi, name: Xa Xôi, kind: tinh, valid_from: 01/07/2025, predecessors: [Gần Gũi]}
"""
WEEK = "title: Tuần lễ\nperiod: 01/10/2026 - 07/10/2026\n"
PLAN = """\
documents:
  - id: ke-hoach
    type: kế hoạch
    role: văn bản chính
    subject: Tuần lễ
    issuer: UBND xã Phú Lộc
"""
EVENT = """\
- id: hoi-sach
  title: Hội sách
  when: 02/10/2026
"""


def write(root: Path, path: str, text: str) -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def unit(kind: str, name: str) -> str:
    return f"name: Ủy ban nhân dân {kind} {name}\nshort_name: {name}\nkind: {slug(kind)}\n"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """A nation whose one province, without a Week of its own, has ninety communes."""
    root = tmp_path_factory.mktemp("hub") / "content"
    write(root, "unit.yml", NATION)
    write(root, "mau/unit.yml", unit("tỉnh", "Mẫu"))
    for first, second in permutations(NAMES, 2):
        name = f"{first} {second}"
        write(root, f"mau/{slug(name)}/unit.yml", unit("xã", name))
        write(root, f"mau/{slug(name)}/2026/campaign.yml", WEEK)
    write(root, "mau/phu-loc/unit.yml", f"{unit('xã', 'Phú Lộc')}predecessors: [Xã Cũ Kỹ]\n")
    write(root, "mau/phu-loc/2026/campaign.yml", f"{WEEK}{PLAN}")
    write(root, "mau/phu-loc/2026/events.yml", EVENT)
    return Content(root, "content", Edition(dt.date(2026, 9, 20), drafts=False))


@pytest.fixture(scope="module")
def site(content: Content, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its site."""
    folder = tmp_path_factory.mktemp("hub-site") / "site"
    built = build_site(content, folder, None, 2, strict=False)
    assert built.placed, [problem for problem in built.problems if stops([problem], strict=False)]
    return folder


@pytest.fixture
def page(browser: Browser, site: Path) -> Iterator[Page]:
    """A phone at the front page."""
    with served(site) as address:
        page = browser.new_page(viewport={"width": 360, "height": 740})
        page.goto(address)
        yield page
        page.close()


@pytest.mark.slow
def test_every_list_is_small(site: Path):
    for at in (
        "index.html",
        "cac-don-vi/index.html",
        "mau/index.html",
        "mau/cac-don-vi/index.html",
    ):
        assert len(brotli.compress((site / at).read_bytes())) < 8_000, at


def test_province_without_a_week_lists_its_units_at_its_own_address(site: Path):
    text = (site / "mau/index.html").read_text(encoding="utf-8")
    assert len(set(re.findall(r'href="(?:\./)?([a-z-]+)/">', text)) - {"cac-don-vi"}) >= 72
    # And stands alone: all that it asks for is below its own folder.
    assert not re.search(r'(?:href|src)="\.\./', text)
    for asset in re.findall(r'(?:href|src)="(assets/[^"]+)"', text):
        assert (site / "mau" / asset).is_file()


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("phu loc", "Phú Lộc"),
        ("PHÚ LỘC", "Phú Lộc"),
        ("loc phu", "Lộc Phú"),
        ("cu ky", "Phú Lộc"),
        ("xa cu ky", "Phú Lộc"),
        ("thạnh an", "Thạnh An"),
        ("gan gui", "Tỉnh Xa Xôi"),
    ],
)
def test_unit_is_found_from_the_front_page(page: Page, typed: str, first: str):
    page.locator("#find").fill(typed)
    item = page.locator(".finder li").first
    item.wait_for()
    assert item.inner_text().startswith(first)


def test_found_unit_opens_and_one_without_a_page_says_so(page: Page):
    page.locator("#find").fill("phu loc")
    page.locator(".finder li a").first.click()
    page.wait_for_url("**/mau/phu-loc/")
    page.go_back()
    page.locator("#find").fill("gan gui")
    page.locator(".finder li").first.wait_for()
    assert "chưa có trang" in page.locator(".finder").inner_text()
    assert page.locator(".finder li a").count() == 0


def test_five_letters_fetch_little(page: Page):
    fetched: list[int] = []
    page.on("response", lambda answer: fetched.append(len(answer.body())))
    page.locator("#find").press_sequentially("thanh", delay=20)
    until(page, "document.querySelectorAll('.finder li').length > 5")
    assert 0 < sum(fetched) < 20_000


def test_without_scripts_every_unit_is_two_presses_away(site: Path, browser: Browser):
    with served(site) as address:
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(address)
        page.get_by_role("link", name="Mẫu", exact=True).click()
        page.get_by_role("link", name="Phú Lộc", exact=True).click()
        assert page.url == f"{address}mau/phu-loc/"
        context.close()


def test_who_has_what_is_counted(site: Path):
    text = (site / "mau/cac-don-vi/index.html").read_text(encoding="utf-8")
    assert "Tính đến ngày 20/09/2026." in text
    counts = re.findall(r"(\d+) trên (\d+) đơn vị", text)
    assert counts == [("1", "72"), ("1", "72"), ("0", "72")]
    nation = (site / "cac-don-vi/index.html").read_text(encoding="utf-8")
    assert re.findall(r"<td>(\d+)/(\d+)</td>", nation) == [("1", "73"), ("1", "73"), ("0", "73")]


def test_tables_are_valid_and_say_the_same(site: Path):
    folder = site / "du-lieu"
    schema = json.loads((folder / "schema.json").read_bytes())
    for name in ("units", "campaigns"):
        table = json.loads((folder / f"{name}.json").read_bytes())
        jsonschema.validate(table, schema)
        with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        as_text = [
            {k: str(v).lower() if isinstance(v, bool) else str(v) for k, v in row.items()}
            for row in table[name]
        ]
        assert rows == as_text
    ours = [row for row in table["campaigns"] if row["unit"] == "mau/phu-loc"]
    assert [(row["year"], row["plan"], row["events"]) for row in ours] == [(2026, True, 1)]
    assert all((site / row["program"]).is_file() for row in table["campaigns"])
    catalog = json.loads((folder / "catalog.jsonld").read_bytes())
    urls = [
        d["dcat:downloadURL"]["@id"]
        for s in catalog["dcat:dataset"]
        for d in s["dcat:distribution"]
    ]
    assert sorted(urls) == ["campaigns.csv", "campaigns.json", "units.csv", "units.json"]
    assert all((folder / url).is_file() for url in urls)


def test_one_campaign_built_again_keeps_the_lists_whole(
    content: Content, site: Path, tmp_path: Path
):
    before = {f.name: f.read_bytes() for f in (site / "du-lieu").iterdir() if f.is_file()}
    build_site(content, site, named("mau/an-binh/2026"), 1, strict=False)
    assert {f.name: f.read_bytes() for f in (site / "du-lieu").iterdir() if f.is_file()} == before
    (site / "du-lieu/campaigns.json").write_bytes(b"{half")
    build_site(content, site, named("mau/an-binh/2026"), 1, strict=False)
    assert {f.name: f.read_bytes() for f in (site / "du-lieu").iterdir() if f.is_file()} == before
