"""Persons and their telephone numbers: found by what stands beside a name, and never content."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_src.writing.drafting.persons import persons
from tests.writing.drafting.drafts import drafted, said
from tests.writing.drafting.test_tasks import tasks


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Cháu nào mệt thì ở lại với cô Liên.", "cô Liên"),
        ("Cô Liên dẫn trẻ", "Cô Liên"),
        ("Đứng lớp: Đại úy Vàng A Sử", "Đại úy Vàng A Sử"),
        ("Đồng chí Thượng tá Bùi Quốc Khánh", "Thượng tá Bùi Quốc Khánh"),
        ("Diễn giả là Anh hùng LLVTND Đỗ Xuân Bích", "Anh hùng LLVTND Đỗ Xuân Bích"),
        ("nhà bà Năm Sự thôn Bãi Đông", "bà Năm Sự"),
        ("Mời già làng Ksor Blâm kể chuyện", "già làng Ksor Blâm"),
        ("đăng ký với anh Y Thanh Byă", "anh Y Thanh Byă"),
        ("chị H’Lan dạy dệt", "chị H’Lan"),
        ("khách mời: ThS. Vũ Mai Hiên", "ThS. Vũ Mai Hiên"),
        ("mời chuyên gia tâm lý Đặng Hồng Én", "chuyên gia tâm lý Đặng Hồng Én"),
        ("em Ngô Gia Bình lớp 4A đọc thơ", "em Ngô Gia Bình"),
        ("Các em Lê Minh Hải (lớp 5A)", "em Lê Minh Hải"),
        ("kể chuyện: Trần Bảo An (lớp 4B)", "Trần Bảo An"),
        ("Chủ tịch UBND xã Nguyễn Văn Hưng phát biểu", "Nguyễn Văn Hưng"),
        ("Trưởng ban Công tác Đội Lê Văn Bảy phát động", "Lê Văn Bảy"),
        ("Đầu mối: Phạm Lệ Thủy - 0918 404 000", "Đầu mối: Phạm Lệ Thủy"),
        ("các cô Liên, Lan lo bếp", "cô Liên"),
        ("Điều dưỡng trưởng Cà Thị Mẩy dạy", "trưởng Cà Thị Mẩy"),
        ("kể chuyện: Rơ Thị Bưi", "Rơ Thị Bưi"),
        ("Khu Đô Thị Mới, Nhà Văn Hóa xã", ""),
        ("Bộ đội Cụ Hồ", ""),
        ("Học tập phong cách Hồ Chí Minh! 5 điều Bác Hồ dạy", ""),
        ("trẻ em Việt Nam, các em Nhi đồng, bà con Hà Nhì", ""),
        ("Trường THCS Lê Lâm, số 12 đường Trần Văn Hiển", ""),
        ("Bảo tàng Nguyễn Văn Huyên, Nhà hát Trần Thị Hữu, Trung tâm Lê Văn Tám", ""),
        ("huyện Cô Tô, tỉnh Bà Rịa - Vũng Tàu", ""),
        ("đồng chí Phó Chủ tịch, cô Văn thư", ""),
        ("Khách mời: Hội Cựu giáo chức", ""),
        ("Phụ trách: Đoàn Thanh niên", ""),
        ("kể chuyện “Chú Cuội cung trăng”", ""),
        ("Đại tướng Võ Nguyên Giáp", ""),
        ("Trưởng bản Lá Tre lập danh sách", ""),
    ],
)
def test_persons_of_a_text(text: str, found: str):
    named = list(persons(text))
    assert (text[slice(*named[0])] if named else "") == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hội thảo đầu bờ: 8h00 ngày 02/10, tại vườn hộ ông Lê Văn Bảy, ấp 5.",
            ["Hội thảo đầu bờ; 8h00 ngày 02/10/2025; Ấp 5; -"],
        ),
        (
            "Hoạt động\n\nHội thảo đầu bờ\nThời gian: 8h00 ngày 02/10\n"
            "Địa điểm: vườn hộ bà Chín Thơm ấp 5\nChủ trì: cô Lan",
            ["Hội thảo đầu bờ; 8h00 ngày 02/10/2025; Ấp 5; -"],
        ),
        (
            "1. Nói chuyện chuyên đề với ông Lê Văn Bảy về nghề biển: 8h00 ngày 02/10.",
            ["Nói chuyện chuyên đề về nghề biển; 8h00 ngày 02/10/2025; -; -"],
        ),
    ],
)
def test_activities_without_persons(text: str, expected: list[str], tmp_path: Path):
    assert said(drafted(text, tmp_path)) == expected


def test_tasks_are_given_to_no_person(tmp_path: Path):
    text = "Phân công:\n- Cô Liên: dẫn trẻ.\n- Ông Lê Văn Bảy: giữ xe.\n- Đoàn xã: dựng sân khấu."
    assert tasks(text, tmp_path) == ["Đoàn xã (giao): Dựng sân khấu"]


def test_what_is_quoted_stays_together(tmp_path: Path):
    text = "1. Nói chuyện “Đọc kinh, đọc sách” - Đại đức Thích Minh Trí: 19h ngày 04/10."
    assert "“Đọc kinh, đọc sách" in drafted(text, tmp_path).text("events.yml").split("title:")[1]


def test_who_signs_is_not_asked_about(tmp_path: Path):
    made = drafted("Hội sách ngày 03/10 tại sân xã.", tmp_path)
    assert "name: Nguyễn Văn An" in made.text("campaign.yml")
    assert "“Nguyễn Văn An”" not in made.text("_nhap.md")


def test_slogans_name_no_person(tmp_path: Path):
    text = "Khẩu hiệu:\n- Học tập suốt đời!\n- Đọc sách mỗi ngày cùng cô Liên!\n"
    made = drafted(text, tmp_path)
    assert "Học tập suốt đời" in made.text("slogans.yml")
    assert "text: Đọc sách" not in made.text("slogans.yml")


def test_number_without_a_zero_is_asked_about(tmp_path: Path):
    text = "Phân công:\n- Đoàn xã: dựng sân khấu. Liên hệ số máy 3852 119.\n- Hội xã: mời dân."
    made = drafted(text, tmp_path)
    assert tasks(text, tmp_path)[0] == "Đoàn xã (giao): Dựng sân khấu"
    assert "“3852 119”" in made.text("_nhap.md")
