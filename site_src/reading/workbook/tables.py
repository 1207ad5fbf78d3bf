"""A sheet to tables: rows of cells by field, and word of everything that is in none of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from site_src.base.messages import gettext as _
from site_src.base.messages import site_gettext
from site_src.base.problems import Problem, Severity, content_error
from site_src.reading.workbook.cells import Book, Cell, Sheet
from site_src.reading.workbook.headings import Heads, find_heads, is_for_the_office
from site_src.reading.workbook.shapes import EXAMPLE, heading_key
from site_src.vietnamese.alphabet import fold

# The sheets that our own workbooks have beside their tables.
ABOUT_SHEET, YAML_SHEET = "Hướng dẫn", "_yaml"

_DITTO = re.compile(r"[-–.\s/]*(?:nt|n\.t|nhu tren|cung tren|nhu dong tren|tuong tu|〃)[-–.\s/]*")
_DITTO_SIGNS = re.compile(r"(?:[\"″”“〃]|''|,,|[-–]?//[-–]?)+")
_NOTHING = re.compile(r"[-–—.…_\s/]+")
_ROMAN = re.compile(r"[ivx]+|[a-hđ]|phan\s+\w+")
_NUMBERED_TITLE = re.compile(r"\s*(?:[IVX]+|[A-HĐ])\s*[.)/:-]\s*\S|\s*PHẦN\s")
_END = re.compile(
    r"(?:noi nhan|ghi chu|luu y|chu thich|chu y|tong cong|tong so|tong|cong|nguoi lap|"
    r"nguoi tong hop|thu truong|chu tich|pho chu tich|hieu truong|truong phong|giam doc|"
    r"xac nhan|ky ten|"
    r"\(?ky[, ]|da ky|dai dien|van phong)\b|(?:tm|kt|tl|tuq|q)\.\s*|\*|\(\*\)|"
    r".*\bngay\b.*\bthang\b.*\bnam\b"
)
_LEVEL = re.compile(r"\bcap\s+(xa|phuong|quan|huyen|thanh pho|thi tran|tinh|co so|truong|thon)\b")
_SHORT = 60
_LONGEST_DITTO = 20


@dataclass(frozen=True, slots=True)
class Row:
    """An entry of a table: its cells by field, and what subtitles above it say."""

    number: int
    cells: Mapping[str, Cell]
    day: Cell | None = None
    part: Cell | None = None
    level: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a sheet."""

    sheet: str
    heads: Heads
    rows: tuple[Row, ...]

    @property
    def ours(self) -> bool:
        """Whether its headings are those of the workbooks that this program makes."""
        return self.heads.ours


IsDay = Callable[[str], bool]


def read_tables(book: Book, is_day: IsDay, is_part: IsDay) -> tuple[list[Table], list[Problem]]:
    """The tables of a workbook, and what was guessed, left out or cannot be read.

    `is_day` and `is_part` say whether a subtitle is a day, or a part of one.
    """
    tables: list[Table] = []
    problems: list[Problem] = []
    apart: list[Problem] = []
    for sheet in book.sheets:
        if not sheet.rows:
            continue
        if not sheet.shown:
            message = _("The sheet “{sheet}” is hidden, and not read").format(sheet=sheet.name)
            apart.append(left_out(book, sheet.name, 0, 0, message))
            continue
        heads = list(find_heads(sheet))
        if not heads:
            if sheet.name != ABOUT_SHEET:
                message = _(
                    "No table with known headings is on the sheet “{sheet}”: it is not read"
                )
                apart.append(left_out(book, sheet.name, 0, 0, message.format(sheet=sheet.name)))
            continue
        reader = _Reader(book, sheet, is_day, is_part)
        tables += reader.tables(heads)
        problems += reader.problems
    if not tables and not any(problem.severity is Severity.ERROR for problem in problems):
        message = _("No table with headings was found in the workbook")
        hint = _(
            "Write the headings over the columns, like “Ngày”, “Giờ”, “Hoạt động”, “Địa điểm”."
        )
        problems.append(content_error("workbook", book.spot(""), message, hint))
    return tables, problems + apart


def left_out(
    book: Book, sheet: str, row: int, column: int, message: str, hint: str = ""
) -> Problem:
    """The notice that something of a table is not read."""
    spot = book.spot(sheet, row, column)
    usual = _("If it belongs to the programme, give it a row and known headings.")
    return Problem(Severity.NOTICE, "table-left-out", spot, message, hint or usual)


def guess(book: Book, sheet: str, row: int, column: int, message: str, hint: str = "") -> Problem:
    """The notice that something of a table was taken for something."""
    spot = book.spot(sheet, row, column)
    usual = _("If that is right, nothing is to be done.")
    return Problem(Severity.NOTICE, "table-guess", spot, message, hint or usual)


class _Reader:
    """Reads the tables of one sheet from the top to the bottom."""

    def __init__(self, book: Book, sheet: Sheet, is_day: IsDay, is_part: IsDay) -> None:
        self.book, self.sheet = book, sheet
        self.is_day, self.is_part = is_day, is_part
        self.problems: list[Problem] = []
        self.spread = _spread(sheet)
        self.wide = {
            (row, span.left)
            for span in sheet.spans
            if span.right > span.left
            for row in range(span.top, span.bottom + 1)
        }

    def tables(self, heads: list[Heads]) -> Iterator[Table]:
        numbers = sorted({*self.sheet.rows, *self.spread})
        above = [n for n in numbers if n < heads[0].first]
        self._leave(above, _("above the table"))
        for number, head in enumerate(heads):
            end = heads[number + 1].first if number + 1 < len(heads) else numbers[-1] + 1
            body = [n for n in numbers if head.last < n < end]
            if is_for_the_office(head):
                self._leave([head.first, *body], _("a list of duties with deadlines"))
                continue
            if head.side_by_side:
                message = _("Two tables stand side by side on the sheet “{sheet}”")
                hint = _("Put the second below the first, or on a sheet of its own.")
                column = max(head.again)
                self._error(head.first, column, message.format(sheet=self.sheet.name), hint)
                continue
            yield Table(self.sheet.name, head, tuple(self._rows(head, body)))

    # --- Rows -------------------------------------------------------------------------------------

    def _rows(self, heads: Heads, body: list[int]) -> Iterator[Row]:
        fields = {column: field for field, column in heads.columns.items()}
        last: dict[int, Cell] = {}
        context = Row(0, {})
        over: list[int] = []
        ended = False
        numbered = self._is_numbered(heads, body)
        strays: dict[int, list[Cell]] = {}
        for number in body:
            own = self.sheet.rows.get(number, {})
            self._spoilt(heads, number, fields)
            if not own or self._repeats_heads(heads, own) or _counts_columns(own):
                continue
            meant = {
                c: cell if fields.get(c) == "_number" else self._ditto(cell, last)
                for c, cell in own.items()
                if not _is_nothing(cell)
            }
            cells = {c: cell for c, cell in meant.items() if cell is not None}
            inherited = self.spread.get(number, {})
            whole = {**{c: inherited[c] for c in inherited if c in fields}, **cells}
            if not cells:
                continue
            if not heads.ours:
                if self._ends(heads, cells) or (ended and not _is_full(heads, cells)):
                    ended = True
                    over.append(number)
                    continue
                ended = False
                if subtitle := self._subtitle(heads, number, cells, whole, numbered):
                    context = self._in_context(context, subtitle)
                    continue
            elif self._is_example(heads, cells):
                continue
            last.update(whole)
            for column, cell in cells.items():
                if column not in fields:
                    strays.setdefault(column, []).append(cell)
            if number in self.sheet.marks.hidden:
                message = _("Row {row} is hidden, and read all the same").format(row=number)
                hint = _("Delete the row if it is not to be shown.")
                self.problems.append(
                    guess(self.book, self.sheet.name, number, min(cells), message, hint)
                )
            found = {field: whole[column] for column, field in fields.items() if column in whole}
            if found:
                yield replace(context, number=number, cells=found)
        self._leave(over, _("below the table"))
        self._say_columns(heads, strays)

    def _ditto(self, cell: Cell, last: Mapping[int, Cell]) -> Cell | None:
        """The cell above where this one says “the same”."""
        text = cell.text.strip()
        if len(text) > _LONGEST_DITTO:
            return cell
        if not _DITTO_SIGNS.fullmatch(text) and not _DITTO.fullmatch(fold(text)):
            return cell
        above = last.get(cell.column)
        if above is not None:
            return replace(above, row=cell.row)
        message = _("“{text}” stands for the cell above, and there is none").format(text=text)
        hint = _("Write the value itself.")
        self._error(cell.row, cell.column, message, hint)
        return None

    def _spoilt(self, heads: Heads, number: int, fields: Mapping[int, str]) -> None:
        for column, field in fields.items():
            if field in ("_weekday", "_number"):
                continue
            if (number, column) in self.sheet.marks.errors:
                message = _("The cell shows an error of Excel, like #N/A or #REF!")
                self._error(number, column, message, _("Type the value itself over the formula."))
            elif (number, column) in self.sheet.marks.unsolved:
                message = _("The cell holds a formula without its result")
                hint = _("Open the workbook in Excel, save it, and close it; or type the value.")
                self._error(number, column, message, hint)

    def _repeats_heads(self, heads: Heads, own: Mapping[int, Cell]) -> bool:
        return len(own) > 1 and all(
            column in heads.texts
            and len(cell.text) <= _SHORT
            and heading_key(cell.text) == heading_key(heads.texts[column].text)
            for column, cell in own.items()
        )

    def _is_example(self, heads: Heads, cells: Mapping[int, Cell]) -> bool:
        main = cells.get(heads.columns[heads.shape.main])
        return main is not None and main.text.strip().startswith(site_gettext(EXAMPLE))

    def _is_numbered(self, heads: Heads, body: list[int]) -> bool:
        """Whether most rows have a number of order."""
        column = heads.columns.get("_number")
        main = heads.columns[heads.shape.main]
        rows = [self.sheet.rows.get(n, {}) for n in body]
        rows = [row for row in rows if main in row]
        numbers = [row for row in rows if column in row]
        return column is not None and len(numbers) * 2 > len(rows)

    def _ends(self, heads: Heads, cells: Mapping[int, Cell]) -> bool:
        """Whether a row is a footnote, a signature or a sum, below a table."""
        if len(cells) > 3 or _has_number(heads, cells):
            return False
        main = heads.columns[heads.shape.main]
        timed = any(
            heads.columns.get(f) in cells for f in ("_day", "_when", "_time", "place", "_first")
        )
        if main in cells and timed:
            return False
        return any(_END.match(fold(cell.text.strip())) for cell in cells.values())

    def _subtitle(
        self,
        heads: Heads,
        number: int,
        cells: Mapping[int, Cell],
        whole: Mapping[int, Cell],
        numbered: bool,
    ) -> Cell | None:
        """The text of a row that is a heading between rows."""
        order = heads.columns.get("_number")
        main = heads.columns[heads.shape.main]
        texts = [cell for column, cell in cells.items() if column != order]
        number_cell = cells.get(order) if order is not None else None
        if number_cell is not None and not texts:
            wide = (number, number_cell.column) in self.wide
            is_text = not re.fullmatch(r"\d+[.)]?", number_cell.text.strip())
            return number_cell if wide or is_text else None
        if len(texts) != 1:
            return None
        (cell,) = texts
        counted = number_cell is not None and _ROMAN.fullmatch(fold(number_cell.text.strip(" .)/")))
        if counted:
            return cell
        if cell.column != main:
            return cell if number_cell is None else None
        if number_cell is not None:
            return None
        timed = any(column in whole and column not in cells for column in heads.columns.values())
        if timed and (number, cell.column) not in self.wide:
            return None
        is_title = _NUMBERED_TITLE.match(cell.text) or cell.text.isupper()
        is_title = is_title or self.is_day(cell.text) or self.is_part(cell.text)
        return cell if is_title or numbered or (number, cell.column) in self.wide else None

    def _in_context(self, context: Row, cell: Cell) -> Row:
        text = _unnumbered(cell.text)
        shown = _shorten(cell.text)
        if self.is_part(text):
            message = _("“{text}” is taken for the hour of the rows below it").format(text=shown)
            context = replace(context, part=replace(cell, text=text))
        elif self.is_day(text):
            message = _("“{text}” is taken for the day of the rows below it").format(text=shown)
            context = Row(0, {}, day=replace(cell, text=text), level=context.level)
        elif level := _LEVEL.search(fold(text)):
            words = text.split()
            start = len(fold(text)[: level.start()].split())
            said = " ".join(words[start + 1 : start + 1 + len(level[1].split())]).lower()
            message = _("“{text}” is taken for the level of the rows below it").format(text=shown)
            context = Row(0, {}, level=said.strip(" .:,;"))
        else:
            message = _("“{text}” is a heading between the rows, and not read").format(text=shown)
            problem = left_out(self.book, self.sheet.name, cell.row, cell.column, message)
            self.problems.append(problem)
            return Row(0, {})
        hint = _("If it is an activity, give it a day or a number of order.")
        self.problems.append(
            guess(self.book, self.sheet.name, cell.row, cell.column, message, hint)
        )
        return context

    # --- What is said -----------------------------------------------------------------------------

    def _leave(self, numbers: Iterable[int], why: str) -> None:
        """Say which rows are not read, in one notice for those that lie together."""
        rows = [n for n in numbers if self.sheet.rows.get(n)]
        if not rows:
            return
        texts = [
            _shorten(" ".join(cell.text for cell in self.sheet.rows[n].values())) for n in rows
        ]
        message = _("Not read, {why} (rows {first} to {last}): {texts}").format(
            why=why, first=rows[0], last=rows[-1], texts=" / ".join(texts)
        )
        column = min(self.sheet.rows[rows[0]])
        self.problems.append(left_out(self.book, self.sheet.name, rows[0], column, message))

    def _say_columns(self, heads: Heads, strays: Mapping[int, list[Cell]]) -> None:
        for column, cells in sorted(strays.items()):
            head = heads.texts.get(column)
            hint = _("Known headings: {headings}.").format(
                headings=", ".join(
                    site_gettext(c.heading) for c in heads.shape.columns if c.heading
                )
            )
            if head is None:
                message = _("A column without a heading is not read: {count} cells, like “{text}”")
                row = cells[0].row
            else:
                message = _("The column “{heading}” is not read: {count} cells, like “{text}”")
                row = head.row
            said = message.format(
                heading=_shorten(head.text) if head else "",
                count=len(cells),
                text=_shorten(cells[0].text),
            )
            self.problems.append(left_out(self.book, self.sheet.name, row, column, said, hint))

    def _error(self, row: int, column: int, message: str, hint: str) -> None:
        spot = self.book.spot(self.sheet.name, row, column)
        self.problems.append(content_error("cell", spot, message, hint))


def _spread(sheet: Sheet) -> dict[int, dict[int, Cell]]:
    """What stands in a cell for the cells that were merged into it, in the rows below it."""
    found: dict[int, dict[int, Cell]] = {}
    for span in sheet.spans:
        cell = sheet.rows.get(span.top, {}).get(span.left)
        if cell is None:
            continue
        for row in range(span.top + 1, span.bottom + 1):
            found.setdefault(row, {})[span.left] = replace(cell, merged=True)
    return found


def _is_nothing(cell: Cell) -> bool:
    return _NOTHING.fullmatch(cell.text) is not None and "//" not in cell.text


def _counts_columns(own: Mapping[int, Cell]) -> bool:
    """Whether a row only numbers the columns: (1), (2), (3) or A, B, 1, 2."""
    texts = [cell.text.strip("() .") for _c, cell in sorted(own.items())]
    numbers = [int(text) for text in texts if text.isascii() and text.isdigit()]
    rest = [text for text in texts if not (text.isascii() and text.isdigit())]
    counted = numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False
    return len(texts) >= 3 and counted and len(numbers) >= 2 and all(len(t) == 1 for t in rest)


def _has_number(heads: Heads, cells: Mapping[int, Cell]) -> bool:
    cell = cells.get(heads.columns.get("_number", -1))
    return cell is not None and re.fullmatch(r"\d+[.)]?", cell.text.strip()) is not None


def _is_full(heads: Heads, cells: Mapping[int, Cell]) -> bool:
    """Whether a row below a footnote goes on with the table."""
    main = heads.columns[heads.shape.main]
    return main in cells and (len(cells) >= 3 or _has_number(heads, cells))


def _unnumbered(text: str) -> str:
    return re.sub(r"^\s*(?:[IVX]+|[A-HĐ]|\d+)\s*[.)/:]\s*", "", text).strip()


def _shorten(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHORT else plain[: _SHORT - 1].rstrip() + "…"
