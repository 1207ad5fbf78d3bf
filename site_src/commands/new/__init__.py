"""`new unit`, `new units` and `new campaign`: make their folders."""

from __future__ import annotations

import argparse
import sys

from site_src.base.messages import gettext as _
from site_src.commands.base import USAGE
from site_src.commands.content import open_content, print_problems
from site_src.commands.new.kinds import guess_kind
from site_src.commands.new.make import Made, new_campaign, new_unit
from site_src.commands.new.units import new_units
from site_src.reading.content import Content


def run(options: argparse.Namespace) -> int:
    """Make the folder, and say what was made and what is left to do."""
    return {"unit": _unit, "units": _units, "campaign": _campaign}[options.thing](options)


def _unit(options: argparse.Namespace) -> int:
    content = open_content(options)
    name = options.name or _ask(_("Full name of the unit, like Ủy ban nhân dân xã Mẫu:"))
    kinds = content.kinds("")
    kind = options.kind or guess_kind(name, kinds, "/" not in options.path.strip("/\\"))
    if name and not kind:
        names = ", ".join(f"{kind.id} ({kind.name})" for kind in kinds.values())
        kind = _ask(_("Its kind, one of {kinds}:").format(kinds=names))
    if not name or not kind:
        missing = [flag for flag, value in (("--name", name), ("--kind", kind)) if not value]
        print(
            _("Add {flags}; nothing was made.").format(flags=_(" and ").join(missing)),
            file=sys.stderr,
        )
        return USAGE
    return say_made(new_unit(content, options.path, name, kind), content, options.strict)


def _ask(question: str) -> str:
    """The answer of somebody who sits there; nothing where nobody does."""
    return input(f"{question} ").strip() if sys.stdin.isatty() else ""


def _units(options: argparse.Namespace) -> int:
    content = open_content(options)
    return say_made(new_units(content, options.list, options.below or ""), content, options.strict)


def _campaign(options: argparse.Namespace) -> int:
    content = open_content(options)
    return say_made(new_campaign(content, options.campaign, options.source), content, False)


def say_made(made: Made, content: Content, strict: bool) -> int:
    """Print what was made, what is left to do, and the problems; the exit code."""
    for file in made.files:
        print(_("Made {file}").format(file=file))
    for line in made.lines:
        print(line)
    print(end="\n" if made.lines and made.problems else "")
    return print_problems(made.problems, made.content or content, strict)
