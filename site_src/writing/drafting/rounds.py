"""One thing at several times and places, line by line: “Tuyến 1: …” / “Tuyến 2: …”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from site_src.writing.drafting.activity import Activity
from site_src.writing.drafting.facts import Grade
from site_src.writing.drafting.labels import label_of, run_in
from site_src.writing.drafting.outline import Part
from site_src.writing.drafting.said import said

_COUNTED = re.compile(
    r"(?:[^\W\d]+\s){1,3}(?:số\s|thứ\s)?(?:\d{1,2}|[A-ZĐ]|[IVX]{1,4}|một|hai|ba|bốn|năm|nhất|tư)\W*",
    re.IGNORECASE,
)
_SEVERAL = 2


_Line = tuple[str, Part, Activity]


def rounds(part: Part, activity: Activity, year: int) -> tuple[Activity, ...]:
    """The activity for each of such lines; itself where they have one place."""
    lines = list(_lines(part, year))
    if len(lines) < _SEVERAL:
        return (activity,)
    if len({told.places[0].value for _label, _inner, told in lines}) < _SEVERAL:
        # “Buổi 1: …” / “Buổi 2: …” at one place are days of one thing.
        whens = tuple(when for _label, _inner, told in lines for when in told.whens)
        hours = tuple(hour for _label, _inner, told in lines for hour in told.hours)
        return (replace(activity, whens=whens, hours=hours),)
    return tuple(_rounds(activity, lines))


def has_rounds(part: Part, year: int) -> bool:
    """Whether several of the lines below a name say one time and place each."""
    return len(list(_lines(part, year))) >= _SEVERAL


def _lines(part: Part, year: int) -> Iterator[_Line]:
    for inner in part.parts:
        label = run_in(inner)
        if label is None or label_of(label[0]) or not _COUNTED.fullmatch(label[0]):
            continue
        told = said(inner.block, label[1], len(inner.block.text), year)
        if told.whens and told.places:
            yield label[0], inner, told


def _rounds(activity: Activity, lines: Sequence[_Line]) -> Iterator[Activity]:
    taken = [inner.block for _label, inner, _told in lines]
    texts = tuple(text for text in activity.texts if text.block not in taken)
    for label, _inner, told in lines:
        called = f"{activity.title.value} ({label[:1].lower()}{label[1:].strip()})"
        yield replace(
            activity,
            title=replace(activity.title, value=called, grade=Grade.DERIVED),
            whens=told.whens,
            hours=told.hours,
            places=told.places,
            texts=texts,
        )
