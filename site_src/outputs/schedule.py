"""The programme in the conference schedule format of frab and c3voc, as JSON and as XML.

Apps for conference programmes read it: Giggity and others the XML, infoscreens and recorders the
JSON. Described at https://c3voc.de/wiki/schedule; the JSON follows the project's schema.json, the
XML its schedule.xml.xsd.

The format knows only events with a day and a clock time, so that those without either are left
out, as is an exhibition that lasts all week; a daily event stands once on each day. Where the end
is not known the duration is 00:00. An event without a place stands in a room that says so. Where
the site's address is not configured, the JSON's `url`, which the format demands, is the event's
urn:uuid, and the XML has none. The format has no status: the title says that an event is
cancelled or postponed.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID
from xml.etree import ElementTree

from site_src.base.messages import gettext as _
from site_src.model import Campaign, Event, Mode, Status
from site_src.model.display import capital
from site_src.model.spans import span
from site_src.model.uids import first_id, guid, revised
from site_src.model.urls import absolute, event_address
from site_src.model.vocabulary import label
from site_src.outputs.base import Output, OutputFile
from site_src.vietnamese.alphabet import slug
from site_src.vietnamese.zone import ZONE, ZONE_NAME

SCHEDULE_JSON = "schedule.json"
SCHEDULE_XML = "schedule.xml"
SCHEMA = "https://c3voc.de/schedule/schema.json"
GENERATOR = {"name": "lifelong-learning-week", "version": "1"}
SLOT = "00:15"
SHORTEST = 4
# Giggity counts what begins before six to the day before; in the XML it stands there.
XML_DAY_CHANGE = dt.timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Item:
    """An event on one day, with its `minutes`, and its `values` as the JSON has them."""

    event: Event
    key: str
    start: dt.datetime
    minutes: int
    room: str
    values: Mapping[str, Any]


def items(campaign: Campaign) -> tuple[Item, ...]:
    """Every event at every moment at which it begins, in the order of time."""
    listed = []
    numbers: set[int] = set()
    acronym = _acronym(campaign)
    for event in campaign.events:
        days = span(campaign, event)
        if days is None or days.start is None:
            continue
        for day in days.days if days.daily else days.days[:1]:
            own = first_id(event)
            key = f"{own}-{day:%Y%m%d}" if days.daily else own
            start, end = days.begins(day), days.ends(day)
            assert start is not None
            minutes = int((end - start).total_seconds()) // 60 if end else 0
            name, room = guid(campaign, "schedule", key), _room(event)
            values = {
                "url": absolute(campaign, event_address(event)) or name.urn,
                "id": _number(name, numbers),
                "guid": str(name),
                "date": start.isoformat(),
                "start": f"{start:%H:%M}",
                "duration": _duration(minutes),
                "room": room,
                "slug": _slug(acronym, key),
                **_told(event),
            }
            listed.append(Item(event, key, start, minutes, room, values))
    return tuple(sorted(listed, key=lambda item: (item.start, item.key)))


def _number(name: UUID, taken: set[int]) -> int:
    """A positive number that stays the event's, since it is made from its name."""
    number = name.int % (2**31 - 1) + 1
    while number in taken:
        number += 1
    taken.add(number)
    return number


def _room(event: Event) -> str:
    if event.place:
        return event.place.name
    if event.place_note:
        return event.place_note
    return capital(label(event.mode)) if event.mode is Mode.ONLINE else _("No place yet")


def _title(event: Event) -> str:
    if event.status is Status.CANCELLED:
        return _("Cancelled: {title}").format(title=event.title)
    if event.status is Status.POSTPONED:
        return _("Postponed: {title}").format(title=event.title)
    return event.title


def _acronym(campaign: Campaign) -> str:
    """The format allows small letters, digits and underscores, four at least."""
    name = campaign.unit.path.rpartition("/")[2] or "tuan-le"
    return f"{slug(name)}-{campaign.year}".replace("-", "_")


def _slug(acronym: str, key: str) -> str:
    """The format wants four signs at least on either side."""
    return f"{acronym}-{key if len(key) >= SHORTEST else f'event-{key}'}"


def _days(
    campaign: Campaign, listed: Iterable[Item], change: dt.timedelta = dt.timedelta()
) -> dict[dt.date, dict[str, list[Item]]]:
    """Every day of the Week and of its events, with the events by room."""
    days: dict[dt.date, dict[str, list[Item]]] = {
        day: {} for day in (campaign.period.days if campaign.period else ())
    }
    for item in listed:
        rooms = days.setdefault((item.start - change).date(), {})
        rooms.setdefault(item.room, []).append(item)
    return {day: days[day] for day in sorted(days)}


def _bounds(
    day: dt.date, rooms: dict[str, list[Item]], change: dt.timedelta
) -> tuple[dt.datetime, dt.datetime]:
    """From midnight, or the hour at which days change, to the last end."""
    start = dt.datetime.combine(day, dt.time(), ZONE) + change
    ends = [
        item.start + dt.timedelta(minutes=item.minutes)
        for events in rooms.values()
        for item in events
    ]
    return start, max([start + dt.timedelta(days=1), *ends])


def schedule_json(campaign: Campaign, listed: Sequence[Item]) -> bytes:
    """The schedule of what was found, as JSON."""
    days = _days(campaign, listed)
    rooms = sorted({item.room for item in listed})
    conference: dict[str, Any] = {
        "acronym": _acronym(campaign),
        "title": f"{campaign.title} – {campaign.unit.short_name}",
        "start": _first(campaign, days).isoformat(),
        "end": _last(campaign, days).isoformat(),
        "daysCount": len(days),
        "timeslot_duration": SLOT,
        "time_zone_name": ZONE_NAME,
        "rooms": [{"name": room, "guid": str(guid(campaign, "room", room))} for room in rooms],
        "tracks": [
            {"name": track} for track in sorted({capital(label(i.event.kind)) for i in listed})
        ],
        "days": [
            {
                "index": index,
                "date": day.isoformat(),
                "day_start": _bounds(day, by_room, dt.timedelta())[0].isoformat(),
                "day_end": _bounds(day, by_room, dt.timedelta())[1].isoformat(),
                "rooms": {
                    room: [item.values for item in events] for room, events in by_room.items()
                },
            }
            for index, (day, by_room) in enumerate(days.items(), 1)
        ],
    }
    if campaign.theme:
        conference["description"] = campaign.theme
    schedule: dict[str, Any] = {"version": _version(campaign, listed), "conference": conference}
    if campaign.site_url:
        schedule = {"url": campaign.site_url + SCHEDULE_JSON, **schedule}
        schedule["base_url"] = conference["url"] = campaign.site_url
    whole = {"$schema": SCHEMA, "generator": GENERATOR, "schedule": schedule}
    return json.dumps(whole, ensure_ascii=False).encode() + b"\n"


def _told(event: Event) -> dict[str, Any]:
    """What an event tells, on whichever day."""
    return {
        "title": _title(event),
        "subtitle": ", ".join(event.also_called),
        "track": capital(label(event.kind)),
        "type": event.kind.value,
        "language": "vi",
        "abstract": event.description or "",
        "description": event.note or "",
        "persons": [{"name": body.name} for body in event.organizers],
        "links": [{"title": title, "url": url} for title, url in _links(event)],
        "attachments": [],
    }


def _links(event: Event) -> Iterator[tuple[str, str]]:
    if event.online_url:
        yield _("Join online"), event.online_url
    if event.registration_url:
        yield _("Register"), event.registration_url


def _first(campaign: Campaign, days: Iterable[dt.date]) -> dt.date:
    start = campaign.period.start.earliest if campaign.period else dt.date(campaign.year, 1, 1)
    return min(days, default=start)


def _last(campaign: Campaign, days: Iterable[dt.date]) -> dt.date:
    end = campaign.period.end.latest if campaign.period else dt.date(campaign.year, 12, 31)
    return max(days, default=end)


def _version(campaign: Campaign, listed: Iterable[Item]) -> str:
    """The newest date, how many changes were told, and a mark of what holds.

    Apps ask whether the version is another, and must hear also of what nobody told as a change.
    """
    changes = len(campaign.changes) + sum(len(event.changes) for event in campaign.events)
    told = json.dumps([dict(item.values) for item in listed], sort_keys=True).encode()
    mark = hashlib.sha256(told).hexdigest()[:8]
    return f"{revised(campaign, campaign.events).isoformat()}.{changes}-{mark}"


def _duration(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def schedule_xml(campaign: Campaign, listed: Sequence[Item]) -> bytes:
    """The schedule of what was found, as XML."""
    days = _days(campaign, listed, XML_DAY_CHANGE)
    # The format demands a day, also where no day of the Week is known yet.
    days = days or {_first(campaign, days): {}}
    root = ElementTree.Element("schedule")
    ElementTree.SubElement(root, "generator", GENERATOR)
    _text(root, "version", _version(campaign, listed))
    conference = ElementTree.SubElement(root, "conference")
    _text(conference, "acronym", _acronym(campaign))
    _text(conference, "title", f"{campaign.title} – {campaign.unit.short_name}")
    _text(conference, "start", _first(campaign, days).isoformat())
    _text(conference, "end", _last(campaign, days).isoformat())
    _text(conference, "days", str(len(days)))
    _text(conference, "timeslot_duration", SLOT)
    if campaign.site_url:
        _text(conference, "base_url", campaign.site_url)
    _text(conference, "time_zone_name", ZONE_NAME)
    for index, (day, rooms) in enumerate(days.items(), 1):
        start, end = _bounds(day, rooms, XML_DAY_CHANGE)
        attributes = {"date": day.isoformat(), "start": start.isoformat(), "end": end.isoformat()}
        element = ElementTree.SubElement(root, "day", {"index": str(index), **attributes})
        for room, events in rooms.items():
            parent = ElementTree.SubElement(element, "room", {"name": room})
            for item in events:
                _event_xml(campaign, item, parent)
    ElementTree.indent(root, " ")
    # Python writes its text encodings through a slow stream; XML has only this one line of its own.
    text = ElementTree.tostring(root, encoding="unicode")
    return f"<?xml version='1.0' encoding='utf-8'?>\n{text}\n".encode()


def _event_xml(campaign: Campaign, item: Item, parent: ElementTree.Element) -> None:
    values = item.values
    attributes = {"guid": values["guid"], "id": str(values["id"])}
    element = ElementTree.SubElement(parent, "event", attributes)
    for name in ("date", "start", "duration", "room", "slug", "title", "subtitle", "track"):
        _text(element, name, values[name])
    for name in ("type", "language", "abstract", "description"):
        _text(element, name, values[name])
    if url := absolute(campaign, event_address(item.event)):
        _text(element, "url", url)
    persons = ElementTree.SubElement(element, "persons")
    for person in values["persons"]:
        _text(persons, "person", person["name"])
    links = ElementTree.SubElement(element, "links")
    for title, url in _links(item.event):
        ElementTree.SubElement(links, "link", {"href": url}).text = title


def _text(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = text


def _files(campaign: Campaign) -> Iterable[OutputFile]:
    @cache
    def found() -> tuple[Item, ...]:
        return items(campaign)

    yield OutputFile(SCHEDULE_JSON, lambda: schedule_json(campaign, found()), lasting=True)
    yield OutputFile(SCHEDULE_XML, lambda: schedule_xml(campaign, found()), lasting=True)


SCHEDULES = Output("schedule", _files)
