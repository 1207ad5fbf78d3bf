"""What is wrong, as HTML: the panel over a page, and the page where there is none yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from site_src.base.characters import visible
from site_src.base.messages import gettext as _
from site_src.base.problems import Problem, Severity, Spot
from site_src.pages.templating import environment
from site_src.reading.problem_text import MARGIN, Lines, count, marked


def panel(problems: Sequence[Problem], lines: Lines) -> str:
    """The errors among these, each with its line; '' where there is none."""
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if not errors:
        return ""
    warnings, notices = (count(problems, s) for s in (Severity.WARNING, Severity.NOTICE))
    return _render("panel", errors=_shown(errors, lines), warnings=warnings, notices=notices)


def empty_page(head: str) -> str:
    """The page that stands where nothing could be made yet; `head` is HTML for its head."""
    return _render("empty", live=head)


def _shown(errors: Iterable[Problem], lines: Lines) -> list[dict[str, str]]:
    return [
        {
            "place": _spot(problem.spot),
            "line": visible("\n".join(_line(problem, lines))),
            "message": visible(problem.message),
            "hint": visible(problem.hint),
            "other": _spot(problem.other) if problem.other else "",
            "rule": problem.rule,
        }
        for problem in errors
    ]


def _line(problem: Problem, lines: Lines) -> list[str]:
    line = lines.at(problem.spot)
    if line is None or not line.strip():
        return []
    # A frame stands around it here.
    return [text.removeprefix(MARGIN) for text in marked(line, problem.spot)]


def _spot(spot: Spot) -> str:
    path = visible(spot.path)
    if spot.sheet:
        return visible(str(spot))
    if not spot.line:
        return path
    if not spot.column:
        return _("{file}, line {line}").format(file=path, line=spot.line)
    return _("{file}, line {line}, column {column}").format(
        file=path, line=spot.line, column=spot.column
    )


def _render(name: str, **values: Any) -> str:
    return environment(()).get_template(f"live/{name}.html").render(values)
