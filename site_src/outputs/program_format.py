"""What program.json holds, in one place.

The file is written from these models, and so is the JSON Schema (2020-12) that describes it.

Every property is there in every file. What is not known is null or an empty list, and never
guessed. New properties may come: readers ignore them.

As with records, no `from __future__ import annotations`: pydantic would compile each from its text.
"""

from enum import StrEnum
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from site_src.base.messages import gettext as _
from site_src.base.messages import mark as N_
from site_src.model import Audience, Cost, EventKind, Mode, State, Status
from site_src.model.vocabulary import label
from site_src.vietnamese.hours import DayPart
from site_src.vietnamese.when import WhenKind

DIALECT = "https://json-schema.org/draft/2020-12/schema"
# Goes up when a property is taken away or means something else; new ones come without.
FORMAT_VERSION: Final = 1

Json = dict[str, Any]


def _about(description: str, **rules: Any) -> Any:
    return Field(description=description, **rules)


_DATE = N_("A date as far as it is known: 2023-10-07, 2023-10 or 2023.")
Date = Annotated[str, _about(_DATE, pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
Clock = Annotated[str, Field(pattern=r"^\d{2}:\d{2}$")]
Moment = Annotated[str, Field(json_schema_extra={"format": "date-time"})]
Address = Annotated[str, Field(json_schema_extra={"format": "uri"})]
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Part = Annotated[str, Field(json_schema_extra={"enum": [part.name.lower() for part in DayPart]})]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_extra={"title": ""})


class Period(_Part):
    """Days from the first to the last, both included."""

    start: Date
    end: Date


class UnitPart(_Part):
    """The unit that runs the Week."""

    path: str = _about(N_("The unit’s address below the nation’s; empty for the nation."))
    name: str = _about(N_("The unit’s whole name."))
    short_name: str = _about(N_("The unit’s short name."))
    kind: str | None = _about(N_("What sort of body it is, in words."))
    parents: list[str] = _about(N_("The names of the units above it, the nation first."))


class DocumentPart(_Part):
    """A public administrative document."""

    type: str = _about(N_("The type of document, as printed."))
    number: str | None = _about(N_("Its number."))
    symbol: str | None = _about(N_("Its symbol."))
    date: Date | None
    issuer: str | None = _about(N_("Who issued it."))
    subject: str | None = _about(N_("What it is about."))


class SourcePart(_Part):
    """Where the plan says so."""

    document: DocumentPart | None
    section: str | None = _about(N_("The section of the document."))


class WiderProgramPart(_Part):
    """What the Week is a part of."""

    title: str = _about(N_("What it is called."))
    period: Period


class SuggestionPart(_Part):
    """What an upper unit, or this one, only suggests: it stands in no programme."""

    id: Id
    title: str = _about(N_("Its title."))
    kind: EventKind = _about(N_("What sort of activity it is."))
    audience: list[Audience] = _about(N_("For whom it is; empty: not said."))
    description: str | None = _about(N_("What happens."))
    unit: str = _about(N_("Who suggests it."))


class LowerProgramPart(_Part):
    """What units below run."""

    id: Id
    name: str = _about(N_("What runs there."))
    period: Period
    participants: list[str] = _about(N_("Who takes part."))


class PlacePart(_Part):
    """A place; it stands once, and events name its id."""

    id: Id
    name: str = _about(N_("The place’s name."))
    address: str | None = _about(N_("Its postal address."))
    latitude: float | None = _about(N_("Degrees north (WGS 84)."), ge=-90, le=90)
    longitude: float | None = _about(N_("Degrees east (WGS 84)."), ge=-180, le=180)
    directions: str | None = _about(N_("How to get there."))
    access: str | None = _about(N_("Access for people in wheelchairs and others."))


class OrganizationPart(_Part):
    """A body that events name."""

    id: Id
    name: str = _about(N_("The body’s name."))
    kind: str | None = _about(N_("What sort of body it is, in words."))
    address: str | None = _about(N_("Its postal address."))
    phone: str | None = _about(N_("Its telephone."))
    email: str | None = _about(N_("Its e-mail address."))


class TimePart(_Part):
    """The time on each day."""

    start: Clock | None = _about(N_("When it begins, 24 hours."))
    end: Clock | None = _about(N_("When it ends; at or before the start: next day."))
    part: Part | None = _about(N_("The part of the day, where no clock time is known."))


class WhenPart(_Part):
    """When the event takes place, as far as it is known."""

    kind: WhenKind = _about(
        N_(
            "unknown; day: one day; range: several; week: the whole Week; daily: anew on "
            "each day of the period; days, weekly: anew on each of days."
        )
    )
    text: str = _about(N_("Day and time as the site shows them."))
    period: Period | None
    days: list[Date] = _about(N_("Each day of what is not on all days of the period."))
    time: TimePart | None
    starts: Moment | None = _about(N_("The moment of beginning, of a daily event the first one."))
    ends: Moment | None = _about(N_("The moment of the end, of a daily event the first."))


class ChangePart(_Part):
    """What an event was before."""

    on: Date
    field: str = _about(N_("The property that changed, in staff’s words."))
    was: str | None = _about(N_("What it was before; it holds no more."))
    reason: str | None = _about(N_("Why it changed."))


class AgendaPart(_Part):
    """A step of an event."""

    time: TimePart | None
    title: str = _about(N_("What happens then."))
    by: str | None = _about(N_("Who does it."))


class EventPart(_Part):
    """An event."""

    id: Id
    uid: str = _about(N_("The same for ever, also in the calendars."))
    address: str = _about(N_("The address of its page."))
    url: Address | None = _about(N_("The absolute address of its page."))
    calendar: str | None = _about(N_("Its iCalendar file; null while no day is known."))
    title: str = _about(N_("Its title."))
    also_called: list[str] = _about(N_("Other names for it."))
    kind: EventKind = _about(N_("What sort of activity it is."))
    kind_label: str = _about(N_("The same in words."))
    level: str | None = _about(N_("On which level it is held."))
    status: Status = _about(N_("How firm it is."))
    status_label: str = _about(N_("The same in words."))
    when: WhenPart
    place: str | None = _about(N_("The id of a place in “places”."))
    place_note: str | None = _about(N_("Where, in words of the plan."))
    mode: Mode | None = _about(N_("In person, online or both."))
    platforms: list[str] = _about(N_("The online platforms that it uses."))
    online_url: Address | None = _about(N_("Where to join online."))
    audience: list[Audience] = _about(N_("For whom it is; empty: not said."))
    cost: Cost | None = _about(N_("What taking part costs."))
    registration: str | None = _about(N_("How to register."))
    registration_url: Address | None = _about(N_("Where to register."))
    organizers: list[Id] = _about(N_("Ids in “organizations”: who holds it."))
    partners: list[Id] = _about(N_("Ids in “organizations”: who helps."))
    performers: list[str] = _about(N_("Who speaks, leads or performs."))
    attendees: list[str] = _about(N_("Who attends and who is invited."))
    agenda: list[AgendaPart] = _about(N_("Its order, hour by hour."))
    attendance: int | None = _about(N_("How many came."), ge=0)
    contact: str | None = _about(N_("Whom to ask."))
    description: str | None = _about(N_("What happens."))
    note: str | None = _about(N_("What else is good to know."))
    changes: list[ChangePart] = _about(N_("What has changed, oldest first."))
    source: SourcePart | None


class ProgramFile(_Part):
    """The whole of program.json."""

    schema_: str = _about(N_("The address of this schema."), serialization_alias="$schema")
    format_version: Literal[1] = _about(N_("Goes up when a property goes or changes its meaning."))
    title: str = _about(N_("The Week’s title."))
    year: int = _about(N_("The year of the Week."))
    theme: str | None = _about(N_("The year’s theme."))
    theme_choices: list[str] = _about(N_("Themes of which each unit takes one."))
    subthemes: list[str] = _about(N_("What the theme is about in particular."))
    period: Period | None
    part_of: WiderProgramPart | None
    status: Status = _about(N_("How firm the Week is."))
    status_label: str = _about(N_("The same in words."))
    changes: list[ChangePart] = _about(N_("What has changed about the Week, oldest first."))
    attendance: int | None = _about(N_("How many took part in the Week."), ge=0)
    state: State = _about(N_("Whether it is a draft, in force, or archived."))
    language: str = _about(N_("The language of all texts (BCP 47)."))
    time_zone: str = _about(N_("The time zone of all clock times (IANA)."))
    updated: str = _about(
        N_("The newest date of a change to an event or of the plan."),
        json_schema_extra={"format": "date"},
    )
    url: Address | None = _about(N_("The absolute address of the Week’s site."))
    calendar: str = _about(N_("The address of the whole programme as iCalendar."))
    unit: UnitPart
    plan: DocumentPart | None
    lower_programs: list[LowerProgramPart] = _about(
        N_("When units below run their own programmes.")
    )
    places: list[PlacePart] = _about(N_("Where events happen, each once."))
    organizations: list[OrganizationPart] = _about(N_("The bodies that events name, each once."))
    events: list[EventPart] = _about(N_("The events, in the plan’s order."))
    suggestions: list[SuggestionPart] = _about(
        N_("What is only suggested: no part of any programme.")
    )


_TERMS: dict[str, type[StrEnum]] = {
    term.__name__: term for term in (Audience, Cost, EventKind, Mode, State, Status)
}


def program_schema() -> Json:
    """The schema, with its descriptions in the site's language."""
    schema = ProgramFile.model_json_schema(by_alias=True, mode="serialization")
    definitions = schema.pop("$defs")
    for name, term in _TERMS.items():
        words = "; ".join(f"{one.value}: {label(one)}" for one in term)
        definitions[name] = {**definitions[name], "description": words}
    for name in definitions.keys() - _TERMS.keys():
        definitions[name].pop("description", None)
    return {
        "$schema": DIALECT,
        "title": _("Programme of a Lifelong Learning Week"),
        "description": _(
            "Everything public about the programme of one unit and year. What is not known is "
            "null or an empty list, and never guessed. Addresses without https: are relative to "
            "the folder of this file."
        ),
        **{key: _in_words(value) for key, value in schema.items() if key in _OF_OBJECTS},
        "$defs": {name: _in_words(definitions[name]) for name in sorted(definitions)},
    }


_OF_OBJECTS = ("type", "properties", "required")


def _in_words(part: Any) -> Any:
    """A part of pydantic's schema with descriptions in the site's language, and no class's name."""
    if isinstance(part, list):
        return [_in_words(each) for each in part]
    if not isinstance(part, dict):
        return part
    worded = {key: _in_words(value) for key, value in part.items() if not _is_name(key, value)}
    words = worded.get("description")
    if isinstance(words, str):
        worded["description"] = _(words)
    # Readers ignore what is new, and so must the schema.
    if worded.get("additionalProperties") is False:
        del worded["additionalProperties"]
    return worded


def _is_name(key: str, value: Any) -> bool:
    return key == "title" and isinstance(value, str)
