"""The command line: its language, the day that decides, and the start of a command's module.

`build.py` makes the environment and calls `main`.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import gettext
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from site_src.base.garbage import look_seldom
from site_src.base.messages import LANGUAGE, LANGUAGES, LOCALE_DIR, activate, language
from site_src.base.messages import gettext as _
from site_src.base.messages import mark as N_
from site_src.commands.arguments import parser
from site_src.commands.base import FAILED, OK, PROJECT, USAGE

__all__ = ["FAILED", "OK", "PROJECT", "USAGE", "main", "parser"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; 0 fine, 1 errors in content (with --strict warnings too), 2 wrong use."""
    look_seldom()
    arguments = list(sys.argv[1:] if argv is None else argv)
    if not arguments or (arguments[0].startswith("-") and arguments[0] not in ("-h", "--help")):
        arguments.insert(0, "build")
    _speak(arguments)
    options = parser(arguments[0]).parse_args(arguments)
    if "content" in options and not options.content.is_dir():
        print(_("There is no folder {folder}").format(folder=options.content), file=sys.stderr)
        return USAGE
    if not options.command or ("date" in options and not _decide_day(options)):
        return USAGE
    _heal()
    try:
        code: int = import_module(f"site_src.commands.{options.command}").run(options)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # Whoever read the output, like `head`, has closed it; Python must not try again at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except OSError as error:
        from site_src.base.disk import in_words  # needed only now

        print(in_words(error), file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print(_("Stopped. The site is as it was."), file=sys.stderr)
        return FAILED


def _heal() -> None:
    """Put right what a build left that was ended between two renames."""
    site = PROJECT / "site"
    if any(site.parent.glob(".site.*")):
        from site_src.publish.placing import heal_if_free  # only where there is something

        heal_if_free(site)


def _decide_day(options: argparse.Namespace) -> bool:
    """Put the day that decides what is public into `options.day`; False for a date that is none."""
    from site_src.reading.edition import deciding_day
    from site_src.vietnamese.notation import ValueProblem

    try:
        # The one place where a clock is asked what day it is.
        options.day = deciding_day(options.date, os.environ, dt.datetime.now(dt.UTC))
    except ValueProblem as problem:
        print(f"{problem.message}. {problem.hint}".rstrip(". ") + ".", file=sys.stderr)
        return False
    return True


# What argparse itself says; it looks these up in the process's text domain.
ARGPARSE = (
    N_("usage: "),
    N_("%(prog)s: error: %(message)s\n"),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
    N_("expected one argument"),
    N_("argument %(argument_name)s: %(message)s"),
)


def _speak(arguments: Sequence[str]) -> None:
    """Choose the language before the parser is made, which speaks it too."""
    finder = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    finder.add_argument("--lang", choices=LANGUAGES, default=LANGUAGE)
    with contextlib.suppress(argparse.ArgumentError):
        activate(finder.parse_known_args(arguments)[0].lang)
    os.environ["LANGUAGE"] = language()
    gettext.bindtextdomain("messages", LOCALE_DIR)
    gettext.textdomain("messages")


if __name__ == "__main__":
    sys.exit(main())
