"""What “ #” cuts from a value is told at its place; notes, marks and quotations are left alone."""

from __future__ import annotations

import pytest

from site_src.reading.strict_yaml import load_yaml


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("title: Hội thi lần #2", 20),
        ("title: Chung tay #HocTapSuotDoi", 18),
        ("- Gọi 0123 #Đoàn", 12),
        ("audience: [cán bộ #1\n]", 19),
    ],
)
def test_value_cut_by_a_number_sign(line, column):
    _document, problems = load_yaml(line, "a.yml")
    assert [(p.rule, p.spot.column) for p in problems] == [("yaml-comment", column)]


@pytest.mark.parametrize(
    "line",
    [
        'title: "Hội thi lần #2"',
        "title: Hội thi lần#2",
        "title: Hội thi # ghi chú",
        "title: Hội thi  ## ghi chú",
        "title: #chưa rõ",
        "text: |\n  Hội thi lần #2",
    ],
)
def test_note_or_quotation_is_left_alone(line):
    assert load_yaml(line, "a.yml")[1] == []
