"""Tables with the places or the bodies across: a row for each time, with what is there then."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from site_src.base.messages import gettext as _
from site_src.base.messages import site_gettext, thousands
from site_src.base.patterns import lazy_regex
from site_src.reading.workbook.cells import Book, Cell, Sheet
from site_src.reading.workbook.event_columns import EVENTS
from site_src.reading.workbook.headings import Heads, liken
from site_src.reading.workbook.laid_out import LaidOut
from site_src.reading.workbook.names import PLACE_WORDS, is_body
from site_src.reading.workbook.shapes import all_headings, heading_key
from site_src.reading.workbook.signs import END, SHORT, is_nothing, shorten, spread
from site_src.reading.workbook.table import Found
from site_src.reading.workbook.time_texts import is_day, is_day_or_part
from site_src.reading.workbook.told import Told
from site_src.vietnamese.alphabet import fold

_DAYS = frozenset(("_day", "_when", "_weekday"))
# What may stand across.
_FIELDS = ("place", "organizers", "audience")
_PLACE = lazy_regex(rf"(?:{PLACE_WORDS})\b", re.IGNORECASE)
# “Khối 1 | Khối 2” are those for whom it is, also where “khối” begins the name of a body.
_AUDIENCE = lazy_regex(
    r"(?:khối|lớp)\s+(?:lớp\s+)?\d"
    r"|(?:lứa tuổi|học sinh|hs|sinh viên|sv|giáo viên|phụ huynh|trẻ)\b",
    re.IGNORECASE,
)
_LEAST = 2


@dataclass(frozen=True, slots=True)
class _Across:
    """The last row of the headings, the field of each column beside, and the texts across."""

    last: int
    beside: Mapping[int, tuple[str, Cell]]
    names: Mapping[int, Cell]
    over: Cell | None

    @property
    def field_over(self) -> str | None:
        """What the heading over all of them says that they are."""
        if self.over is None:
            return None
        return _field_of(self.over) or liken(heading_key(self.over.text), all_headings(EVENTS))

    @property
    def is_named(self) -> bool:
        """Whether the heading over all of them is that of names: “Nội dung” over the villages."""
        return self.field_over == EVENTS.main


def read_places(book: Book, sheet: Sheet, heads: Sequence[Heads], year: int) -> Found | None:
    """The table of such a sheet, and what is to be said; None for any other."""
    across = _find(sheet, year)
    if across is None or (heads and not across.is_named):
        # Names have a column of their own.
        return None
    told = Told(book, sheet.name)
    first = next(iter(across.names.values()))
    field = _field(across)
    if field is None:
        message = _("It cannot be told what “{text}” and the columns beside it are")
        hint = _("Write it above them, over all of them: “Địa điểm”, or “Đơn vị thực hiện”.")
        told.error(first.row, first.column, message.format(text=shorten(first.text)), hint)
        return [], told.problems
    message = _("“{heading}” is what stands across: each cell below one is an activity there")
    heading = site_gettext(EVENTS.column(field).heading)
    told.guess(first.row, first.column, message.format(heading=heading))
    places = _Places(sheet, across, field, told, year)
    places.lay_out()
    found = places.out.read(book, year)
    if found is None:
        return None
    return found[0], [*told.problems, *found[1]]


def _find(sheet: Sheet, year: int) -> _Across | None:
    known = all_headings(EVENTS)
    for number in sorted(sheet.rows):
        row = sheet.rows[number]
        named = {c: _field_of(cell) for c, cell in row.items()}
        fields = {column: field for column, field in named.items() if field}
        if not set(fields.values()) & _DAYS:
            continue
        over, last, columns = _over(sheet, number, fields)
        beside = {c: (field, row[c]) for c, field in fields.items() if row[c] is not over}
        names = {c: cell for c, cell in sheet.rows.get(last, {}).items() if c in columns}
        if EVENTS.main in (field for field, _cell in beside.values()) or len(names) < _LEAST:
            continue
        if any(len(x.text) > SHORT or known.get(heading_key(x.text)) for x in names.values()):
            continue
        across = _Across(last, beside, names, over)
        if any(_is_of_a_day(row, across, year) for n, row in sheet.rows.items() if n > last):
            return across
    return None


def _field_of(heading: Cell) -> str | None:
    return all_headings(EVENTS).get(heading_key(heading.text))


def _over(
    sheet: Sheet, number: int, fields: Mapping[int, str]
) -> tuple[Cell | None, int, Collection[int]]:
    """The heading over all that stand across, the row that they stand in, and their columns.

    It is merged over them, with nothing beside them in their row, or alone in the row above.
    """
    row, below = sheet.rows[number], sheet.rows.get(number + 1, {})
    rights = {(span.top, span.left): span.right for span in sheet.spans}
    known = all_headings(EVENTS)
    for column, cell in row.items():
        field = fields.get(column) or liken(heading_key(cell.text), known)
        last = rights.get((number, column), column)
        if column == max(row) and last == column:
            last = max(below, default=column)
        columns = range(column, last + 1)
        if field in (*_FIELDS, EVENTS.main) and last > column and not below.keys() - set(columns):
            return cell, number + 1, columns
    others = row.keys() - fields.keys()
    first = min(others, default=0)
    above = [cell for c, cell in sheet.rows.get(number - 1, {}).items() if c >= first]
    heading = _field_of(above[0]) if len(above) == 1 else None
    return (above[0] if heading in _FIELDS else None), number, others


def _is_of_a_day(row: Mapping[int, Cell], across: _Across, year: int) -> bool:
    times = (c for c, (field, _cell) in across.beside.items() if field in _DAYS)
    return any(c in row and is_day(row[c].text, year) for c in times) and bool(
        row.keys() & across.names
    )


def _field(across: _Across) -> str | None:
    """What it is that stands across; None where nothing says so."""
    if across.field_over in _FIELDS:
        return across.field_over
    texts = [" ".join(cell.text.split()) for cell in across.names.values()]
    if all(_AUDIENCE.match(text) for text in texts):
        return "audience"
    if all(_PLACE.match(text) for text in texts):
        return "place"
    return "organizers" if all(is_body(text) for text in texts) else None


class _Places:
    """Lays out such a sheet: a row for each cell below a place."""

    def __init__(
        self,
        sheet: Sheet,
        across: _Across,
        field: str,
        told: Told,
        year: int,
    ) -> None:
        self.sheet, self.across, self.told = sheet, across, told
        self.year = year
        self.out = LaidOut(sheet)
        self.spans = {(span.top, span.left): span for span in sheet.spans}
        self.title = max(across.beside) + 1
        self.beside = set(across.beside)
        self.field = field

    def lay_out(self) -> None:
        """Put the headings, and below them a row for each cell; what is none is told."""
        for column, (_name, cell) in self.across.beside.items():
            self.out.put(1, column, cell)
        first = next(iter(self.across.names.values()))
        for column, name in ((self.title, "title"), (self.title + 1, self.field)):
            text = site_gettext(EVENTS.column(name).heading)
            self.out.put(1, column, replace(first, text=text))
        self._rows()

    def _is_time(self, cell: Cell) -> bool:
        return is_day_or_part(cell.text, self.year)

    def _rows(self) -> None:
        merged = spread(self.sheet)
        head = min(cell.row for _name, cell in self.across.beside.values())
        row, before = 1, dict[int, Cell]()
        for number, own in sorted(self.sheet.rows.items()):
            if number <= self.across.last:
                left = own.values() if number < head else ()
                self.told.not_read(cell for cell in left if cell is not self.across.over)
                continue
            said = {c: own[c] for c in sorted(self.across.names.keys() & own.keys())}
            said = {c: cell for c, cell in said.items() if not is_nothing(cell)}
            times = {c: cell for c, cell in own.items() if c in self.beside}
            times = {
                **{c: x for c, x in merged.get(number, {}).items() if c in self.beside},
                **times,
            }
            ends = any(END.match(fold(cell.text.strip())) for cell in own.values())
            if not said or (ends and not any(self._is_time(cell) for cell in times.values())):
                alone = next(iter(own.values()))
                if len(own) == 1 and self._is_time(alone) and not merged.get(number):
                    row, before = row + 1, {}
                    self.out.put(row, 0, alone)
                else:
                    self.told.not_read(own.values())
                continue
            times = self._as_above(number, times, before, said)
            before = times
            for cell, names in self._activities(number, said):
                row += 1
                for column, time in times.items():
                    self.out.put(row, column, time)
                self.out.put(row, self.title, cell)
                self.out.put(row, self.title + 1, replace(cell, text="; ".join(names)))
            self.told.not_read(
                cell
                for c, cell in own.items()
                if c not in self.beside and c not in self.across.names
            )

    def _as_above(
        self,
        number: int,
        times: dict[int, Cell],
        before: Mapping[int, Cell],
        said: Mapping[int, Cell],
    ) -> dict[int, Cell]:
        """The times of a row, with the day of the row above where it has none; that is told."""
        days = [c for c, (field, _cell) in self.across.beside.items() if field in _DAYS]
        taken = {c: before[c] for c in days if c in before}
        if any(c in times for c in days) or not taken:
            return times
        text = shorten(next(iter(taken.values())).text)
        message = _("The day is taken from the row above: “{text}”").format(text=text)
        hint = _("Write the day in this row too, to be sure.")
        self.told.guess(number, min(said), message, hint)
        return {**taken, **times}

    def _activities(
        self, number: int, said: Mapping[int, Cell]
    ) -> Iterator[tuple[Cell, list[str]]]:
        """Each cell below a place, with the names of all that it lies below."""
        names = self.across.names
        for column, cell in said.items():
            span = self.spans.get((number, column))
            last = span.right if span is not None else column
            if span is not None and span.bottom > number:
                message = _("The cell is merged over {count} rows: its time cannot be told")
                hint = _("Unmerge it, and write it in the row of its time.")
                self.told.error(
                    number, column, message.format(count=thousands(span.bottom - number + 1)), hint
                )
                continue
            over = [names[c].text for c in range(column, last + 1) if c in names]
            yield cell, [" ".join(text.split()) for text in over]
