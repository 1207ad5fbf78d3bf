"""Days and hours in tables of officers' own: in front of names, by when, how long."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from site_src.cli import main
from site_src.reading.workbook.read import read_workbook
from site_src.reading.workbook.time_texts import normal
from site_src.vietnamese.when import When
from tests.conftest import Content
from tests.reading.test_own_tables import told_of
from tests.reading.test_tables import HEADS, ONE, events, read
from tests.workbooks import workbook


@pytest.mark.parametrize(
    ("title", "when", "name"),
    [
        ("8h00 ngày 1/10: Khai mạc trưng bày", "8h00 ngày 1/10/2026", "Khai mạc trưng bày"),
        ("Ngày 2/10, 8h-10h: lớp thư pháp", "8h - 10h ngày 02/10/2026", "Lớp thư pháp"),
        ("3/10 (Thứ Bảy) – Chợ phiên – phố đi bộ", "thứ Bảy 3/10/2026", "Chợ phiên – phố đi bộ"),
        ("Tối 3/10: Đêm thơ", "tối 3/10/2026", "Đêm thơ"),
        ("Chủ nhật 4/10 từ 7h đến 9h: Đạp xe", "7h - 9h Chủ nhật 4/10/2026", "Đạp xe"),
        ("15h, 7/10: Bế mạc", "15h ngày 7/10/2026", "Bế mạc"),
        ("Chủ đề 1: Kỷ niệm 10/10", None, "Chủ đề 1: Kỷ niệm 10/10"),
    ],
)
def test_day_in_front_of_a_name(title: str, when: str | None, name: str):
    found = read([("Nội dung", "Chủ trì"), (title, "Hội Khuyến học"), ("Thi vẽ", "Đoàn xã")])
    event = events(found)[0]
    assert event["title"] == name
    said = event.get("when")
    assert (When.parse(said) if said else None) == (When.parse(when) if when else None)
    assert "A2" in told_of(found, "table-guess")


def test_day_in_front_of_a_name_stays_beside_a_column_of_days():
    found = read([HEADS, (*ONE[:3], "3/10: Chợ phiên", *ONE[4:])])
    assert events(found)[0]["title"] == "3/10: Chợ phiên"


@pytest.mark.parametrize("text", ["Trước ngày 05/10/2026", "trước 30/9", "Chậm nhất ngày 5/10"])
def test_day_by_which_it_is_done_goes_to_the_note(text: str):
    found = read([("Nội dung", "Thời gian"), ("Quyên góp sách", text), ("Thi vẽ", "8h 2/10")])
    event = events(found)[0]
    assert (event.get("when"), event["note"]) == (None, text)
    assert told_of(found, "table-guess") == {"B2"}


@pytest.mark.parametrize(
    ("end", "when", "note"),
    [
        ("4h chiều", "14h - 16h ngày 06/10/2026", None),
        ("kéo dài 2 tiếng", "14h ngày 06/10/2026", "kéo dài 2 tiếng"),
        ("90 phút", "14h ngày 06/10/2026", "90 phút"),
    ],
)
def test_end_in_other_words(end: str, when: str, note: str | None):
    start = dt.datetime.combine(dt.date(2026, 10, 6), dt.time(14))
    (event,) = events(read([("Bắt đầu", "Kết thúc", "Việc"), (start, end, "Hội sách")]))
    assert When.parse(event["when"]) == When.parse(when)
    assert event.get("note") == note


def test_saturday_as_the_south_says_it():
    (event,) = events(read([("Thời gian", "Việc"), ("Tối thứ bẩy 3/10", "Hội sách")]))
    assert When.parse(event["when"]) == When.parse("tối thứ Bảy 3/10/2026")


def test_whole_days_and_hours_are_what_the_long_way_makes_of_them():
    days = [f"{day:02}/{month:02}/{year}" for day in (1, 7, 20, 24, 31) for month in (1, 7, 10)
            for year in (2025, 2026)]  # fmt: skip
    hours = [f"{hour}h{minute}" for hour in (0, 2, 7, 12, 24) for minute in ("", "00", "30")]
    texts = [*days, *hours]
    texts += [f"{a} - {b}" for a, b in (*product(days, days), *product(hours, texts))]
    texts += [f"{a} - {b}" for a, b in product(days, hours)]
    # With a blank in front no text is known to be whole.
    assert [normal(text, 2026) for text in texts] == [normal(f" {text}", 2026) for text in texts]


@pytest.mark.parametrize(("text", "field"), [("Tại nhà", "place_note"), ("tại Sân xã", "place")])
def test_at_home_is_no_place(text: str, field: str):
    (event,) = events(read([HEADS, (*ONE[:4], text, ONE[5])]))
    assert {"place", "place_note"} & event.keys() == {field}


def test_day_and_month_between_a_dash():
    rows = [HEADS, ONE, (2, "02-10", *ONE[2:]), (3, "5-7/10", *ONE[2:])]
    found = read(rows)
    assert When.parse(events(found)[1]["when"]) == When.parse("8h ngày 02/10/2026")
    assert "B3" in told_of(found, "table-guess")
    # With days of other months beside it, it may be the 2nd to the 10th.
    other = read([HEADS, ONE, (2, "02-10", *ONE[2:]), (3, "30/9/2026", *ONE[2:])])
    assert "B3" in told_of(other, "cell")


@pytest.mark.parametrize(
    ("name", "day", "count"),
    [("Năm 2025", "01/10/2025", 1), ("2025", "01/10", 1), ("2025-2026", "01/10", 2)],
)
def test_sheet_of_another_year_is_told_and_not_read(name: str, day: str, count: int):
    raw = workbook([HEADS, ONE], None, **{name: [HEADS, (1, day, *ONE[2:])]})
    found = read_workbook(raw, "x.xlsx", None, "", 2026, "vi")
    assert len(events(found)) == count
    assert ([p.spot.sheet for p in found.problems if p.rule == "table-left-out"] == [name]) is (
        count == 1
    )


def test_what_stands_in_the_way_of_a_table_is_told_last(
    content_tree: Callable[[str], Content], tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    content = content_tree("""
        === 2026/campaign.yml
        title: Tuần lễ
        theme: Tự học
        period: 01/10/2026 - 07/10/2026
        """)
    table = tmp_path / "lich.xlsx"
    table.write_bytes(workbook([(*HEADS, "Kinh phí"), (1, 3, *ONE[2:], 5), (*ONE, 7)]))
    main(["workbook", "2026", "--from", str(table), "--content", str(content.root)])
    told = capsys.readouterr()
    assert told.out.rindex(": lỗi (") > told.out.rindex(": lưu ý (")
    assert told.err.startswith("Chưa tạo gì: có 1 lỗi")
