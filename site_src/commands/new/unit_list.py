"""A list of units as officers have it, in a workbook or a CSV file, to rows of plain texts."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from site_src.base.messages import gettext as _
from site_src.base.messages import language
from site_src.base.problems import Problem, Severity, Spot, content_error, known_here
from site_src.reading.load import as_text, read_bytes
from site_src.reading.workbook.cells import Sheet, read_book
from site_src.reading.workbook.columns import NUMBER
from site_src.reading.workbook.headings import liken
from site_src.reading.workbook.shapes import heading_key
from site_src.reading.workbook.signs import DITTO, DITTO_NUMBER, DITTO_SIGNS, END, ROMAN, shorten
from site_src.vietnamese.alphabet import fold

# What a column is, by what officers write above it, folded. The first of each is in advice.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": (
        *("Tên đơn vị", "Tên", "Đơn vị", "Tên xã, phường", "Xã, phường", "Đơn vị hành chính"),
        *(
            "Tên đơn vị hành chính",
            "Tên ĐVHC",
            "ĐVHC",
            "Tên xã",
            "Tên phường",
            "Tên gọi",
            "Tên mới",
        ),
    ),
    "kind": ("Loại", "Loại đơn vị", "Loại hình", "Cấp", "Phân loại"),
    "code": ("Mã", "Mã số", "Mã đơn vị", "Mã ĐVHC", "Mã đơn vị hành chính", "Mã xã"),
    "predecessors": (
        *("Đơn vị cũ", "Đơn vị trước sắp xếp", "Tiền thân", "Hình thành từ", "Được sắp xếp từ"),
        *("Sáp nhập từ", "Hợp nhất từ", "Nhập từ", "Thành lập từ", "Đơn vị hành chính cũ"),
        *("Trước sắp xếp", "Trước sáp nhập", "Xã, phường cũ", "Các đơn vị sáp nhập"),
        *("Trên cơ sở", "Trên cơ sở sắp xếp"),
    ),
    "folder": ("Thư mục",),
}
# These say what a line is about; a cell that many rows share cannot.
_ONE_EACH = ("name", "code", "folder")
_SEARCHED = 20  # rows, for the headings
WORKBOOKS = (".xlsx", ".xls", ".ods")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list: its values by column, without empty ones, and where each stands."""

    values: Mapping[str, str]
    spots: Mapping[str, Spot]

    def spot(self, column: str) -> Spot:
        """Where a value stands, else where the name does."""
        return self.spots.get(column, self.spots["name"])


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    spot: Spot
    shared: bool = False


def read_unit_list(file: Path) -> tuple[list[Row], list[Problem]]:
    """The rows of a list of units, and everything that is wrong with it."""
    path = file.as_posix()
    if not file.exists():
        message = _("There is no file “{name}”").format(name=path)
        hint = _("Write the list’s path, like phuong.xlsx.")
        return [], [content_error("new", Spot(path), message, hint)]
    raw, problems = read_bytes(file, path)
    if raw is None:
        return [], problems
    table: list[dict[int, _Cell]] = []
    if file.suffix.lower() in WORKBOOKS:
        book, wrong = read_book(raw, path, language())
        problems += wrong
        sheet = next((s for s in book.sheets if s.shown and s.rows), None) if book else None
        table = list(_of_sheet(sheet, path)) if sheet else []
    else:
        text, found = as_text(raw, path)
        problems += found
        table = list(_of_csv(text, path)) if text is not None else []
    if any(problem.rule != "nfd" for problem in problems):
        return [], problems
    heads, first = _headings(table)
    if "name" not in heads:
        spot = next((c.spot for row in table for c in row.values()), Spot(path))
        message = _("No column of the list is called “{column}”").format(column=COLUMNS["name"][0])
        hint = _("Write above the columns: {columns}.").format(
            columns=", ".join(names[0] for names in COLUMNS.values())
        )
        return [], [*problems, content_error("new", spot, message, hint)]
    problems += _unread(table[first - 1], heads)
    rows = []
    for cells in table[first:]:
        row = {column: cells[at] for column, at in heads.items() if at in cells}
        if problem := _no_unit(cells, row):
            problems.append(problem)
            continue
        problems += _shared(row)
        problems += _as_above(row)
        spots = {column: cell.spot for column, cell in row.items()}
        values = {column: " ".join(cell.text.split()) for column, cell in row.items()}
        rows.append(Row(values, spots))
    if not rows:
        message = _("The list has no unit below its headings")
        problems.append(content_error("new", Spot(path), message, known_here(("Tên đơn vị",))))
    return rows, problems


def _of_sheet(sheet: Sheet, path: str) -> Iterator[dict[int, _Cell]]:
    """The rows of a sheet; what one cell says for several rows stands in each."""
    merged = {
        (row, column): (span.top, span.left)
        for span in sheet.spans
        if span.bottom > span.top and span.left == span.right
        for row in range(span.top, span.bottom + 1)
        for column in (span.left,)
    }
    for number in range(1, max(sheet.rows) + 1):
        cells = {
            column: _Cell(
                cell.text, Spot(path, number, column, sheet.name), (number, column) in merged
            )
            for column, cell in sheet.rows.get(number, {}).items()
        }
        for (row, column), (top, left) in merged.items():
            above = sheet.rows.get(top, {}).get(left)
            if row == number and column not in cells and above is not None:
                cells[column] = _Cell(above.text, Spot(path, top, left, sheet.name), shared=True)
        if cells:
            yield cells


def _of_csv(text: str, path: str) -> Iterator[dict[int, _Cell]]:
    """The rows of a CSV file, whichever of three signs parts its columns."""
    start = text.removeprefix("\ufeff")
    heading = next((line for line in start.splitlines() if line.strip()), "")
    sign = max(("\t", ";", ","), key=heading.count)
    reader = csv.reader(io.StringIO(start), delimiter=sign)
    for values in reader:
        spot = Spot(path, reader.line_num)
        cells = {at: _Cell(value, spot) for at, value in enumerate(values, 1) if value.strip()}
        if cells:
            yield cells


def _headings(table: list[dict[int, _Cell]]) -> tuple[dict[str, int], int]:
    """The column of each thing, and the number of the first row below the headings."""
    known = {heading_key(name): column for column, names in COLUMNS.items() for name in names}
    for number, cells in enumerate(table[:_SEARCHED], 1):
        heads: dict[str, int] = {}
        left = []
        for at, cell in sorted(cells.items()):
            column = known.get(heading_key(cell.text))
            if column:
                heads.setdefault(column, at)
            else:
                left.append(at)
        exact = bool(heads)
        # Others are told by a part, “Tên xã, phường mới”: a title alone has such words too.
        for at in left if exact or len(left) > 2 else ():
            if column := liken(heading_key(cells[at].text), known):
                heads.setdefault(column, at)
        if "name" in heads and (exact or len(heads) > 1):
            return heads, number
    return {}, 0


def _unread(heading: Mapping[int, _Cell], heads: Mapping[str, int]) -> Iterator[Problem]:
    """Word of each column that is not read, but for the numbers of order."""
    hint = _("Known headings: {headings}.").format(
        headings=", ".join(names[0] for names in COLUMNS.values())
    )
    for at, cell in heading.items():
        if at not in heads.values() and heading_key(cell.text) not in NUMBER.others:
            message = _("The column “{heading}” is not read").format(heading=shorten(cell.text))
            yield Problem(Severity.NOTICE, "table-left-out", cell.spot, message, hint)


def _no_unit(cells: Mapping[int, _Cell], row: Mapping[str, _Cell]) -> Problem | None:
    """Word of a row that is no unit: a heading between rows, a sum; or one without a name."""
    first = next(iter(cells.values()))
    if row.keys() & {"kind", "code", "predecessors", "folder"}:
        if "name" in row:
            return None
        message = _("The name is missing in this row")
        hint = _("Write it in this cell, or delete what else stands in the row.")
        return content_error("missing-key", first.spot, message, hint)
    number = fold(first.text.strip(" .)/"))
    counted = first is not row.get("name") and ROMAN.fullmatch(number)
    ends = any(END.match(fold(cell.text.strip())) for cell in cells.values())
    if "name" in row and not counted and not ends:
        return None
    text = shorten(" ".join(cell.text for cell in cells.values()))
    message = _("Not read: “{text}”").format(text=text)
    hint = _("If it is a unit, write its name, and its code or kind beside it.")
    return Problem(Severity.NOTICE, "table-left-out", first.spot, message, hint)


def _as_above(row: Mapping[str, _Cell]) -> Iterator[Problem]:
    """“nt” stands for the cell above, and no two units have the same."""
    for column, cell in row.items():
        said = cell.text.strip()
        if DITTO_SIGNS.fullmatch(said) or any(
            sign.fullmatch(fold(said)) for sign in (DITTO, DITTO_NUMBER)
        ):
            message = _("“{text}” stands for the cell above").format(text=said)
            hint = _("Write the {column} itself, or leave the cell empty.").format(
                column=COLUMNS[column][0].lower()
            )
            yield content_error("new", cell.spot, message, hint)


def _shared(row: Mapping[str, _Cell]) -> Iterator[Problem]:
    for column in _ONE_EACH:
        if column in row and row[column].shared:
            message = _("The cell “{text}” is merged over several rows").format(
                text=row[column].text[:60]
            )
            hint = _("Unmerge it, so that each unit has a row with its own {column}.").format(
                column=COLUMNS[column][0].lower()
            )
            yield content_error("new", row[column].spot, message, hint)
