"""Tables with the days across: read as meant, or refused at the cell; nothing left out silently."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest

from site_src.reading.workbook.read import read_workbook
from site_src.reading.workbook.value import Workbook
from site_src.vietnamese.when import When
from tests.workbooks import workbook

Rows = Sequence[Sequence[Any]]
DAYS = ("Thứ Năm 01/10", "Thứ Sáu 02/10", "Thứ Bảy 03/10")


def read(rows: Rows, merged: Sequence[str] = ()) -> Workbook:
    def merge(sheet: Any) -> None:
        for span in merged:
            sheet.merge_cells(span)

    return read_workbook(workbook(rows, merge), "x.xlsx", None, "x.ids.yml", 2026, "vi")


def said(found: Workbook) -> list[str]:
    """Each activity in one line; its time as it is parsed."""
    events = found.found["events"].data["events"] if "events" in found.found else []
    places = found.found["places"].data["places"] if "places" in found.found else []
    names = {place["id"]: place["name"] for place in places if isinstance(place, dict)}
    lines = []
    for event in events:
        time = str(event.get("when", event.get("time", "-"))).casefold()
        if "when" in event:
            When.parse(time, 2026)
        where = event.get("place")
        lines.append("; ".join((event["title"], time, *([names[where]] if where else []))))
    return lines


def told(found: Workbook) -> list[tuple[str, int, int]]:
    return [
        (p.rule, p.spot.line, p.spot.column) for p in found.problems if p.rule != "unwritten-codes"
    ]


CASES: dict[str, tuple[Rows, Sequence[str], list[str], list[tuple[str, int, int]]]] = {
    "hours": (
        [
            ("Giờ", *DAYS),
            ("7h30", "Lễ khai mạc", None, "Hội sách"),
            ("14h - 16h", None, "Lớp vẽ", "-"),
        ],
        (),
        [
            "Lễ khai mạc; 7h30, thứ năm 01/10/2026",
            "Hội sách; 7h30, thứ bảy 03/10/2026",
            "Lớp vẽ; 14h - 16h, thứ sáu 02/10/2026",
        ],
        [("table-guess", 1, 2)],
    ),
    "parts of the day": (
        [("Buổi", *DAYS), ("Sáng", "Lễ khai mạc"), ("Chiều", None, "Lớp vẽ", "Thi cờ")],
        (),
        [
            "Lễ khai mạc; sáng, thứ năm 01/10/2026",
            "Lớp vẽ; chiều, thứ sáu 02/10/2026",
            "Thi cờ; chiều, thứ bảy 03/10/2026",
        ],
        [("table-guess", 1, 2)],
    ),
    "titles above, weekdays over days": (
        [
            ("LỊCH TUẦN LỄ",),
            ("Buổi", "Thứ 5", "Thứ 6"),
            (None, dt.date(2026, 10, 1), dt.date(2026, 10, 2)),
            ("Sáng", "Lễ khai mạc", "Lớp vẽ"),
        ],
        ("A1:C1", "A2:A3"),
        ["Lễ khai mạc; sáng, thứ năm 01/10/2026", "Lớp vẽ; sáng, thứ sáu 02/10/2026"],
        [("table-guess", 2, 2), ("table-left-out", 1, 1)],
    ),
    "weekdays alone": (
        [("", "Thứ Hai", "Thứ Ba", "CN"), ("8h", "A b c", "D e g", "H i k")],
        (),
        ["A b c; 8h, thứ hai", "D e g; 8h, thứ ba", "H i k; 8h, chủ nhật"],
        [("table-guess", 1, 2)],
    ),
    "weekdays by their last word": (
        [("Giờ", "Hai", "Ba", "Tư", "CN"), ("8h", "A b c", None, "D e g", "H i k")],
        (),
        ["A b c; 8h, thứ hai", "D e g; 8h, thứ tư", "H i k; 8h, chủ nhật"],
        [("table-guess", 1, 2)],
    ),
    "a cell over several days": (
        [("Giờ", *DAYS), ("8h", "Trưng bày sách", None, None), ("9h", "Lớp vẽ")],
        ("B2:D2",),
        ["Trưng bày sách; 8h ngày 01/10/2026 - 03/10/2026", "Lớp vẽ; 9h, thứ năm 01/10/2026"],
        [("table-guess", 1, 2)],
    ),
    "a cell over several hours": (
        [("Buổi", *DAYS), ("Sáng", "Hội trại", "Lớp vẽ"), ("Chiều", None, "Thi cờ")],
        ("B2:B3",),
        [
            "Hội trại; thứ năm 01/10/2026",
            "Lớp vẽ; sáng, thứ sáu 02/10/2026",
            "Thi cờ; chiều, thứ sáu 02/10/2026",
        ],
        [("table-guess", 1, 2), ("table-guess", 2, 2)],
    ),
    "an hour over several rows": (
        [("Buổi", *DAYS), ("Sáng", "Lễ khai mạc"), (None, "Lớp vẽ"), ("Chiều", "Thi cờ")],
        ("A2:A3",),
        [
            "Lễ khai mạc; sáng, thứ năm 01/10/2026",
            "Lớp vẽ; sáng, thứ năm 01/10/2026",
            "Thi cờ; chiều, thứ năm 01/10/2026",
        ],
        [("table-guess", 1, 2)],
    ),
    "a row without its hour": (
        [("Buổi", *DAYS), ("Sáng", "Lễ khai mạc"), (None, "Lớp vẽ")],
        (),
        ["Lễ khai mạc; sáng, thứ năm 01/10/2026", "Lớp vẽ; sáng, thứ năm 01/10/2026"],
        [("table-guess", 1, 2), ("table-guess", 3, 2)],
    ),
    "part and hour": (
        [("Buổi", "Giờ", *DAYS), ("Sáng", "7h30", "Lễ khai mạc"), (None, "9h", "Lớp vẽ")],
        ("A2:A3",),
        ["Lễ khai mạc; 7h30, thứ năm 01/10/2026", "Lớp vẽ; 9h, thứ năm 01/10/2026"],
        [("table-guess", 1, 3)],
    ),
    "what a cell says beside the name": (
        [("Buổi", *DAYS), ("Sáng", "8h: Hội sách\nTại Nhà văn hóa", "- Lớp vẽ\n- Thi cờ\n")],
        (),
        [
            "Hội sách; 8h, thứ năm 01/10/2026; Nhà văn hóa",
            "Lớp vẽ; sáng, thứ sáu 02/10/2026",
            "Thi cờ; sáng, thứ sáu 02/10/2026",
        ],
        [("table-guess", 1, 2)],
    ),
    "marks": (
        [
            ("STT", "Nội dung", "Địa điểm", "01/10", "02/10", "03/10", "05/10"),
            (1, "Trưng bày sách", "Nhà văn hóa", "x", "x", "x", None),
            (2, "Lớp vẽ", "Trường A", "8h", None, None, "14h"),
            (3, "Thi cờ", "Trường A", None, "X", None, "✓"),
            (4, "Đọc sách", "Trường A"),
        ],
        (),
        [
            "Trưng bày sách; 01/10/2026 - 03/10/2026; Nhà văn hóa",
            "Lớp vẽ; 8h ngày 01/10/2026; Trường A",
            "Lớp vẽ; 14h ngày 05/10/2026; Trường A",
            "Thi cờ; 02/10/2026, 05/10/2026; Trường A",
            "Đọc sách; -; Trường A",
        ],
        [("table-guess", 1, 4)],
    ),
    "places left": (
        [("Địa điểm", *DAYS), ("Nhà văn hóa", "Hội sách"), ("Trường A", None, "Lớp vẽ")],
        (),
        ["Hội sách; thứ năm 01/10/2026; Nhà văn hóa", "Lớp vẽ; thứ sáu 02/10/2026; Trường A"],
        [("table-guess", 1, 2)],
    ),
    "names left that nothing explains": (
        [("Nhóm", *DAYS), ("Nhóm 1", "Hội sách"), ("Nhóm 2", None, "Lớp vẽ")],
        (),
        [],
        [("cell", 2, 1)],
    ),
    "words where a mark belongs": (
        [
            ("Nội dung", "01/10", "02/10", "03/10"),
            ("Lớp vẽ", "x", "x", None),
            ("Thi cờ", "x", "chung kết", None),
        ],
        (),
        ["Lớp vẽ; 01/10/2026 - 02/10/2026", "Thi cờ; 01/10/2026"],
        [("cell", 3, 3), ("table-guess", 1, 2)],
    ),
    "beside and below the table": (
        [
            ("Buổi", *DAYS, "Ghi chú"),
            ("Sáng", "Hội sách", None, None, "Trời mưa thì lùi"),
            ("Người lập",),
            ("Ghi chú: có thể đổi",),
        ],
        (),
        ["Hội sách; sáng, thứ năm 01/10/2026"],
        [("table-guess", 1, 2), ("table-left-out", 3, 1), ("table-left-out", 4, 1)],
    ),
    "columns behind the days": (
        [
            ("STT", "Nội dung", *DAYS, "Nơi thực hiện", "Số người"),
            (1, "Lớp vẽ", "☑", None, "✔\ufe0f", "Nhà văn hóa", 20),
            (2, "Lễ khai mạc", None, "7h30", None, "Sân xã"),
        ],
        (),
        [
            "Lớp vẽ; 01/10/2026, 03/10/2026; Nhà văn hóa",
            "Lễ khai mạc; 7h30, thứ sáu 02/10/2026; Sân xã",
        ],
        [("table-guess", 1, 3), ("table-left-out", 2, 7)],
    ),
    "what only begins like an hour": (
        [
            ("Nội dung", *DAYS),
            ("Lớp vẽ", "x", "x", "Tiết 3"),
            ("Thi cờ", "x", "Ca nhạc", "x"),
            ("Hội sách", "Cao đẳng", "x", "Sáng tác"),
            ("Lớp múa", "Tiết mục", "sáng", "ca 2"),
        ],
        (),
        [
            *("Lớp vẽ; 01/10/2026 - 02/10/2026", "Lớp vẽ; thứ bảy 03/10/2026"),
            *("Thi cờ; 01/10/2026, 03/10/2026", "Hội sách; thứ sáu 02/10/2026"),
            *("Lớp múa; sáng, thứ sáu 02/10/2026", "Lớp múa; thứ bảy 03/10/2026"),
        ],
        [
            *(("table-guess", 1, 2), ("table-guess", 2, 4), ("table-guess", 5, 4)),
            *(("cell", 3, 3), ("cell", 4, 2), ("cell", 4, 4), ("cell", 5, 2)),
        ],
    ),
    "another table below": (
        [
            ("Buổi", *DAYS),
            ("Sáng", "Hội sách"),
            (),
            ("Ngày", "Nội dung", "Địa điểm"),
            ("02/10", "B"),
        ],
        (),
        [],
        [("cell", 4, 1)],
    ),
    "parts of the day across": (
        [
            ("LỊCH TUẦN",),
            ("Thứ/Ngày", "Sáng", "Chiều", "Tối", "Ghi chú"),
            ("Thứ Năm 01/10", "7h30: Khai mạc", "Hội sách", "-"),
            (None, "- Lớp vẽ\n- Thi cờ", None, "19h: Chiếu phim\nTại: Sân bóng"),
            ("Thứ Sáu 02/10", None, "Lớp múa"),
            ("Người lập biểu",),
        ],
        (),
        [
            *("Khai mạc; 7h30, thứ năm 01/10/2026", "Hội sách; chiều, thứ năm 01/10/2026"),
            *("Lớp vẽ; sáng, thứ năm 01/10/2026", "Thi cờ; sáng, thứ năm 01/10/2026"),
            *(
                "Chiếu phim; 19h, thứ năm 01/10/2026; Sân bóng",
                "Lớp múa; chiều, thứ sáu 02/10/2026",
            ),
        ],
        [
            *(("table-guess", 2, 2), ("table-guess", 4, 2)),
            *(("table-left-out", 1, 1), ("table-left-out", 6, 1)),
        ],
    ),
    "weekdays in short beside their dates, a word of headings in a cell": (
        [
            ("Thứ", "Sáng", "Chiều"),
            ("Tư (30/9)", "Lớp vi tính", "Lớp trồng nấm"),
            ("Năm (01/10)", None, "14h: Chuyên đề dinh dưỡng"),
        ],
        (),
        [
            *("Lớp vi tính; sáng, thứ tư 30/9/2026", "Lớp trồng nấm; chiều, thứ tư 30/9/2026"),
            "Chuyên đề dinh dưỡng; 14h, thứ năm 01/10/2026",
        ],
        [("table-guess", 1, 2)],
    ),
    "ticks below parts of the day": (
        [
            ("TT", "Nội dung", "Ngày", "Buổi", None, None, "Địa điểm"),
            (None, None, None, "S", "C", "T"),
            (1, "Lớp vẽ", "01/10", "x", None, None, "Nhà văn hóa"),
            (2, "Lớp may", "02/10", "x", "x"),
            (3, "Chiếu phim", "03/10", None, None, "19h30"),
            (4, "Thi cờ", "03/10", None, "2h"),
            (5, "Thi vẽ", "03/10", False, True, False),
            (6, "Hội sách", "03/10", False, False, False),
        ],
        ("D1:F1",),
        [
            *("Lớp vẽ; sáng ngày 01/10/2026; Nhà văn hóa", "Lớp may; cả ngày 02/10/2026"),
            *("Chiếu phim; 19h30 ngày 03/10/2026", "Thi cờ; 14h ngày 03/10/2026"),
            *("Thi vẽ; chiều ngày 03/10/2026", "Hội sách; 03/10/2026"),
        ],
        [],
    ),
    "places below the names, and who signs": (
        [
            ("Giờ", *DAYS),
            ("7h - 9h", "Khai mạc\nHội trường lớn", "Thi vẽ\nSân trong", "Bơi\nHồ bơi"),
            ("9h - 11h", "Cờ tướng\nPhòng 4", "Hội sách\nThư viện", "x"),
            (None, "HIỆU TRƯỞNG"),
            (),
            (None, "Lê Đức Thắng"),
            (),
            (None, None, "Lê Thị An"),
        ],
        (),
        [
            "Khai mạc; 7h - 9h, thứ năm 01/10/2026; Hội trường lớn",
            "Thi vẽ; 7h - 9h, thứ sáu 02/10/2026; Sân trong",
            "Bơi; 7h - 9h, thứ bảy 03/10/2026; Hồ bơi",
            "Cờ tướng; 9h - 11h, thứ năm 01/10/2026; Phòng 4",
            "Hội sách; 9h - 11h, thứ sáu 02/10/2026; Thư viện",
        ],
        [
            ("table-guess", 1, 2),
            *(("table-guess", row, column) for row in (2, 3) for column in (2, 3, 4)[: 5 - row]),
            ("table-left-out", 3, 4),
            *(("table-left-out", 4, 2), ("table-left-out", 6, 2), ("table-left-out", 8, 3)),
        ],
    ),
    # “Từ ngày” and “Đến ngày” stand side by side too.
    "usual table with two days in a row": (
        [("Từ ngày", "Đến ngày", "Nội dung"), ("01/10", "02/10", "Hội sách")],
        (),
        ["Hội sách; 01/10/2026 - 02/10/2026"],
        [],
    ),
}


@pytest.mark.parametrize(("rows", "merged", "expected", "notices"), CASES.values(), ids=CASES)
def test_grid(
    rows: Rows, merged: Sequence[str], expected: list[str], notices: list[tuple[str, int, int]]
):
    found = read(rows, merged)
    assert (said(found), sorted(told(found))) == (expected, sorted(notices))
