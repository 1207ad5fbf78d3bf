"""Days without their month: “Ngày” beside “Tháng”, or below “Lịch tháng 10”."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace

from site_src.base.messages import gettext as _
from site_src.base.patterns import lazy_regex
from site_src.reading.workbook.cells import Cell, Kind
from site_src.reading.workbook.entries import Maker
from site_src.reading.workbook.signs import shorten
from site_src.reading.workbook.table import DATES, Row, Table
from site_src.reading.workbook.time_texts import normal, parsed
from site_src.vietnamese import weekdays
from site_src.vietnamese.notation import half_width
from site_src.vietnamese.when import When

_BARE = lazy_regex(
    r"(?P<weekday>(?:thứ\s+\w+|t[2-7]|chủ nhật|cn)[\s,:(-]+)?(?:từ\s+)?(?:ngày|mùng|mồng)?\s*"
    r"(?P<days>\d{1,2}(?:\s*(?:[-–—,;&+]|và|đến)\s*(?:ngày\s+|mùng\s+)?\d{1,2})*)\)?\.?",
    re.IGNORECASE,
)
# “Thứ 2-4-6”: three with one sign are no days of a month.
_WEEKDAYS = lazy_regex(
    r"\W*(?:(?:các|tối|chiều|sáng)\s+)*(?:thứ|t)\s*[2-7](\s*[-–—,;&+]\s*)[2-7](?:\1[2-7])+\W*",
    re.IGNORECASE,
)
_WEEKDAY_DAY_MONTH = lazy_regex(
    r"(?P<weekday>thứ\s+\w+|t[2-7]|chủ nhật|cn)[\s,:(-]+(?:ngày\s+)?(?P<day>\d{1,2})\s*-\s*"
    r"(?P<month>\d{1,2})\)?",
    re.IGNORECASE,
)
_DAY_MONTH = lazy_regex(r"(?P<day>\d{1,2})\s*-\s*(?P<month>\d{1,2})")
_MONTH = lazy_regex(
    r"(?:tháng|th\.?|t)?\s*(?P<month>\d{1,2})(?:\s*[/.-]\s*(?P<year>\d{4}))?", re.IGNORECASE
)
_BEHIND_HOUR = lazy_regex(
    r"(?P<before>.*\d\s*(?:h|g|giờ|:\d\d)\s*\d{0,2}|(?:sáng|chiều|tối))[\s,]+ngày\s+"
    r"(?P<day>\d{1,2})(?:\s*-\s*(?P<month>\d{1,2}))?\.?",
    re.IGNORECASE,
)
_LEAST_ROWS = 3
# Of “1.10” Excel keeps 1.1.
_LOST_ZERO = lazy_regex(r"(\d{1,2})\.1")
_THREE = lazy_regex(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_YEAR = lazy_regex(r"(?:năm\s+)?(?P<year>\d{4})", re.IGNORECASE)
Period = tuple[dt.date, dt.date]


class BareDays:
    """Puts the month to the days of one table that are numbers alone."""

    def __init__(self, maker: Maker, table: Table) -> None:
        self.maker, self.table = maker, table
        self.above: Cell | None = None
        self.said: set[str] = set()
        # Of which months the whole days of a column are.
        self.months: dict[str, set[int]] = {}
        # Whether the month stands first in the days of a column.
        self.first: dict[str, bool] = {}
        # Whether the last row's day was told, and left out.
        self.spoilt = False

    def whole(self, row: Row) -> Row:
        """The row with its days as days; with its month alone where it says no day."""
        if self.table.ours:
            return row
        self.spoilt = False
        cells = dict(row.cells)
        within, said = self._period(row)
        for name in DATES:
            cell = cells.get(name)
            if cell is None or (name == "_when" and _is_hour(cell, row)):
                continue
            meant = self._whole_day(name, cell, cells.get("_month"), within, said)
            if meant is not None:
                cells[name] = meant
            else:
                del cells[name]
                self.spoilt = True
        alone = row.day is None and not cells.keys() & {*DATES, "_weekday"}
        if "_month" in cells and within is not None and alone:
            # The month is all that is known of the time.
            text = f"tháng {within[0].month}/{within[0].year}"
            cells["_when"] = replace(cells["_month"], text=text, kind=Kind.TEXT, value=None)
        return replace(row, cells=cells)

    def _whole_day(
        self, name: str, cell: Cell, month: Cell | None, within: Period | None, said: Cell | None
    ) -> Cell | None:
        """A cell for a day with its month; None, and told, where that is not known."""
        if cell.kind is Kind.NUMBER and (match := _LOST_ZERO.fullmatch(cell.text)):
            message = _("Of a number like “{text}” it cannot be told whether the month is 1 or 10")
            hint = _("Write it like {example}.").format(
                example=f"{int(match[1]):02}/10/{self.maker.year}"
            )
            self._error(cell, message.format(text=cell.text), hint)
            return None
        if (meant := self._month_first(name, cell)) is not None:
            return meant
        if within is None and (meant := self._by_month(name, cell)) is not None:
            return meant
        if _WEEKDAYS.fullmatch(cell.text):
            return cell
        if (meant := self._by_weekday(cell)) is not None:
            return meant
        if within is None and (meant := self._in_month_of_column(name, cell)) is not None:
            return meant
        if (match := _BARE.fullmatch(half_width(" ".join(cell.text.split())))) is None:
            self._say_other_month(month, cell, within)
            return cell
        days = _days_in(match["days"], within) if within else None
        if days is None:
            if month is None or within is not None:
                # What is wrong with a month was told.
                self._say_alone(name, cell)
            return None
        if said is not None:
            self._say_month(cell, said)
        weekday = (match["weekday"] or "").strip(" ,:(-")
        text = f"{weekday}, {days}" if weekday else days
        return replace(cell, text=text, kind=Kind.TEXT, value=None)

    def _month_first(self, name: str, cell: Cell) -> Cell | None:
        """“10/02/2026” as 2 October, in a column in which that is how days are: “10/13/2026”."""
        parts = _numbers_of(cell) if self._has_months_first(name) else None
        if parts is None:
            return None
        month, day, year = parts
        text = f"{day:02}/{month:02}/{year}"
        message = _("“{text}” is taken for “{said}”").format(text=cell.text.strip(), said=text)
        self.maker.guess(self.table, cell, message, _("Write the day like 01/10/2026."))
        return replace(cell, text=text, kind=Kind.TEXT, value=None)

    def _has_months_first(self, name: str) -> bool:
        """Whether the days of a column begin with one month, and one can be no month."""
        if name not in self.first:
            cells = (row.cells[name] for row in self.table.rows if name in row.cells)
            found = [parts for cell in cells if (parts := _numbers_of(cell)) is not None]
            months = {first for first, _second, _year in found}
            last = max((second for _first, second, _year in found), default=0)
            self.first[name] = len(found) > 1 and len(months) == 1 and 12 < last <= 31
        return self.first[name]

    def _by_month(self, name: str, cell: Cell) -> Cell | None:
        """“02-10” as 02/10, where all whole days of its column are of that month; it is told."""
        match = _DAY_MONTH.fullmatch(cell.text.strip())
        if match is None:
            return None
        if self._months(name) != {int(match["month"])}:
            return None
        text = f"{match['day']}/{match['month']}"
        message = _("“{text}” is taken for “{said}”").format(text=cell.text.strip(), said=text)
        self.maker.guess(self.table, cell, message, _("Write the day like 01/10/2026."))
        return replace(cell, text=text, kind=Kind.TEXT, value=None)

    def _by_weekday(self, cell: Cell) -> Cell | None:
        """“Chủ nhật 4-10” as 4/10, where that is a Sunday; it is told."""
        if cell.kind is not Kind.TEXT:
            return None
        match = _WEEKDAY_DAY_MONTH.fullmatch(" ".join(cell.text.split()))
        when = self._when(f"{match['day']}/{match['month']}") if match else None
        if match is None or when is None or when.one_day is None:
            return None
        if weekdays.NAMES[when.one_day.weekday()] != normal(match["weekday"], 0).casefold():
            return None
        text = f"{match['day']}/{match['month']}"
        message = _("“{text}” is taken for “{said}”").format(text=cell.text.strip(), said=text)
        self.maker.guess(self.table, cell, message, _("Write the day like 01/10/2026."))
        return replace(cell, text=text, kind=Kind.TEXT, value=None)

    def _in_month_of_column(self, name: str, cell: Cell) -> Cell | None:
        """“Từ 7h30, ngày 4” as 4/10, where all whole days of its column are of October."""
        if cell.kind is not Kind.TEXT:
            return None
        match = _BEHIND_HOUR.fullmatch(" ".join(cell.text.split()))
        months = self._months(name) if match else set()
        if match is None or len(months) != 1 or len(self.table.rows) < _LEAST_ROWS:
            return None
        if match["month"] and int(match["month"]) not in months:
            # “Ngày 6-8”: from one day to another, or one of August.
            return None
        text = f"{match['before']} ngày {match['day']}/{min(months)}/{self.maker.year}"
        message = _("“{text}” is taken for “{said}”").format(text=cell.text.strip(), said=text)
        self.maker.guess(self.table, cell, message, _("Write the day like 01/10/2026."))
        return replace(cell, text=text, kind=Kind.TEXT, value=None)

    def _months(self, name: str) -> set[int]:
        """The months of the whole days of a column."""
        if name not in self.months:
            said = (row.cells[name].text for row in self.table.rows if name in row.cells)
            days = [when.one_day for text in said if (when := self._when(text)) is not None]
            self.months[name] = {day.month for day in days if day is not None}
        return self.months[name]

    def _when(self, text: str) -> When | None:
        return parsed(normal(text, self.maker.year))

    def _period(self, row: Row) -> tuple[Period | None, Cell | None]:
        """In what time the row's day lies, and the text to tell that it was taken from."""
        if "_month" in self.table.heads.columns:
            return self._in_columns(row.cells), None
        for cell in (row.day, row.month):
            when = parsed(normal(cell.text, self.maker.year)) if cell is not None else None
            if when is not None and when.period is not None and when.one_day is None:
                return (when.period.start.earliest, when.period.end.latest), cell
        return None, None

    def _in_columns(self, cells: Mapping[str, Cell]) -> Period | None:
        """The month that the columns for months and years say, here or in a row above."""
        cell = cells.get("_month")
        if cell is not None:
            self.above = cell
        elif self.above is None:
            return None
        match = _MONTH.fullmatch(" ".join((cell or self.above).text.split()))
        if match is None or not 1 <= int(match["month"]) <= 12:
            if cell is not None:
                message = _("“{text}” is no month").format(text=shorten(cell.text))
                self._error(cell, message, _("Write its number: 10."))
            return None
        year = int(match["year"] or self.maker.year)
        if (said := cells.get("_year")) is not None:
            found = _YEAR.fullmatch(said.text.strip())
            if found is None:
                message = _("“{text}” is no year").format(text=shorten(said.text))
                self._error(said, message, _("Write it like {year}.").format(year=self.maker.year))
            else:
                year = int(found["year"])
        month = int(match["month"])
        return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])

    def _say_month(self, cell: Cell, said: Cell) -> None:
        if said.text in self.said:
            return
        self.said.add(said.text)
        message = _("Days without a month are taken for those of “{text}”")
        self.maker.guess(self.table, cell, message.format(text=shorten(said.text)))

    def _say_alone(self, name: str, cell: Cell) -> None:
        message = _("“{text}” is a day without its month")
        if name == "_when":
            message = _("“{text}” may be a day or an hour")
        message = message.format(text=shorten(cell.text))
        hint = _("Write it like {example}; or the month above the table: “Tháng 10”.")
        if name == "_when":
            hint = _("Write both whole: 8h ngày {example}.")
        self._error(cell, message, hint.format(example=f"01/10/{self.maker.year}"))

    def _say_other_month(self, month: Cell | None, cell: Cell, within: Period | None) -> None:
        """Tell of a day that lies in another month than its row says."""
        when = parsed(normal(cell.text, self.maker.year))
        if month is None or within is None or when is None or when.one_day is None:
            return
        if not within[0] <= when.one_day <= within[1]:
            message = _("“{day}” stands beside the month “{month}”; the day is taken")
            said = message.format(day=shorten(cell.text), month=shorten(month.text))
            self.maker.guess(
                self.table, cell, said, _("Write the right one, and only one of them.")
            )

    def _error(self, cell: Cell, message: str, hint: str) -> None:
        self.maker.error(self.table, cell.row, cell.column, "cell", message, hint)


def _numbers_of(cell: Cell) -> tuple[int, int, int] | None:
    """The numbers of a day in their order: Excel makes days of 10/02, and a text of 10/13."""
    if cell.kind is Kind.DAY:
        return cell.value.day, cell.value.month, cell.value.year
    match = _THREE.fullmatch(cell.text.strip())
    return (int(match[1]), int(match[2]), int(match[3])) if match else None


def _is_hour(cell: Cell, row: Row) -> bool:
    """Whether a number below “Thời gian” is an hour: its day stands above the row."""
    return cell.kind is Kind.NUMBER and row.day is not None


def _days_in(text: str, within: Period) -> str | None:
    """Days with their months: 30 and 2 of 28/9 to 4/10; None where one may be of two months."""
    first, last = within
    if (first.year, first.month) == (last.year, last.month):
        return re.sub(r"\d+", lambda m: f"{int(m[0])}/{first.month}/{first.year}", text)
    all_days = [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]
    by_number: dict[int, list[dt.date]] = {}
    for day in all_days:
        by_number.setdefault(day.day, []).append(day)
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    if any(len(by_number.get(number, ())) != 1 for number in numbers):
        return None
    return re.sub(r"\d+", lambda m: f"{by_number[int(m[0])][0]:%d/%m/%Y}", text)
