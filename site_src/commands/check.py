"""`check`: find all problems and build nothing."""

from __future__ import annotations

import argparse
import sys

from site_src.base.characters import visible
from site_src.base.messages import gettext as _
from site_src.base.problems import Problem
from site_src.commands.base import FAILED, OK
from site_src.commands.content import exit_code, named_campaign, open_tree, print_problems
from site_src.plan.campaigns import check
from site_src.reading.report import Lines, as_annotations, as_json


def run(options: argparse.Namespace) -> int:
    """Print what was found, in the form that was asked for."""
    tree = open_tree(options)
    try:
        name = named_campaign(tree, options.campaign)
        names, problems = ([], [name]) if isinstance(name, Problem) else check(tree, name)
    except OSError as error:
        file = visible(str(error.filename or tree.shown))
        message = _("{file} cannot be used: {reason}").format(file=file, reason=error.strerror)
        print(message, file=sys.stderr)
        return FAILED
    if options.format == "json":
        print(as_json(problems, Lines(tree.root, tree.shown), len(names)), end="")
    elif options.format == "github":
        print(as_annotations(problems), end="")
    elif print_problems(problems, tree, options.strict) == OK:
        print(_("Checked {count} campaigns: nothing is in the way.").format(count=len(names)))
    return exit_code(problems, options.strict)
