"""Where a campaign's events and files are: below its folder, and as absolute URLs."""

from __future__ import annotations

import datetime as dt

from site_src.base.addresses import CALENDAR, PROGRAM
from site_src.model import Campaign, Event


def event_address(event: Event) -> str:
    """The event's page, below the campaign's folder."""
    return f"{PROGRAM}{event.id}/"


def absolute(campaign: Campaign, address: str) -> str | None:
    """The absolute URL of an address below the campaign's folder, where the site's is known."""
    return f"{campaign.site_url}{address}" if campaign.site_url else None


def event_calendar_address(event: Event) -> str:
    """The address of an event's own calendar file."""
    return f"{event_address(event)}{event.id}.ics"


def event_code_address(event: Event) -> str:
    """The address of the drawing that leads a telephone to an event's page."""
    return f"{event_address(event)}ma-qr.svg"


def day_calendar_address(day: dt.date) -> str:
    """The address of a day's calendar file."""
    return f"{PROGRAM}ngay-{day.isoformat()}.ics"


def subscribe_url(campaign: Campaign) -> str | None:
    """The webcal: address by which a calendar program follows the programme."""
    url = absolute(campaign, CALENDAR)
    return f"webcal:{url.partition(':')[2]}" if url else None
