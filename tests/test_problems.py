"""How problems are shown, counted and put in order."""

from __future__ import annotations

from site_src.base.messages import gettext as _
from site_src.base.problems import Problem, Severity, Spot, has_errors, sorted_problems

PLACE = Spot("a.yml", 1, 1)


def problem(severity=Severity.ERROR, place=PLACE, message="M", **more):
    return Problem(severity, "rule", place, message, **more)


def test_place_as_text():
    places = (Spot("a/b.yml"), Spot("a/b.yml", 3), Spot("a/b.yml", 3, 7))
    assert [str(place) for place in places] == ["a/b.yml", "a/b.yml:3", "a/b.yml:3:7"]


def test_problem_as_text():
    assert str(problem(message="Sai ngày")) == f"a.yml:1:1: {_('error')} (rule): Sai ngày"


def test_problem_with_hint_and_second_place():
    shown = str(
        problem(Severity.WARNING, message="Khác nhau", hint="Sửa một.", other=Spot("b.yml", 2))
    )
    assert shown.split("\n") == [
        f"a.yml:1:1: {_('warning')} (rule): Khác nhau",
        "    " + _("See also: {place}").format(place="b.yml:2"),
        "    → Sửa một.",
    ]


def test_order_by_place():
    places = [
        Spot("b.yml"),
        Spot("a.yml", 10, 1),
        Spot("a.yml", 2, 30),
        Spot("a.yml", 2, 4),
        Spot("a.yml"),
    ]
    ordered = sorted_problems(problem(place=place) for place in places)
    assert [str(found.spot) for found in ordered] == [
        "a.yml",
        "a.yml:2:4",
        "a.yml:2:30",
        "a.yml:10:1",
        "b.yml",
    ]


def test_each_problem_once():
    assert sorted_problems([problem(), problem(), problem(message="N")]) == [
        problem(),
        problem(message="N"),
    ]


def test_errors():
    warnings = [problem(Severity.WARNING), problem(Severity.NOTICE)]
    assert not has_errors([])
    assert not has_errors(warnings)
    assert has_errors([*warnings, problem()])
