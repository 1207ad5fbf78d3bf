"""Papers of other kinds: an instruction, evenings by number, a list of boxes to tick."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.writing.drafting.drafts import drafted, said
from tests.writing.drafting.scoring import read
from tests.writing.drafting.test_tasks import tasks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Evenings and events by number, with what a contest has inside.
        (
            "BUỔI 1: KHAI MẠC\n- Thời gian: 8 giờ ngày 01/10.\n- Địa điểm: sân Trung tâm.\n\n"
            "BUỔI 2: CHĂN NUÔI GÀ ĐỒI\n- Thời gian: 14 giờ ngày 02/10.\n"
            "- Địa điểm: nhà văn hóa thôn Nà Pàn.",
            [
                "Khai mạc; 8h ngày 01/10/2025; Sân Trung tâm; -",
                "Chăn nuôi gà đồi; 14h ngày 02/10/2025; Nhà văn hóa thôn Nà Pàn; -",
            ],
        ),
        (
            "III. CÁC SỰ KIỆN CHÍNH\nSự kiện 1: Webinar “Học liệu mở”\n"
            "Thời gian, hình thức: 19h30 – 21h00, 05/10/2025; trực tuyến trên MS Teams.\n"
            "Sự kiện 2: Cuộc thi “Tôi tự học”\nSơ khảo: nộp video trước 17h00 ngày 04/10/2025.\n"
            "Chung kết: 14h00, 06/10/2025; Hội trường lớn nhà C.\nChủ trì: Đoàn Thanh niên.",
            [
                "Webinar “Học liệu mở”; 19h30 - 21h00 ngày 05/10/2025; -; -",
                "Cuộc thi “Tôi tự học”; 14h00 ngày 06/10/2025; Hội trường lớn nhà C;"
                " Đoàn Thanh niên",
            ],
        ),
        # Hours of every day within a stretch; a house by its number.
        (
            "1. Sở Văn hóa chỉ đạo Thư viện tỉnh mở triển lãm “Sách” từ ngày 02 đến ngày 06 tháng"
            " 10 tại 46 Bạch Đằng, mở cửa từ 8 giờ đến 21 giờ hằng ngày.",
            ["Triển lãm “Sách”; 8h - 21h, 02/10/2025 - 06/10/2025; 46 Bạch Đằng; Thư viện tỉnh"],
        ),
        # Boxes; what everybody does at home is none.
        (
            "☐ Mở “Tủ sách vỉa hè” trước nhà sinh hoạt cộng đồng, 17h – 20h mỗi ngày, chi hội Người"
            " cao tuổi trông coi.\n☐ Sáng 04/10, 7h, dọn vệ sinh hẻm 48 và phân loại rác.\n"
            "☐ Cả nhà tắt ti vi, điện thoại từ 20h đến 20h30 để đọc sách.",
            [
                "Tủ sách vỉa hè; 17h - 20h, hằng ngày; Nhà sinh hoạt cộng đồng;"
                " Chi hội Người cao tuổi",
                "Dọn vệ sinh hẻm 48 và phân loại rác; 7h ngày 04/10/2025; -; -",
            ],
        ),
        (
            "Thông tin chung\n1. Chủ đề: “Học tập suốt đời”\n2. Thời gian: 01/10/2025 – 07/10/2025",
            [],
        ),
        ("Tuần lễ học tập suốt đời năm nay (01 – 07/10/2025) có chủ đề “Học mãi”.", []),
        (
            "1. Sở Giáo dục hướng dẫn các trường tổ chức ngày hội đọc sách.\n"
            "2. Hội Khuyến học tỉnh vận động hội viên.",
            [],
        ),
    ],
)
def test_activities(text: str, expected: list[str], tmp_path: Path):
    assert said(drafted(text, tmp_path)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "1. Thành Đoàn mở 7 lớp.\n2. Ủy ban nhân dân các quận, huyện xây dựng kế hoạch.\n"
            "3. Đề nghị Mặt trận tỉnh vận động hội viên.",
            [
                "Thành Đoàn (giao): Mở 7 lớp",
                "Ủy ban nhân dân các quận, huyện (giao): Xây dựng kế hoạch",
                "Mặt trận tỉnh (đề nghị): Vận động hội viên",
            ],
        ),
        (
            "Người lo việc\n☐ Trưởng khu phố: lo chung.\n☐ Chi hội Phụ nữ: nước sâm, bánh.\n",
            ["Trưởng khu phố (giao): Lo chung", "Chi hội Phụ nữ (giao): Nước sâm, bánh"],
        ),
    ],
)
def test_tasks(text: str, expected: list[str], tmp_path: Path):
    assert tasks(text, tmp_path) == expected


def test_students_are_not_born_before_a_last_day(tmp_path: Path):
    made = drafted(
        "Phân công\n- Các khoa: gửi danh sách về Phòng Công tác sinh viên trước ngày 29/9/2025.\n"
        "- Đoàn trường: mượn loa.\n",
        tmp_path,
    )
    first, _second = read(made.folder / "organizations.yml")["assignments"]
    assert first["tasks"][0]["deadline"] == "trước ngày 29/09/2025"
