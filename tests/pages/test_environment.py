"""Our environment of Jinja does what Jinja's own does, for everything that a template may call."""

from __future__ import annotations

import datetime as dt
from functools import cache, partial

import jinja2
import pytest
from markupsafe import Markup

from site_src.pages.environment import Environment

PARTS = {
    "pieces": "{% macro bold(words, mark='!') %}<b>{{ words }}{{ mark }}</b>{% endmacro %}",
    "linked": "{% macro way(words) %}<a href='{{ here }}'>{{ words }}</a>{% endmacro %}",
    "base": "{% from 'pieces' import bold %}[{% block main %}{{ bold('x') }}{% endblock %}]",
}


@jinja2.pass_context
def seen(context: jinja2.runtime.Context, name: str) -> object:
    return context.get(name, "-")


@jinja2.pass_environment
def knows(environment: jinja2.Environment, name: str) -> bool:
    return name in environment.globals


def words(message: str, **values: object) -> Markup:
    return Markup(f"<i>{message}</i>") + "".join(map(str, values.values()))


class Counter:
    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, step: int = 1) -> int:
        self.calls += step
        return self.calls


@pytest.mark.parametrize(
    "text",
    [
        "{{ plain('a', end='<') }}{{ day.strftime('%d/%m') }}{{ kept(2) }}{{ begun('z') }}",
        "{{ seen('here') }}{% set here = 'there' %}{{ seen('here') }}{{ knows('plain') }}",
        "{% for n in (1, 2) %}{{ seen('n') }}{{ plain(n) }}{{ count(n) }}{% endfor %}",
        "{% from 'pieces' import bold %}{% for n in '<a' %}{{ bold(n) }}{% endfor %}",
        "{% from 'pieces' import bold %}{{ bold('a', mark='<') }}{{ bold(mark='?', words='b') }}",
        "{% from 'linked' import way with context %}{{ way('&') }}",
        "{% macro box() %}({{ caller() }}){% endmacro %}{% call box() %}c{% endcall %}",
        "{% macro all() %}{{ varargs }}{{ kwargs }}{% endmacro %}{{ all(1, 2, x='<') }}",
        "{% extends 'base' %}{% block main %}{{ super() }}{{ plain('<') }}{% endblock %}",
        "{% set n = namespace(v=1) %}{% for i in (1, 2) %}{% set n.v = i %}{% endfor %}{{ n.v }}",
        "{% include 'base' %}",
        "{{ _('a & b') }} {{ _('c') ~ '<' }}{% for n in '12' %}{{ _('d', n=n) }}{% endfor %}",
    ],
)
def test_template_says_what_jinjas_own_environment_says(text: str):
    said = set()
    for kind in (jinja2.Environment, partial(Environment, words)):
        environment = kind(loader=jinja2.DictLoader({**PARTS, "page": text}), autoescape=True)
        environment.globals.update(
            _=words,
            plain=lambda words, end="": f"{words}{end}.",
            kept=cache(lambda n: n * 2),
            begun=partial("{}{}".format, "y"),
            seen=seen,
            knows=knows,
            count=Counter(),
            day=dt.date(2025, 10, 1),
        )
        template = environment.get_template("page")
        said.add((template.render(here="home"), template.render(here="<away>")))
    assert len(said) == 1


def test_message_without_values_is_put_in_once_and_for_all():
    asked = Counter()
    environment = Environment(lambda _message: f"<b>{asked()}</b>", autoescape=True)
    template = environment.from_string("{{ _('Menu') }}")
    assert [template.render(), template.render()] == ["<b>1</b>"] * 2
