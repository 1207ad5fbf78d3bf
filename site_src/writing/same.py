"""Whether two files say the same, however they are written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from site_src.content_types import ContentType
from site_src.content_types.records import Record
from site_src.reading.parse import parse
from site_src.reading.strict_yaml import ParsedFile
from site_src.vietnamese.when import When

_ABSENT = object()


def differences(content_type: ContentType, one: ParsedFile, other: ParsedFile) -> Iterator[str]:
    """The dotted paths of what two files of a type do not say alike."""
    records = [parse(parsed, content_type.record, "", "")[0] for parsed in (one, other)]
    if None in records:
        # What no reader takes yet goes on as it is, and `check` tells it; no entry may be lost.
        yield from _differences(_names(one.data), _names(other.data), content_type.name)
        return
    meant, also = (meaning(record) for record in records)
    yield from _differences(meant, also, content_type.name)


def _names(value: Any) -> Any:
    """The entries of data by what they are called."""
    if isinstance(value, dict):
        lists = {key: inner for key, inner in value.items() if isinstance(inner, list)}
        named = {key: value[key] for key in ("title", "name", "text") if key in value}
        return {**named, **{key: _names(inner) for key, inner in lists.items()}}
    if isinstance(value, list):
        return [_names(item) for item in value if isinstance(item, dict)]
    return value


def meaning(value: Any) -> Any:
    """What a record says, without how: a time in `when` or beside it, a weekday that follows."""
    if isinstance(value, Record):
        fields = {name: meaning(getattr(value, name)) for name in sorted(value.model_fields_set)}
        if "when" in fields or "time" in fields:
            fields = _timed(fields)
        return fields
    if isinstance(value, list):
        return [meaning(item) for item in value]
    return value


def _timed(fields: Mapping[str, Any]) -> dict[str, Any]:
    rest = {name: value for name, value in fields.items() if name not in ("when", "time")}
    when, time = fields.get("when") or When(), fields.get("time")
    if time is not None and when.time is None:
        when = replace(when, time=time)
    day = when.one_day
    if day is not None and when.weekday == day.weekday():
        when = replace(when, weekday=None)
    return {**rest, "when": when}


def _differences(one: Any, other: Any, path: str) -> Iterator[str]:
    if isinstance(one, dict) and isinstance(other, dict):
        for name in sorted({*one, *other}):
            inner = f"{path}.{name}"
            yield from _differences(one.get(name, _ABSENT), other.get(name, _ABSENT), inner)
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for number, (mine, its) in enumerate(zip(one, other, strict=True)):
            name = mine.get("id", number) if isinstance(mine, dict) else number
            yield from _differences(mine, its, f"{path}.{name}")
    elif one != other:
        yield path
