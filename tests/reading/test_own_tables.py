"""Tables of schools, libraries, unions and posts: headings and remarks in their own words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from site_src.base.problems import Severity
from site_src.cli import main
from site_src.reading.workbook.read import read_workbook
from site_src.reading.workbook.value import Workbook
from site_src.vietnamese.when import When
from tests.conftest import Content
from tests.reading.test_tables import DAY, HEADS, ONE, events, read
from tests.workbooks import workbook


def test_heading_over_days_is_none_of_other_things():
    # “Khởi hành” has “khối” in it, which is whom something is for.
    heads = ("Khối giờ", "Kết thúc", "Việc", "Ở đâu")
    start, end = dt.datetime.combine(DAY, dt.time(8)), dt.datetime.combine(DAY, dt.time(10))
    (event,) = events(read([heads, (start, end, "Hội sách", "Sân xã")]))
    assert "audience" not in event
    assert "note" not in event


def test_begin_and_end_with_their_days():
    heads = ("#", "Khởi đầu", "Kết thúc", "Việc", "Ai dự")
    start, end = dt.datetime.combine(DAY, dt.time(8)), dt.datetime.combine(DAY, dt.time(10))
    found = read([heads, (1, start, end, "Hội sách", "Hội viên")])
    (event,) = events(found)
    assert When.parse(event["when"]) == When.parse("8h - 10h ngày 01/10/2026")
    assert event["audience"] == ["Hội viên"]
    assert [p.message for p in found.problems if p.rule.startswith("table-")] == []


def test_days_of_sun_and_moon():
    heads = ("Ngày dương", "Ngày âm", "Giờ", "Sinh hoạt", "Địa điểm")
    rows = [(f"{n}/10", f"{n + 20}/8", "8h", f"Việc {n}", "Đình làng") for n in (1, 2, 3)]
    found = read([("HỘI NGƯỜI CAO TUỔI",), heads, *rows])
    assert [event["when"] for event in events(found)] == [f"8h ngày {n}/10/2026" for n in (1, 2, 3)]
    assert "B2" in {p.spot.cell for p in found.problems if p.rule == "table-left-out"}


@pytest.mark.parametrize("heading", ["Ngày âm", "Ngày âm lịch"])
def test_day_of_the_moon_is_no_day(heading: str):
    found = read([(heading, "Giờ", "Nội dung"), ("21/8", "8h", "Hội sách")])
    assert "when" not in events(found)[0]


def test_the_one_column_of_texts_left_has_the_names():
    heads = ("Ngày", "Giờ", "Trò chơi", "Địa điểm")
    found = read([heads, ("01/10", "8h", "Kéo co", "Sân"), ("02/10", "9h", "Ô ăn quan", "Sân")])
    assert [event["title"] for event in events(found)] == ["Kéo co", "Ô ăn quan"]
    assert "C1" in {p.spot.cell for p in found.problems if p.rule == "table-guess"}


def test_where_the_money_comes_from_is_no_section_of_the_plan():
    found = read([(*HEADS, "Nguồn"), (*ONE, "NSNN")])
    assert "source" not in events(found)[0]
    assert [p.spot.cell for p in found.problems if p.rule == "table-left-out"] == ["G1"]


@pytest.mark.parametrize(
    ("heading", "field"),
    [("Xã, thị trấn", "organizers"), ("Lực lượng", "organizers"), ("Điểm phục vụ", "place")],
)
def test_headings_of_other_offices(heading: str, field: str):
    (table,) = read([("Ngày", "Nội dung", heading), ("01/10", "Hội sách", "Xã Đông")]).tables
    assert list(table.heads.columns) == ["_day", "title", field]


@pytest.mark.parametrize(
    ("note", "status"),
    [
        ("Hoãn do mưa", "hoãn"),
        ("HỦY do trùng lịch tiêm chủng", "hủy"),
        ("(dự kiến)", "dự kiến"),
        ("Hoãn nếu mưa", None),
        ("Khi mưa thì hoãn", None),
        ("Mang sách cũ", None),
    ],
)
def test_remark_says_how_things_stand(note: str, status: str | None):
    found = read([(*HEADS, "Ghi chú"), (*ONE, note)])
    (event,) = events(found)
    assert (event.get("status"), event["note"]) == (status, note)
    told = {p.spot.cell for p in found.problems if p.rule == "table-guess"}
    assert told == ({"G2"} if status or note.startswith("Hoãn") else set())


def test_status_of_its_column_holds():
    found = read([(*HEADS, "Ghi chú", "Tình trạng"), (*ONE, "Hoãn do mưa", "Đã chốt")])
    assert events(found)[0]["status"] == "Đã chốt"


@pytest.mark.parametrize(
    ("heading", "text", "field", "value"),
    [
        ("Phí", "20.000/bộ", "cost", "có phí"),
        ("Phí", "Miễn phí (giới hạn 200 chỗ)", "cost", "miễn phí"),
        ("Phí", "Không thu tiền", "cost", "Không thu tiền"),
        ("Duyệt", "OK", "status", "OK"),
        ("Hình thức", "Trực tiếp + trực tuyến", "mode", "Trực tiếp + trực tuyến"),
    ],
)
def test_words_of_other_offices(heading: str, text: str, field: str, value: str):
    (event,) = events(read([(*HEADS, heading), (*ONE, text)]))
    assert event.get(field) == value


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Hội thao công nhân", "thể dục thể thao"),
        ("Hội thảo tự học", "hội thảo"),
        ("Toạ đàm tự học", "tọa đàm"),
        ("Tọa đàm tự học", "tọa đàm"),
    ],
)
def test_kind_by_the_first_words_and_their_marks(
    content_tree: Callable[[str], Content],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    title: str,
    kind: str,
):
    content = content_tree("""
        === 2026/campaign.yml
        title: Tuần lễ
        theme: Tự học
        period: 01/10/2026 - 07/10/2026
        """)
    table = tmp_path / "lich.xlsx"
    table.write_bytes(workbook([HEADS, (1, DAY, "8h", title, "Sân", "Hội")]))
    main(["workbook", "2026", "--from", str(table), "--content", str(content.root)])
    assert f"“{title}”: loại được hiểu là “{kind}”" in capsys.readouterr().out


# --- Marks, in whatever layout --------------------------------------------------------------------

PARTS = ("Ngày", "Sáng (8h)", "Chiều (14h)", "Tối (19h30)", "Địa điểm")


def told_of(found: Workbook, rule: str) -> set[str]:
    return {p.spot.cell for p in found.problems if p.rule == rule}


def test_hours_over_the_parts_of_the_day():
    row = ("01/10", "Lớp may", "-", "Chiếu phim", "Sân xã")
    when = [When.parse(event["when"]) for event in events(read([PARTS, row, row]))[:2]]
    assert when == [When.parse(f"{hour} ngày 01/10/2026") for hour in ("8h", "19h30")]


def test_hour_in_a_cell_is_not_that_over_its_part():
    found = read([PARTS, ("01/10", "Lớp may", "Tổng kết (15h)", None, "Sân xã")])
    assert When.parse(events(found)[1]["when"]) == When.parse("chiều 01/10/2026")
    assert "C2" in told_of(found, "table-guess")


@pytest.mark.parametrize(("span", "hours"), [("B2:C2", "cả ngày"), ("C2:D2", "")])
def test_cell_below_several_parts_of_the_day(span: str, hours: str):
    row = ("01/10", None, None, None, "Sân xã")

    def merge(sheet: Worksheet) -> None:
        sheet[span[:2]] = "Hội chợ"
        sheet.merge_cells(span)

    raw = workbook([PARTS, row, ("02/10", "Lớp may", "Lớp may", "Thơ", "Sân xã")], merge)
    found = read_workbook(raw, "x.xlsx", None, "", 2026, "vi")
    first = events(found)[0]
    assert When.parse(first["when"]) == When.parse(f"{hours} ngày 01/10/2026".strip())
    assert first.get("note") == (None if hours else "chiều + tối")
    assert span[:2] in told_of(found, "table-guess")


@pytest.mark.parametrize(
    "text",
    [
        *("không", "Nghỉ lễ", "(chưa đăng ký)", "Không đăng ký", "Nghỉ trưa", "Dự phòng"),
        *("Học theo thời khóa biểu", "Dạy học bình thường", "Học chính khóa theo TKB", "Tự học"),
        *("Thực hành tại xưởng như thường lệ", "Học viên tự do", "Nội trú", "Trực lớp"),
        *("Nghỉ giải lao", "Nghỉ giữa giờ"),
    ],
)
def test_nothing_is_on(text: str):
    found = read([PARTS, ("01/10", "Lớp may", text, None, "Sân xã")])
    assert len(events(found)) == 1
    assert told_of(found, "table-left-out") == {"C2"}


def test_who_signs_below_the_parts_of_the_day_is_no_activity():
    below = ((), ("Ghi chú:",), ("- Miễn phí",), (), (None, None, None, "GIÁM ĐỐC"), (), ())
    rows = [PARTS, ("01/10", "Lớp may", None, "Thơ", "Sân xã"), *below]
    found = read([*rows, (None, None, None, "Vi Thị Hạnh")])
    assert [event["title"] for event in events(found)] == ["Lớp may", "Thơ"]
    assert told_of(found, "table-left-out") >= {"D7", "D10"}


def test_rest_day_says_so_in_any_column():
    found = read([HEADS, ONE, (2, "04/10/2026", "Nghỉ"), (3, "05/10/2026", *ONE[2:])])
    assert len(events(found)) == 2
    assert [p.rule for p in found.problems if p.severity is Severity.ERROR] == []
    assert told_of(found, "table-left-out") == {"C3"}


def test_marks_of_a_table_with_the_parts_across():
    def mark(sheet: Worksheet) -> None:
        sheet["B2"].comment = Comment("có thể dời", "An")
        sheet["D2"].font = Font(strike=True)
        sheet["A1"].comment = Comment("theo lịch xã", "An")
        sheet.row_dimensions[3].hidden = True

    rows = [PARTS, ("01/10", "Lớp may", "Thơ", "Phim", "Sân"), ("02/10", "Cờ", "Hát", "Kịch")]
    found = read_workbook(workbook(rows, mark), "x.xlsx", None, "", 2026, "vi")
    assert told_of(found, "table-left-out") == {"A1", "B2"}
    assert {"D2", "A3"} <= told_of(found, "cell")


def test_hidden_column_is_told():
    def hide(sheet: Worksheet) -> None:
        sheet.column_dimensions["G"].hidden = True

    raw = workbook([(*HEADS, "Ghi chú"), (*ONE, "Có xe")], hide)
    found = read_workbook(raw, "x.xlsx", None, "", 2026, "vi")
    hints = [p.hint for p in found.problems if p.spot.cell == "G1"]
    assert any(hint.startswith("Xóa cột") for hint in hints)


def test_hidden_telephone_numbers_are_not_shown():
    def hide(sheet: Worksheet) -> None:
        sheet.column_dimensions["G"].hidden = True

    raw = workbook([(*HEADS, "ĐT liên hệ"), (*ONE, "0905 111 111")], hide)
    found = read_workbook(raw, "x.xlsx", None, "", 2026, "vi")
    assert "contact" not in events(found)[0]
    assert ("G1", "table-left-out") in [(p.spot.cell, p.rule) for p in found.problems]
