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
        ("sách do tác giả Trịnh Khắc Vĩ trình bày", "tác giả Trịnh Khắc Vĩ"),
        ("do Phạm Ngọc Lan (thư viện) phụ trách", "Phạm Ngọc Lan"),
        ("Đặng Ngọc Thùy Vân nhận bài", "Đặng Ngọc Thùy Vân"),
        ("nộp cho Võ Minh Khôi trước 02/10", "Võ Minh Khôi"),
        ("Người trình bày: Hoàng Minh Quân", "Người trình bày: Hoàng Minh Quân"),
        ("Ban Giám khảo: Trịnh Xuân Bách, Lê Ngọc Hà", "Trịnh Xuân Bách"),
        ("Trần Mai Lan", "Trần Mai Lan"),
        ("bí thư chi bộ Lương Đức Thịnh", "bí thư chi bộ Lương Đức Thịnh"),
        ("cán bộ thư viện Trần Hoài An", "cán bộ thư viện Trần Hoài An"),
        ("y sĩ Mã A Chu khám", "y sĩ Mã A Chu"),
        ("nghệ nhân ưu tú Sầm Văn Dừn", "nghệ nhân ưu tú Sầm Văn Dừn"),
        ("gặp bạn Hồ Ngọc Trâm", "bạn Hồ Ngọc Trâm"),
        ("liên hệ: Hà Thu, 0912345678", "Hà Thu"),
        ("Trường THCS Trần Quốc Toản phụ trách", ""),
        ("Địa điểm: Hồ Gươm Xanh; hiệu trưởng trường Lê Hồng Phong", ""),
        ("công viên Nguyễn Tất Thành, nước bạn Lào", ""),
        ("số 256 Nguyễn Văn Cừ; đi cùng con cháu. Cán bộ xã đón các em. Đăng ký sớm", ""),
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
    assert "Liên hệ số máy […].» (dòng 10)" in made.text("_nhap.md")


@pytest.mark.parametrize("name", ["Trịnh Khắc Vĩ", "0912.345.678", "Lê Bảo Ngọc", "vi@truong.vn"])
def test_no_file_of_the_draft_names_a_person(name: str, tmp_path: Path):
    text = (
        "1. Nói chuyện “Một đời đi học”: 8h00 ngày 02/10, tác giả Trịnh Khắc Vĩ trình bày.\n"
        "2. Hội sách: 8h00 ngày 03/10 tại sân xã. MC: Lê Bảo Ngọc.\n\n"
        "Phân công:\n- Đoàn xã: dựng sân khấu. Liên hệ thầy\nTrịnh Khắc Vĩ, 0912.345.678.\n"
        "- Hội xã: mời dân.\nLê Bảo Ngọc\nHộp thư: vi@truong.vn"
    )
    made = drafted(text, tmp_path)
    assert all(name not in told for told in made.texts.values())
    assert "Liên hệ thầy" in made.text("_nhap.md")


def test_quotation_has_a_sign_in_place_of_a_name(tmp_path: Path):
    made = drafted("1. Hội sách: 8h00 ngày 03/10. MC: Lê Bảo Ngọc dẫn.", tmp_path)
    assert "MC: […] dẫn.» (dòng 9)" in made.text("events.yml")


def test_who_signs_beside_the_signer_is_not_named(tmp_path: Path):
    made = drafted("Hội sách ngày 03/10 tại sân xã.\n\nNGƯỜI LẬP\nTrần Mai Lan", tmp_path)
    assert all("Trần Mai Lan" not in told for told in made.texts.values())
    assert made.text("_nhap.md").count("Nguyễn Văn An") == 1


def test_what_a_person_is_stays_in_a_name(tmp_path: Path):
    text = (
        "CÁC HOẠT ĐỘNG\n- 9h30 ngày 03/10/2025: Giao lưu với cựu học sinh Phạm Đức Toàn, giảng viên"
        " Trường Đại học Bách khoa, tại hội trường tầng 3.\n- Gặp gỡ nhà văn Nguyễn Nhật Ánh: 8h00"
        " ngày 04/10/2025, sân trường.\n- Nói chuyện với nghệ nhân ưu tú Lò Văn Thắm về dệt"
        " thổ cẩm: 14h ngày 05/10/2025 tại nhà rông.\n- Nói chuyện với ông Hà Văn Sinh về nghề rèn,"
        " 15h ngày 05/10/2025 tại đình làng.\n"
    )
    assert [one.split(";")[0] for one in said(drafted(text, tmp_path))] == [
        "Giao lưu với cựu học sinh, giảng viên Trường Đại học Bách khoa",
        "Gặp gỡ nhà văn",
        "Nói chuyện với nghệ nhân ưu tú về dệt thổ cẩm",
        "Nói chuyện về nghề rèn",
    ]
