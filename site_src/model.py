"""What a campaign is: frozen, complete values, as pages and outputs receive them.

`None` and empty tuples mean unknown or not given; they are shown as such and never guessed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from site_src.values import DateRange, Deadline, PartialDate, TimeRange, When


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value was written: the unit that decides it, and the spot in its file."""

    unit_path: str
    unit_name: str
    path: str
    line: int


# --- Units ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Level:
    """A tier of government or another rank of bodies, and the dates on which it holds."""

    id: str
    name: str
    rank: int
    valid_from: PartialDate | None
    valid_until: PartialDate | None
    reform: str | None


@dataclass(frozen=True, slots=True)
class Kind:
    """What sort of body a unit is (tỉnh, quận, xã, trường học, ...)."""

    id: str
    name: str
    level: Level | None
    valid_from: PartialDate | None
    valid_until: PartialDate | None
    reform: str | None


@dataclass(frozen=True, slots=True)
class Count:
    """How many units of a kind lie below a unit (12 phường)."""

    kind: str
    number: int


@dataclass(frozen=True, slots=True)
class Unit:
    """A body that runs a Week. `path` is its '/'-address below content/, '' for the nation."""

    path: str
    name: str
    short_name: str
    kind: Kind | None
    parent: Unit | None
    valid_from: PartialDate | None
    valid_until: PartialDate | None
    successors: tuple[str, ...]
    counts: tuple[Count, ...]
    address: str | None
    phone: str | None
    email: str | None
    portal: str | None
    site_url: str | None
    years: tuple[int, ...]
    origin: Origin

    @property
    def chain(self) -> tuple[Unit, ...]:
        """The units from the nation down to this one."""
        return (*(self.parent.chain if self.parent else ()), self)


# --- Documents and sources --------------------------------------------------------------------


class DocumentRole(StrEnum):
    """Why content names a document. Only public roles are published."""

    PLAN = "plan"
    LEGAL_BASIS = "legal_basis"
    CITED = "cited"
    INTERNAL = "internal"
    DRAFT = "draft"

    @property
    def public(self) -> bool:
        """Whether a citizen may see it."""
        return self not in (DocumentRole.INTERNAL, DocumentRole.DRAFT)


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed, in what capacity as printed (TM., KT., TL.)."""

    name: str
    position: str | None
    capacity: str | None


@dataclass(frozen=True, slots=True)
class Document:
    """An administrative document. `type` is its word as printed (Kế hoạch, Công văn, ...)."""

    id: str
    type: str
    number: str | None
    symbol: str | None
    date: PartialDate | None
    place: str | None
    issuer: str | None
    subject: str | None
    signer: Signer | None
    recipients: tuple[str, ...]
    role: DocumentRole
    file: str | None
    url: str | None
    note: str | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Source:
    """The document and the section that a fact comes from."""

    document: Document | None
    section: str | None


# --- Programme ----------------------------------------------------------------------------------


class EventKind(StrEnum):
    """What sort of activity an event is."""

    CEREMONY = "ceremony"
    CLOSING = "closing"
    CLASS = "class"
    TRAINING = "training"
    TALK = "talk"
    CONTEST = "contest"
    READING = "reading"
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
    OLDER_PEOPLE = "older_people"
    PEOPLE_WITH_DISABILITIES = "people_with_disabilities"


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
    """How firm an event is."""

    PLANNED = "planned"
    CONFIRMED = "confirmed"
    CHANGED = "changed"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Venue:
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
    origin: Origin


@dataclass(frozen=True, slots=True)
class Change:
    """What an event was before: the field's old value, since when and why."""

    on: PartialDate
    field: str
    was: str | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """One activity of the Week. `id` is for ever: its page's address and its UID."""

    id: str
    title: str
    also_called: tuple[str, ...]
    kind: EventKind
    level: str | None
    organizers: tuple[Organization, ...]
    partners: tuple[Organization, ...]
    audience: tuple[Audience, ...]
    when: When
    place: Venue | None
    place_note: str | None
    mode: Mode | None
    platforms: tuple[str, ...]
    online_url: str | None
    registration: str | None
    registration_url: str | None
    cost: Cost | None
    status: Status
    description: str | None
    contact: str | None
    note: str | None
    changes: tuple[Change, ...]
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


# --- What is said and learnt --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Slogan:
    """A slogan; `misspelt_attribution` is the right spelling of a name printed wrongly."""

    id: str
    text: str
    attribution: str | None
    misspelt_attribution: str | None
    origin: Origin


class Choice(StrEnum):
    """Whether a group's slogans all hang or some are chosen."""

    ALL = "all"
    SOME = "some"


@dataclass(frozen=True, slots=True)
class SloganGroup:
    """Slogans that hang in the same places."""

    id: str
    where: str
    choice: Choice
    slogans: tuple[Slogan, ...]
    source: Source | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of Markdown from one file, beginning on `origin.line` of it."""

    text: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Prose:
    """A Markdown text: its own file's, with the upper level's where `$inherit` stood."""

    id: str
    title: str
    passages: tuple[Passage, ...]
    date: PartialDate | None
    summary: str | None
    key_messages: tuple[str, ...]
    order: int
    source: Source | None
    origin: Origin

    @property
    def body(self) -> str:
        """The whole Markdown text."""
        return "\n\n".join(passage.text.strip("\n") for passage in self.passages)


@dataclass(frozen=True, slots=True)
class Resource:
    """An open learning resource. `references` are the public sources of its description."""

    id: str
    name: str
    url: str
    purpose: str
    kind: str | None
    audience: tuple[Audience, ...]
    languages: tuple[str, ...]
    cost: Cost | None
    login: bool | None
    licence: str | None
    last_checked: PartialDate | None
    references: tuple[str, ...]
    source: Source | None
    origin: Origin


# --- Who does what --------------------------------------------------------------------------------


class Bidding(StrEnum):
    """Whether a task is ordered (giao) or requested (đề nghị)."""

    ORDERED = "ordered"
    REQUESTED = "requested"


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do, with partners, deadline and product where the document names them."""

    id: str
    text: str
    partners: tuple[Organization, ...]
    deadline: Deadline | None
    product: str | None
    event: str | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Assignment:
    """An item of the document that gives tasks to one or several organisations."""

    id: str
    organizations: tuple[Organization, ...]
    bidding: Bidding
    tasks: tuple[Task, ...]
    source: Source | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Report:
    """Who reports to whom, through whom, by when, with what."""

    id: str
    reporters: str
    receivers: tuple[str, ...]
    via: str | None
    deadline: Deadline | None
    contents: tuple[str, ...]
    source: Source | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row of the report form; `units` has one entry a number to fill in (lớp, người)."""

    number: str | None
    name: str
    units: tuple[str, ...]
    unit_label: str
    depth: int


@dataclass(frozen=True, slots=True)
class ReportForm:
    """The table of figures that units send with their report."""

    title: str
    note: str | None
    columns: tuple[str, ...]
    value_columns: tuple[str, ...]
    rows: tuple[FormRow, ...]
    source: Source | None
    origin: Origin


# --- The campaign -----------------------------------------------------------------------------------


class State(StrEnum):
    """Where a campaign stands in its life."""

    DRAFT = "draft"
    PUBLISHED = "published"
    ARCHIVED = "archived"


@dataclass(frozen=True, slots=True)
class Notice:
    """An urgent word on every page; the browser hides it after the day `until`."""

    text: str
    until: dt.date
    url: str | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Statement:
    """A purpose, a requirement or a context of the campaign, with where it is said."""

    id: str
    text: str
    source: Source | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom a citizen asks, for what."""

    id: str
    name: str
    role: str | None
    phone: str | None
    email: str | None
    address: str | None
    url: str | None
    source: Source | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What staff declare odd but right: `subject` is the id of the entry beside which it
    stands, '' for the campaign."""

    rule: str
    reason: str
    subject: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Campaign:
    """One unit's Week of one year, complete: what it wrote and what it inherits.

    `origins` tells who decided a top-level value (“theme”, “period”); `decisions` has each
    unit's own plan of the year, by unit path; `cited` every public document that a level of the
    chain names; `themes` the theme as each level wrote it, nation first.
    """

    unit: Unit
    year: int
    title: str
    short_names: tuple[str, ...]
    theme: str | None
    period: DateRange | None
    state: State
    purposes: tuple[Statement, ...]
    requirements: tuple[Statement, ...]
    context: Statement | None
    notice: Notice | None
    contacts: tuple[Contact, ...]
    documents: tuple[Document, ...]
    lower_programs: tuple[LowerProgram, ...]
    events: tuple[Event, ...]
    venues: tuple[Venue, ...]
    slogan_groups: tuple[SloganGroup, ...]
    outline: Prose | None
    resources: tuple[Resource, ...]
    organizations: tuple[Organization, ...]
    assignments: tuple[Assignment, ...]
    reports: tuple[Report, ...]
    form: ReportForm | None
    news: tuple[Prose, ...]
    pages: tuple[Prose, ...]
    origins: Mapping[str, Origin]
    decisions: Mapping[str, Document]
    cited: tuple[Document, ...]
    themes: tuple[tuple[str, Origin], ...]
    accepted: tuple[Acceptance, ...]

    @property
    def plan(self) -> Document | None:
        """The unit's own document in force, else the nearest above it."""
        plans = [document for document in self.documents if document.role is DocumentRole.PLAN]
        own = [document for document in plans if document.origin.unit_path == self.unit.path]
        return (own or plans or [None])[-1]

    @property
    def opening(self) -> Event | None:
        """The thing to go to: the opening ceremony, else the first event that has a day."""
        ceremonies = [event for event in self.events if event.kind is EventKind.CEREMONY]
        dated = [event for event in self.events if event.when.period is not None]
        return (ceremonies or dated or [*self.events, None])[0]

