"""Tables whose cells say in sentences what is on, when and where: read as running text is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from site_src.writing.drafting.activity import Activity, Around
from site_src.writing.drafting.blocks import Block
from site_src.writing.drafting.deadlines import deadlines
from site_src.writing.drafting.facts import Fact
from site_src.writing.drafting.moments import moments
from site_src.writing.drafting.other_tables import Table, is_as_above
from site_src.writing.drafting.outline import Part
from site_src.writing.drafting.programme_rows import who_of
from site_src.writing.drafting.roles import Role
from site_src.writing.drafting.running_text import clauses


def is_worded(table: Table, year: int) -> bool:
    """Whether most rows of a table name a day in the cell that says what is done; no last day."""
    if "title" not in table.columns or table.is_programme or table.is_form:
        return False
    told = [cell for cell, _who in _rows(table)]
    dated = [cell for cell in told if _says_day(cell.text, year)]
    return len(dated) > 1 and 2 * len(dated) > len(told)


def worded_activities(tables: Sequence[Table], year: int) -> Iterator[Activity]:
    """The activities of such tables; whose they are stands in the cell beside them."""
    for table in tables:
        around = Around()
        for cell, who in _rows(table):
            if who is None or not who.text:
                around = Around()
            elif not is_as_above(who.text):
                names = who_of(who.text)[0]
                around = Around(organizers=tuple(Fact(n, who, 0, len(who.text)) for n in names))
            part = Part(cell, 0, "", "", Role.ACTIVITIES, heading=False)
            yield from clauses(part, around, year, None)


def _rows(table: Table) -> Iterator[tuple[Block, Block | None]]:
    """The cells of each row that say what is done, and by whom."""
    for row in table.rows:
        cells = dict(zip(table.columns, row.cells, strict=False))
        if (told := cells.get("title")) is not None and told.text:
            yield told, cells.get("organizers")


def _says_day(text: str, year: int) -> bool:
    last = [(start, end) for start, end, _words, _derived in deadlines(text, year)]
    return any(moment.day and moment.when for moment in moments(text, year, last))
