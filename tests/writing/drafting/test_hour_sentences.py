"""A day's lines that begin with the hour, as a sentence of its own: “7 giờ 00. Khai mạc. …”."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.writing.drafting.drafts import HEAD, draft, drafted, said
from tests.writing.drafting.scoring import read
from tests.writing.drafting.test_tasks import in_lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What stands behind says more of it, though it names a thing; a bus and the weather do not.
        (
            "Thứ Tư, ngày 01/10\n\n7h00. Khai mạc Tuần lễ. Sân Nhà văn hóa xã. Hội Khuyến học đứng"
            " ra.\n14h30 (sau giờ tan chợ). Lớp dùng điện thoại. Chợ phiên. Phòng Kinh tế đứng lớp."
            "\n\nThứ Năm, ngày 02/10\n\nTừ 8h đến 11h. Hội sách. Trường THCS Bình An. Thư viện"
            " huyện đưa xe sách đến.\n19 giờ. Lớp tiếng Anh. Nhà văn hóa thôn Bắc, đảo Bé."
            " Ca nô đón giáo viên ở cảng lúc 18 giờ.\nBiển động từ cấp 6 thì dời lớp này, Phòng"
            " Văn hóa"
            " - Xã hội báo ngày sau.\n\nThứ Sáu, ngày 03/10\n\nNgày của trường học. Các trường"
            " tự xếp"
            " lịch, lồng vào giờ chào cờ và giờ sinh hoạt lớp, không tổ chức tập trung.\n",
            [
                "Khai mạc Tuần lễ; 7h00 ngày 01/10/2025; Sân Nhà văn hóa xã; Hội Khuyến học",
                "Lớp dùng điện thoại; 14h30 ngày 01/10/2025; Chợ phiên; Phòng Kinh tế",
                "Hội sách; 8h - 11h ngày 02/10/2025; Trường THCS Bình An; -",
                "Lớp tiếng Anh; 19h ngày 02/10/2025; Nhà văn hóa thôn Bắc; -",
            ],
        ),
        (
            "Ngày 01/10/2025 (thứ Tư)\n7 giờ - Khai mạc Tuần lễ. Sân Nhà văn hóa xã.\n"
            "Thứ Năm 2/10\nLúc 8 giờ 00, bế mạc, tặng quà học sinh nghèo. Hội trường xã.\n",
            [
                "Khai mạc Tuần lễ; 7h ngày 01/10/2025; Sân Nhà văn hóa xã; -",
                "Bế mạc, tặng quà học sinh nghèo; 8h00 ngày 02/10/2025; Hội trường xã; -",
            ],
        ),
    ],
)
def test_hour_is_a_sentence(text: str, expected: list[str], tmp_path: Path):
    assert said(drafted(text, tmp_path)) == expected


def test_days_of_the_week_recipients_and_tasks_in_plain_sentences(tmp_path: Path):
    head = HEAD[: HEAD.index("Tuần lễ diễn ra")]
    plan = tmp_path / "ke-hoach-2025.txt"
    plan.write_text(
        f"{head}Năm nay, thực hiện Kế hoạch số 157/KH-UBND ngày 04/9/2025 của UBND tỉnh, UBND xã"
        " Bình An tổ chức bảy ngày, từ 01/10 đến 07/10/2025, mỗi ngày một vài việc, không thu"
        " tiền.\n\n"
        "Ai lo việc gì\n\nPhòng Kinh tế soạn tài liệu.\nCác thôn đọc lịch này trên loa. Vận động"
        " mỗi nhà một người đi học.\nTrạm Y tế cử một tổ trực ở lễ khai mạc và ở bãi Hang"
        " Cau.\n\n\n"
        "CHỦ TỊCH\n\nNguyễn Văn An\n\nNơi nhận:\nUBND tỉnh, Sở GDĐT (báo cáo)\n"
        "Thường trực Đảng ủy xã\nLưu VT\n",
        "utf-8",
    )
    made = draft(plan, tmp_path / "content")
    campaign = read(made.folder / "campaign.yml")
    assert campaign["period"] == "01/10/2025 - 07/10/2025"
    assert campaign["documents"][0]["recipients"] == [
        "UBND tỉnh, Sở GDĐT (báo cáo)",
        "Thường trực Đảng ủy xã",
        "Lưu VT",
    ]
    assert said(made) == []
    assert in_lines(made) == [
        "Phòng Kinh tế (giao): Soạn tài liệu",
        "Các thôn (giao): Đọc lịch này trên loa / Vận động mỗi nhà một người đi học",
        "Trạm Y tế (giao): Cử một tổ trực ở lễ khai mạc và ở bãi Hang Cau",
    ]
