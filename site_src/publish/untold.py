"""Changes that nobody is told of: the site that stands says another day, hour or place.

Who has taken an event into a calendar hears of a change by `changes` alone: it makes the entry's
number, its stamp, the feed and the page. A build knows what the last one said, for it is still
there; content itself does not.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from site_src.base.addresses import PROGRAM_JSON
from site_src.base.messages import gettext as _
from site_src.base.problems import Problem, Severity
from site_src.model import Campaign, Event, State, display
from site_src.vietnamese.dates import PartialDate


def untold_changes(campaign: Campaign, folder: Path, day: dt.date | None) -> Iterator[Problem]:
    """The events that are another day, hour or place than in the site at `folder`.

    That is without a word in `changes`; and those that are gone. What is over on `day` is left
    alone.
    """
    before = _said(folder / PROGRAM_JSON)
    is_over = day and campaign.period and campaign.period.end.latest < day
    if before is None or is_over or campaign.state is State.DRAFT:
        return
    from site_src.outputs.program_data import program_data  # slow to import, see program_json

    after = program_data(campaign).model_dump(mode="json", by_alias=True)
    now = {event["id"]: _facts(event, after) for event in after["events"]}
    events = {event.id: event for event in campaign.events}
    of_the_week = len(campaign.changes) - len(before.get("changes", ()))
    for old in before["events"]:
        event = events.get(old["id"])
        if event is None:
            yield _gone(campaign, old)
            continue
        facts = _facts(old, before)
        changed = [
            field
            for field, was in facts.items()
            if was.value and was.told != now[event.id][field].told
        ]
        # Staff name what changed in their own words: so many new entries tell so many changes.
        told = len(event.changes) - len(old["changes"]) + of_the_week
        if told >= len(changed):
            continue
        for field in changed:
            yield _untold(event, field, facts[field].words, now[event.id][field].words, day)


@dataclass(frozen=True, slots=True)
class _Fact:
    """What decides whether one can go.

    The value (empty where it is not known), what of it counts as a change, and its words.
    """

    value: object
    told: object
    words: str


def _said(file: Path) -> dict[str, Any] | None:
    """What a site's program.json says; None where there is none, or an older program's."""
    try:
        program = json.loads(file.read_bytes())
        places = {place["id"]: place["name"] for place in program["places"]}
        for event in program["events"]:
            _facts(event, program)
            assert isinstance(event["changes"], list)
            assert event["place"] is None or event["place"] in places
    except (OSError, ValueError, KeyError, TypeError, AssertionError):
        return None
    return dict(program)


def _facts(event: dict[str, Any], whole: dict[str, Any]) -> dict[str, _Fact]:
    places = {place["id"]: place["name"] for place in whole["places"]}
    when, status = event["when"], event["status"]
    days = (when["kind"], when["period"], when["time"])
    place = str(places.get(event["place"]) or event["place_note"] or "")
    return {
        "when": _Fact(when["kind"] != "unknown", days, str(when["text"])),
        "place": _Fact(place, place, place),
        # That a planned event is confirmed, or changed once more, is no news by itself.
        "status": _Fact(status, status in _OFF and status, str(event["status_label"])),
    }


_OFF = ("cancelled", "postponed")


def _untold(event: Event, field: str, was: str, now: str, day: dt.date | None) -> Problem:
    on = display.date_text(PartialDate.of(day)) if day else "28/9/2026"
    example = f'changes: [{{on: {on}, field: {field}, was: "{was}"}}]'
    message = _("“{title}”: the site that stands says “{was}”, and now it is “{now}”")
    hint = _("So that those who kept it in a calendar are told, write below it: {example}.")
    return Problem(
        Severity.WARNING,
        "untold-change",
        event.origin.spot,
        message.format(title=event.title, was=was, now=now or _("unknown")),
        hint.format(example=example),
    )


def _gone(campaign: Campaign, old: dict[str, Any]) -> Problem:
    message = _("“{title}” was in the site that stands, and is gone: its page leads nowhere")
    hint = _("If it is cancelled, keep it and write “status: hủy”; else keep its id “{id}”.")
    place = campaign.events[0].origin.spot if campaign.events else campaign.unit.origin.spot
    return Problem(
        Severity.WARNING,
        "untold-change",
        place,
        message.format(title=old["title"]),
        hint.format(id=old["id"]),
    )
