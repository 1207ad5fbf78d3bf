"""The cells of a row as they are meant: as above, not known yet, a tick, an error."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from site_src.base.messages import gettext as _
from site_src.reading.workbook.cells import Cell, Kind
from site_src.reading.workbook.columns import Holds
from site_src.reading.workbook.headings import Heads
from site_src.reading.workbook.signs import (
    DITTO_NUMBER,
    LONGEST_DITTO,
    TEXTS,
    day_of_ditto,
    folded,
    is_ditto,
    is_nothing,
    shorten,
)
from site_src.reading.workbook.slips import is_none, is_tick, is_unknown
from site_src.reading.workbook.time_columns import PART_FIELDS
from site_src.reading.workbook.time_texts import hours_in
from site_src.reading.workbook.told import Told

# Columns in which a tick names nothing.
_NAMES = frozenset((Holds.PLACE, Holds.BODIES, Holds.MOMENT, Holds.TERM, Holds.TERMS, Holds.EVENT))
# Fields for something that there may be none of.
_MAY_BE_NONE = frozenset(
    ("contact", "partners", "note", "performers", "attendees", "online_url", "registration_url")
)


class Meant:
    """Reads the cells of one table as they are meant.

    `numbered` are the cells of the rows of its sheet that have a number of order, the last one with
    each.
    """

    def __init__(self, told: Told, heads: Heads, numbered: dict[str, Mapping[int, Cell]]) -> None:
        self.told, self.heads, self.numbered = told, heads, numbered
        self.fields = {column: field for field, column in heads.columns.items()}
        self.holds = {c: heads.shape.column(field).holds for c, field in self.fields.items()}
        self.last: dict[int, Cell] = {}

    def cells(self, own: Mapping[int, Cell]) -> dict[int, Cell]:
        """The cells of a row that hold something."""
        found: dict[int, Cell] = {}
        for column, cell in own.items():
            if is_nothing(cell):
                continue
            said = cell if self.fields.get(column) == "_number" else self._ditto(cell)
            if said is not None:
                found[column] = said
        if not self.heads.ours:
            self._as_numbered(found)
        self._without_unknown(found)
        self._without_ticks(found)
        return found

    def remember(self, cells: Mapping[int, Cell]) -> None:
        """Keep the cells of a row for those below it that say “the same”."""
        self.last.update(cells)
        if (number := cells.get(self.heads.columns.get("_number", -1))) is not None:
            self.numbered[number.text.strip(" .)").lstrip("0")] = dict(cells)

    def _ditto(self, cell: Cell) -> Cell | None:
        """The cell above where this one says “the same”."""
        text = cell.text.strip()
        if len(text) > LONGEST_DITTO:
            return cell
        if (day := day_of_ditto(text)) and (above := self.last.get(cell.column)):
            return self._other_day(cell, day, above)
        if not is_ditto(text):
            return cell
        above = self.last.get(cell.column)
        if above is not None:
            return replace(above, row=cell.row)
        message = _("“{text}” stands for the cell above, and there is none").format(text=text)
        hint = _("Write the value itself.")
        self.told.error(cell.row, cell.column, message, hint)
        return None

    def _other_day(self, cell: Cell, day: str, above: Cell) -> Cell:
        """“nt, 03/10” is another day at the hour of the cell above; it is told."""
        hours = hours_in(above.text)
        text = f"{hours} ngày {day}" if hours else day
        message = _("“{text}” is taken for “{said}”, as above").format(
            text=cell.text.strip(), said=text
        )
        self.told.guess(cell.row, cell.column, message)
        return replace(cell, text=text)

    def _as_numbered(self, cells: dict[int, Cell]) -> None:
        """Put what a row above says where a cell names it by its number: “như mục 2”; tell it."""
        for column, cell in list(cells.items()):
            if self.holds.get(column, Holds.TEXT) in TEXTS or len(cell.text) > LONGEST_DITTO:
                continue
            if (match := DITTO_NUMBER.fullmatch(folded(cell.text.strip()))) is None:
                continue
            said = self.numbered.get(match["number"], {}).get(column)
            if said is None:
                message = _("“{text}” stands for a cell above, and there is none")
                hint = _("Write the value itself.")
                self.told.error(cell.row, column, message.format(text=cell.text.strip()), hint)
                del cells[column]
                continue
            cells[column] = replace(said, row=cell.row)
            message = _("“{text}” is taken for “{said}”, by the number of the row").format(
                text=cell.text.strip(), said=shorten(said.text)
            )
            self.told.guess(cell.row, column, message)

    def _without_unknown(self, cells: dict[int, Cell]) -> None:
        """Take away what only says that a value is not known, or that there is none; tell it."""
        for column, cell in list(cells.items()):
            may_be_none = self.fields.get(column) in _MAY_BE_NONE and not self.heads.ours
            if may_be_none and is_none(cell.text):
                message = _("“{text}” is taken for “there is none”")
            elif self.holds.get(column, Holds.TEXT) not in TEXTS and is_unknown(cell.text):
                message = _("“{text}” is taken for “not known yet”")
            else:
                continue
            del cells[column]
            message = message.format(text=shorten(cell.text))
            hint = _("Leave the cell empty, or write the value.")
            self.told.guess(cell.row, cell.column, message, hint)

    def _without_ticks(self, cells: dict[int, Cell]) -> None:
        """Take away a tick, or TRUE, where a name belongs, and tell it."""
        for column, cell in list(cells.items()):
            if cell.kind is not Kind.TICK and not is_tick(cell.text):
                continue
            field = self.fields.get(column)
            is_name = self.holds.get(column) in _NAMES or field == self.heads.shape.main
            if not is_name or field in PART_FIELDS:
                continue
            del cells[column]
            if cell.value is False:
                # Nothing was ticked.
                continue
            head = shorten(self.heads.texts[column].text) if column in self.heads.texts else ""
            message = _("A tick below “{heading}” names nothing, and is not read")
            hint = _("Write in the cell what is meant.")
            self.told.left_out(cell.row, cell.column, message.format(heading=head), hint)
