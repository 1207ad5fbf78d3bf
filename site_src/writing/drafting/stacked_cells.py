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

_Cell = tuple[Line, ...]
_Row = tuple[_Cell, ...]

# Fewer lines are no headings; longer ones neither, and no cells.
_FEWEST, _LONGEST_HEADING, _LONGEST_CELL = 3, 40, 250
_NUMBER = "_number"
# What stands behind a table: sections, recipients, who signs, closing words.
_BEHIND = re.compile(
    r"\s*(?:(?:[IVX]{1,5}|[A-ZĐ])\s*[.)]\s*[^\W\d_]|Nơi (?:nhận|gửi)|Kính gửi|Điều \d"
    r"|(?:PHẦN|Phần) \w|(?:TM|KT|TL|TUQ)\.|Trên đây|Ghi chú|Lưu ý)"
)
_COUNT = re.compile(r"0?(\d{1,2})[.)]?")


def with_stacked_tables(lines: Sequence[Line], year: int) -> tuple[Line, ...]:
    """The lines of a plan, where headings and cells one below the other are rows of a table."""
    found: list[Line] = []
    number = max((line.table for line in lines), default=0)
    at = 0
    while at < len(lines):
        if len(heads := _heads(lines, at)) >= _FEWEST:
            end = at + sum(len(lines_of) for _field, lines_of in heads)
            reader = _Rows([field for field, _lines in heads], year)
            rows, stop = reader.read(lines, end)
            if rows:
                number += 1
                found += table_lines([tuple(cell for _field, cell in heads), *rows], number)
                at = stop
                continue
        found.append(lines[at])
        at += 1
    return tuple(found)


def _heads(lines: Sequence[Line], at: int) -> list[tuple[str, _Cell]]:
    """The headings that begin `at`, each with its field; one may stand on two lines."""
    heads: list[tuple[str, _Cell]] = []
    while at < len(lines):
        cell: _Cell = (lines[at],)
        field = _field(lines[at].text)
        next_one = lines[at + 1] if at + 1 < len(lines) else None
        if next_one is not None and next_one.text[:1].islower() and not next_one.gap:
            whole = f"{lines[at].text} {next_one.text}"
            if _field(whole) and len(whole) <= _LONGEST_HEADING:
                cell, field = (lines[at], next_one), _field(whole)
        if not field or any(known == field for known, _cell in heads):
            break
        heads.append((field, cell))
        at += len(cell)
    fields = {field for field, _cell in heads}
    said = {"place", "organizers", *TIME_FIELDS} & fields
    return heads if "title" in fields and said else []


def _field(text: str) -> str:
    plain = text.strip()
    if not plain or len(plain) > _LONGEST_HEADING or _BEHIND.match(plain):
        return ""
    if re.search(r"[.:;,“”\"]$|\d", plain):
        return ""
    return column_of(plain) if heading_key(plain) else ""


class _Rows:
    """Puts the lines below headings into rows, as far as they are some."""

    def __init__(self, fields: Sequence[str], year: int) -> None:
        self._fields, self._year = fields, year
        self._times = [n for n, field in enumerate(fields) if field in TIME_FIELDS]
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
        return not (line.cells or _BEHIND.match(text) or len(text) > _LONGEST_CELL)

    def _stretches(self, lines: Sequence[Line], start: int, end: int) -> Iterator[tuple[int, int]]:
        """The lines of each row: by numbers, by gaps, by times that come first, or by count."""
        gaps = [n for n in range(start + 1, end) if lines[n].gap]
        apart = bool(gaps) and len(gaps) * 2 <= end - start
        if self._counted:
            firsts = list(self._by_number(lines, start, end))
        elif apart:
            firsts = [start, *gaps]
        elif self._times[:1] == [0]:
            firsts = [
                n
                for n in range(start, end)
                if self._is_time(lines[n].text)
                and (n == start or not self._is_time(lines[n - 1].text))
            ]
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

    def _is_time(self, text: str) -> bool:
        plain = re.sub(r"^(?:từ|đến|và)\s+|[\s,;–—-]+$", "", text.strip(), flags=re.IGNORECASE)
        plain = plain.strip("() ")
        return is_when(plain, self._year) or is_day_alone(plain) or bool(_TIME.fullmatch(plain))

    def _row(self, lines: Sequence[Line]) -> _Row | None:
        """The cells of a row, those that no heading is known for last; None where it is none."""
        cells: dict[int, _Cell] = {}
        rest = list(lines)
        if self._counted:
            cells[0], rest = (rest[0],), rest[1:]
        if self._times:
            timed = [n for n, line in enumerate(rest) if self._is_time(line.text)]
            first = timed[0] if timed else 0
            last = next((n for n in range(first, len(rest)) if n not in timed), len(rest))
            if not timed and self._times[0] == 0:
                return None
            self._put_times(cells, rest[first:last])
            before = [n for n in range(self._times[0]) if n not in cells]
            behind = [
                n for n in range(len(self._fields)) if n > self._times[0] and n not in self._times
            ]
            groups = [(before, rest[:first]), (behind, rest[last:])] if timed else []
            groups = groups or [([*before, *behind], rest)]
        else:
            groups = [([n for n in range(len(self._fields)) if n not in cells], rest)]
        loose: list[Line] = []
        for columns, own in groups:
            placed = self._placed(columns, own)
            for column, cell in placed.items():
                if column is None:
                    loose += cell
                else:
                    cells[column] = cell
        if not any(self._fields[n] == "title" for n in cells):
            return None
        row = tuple(cells.get(n, ()) for n in range(len(self._fields)))
        return (*row, tuple(loose)) if loose else row

    def _put_times(self, cells: dict[int, _Cell], times: Sequence[Line]) -> None:
        """Days into the column for days and hours into that for hours, where there are two."""
        for line in times:
            column = self._times[0]
            if len(self._times) > 1:
                hour = _HOUR.match(line.text.strip()) is not None
                alike = [n for n in self._times if (self._fields[n] == "_time") is hour]
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
        if field in ("audience", "attendees"):
            return 2 if comes(text) is not None else 0
        return 0


_TIME = re.compile(
    rf"(?:{PART}[\s,]*)?(?:{WEEKDAY}|T[2-7]|{PART}|(?:cả|trong|suốt)\s(?:ngày|tuần(?: lễ)?)"
    r"|h[ằà]ng ngày)",
    re.IGNORECASE,
)
_HOUR = re.compile(rf"(?:từ\s+)?(?:\d{{1,2}}\s*(?:h|g|giờ|:)|{PART}$)", re.IGNORECASE)


def _goes_on(one: _Cell, two: _Cell) -> bool:
    """Whether a cell was cut by a line: the next one only goes on with its words."""
    end, begin = one[-1].text.rstrip(), two[0].text.lstrip()
    opened = end.count("(") > end.count(")") or end.count("“") > end.count("”")
    return opened or end.endswith((",", "-", "–", "và")) or begin[:1].islower() or begin[:1] == "("
