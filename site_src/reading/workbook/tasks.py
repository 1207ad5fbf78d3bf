"""Rows of tasks to the items of `assignments`, and rows of changes to those of activities."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from site_src.base.messages import gettext as _
from site_src.base.problems import Spot
from site_src.reading.strict_yaml import Loc
from site_src.reading.workbook.entries import INHERIT, Entry, Maker
from site_src.reading.workbook.table import Row, Table

# A row that fills one of these begins an item.
_BEGIN = frozenset(("id", "organizations"))
_OF_TASKS = ("_partners", "_deadline", "_product", "_event", "_task_accept", "_task_remove")


def assignments(
    maker: Maker, table: Table, event_id: Callable[[str], str]
) -> Iterable[Entry | tuple[str, Spot]]:
    """The items of a table of tasks: a row that names an organisation begins one."""
    item: Entry | None = None
    for row in table.rows:
        if item is not None and row.cells.keys() & _BEGIN:
            yield item
            item = None
        if inherits := maker.inherits(table, row):
            if item is None:
                yield inherits
            else:
                _append(item, "tasks", INHERIT, {(): inherits[1]})
            continue
        if item is None:
            item = _item(maker, table, row)
        task = _task(maker, table, row, event_id)
        if task.data:
            _append(item, "tasks", task.data, {(): task.spot, **task.spots})
    if item is not None:
        yield item


def _item(maker: Maker, table: Table, row: Row) -> Entry:
    """What a row says of an item apart from its first task."""
    item = maker.begun(table, row)
    for name, cell in row.cells.items():
        if not name.startswith("_"):
            maker.plain(table, item, table.heads.shape.column(name), cell)
    maker.put_source(table, row, item)
    bodies = row.cells.get("organizations")
    item.name = " ".join(bodies.text.split()) if bodies else "phan-viec"
    return item


def _task(maker: Maker, table: Table, row: Row, event_id: Callable[[str], str]) -> Entry:
    """The task that a row says."""
    task = Entry({}, maker.book.spot(table.sheet, row.number, 1))
    for name in _OF_TASKS:
        if name in row.cells:
            column = table.heads.shape.column(name)
            plain = name.removeprefix("_task").removeprefix("_")
            maker.plain(table, task, column, row.cells[name], plain, event_id)
    if (cell := row.cells.get("_task")) is not None:
        maker.plain(table, task, table.heads.shape.column("_task"), cell, "text")
    if (cell := row.cells.get("_task_id")) is not None:
        task.put("id", cell.text.strip(), maker.spot_of(table, cell))
    return task


def changes(maker: Maker, table: Table) -> Iterable[tuple[str, Entry]]:
    """The changes of a table, each with the id or the name of its activity."""
    for row in table.rows:
        entry = Entry({}, maker.book.spot(table.sheet, row.number, 1))
        for name, cell in row.cells.items():
            if not name.startswith("_"):
                maker.plain(table, entry, table.heads.shape.column(name), cell)
        about = row.cells.get("_event_id") or row.cells.get("_event")
        if about is None:
            message = _("The activity that has changed is missing in this row")
            hint = _("Write its name as in the first sheet.")
            column = table.heads.columns.get("_event", 1)
            maker.error(table, row.number, column, "missing-key", message, hint)
        else:
            yield about.text.strip(), entry


def _append(entry: Entry, name: str, value: Any, spots: Mapping[Loc, Spot]) -> None:
    """Add to a list inside an entry."""
    found = entry.data.setdefault(name, [])
    entry.spots.setdefault((name,), spots[()])
    entry.spots |= {(name, len(found), *loc): spot for loc, spot in spots.items()}
    found.append(value)
