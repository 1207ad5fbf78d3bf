"""What holds when one level's records lie over those of the level above."""

from __future__ import annotations

import operator
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from site_src.base.messages import gettext as _
from site_src.base.problems import Problem, Severity
from site_src.content_types.fields import INHERIT
from site_src.content_types.records import Item, Record
from site_src.model import Passage
from site_src.reading.same_entry import other_entry
from site_src.reading.units import missing_key


def merge(upper: Record | None, record: Record, problems: list[Problem]) -> Record:
    """What holds when a lower level says `record` below `upper`.

    Mappings merge by key, everything else is taken whole from the nearest; a list may hold
    `$inherit`, and so may the text of a Markdown file.
    """
    if upper is not None and record.WHOLE:
        return record
    changes = {
        name: _merge_value(
            getattr(upper, name, None), getattr(record, name), record, name, problems
        )
        for name in record.model_fields_set
    }
    # Most entries lie over nothing, and nothing in them does.
    if upper is None and all(getattr(record, name) is value for name, value in changes.items()):
        return record
    base, origins = (upper, upper.origins) if upper else (record, {})
    copy = base.model_copy(update=changes)
    return copy.located(record.origin, {**origins, **record.origins})


def _merge_value(upper: Any, value: Any, record: Record, name: str, problems: list[Problem]) -> Any:
    if isinstance(value, Record):
        return merge(upper if is_of_one(upper, value) else None, value, problems)
    if isinstance(value, list):
        return _merge_list(upper or [], value, record, name, problems)
    if isinstance(value, tuple) and value and isinstance(value[0], Passage):
        return tuple(_merge_text(upper or (), value))
    return value


def is_of_one(upper: Any, value: Record) -> bool:
    """Whether what stands alone (not in a list) changes the upper level's, or takes its place."""
    if not isinstance(upper, Record):
        return False
    if not isinstance(upper, Item) or not isinstance(value, Item):
        return True
    inherits = any(
        line.strip() == INHERIT
        for passage in getattr(value, "body", None) or ()
        for line in passage.text.split("\n")
    )
    return inherits or (upper.id == value.id and other_entry(upper, value) is None)


def _merge_list(
    upper: list[Any], items: list[Any], record: Record, name: str, problems: list[Problem]
) -> list[Any]:
    own = {item.id: item for item in items if isinstance(item, Item)}
    problems += [
        Problem(
            Severity.ERROR,
            "duplicate-id",
            item.origin.spot,
            _("The id “{key}” stands twice in this list").format(key=item.id),
            _("Give each entry an id of its own."),
        )
        for item in items
        if isinstance(item, Item) and own[item.id] is not item
    ]
    if INHERIT not in items:
        problems += [_nothing_to_remove(i, name) for i in items if isinstance(i, Item) and i.remove]
        merged = [merge(None, i, problems) if isinstance(i, Record) else i for i in items]
        return items if all(map(operator.is_, items, merged)) else merged
    above = {item.id for item in upper if isinstance(item, Item)}
    merged = []
    for item in items:
        if item == INHERIT:
            for inherited in upper:
                changed = own.get(inherited.id) if isinstance(inherited, Item) else None
                if changed is None:
                    merged.append(inherited)
                elif not changed.remove:
                    if other := other_entry(inherited, changed):
                        problems.append(other)
                    merged.append(merge(inherited, changed, problems))
        elif not isinstance(item, Item):
            merged.append(item)
        elif item.id not in above:
            if item.remove:
                problems.append(_nothing_to_remove(item, name))
            else:
                merged.append(merge(None, item, problems))
    return merged


def _nothing_to_remove(item: Item, name: str) -> Problem:
    return Problem(
        Severity.ERROR,
        "nothing-to-remove",
        item.origin_of("remove").spot,
        _("The upper level’s “{list}” has no “{key}” to remove").format(list=name, key=item.id),
        _("Delete this entry, or correct its id."),
    )


def _merge_text(upper: tuple[Passage, ...], passages: tuple[Passage, ...]) -> Iterator[Passage]:
    for passage in passages:
        lines: list[str] = []
        start = passage.origin.line
        for number, line in enumerate(passage.text.split("\n"), passage.origin.line):
            if line.strip() != INHERIT:
                lines.append(line)
                continue
            yield Passage("\n".join(lines), replace(passage.origin, line=start, column=1))
            yield from upper
            lines, start = [], number + 1
        yield Passage("\n".join(lines), replace(passage.origin, line=start, column=1))


def missing(record: Record) -> Iterator[Problem]:
    """Required fields that no level of the chain wrote."""
    for key in record.REQUIRED:
        if getattr(record, key) is None:
            yield missing_key(record, key)
    for name in record.model_fields_set:
        value = getattr(record, name)
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, Record):
                yield from missing(item)
