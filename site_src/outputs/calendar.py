"""iCalendar files (RFC 5545, RFC 7986): the whole programme, each day, each event.

- An event without a whole day stands in no calendar. One whose time is unknown, or only a part of
  the day, is an all-day event; so is one that lasts several days, which blocks nobody's time
  (TRANSP). A daily one is a single VEVENT with an RRULE. An end that is not known is left out.
- An event stands in its day's file where it begins and happens on that day alone, as on the
  programme's page.
- A planned or postponed event is TENTATIVE; one that was changed is as firm as one confirmed.
- Nothing depends on the clock: stamps are the dates of the newest change or of the plan.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from site_src import display
from site_src.changes import change_text
from site_src.content_types.events import program
from site_src.identity import (
    CALENDAR,
    PROGRAM,
    absolute,
    day_calendar_address,
    event_address,
    event_calendar_address,
    event_uid,
    guid,
    revised,
)
from site_src.messages import gettext as _
from site_src.model import Campaign, Event, Mode, Status
from site_src.outputs.base import Output, OutputFile
from site_src.spans import ZONE_NAME, Span, span
from site_src.values import WhenKind
from site_src.vocabulary import label

if TYPE_CHECKING:
    import icalendar

PRODID = "-//lifelong-learning-week//calendar//VI"
REFRESH = dt.timedelta(hours=12)

STATUSES = {
    Status.PLANNED: "TENTATIVE",
    Status.CONFIRMED: "CONFIRMED",
    Status.CHANGED: "CONFIRMED",
    Status.POSTPONED: "TENTATIVE",
    Status.CANCELLED: "CANCELLED",
}


def _files(campaign: Campaign) -> Iterator[OutputFile]:
    spans = {event.id: span(campaign, event) for event in campaign.events}
    events = [event for event in campaign.events if spans[event.id]]

    # An event's bytes are the same in every file that holds it.
    @cache
    def component(number: int) -> bytes:
        event = events[number]
        found = spans[event.id]
        assert found is not None
        return _bytes(vevent(campaign, event, found))

    @cache
    def common() -> bytes:
        return _common(campaign)

    numbers = {event.id: number for number, event in enumerate(events)}

    def file(address: str, name: str, chosen: Sequence[Event]) -> OutputFile:
        def make() -> bytes:
            parts = [component(numbers[event.id]) for event in chosen]
            return _calendar(campaign, address, name, chosen, common(), parts)

        return OutputFile(address, make)

    yield file(CALENDAR, campaign.title, events)
    for day in program(campaign).days:
        if day.entries:
            name = _("{title}, {day}").format(
                title=campaign.title, day=plain(display.long_date(day.day))
            )
            yield file(day_calendar_address(day.day), name, [e.event for e in day.entries])
    for event in events:
        yield file(event_calendar_address(event), event.title, [event])


def _calendar(
    campaign: Campaign,
    address: str,
    name: str,
    events: Iterable[Event],
    common: bytes,
    components: list[bytes],
) -> bytes:
    """A VCALENDAR around components that are bytes already."""
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("uid", str(guid(campaign, address)))
    calendar.add("last-modified", _stamp(revised(campaign, events)))
    for key in ("name", "x-wr-calname"):
        calendar.add(key, _calendar_name(campaign, name))
    if url := absolute(campaign, address):
        calendar.add("source", url, parameters={"VALUE": "URI"})
    own = _bytes(calendar).split(b"\r\n", 1)[1].rpartition(b"END:VCALENDAR")[0]
    return b"".join((common, own, vtimezone(), *components, b"END:VCALENDAR\r\n"))


def _common(campaign: Campaign) -> bytes:
    """How every calendar of a campaign begins; made once for all of them."""
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODID)
    calendar.add("calscale", "GREGORIAN")
    # No METHOD: by iTIP (RFC 5546) PUBLISH wants an ORGANIZER with an e-mail address in every
    # event; without one a calendar is a snapshot, which it is.
    if campaign.theme:
        for key in ("description", "x-wr-caldesc"):
            calendar.add(key, _("Theme: {theme}").format(theme=campaign.theme))
    calendar.add("x-wr-timezone", ZONE_NAME)
    if url := absolute(campaign, PROGRAM):
        calendar.add("url", url)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", icalendar.vDuration(REFRESH).to_ical().decode())
    return _bytes(calendar).rpartition(b"END:VCALENDAR")[0]


def _calendar_name(campaign: Campaign, name: str) -> str:
    return f"{name} – {campaign.unit.short_name}"


@lru_cache(maxsize=1)
def vtimezone() -> bytes:
    """Viet Nam's time since 1975; made once, for it costs more than an event."""
    import icalendar

    zone = icalendar.Timezone()
    zone.add("tzid", ZONE_NAME)
    standard = icalendar.TimezoneStandard()
    standard.add("dtstart", dt.datetime(1975, 6, 13))  # noqa: DTZ001 - local time, by definition
    standard.add("tzoffsetfrom", dt.timedelta(hours=8))
    standard.add("tzoffsetto", dt.timedelta(hours=7))
    standard.add("tzname", "+07")
    zone.add_component(standard)
    return _bytes(zone)


def _bytes(component: icalendar.Component) -> bytes:
    """The component's lines, in the library's order or, of a calendar, in ours."""
    ordered = component.name != "VCALENDAR"
    content: bytes = component.to_ical(sorted=ordered)
    return content


def vevent(campaign: Campaign, event: Event, days: Span) -> icalendar.Event:
    """An event as a calendar component."""
    import icalendar

    found = icalendar.Event()
    stamp = _stamp(revised(campaign, [event]))
    found.add("uid", event_uid(campaign, event))
    found.add("dtstamp", stamp)
    found.add("last-modified", stamp)
    found.add("sequence", len(event.changes))
    _add_times(found, days)
    found.add("status", STATUSES[event.status])
    found.add("summary", _summary(event))
    found.add("description", "\n".join(_description(campaign, event)))
    if place := _location(event):
        found.add("location", place)
    if event.place and event.place.latitude is not None and event.place.longitude is not None:
        found.add("geo", (event.place.latitude, event.place.longitude))
    if url := absolute(campaign, event_address(event)):
        found.add("url", url)
    found.add("categories", [display.capital(label(event.kind))])
    if event.contact:
        found.add("contact", event.contact)
    if event.online_url:
        found.add("conference", event.online_url, parameters={"VALUE": "URI"})
    organizer = next((body for body in event.organizers if body.email), None)
    if organizer:
        found.add("organizer", f"mailto:{organizer.email}", parameters={"CN": organizer.name})
    return found


def _stamp(day: dt.date) -> dt.datetime:
    """A date of content as the moment that the format wants; its first, in UTC."""
    return dt.datetime.combine(day, dt.time(), dt.UTC)


def _add_times(found: icalendar.Event, days: Span) -> None:
    begins, ends = days.begins(), days.ends()
    local: dict[str, Any] = {"TZID": ZONE_NAME}
    if begins is not None:
        # Without tzinfo: the name of the zone stands beside the time, and must be just this one.
        found.add("dtstart", begins.replace(tzinfo=None), parameters=local)
        if ends is not None:
            found.add("dtend", ends.replace(tzinfo=None), parameters=local)
    else:
        last = days.first if days.daily else days.last
        found.add("dtstart", days.first)
        found.add("dtend", last + dt.timedelta(days=1))
    if days.daily:
        found.add("rrule", {"FREQ": "DAILY", "COUNT": len(days.days)})
    found.add("transp", "OPAQUE" if begins is not None else "TRANSPARENT")


def _summary(event: Event) -> str:
    title = event.title
    time = event.when.time
    if time and time.part and event.when.kind in (WhenKind.DAY, WhenKind.DAILY):
        title = f"{title} ({display.label_part(time)})"
    if event.status is Status.CANCELLED:
        return _("Cancelled: {title}").format(title=title)
    if event.status is Status.POSTPONED:
        return _("Postponed: {title}").format(title=title)
    return title


def _location(event: Event) -> str | None:
    if event.place or event.place_note:
        return plain(display.event_place(event))
    if event.online_url:
        return event.online_url
    if event.platforms:
        return ", ".join(event.platforms)
    return display.capital(label(event.mode)) if event.mode is Mode.ONLINE else None


def _description(campaign: Campaign, event: Event) -> Iterator[str]:
    """What a citizen asks, a line each; what is not known is not there."""
    if event.description:
        yield event.description
    when = display.capital(plain(display.when_text(event.when)))
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
    if event.contact:
        yield _("Whom to ask: {contact}").format(contact=event.contact)
    yield _("How firm: {status}").format(status=label(event.status))
    if event.note:
        yield event.note
    for change in event.changes:
        day = plain(display.date_text(change.on))
        yield _("Changed on {day}. {change}").format(day=day, change=change_text(change))
    if url := absolute(campaign, event_address(event)):
        yield url


def plain(text: str) -> str:
    """The text with ordinary spaces: calendars break lines as they like."""
    return text.replace(display.NBSP, " ")


CALENDARS = Output("calendar", _files)
