"""What is wrong in a workbook, said of columns and cells where it was said of keys and lines."""

from __future__ import annotations

from dataclasses import replace

from site_src.base.messages import gettext as _
from site_src.base.messages import mark as N_
from site_src.base.messages import site_gettext
from site_src.base.patterns import lazy_regex
from site_src.base.problems import Problem
from site_src.reading.workbook.columns import Column, Holds, Shape
from site_src.reading.workbook.event_columns import EVENTS
from site_src.reading.workbook.shapes import SHAPES

_ACCEPT = lazy_regex(r"\baccept: \{rule: (?P<rule>[\w-]+), reason: (?P<reason>[^}]+)\}")
_PAIR = lazy_regex(r"(?<![\w“])(?P<field>[a-z_]+): (?P<value>[^\s:,][^:,]*)")
_LINE = lazy_regex(r"“(?P<field>[a-z_]+)(?:: ?\.\.\.|:)?”")
_ID = lazy_regex(r"[a-z0-9]+(?:-[a-z0-9]+)+")
_HOURS = lazy_regex(r"(?P<hours>\S+(?: - \S+)?) ngày (?P<day>.+)")
# Advice on files of lines, and what it is for a sheet.
_INSTEAD = (
    (
        N_("Write an entry of its own for each of the days, each with an id of its own."),
        N_("Give each of the days a row of its own."),
    ),
    (
        N_("Delete the line to take the upper level’s wording, or correct one of them."),
        N_("Empty the cell to take the upper level’s wording, or correct one of them."),
    ),
)


def in_cells(problem: Problem) -> Problem:
    """The problem as it is said of a workbook; one of another file as it is."""
    sheet = problem.spot.sheet
    if not sheet:
        return problem
    shape = next((s for s in SHAPES if site_gettext(s.title) == sheet), EVENTS)
    message, hint = (_said(text, shape) for text in (problem.message, problem.hint))
    return replace(problem, message=message, hint=hint)


def _said(text: str, shape: Shape) -> str:
    for lines, cells in _INSTEAD:
        if text == _(lines):
            return _(cells)
    text = _ACCEPT.sub(lambda m: _cell(shape, "accept", f"{m['rule']}: {m['reason']}"), text)
    text = _PAIR.sub(lambda m: _cell(shape, m["field"], m["value"]) or m[0], text)
    return _LINE.sub(lambda m: f"“{_heading(shape, m['field'])}”", text)


def _cell(shape: Shape, field: str, value: str) -> str:
    """What to write under which heading; "" where a sheet has no such column."""
    if field == "when" and (both := _HOURS.fullmatch(value)):
        parts = (_cell(shape, "_day", both["day"]), _cell(shape, "_time", both["hours"]))
        return ", ".join(parts)
    column = _column(shape, field)
    if column is None:
        return ""
    if column.holds in (Holds.PLACE, Holds.BODIES) and _ID.fullmatch(value):
        value = _("its name")
    heading = site_gettext(column.heading)
    return _("{value} in the column “{heading}”").format(value=value, heading=heading)


def _heading(shape: Shape, field: str) -> str:
    column = _column(shape, field)
    return site_gettext(column.heading) if column is not None else field


_PARTS = {"when": "_day", "time": "_time", "source": "_section"}


def _column(shape: Shape, field: str) -> Column | None:
    name = _PARTS.get(field, field)
    return next((c for c in shape.columns if c.field == name and c.heading), None)
