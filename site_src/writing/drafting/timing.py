"""The time of an activity: the fullest that agrees with all others, or a question."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from itertools import pairwise

from site_src.base.messages import gettext as _
from site_src.vietnamese.notation import value_or_none
from site_src.vietnamese.when import When, WhenKind
from site_src.writing.drafting.activity import Activity
from site_src.writing.drafting.collecting import CEREMONIES, EVENTS, day_of
from site_src.writing.drafting.facts import Fact, Field, Grade, Question
from site_src.writing.drafting.moments import is_stretch
from site_src.writing.drafting.several_days import on_day, readable


def worst_grade(facts: Iterable[Fact]) -> Grade:
    """The least sure of the grades."""
    grades = {fact.grade for fact in facts}
    return next((g for g in (Grade.CHECK, Grade.DERIVED) if g in grades), Grade.VERBATIM)


def when_of(activity: Activity, key: str) -> tuple[Field | None, tuple[Fact, ...], list[Question]]:
    """The time: the fullest of those that agree.

    A question where they do not, or where none is said of a ceremony.
    """
    known = [fact for fact in activity.whens if fact.value]
    own = [fact for fact in known if fact.value not in ("suốt tuần", "hằng ngày")] or known
    clear = own
    texts = list(dict.fromkeys(fact.value for fact in clear))
    hours = _exact(list(dict.fromkeys(fact.value for fact in activity.hours)))
    quotes = tuple(quote for fact in (*clear, *activity.hours) for quote in fact.quotes)
    if not texts:
        if hours or activity.kind in CEREMONIES:
            line = f"when: {hours[0] + ' ' if hours else ''}ngày …/10/…"
            text = _("On which day is “{title}”?").format(title=activity.title.value)
            return None, tuple(activity.hours), [Question(text, EVENTS, key, line, quotes)]
        return None, (), []
    texts = _with_daily_hours(texts)
    best = _fullest(texts)
    if best is None and activity.kind not in CEREMONIES:
        # One hour said of all of the days: “ngày 03/10 …, ngày 04/10 …; mỗi điểm từ 8h”.
        own_hours = hours if len(hours) == 1 and not any("h" in text for text in texts) else []
        together = _in_a_row(texts, *own_hours)
        if not together and len({fact.block.number for fact in clear}) == 1:
            places = {fact.value for fact in activity.places}
            together = _several_days(texts, len(places) == len(texts))
        if together:
            facts = (*clear, *(activity.hours if own_hours else ()))
            return Field("when", together, Grade.DERIVED), facts, []
    if best is None:
        return None, tuple(clear), [_which(activity, key, "when", texts, quotes)]
    chosen = next((fact for fact in clear if fact.value == best), clear[0])
    agreeing = [fact for fact in clear if _agrees(fact.value, best)]
    if hours and not re.search(r"\d{1,2}h", best):
        times = list(dict.fromkeys(hours))
        # “Sáng 05/10, …, bắt đầu từ 7h30”: the hour says more than the part of the day.
        day = re.sub(r"^(?:sáng|trưa|chiều|tối) (?:ngày )?(?=\d)", "", best)
        joined = f"{times[0]}, {day}" if " - " in day else on_day(times[0], day)
        if day != best and not (readable(joined) and _agrees(best, joined)):
            joined = best
        if len(times) == 1 and best != "suốt tuần" and readable(joined):
            return (
                Field("when", joined, Grade.DERIVED),
                (*agreeing, *activity.hours),
                [],
            )
    asked = []
    if activity.kind in CEREMONIES and not activity.lower and not re.search(r"\d{1,2}h", best):
        text = _("At what hour does “{title}” begin?").format(title=activity.title.value)
        asked = [Question(text, EVENTS, key, f"when: …h… ngày {day_of(best)}", chosen.quotes)]
    return Field("when", best, worst_grade((chosen,))), tuple(agreeing), asked


def _exact(hours: list[str]) -> list[str]:
    """“Buổi chiều, 14 giờ” is 14 giờ: the parts of the day go where an hour falls into them."""
    parts = [hour for hour in hours if not re.search(r"\d", hour)]
    times = {hour: _time_of(hour) for hour in hours}
    clocks = [time for hour, time in times.items() if hour not in parts]
    within = {part for part in parts if any(_part_of(times[part], clock) for clock in clocks)}
    return [hour for hour in hours if hour not in within]


def _time_of(hour: str) -> object:
    """An hour, or a part of the day, as the reader takes it; None where it does not."""
    when = value_or_none(When.parse, on_day(hour, "01/10/2025"))
    return when.time if when else None


def _with_daily_hours(texts: list[str]) -> list[str]:
    """“02/10 - 08/10 …, 8h - 21h hằng ngày” is one time: the hours on each of the days."""
    hours = [match[1] for text in texts if (match := re.fullmatch(r"(.+), hằng ngày", text))]
    spans = [text for text in texts if is_stretch(text)]
    if len(texts) == len(hours) + len(spans) and len(hours) == len(spans) == 1:
        joined = readable(f"{hours[0]}, {spans[0]}")
        return [joined] if joined else texts
    return texts


def _days_at(texts: list[str]) -> tuple[str, list[dt.date]]:
    """The hour and the days of times that are days at one hour; no days for others."""
    found = [When.parse(text) for text in texts]
    days = sorted(w.period.start.exact for w in found if w.period and w.period.start.exact)
    alike = len({w.time for w in found}) == 1 and all(w.kind is WhenKind.DAY for w in found)
    time = re.sub(r"\s*(?:ngày\s+)?\d{2}/\d{2}/\d{4}$", "", texts[0])
    return time, days if alike and len(days) == len(texts) else []


def _in_a_row(texts: list[str], hour: str = "") -> str:
    """Days that follow each other, at one hour, as a stretch; "" for others."""
    time, days = _days_at(texts)
    if not days or any(b - a != dt.timedelta(days=1) for a, b in pairwise(days)):
        return ""
    stretch = f"{days[0]:%d/%m/%Y} - {days[-1]:%d/%m/%Y}"
    return readable(f"{hour or time}, {stretch}" if hour or time else stretch)


def _several_days(texts: list[str], each_placed: bool) -> str:
    """“9h00, 03/10 và 9h00, 06/10” is one hour on both days; "" where the hours differ.

    Without an hour only days that have a place each are those of one thing.
    """
    time, days = _days_at(texts)
    named = " và ".join(f"{day:%d/%m/%Y}" for day in days)
    if days and not time:
        return readable(named) if each_placed else ""
    return readable(on_day(time, named)) if days else ""


def _fullest(texts: list[str]) -> str | None:
    """The time with which all others agree; None where there is none."""
    return next(
        (
            text
            for text in sorted(texts, key=len, reverse=True)
            if all(_agrees(t, text) for t in texts)
        ),
        None,
    )


def _agrees(less: str, more: str) -> bool:
    if less == more:
        return True
    one, two = When.parse(less), When.parse(more)
    same_days = one.period == two.period and one.kind == two.kind
    return same_days and (one.time is None or one.time == two.time or _part_of(one.time, two.time))


def _part_of(less: object, more: object) -> bool:
    part, start = getattr(less, "part", None), getattr(more, "start", None)
    less_start, less_end = getattr(less, "start", None), getattr(less, "end", None)
    if part is not None and start is not None:
        spans = {"sáng": (0, 11), "trưa": (10, 14), "chiều": (12, 18), "tối": (17, 24)}
        first, last = spans[part.value]
        return bool(first <= start.hour <= last)
    return bool(less_start is not None and less_start == start and less_end is None)


def _which(
    activity: Activity, key: str, name: str, texts: list[str], quotes: tuple[object, ...]
) -> Question:
    words = (
        _("The plan says several things of “{title}”: {values}. Which one holds?")
        if activity.kind in CEREMONIES
        else _("The plan names several times of “{title}”: {values}. Which are they?")
    )
    text = words.format(title=activity.title.value, values="; ".join(texts))
    return Question(text, EVENTS, key, f"{name}: {texts[0]}", quotes)  # type: ignore[arg-type]
