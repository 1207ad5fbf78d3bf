"""A PDF with text to lines: what pdfium gives letter by letter, put together to paragraphs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from site_src.base.messages import gettext as _
from site_src.base.messages import thousands
from site_src.vietnamese.syllables import share_of_stubs, share_of_syllables
from site_src.writing.drafting.lines import CENTIMETRE, Line, PlanProblem, may_show_a_table
from site_src.writing.drafting.pdf_grids import Cell, cell_at, grids_of
from site_src.writing.drafting.pdf_paragraphs import Layout
from site_src.writing.drafting.pdf_rows import Row

# Plans with all appendices have some twenty pages.
MOST_PAGES = 120
# A page with fewer letters holds a picture of its text.
FEWEST_LETTERS = 40
# Below this share of words that can be Vietnamese, the fonts do not say which letter is which.
FEWEST_SYLLABLES = 0.8
# Plans have 2 %; a PDF whose letters with marks are lost has half.
MOST_STUBS = 0.15
# Points of a gap that is a tab, and of one between what stands side by side.
_TAB, _SIDE_BY_SIDE = 18, 300
# Points by which the gaps between words differ at most where a line is drawn out to both edges.
_EVEN = 5


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
        pages, pictures = list[list[Row]](), list[Line]()
        for number, page in enumerate(document, 1):
            pages.append(_rows(page, pypdfium2.raw))
            if _has_picture(page, pypdfium2.raw):
                pictures.append(Line(number, "", picture=True))
    finally:
        document.close()
    _must_be_text(pages)
    return (*Layout.of(pages).lines(pages), *pictures)


def _has_picture(page: Any, raw: Any) -> bool:
    """Whether a page has a large picture.

    One of the whole page lies behind the letters that a program has read from it.
    """
    width, height = (size / CENTIMETRE for size in page.get_size())
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, foot, right, top = (side / CENTIMETRE for side in item.get_bounds())
        if may_show_a_table(right - left, top - foot):
            return bool((right - left) * (top - foot) < 0.8 * width * height)
    return False


def _must_be_text(pages: list[list[Row]]) -> None:
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


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter of a page, and the room that it takes, in points; `spaced` is one behind a blank."""

    text: str
    spaced: bool
    bold: bool
    left: float
    right: float
    foot: float
    top: float
    cell: Cell | None


def _letters(page: Any, raw: Any) -> Iterator[_Letter | None]:
    """The letters of a page, as pdfium orders them; None for the end of a line."""
    import ctypes  # late, as above

    text = page.get_textpage()
    grids = grids_of(page, raw)
    left, right, foot, top = (ctypes.c_double() for _side in range(4))
    name = ctypes.create_string_buffer(100)
    spaced = False
    for number in range(text.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(text.raw, number))
        if letter in "\r\n":
            yield None
        elif letter.isspace() or letter == "\u0000":
            spaced = True
            continue
        else:
            raw.FPDFText_GetCharBox(text.raw, number, left, right, foot, top)
            raw.FPDFText_GetFontInfo(text.raw, number, name, len(name), None)
            yield _Letter(
                # pdfium gives a hyphen at the end of a line as a sign of its own.
                "-" if letter in "\u0002\ufffe" else letter,
                spaced,
                b"bold" in name.value.lower(),
                left.value,
                right.value,
                foot.value,
                top.value,
                cell_at(grids, (left.value + right.value) / 2, (foot.value + top.value) / 2),
            )
        spaced = False


def _rows(page: Any, raw: Any) -> list[Row]:
    """The lines of a page; what stands side by side, or in cells of a table, is a line each."""
    rows: list[Row] = []
    line: list[_Letter] = []
    for letter in _letters(page, raw):
        if line and (letter is None or _is_parted(letter, line)):
            rows.append(_row(line))
            line = []
        if letter is not None:
            line.append(letter)
    return [*rows, _row(line)] if line else rows


def _is_parted(letter: _Letter, line: list[_Letter]) -> bool:
    last = line[-1]
    return (
        letter.cell != last.cell
        or letter.left < line[0].left - 5
        or letter.left - last.right > _SIDE_BY_SIDE
    )


def _row(line: list[_Letter]) -> Row:
    """A line of its letters.

    A wide gap is a tab, but where all of the line are so wide, since it reaches to both edges.
    """
    gaps = [two.left - one.right for one, two in pairwise(line) if two.spaced]
    drawn_out = len(gaps) > 2 and max(gaps) - min(gaps) < _EVEN
    texts = [line[0].text]
    for one, two in pairwise(line):
        tab = "\t" if two.left - one.right > _TAB and not drawn_out else ""
        texts += " " * two.spaced, tab, two.text
    foot = min(letter.foot for letter in line)
    return Row(
        unicodedata.normalize("NFC", "".join(texts)),
        line[0].left,
        max(letter.right for letter in line),
        foot,
        max(letter.top for letter in line) - foot,
        line[0].bold and line[-1].bold,
        line[0].cell,
    )
