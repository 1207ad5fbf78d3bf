"""Which tables share out tasks or reports, though they have days as a programme has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from site_src.writing.drafting.capitals import sentence_case
from site_src.writing.drafting.day_words import HOUR
from site_src.writing.drafting.names import begins_with_body
from site_src.writing.drafting.nouns import noun_in
from site_src.writing.drafting.other_tables import Table
from site_src.writing.drafting.outline import Part
from site_src.writing.drafting.programme_tables import TIME_FIELDS
from site_src.writing.drafting.roles import Role


def task_tables(tables: Sequence[Table], parts: Sequence[Part]) -> Iterator[Table]:
    """Those whose days are last days: as a heading says, or the section that they stand in."""
    sections = {
        part.block.number
        for top in parts
        for part in top.walk()
        if part.block.cells and part.role in (Role.DUTIES, Role.REPORT)
    }
    for found in tables:
        if found.is_form or "place" in found.columns:
            continue
        table = _with_bodies(found) if found.head.number in sections else found
        untimed = not {*TIME_FIELDS} & {*table.columns}
        until = "deadline" in table.columns and untimed
        if until or (table.head.number in sections and not _names_activities(table)):
            columns = ["deadline" if c in TIME_FIELDS else c for c in table.columns]
            due = replace(table, columns=tuple(columns))
            if due.is_of_duties or due.is_of_reports:
                yield due


def _with_bodies(table: Table) -> Table:
    """The table; a column of bodies that no heading names says who."""
    if "organizers" in table.columns or not table.columns:
        return table
    for at, name in enumerate(table.columns):
        cells = [row.cells[at].text for row in table.rows if at < len(row.cells)]
        told = [text for text in cells if text]
        known = [text for text in told if begins_with_body(sentence_case(text))]
        if not name and told and 2 * len(known) > len(told):
            columns = [*table.columns]
            columns[at] = "organizers"
            return replace(table, columns=tuple(columns))
    return table


def _names_activities(table: Table) -> bool:
    """Whether most rows have an hour, or begin with what is on and not with what is to be done."""
    told = [row for row in table.rows if len([c for c in row.cells if c.text]) > 1]
    on = 0
    for row in told:
        cells = dict(zip(table.columns, row.cells, strict=False))
        noun = noun_in(title.text) if (title := cells.get("title")) else None
        times = [cells[name].text for name in TIME_FIELDS if name in cells]
        strong = noun is not None and noun[0] == 0 and not noun[2]
        on += strong or any(map(HOUR.search, times))
    return 2 * on > len(told)
