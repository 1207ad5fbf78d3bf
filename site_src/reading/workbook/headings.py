"""Where a table begins on a sheet: the row of its headings, and what each column is taken for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from site_src.base.patterns import lazy_regex
from site_src.reading.workbook.by_cells import (
    TIMES,
    are_places,
    are_rooms,
    are_texts,
    wants_name,
    wants_place,
)
from site_src.reading.workbook.cells import Cell, Kind, Sheet
from site_src.reading.workbook.columns import Holds, Shape
from site_src.reading.workbook.event_columns import EVENTS
from site_src.reading.workbook.shapes import (
    DEADLINES,
    SHAPES,
    all_headings,
    heading_key,
    own_headings,
)
from site_src.reading.workbook.time_columns import PART_FIELDS

_DATED = lazy_regex(r"\d\s*/\s*\d|\d\s*h")
# Longer texts are no headings.
_LONGEST = 60
# Of what was not known word for word, a shorter word says too little.
_SHORTEST_PART = 4
# So begin the headings of names, where “Nội dung” stands beside them.
OF_NAMES = ("ten", "hoat dong", "su kien")
# “Thời gain”
_SHORTEST_NEAR, _NEAR = 7, 0.87
# “Ngày cập nhật” is none on which something is.
_OF_PAPERS = lazy_regex(
    r"\b(?:cap nhat|dang ky|nop|gui|lap|ban hanh|ky|duyet|bao cao|sinh|thanh toan|tao|han|nhap)\b"
)
# “Giờ thi”, “Ngày chiếu”, “Nơi học”
_DONE_THERE = lazy_regex(
    r"(ngay|gio|khung gio|ngay gio|thoi gian|noi|dia diem) "
    r"(?:thi|thi dau|hoc|day|chieu|dien|bieu dien|hop|kham|mo cua|phuc vu|tham quan|tap huan"
    r"|sinh hoat|giao luu|trung bay|phat|phat song|phat thanh)"
)
# “Dự kiến thời gian”, “Địa điểm cụ thể”; “Hoạt động đăng ký”, and no “Ngày đăng ký”.
_BESIDE = lazy_regex(
    r"(?:du kien )?(?P<head>.+?)(?: (?:du kien|cu the|chinh thuc)| (?P<signed>dang ky))?"
)
# “Tập huấn gì”, “Học gì”
_WHAT = lazy_regex(r"(?:\w+ ){1,2}gi")
_LUNAR = lazy_regex(r"\bam\b")


@dataclass(frozen=True, slots=True)
class Heads:
    """The headings of a table.

    The first and last row of them, the column of each field, the text over each column. `guessed`
    are fields whose heading was not known word for word, `again` columns of a field that has one
    already.
    """

    shape: Shape
    first: int
    last: int
    columns: Mapping[str, int]
    texts: Mapping[int, Cell]
    guessed: frozenset[str] = frozenset()
    again: frozenset[int] = frozenset()
    ours: bool = False

    @property
    def side_by_side(self) -> bool:
        """Whether a second table stands beside the first."""
        main = self.columns[self.shape.main]
        return any(
            heading_key(self.texts[column].text) == heading_key(self.texts[main].text)
            for column in self.again
            if column in self.texts
        )


def find_heads(sheet: Sheet) -> Iterator[Heads]:
    """The headings on a sheet, from the top."""
    numbers = sorted(sheet.rows)
    found = list(_walk(sheet, numbers, loose=False))
    yield from found or _walk(sheet, numbers, loose=True)


def _walk(sheet: Sheet, numbers: list[int], loose: bool) -> Iterator[Heads]:
    done = 0
    for number in numbers:
        if number <= done:
            continue
        heads = _heads_at(sheet, number, loose)
        if heads is not None:
            done = heads.last
            yield heads
            if heads.ours:
                # Below the headings of a sheet of ours all rows are its own.
                return


def _heads_at(sheet: Sheet, row: int, loose: bool) -> Heads | None:
    top = dict(sheet.rows[row])
    if loose and any(_DATED.search(cell.text) for cell in top.values()):
        # “Năm (02/10) | 14h: Chuyên đề” says something, and heads nothing.
        return None
    if max(len(cell.text) for cell in top.values()) > _LONGEST:
        return None
    # A heading that is merged down takes the rows below it to the headings.
    down = [s.bottom for s in sheet.spans if s.top == row and s.left in top and s.left == s.right]
    choices = [(top, max([row, *(bottom for bottom in down if bottom <= row + 2)]))]
    if below := _second_row(sheet, row, top):
        choices.insert(0, (below, row + 1))
        if third := _second_row(sheet, row + 1, below):
            choices.insert(0, (third, row + 2))
    candidates = [
        _Candidate(sheet, shape, row, last, texts) for texts, last in choices for shape in SHAPES
    ]
    return _best(candidates, 1 if loose else 2)


def _best(candidates: Sequence[_Candidate], least: int) -> Heads | None:
    """The headings with the most sure fields, of `least` at least; of equal ones the first.

    Most rows are data: they are told by what is known of their words, before any is likened. And no
    guess makes a heading sure: only “Nội dung” that describes may be one more.
    """
    found: list[tuple[int, Heads]] = []
    most = least
    for place, candidate in sorted(enumerate(candidates), key=lambda c: -len(c[1].sure)):
        if len(candidate.sure) < max(least, most - 1):
            break
        if heads := candidate.heads():
            found.append((place, heads))
            most = max(most, _worth(heads)[0])
    return max(found, key=lambda f: (*_worth(f[1]), -f[0]))[1] if found else None


def _worth(heads: Heads) -> tuple[int, int]:
    known = set(heads.columns) - {"_number"}
    return len(known - heads.guessed), len(known)


def _second_row(sheet: Sheet, row: int, top: Mapping[int, Cell]) -> dict[int, Cell] | None:
    """The headings where a second row of them lies below wide ones.

    “Thời gian” over “Ngày” and “Giờ”; None where the next row is no such row.
    """
    wide = {span.left: span for span in sheet.spans if span.top == row and span.right > span.left}
    below = sheet.rows.get(row + 1, {})
    if not below or max(len(cell.text) for cell in below.values()) > _LONGEST:
        return None
    covered = {
        column
        for span in wide.values()
        if span.left in top and span.bottom == row
        for column in range(span.left, span.right + 1)
    }
    blank = {column for column in below if column not in top}
    if not covered and not blank:
        return None
    if any(column not in covered and column not in blank for column in below):
        return None
    known = {key for shape in SHAPES for key in all_headings(shape)}
    if not any(heading_key(cell.text) in known for cell in below.values()):
        return None
    kept = {c: cell for c, cell in top.items() if c not in below}
    # With nothing but wide ones above it, the row is the headings, and those are titles over them.
    return kept | dict(below) if kept.keys() - wide.keys() else None


class _Candidate:
    """A row of texts as the headings of a table of one shape."""

    def __init__(
        self, sheet: Sheet, shape: Shape, first: int, last: int, texts: Mapping[int, Cell]
    ) -> None:
        self.sheet, self.shape, self.first, self.last, self.texts = sheet, shape, first, last, texts
        self.keys = {column: heading_key(texts[column].text) for column in sorted(texts)}
        self.columns: dict[str, int] = {}
        self.again: set[int] = set()
        self.guessed: set[str] = set()
        self.left: list[int] = []
        known = all_headings(shape)
        for column, key in self.keys.items():
            if (field := known_field(key, texts[column].text, known)) is None:
                self.left.append(column)
            elif self.columns.setdefault(field, column) != column:
                self.again.add(column)
        self._drop_doubtful()
        self.sure = self.columns.keys() - {"_number"}

    def heads(self) -> Heads | None:
        """The headings; None where the row is none of this shape."""
        if self.shape.free and self.left:
            self._liken()
        if self.shape.main not in self.columns or len(self.columns.keys() - {"_number"}) < 2:
            return None
        own = own_headings(self.shape)
        ours = sum(key in own for key in self.keys.values()) >= min(8, len(own) - 3)
        if not ours:
            if not self.shape.free:
                return None
            self._read_as_theirs()
        return Heads(
            self.shape,
            self.first,
            self.last,
            self.columns,
            dict(self.texts),
            frozenset(self.guessed),
            frozenset(self.again),
            ours,
        )

    def _drop_doubtful(self) -> None:
        """Forget what is a heading only beside others."""
        parts = [field for field in PART_FIELDS if field in self.columns]
        if len(parts) == 1 and len(self.keys[self.columns[parts[0]]]) == 1:
            # “S”, “C” and “T” say parts of the day to each other; “T” alone may be a weekday.
            del self.columns[parts[0]]
        main = self.columns.get(self.shape.main)
        if main is not None and self.keys[main] == "ten" and not self.columns.keys() & TIMES:
            # “Tên” alone is the name of anything; that of an activity only beside its day or hour.
            del self.columns[self.shape.main]

    def _liken(self) -> None:
        """Take the headings that are not known word for word for what they are like."""
        known = all_headings(self.shape)
        rows = [row for number, row in self.sheet.rows.items() if number > self.last]
        below = {c: [row[c] for row in rows if c in row] for c in self.left}
        for column in self.left:
            # “Lớp/Chuyên đề” is the name, where no other column has that.
            main = self.shape.main if self.shape.main not in self.columns else None
            field = liken(self.keys[column], known, main)
            if field in TIMES and _OF_PAPERS.search(self.keys[column]):
                continue
            if field is not None and _fits(self.shape, field, below[column]):
                self.guessed |= {field} - self.columns.keys()
                self.columns.setdefault(field, column)
        if wants_name(self.shape, self.sure) and self.shape.main not in self.columns:
            # “Ngày | Giờ | Trò chơi | Địa điểm”: the one column of texts left has the names.
            taken = set(self.columns.values())
            names = [c for c in self.left if c not in taken and are_texts(below[c])]
            if len(names) == 1:
                self.columns[self.shape.main] = names[0]
                self.guessed.add(self.shape.main)
        if self.shape is EVENTS and not {"place", "place_note"} & self.columns.keys():
            rooms = [c for c in self.left if are_rooms(self.keys[c], below[c], self.columns)]
            if len(rooms) == 1:
                self.columns["place"] = rooms[0]
                self.guessed.add("place")
        if wants_place(self.shape, self.columns):
            # “Ngày | Giờ | Điểm dừng xe | Nội dung”: the one column of places left.
            taken = set(self.columns.values())
            places = [c for c in self.left if c not in taken and are_places(below[c])]
            if len(places) == 1:
                self.columns["place"] = places[0]
                self.guessed.add("place")

    def _read_as_theirs(self) -> None:
        """Read headings of officers' own as they mean them."""
        # “Nguồn” of theirs is where the money comes from, and no section of a plan.
        self.columns.pop("_section", None)
        self.columns = _parted_time(self.columns)
        self.guessed = {field if field in self.columns else "_time" for field in self.guessed}
        self.columns |= self._described()
        self.again -= set(self.columns.values())

    def _described(self) -> dict[str, int]:
        """“Nội dung” beside “Tên hoạt động” describes what has that name."""
        main = self.columns[self.shape.main]
        both = [main, *(c for c in self.again if self.keys[c] != self.keys[main])]
        about = [c for c in both if self.keys[c].startswith("noi dung")]
        named = [c for c in both if c not in about and self.keys[c].startswith(OF_NAMES)]
        described = "description" in self.columns or len(about) != 1 or len(named) != 1
        if self.shape is not EVENTS or described:
            return {}
        return {self.shape.main: named[0], "description": about[0]}


def known_field(key: str, text: str, known: Mapping[str, str]) -> str | None:
    """The field of a heading that is known word for word.

    Also where it is followed by what people do there (“Giờ thi”, “Nơi học”), or said once more in
    another language (“Ngày / Date”).
    """
    if key in known:
        return known[key]
    if (match := _DONE_THERE.fullmatch(key)) and match[1] in known:
        return known[match[1]]
    if (match := _BESIDE.fullmatch(key)) and (field := known.get(match["head"])):
        return None if match["signed"] and field in TIMES else field
    if _WHAT.fullmatch(key):
        return known.get("lam gi")
    parts = [heading_key(part) for part in re.split(r"[\n/|]|\s[-–—]\s", text)]
    fields = {known.get(part) for part in parts if part}
    if fields == {"place", known.get(parts[0])} and known.get(parts[0]) in TIMES:
        # “Giờ - ĐĐ”: the cells say one after the other.
        return known[parts[0]]
    return fields.pop() if len(parts) > 1 and len(fields) == 1 else None


def liken(key: str, known: Mapping[str, str], wanted: str | None = None) -> str | None:
    """The field of what stands between its strokes, or of the longest known heading within it.

    Of several between the strokes the first, or the `wanted` one. A number of people, or of
    evenings, is none of them, and what is for the office alone neither, nor a day of the moon. A
    slip of a letter or two still names one.
    """
    if "noi bo" in key or _LUNAR.search(key):
        return None
    fields = [known[part] for part in re.split(r"\s*[,/]\s*", key) if part in known]
    if key.startswith("so ") and not fields:
        return None
    if fields:
        return wanted if wanted in fields else fields[0]
    padded = f" {re.sub(r'[,/]', ' ', key)} "
    parts = [k for k in known if len(k) >= _SHORTEST_PART and f" {k} " in padded]
    if parts:
        return known[max(parts, key=len)]
    near = get_close_matches(key, [k for k in known if len(k) >= _SHORTEST_NEAR], 1, _NEAR)
    return known[near[0]] if near else None


def _fits(shape: Shape, field: str, cells: Collection[Cell]) -> bool:
    """Whether a column may be one of a field: days and hours are below no other heading."""
    times = sum(cell.kind in (Kind.DAY, Kind.MOMENT, Kind.CLOCK) for cell in cells)
    return shape.column(field).holds is Holds.MOMENT or times * 2 <= len(cells)


def _parted_time(columns: Mapping[str, int]) -> dict[str, int]:
    """“Thời gian” beside a column of days holds the hours."""
    columns = dict(columns)
    days = {"_day", "_first"} & columns.keys()
    if "_when" in columns and days and not {"_time", "_start"} & columns.keys():
        columns["_time"] = columns.pop("_when")
    return columns


def is_for_the_office(heads: Heads) -> bool:
    """Whether a table lists what is to be done by when, and no activities."""
    keys = {heading_key(cell.text) for cell in heads.texts.values()}
    return heads.shape is EVENTS and not heads.ours and bool(keys & set(DEADLINES))
