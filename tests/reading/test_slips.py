"""Slips of the hand in tables: each is read as meant, or told at its cell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from site_src.base.problems import Problem
from site_src.cli import FAILED, OK, main
from site_src.content_types import CONTENT_TYPES
from site_src.reading.parse import parse
from site_src.reading.workbook.read import read_workbook
from site_src.vietnamese.when import When
from tests.conftest import Content
from tests.reading.test_tables import HEADS, ONE, events, read
from tests.workbooks import workbook

TYPES = {kind.name: kind for kind in CONTENT_TYPES}
USUAL = "8h ngày 01/10/2026"
ONE_TIME = ("TT", "Thời gian", "Nội dung", "Địa điểm", "Đơn vị")


def row(**cells: Any) -> tuple[Any, ...]:
    names = ("no", "day", "time", "title", "place", "who")
    return tuple({**dict(zip(names, ONE, strict=True)), **cells}.values())


def more(heading: str, value: Any) -> list[tuple[Any, ...]]:
    return [(*HEADS, heading), (*ONE, value)]


def one(moment: str) -> list[tuple[Any, ...]]:
    return [ONE_TIME, (1, moment, "Hội sách", "Nhà văn hóa", "Hội Khuyến học")]


# What is read as it is meant: the rows, and what the first activity then says.
MEANT: dict[str, tuple[list[tuple[Any, ...]], dict[str, Any]]] = {
    "name in two lines": ([HEADS, row(title="Hội\nsách")], {"title": "Hội sách"}),
    "name with a mark": ([HEADS, row(title="- Hội sách")], {"title": "Hội sách"}),
    "place in another case": (
        [HEADS, ONE, row(title="B", place="nhà  văn hoá ")],
        {"place": "nha-van-hoa"},
    ),
    "unseen sign": ([HEADS, row(title="Hội sách\u200b")], {"title": "Hội sách"}),
    "nothing ticked": ([HEADS, row(place=False)], {"place": None}),
    "form's own stamp": (
        [("Dấu thời gian", *HEADS), (dt.date(2026, 9, 1), *ONE)],
        {"when": USUAL},
    ),
    "heading as a question": (
        [("STT", "Ngày", "Giờ", "Hoạt động", "Ở đâu?", "Ai làm?"), ONE],
        {"place": "nha-van-hoa", "organizers": ["hoi-khuyen-hoc"]},
    ),
    "headings as one asks": (
        [("STT", "Khi nào", "Việc gì", "Chỗ nào", "Ai lo"), (1, "8h ngày 01/10", *ONE[3:])],
        {"when": USUAL, "place": "nha-van-hoa", "organizers": ["hoi-khuyen-hoc"]},
    ),
    "weekday for a day": ([("Thứ", "Nội dung"), ("Hai", "Hội sách")], {"when": "thứ hai"}),
    "number of a weekday": ([("Thứ", "Nội dung"), (3, "Hội sách")], {"when": "thứ ba"}),
    "time and place in brackets": (
        [("STT", "Nội dung", "Liên hệ"), (1, "Hội sách (8h ngày 01/10, nhà văn hóa)", "A")],
        {"title": "Hội sách", "when": USUAL, "place": "nha-van-hoa"},
    ),
    "lines with labels": (
        [
            ("TT", "Nội dung", "Đơn vị"),
            (1, "Hội sách\n- Thời gian: 8h ngày 01/10\n- Địa điểm: Nhà văn hóa", "Đoàn xã"),
        ],
        {"title": "Hội sách", "when": USUAL, "place": "nha-van-hoa"},
    ),
    "labels in the line of the name": (
        [HEADS, row(time=None, place=None, title="Hội sách. Thời gian: 8h. Địa điểm: Sân xã")],
        {"title": "Hội sách", "when": USUAL, "place": "san-xa"},
    ),
    "heading without marks": ([("STT", "Ngay", "GIO:", "Nôi dung"), ONE[:4]], {"when": USUAL}),
    "place in two lines": (
        [HEADS, row(place="Nhà văn hóa\n(tầng 2)")],
        {"place": "nha-van-hoa-tang-2"},
    ),
    "name that goes on in the next row": (
        [HEADS, row(title="Lễ khai mạc Tuần lễ"), (None, None, None, "học tập suốt đời")],
        {"title": "Lễ khai mạc Tuần lễ học tập suốt đời"},
    ),
    "body between the rows": (
        [("TT", "Ngày", "Nội dung"), ("HỘI PHỤ NỮ",), (1, "01/10", "Hội sách")],
        {"organizers": ["hoi-phu-nu"]},
    ),
    "parts of one activity below its name": (
        [HEADS, row(title="Hội thi:\n- Vẽ tranh\n- Đọc thơ")],
        {"title": "Hội thi: Vẽ tranh; Đọc thơ"},
    ),
    "letters apart in headings": (
        [("STT", "N G À Y", "G I Ờ", "N Ộ I   D U N G", "Đ Ị A   Đ I Ể M"), ONE[:5]],
        {"when": USUAL, "title": "Hội sách", "place": "nha-van-hoa"},
    ),
    "address without its beginning": (
        more("Link đăng ký", "forms.gle/abc"),
        {"registration_url": "https://forms.gle/abc"},
    ),
    "telephone without its zero": (more("Điện thoại", 912345678), {"contact": "0912345678"}),
    "cancelled below the numbers": ([HEADS, row(no="HỦY")], {"status": "hủy"}),
    "rooms": (
        [("Ngày", "Nội dung", "Phòng"), ("01/10", "Hội sách", "P.201")],
        {"place": "p-201"},
    ),
    "who holds and who helps, by a stroke": (
        [
            ("Ngày", "Nội dung", "Chủ trì / phối hợp"),
            ("01/10", "Hội sách", "Đoàn xã / Hội Nông dân"),
        ],
        {"organizers": ["doan-xa"], "partners": ["hoi-nong-dan"]},
    ),
    "place behind a time below a heading over both": (
        [("Thời gian, địa điểm", "Nội dung"), ("Tối 1/10 fanpage Đoàn", "Hội sách")],
        {"when": "Tối 1/10/2026", "place": "fanpage-doan"},
    ),
    "day's part before the name": (
        [("Ngày", "Nội dung"), ("01/10", "Sáng: Hội sách")],
        {"title": "Hội sách", "when": "sáng ngày 01/10/2026"},
    ),
    "village between the rows, with a star": (
        [("TT", "Ngày", "Nội dung"), ("* BẢN NÀ LỐC",), (1, "01/10", "Hội sách")],
        {"title": "Hội sách", "place": "ban-na-loc"},
    ),
    "bodies by lines": (
        [HEADS, row(who="Hội Khuyến học\nĐoàn xã")],
        {"organizers": ["hoi-khuyen-hoc", "doan-xa"]},
    ),
}


@pytest.mark.parametrize(("rows", "said"), MEANT.values(), ids=list(MEANT))
def test_slip_is_read_as_meant(rows: list[tuple[Any, ...]], said: dict[str, Any]):
    found = read(rows)
    assert {key: events(found)[0].get(key) for key in said} == said
    assert [p for p in problems(rows) if p.rule not in ("unwritten-codes", "table-guess")] == []


# What is told, at its cell.
TOLD: dict[str, tuple[list[tuple[Any, ...]], str]] = {
    "letter for a one": ([HEADS, row(day="l/10/2026")], "B2"),
    "commas in a day": ([HEADS, row(day="01,10,2026")], "B2"),
    "no such day": ([HEADS, row(day="31/9/2026")], "B2"),
    "end before start": ([HEADS, row(day="07/10 - 01/10/2026")], "B2"),
    "only a number": ([HEADS, row(day="2")], "B2"),
    "day made a number": ([HEADS, row(day=1.1)], "B2"),
    "hour in a name below a part of the day": (
        [("TT", "Ngày", "Nội dung"), ("Buổi sáng", "", ""), (1, "01/10/2026", "7h30: Lễ khai mạc")],
        "C3",
    ),
    "column too narrow": ([HEADS, row(day="########")], "B2"),
    "error of Excel": ([HEADS, row(day="#VALUE!")], "B2"),
    "formula": ([HEADS, row(day="=A1")], "B2"),
    "hour with a comma that may be two": ([HEADS, row(time="8,15")], "C2"),
    "night that may be none": ([HEADS, row(time="20h - 8h")], "C2"),
    "name of a digit": ([HEADS, row(title="2")], "D2"),
    "nothing for a place": ([HEADS, row(place="0")], "E2"),
    "e-mail for a place": ([HEADS, row(place="abc@xa.vn")], "E2"),
    "two numbered in a line": ([HEADS, row(title="1. Tọa đàm 2. Văn nghệ")], "D2"),
    "two by a semicolon": ([HEADS, row(title="Tọa đàm; Văn nghệ")], "D2"),
    "place in brackets": ([HEADS, row(title="Vẽ bìa sách (Phòng Mĩ thuật)", place=None)], "D2"),
    "letters that changed places": ([HEADS, ONE, row(title="Cờ", place="Nhà văn háo")], "E3"),
    "letter twice": ([HEADS, ONE, row(title="Cờ", who="Hội Khuyến họcc")], "F3"),
    "row moved right": ([HEADS, ONE, (2, None, *ONE[1:])], "C3"),
    "row moved left": ([HEADS, ONE, ONE[1:]], "A3"),
    "hour as 8.3": ([HEADS, row(time=8.3)], "C2"),
    "place in the name": ([HEADS, row(title="Hội sách (tại Nhà văn hóa)", place=None)], "D2"),
    "another place below one that stands above": (
        [("TT", "Ngày", "Nội dung"), ("* BẢN NÀ LỐC",), (1, "01/10", "Tổng kết tại HT UBND xã")],
        "C3",
    ),
    "minutes of one digit": ([HEADS, row(time="7h3")], "C2"),
    "sum between the rows": (
        [HEADS, ONE, (None, None, None, "Cộng ngày 1-2/10"), row(no=2, title="B")],
        "D3",
    ),
    "title of another year": ([("TUẦN LỄ NĂM 2025",), HEADS, ONE], "A1"),
    "place below who holds it": ([HEADS, row(who="Sân trường TH Lê Lai")], "F2"),
    "body below the place": ([HEADS, row(place="Hội Khuyến học phường")], "E2"),
    "remark of another day": (more("Ghi chú", "Dời sang ngày 04/10"), "G2"),
    "only if it rains": ([HEADS, row(title="Dự phòng: Hội sách trong nhà")], "D2"),
    "password": ([HEADS, row(place="Zoom, pass: 123456")], "E2"),
    "password of an address": (more("Liên hệ", "Zoom 845 123, mật khẩu 9999"), "G2"),
    "ages that Excel made a day of": (more("Độ tuổi", dt.date(2026, 6, 4)), "G2"),
    "what colours mean, in two cells": ([HEADS, ONE, ("Màu đỏ", None, "Có thể đổi")], "A3"),
    "what colours mean": ([("Nền đỏ: đã hủy; vàng = dự kiến",), HEADS, ONE], "A1"),
    "old letters": (
        [("Ngµy", "Néi dung", "§Þa ®iÓm"), ("01/10", "LÔ khai m¹c", "Héi tr­êng")],
        "A1",
    ),
    "place behind a dash": ([HEADS, row(title="Vẽ bìa sách - Phòng Mĩ thuật", place=None)], "D2"),
    "room behind a dash": ([HEADS, row(title="Đêm thơ – HT tầng 3", place=None)], "D2"),
    "telephone in the name": ([HEADS, row(title="Lớp vẽ, ĐK 0912345678")], "D2"),
    "telephone beside a body": ([HEADS, row(who="Cô Lan 0912 345 678")], "F2"),
    "telephone beside a place": ([HEADS, row(place="Nhà văn hóa - ĐT 0912345678")], "E2"),
    "day in the name": ([HEADS, row(title="Hội sách ngày 03/10")], "D2"),
    "another hour in the name": ([HEADS, row(title="9h: Hội sách")], "D2"),
    "hour in the place": ([HEADS, row(place="9h tại Nhà văn hóa")], "E2"),
    "put off": ([HEADS, row(title="Hội sách (HOÃN)")], "D2"),
    "hour of a day and more": ([HEADS, row(time=dt.timedelta(days=1))], "C2"),
    "about": ([HEADS, row(time="khoảng 8h")], "C2"),
    "lunar day": ([HEADS, row(day="15/8 âm lịch")], "B2"),
    "word for a lunar day": ([HEADS, row(day="Rằm tháng 8")], "B2"),
    "month first": ([HEADS, row(day="09/31/2026")], "B2"),
    "end of a day": ([HEADS, row(time="20h - 24h")], "C2"),
    "two parts of a day": ([HEADS, row(time="Sáng, tối")], "C2"),
    "office hours": ([HEADS, row(time="Giờ hành chính")], "C2"),
    "place beside the day": ([HEADS, row(day="01/10 tại Nhà văn hóa")], "B2"),
    "a month's beginning": ([HEADS, row(day="Đầu tháng 10")], "B2"),
    "question mark behind": ([HEADS, row(day="01/10?")], "B2"),
    "two strokes": ([HEADS, row(day="01//10")], "B2"),
    "four digits for an hour": ([HEADS, row(time="0830")], "C2"),
    "break": ([HEADS, row(time="8h - 17h (nghỉ trưa)")], "C2"),
    "hour of no day": ([HEADS, row(time="25h")], "C2"),
    "minute of no hour": ([HEADS, row(time="8h60")], "C2"),
    "hours turned round": ([HEADS, row(time="10h-8h")], "C2"),
    "hour of another part": ([HEADS, row(time="Sáng 14h")], "C2"),
    "two hours": ([HEADS, row(time="8h; 14h")], "C2"),
    "month in words": (one("ngày 1 tháng mười"), "B2"),
    "place in the hour": (one("Ngày 01/10: 8h - Sân trường"), "B2"),
    "not known yet": ([HEADS, row(place="đang cập nhật")], "E2"),
    "question marks": ([HEADS, row(place="???")], "E2"),
    "will be told": ([HEADS, row(time="sẽ thông báo sau")], "C2"),
    "hour in the name": ([HEADS, row(time=None, title="14h: Hội sách")], "D2"),
    "two in a cell": ([HEADS, row(title="- Hội sách\n- Thi vẽ")], "D2"),
    "lesson for an hour": ([HEADS, row(time="Tiết 1")], "C2"),
    "two places": ([HEADS, row(place="Nhà văn hóa; Sân trường")], "E2"),
    "bodies by a stroke": ([HEADS, row(who="Hội Khuyến học/Đoàn xã")], "F2"),
    "bodies by plus": ([HEADS, row(who="Hội Khuyến học + Đoàn xã")], "F2"),
    "row twice": ([HEADS, ONE, ONE], "D3"),
    "ditto of nothing": ([HEADS, row(day="nt")], "B2"),
    "as a row that is not there": ([HEADS, row(place="Như mục 7")], "E2"),
    "as another row": ([HEADS, ONE, row(no=2, title="B", place="(như mục 01)")], "E3"),
    "no name": ([HEADS, row(title=None)], "D2"),
    "unknown audience": (more("Đối tượng", "bà con tiểu thương"), "G2"),
    "sum of money": (more("Chi phí", 50000), "G2"),
    "address without https": (more("Link", "zoom.us/j/123"), "G2"),
    "tick for a place": ([HEADS, row(place=True)], "E2"),
    "cross for a body": ([HEADS, row(who="x")], "F2"),
    "letters for a body": ([HEADS, row(who="HKH")], "F2"),
    "names below a heading for numbers": (
        [("TT", "Ngày", "Nội dung"), ("Thị trấn Mới", "01/10", "Hội sách")],
        "A1",
    ),
    "day that a name has in brackets": (
        [HEADS, row(day=None, time=None, title="Ngày Chuyển đổi số (10/10)")],
        "D2",
    ),
    "night is taken for evening": ([HEADS, row(time="đêm")], "C2"),
    "night between two days": (one("Đêm 1/10 rạng sáng 2/10"), "B2"),
    "after an hour": ([HEADS, row(time="sau 17h")], "C2"),
    "about an hour": ([HEADS, row(time="tầm 8h")], "C2"),
    "before an hour": ([HEADS, row(time="trước 17h")], "C2"),
    "two parts that are no day": ([HEADS, row(time="Chiều và tối")], "C2"),
    "line with a label beside its column": ([HEADS, row(title="Hội sách\nGiờ: 9h")], "D2"),
    "person for a body": ([HEADS, row(who="Đ/c Vàng A Páo, Bí thư Đoàn")], "F2"),
    "column of nobody": (more("Kinh phí dự trù", 500), "G1"),
}


def problems(rows: list[tuple[Any, ...]]) -> list[Problem]:
    """What is said of a table: by its reader, and by those of the lists."""
    found = read(rows)
    said = list(found.problems)
    for name, parsed in found.found.items():
        said += parse(parsed, TYPES[name].record, "", "")[1]
    return said


@pytest.mark.parametrize(("rows", "cell"), TOLD.values(), ids=list(TOLD))
def test_slip_is_told_at_its_cell(rows: list[tuple[Any, ...]], cell: str):
    told = {p.spot.cell: p for p in problems(rows) if p.rule != "unwritten-codes"}
    assert cell in told, told
    assert told[cell].hint


def test_cell_that_names_a_row_by_its_number_says_what_stands_there():
    other = row(no=2, title="B", place="Sân trường")
    found = read([("Mục", *HEADS[1:]), ONE, other, row(no=3, title="C", place="Như mục 1")])
    assert [event["place"] for event in events(found)] == [
        "nha-van-hoa",
        "san-truong",
        "nha-van-hoa",
    ]


SHORT_NAMES = [
    ("Hội Khuyến học", "HKH", 1),
    ("Hội Khuyến học xã", "HKH", 1),
    ("Trung tâm học tập cộng đồng", "TTHTCĐ", 1),
    ("Đoàn Thanh niên xã (Đoàn TN)", "Đoàn TN", 1),
    ("Hội Khuyến học", "HND", 2),
    ("Hội Khuyến học", "HKHVN", 2),
    ("Hội Khuyến học", "Hội Nông dân", 2),
]


@pytest.mark.parametrize(("name", "short", "bodies"), SHORT_NAMES)
def test_letters_stand_for_a_name_that_is_there(name: str, short: str, bodies: int):
    found = read([HEADS, row(who=short), row(no=2, day="02/10/2026", who=name)])
    listed = found.found["organizations"].data["organizations"]
    assert len([body for body in listed if isinstance(body, dict)]) == bodies
    first, second = events(found)
    assert (first["organizers"] == second["organizers"]) is (bodies == 1)


def test_letters_between_commas_are_several_bodies():
    assert len(events(read([HEADS, row(who="HKH, TTHTCĐ")]))[0]["organizers"]) == 2


def marked(sheet: Worksheet) -> None:
    sheet["D2"].font = Font(strike=True)
    sheet["E2"].comment = Comment("đổi sang sân trường", "An")


def test_line_through_a_name_and_note_to_a_cell_are_told():
    raw = workbook([HEADS, ONE], marked)
    found = read_workbook(raw, "x.xlsx", None, "", 2026, "vi")
    told = {(p.spot.cell, p.rule) for p in found.problems if p.spot.cell}
    assert told == {("D2", "cell"), ("E2", "table-left-out")}


@pytest.mark.parametrize("name", ["02.10", "Ngày 02-10", "2-10-2026"])
def test_sheet_that_is_named_after_a_day_says_it_for_its_rows(name: str):
    heads = ("STT", "Giờ", "Nội dung")
    raw = workbook([HEADS, ONE], None, **{name: [heads, (1, "9h", "Thi vẽ")]})
    found = read_workbook(raw, "x.xlsx", None, "", 2026, "vi")
    assert When.parse(events(found)[1]["when"]) == When.parse("9h ngày 02/10/2026")
    assert name in "".join(p.message for p in found.problems)


def test_hours_that_changed_places_are_told_at_their_own_cell(
    content_tree: Callable[[str], Content], tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    content = content_tree("""
        === 2026/campaign.yml
        title: Tuần lễ
        theme: Tự học
        period: 01/10/2026 - 07/10/2026
        """)
    table = tmp_path / "lich.xlsx"
    table.write_bytes(workbook([HEADS, row(time="16h00-14h00", title="Thi vẽ")]))
    told = ["workbook", "2026", "--from", str(table), "--content", str(content.root)]
    assert main(told) == FAILED
    said = capsys.readouterr().out
    assert "chuong-trinh.xlsx, “Hoạt động” F2: lỗi" in said
    assert "Có phải 14h - 16h không?" in said
    assert "kết thúc vào ngày hôm sau" not in said


def test_weekday_of_another_day_leaves_the_hours_in_their_cell(
    content_tree: Callable[[str], Content], tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    content = content_tree("""
        === 2026/campaign.yml
        title: Tuần lễ
        theme: Tự học
        period: 01/10/2026 - 07/10/2026
        """)
    table = tmp_path / "lich.xlsx"
    table.write_bytes(workbook([HEADS, row(day="Thứ Bảy, 02/10", time="8h")]))
    assert main(["workbook", "2026", "--from", str(table), "--content", str(content.root)]) == OK
    assert "sửa ngày: thứ Bảy là 03/10/2026" in capsys.readouterr().out
    cells = openpyxl.load_workbook(content.root / "2026/chuong-trinh.xlsx")["Hoạt động"]
    assert (cells["E2"].value, cells["F2"].value) == ("thứ bảy, 02/10/2026", "8h")


def test_codes_of_an_office_are_told_once():
    rows = [("HT01", *ONE), ("HT02", *ONE[:3], "Thi vẽ", *ONE[4:])]
    found = read([("LỊCH",), ("Mã", *HEADS), *rows])
    assert [p.spot.cell for p in found.problems if p.rule == "table-left-out"] == ["A1", "A3"]


def test_table_with_a_wrong_value_becomes_a_workbook_in_which_it_is_told(
    content_tree: Callable[[str], Content], tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    content = content_tree("""
        === 2026/campaign.yml
        title: Tuần lễ
        theme: Tự học
        period: 01/10/2026 - 07/10/2026
        """)
    table = tmp_path / "lich.xlsx"
    table.write_bytes(workbook([HEADS, ONE, row(day="31/9/2026", title="Thi vẽ")]))
    told = ["workbook", "2026", "--from", str(table), "--content", str(content.root)]
    assert main(told) == FAILED
    assert "chuong-trinh.xlsx, “Hoạt động” E3: lỗi" in capsys.readouterr().out
    assert (content.root / "2026/chuong-trinh.xlsx").exists()


@pytest.mark.parametrize(
    "inside", ["Hội sách - Vòng 1", "Trẻ 4-6 tuổi", "Lớp a) và b)", "Đọc + viết"]
)
@pytest.mark.parametrize(
    "rows",
    [
        [("", "01/10", "02/10"), ("Sáng", "8h: {}\n9h30: Hội thi", "Tổng kết")],
        [("Ngày", "Nội dung"), ("01/10", "- {} (8h)\n- Hội thi (9h30)")],
        [("Ngày", "Nội dung"), ("01/10", "- {}\n- Hội thi")],
    ],
)
def test_sign_inside_a_name_stays_where_a_cell_has_several(
    rows: list[tuple[str, ...]], inside: str
):
    found = read([tuple(text.format(inside) for text in line) for line in rows])
    assert any(inside in event["title"] for event in events(found))


def test_addresses_of_mail_are_no_names():
    heads = ("Địa chỉ email", "Tên hoạt động của trường là gì?", "Ngày", "Tổ chức ở đâu?")
    found = read([heads, ("a@b.vn", "Hội sách", "01/10", "Sân xã")])
    assert [event["title"] for event in events(found)] == ["Hội sách"]
    assert "A1" in {p.spot.cell for p in found.problems if p.rule == "table-left-out"}


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [("Thời gian", "Nội dung", "Nơi"), ("8h 01/10\n14h 02/10", "Lớp", "Thôn 1\nThôn 2")],
            [("8h 01/10", "thon-1"), ("14h 02/10", "thon-2")],
        ),
        (
            [("Thời gian", "Nội dung", "Nơi"), ("8h 01/10\n14h 02/10", "Lớp", "Thôn 1")],
            [("8h 01/10", "thon-1"), ("14h 02/10", "thon-1")],
        ),
        (
            [("Ngày", "Giờ", "Nội dung"), ("01/10\n02/10", "8h\n14h", "Lớp")],
            [("8h ngày 01/10", None), ("14h ngày 02/10", None)],
        ),
        (
            [("Ngày", "Giờ", "Nội dung", "Nơi"), ("01/10", "8h\n14h", "Lớp", "Thôn 1\nThôn 2")],
            [("8h ngày 01/10", "thon-1"), ("14h ngày 01/10", "thon-2")],
        ),
        (
            [("Thời gian", "Nội dung"), ("8h-10h 05/10; 14h-16h 06/10", "Lớp")],
            [("8h-10h 05/10", None), ("14h-16h 06/10", None)],
        ),
        (
            [("Thời gian", "Nội dung"), ("Sáng 01/10, chiều 02/10", "Lớp")],
            [("Sáng 01/10", None), ("chiều 02/10", None)],
        ),
        (
            [("Thời gian", "Nội dung"), ("Sáng 01/10 và chiều 02/10", "Lớp")],
            [("Sáng 01/10", None), ("chiều 02/10", None)],
        ),
        ([("Ngày", "Nội dung"), ("01/10\n02/10", "Lớp")], [("01/10, 02/10", None)]),
    ],
)
def test_lines_of_a_time_are_activities(rows: list[tuple[str, ...]], said: list[Any]):
    found = read(rows)
    assert [(When.parse(e["when"]), e.get("place")) for e in events(found)] == [
        (When.parse(when.replace("/10", "/10/2026")), place) for when, place in said
    ]
    assert any(p.rule == "table-guess" for p in found.problems) == (len(said) > 1)
