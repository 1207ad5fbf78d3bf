"""What calamine drops of a table, in whatever form it was saved: hiding, lines, notes, merging."""

from __future__ import annotations

import io

import pytest
import xlsxwriter
import xlwt
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from site_src.base.messages import gettext as _
from site_src.base.problems import Severity
from site_src.reading.workbook.read import read_workbook
from site_src.reading.workbook.value import Workbook
from tests.reading.test_tables import events
from tests.workbooks import office_row, office_workbook, old_workbook, workbook

ROWS = (
    ("Ngày", "Giờ", "Nội dung", "Liên hệ"),
    ("01/10", "8h", "Hội sách", "0901 111 111"),
    ("02/10", "9h", "Họp nội bộ", "0902 222 222"),
    ("03/10", "9h", "Hội thi", "0903 333 333"),
    ("04/10", "9h", "Tổng kết", "0904 444 444"),
)


def entries(found: Workbook) -> list[dict[str, str]]:
    """The activities, also of a table about which something is asked."""
    listed: list[dict[str, str]] = found.found["events"].data["events"]
    return listed


def read(raw: bytes, ending: str) -> Workbook:
    return read_workbook(raw, f"x.{ending}", None, "", 2026, "vi")


def new(sheet: Worksheet) -> None:
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["D"].hidden = True
    sheet["C4"].font = Font(strike=True)
    sheet["C5"].comment = Comment("có thể dời", "An")


def filtered(sheet: Worksheet) -> None:
    new(sheet)
    sheet.auto_filter.ref = "A1:D5"
    sheet.auto_filter.add_filter_column(2, ["Hội sách", "Hội thi", "Tổng kết"])


def old(sheet: xlwt.Worksheet) -> None:
    sheet.row(2).hidden = True
    sheet.col(3).hidden = True
    sheet.write(3, 2, ROWS[3][2], xlwt.easyxf("font: struck_out on"))


STRUCK = (
    '<style:style style:name="ce1" style:family="table-cell">'
    '<style:text-properties style:text-line-through-style="solid"/></style:style>'
)
COLUMNS = (
    '<table:table-column table:number-columns-repeated="3"/>'
    '<table:table-column table:visibility="collapse"/>'
)


def office(hidden: str) -> bytes:
    rows = [office_row(row) for row in ROWS]
    rows[2] = office_row(ROWS[2], f'table:visibility="{hidden}"')
    rows[3] = office_row(ROWS[3], cell='table:style-name="ce1"')
    note = "<office:annotation><text:p>có thể dời</text:p></office:annotation>"
    rows[4] = rows[4].replace("<text:p>Tổng", f"{note}<text:p>Tổng")
    return office_workbook(COLUMNS + "".join(rows), STRUCK)


MARKED = {
    "xlsx": (workbook(ROWS, new), "xlsx"),
    "xls": (old_workbook(ROWS, old), "xls"),
    "ods": (office("collapse"), "ods"),
    "xlsx, by a filter": (workbook(ROWS, filtered), "xlsx"),
    "ods, by a filter": (office("filter"), "ods"),
}


@pytest.mark.parametrize("saved", MARKED)
def test_marks(saved: str):
    found = read(*MARKED[saved])
    assert len(entries(found)) == 4
    told = {p.spot.cell: p.message for p in found.problems}
    asked = {p.spot.cell for p in found.problems if p.severity is Severity.ERROR}
    by_filter = saved.endswith("filter")
    hidden = _("A filter hides rows that are read all the same: {which}")
    hidden = hidden if by_filter else _("Hidden rows: {which}. Do they belong to the programme?")
    assert told["A3"] == hidden.format(which=3)
    assert asked == {"C4"} if by_filter else {"A3", "C4"}
    heading = _("The column “{heading}” is hidden, and not read")
    assert told["D1"] == heading.format(heading="Liên hệ")
    struck = _("“{text}” is struck through: is it cancelled?")
    assert told["C4"] == struck.format(text="Hội thi")
    # xlwt writes no notes.
    assert ("C5" in told) == (saved != "xls")


def test_part_of_a_text_that_is_struck_is_not_read():
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    sheet, struck = book.add_worksheet(), book.add_format({"font_strikeout": True})
    for row, cells in enumerate(ROWS[:2]):
        sheet.write_row(row, 0, cells)
    sheet.write_rich_string("B2", struck, "8h ", "9h30")
    book.close()
    found = read(stream.getvalue(), "xlsx")
    assert events(found)[0]["when"] == "9h30 ngày 01/10/2026"
    assert "B2" in {p.spot.cell for p in found.problems if p.rule == "table-guess"}


@pytest.mark.parametrize(
    ("coloured", "told"),
    # One row in three at most; more are stripes.
    [([3], {"C3"}), ([2, 4], set()), ([2, 3, 4, 5], set()), ([1], set())],
)
def test_rows_in_a_colour_of_their_own_are_told(coloured: list[int], told: set[str]):
    def colour(sheet: Worksheet) -> None:
        for row in coloured:
            sheet.cell(row, 3).fill = PatternFill("solid", fgColor="FFFF0000")
        sheet["C5"].font = Font(color="FF000000")

    found = read(workbook(ROWS, colour), "xlsx")
    said = _("Rows in a colour of their own, which is not read: {which}").format(which=3)
    assert {p.spot.cell for p in found.problems if p.rule == "table-left-out"} == told
    assert {said} & {p.message for p in found.problems} == ({said} if told else set())


def test_rows_that_libreoffice_says_once():
    rows = [office_row(row) for row in ROWS]
    many = 'table:number-rows-repeated="{}" table:visibility="{}"'
    empty = ("",) * 4
    table = rows[0] + office_row(empty, many.format(2, "visible")) + rows[1]
    table += office_row(ROWS[2], many.format(2, "collapse"))
    table += office_row(empty, many.format(1_000_000, "collapse"))
    found = read(office_workbook(table), "ods")
    said = _("Hidden rows: {which}. Do they belong to the programme?").format(which="5–6")
    assert said in {p.message for p in found.problems}


@pytest.mark.parametrize(
    ("heading", "said", "asked"),
    [("Tình trạng", "hủy", 0), ("Ghi chú", "Hủy do mưa", 0), ("Tình trạng", "dự kiến", 1)],
)
def test_struck_name_is_asked_for_until_the_row_says_what_became_of_it(heading, said, asked):
    def strike(sheet: Worksheet) -> None:
        sheet["C2"].font = Font(strike=True)

    found = read(workbook([(*ROWS[0][:3], heading), (*ROWS[1][:3], said)], strike), "xlsx")
    assert sum(p.severity is Severity.ERROR for p in found.problems) == asked


def test_old_workbook_whose_marks_cannot_be_read():
    raw = old_workbook(ROWS, old)
    # The first format has letters of no known kind, which calamine does not ask for.
    at = raw.index(b"\xe0\x00\x14\x00") + 4
    found = read(raw[:at] + b"\xff\xff" + raw[at + 2 :], "xls")
    assert len(events(found)) == 4
    said = _("What is hidden, struck through or noted in this file is not known")
    assert [p.message for p in found.problems].count(said) == 1


def test_error_of_old_excel_is_told_at_its_cell():
    def error(sheet: xlwt.Worksheet) -> None:
        sheet.row(1).set_cell_error(1, 0x2A)

    found = read(old_workbook(ROWS, error), "xls")
    said = _("The cell shows an error of Excel, like #N/A or #REF!")
    assert [p.spot.cell for p in found.problems if p.message == said] == ["B2"]


def test_merged_cells_of_libreoffice():
    merged = 'table:number-columns-spanned="1" table:number-rows-spanned="2"'
    rows = [office_row(("Ngày", "Nội dung", "Địa điểm"))]
    first = office_row(("01/10", "Hội sách", "Sân xã"))
    for text in ("01/10", "Sân xã"):
        at = first.index(f"<text:p>{text}") - 1
        first = f"{first[:at]} {merged}{first[at:]}"
    second = office_row(("", "Hội thi", ""))
    second = second.replace(
        "<table:table-cell table:number-c", "<table:covered-table-cell table:number-c"
    )
    found = read(office_workbook("".join([*rows, first, second])), "ods")
    assert [(e["when"], e["place"]) for e in events(found)] == [("01/10/2026", "san-xa")] * 2


def test_broken_old_workbook_is_told_and_stops_nothing():
    raw = old_workbook(ROWS, old)
    size = raw.index(b"\x00\x02\x0e\x00") + 4
    # Where the file says in which order its parts lie, and how large a sheet is. The last ones are
    # what calamine takes for its own fault, or for more memory than there is.
    sizes = (size + n for n in (0, 1, 6, 7, 8, 10))
    for at in (*range(0x18, 0x50, 2), *range(1_470, 1_478), *sizes):
        found = read(raw[:at] + b"\xff\xff" + raw[at + 2 :], "xls")
        refused = any(p.rule == "workbook" for p in found.problems)
        assert refused or len(events(found)) == 4
