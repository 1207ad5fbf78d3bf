"""A workbook's sheets as cells: what each shows, as a text, with its row and column."""

from __future__ import annotations

import datetime as dt
import io
import unicodedata
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from site_src.base.characters import FORBIDDEN, what_is_forbidden
from site_src.base.messages import gettext as _
from site_src.base.messages import language, thousands
from site_src.base.patterns import lazy_regex
from site_src.base.problems import Problem, Spot, content_error
from site_src.reading.strict_yaml import MAX_TEXT
from site_src.reading.workbook.marks import MAX_COLUMNS, MAX_ROWS, Marks
from site_src.reading.workbook.package import Package, damaged, unpack, with_password

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

# Sheets beyond these are no programme of a Week.
MAX_SHEETS = 40
# What web pages leave in a text that is copied into a cell: nobody sees it, and it says nothing.
_UNSEEN = lazy_regex(r"[\u200b\u2060\ufeff\u00ad]")
# A text of nothing else holds nothing.
_BLANKS = lazy_regex(r"[\s\u00a0\u200b\ufeff]+")


class Kind(Enum):
    """What a cell holds."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    MOMENT = "moment"
    CLOCK = "clock"
    TICK = "tick"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that holds something; `text` is what it says in the notations of content files.

    `row` and `column` count from 1 and are its own, also where it is read for others: `merged`
    tells that it is read here for a cell that was merged into it.
    """

    row: int
    column: int
    text: str
    kind: Kind = Kind.TEXT
    value: Any = None
    merged: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """Merged cells: the first and last row and column, from 1."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its cells by row and column, its merged spans, what calamine did not tell of it."""

    name: str
    rows: dict[int, dict[int, Cell]]
    spans: tuple[Span, ...] = ()
    marks: Marks = field(default_factory=Marks)
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook that was read; `path` is the '/'-path that messages show.

    `marked` tells whether its sheets' marks are known.
    """

    path: str
    sheets: tuple[Sheet, ...]
    marked: bool = True

    def spot(self, sheet: str, row: int = 0, column: int = 0) -> Spot:
        """A spot in it."""
        return Spot(self.path, row, column, sheet)


@lru_cache(maxsize=8)
def read_book(
    raw: bytes, path: str, language: str, with_own: bool = False
) -> tuple[Book | None, tuple[Problem, ...]]:
    """The sheets of a workbook's bytes, or None with what stands in the way in this language.

    Those that the program keeps for itself come only where they are asked for.
    """
    package, problems = unpack(raw, path)
    if package is None:
        return None, tuple(problems)
    opened, refusal = _open(package)
    if opened is None:
        return None, (content_error("workbook", Spot(path), *refusal),)
    names = opened.sheet_names
    if len(names) > MAX_SHEETS:
        message = _("The workbook has {count} sheets; at most {limit} are read")
        message = message.format(count=thousands(len(names)), limit=MAX_SHEETS)
        hint = _("Keep only the Week’s programme in the workbook.")
        return None, (content_error("too-many", Spot(path), message, hint),)
    sheets = []
    for number, about in enumerate(opened.sheets_metadata):
        own = about.name.startswith("_") and not str(about.visible).endswith(".Visible")
        if "WorkSheet" not in str(about.typ) or (own and not with_own):
            continue
        try:
            sheet = _sheet(opened, number, package, path, problems)
        except BaseException as error:
            _raise_if_ours(error)
            return None, (content_error("workbook", Spot(path), *damaged()),)
        sheets.append(sheet)
    if problems:
        return None, tuple(problems)
    return Book(path, tuple(sheets), package.marks is not None), ()


def _open(package: Package) -> tuple[CalamineWorkbook | None, tuple[str, str]]:
    # Only where a workbook is read: a tenth of a start.
    from python_calamine import CalamineError, PasswordError, load_workbook

    try:
        return load_workbook(io.BytesIO(package.raw)), ("", "")
    except PasswordError:
        return None, with_password()
    except (CalamineError, OSError, ValueError):
        return None, damaged()
    except BaseException as error:
        _raise_if_ours(error)
        return None, damaged()


def _raise_if_ours(error: BaseException) -> None:
    """Raise again what stops the program; whatever else a broken file raises is its own fault.

    What panics in calamine's Rust is no `Exception`.
    """
    if isinstance(error, (KeyboardInterrupt, SystemExit)):
        raise error


def _sheet(
    opened: CalamineWorkbook, number: int, package: Package, path: str, problems: list[Problem]
) -> Sheet:
    about = opened.sheets_metadata[number]
    shown = str(about.visible).endswith(".Visible")
    sheet = opened.get_sheet_by_index(number)
    marks = (package.marks or {}).get(about.name, Marks())
    if sheet.total_height > MAX_ROWS or sheet.total_width > MAX_COLUMNS:
        message = _("The sheet “{sheet}” has {rows} rows and {columns} columns")
        message = message.format(
            sheet=about.name,
            rows=thousands(sheet.total_height),
            columns=thousands(sheet.total_width),
        )
        hint = _(
            "Keep only the Week’s programme in the workbook; delete what lies beyond the table."
        )
        problems.append(content_error("too-many", Spot(path, 0, 0, about.name), message, hint))
        return Sheet(about.name, {})
    first_row, first_column = sheet.start or (0, 0)
    rows: dict[int, dict[int, Cell]] = {}
    for down, values in enumerate(sheet.to_python(), first_row + 1):
        cells = {
            across: cell
            for across, value in enumerate(values, first_column + 1)
            if value != "" and (cell := make_cell(down, across, value)) is not None
        }
        if cells:
            rows[down] = cells
    for (down, across), left in marks.struck_parts.items():
        if across in rows.get(down, {}) and (cell := make_cell(down, across, left)) is not None:
            rows[down][across] = cell
    problems += (
        _bad_text(cell, path, about.name)
        for cells in rows.values()
        for cell in cells.values()
        if len(cell.text) > MAX_TEXT or FORBIDDEN.search(cell.text)
    )
    spans = tuple(Span(*span) for span in marks.spans) or tuple(
        Span(top + 1, left + 1, bottom + 1, right + 1)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    )
    return Sheet(about.name, rows, spans, marks, shown)


def _bad_text(cell: Cell, path: str, sheet: str) -> Problem:
    """The error of a text with a forbidden character, or of one that is too long."""
    spot = Spot(path, cell.row, cell.column, sheet)
    if match := FORBIDDEN.search(cell.text):
        return content_error("character", spot, *what_is_forbidden(match[0]))
    message = _("The text has more than {limit} letters").format(limit=thousands(MAX_TEXT))
    hint = _("Long texts belong in a .md file, like outline.md.")
    return content_error("long-text", spot, message, hint)


def make_cell(row: int, column: int, value: Any) -> Cell | None:
    """A cell from what calamine gives for it; None where it only looks filled."""
    if isinstance(value, str):
        text = _shown(value)
        return Cell(row, column, text) if text else None
    if isinstance(value, bool):
        return Cell(row, column, "có" if value else "không", Kind.TICK, value)
    if isinstance(value, dt.datetime):
        if value.time() == dt.time():
            return Cell(row, column, day_text(value.date()), Kind.DAY, value.date())
        text = f"{clock_text(value.time())} ngày {day_text(value.date())}"
        return Cell(row, column, text, Kind.MOMENT, value)
    if isinstance(value, dt.date):
        return Cell(row, column, day_text(value), Kind.DAY, value)
    if isinstance(value, dt.time):
        return Cell(row, column, clock_text(value), Kind.CLOCK, value)
    if isinstance(value, dt.timedelta):
        minutes = round(value.total_seconds() / 60)
        if minutes >= 24 * 60:
            # 24:00 and more is no hour of this day, and none of the next either.
            return Cell(row, column, f"{minutes // 60}h{minutes % 60:02}")
        clock = dt.time(minutes // 60 % 24, minutes % 60)
        return Cell(row, column, clock_text(clock), Kind.CLOCK, clock)
    text = repr(int(value)) if float(value).is_integer() else repr(value)
    return Cell(row, column, text, Kind.NUMBER, value)


@lru_cache(maxsize=4_000)
def _shown(value: str) -> str:
    """What is seen of a text; "" for nothing."""
    text = unicodedata.normalize("NFC", value).replace("\r\n", "\n").replace("\r", "\n")
    text = _UNSEEN.sub("", text.replace("_x000D_", "").replace("\u00a0", " "))
    return text if _BLANKS.sub("", text) else ""


def day_text(day: dt.date) -> str:
    """A day as officers write it."""
    return f"{day.day:02}/{day.month:02}/{day.year}"


def clock_text(clock: dt.time) -> str:
    """A time of day as officers write it, to the minute."""
    if clock.second >= 30:
        clock = (dt.datetime.combine(dt.date.min, clock) + dt.timedelta(seconds=30)).time()
    return f"{clock.hour}h{clock.minute:02}" if clock.minute else f"{clock.hour}h"


def cell_text(raw: bytes, spot: Spot) -> str | None:
    """What a cell of a workbook shows; None where there is none, or nothing in it."""
    book, _problems = read_book(raw, spot.path, language())
    sheets = book.sheets if book else ()
    rows = next((sheet.rows for sheet in sheets if sheet.name == spot.sheet), {})
    cell = rows.get(spot.line, {}).get(spot.column)
    return cell.text if cell else None
