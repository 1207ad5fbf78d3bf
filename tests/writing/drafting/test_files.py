"""What a plan's file may be: PDF, tables of Word, and files that are no plan."""

from __future__ import annotations

import html
import io
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from site_src.base.problems import Severity
from site_src.writing.drafting.lines import PlanProblem
from site_src.writing.drafting.read_plan import read_plan
from tests.old_text import tcvn3
from tests.writing.drafting.drafts import HEAD, TAIL, draft, plain, said
from tests.writing.drafting.scoring import PLANS, compare, read, summary
from tests.writing.drafting.word import W, paragraph, table, word

PLAN = PLANS / "learn" / "xa-binh-an-2025.txt"


# --- PDF -----------------------------------------------------------------------------------------


def as_html(text: str) -> str:
    """A plan as Word prints it: justified, indented, the tables with lines."""
    body, rows = "", ""
    for line in [*text.split("\n"), ""]:
        cells = line.strip("|").split("|") if line.startswith("|") else line.split("\t")
        if len(cells) > 2:
            inner = "".join(f"<td>{html.escape(cell.strip())}</td>" for cell in cells)
            rows += "" if re.fullmatch(r"[\s|:-]*", line) else f"<tr>{inner}</tr>"
            continue
        body += f"<table border=1 style='border-collapse:collapse'>{rows}</table>" if rows else ""
        rows = ""
        for part in re.split(r"\t|\s{3,}", line.strip()):
            look = "text-align:justify;text-indent:1cm;margin:4px 0"
            body += f"<p style='{look}'>{html.escape(part)}</p>" if part else ""
    return f"<meta charset=utf-8><body style='font:13px DejaVu Serif'>{body}"


def print_pdf(browser: Browser, page_html: str, file: Path) -> Path:
    page = browser.new_page()
    page.set_content(page_html)
    page.pdf(path=file, format="A4", margin={"left": "3cm", "right": "2cm", "top": "2cm"})
    page.close()
    return file


@pytest.mark.parametrize("name", ["learn/xa-binh-an-2025", "kept/truong-thpt-2025"])
def test_draft_from_pdf(name: str, browser: Browser, tmp_path: Path):
    plan = PLANS / f"{name}.txt"
    text = plan.read_text(encoding="utf-8")
    file = print_pdf(browser, as_html(text), tmp_path / f"{plan.stem}.pdf")
    made = draft(file, tmp_path / "content")
    found, _extra = compare(read(plan.with_suffix(".yml")), made.folder)
    share, right = summary(found)
    assert share >= 0.95, [fact for fact in found if not fact.right]
    assert right >= 0.97, [fact for fact in found if not fact.right]
    pages: dict[int, str] = {}
    for line in read_plan(file).lines:
        inner = [piece.text for cell in line.cells for piece in cell]
        pages[line.place] = f"{pages.get(line.place, '')} {line.text} {' '.join(inner)}"
    quotes = made.quotes
    assert len(quotes) > 20
    assert [q for q in quotes if plain(q[0]) not in plain(pages[q[1]])] == []


def test_table_of_a_pdf_with_merged_cells_goes_on_behind_a_page(browser: Browser, tmp_path: Path):
    rows = (
        "<tr><td rowspan=2>TT<td colspan=2>Thời gian<td rowspan=2>Hoạt động<td rowspan=2>Nơi"
        "<tr><td>Ngày<td>Giờ"
        "<tr><td>1<td rowspan=2>01/10<td>8h<td>Hội sách<td rowspan=2>Sân xã"
        "<tr><td>2<td>Chiều<td>Thi vẽ"
        "<tr style='break-before:page'><td>3<td>02/10<td>9h<td>Lớp đan lát<td>Nhà văn hóa"
        "<tr><td colspan=5>Ngày 03/10"
        "<tr><td>4<td><td>Tối<td>Đêm thơ<td>Sân xã"
    )
    page = as_html(HEAD) + f"<table border=1 style='border-collapse:collapse'>{rows}</table>"
    page += as_html(TAIL + "Trên đây là Kế hoạch tổ chức Tuần lễ của Ủy ban nhân dân xã.")
    made = draft(print_pdf(browser, page, tmp_path / "ke-hoach-2025.pdf"), tmp_path / "content")
    assert said(made) == [
        "Hội sách; 8h ngày 01/10/2025; Sân xã; -",
        "Thi vẽ; chiều ngày 01/10/2025; Sân xã; -",
        "Lớp đan lát; 9h ngày 02/10/2025; Nhà văn hóa; -",
        "Đêm thơ; tối ngày 03/10/2025; Sân xã; -",
    ]


# --- What is no plan ------------------------------------------------------------------------------


def zipped(name: str, data: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return made.getvalue()


ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    f"<w:document {W}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)
WRONG: dict[str, tuple[bytes, str]] = {
    "cut.docx": (word(paragraph("Tuần lễ"))[:400], "hỏng"),
    "other.docx": (zipped("xl/workbook.xml", b"<a/>"), "không phải tệp Word"),
    "xml.docx": (word("<w:p>"), "hỏng"),
    "entities.docx": (zipped("word/document.xml", ENTITIES.encode()), "hỏng"),
    "bomb.docx": (zipped("word/document.xml", b" " * 60_000_000), "nhiều chữ hơn hẳn"),
    "rows.docx": (word(table([("8h", "Đọc sách", "Nhà văn hóa")] * 3_000)), "nhiều chữ hơn hẳn"),
    "lines.txt": ("Tuần lễ học tập suốt đời\n".encode() * 9_000, "nhiều chữ hơn hẳn"),
    "pictures.docx": (word("<w:p><w:r><w:drawing/></w:r></w:p>"), "không có chữ"),
    "locked.docx": (
        b"\xd0\xcf\x11\xe0" + b"\0" * 99 + "EncryptedPackage".encode("utf-16-le"),
        "mật khẩu",
    ),
    "old.doc": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, ".docx"),
    "text.rtf": (b"{\\rtf1 Tuan le}", ".docx"),
    "cut.pdf": (b"%PDF-1.7\n1 0 obj\n", "hỏng"),
    "empty.txt": (b"", "không có chữ"),
    "bytes.txt": (bytes(range(256)) * 9, "không đọc được"),
    "contract.txt": ("HỢP ĐỒNG\nCung cấp sách cho Tuần lễ học tập suốt đời\n".encode(), "hợp đồng"),
    "service.txt": (
        (
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHỢP ĐỒNG CUNG CẤP DỊCH VỤ\nSố: 12/HĐ-2025\n"
            "Về việc tổ chức Tuần lễ hưởng ứng học tập suốt đời năm 2025\n"
            "Bên A: UBND xã\nĐiều 1. Dựng sân khấu lễ khai mạc 8h ngày 01/10/2025 tại sân xã\n"
        ).encode(),
        "hợp đồng",
    ),
    "minutes.txt": (
        "BIÊN BẢN HỌP\nBàn về Tuần lễ học tập suốt đời, ngày 20/9/2025\n".encode(),
        "biên bản",
    ),
    "essay.txt": ("Học tập suốt đời là gì\nAi cũng học được.\n".encode(), "trình bày như một"),
    "menu.txt": ("Thực đơn tuần này\nCơm, canh\n".encode(), "không phải kế hoạch"),
    "year.txt": (PLAN.read_bytes().replace(b"2025", b"2024"), "năm 2024"),
}


@pytest.mark.parametrize("name", WRONG)
def test_file_that_is_no_plan_is_refused_in_a_sentence(name: str, tmp_path: Path):
    data, said = WRONG[name]
    (tmp_path / name).write_bytes(data)
    made = draft(tmp_path / name, tmp_path / "content", 2025)
    assert not made.folder.exists()
    (problem,) = made.problems
    assert problem.severity is Severity.ERROR
    assert said in f"{problem.message}. {problem.hint}"
    assert problem.hint


def test_text_in_an_old_encoding_is_named(tmp_path: Path):
    file = tmp_path / "ke-hoach-2025.txt"
    text = PLAN.read_text(encoding="utf-8").lower()
    file.write_bytes(tcvn3(re.sub("[“”–]", '"', text)))
    made = draft(file, tmp_path / "content")
    assert "TCVN3" in made.problems[0].message
    assert "convert" in made.problems[0].hint
    assert not made.folder.exists()


def test_pdf_that_lost_its_letters_with_marks_is_refused(browser: Browser, tmp_path: Path):
    text = PLAN.read_text(encoding="utf-8")
    lost = re.sub("[ăâêôơưđ\u1ea0-\u1ef9]", " ", text)
    file = print_pdf(browser, as_html(lost), tmp_path / "ke-hoach.pdf")
    with pytest.raises(PlanProblem, match="Phông của tệp PDF"):
        read_plan(file)


def test_pdf_of_pictures_and_of_many_pages_is_refused(browser: Browser, tmp_path: Path):
    dot = "<div style='width:100px;height:100px;background:red'></div>"
    scan = print_pdf(browser, dot, tmp_path / "scan.pdf")
    with pytest.raises(PlanProblem, match="bản quét"):
        read_plan(scan)
    pages = "<p style='break-after:page'>Tuần lễ hưởng ứng học tập suốt đời năm 2025</p>" * 300
    many = print_pdf(browser, pages, tmp_path / "many.pdf")
    with pytest.raises(PlanProblem, match="trang"):
        read_plan(many)


def test_word_file_with_many_pictures_is_read(tmp_path: Path):
    from tests.writing.drafting.word import as_word

    made = io.BytesIO(as_word(PLAN.read_text(encoding="utf-8")))
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("word/media/image1.jpeg", b"\xff\xd8" + bytes(50_000_000))
    file = tmp_path / "ke-hoach-2025.docx"
    file.write_bytes(made.getvalue())
    assert draft(file, tmp_path / "content").text("events.yml")


def test_table_of_a_programme_in_word(tmp_path: Path):
    rows = [
        ["TT", "Thời gian", "Nội dung", "Địa điểm", "Đơn vị chủ trì"],
        ["1", "8h00 ngày 01/10/2025", "Lễ khai mạc", "Hội trường xã Bình An", "Hội Khuyến học xã"],
        ["2", "Chiều 02/10/2025", "Ngày hội đọc sách", "Sân trường Tiểu học Bình An", "nt"],
    ]
    head = "".join(
        paragraph(text)
        for text in (
            "ỦY BAN NHÂN DÂN\nXÃ BÌNH AN",
            "Số: 5/KH-UBND",
            "Bình An, ngày 20 tháng 9 năm 2025",
            "KẾ HOẠCH",
            "Tổ chức Tuần lễ hưởng ứng học tập suốt đời năm 2025",
            "Căn cứ tình hình thực tế;",
            "I. NỘI DUNG",
        )
    )
    file = tmp_path / "bang-2025.docx"
    file.write_bytes(word(head + table(rows)))
    made = draft(file, tmp_path / "content")
    events = [(e["title"], e["when"]) for e in read(made.folder / "events.yml")]
    assert events == [
        ("Lễ khai mạc", "8h00 ngày 01/10/2025"),
        ("Ngày hội đọc sách", "chiều ngày 02/10/2025"),
    ]
    second = read(made.folder / "events.yml")[1]
    assert second["organizers"] == ["hoi-khuyen-hoc-xa"]


def test_long_plan_is_drafted(tmp_path: Path):
    text = PLAN.read_text(encoding="utf-8")
    middle = text[text.index("a) Ngày hội") : text.index("3. Lễ tổng kết")]
    file = tmp_path / "dai-2025.txt"
    file.write_text(text.replace(middle, middle * 60), "utf-8")
    assert draft(file, tmp_path / "content").text("events.yml")
