"""Tables of schools, libraries, unions and posts: headings and remarks in their own words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from site_src.cli import main
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
