"""What the programme's pages need beside the model.

Data that a browser reckons and filters with, links that leave the site, texts for machines.
Templates reach it as filters and functions.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import quote, urlencode

from markupsafe import Markup

from site_src.base.messages import gettext as _
from site_src.base.messages import thousands
from site_src.model import (
    Audience,
    Campaign,
    Cost,
    Entry,
    Event,
    EventKind,
    Mode,
    Place,
    Prose,
    display,
    is_for_citizens,
)
from site_src.model.changes import change_text
from site_src.model.quick import PEOPLE, quick_answers, quick_choices
from site_src.model.spans import span
from site_src.model.urls import (
    absolute,
    event_address,
    event_calendar_address,
    event_code_address,
    subscribe_url,
)
from site_src.model.vocabulary import label
from site_src.pages import rows
from site_src.pages.share_card import image_url, share_description, share_title
from site_src.pages.structured_data import event_data, json_ld, program_data
from site_src.vietnamese.alphabet import sort_key
from site_src.vietnamese.hours import DayPart

MAPS = "https://www.google.com/maps/search/?"
FACEBOOK = "https://www.facebook.com/sharer/sharer.php?"


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow the programme.

    The name of its fields, which also stands in the page's address, its words, and what there is to
    choose (value and words).
    """

    name: str
    words: str
    options: tuple[tuple[str, str], ...]


def days_data(campaign: Campaign, event: Event) -> str:
    """The days of an event; '' where none is known.

    `2025-09-28`, `2025-09-28/2025-10-02`, or each: `2025-09-28,2025-09-30`.
    """
    days = span(campaign, event)
    if days is None:
        return ""
    if days.on:
        return ",".join(day.isoformat() for day in days.on)
    first, last = days.first.isoformat(), days.last.isoformat()
    return first if first == last else f"{first}/{last}"


def hours_data(event: Event) -> str:
    """The clock times of an event, `16:30-18:00` or `16:30-`, or a part of the day, `tối`.

    '' where none is known. They hold anew on each of its days, also for an exhibition that is open
    at these hours.
    """
    time = event.when.time
    if time is None or time.start is None:
        part = time.part if time else None
        return str(part) if part not in (None, DayPart.ALL_DAY) else ""
    end = time.end.isoformat("minutes") if time.end else ""
    return f"{time.start.isoformat('minutes')}-{end}"


def modes(event: Event) -> tuple[Mode, ...]:
    """In how many ways one can take part: what staff say, else what place and link tell."""
    if event.mode is Mode.MIXED:
        return (Mode.OFFLINE, Mode.ONLINE)
    if event.mode is not None:
        return (event.mode,)
    terms = []
    if event.place or (event.place_note and not event.platforms and not event.online_url):
        terms.append(Mode.OFFLINE)
    if event.platforms or event.online_url:
        terms.append(Mode.ONLINE)
    return tuple(terms)


def costs(event: Event) -> tuple[Cost, ...]:
    """The costs under which an event is looked for."""
    if event.cost is Cost.FREE_OR_LOW:
        return (Cost.FREE, Cost.LOW)
    return (event.cost,) if event.cost else ()


def answers(campaign: Campaign, entry: Entry) -> tuple[str, ...]:
    """What an entry of this programme is found by, apart from its days.

    No two facets share a word: a unit's begins with a slash, a place's with an @, a quick choice's
    with a star.
    """
    event = entry.event
    terms = [event.kind, *event.audience, *costs(event), *modes(event)]
    place = [f"@{_place(campaign, entry.campaign, event.place)}"] if event.place else []
    return (*(term.value for term in terms), _unit(entry.campaign), *place, *quick_answers(entry))


def _unit(owner: Campaign) -> str:
    """The unit whose an event is."""
    return f"/{owner.unit.path}"


def _place(campaign: Campaign, owner: Campaign, place: Place) -> str:
    """A place of a programme; those of other units may have the same id."""
    return place.id if owner is campaign else f"{owner.unit.path}/{place.id}"


def facets(campaign: Campaign, listed: Iterable[Entry]) -> tuple[Facet, ...]:
    """The ways to narrow what is listed. One that all events share, or none, is left out."""
    listed = tuple(listed)
    events = [entry.event for entry in listed]
    spans = [span(entry.campaign, entry.event) for entry in listed]
    days = sorted({day for known in spans if known for day in known.days})
    places = {
        _place(campaign, entry.campaign, place): place.name
        if entry.campaign is campaign
        else f"{place.name} ({entry.campaign.unit.short_name})"
        for entry in listed
        if (place := entry.event.place)
    }
    units = {_unit(entry.campaign): entry.campaign.unit.short_name for entry in listed}
    offered = (
        Facet("don-vi", _("Unit"), tuple(units.items())),
        Facet("ngay", _("Day"), tuple((day.isoformat(), _short_day(day)) for day in days)),
        Facet("loai", _("Kind"), _terms(EventKind, [{event.kind} for event in events])),
        Facet("cho", _("For whom"), _terms(Audience, [set(event.audience) for event in events])),
        Facet("noi", _("Where"), tuple(sorted(places.items(), key=lambda p: sort_key(p[1])))),
        Facet("phi", _("Cost"), _terms(Cost, [set(costs(event)) for event in events])),
        Facet("cach", _("How to take part"), _terms(Mode, [set(modes(event)) for event in events])),
    )
    return tuple(facet for facet in offered if len(facet.options) > 1)


def _short_day(day: dt.date) -> str:
    return display.nbsp(f"{display.capital(display.weekday(day))} {day:%d/%m}")


def _terms(terms: type[StrEnum], used: Iterable[set[Any]]) -> tuple[tuple[str, str], ...]:
    known = set().union(*used)
    return tuple((term.value, display.capital(label(term))) for term in terms if term in known)


def map_url(place: Place) -> str | None:
    """A link that opens the phone's map at a place; None where it is not known well enough.

    An https address, since `geo:` opens nothing on iPhones and desktops: this one starts the map
    program on Android and iOS where there is one, and a page elsewhere. Nothing is loaded from
    it before somebody follows it.
    """
    if place.latitude is not None and place.longitude is not None:
        return MAPS + urlencode({"api": 1, "query": f"{place.latitude},{place.longitude}"})
    if place.address:
        return MAPS + urlencode({"api": 1, "query": f"{place.name}, {place.address}"})
    return None


def facebook_url(url: str) -> str:
    """A plain link that offers an address for sharing."""
    return FACEBOOK + urlencode({"u": url})


def calendar_link(campaign: Campaign, event: Event) -> str | None:
    """The address of an event's own calendar file, where it has one."""
    return event_calendar_address(event) if span(campaign, event) else None


def last_day_of(campaign: Campaign, event: Event) -> str:
    """The last day of an event, of a night that it ends; '' where no whole day is known."""
    days = span(campaign, event)
    if days is None:
        return ""
    ends = days.ends(days.last)
    return max(days.last, ends.date() if ends else days.last).isoformat()


def level_text(level: str) -> str:
    """`Cấp phường`; staff write the level with or without the first word."""
    known = level.casefold().startswith(_("level").casefold())
    return display.capital(level) if known else _("{level} level").format(level=level)


def news_after(campaign: Campaign, last_day: str) -> tuple[Prose, ...]:
    """The news of the days after the Week: what came of it, and thanks."""
    return tuple(
        item
        for item in campaign.news
        if last_day and item.date and item.date.earliest.isoformat() > last_day
    )


def event_url(campaign: Campaign, event: Event) -> str | None:
    """An event's absolute URL, where the site's address is known."""
    return absolute(campaign, event_address(event))


def tel(phone: str) -> str:
    """A telephone number as the digits of a link."""
    return "tel:" + quote("".join(sign for sign in phone if sign.isdigit() or sign == "+"))


def event_json_ld(campaign: Campaign, event: Event) -> Markup | None:
    """The event as JSON-LD; None where too little is known of it."""
    data = event_data(campaign, event)
    return json_ld(data) if data else None


def program_json_ld(campaign: Campaign) -> Markup:
    """The programme as JSON-LD."""
    return json_ld(program_data(campaign))


FILTERS: Mapping[str, Callable[..., Any]] = {
    "change": change_text,
    "facebook": facebook_url,
    "for_citizens": is_for_citizens,
    "hours_data": hours_data,
    "level": level_text,
    "map_url": map_url,
    "number": thousands,
    "tel": tel,
    **rows.FILTERS,
}
FUNCTIONS: Mapping[str, Any] = {
    "calendar_link": calendar_link,
    "days_data": days_data,
    "code_address": event_code_address,
    "event_json_ld": event_json_ld,
    "event_url": event_url,
    "image_url": image_url,
    "last_day_of": last_day_of,
    "news_after": news_after,
    "share_description": share_description,
    "share_title": share_title,
    "program_json_ld": program_json_ld,
    "quick_choices": quick_choices,
    "quick_people": PEOPLE,
    "subscribe_url": subscribe_url,
}
