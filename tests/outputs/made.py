"""What an output makes of a campaign, and campaigns of one event."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from typing import Any

from site_src.model import Campaign, Event
from site_src.outputs import Output
from site_src.vietnamese.when import When


def files(output: Output, campaign: Campaign) -> dict[str, bytes]:
    """Every file of an output, by address."""
    found = {file.address: file.make() for file in output.files(campaign)}
    assert len(found) == len(list(output.files(campaign)))
    return found


def readable(content: bytes) -> bytes:
    """JSON with lines, so that a golden file shows what has changed."""
    return json.dumps(json.loads(content), ensure_ascii=False, indent=1).encode() + b"\n"


def event(campaign: Campaign, key: str) -> Event:
    """The event with this id."""
    return next(event for event in campaign.events if event.id == key)


def changed(campaign: Campaign, key: str, **values: Any) -> Campaign:
    """The campaign with fields of one event changed."""
    events = (replace(e, **values) if e.id == key else e for e in campaign.events)
    return replace(campaign, events=tuple(events))


def at(campaign: Campaign, when: str, **values: Any) -> Campaign:
    """The campaign with one event alone, which takes place then."""
    (only,) = (e for e in campaign.events if e.id == "le-khai-mac")
    event = replace(only, when=When.parse(when, campaign.year).within(campaign.period), **values)
    return replace(campaign, events=(event,))


def utc(text: str) -> dt.datetime:
    """A moment, written in UTC."""
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)
