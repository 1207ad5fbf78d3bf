"""Everything public about the programme, as program.json holds it.

program_format.py says what the file holds, and what each property means.
"""

from __future__ import annotations

from site_src.base.addresses import CALENDAR, PROGRAM_SCHEMA
from site_src.model import (
    Campaign,
    Change,
    Document,
    Event,
    LowerProgram,
    Organization,
    Place,
    Source,
    WiderProgram,
    display,
)
from site_src.model.spans import Span, span
from site_src.model.uids import event_uid, revised
from site_src.model.urls import absolute, event_address, event_calendar_address
from site_src.model.vocabulary import label
from site_src.outputs.program_format import (
    FORMAT_VERSION,
    AgendaPart,
    ChangePart,
    DocumentPart,
    EventPart,
    LowerProgramPart,
    OrganizationPart,
    Period,
    PlacePart,
    ProgramFile,
    SourcePart,
    SuggestionPart,
    TimePart,
    UnitPart,
    WhenPart,
    WiderProgramPart,
)
from site_src.vietnamese.dates import DateRange, PartialDate
from site_src.vietnamese.hours import TimeRange
from site_src.vietnamese.when import WhenKind
from site_src.vietnamese.zone import ZONE_NAME


def program_data(campaign: Campaign) -> ProgramFile:
    """The programme as the file holds it."""
    unit = campaign.unit
    used = {
        body.id: body for event in campaign.events for body in (*event.organizers, *event.partners)
    }
    return ProgramFile(
        schema_=PROGRAM_SCHEMA,
        format_version=FORMAT_VERSION,
        title=campaign.title,
        year=campaign.year,
        theme=campaign.theme,
        theme_choices=[*campaign.theme_choices],
        subthemes=[*campaign.subthemes],
        period=_period(campaign.period),
        part_of=_wider(campaign.part_of),
        status=campaign.status,
        status_label=label(campaign.status),
        changes=[_change(change) for change in campaign.changes],
        attendance=campaign.attendance,
        state=campaign.state,
        language="vi",
        time_zone=ZONE_NAME,
        updated=revised(campaign, campaign.events).isoformat(),
        url=campaign.site_url,
        calendar=CALENDAR,
        unit=UnitPart(
            path=unit.path,
            name=unit.name,
            short_name=unit.short_name,
            kind=unit.kind.name if unit.kind else None,
            parents=[upper.name for upper in unit.chain[:-1]],
        ),
        plan=_document(campaign.plan),
        lower_programs=[
            _lower(program)
            for program in campaign.lower_programs
            if program.origin.unit_path == unit.path
        ],
        places=[_place(place) for place in campaign.places],
        organizations=[_organization(used[key]) for key in sorted(used)],
        events=[_event(campaign, event) for event in campaign.events],
        suggestions=[_suggestion(event) for event in campaign.suggestions],
    )


def _event(campaign: Campaign, event: Event) -> EventPart:
    days = span(campaign, event)
    return EventPart(
        id=event.id,
        uid=event_uid(campaign, event),
        address=event_address(event),
        url=absolute(campaign, event_address(event)),
        calendar=event_calendar_address(event) if days else None,
        title=event.title,
        also_called=[*event.also_called],
        kind=event.kind,
        kind_label=label(event.kind),
        level=event.level,
        status=event.status,
        status_label=label(event.status),
        when=_when(campaign, event, days),
        place=event.place.id if event.place else None,
        place_note=event.place_note,
        mode=event.mode,
        platforms=[*event.platforms],
        online_url=event.online_url,
        audience=[*event.audience],
        cost=event.cost,
        registration=event.registration,
        registration_url=event.registration_url,
        organizers=[body.id for body in event.organizers],
        partners=[body.id for body in event.partners],
        performers=[*event.performers],
        attendees=[*event.attendees],
        agenda=[
            AgendaPart(time=_time(step.time), title=step.title, by=step.by) for step in event.agenda
        ],
        attendance=event.attendance,
        contact=event.contact,
        description=event.description,
        note=event.note,
        changes=[_change(change) for change in event.changes],
        source=_source(event.source),
    )


def _when(campaign: Campaign, event: Event, days: Span | None) -> WhenPart:
    when, begins, ends = event.when, days and days.begins(), days and days.ends()
    period = when.period
    if period is None and when.kind in (WhenKind.WEEK, WhenKind.DAILY):
        period = campaign.period
    return WhenPart(
        kind=when.kind,
        text=display.plain(display.when_text(when)),
        period=_period(period),
        days=[day.isoformat() for day in when.days],
        time=_time(when.time),
        starts=begins.isoformat() if begins else None,
        ends=ends.isoformat() if ends else None,
    )


def _date(date: PartialDate) -> str:
    """ISO 8601 as far as it is known: `2023-10-07`, `2023-10`, `2023`."""
    parts = [f"{date.year:04}", *(f"{part:02}" for part in (date.month, date.day) if part)]
    return "-".join(parts)


def _period(period: DateRange | None) -> Period | None:
    return Period(start=_date(period.start), end=_date(period.end)) if period else None


def _time(time: TimeRange | None) -> TimePart | None:
    if time is None:
        return None
    return TimePart(
        start=f"{time.start:%H:%M}" if time.start else None,
        end=f"{time.end:%H:%M}" if time.end else None,
        part=time.part.name.lower() if time.part else None,
    )


def _change(change: Change) -> ChangePart:
    return ChangePart(on=_date(change.on), field=change.field, was=change.was, reason=change.reason)


def _place(place: Place) -> PlacePart:
    return PlacePart(
        id=place.id,
        name=place.name,
        address=place.address,
        latitude=place.latitude,
        longitude=place.longitude,
        directions=place.directions,
        access=place.access,
    )


def _organization(body: Organization) -> OrganizationPart:
    return OrganizationPart(
        id=body.id,
        name=body.name,
        kind=body.kind,
        address=body.address,
        phone=body.phone,
        email=body.email,
    )


def _wider(program: WiderProgram | None) -> WiderProgramPart | None:
    if program is None:
        return None
    period = Period(start=_date(program.period.start), end=_date(program.period.end))
    return WiderProgramPart(title=program.title, period=period)


def _suggestion(event: Event) -> SuggestionPart:
    return SuggestionPart(
        id=event.id,
        title=event.title,
        kind=event.kind,
        audience=[*event.audience],
        description=event.description,
        unit=event.origin.unit_name,
    )


def _lower(program: LowerProgram) -> LowerProgramPart:
    return LowerProgramPart(
        id=program.id,
        name=program.name,
        period=Period(start=_date(program.period.start), end=_date(program.period.end)),
        participants=[*program.participants],
    )


def _document(document: Document | None) -> DocumentPart | None:
    if document is None or not document.role.public:
        return None
    return DocumentPart(
        type=document.type,
        number=document.number,
        symbol=document.symbol,
        date=_date(document.date) if document.date else None,
        issuer=document.issuer,
        subject=document.subject,
    )


def _source(source: Source | None) -> SourcePart | None:
    if source is None:
        return None
    return SourcePart(document=_document(source.document), section=source.section)
