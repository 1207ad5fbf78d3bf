"""iCalendar files (RFC 5545, RFC 7986): the whole programme, each day, each event.

- An event without a whole day stands in no calendar. One whose time is unknown, or only a part of
  the day, is an all-day event; so is one that lasts several days, which blocks nobody's time
  (TRANSP). A daily one is a single VEVENT with an RRULE, one on other days with RDATEs. An end that
  is not known is left out.
- An event stands in its day's file where it begins and happens on that day alone, as on the
  programme's page.
- A planned or postponed event is TENTATIVE; one that was changed is as firm as one confirmed.
- Nothing depends on the clock: stamps are the dates of the newest change or of the plan.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from site_src.base.addresses import CALENDAR, PROGRAM
from site_src.base.messages import gettext as _
from site_src.model import Campaign, Event, Mode, Status, display
from site_src.model.changes import change_text
from site_src.model.listing import program
from site_src.model.spans import Span, span
from site_src.model.uids import event_uid, revised
from site_src.model.urls import (
    absolute,
    day_calendar_address,
    event_address,
    event_calendar_address,
)
from site_src.model.vocabulary import label
from site_src.outputs.base import Output, OutputFile
from site_src.outputs.content_lines import date, date_time, line, text
from site_src.vietnamese.hours import DayPart
from site_src.vietnamese.when import WhenKind
from site_src.vietnamese.zone import ZONE_NAME

PRODID = "-//lifelong-learning-week//calendar//VI"
REFRESH = "PT12H"

# What is in a part of the day on each of its days, and not from one day to another.
_IN_PARTS = (WhenKind.DAY, WhenKind.DAILY, WhenKind.DAYS, WhenKind.WEEKLY)
STATUSES = {
    Status.PLANNED: "TENTATIVE",
    Status.CONFIRMED: "CONFIRMED",
    Status.CHANGED: "CONFIRMED",
    Status.POSTPONED: "TENTATIVE",
    Status.CANCELLED: "CANCELLED",
    Status.HELD: "CONFIRMED",
}


def _files(campaign: Campaign) -> Iterator[OutputFile]:
    spans = {event.id: span(campaign, event) for event in campaign.events}
    events = [event for event in campaign.events if spans[event.id]]

    # An event's bytes are the same in every file that holds it.
    @cache
    def component(number: int) -> bytes:
        event = events[number]
        span = spans[event.id]
        assert span is not None
        return b"".join(_vevent(campaign, event, span))

    @cache
    def common() -> bytes:
        return b"".join(_common(campaign))

    numbers = {event.id: number for number, event in enumerate(events)}

    def file(
        address: str,
        name: str,
        chosen: Sequence[Event],
        was: tuple[str, ...] = (),
        lasting: bool = True,
    ) -> OutputFile:
        def make() -> bytes:
            parts = [component(numbers[event.id]) for event in chosen]
            own = _own(campaign, address, name, chosen)
            return b"".join((common(), *own, VTIMEZONE, *parts, line("END", "VCALENDAR")))

        return OutputFile(address, make, was=was, lasting=lasting)

    yield file(CALENDAR, campaign.title, events)
    for day in program(campaign).days:
        if day.entries:
            name = _("{title}, {day}").format(
                title=campaign.title, day=display.plain(display.long_date(day.day))
            )
            # What stands in a day's file changes with the programme; nobody subscribes to it.
            chosen = [entry.event for entry in day.entries]
            yield file(day_calendar_address(day.day), name, chosen, lasting=False)
    for event in events:
        was = tuple(event_calendar_address(replace(event, id=old)) for old in event.was)
        yield file(event_calendar_address(event), event.title, [event], was)


def _common(campaign: Campaign) -> Iterator[bytes]:
    """How every calendar of a campaign begins; made once for all of them."""
    yield line("BEGIN", "VCALENDAR")
    yield line("VERSION", "2.0")
    yield line("PRODID", PRODID)
    yield line("CALSCALE", "GREGORIAN")
    # No METHOD: by iTIP (RFC 5546) PUBLISH wants an ORGANIZER with an e-mail address in every
    # event; without one a calendar is a snapshot, which it is.
    if campaign.theme:
        for key in ("DESCRIPTION", "X-WR-CALDESC"):
            yield line(key, text(_("Theme: {theme}").format(theme=campaign.theme)))
    yield line("X-WR-TIMEZONE", ZONE_NAME)
    if url := absolute(campaign, PROGRAM):
        yield line("URL", url)
    yield line("REFRESH-INTERVAL", REFRESH, VALUE="DURATION")
    yield line("X-PUBLISHED-TTL", REFRESH)


def _own(campaign: Campaign, address: str, name: str, events: Iterable[Event]) -> Iterator[bytes]:
    """What a calendar says of itself.

    No UID, which RFC 7986 allows: tools that sync event by event look for the first one in a file,
    and would take the whole calendar for one event.
    """
    yield line("LAST-MODIFIED", _stamp(revised(campaign, events)))
    for key in ("NAME", "X-WR-CALNAME"):
        yield line(key, text(f"{name} – {campaign.unit.short_name}"))
    if url := absolute(campaign, address):
        yield line("SOURCE", url, VALUE="URI")


# Viet Nam's time since 1975.
VTIMEZONE = b"".join(
    line(*pair)
    for pair in (
        ("BEGIN", "VTIMEZONE"),
        ("TZID", ZONE_NAME),
        ("BEGIN", "STANDARD"),
        ("DTSTART", "19750613T000000"),
        ("TZNAME", "+07"),
        ("TZOFFSETFROM", "+0800"),
        ("TZOFFSETTO", "+0700"),
        ("END", "STANDARD"),
        ("END", "VTIMEZONE"),
    )
)


def _vevent(campaign: Campaign, event: Event, days: Span) -> Iterator[bytes]:
    """An event; its properties in the order in which iCalendar libraries write them."""
    stamp = _stamp(revised(campaign, [event]))
    yield line("BEGIN", "VEVENT")
    yield line("SUMMARY", text(_summary(event)))
    yield from _times(days)
    yield line("DTSTAMP", stamp)
    yield line("UID", event_uid(campaign, event))
    # With the Week its activities are put off or moved.
    yield line("SEQUENCE", str(len(event.changes) + len(campaign.changes)))
    yield from _again(days)
    yield line("CATEGORIES", text(display.capital(label(event.kind))))
    if event.online_url:
        yield line("CONFERENCE", event.online_url, VALUE="URI")
    if event.contact:
        yield line("CONTACT", text(event.contact))
    yield line("DESCRIPTION", text("\n".join(_description(campaign, event))))
    if event.place and event.place.latitude is not None and event.place.longitude is not None:
        yield line("GEO", f"{event.place.latitude};{event.place.longitude}")
    yield line("LAST-MODIFIED", stamp)
    if place := _location(event):
        yield line("LOCATION", text(place))
    organizer = next((body for body in event.organizers if body.email), None)
    if organizer:
        yield line("ORGANIZER", f"mailto:{organizer.email}", CN=organizer.name)
    yield line("STATUS", STATUSES[event.status])
    yield line(
        "TRANSP",
        "OPAQUE" if days.begins() and (days.daily or days.first == days.last) else "TRANSPARENT",
    )
    if url := absolute(campaign, event_address(event)):
        yield line("URL", url)
    yield line("END", "VEVENT")


def _stamp(day: dt.date) -> str:
    """A date of content as the moment that the format wants; its first, in UTC."""
    return date_time(dt.datetime.combine(day, dt.time(), dt.UTC))


def _times(days: Span) -> Iterator[bytes]:
    begins, ends = days.begins(), days.ends()
    if begins is not None:
        # The name of the zone stands beside the time, and must be just this one.
        yield line("DTSTART", date_time(begins), TZID=ZONE_NAME)
        if ends is not None:
            yield line("DTEND", date_time(ends), TZID=ZONE_NAME)
    else:
        last = days.first if days.daily else days.last
        yield line("DTSTART", date(days.first), VALUE="DATE")
        yield line("DTEND", date(last + dt.timedelta(days=1)), VALUE="DATE")


def _again(days: Span) -> Iterator[bytes]:
    """Each day after the first of what happens anew on several."""
    if days.daily and not days.on:
        yield line("RRULE", f"FREQ=DAILY;COUNT={len(days.days)}")
    elif days.daily and days.start:
        moments = (dt.datetime.combine(day, days.start) for day in days.on[1:])
        yield line("RDATE", ",".join(map(date_time, moments)), TZID=ZONE_NAME)
    elif days.daily:
        yield line("RDATE", ",".join(map(date, days.on[1:])), VALUE="DATE")


def _summary(event: Event) -> str:
    title = event.title
    time = event.when.time
    if time and time.part not in (None, DayPart.ALL_DAY) and event.when.kind in _IN_PARTS:
        title = f"{title} ({display.label_part(time)})"
    if event.status is Status.CANCELLED:
        return _("Cancelled: {title}").format(title=title)
    if event.status is Status.POSTPONED:
        return _("Postponed: {title}").format(title=title)
    return title


def _location(event: Event) -> str | None:
    if event.place or event.place_note:
        return display.plain(display.event_place(event))
    if event.online_url:
        return event.online_url
    if event.platforms:
        return ", ".join(event.platforms)
    return display.capital(label(event.mode)) if event.mode is Mode.ONLINE else None


def _description(campaign: Campaign, event: Event) -> Iterator[str]:
    """What a citizen asks, a line each; what is not known is not there."""
    if event.description:
        yield event.description
    when = display.capital(display.plain(display.when_text(event.when)))
    if event.when.time is None and event.when.kind is WhenKind.DAY:
        when += ". " + _("No time yet")
    yield _("When: {when}").format(when=when)
    if event.place_note and event.place:
        yield event.place_note
    if event.place and event.place.directions:
        yield _("How to get there: {directions}").format(directions=event.place.directions)
    if event.place and event.place.access:
        yield _("Access: {access}").format(access=event.place.access)
    if event.audience:
        yield _("For: {audience}").format(audience=", ".join(label(a) for a in event.audience))
    if event.cost:
        yield _("Cost: {cost}").format(cost=label(event.cost))
    registration = [part for part in (event.registration, event.registration_url) if part]
    if registration:
        yield _("Registration: {how}").format(how=" ".join(registration))
    online = [*event.platforms, *([event.online_url] if event.online_url else [])]
    if online:
        yield _("Online: {where}").format(where=", ".join(online))
    if event.organizers:
        names = ", ".join(body.name for body in event.organizers)
        yield _("Organised by: {names}").format(names=names)
    if event.performers:
        yield _("With: {names}").format(names=", ".join(event.performers))
    if event.attendees:
        yield _("Attending: {names}").format(names=", ".join(event.attendees))
    for step in event.agenda:
        time = display.plain(display.time_text(step.time)) if step.time else ""
        yield "– " + " ".join(part for part in (time, step.title) if part)
    if event.contact:
        yield _("Whom to ask: {contact}").format(contact=event.contact)
    yield _("How firm: {status}").format(status=label(event.status))
    if event.note:
        yield event.note
    for change in event.changes:
        day = display.plain(display.date_text(change.on))
        yield _("Changed on {day}. {change}").format(day=day, change=change_text(change))
    if url := absolute(campaign, event_address(event)):
        yield url


CALENDARS = Output("calendar", _files)
