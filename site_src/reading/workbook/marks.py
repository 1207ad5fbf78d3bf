"""What a sheet's XML says beside its values: errors, hidden rows, lines through a text, notes.

How far a sheet goes is looked up here too: a single cell in its last corner would fill the memory.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from site_src.base.messages import gettext as _
from site_src.base.messages import thousands
from site_src.base.patterns import lazy_regex
from site_src.base.problems import Problem, Spot, content_error

# Tables of so many rows and columns are far beyond any Week.
MAX_ROWS, MAX_COLUMNS = 3_000, 200

# Most cells hold a value and nothing else. Patterns that begin with fixed letters look first, and
# quickly; only where they find something is each cell looked at.
_ANY_LETTERS = lazy_regex(rb' r="([A-Z]{1,3})[0-9]')
_ANY_FAR_DOWN = lazy_regex(rb' r="[A-Z]{1,3}([0-9]{4,7})"')
_NO_RESULT = lazy_regex(rb"(?:</f>|<f[^>]*/>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")
_ERROR = lazy_regex(rb"<(?:\w+:)?c\b([^>]*\bt=\"e\"[^>]*)>")
# The beginning of a cell that holds something.
_FILLED_AS = rb'<(?:\w+:)?c\b([^>]*\bs="(?:%s)"[^>]*)(?<!/)>(?!</)'
_FAR_DOWN = lazy_regex(rb'<(?:\w+:)?c\b[^>]*?\br="[A-Z]{1,3}([0-9]{4,7})"[^>]*(?<!/)>(?!</)')
_LETTERS = lazy_regex(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})[0-9]{1,7}"[^>]*(?<!/)>(?!</)')
_SPOT = lazy_regex(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')
_HIDDEN_ROW = lazy_regex(rb'<(?:\w+:)?row\b[^>]*\bhidden="(?:1|true)"[^>]*>')
_COLUMN = lazy_regex(rb"<(?:\w+:)?col\b([^>]*)>")
_HIDDEN = lazy_regex(rb'\bhidden="(?:1|true)"')
_MIN, _MAX = (lazy_regex(rb"\b%s=\"([0-9]{1,5})\"" % name) for name in (b"min", b"max"))
_ROW_NUMBER = lazy_regex(rb'\br="([0-9]{1,7})"')
_SHARED = lazy_regex(rb'<(?:\w+:)?c\b([^>]*\bt="s"[^>]*)>\s*<(?:\w+:)?v>([0-9]{1,7})<')
_STYLE = lazy_regex(rb'\bs="([0-9]{1,5})"')
# A filter that is set, and no more its arrows alone.
FILTER = b"filterColumn"
_NOTES = lazy_regex(rb'Target="([^"]*comments[^"]*\.xml)"')
_NOTE = lazy_regex(rb'<(?:\w+:)?comment\b[^>]*\bref="([A-Z]{1,3})([0-9]{1,7})"')


@dataclass(frozen=True, slots=True)
class Marks:
    """What calamine drops of a sheet.

    Cells with an error, cells whose formula has no result (each as row and column from 1), rows
    hidden by hand and by a filter, cells that are struck through, cells with a note, hidden
    columns, what is left of texts that are struck through in part, how coloured cells look; of
    LibreOffice merged cells too, by the rows and columns.
    """

    errors: frozenset[tuple[int, int]] = frozenset()
    unsolved: frozenset[tuple[int, int]] = frozenset()
    hidden: frozenset[int] = frozenset()
    filtered: frozenset[int] = frozenset()
    struck: frozenset[tuple[int, int]] = frozenset()
    notes: frozenset[tuple[int, int]] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    struck_parts: Mapping[tuple[int, int], str] = field(default_factory=dict)
    spans: tuple[tuple[int, int, int, int], ...] = ()
    looks: Mapping[tuple[int, int], str] = field(default_factory=dict)


def too_large(xml: bytes, path: str, sheet: str) -> Problem | None:
    """Why the sheet of this XML is not read, by its last row and column; None where it is."""
    return too_many(_last_row(xml), _last_column(xml), path, sheet)


def sheet_marks(
    xml: bytes,
    styles: frozenset[int],
    notes: frozenset[tuple[int, int]],
    texts: Mapping[int, str] | None = None,
    looks: Mapping[int, str] | None = None,
    filtered: bool = False,
) -> Marks:
    """What the XML of a sheet says.

    `styles` are the formats whose letters are struck through, `texts` what is left of the shared
    texts of which a part is, `looks` how formats look that are coloured; where `filtered`, a filter
    beside the sheet hides rows of it.
    """
    errors = frozenset(_spots(_ERROR.findall(xml) if b't="e"' in xml else ()))
    # The cell of each formula that ends without a result begins before it.
    starts = (xml.rfind(b"<c ", 0, match.start()) for match in _NO_RESULT.finditer(xml))
    cells = (xml[start : xml.find(b">", start)] for start in starts if start >= 0)
    unsolved = frozenset(_spots(cell for cell in cells if b't="e"' not in cell))
    styled = dict(_styled(xml, {*styles, *(looks or ())}))
    struck = frozenset(spot for spot, style in styled.items() if style in styles)
    coloured = {spot: looks[style] for spot, style in styled.items() if looks and style in looks}
    head, _name, rows = xml.partition(b"sheetData")
    hidden = {
        int(number[1])
        for row in (_HIDDEN_ROW.findall(rows) if b'hidden="' in rows else ())
        if (number := _ROW_NUMBER.search(row))
    }
    columns = {
        number
        for column in _COLUMN.findall(head)
        if _HIDDEN.search(column)
        for number in _columns_of(column)
    }
    left = texts or {}
    parts = {
        spot: left[int(text)]
        for at, text in (_SHARED.findall(xml) if left else ())
        if int(text) in left
        for spot in _spots([at])
    }
    by_hand, by_filter = frozenset(hidden), frozenset[int]()
    if filtered or FILTER in rows:
        by_hand, by_filter = by_filter, by_hand
    return Marks(
        errors,
        unsolved,
        by_hand,
        by_filter,
        struck,
        notes,
        frozenset(columns),
        parts,
        looks=coloured,
    )


def _styled(xml: bytes, styles: Iterable[int]) -> Iterator[tuple[tuple[int, int], int]]:
    """The row and column of each filled cell that has one of these formats, and which."""
    numbers = b"|".join(str(number).encode() for number in sorted(styles))
    if not numbers:
        return
    pattern = re.compile(_FILLED_AS % numbers)
    for attributes in pattern.findall(xml):
        if style := _STYLE.search(attributes):
            yield from ((spot, int(style[1])) for spot in _spots([attributes]))


def _columns_of(column: bytes) -> range:
    """The columns that an element for some of them is about."""
    first, last = _MIN.search(column), _MAX.search(column)
    return range(int(first[1]), min(int(last[1]), MAX_COLUMNS) + 1) if first and last else range(0)


def _spots(attributes: Iterable[bytes]) -> Iterator[tuple[int, int]]:
    """The row and column of each cell, by its attributes."""
    for text in attributes:
        if spot := _SPOT.search(text):
            yield int(spot[2]), _column(spot[1])


def _last_row(xml: bytes) -> int:
    """The last row, where it is one too many; 0 for all others."""
    for pattern in (_ANY_FAR_DOWN, _FAR_DOWN):
        if not any(int(number) > MAX_ROWS for number in set(pattern.findall(xml))):
            return 0
    last = _ROW_NUMBER.search(xml, xml.rfind(b"<row "))
    return max(MAX_ROWS + 1, int(last[1]) if last else 0)


def _last_column(xml: bytes) -> int:
    last = max(map(_column, set(_ANY_LETTERS.findall(xml))), default=0)
    if last <= MAX_COLUMNS:
        return last
    return max(map(_column, set(_LETTERS.findall(xml))), default=0)


def notes_of(texts: Mapping[str, bytes], member: str) -> frozenset[tuple[int, int]]:
    """The cells of a sheet that somebody wrote a note to."""
    folder, _slash, name = member.rpartition("/")
    rels = texts.get(f"{folder}/_rels/{name}.rels", b"")
    found: set[tuple[int, int]] = set()
    for target in _NOTES.findall(rels):
        file = posixpath.normpath(posixpath.join("/", folder, target.decode())).lstrip("/")
        for letters, row in _NOTE.findall(texts.get(file, b"")):
            found.add((int(row), _column(letters)))
    return frozenset(found)


def too_many(rows: int, columns: int, path: str, sheet: str) -> Problem | None:
    """Why a sheet of so many rows and columns is not read; None where it is."""
    if rows > MAX_ROWS:
        message = _("The sheet “{sheet}” goes down to row {row}; at most {limit} are read")
        message = message.format(sheet=sheet, row=rows, limit=thousands(MAX_ROWS))
        spot = Spot(path, MAX_ROWS + 1, 1, sheet)
    elif columns > MAX_COLUMNS:
        message = _("The sheet “{sheet}” has {count} columns; at most {limit} are read")
        message = message.format(sheet=sheet, count=thousands(columns), limit=MAX_COLUMNS)
        spot = Spot(path, 1, MAX_COLUMNS + 1, sheet)
    else:
        return None
    hint = _("Keep only the Week’s programme in the workbook; delete what lies beyond the table.")
    return content_error("too-many", spot, message, hint)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
