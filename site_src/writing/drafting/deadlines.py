"""Last days in running text: “trước ngày 13/10”."""

from __future__ import annotations

import re
from collections.abc import Iterable

from site_src.vietnamese.dates import Deadline
from site_src.vietnamese.notation import value_or_none
from site_src.writing.drafting.day_words import CLOCK, DAY, LEAD, clock_text, day_text
from site_src.writing.drafting.moments import moments

_DEADLINE = re.compile(
    r"(?P<lead>trước|chậm nhất|muộn nhất|hạn(?: chót| cuối| nộp| gửi)?|hết"
    r"|(?:xong|hoàn thành|hoàn tất) (?:trong|vào))"
    r"(?:\s+là)?(?:\s+vào)?\s*"
    rf"(?::\s*)?(?:đến\s+)?(?:hết\s+)?(?P<clock>(?:lúc\s+)?{CLOCK}\s*,?\s*)?(?:{LEAD})(?P<day>{DAY})(?![\d/])",
    re.IGNORECASE,
)


def deadlines(
    text: str, year: int, blocked: Iterable[tuple[int, int]] = ()
) -> list[tuple[int, int, str, bool]]:
    """Each last day of a text.

    Where it stands, as the reader takes it, whether the year was put in.
    """
    found = []
    for match in _DEADLINE.finditer(text):
        start, end = match.span()
        if any(start < last and first < end for first, last in blocked):
            continue
        if match["lead"].casefold() == "hết" and re.search(
            r"\btừ\b.{0,60}đến\s*$", text[:start], re.IGNORECASE
        ):
            continue
        if _NO_TASK.search(text[max(0, start - 20) : start]):
            continue
        day, derived = day_text(match["day"], year)
        if int(day[-4:]) not in (year, year + 1):
            continue
        said = match["lead"].casefold()
        lead = "" if said.endswith(("trong", "vào")) else "chậm nhất "
        lead = "trước " if said == "trước" else lead
        clock = (
            f"{clock_text(match['clock'].removeprefix('lúc').strip(), None)} "
            if match["clock"]
            else ""
        )
        words = f"{lead}{clock}ngày {day}"
        if value_or_none(Deadline.parse, words) is not None:
            found.append((start, end, words, derived))
    return found


# “sinh trước ngày 01/01/2010” is no last day, “chốt danh sách thí sinh trước 27/9” is.
_NO_TASK = re.compile(
    r"công bố |thành lập |(?<!\w)(?<!học )(?<!thí )(?<!nữ )(?<!nam )(?<!vệ )(?<!phát )(?<!giáo )"
    r"(?<!tuyển )(?<!dân )(?<!tân )(?<!môn )sinh\s*$",
    re.IGNORECASE,
)


# “gửi hình ảnh về Tổ văn phòng trong ngày 07/10”.
_ON_DAY = re.compile(
    r"(?<!\w)(?:(?:gửi|nộp|báo|chuyển|nhắn)\s[^.;]{0,120}\s(?:trong|vào)\s*"
    r"|(?:gửi|nộp|báo(?: miệng)?|chuyển|nhắn)\s(?:báo cáo|kết quả|số (?:liệu|người|lượng))"
    r"\s[^.;]{0,100}?(?:\sngày)?\s*)$",
    re.IGNORECASE,
)


# A part of the day says no hour that the reader takes.
_SINGLE = re.compile(
    r"(?:(?P<hour>\d{1,2}h\d{0,2}) ngày |(?:sáng|trưa|chiều|tối) (?:ngày )?)?"
    r"(?P<day>\d\d/\d\d/\d{4})"
)


def on_a_day(text: str, year: int) -> list[tuple[int, int, str, bool]]:
    """“Ngày 08/10, tổ văn phòng gửi báo cáo về …”: the day in front is the last one."""
    for one in moments(text, year):
        day = _SINGLE.fullmatch(one.when)
        if day and _ON_DAY.search(text[: one.start]):
            hour = f"{day['hour']} " if day["hour"] else ""
            words = f"{hour}ngày {day['day']}"
            return [(one.start, one.end, words, one.derived or day["day"] != one.when)]
    first = next(iter(moments(text, year)), None)
    if first is None or text[: first.start].strip() or not re.fullmatch(r"\d.{9}", first.when):
        return []
    if not re.match(r"\W*[^.;:]{3,90}\s(?:gửi|nộp|báo cáo)\s", text[first.end :]):
        return []
    return [(first.start, first.end, f"ngày {first.when}", first.derived)]
