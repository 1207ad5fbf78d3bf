"""Places and organisations that nothing names: a slip in an id, or what was left behind."""

from __future__ import annotations

from collections.abc import Iterator

from site_src.base.messages import gettext as _
from site_src.checks.finding import Finding
from site_src.model import Campaign


def unused_entries(campaign: Campaign) -> Iterator[Finding]:
    """A place at which nothing happens, an organisation that has nothing to do."""
    events = (*campaign.events, *(entry.event for entry in campaign.gathered))
    places = {event.place.id for event in events if event.place}
    bodies = {body.id for event in events for body in (*event.organizers, *event.partners)}
    for assignment in campaign.assignments:
        bodies |= {body.id for body in assignment.organizations}
        bodies |= {body.id for task in assignment.tasks for body in task.partners}
    for place in campaign.places:
        if place.id not in places and place.origin.unit_path == campaign.unit.path:
            message = _("No activity is at “{name}”").format(name=place.name)
            hint = _("Write “place: {id}” beside one, or delete it.").format(id=place.id)
            yield Finding("unused", (place.id,), place.origin, message, hint)
    for body in campaign.organizations:
        if body.id not in bodies and body.origin.unit_path == campaign.unit.path:
            message = _("No activity and no task names “{name}”").format(name=body.name)
            hint = _("Write “organizers: [{id}]” beside one, or delete it.").format(id=body.id)
            yield Finding("unused", (body.id,), body.origin, message, hint)
