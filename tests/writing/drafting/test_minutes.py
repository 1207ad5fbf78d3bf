"""Plans written as the minutes of a meeting, and as one paragraph for each body."""

from __future__ import annotations

from pathlib import Path

from tests.writing.drafting.drafts import HEAD, TAIL, draft, drafted, said
from tests.writing.drafting.scoring import read
from tests.writing.drafting.test_tasks import in_lines


def test_minutes_of_a_meeting(tmp_path: Path):
    head = HEAD[: HEAD.index("Tuần lễ diễn ra")]
    plan = tmp_path / "ke-hoach-2025.txt"
    plan.write_text(
        f"{head}Thầy Khoa góp ý: nên cho học sinh đi tham quan nhà máy ngày 05/10. Không chọn"
        " nội dung"
        " này.\n\nSau khi bàn, cuộc họp thống nhất như sau:\n\n(1) Chủ đề và thời gian. Lấy theo"
        " Bộ:"
        " “Học tập suốt đời trong kỷ nguyên số”. Làm từ ngày 01/10/2025 đến ngày 07/10/2025, tất cả"
        " qua mạng.\n\n(2) Các buổi đã chốt.\n\nThứ Sáu 03/10/2025, 8 giờ 00 – Tọa đàm “Tự học”,"
        " qua"
        " Zoom; Đoàn trường phụ trách.\n\nCuộc họp kết thúc lúc 15 giờ 40 cùng ngày.\n" + TAIL,
        "utf-8",
    )
    made = draft(plan, tmp_path / "content")
    assert [line.split("; ")[:2] for line in said(made)] == [
        ["Tọa đàm “Tự học”", "8h00 ngày 03/10/2025"]
    ]
    campaign = read(made.folder / "campaign.yml")
    assert campaign["period"] == "01/10/2025 - 07/10/2025"
    assert campaign["theme"] == "Học tập suốt đời trong kỷ nguyên số"


def test_things_that_begin_as_a_body_and_deeds_on_foot(tmp_path: Path):
    made = drafted(
        "MỖI TỔ CHỨC MỘT VIỆC\n\nĐoàn phường. Trạm sửa điện thoại, từ 17 giờ đến 20 giờ ngày"
        " 03/10/2025, công viên bờ kè.\n\nHội Nông dân xã. Lớp ủ phân, 8 giờ 30 ngày 04/10/2025,"
        " sân đình.\n\nNHỮNG VIỆC PHẢI CÙNG LO\n\nGiao Ban Công tác Mặt trận đi"
        " từng nhà báo tin; chọn gia đình học tập.\n\nĐề nghị Công an xã giữ trật tự ở bờ kè.\n\n"
        "Giao Văn phòng làm giấy mời.\n",
        tmp_path,
    )
    assert [line.split("; ")[:3] for line in said(made)] == [
        ["Trạm sửa điện thoại", "17h - 20h ngày 03/10/2025", "Công viên bờ kè"],
        ["Lớp ủ phân", "8h30 ngày 04/10/2025", "Sân đình"],
    ]
    assert "Ban Công tác Mặt trận (giao): Đi từng nhà báo tin / Chọn gia đình học tập" in in_lines(
        made
    )


def test_heading_over_one_body_and_what_it_holds_is_no_name(tmp_path: Path):
    text = (
        "MỖI TỔ CHỨC MỘT VIỆC\n\nĐoàn phường. Trạm sửa điện thoại, từ 17 giờ đến 20 giờ ngày"
        " 03/10/2025, công viên bờ kè.\n"
    )
    assert [line.split("; ")[0] for line in said(drafted(text, tmp_path))] == [
        "Trạm sửa điện thoại"
    ]


def test_section_over_one_paragraph_is_no_name(tmp_path: Path):
    text = "CÁC BUỔI\n\nThứ Bảy 04/10/2025, 19 giờ 30 – Chuyên đề “Sửa máy”, hội trường xã.\n"
    assert said(drafted(text, tmp_path)) == [
        "Chuyên đề “Sửa máy”; 19h30 ngày 04/10/2025; Hội trường xã; -"
    ]
