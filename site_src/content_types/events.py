"""events.yml: the programme, one entry for each activity."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from site_src.content_types.base import ContentType, Page, Scope
from site_src.content_types.fields import (
    AudienceTerm,
    CostTerm,
    DateField,
    Inherit,
    Item,
    KindTerm,
    ModeTerm,
    Record,
    SourceRecord,
    StatusTerm,
    Text,
    TimeField,
    Url,
    WhenField,
)
from site_src.messages import gettext as _
from site_src.model import Campaign, Change, Event, EventKind, Status
from site_src.values import DayPart, When, WhenKind


class ChangeRecord(Record):
    """What a field was before, since when it is not, and why."""

    REQUIRED = ("on", "field")

    on: DateField | None = None
    field: Text | None = None
    was: Text | None = None
    reason: Text | None = None


class EventRecord(Item):
    """One activity. `time` may stand apart from `when`; `place` is an id in places.yml."""

    REQUIRED = ("title",)

    title: Text | None = None
    also_called: list[Text] | None = None
    kind: KindTerm | None = None
    level: Text | None = None
    organizers: list[Text] | None = None
    partners: list[Text] | None = None
    audience: list[AudienceTerm] | None = None
    when: WhenField | None = None
    time: TimeField | None = None
    place: Text | None = None
    place_note: Text | None = None
    mode: ModeTerm | None = None
    platforms: list[Text] | None = None
    online_url: Url | None = None
    registration: Text | None = None
    registration_url: Url | None = None
    cost: CostTerm | None = None
    status: StatusTerm | None = None
    description: Text | None = None
    contact: Text | None = None
    note: Text | None = None
    changes: list[ChangeRecord] | None = None
    source: SourceRecord | None = None


class EventsRecord(Record):
    """The whole of events.yml."""

    events: list[EventRecord | Inherit] | None = None


def _event(record: EventRecord, scope: Scope) -> Event:
    values = scope.values(record)
    del values["time"]
    when = record.when or When()
    if record.time is not None:
        if when.time is not None and when.time != record.time:
            scope.error(
                "two-times",
                record.origin_of("time"),
                _("“when” and “time” give different times"),
                _("Write the time in one of the two."),
            )
        when = replace(when, time=record.time)
    _check_year(record, scope)
    values |= {
        "kind": record.kind or EventKind.OTHER,
        "status": record.status or Status.PLANNED,
        "when": when,
        "place": scope.find(scope.venues, record.place, record.origin_of("place")),
        "changes": tuple(
            Change(c.on, c.field, c.was, c.reason)
            for c in record.changes or ()
            if c.on is not None and c.field is not None
        ),
        "source": scope.source(record.source),
    }
    for name in ("organizers", "partners"):
        keys = getattr(record, name)
        values[name] = scope.find_all(scope.organizations, keys, record.origin_of(name))
    for name in ("also_called", "audience", "platforms"):
        values[name] = values[name] or ()
    return Event(**values)


def _check_year(record: EventRecord, scope: Scope) -> None:
    period = record.when.period if record.when else None
    if period and scope.year not in (period.start.year, period.end.year):
        scope.error(
            "wrong-year",
            record.origin_of("when"),
            _("“{title}” is in {year}, the campaign in {own}").format(
                title=record.title or record.id, year=period.start.year, own=scope.year
            ),
            _("Correct the year, or move the entry to the folder of its year."),
        )


def _complete(record: EventsRecord | None, scope: Scope) -> dict[str, Any]:
    events = record.events if record else None
    return {"events": tuple(_event(e, scope) for e in events or () if isinstance(e, EventRecord))}


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the programme, and what begins or happens on it alone."""

    day: dt.date
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Program:
    """The programme in three parts: by day, what runs for several days, what has no day."""

    days: tuple[Day, ...]
    long_running: tuple[Event, ...]
    undated: tuple[Event, ...]


def program(campaign: Campaign) -> Program:
    """Sort a campaign's events. Every day of the Week is there, also one with no event."""
    dated: dict[dt.date, list[Event]] = {day: [] for day in _week(campaign)}
    long_running, undated = [], []
    for event in campaign.events:
        period = event.when.period
        day = period.start.exact if period and event.when.kind is WhenKind.DAY else None
        if day is not None:
            dated.setdefault(day, []).append(event)
        elif event.when.kind in (WhenKind.RANGE, WhenKind.WEEK, WhenKind.DAILY):
            long_running.append(event)
        else:
            undated.append(event)
    days = tuple(Day(day, tuple(sorted(dated[day], key=_clock))) for day in sorted(dated))
    return Program(days, tuple(long_running), tuple(undated))


def _week(campaign: Campaign) -> tuple[dt.date, ...]:
    return campaign.period.days if campaign.period else ()


_PART_STARTS = {
    DayPart.MORNING: dt.time(6),
    DayPart.NOON: dt.time(11),
    DayPart.AFTERNOON: dt.time(13),
    DayPart.EVENING: dt.time(18),
}


def _clock(event: Event) -> tuple[bool, dt.time]:
    """For sorting only: parts of the day among the clock times, no time at the end."""
    time = event.when.time
    if time is None:
        return True, dt.time()
    return False, time.start or (_PART_STARTS[time.part] if time.part else dt.time())


def _pages(campaign: Campaign) -> Iterable[Page]:
    shown = program(campaign)
    origin = campaign.events[0].origin if campaign.events else campaign.unit.origin
    yield Page(
        "chuong-trinh/",
        "program.html",
        _("Programme"),
        _("The Week’s activities day by day: when, where and for whom."),
        origin,
        _("Programme"),
        20,
        anchors=tuple(f"ngay-{day.day.isoformat()}" for day in shown.days),
        variables={"program": shown},
    )
    for event in campaign.events:
        yield Page(
            f"chuong-trinh/{event.id}/",
            "event.html",
            event.title,
            event.description or event.title,
            event.origin,
            variables={"event": event},
        )
    yield Page(
        "embed/",
        "embed.html",
        campaign.title,
        _("The Week’s activities day by day: when, where and for whom."),
        origin,
        variables={"program": shown},
    )
    yield Page(
        "nhung/",
        "webmaster.html",
        _("Put the programme on your website"),
        _(
            "Two ways to show the programme on a portal. Both stay light and ask nothing of "
            "other sites."
        ),
        origin,
        variables={"program": shown},
    )


EVENTS = ContentType("events", "events.yml", EventsRecord, _complete, _pages)
