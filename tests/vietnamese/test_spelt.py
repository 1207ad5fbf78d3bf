"""Days and hours in words are read as those in digits, and other words are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_src.vietnamese.spelt import in_digits
from site_src.vietnamese.when import When

ONES = ("", "một", "hai", "ba", "tư", "lăm", "sáu", "bảy", "tám", "chín")
FIRST = ("", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def spoken(number: int) -> str:
    """A number up to 59 as people say it."""
    tens, ones = divmod(number, 10)
    if not tens:
        return FIRST[ones]
    ten = "mười" if tens == 1 else f"{FIRST[tens]} mươi"
    ones_word = {1: "một" if tens == 1 else "mốt", 4: "bốn" if tens == 1 else "tư"}
    return f"{ten} {ones_word.get(ones, ONES[ones])}".strip()


@given(st.integers(1, 30), st.sampled_from([4, 6, 9, 10, 11, 12]))
def test_day_in_words_is_the_day_in_digits(day, month):
    words = f"ngày {spoken(day)} tháng {spoken(month)} năm 2025"
    assert When.parse(words) == When.parse(f"{day:02}/{month:02}/2025")


@given(st.integers(1, 10))
def test_first_days_of_a_month_have_a_word_of_their_own(day):
    for word in ("mùng", "Mồng", "ngày mùng"):
        assert When.parse(f"{word} {day}/10/2025") == When.parse(f"{day:02}/10/2025")
        assert When.parse(f"{word} {spoken(day)} tháng 10", 2025) == When.parse(f"{day}/10/2025")


@given(st.integers(1, 23), st.integers(1, 59))
def test_hour_in_words_is_the_hour_in_digits(hour, minute):
    words = f"{spoken(hour)} giờ {spoken(minute)} phút ngày 02/10/2025"
    assert When.parse(words) == When.parse(f"{hour}h{minute:02} ngày 02/10/2025")


@pytest.mark.parametrize(
    "text",
    [
        "một giờ đọc sách",
        "thứ Hai ngày 03/10",
        "mỗi ngày hai giờ",
        "ngày hai buổi",
        "hai ngày đến trường",
        "ngày năm học mới bắt đầu",
        "tháng mười năm 2025",
        "ba năm tháng đầu",
    ],
)
def test_other_words_are_left_alone(text):
    assert in_digits(text) == text


@given(
    st.lists(
        st.sampled_from(
            [*FIRST[1:], "mười", "mươi", "mùng", "ngày", "tháng", "giờ", "phút", "5", "/10"]
        )
    )
)
def test_letters_stay_where_they_stood(words):
    text = " ".join(words)
    assert len(in_digits(text)) == len(text)
