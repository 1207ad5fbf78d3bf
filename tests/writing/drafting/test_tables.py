"""Tables of a plan are read with what the reading of workbooks knows, each value with its words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from site_src.writing.drafting.read_plan import read_plan
from tests.writing.drafting.drafts import (
    HEAD,
    TAIL,
    Draft,
    draft,
    drafted,
    drafted_with,
    plain,
    said,
)
from tests.writing.drafting.scoring import read
from tests.writing.drafting.word import BELOW, paragraph, table, word

Rows = Sequence[Sequence[str | tuple[str, int]]]

PROGRAMMES: dict[str, tuple[Rows, list[str]]] = {
    "parts of the day across": (
        [
            ["Ngày", "Sáng", "Chiều", "Tối"],
            ["01/10", "7h30: Lễ khai mạc\nTại Hội trường xã", "Hội sách thiếu nhi", "-"],
            ["02/10", "- Thi kể chuyện\n- Lớp đan lát", "", "19h30: Đêm thơ"],
        ],
        [
            "Lễ khai mạc; 7h30 ngày 01/10/2025; Hội trường xã; -",
            "Hội sách thiếu nhi; chiều ngày 01/10/2025; -; -",
            "Thi kể chuyện; sáng ngày 02/10/2025; -; -",
            "Lớp đan lát; sáng ngày 02/10/2025; -; -",
            "Đêm thơ; 19h30 ngày 02/10/2025; -; -",
        ],
    ),
    "two rows of headings and a day over several rows": (
        [
            ["TT", ("T/gian", 2), "ND hoạt động", "Đ/điểm", "ĐV thực hiện"],
            [BELOW, "Ngày", "Giờ", BELOW, BELOW, BELOW],
            ["1", "01/10", "7h00'-8h00'", "Lễ phát động", "Sân trường", "Đoàn trường"],
            ["2", BELOW, "8h15", "Ngày hội đọc sách", "nt", "Tổ Ngữ văn"],
            ["3", "04-05/10", "Cả ngày", "Trưng bày sản phẩm", "Nhà đa năng", "-nt-"],
        ],
        [
            "Lễ phát động; 7h00 - 8h00 ngày 01/10/2025; Sân trường; Đoàn trường",
            "Ngày hội đọc sách; 8h15 ngày 01/10/2025; Sân trường; Tổ Ngữ văn",
            "Trưng bày sản phẩm; cả ngày 04-05/10/2025; Nhà đa năng; Tổ Ngữ văn",
        ],
    ),
    "weekdays across, in two rows": (
        [
            ["Buổi", "Thứ Tư", "Thứ Năm", "Thứ Sáu"],
            [BELOW, "01/10", "02/10", "03/10"],
            ["Sáng (8h00)", "Lễ khai mạc\nTại: Nhà văn hóa xã", "", "Lớp học làm bánh"],
            ["14h30", "", ("- Tọa đàm\n- Trưng bày sách", 2)],
        ],
        [
            "Lễ khai mạc; 8h00 ngày 01/10/2025; Nhà văn hóa xã; -",
            "Lớp học làm bánh; 8h00 ngày 03/10/2025; -; -",
            "Tọa đàm; 14h30, 02/10/2025 - 03/10/2025; -; -",
            "Trưng bày sách; 14h30, 02/10/2025 - 03/10/2025; -; -",
        ],
    ),
    "marks below the days": (
        [
            ["TT", "Hoạt động", "Phụ trách", "01/10", "02/10", "03/10", "06/10"],
            ["1", "Đọc sách cùng con", "Tổ 5 tuổi", "x", "x", "x", ""],
            ["2", "Lớp nấu ăn", "Tổ Nuôi dưỡng", "", "16h30", "", ""],
        ],
        [
            "Đọc sách cùng con; 01/10/2025 - 03/10/2025; -; Tổ 5 tuổi",
            "Lớp nấu ăn; 16h30 ngày 02/10/2025; -; Tổ Nuôi dưỡng",
        ],
    ),
    "days, parts of the day and a footnote in rows of their own": (
        [
            ["Giờ", "Nội dung", "Địa điểm"],
            [("Thứ Tư, ngày 01/10/2025", 3)],
            [("BUỔI SÁNG", 3)],
            ["7h30 - 8h00", "Đón đại biểu", "Nhà văn hóa xã"],
            ["8h00", "Lễ khai mạc", "nt"],
            [("Thứ Năm, ngày 02/10/2025", 3)],
            ["Tối", "Chiếu phim", "Sân thôn Hạ"],
            [("Ghi chú: Lịch có thể thay đổi.", 3)],
        ],
        [
            "Đón đại biểu; 7h30 - 8h00 ngày 01/10/2025; Nhà văn hóa xã; -",
            "Lễ khai mạc; 8h00 ngày 01/10/2025; Nhà văn hóa xã; -",
            "Chiếu phim; tối ngày 02/10/2025; Sân thôn Hạ; -",
        ],
    ),
    "labelled lines in the cell of a name": (
        [
            ["STT", "Nội dung hoạt động", "Thời gian, địa điểm"],
            ["I", "HOẠT ĐỘNG TẠI TRUNG TÂM", ""],
            ["1", "Hội thảo\nChủ trì: Đoàn xã", "8h00 ngày 01/10, tại Phòng 301"],
            ["2", "Ngày hội việc làm (cả ngày 04/10)", "Sân xã"],
        ],
        [
            "Hội thảo; 8h00 ngày 01/10/2025; Phòng 301; Đoàn xã",
            "Ngày hội việc làm; cả ngày 04/10/2025; Sân xã; -",
        ],
    ),
    "first and last days, hours, places between the rows": (
        [
            ["Tên hoạt động", "Từ ngày", "Đến ngày", "Giờ bắt đầu", "Giờ kết thúc"],
            [("A. TẠI NHÀ VĂN HÓA XÃ", 5)],
            ["Triển lãm ảnh", "01/10/2025", "03/10/2025", "8h", "17h"],
            [("Địa điểm: Sân vận động", 5)],
            ["Hội khỏe", "05/10/2025", "05/10/2025", "13h30", "16h30"],
        ],
        [
            "Triển lãm ảnh; 8h - 17h, 01/10/2025 - 03/10/2025; Nhà văn hóa xã; -",
            "Hội khỏe; 13h30 - 16h30 ngày 05/10/2025; Sân vận động; -",
        ],
    ),
    "day and month in columns of their own": (
        [
            ["Ngày", "Tháng", "Giờ", "Nội dung", "Địa điểm"],
            ["01", "10", "8h", "Hội sách", "Sân xã"],
            ["03", "10", "Tối", "Đêm thơ", "nt"],
        ],
        [
            "Hội sách; 8h ngày 01/10/2025; Sân xã; -",
            "Đêm thơ; tối ngày 03/10/2025; Sân xã; -",
        ],
    ),
    "a card for an activity": (
        [
            ["Tên hoạt động", "Ngày hội “Sách và em”"],
            ["Thời gian", "7h30 ngày 02/10/2025"],
            ["Địa điểm", "Sân trường"],
            ["Đơn vị thực hiện", "Tổ Thư viện"],
        ],
        ["Ngày hội “Sách và em”; 7h30 ngày 02/10/2025; Sân trường; Tổ Thư viện"],
    ),
    "two columns and few rows": (
        [
            ["Thời gian", "Nội dung"],
            ["8h ngày 02/10", "Tọa đàm “Dòng họ học tập”, tại Đình làng Đông"],
            ["Tối 05/10", "Trao học bổng, tại Nhà văn hóa xã"],
        ],
        [
            "Tọa đàm “Dòng họ học tập”; 8h ngày 02/10/2025; Đình làng Đông; -",
            "Trao học bổng; tối ngày 05/10/2025; Nhà văn hóa xã; -",
        ],
    ),
    "weekdays in short beside their dates": (
        [
            ["Thứ", "Sáng", "Chiều"],
            ["Tư (01/10)", "Lớp vi tính", "Lớp trồng nấm"],
            ["Năm (02/10)", "", "14h: Nói chuyện chuyên đề dinh dưỡng"],
        ],
        [
            "Lớp vi tính; sáng ngày 01/10/2025; -; -",
            "Lớp trồng nấm; chiều ngày 01/10/2025; -; -",
            "Nói chuyện chuyên đề dinh dưỡng; 14h ngày 02/10/2025; -; -",
        ],
    ),
    "questions as headings, as above by the number": (
        [
            ["STT", "Việc gì", "Bao giờ", "Ở đâu", "Ai lo"],
            ["1", "Khai mạc hội sách", "8h30 sáng 1/10", "Sảnh thư viện", "Đoàn xã"],
            ["2", "Xe thư viện", "2, 4, 6/10", "Trường Tiểu học Hạ", "Như mục 1"],
            ["3", "Lớp kỹ năng số", "Tối thứ 3, 5", "như trên", "Hội Nông dân xã"],
        ],
        [
            "Khai mạc hội sách; 8h30 ngày 01/10/2025; Sảnh thư viện; Đoàn xã",
            "Xe thư viện; 2, 4, 6/10/2025; Trường Tiểu học Hạ; Đoàn xã",
            "Lớp kỹ năng số; Tối thứ 3, 5; Trường Tiểu học Hạ; Hội Nông dân xã",
        ],
    ),
}


def misquoted(made: Draft, folder: Path) -> list[tuple[str, int]]:
    """The quotations that do not stand in the paragraph that they name."""
    paragraphs: dict[int, str] = {}
    for line in read_plan(folder / "ke-hoach-2025.docx").lines:
        for piece in [piece for cell in line.cells for piece in cell] or [line]:
            paragraphs[piece.place] = f"{paragraphs.get(piece.place, '')} {piece.text}"
    assert len(made.quotes) > 8
    return [q for q in made.quotes if plain(q[0]) not in plain(paragraphs[q[1]])]


@pytest.mark.parametrize(("rows", "expected"), PROGRAMMES.values(), ids=list(PROGRAMMES))
def test_programme(rows: Rows, expected: list[str], tmp_path: Path):
    made = drafted_with(rows, tmp_path)
    assert sorted(said(made)) == sorted(expected)
    assert misquoted(made, tmp_path) == []


def test_table_of_bars_in_a_text(tmp_path: Path):
    text = "| Việc gì | Bao giờ | Ở đâu |\n|---|---|---|\n| Đêm thơ | Tối 3/10 | Sân xã |\n"
    assert said(drafted(f"{text}| Hội sách | Suốt tuần | nt |\n", tmp_path)) == [
        "Đêm thơ; tối ngày 03/10/2025; Sân xã; -",
        "Hội sách; suốt tuần; Sân xã; -",
    ]


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("Ngày 03/10/2025", "Giờ"),
        ("2. Thứ Sáu, ngày 03/10:", "Giờ"),
        ("II. Chương trình ngày 03/10/2025", "Thời gian"),
    ],
)
def test_day_above_a_table_is_that_of_its_rows(line: str, heading: str, tmp_path: Path):
    rows = [[heading, "Nội dung", "Nơi"], ["8h", "Hội sách", "Sân xã"], ["14h", "Thi vẽ", "nt"]]
    made = drafted_with(rows, tmp_path, line)
    assert said(made) == [
        "Hội sách; 8h ngày 03/10/2025; Sân xã; -",
        "Thi vẽ; 14h ngày 03/10/2025; Sân xã; -",
    ]
    assert misquoted(made, tmp_path) == []


def test_place_above_a_table_is_that_of_its_rows(tmp_path: Path):
    rows = [["Thời gian", "Nội dung"], ["8h 03/10", "Hội sách"], ["Chiều cùng ngày", "Thi vẽ"]]
    made = drafted_with([*rows, ["9h 04/10", "Thi hát"]], tmp_path, "Địa điểm: Nhà văn hóa xã")
    assert said(made) == [
        "Hội sách; 8h ngày 03/10/2025; Nhà văn hóa xã; -",
        "Thi vẽ; chiều ngày 03/10/2025; Nhà văn hóa xã; -",
        "Thi hát; 9h ngày 04/10/2025; Nhà văn hóa xã; -",
    ]


def test_person_and_telephone_are_no_place(tmp_path: Path):
    rows = [
        ["Nội dung", "Thời gian", "Địa điểm"],
        ["Lớp dệt", "8h ngày 02/10", "Ông Trần Văn Nam - 0912345678"],
        ["Hội sách", "8h ngày 03/10", "Sân xã"],
    ]
    made = drafted_with(rows, tmp_path)
    assert said(made)[0] == "Lớp dệt; 8h ngày 02/10/2025; -; -"
    assert [place["name"] for place in read(made.folder / "places.yml")] == ["Sân xã"]
    assert "Ông […] - […]" in made.text("_nhap.md")


def test_row_says_how_one_takes_part_and_describes_no_place(tmp_path: Path):
    made = drafted_with(
        [
            ["Nội dung", "Thời gian", "Địa điểm"],
            ["Hội thảo trực tuyến về học liệu", "14h ngày 05/10", "Nền tảng MS Teams"],
            ["Lớp nấu ăn cho bà con", "8h ngày 06/10", "Sân đình"],
        ],
        tmp_path,
    )
    online, there = read(made.folder / "events.yml")
    assert online["mode"] == "trực tuyến"
    assert not {"place", "description"} & online.keys()
    assert "description" not in there


def test_price_is_what_it_costs(tmp_path: Path):
    rows = [
        ["Nội dung", "Ngày", "Vé"],
        ["Chiếu phim", "02/10/2025", "20.000đ"],
        ["Hội sách", "03/10/2025", "Không"],
    ]
    events = read(drafted_with(rows, tmp_path).folder / "events.yml")
    assert [event["cost"] for event in events] == ["có phí", "miễn phí"]


def test_form_of_targets_is_no_programme(tmp_path: Path):
    form = "MẪU BÁO CÁO KẾT QUẢ TUẦN LỄ\nTT\tChỉ tiêu\tĐVT\tKết quả\n1\tLớp đã mở\tlớp\t\n"
    plan = tmp_path / "ke-hoach-2025.txt"
    plan.write_text(f"{HEAD}{TAIL}\n{form}2\tLượt người học\tlượt\t\n", "utf-8")
    made = draft(plan, tmp_path / "content")
    assert said(made) == []
    assert [row["name"] for row in read(made.folder / "reporting.yml")["form"]["rows"]] == [
        "Lớp đã mở",
        "Lượt người học",
    ]


def test_body_over_several_rows_has_the_tasks_of_all(tmp_path: Path):
    rows = [
        ["Đơn vị", "Nhiệm vụ được giao", "Thời hạn"],
        ["Phòng Văn hóa", "Mời đại biểu", "20/9/2025"],
        [BELOW, "- Chuẩn bị kịch bản\n- Tổng hợp báo cáo", "25/9/2025"],
        ["Đoàn xã", "Treo băng rôn", "25/9/2025"],
    ]
    found = read(drafted_with(rows, tmp_path).folder / "organizations.yml")["assignments"]
    assert [len(one["tasks"]) for one in found] == [3, 1]


def test_paragraphs_of_a_cell_are_tasks(tmp_path: Path):
    rows: Rows = [
        ["TT", "Đơn vị", "Nhiệm vụ", "Hoàn thành"],
        ["1", "Ban Truyền thông", "Thiết kế phướn.\nMở cổng nhận ảnh.", "trước 27/9/2025"],
        ["2", "Các chi đoàn", "Cử đoàn viên tham gia\nđủ số lượng.", ""],
        ["3", "Đội", "Viết lời phát động; tập nghi thức; hoàn thành trước 29/9.", ""],
    ]
    first, second, third = read(drafted_with(rows, tmp_path).folder / "organizations.yml")[
        "assignments"
    ]
    assert [(task["text"], task["deadline"]) for task in first["tasks"]] == [
        ("Thiết kế phướn.", "trước ngày 27/09/2025"),
        ("Mở cổng nhận ảnh.", "trước ngày 27/09/2025"),
    ]
    assert len(second["tasks"]) == 1
    # Behind a semicolon too, where it is no last day alone.
    assert len(third["tasks"]) == 2


def test_table_goes_on_behind_a_page(tmp_path: Path):
    plan = tmp_path / "ke-hoach-2025.docx"
    heads = ["Nội dung", "Thời gian", "Địa điểm"]
    rest = [["Thi vẽ", "nt", "Thư viện xã"], ["Đêm thơ", "Tối 03/10", "nt"]]
    parts = [table([heads, ["Hội sách", "8h ngày 02/10", "Sân xã"]]), table(rest)]
    head, foot = ("".join(map(paragraph, lines.split("\n"))) for lines in (HEAD, TAIL))
    plan.write_bytes(word(head + paragraph("").join(parts) + foot))
    assert said(draft(plan, tmp_path / "content")) == [
        "Hội sách; 8h ngày 02/10/2025; Sân xã; -",
        "Thi vẽ; 8h ngày 02/10/2025; Thư viện xã; -",
        "Đêm thơ; tối ngày 03/10/2025; Thư viện xã; -",
    ]


def test_as_above_is_derived_and_quotes_what_stands_above(tmp_path: Path):
    rows = [
        ["Nội dung", "Thời gian", "Địa điểm"],
        ["Hội sách", "8h ngày 01/10/2025", "Nhà văn hóa xã"],
        ["Thi vẽ", "9h ngày 02/10/2025", "nt"],
    ]
    text = drafted_with(rows, tmp_path).text("events.yml")
    first, second = text.split("\n\n")
    assert "«Nhà văn hóa xã»" in first
    assert "«Nhà văn hóa xã»" in second
    assert "place" not in first.partition("\n")[0]
    assert "suy ra: kind, place" in second.partition("\n")[0]


def test_what_a_table_says_besides_is_listed(tmp_path: Path):
    rows: Rows = [
        ["TT", "Nội dung", "Thời gian", "Kinh phí"],
        ["II", "HOẠT ĐỘNG KHÁC", "", ""],
        ["1", "Hội sách", "8h ngày 01/10", "2 triệu"],
        ["2", "Thi vẽ", "Như mục 9", ""],
        [("Ghi chú: Lịch có thể thay đổi.", 4)],
    ]
    made = drafted_with(rows, tmp_path)
    assert said(made) == ["Hội sách; 8h ngày 01/10/2025; -; -", "Thi vẽ; -; -; -"]
    ledger = made.text("_nhap.md")
    tables = ledger.partition("## Bảng trong kế hoạch")[2].partition("##")[0]
    for words in ("HOẠT ĐỘNG KHÁC", "Kinh phí", "Như mục 9", "Lịch có thể thay đổi"):
        assert words in tables
    paragraphs = [line for line in ledger.split("\n") if "→" in line]
    assert not [line for line in paragraphs if "chưa nhận ra" in line]


def test_time_that_no_reader_takes_is_kept_in_words(tmp_path: Path):
    rows = [
        ["Nội dung", "Thời gian", "Địa điểm"],
        ["Hội sách", "Sau giờ chào cờ", "Sân trường"],
        ["Thi vẽ", "9h ngày 32/10/2025", "Thư viện"],
    ]
    made = drafted_with(rows, tmp_path)
    first, second = read(made.folder / "events.yml")
    assert (first.get("when"), first["note"]) == (None, "Sau giờ chào cờ")
    assert "32" not in str(second.get("when"))


def test_cells_that_say_all_in_sentences_are_read_as_text(tmp_path: Path):
    made = drafted_with(
        [
            ["TT", "Nội dung, thời gian, địa điểm", "Đơn vị thực hiện"],
            [
                "1",
                "Phát động Tuần lễ\nVào hồi 8 giờ ngày 01/10/2025 tại Hội trường xã",
                "Hội Khuyến học xã",
            ],
            [
                "2",
                "Tọa đàm “Học nghề ở quê”, 14h00 ngày 02/10/2025, tại Nhà văn hóa thôn Đông; "
                "Lớp làm bánh, 8h00 ngày 03/10/2025, tại Trạm Y tế xã",
                "Hội Phụ nữ xã",
            ],
            ["3", "Ngày hội đọc sách, sáng 04/10/2025, tại Trường Tiểu học Hòa An", ""],
        ],
        tmp_path,
    )
    assert said(made) == [
        "Phát động Tuần lễ; 8h ngày 01/10/2025; Hội trường xã; Hội Khuyến học xã",
        "Tọa đàm “Học nghề ở quê”; 14h00 ngày 02/10/2025; Nhà văn hóa thôn Đông; Hội Phụ nữ xã",
        "Lớp làm bánh; 8h00 ngày 03/10/2025; Trạm Y tế xã; Hội Phụ nữ xã",
        "Ngày hội đọc sách; sáng ngày 04/10/2025; Trường Tiểu học Hòa An; -",
    ]
    assert "assignments" not in made.text("organizations.yml")


def test_table_of_tasks_is_no_programme(tmp_path: Path):
    rows = [
        ["TT", "Nội dung công việc", "Đơn vị thực hiện", "Thời gian hoàn thành"],
        ["1", "Phát hành giấy mời", "Văn phòng UBND xã", "Trước 20/9/2025"],
        ["2", "Treo băng rôn", "Đoàn xã", "30/9/2025"],
        ["3", "Viết bài trên loa", "nt", "Từ 25/9"],
    ]
    made = drafted_with(rows, tmp_path)
    assert said(made) == []
    found = read(made.folder / "organizations.yml")["assignments"]
    assert [len(one["tasks"]) for one in found] == [1, 2]
    assert found[0]["tasks"][0]["deadline"] == "trước ngày 20/09/2025"


def test_what_is_to_be_made_in_a_month_is_an_order(tmp_path: Path):
    rows = [
        ["Nội dung", "Đơn vị chủ trì", "Thời gian thực hiện"],
        ["Xây dựng phóng sự tuyên truyền", "Phòng Quản lý văn hóa", "Tháng 9"],
        ["Xây dựng tủ sách thôn Hạ", "Thư viện xã", "02/10"],
    ]
    made = drafted_with(rows, tmp_path)
    assert said(made) == ["Tủ sách thôn Hạ; 02/10/2025; -; Thư viện xã"]
    assert "- Xây dựng phóng sự" in made.text("_nhap.md")
