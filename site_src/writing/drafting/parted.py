"""A line whose fields semicolons part: “Lễ khai mạc; 8h ngày 01/10; Hội trường xã; chủ trì: …”.

A field that says when and nothing else makes it such a line. It may stand before the name or
behind it, and a second one begins a second activity.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from site_src.writing.drafting.activity import Activity, Around
from site_src.writing.drafting.carrying import says_more
from site_src.writing.drafting.collecting import day_of
from site_src.writing.drafting.facts import Fact, Grade
from site_src.writing.drafting.holders import doers
from site_src.writing.drafting.labelled import with_stretch
from site_src.writing.drafting.labels import label_of, stretches
from site_src.writing.drafting.moments import moments
from site_src.writing.drafting.names import begins_with_body, is_body_alone
from site_src.writing.drafting.naming import activity_of, title_in
from site_src.writing.drafting.nouns import noun_in
from site_src.writing.drafting.outline import Part
from site_src.writing.drafting.places import field_place
from site_src.writing.drafting.plain_lines import is_when
from site_src.writing.drafting.said import is_of_week, said
from site_src.writing.drafting.sentences import is_no_name
from site_src.writing.drafting.titles import begins_as_order


@dataclass(frozen=True, slots=True)
class _Field:
    """One field: where it stands, what its label says that it is about, and if it says when."""

    start: int
    end: int
    about: str | None
    timed: bool
    placed: bool

    @property
    def is_name(self) -> bool:
        """Whether it may be the name of an activity."""
        return self.about is None and not self.timed and not self.placed


def parted(part: Part, around: Around, year: int) -> tuple[Activity, ...]:
    """The activities of such a line; none where it is another."""
    fields = list(_fields(part, year))
    if not any(field.timed for field in fields) or len(fields) < _FEWEST:
        return ()
    found: list[Activity] = []
    for group in _groups(fields):
        activity = _activity(part, group, around, year)
        if activity is None:
            return ()
        day = next((day_of(when.value) for when in activity.whens if "/" in when.value), "")
        if day:
            # “…; 19h30; chiếu phim …” is on the day of the field before it.
            fact = replace(activity.whens[0], value=day, grade=Grade.DERIVED)
            around = replace(around, when=fact)
        found.append(activity)
    return tuple(found)


_FEWEST = 2


def _fields(part: Part, year: int) -> Iterator[_Field]:
    text = part.block.text
    at = part.start
    for end in (*(m.start() for m in re.finditer(r";", text[at:])), len(text) - part.start):
        stop = part.start + end
        piece = text[at:stop]
        start = at + len(piece) - len(piece.lstrip())
        last = at + len(piece.rstrip(" ."))
        at = stop + 1
        if start >= last:
            continue
        about = next(stretches(text, start, last))[0]
        words = text[start:last]
        timed = about == "time" or (about is None and is_when(words, year))
        yield _Field(start, last, about, timed, about is None and field_place(words) is not None)


def _groups(fields: Sequence[_Field]) -> Iterator[list[_Field]]:
    """The fields of each activity: one begins at a time, or at a name that has its time behind."""
    leads = fields[0].timed
    group: list[_Field] = []
    for number, field in enumerate(fields):
        named = any(one.is_name for one in group)
        timed = any(one.timed for one in group)
        following = fields[number + 1] if number + 1 < len(fields) else None
        begins = (
            field.timed if leads else field.is_name and following is not None and following.timed
        )
        if begins and named and timed:
            yield group
            group = []
        group.append(field)
    yield group


_QUOTED = re.compile(r"(?:“[^“”]+”|\"[^\"]+\")(?=\s+[–—-]\s)")


def _activity(part: Part, group: Sequence[_Field], around: Around, year: int) -> Activity | None:
    """The activity of some fields; None where none of them may be its name."""
    block = part.block
    name = next((field for field in group if field.is_name), None)
    if name is None or not any(field.timed for field in group):
        return None
    words = block.text[name.start : name.end]
    noun = noun_in(words)
    if says_more(block.text, name.start, name.end) or is_of_week(words):
        return None
    if noun is None and (
        label_of(words)
        or begins_as_order(words)
        or begins_with_body(words)
        or is_no_name(block.text, name.start, words)
        or moments(words, year)
    ):
        return None
    # “Em vẽ di sản” – cho học sinh; …: behind the dash it says for whom.
    until = name.start + quoted.end() if (quoted := _QUOTED.match(words)) else name.end
    named = replace(title_in(block, name.start, noun, year, until), weak=False)
    found = activity_of(part, named, name.start, name.end, around, year)
    if any(said(block, f.start, f.end, year).whens for f in group if f.timed):
        found = replace(found, whens=())
    for field in group:
        if field is not name:
            found = _with_field(found, part, field, year)
    return found


def _with_field(activity: Activity, part: Part, field: _Field, year: int) -> Activity:
    """The activity with what one more field says of it."""
    block, start, end = part.block, field.start, field.end
    of, at, until = next(stretches(block.text, start, end))
    if of is not None:
        return with_stretch(activity, block, of, at, until, year)
    text = block.text[start:end]
    fact = Fact(text, block, start, end)
    told = said(block, start, end, year)
    if field.timed:
        part_of_day = () if told.whens or told.hours else (replace(fact, value=text.casefold()),)
        return replace(
            activity,
            whens=(*activity.whens, *told.whens),
            hours=(*activity.hours, *told.hours, *part_of_day),
        )
    if not activity.places and (where := field_place(text)) is not None:
        at = start + where[0]
        return replace(activity, places=(Fact(where[1], block, at, at + len(where[1])),))
    if not activity.organizers and is_body_alone(text) and text[:1].isupper():
        return replace(activity, organizers=(fact,))
    return replace(
        activity,
        places=activity.places or told.places,
        organizers=activity.organizers or tuple(doers(block, start, end)),
        people=(*activity.people, fact),
        texts=(*activity.texts, fact),
    )
