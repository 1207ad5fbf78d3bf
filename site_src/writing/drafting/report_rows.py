"""Tables of reports: who reports, to whom, by when, a duty in each row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from site_src.writing.drafting.blocks import Block
from site_src.writing.drafting.facts import Fact, Grade
from site_src.writing.drafting.names import bodies
from site_src.writing.drafting.other_rows import last_day
from site_src.writing.drafting.other_tables import Table, is_as_above
from site_src.writing.drafting.reports import ReportDuty


def row_reports(tables: Sequence[Table], year: int) -> Iterator[ReportDuty]:
    """The duties to report that the rows of such tables say; “nt” is what stands above."""
    for table in tables:
        if not table.is_of_reports:
            continue
        above: dict[str, Block] = {}
        for row in table.rows:
            cells: dict[str, Block] = {
                n: c for n, c in zip(table.columns, row.cells, strict=False) if n and c.text
            }
            if "organizers" not in {*cells, *above} or len(cells) < _FEWEST:
                continue
            above |= {name: cell for name, cell in cells.items() if not is_as_above(cell.text)}
            same: dict[str, Block] = {
                name: above[name] for name in ("organizers", "receivers") if name in above
            }
            yield _report({**cells, **same}, row, year)


_FEWEST = 2


def _report(cells: dict[str, Block], row: Block, year: int) -> ReportDuty:
    reporters = _whole(cells["organizers"])
    to = cells.get("receivers")
    told = cells.get("title") or cells.get("kind")
    by = cells.get("deadline")
    return ReportDuty(
        reporters,
        tuple(_whole(to, name) for name in bodies(to.text)) if to is not None else (),
        None,
        last_day(by, year) if by is not None else None,
        (_whole(told),) if told is not None else (),
        "",
        replace(reporters, grade=Grade.DERIVED),
    )


def _whole(cell: Block, value: str = "") -> Fact:
    return Fact(value or cell.text.strip(" .;"), cell, 0, len(cell.text))
