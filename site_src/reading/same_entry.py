"""Whether an entry below `$inherit` means the upper level's of the same id, or another one."""

from __future__ import annotations

import json
import re
from typing import Any

from site_src.base.messages import gettext as _
from site_src.base.problems import Problem, Severity
from site_src.content_types.records import Item
from site_src.vietnamese.when import When

RULE = "other-entry"
# What YAML would read as something else than the words themselves.
_NEEDS_QUOTES = re.compile(r"^[\s\"'\[\]{}>|*&!%@`#,?:-]|: |:$| #")


def other_entry(upper: Item, item: Item) -> Problem | None:
    """An error where an entry changes what the upper level's of its id is known by.

    Nobody means both: a ceremony in another hall would keep the other's telephone. Who means the
    same one says so by writing what it is called as it stands, or by an `accept`.
    """
    changed = [name for name in item.IDENTITY if _changes(upper, item, name)]
    accepts = any(accept.rule == RULE for accept in item.accept or ())
    called = item.IDENTITY[0] if item.IDENTITY else ""
    repeated = called in item.model_fields_set and called not in changed
    if not changed or accepts or (repeated and item.COMPLETED_BELOW):
        return None
    field = changed[0]
    message = _("The upper level’s “{key}” has another {fields}: the two would become one").format(
        key=item.id, fields=", ".join(f"“{name}”" for name in changed)
    )
    is_same = _("If it is the same one: accept: {rule: other-entry, reason: New name.}")
    if item.COMPLETED_BELOW and called not in changed and getattr(upper, called):
        is_same = _("If it is the same one, write its line too: {line}").format(
            line=f"{called}: {_scalar(getattr(upper, called))}"
        )
    return Problem(
        Severity.ERROR,
        RULE,
        item.origin_of(field).spot,
        message,
        f"{_is_other(item)} {is_same}",
        upper.origin_of(field).spot,
    )


def _is_other(item: Item) -> str:
    step = item.origin.unit_path.rpartition("/")[2]
    other = f"{item.id[: 78 - len(step)]}-{step}"
    if item.origin.path.endswith(".md"):
        return _("If it is another text, call the file {name}.").format(name=f"{other}.md")
    return _(
        "If it is another one, give it an id of its own, here and where it is named: {id}."
    ).format(id=other)


def _changes(upper: Item, item: Item, name: str) -> bool:
    if name not in item.model_fields_set:
        return False
    above, here = _known_by(getattr(upper, name)), _known_by(getattr(item, name))
    if item.COMPLETED_BELOW and (here is None or (above is None and name != item.IDENTITY[0])):
        return False
    return bool(above != here)


def _known_by(value: Any) -> Any:
    """Of a moment the days: a new hour is the same entry."""
    return value.period if isinstance(value, When) else value


def _scalar(text: str) -> str:
    return json.dumps(text, ensure_ascii=False) if _NEEDS_QUOTES.search(text) else text
