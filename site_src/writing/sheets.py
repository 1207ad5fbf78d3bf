"""Parsed files to the rows of a workbook's sheets: what `reading.workbook` reads, the other way."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from site_src.base.patterns import lazy_regex
from site_src.reading.strict_yaml import ParsedFile
from site_src.reading.workbook.cells import clock_text, make_cell
from site_src.reading.workbook.columns import Holds, Shape
from site_src.reading.workbook.event_columns import EVENTS
from site_src.reading.workbook.moments import moment
from site_src.reading.workbook.names import name_key
from site_src.reading.workbook.shapes import ASSIGNMENTS, CHANGES, ORGANIZATIONS, PLACES, UNKNOWN
from site_src.reading.workbook.steps import steps_text
from site_src.vietnamese import weekdays
from site_src.vietnamese.dates import PartialDate
from site_src.vietnamese.hours import TimeRange
from site_src.vietnamese.notation import value_or_none
from site_src.vietnamese.when import When

_HOURS_OF_A_DAY = lazy_regex(r"(?P<hours>\d[^/]*[^/\s]) ngày (?P<day>\d{1,2}/\d{1,2}/\d{4})")
# A cell: a text, a number, or a day.
Value = str | float | dt.date
Cells = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Sheets:
    """The rows of each sheet, by shape; the ids of a list's entries by their names."""

    rows: Mapping[Shape, list[Cells]]
    year: int


@dataclass(slots=True)
class _Names:
    """The name by which a cell calls an entry of a list: its id where no name tells it apart."""

    names: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[Any]) -> _Names:
        named = [
            (entry["id"], " ".join(str(entry[key]).split()))
            for entry in entries
            if isinstance(entry, dict)
            for key in ("name", "title")
            if entry.get(key)
        ]
        keys = Counter(name_key(name) for _id, name in named)
        return cls({i: name for i, name in named if keys[name_key(name)] == 1 and ";" not in name})

    def say(self, key: Any) -> str:
        return self.names.get(str(key), str(key))


def sheets_of(by_type: Mapping[str, ParsedFile], year: int) -> Sheets:
    """The rows of the parsed files of a year's folder, by content type."""
    events = _list(by_type, "events", "events")
    places = _list(by_type, "places", "places")
    bodies = _list(by_type, "organizations", "organizations")
    names = {
        Holds.PLACE: _Names.of(places),
        Holds.BODIES: _Names.of(bodies),
        Holds.EVENT: _Names.of(events),
    }
    rows: dict[Shape, list[Cells]] = {
        EVENTS: [_event(entry, names, year) for entry in events],
        PLACES: [_row(PLACES, entry, names) for entry in places],
        ORGANIZATIONS: [_row(ORGANIZATIONS, entry, names) for entry in bodies],
        ASSIGNMENTS: [
            row
            for item in _list(by_type, "organizations", "assignments")
            for row in _assignment(item, names)
        ],
        CHANGES: [
            {
                "_event_id": str(event["id"]),
                "_event": str(event.get("title") or event["id"]),
                **_row(CHANGES, change, names),
            }
            for event in events
            if isinstance(event, dict)
            for change in event.get("changes") or ()
        ],
    }
    return Sheets(rows, year)


def _list(by_type: Mapping[str, ParsedFile], content_type: str, name: str) -> list[Any]:
    parsed = by_type.get(content_type)
    data = parsed.data if parsed else None
    items = data.get(name) if isinstance(data, dict) else None
    return items if isinstance(items, list) else []


def _event(entry: Any, names: Mapping[Holds, _Names], year: int) -> Cells:
    row = _row(EVENTS, entry, names)
    if isinstance(entry, dict):
        row |= moment_cells(entry, year)
    return row


def moment_cells(entry: Mapping[str, Any], year: int) -> Cells:
    """The day and the hours of an entry, apart where that says the same."""
    row: Cells = {}
    text, time = entry.get("when"), entry.get("time")
    if "when" in entry:
        row["_day"] = UNKNOWN if text is None else str(text)
    if "time" in entry:
        row["_time"] = UNKNOWN if time is None else str(time)
    if text is None or time is not None:
        return row
    when = value_or_none(lambda said: When.parse(said, year), str(text))
    if when is None and (parts := _HOURS_OF_A_DAY.fullmatch(str(text))):
        # What is wrong with the hours is told at their own cell, and its day stays.
        exact = value_or_none(lambda said: PartialDate.parse(said, year), parts["day"])
        if exact is not None and exact.exact is not None:
            return {"_day": exact.exact, "_time": parts["hours"]}
    if when is None or (day := when.one_day) is None:
        return row
    apart: Cells = {"_day": day, **({"_time": _hours(when.time)} if when.time else {})}
    if _says(apart, year) == _without_its_weekday(when, day):
        return apart
    if when.weekday is not None and when.time is not None:
        # A weekday that is another day's stays beside the day, and the hours in their own cell.
        apart["_day"] = f"{weekdays.NAMES[when.weekday]}, {day:%d/%m/%Y}"
        return apart if _says(apart, year) == when else row
    return row


def _hours(time: TimeRange) -> str:
    if time.part is not None or time.start is None:
        return time.part.value if time.part else ""
    ends = [clock_text(end) for end in (time.start, time.end) if end is not None]
    return " - ".join(ends)


def _without_its_weekday(when: When, day: dt.date) -> When:
    return When(when.kind, when.period, when.time) if when.weekday == day.weekday() else when


def _says(apart: Cells, year: int) -> When | None:
    """What cells are read as."""
    cells = {name: make_cell(1, n, value) for n, (name, value) in enumerate(apart.items(), 1)}
    read = moment({n: c for n, c in cells.items() if c is not None}, None, None, None, year)
    if read is None or read.alone:
        return None
    return value_or_none(lambda said: When.parse(said, year), read.text)


def _assignment(item: Any, names: Mapping[Holds, _Names]) -> Iterable[Cells]:
    first = _row(ASSIGNMENTS, item, names)
    tasks = item.get("tasks") or [] if isinstance(item, dict) else []
    for task in tasks or [None]:
        row: Cells = {}
        if isinstance(task, str):
            row["_task"] = task
        elif task is not None:
            for key, value in task.items():
                name = {"text": "_task", "id": "_task_id", "accept": "_task_accept"}.get(key)
                name = name or ("_task_remove" if key == "remove" else f"_{key}")
                row |= _cell(ASSIGNMENTS, name, value, names)
        yield {**first, **row}
        first = {}


def _row(shape: Shape, entry: Any, names: Mapping[Holds, _Names]) -> Cells:
    if isinstance(entry, str):  # the token for the upper level's entries
        main = "organizations" if shape is ASSIGNMENTS else shape.main
        return {main: entry}
    row: Cells = {}
    known = {column.field for column in shape.columns}
    for key, value in entry.items():
        if key == "source":
            row |= _source(value)
        elif key in known:
            row |= _cell(shape, key, value, names)
    return row


def _source(value: Any) -> Cells:
    if isinstance(value, dict):
        cells = {"_document": value.get("document"), "_section": value.get("section")}
        return {name: str(text) for name, text in cells.items() if text is not None}
    return {"_section": UNKNOWN if value is None else str(value)}


def _cell(shape: Shape, name: str, value: Any, names: Mapping[Holds, _Names]) -> Cells:
    column = next((c for c in shape.columns if c.field == name), None)
    if column is None:
        return {}
    if value is None:
        return {name: UNKNOWN}
    if column.holds is Holds.ACCEPT:
        accepts = value if isinstance(value, list) else [value]
        lines = [f"{accept.get('rule')}: {accept.get('reason')}" for accept in accepts]
        return {name: "\n".join(lines)}
    if column.holds is Holds.YES:
        return {name: "có"} if str(value).casefold() in ("true", "có", "yes") else {}
    if column.holds is Holds.NUMBER:
        try:
            return {name: float(value)}
        except ValueError:
            return {name: str(value)}
    if column.holds in (Holds.PLACE, Holds.EVENT):
        return {name: names[column.holds].say(value)}
    if column.holds is Holds.STEPS:
        return {name: steps_text(value)}
    if isinstance(value, list):
        called = names[Holds.BODIES] if column.holds is Holds.BODIES else _Names()
        return {name: joined([called.say(item) for item in value])}
    return {name: str(value)}


def joined(texts: list[str]) -> str:
    """Several texts in one cell: parted by “;”, or by lines where one has that sign in it."""
    if any(";" in text for text in texts):
        return "".join(f"{text}\n" for text in texts)
    return "; ".join(texts)
