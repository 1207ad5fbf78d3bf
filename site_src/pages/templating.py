"""The strict Jinja environment of pages and outputs, and its filters."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup, escape

from site_src.base import messages, project
from site_src.model import Campaign, Event, Origin, display
from site_src.model.bonds import bound
from site_src.model.units import said_before_names
from site_src.pages import drawings, posters, program_view
from site_src.pages.accessibility import statement
from site_src.pages.compiled_templates import CompiledTemplates
from site_src.pages.environment import Environment

TEMPLATES = Path(project.TEMPLATES)


@lru_cache(maxsize=2)
def environment(theme_dirs: tuple[str, ...]) -> jinja2.Environment:
    """The environment over our templates and the theme's folders (real paths, nearest first).

    One for the process: each template is compiled once, however many units are built.
    """
    env = Environment(
        _words,
        loader=jinja2.FileSystemLoader([*theme_dirs[:1], str(TEMPLATES), *theme_dirs[1:]]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals["_"] = _message
    env.globals["once"] = _once
    env.globals["formerly"] = _formerly
    env.globals["accessibility"] = statement
    env.globals["posters"] = posters.posters
    env.globals["called"] = said_before_names
    env.globals["emblem"] = drawings.emblem
    env.globals["inside"] = drawings.inside
    env.globals["pictogram"] = _drawn(drawings.pictogram)
    env.globals["picture"] = _picture
    env.globals["figure"] = _drawn(drawings.figure)
    filters: dict[str, Callable[..., Any]] = {
        "bound": bound,
        "capital": display.capital,
        "cut": display.cut,
        "date": display.date_text,
        "deadline": display.deadline_text,
        "doc": display.document_text,
        "length_class": posters.weight,
        "place_heading": posters.heading,
        "iso": lambda date: date.isoformat(),
        "long_date": display.long_date,
        "long_period": display.long_period,
        "nbsp": display.nbsp,
        "origin": _origin,
        "period": display.period_text,
        "source": display.source_text,
        "term": display.term_text,
        "thousands": messages.thousands,
        "time": display.time_text,
        "short_weekday": display.short_weekday,
        "weekday": display.weekday,
        "when": display.when_text,
        "where": display.event_where,
        **program_view.FILTERS,
    }
    env.filters.update(filters)
    env.bytecode_cache = CompiledTemplates(_compilers(filters.values()))
    env.globals.update(program_view.FUNCTIONS)
    return env


def _compilers(filters: Iterable[Callable[..., Any]]) -> Iterator[bytes]:
    """What decides how a template is compiled.

    Jinja, our environment, and the modules of the filters, which Jinja runs then where it knows all
    that they get, with the words that they may say.
    """
    yield jinja2.__version__.encode()
    yield messages.language().encode()
    yield messages.compiled_catalogue().read_bytes()
    for name in sorted({__name__, Environment.__module__, *(one.__module__ for one in filters)}):
        yield Path(str(sys.modules[name].__file__)).read_bytes()


@cache
def _words(message: str) -> Markup:
    return Markup(messages.gettext(message))


def _message(message: str, **values: object) -> Markup:
    """A message as a template shows it; the values put into it are escaped.

    (Jinja's own gettext does the same at ten times the cost, and pages have a thousand messages.)
    """
    words = _words(message)
    if not values:
        return words
    # As Markup's own % does it, which wraps each value in an object that escapes itself.
    return Markup(str.__mod__(words, {name: escape(value) for name, value in values.items()}))


@jinja2.pass_context
def _once(context: jinja2.runtime.Context, name: str, *kind: object) -> Markup:
    """A part that pages share which are equally deep and of the same kind.

    See `page_variables`.
    """
    parts: dict[tuple[object, ...], Markup] = context["parts"]
    key = (name, context["up"], *kind)
    if key not in parts:
        template = context.environment.get_template(name)
        parts[key] = Markup(template.render(context.get_all()))
    return parts[key]


def _formerly(entry: Any) -> Markup:
    """The places that an entry had before on its page: addresses with them still lead to it."""
    if not entry.was:
        return Markup()
    return Markup("").join(Markup('<span id="{}"></span>').format(old) for old in entry.was)


@jinja2.pass_context
def _picture(
    context: jinja2.runtime.Context, event: Event, owner: Campaign | None = None, side: int = 36
) -> Markup:
    """The picture of an activity in a list: its photo, else that of its kind.

    Those of a unit below lie in its own folder.
    """
    if event.photo and owner in (None, context["campaign"]):
        photo: Markup = context["photo"](event.photo.file, "", side)
        return Markup(f'<span class="pic photo">{photo}</span>')
    return drawings.pictogram(context["asset"], event.kind, side)


def _drawn(image: Callable[..., Markup]) -> Callable[..., Markup]:
    """A function of `drawings` that knows where the page that calls it finds the theme's files."""

    @jinja2.pass_context
    def call(context: jinja2.runtime.Context, *values: Any) -> Markup:
        return image(context["asset"], *values)

    return call


@jinja2.pass_context
def _origin(context: jinja2.runtime.Context, origin: Origin | None) -> str:
    campaign = context["campaign"]
    assert isinstance(campaign, Campaign)
    return display.origin_text(origin, campaign)
