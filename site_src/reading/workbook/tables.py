"""The tables of a workbook, sheet by sheet."""

from __future__ import annotations

from site_src.base.messages import gettext as _
from site_src.base.problems import Problem, Severity, content_error
from site_src.reading.workbook.cells import Book
from site_src.reading.workbook.headings import find_heads
from site_src.reading.workbook.marked import say_marked
from site_src.reading.workbook.rows import Reader
from site_src.reading.workbook.table import IsDay, Row, Table
from site_src.reading.workbook.told import guess, left_out

__all__ = ["ABOUT_SHEET", "YAML_SHEET", "Row", "Table", "read_tables"]

# The sheets that our own workbooks have beside their tables.
ABOUT_SHEET, YAML_SHEET = "Hướng dẫn", "_yaml"


def read_tables(book: Book, is_day: IsDay, is_part: IsDay) -> tuple[list[Table], list[Problem]]:
    """The tables of a workbook, and what was guessed, left out or cannot be read.

    `is_day` and `is_part` say whether a subtitle is a day, or a part of one.
    """
    tables: list[Table] = []
    problems: list[Problem] = []
    apart: list[Problem] = []
    for sheet in book.sheets:
        if not sheet.rows:
            continue
        if not sheet.shown:
            message = _("The sheet “{sheet}” is hidden, and not read").format(sheet=sheet.name)
            apart.append(left_out(book, sheet.name, 0, 0, message))
            continue
        heads = list(find_heads(sheet))
        if not heads and sheet.name == ABOUT_SHEET:
            continue
        if len(heads) == 1 and heads[0].side_by_side and not heads[0].ours:
            from site_src.reading.workbook.beside import tables_beside

            parts = tables_beside(sheet, heads[0])
            headed = [list(find_heads(part.sheet)) for part in parts or ()]
            if parts and all(headed):
                at = min(headed[1][0].texts.values(), key=lambda c: c.row)
                message = _("Tables stand side by side: each of them is read on its own")
                beside: list[Table] = []
                told = {guess(book, sheet.name, at.row, at.column, message): None}
                for part, own in zip(parts, headed, strict=True):
                    reader = Reader(book, part.sheet, is_day, is_part, part.above)
                    beside += reader.tables(own)
                    told |= dict.fromkeys(reader.told.problems)
                tables += beside
                problems += [*told, *say_marked(book, sheet, beside)]
                continue
        if not any(head.ours for head in heads):
            # Not where a workbook is ours: an eighth of what it costs to load the reading of one.
            from site_src.reading.workbook.cards import read_cards
            from site_src.reading.workbook.day_parts import read_parts
            from site_src.reading.workbook.grids import read_grid
            from site_src.reading.workbook.places_across import read_places

            grid = read_cards(book, sheet, heads, is_day, is_part)
            if grid is None:
                grid = read_grid(book, sheet, heads, is_day, is_part)
            if grid is None and not heads:
                grid = read_parts(book, sheet, is_day)
            if grid is None:
                grid = read_places(book, sheet, heads, is_day, is_part)
            if grid is not None:
                tables += grid[0]
                problems += [*grid[1], *say_marked(book, sheet, grid[0])]
                continue
        if not heads:
            message = _("No table with known headings is on the sheet “{sheet}”: it is not read")
            apart.append(left_out(book, sheet.name, 0, 0, message.format(sheet=sheet.name)))
            continue
        reader = Reader(book, sheet, is_day, is_part)
        read = list(reader.tables(heads))
        tables += read
        problems += [*reader.told.problems, *say_marked(book, sheet, read)]
    if not tables and not any(problem.severity is Severity.ERROR for problem in problems):
        message = _("No table with headings was found in the workbook")
        hint = _(
            "Write the headings over the columns, like “Ngày”, “Giờ”, “Hoạt động”, “Địa điểm”."
        )
        problems.append(content_error("workbook", book.spot(""), message, hint))
    return tables, problems + apart
