"""A table of a programme: what its columns are, and its rows as activities."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_src.model import EventKind
from site_src.writing.drafting.activity import Activity
from site_src.writing.drafting.blocks import Block
from site_src.writing.drafting.facts import Fact, Grade
from site_src.writing.drafting.moments import moments
from site_src.writing.drafting.names import begins_with_body, bodies
from site_src.writing.drafting.nouns import noun_in
from site_src.writing.drafting.said import cited_spans, moment_fact
from site_src.writing.drafting.titles import begins_as_order, name_at, without_orders

_COLUMNS: tuple[tuple[str, str], ...] = (
    ("number", r"stt|tt|số tt|số thứ tự"),
    ("unit", r"đơn vị tính|đvt"),
    ("count", r"số lượng|kết quả|số lớp.*|người"),
    ("note", r"ghi chú|lưu ý"),
    ("partners", r".*phối hợp.*"),
    (
        "organizers",
        r".*(?:chủ trì|thực hiện|phụ trách|đơn vị|tổ chức|bộ phận|người phụ trách"
        r"|phân công|cơ quan).*",
    ),
    ("people", r".*(?:thành phần|đối tượng|tham gia|tham dự|người dự).*"),
    ("place", r".*(?:địa điểm|nơi).*"),
    ("hour", r"giờ|buổi|thời lượng|khung giờ"),
    ("day", r"(?:ngày|thứ|thứ, ngày|thứ ngày|ngày/tháng|ngày, tháng|ngày tháng)"),
    ("time", r".*(?:thời gian|ngày|thời điểm).*"),
    ("mode", r".*hình thức.*"),
    ("title", r".*(?:nội dung|hoạt động|công việc|chương trình|tên|chủ đề|nhiệm vụ|sự kiện).*"),
)

# “As above”, as people write it in a cell.
_DITTO = re.compile(r"[\s\"”“'’.-]*(?:nt|như trên|như dòng trên)?[\s\"”“'’.-]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the row of its headings, what each column is, the rows below."""

    head: Block
    columns: tuple[str, ...]
    rows: tuple[Block, ...]

    @property
    def is_programme(self) -> bool:
        """Whether it says what happens and when."""
        return "title" in self.columns and bool({"time", "day", "hour", "place"} & {*self.columns})

    @property
    def is_form(self) -> bool:
        """Whether it asks for figures."""
        return bool({"unit", "count"} & {*self.columns}) and not self.is_programme


def _column(text: str) -> str:
    plain = " ".join(text.casefold().split()).strip(" .:")
    return next((name for name, words in _COLUMNS if plain and re.fullmatch(words, plain)), "")


def tables(blocks: Sequence[Block]) -> Iterator[Table]:
    """The tables among the blocks, each with its headings where they are known."""
    numbers = dict.fromkeys(block.table for block in blocks if block.cells)
    for number in numbers:
        rows = [block for block in blocks if block.cells and block.table == number]
        for at, row in enumerate(rows[:4]):
            columns = tuple(_column(cell.text) for cell in row.cells)
            if sum(map(bool, columns)) >= 2:
                yield Table(row, columns, tuple(rows[at + 1 :]))
                break
        else:
            yield Table(rows[0], (), tuple(rows[1:]))


def table_activities(table: Table, year: int) -> Iterator[Activity]:
    """The rows of a programme; a day that is written once holds for the rows below it."""
    day: Fact | None = None
    organizers: tuple[Fact, ...] = ()
    above: dict[str, Block] = {}
    for row in table.rows:
        cells: dict[str, Block] = {}
        for name, cell in zip(table.columns, row.cells, strict=False):
            if name and cell.text and name not in cells:
                cells[name] = above.get(name, cell) if _DITTO.fullmatch(cell.text) else cell
        above = cells
        filled = [cell for cell in row.cells if cell.text]
        if len(filled) == 1 and len(row.cells) > 2:
            # A line across the table: a day, or a subtitle.
            found = [m for m in moments(filled[0].text, year) if m.day and m.when]
            if found:
                day = moment_fact(found[0], filled[0], 0)
            continue
        whens, hours, notes = _times(cells, year)
        if not hours and (named := cells.get("title")) is not None:
            # “Lễ phát động, lúc 8h00”: the hour may stand beside the name.
            said = moments(named.text, year, cited_spans(named.text))
            hours = tuple(moment_fact(m, named, 0) for m in said if not m.day)[:1]
            if hours and len(whens) == 1 and not re.search(r"\d{1,2}h", whens[0].value):
                whens = whens if " - " in whens[0].value else (_timed(whens[0], hours[0]),)
        if any(fact.value for fact in whens):
            day = (
                next(fact for fact in whens if fact.value and _has_day(fact.value))
                if any(_has_day(fact.value) for fact in whens)
                else day
            )
        elif day is not None and not notes:
            whens = _with_hour(day, hours)
            hours = () if whens else hours
        title = cells.get("title")
        if title is None or not re.search(r"[^\W\d_]{3}", title.text):
            continue
        who = cells.get("organizers")
        if who is not None and _DITTO.fullmatch(who.text):
            who = None
        elif who is not None:
            organizers = tuple(
                Fact(name, who, 0, len(who.text))
                for name in bodies(who.text)
                if begins_with_body(name)
            )
        yield _activity(
            title, cells, whens, hours, notes, organizers if "organizers" in table.columns else ()
        )


def _timed(day: Fact, hour: Fact) -> Fact:
    """A day with the hour that another cell says."""
    return Fact(f"{hour.value} ngày {day.value}", day.block, day.start, day.end, Grade.DERIVED)


def _has_day(when: str) -> bool:
    return bool(re.search(r"/\d{4}|tuần|ngày", when))


def _with_hour(day: Fact, hours: tuple[Fact, ...]) -> tuple[Fact, ...]:
    if not hours:
        return (Fact(day.value, day.block, day.start, day.end, Grade.DERIVED),)
    plain = re.sub(r"^\S*(?:h\d{0,2}|sáng|chiều|tối)(?: - \S+)? ngày ", "", day.value)
    return (Fact(plain, day.block, day.start, day.end, Grade.DERIVED),)


def _times(
    cells: dict[str, Block], year: int
) -> tuple[tuple[Fact, ...], tuple[Fact, ...], tuple[Fact, ...]]:
    whens: list[Fact] = []
    hours: list[Fact] = []
    notes: list[Fact] = []
    for name in ("time", "day", "hour"):
        cell = cells.get(name)
        if cell is None:
            continue
        found = moments(cell.text, year, cited_spans(cell.text))
        whens += [moment_fact(m, cell, 0) for m in found if m.day]
        hours += [moment_fact(m, cell, 0) for m in found if not m.day]
        if not found:
            part = re.fullmatch(
                r"\s*(?:buổi\s+)?(sáng|trưa|chiều|tối)\W*", cell.text, re.IGNORECASE
            )
            if part:
                hours.append(Fact(part[1].casefold(), cell, 0, len(cell.text)))
            elif not _DITTO.fullmatch(cell.text):
                notes.append(Fact(cell.text, cell, 0, len(cell.text)))
    return tuple(whens), tuple(hours), tuple(notes)


def _activity(
    title: Block,
    cells: dict[str, Block],
    whens: tuple[Fact, ...],
    hours: tuple[Fact, ...],
    notes: tuple[Fact, ...],
    organizers: tuple[Fact, ...],
) -> Activity:
    text = title.text
    noun = noun_in(text)
    kind, weak = (noun[1], noun[2]) if noun else (None, False)
    start = 0
    marker = re.match(r"[-+*•]\s*|\d+\.\s*", text)
    if marker:
        start = marker.end()
    start += without_orders(text[start:])
    if noun and begins_as_order(text[start:]):
        start = noun[0]
    named = name_at(text, start, kind, weak)
    grade = Grade.CHECK if begins_as_order(named.title) else Grade.VERBATIM
    place = cells.get("place")
    people = cells.get("people")
    partners = cells.get("partners")
    mode = cells.get("mode")
    lines = [Fact(text, title, 0, len(text))] if len(text) > len(named.title) + 3 else []
    lines += [Fact(c.text, c, 0, len(c.text)) for c in (people,) if c is not None]
    remark = cells.get("note")
    if remark is not None:
        notes = (*notes, Fact(remark.text, remark, 0, len(remark.text)))
    if kind is None and (opens := re.search(r"khai mạc|phát động", text, re.IGNORECASE)):
        opening = opens[0].casefold() == "khai mạc"
        kind = EventKind.CEREMONY if opening else EventKind.LAUNCH
    return Activity(
        Fact(named.title, title, named.start, named.end, grade),
        kind,
        whens,
        hours,
        (Fact(place.text.strip(" .;"), place, 0, len(place.text)),) if place is not None else (),
        organizers,
        tuple(
            Fact(name, partners, 0, len(partners.text))
            for name in bodies(partners.text)
            if begins_with_body(name)
        )
        if partners is not None
        else (),
        tuple(Fact(c.text, c, 0, len(c.text)) for c in (people,) if c is not None)
        or (Fact(text, title, 0, len(text), Grade.DERIVED),),
        tuple(lines),
        tuple(Fact(c.text, c, 0, len(c.text)) for c in (mode, place, title) if c is not None),
        notes=notes,
    )
