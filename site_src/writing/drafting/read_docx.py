"""A Word file to lines: with automatic numbers, tracked insertions, soft breaks, tables.

Our own, over the standard library: readers of others lose the automatic numbers, by which sections
are cited.
"""

from __future__ import annotations

import io
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from xml.etree import ElementTree

from site_src.base.messages import gettext as _
from site_src.reading.workbook.event_columns import EVENTS
from site_src.reading.workbook.shapes import all_headings, heading_key
from site_src.writing.drafting.docx_numbering import Numbering
from site_src.writing.drafting.docx_parts import (
    MC,
    Element,
    Styles,
    W,
    is_on,
    is_picture,
    part_of,
    value,
)
from site_src.writing.drafting.lines import Line, PlanProblem
from site_src.writing.drafting.other_tables import shares_out
from site_src.writing.drafting.section_tables import holds_sections, section_lines

# `RecursionError` is one of what has thousands of parts in each other.
_DAMAGED = (
    *(zipfile.BadZipFile, ElementTree.ParseError),
    *(EOFError, OSError, ValueError, OverflowError, RecursionError),
)
_PROTECTED = (RuntimeError, NotImplementedError, zlib.error)
_BOX = f"{W}txbxContent"
# What is not there, was taken away, or is said a second time.
_SKIPPED = {f"{W}del", f"{W}moveFrom", f"{MC}Fallback", f"{W}pPr", f"{W}rPr", f"{W}instrText"}


def read_docx(raw: bytes) -> tuple[Line, ...]:
    """The lines of a .docx; a place is the number of the paragraph, empty ones not counted."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return _lines_of(archive)
    except PlanProblem:
        raise
    except _DAMAGED as error:
        raise PlanProblem(
            _("The Word file is damaged and cannot be read"),
            _("Open it in Word, save it under another name, and take that file."),
        ) from error
    except _PROTECTED as error:
        raise PlanProblem(
            _("The Word file is damaged or protected and cannot be read"),
            _("Open it in Word, save it under another name without a password, and take that."),
        ) from error


def _lines_of(archive: zipfile.ZipFile) -> tuple[Line, ...]:
    whole = part_of(archive, "word/document.xml")
    if whole is None:
        raise PlanProblem(
            _("This is no file of Word, whatever its name says"),
            _("Save the plan in Word as .docx."),
        )
    numbering = Numbering.of(part_of(archive, "word/numbering.xml"))
    reader = _Reader(numbering, Styles(part_of(archive, "word/styles.xml")))
    notes = [part_of(archive, f"word/{name}notes.xml") for name in ("foot", "end")]
    body = whole.find(f"{W}body")
    if body is None:
        return ()
    lines = (*reader.lines(body), *reader.notes(notes))
    return (*lines, *(Line(place, "", picture=True) for place in reader.pictures))


class _Reader:
    """Goes through a body once, and counts its paragraphs and tables."""

    def __init__(self, numbering: Numbering, styles: Styles) -> None:
        self.numbering, self.styles = numbering, styles
        self.paragraphs = self.tables = 0
        self.gap = False
        self.held = ""
        self.pictures: list[int] = []

    def lines(self, parent: Element) -> Iterator[Line]:
        for child in parent:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield from self._table(child)
            elif child.tag not in _SKIPPED:
                yield from self.lines(child)

    def notes(self, parts: Iterable[Element | None]) -> Iterator[Line]:
        """The notes at the foot of pages and at the end, behind everything else."""
        self.gap = True
        for part in parts:
            for note in part if part is not None else ():
                if note.get(f"{W}type") is None:  # those of a type are lines between
                    yield from self.lines(note)

    def _paragraph(self, paragraph: Element) -> Iterator[Line]:
        properties = paragraph.find(f"{W}pPr")
        caps = self.styles.has(properties, "caps")
        text = self.held + unicodedata.normalize("NFC", "".join(_text(paragraph, caps)))
        self.held = ""
        mark = self.numbering.mark(properties, self.styles) if text.strip() else ""
        if text.strip() and paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None:
            # Its end was taken away: the next paragraph goes on with it.
            self.held = f"{mark} {text}" if mark else text
        elif text.strip():
            self.paragraphs += 1
            bold = self.styles.is_heading(properties) or self._all_bold(paragraph, properties)
            for part in filter(str.strip, text.split("\n")):
                yield Line(self.paragraphs, part, mark, self.gap, bold)
                mark, self.gap = "", False
        elif paragraph.find(f"{W}del") is None:
            self.gap = True
        inside = list(_own(paragraph))
        if any(map(is_picture, inside)):
            self.pictures.append(max(self.paragraphs, 1))
        for box in (each for each in inside if each.tag == _BOX):
            yield from self.lines(box)

    def _all_bold(self, paragraph: Element, properties: Element | None) -> bool:
        runs = [run for run in paragraph.iter(f"{W}r") if "".join(_text(run)).strip()]
        of_style = self.styles.has(properties, "b")
        looks = [run.find(f"{W}rPr") for run in runs]
        return bool(runs) and all(
            is_on(look, "b")
            if value(look, "b") is not None
            else of_style or self.styles.has(look, "b")
            for look in looks
        )

    def _table(self, table: Element) -> Iterator[Line]:
        self.tables += 1
        number = self.tables
        rows: list[tuple[tuple[Line, ...], ...]] = []
        widths: list[tuple[int, ...]] = []
        for row in _through(table, "tr"):
            if row.find(f"{W}trPr/{W}del") is not None:
                continue
            above = rows[-1] if rows else ()
            before = int(value(row.find(f"{W}trPr"), "gridBefore") or "0")
            cells: list[tuple[Line, ...]] = [()] * before
            across: list[int] = [1] * before
            for cell in _through(row, "tc"):
                own = tuple(self.lines(cell))
                properties = cell.find(f"{W}tcPr")
                merged = value(properties, "vMerge")
                if merged is not None and merged != "restart" and len(cells) < len(above):
                    own = above[len(cells)]
                width = int(value(properties, "gridSpan") or "1")
                cells += [own, *[()] * (width - 1)]
                across += [width, *[0] * (width - 1)]
            rows.append(tuple(cells))
            widths.append(tuple(across))
        yield from table_lines(rows, number, widths)
        self.gap = True


def _through(parent: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, through fields to fill in and insertions."""
    for child in parent:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins"):
            yield from _through(child, name)


def _own(element: Element) -> Iterator[Element]:
    """All that is in a paragraph, each once: text boxes are there for new Words, and for old ones.

    What is in them has paragraphs of its own.
    """
    for child in element:
        if child.tag not in _SKIPPED:
            yield child
            if child.tag != _BOX:
                yield from _own(child)


def table_lines(
    rows: list[tuple[tuple[Line, ...], ...]], number: int, widths: Sequence[tuple[int, ...]] = ()
) -> Iterator[Line]:
    """The rows of a table.

    Of one that only puts things side by side, as the head and the signature of a letter, the lines
    of its cells.
    """
    if holds_sections(rows):
        yield from section_lines(rows)
        return
    widest = max(map(len, rows))
    words = " ".join(line.text for row in rows for cell in row for line in cell)
    known = all_headings(EVENTS)
    first = texts_of(rows[:1])[0]
    headed = len(rows) > 1 and all(heading_key(text) in known for text in first)
    apart = len(rows) <= 3 or "Nơi nhận" in words or "Độc lập" in words
    layout = widest == 2 and not headed and apart and not shares_out(texts_of(rows))
    for row, across in zip_longest(rows, widths, fillvalue=()):
        cells = [cell for at, cell in enumerate(row) if cell and cell not in row[:at]]
        if layout:
            yield from (line for cell in cells for line in cell)
        elif cells:
            place = min(line.place for cell in cells for line in cell)
            yield Line(place, "", cells=row, table=number, widths=across)


def texts_of(rows: Sequence[Sequence[Sequence[Line]]]) -> list[list[str]]:
    """The rows of a table as texts."""
    return [[" ".join(line.text for line in cell) for cell in row] for row in rows]


def _text(element: Element, caps: bool = False) -> Iterator[str]:
    for child in element:
        if child.tag in _SKIPPED or child.tag == _BOX:
            continue
        if child.tag == f"{W}r":
            look = child.find(f"{W}rPr")
            if is_on(look, "vanish"):
                continue
            # What is shown in capitals was printed so.
            shown = is_on(look, "caps") if value(look, "caps") is not None else caps
            words = "".join(_text(child))
            yield words.upper() if shown else words
        elif child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag == f"{W}tab":
            yield "\t"
        elif child.tag in (f"{W}br", f"{W}cr"):
            yield "\n"
        elif child.tag == f"{W}noBreakHyphen":
            yield "-"
        elif child.tag == f"{W}sym":
            # A sign of a font of its own, as before the items of a list.
            yield chr(int(child.get(f"{W}char", "20"), 16))
        else:
            yield from _text(child, caps)
