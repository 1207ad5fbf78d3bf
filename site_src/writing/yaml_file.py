"""A list file in YAML that says what a parsed file says, and keeps what stood in it before.

An entry that says the same keeps its lines to the letter. One that has changed is changed field by
field; comments, order and quoting stay. A comment above an entry goes where the entry goes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from site_src.content_types import ContentType
from site_src.content_types.records import Record
from site_src.reading.file_kinds import under_its_name
from site_src.reading.parse import parse
from site_src.reading.strict_yaml import ParsedFile, load_yaml
from site_src.writing import roundtrip
from site_src.writing.roundtrip import GONE
from site_src.writing.same import differences, meaning

_COMMENT = re.compile(r"\s*(?:#.*)?")


def yaml_text(content_type: ContentType, parsed: ParsedFile, before: str | None) -> str:
    """The text of a content type's file; `before` is what stood in it, where something did."""
    path = content_type.file
    old = load_yaml(before, path)[0] if before is not None else None
    if before is None or old is None:
        return _anew(content_type, parsed)
    old = under_its_name(old, content_type.record)
    if not list(differences(content_type, old, parsed)):
        return before
    text = _merged(content_type, old, parsed, before)
    again = load_yaml(text, path)[0]
    assert again is not None, text
    wrong = list(differences(content_type, under_its_name(again, content_type.record), parsed))
    assert not wrong, wrong
    return text


def _anew(content_type: ContentType, parsed: ParsedFile) -> str:
    """A file that nothing stood in: just the list where it can only be that one."""
    names = list(content_type.record.model_fields)
    if len(names) == 1:
        data: Any = CommentedSeq(roundtrip.as_written(parsed.data[names[0]]))
    else:
        data = CommentedMap()
        for name in names:
            if name in parsed.data:
                data[name] = CommentedSeq(roundtrip.as_written(parsed.data[name]))
    return roundtrip.write(data)


# --- Into what stood there -----------------------------------------------------------------------


def _merged(content_type: ContentType, old: ParsedFile, new: ParsedFile, before: str) -> str:
    lines = before.rstrip("\n").split("\n")
    records = [parse(parsed, content_type.record, "", "")[0] for parsed in (old, new)]
    added: list[str] = []
    starts = {name: old.values[(name,)].line for name in old.data if old.data[name]}
    # From the last to the first, so that the lines above stay where they are.
    for name in sorted(starts, key=lambda n: -starts[n]):
        lines = _list_merged(lines, name, old, new, records)
    for name in content_type.record.model_fields:
        if name not in starts and new.data.get(name):
            data = CommentedMap({name: CommentedSeq(roundtrip.as_written(new.data[name]))})
            if len(content_type.record.model_fields) == 1:
                data = data[name]
            added += ["", *roundtrip.write(data).rstrip("\n").split("\n")]
    return "".join(f"{line}\n" for line in [*lines, *added])


def _list_merged(
    lines: list[str], name: str, old: ParsedFile, new: ParsedFile, records: Sequence[Record | None]
) -> list[str]:
    """The lines of a file with one of its lists as it is now."""
    items = old.data[name]
    firsts = [old.values[(name, number)].line - 1 for number in range(len(items))]
    later = [
        spot.line - 1
        for loc, spot in old.keys.items()
        if len(loc) == 1 and spot.line - 1 > firsts[-1]
    ]
    end = min(later, default=len(lines))
    bodies, leads, tail = _chunks(lines, [*firsts, end])
    indent = " " * (len(lines[firsts[0]]) - len(lines[firsts[0]].lstrip()))
    was = _by_key(items, records[0], name)
    now = _by_key(new.data.get(name) or [], records[1], name)
    lead: dict[str, list[str]] = {}
    # Comments above an entry that is gone often head what follows.
    waiting: list[str] = []
    for number, key in enumerate(was):
        waiting += leads[number]
        if key in now:
            lead[key], waiting = waiting, []
    body = dict(zip(was, bodies, strict=True))
    merged: list[str] = []
    for key, (item, record) in now.items():
        if key not in was:
            merged += _dumped(item, indent)
            continue
        same = meaning(was[key][1]) == meaning(record)
        merged += lead[key]
        merged += body[key] if same else _changed(body[key], was[key], (item, record), indent)
    return [*lines[: firsts[0]], *merged, *waiting, *tail, *lines[end:]]


def _chunks(
    lines: list[str], bounds: Sequence[int]
) -> tuple[list[list[str]], list[list[str]], list[str]]:
    """The lines of each entry, the comments above each but the first, and those below the last."""
    bodies: list[list[str]] = []
    leads: list[list[str]] = [[]]
    for start, end in pairwise(bounds):
        last = end
        while last > start + 1 and _COMMENT.fullmatch(lines[last - 1]):
            last -= 1
        # A comment that is indented as the fields of the entry are is about them.
        depth = len(lines[start]) - len(lines[start].lstrip())
        while last < end and lines[last].strip() and _depth(lines[last]) > depth:
            last += 1
        bodies.append(lines[start:last])
        leads.append(lines[last:end])
    return bodies, leads[:-1], leads[-1]


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _by_key(items: Sequence[Any], record: Record | None, name: str) -> dict[str, tuple[Any, Any]]:
    """The entries of a list by id, each with its record."""
    records = getattr(record, name)
    return {
        str(item["id"]) if isinstance(item, dict) else f"{item} {number}": (item, inner)
        for number, (item, inner) in enumerate(zip(items, records, strict=True))
    }


def _dumped(item: Any, indent: str) -> list[str]:
    text = roundtrip.write(CommentedSeq([roundtrip.as_written(item)]))
    return [f"{indent}{line}" if line else line for line in text.rstrip("\n").split("\n")]


def _changed(body: list[str], was: tuple[Any, Any], now: tuple[Any, Any], indent: str) -> list[str]:
    """The lines of an entry that says something else now."""
    plain = "\n".join(line.removeprefix(indent) for line in body) + "\n"
    data = roundtrip.read(plain)
    _change(data, 0, was, now)
    text = roundtrip.write(data)
    return [f"{indent}{line}" if line else line for line in text.rstrip("\n").split("\n")]


def _change(data: Any, key: Any, was: tuple[Any, Any], now: tuple[Any, Any]) -> None:
    """Make the entry at `key` of `data` say what the new one says, field by field."""
    (old, old_record), (new, new_record) = was, now
    if not isinstance(old, dict) or not isinstance(new, dict):
        roundtrip.mark(data, key, roundtrip.as_written(new))
        return
    entry: CommentedMap = data[key]
    before, says = meaning(old_record), meaning(new_record)
    for name in [*old, *(name for name in new if name not in old)]:
        whole = "when" if name == "time" else name
        if before.get(whole, _NOT_SAID) == says.get(whole, _NOT_SAID):
            continue
        if name not in new:
            roundtrip.mark(entry, name, GONE)
        elif name in old and _are_entries(old[name]) and _are_entries(new[name]):
            _change_list(entry[name], old[name], new[name])
        elif name in old:
            roundtrip.mark(entry, name, roundtrip.as_written(new[name]))
        else:
            entry[name] = roundtrip.as_written(new[name])


def _change_list(data: CommentedSeq, old: list[Any], new: list[Any]) -> None:
    """A list inside an entry: entries that are there already change, others come and go."""
    places = {item["id"]: number for number, item in enumerate(old)}
    kept = {item["id"] for item in new}
    for item in new:
        number = places.get(item["id"])
        if number is None:
            data.append(roundtrip.as_written(item))
            continue
        for name in [*old[number], *(name for name in item if name not in old[number])]:
            if old[number].get(name) == item.get(name):
                continue
            if name in item and name in old[number]:
                roundtrip.mark(data[number], name, roundtrip.as_written(item[name]))
            elif name in item:
                data[number][name] = roundtrip.as_written(item[name])
            else:
                roundtrip.mark(data[number], name, GONE)
    for name, number in sorted(places.items(), key=lambda pair: -pair[1]):
        if name not in kept:
            del data[number]


def _are_entries(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(i, dict) and "id" in i for i in value)


_NOT_SAID = object()
