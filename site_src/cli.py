"""The command line: build, check and serve. `build.py` makes the environment and calls `main`."""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import gettext
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from site_src import display
from site_src.campaigns import parse_name
from site_src.characters import visible
from site_src.checking import check
from site_src.edition import DecidingDay, Edition, deciding_day
from site_src.messages import LANGUAGE, LANGUAGES, LOCALE_DIR, activate, language
from site_src.messages import gettext as _
from site_src.messages import mark as N_
from site_src.problems import Problem, Severity, sorted_problems, stops
from site_src.report import FORMATS, Lines, as_annotations, as_json, as_text, count
from site_src.tree import ContentTree
from site_src.values import PartialDate, ValueProblem

if TYPE_CHECKING:
    from site_src.new import Made

PROJECT = Path(__file__).parent.parent
SITE = PROJECT / "site"
OK, FAILED, USAGE = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; 0 fine, 1 errors in content (with --strict warnings too), 2 wrong use."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if not arguments or (arguments[0].startswith("-") and arguments[0] not in ("-h", "--help")):
        arguments.insert(0, "build")
    _speak(arguments)
    options = _parser().parse_args(arguments)
    if "content" in options and not options.content.is_dir():
        print(_("There is no folder {folder}").format(folder=options.content), file=sys.stderr)
        return USAGE
    if "date" in options:
        try:
            # The one place where a clock is asked what day it is.
            options.day = deciding_day(options.date, os.environ, dt.datetime.now(dt.UTC))
        except ValueProblem as problem:
            print(f"{problem.message}. {problem.hint}".rstrip(". ") + ".", file=sys.stderr)
            return USAGE
    try:
        return int(options.run(options))
    except BrokenPipeError:
        # Whoever read the output, like `head`, has closed it; Python must not try again at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:
        print(_("Stopped. The site is as it was."), file=sys.stderr)
        return FAILED


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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="build.py",
        description=_("Makes the Lifelong Learning Week’s site from the files in content/."),
        epilog=_(
            "Exit code: 0 fine (warnings and notices are shown); 1 errors in content, with "
            "--strict warnings too; 2 wrong use; 3 the environment could not be set up."
        ),
    )
    commands = parser.add_subparsers(title=_("commands"), required=True, metavar=_("COMMAND"))
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--content",
        type=Path,
        default=PROJECT / "content",
        metavar=_("FOLDER"),
        help=_("the content folder (default: content/)"),
    )
    common.add_argument(
        "--date",
        metavar=_("DATE"),
        help=_(
            "the day that decides what is public (default: SOURCE_DATE_EPOCH, else today in "
            "Viet Nam)"
        ),
    )
    common.add_argument("--strict", action="store_true", help=_("warnings count as errors"))
    spoken = argparse.ArgumentParser(add_help=False)
    spoken.add_argument(
        "--lang",
        choices=LANGUAGES,
        default=LANGUAGE,
        help=_("the language of the messages (default: vi)"),
    )
    campaign_help = _("unit folder and year, like tp-ho-chi-minh/quan-3/2023; default: all")

    build = commands.add_parser("build", parents=[common], help=_("build the site (the default)"))
    build.add_argument("campaign", nargs="?", metavar=_("UNIT/YEAR"), help=campaign_help)
    build.add_argument(
        "--output",
        type=Path,
        default=SITE,
        metavar=_("FOLDER"),
        help=_("where the site goes (default: site/)"),
    )
    build.add_argument(
        "--workers",
        type=int,
        default=None,
        metavar=_("NUMBER"),
        help=_("how many processes (default: one for each core)"),
    )
    build.add_argument(
        "--no-compress",
        dest="compressed",
        action="store_false",
        help=_("make no .br and .gz files, which servers can send as they are"),
    )
    build.set_defaults(run=_build)

    check = commands.add_parser(
        "check", parents=[common, spoken], help=_("find all problems and build nothing")
    )
    check.add_argument("campaign", nargs="?", metavar=_("UNIT/YEAR"), help=campaign_help)
    check.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help=_("how problems are written: for people, as JSON, or as GitHub annotations"),
    )
    check.add_argument(
        "--json", action="store_const", const="json", dest="format", help=_("as --format json")
    )
    check.set_defaults(run=_check)

    convert = commands.add_parser(
        "convert", parents=[spoken], help=_("write files in an old encoding anew, in UTF-8")
    )
    convert.add_argument("files", nargs="+", type=Path, metavar=_("FILE"))
    convert.set_defaults(run=_convert)

    serve = commands.add_parser(
        "serve", parents=[common], help=_("show the site here and follow every change")
    )
    serve.add_argument("campaign", nargs="?", metavar=_("UNIT/YEAR"), help=campaign_help)
    serve.add_argument(
        "--port",
        type=int,
        default=8000,
        metavar=_("NUMBER"),
        help=_("the port on this machine (default: 8000)"),
    )
    serve.set_defaults(run=_serve)

    explain = commands.add_parser(
        "explain", parents=[common, spoken], help=_("say which level decides a value, and where")
    )
    explain.add_argument("campaign", metavar=_("UNIT/YEAR"))
    explain.add_argument(
        "field", metavar=_("FIELD"), help=_("like theme, period, events.le-khai-mac.when")
    )
    explain.set_defaults(run=_explain)

    _add_new(commands, common)

    schemas = commands.add_parser(
        "schemas", help=_("write the schemas by which editors help while typing")
    )
    schemas.add_argument(
        "--output",
        type=Path,
        default=PROJECT / "content" / "_schemas",
        metavar=_("FOLDER"),
        help=_("where they go (default: content/_schemas/)"),
    )
    schemas.set_defaults(run=_schemas)

    test = commands.add_parser("test", help=_("run the tests; other arguments go to pytest"))
    test.set_defaults(run=lambda options: USAGE)
    lint = commands.add_parser("lint", help=_("run ruff and mypy over the code"))
    lint.set_defaults(run=lambda options: USAGE)
    return parser


def _add_new(commands: Any, common: argparse.ArgumentParser) -> None:
    new = commands.add_parser("new", help=_("make the folder of a unit or of a campaign"))
    things = new.add_subparsers(title=_("commands"), required=True, metavar=_("THING"))
    unit = things.add_parser("unit", parents=[common], help=_("make a unit’s folder"))
    unit.add_argument("path", metavar="UNIT", help=_("its folder, like tinh-mau/xa-mau"))
    unit.add_argument("--name", metavar=_("NAME"), help=_("its full name; asked for if left out"))
    unit.add_argument(
        "--kind", metavar=_("KIND"), help=_("its kind, like xa; usually its name tells")
    )
    unit.set_defaults(run=_new_unit)
    campaign = things.add_parser(
        "campaign", parents=[common], help=_("make a campaign’s folder, as a draft")
    )
    campaign.add_argument("campaign", metavar=_("UNIT/YEAR"))
    campaign.add_argument(
        "--from",
        dest="from_year",
        type=int,
        metavar=_("YEAR"),
        help=_("take over what still holds from this earlier year"),
    )
    campaign.set_defaults(run=_new_campaign)


def _tree(options: argparse.Namespace, drafts: bool = True) -> ContentTree:
    root: Path = options.content.resolve()
    inside = root.is_relative_to(PROJECT)
    shown = root.relative_to(PROJECT).as_posix() if inside else root.as_posix()
    decides: DecidingDay = options.day
    return ContentTree(root, shown, Edition(decides.day, drafts))


def _report(problems: Sequence[Problem], tree: ContentTree, strict: bool) -> int:
    """Print the problems and their count; the exit code that they mean."""
    print(as_text(problems, Lines(tree.root, tree.shown)), end="")
    errors, warnings, notices = (count(problems, severity) for severity in Severity)
    if problems:
        print(
            _("{errors} errors, {warnings} warnings, {notices} notices").format(
                errors=errors, warnings=warnings, notices=notices
            )
        )
    return _exit_code(problems, strict)


def _exit_code(problems: Sequence[Problem], strict: bool) -> int:
    return FAILED if stops(problems, strict) else OK


def _check(options: argparse.Namespace) -> int:
    tree = _tree(options)
    try:
        names, problems = check(tree, options.campaign)
    except OSError as error:
        file = visible(str(error.filename or tree.shown))
        message = _("{file} cannot be used: {reason}").format(file=file, reason=error.strerror)
        print(message, file=sys.stderr)
        return FAILED
    if options.format == "json":
        print(as_json(problems, Lines(tree.root, tree.shown), len(names)), end="")
    elif options.format == "github":
        print(as_annotations(problems), end="")
    elif _report(problems, tree, options.strict) == OK:
        print(_("Checked {count} campaigns: nothing is in the way.").format(count=len(names)))
    return _exit_code(problems, options.strict)


def _convert(options: argparse.Namespace) -> int:
    from site_src.convert import convert

    results = [convert(file) for file in options.files]
    for result in results:
        print(result.message, file=sys.stdout if result.done else sys.stderr)
    return OK if all(result.done for result in results) else FAILED


def _build(options: argparse.Namespace) -> int:
    from site_src.assemble import may_replace
    from site_src.site import build_site

    if options.campaign and parse_name(options.campaign) is None:
        print(
            _("“{name}” is not UNIT/YEAR, like tp-ho-chi-minh/quan-3/2023.").format(
                name=options.campaign
            ),
            file=sys.stderr,
        )
        return USAGE
    if options.output != SITE and not may_replace(options.output, keep=(options.content, PROJECT)):
        message = _("{folder} holds other things than a built site; nothing there is replaced.")
        print(message.format(folder=options.output), file=sys.stderr)
        return USAGE
    start = time.monotonic()
    decides: DecidingDay = options.day
    print(
        _("What is public is decided by the day {day} ({source}).").format(
            day=display.date_text(PartialDate.of(decides.day)), source=decides.source
        )
    )
    report = build_site(
        _tree(options, drafts=False),
        options.output.resolve(),
        options.campaign,
        options.workers,
        options.strict,
        options.compressed,
    )
    code = _report(sorted_problems(report.problems), _tree(options), options.strict)
    if code != OK:
        print(_("Nothing was built; the last site stays as it was."), file=sys.stderr)
        return code
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
    if options.compressed:
        message = _("Compressed: {count} files in {seconds} s")
        print(
            message.format(count=report.compressed, seconds=_seconds(report.compressing)),
        )
    return OK


def _seconds(seconds: float) -> str:
    return f"{seconds:.1f}".replace(".", ",")


def _explain(options: argparse.Namespace) -> int:
    from site_src.explain import explain

    code, text = explain(_tree(options), options.campaign, options.field)
    print(text)
    return code


def _new_unit(options: argparse.Namespace) -> int:
    from site_src.new import guess_kind, new_unit

    tree = _tree(options)
    name = options.name or _ask(_("Full name of the unit, like Ủy ban nhân dân xã Mẫu:"))
    kinds = tree.kinds("")
    kind = options.kind or guess_kind(name, kinds)
    if name and not kind:
        names = ", ".join(f"{kind.id} ({kind.name})" for kind in kinds.values())
        kind = _ask(_("Its kind, one of {kinds}:").format(kinds=names))
    if not name or not kind:
        print(_("Add --name and --kind; nothing was made."), file=sys.stderr)
        return USAGE
    return _say_made(new_unit(tree, options.path, name, kind), tree, options.strict)


def _ask(question: str) -> str:
    """The answer of somebody who sits there; nothing where nobody does."""
    return input(f"{question} ").strip() if sys.stdin.isatty() else ""


def _new_campaign(options: argparse.Namespace) -> int:
    from site_src.new import new_campaign

    tree = _tree(options)
    return _say_made(new_campaign(tree, options.campaign, options.from_year), tree, False)


def _say_made(made: Made, tree: ContentTree, strict: bool) -> int:
    for file in made.files:
        print(_("Made {file}").format(file=file))
    for line in made.lines:
        print(line)
    print(end="\n" if made.lines and made.problems else "")
    return _report(made.problems, tree, strict)


def _schemas(options: argparse.Namespace) -> int:
    from site_src.schemas import write_schemas

    for file in write_schemas(options.output):
        print(file)
    return OK


def _serve(options: argparse.Namespace) -> int:
    from site_src.serve import serve

    return serve(_tree(options), options.campaign, options.port)


if __name__ == "__main__":
    sys.exit(main())
