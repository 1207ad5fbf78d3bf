"""`draft`: a campaign as a draft from the plan in Word, PDF or plain text."""

from __future__ import annotations

import argparse
from pathlib import Path

from site_src.base.command_line import typed
from site_src.base.messages import gettext as _
from site_src.base.problems import Problem, Severity
from site_src.commands.content import open_content
from site_src.commands.new import say_made
from site_src.commands.new.into_place import put_into_place
from site_src.commands.new.make import Made, with_schema
from site_src.model.name import CampaignName
from site_src.plan.campaigns import check_campaign_files
from site_src.reading.content import Content
from site_src.reading.files import UNIT_FILE, join
from site_src.reading.names import find_campaign
from site_src.writing.drafting.make import draft_files, plan_error


def run(options: argparse.Namespace) -> int:
    """Make the files, and say what was made and what is left to ask."""
    content = open_content(options)
    return say_made(draft_campaign(content, options.plan, options.campaign), content, False)


def draft_campaign(content: Content, file: Path, text: str) -> Made:
    """Write the files of a campaign from a plan, all of them in one step or none."""
    name = find_campaign(content, text)
    if isinstance(name, Problem):
        return Made(problems=(name,))
    if not content.files.is_file(join(name.unit_path, UNIT_FILE)):
        message = _("There is no unit for “{name}”").format(name=text)
        command = typed("new", "unit", name.unit_path)
        hint = _("Make it first: {command}").format(command=command)
        return Made(problems=(plan_error(content.shown, message, hint),))
    folder = str(name)
    drafted = draft_files(
        content, file, name, lambda of: with_schema(content, folder, of.removesuffix(".yml"), "")
    )
    if not drafted.files:
        return Made(problems=drafted.problems)
    there = sorted(of for of in drafted.files if content.files.entry(join(folder, of)))
    if there:
        return Made(problems=tuple(_is_there(content, join(folder, of)) for of in there))
    files = {of: words.encode() for of, words in drafted.files.items()}
    put_into_place(content, folder, files)
    return _made(content.anew(), name, tuple(drafted.files), drafted.activities, drafted.questions)


def _is_there(content: Content, file: str) -> Problem:
    return plan_error(
        content.show(file),
        _("This file is there already; nothing was written"),
        _("Move it away, or name another year, and draft again."),
    )


def _made(
    content: Content,
    name: CampaignName,
    files: tuple[str, ...],
    activities: int,
    questions: int,
) -> Made:
    shown = tuple(content.show(join(str(name), of)) for of in files)
    _campaign, problems = check_campaign_files(content, name)
    lines = (
        _("{activities} activities, {questions} questions: see {file}").format(
            activities=activities, questions=questions, file=shown[-1]
        ),
        _("Next: {command}").format(command=typed("serve", str(name))),
    )
    # What a draft does not know yet stands among its questions.
    errors = tuple(p for p in problems if p.severity is Severity.ERROR)
    return Made(shown, lines, errors, content)
