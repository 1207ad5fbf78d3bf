"""Days and hours in running text: where they stand, and how the product's own reader takes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from site_src.vietnamese.dates import DateRange
from site_src.vietnamese.notation import value_or_none
from site_src.vietnamese.spelt import in_digits
from site_src.writing.drafting.day_words import (
    ALONE,
    BRACKETED,
    DAILY,
    DAY,
    NAMED_DAY,
    ONE,
    RANGE,
    SEVERAL,
    SMALL_WORDS,
    TIME,
    WEEK,
    WEEKDAY,
    WEEKLY,
    clock_text,
    day_text,
)
from site_src.writing.drafting.several_days import on_day, readable, several


@dataclass(frozen=True, slots=True)
class Moment:
    """A time that was found: where it stands in the text, as the reader takes it (`when`.

    "" where it takes it in no form), and whether year, order or digits were put in (`derived`).
    """

    start: int
    end: int
    when: str
    derived: bool = False
    day: bool = True
    clock: bool = False

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands."""
        return self.start, self.end


def moments(text: str, year: int, blocked: Iterable[tuple[int, int]] = ()) -> list[Moment]:
    """Every day or hour of a text, outside the `blocked` spans; an hour joins the day beside it."""
    return list(_moments(text, year, tuple(blocked)))


# Several stations ask for the times of the same line.
@lru_cache(maxsize=4096)
def _moments(words: str, year: int, blocked: tuple[tuple[int, int], ...]) -> tuple[Moment, ...]:
    # Days and hours in words are found as numbers, each where it stood.
    text = in_digits(words)
    days, taken = _days(text, year, blocked)
    clocks = [match for match in TIME.finditer(text) if _is_free(match, taken)]
    found: list[Moment] = []
    used: set[int] = set()
    for day in sorted(days, key=lambda moment: moment.start):
        near = [
            (number, clock)
            for number, clock in enumerate(clocks)
            if number not in used and _is_beside(text, clock, day)
        ]
        # “các tối 03 và 04/10, từ 18h30”: the hour says more than the part of the day.
        near.sort(key=lambda pair: not pair[1]["start"])
        if near and day.when:
            number, clock = near[0]
            used.add(number)
            joined = _joined(day, clock)
            if joined is not None:
                found.append(joined)
                continue
        if day.when == "hằng ngày" and len(text) > 40:
            # “công việc hằng ngày” says no time.
            continue
        found.append(day)
    for number, clock in enumerate(clocks):
        if number not in used and (clock["start"] or _HALF.match(text, clock.start())):
            time, derived = _time_text(clock)
            found.append(
                Moment(*clock.span(), time, derived, day=False, clock=bool(clock["start"]))
            )
    found = _with_ends(text, sorted(found, key=lambda moment: moment.start))
    return tuple(
        replace(moment, derived=moment.derived or _slice(words, moment) != _slice(text, moment))
        for moment in found
    )


def _days(
    text: str, year: int, blocked: Iterable[tuple[int, int]]
) -> tuple[list[Moment], list[tuple[int, int]]]:
    """The days of a text, and all spans that are taken then."""
    taken = list(blocked)
    days: list[Moment] = []
    for pattern in (BRACKETED, SEVERAL, RANGE, ONE, WEEKLY, WEEK, DAILY):
        for match in pattern.finditer(text):
            moment = _moment(pattern, match, year) if _is_free(match, taken) else None
            if moment is not None:
                taken.append(match.span())
                days.append(moment)
    return _with_daily(text, days), taken


def _is_free(match: re.Match[str], taken: Iterable[tuple[int, int]]) -> bool:
    start, end = match.span()
    return all(end <= first or start >= last for first, last in taken)


def _joined(day: Moment, clock: re.Match[str]) -> Moment | None:
    """A day with the hour beside it; None where the reader takes them in no form."""
    time, derived = _time_text(clock)
    plain = " - " in day.when or not day.when[:1].isdigit()
    # “chiều 01/10 - 05/10” would only begin in the afternoon.
    sign = "" if clock["part"] and " - " not in day.when else ","
    joined = readable(f"{time}{sign} {day.when}" if plain else on_day(time, day.when))
    joined = joined or readable(f"{day.when} {time}")
    if not joined:
        return None
    start, end = min(day.start, clock.start()), max(day.end, clock.end())
    return Moment(start, end, joined, day.derived or derived, True, bool(clock["start"]))


# “…: cả buổi sáng, sân trường”: the part of the day that was named before.
_HALF = re.compile(
    r"(?:buổi\s+(?:sáng|trưa|chiều|tối)|(?:(?<=[,;(]\s)|(?<=\())(?:cả ngày|sáng|trưa|chiều|tối))"
    r"(?=\s*(?:[,;.)]|$))",
    re.IGNORECASE,
)


def _slice(text: str, moment: Moment) -> str:
    return text[moment.start : moment.end]


def _with_ends(text: str, found: list[Moment]) -> list[Moment]:
    """“từ 8h00 ngày 01/10 đến 17h00 ngày 07/10” is one stretch, that an hour begins and ends."""
    joined: list[Moment] = []
    for moment in found:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.clock
            and moment.clock
            and before.day
            and moment.day
            and re.fullmatch(r"\s*(?:-|–|—|đến|tới)(?:\s+hết)?\s*", text[before.end : moment.start])
            and (when := readable(f"từ {before.when} đến {moment.when}"))
        ):
            derived = before.derived or moment.derived
            joined[-1] = Moment(before.start, moment.end, when, derived, clock=True)
        else:
            joined.append(moment)
    return joined


def _with_daily(text: str, days: list[Moment]) -> list[Moment]:
    """“Hằng ngày, từ 01/10 – 07/10” is the stretch: an hour beside it is that of each day."""
    found: list[Moment] = []
    for moment in sorted(days, key=lambda one: one.start):
        before = found[-1] if found else None
        if (
            before is not None
            and " - " in (before.when if moment.when == "hằng ngày" else moment.when)
            and "hằng ngày" in (before.when, moment.when)
            and re.fullmatch(r"[\s,;()]*(?:từ|trong|ngày)?[\s,]*", text[before.end : moment.start])
        ):
            span = moment.when if before.when == "hằng ngày" else before.when
            found[-1] = Moment(before.start, moment.end, span, moment.derived)
        else:
            found.append(moment)
    return found


def _time_text(match: re.Match[str]) -> tuple[str, bool]:
    if match["part"]:
        part = " ".join(match["part"].casefold().split())
        return part if part == "cả ngày" else part.split()[-1], False
    side = match["side"].casefold() if match["side"] else None
    start = clock_text(match["start"], side)
    end = clock_text(match["end"], side) if match["end"] else ""
    midnight = "23h59" in (start, end) and "59" not in match[0]
    return f"{start} - {end}" if end else start, side is not None or midnight


def _is_beside(text: str, clock: re.Match[str], day: Moment) -> bool:
    """Whether an hour belongs to a day: only small words stand between them."""
    if clock.end() <= day.start:
        between = text[clock.end() : day.start]
    elif clock.start() >= day.end:
        between = text[day.end : clock.start()]
    else:
        return True
    return bool(
        re.fullmatch(
            rf"[\s,:;()\-–—]*(?:(?:ngày|vào|lúc|từ|hồi|bắt đầu|cùng|của|{WEEKDAY}"
            r"|và|trong|buổi|sáng|trưa|chiều|tối|các|cả|hai|ba|đều"
            r"|nào cũng (?:vậy|thế))[\s,:;()\-–—]*)*",
            between,
            re.IGNORECASE,
        )
    )


def _moment(pattern: re.Pattern[str], match: re.Match[str], year: int) -> Moment | None:
    start, end = match.span()
    printed = match[0]
    if pattern is WEEK:
        return Moment(start, end, "suốt tuần")
    if pattern is DAILY:
        return Moment(start, end, "hằng ngày")
    if pattern is WEEKLY:
        named = ", ".join(re.findall(NAMED_DAY, printed, re.IGNORECASE))
        return Moment(start, end, readable(named), derived=True)
    if pattern is BRACKETED:
        days = [day_text(found[0], year)[0] for found in re.finditer(DAY, printed)]
        return Moment(start, end, several(" và ".join(days), year), True)
    if pattern is SEVERAL:
        years = re.findall(r"\d{4}", printed)
        if years and int(years[0]) != year:
            return None
        return Moment(start, end, several(match["days"], year), True)
    if pattern is RANGE:
        last, derived = day_text(match["last"], year)
        first, _more = day_text(match["first"], int(last[-4:]))
        if int(last[-4:]) != year or (
            re.search(r"\d{4}", first) and int(first[-4:]) not in (year, year - 1)
        ):
            return None
        if len(first) <= 2:
            first = f"{int(first):02}{last[2:]}"
        part = (match["first_part"] or "").casefold().split()[-1:]
        text = f"từ {part[0]} {first} đến {last}" if part else f"{first} - {last}"
        when = readable(text) if _is_range(first, last) else ""
        return Moment(start, end, when, derived) if when else None
    day, derived = day_text(match["day"], year)
    if int(day[-4:]) != year or not readable(day):
        return None
    if derived and _NAMED_SO.search(match.string[:start]):
        return None
    # “2.1” and “24/7” are no days of a programme.
    dated = _WEEKDAY.match(printed) or re.search("ngày", printed, re.IGNORECASE)
    if derived and "." in match["day"] and not dated:
        return None
    if (
        derived
        and not _WEEKDAY.match(printed)
        and not re.search(
            r"ngày|tháng|\d{1,2}[/.]1[0-2]\b|\d{1,2}/0?[1-9]\b", printed, re.IGNORECASE
        )
    ):
        return None
    return Moment(start, end, day, derived)


_WEEKDAY = re.compile(WEEKDAY, re.IGNORECASE)
# Streets and squares that are named after a day.
_NAMED_SO = re.compile(
    r"(?:quảng trường|đường|phố|số|công viên|cầu|khu|tổ|kiệt|ngõ"
    r"|hẻm|nhà|trường|ngách|tòa|quốc lộ)\s+$",
    re.IGNORECASE,
)


def _is_range(first: str, last: str) -> bool:
    return value_or_none(DateRange.parse, f"{first} - {last}") is not None


def is_day_alone(text: str) -> bool:
    """Whether a text is a day and nothing else: what follows it happens on that day."""
    return ALONE.fullmatch(in_digits(_LUNAR.sub("", text))) is not None


def without_note(text: str) -> str:
    """A day without what brackets say of it: “Thứ Bảy, ngày 07/10 (phiên chợ)”; else the text."""
    day = _NOTE.sub("", _LUNAR.sub("", text))
    return day if day != text and is_day_alone(day) else text


_NOTE = re.compile(r"\s*\([^()\d:]{2,40}\)\W*$")
# The day of the moon beside that of the sun: “01/10 (mùng 6)”, “(nhằm 25 tháng 8 âm lịch)”, “(11)”.
_LUNAR = re.compile(
    r"\s*\((?:(?:tức|nhằm)\s(?:ngày\s)?[^():]{2,40}|(?:ngày\s)?(?:mùng|mồng|rằm)(?!\w)[^():]{0,40}"
    r"|\d{1,2}|[^():]{2,40}\s(?:âm lịch|âl))\)",
    re.IGNORECASE,
)


def says_only_when(text: str, year: int) -> bool:
    """Whether a text has days and hours, and names nothing besides."""
    for moment in reversed(moments(text, year)):
        text = text[: moment.start] + text[moment.end :]
    return len(re.findall(r"[^\W\d_]", SMALL_WORDS.sub("", text))) < 8


def is_single_day(when: str, year: int) -> bool:
    """Whether a time is one day, with or without an hour."""
    return re.search(rf"(?:^|ngày )\d\d/\d\d/{year}$", when) is not None and not is_stretch(when)


def is_stretch(text: str) -> bool:
    """Whether a text says from which day to which other."""
    found = value_or_none(DateRange.parse, text)
    return found is not None and found.start != found.end
