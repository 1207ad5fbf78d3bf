"""organizations.yml: who does what, and whether it is ordered or requested."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from site_src.content_types.base import ContentType, Page, Scope
from site_src.content_types.fields import (
    BiddingTerm,
    DeadlineField,
    Email,
    Inherit,
    Item,
    Record,
    SourceRecord,
    Text,
)
from site_src.messages import gettext as _
from site_src.model import Assignment, Bidding, Campaign, Event, Organization, Task


class OrganizationRecord(Item):
    """A body, a group of bodies, or a function (“Văn hóa - thông tin”)."""

    REQUIRED = ("name",)

    name: Text | None = None
    kind: Text | None = None
    address: Text | None = None
    phone: Text | None = None
    email: Email | None = None
    note: Text | None = None


class TaskRecord(Item):
    """One thing to do; `partners` are ids of organisations, `event` the id of an event."""

    REQUIRED = ("text",)

    text: Text | None = None
    partners: list[Text] | None = None
    deadline: DeadlineField | None = None
    product: Text | None = None
    event: Text | None = None


class AssignmentRecord(Item):
    """An item of the document: the organisations it names and the tasks it gives them."""

    REQUIRED = ("organizations", "bidding")

    organizations: list[Text] | None = None
    bidding: BiddingTerm | None = None
    tasks: list[TaskRecord | Inherit] | None = None
    source: SourceRecord | None = None


class OrganizationsRecord(Record):
    """The whole of organizations.yml."""

    organizations: list[OrganizationRecord | Inherit] | None = None
    assignments: list[AssignmentRecord | Inherit] | None = None


def _task(record: TaskRecord, scope: Scope) -> Task:
    partners = scope.find_all(scope.organizations, record.partners, record.origin_of("partners"))
    return Task(**{**scope.values(record), "partners": partners})


def _complete(record: OrganizationsRecord | None, scope: Scope) -> dict[str, Any]:
    record = record or OrganizationsRecord()
    organizations = tuple(
        Organization(**scope.values(organization))
        for organization in record.organizations or ()
        if isinstance(organization, OrganizationRecord)
    )
    scope = replace(scope, organizations=organizations)
    return {
        "organizations": organizations,
        "assignments": tuple(
            Assignment(
                assignment.id,
                scope.find_all(
                    organizations,
                    assignment.organizations,
                    assignment.origin_of("organizations"),
                ),
                assignment.bidding or Bidding.ORDERED,
                tuple(_task(t, scope) for t in assignment.tasks or () if isinstance(t, TaskRecord)),
                scope.source(assignment.source),
                assignment.origin,
            )
            for assignment in record.assignments or ()
            if isinstance(assignment, AssignmentRecord)
        ),
    }


@dataclass(frozen=True, slots=True)
class Duties:
    """What one organisation does: the items given to it, tasks of others that name it, and the
    events that it organises or joins."""

    organization: Organization
    led: tuple[Assignment, ...]
    joined: tuple[tuple[Assignment, Task], ...]
    events: tuple[Event, ...]

    def __bool__(self) -> bool:
        return bool(self.led or self.joined or self.events)


def duties(campaign: Campaign) -> tuple[Duties, ...]:
    """Each organisation with its duties, in the order of the document."""
    return tuple(
        Duties(
            organization,
            tuple(a for a in campaign.assignments if organization in a.organizations),
            tuple(
                (assignment, task)
                for assignment in campaign.assignments
                for task in assignment.tasks
                if organization in task.partners
            ),
            tuple(
                event
                for event in campaign.events
                if organization in (*event.organizers, *event.partners)
            ),
        )
        for organization in campaign.organizations
    )


def _pages(campaign: Campaign) -> Iterable[Page]:
    found = [duty for duty in duties(campaign) if duty]
    if not found:
        return
    origin = found[0].organization.origin
    yield Page(
        "to-chuc-thuc-hien/",
        "organizations.html",
        _("Who does what"),
        _("Each organisation’s tasks: what is ordered and what is requested."),
        origin,
        _("Who does what"),
        70,
        anchors=tuple(assignment.id for assignment in campaign.assignments),
        variables={"duties": tuple(found)},
    )
    for duty in found:
        yield Page(
            f"to-chuc-thuc-hien/{duty.organization.id}/",
            "organization.html",
            duty.organization.name,
            _("Tasks of {organization}.").format(organization=duty.organization.name),
            duty.organization.origin,
            variables={"duty": duty},
        )


ORGANIZATIONS = ContentType(
    "organizations", "organizations.yml", OrganizationsRecord, _complete, _pages
)
