"""What messengers and social networks show with a link: title, words, and those of its picture.

One picture for the campaign (theme, unit, days) and one for each event (title, day, time, place).
A network keeps a picture by its address for a long time, so the address tells what is on it: where
an hour changes, it is another. A network wants an absolute address; where the site's is not
configured, pages name no picture and none is drawn.
"""

from __future__ import annotations

import hashlib
from dataclasses import astuple, dataclass

from site_src.base.addresses import PROGRAM
from site_src.base.messages import gettext as _
from site_src.model import Campaign, Event, EventKind, Mode, Status, display
from site_src.model.page import Page
from site_src.model.urls import absolute
from site_src.model.vocabulary import label
from site_src.vietnamese.when import WhenKind

# Goes up when the drawing changes, so that kept pictures are not used again, here and elsewhere.
DRAWING = 2
CAMPAIGN = "chien-dich"
_OFF = (Status.CANCELLED, Status.POSTPONED)


@dataclass(frozen=True, slots=True)
class Card:
    """The words of a picture, from top to bottom.

    `mark` is a warning before the title, `kind` that of an event.
    """

    head: str
    mark: str
    title: str
    when: str
    where: str
    foot: str
    kind: EventKind | None = None


def campaign_card(campaign: Campaign) -> Card:
    """The picture of the campaign: its theme, or its title where there is no theme."""
    when = display.capital(display.long_period(campaign.period)) if campaign.period else ""
    return Card(
        campaign.title if campaign.theme else "",
        "",
        f"“{campaign.theme}”" if campaign.theme else campaign.title,
        _plain(when),
        "",
        campaign.unit.name,
    )


def event_card(campaign: Campaign, event: Event) -> Card:
    """The picture of an event."""
    mark = event.status in _OFF
    return Card(
        campaign.title,
        display.capital(label(event.status)) if mark else "",
        event.title,
        _when(campaign, event),
        _where(event),
        campaign.unit.name,
        event.kind,
    )


def _when(campaign: Campaign, event: Event) -> str:
    when, time = event.when, event.when.time
    if when.kind is WhenKind.UNKNOWN:
        return _("No day yet")
    if when.kind is WhenKind.DAY and when.period:
        day = _plain(display.long_date(when.period.start))
        clock = display.capital(_plain(display.long_time(time)))
        return f"{clock}, {day}" if time else f"{display.capital(day)}. {clock}"
    text = display.when_text(when)
    if when.period is None and campaign.period:
        text = f"{text}, {display.period_text(campaign.period)}"
    return display.capital(_plain(text))


def _where(event: Event) -> str:
    if event.place:
        return _plain(display.event_place(event))
    if event.mode is Mode.ONLINE:
        return ", ".join([display.capital(label(event.mode)), *event.platforms])
    return _plain(event.place_note or display.event_place(event))


def _plain(text: str) -> str:
    return display.plain(text)


def share_title(campaign: Campaign, page: Page) -> str:
    """A page's title where it stands alone, in a chat: it names the unit and the year."""
    unit = campaign.unit.short_name
    if not page.address:
        return f"{campaign.title} – {unit}"
    week = _("%(unit)s, the Week of %(year)s") % {"unit": unit, "year": campaign.year}
    return f"{page.title} – {week}"


def share_description(campaign: Campaign, page: Page, event: Event | None) -> str:
    """What is said of a page in a chat and by search engines.

    Of an event when and where it is, of others whose Week it is, on which days and under which
    theme.
    """
    if event:
        mark = display.capital(label(event.status)) if event.status in _OFF else ""
        facts = ". ".join(filter(None, (mark, _when(campaign, event), _where(event))))
        return f"{facts}. {event.description or ''}".strip()
    days = _plain(display.long_period(campaign.period)) if campaign.period else ""
    week = f"{campaign.unit.short_name}{', ' if days else ''}{days}."
    theme = _("Theme") + f": “{campaign.theme}”." if campaign.theme else ""
    count = _("%(n)s activities") % {"n": len(campaign.events)} if campaign.events else ""
    if page.address in ("", PROGRAM):
        return " ".join(filter(None, (week, theme, f"{count}." if count else "", page.description)))
    return " ".join(filter(None, (page.description, week, theme)))


def image_address(campaign: Campaign, event: Event | None) -> str:
    """Where the picture of an event stands below the campaign's folder, or that of the campaign."""
    card = event_card(campaign, event) if event else campaign_card(campaign)
    return f"anh/{event.id if event else CAMPAIGN}.{mark_of(card)[:8]}.png"


def image_url(campaign: Campaign, event: Event | None) -> str | None:
    """The absolute URL of a picture, where the site's address is known."""
    return absolute(campaign, image_address(campaign, event)) if campaign.site_url else None


def mark_of(card: Card) -> str:
    """What tells one picture from another."""
    return hashlib.sha256("\0".join((str(DRAWING), *map(str, astuple(card)))).encode()).hexdigest()
