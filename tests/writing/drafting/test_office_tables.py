"""Tables that hold a whole plan, its tasks or its reports: none of their days is an activity."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.writing.drafting.drafts import Draft, drafted_with, said
from tests.writing.drafting.scoring import read
from tests.writing.drafting.word import BELOW

Rows = Sequence[Sequence[str | tuple[str, int]]]

SECTIONS = (
    ("Mục đích", "- Nâng cao nhận thức về học tập.\n- Mang sách đến học sinh vùng cao."),
    ("Yêu cầu", "- Thiết thực, hiệu quả, tiết kiệm."),
    (
        "Các hoạt động",
        "1) Lễ khai mạc\nLúc: 8h00 ngày 01/10/2025\nỞ: Hội trường UBND xã\nPhụ trách: Đoàn xã\n"
        "2) Gặp mặt người cao tuổi\nLúc: 15h00 ngày 07/10/2025\nỞ: phòng họp tầng 3",
    ),
    (
        "Phân công",
        "Phòng Văn hóa - Xã hội\n- Mời đại biểu.\n- In giấy mời.\nTrạm Y tế xã\n- Trực y tế.",
    ),
    ("Báo cáo", "Các thôn gửi báo cáo về Phòng Văn hóa - Xã hội trước ngày 10/10/2025."),
)
WHOLE: dict[str, Rows] = {
    "two columns": [[name, text] for name, text in SECTIONS],
    "a label in two lines": [[name.replace(" ", "\n"), text] for name, text in SECTIONS],
    "numbers and headings": [
        ["TT", "Nội dung", "Chi tiết"],
        *([str(number), *row] for number, row in enumerate(SECTIONS, 1)),
    ],
    "numbers in the label": [
        [f"{sign}. {name}", text]
        for sign, (name, text) in zip(("I", "II", "III", "IV", "V"), SECTIONS, strict=True)
    ],
    "labels over the text": [
        row
        for number, (name, text) in enumerate(SECTIONS, 1)
        for row in ([(name, 2)], [str(number), text])
    ],
}


def tasks(made: Draft) -> list[str]:
    """Each task in one line: body; text; last day."""
    found = read(made.folder / "organizations.yml") or {}
    names = {body["id"]: body["name"] for body in found.get("organizations") or []}
    return [
        "; ".join((names[one["organizations"][0]], task["text"], task.get("deadline", "-")))
        for one in found.get("assignments") or []
        for task in one["tasks"]
    ]


def reports(made: Draft) -> list[str]:
    """Each report in one line: who; to whom; last day; what."""
    return [
        "; ".join(
            (
                one["reporters"],
                ", ".join(one["receivers"]),
                one.get("deadline", "-"),
                ", ".join(one.get("contents") or ["-"]),
            )
        )
        for one in (read(made.folder / "reporting.yml") or {}).get("reports") or []
    ]


@pytest.mark.parametrize("rows", WHOLE.values(), ids=WHOLE)
def test_table_of_sections(rows: Rows, tmp_path: Path):
    made = drafted_with(rows, tmp_path)
    assert said(made) == [
        "Lễ khai mạc; 8h00 ngày 01/10/2025; Hội trường UBND xã; Đoàn xã",
        "Gặp mặt người cao tuổi; 15h00 ngày 07/10/2025; Phòng họp tầng 3; -",
    ]
    campaign = read(made.folder / "campaign.yml")
    assert [len(campaign[name]) for name in ("purposes", "requirements")] == [2, 1]
    assert tasks(made) == [
        "Phòng Văn hóa - Xã hội; Mời đại biểu.; -",
        "Phòng Văn hóa - Xã hội; In giấy mời.; -",
        "Trạm Y tế xã; Trực y tế.; -",
    ]
    assert reports(made) == ["Các thôn; Phòng Văn hóa - Xã hội; trước ngày 10/10/2025; -"]


def test_card_of_one_activity_is_no_plan(tmp_path: Path):
    rows = [
        ["Tên hoạt động", "Ngày hội đọc sách"],
        ["Thời gian", "8h00 ngày 02/10/2025"],
        ["Địa điểm", "Sân trường"],
        ["Mục đích", "Lan tỏa văn hóa đọc\nTặng sách\nGiao lưu"],
        ["Nội dung", "Đọc to nghe chung\nThi kể chuyện\nĐố vui"],
        ["Phụ trách", "Tổ Văn"],
        ["Kinh phí", "Quỹ lớp"],
    ]
    assert said(drafted_with(rows, tmp_path)) == [
        "Ngày hội đọc sách; 8h00 ngày 02/10/2025; Sân trường; Tổ Văn"
    ]


TASKS: dict[str, tuple[Rows, list[str]]] = {
    "a day before which all is done": (
        [
            ["Bộ phận, đơn vị", "Việc phải làm", "Xong trước ngày"],
            ["Tổ Mầm non", "Mời diễn giả", "26/9/2025"],
            [BELOW, "Tạo phòng họp,\ngửi đường dẫn", ""],
        ],
        [
            "Tổ Mầm non; Mời diễn giả; trước ngày 26/09/2025",
            "Tổ Mầm non; Tạo phòng họp, gửi đường dẫn; -",
        ],
    ),
    "who behind what": (
        [
            ["TT", "Công việc", "Ai làm", "Bao giờ xong"],
            ["1", "In giấy mời", "Văn phòng UBND", "25/9/2025"],
            ["2", "Trang trí hội trường", "Đoàn xã", "Chiều 30/9/2025"],
        ],
        [
            "Văn phòng UBND; In giấy mời; chậm nhất ngày 25/09/2025",
            "Đoàn xã; Trang trí hội trường (Chiều 30/9/2025); -",
        ],
    ),
    "days alone": (
        [
            ["Ngày", "Việc", "Cơ quan"],
            ["25/9/2025", "In giấy mời", "Văn phòng UBND"],
            ["01/10/2025", "Giữ trật tự Lễ khai mạc", "Công an xã"],
        ],
        [
            "Văn phòng UBND; In giấy mời; chậm nhất ngày 25/09/2025",
            "Công an xã; Giữ trật tự Lễ khai mạc; chậm nhất ngày 01/10/2025",
        ],
    ),
    "bodies that no heading names, a last day beside": (
        [
            ["Nơi làm", "Nhiệm vụ", "Ghi chú"],
            ["Phòng Đào tạo", "Lập danh sách lớp", "Xong trước 20/9"],
            ["Khoa Điện", "Chuẩn bị xưởng", ""],
        ],
        [
            "Phòng Đào tạo; Lập danh sách lớp; trước ngày 20/09/2025",
            "Khoa Điện; Chuẩn bị xưởng; -",
        ],
    ),
}


@pytest.mark.parametrize(("rows", "expected"), TASKS.values(), ids=TASKS)
def test_table_of_tasks(rows: Rows, expected: list[str], tmp_path: Path):
    made = drafted_with(rows, tmp_path, "III. PHÂN CÔNG NHIỆM VỤ")
    assert said(made) == []
    assert tasks(made) == expected


def test_programme_below_who_does_what_is_a_programme(tmp_path: Path):
    rows = [
        ["Ngày", "Nội dung", "Phụ trách"],
        ["01/10/2025", "Lễ khai mạc", "Đoàn xã"],
        ["02/10/2025", "Tọa đàm về sách", "Thư viện xã"],
    ]
    made = drafted_with(rows, tmp_path, "III. TỔ CHỨC THỰC HIỆN")
    assert said(made) == [
        "Lễ khai mạc; 01/10/2025; -; Đoàn xã",
        "Tọa đàm về sách; 02/10/2025; -; Thư viện xã",
    ]


REPORTS: dict[str, tuple[Rows, list[str]]] = {
    "who, to whom, by when": (
        [
            ["Ai báo cáo", "Báo cáo cho", "Hạn"],
            ["Các thôn", "Phòng Văn hóa - Xã hội", "Chậm nhất 08/10/2025"],
            ["Phòng Văn hóa - Xã hội", "UBND xã", "Trước 10/10/2025"],
        ],
        [
            "Các thôn; Phòng Văn hóa - Xã hội; chậm nhất ngày 08/10/2025; -",
            "Phòng Văn hóa - Xã hội; UBND xã; trước ngày 10/10/2025; -",
        ],
    ),
    "what, merged bodies, a time that is one": (
        [
            ["TT", "Đơn vị gửi", "Loại báo cáo", "Nơi nhận", "Thời gian gửi"],
            ["1", "Các trường học", "Báo cáo nhanh", "Hội Khuyến học xã", "05/10/2025"],
            ["2", BELOW, "Báo cáo tổng kết", "UBND xã; Phòng Văn hóa", "Trước 09/10/2025"],
        ],
        [
            "Các trường học; Hội Khuyến học xã; chậm nhất ngày 05/10/2025; Báo cáo nhanh",
            "Các trường học; UBND xã, Phòng Văn hóa; trước ngày 09/10/2025; Báo cáo tổng kết",
        ],
    ),
}


@pytest.mark.parametrize(("rows", "expected"), REPORTS.values(), ids=REPORTS)
def test_table_of_reports(rows: Rows, expected: list[str], tmp_path: Path):
    made = drafted_with(rows, tmp_path, "IV. CHẾ ĐỘ BÁO CÁO")
    assert said(made) == []
    assert reports(made) == expected
