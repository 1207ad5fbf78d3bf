"""What is on today, by Viet Nam's clock, on home, programme and an activity's page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from site_src.outputs.host_rules import POLICY
from tests.sample_ward import NAME
from tests.serving import served, watch

VIET_NAM = dt.timezone(dt.timedelta(hours=7))
ZONES = ["Asia/Ho_Chi_Minh", "America/Los_Angeles", "Pacific/Auckland"]
PHONE = {"width": 360, "height": 740}
# What moved after it was painted, as Chromium reckons it.
SHIFTS = """globalThis.shifted = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true });"""
MOST_SHIFT = 0.02


def october(day: int, hour: int = 12, minute: int = 0, year: int = 2025) -> dt.datetime:
    """A moment in Viet Nam; day 0 is 30 September."""
    first = dt.datetime(year, 10, 1, hour, minute, tzinfo=VIET_NAM)
    return first + dt.timedelta(days=day - 1)


MOMENTS = {
    "weeks before": october(-25),
    "the eve": october(-4, 20),
    "the morning": october(1, 7, 30),
    "noon": october(1, 12),
    "the afternoon": october(1, 14, 30),
    "the evening": october(1, 18, 30),
    "the night": october(1, 22, 30),
    "between days": october(2, 23),
    "the last evening": october(5, 18, 30),
    "the day after": october(6, 9),
    "three years later": october(1, 12, year=2028),
}


@pytest.fixture(scope="module")
def address(sample_site: Path) -> Iterator[str]:
    """Where the sample ward's campaign is served."""
    with served(sample_site, POLICY) as address:
        yield f"{address}{NAME}/"


Visit = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """Opens a page at a moment; what a strict policy or a script's fault says fails the test."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def open_page(path: str, at: dt.datetime, **options: Any) -> Page:
        context = browser.new_context(**{"viewport": PHONE, **options})
        contexts.append(context)
        page = context.new_page()
        watch(page, faults.append, address)
        if options.get("java_script_enabled", True):
            page.add_init_script(SHIFTS)
            page.clock.set_fixed_time(at)
        page.goto(address + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


def heading(page: Page) -> str:
    """What the board of the home page is about."""
    return plain(page.locator(".board h2").inner_text())


def plain(text: str) -> str:
    return " ".join(text.split())


def rows(page: Page, within: str = ".board > .rows") -> list[str]:
    """Each row that can be seen: its hour's column, then its name."""
    found = page.eval_on_selector_all(
        f"{within} > .row",
        """all => all.filter(e => e.checkVisibility()).map(e =>
            `${e.querySelector('.hour')?.innerText ?? ''} | ${e.querySelector('a').innerText}`)""",
    )
    return [plain(text) for text in found]


# --- Home -----------------------------------------------------------------------------------------


def test_home_in_the_evening_has_all_of_tonight_above_the_fold(visit: Visit) -> None:
    page = visit("", october(1, 18, 30))
    assert heading(page) == "Tối nay thứ Tư 01/10"
    tonight = rows(page)[:3]
    assert tonight == [
        "19h00 còn 30 phút | Chiếu phim tài liệu về người tự học",
        "19h30 đến 20h30 còn 60 phút | Lớp tiếng Anh giao tiếp trực tuyến",
        "Tối | Góc học tập mở cửa buổi tối",
    ]
    for number in range(3):
        box = page.locator(".board .row").nth(number).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < PHONE["height"]
    assert page.locator(".board .done summary").inner_text() == "Đã xong: 4"
    assert plain(page.locator(".tomorrow").inner_text()) == "Ngày mai: 8 hoạt động"


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("weeks before", "Đáng chú ý"),
        ("the eve", "Ngày mai thứ Bảy 27/09"),
        ("the morning", "Hôm nay thứ Tư 01/10"),
        ("the afternoon", "Chiều nay thứ Tư 01/10"),
        ("the night", "Tối nay thứ Tư 01/10"),
        ("between days", "Ngày mai thứ Sáu 03/10"),
        ("the last evening", "Hôm nay đã xong Chủ nhật 05/10"),
        ("the day after", "Trong chương trình"),
        ("three years later", "Trong chương trình"),
    ],
)
def test_head_of_home_follows_the_clock(visit: Visit, moment: str, words: str) -> None:
    page = visit("", MOMENTS[moment])
    assert heading(page) == words
    assert rows(page)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (october(-1, 10), "Hôm nay không có hoạt động. Tiếp theo: thứ Tư 01/10"),
        (october(0, 10), "Hôm nay không có hoạt động. Tiếp theo: thứ Tư 01/10"),
        (october(0, 20), "Ngày mai thứ Tư 01/10"),
        (october(1, 14), "Hôm nay đã xong thứ Tư 01/10"),
    ],
)
def test_day_without_anything_says_so_until_the_evening(
    visit: Visit, moment: dt.datetime, words: str
) -> None:
    page = visit("../../xa-mau/2025/", moment)
    assert heading(page) == words
    assert rows(page) == ["Sáng | Thư viện lưu động về xã"]
    assert page.locator(".tomorrow").count() == 0


def test_what_is_over_is_no_more_worth_noting_though_the_week_is_on(visit: Visit) -> None:
    page = visit("../../2025/", october(1, 18, 30))
    assert heading(page) == "Trong chương trình"
    assert rows(page) == ["19h30 đến 21h00 thứ Bảy 27/09 | Lễ phát động cấp tỉnh"]


def test_evening_past_midnight_is_still_on(visit: Visit) -> None:
    page = visit("", october(5, 0, 30))
    assert rows(page)[0] == "21h30 đến 1h00 đang diễn ra từ tối qua | Đêm sách và trăng"


def test_evening_is_apart_in_the_afternoon(visit: Visit) -> None:
    page = visit("", october(1, 14, 30))
    assert page.locator(".board .part").all_inner_texts() == ["Tối nay", "Trong ngày hôm nay"]


def test_off_activity_of_this_morning_says_so_and_is_not_counted(visit: Visit) -> None:
    page = visit("", october(1, 7, 30))
    assert rows(page)[0] == "6h30 | Hoãn: Hội thao người cao tuổi"
    assert page.locator(".board .row.off .mark").count() == 0


def test_every_hour_of_home_names_its_day_where_the_board_does_not(visit: Visit) -> None:
    """Without a script, too."""
    for options in ({}, {"java_script_enabled": False}):
        page = visit("", MOMENTS["weeks before"], **options)
        for row in rows(page):
            assert "/09" in row or "/10" in row, row


def test_archive_says_so_and_offers_nothing_to_go_to(visit: Visit) -> None:
    page = visit("", MOMENTS["three years later"])
    assert page.get_by_role("heading", name="Tuần lễ năm 2025 đã kết thúc").is_visible()
    page = visit("chuong-trinh/", MOMENTS["three years later"])
    assert page.locator(".go:visible, a[href$='calendar.ics']:visible").count() == 0
    text = page.locator("main").inner_text()
    assert "Kế hoạch không ghi giờ và địa điểm" in text
    assert "Chưa có" not in text
    page = visit("chuong-trinh/lop-may-tinh-1/", MOMENTS["three years later"])
    assert page.get_by_text("Hoạt động này đã qua.").is_visible()
    assert page.locator("[data-tool=go]:visible, a[href$='.ics']:visible").count() == 0


# --- Programme ------------------------------------------------------------------------------------


def test_programme_opens_at_today_with_all_that_is_on(visit: Visit) -> None:
    page = visit("chuong-trinh/", october(1, 18, 30))
    assert plain(page.locator(".today h2").inner_text()) == "Hôm nay, thứ Tư 01/10"
    assert rows(page, ".today > .rows") == [
        "19h00 còn 30 phút | Chiếu phim tài liệu về người tự học",
        "19h30 đến 20h30 còn 60 phút | Lớp tiếng Anh giao tiếp trực tuyến",
        "Tối | Góc học tập mở cửa buổi tối",
        "28/09 – 02/10 | Góp sách cho tủ sách khu phố",
    ]
    assert page.locator(".today .done summary").inner_text() == "Đã xong: 4"
    assert page.locator(".past summary").inner_text() == "Những ngày đã qua: 12 hoạt động"
    assert page.locator(".strip [aria-current=date] b").inner_text() == "1/10"
    following = page.locator(".today ~ .day h2").first.inner_text()
    assert plain(following) == "Ngày mai, thứ Năm 02/10"


def test_day_that_is_past_opens_for_its_address(visit: Visit) -> None:
    page = visit("chuong-trinh/#ngay-2025-09-29", october(1, 18, 30))
    assert page.locator("#ngay-2025-09-29 .row").first.is_visible()


def test_programme_of_a_phone_is_short(visit: Visit) -> None:
    for moment in ("weeks before", "the morning", "the evening", "three years later"):
        page = visit("chuong-trinh/", MOMENTS[moment])
        assert page.evaluate("document.documentElement.scrollHeight") <= 4_800, moment


def test_what_is_on_moves_on_by_itself(visit: Visit, address: str) -> None:
    page = visit("chuong-trinh/", october(1, 12))
    page.clock.install(time=october(0, 10, 29))
    page.goto(f"{address}chuong-trinh/")
    title = "Lớp máy tính 2: thư điện tử và an toàn"
    assert [row for row in rows(page, ".today > .rows") if "đang diễn ra" in row and title in row]
    page.clock.run_for(121_000)
    assert title not in " ".join(rows(page, ".today > .rows"))


def test_narrowing_finds_what_is_folded_and_what_is_on_today(visit: Visit) -> None:
    page = visit("chuong-trinh/?nhanh=buoi-toi&nhanh=truc-tuyen", october(1, 18, 30))
    page.wait_for_selector(".past[open]")
    titles = page.locator(".whole .row:visible a").all_inner_texts()
    contest = "Cuộc thi “Công dân số”"
    assert titles == [
        f"{contest}: vòng 1, trắc nghiệm",
        "Lớp tiếng Anh giao tiếp trực tuyến",
        f"{contest}: chung kết",
        "Lớp tiếng Anh giao tiếp trực tuyến",
    ]
    assert page.locator(".narrow [role=status]").inner_text() == "3 trong 44 hoạt động"


# --- All of it ------------------------------------------------------------------------------------

STATES = {
    october(-13, 23, 59): "còn 10 ngày",
    october(-4, 0, 1): "ngày mai bắt đầu",
    october(-3, 0, 1): "hôm nay bắt đầu",
    october(1): "đang diễn ra, còn 4 ngày",
    october(5, 23, 59): "hôm nay là ngày cuối",
    october(6, 0, 1): "đã kết thúc",
}


@pytest.mark.parametrize("zone", ZONES)
def test_clock_is_viet_nams_wherever_the_device_is(visit: Visit, zone: str) -> None:
    page = visit("", october(1), timezone_id=zone)
    for moment, words in STATES.items():
        page.clock.set_fixed_time(moment)
        page.reload()
        assert page.locator(".state").text_content() == words
    page.clock.set_fixed_time(october(1, 18, 30))
    page.reload()
    assert heading(page) == "Tối nay thứ Tư 01/10"


@pytest.mark.parametrize("moment", MOMENTS)
def test_nothing_jumps(visit: Visit, moment: str) -> None:
    paths = ("", "chuong-trinh/", "chuong-trinh/le-khai-mac/", "embed/", "../../../")
    # All are opened first, so that they come to rest together.
    pages = {path: visit(path, MOMENTS[moment]) for path in paths}
    for path, page in pages.items():
        page.wait_for_load_state("networkidle")
        assert page.evaluate("shifted") <= MOST_SHIFT, path
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"], path


@pytest.mark.parametrize("path", ["", "chuong-trinh/"])
def test_without_script_the_page_is_whole_and_says_nothing_of_today(
    visit: Visit, path: str
) -> None:
    page = visit(path, october(1), java_script_enabled=False)
    text = page.locator("main").inner_text()
    assert "Hôm nay" not in text
    assert "Tối nay" not in text
    assert "đã kết thúc" not in text
    assert page.locator(".row:visible").count() >= 3
