"""An Atom feed (RFC 4287): news, and what has changed in the programme.

Identifiers are UUIDs made from names (urn:uuid), so that they stay when the site moves. Links are
absolute where the site's address is configured, else relative to the feed. Every date is one of
content: a change's whose day is not known counts from the first day that it can be.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from site_src.base.addresses import FEED, NEWS_PAGE
from site_src.base.messages import gettext as _
from site_src.base.messages import mark as N_
from site_src.model import Campaign, Change, Event, Status, display
from site_src.model.changes import change_text, field_text
from site_src.model.uids import first_id, guid, revised
from site_src.model.urls import event_address
from site_src.model.vocabulary import label
from site_src.outputs.base import Output, OutputFile
from site_src.vietnamese.dates import PartialDate
from site_src.vietnamese.zone import ZONE

ATOM = "http://www.w3.org/2005/Atom"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
MARKS = {
    Status.CANCELLED: N_("Cancelled: {title}"),
    Status.POSTPONED: N_("Postponed: {title}"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """Something new: `key` names it for ever, `address` is the page that tells more."""

    key: tuple[str, ...]
    title: str
    day: dt.date
    address: str
    summary: str
    category: str


def entries(campaign: Campaign) -> tuple[Entry, ...]:
    """News and changes, newest first."""
    found = [*_news(campaign), *_changes_of_the_week(campaign), *_changes(campaign)]
    return tuple(sorted(found, key=lambda entry: (-entry.day.toordinal(), entry.key)))


def _news(campaign: Campaign) -> Iterator[Entry]:
    for item in campaign.news:
        day = (item.date or PartialDate(campaign.year)).earliest
        address = f"{NEWS_PAGE}{item.id}/"
        summary = item.summary or item.title
        yield Entry(("news", first_id(item)), item.title, day, address, summary, _("News"))


def _keys(changes: Iterable[Change]) -> Iterator[tuple[Change, tuple[str, str]]]:
    """Each change with what it is known by.

    What staff write about a change may be put right later: its words are no identity.
    """
    seen: dict[str, int] = {}
    for change in changes:
        key = f"{change.on.earliest.isoformat()}-{change.field.strip().casefold()}"
        seen[key] = seen.get(key, 0) + 1
        yield change, (key, str(seen[key]))


def _changes_of_the_week(campaign: Campaign) -> Iterator[Entry]:
    for change, key in _keys(campaign.changes):
        yield Entry(
            ("change", "", *key),
            _("{event}: change of {field}").format(event=campaign.title, field=field_text(change)),
            change.on.earliest,
            "",
            change_text(change),
            _("Change in the programme"),
        )


def _changes(campaign: Campaign) -> Iterator[Entry]:
    for event in campaign.events:
        last = {change.field: change for change in event.changes}
        for change, key in _keys(event.changes):
            newest = change is last[change.field]
            summary = change_text(change)
            if newest and (now := _now(event, change.field)):
                summary = _("{change} Now: {now}.").format(change=summary, now=now)
            yield Entry(
                ("change", first_id(event), *key),
                _title(event, change, newest),
                change.on.earliest,
                event_address(event),
                summary,
                _("Change in the programme"),
            )


def _title(event: Event, change: Change, newest: bool) -> str:
    if newest and change.field == "status" and event.status in MARKS:
        return _(MARKS[event.status]).format(title=event.title)
    return _("{event}: change of {field}").format(event=event.title, field=field_text(change))


def _now(event: Event, field: str) -> str | None:
    """What holds since the newest change of a field, of those that decide whether one can go."""
    values = {
        "when": lambda: display.when_text(event.when),
        "time": lambda: display.time_text(event.when.time),
        "place": lambda: display.event_place(event),
        "status": lambda: label(event.status),
    }
    return display.plain(values[field]()) if field in values else None


def feed(campaign: Campaign) -> bytes:
    """The feed's XML."""
    listed = entries(campaign)
    base = campaign.site_url or ""
    newest = max([entry.day for entry in listed], default=revised(campaign, campaign.events))
    root = ElementTree.Element("feed", {"xmlns": ATOM, LANGUAGE: "vi"})
    _text(root, "id", guid(campaign, "feed").urn)
    _text(root, "title", f"{campaign.title} – {campaign.unit.short_name}")
    if campaign.theme:
        _text(root, "subtitle", campaign.theme)
    _text(root, "updated", _moment(newest))
    author = ElementTree.SubElement(root, "author")
    _text(author, "name", campaign.unit.name)
    if campaign.unit.email:
        _text(author, "email", campaign.unit.email)
    _link(root, "self", f"{base}{FEED}", "application/atom+xml")
    _link(root, "alternate", base or "./", "text/html")
    for entry in listed:
        _add(root, campaign, entry, base)
    ElementTree.indent(root, "")
    content: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _add(root: ElementTree.Element, campaign: Campaign, entry: Entry, base: str) -> None:
    element = ElementTree.SubElement(root, "entry")
    _text(element, "id", guid(campaign, *entry.key).urn)
    _text(element, "title", entry.title)
    for name in ("published", "updated"):
        _text(element, name, _moment(entry.day))
    _link(element, "alternate", base + entry.address, "text/html")
    ElementTree.SubElement(element, "category", {"term": entry.key[0], "label": entry.category})
    _text(element, "summary", entry.summary)


def _text(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = text


def _link(parent: ElementTree.Element, rel: str, href: str, media_type: str) -> None:
    ElementTree.SubElement(parent, "link", {"rel": rel, "type": media_type, "href": href})


def _moment(day: dt.date) -> str:
    """The first moment of a day in Viet Nam (RFC 3339)."""
    return dt.datetime.combine(day, dt.time(), ZONE).isoformat()


def _files(campaign: Campaign) -> Iterable[OutputFile]:
    yield OutputFile(FEED, lambda: feed(campaign), lasting=True)


FEEDS = Output("feed", _files)
