"""resources.yml: open learning resources."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar
from urllib.parse import unquote

from site_src.base import addresses
from site_src.base.messages import gettext as _
from site_src.base.messages import mark as N_
from site_src.content_types.base import ContentType, Scope, anchors
from site_src.content_types.fields import (
    AudienceTerms,
    CostTerm,
    DateField,
    Inherit,
    OldIds,
    Text,
    Url,
)
from site_src.content_types.records import SOURCE, WAS, Bool, Item, Record, SourceRecord, about
from site_src.model import Audience, Campaign, Cost, Resource
from site_src.model.page import Page

T = TypeVar("T")


class ResourceRecord(Item):
    """A resource; `references` are public addresses that its description rests on."""

    REQUIRED = ("name", "purpose")
    IDENTITY = ("name", "url")

    name: Text | None = about(N_("name"), "Thư viện số cho trẻ em")
    url: Url | None = about(N_("web address"), "https://example.vn/")
    purpose: Text | None = about(N_("what it is for"), "Đọc truyện, sách tranh.")
    kind: Text | None = about(N_("kind"), "sách")
    audience: AudienceTerms | None = about(N_("whom it is for"), "[trẻ em, học sinh]")
    languages: list[Text] | None = about(N_("which languages"), "[tiếng Việt]")
    cost: CostTerm | None = about(N_("cost"), "miễn phí")
    login: Bool | None = about(N_("whether it needs an account"), "không")
    licence: Text | None = about(N_("licence"), "CC BY 4.0")
    last_checked: DateField | None = about(
        N_("day on which somebody opened and checked it; `null` where nobody has"), "20/9/2026"
    )
    dead_since: DateField | None = about(
        N_("since which day the address leads nowhere; “check --links” writes it"), "20/9/2026"
    )
    references: list[Url] | None = about(
        N_("public pages that say what is written here"), "[https://example.vn/gioi-thieu]"
    )
    was: OldIds | None = WAS
    source: SourceRecord | None = SOURCE


class ResourcesRecord(Record):
    """The whole of resources.yml."""

    resources: list[ResourceRecord | Inherit] | None = None


def _resource(record: ResourceRecord, scope: Scope) -> Resource:
    values = {**scope.values(record), "source": scope.source(record.source)}
    for name in ("audience", "languages", "references"):
        values[name] = values[name] or ()
    return Resource(**values)


def _complete(record: ResourcesRecord | None, scope: Scope) -> dict[str, Any]:
    resources = record.resources if record else None
    return {
        "resources": tuple(
            _resource(r, scope) for r in resources or () if isinstance(r, ResourceRecord)
        )
    }


def _pages(campaign: Campaign) -> Iterable[Page]:
    if campaign.resources:
        yield Page(
            addresses.RESOURCES,
            "resources.html",
            _("Open learning resources"),
            _("Where to learn for yourself: whom it is for, in which language, at what cost."),
            campaign.resources[0].origin,
            _("Resources"),
            60,
            anchors=anchors(campaign.resources),
            variables={
                "by_cost": _groups(campaign.resources, (*Cost, None), lambda r: r.cost),
                "by_audience": _groups(
                    campaign.resources,
                    (*Audience, None),
                    lambda r: r.audience[0] if r.audience else None,
                ),
            },
        )
    described = tuple((r, tuple(map(_shown, r.references))) for r in campaign.resources)
    described = tuple((resource, found) for resource, found in described if found)
    if described:
        yield Page(
            f"{addresses.RESOURCES}nguon/",
            "resource_sources.html",
            _("Where the descriptions of the resources are from"),
            _("Public pages that say what is written about each resource."),
            described[0][0].origin,
            anchors=anchors(resource for resource, _found in described),
            variables={"described": described},
        )


def _shown(url: str) -> tuple[str, str]:
    """An address, and how a reader sees it: without scheme, its letters decoded."""
    return url, unquote(url).partition("://")[2].strip("/")


def _groups(
    resources: Iterable[Resource], keys: Iterable[T], key_of: Callable[[Resource], T]
) -> tuple[tuple[T, tuple[Resource, ...]], ...]:
    """The resources by key, in the order of the keys; each stands in one group."""
    groups = [(key, tuple(r for r in resources if key_of(r) == key)) for key in keys]
    return tuple((key, group) for key, group in groups if group)


RESOURCES = ContentType("resources", "resources.yml", ResourcesRecord, _complete, _pages)
