"""organizations.yml: who does what, and whether it is ordered or requested."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from site_src.base.messages import gettext as _
from site_src.base.messages import mark as N_
from site_src.content_types.base import ContentType, Scope, anchors
from site_src.content_types.fields import (
    BiddingTerm,
    DeadlineField,
    Email,
    Inherit,
    OldIds,
    Phone,
    Text,
)
from site_src.content_types.records import SOURCE, WAS, Item, Record, SourceRecord, about
from site_src.model import Assignment, Bidding, Campaign, Event, Organization, Task
from site_src.model.page import Page


class OrganizationRecord(Item):
    """A body, a group of bodies, or a function (“Văn hóa - thông tin”)."""

    REQUIRED = ("name",)
    IDENTITY = ("name",)

    name: Text | None = about(N_("name"), "Hội Khuyến học xã Mẫu")
    kind: Text | None = about(N_("kind of organisation"), "hội")
    address: Text | None = about(N_("address"), "Trụ sở UBND xã Mẫu")
    phone: Phone | None = about(N_("telephone"), "024 0000 0000")
    email: Email | None = about(N_("e-mail"), "khuyenhoc@example.vn")
    note: Text | None = about(N_("anything else to know"), "Cơ quan thường trực của Tuần lễ.")
    was: OldIds | None = WAS


class TaskRecord(Item):
    """One thing to do; `partners` are ids of organisations, `event` the id of an event."""

    REQUIRED = ("text",)
    IDENTITY = ("text",)

    text: Text | None = about(N_("what to do"), "Mời người cao tuổi đến lớp điện thoại thông minh.")
    partners: list[Text] | None = about(N_("ids of organisations that help"), "[tram-y-te]")
    deadline: DeadlineField | None = about(N_("deadline"), "trước 05/10/2026")
    product: Text | None = about(N_("what must come of it"), "Báo cáo")
    event: Text | None = about(N_("id of an activity of the programme"), "le-khai-mac")


class AssignmentRecord(Item):
    """An item of the document: the organisations it names and the tasks it gives them."""

    REQUIRED = ("organizations", "bidding")
    IDENTITY = ("organizations",)

    organizations: list[Text] | None = about(
        N_("ids of one or more organisations"), "[hoi-khuyen-hoc]"
    )
    bidding: BiddingTerm | None = about(N_("ordered or requested"), "giao")
    tasks: list[TaskRecord | Inherit] | None = about(N_("the tasks"))
    was: OldIds | None = WAS
    source: SourceRecord | None = SOURCE


class OrganizationsRecord(Record):
    """The whole of organizations.yml."""

    organizations: list[OrganizationRecord | Inherit] | None = about(N_("the organisations"))
    assignments: list[AssignmentRecord | Inherit] | None = about(N_("the assignments"))


def _task(record: TaskRecord, scope: Scope) -> Task:
    partners = scope.find_all(
        scope.organizations, record.partners, record.origin_of("partners"), "organizations.yml"
    )
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
                    "organizations.yml",
                ),
                assignment.bidding or Bidding.ORDERED,
                tuple(_task(t, scope) for t in assignment.tasks or () if isinstance(t, TaskRecord)),
                tuple(assignment.was or ()),
                scope.source(assignment.source),
                assignment.origin,
            )
            for assignment in record.assignments or ()
            if isinstance(assignment, AssignmentRecord)
        ),
    }


@dataclass(frozen=True, slots=True)
class Duties:
    """What one organisation does.

    The items given to it, tasks of others that name it, and the events that it organises or joins.
    """

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
    assigned = [duty for duty in duties(campaign) if duty]
    if not assigned:
        return
    origin = assigned[0].organization.origin
    yield Page(
        "to-chuc-thuc-hien/",
        "organizations.html",
        _("Who does what"),
        _("Each organisation’s tasks: what is ordered and what is requested."),
        origin,
        _("Who does what"),
        70,
        anchors=anchors(campaign.assignments),
        variables={"duties": tuple(assigned)},
    )
    for duty in assigned:
        yield Page(
            f"to-chuc-thuc-hien/{duty.organization.id}/",
            "organization.html",
            duty.organization.name,
            _("Tasks of {organization}.").format(organization=duty.organization.name),
            duty.organization.origin,
            variables={"duty": duty},
            was=tuple(f"to-chuc-thuc-hien/{old}/" for old in duty.organization.was),
        )


ORGANIZATIONS = ContentType(
    "organizations", "organizations.yml", OrganizationsRecord, _complete, _pages
)
