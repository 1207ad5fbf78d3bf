"""The cells of a row as they are meant: as above, not known yet, a tick, an error."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from dataclasses import field as field_of

from site_src.base.messages import gettext as _
from site_src.reading.workbook.cells import Cell, Kind, Sheet
from site_src.reading.workbook.columns import Holds
from site_src.reading.workbook.headings import Heads
from site_src.reading.workbook.signs import (
    DITTO,
    DITTO_DAY,
    DITTO_NUMBER,
    DITTO_SIGNS,
    LONGEST_DITTO,
    TEXTS,
    folded,
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


@dataclass(frozen=True, slots=True)
class Meant:
    """Reads cells of one sheet."""

    sheet: Sheet
    told: Told
    # The cells of the rows that have a number of order, the last one with each.
    numbered: dict[str, Mapping[int, Cell]] = field_of(default_factory=dict)

    def ditto(self, cell: Cell, last: Mapping[int, Cell]) -> Cell | None:
        """The cell above where this one says “the same”."""
        text = cell.text.strip()
        if len(text) > LONGEST_DITTO:
            return cell
        if (match := DITTO_DAY.fullmatch(text)) and (above := last.get(cell.column)):
            return self._other_day(cell, match["day"], above)
        if not DITTO_SIGNS.fullmatch(text) and not DITTO.fullmatch(folded(text)):
            return cell
        above = last.get(cell.column)
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

    def as_numbered(self, heads: Heads, cells: dict[int, Cell], fields: Mapping[int, str]) -> None:
        """Put what a row above says where a cell names it by its number: “như mục 2”; tell it."""
        for column, cell in list(cells.items()):
            name = fields.get(column)
            if name is None or heads.ours or heads.shape.column(name).holds in TEXTS:
                continue
            if len(cell.text) > LONGEST_DITTO:
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

    def remember(self, heads: Heads, cells: Mapping[int, Cell]) -> None:
        """Keep a row's cells by its number of order."""
        if (number := cells.get(heads.columns.get("_number", -1))) is not None:
            self.numbered[number.text.strip(" .)").lstrip("0")] = dict(cells)

    def without_unknown(
        self, heads: Heads, cells: dict[int, Cell], fields: Mapping[int, str]
    ) -> None:
        """Take away what only says that a value is not known, or that there is none; tell it."""
        for column, cell in list(cells.items()):
            field = fields.get(column)
            holds = heads.shape.column(field).holds if field else Holds.TEXT
            if field in _MAY_BE_NONE and not heads.ours and is_none(cell.text):
                message = _("“{text}” is taken for “there is none”")
            elif holds not in TEXTS and is_unknown(cell.text):
                message = _("“{text}” is taken for “not known yet”")
            else:
                continue
            del cells[column]
            message = message.format(text=shorten(cell.text))
            hint = _("Leave the cell empty, or write the value.")
            self.told.guess(cell.row, cell.column, message, hint)

    def spoilt(self, number: int, fields: Mapping[int, str]) -> None:
        """Tell of cells that show an error, or a formula that was never worked out."""
        if not self.sheet.marks.errors and not self.sheet.marks.unsolved:
            return
        for column, field in fields.items():
            if field in ("_weekday", "_number"):
                continue
            if (number, column) in self.sheet.marks.errors:
                message = _("The cell shows an error of Excel, like #N/A or #REF!")
                self.told.error(
                    number, column, message, _("Type the value itself over the formula.")
                )
            elif (number, column) in self.sheet.marks.unsolved:
                message = _("The cell holds a formula without its result")
                hint = _("Open the workbook in Excel, save it, and close it; or type the value.")
                self.told.error(number, column, message, hint)

    def without_ticks(
        self, heads: Heads, cells: dict[int, Cell], fields: Mapping[int, str]
    ) -> None:
        """Take away a tick, or TRUE, where a name belongs, and tell it."""
        for column, cell in list(cells.items()):
            if cell.kind is not Kind.TICK and not is_tick(cell.text):
                continue
            field = fields.get(column)
            holds = heads.shape.column(field).holds if field else Holds.TEXT
            if (holds not in _NAMES and field != heads.shape.main) or field in PART_FIELDS:
                continue
            del cells[column]
            if cell.value is False:
                # Nothing was ticked.
                continue
            head = shorten(heads.texts[column].text) if column in heads.texts else ""
            message = _("A tick below “{heading}” names nothing, and is not read")
            hint = _("Write in the cell what is meant.")
            self.told.left_out(cell.row, cell.column, message.format(heading=head), hint)
