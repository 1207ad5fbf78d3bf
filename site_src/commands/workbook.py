"""`workbook`: the programme of a campaign as a workbook, from its YAML files or from a table."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from site_src.base.command_line import typed
from site_src.base.messages import gettext as _
from site_src.base.messages import thousands
from site_src.base.problems import Problem, Severity, has_errors
from site_src.commands.base import FAILED, USAGE
from site_src.commands.content import open_content, print_problems, say_files
from site_src.plan.campaigns import check
from site_src.reading.content import Content
from site_src.reading.names import find_campaign
from site_src.reading.problem_text import Lines, as_text
from site_src.writing.make import Made, make_workbook

# What is open in any new programme, and nothing to be asked.
NOT_ASKED = ("gap", "draft", "unwritten-codes")


def run(options: argparse.Namespace) -> int:
    """Make the workbook, and say what was made of what."""
    content = open_content(options)
    name = find_campaign(content, options.campaign)
    if isinstance(name, Problem):
        return print_problems([name], content, options.strict) or USAGE
    made = make_workbook(content, name, options.table)
    _say_table(made, options.table)
    say_files(made.files, made.aside)
    if has_errors(made.table):
        errors = sum(problem.severity is Severity.ERROR for problem in dict.fromkeys(made.table))
        message = _(
            "Nothing was made: {count} errors, the last above, stand in the way. Correct them in"
            " the table, and call this again."
        )
        print(message.format(count=thousands(errors)), file=sys.stderr)
        return FAILED
    if made.problems:
        return print_problems(made.problems, content, options.strict)
    last = _("Open {file} in Excel, save, and look: {command}").format(
        file=made.files[0], command=typed("serve", str(name))
    )
    # What a table leaves open is asked once it is a workbook; of YAML files `check` has said it.
    problems = check(open_content(options), name).problems if options.table else []
    asked = [problem for problem in problems if problem.rule not in NOT_ASKED]
    return print_problems(asked, content, options.strict, last)


def _say_table(made: Made, table: Path | None) -> None:
    """Say what each column of the table was taken for, what was guessed, what was left out."""
    for line in made.lines:
        print(line)
    if table is not None and made.table:
        print(end="\n" if made.lines else "")
        beside = Content(table.parent, table.parent.as_posix())
        # Each once, and what stands in the way last: nobody looks for it among the notices.
        told = sorted(dict.fromkeys(made.table), key=lambda p: p.severity is Severity.ERROR)
        print(as_text(told, Lines(beside)), end="")
