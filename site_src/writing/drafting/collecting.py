"""What several places of a plan say of one thing, put together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from site_src.model import EventKind
from site_src.vietnamese.alphabet import fold
from site_src.writing.drafting.activity import Activity
from site_src.writing.drafting.facts import Fact, Grade
from site_src.writing.drafting.names import body_key

EVENTS, PLACES, ORGANIZATIONS = "events.yml", "places.yml", "organizations.yml"


# Words that stand there twice, by a slip of the one who typed or of what read the paper.
DOUBLED = re.compile(r"\b(\w+(?: \w+){1,3}) \1\b")

# With either of these a Week opens: plans have both words for one ceremony.
OPENINGS = (EventKind.CEREMONY, EventKind.LAUNCH)
CEREMONIES = (*OPENINGS, EventKind.CLOSING)


def collect(found: Iterable[Activity]) -> list[Activity]:
    """Each thing once: ceremonies of the unit by their kind, others by their name and day."""
    merged: list[Activity] = []
    for activity in found:
        at = next((n for n, other in enumerate(merged) if _same(other, activity)), None)
        if at is None:
            merged.append(activity)
        else:
            merged[at] = _together(merged[at], activity)
    timed = (title_key(a.title.value).split() for a in merged if a.whens and not a.lower)
    named = frozenset(word for words in timed for word in words)
    return [a for a in merged if not _is_only_a_mention(a, named)]


# “Hội thi vòng xã” below “Hội thi …” is a round of it.
_ROUNDS = frozenset(("vong", "cap", "xa", "truong", "thon", "huyen", "co", "so", "lop", "buoi"))


# “ngày hội ở chợ Bàu” is the one that has a name elsewhere.
_FEW = 3


def _is_only_a_mention(activity: Activity, named: frozenset[str]) -> bool:
    """Whether it names nothing new: without a time or place, in words that name others."""
    words = set(title_key(activity.title.value).split())
    if not activity.title.value or len(activity.title.value) < 4:
        return True
    if activity.whens or activity.hours or activity.lower:
        return False
    if activity.places and len(words) > _FEW:
        return False
    return activity.kind not in CEREMONIES and words - _ROUNDS <= named


# “Lễ khai mạc cấp quận” and “Lễ khai mạc cấp phường” are two.
_AT_LEVEL = re.compile(
    r"\bcap (?P<level>tinh|thanh pho|quan|huyen|thi xa|xa|phuong|thi tran|dac khu|truong"
    r"|co so|thon)\b"
)


def _are_apart(one: Activity, two: Activity) -> bool:
    """Whether the names of two say that they are held at different levels."""
    first, second = (_AT_LEVEL.search(title_key(a.title.value)) for a in (one, two))
    return bool(first and second and first["level"] != second["level"])


def _same(one: Activity, two: Activity) -> bool:
    if _are_apart(one, two):
        return False
    if one.kind in CEREMONIES and (two.kind is one.kind or {one.kind, two.kind} <= {*OPENINGS}):
        if one.lower == two.lower and own_name(one) == own_name(two):
            held = (one.level, two.level) if one.level and two.level else ()
            levels = {f.value for f in held} if held else {_holders(one), _holders(two)} - {""}
            return not one.lower or len(levels) < 2
        return False
    first, second = title_key(one.title.value), title_key(two.title.value)
    if first == second:
        days, others = _days(one), _days(two)
        if _is_again(one, two):
            return False
        return not (days and others) or not days.isdisjoint(others)
    short, long = (first, second) if len(first) <= len(second) else (second, first)
    if long.startswith(f"{short} ") and _is_short_for(one, two, short == first):
        return True
    if len(short) > 10 and short in long and f" {short}" in f" {long}":
        days, others = _days(one), _days(two)
        return not days.isdisjoint(others) or (bool(days) != bool(others) and one.kind is two.kind)
    return False


def _is_again(one: Activity, two: Activity) -> bool:
    """“Sáng: … tại thôn A” and “Chiều: … tại thôn B”: the same thing at another hour and place."""
    hours, places = (_hours(one), _hours(two)), (_places(one), _places(two))
    return (
        all(hours)
        and all(places)
        and hours[0].isdisjoint(hours[1])
        and places[0].isdisjoint(places[1])
    )


def _hours(activity: Activity) -> set[str]:
    beside = (fact.value.partition(" ngày ") for fact in activity.whens)
    return {fact.value for fact in activity.hours} | {
        before for before, day, _after in beside if day
    }


def _places(activity: Activity) -> set[str]:
    return {title_key(fact.value) for fact in activity.places if fact.value}


def _is_short_for(one: Activity, two: Activity, first: bool) -> bool:
    """“lo buổi gặp mặt ngày 01/10”: the one of that day whose whole name begins so."""
    short, long = (one, two) if first else (two, one)
    if _days(short).isdisjoint(_days(long)) or short.kind is not long.kind:
        return False
    return not short.places and not any(re.search(r"\dh", f.value) for f in short.whens)


def _days(activity: Activity) -> set[str]:
    return {day_of(fact.value) for fact in activity.whens if fact.value}


def own_name(activity: Activity) -> str:
    """What sets one ceremony apart from others of its kind: nothing, for that of the Week."""
    return _own_name(title_key(activity.title.value))


# A long table has each of its rows compared with all above it.
@lru_cache(maxsize=8192)
def _own_name(key: str) -> str:
    if re.match(
        r"(?:le )?(?:khai mac|phat dong|be mac|tong ket) tuan le"
        r" (?:va|gan|ket hop|trao|khen|phat|tuyen duong) ",
        key,
    ):
        # “Khai mạc Tuần lễ và cắt băng triển lãm” is that of the Week.
        return ""
    key = re.sub(
        r"\b(?:trao giai(?! thuong)|trao thuong|le|buoi|khai mac|phat dong|be mac|tong ket"
        r"|tuan le|huong ung"
        r"|hoc tap suot doi|nam \d{4}|to chuc|chuong trinh|cap \w+|quoc gia"
        r"|mit tinh|ra quan|va|gan voi.*|xa|quan|phuong|cua|truong|tinh"
        r"|thanh pho|\d+)\b",
        " ",
        key,
    )
    return (
        " ".join(key.split())
        if re.search(r"hoi thi|cuoc thi|giai|trien lam|ngay hoi|lop|van nghe", key)
        else ""
    )


def _holders(activity: Activity) -> str:
    return ",".join(body_key(f.value) for f in activity.organizers)


@lru_cache(maxsize=8192)
def title_key(title: str) -> str:
    """A title as it is compared."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", fold(title)).split())


def day_of(when: str) -> str:
    """The first day of a time."""
    match = re.search(r"\d{2}/\d{2}/\d{4}", when)
    return match[0] if match else when


def _together(one: Activity, two: Activity) -> Activity:
    better = one if _rank(one) >= _rank(two) else two
    other = two if better is one else one
    called = (
        other.title.value if title_key(other.title.value) != title_key(better.title.value) else ""
    )
    return replace(
        better,
        whens=(*one.whens, *two.whens),
        hours=(*one.hours, *two.hours),
        places=(*one.places, *two.places),
        organizers=_facts(one.organizers, two.organizers),
        partners=_facts(one.partners, two.partners),
        people=(*one.people, *two.people),
        people_around=one.people_around or two.people_around,
        texts=(*one.texts, *two.texts),
        modes=(*one.modes, *two.modes),
        notes=(*one.notes, *two.notes),
        cost=one.cost or two.cost,
        registration=one.registration or two.registration,
        level=one.level or two.level,
        sections=tuple(dict.fromkeys((*one.sections, *two.sections))),
        others=tuple(dict.fromkeys((*one.others, *two.others, *([called] if called else [])))),
    )


def _rank(activity: Activity) -> tuple[bool, bool, bool, bool, int]:
    title = activity.title
    return (
        DOUBLED.search(title.value) is None,
        title.grade is not Grade.CHECK,
        # “Lễ khai mạc, hội thảo” that a body is to get ready are two things.
        activity.kind not in CEREMONIES
        or bool(activity.whens)
        or not re.search(r"(?:,| và)\s", title.value),
        "khai mạc" in title.value.casefold() or activity.kind not in CEREMONIES,
        min(len(title.value), 60),
    )


def _facts(one: tuple[Fact, ...], two: tuple[Fact, ...]) -> tuple[Fact, ...]:
    found: dict[str, Fact] = {}
    for fact in (*one, *two):
        found.setdefault(body_key(fact.value), fact)
    return tuple(found.values())
