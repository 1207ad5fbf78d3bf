"""Word files as people make them: written part by part, without a library."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/'
    '2006/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{OFFICE}.document.main+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{OFFICE}.numbering+xml"/></Types>'
)
# By these the parts of a file find each other; Word and LibreOffice open none without them.
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="{target}" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/{kind}"/></Relationships>'
)


def paragraph(text: str, properties: str = "", bold: bool = False) -> str:
    """A paragraph; a line end in it is a soft break, a tab a tab."""
    runs = []
    for number, line in enumerate(text.split("\n")):
        parts = "<w:tab/>".join(
            f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in line.split("\t")
        )
        look = "<w:rPr><w:b/></w:rPr>" if bold else ""
        runs.append(f"<w:r>{look}{'<w:br/>' if number else ''}{parts}</w:r>")
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def numbered(text: str, level: int, number: int = 1) -> str:
    """A paragraph that Word numbers by itself."""
    properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(text, properties)


_LINES = "".join(
    f'<w:{side} w:val="single" w:sz="4"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


# A cell that goes on with the one above it.
BELOW = "^"


def table(rows: Iterable[Sequence[str | tuple[str, int]]], lines: bool = True) -> str:
    """A table, with lines around its cells; a cell's lines are paragraphs.

    One over several columns is its text and their number; one that is merged with the cell above
    it is `BELOW`.
    """
    cells = ["".join(map(_cell, row)) for row in rows]
    look = f"<w:tblPr><w:tblBorders>{_LINES}</w:tblBorders></w:tblPr>" if lines else ""
    return f"<w:tbl>{look}{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def _cell(cell: str | tuple[str, int]) -> str:
    text, width = cell if isinstance(cell, tuple) else (cell, 1)
    look = f'<w:gridSpan w:val="{width}"/>' if width > 1 else ""
    look += "<w:vMerge/>" if text == BELOW else ""
    inside = "" if text == BELOW else text
    paragraphs = "".join(map(paragraph, inside.split("\n")))
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{paragraphs}</w:tc>"


# I. / 1. / a) / -, as Word's lists have them.
NUMBERING = (
    f"<w:numbering {W}><w:abstractNum w:abstractNumId='7'>"
    + "".join(
        f"<w:lvl w:ilvl='{level}'><w:start w:val='1'/><w:numFmt w:val='{kind}'/>"
        f"<w:lvlText w:val='{text}'/></w:lvl>"
        for level, (kind, text) in enumerate(
            (("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "-"))
        )
    )
    + "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num></w:numbering>"
)


def word(body: str, **parts: str | bytes) -> bytes:
    """The bytes of a .docx with this body, and other parts by their names (`numbering`)."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        main = RELATIONS.format(target="word/document.xml", kind="officeDocument")
        archive.writestr("_rels/.rels", main)
        if "numbering" in parts:
            numbers = RELATIONS.format(target="numbering.xml", kind="numbering")
            archive.writestr("word/_rels/document.xml.rels", numbers)
        document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
        archive.writestr("word/document.xml", document)
        for name, data in parts.items():
            archive.writestr(f"word/{name}.xml", data)
    return made.getvalue()


def as_word(text: str) -> bytes:
    """A plan in plain text as Word has it: the two sides of its head in a table without borders,
    its tables as tables, everything else as paragraphs."""
    lines = text.split("\n")
    end = (
        next(n for n, line in enumerate(lines) if re.search(r"ngày.*(?:năm |/)\d{4}\s*$", line)) + 1
    )
    first = [line for line in lines[:end] if line.strip()]
    sides: tuple[list[str], list[str]] = ([], [])
    for line in first:
        for part in re.split(r"\t+|\s{3,}(?!\s|/|tháng)", line.strip()):
            right = bool(re.search(r"CỘNG H|Độc lập|ngày.*năm|^-+$", part))
            sides[right].append(part)
    body = [table([["\n".join(sides[0]), "\n".join(sides[1])]], lines=False)]
    rows: list[list[str]] = []
    for line in [*lines[end:], ""]:
        cells = line.strip("|").split("|") if line.count("|") > 1 else line.split("\t")
        if len(cells) > 2:
            if not re.fullmatch(r"[\s|:-]*", line):
                rows.append([cell.strip() for cell in cells])
            continue
        if rows:
            body.append(table(rows))
            rows = []
        parts = re.split(r"\s{3,}(?!\s|/|tháng)", line.strip())
        body += [paragraph(part) for part in parts]
    return word("".join(body))


def as_numbered_word(text: str, bullet: str = "-") -> bytes:
    """A plan whose “I.”, “1.”, “a)” and “-” are made by Word, as its lists make them."""
    kinds = ((0, r"[IVX]+\.\s+"), (1, r"\d{1,2}\.\s+"), (2, r"[a-zđ]\)\s+"), (3, r"-\s+"))
    body = []
    for line in text.split("\n"):
        level, mark = next(
            ((level, m) for level, pattern in kinds if (m := re.match(pattern, line))),
            (0, None),
        )
        body.append(numbered(line[mark.end() :], level) if mark else paragraph(line))
    lists = NUMBERING.replace("<w:lvlText w:val='-'", f"<w:lvlText w:val='{bullet}'")
    return word("".join(body), numbering=lists)
