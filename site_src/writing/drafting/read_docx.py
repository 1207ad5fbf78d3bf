"""A Word file to lines: with automatic numbers, tracked insertions, soft breaks, tables.

Our own, over the standard library: readers of others lose the automatic numbers, by which sections
are cited.
"""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from xml.etree import ElementTree

from site_src.base.messages import gettext as _
from site_src.reading.workbook.event_columns import EVENTS
from site_src.reading.workbook.shapes import all_headings, heading_key
from site_src.writing.drafting.lines import Line, PlanProblem

Element = ElementTree.Element
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# The text of a plan has some hundred thousand letters; more than this is something else.
MOST_XML = 30_000_000
# What is not there, was taken away, or is said a second time.
_SKIPPED = {f"{_W}del", f"{_W}moveFrom", f"{_MC}Fallback", f"{_W}pPr", f"{_W}rPr", f"{_W}instrText"}


def read_docx(raw: bytes) -> tuple[Line, ...]:
    """The lines of a .docx; a place is the number of the paragraph, empty ones not counted."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            body = _xml(archive, "word/document.xml")
            numbering = _xml(archive, "word/numbering.xml")
            styles = _xml(archive, "word/styles.xml")
    except (zipfile.BadZipFile, ElementTree.ParseError, EOFError, OSError, ValueError) as error:
        if isinstance(error, PlanProblem):
            raise
        raise PlanProblem(
            _("The Word file is damaged and cannot be read"),
            _("Open it in Word, save it under another name, and take that file."),
        ) from error
    except (RuntimeError, NotImplementedError, zipfile.zlib.error) as error:  # type: ignore[attr-defined]
        raise PlanProblem(
            _("The Word file is damaged or protected and cannot be read"),
            _("Open it in Word, save it under another name without a password, and take that."),
        ) from error
    if body is None:
        raise PlanProblem(
            _("This is no file of Word, whatever its name says"),
            _("Save the plan in Word as .docx."),
        )
    reader = _Reader(_Numbering.of(numbering, styles), _bold_styles(styles))
    found = body.find(f"{_W}body")
    return tuple(reader.lines(found)) if found is not None else ()


def _xml(archive: zipfile.ZipFile, name: str) -> Element | None:
    if name not in archive.namelist():
        return None
    with archive.open(name) as file:
        data = file.read(MOST_XML + 1)
    if len(data) > MOST_XML:
        raise PlanProblem(
            _("The Word file holds far more text than a plan has"),
            _("Take the file of the plan alone."),
        )
    if b"<!DOCTYPE" in data[:2000]:
        raise ValueError(name)
    return ElementTree.fromstring(data)


def _value(element: Element | None, name: str) -> str | None:
    found = element.find(f"{_W}{name}") if element is not None else None
    return found.get(f"{_W}val", "") if found is not None else None


def _is_on(properties: Element | None, name: str) -> bool:
    return _value(properties, name) not in (None, "0", "false", "off", "none")


def _bold_styles(styles: Element | None) -> frozenset[str]:
    """The ids of the styles that are headings or bold."""
    if styles is None:
        return frozenset()
    return frozenset(
        style.get(f"{_W}styleId", "")
        for style in styles.iter(f"{_W}style")
        if (_value(style, "name") or "").casefold().startswith(("heading", "title"))
        or _is_on(style.find(f"{_W}rPr"), "b")
    )


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    text: str
    start: int


@dataclass(slots=True)
class _Numbering:
    """The lists of a file, and how far each has counted."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    restarts: dict[tuple[str, int], int] = field(default_factory=dict)
    styled: dict[str, tuple[str, int]] = field(default_factory=dict)
    counts: dict[tuple[str, int], int] = field(default_factory=dict)

    @classmethod
    def of(cls, numbering: Element | None, styles: Element | None) -> _Numbering:
        found = cls()
        for abstract in numbering.iter(f"{_W}abstractNum") if numbering is not None else ():
            found.levels[abstract.get(f"{_W}abstractNumId", "")] = {
                int(level.get(f"{_W}ilvl", "0")): _Level(
                    _value(level, "numFmt") or "decimal",
                    _value(level, "lvlText") or "",
                    int(_value(level, "start") or "1"),
                )
                for level in abstract.iter(f"{_W}lvl")
            }
        for number in numbering.iter(f"{_W}num") if numbering is not None else ():
            name = number.get(f"{_W}numId", "")
            found.lists[name] = _value(number, "abstractNumId") or ""
            for override in number.iter(f"{_W}lvlOverride"):
                start = _value(override, "startOverride")
                if start is not None:
                    found.restarts[name, int(override.get(f"{_W}ilvl", "0"))] = int(start)
        for style in styles.iter(f"{_W}style") if styles is not None else ():
            numbered = style.find(f"{_W}pPr/{_W}numPr")
            if numbered is not None and (of := _value(numbered, "numId")):
                level = int(_value(numbered, "ilvl") or "0")
                found.styled[style.get(f"{_W}styleId", "")] = (of, level)
        return found

    def mark(self, properties: Element | None) -> str:
        """The number that Word puts before a paragraph of these properties; "" for none."""
        numbered = properties.find(f"{_W}numPr") if properties is not None else None
        style = self.styled.get(_value(properties, "pStyle") or "")
        name = _value(numbered, "numId") or (style[0] if style else "")
        level = int(_value(numbered, "ilvl") or (style[1] if style else 0))
        abstract = self.lists.get(name, "")
        kinds = self.levels.get(abstract, {})
        if level not in kinds:
            return ""
        if (name, level) in self.restarts:
            self.counts[abstract, level] = self.restarts.pop((name, level)) - 1
        count = self.counts.get((abstract, level), kinds[level].start - 1) + 1
        self.counts[abstract, level] = count
        for deeper in [key for key in self.counts if key[0] == abstract and key[1] > level]:
            del self.counts[deeper]
        if kinds[level].format == "bullet":
            return "+" if kinds[level].text.strip() == "+" else "-"
        text = kinds[level].text
        for other, kind in kinds.items():
            number = self.counts.get((abstract, other), kind.start)
            text = text.replace(f"%{other + 1}", _numeral(number, kind.format))
        return text.strip()


def _numeral(number: int, kind: str) -> str:
    if kind in ("upperRoman", "lowerRoman"):
        roman = ""
        for value, sign in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV")):
            roman += sign * (number // value)
            number %= value
        roman += "I" * number
        return roman if kind == "upperRoman" else roman.lower()
    if kind in ("upperLetter", "lowerLetter"):
        letter = chr(ord("A") + (number - 1) % 26)
        return letter if kind == "upperLetter" else letter.lower()
    if kind == "none":
        return ""
    return f"{number:02}" if kind == "decimalZero" else str(number)


class _Reader:
    """Goes through a body once, and counts its paragraphs and tables."""

    def __init__(self, numbering: _Numbering, bold: frozenset[str]) -> None:
        self.numbering, self.bold = numbering, bold
        self.paragraphs = self.tables = 0
        self.gap = False

    def lines(self, parent: Element) -> Iterator[Line]:
        for child in parent:
            if child.tag == f"{_W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                yield from self._table(child)
            elif child.tag not in _SKIPPED:
                yield from self.lines(child)

    def _paragraph(self, paragraph: Element) -> Iterator[Line]:
        properties = paragraph.find(f"{_W}pPr")
        boxes = list(paragraph.iter(f"{_W}txbxContent"))
        text = unicodedata.normalize("NFC", "".join(_text(paragraph)))
        mark = self.numbering.mark(properties) if text.strip() else ""
        if text.strip():
            self.paragraphs += 1
            bold = (_value(properties, "pStyle") or "") in self.bold or _all_bold(paragraph)
            for part in filter(str.strip, text.split("\n")):
                yield Line(self.paragraphs, part, mark, self.gap, bold)
                mark, self.gap = "", False
        else:
            self.gap = True
        # A text box is in the file twice, for new Words and for old ones.
        for box in boxes[:1]:
            yield from self.lines(box)

    def _table(self, table: Element) -> Iterator[Line]:
        self.tables += 1
        number = self.tables
        rows: list[tuple[tuple[Line, ...], ...]] = []
        widths: list[tuple[int, ...]] = []
        for row in _rows(table):
            above = rows[-1] if rows else ()
            cells: list[tuple[Line, ...]] = []
            across: list[int] = []
            for cell in row.findall(f"{_W}tc"):
                own = tuple(self.lines(cell))
                properties = cell.find(f"{_W}tcPr")
                merged = _value(properties, "vMerge")
                if merged is not None and merged != "restart" and len(cells) < len(above):
                    own = above[len(cells)]
                width = int(_value(properties, "gridSpan") or "1")
                cells += [own, *[()] * (width - 1)]
                across += [width, *[0] * (width - 1)]
            rows.append(tuple(cells))
            widths.append(tuple(across))
        yield from table_lines(rows, number, widths)
        self.gap = True


def _rows(table: Element) -> Iterator[Element]:
    """The rows of a table, and not those of the tables in its cells."""
    for child in table:
        if child.tag == f"{_W}tr":
            if child.find(f"{_W}trPr/{_W}del") is None:
                yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins"):
            yield from _rows(child)


def table_lines(
    rows: list[tuple[tuple[Line, ...], ...]], number: int, widths: Sequence[tuple[int, ...]] = ()
) -> Iterator[Line]:
    """The rows of a table.

    Of one that only puts things side by side, as the head and the signature of a letter, the lines
    of its cells.
    """
    widest = max((len(row) for row in rows), default=0)
    words = " ".join(line.text for row in rows for cell in row for line in cell)
    known = all_headings(EVENTS)
    first = [" ".join(line.text for line in cell) for cell in rows[0]] if rows else []
    headed = len(rows) > 1 and all(heading_key(text) in known for text in first)
    layout = widest < 2 or (
        widest == 2 and not headed and (len(rows) <= 3 or "Nơi nhận" in words or "Độc lập" in words)
    )
    for row, across in zip_longest(rows, widths, fillvalue=()):
        cells = [cell for at, cell in enumerate(row) if cell and cell not in row[:at]]
        if layout:
            yield from (line for cell in cells for line in cell)
        elif cells:
            place = min(line.place for cell in cells for line in cell)
            yield Line(place, "", cells=row, table=number, widths=across)


def _text(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag in _SKIPPED or child.tag == f"{_W}txbxContent":
            continue
        if child.tag == f"{_W}r" and _is_on(child.find(f"{_W}rPr"), "vanish"):
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag == f"{_W}tab":
            yield "\t"
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        else:
            yield from _text(child)


def _all_bold(paragraph: Element) -> bool:
    runs = [run for run in paragraph.iter(f"{_W}r") if "".join(_text(run)).strip()]
    return bool(runs) and all(_is_on(run.find(f"{_W}rPr"), "b") for run in runs)
