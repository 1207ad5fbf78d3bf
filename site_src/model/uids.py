"""What programs know a campaign and its events by, and when these were last revised.

Identifiers come from the unit's path, the year and the id that staff gave; never from a clock,
chance or the site's address, which may change. Revisions are dates that stand in content.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID, uuid5

from site_src.model import Campaign, Event, Prose
from site_src.vietnamese.dates import PartialDate

# Our own branch of names. Changing it would make every subscriber's entries new.
NAMESPACE = UUID("6f0b3c1e-5d0a-5d0e-9f5b-7a1f6c2e4b90")


def event_uid(campaign: Campaign, event: Event) -> str:
    """The UID in calendars: the same for as long as unit, year and id are.

    Where one of these was another, it is that of the first (`was`).
    """
    own = plain_uid(str(campaign.name), event.id)
    return f"{campaign.uids.get(event.id, own)}@lifelong-learning-week"


def plain_uid(campaign: str, event: str) -> str:
    """What an event's UID begins with when nothing had another name before.

    CalDAV servers make a file's name of it and refuse a slash. No step of a name has two hyphens
    side by side, so that two events never share one.
    """
    return "--".join((*campaign.split("/"), event))


def first_id(entry: Event | Prose) -> str:
    """The id by which feeds and schedules know an event or a news item: the first that it had."""
    return entry.was[0] if entry.was else entry.id


def guid(campaign: Campaign, *parts: str) -> UUID:
    """A UUID for a part of a campaign, made from its name alone, the first that it had."""
    return uuid5(NAMESPACE, "/".join((campaign.known_as or str(campaign.name), *parts)))


def revised(campaign: Campaign, events: Iterable[Event]) -> dt.date:
    """The newest day on which content says that these events were set or changed.

    That of a change of one of them or of the Week, else of the plan, else the first day that the
    Week can have.
    """
    told = (*campaign.changes, *(change for event in events for change in event.changes))
    changes = [change.on for change in told]
    plan = campaign.plan
    dates = [*changes, *([plan.date] if plan and plan.date else [])]
    if not dates:
        dates = [campaign.period.start if campaign.period else PartialDate(campaign.year)]
    return max(date.earliest for date in dates)
