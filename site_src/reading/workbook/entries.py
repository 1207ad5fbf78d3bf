"""Rows to entries as YAML would hold them, each value with the cell that it stands in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from site_src.base.messages import gettext as _
from site_src.base.patterns import lazy_regex
from site_src.base.problems import Problem, Spot, content_error
from site_src.model import Audience, Bidding, Cost, EventKind, Mode, Status
from site_src.model.vocabulary import known_term
from site_src.reading.strict_yaml import Loc
from site_src.reading.workbook.cells import Book, Cell, Kind
from site_src.reading.workbook.columns import Column, Holds
from site_src.reading.workbook.names import (
    Names,
    listed,
    own_texts,
)
from site_src.reading.workbook.shapes import UNKNOWN
from site_src.reading.workbook.steps import steps_in
from site_src.reading.workbook.table import Row, Table
from site_src.reading.workbook.told import guess, left_out

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
_ID = lazy_regex(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_YES = frozenset({"có", "x", "✓", "true", "yes", "1"})
# “forms.gle/abc”
_BARE_ADDRESS = lazy_regex(r"(?:[\w-]+\.)+[a-z]{2,}(?:[/?]\S*)?", re.IGNORECASE)


@dataclass(slots=True)
class Entry:
    """An entry of a list: its data, the place of each value in it, and of the whole.

    `row` is what it was made of, and `above` the cell of a row above that says its day.
    """

    data: dict[str, Any]
    spot: Spot
    spots: dict[Loc, Spot] = field(default_factory=dict)
    name: str = ""
    beside: str = ""
    row: Row | None = None
    above: Cell | None = None

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
    # The first row that says so, by sheet, name, and day and place.
    rows: dict[tuple[str, str, str], int] = field(default_factory=dict)
    # Columns of codes that are not ours, by sheet.
    coded: set[tuple[str, int]] = field(default_factory=set)

    # --- Places and organisations -----------------------------------------------------------------

    def things(self, table: Table) -> Iterable[Entry | tuple[str, Spot]]:
        """The places, or the organisations, of a table."""
        for row in table.rows:
            if (inherits := self.inherits(table, row)) is not None:
                yield inherits
                continue
            entry = self.begun(table, row)
            for name, cell in row.cells.items():
                self.plain(table, entry, table.heads.shape.column(name), cell)
            entry.beside = str(entry.data.get("address") or "")
            if self.has_main(table, row, entry):
                yield entry

    # --- Any row ----------------------------------------------------------------------------------

    def begun(self, table: Table, row: Row) -> Entry:
        main = row.cells.get(table.heads.shape.main)
        column = main.column if main else table.heads.columns[table.heads.shape.main]
        entry = Entry({}, self.book.spot(table.sheet, row.number, column))
        entry.name = " ".join(main.text.split()) if main else ""
        entry.row = row
        cell = row.cells.get("id")
        if cell is not None:
            text = cell.text.strip()
            if table.ours or _ID.fullmatch(text):
                entry.put("id", text, self.spot_of(table, cell))
            else:
                self._say_codes(table, cell)
        if table.heads.shape.list != "assignments":
            self.put_source(table, row, entry)
        return entry

    def _say_codes(self, table: Table, cell: Cell) -> None:
        """Tell once for a column of an office's own codes."""
        message = _("Codes like “{text}” are none of ours, and not read")
        if (table.sheet, cell.column) in self.coded:
            return
        self.coded.add((table.sheet, cell.column))
        hint = _("If that is right, nothing is to be done.")
        self.left_out(table, cell, message.format(text=cell.text.strip()), hint)

    def inherits(self, table: Table, row: Row) -> tuple[str, Spot] | None:
        cells = (row.cells.get(name) for name in (table.heads.shape.main, "organizations"))
        found = next((c for c in cells if c is not None and c.text.strip() == INHERIT), None)
        return (INHERIT, self.spot_of(table, found)) if found else None

    def put_source(self, table: Table, row: Row, entry: Entry) -> None:
        section, document = row.cells.get("_section"), row.cells.get("_document")
        if document is not None:
            source = {"document": document.text.strip()}
            if section is not None:
                source["section"] = section.text.strip()
            spot = self.spot_of(table, document)
            entry.put("source", source, spot)
            entry.spots |= {("source", key): spot for key in source}
        elif section is not None:
            text = section.text.strip()
            unknown = text.casefold() == UNKNOWN
            entry.put("source", None if unknown else text, self.spot_of(table, section))
            self.no_day(table, section)

    def has_main(self, table: Table, row: Row, entry: Entry) -> bool:
        """Whether a row has its name; an entry that changes an upper one needs none."""
        if entry.name or ("id" in entry.data and table.ours):
            return True
        message = _("The name is missing in this row")
        hint = _("Write it in this cell, or delete what else stands in the row.")
        column = table.heads.columns[table.heads.shape.main]
        spot = self.book.spot(table.sheet, row.number, column)
        if all(problem.spot != spot for problem in self.problems):
            self.error(table, row.number, column, "missing-key", message, hint)
        return False

    def _address(self, table: Table, cell: Cell, text: str) -> str:
        """An address of the web with its beginning, where it has none; that is told."""
        if not _BARE_ADDRESS.fullmatch(text):
            return text
        message = _("“{text}” is taken for “{said}”")
        self.guess(table, cell, message.format(text=text, said=f"https://{text}"))
        return f"https://{text}"

    def _phone(self, table: Table, cell: Cell, text: str) -> str:
        """A telephone number with the zero that a cell for numbers takes from it; that is told."""
        if cell.kind is not Kind.NUMBER or not re.fullmatch(r"[1-9]\d{8,9}", text):
            return text
        message = _("“{text}” is taken for “{said}”")
        self.guess(table, cell, message.format(text=text, said=f"0{text}"))
        return f"0{text}"

    def plain(
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
        text, spot = cell.text.strip(), self.spot_of(table, cell)
        if text.casefold() == UNKNOWN:
            entry.put(name, None, spot)
            return
        value: Any = text
        if column.holds is Holds.TEXTS:
            value = own_texts(cell.text)
        elif column.holds is Holds.STEPS:
            value = steps_in(cell.text)
        elif column.holds is Holds.TERMS:
            value = terms_in(TERMS[column.field], cell.text)
        elif column.holds is Holds.BODIES:
            names = own_texts(cell.text, self.bodies)
            value = [self.bodies.key_or_id(n, cell, table.sheet) for n in names]
        elif column.holds is Holds.EVENT:
            value = event_id(text)
        elif column.holds is Holds.NUMBER:
            value = text.replace(",", ".")
        elif name.endswith("_url") and not table.ours:
            value = self._address(table, cell, text)
        elif column.holds is Holds.PHONE or name == "contact":
            value = self._phone(table, cell, text)
        elif column.holds is Holds.YES:
            value = "true" if text.casefold() in _YES else "false"
        elif column.holds is Holds.ACCEPT:
            value = _accepted(text)
        elif column.field not in _MAY_BE_DAYS:
            self.no_day(table, cell)
        entry.put(name, value, spot)

    def no_day(self, table: Table, cell: Cell) -> None:
        """An error where Excel has made a day of what was to be a text."""
        if cell.kind in (Kind.DAY, Kind.MOMENT, Kind.CLOCK) and not cell.merged:
            message = _("Excel has made “{text}” of what was typed in this cell").format(
                text=cell.text
            )
            hint = _("Type it again with an apostrophe before it: '2.1")
            self.error(table, cell.row, cell.column, "cell", message, hint)

    # --- What is said -----------------------------------------------------------------------------

    def spot_of(self, table: Table, cell: Cell) -> Spot:
        return self.book.spot(table.sheet, cell.row, cell.column)

    def guess(self, table: Table, cell: Cell, message: str, hint: str = "") -> None:
        self.problems.append(guess(self.book, table.sheet, cell.row, cell.column, message, hint))

    def left_out(self, table: Table, cell: Cell, message: str, hint: str = "") -> None:
        self.problems.append(left_out(self.book, table.sheet, cell.row, cell.column, message, hint))

    def error(
        self, table: Table, row: int, column: int, rule: str, message: str, hint: str
    ) -> None:
        spot = self.book.spot(table.sheet, row, column)
        self.problems.append(content_error(rule, spot, message, hint))


def _accepted(text: str) -> list[dict[str, str]]:
    """`rule: reason`, a line for each."""
    found = []
    for line in text.split("\n"):
        rule, _colon, reason = line.partition(":")
        if rule.strip():
            found.append({"rule": rule.strip(), "reason": reason.strip()})
    return found


def terms_in(terms: type[StrEnum], text: str) -> list[str]:
    """The words in a cell: parted by “;” or lines, and by commas where that makes known words."""
    found = []
    for part in listed(text):
        pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
        known = part == INHERIT or known_term(terms, part) is not None
        if not known and len(pieces) > 1 and all(known_term(terms, piece) for piece in pieces):
            found += pieces
        else:
            found.append(part)
    return found
