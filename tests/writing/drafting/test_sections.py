"""The sections of a paper by other signs and words: purposes, theme, days, who does what."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.writing.drafting.drafts import TAIL, Draft, draft, said
from tests.writing.drafting.scoring import read
from tests.writing.drafting.test_tasks import in_lines

HEAD = """UBND XÃ BÌNH AN
Số: 12/KH-UBND
Bình An, ngày 20 tháng 9 năm 2025
KẾ HOẠCH
Tổ chức Tuần lễ hưởng ứng học tập suốt đời năm 2025

Căn cứ Kế hoạch số 9/KH-UBND ngày 12/9/2025 của UBND huyện, xã triển khai như sau:

"""


def drafted(text: str, folder: Path) -> Draft:
    plan = folder / "ke-hoach-2025.txt"
    plan.write_text(f"{HEAD}{text}{TAIL}", "utf-8")
    return draft(plan, folder / "content")


@pytest.mark.parametrize("sign", ["***", "**", "==", "~~~", "★", "►", "◆"])
def test_sections_by_a_sign(sign: str, tmp_path: Path):
    text = f"""{sign} Nhằm
+ Khuyến khích phụ nữ học ở mọi nơi, mọi lúc.
+ Hỗ trợ chị em mất việc làm học nghề ngắn hạn.

{sign} Chủ đề
Duy trì học tập trong mọi hoàn cảnh

{sign} Từ 01/10/2025 đến 07/10/2025

{sign} Lịch các buổi
Ngày 01/10
19h30 – Lễ phát động tại sân xã.

{sign} Việc của cơ sở
Hội Nông dân xã
+ lập danh sách người học trước ngày 29/9/2025;
+ treo băng rôn tại trụ sở.
Văn phòng
+ chuẩn bị quà tặng.

{sign} Câu tuyên truyền
1) Phụ nữ học tập suốt đời vì gia đình
2) Mẹ học một, con học mười
"""
    made = drafted(text, tmp_path)
    campaign = read(made.folder / "campaign.yml")
    assert len(campaign["purposes"]) == 2
    assert campaign["theme"] == "Duy trì học tập trong mọi hoàn cảnh"
    assert campaign["period"] == "01/10/2025 - 07/10/2025"
    assert in_lines(made) == [
        "Hội Nông dân xã (giao): Lập danh sách người học trước ngày 29/9/2025"
        " / Treo băng rôn tại trụ sở",
        "Văn phòng (giao): Chuẩn bị quà tặng",
    ]
    assert [len(group["slogans"]) for group in read(made.folder / "slogans.yml")] == [2]


@pytest.mark.parametrize(
    ("tasks", "reports"),
    [
        ("Tổ chức thực hiện: Giao", "Chế độ báo cáo:"),
        ("Về phân công nhiệm vụ, giao", "Thông tin, báo cáo."),
        ("5. Tổ chức thực hiện - Giao", "6. Báo cáo:"),
        ("- Phân công. Giao", "- Báo cáo:"),
        ("Để làm tốt, nhà trường giao", "Báo cáo:"),
    ],
)
def test_sections_of_a_paragraph_below_activities(tasks: str, reports: str, tmp_path: Path):
    made = drafted(
        "Các hoạt động:\n\nLễ phát động tổ chức lúc 7 giờ ngày 01/10/2025 tại sân trường.\n\n"
        f"{tasks} Phòng Đào tạo lập danh sách học sinh; bố trí dạy bù. Đề nghị Công đoàn vận động"
        f" đoàn viên góp sách.\n\n{reports} Các khoa báo cáo về Phòng Đào tạo trong ngày"
        " 08/10/2025.",
        tmp_path,
    )
    assert said(made) == ["Lễ phát động; 7h ngày 01/10/2025; Sân trường; -"]
    assert in_lines(made) == [
        "Phòng Đào tạo (giao): Lập danh sách học sinh / Bố trí dạy bù",
        "Công đoàn (đề nghị): Vận động đoàn viên góp sách",
    ]
    (report,) = read(made.folder / "reporting.yml")["reports"]
    assert report["reporters"] == "Các khoa"


def test_sections_of_a_line_behind_capitals_and_a_point(tmp_path: Path):
    text = """MỤC ĐÍCH, Ý NGHĨA. Hội viên nêu gương học tập; động viên con cháu chăm học.

CHỦ ĐỀ. Cựu chiến binh học tập suốt đời.

THỜI GIAN. Tuần lễ kéo dài từ thứ Tư 01/10/2025 đến thứ Ba 07/10/2025.

CÁC HOẠT ĐỘNG CHÍNH.
Thứ Tư (01/10): Gặp mặt tại sân xã, bắt đầu 7 giờ 00.

NHIỆM VỤ CỦA CÁC CẤP HỘI. Ban Kinh tế Hội huyện lập danh sách. Văn phòng Hội chuẩn bị hoa.
"""
    made = drafted(text, tmp_path)
    campaign = read(made.folder / "campaign.yml")
    assert [p["text"] for p in campaign["purposes"]] == [
        "Hội viên nêu gương học tập",
        "Động viên con cháu chăm học.",
    ]
    assert campaign["theme"] == "Cựu chiến binh học tập suốt đời"
    assert campaign["period"] == "01/10/2025 - 07/10/2025"
    assert in_lines(made) == [
        "Ban Kinh tế Hội huyện (giao): Lập danh sách",
        "Văn phòng Hội (giao): Chuẩn bị hoa",
    ]


@pytest.mark.parametrize(
    "said",
    [
        "Chủ đề?\nTheo phường: “Học tập suốt đời ở nông thôn”.",
        "Năm nay Tuần lễ có chủ đề: Học tập suốt đời ở nông thôn.",
        "Tuần lễ năm 2025 mang chủ đề: Học tập suốt đời ở nông thôn",
        "Chủ đề – Học tập suốt đời ở nông thôn",
        "CHỦ ĐỀ: Học tập suốt đời ở nông thôn",
    ],
)
def test_theme_without_quotation_marks(said: str, tmp_path: Path):
    text = f"{said}\n\nLễ khai mạc: 8h00 ngày 01/10/2025 tại sân xã.\n"
    campaign = read(drafted(text, tmp_path).folder / "campaign.yml")
    assert campaign["theme"] == "Học tập suốt đời ở nông thôn"


def test_purpose_below_a_heading_of_another_name(tmp_path: Path):
    text = """PHẦN THỨ NHẤT
NHỮNG VẤN ĐỀ CHUNG

Mục đích: để công nhân có cơ hội học thêm nghề; để doanh nghiệp thấy việc học.

Thời gian: từ 01/10/2025 đến 07/10/2025.
"""
    campaign = read(drafted(text, tmp_path).folder / "campaign.yml")
    assert len(campaign["purposes"]) == 2


def test_headings_without_a_number_or_a_gap(tmp_path: Path):
    made = drafted(
        "UBND xã làm Tuần lễ với mấy điểm sau.\nCần đạt\n- Mọi thôn có người đi học.\n"
        "- Học sinh biết tự học.\nHai việc trọng tâm\n1. Lễ phát động: 7h30 ngày 01/10/2025.\n"
        "2. Hội thi kể chuyện: 8h00 ngày 03/10/2025.\nCông tác chuẩn bị\n"
        "- Văn phòng: gửi giấy mời.\n- Đoàn xã: dọn sân.",
        tmp_path,
    )
    assert len(read(made.folder / "campaign.yml")["purposes"]) == 2
    assert [line.partition(";")[0] for line in said(made)] == ["Lễ phát động", "Hội thi kể chuyện"]
    assert in_lines(made) == ["Văn phòng (giao): Gửi giấy mời", "Đoàn xã (giao): Dọn sân"]


def test_heading_alone_is_no_purpose(tmp_path: Path):
    text = """MỤC ĐÍCH VÀ YÊU CẦU

Mục đích
• Giúp người dân của ba phường cũ biết các điểm học tập mới.

Yêu cầu
• Hoạt động gần dân, miễn phí cho mọi người.
"""
    campaign = read(drafted(text, tmp_path).folder / "campaign.yml")
    assert (len(campaign["purposes"]), len(campaign["requirements"])) == (1, 1)


@pytest.mark.parametrize("colon", [" là", ":"])
def test_purpose_and_requirement_in_one_paragraph(colon: str, tmp_path: Path):
    text = f"Mục đích{colon} để các cụ vui, khỏe. Yêu cầu{colon} an toàn, không gò ép.\n"
    campaign = read(drafted(text, tmp_path).folder / "campaign.yml")
    assert [p["text"] for p in campaign["purposes"]] == ["Để các cụ vui, khỏe."]
    assert [r["text"] for r in campaign["requirements"]] == ["An toàn, không gò ép."]


def test_purpose_and_requirement_under_one_label(tmp_path: Path):
    text = "MỤC ĐÍCH - YÊU CẦU: Giúp thanh niên biết tự học; tiết kiệm.\n"
    purposes = read(drafted(text, tmp_path).folder / "campaign.yml")["purposes"]
    assert purposes[0]["text"].startswith("Giúp thanh niên biết tự học")


@pytest.mark.parametrize(
    "said", ["xong trong ngày 30/9/2025", "hoàn thành vào 30/9/2025", "xong trước ngày 30/9/2025"]
)
def test_last_day_of_a_task(said: str, tmp_path: Path):
    text = f"Phân công\n- Văn phòng: trang trí sân, {said}.\n- Đoàn xã: mời dân."
    made = read(drafted(text, tmp_path).folder / "organizations.yml")
    assert made["assignments"][0]["tasks"][0]["deadline"].endswith("ngày 30/09/2025")


@pytest.mark.parametrize(
    ("heading", "work"),
    [
        ("Việc của cơ sở", "Hội Nông dân xã Bình An\n- Chuẩn bị quà.\nĐoàn xã\n- Mời dân đến học."),
        ("Phần việc của các đơn vị", "1. Văn phòng\n- Chuẩn bị quà.\n2. Hội xã\n- Mời dân."),
    ],
)
def test_work_of_those_named_below(heading: str, work: str, tmp_path: Path):
    assert len(in_lines(drafted(f"{heading}\n{work}", tmp_path))) == 2
