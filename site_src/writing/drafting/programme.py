"""Activities to the entries of events.yml, places.yml and organizations.yml.

What is said of one thing in several places is collected, and where two places disagree neither is
written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from site_src.base.messages import gettext as _
from site_src.model.vocabulary import label
from site_src.writing.drafting.activity import Activity
from site_src.writing.drafting.bodies import Bodies
from site_src.writing.drafting.collecting import CEREMONIES, EVENTS, OPENINGS, own_name
from site_src.writing.drafting.facts import Entry, Fact, Field, Grade, Question, entry, text_field
from site_src.writing.drafting.names import short_id
from site_src.writing.drafting.placing import place_item, place_of
from site_src.writing.drafting.terms import (
    cost_of,
    description_of,
    kind_of,
    mode_of,
    note_of,
    people_of,
    platforms_of,
    url_of,
)
from site_src.writing.drafting.timing import when_of, worst_grade
from site_src.writing.drafting.titles import begins_as_order


@dataclass(frozen=True, slots=True)
class Programme:
    """The entries of the three files, and what is left to ask."""

    events: tuple[Entry, ...]
    places: tuple[Entry, ...]
    questions: tuple[Question, ...]


def programme(found: Sequence[Activity], bodies: Bodies, taken: set[str]) -> Programme:
    """The entries of the activities, with their places; bodies that are new are added."""
    places: dict[str, tuple[str, Fact, str]] = {}
    place_ids: set[str] = set()
    events: list[Entry] = []
    questions: list[Question] = []
    for activity in found:
        key = short_id(_for_id(activity), taken)
        when, when_facts, asked = when_of(activity, key)
        questions += asked
        place, place_facts, more = place_of(activity, key, places, place_ids)
        questions += more
        organizers = tuple(dict.fromkeys(bodies.add(fact) for fact in activity.organizers))
        partners = tuple(
            p
            for p in dict.fromkeys(bodies.add(fact) for fact in activity.partners)
            if p not in organizers
        )
        people = people_of(activity)
        mode = mode_of(activity)
        platforms = platforms_of(activity)
        url = url_of(activity)
        cost = cost_of(activity)
        kind = activity.kind or kind_of(activity)
        fields = (
            Field("id", key, Grade.DERIVED),
            Field("title", activity.title.value, activity.title.grade),
            Field("also_called", activity.others[:3])
            if activity.others and activity.kind in CEREMONIES
            else None,
            Field("kind", label(kind), Grade.DERIVED) if kind else None,
            text_field("level", activity.level),
            Field("organizers", organizers, worst_grade(activity.organizers))
            if organizers
            else None,
            Field("partners", partners, worst_grade(activity.partners)) if partners else None,
            Field("audience", people, Grade.DERIVED) if people else None,
            when,
            *place,
            Field("mode", mode, Grade.DERIVED) if mode else None,
            Field("platforms", platforms) if platforms else None,
            Field("online_url", url) if url else None,
            text_field("registration", activity.registration),
            Field("cost", cost, Grade.DERIVED) if cost else None,
            description_of(activity),
            note_of(activity, when is None or bool(asked)),
            Field("source", "; ".join(activity.sections)) if activity.sections else None,
        )
        facts = (
            activity.title,
            *when_facts,
            *place_facts,
            *activity.texts,
            *activity.organizers,
            *activity.partners,
            *activity.notes,
            *((activity.level,) if activity.level else ()),
            *((activity.cost,) if activity.cost else ()),
            *((activity.registration,) if activity.registration else ()),
        )
        events.append(entry(fields, facts))
        if begins_as_order(activity.title.value) or activity.title.grade is Grade.CHECK:
            questions.append(
                Question(
                    _("Is “{title}” a good name for this activity?").format(
                        title=activity.title.value
                    ),
                    EVENTS,
                    key,
                    f"title: {activity.title.value}",
                    activity.title.quotes,
                )
            )
    return Programme(
        tuple(events), tuple(place_item(*place) for place in places.values()), tuple(questions)
    )


def _for_id(activity: Activity) -> str:
    if activity.kind in OPENINGS and not activity.lower and not own_name(activity):
        return (
            "lễ khai mạc" if "khai mạc" in activity.title.value.casefold() else activity.title.value
        )
    return activity.title.value
