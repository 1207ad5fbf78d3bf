"""The rows of a sheet to entries of tables, and word of every row that is in none of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from site_src.base.messages import gettext as _
from site_src.base.messages import site_gettext
from site_src.model import Cost
from site_src.model.vocabulary import LABELS
from site_src.reading.workbook.cells import Book, Cell, Sheet
from site_src.reading.workbook.headings import Heads, is_for_the_office
from site_src.reading.workbook.marked import say_spoilt, spoilt_columns
from site_src.reading.workbook.meant import Meant
from site_src.reading.workbook.moved import in_place
from site_src.reading.workbook.office_work import is_office_section
from site_src.reading.workbook.shapes import EXAMPLE
from site_src.reading.workbook.signs import (
    BODY_TITLE,
    END,
    LEVEL,
    NUMBERED_TITLE,
    ROMAN,
    counts_columns,
    has_number,
    is_colour,
    is_full,
    is_order,
    is_sum,
    repeats_heads,
    shorten,
    spread,
    unnumbered,
)
from site_src.reading.workbook.strays import say_strays
from site_src.reading.workbook.table import Row, Table
from site_src.reading.workbook.time_texts import is_day, is_day_or_part, is_part
from site_src.reading.workbook.titles import (
    bare_title,
    day_and_place,
    day_of_sheet,
    free_for_all,
    other_year,
    period_of_days,
    place_in_title,
    said_above,
)
from site_src.reading.workbook.told import Told
from site_src.reading.workbook.wrapped import with_whole_texts
from site_src.vietnamese.alphabet import fold


class Reader:
    """Reads the tables of one sheet from the top to the bottom.

    `above` is what stands over all headings of the first, where it is no row of the sheet.
    """

    def __init__(self, book: Book, sheet: Sheet, year: int, above: Cell | None = None) -> None:
        self.sheet, self.above = sheet, above
        self.year = year
        self.told = Told(book, sheet.name)
        self.placeless = self.bodiless = False
        self.numbered: dict[str, Mapping[int, Cell]] = {}
        self.spread = spread(sheet)
        self.wide = {
            (row, span.left)
            for span in sheet.spans
            if span.right > span.left
            for row in range(span.top, span.bottom + 1)
        }

    def tables(self, heads: Sequence[Heads]) -> Iterator[Table]:
        numbers = sorted({*self.sheet.rows, *self.spread})
        said = said_above(self.sheet, heads[0], self.above, self.year)
        above = [n for n in numbers if n < heads[0].first and (said is None or n != said.row)]
        if self.above is not None and said is None:
            self.told.not_read([self.above])
        self._leave_out(above, _("above the table"))
        titles = [cell for n in above for cell in self.sheet.rows.get(n, {}).values()]
        if not heads[0].ours and (dated := other_year(titles, self.year)):
            message = _("The title “{text}” is of another year; days are taken for those of {year}")
            text = message.format(text=shorten(dated.text), year=self.year)
            self.told.guess(dated.row, dated.column, text)
        for number, head in enumerate(heads):
            end = heads[number + 1].first if number + 1 < len(heads) else numbers[-1] + 1
            body = [n for n in numbers if head.last < n < end]
            if is_for_the_office(head):
                self._leave_out([head.first, *body], _("a list of duties with deadlines"))
                continue
            if head.side_by_side:
                message = _("Two tables stand side by side on the sheet “{sheet}”")
                hint = _("Put the second below the first, or on a sheet of its own.")
                column = max(head.again)
                self.told.error(head.first, column, message.format(sheet=self.sheet.name), hint)
                continue
            lower = [self.sheet.rows.get(n, {}) for n in range(head.first + 1, head.last + 1)]
            taken = set(head.texts.values())
            self.told.not_read(x for row in lower for x in row.values() if x not in taken)
            if not head.ours:
                self.sheet = with_whole_texts(self.sheet, head, body, self.told)
            yield Table(self.sheet.name, head, tuple(self._rows(head, body)))

    # --- Rows -------------------------------------------------------------------------------------

    def _rows(self, heads: Heads, body: list[int]) -> Iterator[Row]:
        meant = Meant(self.told, heads, self.numbered)
        self.placeless = "place" not in heads.columns
        self.bodiless = "organizers" not in heads.columns
        context = self._day_of_sheet(heads)
        over: list[int] = []
        ended = False
        numbered = self._is_numbered(heads, body)
        strays: dict[int, list[Cell]] = {}
        period = period_of_days(self.sheet, heads)
        free = self._free(heads)
        for number, cells, whole in self._filled(meant, body):
            if not heads.ours:
                goes_on = is_full(heads, cells) or self._is_counted(heads, cells)
                if self._ends(heads, cells) or (ended and not goes_on):
                    ended = True
                    over.append(number)
                    continue
                ended = False
                if self._is_over_parts(heads, number, cells):
                    self._say_title(cells[heads.columns[heads.shape.main]])
                    continue
                if subtitle := self._subtitle(heads, number, cells, whole, numbered):
                    context = self._in_context(context, subtitle)
                    continue
            elif self._is_example(heads, cells):
                continue
            meant.remember(whole)
            for cell in self._strays(meant, cells):
                strays.setdefault(cell.column, []).append(cell)
            found = {f: whole[column] for column, f in meant.fields.items() if column in whole}
            if context.where is not None and found:
                found.setdefault("place", context.where)
            if context.who is not None and found:
                found.setdefault("organizers", context.who)
            if free is not None and found:
                found["cost"] = free
            if found:
                yield replace(context, number=number, cells=found, month=period)
        self._leave_out(over, _("below the table"))
        say_strays(self.told, heads, strays)

    def _filled(
        self, meant: Meant, body: list[int]
    ) -> Iterator[tuple[int, dict[int, Cell], Mapping[int, Cell]]]:
        """Each row that holds something, as it is meant: its own cells, and with merged ones."""
        marks = self.sheet.marks
        spoilt = spoilt_columns(marks, meant.fields)
        for number in body:
            say_spoilt(self.told, marks, number, spoilt)
            own = self.sheet.rows.get(number, {})
            if not own or repeats_heads(meant.heads, own) or counts_columns(own):
                continue
            own = in_place(self.told, meant.heads, own, self.year)
            if cells := meant.cells(own):
                merged = self.spread.get(number, {})
                yield number, cells, {c: merged[c] for c in merged if c in meant.fields} | cells

    def _strays(self, meant: Meant, cells: Mapping[int, Cell]) -> Iterator[Cell]:
        """The cells of a row that stand in no known column, or below “STT” and are no number."""
        for column, cell in cells.items():
            field = meant.fields.get(column)
            theirs = field == "_number" and not meant.heads.ours
            if field is None or (theirs and not is_order(cell.text)):
                yield cell

    def _day_of_sheet(self, heads: Heads) -> Row:
        """What the text above its headings, or the name of its sheet, says of a table's day."""
        context = Row(0, {})
        above = said_above(self.sheet, heads, self.above, self.year)
        if above is not None:
            context = self._in_context(context, above)
        if context.day is not None:
            return context
        if (cell := day_of_sheet(self.sheet, heads, self.year)) is None:
            return context
        message = _("The name of the sheet, “{name}”, is taken for the day of its rows")
        said = message.format(name=self.sheet.name)
        self.told.guess(cell.row, cell.column, said)
        return replace(context, day=cell)

    def _free(self, heads: Heads) -> Cell | None:
        """The word that all of a table is free, where a line beside it says so; that is told."""
        if (cell := free_for_all(self.sheet, heads)) is None:
            return None
        message = _("“{text}” is taken for what each row of the table costs")
        self.told.guess(cell.row, cell.column, message.format(text=shorten(cell.text)))
        return replace(cell, text=site_gettext(LABELS[Cost][Cost.FREE]))

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
        first = next(iter(cells.values()))
        if len(cells) > 1 and (is_colour(first.text) or is_sum(first.text)):
            return True
        if len(cells) > 3 or has_number(heads, cells):
            return False
        main = heads.columns[heads.shape.main]
        timed = any(
            heads.columns.get(f) in cells
            for f in ("_day", "_when", "_time", "place", "_first", "_month")
        )
        if main in cells and timed:
            return False
        ends = {
            c: cell
            for c, cell in cells.items()
            if END.match(fold(cell.text.strip())) and not self._is_starred_title(cell.text)
        }
        if len(cells) == 1 and all(self._is_day_title(main, cell) for cell in ends.values()):
            return False
        if main in cells and main not in ends:
            # “Văn phòng” behind a name is who holds it; a signature stands in capital letters.
            return any(cell.text.isupper() or column < main for column, cell in ends.items())
        return bool(ends)

    def _is_starred_title(self, text: str) -> bool:
        """Whether a star stands before a day or a place, and no footnote behind it."""
        rest = bare_title(text)
        is_title = is_day_or_part(rest, self.year) or place_in_title(rest, self.placeless)
        return rest != text and bool(is_title)

    def _is_counted(self, heads: Heads, cells: Mapping[int, Cell]) -> bool:
        """Whether a row is the next part of a table below the sum of one: “II | Cấp thôn”."""
        order = cells.get(heads.columns.get("_number", -1))
        counted = order is not None and re.fullmatch(r"[IVX]+|[A-HĐ]", order.text.strip(" .)/"))
        return bool(counted) and len(cells) == 2

    def _is_day_title(self, main: int, cell: Cell) -> bool:
        """Whether a day in words stands over rows: that of the paper says where, to the right."""
        return cell.column <= main and is_day(cell.text, self.year)

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
        counted = number_cell is not None and ROMAN.fullmatch(fold(number_cell.text.strip(" .)/")))
        if counted:
            return cell
        if cell.column != main:
            return cell if number_cell is None else None
        if number_cell is not None:
            return None
        timed = any(column in whole and column not in cells for column in heads.columns.values())
        if timed and (number, cell.column) not in self.wide:
            return None
        is_title = NUMBERED_TITLE.match(cell.text) or cell.text.isupper()
        is_title = is_title or is_day_or_part(cell.text, self.year)
        return cell if is_title or numbered or (number, cell.column) in self.wide else None

    def _is_over_parts(self, heads: Heads, number: int, cells: Mapping[int, Cell]) -> bool:
        """Whether a row that says a number and a name alone heads those below it.

        They are lettered (“a”, “b”), numbered as its parts (“2.1”), or have a dash before the name.
        """
        main, column = heads.columns[heads.shape.main], heads.columns.get("_number", -1)
        below = self.sheet.rows.get(number + 1, {})
        if cells.keys() != {main, column} or not below.keys() - {main, column}:
            return False
        if main not in below or not has_number(heads, cells):
            return False
        own, part = cells[column].text.strip(" .)"), below.get(column)
        if part is None:
            return re.match(r"\s*[-–—+]\s*\S", below[main].text) is not None
        said = part.text.strip(" .)")
        return said.casefold() == "a" or said == f"{own}.1"

    def _in_context(self, context: Row, cell: Cell) -> Row:
        if both := day_and_place(cell.text, self.year):
            day, place = both
            context = self._in_context(context, replace(cell, text=day))
            return self._in_context(context, replace(cell, text=f"tại {place}"))
        # A day may begin like a number of order: “1/10/2026”.
        text = bare_title(cell.text)
        text = text if is_day(text, self.year) else unnumbered(text)
        shown = shorten(cell.text)
        if is_part(text):
            message = _("“{text}” is taken for the hour of the rows below it").format(text=shown)
            context = replace(context, part=replace(cell, text=text))
        elif is_day(text, self.year):
            message = _("“{text}” is taken for the day of the rows below it").format(text=shown)
            context = context.on(replace(cell, text=text))
        elif where := place_in_title(text, self.placeless):
            message = _("“{text}” is taken for the place of the rows below it").format(text=shown)
            context = context.at(replace(cell, text=where))
        elif self.bodiless and BODY_TITLE.match(text):
            message = _("“{text}” is taken for who holds the rows below it").format(text=shown)
            context = replace(context, who=replace(cell, text=text.strip(" :.")))
        elif level := LEVEL.search(fold(text)):
            words = text.split()
            start = len(fold(text)[: level.start()].split())
            said = " ".join(words[start + 1 : start + 1 + len(level[1].split())]).lower()
            message = _("“{text}” is taken for the level of the rows below it").format(text=shown)
            context = Row(0, {}, level=said.strip(" .:,;"))
        else:
            self._say_title(cell)
            return Row(0, {}, office=is_office_section(text))
        hint = _("If it is an activity, give it a day or a number of order.")
        self.told.guess(cell.row, cell.column, message, hint)
        return context

    # --- What is said -----------------------------------------------------------------------------

    def _say_title(self, cell: Cell) -> None:
        message = _("“{text}” is a heading between the rows, and not read")
        self.told.left_out(cell.row, cell.column, message.format(text=shorten(cell.text)))

    def _leave_out(self, numbers: Iterable[int], why: str) -> None:
        """Say which rows are not read, in one notice for those that lie together."""
        rows = [n for n in numbers if self.sheet.rows.get(n)]
        if not rows:
            return
        texts = [shorten(" ".join(cell.text for cell in self.sheet.rows[n].values())) for n in rows]
        message = _("Not read, {why} (rows {first} to {last}): {texts}").format(
            why=why, first=rows[0], last=rows[-1], texts=" / ".join(texts)
        )
        column = min(self.sheet.rows[rows[0]])
        self.told.left_out(rows[0], column, message)
