"""Lists in lists, whose lines say without a label when and where the thing above them is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.writing.drafting.drafts import drafted, said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Bullets of three signs; among bodies the one that has a house is where.
        (
            "■ HOẠT ĐỘNG TẠI CHỖ\n ● Khai mạc Tuần lễ\n   – 8h15 thứ Tư, 01/10/2025\n"
            "   – Sảnh tầng 1\n   – Khách mời theo danh sách riêng\n ● Trưng bày sách mới\n"
            "   – 01/10/2025 đến 07/10/2025\n   – Phòng Báo - Tạp chí\n"
            "   – Phụ trách: Phòng Bổ sung\n ● Trao quà cho phạm nhân\n   – Chiều 05/10/2025\n"
            "   – Trại tạm giam Công an tỉnh\n■ PHÂN CÔNG\n ● Phòng Hành chính\n"
            "   ➢ Gửi giấy mời.\n   ➢ Treo băng rôn.\n ● Phòng Bổ sung\n   ➢ Chọn sách.",
            [
                "Khai mạc Tuần lễ; 8h15 ngày 01/10/2025; Sảnh tầng 1; -",
                "Trưng bày sách mới; 01/10/2025 - 07/10/2025; Phòng Báo - Tạp chí; Phòng Bổ sung",
                "Trao quà cho phạm nhân; chiều ngày 05/10/2025; Trại tạm giam Công an tỉnh; -",
            ],
        ),
        (
            "II. CÁC HOẠT ĐỘNG\n1. Thi vẽ “Góc học tập”\n- Chiều 02/10\n- Phòng Mĩ thuật\n"
            "- Học sinh khối 4\n- Tổ Mĩ thuật\n2. Gặp gỡ nhà văn\n- 14h - 16h ngày 04/10\n"
            "- Nhà đa năng\n- Câu lạc bộ Văn học",
            [
                "Thi vẽ “Góc học tập”; chiều ngày 02/10/2025; Phòng Mĩ thuật; Tổ Mĩ thuật",
                "Gặp gỡ nhà văn; 14h - 16h ngày 04/10/2025; Nhà đa năng; Câu lạc bộ Văn học",
            ],
        ),
        # A list below dashes, with a colon; the place first.
        (
            "I. CÁC HOẠT ĐỘNG\n- Lễ phát động:\n  ✓ Sân trường;\n  ✓ 7h30 ngày 01/10/2025;\n"
            "- Giao lưu với bác nông dân giỏi:\n  ✓ 9h00 ngày 02/10/2025;\n"
            "  ✓ Hội trường UBND xã;\n  ✓ Hội Nông dân xã.",
            [
                "Lễ phát động; 7h30 ngày 01/10/2025; Sân trường; -",
                "Giao lưu với bác nông dân giỏi; 9h00 ngày 02/10/2025; Hội trường UBND xã;"
                " Hội Nông dân xã",
            ],
        ),
        # Without bullets: the last line of a group is no heading above the next.
        (
            "II. CÁC HOẠT ĐỘNG\na) Tọa đàm “Cha mẹ cùng học”\n7h30 ngày 01/10\nHội trường tầng 2\n"
            "Hội Phụ nữ xã\n\nb) Chiếu phim về Bác\n19h00 ngày 02/10\nSân vận động xã",
            [
                "Tọa đàm “Cha mẹ cùng học”; 7h30 ngày 01/10/2025; Hội trường tầng 2; Hội Phụ nữ xã",
                "Chiếu phim về Bác; 19h00 ngày 02/10/2025; Sân vận động xã; -",
            ],
        ),
        # Rounds at places of their own are activities of their own.
        (
            "❖ NỘI DUNG\n ➢ Phục vụ bạn đọc lưu động\n"
            "   • Đợt 1: 8h00 ngày 02/10/2025, Trường THCS Hòa An\n"
            "   • Đợt 2: 8h00 ngày 03/10/2025, Trường Tiểu học Hòa Bình\n"
            " ➢ Lớp làm mắm\n   • Buổi 1: 8h00 ngày 02/10/2025, nhà văn hóa xã\n"
            "   • Buổi 2: 8h00 ngày 03/10/2025, nhà văn hóa xã",
            [
                "Phục vụ bạn đọc lưu động (đợt 1); 8h00 ngày 02/10/2025; Trường THCS Hòa An; -",
                "Phục vụ bạn đọc lưu động (đợt 2); 8h00 ngày 03/10/2025; Trường Tiểu học Hòa Bình;"
                " -",
                "Lớp làm mắm; 8h00, 02/10/2025 - 03/10/2025; Nhà văn hóa xã; -",
            ],
        ),
    ],
)
def test_lines_below_a_name(text: str, expected: list[str], tmp_path: Path) -> None:
    assert said(drafted(text, tmp_path)) == expected
