"""A page of a site, before anything of it is rendered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from site_src.model.origin import Origin
from site_src.model.words import Prose


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a campaign's site.

    `address` is its '/'-string below the campaign's folder ('' for home); `template` a file of
    templates/pages; `nav` its short title in the navigation, `weight` its place there (pages
    without `nav` are reached by links); `prose` the Markdown that it shows; `anchors` the ids
    that others may link to; `variables` what the template gets beside the campaign. What is no
    page to look for (`findable`) stands in no list of pages, and search leaves it out. `was` has
    the addresses that it had before.
    """

    address: str
    template: str
    title: str
    description: str
    origin: Origin
    nav: str | None = None
    weight: int = 0
    prose: Prose | None = None
    anchors: tuple[str, ...] = ()
    variables: Mapping[str, Any] = field(default_factory=dict)
    findable: bool = True
    was: tuple[str, ...] = ()
