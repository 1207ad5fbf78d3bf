"""What machines know a campaign and its events by: identifiers, dates of revision, addresses.

Identifiers come from the unit's path, the year and the id that staff gave; never from a clock,
chance or the site's address, which may change. Revisions are dates that stand in content.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID, uuid5

from site_src.base.addresses import CALENDAR, PROGRAM
from site_src.model import Campaign, Event
from site_src.vietnamese.dates import PartialDate

# Our own branch of names. Changing it would make every subscriber's entries new.
NAMESPACE = UUID("6f0b3c1e-5d0a-5d0e-9f5b-7a1f6c2e4b90")


def event_uid(campaign: Campaign, event: Event) -> str:
    """The UID in calendars: the same for as long as unit, year and id are.

    CalDAV servers make a file's name of it and refuse a slash. No step of a name has two hyphens
    side by side, so that two events never share one.
    """
    name = "--".join((*str(campaign.name).split("/"), event.id))
    return f"{name}@lifelong-learning-week"


def guid(campaign: Campaign, *parts: str) -> UUID:
    """A UUID for a part of a campaign, made from its name alone."""
    return uuid5(NAMESPACE, "/".join((str(campaign.name), *parts)))


def event_address(event: Event) -> str:
    """The event's page, below the campaign's folder."""
    return f"{PROGRAM}{event.id}/"


def absolute(campaign: Campaign, address: str) -> str | None:
    """The absolute URL of an address below the campaign's folder, where the site's is known."""
    return f"{campaign.site_url}{address}" if campaign.site_url else None


def event_calendar_address(event: Event) -> str:
    """The address of an event's own calendar file."""
    return f"{event_address(event)}{event.id}.ics"


def day_calendar_address(day: dt.date) -> str:
    """The address of a day's calendar file."""
    return f"{PROGRAM}ngay-{day.isoformat()}.ics"


def subscribe_url(campaign: Campaign) -> str | None:
    """The webcal: address by which a calendar program follows the programme."""
    url = absolute(campaign, CALENDAR)
    return f"webcal:{url.partition(':')[2]}" if url else None


def revised(campaign: Campaign, events: Iterable[Event]) -> dt.date:
    """The newest day on which content says that these events were set or changed.

    That of a change, else of the plan, else the first day that the Week can have.
    """
    changes = [change.on for event in events for change in event.changes]
    plan = campaign.plan
    dates = [*changes, *([plan.date] if plan and plan.date else [])]
    if not dates:
        dates = [campaign.period.start if campaign.period else PartialDate(campaign.year)]
    return max(date.earliest for date in dates)
