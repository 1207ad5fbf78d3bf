"""`build`: the whole site, or one campaign of it."""

from __future__ import annotations

import argparse
import sys
import time
from concurrent.futures.process import BrokenProcessPool

from site_src.base.messages import gettext as _
from site_src.base.problems import Problem, Severity, sorted_problems
from site_src.commands.base import FAILED, OK, PROJECT, USAGE
from site_src.commands.content import named_campaign, open_content, print_problems, say_what_is_lost
from site_src.model import display
from site_src.model.name import CampaignName
from site_src.publish.assemble import may_replace
from site_src.publish.build_site import build_site
from site_src.reading.edition import DecidingDay
from site_src.vietnamese.dates import PartialDate

SITE = PROJECT / "site"


def run(options: argparse.Namespace) -> int:
    """Build, and say what was built or why not."""
    if options.output != SITE and not may_replace(options.output, keep=(options.content, PROJECT)):
        message = _("{folder} holds other things than a built site; nothing there is replaced.")
        print(message.format(folder=options.output), file=sys.stderr)
        return USAGE
    content = open_content(options, drafts=False)
    name = named_campaign(content, options.campaign)
    if isinstance(name, Problem):
        code = print_problems([name], content, options.strict)
        return _nothing_built(code if CampaignName.parse(options.campaign) else USAGE)
    start = time.monotonic()
    decides: DecidingDay = options.day
    print(
        _("What is public is decided by the day {day} ({source}).").format(
            day=display.date_text(PartialDate.of(decides.day)), source=decides.source
        )
    )
    try:
        report = build_site(
            content,
            options.output.resolve(),
            name,
            options.workers,
            options.strict,
            options.compressed,
        )
    except BrokenProcessPool:
        print(
            _(
                "The system ended a part of the build, most often for want of memory. "
                "Close other programs, or build with --workers 1."
            ),
            file=sys.stderr,
        )
        return _nothing_built(FAILED)
    problems = sorted_problems(report.problems)
    shown = [problem for problem in problems if problem.severity is not Severity.NOTICE]
    notices = len(problems) - len(shown)
    last = _("{count} notices; “check” shows them.").format(count=notices) if notices else ""
    code = print_problems(shown, content, options.strict, last)
    if code != OK:
        return _nothing_built(code)
    print(
        _(
            "Built {units} units, {campaigns} campaigns, {pages} pages, {files} files "
            "in {seconds} s: {where}"
        ).format(
            units=report.units,
            campaigns=report.campaigns,
            pages=report.pages,
            files=report.files,
            seconds=_seconds(time.monotonic() - start - report.compressing),
            where=options.output,
        )
    )
    say_what_is_lost(content, name)
    if options.compressed:
        message = _("Compressed: {count} files in {seconds} s")
        print(
            message.format(count=report.compressed, seconds=_seconds(report.compressing)),
        )
    return OK


def _nothing_built(code: int) -> int:
    print(_("Nothing was built; the last site stays as it was."), file=sys.stderr)
    return code


def _seconds(seconds: float) -> str:
    return f"{seconds:.1f}".replace(".", ",")
