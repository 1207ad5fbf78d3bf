"""The tables of a workbook, sheet by sheet."""

from __future__ import annotations

from collections.abc import Sequence

from site_src.base.messages import gettext as _
from site_src.base.problems import Problem, Severity, content_error
from site_src.reading.workbook.cells import Book, Sheet
from site_src.reading.workbook.headings import Heads, find_heads
from site_src.reading.workbook.marked import say_marked, without_private
from site_src.reading.workbook.old_letters import say_old_letters
from site_src.reading.workbook.rows import Reader
from site_src.reading.workbook.table import Found, Table
from site_src.reading.workbook.ticks_across import with_names_for_ticks
from site_src.reading.workbook.told import left_out

# The sheets that our own workbooks have beside their tables.
ABOUT_SHEET, YAML_SHEET = "Hướng dẫn", "_yaml"


def read_tables(book: Book, year: int) -> Found:
    """The tables of a workbook, and what was guessed, left out or cannot be read."""
    tables: list[Table] = []
    problems: list[Problem] = []
    apart = [] if book.marked else [_unmarked(book)]
    unread: list[Sheet] = []
    for sheet in book.sheets:
        if not sheet.rows:
            continue
        if not sheet.shown:
            message = _("The sheet “{sheet}” is hidden, and not read").format(sheet=sheet.name)
            apart.append(left_out(book, sheet.name, 0, 0, message))
            continue
        heads = list(find_heads(sheet))
        if not any(head.ours for head in heads) and (old := say_old_letters(book, sheet)):
            problems.append(old)
            continue
        if not heads and sheet.name == ABOUT_SHEET:
            continue
        if (found := _read(book, sheet, heads, year)) is not None:
            tables += [without_private(sheet, table) for table in found[0]]
            problems += [*found[1], *say_marked(book, sheet, found[0])]
            continue
        unread.append(sheet)
    if unread and not tables and not problems:
        # Beside a programme a sheet without headings is something else.
        found = _headless(book, unread, year)
        unread = [sheet for sheet in unread if all(sheet.name != t.sheet for t in found[0])]
        tables, problems = found
    message = _("No table with known headings is on the sheet “{sheet}”: it is not read")
    apart += [left_out(book, s.name, 0, 0, message.format(sheet=s.name)) for s in unread]
    if not tables and not any(problem.severity is Severity.ERROR for problem in problems):
        message = _("No table with headings was found in the workbook")
        hint = _(
            "Write the headings over the columns, like “Ngày”, “Giờ”, “Hoạt động”, “Địa điểm”."
        )
        problems.append(content_error("workbook", book.spot(""), message, hint))
    return tables, problems + apart


def _headless(book: Book, sheets: Sequence[Sheet], year: int) -> Found:
    """The tables of sheets without headings, and what is to be said."""
    # Only here: few workbooks have one.
    from site_src.reading.workbook.headless import read_headless

    tables: list[Table] = []
    problems: list[Problem] = []
    for sheet in sheets:
        if (found := read_headless(book, sheet, year)) is not None:
            tables += found[0]
            problems += [*found[1], *say_marked(book, sheet, found[0])]
    return tables, problems


def _unmarked(book: Book) -> Problem:
    """The notice that nobody knows what is hidden or struck through in the file."""
    message = _("What is hidden, struck through or noted in this file is not known")
    hint = _("Save it in Excel as .xlsx, so that it is told.")
    return left_out(book, "", 0, 0, message, hint)


def _read(book: Book, sheet: Sheet, heads: Sequence[Heads], year: int) -> Found | None:
    """The tables of a sheet; None where no known headings stand on it, in whatever layout."""
    if not any(head.ours for head in heads):
        if (named := with_names_for_ticks(book, sheet)) is not None:
            found = _read(book, named[0], list(find_heads(named[0])), year)
            return found and (found[0], [*named[1], *found[1]])
        found = _in_another_layout(book, sheet, heads, year)
        if found is not None or not heads:
            return found
    reader = Reader(book, sheet, year)
    return list(reader.tables(heads)), reader.told.problems


def _in_another_layout(book: Book, sheet: Sheet, heads: Sequence[Heads], year: int) -> Found | None:
    """The tables of a sheet that has no row for each activity; None for all others."""
    # Only here: an eighth of what it costs to load the reading of a workbook.
    from site_src.reading.workbook.beside import read_beside
    from site_src.reading.workbook.cards import read_cards
    from site_src.reading.workbook.day_parts import read_parts
    from site_src.reading.workbook.grids import read_grid
    from site_src.reading.workbook.places_across import read_places

    for read in (read_beside, read_cards, read_grid, read_parts, read_places):
        if (found := read(book, sheet, heads, year)) is not None:
            return found
    return None
