"""The rows of text of a PDF's page, and what they say as one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from site_src.writing.drafting.lines import BULLETS
from site_src.writing.drafting.pdf_grids import Cell

# What begins an entry.
BEGINS = re.compile(
    rf"(?:[{BULLETS}]"
    r"|\d{1,2}(?:\.\d{1,2})*[.)/]\s*(?!\d)"
    r"|\d{1,2}(?:\.\d{1,2})+\s|\d{1,2}(?:\.\d{1,2})*-\s|[IVX]{1,5}(?:[.)/]|-\s)|[a-zđ][.)/]"
    # An hour with its own line: “14h00: …”.
    r"|\d{1,2}\s*(?:h|g|giờ)\s*\d{0,2}[^:]{0,20}:)\s*\S"
)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a page: its text, its left and right end, its foot and height in points.

    It is `bold` where its first and its last letter are.
    """

    text: str
    left: float
    right: float
    foot: float
    height: float
    bold: bool = False
    cell: Cell | None = None


def text_of(rows: Iterable[Row]) -> str:
    """Their texts as one; a name that is parted at its hyphen has no blank there: “KH- / UBND”."""
    text = "\n".join(row.text for row in rows)
    return re.sub(r"(?<=\w-)\n(?=\w)", "", text).replace("\n", " ")
