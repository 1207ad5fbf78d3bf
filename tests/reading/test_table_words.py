"""The headings of officers' tables, and the words below them: what each is taken for."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.reading.test_tables import GUESS, HEADS, ONE, events, read


@pytest.mark.parametrize(
    ("text", "audience", "note", "rules"),
    [
        ("Người cao tuổi", ["Người cao tuổi"], None, []),
        ("Mọi người dân", ["Mọi người dân"], None, []),
        ("GV và HS", ["giáo viên", "học sinh"], None, []),
        ("Cha mẹ HS; HS", ["Cha mẹ HS", "HS"], None, []),
        ("HS khối 6, 7", ["học sinh"], "Đối tượng: HS khối 6, 7", GUESS),
        ("Thiếu nhi 6–10 tuổi", ["trẻ em"], "Đối tượng: Thiếu nhi 6–10 tuổi", GUESS),
        ("Lãnh đạo, GV, HS", ["giáo viên", "học sinh"], "Đối tượng: Lãnh đạo, GV, HS", GUESS),
        ("80 học sinh THCS", ["học sinh"], "Đối tượng: 80 học sinh THCS", GUESS),
        ("40 nông dân", ["nông dân"], "Đối tượng: 40 nông dân", GUESS),
        ("Toàn thể HS, các em học viên", ["học sinh", "học viên"], None, []),
        # Not everybody, though it begins so.
        ("Người dân thôn 2", None, "Đối tượng: Người dân thôn 2", GUESS),
        ("Khối 8", None, "Đối tượng: Khối 8", GUESS),
    ],
)
def test_audience_by_its_first_words(
    text: str, audience: list[str] | None, note: str | None, rules: list[str]
):
    found = read([(*HEADS, "Đối tượng"), (*ONE, text)])
    (event,) = events(found)
    assert (event.get("audience"), event.get("note")) == (audience, note)
    assert [p.rule for p in found.problems if p.rule != "unwritten-codes"] == rules


@pytest.mark.parametrize(
    ("line", "cost"),
    [
        ("Ghi chú: Tất cả các chương trình đều miễn phí. Điện thoại: 1900", "miễn phí"),
        ("(Các hoạt động đều miễn phí)", "miễn phí"),
        ("* Các lớp miễn phí cho trẻ em", None),
        ("Ghi chú: Các hoạt động không miễn phí", None),
    ],
)
def test_line_that_says_of_all_that_it_is_free(line: str, cost: str | None):
    for rows in ([HEADS, ONE, (line,)], [(line,), HEADS, ONE]):
        assert [event.get("cost") for event in events(read(rows))] == [cost]
    (event,) = events(read([(*HEADS, "Phí"), (*ONE, "20.000đ"), (line,)]))
    assert event["cost"] == "có phí"


@pytest.mark.parametrize(
    ("heading", "text", "field", "value", "note"),
    [
        ("Tình trạng", "Đã chốt", "status", "Đã chốt", None),
        ("Tình trạng", "Hoãn do mưa", "status", "hoãn", "Tình trạng: Hoãn do mưa"),
        ("Tình trạng", "Hoãn: mưa", "status", "hoãn", "Tình trạng: Hoãn: mưa"),
        ("Tình trạng", "Chưa rõ lắm", "status", None, "Tình trạng: Chưa rõ lắm"),
        ("Loại", "Hội thi cấp xã", "kind", "cuộc thi", "Loại: Hội thi cấp xã"),
        ("Học phí", "0đ", "cost", "0đ", None),
        ("Có thu phí không?", "Không", "cost", "Không", None),
        ("Có thu phí không?", "Có", "cost", "Có", None),
        ("Vé", "Vào cửa tự do", "cost", "Vào cửa tự do", None),
        ("Học phí", "50.000 đồng", "cost", "có phí", "Học phí: 50.000 đồng"),
        ("Có thu phí không?", "Có, 30k", "cost", "có phí", "Có thu phí không: Có, 30k"),
        ("Chi phí", "500 suất", "cost", None, "Chi phí: 500 suất"),
        # What follows may say the opposite.
        ("Chi phí", "Miễn phí cho trẻ em", "cost", None, "Chi phí: Miễn phí cho trẻ em"),
    ],
)
def test_words_by_their_first_ones(
    heading: str, text: str, field: str, value: str | None, note: str | None
):
    found = read([(*HEADS, heading), (*ONE, text)])
    (event,) = events(found)
    assert (event.get(field), event.get("note")) == (value, note)
    assert ("table-guess" in {problem.rule for problem in found.problems}) == bool(note)


@pytest.mark.parametrize("heading", ["Liên hệ", "Ghi chú", "Đơn vị phối hợp"])
def test_no_is_none_where_there_may_be_none(heading: str):
    found = read([(*HEADS, heading), (*ONE, "Không")])
    assert {"contact", "note", "partners"} & events(found)[0].keys() == set()
    assert [p.spot.cell for p in found.problems if p.rule == "table-guess"] == ["G2"]


@pytest.mark.parametrize(
    ("heads", "fields"),
    [
        (("Date", "Time", "Activity", "Venue"), ["_day", "_time", "title", "place"]),
        (("Ngày, giờ tổ chức", "Nội dung", "Số lượng người tham gia"), ["_when", "title"]),
        (("Tên HĐ", "T/gian", "Đ/điểm", "ĐV t/hiện"), ["title", "_when", "place", "organizers"]),
        (("Ngày", "Tên lớp", "Giáo viên", "Nơi học"), ["_day", "title", "performers", "place"]),
        (("Ngày", "Sự kiện", "Hotline"), ["_day", "title", "contact"]),
        (("Ngày", "Nội dung", "Số buổi", "Lứa tuổi"), ["_day", "title", "audience"]),
        (("T", "Ngày", "Nội dung"), ["_day", "title"]),
        (("Thời gain", "Nội dung", "Địa điễm"), ["_when", "title", "place"]),
        (("Ngày", "Nội dung", "Ghi chú nội bộ"), ["_day", "title"]),
        (("Start date", "Event name", "Venue"), ["_first", "title", "place"]),
        (("Ngày", "Nội dung", "Chịu trách nhiệm"), ["_day", "title", "organizers"]),
        (("Ngày", "Công việc/Hoạt động", "Nơi / phòng"), ["_day", "title", "place"]),
        (("Ngày\nDate", "Hoạt động / Activity", "Nơi\nVenue"), ["_day", "title", "place"]),
        (("Ngày thi", "Giờ thi", "Cuộc thi", "Nơi thi"), ["_day", "_time", "title", "place"]),
        (("Giờ chiếu", "Ngày chiếu", "Nội dung"), ["_time", "_day", "title"]),
        (("Giờ", "Lớp/Chuyên đề", "Nơi học"), ["_time", "title", "place"]),
        (("Giờ", "Hoạt động", "Lớp/Chuyên đề"), ["_time", "title", "audience"]),
        (("Dự kiến thời gian", "Hoạt động đăng ký"), ["_when", "title"]),
        (("Ngày đăng ký", "Thời gian", "Nội dung dự kiến"), ["registration", "_when", "title"]),
        (("Ngày phát", "Khung giờ phát", "Chuyên mục"), ["_day", "_time", "title"]),
        (("Ngày", "Tập huấn gì", "Ở đâu", "Ai dạy"), ["_day", "title", "place", "performers"]),
        (("Ngày", "Hoạt động", "Địa chỉ"), ["_day", "title", "place"]),
        (("Ngày", "Hoạt động", "Liên hệ", "Địa chỉ"), ["_day", "title", "contact"]),
        (("Chủ đề", "Diễn giả", "Thời điểm"), ["title", "performers", "_day"]),
        (
            ("Ngày", "Nội dung", "Chủ trì / phối hợp", "Đối tượng, số người"),
            ["_day", "title", "organizers", "audience"],
        ),
    ],
)
def test_headings_in_other_words(heads: Sequence[str], fields: Sequence[str]):
    (table,) = read([heads, ("01/10/2026", *"ABC")[: len(heads)]]).tables
    assert sorted(table.heads.columns, key=table.heads.columns.__getitem__) == [*fields]


@pytest.mark.parametrize(
    ("place", "field", "value"),
    [
        ("Trực tuyến", "mode", "trực tuyến"),
        ("https://meet.example.vn/abc", "online_url", "https://meet.example.vn/abc"),
        ("Trực tuyến qua Zoom", "place_note", "Trực tuyến qua Zoom"),
        ("Nhà văn hóa", "place", "nha-van-hoa"),
    ],
)
def test_what_stands_where_the_place_belongs(place: str, field: str, value: str):
    found = read([HEADS, (*ONE[:4], place, ONE[5])])
    (event,) = events(found)
    assert {"mode", "online_url", "place_note", "place"} & event.keys() == {field}
    assert event[field] == value
    told = [p.spot.cell for p in found.problems if p.rule == "table-guess"]
    assert told == (["E2"] if field in ("mode", "online_url") else [])


def test_pictures_in_headings_say_nothing():
    rows = [("📅 Ngày", "📌 Hoạt động", "📍 Địa điểm"), ("01/10", "Hội sách", "Sân")]
    (table,) = read(rows).tables
    assert list(table.heads.columns) == ["_day", "title", "place"]


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("HS; giáo viên", "audience", ["HS", "giáo viên"]),
        ("Mọi người dân", "audience", ["Mọi người dân"]),
        ("Lãnh đạo xã; Trưởng thôn", "attendees", ["Lãnh đạo xã", "Trưởng thôn"]),
    ],
)
def test_who_attends_is_the_audience_where_its_words_are_known(
    text: str, field: str, value: list[str]
):
    (event,) = events(read([(*HEADS, "Thành phần"), (*ONE, text)]))
    assert {key: event.get(key) for key in ("audience", "attendees") if event.get(key)} == {
        field: value
    }


@pytest.mark.parametrize(
    "heads", [("Tên hoạt động", "Nội dung", "Ngày"), ("Hoạt động", "Nội dung cụ thể", "Ngày")]
)
def test_content_beside_a_name_describes_it(heads: tuple[str, ...]):
    (event,) = events(read([heads, ("Hội sách", "Năm trăm cuốn", "01/10")]))
    assert (event["title"], event["description"]) == ("Hội sách", "Năm trăm cuốn")


def test_content_before_a_name_describes_it():
    (event,) = events(read([("Nội dung", "Tên hoạt động", "Ngày"), ("Năm trăm", "Hội", "01/10")]))
    assert (event["title"], event["description"]) == ("Hội", "Năm trăm")


@pytest.mark.parametrize("heading", ["Điểm dừng xe", "Bến đỗ"])
def test_column_of_places_that_no_heading_names(heading: str):
    found = read(
        [
            ("Ngày", "Giờ", heading, "Nội dung", "Phụ trách"),
            ("01/10/2026", "7h30", "Quảng trường 19-8", "Lễ ra quân", "Thư viện tỉnh"),
            (
                "02/10/2025",
                "8h00",
                "Nhà sinh hoạt cộng đồng buôn Ea Lơ",
                "Kể chuyện",
                "Thư viện tỉnh",
            ),
        ]
    )
    assert [event["place"] for event in events(found)] == [
        "quang-truong-19-8",
        "nha-sinh-hoat-cong-dong-buon-ea-lo",
    ]


def test_column_of_bodies_that_no_heading_names_is_no_place():
    found = read(
        [
            ("Ngày", "Giờ", "Lực lượng", "Nội dung", "Phụ trách"),
            ("01/10/2025", "7h30", "Công an", "Lễ ra quân", "Thư viện tỉnh"),
            ("02/10/2025", "8h00", "Đoàn xã", "Kể chuyện", "Thư viện tỉnh"),
        ]
    )
    assert not any("place" in event for event in events(found))


@pytest.mark.parametrize(
    ("text", "holding", "helping"),
    [
        ("- Chủ trì: Đoàn xã\n- Phối hợp: Hội Phụ nữ", ["doan-xa"], ["hoi-phu-nu"]),
        ("Đoàn xã chủ trì, Hội Phụ nữ phối hợp", ["doan-xa"], ["hoi-phu-nu"]),
        ("Đơn vị chủ trì: Đoàn xã", ["doan-xa"], None),
        ("Đoàn xã thực hiện, Hội Phụ nữ phối hợp", ["doan-xa"], ["hoi-phu-nu"]),
        ("Ban chỉ đạo", ["ban-chi-dao"], None),
    ],
)
def test_bodies_with_what_they_do(text: str, holding: list[str], helping: list[str] | None):
    (event,) = events(read([HEADS, (*ONE[:5], text)]))
    assert (event["organizers"], event.get("partners")) == (holding, helping)
