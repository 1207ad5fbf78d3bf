"""What the templates of pages see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup

from site_src.addresses import relative
from site_src.assets import Asset
from site_src.content_types.base import Page
from site_src.model import Campaign
from site_src.outputs.hosting import POLICY
from site_src.plan import NOT_FOUND, SitePlan

# What is rendered already of a group of pages, by the group and then the part's template.
Parts = dict[tuple[object, ...], dict[str, Markup]]


def page_variables(
    plan: SitePlan, page: Page, at: str, base: str, assets: Mapping[str, Asset], parts: Parts
) -> dict[str, Any]:
    """What a page's template sees. `at` is the page's own address and `base` that of the
    campaign's folder, both below the folder that is being rendered: the unit's, or the
    campaign's own where `base` is ''.

    `link` and `asset` give URLs of this campaign, `around` those of the unit's other years and
    lower units (None where only one campaign is rendered). A page for unknown addresses cannot
    know how deep it is met: it links absolutely, or not at all (`deep`).

    Head and foot are the same on all pages of a folder that the menu does not name themselves, like
    those of the events: `parts` keeps them, for as long as one plan is rendered.
    """
    deep = page.address == NOT_FOUND

    def link(address: str) -> str:
        if deep:
            return f"{plan.site_url}{address}" if plan.site_url else "/"
        return relative(base + address, at)

    def around(address: str) -> str:
        if deep and plan.site_url:
            return plan.site_url.removesuffix(base) + address
        return relative(address, at)

    def link_in(owner: Campaign, address: str) -> str:
        """The URL of an address in this campaign or in that of a unit below; one that has a
        site of its own is linked there."""
        own = plan.variables["campaign"]
        if owner is own:
            return link(address)
        step = owner.unit.path.removeprefix(own.unit.path).strip("/")
        if owner.unit.site_url != (own.unit.site_url and f"{own.unit.site_url}{step}/"):
            return f"{owner.site_url}{address}"
        return around(f"{step}/{owner.year}/{address}")

    nav = tuple(
        {
            "title": item.title,
            "address": item.address,
            "active": _is_below(page.address, item.address),
        }
        for item in plan.nav
    )
    stable = bool(base) and at == ""
    return {
        **plan.variables,
        **page.variables,
        "link": link,
        "asset": lambda name: link(assets[name].address),
        "around": around if base else None,
        "canonical": _canonical(plan, page, stable),
        "deep": deep and plan.site_url is None,
        "here": page,
        "link_in": link_in,
        "parts": parts.setdefault(_group(page, at, nav), {}),
        "policy": POLICY,
        "stable": stable,
        "site": {"name": plan.title, "nav": nav},
    }


def _canonical(plan: SitePlan, page: Page, stable: bool) -> str | None:
    """The one absolute address of a page; a unit's own address is that of its newest home."""
    if plan.site_url is None or page.address == NOT_FOUND:
        return None
    if stable:
        return plan.site_url.removesuffix("/").rpartition("/")[0] + "/"
    return plan.site_url + page.address


def _group(page: Page, at: str, nav: Iterable[Mapping[str, Any]]) -> tuple[object, ...]:
    """What decides the head and the foot of a page: where its links begin, and what of the menu is
    marked. A page that the head may name stands alone."""
    folder = page.address.rstrip("/").rpartition("/")[0]
    named = not folder or page.address in {item["address"] for item in nav}
    return (at if named else folder, *(item["active"] for item in nav))


def _is_below(address: str, item: str) -> bool:
    return address == item or (bool(item) and address.startswith(item))


def safe(html: str) -> Markup:
    """HTML that was made here, and not by a reader of content."""
    return Markup(html)
