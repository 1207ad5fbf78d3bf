"""One unit's Week of one year, complete."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from site_src.model.duties import Assignment, Report, ReportForm
from site_src.model.goes import is_for_citizens
from site_src.model.life import State
from site_src.model.name import CampaignName
from site_src.model.origin import Document, DocumentRole, Origin, Photo, Source
from site_src.model.program import (
    Change,
    Event,
    EventKind,
    LowerProgram,
    Organization,
    Place,
    Status,
    WiderProgram,
)
from site_src.model.units import Unit
from site_src.model.words import Prose, Resource, SloganGroup
from site_src.vietnamese.dates import DateRange


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
    was: tuple[str, ...]
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
    was: tuple[str, ...]
    source: Source | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What staff declare odd but right.

    `subject` is the id of the entry beside which it stands, '' for the campaign.
    """

    rule: str
    reason: str
    subject: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as a programme lists it.

    `campaign` is whose it is: the programme's own, or that of a unit below.
    """

    event: Event
    campaign: Campaign


@dataclass(frozen=True, slots=True)
class Campaign:
    """One unit's Week of one year, complete: what it wrote and what it inherits.

    `origins` tells who decided a top-level value (“theme”, “period”); `decisions` has each
    unit's own plan of the year, by unit path; `cited` every public document that a level of the
    chain names; `themes` the theme as each level wrote it, nation first. Of `theme_choices` each
    unit takes one. `suggestions` are what the unit or one above it only suggests: they stand in no
    programme, calendar or count. `gathered` has the
    events of the units below, where the unit shows them with its own; only the builder, which
    knows the units, fills it in. `was` has the names that the campaign had before, the oldest
    first, `follows` those of other units that it goes on from. `known_as` is the name by which
    machines know it, where that is an earlier one; `uids` has the same for events, by their id.
    `text_days` are the days from which on one of its texts is public, whether that is shown or not.
    """

    unit: Unit
    year: int
    title: str
    short_names: tuple[str, ...]
    theme: str | None
    theme_choices: tuple[str, ...]
    subthemes: tuple[str, ...]
    period: DateRange | None
    part_of: WiderProgram | None
    status: Status
    changes: tuple[Change, ...]
    attendance: int | None
    state: State
    purposes: tuple[Statement, ...]
    requirements: tuple[Statement, ...]
    context: Statement | None
    notice: Notice | None
    art: Photo | None
    contacts: tuple[Contact, ...]
    documents: tuple[Document, ...]
    lower_programs: tuple[LowerProgram, ...]
    shows_events_below: bool
    events: tuple[Event, ...]
    suggestions: tuple[Event, ...]
    places: tuple[Place, ...]
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
    gathered: tuple[Entry, ...] = ()
    was: tuple[CampaignName, ...] = ()
    follows: tuple[CampaignName, ...] = ()
    known_as: str = ""
    uids: Mapping[str, str] = field(default_factory=dict)
    text_days: tuple[dt.date, ...] = ()

    @property
    def name(self) -> CampaignName:
        """What the campaign is called, for people, machines and folders."""
        return CampaignName(self.unit.path, self.year)

    @property
    def site_url(self) -> str | None:
        """The absolute address of the campaign's folder, where the unit's is configured."""
        return f"{self.unit.site_url}{self.year}/" if self.unit.site_url else None

    @property
    def plan(self) -> Document | None:
        """The unit's own document in force, else the nearest above it."""
        plans = [document for document in self.documents if document.role is DocumentRole.PLAN]
        own = [document for document in plans if document.origin.unit_path == self.unit.path]
        return next(reversed(own or plans), None)

    @property
    def asked(self) -> Contact | None:
        """Whom a citizen can reach.

        The first contact, else the unit itself, that has a telephone number, an e-mail address or a
        website; None where there is none.
        """
        unit = self.unit
        own = Contact(
            "", unit.name, None, unit.phone, unit.email, unit.address, None, (), None, unit.origin
        )
        known = (*self.contacts, own)
        return next((one for one in known if one.phone or one.email or one.url), None)

    @property
    def opening(self) -> Event | None:
        """The thing to go to: the opening ceremony, else the first event that has a day.

        Never the work of offices.
        """
        events = [event for event in self.events if is_for_citizens(event)]
        kinds = (EventKind.CEREMONY, EventKind.LAUNCH)
        ceremonies = [event for kind in kinds for event in events if event.kind is kind]
        dated = [event for event in events if event.when.period is not None]
        return next(iter(ceremonies or dated or events), None)
