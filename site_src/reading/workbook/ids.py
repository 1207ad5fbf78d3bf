"""Ids of rows: made from the name once, kept in a file beside the workbook, found again there.

A row is known by its name; where that was changed, by what stands beside it and by its place among
the others. So an id outlives every change of title: it is an address, and what calendars know.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from site_src.base.folders import is_reserved
from site_src.base.messages import site_gettext as _
from site_src.base.problems import Problem, Spot, content_error
from site_src.reading.strict_yaml import load_yaml
from site_src.vietnamese.alphabet import fold, slug

LONGEST = 60
_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Named:
    """A row as it is known: its id (None while it has none), its name, and what stands beside."""

    id: str | None
    name: str
    beside: str = ""


Known = Mapping[str, tuple[Named, ...]]


def read_ids(text: str | None, path: str) -> tuple[Known, list[Problem]]:
    """What a side file says, by list."""
    if text is None:
        return {}, []
    parsed, problems = load_yaml(text, path)
    if parsed is None:
        return {}, problems
    try:
        known = {
            name: tuple(Named(e["id"], e["name"], e.get("beside") or "") for e in entries)
            for name, entries in (parsed.data or {}).items()
        }
    except (AttributeError, KeyError, TypeError):
        message = _("This file does not hold the codes of a workbook’s rows")
        hint = _("Fetch it as it was before; without it, rows without a code get new ones.")
        return {}, [content_error("workbook", Spot(path), message, hint)]
    return known, problems


def assign(rows: Sequence[Named], known: Sequence[Named], taken: Iterable[str]) -> list[str]:
    """The id of each row: its own, the one that is known for it, or a new one."""
    ids = [row.id for row in rows]
    used = {*taken, *(i for i in ids if i)}
    left = [entry for entry in known if entry.id not in used]
    for same in (_just_so, _by_name):
        for number, row in enumerate(rows):
            if ids[number] is None:
                found = next((entry for entry in left if same(entry, row)), None)
                if found is not None:
                    ids[number] = found.id
                    left.remove(found)
    used |= {i for i in ids if i}
    for number, entry in _renamed(rows, ids, known, left):
        ids[number] = entry.id
        used.add(str(entry.id))
    # Ids that a file keeps for rows that are gone stay theirs, should the rows come back.
    used |= {str(entry.id) for entry in known}
    found_ids = []
    for row, given in zip(rows, ids, strict=True):
        made = given or _new_id(row.name, used)
        used.add(made)
        found_ids.append(made)
    return found_ids


def _just_so(entry: Named, row: Named) -> bool:
    return _key(entry.name) == _key(row.name) and entry.beside == row.beside


def _by_name(entry: Named, row: Named) -> bool:
    return _key(entry.name) == _key(row.name)


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _renamed(
    rows: Sequence[Named],
    ids: Sequence[str | None],
    known: Sequence[Named],
    left: Sequence[Named],
) -> Iterable[tuple[int, Named]]:
    """Rows whose name was changed.

    Between the same neighbours as before, with a name that is like the old one or with the same
    things beside it.
    """
    before = [entry.id for entry in known]
    now = [given or f"?{number}" for number, given in enumerate(ids)]
    matcher = SequenceMatcher(None, before, now, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "replace":
            continue
        waiting = [entry for entry in known[i1:i2] if entry in left]
        for number in range(j1, j2):
            if ids[number] is not None or not waiting:
                continue
            best = max(waiting, key=lambda entry: _likeness(entry, rows[number]))
            if _likeness(best, rows[number]) >= _ALIKE:
                waiting.remove(best)
                yield number, best


def _likeness(entry: Named, row: Named) -> float:
    names = SequenceMatcher(None, fold(entry.name), fold(row.name), autojunk=False).ratio()
    return names + (1.0 if entry.beside == row.beside else 0.0)


def _new_id(name: str, used: set[str]) -> str:
    words = slug(name).split("-")
    short = words[0][:LONGEST]
    for word in words[1:]:
        if len(short) + len(word) >= LONGEST:
            break
        short += f"-{word}"
    base = short or "muc"
    if is_reserved(base):
        base += "-1"
    found, number = base, 1
    while found in used:
        number += 1
        found = f"{base}-{number}"
    return found


def write_ids(lists: Mapping[str, Sequence[Named]], known: Known) -> str:
    """The text of the side file: the rows as they are now, and after them those that are gone."""
    lines = [
        "# " + _("The codes of the workbook’s rows: addresses on the site, and in calendars."),
        "# " + _("Written by the program. Keep it beside the workbook; change nothing in it."),
    ]
    for name in (*lists, *(name for name in known if name not in lists)):
        rows = lists.get(name, ())
        now = {row.id for row in rows}
        entries = [*rows, *(entry for entry in known.get(name, ()) if entry.id not in now)]
        if not entries:
            continue
        lines.append(f"{name}:")
        for entry in entries:
            lines += [f"  - id: {entry.id}", f"    name: {_quoted(entry.name)}"]
            lines += [f"    beside: {_quoted(entry.beside)}"] if entry.beside else []
    return "".join(f"{line}\n" for line in lines)


def _quoted(text: str) -> str:
    """A text in YAML's double quotation marks, as JSON has them."""
    return json.dumps(text, ensure_ascii=False)
