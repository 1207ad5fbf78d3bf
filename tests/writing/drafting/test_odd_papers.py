"""Papers of other kinds: an instruction, evenings by number, a list of boxes to tick."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.writing.drafting.drafts import HEAD, TAIL, draft, drafted, said
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
        # Entries with bars.
        (
            "4 | CHUỖI HOẠT ĐỘNG\n4.1 Opening – Lễ khai mạc | 7:15 – 8:00, 01/10 | Sân bóng rổ |"
            " Toàn trường\n4.2 Book Swap – Đổi sách | 9:30 – 10:15, 02/10 và 03/10 | Sảnh tầng 2 |"
            " Lớp 5\n4.3 Staff – Tập huấn | 15:30, 06/10 | Phòng Y tế | Nhân viên",
            [
                "Opening – Lễ khai mạc; 7h15 - 8h00 ngày 01/10/2025; Sân bóng rổ; -",
                "Book Swap – Đổi sách; 9h30 - 10h15 ngày 02/10 và 03/10/2025; Sảnh tầng 2; -",
                "Staff – Tập huấn; 15h30 ngày 06/10/2025; -; -",
            ],
        ),
        # A name in quotation marks, and behind a dash what it is.
        (
            "* “Giờ học tại bảo tàng” – dành cho học sinh; từ 03/10 đến 06/10; phòng chuyên đề.\n\n"
            "* “Em vẽ di sản” – cho học sinh tiểu học; 8h00 sáng 04/10; sân vườn Bảo tàng.",
            [
                "Giờ học tại bảo tàng; 03/10/2025 - 06/10/2025; Phòng chuyên đề; -",
                "Em vẽ di sản; 8h00 ngày 04/10/2025; Sân vườn Bảo tàng; -",
            ],
        ),
        # Steps of the work are no activities.
        (
            "Các bước\n\nBước 1 (từ 20/9 đến 30/9): Chuẩn bị\nHọp, chia việc.\n\n"
            "Bước 2 (từ 08/10 đến 15/10): Tổng kết\nCác thôn gửi kết quả.",
            [],
        ),
        ("Về khẩu hiệu: treo trước cổng thư viện câu “Nơi học suốt đời”.", []),
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
        # A person is no body; a post beside a title is.
        (
            "Về phân công: chị Hoa phụ trách trưng bày; thư viện chọn sách; bảo vệ giữ xe.",
            ["Thư viện (giao): Chọn sách", "Bảo vệ (giao): Giữ xe"],
        ),
        (
            "Phân công\n- Đ/c Phó Chủ tịch UBND xã: phụ trách chung.\n- Hội Phụ nữ xã: quà tặng.",
            [
                "Phó Chủ tịch UBND xã (giao): Phụ trách chung",
                "Hội Phụ nữ xã (giao): Quà tặng",
            ],
        ),
        (
            "Người lo việc\n☐ Trưởng khu phố: lo chung.\n☐ Chi hội Phụ nữ: nước sâm, bánh.\n",
            ["Trưởng khu phố (giao): Lo chung", "Chi hội Phụ nữ (giao): Nước sâm, bánh"],
        ),
        # First letters are a body, and capitals are written small.
        (
            "Phân công\n- Thường trực BĐD huyện lo buổi gặp mặt.\n- TRẠM Y TẾ XÃ: cử bác sĩ.",
            [
                "Thường trực BĐD huyện (giao): Lo buổi gặp mặt",
                "Trạm Y tế xã (giao): Cử bác sĩ",
            ],
        ),
        # Bodies over what each is to do, below a heading that nobody foresaw; a body is asked.
        (
            "PHẦN D: SỬ DỤNG LỰC LƯỢNG\nĐội Vũ trang (12 đ/c)\n= Chuẩn bị mô hình.\nChi đoàn\n"
            "= Cử đoàn viên gom sách.\nĐề nghị UBND xã Quảng Tâm\n"
            "= Thông báo đến 11 thôn; cử cán bộ.\n",
            [
                "Đội Vũ trang (giao): Chuẩn bị mô hình",
                "Chi đoàn (giao): Cử đoàn viên gom sách",
                "UBND xã Quảng Tâm (đề nghị): Thông báo đến 11 thôn / Cử cán bộ",
            ],
        ),
        (
            "Ai lo việc gì\n❀ Ban Hộ tự: dọn giảng đường.\n❀ Nhà trù: nấu cháo tối 01/10.\n"
            "❀ Kính nhờ Trạm Y tế xã: cử một điều dưỡng.\n",
            [
                "Ban Hộ tự (giao): Dọn giảng đường",
                "Nhà trù (giao): Nấu cháo tối 01/10",
                "Trạm Y tế xã (đề nghị): Cử một điều dưỡng",
            ],
        ),
        # A number of bodies as a heading.
        (
            "NHIỆM VỤ CỦA CÁC ĐƠN VỊ\n\nCông an phường\nĐảm bảo an ninh.\n\n12 tổ dân phố\nVận"
            " động mỗi tổ 30 người dự.\nGửi báo cáo về phường trước ngày 09/10/2025.\n",
            [
                "Công an phường (giao): Đảm bảo an ninh",
                "12 tổ dân phố (giao): Vận động mỗi tổ 30 người dự / Gửi báo cáo về phường"
                " trước ngày 09/10/2025",
            ],
        ),
        # Behind a semicolon some write a capital; what another body does is its own.
        (
            "Tổ chức thực hiện\nTrường THCS xây dựng kế hoạch; Chuẩn bị các điều kiện cần thiết."
            " Các trường tiểu học tổ chức hoạt động phù hợp.\n",
            [
                "Trường THCS (giao): Xây dựng kế hoạch / Chuẩn bị các điều kiện cần thiết",
                "Các trường tiểu học (giao): Tổ chức hoạt động phù hợp",
            ],
        ),
        (
            "Phần ba\nVIỆC MỖI BÊN\n\nBên Hội Khuyến học:\n- Vận động 30 máy tính cũ."
            "\n\nBên Huyện đoàn:\n- Huy động 300 đoàn viên.\n\nKính đề nghị Phòng Giáo dục:\n"
            "- Hỗ trợ địa điểm.\n",
            [
                "Hội Khuyến học (giao): Vận động 30 máy tính cũ",
                "Huyện đoàn (giao): Huy động 300 đoàn viên",
                "Phòng Giáo dục (đề nghị): Hỗ trợ địa điểm",
            ],
        ),
        # Paragraphs that each order or ask somebody, below a heading that says nothing of it.
        (
            "NHỮNG ĐIỀU CÙNG LO\n\nBan Thường trực giao Văn phòng làm giấy mời.\n\nGiao Ban Tư vấn"
            " xã hội rà soát danh sách.\n\nĐề nghị Công an phường giữ trật tự.\n",
            [
                "Văn phòng (giao): Làm giấy mời",
                "Ban Tư vấn xã hội (giao): Rà soát danh sách",
                "Công an phường (đề nghị): Giữ trật tự",
            ],
        ),
        (
            "Phân công\n- Đoàn xã: mượn loa.\nMọi ý kiến xin báo về Văn phòng xã.\n",
            ["Đoàn xã (giao): Mượn loa"],
        ),
    ],
)
def test_tasks(text: str, expected: list[str], tmp_path: Path):
    assert tasks(text, tmp_path) == expected


def test_students_are_not_born_before_a_last_day(tmp_path: Path):
    made = drafted(
        "Phân công\n- Các khoa: gửi danh sách về Phòng Công tác sinh viên trước ngày 29/9/2025.\n"
        "- Đoàn trường: chốt danh sách thí sinh trước 27/9/2025.\n",
        tmp_path,
    )
    first, second = read(made.folder / "organizations.yml")["assignments"]
    assert first["tasks"][0]["deadline"] == "trước ngày 29/09/2025"
    assert second["tasks"][0]["deadline"] == "trước ngày 27/09/2025"


def test_post_below_the_hand_is_what_the_signer_is_besides(tmp_path: Path):
    plan = tmp_path / "ke-hoach-2025.txt"
    tail = "TM. BAN CHỈ ĐẠO\nTRƯỞNG BAN\n\n\nPHÓ CHỦ TỊCH UBND XÃ\nVũ Đình Khang\n"
    plan.write_text(
        f"{HEAD}Hội sách ngày 03/10/2025 tại sân xã.\n\nNơi nhận:\n- Lưu.\n{tail}", "utf-8"
    )
    own = read(draft(plan, tmp_path / "content").folder / "campaign.yml")["documents"][0]
    assert own["signer"]["position"] == "Trưởng ban"


@pytest.mark.parametrize(
    "text",
    [
        "Các bước\n\nBước 2 (từ 02/10 đến 08/10): Tổ chức Tuần lễ\nHội sách tại sân xã.",
        "Hưởng ứng Tuần lễ học tập suốt đời năm 2025 với chủ đề “Tự học”, từ ngày 02/10 đến ngày"
        " 08/10/2025 Bảo tàng mời các trường.",
    ],
)
def test_days_of_the_week_in_other_words(text: str, tmp_path: Path):
    plan = tmp_path / "ke-hoach-2025.txt"
    head = HEAD.replace("Tuần lễ diễn ra từ ngày 01/10/2025 đến ngày 07/10/2025.\n\n", "")
    plan.write_text(f"{head}Thực hiện kế hoạch của tỉnh.\n\n{text}{TAIL}", "utf-8")
    campaign = read(draft(plan, tmp_path / "content").folder / "campaign.yml")
    assert campaign["period"] == "02/10/2025 - 08/10/2025"
