"""Which activities a citizen can go to, and which are work that a plan gives to offices."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto

from site_src.model.program import Event, EventKind
from site_src.vietnamese.when import WhenKind


class Side(Enum):
    """Whose an activity of some kind is."""

    CITIZENS = auto()
    # Work of offices, also where somebody could see or hear it: nobody goes to it.
    OFFICES = auto()
    # Work of offices, unless it says where and at what hour one comes.
    OFFICES_UNLESS_INVITED = auto()


# The one table of it.
SIDES: Mapping[EventKind, Side] = {
    EventKind.CEREMONY: Side.CITIZENS,
    EventKind.LAUNCH: Side.CITIZENS,
    EventKind.CLOSING: Side.CITIZENS,
    EventKind.CLASS: Side.CITIZENS,
    EventKind.TRAINING: Side.CITIZENS,
    EventKind.TALK: Side.CITIZENS,
    EventKind.SEMINAR: Side.CITIZENS,
    EventKind.DISCUSSION: Side.CITIZENS,
    EventKind.FORUM: Side.CITIZENS,
    EventKind.CONTEST: Side.CITIZENS,
    EventKind.READING: Side.CITIZENS,
    EventKind.BOOK_FAIR: Side.CITIZENS,
    EventKind.EXHIBITION: Side.CITIZENS,
    EventKind.VISIT: Side.CITIZENS,
    EventKind.SPORTS: Side.CITIZENS,
    EventKind.CULTURE: Side.CITIZENS,
    EventKind.BOOK_DONATION: Side.CITIZENS,
    EventKind.OTHER: Side.CITIZENS,
    EventKind.BROADCAST: Side.OFFICES,
    EventKind.COMMUNICATION: Side.OFFICES_UNLESS_INVITED,
    EventKind.PROMOTION: Side.OFFICES_UNLESS_INVITED,
}


def is_for_citizens(event: Event) -> bool:
    """Whether a citizen can go to an activity, or take part in it from home."""
    side = SIDES[event.kind]
    if side is Side.OFFICES_UNLESS_INVITED:
        comes_to = event.place is not None or event.online_url is not None
        return comes_to and event.when.kind is not WhenKind.UNKNOWN and event.when.time is not None
    return side is Side.CITIZENS
