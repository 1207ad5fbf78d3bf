"""The programme's tools in a real browser, on the sample ward's site under a strict policy."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page

from site_src.outputs.host_rules import POLICY
from tests.sample_ward import NAME
from tests.serving import served, until, watch

VIET_NAM = dt.timezone(dt.timedelta(hours=7))
ZONES = ["Asia/Ho_Chi_Minh", "America/Los_Angeles", "Pacific/Auckland"]
IN_THE_WEEK = dt.datetime(2025, 9, 30, 9, 0, tzinfo=VIET_NAM)
BEFORE_IT = dt.datetime(2025, 9, 17, 12, 0, tzinfo=VIET_NAM)


@pytest.fixture(scope="module")
def address(sample_site: Path) -> Iterator[str]:
    """Where the sample ward's campaign is served."""
    with served(sample_site, POLICY) as address:
        yield f"{address}{NAME}/"


Visit = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """Opens a page at a moment, in a zone; what a strict policy or a script's fault says, and what
    is asked of anybody else, fails the test."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def open_page(
        path: str = "chuong-trinh/", at: dt.datetime = BEFORE_IT, script: str = "", **options: Any
    ) -> Page:
        context = browser.new_context(accept_downloads=True, **options)
        contexts.append(context)
        if script:
            context.add_init_script(script)
        page = context.new_page()
        watch(page, faults.append, address)
        if options.get("java_script_enabled", True):
            page.clock.set_fixed_time(at)
        page.goto(address + path)
        if "?" in path:
            wait_for_filters(page)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


def shown(page: Page) -> list[str]:
    """The titles of the events that can be seen, in order."""
    titles: list[str] = page.eval_on_selector_all(
        ".listed",
        "all => all.filter(e => e.offsetParent).map(e => e.querySelector('a').textContent)",
    )
    return titles


def tell(page: Page) -> str:
    return page.locator(".narrow [role=status]").inner_text()


def wait_for_filters(page: Page) -> None:
    """Their script comes when they are opened, or at once where the address has a choice."""
    page.wait_for_selector(".narrow fieldset", state="attached")


def open_filters(page: Page) -> None:
    page.locator(".narrow summary").click()
    wait_for_filters(page)


def choose(page: Page, name: str, value: str) -> None:
    page.locator(f".narrow input[name='{name}'][value='{value}']").check()


# --- Narrowing ------------------------------------------------------------------------------------


def test_filters_of_several_kinds_narrow_together(visit: Visit) -> None:
    page = visit()
    open_filters(page)
    assert (len(shown(page)), tell(page)) == (44, "44 hoạt động")
    choose(page, "loai", "class")
    classes = shown(page)
    choose(page, "ngay", "2025-10-01")
    assert shown(page) == [
        "Lớp máy tính 3: dịch vụ công trực tuyến",
        "Lớp tiếng Anh giao tiếp trực tuyến",
    ]
    assert len(classes) > 2
    assert tell(page) == "2 trong 44 hoạt động"
    choose(page, "cach", "online")
    assert shown(page) == ["Lớp tiếng Anh giao tiếp trực tuyến"]


def test_two_values_of_one_filter_show_both(visit: Visit) -> None:
    page = visit("chuong-trinh/?loai=sports&loai=visit")
    assert shown(page) == [
        "Hoãn: Hội thao người cao tuổi",
        "Học sinh thăm bảo tàng tỉnh",
        "Đi bộ vì học tập suốt đời",
    ]


def test_audience_includes_what_is_for_everyone(visit: Visit) -> None:
    page = visit("chuong-trinh/?cho=people_with_disabilities&loai=reading")
    assert "Đọc sách chữ nổi và sách nói" in shown(page)
    assert "Ngày hội đọc sách" in shown(page)
    assert "Giờ kể chuyện cho trẻ mẫu giáo" not in shown(page)


def test_upper_units_programme_narrows_by_unit(visit: Visit) -> None:
    page = visit("../../2025/chuong-trinh/?don-vi=%2Ftinh-mau%2Fxa-mau")
    assert shown(page) == [
        "Lễ khai mạc ở xã",
        "Thư viện lưu động về xã",
        "Bản tin học tập trên loa xã",
    ]
    assert tell(page) == "3 trong 47 hoạt động"
    open_filters(page)
    choose(page, "don-vi", "/tinh-mau")
    assert len(shown(page)) == 4
    choose(page, "noi", "tinh-mau/xa-mau/nha-van-hoa")
    assert len(shown(page)) == 2


def test_free_includes_free_or_low(visit: Visit) -> None:
    assert "Lớp tiếng Anh giao tiếp trực tuyến" in shown(visit("chuong-trinh/?phi=free"))
    assert "Lớp tiếng Anh giao tiếp trực tuyến" in shown(visit("chuong-trinh/?phi=low"))


def test_choice_stands_in_the_address_and_can_be_sent(visit: Visit) -> None:
    page = visit()
    open_filters(page)
    choose(page, "noi", "thu-vien")
    choose(page, "cho", "children")
    # Each choice comes into the address a moment after it is made.
    page.wait_for_url(lambda url: "noi=thu-vien" in url and "cho=children" in url)
    sent = page.url.partition("chuong-trinh/")[2]
    other = visit(f"chuong-trinh/{sent}")
    assert shown(other) == shown(page) != []
    assert other.locator(".narrow input:checked").count() == 2


def test_reset_shows_everything_again(visit: Visit) -> None:
    page = visit("chuong-trinh/?loai=sports")
    page.get_by_role("button", name="Xem tất cả").click()
    page.wait_for_url("**/chuong-trinh/")
    assert len(shown(page)) == 44
    assert page.get_by_role("button", name="Xem tất cả").is_hidden()
    assert page.locator(".day").evaluate_all("all => all.filter(e => e.hidden).length") == 0


def test_choice_that_nothing_fits_says_so(visit: Visit) -> None:
    page = visit("chuong-trinh/?phi=paid&cach=offline")
    assert shown(page) == []
    assert tell(page) == "Không có hoạt động nào khớp. Hãy bỏ bớt lựa chọn."


def test_days_without_a_fitting_event_are_gone(visit: Visit) -> None:
    page = visit("chuong-trinh/?ngay=2025-10-02")
    days = page.locator(".day").evaluate_all("all => all.filter(e => !e.hidden).map(e => e.id)")
    assert days == ["ngay-2025-10-02"]
    assert "Triển lãm ảnh “Lớp học quanh ta”" in shown(page)


def test_script_of_the_tools_is_asked_for_only_when_needed(visit: Visit) -> None:
    page = visit()
    scripts = "document.querySelectorAll(`script[src*='/program.']`).length"
    assert page.evaluate(scripts) == 0
    open_filters(page)
    until(page, f"{scripts} === 1")


def test_without_script_everything_is_there_and_no_control(visit: Visit) -> None:
    page = visit(java_script_enabled=False)
    assert page.locator(".event").count() == 44
    assert all(page.locator(".event").nth(n).is_visible() for n in (0, 20, 43))
    assert (
        page.locator("main button:visible, main input:visible, main summary:visible").count() == 0
    )
    narrow = page.locator(".narrow").bounding_box()
    assert narrow is None or narrow["height"] == 0


# --- Taking away ----------------------------------------------------------------------------------


def go(page: Page, event: str) -> None:
    page.locator(f".event:has(a[href='{event}/']) .go").click()


def test_my_list_is_kept_and_shown(visit: Visit, address: str) -> None:
    page = visit()
    go(page, "lop-may-tinh-1")
    go(page, "dem-sach-va-trang")
    until(page, "JSON.parse(localStorage['tuan-le.mine'] || '[]').length === 2")
    page.goto(f"{address}chuong-trinh/?cua-toi=1")
    page.wait_for_selector(".mine:visible")
    assert shown(page) == ["Lớp máy tính 1: bật máy, gõ chữ, lưu tệp", "Đêm sách và trăng"]
    go(page, "lop-may-tinh-1")
    assert shown(page) == ["Đêm sách và trăng"]


def test_event_page_knows_my_list(visit: Visit, address: str) -> None:
    page = visit("chuong-trinh/le-khai-mac/")
    button = page.locator("[data-tool=go]")
    button.click()
    page.wait_for_selector("[data-tool=go][aria-pressed=true]")
    page.reload()
    page.wait_for_selector("[data-tool=go][aria-pressed=true]")
    page.goto(f"{address}chuong-trinh/?cua-toi=1")
    page.wait_for_selector(".mine:visible")
    assert shown(page) == ["Đổi giờ, đổi chỗ: Lễ khai mạc Tuần lễ hưởng ứng học tập suốt đời"]


def test_empty_list_says_how_to_fill_it(visit: Visit) -> None:
    page = visit("chuong-trinh/?cua-toi=1")
    assert tell(page).startswith("Danh sách còn trống")
    assert page.locator(".mine").is_hidden()


def test_my_list_as_one_calendar(visit: Visit, tmp_path: Path) -> None:
    icalendar = pytest.importorskip("icalendar")
    page = visit()
    chosen = ["lop-may-tinh-1", "lop-tieng-anh-truc-tuyen", "hoc-bong-khuyen-hoc"]
    chosen.append("ngay-hoi-doc-sach")
    for event in chosen:
        go(page, event)
    until(page, "JSON.parse(localStorage['tuan-le.mine'] || '[]').length === 4")
    page.locator(".narrow label:has([name=cua-toi])").click()
    with page.expect_download() as waiting:
        page.locator("[data-act=take]").click()
    file = tmp_path / "mine.ics"
    waiting.value.save_as(file)
    data = file.read_bytes()
    assert b"\n" not in data.replace(b"\r\n", b"")
    calendar = icalendar.Calendar.from_ical(data)
    events = {
        str(event["uid"]).split("@")[0].rsplit("--")[-1]: event for event in calendar.walk("VEVENT")
    }
    # One without a day is in no calendar.
    assert set(events) == set(chosen) - {"hoc-bong-khuyen-hoc"}
    assert len(calendar.walk("VTIMEZONE")) == 1
    assert events["lop-may-tinh-1"].start == dt.datetime(2025, 9, 29, 8, tzinfo=VIET_NAM)
    assert "RRULE" in events["lop-tieng-anh-truc-tuyen"]


def copied(page: Page, button: Locator) -> str:
    """What a press puts into the clipboard, which all pages of a browser share."""
    page.evaluate("navigator.clipboard.writeText('')")
    button.click()
    until(page, "navigator.clipboard.readText()")
    return str(page.evaluate("navigator.clipboard.readText()")).replace("\u00a0", " ")


def test_event_copies_as_text(visit: Visit) -> None:
    page = visit("chuong-trinh/le-khai-mac/", permissions=["clipboard-read", "clipboard-write"])
    text = copied(page, page.locator("[data-tool=copy]"))
    until(page, "document.querySelector('[data-tool=copy]').textContent === 'Đã sao chép'")
    assert text.splitlines() == [
        "Đổi giờ, đổi chỗ: Lễ khai mạc Tuần lễ hưởng ứng học tập suốt đời",
        "Thời gian: 16h30–18h00, Chủ nhật 28/09/2025",
        "Địa điểm: Nhà văn hóa phường Mẫu, số 12 đường Bạch Đằng, phường Mẫu",
        "Cách tham gia: Trực tiếp",
        "Dành cho: Mọi người",
        "Chi phí: Miễn phí",
        "Đăng ký: Không cần đăng ký.",
        "Hỏi ai: Bà Nguyễn Thị Mẫu, 028 0000 0001",
        "https://phuong-mau.example.vn/tuan-le/2025/chuong-trinh/le-khai-mac/",
    ]


def test_my_list_copies_as_text(visit: Visit) -> None:
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    go(page, "lop-may-tinh-1")
    until(page, "'tuan-le.mine' in localStorage")
    page.locator(".narrow label:has([name=cua-toi])").click()
    text = copied(page, page.locator("[data-act=copy]"))
    assert "Thứ Hai 29/09" in text
    assert "• Lớp máy tính 1: bật máy, gõ chữ, lưu tệp\n  8h00 đến 10h30, Trung tâm" in text
    assert re.search(r"  https?://\S+/chuong-trinh/lop-may-tinh-1/", text)


def test_share_is_offered_only_where_the_device_shares(visit: Visit) -> None:
    without = visit("chuong-trinh/le-khai-mac/", script="delete Navigator.prototype.share")
    assert without.locator("[data-tool=share]").is_hidden()
    script = "navigator.share = (data) => { window.shared = data; return Promise.resolve(); }"
    page = visit("chuong-trinh/le-khai-mac/", script=script)
    page.locator("[data-tool=share]").click()
    until(page, "window.shared")
    assert page.evaluate("shared.url").endswith("/2025/chuong-trinh/le-khai-mac/")


# --- What stands in the pages ---------------------------------------------------------------------


def test_json_ld_is_read_under_the_policy(visit: Visit) -> None:
    page = visit("chuong-trinh/le-khai-mac/")
    data = json.loads(page.locator("script[type='application/ld+json']").text_content() or "")
    assert (data["@type"], data["startDate"]) == ("Event", "2025-09-28T16:30:00+07:00")
    page = visit("chuong-trinh/")
    data = json.loads(page.locator("script[type='application/ld+json']").text_content() or "")
    assert data["numberOfItems"] == 44


def test_open_graph_names_the_picture(visit: Visit) -> None:
    page = visit("chuong-trinh/le-khai-mac/")
    image = page.locator("meta[property='og:image']").get_attribute("content")
    shown = r"https://phuong-mau\.example\.vn/tuan-le/2025/anh/le-khai-mac\.[0-9a-f]{8}\.png"
    assert re.fullmatch(shown, image or "")


MAP = "a:text('Mở bản đồ')"


def test_map_opens_at_the_place(visit: Visit) -> None:
    link = visit("chuong-trinh/le-khai-mac/").locator(MAP).get_attribute("href") or ""
    assert link.endswith("query=10.77653%2C106.700981")
    assert visit("chuong-trinh/di-bo-vi-hoc-tap/").locator(MAP).count() == 0


def test_old_value_stands_only_as_what_it_was(visit: Visit) -> None:
    page = visit("chuong-trinh/le-khai-mac/")
    text = (page.locator("body").text_content() or "").replace("\u00a0", " ")
    struck = page.locator("main s").all_inner_texts()
    assert (text.count("27/9/2025"), struck) == (2, ["8h00 ngày 27/9/2025"])
    assert "trước đây: 8h00 ngày 27/9/2025. Lý do: trùng với lễ phát động của tỉnh." in text


EMBEDS = ("embed/", "embed/hom-nay/", "embed/dai/")


@pytest.mark.parametrize(
    "path", ["", "chuong-trinh/", "chuong-trinh/le-khai-mac/", "nhung/", *EMBEDS]
)
def test_page_fits_a_small_screen(visit: Visit, path: str) -> None:
    page = visit(path, IN_THE_WEEK, viewport={"width": 320, "height": 700})
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("path", ["chuong-trinh/", "chuong-trinh/le-khai-mac/", "nhung/"])
def test_targets_are_large_enough_to_touch(visit: Visit, path: str) -> None:
    page = visit(path, IN_THE_WEEK, viewport={"width": 360, "height": 700})
    page.wait_for_load_state("networkidle")
    if path == "chuong-trinh/":
        open_filters(page)
    small = page.evaluate(
        """() => [...document.querySelectorAll("main button, main summary, main label, main .way")]
            .filter((e) => e.offsetParent)
            .filter((e) => e.getBoundingClientRect().height < 44)
            .map((e) => e.outerHTML)"""
    )
    assert small == []


def test_webmaster_copies_both_codes(visit: Visit) -> None:
    page = visit("nhung/", permissions=["clipboard-read", "clipboard-write"])
    buttons = page.locator("[data-aid=copy]")
    sizes = ("embed/", "embed/hom-nay/", "embed/dai/")
    assert buttons.count() == len(sizes) + 1
    for number, address in enumerate(sizes):
        frame = copied(page, buttons.nth(number))
        site = "https://phuong-mau.example.vn/tuan-le/2025/"
        assert frame.startswith(f'<iframe src="{site}{address}"')
    assert copied(page, buttons.nth(len(sizes))).startswith("<h2>")


def test_code_for_other_sites_has_the_address_that_the_browser_knows(
    visit: Visit, address: str
) -> None:
    page = visit("../../xa-mau/2025/nhung/")
    site = address.replace("phuong-mau", "xa-mau")
    frame, *_others, fragment = page.locator("[data-text]").all_inner_texts()
    assert f'src="{site}embed/"' in frame
    assert f'href="{site}chuong-trinh/"' in fragment
    assert "…/" not in frame + fragment
    assert page.locator("[data-dots]").is_hidden()


@pytest.mark.parametrize("path", EMBEDS)
def test_frame_leaves_itself_and_stays_light_unless_asked(visit: Visit, path: str) -> None:
    page = visit(path, IN_THE_WEEK, color_scheme="dark")
    assert page.locator("base").get_attribute("target") == "_top"
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(255, 255, 255)"
    for mark in ("toi", "theo-may"):
        page.evaluate(f"location.hash = '{mark}'")
        assert page.evaluate(ground) == "rgb(20, 16, 14)"
    page.emulate_media(color_scheme="light")
    assert page.evaluate(ground) == "rgb(255, 255, 255)"


@pytest.mark.parametrize("path", EMBEDS[:2])
@pytest.mark.parametrize(
    ("now", "words", "first"),
    [
        (
            dt.datetime(2025, 9, 1, 8, tzinfo=VIET_NAM),
            "Thứ Bảy, ngày 27 tháng 9 năm 2025",
            "Lễ phát động",
        ),
        (
            dt.datetime(2025, 9, 26, 23, tzinfo=VIET_NAM),
            "Ngày mai, thứ Bảy, ngày 27 tháng 9",
            "Lễ phát động",
        ),
        (
            dt.datetime(2025, 10, 1, 18, 30, tzinfo=VIET_NAM),
            "Hôm nay, thứ Tư, ngày 01 tháng 10",
            "Chiếu phim",
        ),
        (dt.datetime(2025, 10, 7, 8, tzinfo=VIET_NAM), "Tuần lễ đã kết thúc", None),
    ],
)
def test_frame_begins_with_today(
    visit: Visit, path: str, now: dt.datetime, words: str, first: str | None
) -> None:
    page = visit(path, now)
    box = page.locator("[data-today]")
    heading = box.locator("h2").inner_text().replace("\u00a0", " ")
    assert heading.startswith(words)
    rows = [text.replace("\n", " ") for text in box.locator(":scope > ul > li").all_inner_texts()]
    assert any(first in row for row in rows) if first else not rows


def test_whole_programme_is_in_the_frame_without_scripts(visit: Visit) -> None:
    page = visit("embed/", java_script_enabled=False)
    assert page.locator("li").count() == 44
    assert page.locator("[data-today]").is_hidden()


def test_a_day_is_not_torn_across_printed_pages(visit: Visit) -> None:
    page = visit()
    page.emulate_media(media="print")
    styles = page.locator(".day").evaluate_all(
        "all => all.map(e => getComputedStyle(e).breakInside)"
    )
    assert set(styles) == {"avoid"}
    assert page.locator(".narrow .bar").is_hidden()
    assert page.locator(".go").first.is_hidden()
