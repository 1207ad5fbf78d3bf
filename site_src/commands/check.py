"""`check`: find all problems and build nothing."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from dataclasses import replace

from site_src.base.messages import gettext as _
from site_src.base.messages import thousands
from site_src.base.problems import Problem, sorted_problems
from site_src.commands.base import OK
from site_src.commands.content import (
    exit_code,
    named_campaign,
    open_content,
    print_problems,
    say_what_is_lost,
)
from site_src.model.name import CampaignName
from site_src.plan.campaigns import Checked, check
from site_src.reading.content import Content
from site_src.reading.files import HANDOVER_FILE, join
from site_src.reading.problem_text import Lines, as_annotations, as_json, counts


def run(options: argparse.Namespace) -> int:
    """Print what was found, in the form that was asked for."""
    content = open_content(options)
    name = named_campaign(content, options.campaign)
    lines: tuple[str, ...] = ()
    if isinstance(name, Problem):
        result = Checked((), (name,))
    else:
        result = _with(check(content, name), _of_handing_over(content, name))
    if options.links and not isinstance(name, Problem):
        # Only who asks for links waits for what asks them.
        from site_src.writing.links.check import check_links
        from site_src.writing.links.round import Means

        asked = check_links(content, result.names, Means(), _progress)
        lines = asked.lines
        result = _with(result, asked.problems)
    problems = result.problems
    if options.format == "json":
        print(as_json(problems, Lines(content), len(result.names)), end="")
    elif options.format == "github":
        print(as_annotations(problems), end="")
    else:
        _print(result, content, options)
        print(*lines, sep="\n", end="\n" if lines else "")
        if not isinstance(name, Problem) and exit_code(problems, options.strict) == OK:
            say_what_is_lost(content, name)
    return exit_code(problems, options.strict)


def _with(result: Checked, problems: Iterable[Problem]) -> Checked:
    return replace(result, problems=tuple(sorted_problems((*result.problems, *problems))))


def _of_handing_over(content: Content, name: CampaignName | None) -> list[Problem]:
    """What is wrong in the units' handover.yml, which only `pack` and `publish` use."""
    problems: list[Problem] = []
    for path in content.unit_paths() if name is None else (name.unit_path,):
        if content.files.entry(join(path, HANDOVER_FILE)):
            from site_src.publish.handover.settings import read_settings  # few units have one

            problems += read_settings(content, path)[1]
    return problems


def _progress(count: int, total: int, url: str) -> None:
    print(f"[{count}/{total}] {url}", file=sys.stderr, flush=True)


def _print(result: Checked, content: Content, options: argparse.Namespace) -> None:
    """For people: of Weeks that are over one line, unless they were asked for."""
    over = () if options.all or options.campaign else tuple(filter(result.is_over, result.problems))
    shown = [problem for problem in result.problems if problem not in over]
    if exit_code(result.problems, options.strict) == OK:
        message = _("Checked {count} campaigns: nothing is in the way.")
        print(message.format(count=thousands(len(result.names))))
    folded = _("Weeks that are over: {counts}. “check --all” shows them.")
    print_problems(
        shown, content, options.strict, folded.format(counts=counts(over)) if over else ""
    )
