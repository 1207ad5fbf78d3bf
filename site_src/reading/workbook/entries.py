"""Rows to entries as YAML would hold them, each value with the cell that it stands in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from site_src.base.messages import gettext as _
from site_src.base.messages import site_gettext
from site_src.base.problems import Problem, Spot, content_error
from site_src.model import Audience, Bidding, Cost, EventKind, Mode, Status
from site_src.model.vocabulary import parse_term
from site_src.reading.strict_yaml import Loc
from site_src.reading.workbook.cells import Book, Cell, Kind
from site_src.reading.workbook.moments import moment
from site_src.reading.workbook.names import (
    Names,
    bodies_in,
    is_no_single_place,
    listed,
    name_key,
    own_texts,
)
from site_src.reading.workbook.shapes import UNKNOWN, Column, Holds
from site_src.reading.workbook.tables import Row, Table, guess, left_out
from site_src.vietnamese.dates import ValueProblem

INHERIT = "$inherit"
TERMS: Mapping[str, type[StrEnum]] = {
    "kind": EventKind,
    "audience": Audience,
    "cost": Cost,
    "mode": Mode,
    "status": Status,
    "bidding": Bidding,
}
# Fields of text in which a day is at home.
_MAY_BE_DAYS = frozenset({"on", "was", "_deadline"})
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_YES = frozenset({"có", "x", "✓", "true", "yes", "1"})


@dataclass(slots=True)
class Entry:
    """An entry of a list: its data, the place of each value in it, and of the whole."""

    data: dict[str, Any]
    spot: Spot
    spots: dict[Loc, Spot] = field(default_factory=dict)
    name: str = ""
    beside: str = ""

    def put(self, name: str, value: Any, spot: Spot) -> None:
        """Add a field."""
        self.data[name] = value
        self.spots[(name,)] = spot
        if isinstance(value, list):
            self.spots |= {(name, number): spot for number in range(len(value))}


@dataclass(slots=True)
class Maker:
    """Makes entries of a book's rows, and notes what is wrong or was guessed."""

    book: Book
    year: int
    places: Names
    bodies: Names
    problems: list[Problem] = field(default_factory=list)

    # --- Activities -------------------------------------------------------------------------------

    def events(self, table: Table) -> Iterable[Entry | tuple[str, Spot]]:
        """The activities of a table."""
        above: Cell | None = None
        for row in table.rows:
            if (inherits := self._inherits(table, row)) is not None:
                yield inherits
                continue
            entry = self._begun(table, row)
            aside: list[str] = []
            for name, cell in row.cells.items():
                column = table.heads.shape.column(name)
                if name == "place":
                    self._event_place(table, entry, cell)
                elif column.holds is Holds.BODIES:
                    self._event_bodies(table, entry, name, cell)
                elif column.holds in (Holds.TERM, Holds.TERMS) and not table.ours:
                    self._word(table, entry, column, cell, aside)
                else:
                    self._plain(table, entry, column, cell)
            above = self._moment(table, row, entry, above)
            if row.level and "level" not in entry.data:
                entry.put("level", row.level, entry.spot)
            if aside:
                said = [entry.data["note"]] if entry.data.get("note") else []
                entry.put("note", ". ".join([*said, *aside]), entry.spot)
            where = row.cells.get("place")
            beside = (entry.data.get("when") or entry.data.get("time"), where and where.text)
            entry.beside = " | ".join(" ".join(text.split()) for text in beside if text)
            if self._has_main(table, row, entry):
                yield entry

    def _moment(self, table: Table, row: Row, entry: Entry, above: Cell | None) -> Cell | None:
        """Put the row's day and hours; the day that the next row may have from it."""
        found = moment(row.cells, row.day, row.part, None if table.ours else above, self.year)
        own = row.cells.get("_day") or row.cells.get("_when") or row.cells.get("_first")
        if found is None:
            return own
        spot = self._spot(table, found.cell)
        entry.put("time" if found.alone else "when", found.text, spot)
        if found.carried and above is not None:
            message = _("The day is taken from the row above: “{text}”").format(text=found.text)
            hint = _("Write the day in this row too, to be sure.")
            self._guess(table, found.cell, message, hint)
            return above
        return own if not found.alone else above

    def _event_place(self, table: Table, entry: Entry, cell: Cell) -> None:
        text = " ".join(cell.text.split())
        if not table.ours and not self.places.is_known(text):
            text = re.sub(r"^(?:tại|Tại|TẠI)\s+(?=\S)", "", text)
            if is_no_single_place(text):
                entry.put("place_note", text, self._spot(table, cell))
                return
        if text.casefold() == UNKNOWN:
            entry.put("place", None, self._spot(table, cell))
            return
        key = self.places.key_or_id(text, cell, table.sheet)
        entry.put("place", key, self._spot(table, cell))

    def _event_bodies(self, table: Table, entry: Entry, name: str, cell: Cell) -> None:
        spot = self._spot(table, cell)
        if table.ours:
            self._plain(table, entry, table.heads.shape.column(name), cell)
            return
        holding, helping, guessed = bodies_in(cell.text, self.bodies)
        if guessed:
            message = _("Taken for {count} organisations: {names}").format(
                count=len(holding) + len(helping), names="; ".join([*holding, *helping])
            )
            self._guess(table, cell, message, _("Part them by “;”, to be sure."))
        for field_name, names in ((name, holding), ("partners", helping)):
            if names:
                keys = [self.bodies.key_or_id(n, cell, table.sheet) for n in names]
                entry.put(field_name, [*entry.data.get(field_name, []), *keys], spot)

    def _word(
        self, table: Table, entry: Entry, column: Column, cell: Cell, aside: list[str]
    ) -> None:
        """A word of the field in a table of anybody's; what is none goes to the note."""
        spot = self._spot(table, cell)
        texts = [cell.text.strip()]
        if column.holds is Holds.TERMS:
            texts = _terms(Audience, cell.text)
        fields = (column.field, "mode", "kind") if column.field in ("mode", "kind") else ()
        for name in fields or (column.field,):
            if all(_is_term(TERMS[name], text) for text in texts) and name not in entry.data:
                entry.put(name, texts if column.holds is Holds.TERMS else texts[0], spot)
                return
        head = table.heads.texts[table.heads.columns[column.field]].text
        said = f"{' '.join(head.split())}: {' '.join(cell.text.split())}"
        aside.append(said)
        message = _("“{text}” is none of the known words, and goes to the note").format(text=said)
        known = ", ".join(_words(TERMS[column.field]))
        self._guess(table, cell, message, _("Write one of: {words}.").format(words=known))

    # --- Places and organisations -----------------------------------------------------------------

    def things(self, table: Table) -> Iterable[Entry | tuple[str, Spot]]:
        """The places, or the organisations, of a table."""
        for row in table.rows:
            if (inherits := self._inherits(table, row)) is not None:
                yield inherits
                continue
            entry = self._begun(table, row)
            for name, cell in row.cells.items():
                self._plain(table, entry, table.heads.shape.column(name), cell)
            entry.beside = str(entry.data.get("address") or "")
            if self._has_main(table, row, entry):
                yield entry

    # --- Tasks and changes ------------------------------------------------------------------------

    def assignments(
        self, table: Table, event_id: Callable[[str], str]
    ) -> Iterable[Entry | tuple[str, Spot]]:
        """The items of a table of tasks: a row that names an organisation begins one."""
        item: Entry | None = None
        for row in table.rows:
            cells = row.cells
            if inherits := self._inherits(table, row):
                if cells.keys() & {"id", "organizations"} or item is None:
                    if item is not None:
                        yield item
                    item = None
                    yield inherits
                else:
                    _append(item, "tasks", INHERIT, {(): inherits[1]})
                continue
            if item is None or cells.keys() & {"id", "organizations"}:
                if item is not None:
                    yield item
                item = self._begun(table, row)
                for name, cell in cells.items():
                    if not name.startswith("_"):
                        self._plain(table, item, table.heads.shape.column(name), cell)
                self._source(table, row, item)
                names = (
                    " ".join(cells["organizations"].text.split())
                    if "organizations" in cells
                    else ""
                )
                item.name, item.beside = names or "phan-viec", ""
            task = Entry({}, self.book.spot(table.sheet, row.number, 1))
            for name in (
                "_partners",
                "_deadline",
                "_product",
                "_event",
                "_task_accept",
                "_task_remove",
            ):
                if name in cells:
                    column = table.heads.shape.column(name)
                    plain = name.removeprefix("_task").removeprefix("_")
                    self._plain(table, task, column, cells[name], plain, event_id)
            if "_task" in cells:
                self._plain(table, task, table.heads.shape.column("_task"), cells["_task"], "text")
            if "_task_id" in cells:
                task.put("id", cells["_task_id"].text.strip(), self._spot(table, cells["_task_id"]))
            if task.data:
                task.name = str(task.data.get("text") or "")
                _append(item, "tasks", task.data, {(): task.spot, **task.spots})
        if item is not None:
            yield item

    def changes(self, table: Table) -> Iterable[tuple[str, Entry]]:
        """The changes of a table, each with the id or the name of its activity."""
        for row in table.rows:
            entry = Entry({}, self.book.spot(table.sheet, row.number, 1))
            for name, cell in row.cells.items():
                if not name.startswith("_"):
                    self._plain(table, entry, table.heads.shape.column(name), cell)
            about = row.cells.get("_event_id") or row.cells.get("_event")
            if about is None:
                message = _("The activity that has changed is missing in this row")
                hint = _("Write its name as in the first sheet.")
                column = table.heads.columns.get("_event", 1)
                self._error(table, row.number, column, "missing-key", message, hint)
            else:
                yield about.text.strip(), entry

    # --- Any row ----------------------------------------------------------------------------------

    def _begun(self, table: Table, row: Row) -> Entry:
        main = row.cells.get(table.heads.shape.main)
        column = main.column if main else table.heads.columns[table.heads.shape.main]
        entry = Entry({}, self.book.spot(table.sheet, row.number, column))
        entry.name = " ".join(main.text.split()) if main else ""
        cell = row.cells.get("id")
        if cell is not None:
            text = cell.text.strip()
            if table.ours or _ID.fullmatch(text):
                entry.put("id", text, self._spot(table, cell))
            else:
                message = _("“{text}” is no code of ours, and not read").format(text=text)
                self.problems.append(
                    left_out(self.book, table.sheet, cell.row, cell.column, message)
                )
        if table.heads.shape.list != "assignments":
            self._source(table, row, entry)
        return entry

    def _inherits(self, table: Table, row: Row) -> tuple[str, Spot] | None:
        cells = (row.cells.get(name) for name in (table.heads.shape.main, "organizations"))
        found = next((c for c in cells if c is not None and c.text.strip() == INHERIT), None)
        return (INHERIT, self._spot(table, found)) if found else None

    def _source(self, table: Table, row: Row, entry: Entry) -> None:
        section, document = row.cells.get("_section"), row.cells.get("_document")
        if document is not None:
            source = {"document": document.text.strip()}
            if section is not None:
                source["section"] = section.text.strip()
            spot = self._spot(table, document)
            entry.put("source", source, spot)
            entry.spots |= {("source", key): spot for key in source}
        elif section is not None:
            text = section.text.strip()
            unknown = text.casefold() == UNKNOWN
            entry.put("source", None if unknown else text, self._spot(table, section))
            self._no_day(table, section)

    def _has_main(self, table: Table, row: Row, entry: Entry) -> bool:
        """Whether a row has its name; an entry that changes an upper one needs none."""
        if entry.name or ("id" in entry.data and table.ours):
            return True
        message = _("The name is missing in this row")
        hint = _("Write it in this cell, or delete what else stands in the row.")
        column = table.heads.columns[table.heads.shape.main]
        spot = self.book.spot(table.sheet, row.number, column)
        if all(problem.spot != spot for problem in self.problems):
            self._error(table, row.number, column, "missing-key", message, hint)
        return False

    def _plain(
        self,
        table: Table,
        entry: Entry,
        column: Column,
        cell: Cell,
        name: str = "",
        event_id: Callable[[str], str] = str,
    ) -> None:
        """Put the value of a cell under its field."""
        if column.holds in (Holds.ID, Holds.NOTHING, Holds.MOMENT):
            return
        name = name or column.field
        if name.startswith("_"):
            return
        text, spot = cell.text.strip(), self._spot(table, cell)
        if text.casefold() == UNKNOWN:
            entry.put(name, None, spot)
            return
        value: Any = text
        if column.holds is Holds.TEXTS:
            value = own_texts(cell.text)
        elif column.holds is Holds.TERMS:
            value = _terms(TERMS[column.field], cell.text)
        elif column.holds is Holds.BODIES:
            names = own_texts(cell.text, self.bodies)
            value = [self.bodies.key_or_id(n, cell, table.sheet) for n in names]
        elif column.holds is Holds.EVENT:
            value = event_id(text)
        elif column.holds is Holds.NUMBER:
            value = text.replace(",", ".")
        elif column.holds is Holds.PHONE:
            lost_zero = cell.kind is Kind.NUMBER and re.fullmatch(r"[1-9]\d{8,9}", text)
            value = f"0{text}" if lost_zero else text
        elif column.holds is Holds.YES:
            value = "true" if text.casefold() in _YES else "false"
        elif column.holds is Holds.ACCEPT:
            value = _accepted(text)
        elif column.field not in _MAY_BE_DAYS:
            self._no_day(table, cell)
        entry.put(name, value, spot)

    def _no_day(self, table: Table, cell: Cell) -> None:
        """An error where Excel has made a day of what was to be a text."""
        if cell.kind in (Kind.DAY, Kind.MOMENT, Kind.CLOCK) and not cell.merged:
            message = _("Excel has made “{text}” of what was typed in this cell").format(
                text=cell.text
            )
            hint = _("Type it again with an apostrophe before it: '2.1")
            self._error(table, cell.row, cell.column, "cell", message, hint)

    # --- What is said -----------------------------------------------------------------------------

    def _spot(self, table: Table, cell: Cell) -> Spot:
        return self.book.spot(table.sheet, cell.row, cell.column)

    def _guess(self, table: Table, cell: Cell, message: str, hint: str) -> None:
        self.problems.append(guess(self.book, table.sheet, cell.row, cell.column, message, hint))

    def _error(
        self, table: Table, row: int, column: int, rule: str, message: str, hint: str
    ) -> None:
        spot = self.book.spot(table.sheet, row, column)
        self.problems.append(content_error(rule, spot, message, hint))


def _append(entry: Entry, name: str, value: Any, spots: Mapping[Loc, Spot]) -> None:
    """Add to a list inside an entry."""
    found = entry.data.setdefault(name, [])
    entry.spots.setdefault((name,), spots[()])
    entry.spots |= {(name, len(found), *loc): spot for loc, spot in spots.items()}
    found.append(value)


def _accepted(text: str) -> list[dict[str, str]]:
    """`rule: reason`, a line for each."""
    found = []
    for line in text.split("\n"):
        rule, _colon, reason = line.partition(":")
        if rule.strip():
            found.append({"rule": rule.strip(), "reason": reason.strip()})
    return found


def _is_term(terms: type[StrEnum], text: str) -> bool:
    try:
        parse_term(terms, text)
    except ValueProblem:
        return False
    return True


def _terms(terms: type[StrEnum], text: str) -> list[str]:
    """The words in a cell: parted by “;” or lines, and by commas where that makes known words."""
    found = []
    for part in listed(text):
        pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
        known = part == INHERIT or _is_term(terms, part)
        if not known and len(pieces) > 1 and all(_is_term(terms, piece) for piece in pieces):
            found += pieces
        else:
            found.append(part)
    return found


def _words(terms: type[StrEnum]) -> list[str]:
    from site_src.model.vocabulary import LABELS

    return [site_gettext(word) for word in LABELS[terms].values()]


def body_key(name: str) -> str:
    """A name as the lists of names have it."""
    return name_key(name)
