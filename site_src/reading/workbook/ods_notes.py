"""The notes that somebody wrote to cells of a LibreOffice sheet, which calamine drops."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_NOTE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")


def ods_notes(xml: bytes) -> dict[str, frozenset[tuple[int, int]]]:
    """The cells with a note, each as row and column from 1, by the names of their sheets."""
    if b"<office:annotation" not in xml:
        return {}
    return {
        table.get(f"{_TABLE}name", ""): frozenset(_noted(table))
        for table in ElementTree.fromstring(xml).iter(f"{_TABLE}table")
    }


def _noted(table: ElementTree.Element) -> Iterator[tuple[int, int]]:
    number = 1
    for row in table.iter(f"{_TABLE}table-row"):
        column = 1
        for cell in row:
            if cell.tag in _CELLS:
                if cell.find(_NOTE) is not None:
                    yield number, column
                column += int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        number += int(row.get(f"{_TABLE}number-rows-repeated", "1"))
