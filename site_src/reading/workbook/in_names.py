"""What a cell for a name says beside it: lines with labels, brackets, several activities."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from site_src.base.messages import gettext as _
from site_src.base.messages import site_gettext, thousands
from site_src.base.patterns import lazy_regex
from site_src.reading.workbook.cells import Cell
from site_src.reading.workbook.entries import Maker
from site_src.reading.workbook.event_columns import EVENTS
from site_src.reading.workbook.shapes import all_headings, heading_key
from site_src.reading.workbook.signs import shorten
from site_src.reading.workbook.slips import MARK, begin_names, is_step, title_in
from site_src.reading.workbook.table import Row, Table
from site_src.reading.workbook.time_texts import AN_HOUR, is_clock, is_in_part, normal, parsed
from site_src.reading.workbook.when_and_where import is_time, when_and_where

# The fields that a line of the cell may fill: “Địa điểm: Nhà văn hóa”.
_FIELDS = frozenset(
    (
        *("_when", "_day", "_time", "place", "organizers", "partners", "audience", "cost"),
        *("contact", "attendees", "performers", "registration", "note"),
    )
)
_DAYS = frozenset(("_day", "_when", "_first", "_start", "_weekday"))
_LABEL = lazy_regex(r"(?P<label>[^\W\d][^.;:\n]{1,30}?)\s*:\s*(?P<said>\S.*)", re.DOTALL)
# Before a label that goes on in the line of the name.
_GOES_ON = lazy_regex(r"\s*[.;,–—-]\s+(?=(?P<label>[^\W\d][^.;,:\n]{1,30}?)\s*:\s)")
_BRACKET = lazy_regex(r"\s*\((?P<said>[^()]{2,120})\)[\s.;,]*$")
_SAYS_TIME = lazy_regex(
    r"\d\s*(?:h|g\b|giờ|:\d|/\s*\d)|^(?:buổi\s+)?(?:sáng|chiều|tối|trưa)$", re.IGNORECASE
)
# Behind a day in front of a name.
_FRONT = lazy_regex(r"\s*:\s*(?=[^\W\d])|\s+[–—-]\s+(?=[^\W\d])")
_BEHIND = lazy_regex(r"\s*[,;–—-]\s+(?=\S)")
# “Sáng: Ngày hội. Chiều: Chung kết” in one cell.
_SIDE = lazy_regex(r"(?<!\w)(?:[Bb]uổi\s+)?(?P<part>[Ss]áng|[Tt]rưa|[Cc]hiều|[Tt]ối)\s*:\s*(?=\S)")
# Of such a name the day in brackets may be a part: “Kỷ niệm Ngày Chuyển đổi số (10/10)”.
_NAMED_DAY = lazy_regex(r"\b(?:ngày|k[ỷỉ] niệm|chào mừng|năm)\b", re.IGNORECASE)


def rows_in(maker: Maker, table: Table, row: Row) -> Iterable[Row]:
    """The row with what the cell of its name says; a row for each activity that has its time."""
    cell = row.cells.get("title")
    if cell is None:
        return [row]
    if len(sides := _sides(cell.text)) > 1 and not row.timed:
        _say_several(maker, table, cell, len(sides))
        halves = (
            {"title": replace(cell, text=text), "_time": replace(cell, text=part)}
            for part, text in sides
        )
        return [replace(row, cells={**row.cells, **half}) for half in halves]
    groups = list(_groups(cell.text))
    if len(groups) > 1 and any(label for _name, lines in groups for label in lines):
        groups = [(_without_mark(name), lines) for name, lines in groups]
    found = [_Named(maker.year, row, cell, name, lines) for name, lines in groups]
    if len(found) > 1:
        if not all(one.has_time for one in found):
            # One activity of several parts, perhaps: it is told where its name is put.
            return [row]
        _say_several(maker, table, cell, len(found))
    for one in found:
        for message in one.guesses:
            maker.guess(table, cell, message)
    first, *rest = (one.row for one in found)
    without_id = ({k: v for k, v in other.cells.items() if k != "id"} for other in rest)
    return [first, *(replace(o, cells=c) for o, c in zip(rest, without_id, strict=True))]


def _say_several(maker: Maker, table: Table, cell: Cell, count: int) -> None:
    message = _("{count} activities are read in one cell, each with its own day or hour")
    hint = _("Give each of them a row of its own.")
    maker.guess(table, cell, message.format(count=thousands(count)), hint)


def _sides(text: str) -> list[tuple[str, str]]:
    """“Sáng: … Chiều: …”: each part of the day with what is on then; none for other texts."""
    starts = [*_SIDE.finditer(text)]
    if not starts or text[: starts[0].start()].strip():
        return []
    ends = [*(match.start() for match in starts[1:]), len(text)]
    return [
        (match["part"].casefold(), text[match.end() : end].strip())
        for match, end in zip(starts, ends, strict=True)
    ]


def hour_in(row: Row, cell: Cell, year: int) -> str:
    """The hour in front of a name that is the activity’s; none where a column says one.

    “8h: Khai mạc” beside or below “Sáng” says more than that.
    """
    _name, hour, several = title_in(cell.text)
    if not hour or not row.timed:
        return hour
    part = row.cells.get("_time") or row.cells.get("_when") or row.part
    if part is None or several or "_start" in row.cells:
        return ""
    return hour if is_in_part(hour, part.text, year) else ""


def _groups(text: str) -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    """Each name in a cell with the labelled lines below it: field, what is said, the line."""
    known = all_headings(EVENTS)

    def field_of(label: str) -> str:
        field = known.get(heading_key(label), "")
        return field if field in _FIELDS else ""

    def parted(match: re.Match[str]) -> str:
        return "\n" if field_of(match["label"]) else match[0]

    lines = [line for line in _GOES_ON.sub(parted, text).split("\n") if line.strip()]
    lines, steps = _without_steps(lines)
    labels = [_LABEL.fullmatch(_without_mark(line)) for line in lines]
    fields = [field_of(match["label"]) if match else "" for match in labels]
    marks = [start and not field for start, field in zip(begin_names(lines), fields, strict=True)]
    several = sum(marks) > 1 and marks[0]
    name: list[str] = []
    said: list[tuple[str, str, str]] = []
    for line, match, field, mark in zip(lines, labels, fields, marks, strict=True):
        if several and mark and name:
            yield "\n".join(name), said
            name, said = [], []
        if field and match and name:
            said.append((field, match["said"].strip(" .;"), _without_mark(line)))
        elif said and not mark:
            # The label’s line goes on.
            field_before, text_before, line_before = said[-1]
            more = line.strip(" .;")
            said[-1] = (field_before, f"{text_before}, {more}", f"{line_before}, {more}")
        else:
            name.append(_without_mark(line) if several else line)
    if steps:
        said.append(("agenda", "\n".join(steps), steps[0]))
    yield "\n".join(name), said


def _without_steps(lines: list[str]) -> tuple[list[str], list[str]]:
    """The lines of a cell without those that say its order: hours below one name."""
    steps = [is_step(line) for line in lines]
    if sum(steps) < 2 or steps[0]:
        return lines, []
    found = [title_in(_without_mark(line))[:2] for line in lines if is_step(line)]
    rest = [line for line, step in zip(lines, steps, strict=True) if not step]
    return rest, [f"{hour}: {name}" for name, hour in found]


def _without_mark(line: str) -> str:
    return MARK.sub("", line, count=1).strip()


class _Named:
    """A row for one name of a cell, with what was taken from there and what is to be told."""

    def __init__(
        self, year: int, row: Row, cell: Cell, name: str, lines: list[tuple[str, str, str]]
    ) -> None:
        self.year = year
        self.guesses: list[str] = []
        self.cell = cell
        self.row = row
        left = [name]
        taken = False
        for field, said, line in lines:
            taken |= self._take_line(field, said, line, left)
        name = self._take_behind(self._take_front("\n".join(left)))
        taken |= name != "\n".join(left)
        self.row = replace(self.row, cells={**self.row.cells, "title": replace(cell, text=name)})
        taken |= self._take_bracket(name)
        own = self.row.cells["title"]
        self.has_time = taken or bool(hour_in(row, own, year))

    def _take_line(self, field: str, said: str, line: str, left: list[str]) -> bool:
        """Put what a labelled line says; whether it is a time. What has its column stays."""
        cells = self.row.cells
        if field in ("_when", "_day") and (_DAYS & cells.keys() or self.row.day is not None):
            # Beside a day only an hour is new.
            field = "_time" if is_clock(normal(said, self.year)) else field
        clashes = field in ("_when", "_day") and (_DAYS & cells.keys() or self.row.timed)
        if field in cells or clashes or (field == "_time" and self.row.timed):
            left.append(line)
            return False
        self._put(**{field: said})
        column = EVENTS.column(field)
        message = _("A line of the cell, “{text}”, is taken for “{heading}”").format(
            text=shorten(line),
            heading=site_gettext(column.heading) if column.heading else _("Day and time"),
        )
        self.guesses.append(message)
        return field in ("_when", "_day", "_time")

    def _take_front(self, name: str) -> str:
        """The name without the day in front of it: “Tối 3/10: Đêm thơ”, where nothing says one."""
        if _DAYS & self.row.cells.keys() or self.row.day is not None or self.row.timed:
            return name
        for match in reversed([*_FRONT.finditer(name)]):
            said, rest = name[: match.start()].strip(), name[match.end() :]
            when = parsed(normal(said, self.year))
            if when is not None and when.period is not None and re.search(r"\d\s*/\s*\d", said):
                self._put(_when=said)
                rest = rest[:1].upper() + rest[1:]
                message = _("“{time}” in front of “{name}” is taken for its time")
                self.guesses.append(message.format(time=said, name=shorten(rest)))
                return rest
        return name

    def _take_behind(self, name: str) -> str:
        """The name without the day and hour behind it: “Chào cờ - 7h ngày 5/10”, in such a row."""
        if _DAYS & self.row.cells.keys() or self.row.day is not None or self.row.timed:
            return name
        for match in _BEHIND.finditer(name):
            said = name[match.end() :].strip(" .")
            if AN_HOUR.search(said) and is_time(said, self.year):
                self._put(_when=said)
                rest = name[: match.start()].rstrip()
                message = _("“{time}” behind “{name}” is taken for its time")
                self.guesses.append(message.format(time=said, name=shorten(rest)))
                return rest
        return name

    def _take_bracket(self, name: str) -> bool:
        """Put the time, and the place, that stand in brackets behind the name."""
        match = _BRACKET.search(name)
        if match is None or not _SAYS_TIME.search(match["said"]) or self.row.timed:
            return False
        said, cells = match["said"].strip(), self.row.cells
        if _NAMED_DAY.search(name[: match.start()]) and not AN_HOUR.search(said):
            return False
        place = ""
        if _DAYS & cells.keys() or self.row.day is not None:
            if not is_clock(normal(said, self.year)):
                return False
            self._put(_time=said)
        elif is_time(said, self.year):
            self._put(_when=said)
        elif "place" not in cells and (parts := when_and_where(said, self.year)):
            said, place = parts
            self._put(_when=said, place=place)
        else:
            return False
        self._put(title=name[: match.start()])
        message = _("What stands in brackets is taken for the time: “{time}”")
        if place:
            message = _(
                "What stands in brackets is taken for the time, “{time}”, and “{place}” for the"
                " place"
            )
        self.guesses.append(message.format(time=said, place=place))
        return True

    def _put(self, **texts: str) -> None:
        cells = {name: replace(self.cell, text=text) for name, text in texts.items()}
        self.row = replace(self.row, cells={**self.row.cells, **cells})
