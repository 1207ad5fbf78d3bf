"""A line of a programme whose fields dashes part: “14h30 - Triển lãm … - Thư viện - Phòng …”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from site_src.writing.drafting.activity import Activity, Around
from site_src.writing.drafting.blocks import Block
from site_src.writing.drafting.day_words import CLOCK, HOUR, PART
from site_src.writing.drafting.facts import Fact
from site_src.writing.drafting.moments import moments, says_only_when
from site_src.writing.drafting.names import begins_with_body, is_body_alone
from site_src.writing.drafting.naming import activity_of, title_in
from site_src.writing.drafting.nouns import Noun, noun_in
from site_src.writing.drafting.outline import Part
from site_src.writing.drafting.places import bare_place, field_place, place_ends
from site_src.writing.drafting.said import said
from site_src.writing.drafting.task_sentences import begins_with_deed
from site_src.writing.drafting.titles import Named, begins_as_order, name_at

_TIME = re.compile(
    rf"\W*(?:{CLOCK}(?:\s*(?:-|–|—|đến|tới)\s*{CLOCK})?|{PART})(?:\s+[-–—]|(?P<colon>\s*:))\s+",
    re.IGNORECASE,
)
_DASH = re.compile(r"\s+[-–—]\s+")
_ENDS_HOUR = re.compile(rf"{CLOCK}$", re.IGNORECASE)


def dashed(part: Part, around: Around, year: int) -> Activity | None:
    """The activity of such a line: an hour, a name, then where it is, and who holds it."""
    block = part.block
    time = _TIME.match(block.text, part.start)
    if time is None:
        return None
    name, *more = _fields(block.text, time.end())
    if time["colon"] and not any(bare_place(block.text[slice(*field)]) for field in more):
        # “8h00: Khai mạc – trao giải”: behind an hour with a colon a dash may part anything.
        return None
    title = block.text[name[0] : name[1]]
    noun = noun_in(title)
    if not more or (noun is None and begins_as_order(title)):
        return None
    named = _named(title, noun, name[0])
    found = activity_of(part, named, part.start, name[1], around, year)
    for number, (start, end) in enumerate(more):
        text = block.text[start:end]
        fact = Fact(text, block, start, end)
        holds = number > 0 or not (len(more) > 1 or bare_place(text))
        if holds and begins_with_body(text):
            found = replace(found, organizers=(fact,))
        elif number == 0 and place_ends(text) == text:
            found = replace(found, places=(fact,))
    return replace(found, texts=(_whole(part),))


def dated(part: Part, around: Around, year: int) -> Activity | None:
    """The activity of a line that begins with its day: “02/10 – 11h45 – nhà ăn – Phát động – …”.

    Behind when come in any order where, who holds it and the name, which is none of the others.
    """
    block = part.block
    text = block.text
    fields = list(_barred_fields(text, part.start) if "|" in text else _fields(text, part.start))
    times = [field for field in fields if _is_time(text[slice(*field)], year)]
    others = [field for field in fields if field not in times]
    names = [f for f in others if not (bare_place(t := text[slice(*f)]) or is_body_alone(t))]
    if fields[0] not in times or len(others) < _FEWEST_BARS or not names:
        return None
    if any(_SENTENCES.search(text[slice(*field)]) for field in others):
        # “… phòng Tin học 2. Tổ Toán - Tin phụ trách”: a dash inside a name.
        return None
    told = [said(block, *field, year) for field in times]
    whens = tuple(fact for one in told for fact in one.whens)
    hours = tuple(fact for one in told for fact in one.hours)
    if not whens or _LAST.match(text, part.start):
        return None
    name = names[0]
    title = text[slice(*name)]
    noun = noun_in(title)
    if noun is None and begins_as_order(title) and not (hours and len(names) < len(others)):
        # An order with its day alone; with an hour, and where or by whom, people come to it.
        return None
    named = _named(title, noun, name[0])
    found = activity_of(part, named, *name, around, year)
    found = replace(found, whens=whens, hours=hours or found.hours)
    for field in others:
        if field == name:
            continue
        words = text[slice(*field)]
        fact = Fact(words, block, *field)
        # “Phòng Y tế” is a place before the name, and who holds it behind.
        if bare_place(words) and (field < name or not is_body_alone(words)):
            found = replace(found, places=(fact,))
        elif is_body_alone(words):
            found = replace(found, organizers=(fact,))
        else:
            found = replace(found, people=(*found.people, fact))
    return replace(found, texts=(_whole(part),))


def _named(title: str, noun: Noun | None, at: int) -> Named:
    """The name that a field holds, which begins `at`."""
    named = name_at(title, 0, noun[1] if noun else None, False)
    return replace(named, start=at, end=at + named.end)


def _whole(part: Part) -> Fact:
    """All of a line, as it goes into the description."""
    return Fact(part.text, part.block, part.start)


_SENTENCES = re.compile(r"[.!?]\s+[^\W\d_]")


def _is_time(text: str, year: int) -> bool:
    """Whether a field says when; “xưởng 3” does not."""
    return says_only_when(text, year) and not bare_place(text)


def barred(part: Part, around: Around, year: int) -> Activity | None:
    """The activity of a line with bars: a name, and behind each bar when, where or for whom."""
    block = part.block
    bars = "|" in block.text
    name, *more = (_barred_fields if bars else _fields)(block.text, part.start)
    begun = bars and bool(moments(block.text[slice(*name)], year))
    if len(more) < (1 if begun else _FEWEST_BARS):
        return None
    if not bars and not _are_fields(block.text, name, more, year):
        return None
    told = [said(block, start, end, year) for start, end in more]
    if not begun and not any(one.whens or one.hours for one in told):
        return None
    title = block.text[name[0] : name[1]]
    noun = noun_in(title)
    named = Named(*name, title[:1].upper() + title[1:], noun[1] if noun else None, weak=False)
    if begun:
        # “07:30 Lễ khai mạc | Nhà thi đấu”.
        named = replace(title_in(block, name[0], noun, year, name[1]), weak=False)
        if not re.search(r"[^\W\d_]{3}", named.title) or says_only_when(named.title, year):
            return None
    found = activity_of(part, named, name[0], name[1], around, year)
    for (start, end), one in zip(more, told, strict=True):
        text = block.text[start:end]
        fact = Fact(text, block, start, end)
        if one.whens or one.hours:
            found = replace(found, whens=one.whens, hours=one.hours)
        elif not found.places and (bare_place(text) or (not bars and _is_before_body(block, end))):
            found = replace(found, places=(fact,))
        elif (
            is_body_alone(text)
            and not found.organizers
            # Behind dashes that follow the place a house is no second place.
            and ((not bars and found.places) or not _HOUSE.match(text))
        ):
            found = replace(found, organizers=(fact,))
        else:
            found = replace(found, people=(*found.people, fact))
    return replace(found, texts=(_whole(part),))


_FEWEST_BARS = 2


def named_then(part: Part, around: Around, year: int) -> Activity | None:
    """The activity of an entry that is a name, a dash, then its hour and day: “Chợ phiên – 8h …”.

    Its name needs no word for a thing, and may be like that of a place.
    """
    block = part.block
    name, *more = _fields(block.text, part.start)
    if not part.mark or not more:
        return None
    title = block.text[slice(*name)]
    behind = block.text[more[0][0] :]
    first = next(iter(moments(behind, year)), None)
    if first is None or first.start or not first.day or not HOUR.match(behind):
        return None
    if not title[:1].isupper() or re.search(r"[:.;,\d]", title) or begins_as_order(title):
        return None
    if begins_with_body(title) or begins_with_deed(title):
        return None
    found = activity_of(
        part, _named(title, None, name[0]), part.start, len(block.text), around, year
    )
    beside = _NEXT.match(behind, first.end)
    if not found.places and beside and (where := field_place(beside[1])) is not None:
        at = more[0][0] + beside.start(1) + where[0]
        found = replace(found, places=(Fact(where[1], block, at, at + len(where[1])),))
    return replace(found, texts=(_whole(part),))


# What stands behind the time, up to the next sign.
_NEXT = re.compile(r"\s*,\s*([^,.;:]{3,80})(?=[,.;]|$)")


def _are_fields(
    text: str, name: tuple[int, int], more: Sequence[tuple[int, int]], year: int
) -> bool:
    """Whether dashes part fields: behind a name, one of them says when and nothing else."""
    if any(text.count("(", *field) != text.count(")", *field) for field in (name, *more)):
        # “Mít tinh (7h30 - 29/9 - Quảng trường)”: dashes inside of brackets.
        return False
    called = text[slice(*name)]
    if ":" in called and begins_with_body(called):
        return False
    times = [
        field
        for field in (text[start:end] for start, end in more)
        if re.search(r"\d", field) and says_only_when(field, year) and not _LAST.match(field)
    ]
    if begins_as_order(called):
        # “Mở rương sách – 8h00 ngày 01/10 – cầu cảng – Đồn Biên phòng”: hour, place and body.
        return len(more) > _FEWEST_BARS and any(re.search(CLOCK, time) for time in times)
    return bool(times)


_LAST = re.compile(r"(?:trước|chậm nhất|muộn nhất|hạn|xong|hết)(?!\w)", re.IGNORECASE)


def _is_before_body(block: Block, end: int) -> bool:
    """Whether nothing but a body stands behind the next dash: before it is where, or for whom."""
    dash = _DASH.match(block.text, end)
    return dash is not None and is_body_alone(block.text[dash.end() :].rstrip(" .;"))


# “Phòng Y tế” may be where it is, or who holds it, and “Nhân viên” comes: the line does not say.
_HOUSE = re.compile(
    r"(?:Phòng|Trường|Trung tâm|Thư viện|Trạm|Nhà|Nhân viên|Giáo viên|Cán bộ|Công chức|Học sinh"
    r"|Phụ huynh|GVCN|GV|Gia đình|Lãnh đạo|Lớp|Khối)(?!\w)"
)


def _barred_fields(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The stretches between bars."""
    for match in re.finditer(r"[^|]+", text[start:]):
        piece = match[0]
        if piece.strip():
            at = start + match.start() + len(piece) - len(piece.lstrip())
            yield at, at + len(piece.strip())


def _fields(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The stretches between dashes, outside of quotation marks."""
    at = start
    for dash in _DASH.finditer(text, start):
        if text.count("“", at, dash.start()) > text.count("”", at, dash.start()):
            continue
        if _ENDS_HOUR.search(text[at : dash.start()]) and HOUR.match(text, dash.end()):
            # “14:00 - 16:30” is one field.
            continue
        yield at, dash.start()
        at = dash.end()
    yield at, len(text.rstrip(" .;"))
