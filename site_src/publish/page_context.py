"""What the templates of pages see."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from site_src.base.addresses import NOT_FOUND, SEARCH, WORKER, relative
from site_src.model import Campaign, State
from site_src.model.page import Page
from site_src.outputs.host_rules import POLICY
from site_src.outputs.offline import page_mark
from site_src.pages.assets import Asset
from site_src.plan.site_plan import SitePlan

# What is rendered already of the parts that pages share: by template, and what it depends on.
Parts = dict[tuple[object, ...], Markup]


def page_variables(
    plan: SitePlan, page: Page, at: str, base: str, assets: Mapping[str, Asset], parts: Parts
) -> dict[str, Any]:
    """What a page's template sees.

    `at` is the page's own address and `base` that of the campaign's folder, both below the folder
    that is being rendered: the unit's, or the campaign's own where `base` is ''.

    `link` and `asset` give URLs of this campaign, `around` those of the unit's other years and
    lower units (None where only one campaign is rendered). A page for unknown addresses cannot
    know how deep it is met: it links absolutely, or not at all (`deep`); what it loads is addressed
    from the host's root.

    Head and foot are the same on all pages from which the campaign's home is equally far `up` (a
    URL to put before an address, '' on the home page itself) and which have the same place in the
    menu: `parts` keeps them, for as long as one plan is rendered.
    """
    deep = page.address == NOT_FOUND

    def link(address: str) -> str:
        if deep:
            return f"{plan.site_url}{address}" if plan.site_url else "/"
        return relative(base + address, at)

    up = link("").removeprefix("./")

    def loaded(address: str) -> str:
        # The policy lets a page take what is of the host that answers, by whichever name. No page
        # lies in a folder of what is loaded.
        return urlsplit(link(address)).path if deep else f"{up}{address}" or "./"

    def around(address: str) -> str:
        if deep and plan.site_url:
            return plan.site_url.removesuffix(base) + address
        return relative(address, at)

    def link_in(owner: Campaign, address: str) -> str:
        """The URL of an address in this campaign or in that of a unit below.

        One that has a site of its own is linked there.
        """
        own = plan.variables["campaign"]
        if owner is own:
            return link(address)
        step = owner.unit.path.removeprefix(own.unit.path).strip("/")
        if owner.unit.site_url != (own.unit.site_url and f"{own.unit.site_url}{step}/"):
            return f"{owner.site_url}{address}"
        return around(f"{step}/{owner.year}/{address}")

    def from_root(address: str) -> str:
        """The URL of an address below the site's root, where this folder lies in the whole site."""
        return relative(address, plan.address.removesuffix(base) + at)

    current = tuple(_current(page.address, item.address) for item in plan.nav)
    menu = tuple(zip(plan.nav, current, strict=True))
    staff_menu = tuple(pair for pair in menu if not pair[0].for_citizens)
    searching = page.address == SEARCH
    campaign, reach = plan.variables.get("campaign"), plan.variables.get("reach")
    stable = bool(base) and at == ""
    own = plan.address + page.address
    return {
        **plan.variables,
        **page.variables,
        "link": link,
        "after": plan.variables.get("after", ()),
        "asset": lambda name: loaded(assets[name].address),
        "around": around if base else None,
        "before": plan.variables.get("before", ()),
        "canonical": _canonical(plan, page, stable),
        "deep": deep and plan.site_url is None,
        "from_root": from_root,
        "here": page,
        "last_day": reach[1].isoformat() if reach else "",
        "link_in": link_in,
        "loaded": loaded,
        "lower_with_events": plan.variables.get("lower_with_events", ()),
        "in_staff_menu": any(current for _item, current in staff_menu),
        "menu": tuple(pair for pair in menu if pair[0].for_citizens),
        "menu_kind": (*current, searching),
        "page_mark": page_mark(plan.address.removesuffix(base) if stable else own),
        "parts": parts,
        "over_at_build": isinstance(campaign, Campaign) and _is_over(campaign, plan),
        "policy": POLICY,
        "searching": searching,
        "site_name": plan.title,
        "stable": stable,
        "staff_menu": staff_menu,
        "up": up,
        # The campaign's worker, and that of the page at the unit's own address.
        "workers": loaded(WORKER) + (f" {WORKER}" if stable else ""),
    }


def _is_over(campaign: Campaign, plan: SitePlan) -> bool:
    """Whether a campaign is known to be over without a clock.

    It is archived, or another followed it. Of all others the browser knows.
    """
    newer = any(year > campaign.year for year in plan.variables["years"])
    return newer or campaign.state is State.ARCHIVED


def _canonical(plan: SitePlan, page: Page, stable: bool) -> str | None:
    """The one absolute address of a page; a unit's own address is that of its newest home."""
    if plan.site_url is None or page.address == NOT_FOUND:
        return None
    if stable:
        return plan.site_url.removesuffix("/").rpartition("/")[0] + "/"
    return plan.site_url + page.address


def _current(address: str, item: str) -> str | None:
    """What `aria-current` says of an item of the menu: that it is this page, or leads to it."""
    if address == item:
        return "page"
    return "true" if item and address.startswith(item) else None
