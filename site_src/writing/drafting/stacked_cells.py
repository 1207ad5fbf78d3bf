"""Tables whose cells were copied out of Word one below the other: rows and columns again.

What a line is follows from the headings above and from what it says; a line of a row of which that
stays unknown goes into a cell below no heading, so that it is read as nothing and still told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from site_src.reading.workbook.shapes import heading_key
from site_src.writing.drafting.day_words import PART, WEEKDAY
from site_src.writing.drafting.lines import Line
from site_src.writing.drafting.moments import is_day_alone
from site_src.writing.drafting.names import begins_with_body
from site_src.writing.drafting.other_tables import column_of
from site_src.writing.drafting.places import bare_place, field_place
from site_src.writing.drafting.plain_lines import comes, is_when
from site_src.writing.drafting.programme_tables import TIME_FIELDS
from site_src.writing.drafting.read_docx import table_lines
from site_src.writing.drafting.roles import KNOWN, Role, role_of

_Cell = tuple[Line, ...]
_Row = tuple[_Cell, ...]

# Fewer lines are no headings; longer ones neither, and no cells.
_FEWEST, _LONGEST_HEADING, _LONGEST_CELL, _LONGEST_NAME = 3, 40, 250, 70
_MOST_HEADINGS = 10
_NUMBER, _UNKNOWN = "_number", "?"
# What stands behind a table: sections, recipients, who signs, closing words.
_BEHIND = re.compile(
    r"\s*(?:(?:[IVX]{1,5}|[A-ZĐ])\s*(?:[.)]\s*|[/:–-]\s+)[^\W\d_]"
    r"|\d{1,2}(?:\.\d{1,2})*\s*[.)/]\s*[^\W\d_]|Nơi (?:nhận|gửi)|Kính gửi|Điều \d"
    r"|(?:PHẦN|Phần) \w|(?:TM|KT|TL|TUQ)\.|Trên đây|Ghi chú\s*:|Lưu ý)"
)
_TASK = re.compile(r"[^:]{3,60}:\s")
_COUNT = re.compile(r"0?(\d{1,2})[.)]?")


def with_stacked_tables(lines: Sequence[Line], year: int) -> tuple[Line, ...]:
    """The lines of a plan, where headings and cells one below the other are rows of a table."""
    found: list[Line] = []
    number = max((line.table for line in lines), default=0)
    at = 0
    while at < len(lines):
        start, heads = _heads(lines, at, year)
        end = start + sum(len(cell) for _field, cell in heads)
        if len(heads) >= _FEWEST:
            rows, stop = _Rows([field for field, _cell in heads], year).read(lines, end)
            if rows:
                number += 1
                found += lines[at:start]
                found += table_lines([tuple(cell for _field, cell in heads), *rows], number)
                at = stop
                continue
        # What is no heading of a table begins none further on either.
        stop = max(end, at + 1)
        found += lines[at:stop]
        at = stop
    return tuple(found)


def _heads(lines: Sequence[Line], at: int, year: int) -> tuple[int, list[tuple[str, _Cell]]]:
    """The headings that begin `at` or a little behind it, each with its field; and where.

    One may stand on two lines. One that nobody knows is a column too, where numbers or days
    below say where the headings end.
    """
    heads: list[tuple[str, _Cell]] = []
    start = at
    while at < len(lines) and len(heads) < _MOST_HEADINGS:
        cell: _Cell = (lines[at],)
        field = _field(lines[at].text)
        next_one = lines[at + 1] if at + 1 < len(lines) else None
        if next_one is not None and next_one.text[:1].islower() and not next_one.gap:
            whole = f"{lines[at].text} {next_one.text}"
            if _field(whole) and len(whole) <= _LONGEST_HEADING:
                cell, field = (lines[at], next_one), _field(whole)
        if not field and not (field := _unknown(lines, at, heads, year)):
            break
        known = [name for name, _cell in heads]
        if field == _NUMBER and heads:
            # What stands in front of “STT” is the title of the table.
            heads, start = [], at
        elif field in known:
            if known.index(field):
                break
            heads, start = heads[1:], start + len(heads[0][1])
        heads.append((field, cell))
        at += len(cell)
    fields = {field for field, _cell in heads}
    said = {"place", "organizers", *TIME_FIELDS} & fields
    return start, heads if "title" in fields and said else []


def _unknown(lines: Sequence[Line], at: int, heads: Sequence[tuple[str, _Cell]], year: int) -> str:
    """A name for a column of which nobody knows what it is: “Kết quả cần đạt”; "" for no column."""
    if len(heads) < _FEWEST - 1 or not _may_head(lines[at].text):
        return ""
    counted, timed = heads[0][0] == _NUMBER, heads[0][0] in TIME_FIELDS
    first = _Rows([heads[0][0]], year)
    for line in lines[at : at + _FEWEST]:
        begins = _COUNT.fullmatch(line.text.strip()) if counted else first.is_time(line.text)
        if begins and (counted or timed):
            return f"{_UNKNOWN}{at}" if line is not lines[at] else ""
        if not _may_head(line.text):
            break
    return ""


def _field(text: str) -> str:
    return column_of(text.strip()) if _may_head(text) and heading_key(text) else ""


def _may_head(text: str) -> bool:
    plain = text.strip()
    if not plain or len(plain) > _LONGEST_HEADING or _BEHIND.match(plain):
        return False
    return re.search(r"[.:;,“”\"]$|\d", plain) is None


class _Rows:
    """Puts the lines below headings into rows, as far as they are some."""

    def __init__(self, fields: Sequence[str], year: int) -> None:
        self._fields, self._year = fields, year
        self._times = [n for n, field in enumerate(fields) if field in (*TIME_FIELDS, "_part")]
        self._counted = fields[0] == _NUMBER

    def read(self, lines: Sequence[Line], start: int) -> tuple[list[_Row], int]:
        """The rows from `start` on, and where they end; none where too few fit the headings."""
        end = start
        while end < len(lines) and self._may_be_cell(lines[end]):
            end += 1
        rows: list[_Row] = []
        at = start
        fit = 0
        for first, stop in self._stretches(lines, start, end):
            row = self._row(lines[first:stop])
            if row is None:
                break
            rows.append(row)
            fit += len(row) == len(self._fields)
            at = stop
        return (rows, at) if len(rows) > 1 and fit * 2 >= len(rows) else ([], start)

    def _may_be_cell(self, line: Line) -> bool:
        text = line.text.strip()
        section = KNOWN.match(text) and role_of(text) in (Role.DUTIES, Role.REPORT, Role.COST)
        # “Phòng Nghiệp vụ: Chủ trì …”
        task = begins_with_body(text) and _TASK.match(text)
        ends = line.cells or section or task or _BEHIND.match(text)
        return not ends and len(text) <= _LONGEST_CELL

    def _stretches(self, lines: Sequence[Line], start: int, end: int) -> Iterator[tuple[int, int]]:
        """The lines of each row: by numbers, gaps, or what comes first; else by count."""
        gaps = [n for n in range(start + 1, end) if lines[n].gap]
        everywhere = len(gaps) * 2 > end - start
        apart = bool(gaps) and not everywhere and gaps[0] - start <= 2 * len(self._fields)
        if gaps and not everywhere and not apart:
            # Rows without a gap between them: the first one ends the table.
            end, gaps = gaps[0], []
        if self._counted:
            firsts = list(self._by_number(lines, start, end))
        elif apart:
            firsts = [start, *gaps]
        elif self._times[:1] == [0]:
            firsts = [
                n
                for n in range(start, end)
                if self.is_time(lines[n].text)
                and (n == start or not self.is_time(lines[n - 1].text))
            ]
        elif self._fields[0] == "organizers":
            firsts = [n for n in range(start, end) if _is_who(lines[n].text)]
        else:
            firsts = list(range(start, end, len(self._fields)))
        if not firsts or firsts[0] != start:
            return
        longest = 0
        for first, following in pairwise((*firsts, end)):
            stop = following
            if stop == end and longest:
                # What stands behind the last row is not known by another one.
                gap = next((n for n in gaps if first < n), end) if apart else end
                stop = min(stop, gap, first + longest)
            longest = max(longest, stop - first)
            yield first, stop

    def _by_number(self, lines: Sequence[Line], start: int, end: int) -> Iterator[int]:
        count = 0
        for number in range(start, end):
            match = _COUNT.fullmatch(lines[number].text.strip())
            if match and int(match[1]) == count + 1:
                count += 1
                yield number

    def is_time(self, text: str) -> bool:
        """Whether a line says when, and nothing else."""
        plain = re.sub(
            r"^(?:từ|đến|và|trước|hạn|chậm nhất|xong)\s+|[\s,;–—-]+$",
            "",
            text.strip(),
            flags=re.IGNORECASE,
        )
        plain = plain.strip("() ")
        return is_when(plain, self._year) or is_day_alone(plain) or bool(_TIME.fullmatch(plain))

    def _row(self, lines: Sequence[Line]) -> _Row | None:
        """The cells of a row, those that no heading is known for last; None where it is none."""
        cells: dict[int, _Cell] = {}
        rest = list(lines)
        if self._counted:
            cells[0], rest = (rest[0],), rest[1:]
        columns = [n for n in range(len(self._fields)) if n not in cells]
        loose: list[Line] = []
        if len(rest) == len(columns) and self._fit(columns, rest):
            cells |= {column: (line,) for column, line in zip(columns, rest, strict=True)}
        else:
            timed = [n for n, line in enumerate(rest) if self.is_time(line.text)]
            if not timed and self._times[:1] == [0]:
                # A day that is merged over several rows left no line in this one.
                columns = columns[1:]
                if len(rest) != len(columns):
                    return None
            for group, own in self._groups(cells, columns, rest, timed):
                placed = self._placed(group, own)
                loose += placed.pop(None, ())
                cells |= {n: cell for n, cell in placed.items() if n is not None}
        if not any(self._fields[n] == "title" for n in cells):
            return None
        row = tuple(cells.get(n, ()) for n in range(len(self._fields)))
        return (*row, tuple(loose)) if loose else row

    def _fit(self, columns: Sequence[int], lines: Sequence[Line]) -> bool:
        """Whether lines, one for each column, say when where the headings do, and nowhere else."""
        times = [n for n, line in zip(columns, lines, strict=True) if self.is_time(line.text)]
        first = next(
            (line for n, line in zip(columns, lines, strict=True) if n in self._times), None
        )
        says = first is None or self.is_time(first.text) or re.search(r"\d", first.text)
        return bool(says) and all(n in self._times for n in times)

    def _groups(
        self, cells: dict[int, _Cell], columns: Sequence[int], rest: list[Line], timed: list[int]
    ) -> list[tuple[list[int], list[Line]]]:
        """The columns before and behind those for the time, each with its lines; times are put."""
        if not timed or not self._times:
            return [(list(columns), rest)]
        first = timed[0]
        last = next((n for n in range(first, len(rest)) if n not in timed), len(rest))
        before = [n for n in columns if n < self._times[0]]
        behind = [n for n in columns if n > self._times[0] and n not in self._times]
        while len(rest) - last > len(behind) and rest[last].text[:1].islower():
            # “8h ngày 01/10,” / “tại sân trường”
            last += 1
        self._put_times(cells, rest[first:last])
        return [(before, rest[:first]), (behind, rest[last:])]

    def _put_times(self, cells: dict[int, _Cell], times: Sequence[Line]) -> None:
        """Days into the column for days and hours into that for hours, where there are two."""
        for line in times:
            column = self._times[0]
            if len(self._times) > 1:
                hour = _HOUR.match(line.text.strip()) is not None
                hours = ("_time", "_part")
                alike = [n for n in self._times if (self._fields[n] in hours) is hour]
                column = (alike or self._times)[0]
            cells[column] = (*cells.get(column, ()), line)

    def _placed(self, columns: Sequence[int], lines: Sequence[Line]) -> dict[int | None, _Cell]:
        """The lines below each column; below None those of which that is not known."""
        cells: list[_Cell] = [(line,) for line in lines]
        while len(cells) > len(columns):
            at = next((n for n, pair in enumerate(pairwise(cells)) if _goes_on(*pair)), None)
            if at is None:
                break
            cells[at : at + 2] = [(*cells[at], *cells[at + 1])]
        if len(cells) == len(columns):
            return dict(zip(columns, cells, strict=True))
        if len(cells) > len(columns):
            names = [n for n in columns if self._fields[n] == "title"]
            known: dict[int | None, _Cell] = {}
            if names and columns.index(names[0]) == 0:
                known[names[0]] = cells.pop(0)
            return {**known, None: tuple(line for cell in cells for line in cell)}
        ways = [
            (sum(self._likeness(n, cell) for n, cell in zip(way, cells, strict=True)), way)
            for way in combinations(columns, len(cells))
            if all(n in way for n in columns if self._fields[n] == "title")
        ]
        best = [way for score, way in ways if score == max(score for score, _way in ways)]
        placed: dict[int | None, _Cell] = {}
        for number, cell in enumerate(cells):
            column = best[0][number] if best and len({way[number] for way in best}) == 1 else None
            placed[column] = (*placed.get(column, ()), *cell)
        return placed

    def _likeness(self, column: int, cell: _Cell) -> int:
        """How well a cell fits below a heading."""
        text = " ".join(line.text.strip() for line in cell)
        field = self._fields[column]
        if field == "place":
            return 2 if bare_place(text) or field_place(text) is not None else 0
        if field in ("organizers", "partners"):
            return 2 if begins_with_body(text) else -1
        if field == "deadline":
            return 2 if self.is_time(text) else -1
        if field in ("audience", "attendees"):
            return 2 if comes(text) is not None else 0
        return 0


_TIME = re.compile(
    rf"(?:{PART}[\s,]*)?(?:{WEEKDAY}|T[2-7]|{PART}|(?:cả|trong|suốt)\s(?:ngày|tuần(?: lễ)?)"
    r"|h[ằà]ng ngày)",
    re.IGNORECASE,
)
_HOUR = re.compile(rf"(?:từ\s+)?(?:\d{{1,2}}\s*(?:h|g|giờ|:)|{PART}$)", re.IGNORECASE)


def _is_who(text: str) -> bool:
    """Whether a cell only names who does something."""
    name = text.strip()
    return len(name) <= _LONGEST_NAME and begins_with_body(name) and not re.search(r"[.:;]", name)


def _goes_on(one: _Cell, two: _Cell) -> bool:
    """Whether a cell was cut by a line: the next one only goes on with its words."""
    end, begin = one[-1].text.rstrip(), two[0].text.lstrip()
    opened = end.count("(") > end.count(")") or end.count("“") > end.count("”")
    return opened or end.endswith((",", "-", "–", "và")) or begin[:1].islower() or begin[:1] == "("
