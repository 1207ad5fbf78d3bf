"""Advice on files of lines, as it is said of the columns of a workbook."""

from __future__ import annotations

import pytest

from site_src.base.problems import Problem, Severity, Spot
from site_src.reading.workbook.speech import in_cells


def said(hint: str, sheet: str = "Hoạt động") -> str:
    problem = Problem(Severity.NOTICE, "gap", Spot("x.xlsx", 2, 2, sheet), "", hint)
    return in_cells(problem).hint


@pytest.mark.parametrize(
    ("of_lines", "of_cells"),
    [
        ("viết: when: 8h ngày 02/10/2026", "viết: 02/10/2026 ở cột “Ngày”, 8h ở cột “Giờ”"),
        ("viết: place: nha-van-hoa", "viết: tên ở cột “Địa điểm”"),
        (
            "viết thêm: accept: {rule: ceremony-late, reason: lý do}",
            "viết thêm: ceremony-late: lý do ở cột “Chấp nhận”",
        ),
        ("“when” và “time” cho hai giờ khác nhau", "“Ngày” và “Giờ” cho hai giờ khác nhau"),
        ("Viết địa chỉ đầy đủ: https://example.vn", "Viết địa chỉ đầy đủ: https://example.vn"),
    ],
)
def test_advice_speaks_of_columns_where_it_is_for_a_sheet(of_lines: str, of_cells: str):
    assert said(of_lines) == of_cells


def test_advice_for_files_of_lines_stays():
    problem = Problem(Severity.NOTICE, "gap", Spot("events.yml", 2, 2), "", "when: 8h")
    assert in_cells(problem) == problem
