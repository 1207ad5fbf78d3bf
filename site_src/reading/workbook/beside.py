"""Tables that stand side by side on a sheet, each as a sheet of its own.

“Giờ | Nội dung | Giờ | Nội dung” are two tables; “Ngày | Nội dung | Địa điểm | Nội dung | Địa điểm”
are two that have the column of days in common, as below “SÁNG” and “CHIỀU”.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from site_src.base.messages import gettext as _
from site_src.reading.workbook.cells import Book, Cell, Sheet
from site_src.reading.workbook.headings import Heads, find_heads
from site_src.reading.workbook.rows import Reader
from site_src.reading.workbook.shapes import heading_key
from site_src.reading.workbook.signs import spread
from site_src.reading.workbook.table import Found, Table
from site_src.reading.workbook.told import guess

# What several tables side by side may have in common.
_SHARED = frozenset(("_day", "_when", "_weekday", "_number", "_month", "_year", "_first", "_last"))


@dataclass(frozen=True, slots=True)
class _Part:
    """One of the tables: its sheet, and what stands over all of its headings."""

    sheet: Sheet
    above: Cell | None


def read_beside(book: Book, sheet: Sheet, heads: Sequence[Heads], year: int) -> Found | None:
    """The tables of such a sheet, and what is to be said; None for any other."""
    if len(heads) != 1 or not heads[0].side_by_side:
        return None
    parts = _parts(sheet, heads[0])
    headed = [list(find_heads(part.sheet)) for part in parts]
    if not parts or not all(headed):
        return None
    second = min(headed[1][0].texts.values(), key=lambda cell: cell.row)
    message = _("Tables stand side by side: each of them is read on its own")
    tables: list[Table] = []
    # What is told of a column that they share is told once.
    told = {guess(book, sheet.name, second.row, second.column, message): None}
    for part, own in zip(parts, headed, strict=True):
        reader = Reader(book, part.sheet, year, part.above)
        tables += reader.tables(own)
        told |= dict.fromkeys(reader.told.problems)
    return tables, [*told]


def _parts(sheet: Sheet, heads: Heads) -> list[_Part]:
    """The tables whose headings are those of one row; none where they cannot be told apart."""
    keys = {column: heading_key(cell.text) for column, cell in sorted(heads.texts.items())}
    groups = _groups(sheet, heads, keys)
    mains = heading_key(heads.texts[heads.columns[heads.shape.main]].text)
    # “Nội dung | Nội dung (chi tiết)” are no two tables.
    if len(groups) < 2 or any(
        len(group) < 2 or mains not in (keys[c] for c in group) for group in groups
    ):
        return []
    fields = {column: field for field, column in heads.columns.items()}
    again = {keys[c] for c in groups[1]}
    shared = [c for c in groups[0] if fields.get(c) in _SHARED and keys[c] not in again]
    first, *others = groups
    lacks = not any(_is_time(keys[c], fields, keys) for c in groups[1])
    shared = shared if lacks else []
    own = [[c for c in first if c not in shared], *others]
    ends = [group[0] for group in own[1:]] + [max(max(row) for row in sheet.rows.values()) + 1]
    begins = [min(own[0][0], 1 if not shared else own[0][0]), *ends[:-1]]
    return [
        _part(sheet, heads, set(range(begin, end)), frozenset(shared))
        for begin, end in zip(begins, ends, strict=True)
    ]


def _is_time(key: str, fields: dict[int, str], keys: dict[int, str]) -> bool:
    """Whether a heading is that of days, in the first table."""
    return any(keys[c] == key and field in _SHARED - {"_number"} for c, field in fields.items())


def _groups(sheet: Sheet, heads: Heads, keys: dict[int, str]) -> list[list[int]]:
    """The columns of each table: the next begins where a heading comes again, or behind a gap."""
    filled = {c for n, row in sheet.rows.items() if n >= heads.first for c in row}
    groups: list[list[int]] = [[]]
    for column, key in keys.items():
        seen = {keys[c] for c in groups[-1]}
        gap = groups[-1] and any(c not in filled for c in range(groups[-1][-1] + 1, column))
        named = heading_key(heads.texts[heads.columns[heads.shape.main]].text) in seen
        if key in seen or (gap and named):
            groups.append([])
        groups[-1].append(column)
    return groups


def _part(sheet: Sheet, heads: Heads, columns: set[int], shared: frozenset[int]) -> _Part:
    above = _above(sheet, heads, columns)
    rows: dict[int, dict[int, Cell]] = {}
    waiting: dict[int, Cell] = {}
    merged = spread(sheet)
    for number in sorted(sheet.rows):
        row = sheet.rows[number]
        own = {c: cell for c, cell in row.items() if c in columns and cell is not above}
        whole = row if number <= heads.last else {**merged.get(number, {}), **row}
        both = {c: cell for c, cell in whole.items() if c in shared}
        if number <= heads.last:
            rows[number] = {**(both if number >= heads.first else {}), **own}
            continue
        if not own:
            # This table has nothing on that day; its next row may be of it all the same.
            waiting |= both
            continue
        rows[number] = dict(sorted({**waiting, **both, **own}.items()))
        waiting = {}
    spans = tuple(span for span in sheet.spans if span.left in columns)
    return _Part(
        replace(sheet, rows={n: row for n, row in rows.items() if row}, spans=spans), above
    )


def _above(sheet: Sheet, heads: Heads, columns: set[int]) -> Cell | None:
    """The one text over all headings of a table."""
    for number in range(heads.last - 1, heads.first - 2, -1):
        over = [cell for c, cell in sheet.rows.get(number, {}).items() if c in columns]
        if len(over) == 1:
            return over[0]
    return None
