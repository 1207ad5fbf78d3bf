"""What the rows of tables that are no programme say: who does what, the theme, the days."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from site_src.vietnamese.dates import Deadline
from site_src.vietnamese.notation import value_or_none
from site_src.writing.drafting.blocks import Block
from site_src.writing.drafting.day_words import DAY, day_text
from site_src.writing.drafting.deadlines import deadlines
from site_src.writing.drafting.facts import Fact, Grade
from site_src.writing.drafting.leads import ASKING
from site_src.writing.drafting.lines import BULLETS, Line
from site_src.writing.drafting.names import asks
from site_src.writing.drafting.other_tables import Table, is_as_above
from site_src.writing.drafting.outline import Part
from site_src.writing.drafting.programme_rows import who_of
from site_src.writing.drafting.roles import Role, role_of
from site_src.writing.drafting.said import spans
from site_src.writing.drafting.task_sentences import begins_with_deed
from site_src.writing.drafting.tasks import Assigned, Duty, is_task

_POINTS = re.compile(rf"(?:^|(?<=[.;\s]))[{BULLETS}]\s*(?=[A-ZĐÀ-Ỹ])")


def table_assignments(tables: Sequence[Table], year: int) -> list[Assigned]:
    """The rows of the tables that say who does what; a body that is written once holds below."""
    found: list[Assigned] = []
    for table in tables:
        if not table.is_of_duties:
            continue
        last: Assigned | None = None
        # A cell over several rows is in each of them.
        above: tuple[Line, ...] = ()
        for row in table.rows:
            cells = {
                name: cell
                for name, cell in zip(table.columns, row.cells, strict=False)
                if name and cell.text
            }
            task = cells.get("title")
            if task is None or len([cell for cell in row.cells if cell.text]) < 2:
                continue
            by = cells.get("deadline")
            if by is None and (note := cells.get("note")) and deadlines(note.text, year):
                by = note
            before = "trước" in _heading_of("deadline", table).casefold()
            duties = tuple(_duties(task, by, year, before))
            who = cells.get("organizers")
            goes_on = last is not None and who is not None and who.pieces == above
            above = who.pieces if who is not None else ()
            if who is None or is_as_above(who.text) or goes_on:
                if last is not None:
                    last = found[-1] = replace(last, duties=(*last.duties, *duties))
                continue
            whole = Fact(who.text, who, 0, len(who.text))
            asked = asks(who.text) or ASKING.match(task.text) is not None
            named = tuple(Fact(name, who, 0, len(who.text)) for name in who_of(who.text)[0])
            last = Assigned(named, asked, Grade.DERIVED, "", duties, whole)
            if last.bodies:
                found.append(last)
            else:
                last = None
    return found


def _heading_of(name: str, table: Table) -> str:
    told = zip(table.columns, table.head.cells, strict=False)
    return next((cell.text for column, cell in told if column == name), "")


def _duties(cell: Block, by: Block | None, year: int, before: bool) -> Iterator[Duty]:
    """The tasks of a cell, each with the last day that it or the cell beside it says."""
    last = last_day(by, year, before) if by is not None else None
    for first, end in _entries(cell):
        asking = ASKING.match(cell.text, first)
        start = asking.end() if asking else first
        text = cell.text[start:end].strip(" ;")
        own = deadlines(text, year)
        day = last
        if own and len({words for _at, _to, words, _derived in own}) == 1:
            at, to, words, derived = own[0]
            grade = Grade.DERIVED if derived else Grade.VERBATIM
            day = Fact(words, cell, start + at, start + to, grade)
        elif by is not None and last is None and not is_as_above(by.text):
            # No day, but words: they go with the task.
            text = f"{text.rstrip('.')} ({by.text.strip(' .')})"
        if len(text) > 3:
            yield Duty(Fact(text[:1].upper() + text[1:], cell, start, end), day)


def _entries(cell: Block) -> Iterator[tuple[int, int]]:
    """Where the tasks of a cell stand: by their marks, or each in a paragraph of its own."""
    if any(line.mark for line in cell.pieces):
        begins = [at for at in _paragraphs(cell) if cell.pieces[cell.spots[at][0]].mark]
        yield from zip([0, *begins], [*begins, len(cell.text)], strict=True)
        return
    marks = [*_POINTS.finditer(cell.text)]
    if marks and not marks[0].start():
        starts = [match.end() for match in marks]
        ends = [match.start() for match in marks[1:]]
    else:
        ends = [at for at in _paragraphs(cell) if cell.text[:at].rstrip()[-1:] in ".;"]
        ends = sorted({*ends, *_tasks(cell.text)})
        starts = [0, *ends]
    yield from zip(starts, [*ends, len(cell.text)], strict=True)


def _tasks(text: str) -> Iterator[int]:
    """Where the next task begins: “Viết lời phát động; tập nghi thức. Mua hoa.”."""
    pieces = list(spans(text, 0))
    for (start, end), (at, until) in pairwise(pieces):
        told = text[end] == ";" or begins_with_deed(text[at:until])
        if told and is_task(text[at:until], text[start:end]):
            yield at


def _paragraphs(cell: Block) -> Iterator[int]:
    """Where a paragraph of a cell begins with a capital letter, but the first."""
    for at in range(1, len(cell.text)):
        if cell.spots[at][0] != cell.spots[at - 1][0] and cell.text[at].isupper():
            yield at


def last_day(cell: Block, year: int, before: bool = False) -> Fact | None:
    """The last day that a cell says: “trước ngày 10/10”, or nothing but a day.

    Such a day is the last one, or the one `before` which all is done, as the heading has it.
    """
    found = deadlines(cell.text, year)
    if found:
        at, to, words, derived = found[0]
        return Fact(words, cell, at, to, Grade.DERIVED if derived else Grade.VERBATIM)
    alone = re.fullmatch(rf"\W*(?:ngày\s+)?(?P<day>{DAY})\W*", cell.text, re.IGNORECASE)
    if alone is None:
        return None
    words = f"{'trước' if before else 'chậm nhất'} ngày {day_text(alone['day'], year)[0]}"
    if value_or_none(Deadline.parse, words) is None:
        return None
    return Fact(words, cell, 0, len(cell.text), Grade.DERIVED)


def tabled_parts(tables: Sequence[Table]) -> tuple[Part, ...]:
    """Rows such as “Chủ đề | …” as a heading with what stands below it."""
    found: list[Part] = []
    for table in tables:
        if table.is_programme or table.is_of_duties or table.is_form:
            continue
        for row in (table.head, *table.rows):
            cells = [cell for cell in row.cells if cell.text]
            labels = [n for n, cell in enumerate(cells) if _is_label(cell.text)]
            if len(labels) != 1 or labels[0] + 1 >= len(cells):
                continue
            label, said = cells[labels[0]], cells[labels[0] + 1]
            role = role_of(label.text) or Role.OTHER
            inner = Part(said, 0, "", "", role, heading=False)
            found.append(Part(label, 0, "", "", role, heading=True, parts=(inner,)))
    return tuple(found)


def _is_label(text: str) -> bool:
    return len(text) < 40 and role_of(text) in (Role.THEME, Role.TIME, Role.PURPOSE)
