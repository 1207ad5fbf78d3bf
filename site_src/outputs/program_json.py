"""program.json: everything public about the programme, for programs; and its JSON Schema.

Every property is there in every file. What is not known is null or an empty list, and never
guessed; program_schema.py says what each property means.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from site_src.model import (
    Campaign,
    Change,
    Document,
    Event,
    LowerProgram,
    Organization,
    Source,
    Venue,
    display,
)
from site_src.model.identity import (
    CALENDAR,
    absolute,
    event_address,
    event_calendar_address,
    event_uid,
    revised,
)
from site_src.model.spans import ZONE_NAME, span
from site_src.model.vocabulary import label
from site_src.outputs.base import Output, OutputFile
from site_src.outputs.program_schema import FORMAT_VERSION, program_schema
from site_src.vietnamese.dates import DateRange, PartialDate, TimeRange, WhenKind

PROGRAM_JSON = "program.json"
PROGRAM_SCHEMA = "program.schema.json"

Json = dict[str, Any]


def program_data(campaign: Campaign) -> Json:
    """The programme as plain values."""
    unit, period = campaign.unit, campaign.period
    used = {
        body.id: body for event in campaign.events for body in (*event.organizers, *event.partners)
    }
    return {
        "$schema": PROGRAM_SCHEMA,
        "format_version": FORMAT_VERSION,
        "title": campaign.title,
        "year": campaign.year,
        "theme": campaign.theme,
        "period": _period(period),
        "state": campaign.state.value,
        "language": "vi",
        "time_zone": ZONE_NAME,
        "updated": revised(campaign, campaign.events).isoformat(),
        "url": campaign.site_url,
        "calendar": CALENDAR,
        "unit": {
            "path": unit.path,
            "name": unit.name,
            "short_name": unit.short_name,
            "kind": unit.kind.name if unit.kind else None,
            "parents": [upper.name for upper in unit.chain[:-1]],
        },
        "plan": _document(campaign.plan),
        "lower_programs": [_lower(program) for program in campaign.lower_programs],
        "places": [_place(venue) for venue in campaign.venues],
        "organizations": [_organization(used[key]) for key in sorted(used)],
        "events": [_event(campaign, event) for event in campaign.events],
    }


def _event(campaign: Campaign, event: Event) -> Json:
    when, days = event.when, span(campaign, event)
    begins, ends = (days.begins(), days.ends()) if days else (None, None)
    period = when.period
    if period is None and when.kind in (WhenKind.WEEK, WhenKind.DAILY):
        period = campaign.period
    return {
        "id": event.id,
        "uid": event_uid(campaign, event),
        "address": event_address(event),
        "url": absolute(campaign, event_address(event)),
        "calendar": event_calendar_address(event) if days else None,
        "title": event.title,
        "also_called": list(event.also_called),
        "kind": event.kind.value,
        "kind_label": label(event.kind),
        "level": event.level,
        "status": event.status.value,
        "status_label": label(event.status),
        "when": {
            "kind": when.kind.value,
            "text": display.when_text(when).replace(display.NBSP, " "),
            "period": _period(period),
            "time": _time(when.time),
            "starts": begins.isoformat() if begins else None,
            "ends": ends.isoformat() if ends else None,
        },
        "place": event.place.id if event.place else None,
        "place_note": event.place_note,
        "mode": event.mode.value if event.mode else None,
        "platforms": list(event.platforms),
        "online_url": event.online_url,
        "audience": [who.value for who in event.audience],
        "cost": event.cost.value if event.cost else None,
        "registration": event.registration,
        "registration_url": event.registration_url,
        "organizers": [body.id for body in event.organizers],
        "partners": [body.id for body in event.partners],
        "contact": event.contact,
        "description": event.description,
        "note": event.note,
        "changes": [_change(change) for change in event.changes],
        "source": _source(event.source),
    }


def _date(date: PartialDate) -> str:
    """ISO 8601 as far as it is known: `2023-10-07`, `2023-10`, `2023`."""
    parts = [f"{date.year:04}", *(f"{part:02}" for part in (date.month, date.day) if part)]
    return "-".join(parts)


def _period(period: DateRange | None) -> Json | None:
    return {"start": _date(period.start), "end": _date(period.end)} if period else None


def _time(time: TimeRange | None) -> Json | None:
    if time is None:
        return None
    return {
        "start": f"{time.start:%H:%M}" if time.start else None,
        "end": f"{time.end:%H:%M}" if time.end else None,
        "part": time.part.name.lower() if time.part else None,
    }


def _change(change: Change) -> Json:
    return {
        "on": _date(change.on),
        "field": change.field,
        "was": change.was,
        "reason": change.reason,
    }


def _place(venue: Venue) -> Json:
    return {
        "id": venue.id,
        "name": venue.name,
        "address": venue.address,
        "latitude": venue.latitude,
        "longitude": venue.longitude,
        "directions": venue.directions,
        "access": venue.access,
    }


def _organization(body: Organization) -> Json:
    return {
        "id": body.id,
        "name": body.name,
        "kind": body.kind,
        "address": body.address,
        "phone": body.phone,
        "email": body.email,
    }


def _lower(program: LowerProgram) -> Json:
    return {
        "id": program.id,
        "name": program.name,
        "period": _period(program.period),
        "participants": list(program.participants),
    }


def _document(document: Document | None) -> Json | None:
    if document is None or not document.role.public:
        return None
    return {
        "type": document.type,
        "number": document.number,
        "symbol": document.symbol,
        "date": _date(document.date) if document.date else None,
        "issuer": document.issuer,
        "subject": document.subject,
    }


def _source(source: Source | None) -> Json | None:
    if source is None:
        return None
    return {"document": _document(source.document), "section": source.section}


def _json(data: Json) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode() + b"\n"


@lru_cache(maxsize=1)
def _schema() -> bytes:
    return _json(program_schema())


SCHEMA = OutputFile(PROGRAM_SCHEMA, _schema, same=True)


def _files(campaign: Campaign) -> Iterable[OutputFile]:
    yield OutputFile(PROGRAM_JSON, lambda: _json(program_data(campaign)))
    yield SCHEMA


PROGRAMS = Output("program", _files)
