"""The rows of tables that are a programme, as activities.

What a row means the reading of workbooks has told; here each value gets its words of the plan, and
what a name says in its own words is read as in a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from site_src.model import EventKind
from site_src.reading.workbook.cells import Cell
from site_src.reading.workbook.entries import Entry
from site_src.reading.workbook.names import Names, bodies_in
from site_src.reading.workbook.table import Row
from site_src.vietnamese.hours import TimeRange
from site_src.vietnamese.notation import value_or_none
from site_src.vietnamese.when import When, WhenKind
from site_src.writing.drafting.activity import Activity
from site_src.writing.drafting.blocks import Block, is_capitals
from site_src.writing.drafting.capitals import in_small
from site_src.writing.drafting.contacts import is_private
from site_src.writing.drafting.deadlines import deadlines
from site_src.writing.drafting.facts import Fact, Grade
from site_src.writing.drafting.holders import in_brackets
from site_src.writing.drafting.lines import BULLETS
from site_src.writing.drafting.moments import moments
from site_src.writing.drafting.names import begins_with_body, bodies
from site_src.writing.drafting.nouns import noun_in
from site_src.writing.drafting.outline import Part
from site_src.writing.drafting.programme_tables import TIME_FIELDS, Grid, within
from site_src.writing.drafting.roles import Role
from site_src.writing.drafting.said import said
from site_src.writing.drafting.several_days import readable
from site_src.writing.drafting.terms import audience_in
from site_src.writing.drafting.titles import begins_as_order, name_at, without_orders

# The columns whose words are kept as they are, where no line of an activity has them.
_TOLD = ("description", "audience", "attendees")

# More than a month.
_DAY = re.compile(r"\d/\d+/\d{4}|tuần|ngày|thứ", re.IGNORECASE)


def table_activities(grid: Grid, year: int) -> tuple[list[Activity], list[Part]]:
    """The rows of a programme, and those that only order something."""
    found: list[Activity] = []
    orders: list[Part] = []
    for entry, row in grid.entries():
        made = _Activity(grid, entry, row, year)
        if not re.search(r"[^\W\d_]{3}", made.name.text):
            continue
        activity = made.activity()
        if made.only_orders(activity):
            orders.append(Part(made.name, 0, "", "", Role.ACTIVITIES, heading=False))
        else:
            found.append(activity)
    return found, orders


class _Activity:
    """One row of a table, as its entry has it, with the words of the plan for each value."""

    def __init__(self, grid: Grid, entry: Entry, row: Row, year: int) -> None:
        self.grid, self.entry, self.row, self.year = grid, entry, row, year
        self.cells: Mapping[str, Cell] = row.cells
        self.name = self._name()
        # Places that cells for the time name, where these are read as sentences.
        self.beside: list[Fact] = []

    def activity(self) -> Activity:
        """All that the row says."""
        name = self.name
        text = name.text
        noun = noun_in(text)
        kind, weak = (noun[1], noun[2]) if noun else (None, False)
        marker = re.match(rf"[{BULLETS}]\s*|\d+\.\s*", text)
        start = marker.end() if marker else 0
        start += without_orders(text[start:])
        if noun and begins_as_order(text[start:]):
            start = noun[0]
        named = name_at(text, start, kind, weak)
        grade = Grade.CHECK if begins_as_order(named.title) else Grade.VERBATIM
        if kind is None and (opens := re.match(r"khai mạc|phát động", named.title, re.IGNORECASE)):
            opening = opens[0].casefold() == "khai mạc"
            kind = EventKind.CEREMONY if opening else EventKind.LAUNCH
        whens, hours, notes = self._times()
        holding, helping = self._bodies()
        lines = [Fact(text, name, 0, len(text))] if len(text) > len(named.title) + 3 else []
        people = self._people()
        whole = Fact(text, name, 0, len(text), Grade.DERIVED)
        return Activity(
            Fact(named.title, name, named.start, named.end, grade),
            kind,
            whens,
            hours,
            self._places(),
            organizers=holding,
            partners=helping,
            # “40 đồng chí” says not who they are; the name may.
            people=(*people, *(() if _names_whom(people) else (whole,))),
            texts=(*lines, *self._whole(*_TOLD)),
            modes=(*self._whole("mode", "platforms", "online_url", "place"), Fact(text, name)),
            cost=self._cost(),
            registration=next(iter(self._whole("registration")), None),
            level=self._level(),
            notes=(*notes, *self._whole("note")),
            weak=weak,
        )

    def only_orders(self, activity: Activity) -> bool:
        """Whether it has neither an hour nor a place, and what it names is to be done or hung."""
        if activity.hours or any(re.search(r"\dh", fact.value) for fact in activity.whens):
            return False
        told = activity.kind is EventKind.COMMUNICATION and activity.weak
        if told and not activity.whens:
            return True
        text = self.name.text
        order = begins_as_order(text[without_orders(text) :] if told else activity.title.value)
        # “Xây dựng phóng sự, tháng 9” is to be done by then, and nobody goes there.
        dated = any(_DAY.search(fact.value) for fact in activity.whens)
        order = order or (not dated and begins_as_order(text))
        return order and (told or activity.kind is None) and not activity.places

    # --- Words of the plan ------------------------------------------------------------------------

    def _fact(self, cell: Cell, value: str, grade: Grade | None = None) -> Fact:
        """A value with its words in the plan, as printed where they are just those."""
        block = self.grid.block(cell)
        at = within(block, cell.text) or (0, len(block.text))
        start, end = within(block, value) or at
        printed = self.grid.has_own(cell) and block.text[start:end] == value
        own = grade or (Grade.VERBATIM if printed else Grade.DERIVED)
        return Fact(value, block, start, end, own)

    def _whole(self, *fields: str) -> Iterator[Fact]:
        """What stands in the cells of these columns."""
        for field in fields:
            if (cell := self.cells.get(field)) is not None:
                yield self._fact(cell, " ".join(cell.text.split()))

    def _name(self) -> Block:
        """The name alone as a block, without what else its cell says."""
        cell = self.cells["title"]
        block = self.grid.block(cell)
        span = within(block, self.entry.name) or within(block, cell.text)
        start, end = span or (0, len(block.text))
        return replace(block, text=block.text[start:end], spots=block.spots[start:end])

    # --- When -------------------------------------------------------------------------------------

    def _times(self) -> tuple[tuple[Fact, ...], tuple[Fact, ...], tuple[Fact, ...]]:
        """Days, hours, and what the cells for them say in words alone."""
        cells = self._cells_of_time()
        text = str(self.entry.data.get("when") or self.entry.data.get("time") or "")
        printed = cells[0].text if len(cells) == 1 else ""
        is_last_day = any(deadlines(cell.text, self.year) for cell in cells)
        if not is_last_day and (when := written(text, self.year, printed)):
            if value_or_none(TimeRange.parse, when) is not None:
                return (), self._said_by(cells, when), ()
            return self._said_by(cells, when), self._hour_beside(when), ()
        whens: list[Fact] = []
        hours: list[Fact] = []
        notes: list[Fact] = []
        for block in map(self.grid.block, cells):
            # No time that a cell says in its own form: it is read as a sentence is.
            found = said(block, 0, len(block.text), self.year)
            whens += found.whens
            hours += found.hours
            self.beside += found.places
            if not (found.whens or found.hours):
                notes.append(Fact(block.text, block, 0, len(block.text)))
        return tuple(whens), tuple(hours) or self._hour_beside(""), tuple(notes)

    def _cells_of_time(self) -> list[Cell]:
        """The cells that say when: of the row, of the rows above it, over its columns."""
        own = [self.cells[field] for field in TIME_FIELDS if field in self.cells]
        context = (self.row.day, self.row.part, self.entry.above)
        found = [*own, *(cell for cell in context if cell is not None)]
        return list({(cell.row, cell.column, cell.text): cell for cell in found}.values())

    def _said_by(self, cells: list[Cell], value: str) -> tuple[Fact, ...]:
        """A time that several cells say together."""
        grade = None if len(cells) == 1 else Grade.DERIVED
        facts = (self._fact(cell, value, grade) for cell in cells)
        places = (self._fact(cell, " ".join(cell.text.split())) for cell in cells)
        return tuple(
            replace(fact, start=place.start, end=place.end)
            for fact, place in zip(facts, places, strict=True)
        )

    def _hour_beside(self, when: str) -> tuple[Fact, ...]:
        """“Lễ phát động, lúc 8h00”: the hour may stand beside the name."""
        if re.search(r"\d{1,2}h", when):
            return ()
        return said(self.name, 0, len(self.name.text), self.year).hours[:1]

    # --- Where, who, for whom ---------------------------------------------------------------------

    def _places(self) -> tuple[Fact, ...]:
        key = self.entry.data.get("place")
        name = self.entry.data.get("place_note")
        if key:
            name = self.grid.name_of(str(key), self.grid.maker.places)
        cell = self.cells.get("place")
        if name and is_private(str(name)):
            # It is asked about, as everywhere.
            return ()
        if name and cell is not None:
            fact = self._fact(cell, str(name).strip(" .;"))
            if is_capitals(fact.value):
                fact = replace(fact, value=in_small(fact.value, ""), grade=Grade.DERIVED)
            return (fact,)
        if self.beside:
            return tuple(self.beside)
        block, text = self.name, self.name.text
        return said(block, 0, len(text), self.year).places or tuple(
            fact for kind, fact in in_brackets(block, 0, len(text)) if kind == "place"
        )

    def _bodies(self) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
        """The bodies that hold it, and those that help."""
        holding: list[Fact] = []
        helping: list[Fact] = []
        if (cell := self.cells.get("organizers")) is not None:
            found = who_of(cell.text)
            holding += [self._fact(cell, name) for name in found[0]]
            helping += [self._fact(cell, name) for name in found[1]]
        if (cell := self.cells.get("partners")) is not None:
            names = (name for part in who_of(cell.text) for name in part)
            helping += [self._fact(cell, name) for name in names if begins_with_body(name)]
        return tuple(holding), tuple(helping)

    def _people(self) -> tuple[Fact, ...]:
        """For whom: the words of the cell, and the terms that they are known for."""
        told = (self.cells[name] for name in ("audience", "attendees") if name in self.cells)
        found = [self._fact(cell, " ".join(cell.text.split()), Grade.VERBATIM) for cell in told]
        terms = "; ".join(self.entry.data.get("audience") or ())
        return (*found, replace(found[0], value=terms)) if terms else tuple(found)

    def _cost(self) -> Fact | None:
        """What it costs: the word for it, or what the cell says."""
        fact = next(iter(self._whole("cost")), None)
        word = self.entry.data.get("cost")
        return replace(fact, value=str(word), grade=Grade.DERIVED) if fact and word else fact

    def _level(self) -> Fact | None:
        """“II. Cấp thôn” between the rows."""
        level = self.row.level
        block = self.grid.saying(f"cấp {level}", self.row.number) if level else None
        if block is None or level is None:
            return None
        start, end = within(block, level) or (0, len(block.text))
        return Fact(level, block, start, end, Grade.DERIVED)


def _names_whom(people: Iterable[Fact]) -> bool:
    return bool(audience_in(" ".join(fact.value for fact in people)))


def written(text: str, year: int, printed: str = "") -> str:
    """A time in the words that all times of a draft have: “8h00 ngày 01/10/2025”; "" for none.

    Where those would say something else, as it is `printed`, or as it was put together.
    """
    found = moments(text, year)
    if len(found) == 1 and (plain := found[0].when) and _means(plain) == _means(text):
        return plain
    if readable(printed) and _means(printed) == _means(text):
        return " ".join(printed.split())
    return text.casefold() if value_or_none(TimeRange.parse, text) else readable(text)


def _means(text: str) -> object:
    """What a time says, however it is written: a weekday that is the day's own says nothing."""
    if (time := value_or_none(TimeRange.parse, text)) is not None:
        return time
    if (when := value_or_none(When.parse, text)) is None:
        return text
    day = when.one_day
    weekday = None if day is None or day.weekday() == when.weekday else when.weekday
    if when.kind in (WhenKind.DAYS, WhenKind.RANGE):
        return when.days or (when.period and when.period.days), when.time
    return when.kind, when.period, when.time, when.weekdays, weekday


def who_of(text: str) -> tuple[list[str], list[str]]:
    """The bodies that a cell names as holding something, and as helping; persons are none.

    Of “Phòng … / Đoàn trường” the first leads.
    """
    first, *more = re.split(r"\s/\s", text)
    holding, helping, _guessed = bodies_in(first, Names())
    return [*_names(holding)], [*_names([*helping, *more])]


def _names(texts: list[str]) -> Iterator[str]:
    for text in texts:
        for name in bodies(text):
            # Below such a heading any name is one, but a person's.
            if begins_with_body(name) or (re.match(r"[^\W\d_]{2}", name) and not is_private(name)):
                yield name
