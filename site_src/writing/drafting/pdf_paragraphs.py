"""The rows of a PDF's pages to paragraphs, by where they begin and end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from site_src.writing.drafting.blocks import is_capitals, page_number
from site_src.writing.drafting.joining import AWAITS_NUMBER
from site_src.writing.drafting.lines import Line
from site_src.writing.drafting.pdf_rows import BEGINS, Row, text_of
from site_src.writing.drafting.pdf_tables import Table, table_of

# Letters of a heading, at most.
_SHORT = 45
_ENDED = re.compile(r"[.;:,!?…]$")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a document's paragraphs are laid out.

    All in points: `edge` is the right end of its lines; `pitch` is how far the lines of a paragraph
    stand apart, as far as full ones tell; `margin` is where lines begin that go on with a paragraph
    whose first line is indented, if any does.
    """

    edge: float
    pitch: float
    margin: float | None

    @classmethod
    def of(cls, pages: Sequence[Sequence[Row]]) -> Layout:
        """The layout that these pages share."""
        edge = max(row.right for rows in pages for row in rows)
        full = [
            (before, row)
            for rows in pages
            for before, row in pairwise(rows)
            if row.cell == before.cell and _is_full(before, row, edge)
        ]
        pitches = sorted(p for before, row in full if (p := before.foot - row.foot) > 5)
        # Feet are those of letters, and “y” has a lower one.
        usual = (a + 1 for a, b in pairwise(pitches) if b - a < 3)
        margins = Counter(
            round(row.left / 3)
            for before, row in full
            if row.left < before.left - 12 and not is_capitals(before.text)
        )
        margin = margins.most_common(1)[0][0] * 3 if margins else None
        return cls(edge, next(usual, 1000.0), margin)

    def lines(self, pages: Sequence[Sequence[Row]]) -> Iterator[Line]:
        """Paragraphs, and tables where their first line stands, joined over the end of a page."""
        table: Table | None = None
        behind: list[Line] = []
        for page, rows in enumerate(pages, 1):
            for piece in _pieces(rows):
                more = table_of(piece, page) if piece[0].cell is not None else None
                if more is None:
                    overleaf = pages[page - 2] if page > 1 and piece[0] is rows[0] else ()
                    gap = not overleaf or not self._goes_on(overleaf[-1], piece[0])
                    found = list(self._joined(piece, page, gap))
                    if table is not None and all(page_number(line) is not None for line in found):
                        behind += found
                        continue
                elif table is not None and table.goes_on_in(more):
                    table = table.joined(more)
                    continue
                if table is not None:
                    yield from table.lines()
                yield from behind
                table, behind = more, []
                if more is None:
                    yield from found
        if table is not None:
            yield from table.lines()
        yield from behind

    def _goes_on(self, last: Row, row: Row) -> bool:
        """Whether a page goes on with what the one before ends with: a sentence, or a heading."""
        is_cut = _is_full(last, row, self.edge) or len(last.text) < _SHORT
        return is_cut and last.cell is None and _ENDED.search(last.text) is None

    def _joined(self, rows: Sequence[Row], page: int, gap: bool) -> Iterator[Line]:
        margin = _usual_margin(rows) if self.margin is None else self.margin
        parts = [rows[0]]
        for row in rows[1:]:
            space = parts[-1].foot - row.foot
            apart = not 0 < space < 2.2 * max(row.height, 8)
            if (
                apart
                # Where paragraphs have no indent, more room than between lines parts them.
                or space > self.pitch * 1.25 + 2
                or not _is_full(parts[-1], row, self.edge)
                or "\t" in row.text
                or _begins(row, parts, margin)
            ):
                yield Line(page, text_of(parts), gap=gap, bold=all(part.bold for part in parts))
                parts, gap = [], apart
            parts.append(row)
        yield Line(page, text_of(parts), gap=gap, bold=all(part.bold for part in parts))


def _pieces(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """The rows of a page by what they are: those of a table, or those between two."""
    tabled = {row.cell.table for row in rows if row.cell is not None}
    if tabled:
        first = min(tabled)
        inside = [row for row in rows if row.cell is not None and row.cell.table == first]
        at = rows.index(inside[0])
        yield from _pieces(rows[:at])
        yield inside
        yield from _pieces([row for row in rows[at:] if row not in inside])
    elif rows:
        yield rows


def _begins(row: Row, parts: Sequence[Row], margin: float) -> bool:
    """Whether a line begins a paragraph, by its words or its indent; `parts` are those before."""
    first, before = parts[0], parts[-1]
    if _is_title(row.text) and not _is_title(before.text):
        return True
    if BEGINS.match(row.text):
        # “Hội trường tầng / 3. …”, “chính trị / - xã hội”; a capital where entries are indented.
        is_number = row.text[0].isdigit() and AWAITS_NUMBER.search(before.text)
        is_dash = row.text[:2] in ("- ", "– ") and _ENDED.search(before.text) is None
        is_inside = row.text[2].islower() or row.left <= margin + 12 < first.left
        return not is_number and not (is_dash and is_inside)
    hangs = BEGINS.match(first.text) is not None and row.left > first.left + 5
    return row.left > margin + 12 and not hangs


def _is_full(before: Row, row: Row, edge: float) -> bool:
    """Whether a line has no room for the first word of the next."""
    word = (row.right - row.left) / len(row.text) * (len(row.text.split()[0]) + 1)
    return before.right + word > edge - 3


def _is_title(text: str) -> bool:
    return is_capitals(text) and re.search(r"[\d“”]", text) is None and len(text) > 7


def _usual_margin(rows: Sequence[Row]) -> float:
    """Where most long lines begin, or those that stand out to the left of them."""
    lefts = Counter(round(row.left / 3) for row in rows if len(row.text) > 40)
    margin = lefts.most_common(1)[0][0] * 3 if lefts else min(row.left for row in rows)
    if outside := [n * 3 for n, count in lefts.items() if count > 2 and n * 3 < margin - 6]:
        margin = min(outside)
    return margin
