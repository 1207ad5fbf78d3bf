"""A file to the lines of a plan, by what it holds and not by its name."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from site_src.base.folders import unreadable
from site_src.base.messages import gettext as _
from site_src.reading.load import convert_command
from site_src.vietnamese.encodings import read_old, read_utf16
from site_src.writing.drafting.lines import BULLETS, Counted, Line, PlanFile, PlanProblem
from site_src.writing.drafting.other_tables import shares_out
from site_src.writing.drafting.read_docx import read_docx, table_lines, texts_of
from site_src.writing.drafting.read_pdf import read_pdf

# With pictures in it a plan has some megabytes.
MOST_BYTES = 100_000_000
MOST_TEXT = 3_000_000
# With the cells of tables, each of which is read. Long plans with annexes have a thousand; so many
# take some ten seconds.
MOST_LINES = 8_000
# The names by which the parts of a protected file of Office are found in it.
_LOCKED = "EncryptedPackage".encode("utf-16-le")


def read_plan(file: Path) -> PlanFile:
    """The lines of a .docx, .pdf or .txt; PlanProblem says why a file is none of them."""
    try:
        if not file.is_file():
            raise PlanProblem(
                _("There is no file “{name}”").format(name=file),
                _("Write the name as it stands in the folder, with its ending."),
            )
        with file.open("rb") as opened:
            raw = opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise PlanProblem(*unreadable(error)) from error
    if len(raw) > MOST_BYTES:
        raise PlanProblem(
            _("The file is larger than {limit} MB").format(limit=MOST_BYTES // 1_000_000),
            _("Take the file of the plan alone, without pictures."),
        )
    found = _lines(raw, str(file))
    _must_be_unicode(found)
    sizes = [len(line.text) for line in _flat(found.lines)]
    if sum(sizes) > MOST_TEXT or len(sizes) > MOST_LINES:
        raise PlanProblem(
            _("The file holds far more text than a plan has"),
            _("Take the file of the plan alone."),
        )
    if all(line.picture for line in found.lines):
        raise PlanProblem(
            _("There is no text in the file; perhaps it holds pictures only"),
            _("Please take the Word file of the plan (.docx), in which words can be marked."),
        )
    return PlanFile(file.name, found.counted, found.lines)


def _flat(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    inside = [line for row in lines for cell in row.cells for line in cell]
    return (*lines, *inside)


def _must_be_unicode(plan: PlanFile) -> None:
    """Word and PDF files whose letters are those of an old font."""
    text = "\n".join(line.text for line in _flat(plan.lines))
    reading = (
        read_old(text.encode("utf-8", "replace")) if plan.counted is not Counted.LINES else None
    )
    if reading is not None and len(reading.lines) * 3 > len(plan.lines):
        raise PlanProblem(
            _("The letters are in the old encoding {encoding}, not in Unicode").format(
                encoding=reading.encoding
            ),
            _("Mark all of it in Word, change it to Unicode with UniKey (Ctrl+Shift+F6), save it."),
        )


def _lines(raw: bytes, name: str) -> PlanFile:
    if raw.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return PlanFile("", Counted.PARAGRAPHS, read_docx(raw))
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        if _LOCKED in raw:
            raise PlanProblem(
                _("The file has a password"),
                _("Take the password away in Word (File, Info, Protect Document), and save it."),
            )
        raise PlanProblem(
            _("This is a file of an old Word (.doc)"),
            _("Open it in Word, choose Save As, and save it as .docx."),
        )
    if raw.startswith(b"{\\rtf"):
        raise PlanProblem(
            _("This is an RTF file"), _("Open it in Word, choose Save As, and save it as .docx.")
        )
    if b"%PDF-" in raw[:1024]:
        return PlanFile("", Counted.PAGES, read_pdf(raw))
    return PlanFile("", Counted.LINES, _text_lines(raw, name))


def _text_lines(raw: bytes, name: str) -> tuple[Line, ...]:
    reading = read_utf16(raw) or read_old(raw)
    if reading is not None:
        raise PlanProblem(
            _("The file is in {encoding}, not in UTF-8").format(encoding=reading.encoding),
            _("Write it in UTF-8. This does it, and keeps the old file: {command}").format(
                command=convert_command(name)
            ),
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PlanProblem(
            _("This is no plan that can be read here: neither .docx nor .pdf nor text in UTF-8"),
            _("Save the plan in Word as .docx."),
        ) from error
    if "\x00" in text:
        raise PlanProblem(
            _("This is no plan that can be read here: neither .docx nor .pdf nor text in UTF-8"),
            _("Save the plan in Word as .docx."),
        )
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return tuple(_parted(text.replace("\f", "\n").split("\n")))


_RULE = re.compile(r"[\s|:+=_-]*")


def _parted(texts: list[str]) -> list[Line]:
    """Lines, where rows of cells parted by tabs or bars that follow each other are tables."""
    found: list[Line] = []
    gap, tables, number = True, 0, 0
    while number < len(texts):
        text = texts[number]
        if not text.strip() or (len(text) > 2 and _RULE.fullmatch(text)):
            gap = True
            number += 1
            continue
        rows: list[tuple[tuple[Line, ...], ...]] = []
        end = number
        while end < len(texts) and (
            (cells := _cells(texts[end]))
            # A page may end within a table.
            or (rows and not texts[end].strip() and end + 1 < len(texts) and _cells(texts[end + 1]))
        ):
            if not cells:
                end += 1
                continue
            if not _RULE.fullmatch(texts[end]):
                place = end + 1
                rows.append(tuple((Line(place, c.strip()),) if c.strip() else () for c in cells))
            end += 1
        if len(rows) > 1 and (max(map(len, rows)) > 2 or shares_out(texts_of(rows))):
            tables += 1
            found += table_lines(rows, tables)
            number, gap = end, True
            continue
        found.append(Line(number + 1, text, gap=gap))
        gap = False
        number += 1
    return found


# “4.1 Lễ khai mạc | 7:15, 01/10 | Sân trường” is an entry of a list, and no row.
_ENTRY = re.compile(rf"\s*(?:\d{{1,2}}(?:\.\d{{1,2}})+\.?|[{BULLETS}])\s+[^\W\d_]")


def _cells(text: str) -> list[str]:
    if text.count("|") >= 2 and not _ENTRY.match(text):
        return text.strip().removeprefix("|").removesuffix("|").split("|")
    if "\t" in text.strip():
        return text.split("\t")
    return []
