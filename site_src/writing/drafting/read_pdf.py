"""A PDF with text to lines: what pdfium gives letter by letter, put together to paragraphs."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from site_src.base.messages import gettext as _
from site_src.base.messages import thousands
from site_src.vietnamese.syllables import share_of_stubs, share_of_syllables
from site_src.writing.drafting.blocks import is_capitals
from site_src.writing.drafting.joining import AWAITS_NUMBER
from site_src.writing.drafting.lines import BULLETS, Line, PlanProblem
from site_src.writing.drafting.pdf_grids import Cell, cell_at, grids_of
from site_src.writing.drafting.read_docx import table_lines

# Plans with all appendices have some twenty pages.
MOST_PAGES = 120
# A page with fewer letters holds a picture of its text.
FEWEST_LETTERS = 40
# Below this share of words that can be Vietnamese, the fonts do not say which letter is which.
FEWEST_SYLLABLES = 0.8
# Plans have 2 %; a PDF whose letters with marks are lost has half.
MOST_STUBS = 0.15
_BEGINS = re.compile(
    rf"(?:[{BULLETS}]"
    r"|\d{1,2}(?:\.\d{1,2})*[.)/]\s*(?!\d)"
    r"|\d{1,2}(?:\.\d{1,2})+\s|\d{1,2}(?:\.\d{1,2})*-\s|[IVX]{1,5}(?:[.)/]|-\s)|[a-zđ][.)]"
    # An hour with its own line: “14h00: …”.
    r"|\d{1,2}\s*(?:h|g|giờ)\s*\d{0,2}[^:]{0,20}:)\s*\S"
)


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a page: its text, its left and right end, its foot and height in points."""

    text: str
    left: float
    right: float
    foot: float
    height: float
    cell: Cell | None = None


def read_pdf(raw: bytes) -> tuple[Line, ...]:
    """The paragraphs of a .pdf; a place is the number of the page."""
    try:
        import pypdfium2  # late: only this command needs it, and it belongs to an extra
    except ImportError as error:
        raise PlanProblem(
            _("To read PDF a library is missing here: pypdfium2"),
            _("Start it with build.py, which sets it up; or take the Word file (.docx)."),
        ) from error
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        secret = "password" in str(error).casefold()
        raise PlanProblem(
            _("The PDF has a password") if secret else _("The PDF is damaged and cannot be read"),
            _("Take the Word file of the plan (.docx)."),
        ) from error
    try:
        if len(document) > MOST_PAGES:
            raise PlanProblem(
                _("The PDF has {count} pages; a plan has at most {limit}").format(
                    count=thousands(len(document)), limit=MOST_PAGES
                ),
                _("Save the pages of the plan as a file of their own, or take the Word file."),
            )
        pages = [_rows(document[number], pypdfium2.raw) for number in range(len(document))]
    finally:
        document.close()
    _must_be_text(pages)
    edge = max(row.right for rows in pages for row in rows)
    return tuple(
        line for number, rows in enumerate(pages, 1) for line in _paragraphs(rows, number, edge)
    )


def _must_be_text(pages: list[list[_Row]]) -> None:
    letters = [sum(len(row.text) for row in rows) for rows in pages]
    if sum(count < FEWEST_LETTERS for count in letters) * 2 > len(pages):
        raise PlanProblem(
            _("The PDF is a scan: it holds pictures of the pages, and no text"),
            _("Please take the Word file of the plan (.docx)."),
        )
    text = "\n".join(row.text for rows in pages for row in rows)
    odd = len(re.findall("[\ufffd\ue000-\uf8ff\x00-\x08]", text)) * 50 > len(text)
    lost = share_of_stubs(text) > MOST_STUBS
    if odd or lost or share_of_syllables(text) < FEWEST_SYLLABLES:
        raise PlanProblem(
            _("The fonts of the PDF do not tell its letters: the text comes out broken"),
            _("Please take the Word file of the plan (.docx)."),
        )


def _rows(page: Any, raw: Any) -> list[_Row]:
    """The lines of a page, as pdfium orders them.

    A wide gap is a tab, a cell of a table begins a line of its own.
    """
    import ctypes  # late, as above

    text = page.get_textpage()
    grids = grids_of(page, raw)
    left, right, foot, top = (ctypes.c_double() for _side in range(4))
    rows: list[_Row] = []
    letters: list[str] = []
    box: list[float] = []
    cell: Cell | None = None

    def finish() -> None:
        nonlocal letters, box
        words = unicodedata.normalize("NFC", "".join(letters)).strip()
        if words and box:
            rows.append(_Row(words, box[0], box[1], box[2], box[3] - box[2], cell))
        letters, box = [], []

    for number in range(text.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(text.raw, number))
        if letter in "\r\n":
            finish()
            continue
        raw.FPDFText_GetCharBox(text.raw, number, left, right, foot, top)
        if letter.isspace() or letter == "\u0000":
            letters.append(" ")
            continue
        here = cell_at(grids, (left.value + right.value) / 2, (foot.value + top.value) / 2)
        if here != cell:
            finish()
            cell = here
        wide = box and left.value - box[1] > 18
        if box and (left.value < box[0] - 5 or (wide and left.value - box[1] > 300)):
            finish()
        elif wide:
            letters.append("\t")
        # pdfium gives a hyphen at the end of a line as a sign of its own.
        letters.append("-" if letter in "\u0002\ufffe" else letter)
        ends = (left.value, right.value, foot.value, top.value)
        box = (
            [min(box[0], ends[0]), max(box[1], ends[1]), min(box[2], ends[2]), max(box[3], ends[3])]
            if box
            else list(ends)
        )
    finish()
    return rows


def _table(rows: list[_Row], page: int, number: int) -> Iterator[Line]:
    """The rows of a table from the lines in its cells; a cell over several rows is in each."""
    cells: dict[tuple[int, int], list[str]] = {}
    for row in rows:
        assert row.cell is not None
        cells.setdefault((row.cell.row, row.cell.column), []).append(row.text)
    assert rows[0].cell is not None
    grid = rows[0].cell.grid
    width = len(grid.columns) - 1
    found: list[tuple[tuple[Line, ...], ...]] = []
    widths: list[tuple[int, ...]] = []
    for at in range(len(grid.rows) - 1):
        texts = [" ".join(cells.get((at, column), ())) for column in range(width)]
        row_of: list[tuple[Line, ...]] = [(Line(page, text),) if text else () for text in texts]
        for column in range(width):
            if (at, column) in grid.open:
                row_of[column] = found[-1][column]
        found.append(tuple(row_of))
        widths.append(tuple(grid.width(at, column) for column in range(width)))
    # A row all of whose words are those of cells above it is none.
    filled = [
        at
        for at, row in enumerate(found)
        if any(cell and (at, column) not in grid.open for column, cell in enumerate(row))
    ]
    yield from table_lines([found[n] for n in filled], number, [widths[n] for n in filled])


def _is_full(before: _Row, row: _Row, edge: float) -> bool:
    """Whether a line has no room for the first word of the next."""
    word = (row.right - row.left) / len(row.text) * (len(row.text.split()[0]) + 1)
    return before.right + word > edge - 3


def _usual_pitch(rows: list[_Row], edge: float) -> float:
    """How far the lines of a paragraph stand apart, as far as full ones tell."""
    found = Counter(round(a.foot - b.foot) for a, b in pairwise(rows) if _is_full(a, b, edge))
    return next((pitch for pitch, count in found.most_common(1) if count > 2), 1000)


def _is_title(text: str) -> bool:
    return is_capitals(text) and re.search(r"[\d“”]", text) is None and len(text) > 7


def _paragraphs(rows: list[_Row], page: int, edge: float) -> Iterator[Line]:
    """Rows that belong together, joined: the one before is full, and this one begins nothing."""
    tabled = {row.cell.table for row in rows if row.cell is not None}
    if tabled:
        # A table stands where its first line stands.
        first = min(tabled)
        inside = [row for row in rows if row.cell is not None and row.cell.table == first]
        at = rows.index(inside[0])
        rest = [row for row in rows[at:] if row not in inside]
        yield from _paragraphs(rows[:at], page, edge)
        yield from _table(inside, page, page * 100 + first)
        yield from _paragraphs(rest, page, edge)
        return
    if not rows:
        return
    lefts = Counter(round(row.left / 3) for row in rows if len(row.text) > 40)
    margin = lefts.most_common(1)[0][0] * 3 if lefts else min(row.left for row in rows)
    if indented := [n * 3 for n, count in lefts.items() if count > 2 and n * 3 < margin - 6]:
        margin = min(indented)
    # Where paragraphs have no indent, more room than between lines parts them.
    usual = _usual_pitch(rows, edge)
    texts: list[str] = []
    gap = True
    for number, row in enumerate(rows):
        before = rows[number - 1] if number else None
        space = before.foot - row.foot if before else 0
        apart = before is None or not 0 < space < 2.2 * max(row.height, 8)
        full = before is not None and _is_full(before, row, edge)
        titled = before is not None and _is_title(row.text) and not _is_title(before.text)
        opens = _BEGINS.match(row.text) and not (before and AWAITS_NUMBER.search(before.text))
        begins = bool(opens) or row.left > margin + 12 or titled or space > usual * 1.25 + 2
        joined = not apart and full and not begins and "\t" not in row.text
        if not joined and texts:
            yield Line(page, " ".join(texts), gap=gap)
            texts = []
        if not texts:
            gap = apart
        texts.append(row.text)
    yield Line(page, " ".join(texts), gap=gap)
