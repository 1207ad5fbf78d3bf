"""One thing at several times and places, line by line: “Tuyến 1: …” / “Tuyến 2: …”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from site_src.writing.drafting.activity import Activity
from site_src.writing.drafting.facts import Grade
from site_src.writing.drafting.labels import label_of, run_in
from site_src.writing.drafting.moments import is_day_alone
from site_src.writing.drafting.names import is_body_alone
from site_src.writing.drafting.outline import Part
from site_src.writing.drafting.places import field_place, name_and_address
from site_src.writing.drafting.said import place_fact, said

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
        if label is None:
            continue
        if is_day_alone(label[0]) and not inner.parts and _is_where(inner.block.text[label[1] :]):
            # “Ngày 03/10: Trường Tiểu học A” below what comes there.
            told = said(inner.block, inner.start, label[1], year)
            there = place_fact(inner.block, label[1], len(inner.block.text))
            yield "", inner, replace(told, places=(there,))
            continue
        if label_of(label[0]) or not _COUNTED.fullmatch(label[0]):
            continue
        told = said(inner.block, label[1], len(inner.block.text), year)
        if told.whens and told.places:
            yield label[0], inner, told


def _is_where(text: str) -> bool:
    """Whether a text is the name of one place or of a body that has a house, and nothing else."""
    name, _address = name_and_address(text.strip(" .;"))
    return is_body_alone(name) or field_place(name) is not None


def _rounds(activity: Activity, lines: Sequence[_Line]) -> Iterator[Activity]:
    taken = [inner.block for _label, inner, _told in lines]
    texts = tuple(text for text in activity.texts if text.block not in taken)
    for label, _inner, told in lines:
        title = activity.title
        if label:
            called = f"{title.value} ({label[:1].lower()}{label[1:].strip()})"
            title = replace(title, value=called, grade=Grade.DERIVED)
        yield replace(
            activity,
            title=title,
            whens=told.whens,
            hours=told.hours,
            places=told.places,
            texts=texts,
        )
