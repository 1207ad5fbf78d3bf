"""What a LibreOffice sheet says beside its values, which calamine drops."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from xml.etree import ElementTree

from site_src.base.patterns import lazy_regex
from site_src.reading.workbook.marks import MAX_COLUMNS, MAX_ROWS, Marks

_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TABLE, _STYLE = _NAMES % "table", _NAMES % "style"
_NOTE = f"{_NAMES % 'office'}annotation"
_VISIBILITY = f"{_TABLE}visibility"
_LINE = f"{_STYLE}text-line-through-style"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
# Most files have none of these, and their XML is not gone through for them.
_ANY = lazy_regex(
    rb"<office:annotation|visibility=\"(?:collapse|filter)|text-line-through-style=\"[^n]"
    rb"|s-spanned=\"(?:[2-9]|[0-9]{2})"
)


def ods_marks(xml: bytes) -> dict[str, Marks]:
    """The marks of each sheet by its name."""
    if not _ANY.search(xml):
        return {}
    root = ElementTree.fromstring(xml)
    struck = {
        style.get(f"{_STYLE}name", "")
        for style in root.iter(f"{_STYLE}style")
        if any(text.get(_LINE, "none") != "none" for text in style.iter(f"{_STYLE}text-properties"))
    }
    return {
        table.get(f"{_TABLE}name", ""): _marks(table, struck)
        for table in root.iter(f"{_TABLE}table")
    }


def _marks(table: ElementTree.Element, struck_styles: Collection[str]) -> Marks:
    hidden: dict[str, set[int]] = {"collapse": set(), "filter": set()}
    struck: set[tuple[int, int]] = set()
    notes: set[tuple[int, int]] = set()
    spans: list[tuple[int, int, int, int]] = []
    for numbers, row in _numbered(table.iter(f"{_TABLE}table-row"), "rows", MAX_ROWS):
        hidden.get(row.get(_VISIBILITY, ""), set()).update(numbers)
        cells = (cell for cell in row if cell.tag in _CELLS)
        for columns, cell in _numbered(cells, "columns", MAX_COLUMNS):
            if not len(cell):
                continue
            if span := _span(cell, numbers.start, columns.start):
                spans.append(span)
            at = {(number, column) for number in numbers for column in columns}
            if cell.find(_NOTE) is not None:
                notes |= at
            if cell.get(f"{_TABLE}style-name") in struck_styles:
                struck |= at
    abouts = _numbered(table.iter(f"{_TABLE}table-column"), "columns", MAX_COLUMNS)
    return Marks(
        hidden=frozenset(hidden["collapse"]),
        filtered=frozenset(hidden["filter"]),
        struck=frozenset(struck),
        notes=frozenset(notes),
        spans=tuple(spans),
        hidden_columns=frozenset(
            n for columns, about in abouts if _is_hidden(about) for n in columns
        ),
    )


def _numbered(
    elements: Iterable[ElementTree.Element], what: str, limit: int
) -> Iterator[tuple[range, ElementTree.Element]]:
    """Each element with its numbers from 1: one may stand for many that are the same."""
    first = 1
    for element in elements:
        after = first + int(element.get(f"{_TABLE}number-{what}-repeated", "1"))
        yield range(first, min(after, limit + 1)), element
        first = after


def _span(cell: ElementTree.Element, row: int, column: int) -> tuple[int, int, int, int] | None:
    """The rows and columns that a merged cell goes over; None for one that is not merged."""
    rows, columns = (
        int(cell.get(f"{_TABLE}number-{what}-spanned", "1")) for what in ("rows", "columns")
    )
    if rows < 2 and columns < 2:
        return None
    last = (min(row + rows - 1, MAX_ROWS), min(column + columns - 1, MAX_COLUMNS))
    return (row, column, *last)


def _is_hidden(element: ElementTree.Element) -> bool:
    return element.get(_VISIBILITY, "visible") != "visible"
