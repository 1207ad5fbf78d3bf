"""Tables as officers make them: read as meant or told at the cell, nothing left out silently."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest

from site_src.reading.workbook.read import read_workbook
from site_src.reading.workbook.value import Workbook
from site_src.vietnamese.when import When
from tests.workbooks import workbook

HEADS = ("STT", "Ngày", "Giờ", "Nội dung", "Địa điểm", "Đơn vị thực hiện")
ONE = (1, "01/10/2026", "8h", "Hội sách", "Nhà văn hóa", "Hội Khuyến học")
DAY = dt.date(2026, 10, 1)
GUESS = ["table-guess"]


def read(rows: Sequence[Sequence[Any]], merged: Sequence[str] = ()) -> Workbook:
    def merge(sheet: Any) -> None:
        for span in merged:
            sheet.merge_cells(span)

    return read_workbook(workbook(rows, merge), "x.xlsx", None, "x.ids.yml", 2026, "vi")


def events(found: Workbook) -> list[dict[str, Any]]:
    return [dict(event) for event in found.found["events"].data["events"]]


def row(day: Any, time: Any = None) -> tuple[Any, ...]:
    return (1, day, time, *ONE[3:])


@pytest.mark.parametrize(
    ("day", "time", "when"),
    [
        (DAY, dt.time(7, 30), "7h30 ngày 01/10/2026"),
        (46296, 0.3125, "7h30 ngày 01/10/2026"),
        ("01/10", "Sáng", "sáng ngày 01/10/2026"),
        ("01/10/26", "7h30'", "7h30 ngày 01/10/2026"),
        ("01/10", "14h00-16h00", "14h00-16h00 ngày 01/10/2026"),
        ("Từ 01-07/10", None, "01-07/10/2026"),
        ("01/10", "Cả ngày", "cả ngày 01/10/2026"),
        ("Từ 01-03/10", "CẢ NGÀY", "cả ngày 01-03/10/2026"),
        ("Cả ngày 01/10", None, "Cả ngày 01/10/2026"),
        ("01/10", "Sáng + chiều", "Sáng + chiều ngày 01/10/2026"),
        ("Cả ngày 01/10", "8h - 17h", "8h - 17h ngày 01/10/2026"),
        ("01/10", "Cả ngày (8h - 17h)", "8h - 17h ngày 01/10/2026"),
        ("Ngày 1 tháng 10", "8 giờ", "8 giờ, Ngày 1/10/2026"),
        ("Thứ 5 (01/10)", "8h", "8h, thứ năm 01/10/2026"),
        ("Thứ 5\n01/10/2026", "8h00\n- 10h00", "8h00 - 10h00, thứ năm 01/10/2026"),
        (dt.datetime.combine(DAY, dt.time(7, 30)), None, "7h30 ngày 01/10/2026"),
    ],
)
def test_day_and_hours_are_read_as_meant(day: Any, time: Any, when: str):
    assert events(read([HEADS, row(day, time)]))[0]["when"] == when
    When.parse(when.casefold(), 2026)


@pytest.mark.parametrize(
    ("text", "when", "place"),
    [
        ("7h30 ngày 1/10, tại Hội trường xã", "7h30 ngày 1/10/2026", "Hội trường xã"),
        ("14h 1/10 - Thư viện - Nhà A", "14h 1/10/2026", "Thư viện - Nhà A"),
        ("8h, thứ Năm 01/10\nSân trường", "8h, thứ Năm 01/10/2026", "Sân trường"),
        ("1-7/10, trên trang thi.vn", "1-7/10/2026", "trên trang thi.vn"),
        ("8h - 10h ngày 01/10/2026", "8h - 10h ngày 01/10/2026", None),
        ("Tuần đầu tháng 10 tại xã", "Tuần đầu tháng 10 tại xã", None),
    ],
)
def test_time_and_place_in_one_cell(text: str, when: str, place: str | None):
    heads = ("TT", "Nội dung", "Thời gian, địa điểm")
    found = read([heads, (1, "Hội sách", text), (2, "Thi vẽ", "8h 02/10/2026")])
    event = events(found)[0]
    places = found.found["places"].data["places"] if "places" in found.found else []
    names = {p["id"]: p["name"] for p in places if isinstance(p, dict)}
    said = event.get("place_note") or names.get(event.get("place"))
    assert (event["when"].casefold(), said) == (when.casefold(), place)
    guesses = [p.message for p in found.problems if p.rule == "table-guess" and p.spot.line == 2]
    assert len(guesses) == bool(place)


@pytest.mark.parametrize(
    "rows",
    [
        [HEADS, ("BUỔI SÁNG",), row("01/10/2026", "14h")],
        [("Ngày", "Sáng", "Chiều"), ("01/10/2026", None, "9h30: Chung kết")],
        [("Buổi", "01/10/2026", "02/10/2026"), ("Sáng", "14h: Hội sách", "Thi vẽ")],
    ],
)
def test_hour_of_another_part_of_the_day_is_told(rows: list[Sequence[Any]]):
    found = read(rows)
    assert events(found)[0]["when"].split()[0] in ("14h", "9h30")
    told = [p.message for p in found.problems if "giờ được lấy" in p.message]
    assert len(told) == 1


def test_rows_have_the_day_nearest_above():
    rows = (
        ("Thời gian", "Nội dung"),
        ("Thứ Năm 01/10/2026",),
        ("Sáng", "8h: Khai mạc"),
        ("Thứ Sáu 02/10/2026", "Hội sách"),
        ("Sáng", "7h30: Thi vẽ"),
        ("Chiều", "Lớp múa"),
        ("Tối", "8h: Thi cờ"),
    )
    said = [(event["title"], event["when"].casefold()) for event in events(read(rows))]
    assert said == [
        ("Khai mạc", "8h, thứ năm 01/10/2026"),
        ("Hội sách", "thứ sáu 02/10/2026"),
        ("Thi vẽ", "7h30 ngày 02/10/2026"),
        ("Lớp múa", "chiều ngày 02/10/2026"),
        # No hour of an evening: it is told, and the name stays whole.
        ("8h: Thi cờ", "tối ngày 02/10/2026"),
    ]


BETWEEN = [
    # Days below a place go on with it; a place below a day does not with the next day.
    (["TẠI NHÀ A", "01/10", "A", "02/10", "B", "TẠI NHÀ B", "C"], ["1a", "2a", "b"]),
    (["01/10", "TẠI NHÀ A", "A", "TẠI NHÀ B", "B", "02/10", "C"], ["1a", "1b", "2"]),
]


@pytest.mark.parametrize(("lines", "said"), BETWEEN)
def test_places_and_days_between_the_rows(lines: list[str], said: list[str]):
    rows = [(i, None, text) if len(text) == 1 else (text,) for i, text in enumerate(lines, 2)]
    merged = [f"A{i}:D{i}" for i, text in enumerate(lines, 2) if len(text) > 1]
    found = read([("STT", "Giờ", "Nội dung", "Ghi chú"), *rows], merged)
    assert [
        f"{str(event.get('when', '')).removesuffix('/10/2026').lstrip('0')}"
        f"{str(event.get('place', '')).removeprefix('nha-')}"
        for event in events(found)
    ] == said
    told = [p.spot.line for p in found.problems if p.rule == "table-guess"]
    assert told == [i for i, text in enumerate(lines, 2) if len(text) > 1]


SEVERAL: list[tuple[str, list[tuple[str, str | None]]]] = [
    (
        "- Hội sách (8h 01/10, sân xã)\n- Thi vẽ (9h 02/10)",
        [("Hội sách", "8h 01/10/2026"), ("Thi vẽ", "9h 02/10/2026")],
    ),
    (
        "1. Hội sách\n- Ngày: 01/10\n2. Thi vẽ\n- Ngày: 02/10",
        [("Hội sách", "01/10/2026"), ("Thi vẽ", "02/10/2026")],
    ),
    ("Ngày hội sách (cả ngày 04/10)", [("Ngày hội sách", "cả ngày 04/10/2026")]),
    # Parts of one activity, perhaps: a row of its own only for what has its time.
    ("- Hội sách (8h 01/10)\n- Thi vẽ", [("Hội sách (8h 01/10); Thi vẽ", None)]),
]


@pytest.mark.parametrize(("text", "said"), SEVERAL)
def test_activities_in_a_cell_have_rows_of_their_own_where_each_has_its_time(
    text: str, said: list[tuple[str, str | None]]
):
    found = read([("TT", "Nội dung", "Đơn vị"), (1, text, "Đoàn xã")])
    assert [(event["title"], event.get("when")) for event in events(found)] == said
    assert "B2" in {p.spot.cell for p in found.problems if p.rule == "table-guess"}


def test_hours_of_several_activities_in_a_cell_below_a_part_of_the_day():
    text = "- 8h: Hội sách\n- 9h30: Thi vẽ"
    found = read([("Ngày", "Buổi", "Nội dung"), ("01/10", "Sáng", text)])
    assert [(event["title"], event["when"]) for event in events(found)] == [
        ("Hội sách", "8h ngày 01/10/2026"),
        ("Thi vẽ", "9h30 ngày 01/10/2026"),
    ]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Thứ Năm, 01/10/2026", "8h, Thứ Năm, 01/10/2026"),
        # The days of a whole programme, and the day of a paper, are none of its rows.
        ("01/10/2026 - 07/10/2026", None),
        ("Từ ngày 01/10/2026", None),
        ("(Kèm theo Kế hoạch ngày 15/9/2026)", None),
    ],
)
def test_day_alone_above_the_headings_is_that_of_the_rows(text: str, when: str | None):
    found = read([("LỊCH",), (text,), ("Giờ", "Nội dung", "Địa điểm"), ONE[2:5]])
    assert events(found)[0].get("when") == when
    told = {p.spot.line: p.rule for p in found.problems if p.rule != "unwritten-codes"}
    assert told == {1: "table-left-out", **({2: "table-guess"} if when else {})}


def test_hours_below_a_day_between_the_rows_are_no_day_of_the_next_row():
    heads = ("Thời gian", "Nội dung", "Địa điểm")
    rows = [("Ngày 01/10/2026",), ("7h30 - 8h", "A"), ("9h", "B"), ("Chiều", "C")]
    found = read([heads, *rows, ("Ngày 02/10/2026",), ("9h", "D")], ["A2:C2", "A6:C6"])
    assert [event["when"] for event in events(found)] == [
        *("7h30 - 8h, Ngày 01/10/2026", "9h, Ngày 01/10/2026", "chiều, Ngày 01/10/2026"),
        "9h, Ngày 02/10/2026",
    ]


@pytest.mark.parametrize("day", ["01/10/2026", "1/10", "II. Ngày 01/10", "2/ Thứ Năm 1/10"])
def test_day_between_the_rows_is_no_number_of_order(day: str):
    found = read([HEADS, (day,), (1, None, *ONE[2:])], ["A2:F2"])
    when = When.parse(events(found)[0]["when"], 2026)
    assert when.period is not None
    assert when.period.start.exact == DAY


def test_rows_have_the_weekday_nearest_above():
    rows = (("Thứ", "Giờ", "Nội dung"), ("Năm", "8h", "Hội sách"), (None, "9h", "Thi vẽ"))
    found = read(rows)
    assert [event["when"] for event in events(found)] == ["8h, thứ năm", "9h, thứ năm"]
    assert [p.spot.cell for p in found.problems if p.rule == "table-guess"] == ["B3"]


@pytest.mark.parametrize("sign", ["\n", " "])
def test_parts_of_the_day_in_a_cell_are_activities_of_their_own(sign: str):
    text = f"Sáng: Hội sách{sign}Buổi chiều: Thi vẽ"
    found = read([("Ngày", "Nội dung"), ("01/10", text), ("02/10", "Chiều: Thi hát")])
    assert [(event["title"], event["when"]) for event in events(found)] == [
        ("Hội sách", "sáng ngày 01/10/2026"),
        ("Thi vẽ", "chiều ngày 01/10/2026"),
        ("Thi hát", "chiều ngày 02/10/2026"),
    ]


def test_as_above_on_another_day():
    rows = [("17h30 - 19h00, 02/10", "Hội sách"), ("nt, 03/10", "Thi vẽ"), ("Sáng", "Thi hát")]
    found = read([("Thời gian", "Nội dung"), *rows])
    assert events(found)[1]["when"] == "17h30 - 19h00 ngày 03/10/2026"
    assert [p.spot.cell for p in found.problems if "như ô trên" in p.message] == ["A3"]


def test_weekday_with_its_date_is_the_day():
    rows = [
        ("Tư (30/9)", "8h", "Hội sách"),
        (None, "9h", "Thi vẽ"),
        ("Thứ 5, 1/10", "", "Thi hát"),
    ]
    found = read([("Thứ", "Giờ", "Nội dung"), *rows])
    assert [event["when"] for event in events(found)] == [
        "8h, thứ Tư 30/9/2026",
        "9h ngày 30/09/2026",
        "thứ năm, 1/10/2026",
    ]


def test_day_above_hours_below_a_heading_of_time():
    rows = [
        ("Thứ Bảy, 03/10",),
        ("Thời gian", "Nội dung"),
        ("8h - 9h", "Hội sách"),
        ("Chiều", "Thi vẽ"),
    ]
    assert [event["when"] for event in events(read(rows))] == [
        "8h - 9h, Thứ Bảy, 03/10/2026",
        "chiều, Thứ Bảy, 03/10/2026",
    ]
    # A column that has days of its own is not below that of a title.
    own = events(read([*rows, ("9h 04/10", "Thi hát")]))
    assert [event.get("when") for event in own] == [None, None, "9h 04/10/2026"]


def test_the_same_day_is_that_of_the_row_above():
    rows = [("8h 03/10", "Hội sách"), ("Chiều cùng ngày", "Thi vẽ"), ("19h, trong ngày", "Đêm thơ")]
    found = read([("Thời gian", "Nội dung"), *rows])
    assert [event["when"] for event in events(found)] == [
        "8h 03/10/2026",
        "chiều ngày 03/10/2026",
        "19h ngày 03/10/2026",
    ]


def test_guessed_heading_of_hours_beside_days_is_told():
    found = read([("Ngày", "Thời gian biểu", "Nội dung"), ("01/10", "8h", "Hội sách")])
    assert [event["when"] for event in events(found)] == ["8h ngày 01/10/2026"]
    assert [p.spot.cell for p in found.problems if p.rule == "table-guess"] == ["B1"]


def test_tables_beside_each_other_with_headings_over_one_alone():
    rows = [
        ("Phối hợp", "Từ ngày", "Nhiệm vụ", "Thứ", "Chiều"),
        ("Tên hoạt động", "Sáng", "TT", "Tên hoạt động", "Thứ Hai"),
        ("Hội sách", "8h", 1, "Thi vẽ", "02/10"),
    ]
    assert read(rows).problems


def test_tables_beside_each_other_below_a_merged_cell():
    heads = ("Thứ Hai", "Tên hoạt động", "Nhà văn hóa", "TT", "Năm", "Tên hoạt động", "Vé")
    rows = [
        heads,
        ("Thời gian", "Đến ngày", "Phụ trách"),
        ("8h", "Hội sách", None, 1, None, "Thi vẽ"),
    ]
    assert read(rows, ("D1:D2", "E1:E2", "F1:F2", "G1:G2")).problems


def test_place_alone_below_a_heading_of_time_and_place():
    heads = ("TT", "Nội dung", "Thời gian, địa điểm")
    found = read([heads, (1, "Hội sách (8h 01/10)", "Sân xã"), (2, "Thi vẽ", "Đầu tuần sau")])
    first, second = events(found)
    assert (first["when"], first["place"]) == ("8h 01/10/2026", "san-xa")
    assert (second["when"], second.get("place")) == ("Đầu tuần sau", None)


def test_kinds_of_schools_are_one_name():
    found = read([HEADS, (*ONE[:5], "Các trường TH, THCS"), (*ONE[:5], "Đoàn xã, HKH")])
    assert [len(event["organizers"]) for event in events(found)] == [1, 2]


def test_rows_numbered_as_parts_are_told_once():
    rows = [HEADS, ONE, *(("1.1", *ONE[1:3], "A"), ("1.2", *ONE[1:3], "B"), (2, *ONE[1:3], "C"))]
    found = read(rows)
    assert [event["title"] for event in events(found)] == ["Hội sách", "A", "B", "C"]
    assert [p.spot.cell for p in found.problems if "1.1" in p.message] == ["A3"]


@pytest.mark.parametrize("title", ["Tổng kết", "Công tác xã hội", "Công viên xanh"])
def test_names_that_begin_like_a_sum_end_no_table(title: str):
    found = read([("Nội dung", "Đơn vị"), ("Hội sách", "Đoàn"), (title, "Văn phòng")])
    assert [event["title"] for event in events(found)] == ["Hội sách", title]


def test_number_of_more_digits_than_python_reads_is_a_text():
    rows = [("Nội dung", "Địa điểm"), ("Hội sách", "Sân"), ("1" * 5_000, "Thư viện")]
    assert [len(event["title"]) for event in events(read(rows))] == [8, 5_000]
