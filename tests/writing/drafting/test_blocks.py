"""What a page or a narrow column cut apart is one paragraph again, each letter at its place."""

from __future__ import annotations

import pytest

from site_src.writing.drafting.blocks import to_blocks
from site_src.writing.drafting.lines import Line
from site_src.writing.drafting.outline import outline

LONG = "Trung tâm Học tập cộng đồng phường phối hợp với các trường học trên địa bàn"


def joined(*texts: str) -> list[str]:
    return [block.text for block in to_blocks([Line(n, t) for n, t in enumerate(texts, 1)])]


@pytest.mark.parametrize(
    ("lines", "blocks"),
    [
        (("Mường Khoa, ngày 22 tháng 9 năm", "2025"), ["Mường Khoa, ngày 22 tháng 9 năm 2025"]),
        (
            ("báo cáo trước ngày 14 tháng", "10 năm 2022."),
            ["báo cáo trước ngày 14 tháng 10 năm 2022."],
        ),
        (("Nhiệm vụ trong năm", "1. Mở lớp"), ["Nhiệm vụ trong năm", "1. Mở lớp"]),
    ],
)
def test_date_that_a_narrow_column_breaks(lines: tuple[str, ...], blocks: list[str]):
    assert joined(*lines) == blocks


@pytest.mark.parametrize(
    ("line", "blocks"),
    [
        ("➢\tPhòng Giáo dục chuẩn bị sân.", ["➢ Phòng Giáo dục chuẩn bị sân."]),
        ("-    Như trên;        CHỦ TỊCH", ["- Như trên;", "CHỦ TỊCH"]),
    ],
)
def test_gap_behind_a_bullet_parts_no_columns(line: str, blocks: list[str]):
    assert joined(line) == blocks


def test_number_of_a_page_belongs_to_no_sentence():
    lines = [LONG, "1", "tổ chức lớp học.", "2"]
    blocks = to_blocks([Line(n, t) for n, t in enumerate(lines, 1)])
    assert [block.text for block in blocks] == [f"{LONG} tổ chức lớp học."]
    assert [quote.place for quote in blocks[0].quotes()] == [1, 3]


def test_one_broken_line_is_enough_where_none_is_longer_than_print():
    # The second line goes on with a capital letter, which only a text in lines of print does.
    assert joined(
        f"{LONG},", "nhất là các trường trung học cơ sở trên cùng tuyến đường, cùng", "Đoàn."
    ) == [f"{LONG}, nhất là các trường trung học cơ sở trên cùng tuyến đường, cùng Đoàn."]


def test_numbers_that_do_not_count_up_are_no_pages():
    assert joined(LONG, "7", "3") == [LONG, "7", "3"]


def test_name_after_the_list_of_another_is_a_heading_without_a_gap():
    lines = [
        *("Lễ khai mạc", "• Thời gian: 7h30", "• Địa điểm: Công viên"),
        *("Chuỗi lớp học cộng đồng", "• Lớp A: 9h00", "• Lớp B: 14h00"),
    ]
    parts = outline(to_blocks([Line(n, t) for n, t in enumerate(lines, 1)]))
    assert [(part.text, len(part.parts)) for part in parts] == [
        ("Lễ khai mạc", 2),
        ("Chuỗi lớp học cộng đồng", 2),
    ]
