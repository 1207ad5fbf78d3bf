"""Word files as Word and other programs make them."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from site_src.writing.drafting.blocks import to_blocks
from site_src.writing.drafting.lines import PlanProblem
from site_src.writing.drafting.read_docx import read_docx
from site_src.writing.drafting.read_plan import read_plan
from tests.writing.drafting.drafts import HEAD, TAIL, draft, plain
from tests.writing.drafting.scoring import PLANS
from tests.writing.drafting.word import NUMBERING, W, numbered, paragraph, word

PLAN = PLANS / "learn" / "xa-binh-an-2025.txt"
STYLES = f"""<w:styles {W}>
    <w:style w:styleId="Muc"><w:name w:val="Mục"/>
        <w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>
        <w:rPr><w:b/><w:caps/></w:rPr></w:style>
    <w:style w:styleId="MucCon"><w:name w:val="Mục con"/><w:basedOn w:val="Muc"/></w:style>
    <w:style w:styleId="Vong"><w:name w:val="Vòng"/><w:basedOn w:val="Vong"/></w:style>
    <w:style w:type="character" w:styleId="Manh"><w:name w:val="Strong"/>
        <w:rPr><w:b/></w:rPr></w:style></w:styles>"""
BOX = "<w:r><w:pict><w:textbox><w:txbxContent>{}</w:txbxContent></w:textbox></w:pict></w:r>"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def lines(body: str, **parts: str | bytes) -> list[tuple[str, str]]:
    return [(line.mark, line.text) for line in read_docx(word(body, **parts))]


def test_word_numbers_paragraphs_by_its_lists():
    body = "".join(
        numbered(text, level)
        for text, level in (("Mục đích", 0), ("Nội dung", 0), ("Lễ", 1), ("Sáng", 2), ("Tối", 2))
    )
    body += numbered("Khác", 1) + numbered("Gạch", 3)
    marks = [mark for mark, _text in lines(body, numbering=NUMBERING)]
    assert marks == ["I.", "II.", "1.", "a)", "b)", "2.", "-"]


def test_word_tracked_changes_are_read_as_accepted():
    body = (
        "<w:p><w:r><w:t>Lễ </w:t></w:r><w:ins><w:r><w:t>khai mạc</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>phát động</w:delText></w:r></w:del></w:p>"
    )
    assert lines(body) == [("", "Lễ khai mạc")]


def test_word_soft_breaks_tabs_and_hidden_text():
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>"
    body = paragraph("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH") + hidden + paragraph("một\thai")
    assert lines(body) == [("", "TM. ỦY BAN NHÂN DÂN"), ("", "CHỦ TỊCH"), ("", "một\thai")]


def test_word_cells_that_are_merged_hold_for_each_row():
    merged = (
        "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>{day}</w:tc>{a}{x}</w:tr>"
        "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>{b}{y}</w:tr></w:tbl>"
    )
    cells = {"day": paragraph("Ngày 01/10")}
    cells |= {key: f"<w:tc>{paragraph(key)}</w:tc>" for key in "axby"}
    blocks = to_blocks(read_docx(word(merged.format(**cells))))
    assert [[cell.text for cell in block.cells] for block in blocks] == [
        ["Ngày 01/10", "a", "x"],
        ["Ngày 01/10", "b", "y"],
    ]


def test_word_quotations_stand_in_their_paragraph(tmp_path: Path):
    from tests.writing.drafting.word import as_word

    file = tmp_path / "ke-hoach-2025.docx"
    file.write_bytes(as_word(PLAN.read_text(encoding="utf-8")))
    paragraphs: dict[int, str] = {}
    for line in read_plan(file).lines:
        inner = [piece for cell in line.cells for piece in cell] or [line]
        for piece in inner:
            paragraphs[piece.place] = f"{paragraphs.get(piece.place, '')} {piece.text}"
    quotes = draft(file, tmp_path / "content").quotes
    assert len(quotes) > 20
    assert [q for q in quotes if plain(q[0]) not in plain(paragraphs[q[1]])] == []


def runs(*parts: tuple[str, str], style: str = "") -> str:
    """A paragraph of such letters, each with their look."""
    made = (f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>" for text, look in parts)
    return f"<w:p><w:pPr>{style}</w:pPr>{''.join(made)}</w:p>"


# What Word shows, from what stands in the file.
SHOWN = {
    "capitals by a look": (
        runs(("Kế hoạch", "<w:caps/>"), (" năm", "<w:caps w:val='0'/>")),
        [("", "KẾ HOẠCH năm")],
    ),
    "number and capitals of a style that is based on another": (
        paragraph("Mục đích", "<w:pStyle w:val='MucCon'/>"),
        [("1.", "MỤC ĐÍCH")],
    ),
    "a style that is based on itself": (
        paragraph("Mục đích", "<w:pStyle w:val='Vong'/>"),
        [("", "Mục đích")],
    ),
    "a sign of a font of its own": (
        "<w:p><w:r><w:sym w:font='Wingdings' w:char='F0D8'/><w:t> Hội sách</w:t></w:r></w:p>",
        [("", "\uf0d8 Hội sách")],
    ),
    "several text boxes, each for new and old Words": (
        "<w:p>"
        + "".join(
            f"<mc:AlternateContent xmlns:mc='{MC}'><mc:Choice>{BOX.format(paragraph(text))}"
            f"</mc:Choice><mc:Fallback>{BOX.format(paragraph(text))}</mc:Fallback>"
            "</mc:AlternateContent>"
            for text in ("Hộp một", "Hộp hai")
        )
        + "</w:p>",
        [("", "Hộp một"), ("", "Hộp hai")],
    ),
    "a table without rows": (
        paragraph("trước") + "<w:tbl/>" + paragraph("sau"),
        [("", "trước"), ("", "sau")],
    ),
    "an end of a paragraph that was taken away": (
        paragraph("Lễ khai mạc ", "<w:rPr><w:del/></w:rPr>") + paragraph("tại sân xã"),
        [("", "Lễ khai mạc tại sân xã")],
    ),
}


@pytest.mark.parametrize("case", SHOWN.values(), ids=SHOWN)
def test_word_shows_what_is_read(case: tuple[str, list[tuple[str, str]]]):
    body, shown = case
    assert lines(body, styles=STYLES, numbering=NUMBERING) == shown


def test_bold_of_word_is_that_of_letters_styles_and_headings():
    body = (
        paragraph("một", bold=True)
        + paragraph("hai", "<w:pStyle w:val='MucCon'/>")
        + runs(("ba", "<w:rStyle w:val='Manh'/>"))
        + runs(("bốn", "<w:b w:val='0'/>"), style="<w:pStyle w:val='Muc'/>")
        + runs(("năm", "<w:b/>"), ("sáu", ""))
    )
    bold = [line.bold for line in read_docx(word(body, styles=STYLES))]
    assert bold == [True, True, True, False, False]


def test_cells_of_word_stand_below_their_headings():
    """Also where a row begins further right, and where a cell is a field to fill in."""
    cells = {key: f"<w:tc>{paragraph(key)}</w:tc>" for key in "abcde"}
    body = (
        f"<w:tbl><w:tr>{cells['a']}{cells['b']}</w:tr><w:tr><w:trPr><w:gridBefore w:val='1'/>"
        f"</w:trPr>{cells['c']}</w:tr><w:tr>{cells['d']}<w:sdt><w:sdtContent>{cells['e']}"
        f"</w:sdtContent></w:sdt></w:tr><w:tr>{cells['a']}{cells['b']}</w:tr></w:tbl>"
    )
    rows = [
        ["".join(part.text for part in cell) for cell in r.cells] for r in read_docx(word(body))
    ]
    assert rows == [["a", "b"], ["", "c"], ["d", "e"], ["a", "b"]]


def test_notes_of_word_stand_behind_everything_else():
    notes = (
        f"<w:footnotes {W}><w:footnote w:type='separator'>{paragraph('---')}</w:footnote>"
        f"<w:footnote w:id='2'>{paragraph('Có xe đưa đón.')}</w:footnote></w:footnotes>"
    )
    assert lines(paragraph("Hội sách"), footnotes=notes) == [
        ("", "Hội sách"),
        ("", "Có xe đưa đón."),
    ]


def test_strict_open_xml_is_read():
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    usual = word(paragraph("Hội sách"))
    assert lines(paragraph("Hội sách")) == [("", "Hội sách")]
    body = f"<w:document xmlns:w='{strict}'><w:body>{paragraph('Hội sách')}</w:body></w:document>"
    assert [line.text for line in read_docx(replaced(usual, body))] == ["Hội sách"]


def replaced(file: bytes, document: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, document if name == "word/document.xml" else old.read(name))
    return made.getvalue()


@pytest.mark.parametrize(
    "body",
    [
        "<w:p><w:r><w:sym w:char='xyz'/></w:r></w:p>",
        "<w:p><w:r><w:sym w:char='FFFFFFFF'/></w:r></w:p>",
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='hai'/><w:numId w:val='1'/></w:numPr></w:pPr>"
        "<w:r><w:t>a</w:t></w:r></w:p>",
        "<w:sdt>" * 5000 + "</w:sdt>" * 5000,
    ],
    ids=["no number", "no letter", "no level", "deep"],
)
def test_word_that_no_word_wrote_is_refused(body: str):
    with pytest.raises(PlanProblem, match="Word"):
        read_docx(word(body, numbering=NUMBERING))


DRAWING = (
    "<w:p><w:r><w:drawing><wp:inline xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/"
    "wordprocessingDrawing'><wp:extent cx='{}' cy='{}'/><pic:pic xmlns:pic='http://schemas."
    "openxmlformats.org/drawingml/2006/picture'/></wp:inline></w:drawing></w:r></w:p>"
)
OLD_PICTURE = (
    "<w:p><w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml' style='width:400pt;"
    "height:200pt'><v:imagedata/></v:shape></w:pict></w:r></w:p>"
)
EMBLEM = DRAWING.format(720_000, 720_000)
# Where a large picture stands, or a sheet of Excel: paragraphs of Word, pages of a PDF.
PICTURES = {
    "none": (EMBLEM, []),
    "drawing": (DRAWING.format(5_400_000, 3_600_000), ["đoạn 6"]),
    "old": (OLD_PICTURE, ["đoạn 6"]),
    "sheet": ("<w:p><w:r><w:object/></w:r></w:p>", ["đoạn 6"]),
    "in a text box": (
        f"<w:p>{BOX.format(DRAWING.format(5_400_000, 3_600_000))}</w:p>",
        ["đoạn 6"],
    ),
}


@pytest.mark.parametrize("case", PICTURES.values(), ids=PICTURES)
def test_picture_that_may_show_a_table_is_told(case: tuple[str, list[str]], tmp_path: Path):
    picture, places = case
    file = tmp_path / "ke-hoach-2025.docx"
    inside = "".join(map(paragraph, HEAD.split("\n"))) + picture
    file.write_bytes(word(inside + "".join(map(paragraph, TAIL.split("\n")))))
    text = draft(file, tmp_path / "content").text("_nhap.md")
    _before, heading, below = text.partition("máy không đọc được chữ trong hình")
    assert bool(heading) == bool(places)
    assert re.findall(r"(?m)^- (đoạn \d+)$", below) == places


def test_word_file_of_pictures_alone_is_refused(tmp_path: Path):
    file = tmp_path / "ke-hoach-2025.docx"
    file.write_bytes(word(DRAWING.format(5_400_000, 3_600_000)))
    with pytest.raises(PlanProblem, match="không có chữ"):
        read_plan(file)
