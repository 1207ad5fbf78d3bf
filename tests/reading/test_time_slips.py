"""Slips of the hand in days and hours: each is read as meant, or told at its cell."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from site_src.vietnamese.when import When
from tests.reading.test_slips import ONE_TIME, USUAL, one, problems, row
from tests.reading.test_tables import HEADS, events, read

Rows = list[tuple[Any, ...]]

# What is read as it is meant: the rows, and what the first activity then says.
MEANT: dict[str, tuple[Rows, dict[str, Any]]] = {
    "blanks around strokes": ([HEADS, row(day="01 / 10 / 2026")], {"when": USUAL}),
    "apostrophe": ([HEADS, row(day="'01/10/2026")], {"when": USUAL}),
    "points": ([HEADS, row(day="01.10.2026")], {"when": "8h ngày 01.10.2026"}),
    "short year": ([HEADS, row(day="1/10/26")], {"when": "8h ngày 1/10/2026"}),
    "no year": ([HEADS, row(day="1/10")], {"when": "8h ngày 1/10/2026"}),
    "hour as a number": ([HEADS, row(time=8)], {"when": USUAL}),
    "hour of Excel": ([HEADS, row(time=dt.time(8))], {"when": USUAL}),
    "sign of minutes": ([HEADS, row(time="7h30'")], {"when": "7h30 ngày 01/10/2026"}),
    "part and hour": ([HEADS, row(time="Sáng 7h15")], {"when": "7h15 ngày 01/10/2026"}),
    "hour and part": ([HEADS, row(time="2h chiều")], {"when": "14h ngày 01/10/2026"}),
    "evening": ([HEADS, row(time="tối 7h-9h")], {"when": "19h-21h ngày 01/10/2026"}),
    "half": ([HEADS, row(time="7 giờ rưỡi")], {"when": "7h30 ngày 01/10/2026"}),
    "digits for hours": ([HEADS, row(time="8 - 10")], {"when": "8h - 10h ngày 01/10/2026"}),
    "comma for a point": ([HEADS, row(time="8,30")], {"when": "8h30 ngày 01/10/2026"}),
    "two signs": ([HEADS, row(time="8h:30 - 9h.45")], {"when": "8h30 - 9h45 ngày 01/10/2026"}),
    "sign behind the minutes": ([HEADS, row(time="8.30h")], {"when": "8h30 ngày 01/10/2026"}),
    "parts before": (
        [HEADS, row(time="Sáng 8h đến chiều 4h")],
        {"when": "8h - 16h ngày 01/10/2026"},
    ),
    "at an hour of a part": (
        [HEADS, row(time="lúc 2h chiều")],
        {"when": "14h ngày 01/10/2026"},
    ),
    "row moved right": (
        [HEADS, (1, None, "01/10/2026", "8h", "Hội sách", "Sân")],
        {"when": USUAL, "title": "Hội sách", "place": "san"},
    ),
    "row moved left": (
        [HEADS, ("01/10/2026", "8h", "Hội sách", "Sân")],
        {"when": USUAL, "title": "Hội sách", "place": "san"},
    ),
    "half, without a word": ([HEADS, row(time="7 rưỡi")], {"when": "7h30 ngày 01/10/2026"}),
    "the whole morning": (
        [HEADS, row(time="Cả buổi sáng")],
        {"when": "Cả buổi sáng ngày 01/10/2026"},
    ),
    "each hour with its part": (
        one("8h sáng đến 4h chiều 1/10"),
        {"when": "8h - 16h 1/10/2026"},
    ),
    "only the last hour with its part": (
        [HEADS, row(time="8h - 4h chiều")],
        {"when": "8h - 16h ngày 01/10/2026"},
    ),
    "first hour with its part": (
        [HEADS, row(time="7h tối - 9h")],
        {"when": "19h - 21h ngày 01/10/2026"},
    ),
    "letter for a part": ([HEADS, row(time="C")], {"when": "chiều ngày 01/10/2026"}),
    "letters for the day": ([HEADS, row(time="S+C")], {"when": "cả ngày 01/10/2026"}),
    "from an hour on": ([HEADS, row(time="8h trở đi")], {"when": "từ 8h ngày 01/10/2026"}),
    "hour at night": (one("22h đêm 1/10"), {"when": "22h 1/10/2026"}),
    "night": (one("Đêm 1/10"), {"when": "tối 1/10/2026"}),
    "after an hour": (one("Sau 17h ngày 1/10"), {"when": "từ 17h ngày 1/10/2026"}),
    "about an hour": ([HEADS, row(time="khoảng 8h")], {"when": USUAL}),
    "two parts that are no day": (
        [HEADS, row(time="Chiều + tối")],
        {"when": "01/10/2026", "note": "Chiều + tối"},
    ),
    "arrow": (one("CN 4/10, 13h30 → 16h30"), {"when": "chủ nhật 4/10/2026, 13h30 - 16h30"}),
    "arrow of signs": ([HEADS, row(time="8h->9h")], {"when": "8h - 9h ngày 01/10/2026"}),
    "until, as the South says": (
        [HEADS, row(time="8h tới 9h")],
        {"when": "8h - 9h ngày 01/10/2026"},
    ),
    "dash behind a weekday": (
        [HEADS, row(day="Thứ 5 - 1/10")],
        {"when": "8h, thứ năm, 1/10/2026"},
    ),
    "three weekdays by dashes": (
        [HEADS, row(day="T2 - T4 - T6")],
        {"when": "8h, thứ hai, thứ tư, thứ sáu"},
    ),
    "weekdays by strokes": (
        [HEADS, row(day="Thứ 2-4-6")],
        {"when": "8h, thứ hai, thứ tư, thứ sáu"},
    ),
    "early": (
        [HEADS, row(time="sáng sớm")],
        {"when": "sáng ngày 01/10/2026", "note": "sáng sớm"},
    ),
    "early, behind a day": (
        one("CN 4/10, sáng sớm"),
        {"when": "chủ nhật 4/10/2026, sáng", "note": "sáng sớm"},
    ),
    "office hours": (
        [HEADS, row(time="Giờ hành chính")],
        {"when": "01/10/2026", "note": "Giờ hành chính"},
    ),
    "office hours, behind days": (
        one("01 - 07/10, giờ hành chính"),
        {"when": "01 - 07/10/2026", "note": "giờ hành chính"},
    ),
    "lesson of a morning": (
        [HEADS, row(time="Tiết 3 (sáng)")],
        {"when": "sáng ngày 01/10/2026", "note": "Tiết 3"},
    ),
    "lessons, where hours begin": (
        [("Ngày", "Bắt đầu", "Nội dung"), ("01/10", "Giờ ra chơi", "Hội sách")],
        {"when": "01/10/2026", "note": "Giờ ra chơi"},
    ),
    "beginning of an afternoon": (
        [HEADS, row(time="Đầu giờ chiều")],
        {"when": "chiều ngày 01/10/2026", "note": "Đầu giờ"},
    ),
    "hour and a dash before the day": (one("8h – 3/10"), {"when": "8h, 3/10/2026"}),
    "stretch and a dash before the day": (
        one("8h-10h - thứ bảy, 3/10"),
        {"when": "8h-10h, thứ bảy, 3/10/2026"},
    ),
    "first day": (one("Ngày thứ nhất (01/10)"), {"when": "01/10/2026"}),
    "second day": (one("Ngày thứ hai (02/10/2026)"), {"when": "02/10/2026"}),
    "week of its days": (one("Tuần từ 1-7/10"), {"when": "1-7/10/2026"}),
    "two stretches": (
        [HEADS, row(time="8h-11h, 14h-17h")],
        {"when": "01/10/2026", "note": "8h-11h, 14h-17h"},
    ),
    "two hours and a remark": (
        one("Thứ Năm 01/10, 8h và 14h (02 đoàn)"),
        {"when": "Thứ Năm 01/10/2026", "note": "02 đoàn. 8h và 14h"},
    ),
    "parts of a day beside it": (
        one("Chiều + tối 4/10"),
        {"when": "4/10/2026", "note": "Chiều + tối"},
    ),
    "hour of another part beside a day": (one("Chiều 3/10, 9h00"), {"when": "3/10/2026, 9h00"}),
    "not settled yet": ([HEADS, row(time="(chưa chốt giờ)")], {"when": "01/10/2026"}),
    "place without a sign": (
        [("Ngày, giờ", "Nội dung"), ("16h30 7/10 HT UBND", "Hội sách")],
        {"when": "16h30 7/10/2026", "place": "ht-ubnd"},
    ),
    "hours that Excel made a day of": (
        [HEADS, row(time=dt.date(2026, 10, 8))],
        {"when": "8h - 10h ngày 01/10/2026"},
    ),
    "a whole part of the day": (
        [("Ngày", "Buổi", "Giờ", "Nội dung"), ("01/10", "S", "Cả buổi", "Hội sách")],
        {"when": "sáng ngày 01/10/2026"},
    ),
    "mornings of weekdays": (
        one("Các buổi sáng từ thứ 2 đến thứ 6"),
        {"when": "sáng từ thứ hai đến thứ sáu"},
    ),
    "minutes at the beginning": (
        one("15 phút đầu giờ hằng ngày"),
        {"when": "hằng ngày", "note": "15 phút đầu giờ"},
    ),
    "English day": ([HEADS, row(day="Oct 1, 2026")], {"when": "8h ngày 1/10/2026"}),
    "day of the column's month": (
        [
            ONE_TIME,
            *(
                (n, said, "Hội sách", "Sân", "Đoàn")
                for n, said in enumerate(("Từ 7h30 đến 9h, ngày 4", "8h 1/10", "9h 2/10"))
            ),
        ],
        {"when": "Từ 7h30 đến 9h ngày 4/10/2026"},
    ),
    "month first in its column": (
        [HEADS, row(day="10/02/2026"), row(day="10/13/2026", title="B")],
        {"when": "8h ngày 02/10/2026"},
    ),
    "month first, and Excel made a day of it": (
        [HEADS, row(day=dt.date(2026, 2, 10)), row(day="10/13/2026", title="B")],
        {"when": "8h ngày 02/10/2026"},
    ),
    "from and to beside a part of the day": (
        [("Ngày", "Buổi", "Từ", "Đến", "Nội dung"), ("01/10", "Chiều", "1h30", "3h", "Hội sách")],
        {"when": "13h30 - 15h ngày 01/10/2026"},
    ),
    "day of the paper beside the time": (
        [("Ngày cập nhật", "Thời gian", "Nội dung"), (dt.date(2026, 9, 20), "8h 1/10", "Hội sách")],
        {"when": "8h 1/10/2026"},
    ),
    "words before the day of a title": (
        [
            ("CHƯƠNG TRÌNH NGÀY 01/10/2026",),
            ("Giờ", "Nội dung", "Ở đâu"),
            ("8h", "Hội sách", "Sân"),
        ],
        {"when": "8h, NGÀY 01/10/2026"},
    ),
    "day and hour exchanged": (
        [HEADS, row(day="8h", time="01/10")],
        {"when": "8h ngày 01/10/2026"},
    ),
    "dash in a day behind its weekday": (
        [HEADS, row(day="Chủ nhật 4-10")],
        {"when": "8h ngày 4/10/2026"},
    ),
    "time behind the name": (
        [("Ngày", "Nội dung"), (None, "Chào cờ - 7h thứ Hai 05/10")],
        {"title": "Chào cờ", "when": "7h thứ Hai 05/10/2026"},
    ),
    "hour without a sign before the name": (
        [("Ngày", "Nội dung"), ("01/10", "8h Khai mạc")],
        {"title": "Khai mạc", "when": "8h ngày 01/10/2026"},
    ),
    "short year behind points": ([HEADS, row(day="1.10.26")], {"when": "8h ngày 1/10/2026"}),
    "year first": ([HEADS, row(day="2026/10/01")], {"when": "8h ngày 01/10/2026"}),
    "sign of the afternoon too much": (
        [HEADS, row(time="19:00 CH")],
        {"when": "19h00 ngày 01/10/2026"},
    ),
    "English sign behind an h": ([HEADS, row(time="8h30 AM")], {"when": "8h30 ngày 01/10/2026"}),
    "until it is over": (
        [HEADS, row(time="16h đến khi kết thúc")],
        {"when": "16h ngày 01/10/2026", "note": "đến khi kết thúc"},
    ),
    "length in minutes": (
        [("Ngày", "Bắt đầu", "Nội dung", "Thời lượng"), ("01/10", "7h15", "Hội sách", "30 phút")],
        {"when": "7h15 - 7h45 ngày 01/10/2026"},
    ),
    "length in hours": (
        [("Ngày", "Giờ", "Nội dung", "Thời lượng"), ("01/10", "14h", "Hội sách", "1,5 giờ/buổi")],
        {"when": "14h - 15h30 ngày 01/10/2026"},
    ),
    "length that is none": (
        [("Ngày", "Giờ", "Nội dung", "Thời lượng"), ("01/10", "8h", "Hội sách", "cả buổi sáng")],
        {"when": "8h ngày 01/10/2026", "note": "Thời lượng: cả buổi sáng"},
    ),
    "long dash": ([HEADS, row(time="7h30 – 9h")], {"when": "7h30 – 9h ngày 01/10/2026"}),
    "one line a thing": (one("8h00\nThứ Năm\n01/10/2026"), {"when": "8h00 Thứ Năm 01/10/2026"}),
    "planned": (one("8h ngày 01/10 (dự kiến)"), {"when": USUAL, "status": "dự kiến"}),
    "only dashes": ([HEADS, row(time="-", place="–", who="...")], {"when": "01/10/2026"}),
    "seconds": ([HEADS, row(time="8:00:00")], {"when": "8:00 ngày 01/10/2026"}),
    "full width": (
        [HEADS, row(day="０１／１０", time="８：００")],
        {"when": "8:00 ngày 01/10/2026"},
    ),
    "blanks in an hour": ([HEADS, row(time="8\u00a0h\u00a000")], {"when": "8h00 ngày 01/10/2026"}),
    "day below day": (
        [HEADS, row(day="01/10\n02/10")],
        {"when": "8h ngày 01/10/2026, 02/10/2026"},
    ),
    "first days": ([HEADS, row(day="Mùng 1/10")], {"when": "8h, Mùng 1/10/2026"}),
    "tilde": ([HEADS, row(time="8h ~ 10h")], {"when": "8h - 10h ngày 01/10/2026"}),
    "part behind the hour": (one("7h30 sáng 1/10"), {"when": "7h30 ngày 1/10/2026"}),
    "part behind the hour, later": (one("2h chiều, ngày 1/10"), {"when": "14h ngày 1/10/2026"}),
    "part behind the hour, weekday": (
        one("8 rưỡi sáng thứ Năm 1/10"),
        {"when": "8h30, thứ Năm 1/10/2026"},
    ),
    "part behind hours": (one("7h - 9h tối 1/10"), {"when": "19h - 21h ngày 1/10/2026"}),
    "part before the day, hour behind": (one("Tối 1/10, lúc 7h"), {"when": "19h ngày 1/10/2026"}),
    "part in brackets": (one("2 giờ 1/10 (chiều)"), {"when": "14 giờ ngày 1/10/2026"}),
    "hour of another day than the part": (
        one("Tối 1/10 đến 7h 2/10"),
        {"when": "Tối 1/10/2026 đến 7h 2/10/2026"},
    ),
    "an hour after noon": ([HEADS, row(time="1h trưa")], {"when": "13h ngày 01/10/2026"}),
    "hour behind a dash": (one("1/10 - 16h30"), {"when": "16h30 ngày 1/10/2026"}),
    "hour in brackets": ([HEADS, row(time=None, title="Hội sách (8h)")], {"when": USUAL}),
    "letter for a digit": ([HEADS, row(day="O1/1O")], {"when": USUAL}),
    "letter for a digit of an hour": ([HEADS, row(time="O8h")], {"when": "08h ngày 01/10/2026"}),
    "letters for minutes": ([HEADS, row(time="8hOO")], {"when": "8h00 ngày 01/10/2026"}),
    "English month": ([HEADS, row(day="1-Oct")], {"when": "8h ngày 1/10/2026"}),
    "morning in English": ([HEADS, row(time="8:30 AM")], {"when": "8h30 ngày 01/10/2026"}),
    "afternoon in English": (one("2:00 PM 1/10"), {"when": "14h00 1/10/2026"}),
    "minutes to": ([HEADS, row(time="8 giờ kém 15")], {"when": "7h45 ngày 01/10/2026"}),
    "one sign for two hours": ([HEADS, row(time="8-10h")], {"when": "8h - 10h ngày 01/10/2026"}),
    "sign of the first hour": ([HEADS, row(time="8h-10")], {"when": "8h - 10h ngày 01/10/2026"}),
    "no sign": ([HEADS, row(time="8")], {"when": USUAL}),
    "point for a sign": ([HEADS, row(time="8.30")], {"when": "8h30 ngày 01/10/2026"}),
    "dash that leads nowhere": ([HEADS, row(time="8h-")], {"when": USUAL}),
    "word of the office": (
        one("Hồi 08 giờ 00, ngày 1/10"),
        {"when": "lúc 08h00, ngày 1/10/2026"},
    ),
    "day and night": ([HEADS, row(time="24/24h")], {"when": "cả ngày 01/10/2026"}),
    "remark beside the hour": (
        [HEADS, row(time="8h (đón khách 7h30)")],
        {"when": USUAL, "note": "đón khách 7h30"},
    ),
    "remark beside the day": (
        one("Từ 1/10 đến 7/10 (2 lần/ngày)"),
        {"when": "Từ 1/10/2026 đến 7/10/2026", "note": "2 lần/ngày"},
    ),
    "after something": (
        [HEADS, row(time="Sau lễ chào cờ")],
        {"when": "01/10/2026", "note": "Sau lễ chào cờ"},
    ),
    "day and hour of both ends": (
        [
            ("Nội dung", "Bắt đầu", "Kết thúc"),
            ("Hội sách", "1/10/2026 19:00", "1/10/2026 21:00"),
        ],
        {"when": "19:00 ngày 1/10/2026 - 21:00 ngày 1/10/2026"},
    ),
    "hours that are numbers, from one to the other": (
        [("Ngày", "Từ", "Đến", "Nội dung"), ("01/10", 8, 10, "Hội sách")],
        {"when": "8h - 10h ngày 01/10/2026"},
    ),
    "weekdays by strokes before an hour": (
        [("Lịch học", "Nội dung", "Nơi"), ("T2-4-6, 18h", "Lớp vẽ", "Sân")],
        {"when": "thứ hai, thứ tư, thứ sáu, 18h"},
    ),
    "day of the beginning alone": (
        [("Nội dung", "Bắt đầu", "Kết thúc"), ("Hội sách", "1/10/2026 19:00", "21h")],
        {"when": "19:00 ngày 1/10/2026 - 21h ngày 01/10/2026"},
    ),
    "shift with its hours": (
        [("Ngày", "Ca", "Nội dung"), ("01/10", "Ca 1 (6h-14h)", "Hội sách")],
        {"when": "6h-14h ngày 01/10/2026"},
    ),
    "lessons": (
        [("Ngày", "Tiết", "Nội dung"), ("01/10", "2-3", "Hội sách")],
        {"when": "01/10/2026", "note": "Tiết 2-3"},
    ),
    "part of the day and hour in columns": (
        [("Ngày", "Buổi", "Giờ", "Nội dung"), ("01/10", "Chiều", "2h - 4h", "Hội sách")],
        {"when": "14h - 16h ngày 01/10/2026"},
    ),
    "letter and number": (
        [("Ngày", "Buổi", "Giờ", "Nội dung"), ("01/10", "C", 2, "Hội sách")],
        {"when": "14h ngày 01/10/2026"},
    ),
    "hour that is in its part": (
        [("Ngày", "Buổi", "Giờ", "Nội dung"), ("01/10", "Sáng", "8h", "Hội sách")],
        {"when": "8h ngày 01/10/2026"},
    ),
    "part alone beside a column for hours": (
        [("Ngày", "Buổi", "Giờ", "Nội dung"), ("01/10", "Tối", None, "Hội sách")],
        {"when": "tối ngày 01/10/2026"},
    ),
    "hour below a part of the day": (
        [("Thời gian", "Nội dung"), ("01/10",), ("CHIỀU",), ("2h", "Hội sách")],
        {"when": "14h ngày 01/10/2026"},
    ),
    "no marks": (one("8h ngay 1/10"), {"when": "8h ngày 1/10/2026"}),
    "no marks, part of the day": (one("Chieu thu nam 1/10"), {"when": "chiều thứ năm 1/10/2026"}),
    "morning in a form": ([HEADS, row(time="8:00:00 SA")], {"when": "8h00 ngày 01/10/2026"}),
    "afternoon in a form": ([HEADS, row(time="2:30 CH")], {"when": "14h30 ngày 01/10/2026"}),
    "day and place above hours": (
        [("(Ngày 01/10, tại Hội trường)",), ("Thời gian", "Nội dung"), ("8h", "Hội sách")],
        {"when": "8h, Ngày 01/10/2026", "place": "hoi-truong"},
    ),
    "day and place between the rows": (
        [("Thời gian", "Nội dung"), ("Ngày 01/10, tại Hội trường",), ("8h", "Hội sách")],
        {"when": "8h, Ngày 01/10/2026", "place": "hoi-truong"},
    ),
    "several days in one column": (
        [("Nội dung", "Từ ngày - đến ngày", "Giờ"), ("Hội sách", "1/10 - 3/10", "8h")],
        {"when": "8h ngày 1/10/2026 - 3/10/2026"},
    ),
}


@pytest.mark.parametrize(("rows", "said"), MEANT.values(), ids=list(MEANT))
def test_time_is_read_as_meant(rows: Rows, said: dict[str, Any]):
    event = events(read(rows))[0]
    assert {key: event.get(key) for key in said} == said
    When.parse(event["when"].casefold(), 2026)


@pytest.mark.parametrize(
    "said",
    [
        *("Trước ngày 28/9", "Sau 5/10", "Đến hết 7/10", "Hết tuần lễ", "Mở cửa đến ngày 07/10"),
        *("Cuối tuần", "đầu tháng 10", "Những ngày đầu tuần", "Tuần 1 tháng 10"),
    ],
)
def test_what_says_no_day_goes_to_the_note_and_takes_none_from_above(said: str):
    rows = [HEADS, row(), row(day=said, title="Thi vẽ"), row(day=None, title="Thi cờ")]
    found = read(rows)
    assert [(e.get("when"), e.get("note")) for e in events(found)] == [
        (USUAL, None),
        (None, said),
        (None, None),
    ]
    assert "B3" in {p.spot.cell for p in found.problems if p.rule == "table-guess"}


# What is told, at the cell that it is about.
TOLD: dict[str, tuple[Rows, str]] = {
    "number that lost its zero": ([HEADS, row(day=1.1)], "B2"),
    "number for an hour": ([HEADS, row(time=8.3)], "C2"),
    "two hours": ([HEADS, row(time="8h, 14h")], "C2"),
    "one day or the other": ([HEADS, row(day="1/10 hoặc 2/10")], "B2"),
    "remark beside the hour": ([HEADS, row(time="8h (đón khách 7h30)")], "C2"),
    "after something": ([HEADS, row(time="ngay sau đó")], "C2"),
    "deadline": (one("Trước ngày 28/9"), "B2"),
    "hour that is none of its part": (
        [("Ngày", "Buổi", "Giờ", "Nội dung"), ("01/10", "Sáng", "14h", "Hội sách")],
        "C2",
    ),
    "hour that its part changes": (
        [("Ngày", "Buổi", "Giờ", "Nội dung"), ("01/10", "Chiều", "2h", "Hội sách")],
        "C2",
    ),
    "end without a beginning": ([("Đến ngày", "Nội dung"), ("01/10", "Hội sách")], "A2"),
    "hour of the end alone": (
        [("Ngày", "Giờ kết thúc", "Nội dung"), ("01/10", "10h", "Hội sách")],
        "B2",
    ),
    "postponed in the remark": ([(*HEADS, "Ghi chú"), (*row(), "Hoãn sang 5/10")], "G2"),
    "week of a month": (one("Tuần 1 tháng 10"), "B2"),
    "from a day on": (one("Từ ngày 5/10 trở đi"), "B2"),
    "shift without its hours": (
        [("Ngày", "Ca", "Nội dung"), ("01/10", "HC", "Hội sách")],
        "B2",
    ),
}


@pytest.mark.parametrize(("rows", "cell"), TOLD.values(), ids=list(TOLD))
def test_time_is_told_at_its_cell(rows: Rows, cell: str):
    told = {p.spot.cell: p for p in problems(rows) if p.rule != "unwritten-codes"}
    assert cell in told, told
    assert told[cell].hint


def test_day_that_is_told_is_not_taken_from_the_row_above():
    found = read([HEADS, row(), row(day="ngày 1", title="Thi vẽ")])
    assert "when" not in events(found)[1]
    assert [p.spot.cell for p in found.problems if p.rule.startswith("table-")] == []


def test_weekday_of_a_row_is_not_that_of_the_row_above():
    rows = [
        ("Thứ", "Buổi", "Nội dung"),
        ("2", "Sáng", "A"),
        (None, "Chiều", "B"),
        ("3", "Sáng", "C"),
    ]
    found = [event["when"] for event in events(read(rows, ["A2:A3"]))]
    assert found == ["sáng, thứ hai", "chiều, thứ hai", "sáng, thứ ba"]


def test_day_above_is_none_of_rows_that_have_days():
    rows = [
        ("Ngày 15/9/2026",),
        ("Thời gian", "Nội dung"),
        ("8h 01/10", "Hội sách"),
        (None, "Thi vẽ"),
    ]
    assert [event.get("when") for event in events(read(rows))] == ["8h 01/10/2026", None]


@pytest.mark.parametrize("sign", ["nt", "//", "〃", "„", "»", "''", "’’"])
def test_signs_for_the_same_as_above(sign: str):
    found = read([HEADS, row(), row(day=sign, time=sign, title="Thi vẽ", place=sign)])
    assert {(e["when"], e["place"]) for e in events(found)} == {(USUAL, "nha-van-hoa")}


@pytest.mark.parametrize(
    "said",
    [
        "6/10/2026 hoặc 7/10/2026",
        "Liên hệ",
        "(chưa chốt ngày)",
        "Chưa ấn định",
        "Sẽ thống nhất sau",
        "theo thông báo",
    ],
)
def test_what_is_not_known_yet_is_no_time(said: str):
    found = read([HEADS, row(day=said, time=None)])
    assert "when" not in events(found)[0]
    assert "B2" in {p.spot.cell for p in found.problems if p.rule == "table-guess"}
