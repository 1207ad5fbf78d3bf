"""Why a value is what it is: what each level of the chain wrote, and which one won."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from site_src.base.messages import gettext as _
from site_src.base.problems import Problem, has_errors, known_here, near_miss, sorted_problems
from site_src.commands.base import FAILED
from site_src.commands.content import open_content
from site_src.content_types import CONTENT_TYPES
from site_src.content_types.fields import INHERIT
from site_src.content_types.records import Item, Record
from site_src.model import Origin, Passage, display
from site_src.model.name import CampaignName
from site_src.reading.campaigns import read_campaign
from site_src.reading.content import Content
from site_src.reading.merge import is_of_one, merge
from site_src.reading.names import find_campaign
from site_src.vietnamese.dates import DateRange, Deadline, PartialDate
from site_src.vietnamese.hours import TimeRange
from site_src.vietnamese.when import When

_ABSENT = object()
# The level wrote the list anew without this entry; took the entry away; or wrote another text.
_GONE, _REMOVED, _OTHER = object(), object(), object()


@dataclass(frozen=True, slots=True)
class Step:
    """What one level says of a field: its value as text, or None where it says nothing.

    `gone` means that nothing said above holds any more.
    """

    unit: str
    origin: Origin | None
    value: str | None
    whole: bool
    gone: bool


def explain(content: Content, name: CampaignName, path: str) -> tuple[int, str]:
    """The exit code and the text that `build.py explain` prints.

    The field is a dotted path, like `theme` or `events.le-khai-mac.when`.
    """
    campaign, problems = read_campaign(content, name)
    if campaign is None or has_errors(problems):
        return 1, "\n".join(str(problem) for problem in sorted_problems(problems))
    first = path.split(".", maxsplit=1)[0]
    owner = next((kind for kind in CONTENT_TYPES if first in kind.record.model_fields), None)
    if owner is None:
        return 2, _unknown(first, [f for kind in CONTENT_TYPES for f in kind.record.model_fields])
    steps = []
    missed: list[tuple[str, tuple[str, ...]]] = []
    above: Record | None = None
    for unit in campaign.unit.chain:
        layer, _found = content.read_layer(unit, name.year)
        record = layer.records.get(owner.name) if layer else None
        value, origin = _ABSENT, None
        if record is not None:
            value, origin = _look_up(record, path.split("."), missed)
            alone = getattr(record, first)
            if isinstance(alone, Item):
                is_other = above is not None and not is_of_one(above, alone)
                if is_other and value is _ABSENT:
                    value, origin = _OTHER, alone.origin
                above = merge(None if is_other else above, alone, [])
        said = None if value is _ABSENT else _text(value)
        steps.append(
            Step(
                unit.short_name,
                origin,
                said,
                _is_whole(value),
                value in (_GONE, _REMOVED, _OTHER),
            )
        )
    if missed and all(step.value is None or step.gone for step in steps):
        known = [key for _step, keys in missed for key in keys]
        return 2, _unknown(missed[-1][0], known)
    return 0, "\n".join(_lines(path, steps))


def _unknown(step: str, known: Iterable[str]) -> str:
    """That nothing is called so, with a near miss among the names that are known there."""
    names = sorted(set(known))
    hint = near_miss(step, names, known_here(names))
    message = _("Nothing here is called “{key}”").format(key=step)
    return f"{message}\n    → {hint}"


def _look_up(
    record: Record, path: list[str], missed: list[tuple[str, tuple[str, ...]]]
) -> tuple[Any, Origin | None]:
    """A value inside a record, by names of fields and ids of entries, and where it stands.

    A step that nothing is called goes to `missed`, with what is known there.
    """
    current: Any = record
    origin: Origin | None = record.origin
    for step in path:
        if isinstance(current, Record):
            if step not in type(current).model_fields:
                missed.append((step, tuple(type(current).model_fields)))
            if step not in current.model_fields_set:
                return _ABSENT, None
            origin = current.origin_of(step)
            current = getattr(current, step)
        elif isinstance(current, list):
            items = [item for item in current if isinstance(item, Item) and item.id == step]
            if not items:
                missed.append((step, tuple(i.id for i in current if isinstance(i, Item))))
                return (_ABSENT, None) if INHERIT in current else (_GONE, origin)
            if items[0].remove:
                return _REMOVED, items[0].origin_of("remove")
            current, origin = items[0], items[0].origin
        else:
            return _ABSENT, None
    return current, origin


def _is_whole(value: Any) -> bool:
    """Whether a level's value leaves nothing of the upper one standing."""
    if isinstance(value, list):
        return INHERIT not in value
    if isinstance(value, tuple):
        return not any(INHERIT in passage.text.split("\n") for passage in value)
    return not isinstance(value, Record) or value.WHOLE


def _lines(path: str, steps: list[Step]) -> Iterator[str]:
    yield path
    width = max(len(step.unit) for step in steps)
    silent, holds = _("says nothing"), _("holds")
    speaking: list[Step] = []
    for step in steps:
        if step.gone:
            speaking = []
        elif step.value is not None:
            speaking.append(step)
    winner = speaking[-1] if speaking else None
    said = False
    for step in steps:
        # A list without the entry says something only where one above had it.
        missing = step.value is None or step.origin is None or (step.gone and not said)
        said = said or not missing
        if missing or step.origin is None:
            yield f"  {step.unit:{width}}  {silent}"
            continue
        mark = f" ← {holds}" if step is winner else ""
        spot = replace(step.origin, column=step.origin.column if step.origin.sheet else 0).spot
        yield f"  {step.unit:{width}}  {spot}  {step.value}{mark}"
    if winner is None:
        yield _("No level says it: it is unknown.")
    elif not winner.whole and len(speaking) > 1:
        yield _("{unit} adds to or changes what the levels above it say.").format(unit=winner.unit)
    else:
        yield _("{unit} is the nearest level that says it.").format(unit=winner.unit)


def _text(value: Any) -> str:
    """A value in one line."""
    if value is _GONE:
        return _("its own list, without this entry")
    if value is _OTHER:
        return _("another text, without this line")
    if value is _REMOVED:
        return _("taken away (remove)")
    if value is None:
        return _("null (unknown)")
    for kind, show in _SHOWN.items():
        if isinstance(value, kind):
            return display.plain(str(show(value)))
    if isinstance(value, StrEnum):
        return display.term_text(value)
    if isinstance(value, Record):
        return "{" + ", ".join(f"{k}: {_text(v)}" for k, v in _given(value)) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(v.id if isinstance(v, Item) else _text(v) for v in value) + "]"
    if isinstance(value, tuple):
        return " … ".join(_first_words(p) for p in value if isinstance(p, Passage))
    return str(value)


def _given(record: Record) -> Iterator[tuple[str, Any]]:
    for name in type(record).model_fields:
        if name in record.model_fields_set:
            yield name, getattr(record, name)


def _first_words(passage: Passage) -> str:
    words = passage.text.split()
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "")


_SHOWN: dict[type, Any] = {
    PartialDate: display.date_text,
    DateRange: display.period_text,
    TimeRange: display.time_text,
    When: display.when_text,
    Deadline: display.deadline_text,
}


def run(options: argparse.Namespace) -> int:
    """Print the chain of levels."""
    content = open_content(options)
    name = find_campaign(content, options.campaign)
    if isinstance(name, Problem):
        print(name)
        return FAILED
    code, text = explain(content, name, options.field)
    print(text)
    return code
