"""What a clause takes from the thing before it: “chiều cùng ngày”, “cũng tại đây”."""

from __future__ import annotations

import re
from dataclasses import replace

from site_src.writing.drafting.activity import Activity, Around
from site_src.writing.drafting.blocks import Block
from site_src.writing.drafting.collecting import day_of, title_key
from site_src.writing.drafting.day_words import CLOCK, DAY, PART, WEEKDAY, clock_text
from site_src.writing.drafting.facts import Fact, Grade
from site_src.writing.drafting.moments import moments, says_only_when
from site_src.writing.drafting.nouns import noun_in
from site_src.writing.drafting.outline import Part

_SAME_DAY = re.compile(
    rf"(?:(?P<before>{CLOCK}|{PART})(?:\s+(?:của|trong))?\s+)?(?:cùng ngày(?!\s+với)|hôm (?:ấy|đó))"
    rf"(?:,?\s*(?:vào|lúc|từ)?\s*(?P<behind>{CLOCK})(?:\s*(?:-|–|—|đến|tới)\s*(?P<until>{CLOCK}))?)?",
    re.IGNORECASE,
)
_THERE = re.compile(r"(?<!\w)(?:tại|ở) (?:đây|đó)(?!\w)", re.IGNORECASE)


def carried(
    block: Block, start: int, end: int, around: Around, before: Activity | None
) -> tuple[Around, bool]:
    """What holds around a clause, with the day and place it takes over; and whether a day is."""
    if before is None:
        return around, False
    timed = False
    day = next((day_of(fact.value) for fact in before.whens if "/" in fact.value), "")
    if day and (match := _SAME_DAY.search(block.text, start, end)):
        when = f"{_hour(match)}{day}"
        fact = Fact(when, block, match.start(), match.end(), Grade.DERIVED)
        around, timed = replace(around, when=fact), True
    if before.places and (there := _THERE.search(block.text, start, end)):
        place = replace(before.places[0], block=block, start=there.start(), end=there.end())
        around = replace(around, place=replace(place, grade=Grade.DERIVED))
    return around, timed


def _hour(match: re.Match[str]) -> str:
    """The hour beside “cùng ngày”, as the reader takes it before a day; "" where there is none."""
    words = match["behind"] or match["before"]
    if not words:
        return ""
    part = match["before"] or ""
    side = None if re.search(r"\d", part) or not part else part.casefold().split()[-1]
    hour = clock_text(words, side) if re.search(r"\d", words) else side
    until = f" - {clock_text(match['until'], side)}" if match["until"] else ""
    return f"{hour}{until} ngày "


_DEPARTS = (
    rf"\s*(?:(?:lúc\s+)?{CLOCK},?\s+)?"
    r"(?:(?:xe|đoàn|tàu|thuyền|đò|ghe|xuồng|phà|ca nô)\s(?:[^\s,;.]+\s){0,4}?)?"
    r"(?:khởi hành|xuất phát|tập trung|(?<=[^\s,;.] )(?:đón|chở|đưa)"
    r"|về (?:trường|lại|đến)|trở về|ra về|ăn trưa|giải lao)(?!\w)"
    # “Xe đi Cồn Tàu lúc 7 giờ”; but “Xe sách đi …” is one that people go to.
    r"|\s*(?:xe|tàu|đò)\s(?:ô tô\s)?(?:đi|đến|về)\s"
)
_IS_DEPARTURE = re.compile(_DEPARTS, re.IGNORECASE)
# What begins so speaks of the thing before it.
_GOES_ON = re.compile(
    r"\s*(?:tại|ở|trong) (?:đây|đó)\b|\s*qua đó\b|\s*bên lề\s|\s*(?:có|gồm|bao gồm"
    r"|(?:dự kiến|khoảng)(?=\s\d))\s"
    rf"|{_DEPARTS}",
    re.IGNORECASE,
)
# “…; khai giảng 19h00 ngày 02/10 tại …” says when the thing before it begins.
_BEGINS = re.compile(
    r"\s*(?:(?:sẽ|dự kiến|chính thức)\s+)*(?:khai (?:giảng|mạc)|bắt đầu|mở (?:cửa|màn)|diễn ra"
    r"|tổ chức|học|làm|phục vụ|chiếu|biểu diễn)\s+"
    rf"(?:(?:vào|lúc|từ|hồi|ngày|các|buổi|mỗi|tại|trong|ở|suốt|cả)\s|{CLOCK}|{PART}\s|{WEEKDAY}|{DAY})",
    re.IGNORECASE,
)
# “Triển lãm mở cửa đến 07/10”, “Vòng chung kết bắt đầu lúc …”: named before, and no name.
_RESTATES = re.compile(
    r"\s*(?P<name>[^\W\d](?:[^\W\d]|\s){2,40}?)(?:\s+(?:này|đó|trên|sẽ|dự kiến|chính thức|cũng))*"
    r"\s+(?:mở (?:cửa|đầu|màn)|bắt đầu|diễn ra|kéo dài|kết thúc|khai mạc|khép lại"
    r"|được (?:tổ chức|mở)|do\s|gồm\s|có\s(?=\d|sự|các)"
    r"|(?:làm|tổ chức|học|thi)\s(?=vào|ở|tại|lúc|từ|ngày|trong))",
    re.IGNORECASE,
)
_SIMPLE = frozenset(("buoi", "cuoc", "le", "chuong", "trinh", "hoat", "dong", "su", "kien", "dot"))


def restates(text: str, start: int, before: int) -> bool:
    """Whether a clause speaks of a thing in words that stand behind `before` already."""
    match = _RESTATES.match(text, start)
    if match is None or start == before:
        return False
    words = title_key(match["name"]).split()
    said = title_key(text[before:start])
    return f" {' '.join(w for w in words if w not in _SIMPLE)} " in f" {said} "


# “Ngay sau lễ, thư viện mở cửa …” has no time but that of the thing before it.
_AFTER = re.compile(
    r"\s*(?:ngay )?(?:sau (?:lễ|đó|phần|khi|buổi)|tiếp (?:đó|theo))\b", re.IGNORECASE
)


def says_more(text: str, start: int, end: int) -> bool:
    """Whether a clause only says more of the thing before it."""
    if _GOES_ON.match(text, start) or _BEGINS.match(text, start):
        return True
    noun = noun_in(text[start:end])
    return _AFTER.match(text, start) is not None and (noun is None or noun[2])


def is_apart(text: str, start: int) -> bool:
    """Whether its time and place are not those of the thing itself: a bus leaves, others follow."""
    return _AFTER.match(text, start) is not None or is_departure(text, start)


def is_departure(text: str, start: int) -> bool:
    """Whether a text says when one leaves, meets or rests, and not for what."""
    return _IS_DEPARTURE.match(text, start) is not None


def day_in_front(part: Part, end: int, year: int) -> Fact | None:
    """The one day that stands before the colon of a line, and nothing else: “Thứ Bảy (04/10):”."""
    head = part.block.text[part.start : end].rstrip(" :")
    found = [moment for moment in moments(head, year) if moment.day]
    if len(found) != 1 or not says_only_when(head, year):
        return None
    when = day_of(found[0].when)
    if not re.fullmatch(r"\d{2}/\d{2}/\d{4}", when) or " - " in found[0].when:
        return None
    start = part.start + found[0].start
    return Fact(when, part.block, start, part.start + found[0].end, Grade.DERIVED)
