"""What commands that read the content share: the content, and how its problems are printed."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from site_src.base.messages import gettext as _
from site_src.base.messages import thousands
from site_src.base.problems import Problem, Severity, stops
from site_src.commands.base import FAILED, OK, PROJECT
from site_src.model.name import CampaignName
from site_src.reading.content import Content
from site_src.reading.edition import DecidingDay, Edition
from site_src.reading.names import find_campaign
from site_src.reading.problem_text import Lines, by_file, count

SCREEN = 24  # lines


def open_content(options: argparse.Namespace, drafts: bool = True) -> Content:
    """The content folder that was named, as it is on the deciding day."""
    root: Path = options.content.resolve()
    inside = root.is_relative_to(PROJECT)
    shown = root.relative_to(PROJECT).as_posix() if inside else root.as_posix()
    decides: DecidingDay | None = getattr(options, "day", None)
    return Content(root, shown, Edition(decides.day if decides else None, drafts))


def named_campaign(content: Content, text: str | None) -> CampaignName | Problem | None:
    """The campaign that was named; None where none was, which means all."""
    return find_campaign(content, text) if text else None


def print_problems(
    problems: Sequence[Problem], content: Content, strict: bool, last: str = ""
) -> int:
    """Print the count of the problems, then these by file, and a last line.

    The exit code that they mean. What is longer than a screen says its count once more at the end.
    """
    errors, warnings, notices = (count(problems, severity) for severity in Severity)
    result = _("{errors} errors, {warnings} warnings, {notices} notices").format(
        errors=thousands(errors), warnings=thousands(warnings), notices=thousands(notices)
    )
    text = by_file(problems, Lines(content), _has_colours())
    if problems:
        print(result, text, sep="\n\n", end="")
    if last:
        print(*([""] if problems else []), last, sep="\n")
    if text.count("\n") > SCREEN:
        print("", result, sep="\n")
    return exit_code(problems, strict)


def _has_colours() -> bool:
    """Whether what is printed goes to a terminal that shows colours (https://no-color.org)."""
    unwanted = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    # An older window of Windows prints the signs themselves.
    able = os.name != "nt" or "WT_SESSION" in os.environ
    return isatty() and able and not unwanted


def isatty() -> bool:
    """Whether somebody sits there."""
    return sys.stdout.isatty()


def exit_code(problems: Sequence[Problem], strict: bool) -> int:
    """What problems mean to whoever called the command; with `strict` warnings count too."""
    return FAILED if stops(problems, strict) else OK


def say_what_is_lost(content: Content, name: CampaignName | None) -> None:
    """Say once, beside the result, what pages lack without the site's address."""
    unit, _problems = content.read_unit(name.unit_path if name else "")
    if unit is None or unit.site_url is not None:
        return
    top = unit.chain[0]
    message = _(
        "The address of the site is not known. Without it links that are shared in Zalo and "
        "Facebook show no picture, printed pages have no QR code, and search engines get no list "
        "of the pages. Write it in {file}, like: {example}"
    )
    example = "site_url: https://example.vn/tuan-le/"
    print(message.format(file=top.origin.path, example=example), file=sys.stderr)


def say_files(written: Iterable[str], aside: Iterable[str]) -> None:
    """Say which files were made, and which were put aside for them."""
    for file in written:
        print(_("Made {file}").format(file=file))
    for file in aside:
        print(_("Put aside, and read no more: {file}").format(file=file))
