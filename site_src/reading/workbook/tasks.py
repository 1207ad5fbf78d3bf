"""Rows of tasks to the items of `assignments`, and rows of changes to those of activities."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from site_src.base.messages import gettext as _
from site_src.base.problems import Spot
from site_src.reading.strict_yaml import Loc
from site_src.reading.workbook.entries import INHERIT, Entry, Maker
from site_src.reading.workbook.table import Table


def assignments(
    maker: Maker, table: Table, event_id: Callable[[str], str]
) -> Iterable[Entry | tuple[str, Spot]]:
    """The items of a table of tasks: a row that names an organisation begins one."""
    item: Entry | None = None
    for row in table.rows:
        cells = row.cells
        if inherits := maker.inherits(table, row):
            if cells.keys() & {"id", "organizations"} or item is None:
                if item is not None:
                    yield item
                item = None
                yield inherits
            else:
                _append(item, "tasks", INHERIT, {(): inherits[1]})
            continue
        if item is None or cells.keys() & {"id", "organizations"}:
            if item is not None:
                yield item
            item = maker.begun(table, row)
            for name, cell in cells.items():
                if not name.startswith("_"):
                    maker.plain(table, item, table.heads.shape.column(name), cell)
            maker.put_source(table, row, item)
            names = (
                " ".join(cells["organizations"].text.split()) if "organizations" in cells else ""
            )
            item.name, item.beside = names or "phan-viec", ""
        task = Entry({}, maker.book.spot(table.sheet, row.number, 1))
        for name in (
            "_partners",
            "_deadline",
            "_product",
            "_event",
            "_task_accept",
            "_task_remove",
        ):
            if name in cells:
                column = table.heads.shape.column(name)
                plain = name.removeprefix("_task").removeprefix("_")
                maker.plain(table, task, column, cells[name], plain, event_id)
        if "_task" in cells:
            maker.plain(table, task, table.heads.shape.column("_task"), cells["_task"], "text")
        if "_task_id" in cells:
            task.put("id", cells["_task_id"].text.strip(), maker.spot_of(table, cells["_task_id"]))
        if task.data:
            task.name = str(task.data.get("text") or "")
            _append(item, "tasks", task.data, {(): task.spot, **task.spots})
    if item is not None:
        yield item


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
