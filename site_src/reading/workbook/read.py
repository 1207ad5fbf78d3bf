"""A workbook's bytes to parsed files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

from site_src.base.messages import gettext as _
from site_src.base.messages import site_gettext
from site_src.base.patterns import lazy_regex
from site_src.base.problems import Problem, Severity, Spot, content_error, near_miss
from site_src.reading.strict_yaml import Loc, ParsedFile
from site_src.reading.workbook.activities import events
from site_src.reading.workbook.cells import Book, read_book
from site_src.reading.workbook.entries import Entry, Maker
from site_src.reading.workbook.ids import Known, Named, assign, read_ids, write_ids
from site_src.reading.workbook.names import Names, name_key
from site_src.reading.workbook.new_names import Part, add_new, settle
from site_src.reading.workbook.table import Table
from site_src.reading.workbook.tables import read_tables
from site_src.reading.workbook.tasks import assignments
from site_src.reading.workbook.tasks import changes as changes_in
from site_src.reading.workbook.told import guess, left_out
from site_src.reading.workbook.value import Workbook

_YEAR = lazy_regex(r"(?<!\d)20\d\d(?!\d)")


@lru_cache(maxsize=16)
def read_workbook(
    raw: bytes, path: str, ids_text: str | None, ids_path: str, year: int, language: str
) -> Workbook:
    """What a workbook and its side file say, in the folder of a year."""
    book, refused = read_book(raw, path, language)
    if book is None:
        return Workbook(problems=refused)
    known, problems = read_ids(ids_text, ids_path)
    tables, found = read_tables(book, year)
    problems += found
    tables, found = _without_other_years(book, tables, year)
    problems += found
    problems += guessed_heads(book, tables)
    maker = Maker(book, year, Names(), Names(), problems)
    lists, ids = _lists(maker, tables, known)
    problems = maker.problems
    by_type = _by_type(book, tables, lists)
    text = None if ids is None or ids == ids_text else ids
    if text is not None:
        problems.append(_unwritten(path, PurePosixPath(ids_path).name))
    return Workbook(by_type, tuple(problems), tuple(tables), text)


def _without_other_years(
    book: Book, tables: list[Table], year: int
) -> tuple[list[Table], list[Problem]]:
    """The tables without those of a sheet that is named after another year, beside others."""

    def is_other(table: Table) -> bool:
        years = set(_YEAR.findall(table.sheet))
        cells = (cell for row in table.rows for cell in row.cells.values())
        return (
            not table.ours
            and bool(years)
            and str(year) not in years
            and not any(str(year) in cell.text for cell in cells)
        )

    others = [table for table in tables if is_other(table)]
    if len(others) == len(tables):
        return tables, []
    message = _("The sheet “{sheet}” is named after another year, and not read")
    problems = [
        left_out(book, sheet, 0, 0, message.format(sheet=sheet))
        for sheet in dict.fromkeys(table.sheet for table in others)
    ]
    return [table for table in tables if table not in others], problems


def _unwritten(path: str, name: str) -> Problem:
    """The notice that rows have ids that no file holds yet."""
    message = _("Rows have new names, or no code yet: their addresses are not written down")
    hint = _("“build” writes them into {name}; keep that file beside the workbook.").format(
        name=name
    )
    return Problem(Severity.NOTICE, "unwritten-codes", Spot(path), message, hint)


def guessed_heads(book: Book, tables: Iterable[Table]) -> Iterable[Problem]:
    """Word of each heading that was taken for one that it is not word for word."""
    for table in tables:
        for name in sorted(table.heads.guessed, key=lambda n: table.heads.columns[n]):
            cell = table.heads.texts[table.heads.columns[name]]
            column = table.heads.shape.column(name)
            message = _("The heading “{text}” is taken for “{heading}”").format(
                text=" ".join(cell.text.split()),
                heading=site_gettext(column.heading) if column.heading else _("Day and time"),
            )
            yield guess(book, table.sheet, cell.row, cell.column, message)


# --- Lists ---------------------------------------------------------------------------------------


def _lists(
    maker: Maker, tables: Sequence[Table], known: Known
) -> tuple[dict[str, list[Part]], str | None]:
    """The entries of each list with their ids, and the text of the side file."""
    of = {name: [t for t in tables if t.heads.shape.list == name] for name in _ALL}
    lists: dict[str, list[Part]] = {}
    named: dict[str, list[Named]] = {}
    for name, names in (("places", maker.places), ("organizations", maker.bodies)):
        lists[name] = [part for table in of[name] for part in maker.things(table)]
        named[name] = _identify(maker, lists[name], known.get(name, ()), name)
        for entry in lists[name]:
            if isinstance(entry, Entry) and entry.name:
                names.ids.setdefault(name_key(entry.name), str(entry.data["id"]))
    lists["events"] = [part for table in of["events"] for part in events(maker, table)]
    named["events"] = _identify(maker, lists["events"], known.get("events", ()), "events")
    ids_of_events = {
        name_key(part.name): str(part.data["id"])
        for part in lists["events"]
        if isinstance(part, Entry)
    }

    def event_id(text: str) -> str:
        return ids_of_events.get(name_key(text), text)

    lists["assignments"] = [
        part for table in of["assignments"] for part in assignments(maker, table, event_id)
    ]
    _identify(maker, lists["assignments"], (), "assignments")
    for part in lists["assignments"]:
        if isinstance(part, Entry):
            _identify_tasks(part)
    _put_changes(maker, of["changes"], lists["events"], ids_of_events)
    made = any(
        ("id",) not in part.spots
        for name in _IDENTIFIED
        for part in lists[name]
        if isinstance(part, Entry)
    )
    for name, names in (("places", maker.places), ("organizations", maker.bodies)):
        if names.new:
            made = True
            named[name] += add_new(maker, lists[name], names, known.get(name, ()), named[name])
            settle(lists, names)
    # A workbook whose every row has its id in it needs no file beside it.
    text = write_ids({name: named[name] for name in _IDENTIFIED}, known) if made else None
    return lists, text


_IDENTIFIED = ("events", "places", "organizations")
_ALL = (*_IDENTIFIED, "assignments", "changes")


def _identify(
    maker: Maker, parts: Sequence[Part], known: Sequence[Named], name: str
) -> list[Named]:
    """Give each entry its id.

    One that stands twice was copied with its row: the row that has had it keeps it.
    """
    entries = [part for part in parts if isinstance(part, Entry)]
    names = {entry.id: name_key(entry.name) for entry in known}
    owners: dict[str, Entry] = {}
    for entry in entries:
        given = entry.data.get("id")
        if given is not None:
            first = owners.setdefault(given, entry)
            if first is not entry and names.get(given) == name_key(entry.name):
                owners[given] = entry
    rows = []
    for entry in entries:
        given = entry.data.get("id")
        if given is not None and owners[given] is not entry:
            spot = entry.spots.pop(("id",))
            message = _("The code “{id}” stands in row {row} too: this row gets one of its own")
            said = message.format(id=given, row=owners[given].spot.line)
            maker.problems.append(guess(maker.book, spot.sheet, spot.line, spot.column, said))
            given = None
        rows.append(Named(given, entry.name, entry.beside))
    found = []
    for entry, row, made in zip(entries, rows, assign(rows, known, ()), strict=True):
        entry.data = {"id": made, **{k: v for k, v in entry.data.items() if k != "id"}}
        found.append(Named(made, row.name, row.beside))
    return found


def _identify_tasks(item: Entry) -> None:
    tasks = [task for task in item.data.get("tasks") or () if isinstance(task, dict)]
    rows = [Named(task.get("id"), str(task.get("text") or "")) for task in tasks]
    for task, made in zip(tasks, assign(rows, (), ()), strict=True):
        rest = {k: v for k, v in task.items() if k != "id"}
        task.clear()
        task.update({"id": made, **rest})


def _put_changes(
    maker: Maker, tables: Iterable[Table], events: Sequence[Part], ids: Mapping[str, str]
) -> None:
    by_id = {part.data["id"]: part for part in events if isinstance(part, Entry)}
    for table in tables:
        for about, change in changes_in(maker, table):
            event = by_id.get(about) or by_id.get(ids.get(name_key(about), ""))
            if event is None:
                names = [part.name for part in by_id.values()]
                message = _("There is no “{key}”").format(key=about)
                problem = content_error("unknown-id", change.spot, message, near_miss(about, names))
                maker.problems.append(problem)
                continue
            changes = event.data.setdefault("changes", [])
            event.spots.setdefault(("changes",), change.spot)
            at: Loc = ("changes", len(changes))
            event.spots |= {at: change.spot}
            event.spots |= {(*at, *loc): spot for loc, spot in change.spots.items()}
            changes.append(change.data)


# --- Parsed files --------------------------------------------------------------------------------

_FILES = {
    "events": ("events",),
    "places": ("places",),
    "organizations": ("organizations", "assignments"),
}


def _by_type(
    book: Book, tables: Sequence[Table], lists: Mapping[str, Sequence[Part]]
) -> dict[str, ParsedFile]:
    starts: dict[str, Spot] = {}
    for table in tables:
        column = min(cell.column for cell in table.heads.texts.values())
        spot = book.spot(table.sheet, table.heads.first, column)
        starts.setdefault(table.heads.shape.list, spot)
    found = {}
    for content_type, names in _FILES.items():
        data: dict[str, Any] = {}
        values: dict[Loc, Spot] = {}
        for name in names:
            parts = lists[name]
            if not parts:
                continue
            values[(name,)] = starts.get(name, _spot_of(parts[0]))
            values.setdefault((), values[(name,)])
            data[name] = [part.data if isinstance(part, Entry) else part[0] for part in parts]
            for number, part in enumerate(parts):
                values[(name, number)] = _spot_of(part)
                if isinstance(part, Entry):
                    values |= {(name, number, *loc): spot for loc, spot in part.spots.items()}
        if data:
            found[content_type] = ParsedFile(book.path, data, values, {})
    return found


def _spot_of(part: Part) -> Spot:
    return part.spot if isinstance(part, Entry) else part[1]
