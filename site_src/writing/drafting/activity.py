"""One thing that happens in the Week, with all that a plan says of it; and what holds around it."""

from __future__ import annotations

from dataclasses import dataclass, field

from site_src.model import EventKind
from site_src.writing.drafting.facts import Fact
from site_src.writing.drafting.titles import Named


@dataclass(frozen=True, slots=True)
class Around:
    """What a section says for all that stands in it; `thing` is the activity that it is about."""

    when: Fact | None = None
    place: Fact | None = None
    thing: Named | None = None
    level: Fact | None = None
    organizers: tuple[Fact, ...] = ()
    people: tuple[Fact, ...] = ()
    lower: bool = False
    requested: bool = False
    suggested: bool = False


@dataclass(frozen=True, slots=True)
class Activity:
    """One thing that happens.

    `whens` and `places` are all that is said of time and place, from wherever it is said; `lower`
    whether units below hold it; `sections` where it is cited.
    """

    title: Fact
    kind: EventKind | None
    whens: tuple[Fact, ...] = ()
    hours: tuple[Fact, ...] = ()
    places: tuple[Fact, ...] = ()
    organizers: tuple[Fact, ...] = ()
    partners: tuple[Fact, ...] = ()
    people: tuple[Fact, ...] = ()
    people_around: tuple[Fact, ...] = ()
    texts: tuple[Fact, ...] = ()
    modes: tuple[Fact, ...] = ()
    cost: Fact | None = None
    registration: Fact | None = None
    level: Fact | None = None
    notes: tuple[Fact, ...] = ()
    lower: bool = False
    weak: bool = False
    sections: tuple[str, ...] = ()
    others: tuple[str, ...] = field(default=())
