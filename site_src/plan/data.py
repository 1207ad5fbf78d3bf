"""What the root tells programs and its finder of all units and Weeks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from site_src.base.addresses import DATA_PAGE, PROGRAM_JSON
from site_src.base.messages import gettext as _
from site_src.model import Unit
from site_src.model.page import Page
from site_src.model.summary import Summary
from site_src.model.units import bare_name
from site_src.outputs.finder import Findable
from site_src.outputs.open_data import CAMPAIGNS, UNITS, Rows
from site_src.plan.entries import UnitEntry, with_all_below
from site_src.vietnamese.dates import PartialDate


def data_page(nation: Unit, tables: Mapping[str, Rows]) -> Page:
    """The page that says which tables there are."""
    title = _("Data, open to all")
    description = _("Which units and which Weeks there are, as tables for programs.")
    counts = tuple((name, data_titles()[name], len(rows)) for name, rows in tables.items())
    return Page(
        DATA_PAGE, "data.html", title, description, nation.origin, variables={"tables": counts}
    )


def data_titles() -> dict[str, str]:
    """What the tables are called, and at '' all of them."""
    return {
        UNITS: _("Units"),
        CAMPAIGNS: _("Weeks of the units"),
        "": _("Data of the Lifelong Learning Week"),
    }


def data_tables(
    units: Mapping[str, Unit], summaries: Mapping[str, tuple[Summary, ...]]
) -> dict[str, Rows]:
    """The rows of both tables, by address and year; addresses are below the site's root."""
    return {
        UNITS: [_unit_row(units[path], path in summaries) for path in sorted(units)],
        CAMPAIGNS: [
            {
                **one.as_values(),
                "address": f"{one.name.address}",
                "program": f"{one.name.address}{PROGRAM_JSON}",
            }
            for path in sorted(summaries)
            for one in sorted(summaries[path], key=lambda one: one.year)
        ],
    }


def _unit_row(unit: Unit, has_page: bool) -> dict[str, Any]:
    return {
        "unit": unit.path,
        "name": unit.name,
        "short_name": unit.short_name,
        "kind": unit.kind.name if unit.kind else "",
        "code": unit.code or "",
        "above": unit.parent.path if unit.parent and unit.path else "",
        "valid_from": _day(unit.valid_from),
        "valid_until": _day(unit.ended),
        "successors": "; ".join(unit.successors),
        "predecessors": "; ".join(unit.predecessors),
        "address": f"{unit.path}/" if has_page and unit.path else "",
    }


def _day(date: PartialDate | None) -> str:
    exact = date.exact if date else None
    return exact.isoformat() if exact else ""


def findable(nation: Unit, entries: tuple[UnitEntry, ...]) -> Iterator[Findable]:
    """All that the finder can find: units with a page, and what the law names without one.

    A unit that ended is found as itself, and its name leads to those that follow it.
    """
    followed: dict[str, list[str]] = {}
    everything = list(with_all_below(entries))
    for entry in everything:
        for name in entry.successors:
            followed.setdefault(bare_name(name), []).append(entry.name)
    listed = set()

    def down(entries: tuple[UnitEntry, ...], above: str) -> Iterator[Findable]:
        for entry in entries:
            bare = bare_name(entry.name)
            before = (*entry.before, *followed.get(bare, ()))
            kind = entry.kind.name if entry.kind else ""
            listed.add(bare)
            known = tuple(dict.fromkeys(before))
            yield Findable(entry.name, kind, above, entry.address, known, entry.short)
            yield from down(entry.below, entry.name)

    yield from down(entries, "")
    for known in nation.known_units:
        if bare_name(known.name) not in listed:
            before = tuple(name for name in known.predecessors if name != known.name)
            yield Findable(known.full_name, known.kind.name, "", "", before)
