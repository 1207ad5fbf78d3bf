"""A table of a programme: its rows as activities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from site_src.model import EventKind
from site_src.writing.drafting.activity import Activity
from site_src.writing.drafting.blocks import Block
from site_src.writing.drafting.columns import DITTO, Table
from site_src.writing.drafting.deadlines import deadlines
from site_src.writing.drafting.facts import Fact, Grade
from site_src.writing.drafting.moments import moments
from site_src.writing.drafting.names import begins_with_body, bodies
from site_src.writing.drafting.nouns import noun_in
from site_src.writing.drafting.outline import Part
from site_src.writing.drafting.private import is_private
from site_src.writing.drafting.roles import Role
from site_src.writing.drafting.said import SIDE_LABEL, cited_spans, in_brackets, moment_fact, said
from site_src.writing.drafting.several_days import on_day
from site_src.writing.drafting.titles import begins_as_order, name_at, without_orders


def table_activities(table: Table, year: int) -> tuple[list[Activity], list[Part]]:
    """The rows of a programme, and those that only order something."""
    found: list[Activity] = []
    orders: list[Part] = []
    for activity, title in _rows(table, year):
        if _only_orders(activity):
            orders.append(Part(title, 0, "", "", Role.ACTIVITIES, heading=False))
        else:
            found.append(activity)
    return found, orders


def _only_orders(activity: Activity) -> bool:
    """Whether a row has neither an hour nor a place, and what it names is to be done or hung."""
    if activity.hours or any(re.search(r"\dh", fact.value) for fact in activity.whens):
        return False
    if activity.kind is EventKind.COMMUNICATION and activity.weak:
        return not activity.whens
    order = activity.kind is None and begins_as_order(activity.title.value)
    return order and not activity.places


def _rows(table: Table, year: int) -> Iterator[tuple[Activity, Block]]:
    """Each row with the cell of its name; a day that is written once holds for those below it."""
    day: Fact | None = None
    organizers: tuple[Fact, ...] = ()
    above: dict[str, Block] = {}
    clock = ""
    for row in table.rows:
        cells: dict[str, Block] = {}
        for column, cell in zip(table.columns, row.cells, strict=False):
            # “Tên hoạt động” and “Nội dung”: the second says more of the first.
            name = "text" if column == "title" and "title" in cells and cell.text else column
            if name and cell.text and name not in cells:
                cells[name] = above.get(name, cell) if DITTO.fullmatch(cell.text) else cell
        above = cells
        filled = [cell for cell in row.cells if cell.text]
        if len(filled) == 1 and len(row.cells) > 2:
            # A line across the table: a day, or a subtitle.
            found = [m for m in moments(filled[0].text, year) if m.day and m.when]
            if found:
                day = moment_fact(found[0], filled[0], 0)
            continue
        whens, hours, notes = _times(cells, year)
        whens = _with_clock_above(whens, cells, clock)
        clock = next((m[0] for fact in whens if (m := _CLOCK.match(fact.value))), clock)
        parts_only = not any(re.search(r"\d", hour.value) for hour in hours)
        if parts_only and (named := cells.get("title")) is not None:
            # “Lễ phát động, lúc 8h00”: the hour may stand beside the name.
            beside = moments(named.text, year, cited_spans(named.text))
            hours = tuple(moment_fact(m, named, 0) for m in beside if not m.day)[:1] or hours
            if hours and len(whens) == 1 and not re.search(r"\d{1,2}h", whens[0].value):
                whens = whens if " - " in whens[0].value else (_timed(whens[0], hours[0]),)
        if any(fact.value for fact in whens):
            day = (
                next(fact for fact in whens if fact.value and _has_day(fact.value))
                if any(_has_day(fact.value) for fact in whens)
                else day
            )
        elif day is not None and not notes:
            whens = _with_hour(day, hours)
            hours = () if whens else hours
        title = cells.get("title")
        if title is None or not re.search(r"[^\W\d_]{3}", title.text):
            continue
        who = cells.get("organizers")
        if who is not None and DITTO.fullmatch(who.text):
            who = None
        elif who is not None:
            organizers = tuple(who_of(who))
        held_by = organizers if "organizers" in table.columns else ()
        for part, of in _sides(title):
            on = _with_hour(whens[0], (part,)) if part and len(whens) == 1 else whens
            yield _activity(of, cells, on, hours, notes, held_by, year), of


_CLOCK = re.compile(r"\d{1,2}h\d*(?: - \d{1,2}h\d*)?")
_AS_ABOVE = re.compile(r"\W*(?:nt|như trên)\b\W*(?=\S)", re.IGNORECASE)


def _with_clock_above(
    whens: tuple[Fact, ...], cells: dict[str, Block], clock: str
) -> tuple[Fact, ...]:
    """“nt, 03/10” is another day at the hour of the row above."""
    of = next((cells[name] for name in ("time", "both", "hour") if name in cells), None)
    if not clock or of is None or not _AS_ABOVE.match(of.text) or len(whens) != 1:
        return whens
    day = whens[0]
    if _CLOCK.match(day.value) or not re.fullmatch(r"\d{2}/\d{2}/\d{4}", day.value):
        return whens
    return (replace(day, value=f"{clock} ngày {day.value}", grade=Grade.DERIVED),)


def _sides(title: Block) -> list[tuple[Fact | None, Block]]:
    """“Sáng: Ngày hội … Chiều: Chung kết …” in one cell is two things, each in its part of the day.

    Anything else is one, without such a part.
    """
    text = title.text
    starts = list(SIDE_LABEL.finditer(text))
    if len(starts) < 2 or starts[0].start() > 0:
        return [(None, title)]
    ends = [*(match.start() for match in starts[1:]), len(text)]
    return [
        (
            Fact(match[1].casefold(), title, match.start(), match.end()),
            replace(title, text=text[match.end() : end], spots=title.spots[match.end() : end]),
        )
        for match, end in zip(starts, ends, strict=True)
    ]


def who_of(cell: Block) -> Iterator[Fact]:
    """The bodies that a cell names; below such a heading any name is one, but a person's."""
    # “Phòng … / Đoàn trường”: who leads, and who helps.
    for name in bodies(re.split(r"\s/\s", cell.text)[0]):
        if begins_with_body(name) or (re.match(r"[^\W\d_]{2}", name) and not is_private(name)):
            yield Fact(name, cell, 0, len(cell.text))


def _timed(day: Fact, hour: Fact) -> Fact:
    """A day with the hour that another cell says."""
    return Fact(on_day(hour.value, day.value), day.block, day.start, day.end, Grade.DERIVED)


def _has_day(when: str) -> bool:
    return bool(re.search(r"/\d{4}|tuần|ngày", when))


# What a value says before its day.
_HOURS_OF_DAY = re.compile(r"^(?:cả ngày|\S*(?:h\d{0,2}|sáng|trưa|chiều|tối)(?: - \S+)?) ngày ")


def _with_hour(day: Fact, hours: tuple[Fact, ...]) -> tuple[Fact, ...]:
    if not hours:
        return (Fact(day.value, day.block, day.start, day.end, Grade.DERIVED),)
    plain = _HOURS_OF_DAY.sub("", day.value)
    alone = Fact(plain, day.block, day.start, day.end, Grade.DERIVED)
    return (alone if " - " in plain or len(hours) > 1 else _timed(alone, hours[0]),)


def _times(
    cells: dict[str, Block], year: int
) -> tuple[tuple[Fact, ...], tuple[Fact, ...], tuple[Fact, ...]]:
    whens: list[Fact] = []
    hours: list[Fact] = []
    notes: list[Fact] = []
    for name in ("both", "time", "day", "hour"):
        cell = cells.get(name)
        if cell is None:
            continue
        # “Trước 27/9” is a last day, and no day on which something happens.
        last_days = [span[:2] for span in deadlines(cell.text, year)]
        found = moments(cell.text, year, [*cited_spans(cell.text), *last_days])
        whens += [moment_fact(m, cell, 0) for m in found if m.day]
        hours += [moment_fact(m, cell, 0) for m in found if not m.day]
        if not found:
            part = re.fullmatch(
                r"\s*(?:buổi\s+)?(sáng|trưa|chiều|tối|cả ngày)\W*", cell.text, re.IGNORECASE
            )
            if part:
                hours.append(Fact(part[1].casefold(), cell, 0, len(cell.text)))
            elif not DITTO.fullmatch(cell.text):
                notes.append(Fact(cell.text, cell, 0, len(cell.text)))
    return tuple(whens), tuple(hours), tuple(notes)


def _rest_of(cell: Block, year: int) -> tuple[Fact, ...]:
    """“7h30, 01/10/2022 / Sân cờ”: what stands behind the days and hours is where."""
    end = max((moment.end for moment in moments(cell.text, year)), default=0)
    rest = cell.text[end:]
    name = re.sub(r"^(?:tại|ở)\s+", "", rest.strip(" ,;.:()–-"), flags=re.IGNORECASE)
    if not end or len(name) < 4 or not name[0].isupper():
        return ()
    at = cell.text.index(name, end)
    return (Fact(name, cell, at, at + len(name)),)


def _activity(
    title: Block,
    cells: dict[str, Block],
    whens: tuple[Fact, ...],
    hours: tuple[Fact, ...],
    notes: tuple[Fact, ...],
    organizers: tuple[Fact, ...],
    year: int,
) -> Activity:
    text = title.text
    noun = noun_in(text)
    kind, weak = (noun[1], noun[2]) if noun else (None, False)
    start = 0
    marker = re.match(r"[-+*•]\s*|\d+\.\s*", text)
    if marker:
        start = marker.end()
    start += without_orders(text[start:])
    if noun and begins_as_order(text[start:]):
        start = noun[0]
    named = name_at(text, start, kind, weak)
    grade = Grade.CHECK if begins_as_order(named.title) else Grade.VERBATIM
    place = cells.get("place")
    places: tuple[Fact, ...] = ()
    if place is not None:
        places = (Fact(place.text.strip(" .;"), place, 0, len(place.text)),)
    if not places and (both := cells.get("both")) is not None:
        places = _rest_of(both, year)
    if not places:
        sources = (cells.get("both"), title)
        told = (said(c, 0, len(c.text), year).places for c in sources if c is not None)
        places = next((found for found in told if found), ()) or tuple(
            fact for kind, fact in in_brackets(title, 0, len(text)) if kind == "place"
        )
    people = cells.get("people")
    partners = cells.get("partners")
    mode = cells.get("mode")
    lines = [Fact(text, title, 0, len(text))] if len(text) > len(named.title) + 3 else []
    more = (cells.get("text"), people)
    lines += [Fact(c.text, c, 0, len(c.text)) for c in more if c is not None]
    remark = cells.get("note")
    if remark is not None:
        notes = (*notes, Fact(remark.text, remark, 0, len(remark.text)))
    if kind is None and (opens := re.match(r"khai mạc|phát động", named.title, re.IGNORECASE)):
        opening = opens[0].casefold() == "khai mạc"
        kind = EventKind.CEREMONY if opening else EventKind.LAUNCH
    return Activity(
        Fact(named.title, title, named.start, named.end, grade),
        kind,
        whens,
        hours,
        places,
        organizers,
        tuple(
            Fact(name, partners, 0, len(partners.text))
            for name in bodies(partners.text)
            if begins_with_body(name)
        )
        if partners is not None
        else (),
        tuple(Fact(c.text, c, 0, len(c.text)) for c in (people,) if c is not None)
        or (Fact(text, title, 0, len(text), Grade.DERIVED),),
        tuple(lines),
        tuple(
            Fact(c.text, c, 0, len(c.text))
            for c in (mode, place, cells.get("both"), title)
            if c is not None
        ),
        notes=notes,
        weak=weak,
    )
