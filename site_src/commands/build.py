"""`build`: the whole site, or one campaign of it."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Mapping

from site_src.base.disk import in_words
from site_src.base.messages import decimal, thousands
from site_src.base.messages import gettext as _
from site_src.base.problems import Problem, Severity, sorted_problems
from site_src.base.store import Store, StoreError, open_store, usual_store
from site_src.commands.base import FAILED, OK, PROJECT, USAGE
from site_src.commands.content import named_campaign, open_content, print_problems, say_what_is_lost
from site_src.model import display
from site_src.model.name import CampaignName
from site_src.publish.build_site import build_site
from site_src.publish.cluster import ClusterError
from site_src.publish.hosts import too_much_for
from site_src.publish.jobs import WorkerEndedError
from site_src.publish.placing import why_not
from site_src.reading.content import Content
from site_src.reading.edition import DecidingDay
from site_src.vietnamese.dates import PartialDate
from site_src.writing.codes import write_codes
from site_src.writing.record import write_record


def run(options: argparse.Namespace) -> int:
    """Build, and say what was built or why not."""
    if reason := why_not(options.output, keep=(options.content, PROJECT)):
        print(reason, _("Choose another folder with --output."), file=sys.stderr)
        return USAGE
    content = open_content(options, drafts=False)
    name = named_campaign(content, options.campaign)
    if isinstance(name, Problem):
        code = print_problems([name], content, options.strict)
        return _nothing_built(code if CampaignName.parse(options.campaign) else USAGE)
    if options.scheduler and options.fresh:
        print(_("A cluster puts what it makes into the store: leave --fresh out."), file=sys.stderr)
        return USAGE
    try:
        store = None if options.fresh else _store(options.cache)
    except StoreError as error:
        print(error, file=sys.stderr)
        return _nothing_built(FAILED)
    start = time.monotonic()
    decides: DecidingDay = options.day
    print(
        _("What is public is decided by the day {day} ({source}).").format(
            day=display.date_text(PartialDate.of(decides.day)), source=decides.source
        )
    )
    try:
        built = build_site(
            content,
            options.output.absolute(),
            name,
            options.workers,
            options.strict,
            options.compressed,
            prune=options.prune,
            store=store,
            scheduler=options.scheduler,
        )
    except WorkerEndedError:
        print(
            _(
                "The system ended a part of the build, most often for want of memory. "
                "Close other programs, or build with --workers 1."
            ),
            file=sys.stderr,
        )
        return _nothing_built(FAILED)
    except OSError as error:
        print(in_words(error), file=sys.stderr)
        return _nothing_built(FAILED)
    except ClusterError as error:
        print(error, file=sys.stderr)
        return _nothing_built(FAILED)
    problems = sorted_problems(built.problems)
    # What was left out on purpose is said; other notices are for `check`.
    shown = [p for p in problems if p.severity is not Severity.NOTICE or p.rule == "draft"]
    notices = len(problems) - len(shown)
    last = (
        _("{count} notices; “check” shows them.").format(count=thousands(notices))
        if notices
        else ""
    )
    code = print_problems(shown, content, options.strict, last)
    if not built.placed:
        return _nothing_built(code or FAILED)
    _write_codes(content, built.problems)
    print(
        _(
            "Built {units} units, {campaigns} campaigns, {pages} pages in {seconds} s: {where}, "
            "with {files} files, {size} MB"
        ).format(
            units=thousands(built.units),
            campaigns=thousands(built.campaigns),
            pages=thousands(built.pages),
            files=thousands(built.files),
            size=decimal(built.site.size / 10**6, 1),
            seconds=decimal(time.monotonic() - start, 1),
            where=options.output,
        )
    )
    say_what_is_lost(content, name)
    if options.record:
        _write_record(content, built.record if code == OK else {})
    if options.compressed:
        print(_("Compressed copies among them: {count}").format(count=thousands(built.site.small)))
    for words in too_much_for(built.site):
        print(words)
    if built.strays:
        message = _("No content makes these any more: {folders}. “build --prune” takes them away.")
        print(message.format(folders=", ".join(f"{name}/" for name in built.strays)))
    return code


def _write_codes(content: Content, problems: Iterable[Problem]) -> None:
    """Write down the addresses that a build has made public: they must not change any more."""
    try:
        for file in write_codes(content, problems):
            print(_("Wrote the codes of new rows; keep this file: {file}").format(file=file))
    except OSError as error:
        print(in_words(error), file=sys.stderr)


def _write_record(content: Content, record: Mapping[str, Mapping[str, Mapping[str, str]]]) -> None:
    """Write down what is published now, where nothing is wrong with it."""
    if not record:
        print(_("The addresses were not recorded: the build has errors."), file=sys.stderr)
    try:
        for file in write_record(content, record):
            print(_("Recorded the published addresses; keep this file: {file}").format(file=file))
    except OSError as error:
        print(in_words(error), file=sys.stderr)


def _store(where: str | None) -> Store:
    return usual_store() if where is None else open_store(where)


def _nothing_built(code: int) -> int:
    print(_("Nothing was built; the last site stays as it was."), file=sys.stderr)
    return code
