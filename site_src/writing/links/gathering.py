"""The links of campaigns that lead out of the site, each with the spots at which it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass

from site_src.base.problems import Spot
from site_src.model import Campaign, Origin, Passage, Unit
from site_src.prose.links import find_links

_WEB = re.compile(r"https?://", re.IGNORECASE)
# The fields of the model in which one address or several stand.
_FIELDS = frozenset({"url", "online_url", "registration_url", "references", "portal"})


def outgoing(campaigns: Iterable[Campaign]) -> dict[str, tuple[Spot, ...]]:
    """Every address of the web, without its fragment, in order of first mention."""
    found: dict[str, dict[Spot, None]] = {}
    for campaign in campaigns:
        for url, spot in _links(campaign):
            found.setdefault(url.partition("#")[0], {}).setdefault(spot)
    return {url: tuple(spots) for url, spots in found.items()}


def _links(value: object) -> Iterator[tuple[str, Spot]]:
    """The addresses in a value of the model and in all that it holds."""
    if isinstance(value, Passage):
        for link in find_links(value.text):
            if _WEB.match(link.target):
                origin = value.origin
                yield link.target, Spot(origin.path, origin.line + link.line - 1, link.column)
        return
    if not is_dataclass(value) or isinstance(value, type | Origin):
        return
    where = getattr(value, "origin", None)
    for field in fields(value):
        inner = getattr(value, field.name)
        items = inner if isinstance(inner, tuple) else (inner,)
        if field.name in _FIELDS and isinstance(where, Origin):
            yield from ((text, where.spot) for text in items if _is_web(text))
        # What an upper unit says of itself is told there.
        elif field.name != "parent":
            for item in items:
                if not isinstance(item, Campaign | Unit) or field.name == "unit":
                    yield from _links(item)


def _is_web(text: object) -> bool:
    return isinstance(text, str) and _WEB.match(text) is not None
