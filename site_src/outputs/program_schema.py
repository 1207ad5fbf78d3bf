"""The published JSON Schema (2020-12) of program.json: the description of the format."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from site_src.base.messages import gettext as _
from site_src.model import Audience, Cost, EventKind, Mode, State, Status
from site_src.model.vocabulary import label
from site_src.vietnamese.dates import DayPart, WhenKind

DIALECT = "https://json-schema.org/draft/2020-12/schema"
# Goes up when a property is taken away or means something else; new ones come without.
FORMAT_VERSION = 1

Json = dict[str, Any]
DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"
ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"


def program_schema() -> Json:
    """The schema, with its descriptions in the site's language."""
    return {
        "$schema": DIALECT,
        "title": _("Programme of a Lifelong Learning Week"),
        "description": _(
            "Everything public about the programme of one unit and year. What is not known is "
            "null or an empty list, and never guessed. Addresses without https: are relative to "
            "the folder of this file."
        ),
        **_object(
            {
                "$schema": _text(_("The address of this schema.")),
                "format_version": {
                    "const": FORMAT_VERSION,
                    "description": _("Goes up when a property goes or changes its meaning."),
                },
                "title": _text(_("The Week’s title.")),
                "year": {"type": "integer", "description": _("The year of the Week.")},
                "theme": _nullable(_text(_("The year’s theme."))),
                "period": _nullable({"$ref": "#/$defs/period"}),
                "state": _term(State, _("Whether it is a draft, in force, or archived.")),
                "language": _text(_("The language of all texts (BCP 47).")),
                "time_zone": _text(_("The time zone of all clock times (IANA).")),
                "updated": {
                    **_text(_("The newest date of a change to an event or of the plan.")),
                    "format": "date",
                },
                "url": _nullable(_url(_("The absolute address of the Week’s site."))),
                "calendar": _text(_("The address of the whole programme as iCalendar.")),
                "unit": {"$ref": "#/$defs/unit"},
                "plan": _nullable({"$ref": "#/$defs/document"}),
                "lower_programs": _list(
                    {"$ref": "#/$defs/lower_program"},
                    _("When units below run their own programmes."),
                ),
                "places": _list({"$ref": "#/$defs/place"}, _("Where events happen, each once.")),
                "organizations": _list(
                    {"$ref": "#/$defs/organization"},
                    _("The bodies that events name, each once."),
                ),
                "events": _list({"$ref": "#/$defs/event"}, _("The events, in the plan’s order.")),
            }
        ),
        "$defs": {
            "date": {
                "type": "string",
                "pattern": DATE,
                "description": _("A date as far as it is known: 2023-10-07, 2023-10 or 2023."),
            },
            "period": _object(
                {"start": {"$ref": "#/$defs/date"}, "end": {"$ref": "#/$defs/date"}},
                _("Days from the first to the last, both included."),
            ),
            "unit": _unit(),
            "document": _document(),
            "lower_program": _lower_program(),
            "place": _place(),
            "organization": _organization(),
            "when": _when(),
            "change": _change(),
            "event": _event(),
        },
    }


def _unit() -> Json:
    return _object(
        {
            "path": _text(_("The unit’s address below the nation’s; empty for the nation.")),
            "name": _text(_("The unit’s whole name.")),
            "short_name": _text(_("The unit’s short name.")),
            "kind": _nullable(_text(_("What sort of body it is, in words."))),
            "parents": _list(_text(), _("The names of the units above it, the nation first.")),
        },
        _("The unit that runs the Week."),
    )


def _document() -> Json:
    return _object(
        {
            "type": _text(_("The type of document, as printed.")),
            "number": _nullable(_text(_("Its number."))),
            "symbol": _nullable(_text(_("Its symbol."))),
            "date": _nullable({"$ref": "#/$defs/date"}),
            "issuer": _nullable(_text(_("Who issued it."))),
            "subject": _nullable(_text(_("What it is about."))),
        },
        _("A public administrative document."),
    )


def _lower_program() -> Json:
    return _object(
        {
            "id": _id(),
            "name": _text(_("What runs there.")),
            "period": {"$ref": "#/$defs/period"},
            "participants": _list(_text(), _("Who takes part.")),
        }
    )


def _place() -> Json:
    return _object(
        {
            "id": _id(),
            "name": _text(_("The place’s name.")),
            "address": _nullable(_text(_("Its postal address."))),
            "latitude": _number(90, _("Degrees north (WGS 84).")),
            "longitude": _number(180, _("Degrees east (WGS 84).")),
            "directions": _nullable(_text(_("How to get there."))),
            "access": _nullable(_text(_("Access for people in wheelchairs and others."))),
        }
    )


def _organization() -> Json:
    return _object(
        {
            "id": _id(),
            "name": _text(_("The body’s name.")),
            "kind": _nullable(_text(_("What sort of body it is, in words."))),
            "address": _nullable(_text(_("Its postal address."))),
            "phone": _nullable(_text(_("Its telephone."))),
            "email": _nullable(_text(_("Its e-mail address."))),
        }
    )


def _when() -> Json:
    clock = {"type": "string", "pattern": r"^\d{2}:\d{2}$"}
    parts = {
        "type": "string",
        "enum": [part.name.lower() for part in DayPart],
        "description": _("The part of the day, where no clock time is known."),
    }
    time = _object(
        {
            "start": _nullable({**clock, "description": _("When it begins, 24 hours.")}),
            "end": _nullable(
                {**clock, "description": _("When it ends; at or before the start: next day.")}
            ),
            "part": _nullable(parts),
        },
        _("The time on each day."),
    )
    moment = {"type": "string", "format": "date-time"}
    return _object(
        {
            "kind": {
                "type": "string",
                "enum": [kind.value for kind in WhenKind],
                "description": _(
                    "unknown; day: one day; range: several; week: the whole Week; daily: anew on "
                    "each day of the period."
                ),
            },
            "text": _text(_("Day and time as the site shows them.")),
            "period": _nullable({"$ref": "#/$defs/period"}),
            "time": _nullable(time),
            "starts": _nullable(
                {
                    **moment,
                    "description": _("The moment of beginning, of a daily event the first one."),
                }
            ),
            "ends": _nullable(
                {**moment, "description": _("The moment of the end, of a daily event the first.")}
            ),
        },
        _("When the event takes place, as far as it is known."),
    )


def _change() -> Json:
    return _object(
        {
            "on": {"$ref": "#/$defs/date"},
            "field": _text(_("The property that changed, in staff’s words.")),
            "was": _nullable(_text(_("What it was before; it holds no more."))),
            "reason": _nullable(_text(_("Why it changed."))),
        },
        _("What an event was before."),
    )


def _event() -> Json:
    place = {"type": "string", "description": _("The id of a place in “places”.")}
    return _object(
        {
            "id": _id(),
            "uid": _text(_("The same for ever, also in the calendars.")),
            "address": _text(_("The address of its page.")),
            "url": _nullable(_url(_("The absolute address of its page."))),
            "calendar": _nullable(_text(_("Its iCalendar file; null while no day is known."))),
            "title": _text(_("Its title.")),
            "also_called": _list(_text(), _("Other names for it.")),
            "kind": _term(EventKind, _("What sort of activity it is.")),
            "kind_label": _text(_("The same in words.")),
            "level": _nullable(_text(_("On which level it is held."))),
            "status": _term(Status, _("How firm it is.")),
            "status_label": _text(_("The same in words.")),
            "when": {"$ref": "#/$defs/when"},
            "place": _nullable(place),
            "place_note": _nullable(_text(_("Where, in words of the plan."))),
            "mode": _nullable(_term(Mode, _("In person, online or both."))),
            "platforms": _list(_text(), _("The online platforms that it uses.")),
            "online_url": _nullable(_url(_("Where to join online."))),
            "audience": _list(_term(Audience), _("For whom it is; empty: not said.")),
            "cost": _nullable(_term(Cost, _("What taking part costs."))),
            "registration": _nullable(_text(_("How to register."))),
            "registration_url": _nullable(_url(_("Where to register."))),
            "organizers": _list(_id(), _("Ids in “organizations”: who holds it.")),
            "partners": _list(_id(), _("Ids in “organizations”: who helps.")),
            "contact": _nullable(_text(_("Whom to ask."))),
            "description": _nullable(_text(_("What happens."))),
            "note": _nullable(_text(_("What else is good to know."))),
            "changes": _list({"$ref": "#/$defs/change"}, _("What has changed, oldest first.")),
            "source": _nullable(
                _object(
                    {
                        "document": _nullable({"$ref": "#/$defs/document"}),
                        "section": _nullable(_text(_("The section of the document."))),
                    },
                    _("Where the plan says so."),
                )
            ),
        }
    )


def _object(properties: Mapping[str, Json], description: str = "") -> Json:
    """An object that has every one of its properties. New ones may come: readers ignore them."""
    found: Json = {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
    }
    return {"description": description, **found} if description else found


def _text(description: str = "") -> Json:
    return {"type": "string", **({"description": description} if description else {})}


def _url(description: str) -> Json:
    return {"type": "string", "format": "uri", "description": description}


def _id() -> Json:
    return {"type": "string", "pattern": ID}


def _list(entries: Json, description: str) -> Json:
    return {"type": "array", "description": description, "items": entries}


def _number(limit: int, description: str) -> Json:
    number = {"type": ["number", "null"], "minimum": -limit, "maximum": limit}
    return {**number, "description": description}


def _term(terms: type[StrEnum], description: str = "") -> Json:
    """One of the fixed words; the description has the words that the site shows for them."""
    words = "; ".join(f"{term.value}: {label(term)}" for term in terms)
    text = f"{description} {words}".strip()
    return {"type": "string", "enum": [term.value for term in terms], "description": text}


def _nullable(schema: Json) -> Json:
    """The same, or null where it is not known."""
    if isinstance(schema.get("type"), str) and "enum" not in schema:
        return {**schema, "type": [schema["type"], "null"]}
    return {"anyOf": [schema, {"type": "null"}]}
