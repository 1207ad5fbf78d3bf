"""Odd tables: what is read of each, and that nothing of it is left out silently."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from site_src.base.problems import Severity
from site_src.reading.workbook.cells import read_book
from tests.reading.test_tables import HEADS, ONE, events, read, row
from tests.workbooks import workbook

ODD: dict[str, tuple[list[Sequence[Any]], tuple[str, ...], list[str], list[str]]] = {
    "titles": ([("ỦY BAN",), ("LỊCH",), HEADS, ONE], ("A1:F1",), ["Hội sách"], ["table-left-out"]),
    "merged day": ([HEADS, ONE, (2, None, "9h", "B")], ("B2:B3",), ["Hội sách", "B"], []),
    "day once": ([HEADS, ONE, (2, None, "9h", "B")], (), ["Hội sách", "B"], ["table-guess"]),
    "ditto": ([HEADS, ONE, (2, "nt", "9h", "B", "-nt-", '"')], (), ["Hội sách", "B"], []),
    "ditto of nothing": ([HEADS, row("nt", "8h")], (), ["Hội sách"], ["cell"]),
    "empty rows": ([HEADS, ONE, (), (), row("02/10")], (), ["Hội sách", "Hội sách"], []),
    "work of the office, before the Week and after it": (
        [
            *(HEADS, ("A", None, None, "TRƯỚC TUẦN LỄ")),
            *((1, "25/9", None, "Mời báo cáo viên"), (2, "29/9", "8h", "Chạy thử", "Sân xã")),
            *(("B", None, None, "TRONG TUẦN LỄ"), (1, "01/10", None, "Hội sách")),
            *(("C", None, None, "SAU TUẦN LỄ"), (1, "10/10", None, "Viết tin bài")),
        ],
        (),
        ["Chạy thử", "Hội sách"],
        ["table-left-out"],
    ),
    "work of the office": (
        [
            *(HEADS, ("I", None, None, "Công tác chuẩn bị")),
            *((1, None, None, "In phông, giấy mời"), (2, None, None, "Liên hệ âm thanh")),
            *(("II", None, None, "Hoạt động trong Tuần lễ"), ONE),
            (2, "02/10", "9h", "Họp Ban Tổ chức", "Phòng họp"),
            (3, "03/10", "9h", "Báo cáo kết quả thi vẽ và trao giải", "Sân xã"),
            (4, "03/10", "9h", "Chuẩn bị hành trang vào đời", "Sân xã"),
            (5, "03/10", "9h", "Tiếp công dân định kỳ", "Trụ sở UBND xã"),
            (6, "03/10", "9h", "Nộp hồ sơ về văn phòng", "Văn phòng"),
            (7, "03/10", "9h", "Tập huấn phần mềm (nội bộ)", "Phòng họp"),
            (8, "05/10", None, "Kiểm kê kho sách, không phục vụ bạn đọc"),
        ],
        (),
        [
            *("Hội sách", "Báo cáo kết quả thi vẽ và trao giải"),
            "Chuẩn bị hành trang vào đời",
        ],
        ["table-left-out"],
    ),
    "row twice": ([HEADS, ONE, ONE], (), ["Hội sách", "Hội sách"], ["table-guess"]),
    "level": ([HEADS, ("II. Cấp phường",), ONE], ("A2:F2",), ["Hội sách"], ["table-guess"]),
    "level, unmerged": (
        [HEADS, ("II", None, None, "Cấp xã"), ONE],
        (),
        ["Hội sách"],
        ["table-guess"],
    ),
    "day between": ([HEADS, ("Thứ Năm, 01/10",), ONE], ("A2:F2",), ["Hội sách"], ["table-guess"]),
    "part between": ([HEADS, ("BUỔI SÁNG",), ONE], ("A2:F2",), ["Hội sách"], ["table-guess"]),
    "place between": (
        [HEADS, ("Địa điểm 1: Sân xã",), (*ONE[:4], None, ONE[5])],
        ("A2:F2",),
        ["Hội sách"],
        ["table-guess"],
    ),
    "section": ([HEADS, ("Phần 2",), ONE], ("A2:F2",), ["Hội sách"], ["table-left-out"]),
    "footnote": ([HEADS, ONE, ("Ghi chú: có thể đổi",)], (), ["Hội sách"], ["table-left-out"]),
    "total below each column": (
        [HEADS, ONE, ("Tổng", "3 ngày", None, "6 hoạt động", "2 nơi", "3 đơn vị")],
        (),
        ["Hội sách"],
        ["table-left-out"],
    ),
    "total": ([HEADS, ONE, ("Tổng cộng: 1",)], (), ["Hội sách"], ["table-left-out"]),
    "signature": (
        [
            *(HEADS, ONE, ("Nơi nhận:", None, None, "TM. ỦY BAN NHÂN DÂN")),
            *(("- Như trên", None, None, "CHỦ TỊCH"), (None, None, None, "Nguyễn Văn A")),
        ],
        (),
        ["Hội sách"],
        ["table-left-out"],
    ),
    "numbered columns": ([HEADS, ("(1)", "(2)", "(3)", "(4)"), ONE], (), ["Hội sách"], []),
    "headings again, and the row": (
        [HEADS, ONE, HEADS, ONE],
        (),
        ["Hội sách", "Hội sách"],
        ["table-guess"],
    ),
    "two rows of headings": (
        [("STT", "Thời gian", None, "Nội dung"), (None, "Ngày", "Giờ"), ONE[:4]],
        ("B1:C1", "A1:A2", "D1:D2"),
        ["Hội sách"],
        [],
    ),
    "two rows of headings below a title": (
        [
            *(("LỊCH HOẠT ĐỘNG",), ("STT", "Thời gian", None, "Nội dung")),
            *((None, "Ngày", "Giờ"), ONE[:4]),
        ],
        ("A1:D1", "B2:C2"),
        ["Hội sách"],
        ["table-left-out"],
    ),
    "two rows of headings below two titles": (
        [
            *(("ỦY BAN", None, "CỘNG HÒA"), ("STT", "Thời gian", None, "Nội dung")),
            *((None, "Ngày", "Giờ"), ONE[:4]),
        ],
        ("A1:B1", "C1:D1", "B2:C2"),
        ["Hội sách"],
        ["table-left-out"],
    ),
    "another column": ([(*HEADS, "Kinh phí"), (*ONE, 500)], (), ["Hội sách"], ["table-left-out"]),
    "column without heading": ([HEADS, (*ONE, "gì")], (), ["Hội sách"], ["table-left-out"]),
    "bodies by commas": (
        [HEADS, (*ONE[:5], "Hội Khuyến học, Đoàn xã, Trường A")],
        (),
        ["Hội sách"],
        ["table-guess"],
    ),
    "no name": ([HEADS, (*ONE[:3], None, *ONE[4:])], (), [], ["missing-key"]),
    "formula": ([HEADS, (*ONE[:3], "=A1", *ONE[4:])], (), [], ["cell"]),
    "side by side": (
        [(*HEADS[:4], None, *HEADS[:4]), (*ONE[:4], None, *ONE[:4])],
        (),
        ["Hội sách", "Hội sách"],
        ["table-guess"],
    ),
    "name and value side by side": (
        [("Hoạt động 1", "Ngày hội sách"), ("Thời gian", "8h"), ("Địa điểm", "Sân xã")],
        (),
        ["Ngày hội sách"],
        ["table-guess"],
    ),
    "nothing on a day": (
        [HEADS, ONE, (2, "02/10", None, "(Không có hoạt động)")],
        (),
        ["Hội sách"],
        ["table-left-out"],
    ),
    "no headings": ([ONE, ONE], (), [], ["table-left-out", "workbook"]),
    "hour after hour": (
        [("TT", "Thời gian", "Nội dung"), (1, "7h ngày 01/10", "A"), (2, "9h", "B")],
        (),
        ["A", "B"],
        ["table-guess"],
    ),
}


@pytest.mark.parametrize(("rows", "merged", "titles", "rules"), ODD.values(), ids=list(ODD))
def test_odd_table(
    rows: list[Sequence[Any]], merged: tuple[str, ...], titles: list[str], rules: list[str]
):
    found = read(rows, merged)
    there = events(found) if "events" in found.found else []
    assert [event["title"] for event in there] == titles
    said = {problem.rule for problem in found.problems} - {"unwritten-codes"}
    assert sorted(said) == rules
    assert all(problem.hint for problem in found.problems)


@pytest.mark.parametrize(("rows", "merged"), [case[:2] for case in ODD.values()], ids=list(ODD))
def test_nothing_is_left_out_silently(rows: list[Sequence[Any]], merged: tuple[str, ...]):
    """Every text of the table stands in an entry, in a heading, or in what is said."""
    found = read(rows, merged)
    book, _problems = read_book(workbook(rows), "x.xlsx", "vi")
    assert book is not None
    said = "\n".join(f"{problem.message} {problem.spot}" for problem in found.problems)
    entries = "\n".join(str(document.data) for document in found.found.values())
    heads = {cell.text for table in found.tables for cell in table.heads.texts.values()}
    heads |= {*HEADS, "Thời gian", "nt", "-nt-", '"'}
    if not entries:  # An error says that nothing of it can be read.
        assert any(problem.severity is Severity.ERROR for problem in found.problems)
        return
    for sheet in book.sheets:
        for number, cells in sheet.rows.items():
            for cell in cells.values():
                is_told = any(p.spot.line == number for p in found.problems)
                is_order = cell.column == 1 or cell.text.startswith("(")
                words = cell.text.replace("01/10", "").split()
                is_there = all(word.strip(",") in f"{said}{entries}" for word in words)
                assert is_told or is_order or is_there or cell.text in heads, cell
