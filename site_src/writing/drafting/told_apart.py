"""Entries that one section names, and another says when and where: “Việc thứ nhất: …” in both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_src.writing.drafting.labels import run_in
from site_src.writing.drafting.moments import moments
from site_src.writing.drafting.outline import Part
from site_src.writing.drafting.places import field_place, places_in
from site_src.writing.drafting.roles import Role

_FEWEST = 2
# “Việc thứ nhất”, “HĐ2”, “Nội dung số 3”; and what numbers an entry alone.
_COUNTED = re.compile(
    r"(?:[^\W\d]+\s){0,3}[^\W\d]*?(?:\s?(?:số\s)?\d{1,2}|thứ\s(?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín"
    r"|mười)|\s[A-ZĐ]|(?<!\w)[IVX]{1,4})",
    re.IGNORECASE,
)
_ROLES = (Role.ACTIVITIES, Role.TIME, Role.OTHER, Role.THEME)
_SOON = 12


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry with what counts it, and where its text begins behind that."""

    part: Part
    key: str
    start: int

    @property
    def text(self) -> str:
        return self.part.block.text[self.start :]


def told_apart(parts: Sequence[Part], year: int) -> dict[int, list[tuple[Part, int]]]:
    """Behind the block that names a thing, the entries that say when and where, with their start.

    Each of those has itself as a key too, with nothing behind it.
    """
    found: dict[int, list[tuple[Part, int]]] = {}
    groups = [group for group in _groups(parts) if len(group) >= _FEWEST]
    for number, named in enumerate(groups):
        if any(_says_when_or_where(entry.text, year) for entry in named):
            continue
        keys = {entry.key: entry for entry in named}
        for told in groups[number + 1 :]:
            says = all(_says_when_or_where(entry.text, year) for entry in told)
            if not says or not {entry.key for entry in told} <= keys.keys():
                continue
            for entry in told:
                of = keys[entry.key].part.block.number
                found.setdefault(of, []).append((entry.part, entry.start))
                found.setdefault(entry.part.block.number, [])
    return found


def _groups(parts: Sequence[Part]) -> Iterator[list[_Entry]]:
    entries = (_entry(part) for part in parts if part.role in _ROLES and not part.heading)
    yield [entry for entry in entries if entry is not None]
    for part in parts:
        yield from _groups(part.parts)


def _entry(part: Part) -> _Entry | None:
    before = part.block.text[: part.start]
    marks = (part.block.mark or before, part.start), run_in(part) or ("", 0)
    for words, start in marks:
        key = words.strip(" .:)(/–—-").casefold()
        if key and _COUNTED.fullmatch(key):
            return _Entry(part, key, start)
    return None


def _says_when_or_where(text: str, year: int) -> bool:
    """Whether a text begins with when or where something is."""
    first = next(iter(moments(text, year)), None)
    where = next(places_in(text), None)
    return (
        (first is not None and first.start < _SOON)
        or (where is not None and where[0] < _SOON)
        or field_place(text) is not None
    )
