"""The day and the hours of an activity, of the cells of its row and of what stands above it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from site_src.base.messages import gettext as _
from site_src.base.messages import site_gettext
from site_src.base.patterns import lazy_regex
from site_src.model import Status
from site_src.model.vocabulary import LABELS
from site_src.reading.workbook.bare_days import BareDays
from site_src.reading.workbook.beside_times import without_remarks
from site_src.reading.workbook.cells import Cell, Kind
from site_src.reading.workbook.entries import Entry, Maker
from site_src.reading.workbook.lengths import with_end
from site_src.reading.workbook.loose_hours import with_plain_hours
from site_src.reading.workbook.moments import Moment, hours_of, is_only_clock, moment, weekday_name
from site_src.reading.workbook.table import Row, Table
from site_src.reading.workbook.time_texts import (
    hour_of_part,
    is_clock,
    is_day,
    is_of_other_part,
    normal,
    part_of_letter,
)
from site_src.vietnamese.hours import LONGEST_NIGHT

# Hours of a school's own, and several parts of the day: no hour of the clock.
_LESSON = lazy_regex(
    r"\s*(?:(?:tiết|ca|giờ ra chơi|đầu giờ|cuối giờ)\b"
    r"|(?:ngay\s+)?(?:sau|trước|tiếp|kế)\s+(?!\d|ngày|tháng|lúc)\w"
    r"|(?:buổi\s+)?(?:(?:sáng|trưa|chiều)\s*(?:[+&,/-]|và)\s*(?:buổi\s+)?)+tối\s*$)",
    re.IGNORECASE,
)
_DAYS = frozenset(("_day", "_when", "_first"))
_NUMBERS = lazy_regex(r"\d{1,2}(?:\s*[-–—,;&]\s*\d{1,2})*")
_HOURS_OF_LESSON = lazy_regex(
    r"(?:ca|tiết)\s+\w+\s*[(:,–—-]\s*(\d{1,2}\s*(?:h|g|giờ|:)[^()]*)\)?", re.IGNORECASE
)
_SAME_DAY = lazy_regex(r"(?P<hours>\S.{0,30}?)[\s,]+(?:cùng|trong) ngày\W*", re.IGNORECASE)
# A day by which something is done is none on which it is; how long it takes is no end.
_BY_WHEN = lazy_regex(
    r"(?:(?:hoàn thành|xong|nộp|mở cửa|kéo dài)\s+)?(?:trước|sau|chậm nhất|muộn nhất"
    r"|không muộn hơn|(?:cho\s+)?đến|hết)\s+(?:(?:là|hết|vào)\s+)*"
    r"(?:(?:ngày\s+)?\d{1,2}\s*/|(?:trong\s+)?tuần(?:\s+lễ)?\W*$)",
    re.IGNORECASE,
)
# “Cuối tuần”, “những ngày đầu tháng 10”, “tuần 1 tháng 10”: several days, and nobody knows which.
_VAGUE = lazy_regex(
    r"(?:(?:vào|khoảng|dịp|trong|các|những ngày)\s+)*(?:(?:đầu|giữa|cuối)\s+(?:tuần|tháng|năm)\b"
    r"|tuần\s+(?:lễ\s+)?(?:thứ\s+)?(?:\d|nhất|hai|ba|tư|đầu|cuối)(?:\s+tiên)?\s+(?:của\s+)?tháng\b)"
    r"(?:\s+lễ)?(?:\s*\d{1,2})?(?:\s*/\s*\d{4})?\W*$",
    re.IGNORECASE,
)
_HOW_LONG = lazy_regex(
    r"(?:kéo dài|trong|khoảng)?\s*\d+(?:[.,]\d+)?\s*(?:tiếng|giờ đồng hồ|phút|ngày)\b",
    re.IGNORECASE,
)
# Which of two days it is nobody knows yet.
_EITHER = lazy_regex(r".*\d.*\bhoặc\b.*\d.*", re.IGNORECASE | re.DOTALL)
_LIMITS = (
    *((name, _EITHER) for name in ("_day", "_when", "_time")),
    *((name, _BY_WHEN) for name in ("_day", "_when")),
    *((name, _VAGUE) for name in ("_day", "_when")),
    *((name, _HOW_LONG) for name in ("_end", "_last")),
)
_STRETCH = lazy_regex(
    r"(?<!\d)(?P<first>\d{1,2})(?:h|:)(?:\d\d)?\s*(?:[-–—]|đến)\s*(?P<last>\d{1,2})(?:h|:)(?:\d\d)?"
    r"(?!\s*(?:sáng|chiều|tối|,?\s*\d))",
    re.IGNORECASE,
)
# Beside “Sáng” that is the morning.
_WHOLE_PART = lazy_regex(r"\W*(?:cả|nguyên|trọn|suốt)\s+buổi\W*", re.IGNORECASE)
_PLANNED = lazy_regex(r"\s*[(\[-]?\s*\bdự kiến\b:?\s*[)\]]?", re.IGNORECASE)


def with_part(row: Row) -> Row:
    """The row with what stands below “Buổi” as its hour, or as the part that its hour is of."""
    part = row.cells.get("_part")
    if part is None:
        return row
    time = row.cells.get("_time")
    if time is None and "_start" in row.cells:
        # “Từ” and “Đến” beside “Buổi” say the hours.
        return replace(row, part=replace(part, text=part_of_letter(part.text)))
    if time is None or _WHOLE_PART.fullmatch(time.text):
        return replace(row, cells={**row.cells, "_time": part})
    return replace(row, part=replace(part, text=part_of_letter(part.text)))


class Times:
    """Puts the day and the hours of each row of one table, from the top to the bottom."""

    def __init__(self, maker: Maker, table: Table) -> None:
        self.maker, self.table = maker, table
        self.days = BareDays(maker, table)
        # The day that the next row may have from those above it.
        self.above: Cell | None = None

    def put(self, row: Row, entry: Entry, aside: list[str]) -> None:
        """Put the time of a row; what stands there and is none goes `aside`."""
        row = self._as_meant(row, entry, aside)
        day = row.day
        if day is not None and self.above is not None and self.above.row > day.row:
            # A row below the subtitle has a day of its own: the next ones have that.
            day = None
        above = None if self.table.ours else self.above
        found = moment(row.cells, day, row.part, above, self.maker.year)
        _say_other_part(self.maker, self.table, row)
        if found is None:
            self.above = self._own_day(row)
            return
        entry.put(
            "time" if found.alone else "when",
            found.text,
            self.maker.spot_of(self.table, found.cell),
        )
        if not self.table.ours:
            _say_overnight(self.maker, self.table, found, row.cells.get("_time") or found.cell)
        if found.carried and above is not None:
            entry.above = above
            message = _("The day is taken from the row above: “{text}”").format(text=found.text)
            hint = _("Write the day in this row too, to be sure.")
            self.maker.guess(self.table, found.cell, message, hint)
        elif not found.alone:
            self.above = self._own_day(row)

    def _as_meant(self, row: Row, entry: Entry, aside: list[str]) -> Row:
        """The row with cells that say a day or an hour and nothing else."""
        maker, table = self.maker, self.table
        row = _exchanged(maker, table, row)
        cells = with_plain_hours(maker, table, _firm(maker, table, row, entry))
        cells = with_end(maker, table, cells, aside)
        cells = without_remarks(maker, table, _with_lesson(table, cells, aside), aside)
        timed, cells = cells, _without_limits(maker, table, cells, aside)
        if _DAYS & (timed.keys() - cells.keys()):
            # A row that says “Trước 5/10” is on no day of the row above.
            self.above = None
        row = self.days.whole(replace(row, cells=cells))
        if self.days.spoilt:
            self.above = None
        if (time := row.cells.get("_time")) is not None and _LESSON.match(time.text):
            # An hour of the school's own: what o'clock it is, only the school knows.
            aside.append(" ".join(time.text.split()))
            message = _("“{text}” is no hour of the clock, and goes to the note")
            maker.guess(table, time, message.format(text=aside[-1]), _("Write it like 7h30."))
            row = replace(row, cells={k: v for k, v in row.cells.items() if k != "_time"})
        row = _with_hour_of_part(maker, table, row)
        _say_half_a_stretch(maker, table, row.cells)
        return row

    def _own_day(self, row: Row) -> Cell | None:
        """The day that a row says for those below it; else what it was."""
        own = row.cells.get("_day") or row.cells.get("_when") or row.cells.get("_first")
        if own is not None and is_only_clock(own, self.maker.year):
            # “Thời gian” with hours alone: the day of the rows stays what it was.
            own = self.above
        weekday = row.cells.get("_weekday")
        if own is None and weekday is not None and not self.table.heads.columns.keys() & _DAYS:
            # The only column of days: rows below may leave it empty.
            return replace(weekday, text=weekday_name(weekday.text), kind=Kind.TEXT)
        return own


def _exchanged(maker: Maker, table: Table, row: Row) -> Row:
    """The row with day and hour where they belong, where each stands in the other's cell: told."""
    day, time = row.cells.get("_day"), row.cells.get("_time")
    if table.ours or day is None or time is None or day.kind is not Kind.TEXT:
        return row
    if not is_clock(normal(day.text, maker.year)) or not is_day(time.text, maker.year):
        return row
    message = _("“{day}” stands below the hours, and “{hour}” below the days: they are exchanged")
    said = message.format(day=time.text.strip(), hour=day.text.strip())
    maker.guess(table, day, said, _("Exchange the two cells."))
    return replace(row, cells={**row.cells, "_day": time, "_time": day})


def _with_lesson(table: Table, cells: Mapping[str, Cell], aside: list[str]) -> Mapping[str, Cell]:
    """The hour of a lesson or a shift where no column for hours says one: “Ca 1 (6h-14h)”."""
    lesson = cells.get("_lesson")
    if lesson is None:
        return cells
    text = " ".join(lesson.text.split())
    if _NUMBERS.fullmatch(text):
        head = table.heads.texts[table.heads.columns["_lesson"]].text
        text = f"{' '.join(head.split()[:1])} {text}"
    if "_time" in cells:
        aside.append(text)
        return cells
    match = _HOURS_OF_LESSON.fullmatch(text)
    return {**cells, "_time": replace(lesson, text=match[1] if match else text, kind=Kind.TEXT)}


def _without_limits(
    maker: Maker, table: Table, cells: Mapping[str, Cell], aside: list[str]
) -> Mapping[str, Cell]:
    """The cells without what only says by when, or how long: “Trước ngày 05/10”, “2 tiếng”.

    It goes to the note, and is told.
    """
    if table.ours:
        return cells
    found = dict(cells)
    for name, pattern in _LIMITS:
        cell = cells.get(name)
        if cell is None or not pattern.match(cell.text.strip()):
            continue
        del found[name]
        aside.append(" ".join(cell.text.split()))
        message = _("“{text}” says no day and no hour, and goes to the note")
        hint = _("Write the day like 01/10/2026 and the hours like 8h - 10h; unknown: empty.")
        maker.guess(table, cell, message.format(text=aside[-1]), hint)
    return found


def _with_hour_of_part(maker: Maker, table: Table, row: Row) -> Row:
    """The row with 14h where its hour is 2h and it stands below “Chiều”; that is told."""
    part, cells = row.part, dict(row.cells)
    if table.ours or part is None:
        return row
    names = ["_time"]
    if "_time" not in cells:
        is_hour = "_when" in cells and is_only_clock(cells["_when"], maker.year)
        names = ["_when"] if is_hour else ["_start", "_end"]
    for name in (name for name in names if name in cells):
        time = cells[name]
        plain = hours_of(time, maker.year)
        hour = hour_of_part(plain, part.text, maker.year)
        if hour == plain:
            continue
        message = _("“{text}” is taken for “{said}”").format(text=time.text.strip(), said=hour)
        maker.guess(table, time, message, _("Write the hour from which it is, like 18h."))
        cells[name] = replace(time, text=hour, kind=Kind.TEXT)
    return replace(row, cells=cells)


def _say_half_a_stretch(maker: Maker, table: Table, cells: Mapping[str, Cell]) -> None:
    """Tell of an end without its beginning, which says nothing alone."""
    for first, last in (("_first", "_last"), ("_start", "_end")):
        if last in cells and first not in cells:
            cell = cells[last]
            message = _("“{text}” is the end of a time without its beginning")
            hint = _("Write the beginning too; where it is not known, delete the end.")
            said = message.format(text=cell.text.strip())
            maker.error(table, cell.row, cell.column, "cell", said, hint)


def _say_overnight(maker: Maker, table: Table, found: Moment, cell: Cell) -> None:
    """Tell of an hour that is only an end where it is one of the next day: “20h - 8h”."""
    match = _STRETCH.search(found.text)
    # What lasts longer is wrong, and an error.
    hours = int(match["last"]) - int(match["first"]) if match is not None else 0
    if match is not None and hours < 0 and hours % 24 <= LONGEST_NIGHT:
        message = _("“{text}” ends on the next day").format(text=match[0])
        maker.guess(table, cell, message, _("If not, write the hour at which it ends."))


def _say_other_part(maker: Maker, table: Table, row: Row) -> None:
    """Tell of an hour that is none of the part of the day that its row stands below."""
    time, part = row.cells.get("_time"), row.part
    if time and part and is_of_other_part(time.text, part.text, maker.year):
        message = _("“{hour}” stands below “{part}”; the hour is taken")
        said = message.format(hour=time.text.strip(), part=part.text.strip())
        maker.guess(table, time, said, _("Write the right hour, or put it where it belongs."))


def _firm(maker: Maker, table: Table, row: Row, entry: Entry) -> Mapping[str, Cell]:
    """The cells without “dự kiến” beside a day or hour, which is said of the activity.

    “Chiều cùng ngày” is the afternoon, of the day above.
    """
    cells = dict(row.cells)
    for name in ("_time", "_when"):
        cell = cells.get(name)
        if cell is not None and (match := _SAME_DAY.fullmatch(cell.text)):
            cells[name] = replace(cell, text=match["hours"])
    for name in ("_day", "_time", "_when", "_first", "_last", "_start", "_end"):
        cell = cells.get(name)
        if cell is None or not _PLANNED.search(cell.text):
            continue
        cells[name] = replace(cell, text=_PLANNED.sub(" ", cell.text).strip())
        if not cells[name].text:
            del cells[name]
        if "status" not in entry.data:
            planned = site_gettext(LABELS[Status][Status.PLANNED])
            entry.put("status", planned, maker.spot_of(table, cell))
    return cells
