"""`draft`: a campaign as a draft from the plan in Word, PDF or plain text."""

from __future__ import annotations

import argparse
from pathlib import Path

from site_src.base.messages import gettext as _
from site_src.base.problems import Problem, Severity
from site_src.commands.content import open_tree
from site_src.commands.new import say_made
from site_src.commands.new.make import Made, placed, with_schema
from site_src.drafting.make import draft_files, plan_error
from site_src.model.name import CampaignName
from site_src.plan.campaigns import check_campaign_files
from site_src.reading.names import find_campaign
from site_src.reading.tree import UNIT_FILE, ContentTree


def run(options: argparse.Namespace) -> int:
    """Make the files, and say what was made and what is left to ask."""
    tree = open_tree(options)
    return say_made(draft_campaign(tree, options.plan, options.campaign), tree, False)


def draft_campaign(tree: ContentTree, file: Path, text: str) -> Made:
    """Write the files of a campaign from a plan, all of them in one step or none."""
    name = find_campaign(tree, text)
    if isinstance(name, Problem):
        return Made(problems=(name,))
    if not (tree.folder(name.unit_path) / UNIT_FILE).is_file():
        message = _("There is no unit for “{name}”").format(name=text)
        command = f"py build.py new unit {name.unit_path}"
        hint = _("Make it first: {command}").format(command=command)
        return Made(problems=(plan_error(tree.shown, message, hint),))
    folder = tree.folder(name.unit_path) / str(name.year)
    drafted = draft_files(
        tree, file, name, lambda of: with_schema(tree, folder, of.removesuffix(".yml"), "")
    )
    if not drafted.files:
        return Made(problems=drafted.problems)
    there = sorted(of for of in drafted.files if (folder / of).exists())
    if there:
        return Made(problems=tuple(_is_there(tree, folder / of) for of in there))
    placed(folder, {of: words.encode() for of, words in drafted.files.items()})
    return _made(tree, name, folder, tuple(drafted.files), drafted.activities, drafted.questions)


def _is_there(tree: ContentTree, file: Path) -> Problem:
    return plan_error(
        tree.show(file),
        _("This file is there already; nothing was written"),
        _("Move it away, or name another year, and draft again."),
    )


def _made(
    tree: ContentTree,
    name: CampaignName,
    folder: Path,
    files: tuple[str, ...],
    activities: int,
    questions: int,
) -> Made:
    _campaign, problems = check_campaign_files(tree, name)
    lines = (
        _("{activities} activities, {questions} questions: see {file}").format(
            activities=activities, questions=questions, file=tree.show(folder / files[-1])
        ),
        _("Next: {command}").format(command=f"py build.py serve {name}"),
    )
    # What a draft does not know yet stands among its questions.
    shown = tuple(p for p in problems if p.severity is Severity.ERROR)
    return Made(tuple(tree.show(folder / of) for of in files), lines, shown)
