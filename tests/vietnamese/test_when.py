"""Notations of plans and tables for several days, weekdays and hours, in a folder of a year."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_src.model.display import plain, when_text
from site_src.vietnamese.dates import DateRange
from site_src.vietnamese.notation import ValueProblem
from site_src.vietnamese.when import When, WhenKind

# From Thursday to Wednesday.
WEEK = DateRange.parse("01/10/2026 - 07/10/2026")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        # A year left out is the folder's.
        ("2/10", "thứ Sáu 02/10/2026"),
        ("ngày 2 tháng 10", "thứ Sáu 02/10/2026"),
        ("16h30 ngày 2/10", "16h30, thứ Sáu 02/10/2026"),
        ("CN 04/10", "Chủ nhật 04/10/2026"),
        ("29/9 - 05/10", "29/09 – 05/10/2026"),
        ("29-9 đến hết ngày 5-10", "29/09 – 05/10/2026"),
        ("Từ 01-07/10", "01–07/10/2026"),
        ("tháng 10", "…/10/2026"),
        ("…../10", "…/10/2026"),
        # Several days.
        ("2, 4, 6/10", "02, 04, 06/10/2026"),
        ("2; 4 và 6/10/2026", "02, 04, 06/10/2026"),
        ("29/9, 1-2/10", "29/09, 01, 02/10/2026"),
        ("02/10/2026 và 04/10/2026", "02, 04/10/2026"),
        ("8h các ngày 2, 4, 6/10", "02, 04, 06/10/2026, 8h00"),
        ("từ 7h đến 17h các ngày 2, 3/10", "02, 03/10/2026, 7h00–17h00"),
        ("thứ 6 (02/10), CN (04/10)", "02, 04/10/2026"),
        # A part of the day on each of several days, and from one to another.
        ("sáng 2, 4 và 6/10", "02, 04, 06/10/2026, sáng"),
        ("Sáng 2-4/10", "02–04/10/2026, sáng"),
        ("từ sáng 01/10 đến 07/10", "sáng 01/10 – 07/10/2026"),
        ("từ sáng 01/10 đến chiều 04/10", "sáng 01/10 – chiều 04/10/2026"),
        # Hours on different days, and on one.
        ("từ 8h ngày 2/10 đến 17h ngày 4/10", "8h00 02/10 – 17h00 04/10/2026"),
        ("8h00 02/10/2026 - 17h00 04/10/2026", "8h00 02/10 – 17h00 04/10/2026"),
        ("từ 8h thứ Sáu, 2/10 đến 17h Chủ nhật, 4/10", "8h00 02/10 – 17h00 04/10/2026"),
        ("từ 8h 2/10 đến hết ngày 4/10", "8h00 02/10 – 04/10/2026"),
        ("từ 8h ngày 2/10 đến 10h ngày 2/10", "8h00–10h00, thứ Sáu 02/10/2026"),
        ("từ 7h đến 17h ngày 2/10", "7h00–17h00, thứ Sáu 02/10/2026"),
        # All day.
        ("cả ngày 3/10", "cả ngày, thứ Bảy 03/10/2026"),
        ("03/10, cả ngày", "cả ngày, thứ Bảy 03/10/2026"),
        ("cả ngày thứ Bảy, 03/10/2026", "cả ngày, thứ Bảy 03/10/2026"),
        ("suốt ngày 2-4/10", "02–04/10/2026, cả ngày"),
        ("sáng và chiều 3/10", "cả ngày, thứ Bảy 03/10/2026"),
        ("thứ Bảy, 3/10, từ 14h", "14h00, thứ Bảy 03/10/2026"),
        ("3/10 từ 8h đến 10h", "8h00–10h00, thứ Bảy 03/10/2026"),
        ("sáng, chiều ngày 3/10", "cả ngày, thứ Bảy 03/10/2026"),
        ("buổi sáng + buổi chiều 2-4/10", "02–04/10/2026, cả ngày"),
        # A weekday of the Week.
        ("Thứ 2", "thứ Hai 05/10/2026"),
        ("8h CN", "8h00, Chủ nhật 04/10/2026"),
        ("sáng T7", "sáng, thứ Bảy 03/10/2026"),
        # Weekly.
        ("thứ Ba hằng tuần", "thứ Ba hằng tuần"),
        ("18h thứ 3, thứ 5 hằng tuần", "thứ Ba, thứ Năm hằng tuần, 18h00"),
        ("tối thứ 2, 4, 6 hằng tuần", "thứ Hai, thứ Tư, thứ Sáu hằng tuần, tối"),
        ("mỗi thứ Bảy", "thứ Bảy hằng tuần"),
        ("các tối thứ 3, 5", "thứ Ba, thứ Năm hằng tuần, tối"),
        ("T7, CN", "thứ Bảy, Chủ nhật hằng tuần"),
        ("từ thứ 2 đến thứ 4", "thứ Hai, thứ Ba, thứ Tư hằng tuần"),
        ("thứ Ba hằng tuần, 01/10 - 31/10", "thứ Ba hằng tuần, 01–31/10/2026"),
        ("thứ 2 - thứ 6, 28/9 - 02/10", "28/09 – 02/10/2026"),
        # Hours.
        ("hằng ngày 5h15–5h30", "hằng ngày, 5h15–5h30"),
        ("hằng ngày, 5h15' - 5h30'", "hằng ngày, 5h15–5h30"),
        ("7h30' 01/10", "7h30, thứ Năm 01/10/2026"),
        ("7h30, 15' ngày 01/10", "7h30–7h45, thứ Năm 01/10/2026"),
        ("7h30 (15 phút), 01/10", "7h30–7h45, thứ Năm 01/10/2026"),
        # Nothing is known.
        ("......", "Chưa có ngày"),
        ("…/…", "Chưa có ngày"),
    ],
)
def test_notation(text, shown):
    assert plain(when_text(When.parse(text, 2026).within(WEEK))) == shown


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("mỗi thứ Bảy", [3]),
        ("T7, CN", [3, 4]),
        ("thứ 2, thứ 6 hằng tuần", [2, 5]),
        ("2, 4, 6/10", [2, 4, 6]),
        ("4, 2/10", [2, 4]),
    ],
)
def test_days_on_which_it_is(text, days):
    assert [day.day for day in When.parse(text, 2026).within(WEEK).days] == days


def test_weekday_alone_where_the_week_is_not_known():
    assert When.parse("8h thứ 2", 2026).within(None).lacks_its_day


@pytest.mark.parametrize("text", ["15'", "hằng ngày 15'", "hằng tuần", "2/10", "hằng tuần 01/10"])
def test_what_is_not_said_is_asked(text):
    with pytest.raises(ValueProblem) as caught:
        When.parse(text)
    assert caught.value.hint


DAYS = st.lists(
    st.dates(dt.date(2026, 9, 1), dt.date(2026, 11, 30)), min_size=2, max_size=6, unique=True
)


@given(DAYS, st.sampled_from([", ", "; ", " và ", " & "]), st.booleans())
def test_any_days_one_by_one(days, between, with_year):
    texts = [f"{day.day}/{day.month}" + "/2026" * with_year for day in sorted(days)]
    found = When.parse(between.join(texts), 2026)
    assert (found.kind, found.days) == (WhenKind.DAYS, tuple(sorted(days)))


@given(
    st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31)),
    st.sampled_from(["{0.day}/{0.month}", "ngày {0.day} tháng {0.month}", "{0:%d.%m}"]),
)
def test_any_day_without_its_year(day, notation):
    assert When.parse(notation.format(day), 2026) == When.parse(f"{day:%d/%m/%Y}")


@given(st.integers(13, 31), st.integers(1, 12))
def test_advice_for_a_month_that_there_is_not_can_be_followed(day, month):
    with pytest.raises(ValueProblem) as problem:
        When.parse(f"{month:02}/{day:02}/2026")
    (example,) = re.findall(r"\d\d/\d\d/\d{4}", problem.value.hint)
    assert When.parse(example).period is not None


@pytest.mark.parametrize("hour", ["khoảng 8h", "giờ hành chính", "linh hoạt", "sau 8h", "8.30"])
def test_hour_that_is_none_is_told_as_an_hour(hour):
    with pytest.raises(ValueProblem) as problem:
        When.parse(f"{hour} ngày 02/10/2026")
    assert "không phải là giờ" in problem.value.message
