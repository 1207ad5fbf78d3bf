"""The strict Jinja environment of pages and outputs, and its filters."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from site_src import display, messages, program_view
from site_src.addresses import relative
from site_src.content_types.base import Page
from site_src.model import Campaign, Origin
from site_src.plan import NOT_FOUND, SitePlan

TEMPLATES = Path(__file__).parent / "templates"


@lru_cache(maxsize=2)
def environment(theme_dirs: tuple[str, ...]) -> jinja2.Environment:
    """The environment over our templates and the theme's folders (real paths, nearest first).

    One for the process: each template is compiled once, however many units are built.
    """
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader([*theme_dirs[:1], str(TEMPLATES), *theme_dirs[1:]]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    env.install_gettext_translations(messages.catalogue(), newstyle=True)  # type: ignore[attr-defined]
    env.filters.update(
        {
            "capital": display.capital,
            "date": display.date_text,
            "deadline": display.deadline_text,
            "doc": display.document_text,
            "iso": lambda date: date.isoformat(),
            "long_date": display.long_date,
            "long_period": display.long_period,
            "long_time": display.long_time,
            "nbsp": display.nbsp,
            "number": display.number_text,
            "origin": _origin,
            "period": display.period_text,
            "place": display.event_place,
            "source": display.source_text,
            "term": display.term_text,
            "time": display.time_text,
            "weekday": display.weekday,
            "when": display.when_text,
            **program_view.FILTERS,
        }
    )
    env.globals.update(program_view.FUNCTIONS)
    return env


@jinja2.pass_context
def _origin(context: jinja2.runtime.Context, origin: Origin | None) -> str:
    campaign = context["campaign"]
    assert isinstance(campaign, Campaign)
    return display.origin_text(origin, campaign)


def page_variables(plan: SitePlan, page: Page, at: str, base: str) -> dict[str, Any]:
    """What a page's template sees. `at` is the page's own address and `base` that of the
    campaign's folder, both below the folder that is being rendered: the unit's, or the
    campaign's own where `base` is ''.

    `link` and `asset` give URLs of this campaign, `around` those of the unit's other years and
    lower units (None where only one campaign is rendered). A page for unknown addresses cannot
    know how deep it is met: it links absolutely, or not at all (`deep`).
    """
    deep = page.address == NOT_FOUND

    def link(address: str) -> str:
        if deep:
            return f"{plan.site_url}{address}" if plan.site_url else "/"
        return relative(base + address, at)

    def around(address: str) -> str:
        return relative(address, at)

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
        "asset": lambda name: link(f"assets/{name}"),
        "around": around if base else None,
        "canonical": _canonical(plan, page, stable),
        "deep": deep and plan.site_url is None,
        "here": page,
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


def _is_below(address: str, item: str) -> bool:
    return address == item or (bool(item) and address.startswith(item))


def safe(html: str) -> Markup:
    """HTML that was made here, and not by a reader of content."""
    return Markup(html)
