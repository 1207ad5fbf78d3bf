"""schema.org descriptions (JSON-LD) of the programme and of an event.

A start time stands only where it is known; what is unknown is left out. The dictionaries go into
a page with `json_ld`, which makes them safe inside a script element.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from site_src.base.addresses import PROGRAM, relative
from site_src.model import Campaign, Cost, Event, Mode, Organization, Place, Status
from site_src.model.spans import Span, span
from site_src.model.urls import absolute, event_address
from site_src.pages.share_card import image_url
from site_src.vietnamese.notation import value_or_none
from site_src.vietnamese.when import When
from site_src.vietnamese.zone import ZONE_NAME

CONTEXT = "https://schema.org"
Json = dict[str, Any]

STATUSES = {
    Status.PLANNED: "EventScheduled",
    Status.CONFIRMED: "EventScheduled",
    Status.CHANGED: "EventScheduled",
    Status.POSTPONED: "EventPostponed",
    Status.CANCELLED: "EventCancelled",
    Status.HELD: "EventScheduled",
}
MODES = {
    Mode.OFFLINE: "OfflineEventAttendanceMode",
    Mode.ONLINE: "OnlineEventAttendanceMode",
    Mode.MIXED: "MixedEventAttendanceMode",
}


def json_ld(data: Json) -> Markup:
    """The text of a `<script type="application/ld+json">`: nothing in it can end the element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)


def program_data(campaign: Campaign) -> Json:
    """The programme as an ItemList of its events' addresses; for the page `chuong-trinh/`."""
    return {
        "@context": CONTEXT,
        "@type": "ItemList",
        "name": campaign.title,
        "numberOfItems": len(campaign.events),
        "itemListElement": [
            absolute(campaign, event_address(event)) or relative(event_address(event), PROGRAM)
            for event in campaign.events
        ],
    }


def event_data(campaign: Campaign, event: Event) -> Json | None:
    """An event; for its own page.

    `image` only where there is one: with the site's address. None where no day or no place is
    known: without either it is no Event to those who read these.
    """
    if span(campaign, event) is None or not any(_locations(event)):
        return None
    data: Json = {"@context": CONTEXT, "@type": "Event", "name": event.title}
    url = absolute(campaign, event_address(event))
    if url:
        data |= {"@id": url, "url": url, "image": image_url(campaign, event)}
    if event.also_called:
        data["alternateName"] = list(event.also_called)
    if event.description:
        data["description"] = event.description
    data["inLanguage"] = "vi"
    data |= _times(campaign, event)
    data["eventStatus"] = f"{CONTEXT}/{STATUSES[event.status]}"
    if previous := _previous_start(event):
        # What was rescheduled keeps its old start, and only as that.
        data["previousStartDate"] = previous
        if event.status is Status.CHANGED:
            data["eventStatus"] = f"{CONTEXT}/EventRescheduled"
    if event.mode:
        data["eventAttendanceMode"] = f"{CONTEXT}/{MODES[event.mode]}"
    locations = list(_locations(event))
    if locations:
        data["location"] = locations[0] if len(locations) == 1 else locations
    if event.audience:
        data["audience"] = [
            {"@type": "Audience", "audienceType": who.value} for who in event.audience
        ]
    if event.cost is not None:
        data |= _cost(event)
    if event.organizers:
        data["organizer"] = [_organization(body) for body in event.organizers]
    if event.partners:
        data["contributor"] = [_organization(body) for body in event.partners]
    # Words of staff: whether they name a person or a body, nobody can tell.
    if event.performers:
        data["performer"] = list(event.performers)
    if event.attendees:
        data["attendee"] = list(event.attendees)
    if steps := list(_steps(campaign, event, locations)):
        data["subEvent"] = steps
    return data


def _steps(campaign: Campaign, event: Event, locations: list[Json]) -> Iterator[Json]:
    """The steps of an activity of one day that have an hour, each an Event where it is."""
    days = span(campaign, event)
    if days is None or days.first != days.last:
        return
    for step in event.agenda:
        if step.time is None or step.time.start is None:
            continue
        at = Span(days.first, days.first, start=step.time.start, end=step.time.end)
        begins, ends = at.begins(), at.ends()
        found: Json = {"@type": "Event", "name": step.title, "location": locations[0]}
        if begins:
            found["startDate"] = begins.isoformat()
        if ends:
            found["endDate"] = ends.isoformat()
        yield found


def _times(campaign: Campaign, event: Event) -> Json:
    days = span(campaign, event)
    if days is None:
        return {}
    begins, ends = days.begins(), days.ends()
    if days.daily:
        return {
            "startDate": begins.isoformat() if begins else days.first.isoformat(),
            "endDate": days.last.isoformat(),
            "eventSchedule": _schedule(days),
        }
    times = {"startDate": begins.isoformat() if begins else days.first.isoformat()}
    if ends:
        times["endDate"] = ends.isoformat()
    elif days.last > days.first:
        times["endDate"] = days.last.isoformat()
    return times


def _schedule(days: Span) -> Json:
    schedule: Json = {
        "@type": "Schedule",
        "repeatFrequency": "P1D",
        "startDate": days.first.isoformat(),
        "endDate": days.last.isoformat(),
        "scheduleTimezone": ZONE_NAME,
    }
    if days.on:
        gaps = replace(days, on=()).days
        schedule["exceptDate"] = [day.isoformat() for day in gaps if day not in days.on]
    if days.start:
        schedule["startTime"] = days.start.isoformat()
    if days.start and days.end:
        schedule["endTime"] = days.end.isoformat()
    return schedule


def _previous_start(event: Event) -> str | None:
    """The day, and the time where it is known, that the newest change of “when” took away."""
    for change in reversed(event.changes):
        if change.field.strip().casefold() == "when" and change.was:
            was = value_or_none(When.parse, change.was)
            days = was.period.days if was and was.period else ()
            if was is None or not days:
                return None
            start = was.time.start if was.time else None
            begins = Span(days[0], days[0], start=start).begins()
            return begins.isoformat() if begins else days[0].isoformat()
    return None


def _locations(event: Event) -> Iterator[Json]:
    if event.place:
        yield _place(event.place)
    elif event.place_note:
        yield {"@type": "Place", "name": event.place_note}
    if event.online_url:
        yield {"@type": "VirtualLocation", "url": event.online_url}
    elif event.platforms:
        yield {"@type": "VirtualLocation", "name": ", ".join(event.platforms)}


def _place(place: Place) -> Json:
    data: Json = {"@type": "Place", "name": place.name}
    if place.address:
        data["address"] = {
            "@type": "PostalAddress",
            "streetAddress": place.address,
            "addressCountry": "VN",
        }
    if place.latitude is not None and place.longitude is not None:
        data["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": place.latitude,
            "longitude": place.longitude,
        }
    return data


def _cost(event: Event) -> Json:
    offer: Json = {"@type": "Offer"}
    if event.cost is Cost.FREE:
        offer |= {"price": 0, "priceCurrency": "VND"}
    if event.registration_url:
        offer["url"] = event.registration_url
    data: Json = {"offers": offer} if len(offer) > 1 else {}
    if event.cost in (Cost.FREE, Cost.PAID):
        data["isAccessibleForFree"] = event.cost is Cost.FREE
    return data


def _organization(body: Organization) -> Json:
    data = {"@type": "Organization", "name": body.name}
    if body.phone:
        data["telephone"] = body.phone
    if body.email:
        data["email"] = body.email
    return data
