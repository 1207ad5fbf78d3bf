"""The strict Jinja environment of pages and outputs, and its filters."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

import jinja2
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from markupsafe import Markup

from site_src import display, messages, program_view
from site_src.model import Campaign, Origin

TEMPLATES = Path(__file__).parent / "templates"


@lru_cache(maxsize=2)
def environment(theme_dirs: tuple[str, ...]) -> jinja2.Environment:
    """The environment over our templates and the theme's folders (real paths, nearest first).

    One for the process: each template is compiled once, however many units are built.
    """
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader([*theme_dirs[:1], str(TEMPLATES), *theme_dirs[1:]]),
        autoescape=True,
        extensions=[WordsAsText],
        undefined=jinja2.StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals["_"] = _message
    env.globals["once"] = _once
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


class WordsAsText(Extension):
    """Puts `{{ _("words") }}` into a template as text when it is compiled: a page says it a hundred
    times, and a build makes many pages."""

    CALL = ("variable_begin", "name", "lparen", "string", "rparen", "variable_end")

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Called by Jinja between its lexer and its parser."""
        waiting: list[Token] = []
        for token in stream:
            waiting.append(token)
            if token.type == self.CALL[len(waiting) - 1] and (
                token.type != "name" or token.value == "_"
            ):
                if len(waiting) == len(self.CALL):
                    yield Token(token.lineno, "data", _words(waiting[3].value))
                    waiting = []
            else:
                yield from waiting
                waiting = []


@cache
def _words(message: str) -> Markup:
    return Markup(messages.gettext(message))


def _message(message: str, **values: object) -> Markup:
    """A message as a template shows it; the values put into it are escaped. (Jinja's own gettext
    does the same at ten times the cost, and pages have a thousand messages.)"""
    return _words(message) % values if values else _words(message)


@jinja2.pass_context
def _once(context: jinja2.runtime.Context, name: str) -> Markup:
    """A part of the page that is the same on all pages of its group (see `page_variables`)."""
    parts: dict[str, Markup] = context["parts"]
    if name not in parts:
        template = context.environment.get_template(name)
        parts[name] = Markup(template.render(context.get_all()))
    return parts[name]


@jinja2.pass_context
def _origin(context: jinja2.runtime.Context, origin: Origin | None) -> str:
    campaign = context["campaign"]
    assert isinstance(campaign, Campaign)
    return display.origin_text(origin, campaign)
