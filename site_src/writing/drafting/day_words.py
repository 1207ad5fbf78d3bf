"""The words of days and hours in running text, and both as the product's own reader takes them."""

from __future__ import annotations

import re

CLOCK = (
    r"(?:\d{1,2}\s*(?:giờ|[hH]|g(?=\d|\s|$|,\s*(?:ngày\s)?\d)|:(?=\d\d))\s*(?:\d{2}(?!\d"
    r"|/|\.\d)\s*(?:phút|['’′]|p\b)?|rưỡi)?"
    # “19.00”, “07.30”: minutes that no month has, and no measure or mark behind them.
    r"|(?<![\d.,/])(?:[01]?\d|2[0-3])\.(?:00|15|[2-5][05])(?![\d,/%]|\.\d"
    r"|\s*(?:m|km|kg|ha|lít|triệu|tỷ|tỉ|đồng|điểm|nghìn|ngàn)(?!\w)))"
)
HOUR = re.compile(CLOCK, re.IGNORECASE)


# “cả ngày 02 và 03/10” is both days; before one day it is the whole of it.
PART = (
    r"(?:(?:(?:đầu|cuối|giữa)\s+(?:giờ\s+)?)?(?:buổi\s+)?(?:sáng|trưa|chiều|tối)"
    r"|cả ngày(?!\s+\d+\s*(?:,|và|-|–|—|đến)))"
)


WEEKDAY = (
    r"(?:(?:thứ\s+(?:[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy|[2-7])|[Cc]h(?:ủ|úa)\s+nhật|CN)\b)"
)


DAY = (
    r"(?:\d{1,2}\s*(?:/|\.|-)\s*\d{1,2}(?:\s*(?:/|\.|-)\s*\d{4})?"
    r"|\d{1,2}\s+tháng\s+\d{1,2}(?:\s*(?:năm|/)\s*\d{4})?)"
)


DAY_OR_NUMBER = rf"(?:{DAY}|\d{{1,2}})"


TO = (
    r"\s*(?:-|–|—|đến(?:\s+hết)?(?:\s+ngày)?|tới(?:\s+ngày)?"
    r"|[,;]?\s*(?:và\s+)?kết thúc(?:\s+vào)?(?:\s+ngày)?)\s*(?:ngày\s+)?"
)


LEAD = rf"(?:(?:{WEEKDAY}(?:\s*\((?=\d))?|\({WEEKDAY}\))\s*[,:]?\s*)?(?:\(?\s*(?<!cả\s)ngày\s+)?"


TIME = re.compile(
    rf"(?<![\w/])(?:(?P<start>{CLOCK})(?:{TO}(?:lúc\s+)?(?P<end>{CLOCK}))?(?:\s*(?P<side>sáng"
    rf"|trưa|chiều|tối))?"
    rf"|(?P<part>{PART}))(?!\w)",
    re.IGNORECASE,
)


RANGE = re.compile(
    rf"(?<![\d/])(?:từ\s+)?(?P<first_part>{PART}\s+)?{LEAD}(?P<first>{DAY_OR_NUMBER})\s*(?:\({WEEKDAY}\))?{TO}(?:{LEAD})(?P<last>{DAY})(?![\d/])",
    re.IGNORECASE,
)


ONE = re.compile(
    rf"(?<![\d/.]){LEAD}(?P<day>{DAY})(?![\d/])\)?(?:\s*\(?{WEEKDAY}\)?)?", re.IGNORECASE
)


SEVERAL = re.compile(
    r"(?:(?:các|cả|hai|ba)\s+)?"
    # “Thứ Năm và thứ Sáu (05 và 06/10)”
    rf"(?:{WEEKDAY}(?:\s*(?:,|và)\s*{WEEKDAY})+\s*[(,]?\s*(?:ngày\s+)?"
    r"|ngày\s+|(?<=[-–—]\s)(?=\d{1,2}(?:,\s*\d{1,2})*\s+và\s)|(?<=sáng\s)|(?<=trưa\s)|(?<=chiều\s)|(?<=tối\s)|(?<=tuần\s)|(?<=\()"
    r"|(?:(?<=ngày,\s)|(?<=ngày:\s)|(?<=gian:\s))(?=\d{1,2}(?:,\s*\d{1,2})*\s+và\s)"
    # With their months they need no “ngày”: “03/10 và 04/10”.
    r"|(?<![\d/.])(?=\d{1,2}/(?:0?[89]|1[01])(?:/\d{4})?\s*(?:,|;|và)\s*\d{1,2}/(?:0?[89]|1[01])(?!\d)))"
    rf"(?P<days>(?:\d{{1,2}}(?:/\d{{1,2}}(?:/\d{{4}})?)?\s*(?:,|;|và)\s*(?:ngày\s+)?)+{DAY})(?![\d/])",
    re.IGNORECASE,
)


_WITH_WEEKDAY = rf"{WEEKDAY}\s*[,(]?\s*(?:ngày\s+)?{DAY}\s*\)?"
# “thứ Ba (03/10) và thứ Năm (05/10)”, “thứ Ba 03/10, thứ Năm 05/10”.
BRACKETED = re.compile(
    rf"{_WITH_WEEKDAY}(?:\s*(?:,|;|và|,\s*và)\s*{_WITH_WEEKDAY})+(?![\d/])",
    re.IGNORECASE,
)


NAMED_DAY = r"(?:thứ\s+(?:[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy|[2-7])|[Cc]hủ\s+nhật|CN)(?!\w)"


WEEKLY = re.compile(
    # “mở cửa cả thứ Bảy, Chủ nhật” is then too, and not only then.
    rf"(?<!kể cả\s)(?<!cửa cả\s)(?:các\s+)?{NAMED_DAY}"
    rf"(?:\s*(?:,|và|,\s*và)\s*(?:{PART}\s+)?{NAMED_DAY})+"
    r"(?!\s*[,:(]?\s*(?:ngày\s+)?\d)",
    re.IGNORECASE,
)


WEEK = re.compile(
    r"(?:trong\s+)?(?:suốt|cả)\s+(?:thời gian\s+(?:tổ chức\s+|diễn ra\s+)?)?Tuần(?:\s+lễ)?"
    r"|suốt tuần|cả tuần",
    re.IGNORECASE,
)


DAILY = re.compile(r"h[àằ]ng ngày|mỗi ngày|các ngày trong (?:tuần|Tuần lễ)", re.IGNORECASE)


ALONE = re.compile(
    rf"\W*(?:{PART}\s+)?(?:{WEEKDAY}\W*)?(?:ngày\s+)?(?:thứ\s+\w+\W+)?(?:ngày\s+)?{DAY}"
    rf"(?:\W*{WEEKDAY})?\W*"
    # “Thứ Bảy và Chủ nhật, ngày 05 - 06/10”.
    rf"|\W*(?:{WEEKDAY}(?:\s*(?:và|,|-|–|—|đến)\s*{WEEKDAY})?\W*)?(?:(?:các|hai)\s+)?(?:ngày\s+)?"
    rf"{DAY_OR_NUMBER}\s*(?:và|,|-|–|—|đến)\s*(?:ngày\s+)?{DAY}\W*",
    re.IGNORECASE,
)


SMALL_WORDS = re.compile(
    r"(?<!\w)(?:buổi|sáng|trưa|chiều|tối|từ|đến|và|vào|lúc|các|ngày|thứ|giờ|phút|trong|cả|kể"
    r"|hằng|hàng(?=\s(?:ngày|tuần|sáng|tối))|mỗi|chủ|nhật|hai|ba|tư|năm|sáu|bảy|thời gian"
    r"|hết|tuần|lễ)(?!\w)",
    re.IGNORECASE,
)


_MIDNIGHT = 24


def clock_text(text: str, side: str | None) -> str:
    """An hour as the reader takes it; one of the afternoon counts from twelve."""
    match = re.match(r"(\d{1,2})\s*(?:giờ|[hH]|g|:|\.)\s*(\d{2}|rưỡi)?", text)
    if match is None:
        return text
    hour = int(match[1])
    if hour == _MIDNIGHT:
        return "23h59"
    if side in ("chiều", "tối") and hour < 12:
        hour += 12
    minute = "30" if match[2] == "rưỡi" else match[2] or ""
    return f"{hour}h{minute}"


def day_text(text: str, year: int) -> tuple[str, bool]:
    """A day as the reader takes it, and whether the year was put in."""
    numbers = re.findall(r"\d+", text)
    if len(numbers) == 3:
        return "/".join([f"{int(numbers[0]):02}", f"{int(numbers[1]):02}", numbers[2]]), False
    if len(numbers) == 2:
        return f"{int(numbers[0]):02}/{int(numbers[1]):02}/{year}", True
    return numbers[0], True
