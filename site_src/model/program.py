"""The programme: events, their places and the bodies behind them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from site_src.model.origin import Origin, Photo, Source
from site_src.vietnamese.dates import DateRange, PartialDate
from site_src.vietnamese.hours import TimeRange
from site_src.vietnamese.when import When


class EventKind(StrEnum):
    """What sort of activity an event is."""

    CEREMONY = "ceremony"
    LAUNCH = "launch"
    CLOSING = "closing"
    CLASS = "class"
    TRAINING = "training"
    TALK = "talk"
    SEMINAR = "seminar"
    DISCUSSION = "discussion"
    FORUM = "forum"
    CONTEST = "contest"
    READING = "reading"
    BOOK_FAIR = "book_fair"
    EXHIBITION = "exhibition"
    VISIT = "visit"
    SPORTS = "sports"
    CULTURE = "culture"
    BOOK_DONATION = "book_donation"
    BROADCAST = "broadcast"
    COMMUNICATION = "communication"
    PROMOTION = "promotion"
    OTHER = "other"


class Audience(StrEnum):
    """Whom an event or a resource is for."""

    EVERYONE = "everyone"
    CHILDREN = "children"
    PUPILS = "pupils"
    STUDENTS = "students"
    LEARNERS = "learners"
    PARENTS = "parents"
    TEACHERS = "teachers"
    OFFICIALS = "officials"
    WORKERS = "workers"
    FARMERS = "farmers"
    WOMEN = "women"
    YOUNG_PEOPLE = "young_people"
    OLDER_PEOPLE = "older_people"
    PEOPLE_WITH_DISABILITIES = "people_with_disabilities"
    ETHNIC_MINORITIES = "ethnic_minorities"
    REMOTE_AREAS = "remote_areas"
    UNION_MEMBERS = "union_members"
    ASSOCIATION_MEMBERS = "association_members"


class Cost(StrEnum):
    """What taking part costs."""

    FREE = "free"
    FREE_OR_LOW = "free_or_low"
    LOW = "low"
    PAID = "paid"


class Mode(StrEnum):
    """In person, online or both (schema.org EventAttendanceModeEnumeration)."""

    OFFLINE = "offline"
    ONLINE = "online"
    MIXED = "mixed"


class Status(StrEnum):
    """How firm an event, or the Week, is.

    What an upper level only suggests is nobody's programme; what is held has taken place.
    """

    SUGGESTED = "suggested"
    PLANNED = "planned"
    CONFIRMED = "confirmed"
    CHANGED = "changed"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    HELD = "held"

    @property
    def is_off(self) -> bool:
        """Whether nobody should come: cancelled, or put off to a day that is not known."""
        return self in (Status.CANCELLED, Status.POSTPONED)


@dataclass(frozen=True, slots=True)
class Place:
    """A place where events happen; `latitude` and `longitude` in degrees (WGS 84)."""

    id: str
    name: str
    address: str | None
    latitude: float | None
    longitude: float | None
    directions: str | None
    access: str | None
    source: Source | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Organization:
    """A body, a group of bodies or a function that the plan gives work to."""

    id: str
    name: str
    kind: str | None
    address: str | None
    phone: str | None
    email: str | None
    note: str | None
    was: tuple[str, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Change:
    """What an event was before: the field's old value, since when and why."""

    on: PartialDate
    field: str
    was: str | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """A step of an activity: at what hour, what, and by whom (schema.org subEvent)."""

    time: TimeRange | None
    title: str
    by: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """One activity of the Week.

    `id` is for ever: its page's address and its UID. Where it was another all the same, `was` has
    the earlier ones, the oldest first. `performers` are who speak or show something, `attendees`
    who is invited or has to come (both in schema.org's words), `attendance` how many came.
    """

    id: str
    title: str
    also_called: tuple[str, ...]
    kind: EventKind
    level: str | None
    organizers: tuple[Organization, ...]
    partners: tuple[Organization, ...]
    performers: tuple[str, ...]
    attendees: tuple[str, ...]
    audience: tuple[Audience, ...]
    when: When
    place: Place | None
    place_note: str | None
    mode: Mode | None
    platforms: tuple[str, ...]
    online_url: str | None
    registration: str | None
    registration_url: str | None
    cost: Cost | None
    status: Status
    description: str | None
    agenda: tuple[AgendaItem, ...]
    contact: str | None
    note: str | None
    attendance: int | None
    changes: tuple[Change, ...]
    photo: Photo | None
    was: tuple[str, ...]
    source: Source | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class WiderProgram:
    """What the Week is a part of, as the Month that goes with it (schema.org superEvent)."""

    title: str
    period: DateRange
    source: Source | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class LowerProgram:
    """The span in which the units below run their own programme (“cấp phường”)."""

    id: str
    name: str
    period: DateRange
    participants: tuple[str, ...]
    source: Source | None
    origin: Origin
