"""Days that are a number alone: read with the month that the table says, or told at the cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from site_src.reading.workbook.read import read_workbook
from site_src.vietnamese.when import When
from tests.reading.test_tables import events, read
from tests.workbooks import workbook

HEADS = ("Ngày", "Hoạt động", "Nơi")
Rows = Sequence[Sequence[Any]]

READ: dict[str, tuple[Rows, list[str]]] = {
    "columns for month and year": (
        [("Ngày", "Tháng", "Năm", "Hoạt động"), (1, 10, 2026, "Hội sách"), (2, 10, 2026, "Thi")],
        ["1/10/2026", "2/10/2026"],
    ),
    "month of the row above": (
        [("Tháng", "Ngày", "Hoạt động"), ("Tháng 9", 30, "Hội sách"), (None, "29", "Thi")],
        ["30/9/2026", "29/9/2026"],
    ),
    "month as above": (
        [("Ngày", "Tháng", "Buổi", "Hoạt động"), (1, 10, "S", "Hội sách"), (2, "nt", "C", "Thi")],
        ["sáng ngày 1/10/2026", "chiều ngày 2/10/2026"],
    ),
    "only the month": (
        [("Tháng", "Hoạt động", "Đơn vị"), ("Tháng 9", "Hội sách", "Đoàn xã")],
        ["tháng 9/2026"],
    ),
    "first and last day": (
        [("Từ ngày", "Đến ngày", "Tháng", "Hoạt động"), (1, 3, 10, "Hội sách")],
        ["1/10/2026 - 3/10/2026"],
    ),
    "month in the title": (
        [("LỊCH THÁNG 10",), HEADS, (1, "Hội sách"), ("3-5", "Thi"), ("2, 4", "Hát")],
        ["1/10/2026", "3/10/2026-5/10/2026", "2/10/2026, 4/10/2026"],
    ),
    "month in the heading": (
        [("Ngày (tháng 10)", "Giờ", "Hoạt động"), (1, 8, "Hội sách")],
        ["8h ngày 1/10/2026"],
    ),
    "days from one month to the next": (
        [
            *(("TUẦN LỄ (từ 28/9 đến ngày 04/10/2026)",), HEADS),
            *(("Thứ 2 (28)", "A"), ("Thứ Bảy, ngày 3", "B"), ("CN - 4", "C")),
        ],
        ["thứ hai, 28/09/2026", "Thứ Bảy, 03/10/2026", "chủ nhật, 04/10/2026"],
    ),
    "months between the rows": (
        [HEADS, ("Tháng 9",), (28, "Hội sách"), ("THÁNG 10",), (2, "Thi")],
        ["28/9/2026", "2/10/2026"],
    ),
    "from one day to another": (
        [("Ngày", "Tháng", "Hoạt động"), ("Từ 1 đến 3", 10, "Hội sách")],
        ["1/10/2026 đến 3/10/2026"],
    ),
    "hours below a day": (
        [("Thời gian", "Hoạt động"), ("Thứ Năm 01/10",), (8, "Hội sách"), (9, "Thi")],
        ["8h, Thứ Năm 01/10/2026", "9h, Thứ Năm 01/10/2026"],
    ),
}


@pytest.mark.parametrize(("rows", "when"), READ.values(), ids=list(READ))
def test_day_has_its_month(rows: Rows, when: list[str]):
    found = [event.get("when") for event in events(read(rows))]
    assert found == when
    for text in found:
        When.parse(text.casefold(), 2026)


TOLD: dict[str, tuple[Rows, str, str]] = {
    "no month": ([HEADS, (1, "Hội sách")], "A2", "cell"),
    "that of the paper": (
        [("An Khê, ngày 15 tháng 9 năm 2026",), HEADS, (1, "Hội sách")],
        *("A3", "cell"),
    ),
    "two months in the title": (
        [("LỊCH THÁNG 9 VÀ THÁNG 10",), HEADS, (1, "Hội sách")],
        *("A3", "cell"),
    ),
    "outside the days of the title": (
        [("TUẦN LỄ 28/9 - 4/10",), HEADS, (28, "Hội sách"), (5, "Thi")],
        *("A4", "cell"),
    ),
    "day or hour": ([("Thời gian", "Hoạt động"), (8, "Hội sách")], "A2", "cell"),
    "no such month": ([("Ngày", "Tháng", "Hoạt động"), (1, 13, "Hội sách")], "B2", "cell"),
    "month of the title": ([("LỊCH THÁNG 10",), HEADS, (1, "Hội sách")], "A3", "table-guess"),
    "another month than beside it": (
        [("Ngày", "Tháng", "Hoạt động"), ("02/10", 9, "Hội sách")],
        *("A2", "table-guess"),
    ),
}


@pytest.mark.parametrize(("rows", "cell", "rule"), TOLD.values(), ids=list(TOLD))
def test_day_is_told_at_its_cell(rows: Rows, cell: str, rule: str):
    said = {(p.spot.cell, p.rule): p for p in read(rows).problems}
    assert (cell, rule) in said
    assert said[cell, rule].hint


def test_no_month_is_told_once():
    """Where the month cannot be read, its cell is told, and the day is not told again for it."""
    found = read([("Ngày", "Tháng", "Hoạt động"), (1, "Mười ba", "Hội sách")])
    assert [p.spot.cell for p in found.problems if p.rule == "cell"] == ["B2"]


def test_sheet_named_after_a_month():
    rows = [HEADS, (1, "Hội sách")]
    raw = workbook(rows, lambda sheet: setattr(sheet, "title", "Tháng 10"))
    found = read_workbook(raw, "x.xlsx", None, "x.ids.yml", 2026, "vi")
    assert [event["when"] for event in events(found)] == ["1/10/2026"]
