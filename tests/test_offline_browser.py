"""A campaign without a network: a real server that really ends, in a real browser."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from site_src.outputs.icons import ICONS, png
from site_src.publish.build_site import build_site
from site_src.reading.content import Content
from tests.built import read_site
from tests.serving import Server, until

WARD, PROVINCE = "tinh-mau/phuong-mau/2025/", "tinh-mau/2025/"
# That of the campaign, and that of the page at the unit's own address.
BOTH_WORKERS = """navigator.serviceWorker.getRegistrations()
    .then(all => all.length == 2 && all.every(one => one.active))"""
ASSETS = Path(__file__).parent.parent / "theme_overrides" / "assets"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context() as context:
        yield context


Build = Callable[[], None]


@pytest.fixture
def site(sample_site: Path, tmp_path: Path) -> Path:
    """A copy of the sample's site, which may be built again."""
    return Path(shutil.copytree(sample_site, tmp_path / "www" / "tuan-le"))


@pytest.fixture
def build(sample_content: Path, site: Path) -> Build:
    """Builds the site again, of what its content is now."""

    def build() -> None:
        assert build_site(Content(sample_content, "content"), site, None, 1, strict=False).files

    return build


@pytest.fixture
def server(site: Path) -> Iterator[Server]:
    """Serves the site under a subpath."""
    server = Server(site.parent)
    yield server
    server.stop()


def visit(page: Page, server: Server, campaign: str = WARD, path: str = "") -> None:
    """Open a page, and wait until the worker keeps its campaign."""
    page.goto(f"{server.address}tuan-le/{campaign}{path}")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    until(page, "!!navigator.serviceWorker.controller")


def caches(page: Page) -> list[str]:
    names: list[str] = page.evaluate("caches.keys()")
    return sorted(names)


def test_every_page_opens_after_one_visit(context, server, tmp_path):
    page = context.new_page()
    visit(page, server)
    pages = read_site(tmp_path / "www" / "tuan-le" / WARD)
    server.stop()
    for address, built in pages.items():
        if address == "404.html":
            continue
        page.goto(f"{server.address}tuan-le/{WARD}{address}")
        title = built.document.findtext(".//title")
        assert page.title() == title, address
        if not address.startswith("embed/"):
            bar = page.locator("[role=status].kept").inner_text()
            assert re.match(r"Không có mạng\. Bạn đang xem bản lưu lúc \d\dh\d\d ngày ", bar)
            assert "phút trước" in bar
    server.start()


def test_styles_scripts_and_search_work_without_a_network(context, server):
    page = context.new_page()
    visit(page, server)
    server.stop()
    page.goto(f"{server.address}tuan-le/{WARD}chuong-trinh/?cho=children")
    assert page.locator(".top").evaluate("e => getComputedStyle(e).backgroundColor") != (
        "rgba(0, 0, 0, 0)"
    )
    expect(page.locator(".narrow")).to_be_visible()
    page.goto(f"{server.address}tuan-le/{WARD}tim-kiem/?q=chuong+trinh")
    expect(page.locator("#_results > li").first).to_contain_text("Chương trình")
    server.start()


def test_age_is_told_on_viet_nams_clock(context, server):
    page = context.new_page()
    visit(page, server)
    # Two days pass for what is kept; the worker's own clock cannot be moved.
    kept = dt.datetime.now(dt.UTC) - dt.timedelta(days=2, hours=1)
    page.evaluate(
        """async (at) => {
          for (const key of await caches.keys()) {
            const cache = await caches.open(key);
            for (const request of await cache.keys()) {
              const old = await cache.match(request);
              const headers = new Headers(old.headers);
              headers.set("x-saved", at);
              await cache.put(request, new Response(await old.blob(), { headers }));
            }
          }
        }""",
        int(kept.timestamp() * 1000),
    )
    server.stop()
    page.goto(f"{server.address}tuan-le/{WARD}lien-he/")
    there = kept.astimezone(dt.timezone(dt.timedelta(hours=7)))
    expect(page.locator(".kept")).to_have_text(
        f"Không có mạng. Bạn đang xem bản lưu lúc {there:%Hh%M} ngày {there:%d/%m/%Y}, "
        "2 ngày trước. Thử lại"
    )
    server.start()


def test_changed_programme_is_seen_at_once(context, server, sample_content, build):
    page = context.new_page()
    visit(page, server, path="chuong-trinh/")
    events = sample_content / WARD / "events.yml"
    old = "Lễ khai mạc Tuần lễ hưởng ứng học tập suốt đời"
    server.stop()
    page.reload()
    assert old in page.locator("main").inner_text()
    events.write_text(
        events.read_text(encoding="utf-8").replace(old, "Buổi đã đổi tên"), encoding="utf-8"
    )
    build()
    server.start()
    page.reload()
    text = page.locator("main").inner_text()
    assert "Buổi đã đổi tên" in text
    assert old not in text
    assert page.locator(".kept").count() == 0
    # The new state is kept in turn, of pages that nobody has visited as well.
    until(page, lambda: is_kept(page, "Buổi đã đổi tên"))
    server.stop()
    page.reload()
    assert "Buổi đã đổi tên" in page.locator("main").inner_text()
    server.start()


def test_slow_network_is_not_waited_for(context, server):
    page = context.new_page()
    visit(page, server)
    server.delay = 8
    page.goto(f"{server.address}tuan-le/{WARD}chuong-trinh/")
    assert "Mạng chậm" in page.locator(".kept").inner_text()
    assert "Lễ khai mạc" in page.locator("main").inner_text()
    server.delay = 0


def is_kept(page: Page, words: str) -> bool:
    """Whether a page of the campaign that nobody has visited is kept with these words."""
    found: bool = page.evaluate(
        """async (words) => {
          for (const key of await caches.keys()) {
            const cache = await caches.open(key);
            const kept = await cache.match(new URL("../embed/", location.href));
            if (!kept || !(await kept.text()).includes(words)) return false;
          }
          return true;
        }""",
        words,
    )
    return found


def test_only_what_changed_is_fetched_again(context, server, sample_content, build):
    page = context.new_page()
    visit(page, server)
    until(page, lambda: len(caches(page)) == 1)
    places = sample_content / WARD / "news" / "hoan-hoi-thao.md"
    places.write_text(places.read_text(encoding="utf-8") + "\nThêm một câu.\n", encoding="utf-8")
    (before,) = caches(page)
    # The worker may look for a newer one as soon as there is one.
    server.asked.clear()
    build()
    page.reload()
    # Asked once: between two questions the new one may begin, beside the old.
    until(page, lambda: len(now := caches(page)) == 1 and now != [before])
    asked = {path.rpartition(WARD)[2].partition("?")[0] for path in server.asked}
    fetched = {path for path in asked if path.endswith("/")}
    assert "tin-tuc/hoan-hoi-thao/" in fetched
    assert fetched <= {"", "tin-tuc/hoan-hoi-thao/", "tin-tuc/"}


def test_units_on_one_host_do_not_touch_each_other(context, server):
    page = context.new_page()
    visit(page, server, WARD)
    visit(page, server, PROVINCE)
    until(page, lambda: len(caches(page)) == 2)
    ward, province = sorted(caches(page), key=lambda name: "phuong-mau" not in name)
    assert f"/tuan-le/{WARD} " in ward
    assert f"/tuan-le/{PROVINCE} " in province
    server.stop()
    page.goto(f"{server.address}tuan-le/{WARD}chuong-trinh/")
    assert page.locator(".kept").count() == 1
    server.start()


def test_unit_address_keeps_the_newest_campaign(context, server):
    page = context.new_page()
    page.goto(f"{server.address}tuan-le/tinh-mau/phuong-mau/")
    until(page, BOTH_WORKERS)
    server.stop()
    page.goto(f"{server.address}tuan-le/{WARD}lien-he/")
    assert page.locator(".kept").count() == 1
    server.start()


def test_unit_address_opens_without_a_network(context, server):
    page = context.new_page()
    address = f"{server.address}tuan-le/{WARD.removesuffix('2025/')}"
    page.goto(address)
    until(page, BOTH_WORKERS)
    server.stop()
    for there in ("", "index.html"):
        page.goto(f"{address}{there}")
        assert page.locator(".kept").count() == 1
    page.get_by_role("link", name="Chương trình").first.click()
    expect(page).to_have_url(f"{address}2025/chuong-trinh/")
    # What belongs to others is not answered for.
    with pytest.raises(Error):
        page.goto(f"{address}2019/")
    server.start()


def test_unknown_page_without_a_network_leads_home(context, server):
    page = context.new_page()
    visit(page, server)
    server.stop()
    page.goto(f"{server.address}tuan-le/{WARD}khong-co/")
    assert page.locator("h1").inner_text() == "Không có mạng, và trang này chưa được lưu"
    page.get_by_role("link", name="Về trang chủ").click()
    page.wait_for_url(f"**/{WARD}")
    server.start()


def test_manifest_names_icons_of_their_size(server, context):
    from io import BytesIO

    from PIL import Image

    page = context.new_page()
    page.goto(f"{server.address}tuan-le/{WARD}")
    href = page.locator("link[rel=manifest]").evaluate("e => e.href")
    manifest = json.loads(page.request.get(href).body())
    assert manifest["lang"] == "vi"
    for icon in manifest["icons"]:
        answer = page.request.get(
            page.evaluate("u => new URL(u[0], u[1]).href", [icon["src"], href])
        )
        assert Image.open(BytesIO(answer.body())).size == tuple(
            int(side) for side in icon["sizes"].split("x")
        )


@pytest.mark.parametrize("name", ICONS)
def test_icons_are_those_of_the_emblem(name):
    from io import BytesIO

    from PIL import Image, ImageChops

    drawn = Image.open(BytesIO(png(*ICONS[name]))).convert("RGBA")
    kept = Image.open(ASSETS / name).convert("RGBA")
    assert ImageChops.difference(drawn, kept).getbbox() is None
