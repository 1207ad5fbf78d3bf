"""`check`: find all problems and build nothing."""

from __future__ import annotations

import argparse

from site_src.base.messages import gettext as _
from site_src.base.problems import Problem
from site_src.commands.base import OK
from site_src.commands.content import (
    exit_code,
    named_campaign,
    open_content,
    print_problems,
    say_what_is_lost,
)
from site_src.plan.campaigns import Checked, check
from site_src.reading.content import Content
from site_src.reading.problem_text import Lines, as_annotations, as_json, counts


def run(options: argparse.Namespace) -> int:
    """Print what was found, in the form that was asked for."""
    content = open_content(options)
    name = named_campaign(content, options.campaign)
    result = Checked((), (name,)) if isinstance(name, Problem) else check(content, name)
    problems = result.problems
    if options.format == "json":
        print(as_json(problems, Lines(content), len(result.names)), end="")
    elif options.format == "github":
        print(as_annotations(problems), end="")
    else:
        _print(result, content, options)
        if not isinstance(name, Problem) and exit_code(problems, options.strict) == OK:
            say_what_is_lost(content, name)
    return exit_code(problems, options.strict)


def _print(result: Checked, content: Content, options: argparse.Namespace) -> None:
    """For people: of Weeks that are over one line, unless they were asked for."""
    over = () if options.all or options.campaign else tuple(filter(result.is_over, result.problems))
    shown = [problem for problem in result.problems if problem not in over]
    if exit_code(result.problems, options.strict) == OK:
        message = _("Checked {count} campaigns: nothing is in the way.")
        print(message.format(count=len(result.names)))
    folded = _("Weeks that are over: {counts}. “check --all” shows them.")
    print_problems(
        shown, content, options.strict, folded.format(counts=counts(over)) if over else ""
    )
