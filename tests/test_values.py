"""The notations that people write for dates, times, periods and deadlines."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_src.base.messages import gettext as _
from site_src.vietnamese.dates import DateRange, Deadline, PartialDate
from site_src.vietnamese.hours import DayPart, TimeRange
from site_src.vietnamese.notation import ValueProblem
from site_src.vietnamese.when import When, WhenKind

D = PartialDate
TYPES = (PartialDate, TimeRange, DateRange, Deadline, When)


def clock(start: str, end: str | None = None) -> TimeRange:
    return TimeRange(dt.time.fromisoformat(start), dt.time.fromisoformat(end) if end else None)


def part(name: str) -> TimeRange:
    return TimeRange(part=DayPart(name))


def days(start: PartialDate, end: PartialDate, time: TimeRange | None = None) -> DateRange:
    return DateRange(start, end, time)


def problem(kind: type, text: str) -> ValueProblem:
    with pytest.raises(ValueProblem) as caught:
        kind.parse(text)  # type: ignore[attr-defined]
    return caught.value


# --- Dates ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("02/10/2023", D(2023, 10, 2)),
        ("2/10/2023", D(2023, 10, 2)),
        (" 02/10/2023 ", D(2023, 10, 2)),
        ("02.10.2023", D(2023, 10, 2)),
        ("02-10-2023", D(2023, 10, 2)),
        ("2023-10-02", D(2023, 10, 2)),
        ("ngày 2/10/2023", D(2023, 10, 2)),
        ("ngày 02 tháng 10 năm 2023", D(2023, 10, 2)),
        ("Ngày 02 tháng 10 năm 2023", D(2023, 10, 2)),
        ("29/02/2024", D(2024, 2, 29)),
        ("09/2023", D(2023, 9)),
        ("9/2023", D(2023, 9)),
        ("tháng 9 năm 2023", D(2023, 9)),
        ("tháng 9/2023", D(2023, 9)),
        ("…/9/2023", D(2023, 9)),
        ("ngày … tháng 9 năm 2023", D(2023, 9)),
        ("ngày ... tháng 9 năm 2023", D(2023, 9)),
        ("ngày     tháng 9 năm 2023", D(2023, 9)),
        ("2023", D(2023)),
        ("năm 2023", D(2023)),
        ("ngày … tháng … năm 2023", D(2023)),
    ],
)
def test_date_notations(text, date):
    assert PartialDate.parse(text) == date


def test_date_decomposed():
    assert PartialDate.parse("nga\u0300y 02 tha\u0301ng 10 na\u0306m 2023") == D(2023, 10, 2)


@pytest.mark.parametrize(
    "text", ["", "sắp tới", "2/10", "02/10/23", "2023/10/02", "02/10/2023 x", "tháng năm năm 2023"]
)
def test_date_other_text(text):
    found = problem(PartialDate, text)
    assert found.message == _("“{text}” is not a date").format(text=text)
    assert found.hint


@pytest.mark.parametrize(
    ("text", "example"),
    [
        ("2/10/23", "02/10/2023"),
        ("ngày 2 tháng 10 năm 23", "02/10/2023"),
        ("2/10", "02/10/2026"),
        ("ngày 2 tháng 10", "02/10/2026"),
        ("2023/10/02", "02/10/2023"),
        ("2023.1.2", "02/01/2023"),
        ("O2/l0/2023", "02/10/2023"),
        ("10/25/2023", "25/10/2023"),
        ("2/10/2023 và 4/10/2023", "02/10/2026 - 08/10/2026"),
    ],
)
def test_date_slip_is_answered_with_what_was_meant(text, example):
    assert example in problem(PartialDate, text).hint


@pytest.mark.parametrize(
    ("text", "example"),
    [
        ("8:30 PM", "20h30"),
        ("12:15 am", "0h15"),
        ("4 giờ chiều", "16h"),
        ("8h30 sáng", "8h30"),
        ("14.30", "14h30"),
        ("1430", "14h30"),
        ("8", "8h"),
        ("24h", "23h59"),
    ],
)
def test_time_slip_is_answered_with_what_was_meant(text, example):
    assert example in problem(TimeRange, text).hint


@pytest.mark.parametrize("text", ["8h - 7h", "10h - 8h", "16h - 8h", "8h - 8h"])
def test_time_reversed(text):
    assert problem(TimeRange, text).message == _("The time ends before it begins")


@pytest.mark.parametrize(
    ("text", "hours"), [("22h - 1h", 3), ("19h - 7h", 12), ("8h - 11h30", 3.5)]
)
def test_time_of_a_night(text, hours):
    assert TimeRange.parse(text).hours == hours


@pytest.mark.parametrize("text", ["2023-10-02T16:30", "02/10/2023 16:30", "2023-10-02 16:30"])
def test_moment_as_programs_write_it(text):
    assert When.parse(text) == When.parse("16h30 ngày 02/10/2023")


@pytest.mark.parametrize("text", ["8:30 PM 02/10/2023", "8h30 tối 02/10/2023"])
def test_moment_of_twelve_hours(text):
    assert "20h30" in problem(When, text).hint


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (
            "31/02/2023",
            _("There is no day {day} in month {month}/{year}").format(day=31, month=2, year=2023),
            _("The last day of that month is {last}.").format(last=28),
        ),
        (
            "ngày 30 tháng 02 năm 2024",
            _("There is no day {day} in month {month}/{year}").format(day=30, month=2, year=2024),
            _("The last day of that month is {last}.").format(last=29),
        ),
        (
            "0/10/2023",
            _("There is no day {day} in month {month}/{year}").format(day=0, month=10, year=2023),
            _("The last day of that month is {last}.").format(last=31),
        ),
        (
            "10/13/2023",
            _("There is no month {month}").format(month=13),
            _("Write the day first, then the month: {example}.").format(example="13/10/2023"),
        ),
        (
            "02/13/2023",
            _("There is no month {month}").format(month=13),
            _("Write the day first, then the month: {example}.").format(example="13/02/2023"),
        ),
        (
            "20/20/2023",
            _("There is no month {month}").format(month=20),
            _("Write the day first, then the month: {example} is 2 October.").format(
                example="02/10/2023"
            ),
        ),
        (
            "02/10/0203",
            _("There is no year {year} here").format(year=203),
            _("Write the date like {example}.").format(example="02/10/2026"),
        ),
    ],
)
def test_date_impossible(text, message, hint):
    found = problem(PartialDate, text)
    assert (found.message, found.hint) == (message, hint)


def test_date_partial_never_completed():
    assert D(2023, 9).exact is None
    assert D(2023).exact is None
    assert (D(2023, 9).earliest, D(2023, 9).latest) == (dt.date(2023, 9, 1), dt.date(2023, 9, 30))
    assert (D(2023).earliest, D(2023).latest) == (dt.date(2023, 1, 1), dt.date(2023, 12, 31))


def test_date_exact():
    day = dt.date(2023, 10, 2)
    assert D(2023, 10, 2).exact == D(2023, 10, 2).earliest == D(2023, 10, 2).latest == day
    assert PartialDate.of(day) == D(2023, 10, 2)


@given(st.dates(dt.date(1900, 1, 1), dt.date(2200, 12, 31)))
def test_date_any_day_read_back(day):
    date = PartialDate.of(day)
    assert PartialDate.parse(day.isoformat()) == date
    assert PartialDate.parse(f"{day.day}/{day.month}/{day.year}") == date
    assert PartialDate.parse(f"ngày {day:%d} tháng {day:%m} năm {day.year}") == date


# --- Times ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("16h30", clock("16:30")),
        ("16H30", clock("16:30")),
        ("16:30", clock("16:30")),
        ("16g30", clock("16:30")),
        ("16 h 30", clock("16:30")),
        ("lúc 16h30", clock("16:30")),
        ("7 giờ 30", clock("07:30")),
        ("7 giờ 30 phút", clock("07:30")),
        ("07 giờ 30", clock("07:30")),
        ("14h", clock("14:00")),
        ("14 giờ", clock("14:00")),
        ("0h", clock("00:00")),
        ("8h-11h30", clock("08:00", "11:30")),
        ("8h - 11h30", clock("08:00", "11:30")),
        ("8h00–11h30", clock("08:00", "11:30")),
        ("từ 8h đến 11h30", clock("08:00", "11:30")),
        ("từ 7 giờ 30 phút đến 9 giờ", clock("07:30", "09:00")),
        ("17h - 17h15", clock("17:00", "17:15")),
        ("22h - 1h", clock("22:00", "01:00")),
        ("sáng", part("sáng")),
        ("buổi sáng", part("sáng")),
        ("trưa", part("trưa")),
        ("Chiều", part("chiều")),
        ("tối", part("tối")),
    ],
)
def test_time_notations(text, time):
    assert TimeRange.parse(text) == time


@pytest.mark.parametrize(
    "text", ["", "đêm", "1630", "16.30", "4 giờ chiều", "16h30 -", "- 16h30", "02/10/2023"]
)
def test_time_other_text(text):
    found = problem(TimeRange, text)
    assert found.message == _("“{text}” is not a time").format(text=text)
    assert found.hint


@pytest.mark.parametrize("text", ["25h", "16h60", "7 giờ 75", "8h - 25h"])
def test_time_impossible(text):
    found = problem(TimeRange, text)
    assert found.message == _("There is no time {text}").format(text=text)
    assert found.hint == _("Hours go from 0 to 23, minutes from 0 to 59: 16h30.")


def test_time_past_midnight():
    assert TimeRange.parse("22h - 1h").crosses_midnight
    assert not TimeRange.parse("8h - 11h30").crosses_midnight
    assert not TimeRange.parse("22h").crosses_midnight
    assert not TimeRange.parse("tối").crosses_midnight


# --- Periods --------------------------------------------------------------------------------------

WEEK = days(D(2023, 10, 2), D(2023, 10, 8))


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("02/10/2023 - 08/10/2023", WEEK),
        ("02/10/2023-08/10/2023", WEEK),
        ("02/10/2023 – 08/10/2023", WEEK),
        ("02–08/10/2023", WEEK),
        ("2-8/10/2023", WEEK),
        ("02/10 - 08/10/2023", WEEK),
        ("02.10.2023 - 08.10.2023", WEEK),
        ("02-10-2023 - 08-10-2023", WEEK),
        ("2023-10-02 - 2023-10-08", WEEK),
        ("2023-10-02 – 2023-10-08", WEEK),
        ("2023-10-02/2023-10-08", WEEK),
        ("từ ngày 02/10/2023 đến ngày 08/10/2023", WEEK),
        ("Từ ngày 02/10/2023 đến hết ngày 08/10/2023", WEEK),
        ("từ 02/10 đến 08/10/2023", WEEK),
        ("từ ngày 02 tháng 10 đến ngày 08 tháng 10 năm 2023", WEEK),
        ("ngày 2-8 tháng 10 năm 2023", WEEK),
        ("1-7/10/2024", days(D(2024, 10, 1), D(2024, 10, 7))),
        ("29/9 - 05/10/2014", days(D(2014, 9, 29), D(2014, 10, 5))),
        ("30/12/2023 - 02/01/2024", days(D(2023, 12, 30), D(2024, 1, 2))),
        ("02/10/2023", days(D(2023, 10, 2), D(2023, 10, 2))),
        ("2023-10-02", days(D(2023, 10, 2), D(2023, 10, 2))),
        ("9/2023 - 10/2023", days(D(2023, 9), D(2023, 10))),
        ("2021-2030", days(D(2021), D(2030))),
        ("sáng 01/10/2022 - 07/10/2022", days(D(2022, 10, 1), D(2022, 10, 7), part("sáng"))),
        ("từ sáng 01/10 đến 07/10/2022", days(D(2022, 10, 1), D(2022, 10, 7), part("sáng"))),
        ("từ sáng ngày 01/10 đến 07/10/2022", days(D(2022, 10, 1), D(2022, 10, 7), part("sáng"))),
    ],
)
def test_period_notations(text, period):
    assert DateRange.parse(text) == period


@pytest.mark.parametrize(
    ("text", "advised"),
    [
        ("08/10/2023 - 02/10/2023", "02/10/2023 - 08/10/2023"),
        ("8-2/10/2023", "02/10/2023 - 08/10/2023"),
        ("30/12 - 02/01/2024", "30/12/2024 - 02/01/2025"),
        ("2030 - 2021", "2021 - 2030"),
    ],
)
def test_period_reversed(text, advised):
    found = problem(DateRange, text)
    assert found.message == _("The period ends before it begins")
    assert advised in found.hint
    DateRange.parse(advised)


@pytest.mark.parametrize(
    "text", ["02/10/2023 -", "02/10/2023 đến", "- 08/10/2023", "đến 08/10/2023"]
)
def test_period_half(text):
    found = problem(DateRange, text)
    assert found.message == _("“{text}” is not a period").format(text=text)
    assert found.hint.startswith(_("Write both days: {example}.").split("{")[0])
    DateRange.parse(found.hint.split(": ")[1].strip("."))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("tuần tới", "tuần tới"),
        ("02/10/2023 - mai", "mai"),
        ("nay - 08/10/2023", "nay"),
        ("2/10 - 8/10", "8/10"),
        ("5 - 2023", "5"),
        ("01/10/2023 - 04/10/2023 - 08/10/2023", "04/10/2023 - 08/10/2023"),
    ],
)
def test_period_other_text(text, wrong):
    assert problem(DateRange, text).message == _("“{text}” is not a date").format(text=wrong)


def test_period_impossible_day():
    assert problem(DateRange, "31/9 - 05/10/2014").message == _(
        "There is no day {day} in month {month}/{year}"
    ).format(day=31, month=9, year=2014)


def test_period_days():
    assert DateRange.parse("30/12/2023 - 02/01/2024").days == (
        dt.date(2023, 12, 30),
        dt.date(2023, 12, 31),
        dt.date(2024, 1, 1),
        dt.date(2024, 1, 2),
    )
    assert len(WEEK.days) == 7


def test_period_days_partly_known():
    assert DateRange.parse("9/2023 - 10/2023").days == ()


# --- Deadlines ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "deadline", "last_day"),
    [
        ("trước 13/10/2023", Deadline(D(2023, 10, 13), True), dt.date(2023, 10, 12)),
        ("trước ngày 13/10/2023", Deadline(D(2023, 10, 13), True), dt.date(2023, 10, 12)),
        ("Trước ngày 01/11/2023", Deadline(D(2023, 11, 1), True), dt.date(2023, 10, 31)),
        ("25/10/2023", Deadline(D(2023, 10, 25)), dt.date(2023, 10, 25)),
        (
            "trước 17h ngày 13/10/2023",
            Deadline(D(2023, 10, 13), True, time=TimeRange(dt.time(17))),
            dt.date(2023, 10, 13),
        ),
        (
            "chậm nhất 16 giờ 30, ngày 13/10/2023",
            Deadline(D(2023, 10, 13), time=TimeRange(dt.time(16, 30))),
            dt.date(2023, 10, 13),
        ),
        ("ngày 25/10/2023", Deadline(D(2023, 10, 25)), dt.date(2023, 10, 25)),
        ("chậm nhất ngày 25/10/2023", Deadline(D(2023, 10, 25)), dt.date(2023, 10, 25)),
        ("chậm nhất là ngày 25/10/2023", Deadline(D(2023, 10, 25)), dt.date(2023, 10, 25)),
        ("muộn nhất 25/10/2023", Deadline(D(2023, 10, 25)), dt.date(2023, 10, 25)),
        ("hạn chót: 25/10/2023", Deadline(D(2023, 10, 25)), dt.date(2023, 10, 25)),
        ("hết ngày 25/10/2023", Deadline(D(2023, 10, 25)), dt.date(2023, 10, 25)),
        ("đến hết ngày 25/10/2023", Deadline(D(2023, 10, 25)), dt.date(2023, 10, 25)),
        ("trong hết ngày 25/10/2023", Deadline(D(2023, 10, 25)), dt.date(2023, 10, 25)),
        ("trong ngày 25/10/2023", Deadline(D(2023, 10, 25)), dt.date(2023, 10, 25)),
        ("Trễ nhất là 25/10/2023", Deadline(D(2023, 10, 25)), dt.date(2023, 10, 25)),
        ("hạn nộp: ngày 25/10/2023", Deadline(D(2023, 10, 25)), dt.date(2023, 10, 25)),
        ("hạn cuối cùng là ngày 25/10/2023", Deadline(D(2023, 10, 25)), dt.date(2023, 10, 25)),
        ("không quá ngày 25/10/2023", Deadline(D(2023, 10, 25)), dt.date(2023, 10, 25)),
        ("xong trước 25/10/2023", Deadline(D(2023, 10, 25), True), dt.date(2023, 10, 24)),
        ("nộp trước ngày 25/10/2023", Deadline(D(2023, 10, 25), True), dt.date(2023, 10, 24)),
        ("trước tháng 11/2023", Deadline(D(2023, 11), True), None),
        ("tháng 10/2023", Deadline(D(2023, 10)), None),
        ("theo quy định", Deadline(text="theo quy định"), None),
        ("Sau khi  kết thúc Tuần lễ", Deadline(text="Sau khi kết thúc Tuần lễ"), None),
    ],
)
def test_deadline_notations(text, deadline, last_day):
    assert Deadline.parse(text) == deadline
    assert Deadline.parse(text).last_day == last_day


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("", ""),
        ("trước 13/10", "13/10"),
        ("sau 5 ngày", "sau 5 ngày"),
    ],
)
def test_deadline_other_text(text, wrong):
    assert problem(Deadline, text).message == _("“{text}” is not a date").format(text=wrong)


def test_deadline_impossible_time():
    wrong = problem(Deadline, "trước 25h ngày 13/10/2023").message
    assert wrong == _("There is no time {text}").format(text="25h")


def test_deadline_impossible_day():
    assert problem(Deadline, "trước 31/02/2023").hint == _(
        "The last day of that month is {last}."
    ).format(last=28)


# --- When something takes place -------------------------------------------------------------------

DAY = WhenKind.DAY
SATURDAY = days(D(2023, 10, 7), D(2023, 10, 7))
CEREMONY = days(D(2022, 10, 1), D(2022, 10, 1))
PROGRAM = days(D(2023, 10, 2), D(2023, 10, 7))


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("07/10/2023", When(DAY, SATURDAY)),
        ("2023-10-07", When(DAY, SATURDAY)),
        ("ngày 07 tháng 10 năm 2023", When(DAY, SATURDAY)),
        ("thứ Bảy 07/10/2023", When(DAY, SATURDAY, weekday=5)),
        ("Thứ bảy, ngày 07/10/2023", When(DAY, SATURDAY, weekday=5)),
        ("07/10/2023 (thứ Bảy)", When(DAY, SATURDAY, weekday=5)),
        ("Chủ nhật, 07/10/2023", When(DAY, SATURDAY, weekday=6)),
        ("09/2023", When(DAY, days(D(2023, 9), D(2023, 9)))),
        ("16h30 ngày 01/10/2022", When(DAY, CEREMONY, clock("16:30"))),
        ("16:30 01/10/2022", When(DAY, CEREMONY, clock("16:30"))),
        ("01/10/2022 16:30", When(DAY, CEREMONY, clock("16:30"))),
        ("2022-10-01 16:30", When(DAY, CEREMONY, clock("16:30"))),
        ("01/10/2022, lúc 16h30", When(DAY, CEREMONY, clock("16:30"))),
        ("7 giờ 30 ngày 01/10/2022", When(DAY, CEREMONY, clock("07:30"))),
        ("7 giờ 30 phút, ngày 01/10/2022", When(DAY, CEREMONY, clock("07:30"))),
        ("7 giờ 01/10/2022", When(DAY, CEREMONY, clock("07:00"))),
        ("14h thứ Bảy, 07/10/2023", When(DAY, SATURDAY, clock("14:00"), 5)),
        ("8h - 11h30 ngày 07/10/2023", When(DAY, SATURDAY, clock("08:00", "11:30"))),
        ("07/10/2023, 8h-11h30", When(DAY, SATURDAY, clock("08:00", "11:30"))),
        (
            "Từ 8 giờ đến 11 giờ 30, ngày 07 tháng 10 năm 2023",
            When(DAY, SATURDAY, clock("08:00", "11:30")),
        ),
        ("22h - 1h ngày 07/10/2023", When(DAY, SATURDAY, clock("22:00", "01:00"))),
        ("sáng 07/10/2023", When(DAY, SATURDAY, part("sáng"))),
        ("sáng 2023-10-07", When(DAY, SATURDAY, part("sáng"))),
        ("buổi sáng ngày 07/10/2023", When(DAY, SATURDAY, part("sáng"))),
        ("07/10/2023, tối", When(DAY, SATURDAY, part("tối"))),
        ("chiều thứ Bảy, 07/10/2023", When(DAY, SATURDAY, part("chiều"), 5)),
        ("02/10/2023 - 07/10/2023", When(WhenKind.RANGE, PROGRAM)),
        ("02-07/10/2023", When(WhenKind.RANGE, PROGRAM)),
        ("từ ngày 02/10 đến ngày 07/10/2023", When(WhenKind.RANGE, PROGRAM)),
        ("7h30 02/10/2023 - 07/10/2023", When(WhenKind.RANGE, PROGRAM, clock("07:30"))),
        (
            "từ sáng 01/10 đến 07/10/2022",
            When(WhenKind.RANGE, days(D(2022, 10, 1), D(2022, 10, 7), part("sáng"))),
        ),
        ("suốt tuần", When(WhenKind.WEEK)),
        ("Suốt Tuần lễ", When(WhenKind.WEEK)),
        ("cả tuần", When(WhenKind.WEEK)),
        ("hằng ngày", When(WhenKind.DAILY)),
        ("hàng ngày", When(WhenKind.DAILY)),
        ("hằng ngày 17h - 17h15", When(WhenKind.DAILY, time=clock("17:00", "17:15"))),
        ("từ 17h đến 17h15 hằng ngày", When(WhenKind.DAILY, time=clock("17:00", "17:15"))),
        ("hằng ngày, buổi tối", When(WhenKind.DAILY, time=part("tối"))),
        ("hằng ngày 02/10/2023 - 07/10/2023", When(WhenKind.DAILY, PROGRAM)),
        ("7h hằng ngày từ 02/10 đến 07/10/2023", When(WhenKind.DAILY, PROGRAM, clock("07:00"))),
        ("", When()),
        ("chưa rõ", When()),
    ],
)
def test_when_notations(text, when):
    assert When.parse(text) == when


@pytest.mark.parametrize("text", ["16h30", "lúc 8h", "sáng"])
def test_when_without_day(text):
    found = problem(When, text)
    assert found.message == _("“{text}” has a time but no day").format(text=text)
    assert found.hint == _("Write the day too: {example}.").format(
        example=f"{text} ngày 01/10/2026"
    )
    assert When.parse(f"{text} ngày 01/10/2026").time is not None


@pytest.mark.parametrize("text", ["8h chiều 07/10/2023", "sáng, tối 07/10/2023"])
def test_when_two_times(text):
    assert problem(When, text).message == _("“{text}” is not a time").format(text=text)


@pytest.mark.parametrize(
    ("hour", "hint"),
    [
        ("8.30", "8h30"),
        ("8h30 sáng - 4h chiều", "8h30 - 16h"),
        ("8 giờ kém 15", "16h30"),
        ("sau 17h", "16h30"),
        ("sáng sớm", "16h30"),
    ],
)
@pytest.mark.parametrize("day", [" ngày 02/10/2026", ", thứ Sáu 02/10/2026", ", mùng 2/10/2026"])
def test_hour_that_is_none_is_told_and_not_its_day(hour, hint, day):
    found = problem(When, f"{hour}{day}")
    assert found.message == _("“{text}” is not a time").format(text=hour.casefold())
    assert hint in found.hint


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("sắp tới", _("“{text}” is not a date").format(text="sắp tới")),
        ("suốt tuần sau", _("“{text}” is not a date").format(text="sau")),
        ("25h ngày 01/10/2022", _("There is no time {text}").format(text="25h")),
        (
            "16h30 ngày 31/02/2023",
            _("There is no day {day} in month {month}/{year}").format(day=31, month=2, year=2023),
        ),
        ("07/10/2023 - 02/10/2023", _("The period ends before it begins")),
    ],
)
def test_when_wrong(text, message):
    assert problem(When, text).message == message


# --- Any text at all ------------------------------------------------------------------------------

WORDS = st.sampled_from(
    [
        *("02/10/2023", "2023-10-02", "9/2023", "2023", "1", "31", "16h30", "25h", "7", "giờ"),
        *("phút", ":", "h", "g", "-", "–", "—", "đến", "từ", "hết", "ngày", "tháng", "năm", "…"),
        *("...", "sáng", "buổi", "tối", "thứ", "Bảy", "chủ nhật", "trước", "chậm nhất"),
        *("suốt tuần", "hằng ngày", "lúc", "/", ".", ",", "(", ")"),
    ]
)
NEARLY = st.lists(WORDS, max_size=8).map(" ".join) | st.lists(WORDS, max_size=8).map("".join)


def parsed(kind, text):
    """The value, or the problem; any other exception is a fault."""
    try:
        return kind.parse(text)
    except ValueProblem as found:
        return found


@pytest.mark.parametrize("kind", TYPES)
@given(text=st.text(max_size=60) | NEARLY)
def test_parse_any_text(kind, text):
    found = parsed(kind, text)
    if isinstance(found, ValueProblem):
        assert found.message
        assert found.hint
    else:
        assert isinstance(found, kind)


@pytest.mark.slow
@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize(
    "piece",
    ["1", "1/", "1-", "16h", "7 giờ ", "sáng ", "sáng-", "từ ", "đến ", " ", "ngày ", "…/", "–"],
)
def test_parse_long_text_quickly(kind, piece):
    start = time.process_time()
    parsed(kind, piece * (100_000 // len(piece)))
    assert time.process_time() - start < 2


def _moment(first, last=None, weekday=None, start=None, end=None, kind=None):
    begin, finish = PartialDate.parse(first), PartialDate.parse(last or first)
    time = TimeRange(start, end) if start else None
    kind = kind or (WhenKind.RANGE if last else WhenKind.DAY)
    return When(kind, DateRange(begin, finish), time, weekday)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("thứ 7, 03/10/2026", _moment("03/10/2026", weekday=5)),
        ("T7 03/10/2026", _moment("03/10/2026", weekday=5)),
        ("CN 04/10/2026", _moment("04/10/2026", weekday=6)),
        ("05/10/2026 (thứ 2)", _moment("05/10/2026", weekday=0)),
        (
            "7h30' thứ 2, 05/10/2026",
            _moment("05/10/2026", weekday=0, start=dt.time(7, 30)),
        ),
        ("7 giờ 15’ ngày 01/10/2026", _moment("01/10/2026", start=dt.time(7, 15))),
        (
            "hằng ngày 5h15' - 5h30'",
            When(WhenKind.DAILY, None, TimeRange(dt.time(5, 15), dt.time(5, 30))),
        ),
        ("29-9 đến hết ngày 5-10-2014", _moment("29/9/2014", "5/10/2014")),
        ("từ ngày 29-9 đến 5-10-2014", _moment("29/9/2014", "5/10/2014")),
    ],
)
def test_when_as_plans_print_it(text, when):
    assert When.parse(text) == when


@pytest.mark.parametrize("text", ["từ 02/10/2018", "từ ngày 2-10-2018", "hằng ngày từ 2/10/2018"])
def test_period_without_end_is_no_single_day(text):
    with pytest.raises(ValueProblem) as caught:
        When.parse(text)
    assert "02/10/2018" in caught.value.hint


@pytest.mark.parametrize("text", ["8h 2/10/2026 và 14h 4/10/2026", "sáng 2/10, chiều 4/10/2026"])
def test_hours_of_their_own_on_several_days_are_several_activities(text):
    with pytest.raises(ValueProblem) as caught:
        When.parse(text)
    assert caught.value.message == _("“{text}” names several days").format(text=text)


@pytest.mark.parametrize("dots", ["…", "...", "......", "……", "..", "……..", "…..........."])
def test_dotted_blank_of_any_length_is_unknown(dots):
    assert PartialDate.parse(f"{dots}/10/2026") == PartialDate(2026, 10)
    assert PartialDate.parse(f"ngày {dots} tháng {dots} năm 2026") == PartialDate(2026)


@pytest.mark.parametrize(
    ("text", "advised"),
    [
        ("8:30 pm ngày 02/10/2026", "20h30 ngày 02/10/2026"),
        ("02/10/2026 8 AM", "02/10/2026 8h"),
        ("8h30 tối 02/10/2026", "20h30 02/10/2026"),
    ],
)
def test_advice_on_a_time_keeps_the_whole(text, advised):
    with pytest.raises(ValueProblem) as caught:
        When.parse(text)
    assert caught.value.hint == _("Write {example}.").format(example=advised)
    assert When.parse(advised).time is not None
