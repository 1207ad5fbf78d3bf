"""Tables that were copied out of Word one cell a line are read as the tables that they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.writing.drafting.drafts import drafted, said
from tests.writing.drafting.test_tasks import in_lines

BEHIND = "\n\nIII. TỔ CHỨC THỰC HIỆN\nĐoàn xã: chuẩn bị âm thanh.\nHội Phụ nữ xã: nấu nước."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Rows between gaps; day, hour and weekday each on a line of its own.
        (
            "II. CHƯƠNG TRÌNH\nThời gian\nNội dung\nThành phần\nĐịa điểm\nChủ trì\n"
            "7h00\n02/10\n(Thứ Năm)\nLễ phát động\nToàn trường\nSân trường\nĐoàn trường\n\n"
            "19h30\n03/10\n(Thứ Sáu)\nDiễn đàn “Tự học”\nĐoàn viên\nHội trường A\nTổ Văn\n\n"
            "8h00\n04/10\nTham quan bảo tàng\nKhối 6\nBảo tàng tỉnh\nTổ Sử",
            [
                "Lễ phát động; 7h00 ngày 02/10/2025; Sân trường; Đoàn trường",
                "Diễn đàn “Tự học”; 19h30 ngày 03/10/2025; Hội trường A; Tổ Văn",
                "Tham quan bảo tàng; 8h00 ngày 04/10/2025; Bảo tàng tỉnh; Tổ Sử",
            ],
        ),
        # Counted rows without gaps; a heading and a name that go on in the next line.
        (
            "II. LỊCH\nSTT\nNội dung\nNgày\nGiờ\nĐịa điểm\nĐơn vị\nthực hiện\n"
            "1\nLễ khai mạc\n01/10\n7h30\nNhà văn hóa xã\nUBND xã\n"
            "2\nLớp tập huấn dùng điện thoại,\nchụp ảnh\n02/10\n14h00\nHội trường thôn 2\n"
            "Đoàn xã\n3\nTổng kết\n07/10\n15h00\nNhà văn hóa xã\nUBND xã",
            [
                "Lễ khai mạc; 7h30 ngày 01/10/2025; Nhà văn hóa xã; UBND xã",
                "Lớp tập huấn dùng điện thoại, chụp ảnh; 14h00 ngày 02/10/2025;"
                " Hội trường thôn 2; Đoàn xã",
                "Tổng kết; 15h00 ngày 07/10/2025; Nhà văn hóa xã; UBND xã",
            ],
        ),
        # Nothing between the rows but the days; an empty cell left no line.
        (
            "II. LỊCH\nNgày, giờ\nHoạt động\nĐịa điểm\nPhụ trách\n"
            "7h30 ngày 01/10\nLễ khai mạc\nNhà văn hóa xã\nUBND xã\n"
            "14h00 ngày 02/10\nLớp học làm bánh\nHội Phụ nữ xã\n"
            "15h00 ngày 07/10\nTổng kết\nNhà văn hóa xã\nUBND xã",
            [
                "Lễ khai mạc; 7h30 ngày 01/10/2025; Nhà văn hóa xã; UBND xã",
                "Lớp học làm bánh; 14h00 ngày 02/10/2025; -; Hội Phụ nữ xã",
                "Tổng kết; 15h00 ngày 07/10/2025; Nhà văn hóa xã; UBND xã",
            ],
        ),
        # A heading that nobody knows; days merged over rows; where stands below when.
        (
            "II. LỊCH\nSTT\nHoạt động\nThời gian, địa điểm\nPhụ trách\nKết quả cần đạt\n\n"
            "1\nLễ phát động\n7h00 ngày 01/10\ntại sân trường\nĐoàn trường\n100% học sinh\n\n"
            "2\nTham quan Thư viện tỉnh\nSáng 04/10\nCông đoàn\n\n"
            "3\nTổng kết\n16h00 ngày 07/10\ntại sân trường\nĐoàn trường\nTrao 5 giải",
            [
                "Lễ phát động; 7h00 ngày 01/10/2025; Sân trường; Đoàn trường",
                "Tham quan Thư viện tỉnh; sáng ngày 04/10/2025; -; Công đoàn",
                "Tổng kết; 16h00 ngày 07/10/2025; Sân trường; Đoàn trường",
            ],
        ),
        (
            "II. LỊCH\nNgày\nGiờ\nHoạt động\nNơi tổ chức\nPhụ trách\n"
            "02/10\n8h00\nKhai mạc\nSảnh tầng 1\nPhòng Nghiệp vụ\n"
            "14h30\nLớp tra cứu tài liệu\nPhòng đọc số\nPhòng Tin học\n"
            "Thứ Bảy 04/10\nRa chơi\nTrao đổi sách cũ\nHành lang thư viện\nTổ Thư viện",
            [
                "Khai mạc; 8h00 ngày 02/10/2025; Sảnh tầng 1; Phòng Nghiệp vụ",
                "Lớp tra cứu tài liệu; 14h30 ngày 02/10/2025; Phòng đọc số; Phòng Tin học",
                "Trao đổi sách cũ; 04/10/2025; Hành lang thư viện; Tổ Thư viện",
            ],
        ),
        # A gap below every cell: the number of headings parts them.
        (
            "II. LỊCH\n\nHoạt động\n\nThời gian\n\nĐịa điểm\n\nLễ khai mạc\n\n7h30, 01/10\n\n"
            "Sân xã\n\nHội sách\n\n8h00, 04/10\n\nThư viện xã",
            [
                "Lễ khai mạc; 7h30 ngày 01/10/2025; Sân xã; -",
                "Hội sách; 8h00 ngày 04/10/2025; Thư viện xã; -",
            ],
        ),
        # Labels above their own lines are no headings of a table.
        (
            "II. LỊCH\nLễ khai mạc\nThời gian: 7h30 ngày 01/10\nĐịa điểm: Sân xã",
            ["Lễ khai mạc; 7h30 ngày 01/10/2025; Sân xã; -"],
        ),
    ],
)
def test_cells_one_below_the_other(text: str, expected: list[str], tmp_path: Path) -> None:
    """Each row is one activity, and what stands behind the table is none of it."""
    made = drafted(text + BEHIND, tmp_path)
    assert said(made) == expected
    assert "Chuẩn bị âm thanh" in made.text("organizations.yml")


def test_tasks_one_below_the_other(tmp_path: Path) -> None:
    """Bodies begin the rows; a last day may be missing."""
    made = drafted(
        "Phân việc\nĐơn vị\nViệc phải làm\nHạn\nPhòng Văn hóa\nSoạn kịch bản; ra đề thi\n28/9\n"
        "Công an xã\nGiữ trật tự ngày 01/10\nPhòng Kinh tế\nCấp kinh phí\n25/9\n\n"
        "Trên đây là kế hoạch của xã, các đơn vị theo bảng mà làm.",
        tmp_path,
    )
    assert in_lines(made) == [
        "Phòng Văn hóa (giao): Soạn kịch bản / Ra đề thi",
        "Công an xã (giao): Giữ trật tự ngày 01/10",
        "Phòng Kinh tế (giao): Cấp kinh phí",
    ]
    assert said(made) == []
