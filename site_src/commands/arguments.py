"""The arguments of every command, as argparse reads and explains them."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from site_src.base.characters import visible
from site_src.base.messages import LANGUAGE, LANGUAGES
from site_src.base.messages import gettext as _
from site_src.commands.base import FORMATS, PROJECT


def parser() -> argparse.ArgumentParser:
    """Every command and its options; `command` names the module in commands/ that runs it."""
    parser = _Parser(
        prog="build.py",
        description=_("Makes the Lifelong Learning Week’s site from the files in content/."),
        epilog=_(
            "Exit code: 0 fine (warnings and notices are shown); 1 errors in content, with "
            "--strict warnings too; 2 wrong use; 3 the environment could not be set up."
        ),
    )
    commands = parser.add_subparsers(title=_("commands"), required=True, metavar=_("COMMAND"))
    content = _Parser(add_help=False)
    words = _("the content folder (default: content/)")
    _add_folder(content, "--content", PROJECT / "content", words)
    common = _Parser(add_help=False, parents=[content])
    common.add_argument(
        "--date",
        metavar=_("DATE"),
        help=_(
            "the day that decides what is public (default: SOURCE_DATE_EPOCH, else today in "
            "Viet Nam)"
        ),
    )
    common.add_argument("--strict", action="store_true", help=_("warnings count as errors"))
    spoken = _Parser(add_help=False)
    spoken.add_argument(
        "--lang",
        choices=LANGUAGES,
        default=LANGUAGE,
        help=_("the language of the messages (default: vi)"),
    )
    campaign_help = _("unit folder and year, like tp-ho-chi-minh/quan-3/2023; default: all")

    build = commands.add_parser("build", parents=[common], help=_("build the site (the default)"))
    build.add_argument("campaign", nargs="?", metavar=_("UNIT/YEAR"), help=campaign_help)
    _add_folder(build, "--output", PROJECT / "site", _("where the site goes (default: site/)"))
    build.add_argument(
        "--workers",
        type=_whole(1, 256),
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
    build.add_argument(
        "--prune",
        action="store_true",
        help=_("take away campaigns of the site that no content makes any more"),
    )
    build.add_argument(
        "--record",
        action="store_true",
        help=_("write down in published.yml which addresses are published now"),
    )
    build.add_argument(
        "--fresh",
        action="store_true",
        help=_("make everything anew, also what is made of the same as last time"),
    )
    build.add_argument(
        "--cache",
        metavar=_("FOLDER"),
        help=_(
            "where what was made is kept for the next time: a folder, also one that machines "
            "share, or an address like s3://bucket/folder (default: in .cache/)"
        ),
    )
    build.add_argument(
        "--scheduler",
        metavar=_("ADDRESS"),
        help=_("build on the Dask cluster at this address, like tcp://10.0.0.1:8786"),
    )
    build.set_defaults(command="build")

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
        "--all", action="store_true", help=_("also what is to be said of Weeks that are over")
    )
    check.add_argument(
        "--json", action="store_const", const="json", dest="format", help=_("as --format json")
    )
    check.add_argument(
        "--links",
        action="store_true",
        help=_("also ask whether links to other sites are alive, and note it in resources.yml"),
    )
    check.set_defaults(command="check")

    convert = commands.add_parser(
        "convert", parents=[spoken], help=_("write files in an old encoding anew, in UTF-8")
    )
    convert.add_argument("files", nargs="+", type=Path, metavar=_("FILE"))
    convert.set_defaults(command="convert")

    serve = commands.add_parser(
        "serve", parents=[common], help=_("show the site here and follow every change")
    )
    serve.add_argument("campaign", nargs="?", metavar=_("UNIT/YEAR"), help=campaign_help)
    serve.add_argument(
        "--port",
        type=_whole(0, 65_535),
        default=8000,
        metavar=_("NUMBER"),
        help=_("the port on this machine (default: 8000)"),
    )
    serve.add_argument("--open", action="store_true", help=_("open the site in the browser"))
    serve.set_defaults(command="serve")

    explain = commands.add_parser(
        "explain", parents=[common, spoken], help=_("say which level decides a value, and where")
    )
    explain.add_argument("campaign", metavar=_("UNIT/YEAR"))
    explain.add_argument(
        "field", metavar=_("FIELD"), help=_("like theme, period, events.le-khai-mac.when")
    )
    explain.set_defaults(command="explain")

    _add_new(commands, common)

    draft = commands.add_parser(
        "draft", parents=[common], help=_("make a campaign as a draft from a plan in Word or PDF")
    )
    draft.add_argument(
        "plan", type=Path, metavar=_("PLAN"), help=_("the plan: .docx, .pdf with text, or .txt")
    )
    draft.add_argument("campaign", metavar=_("UNIT/YEAR"))
    draft.set_defaults(command="draft")

    workbook = commands.add_parser(
        "workbook",
        parents=[common],
        help=_("make the programme of a campaign as a workbook for Excel"),
    )
    workbook.add_argument("campaign", metavar=_("UNIT/YEAR"))
    workbook.add_argument(
        "--from",
        dest="table",
        type=Path,
        metavar=_("TABLE"),
        help=_("take the activities from this table (.xlsx, .xls, .ods)"),
    )
    workbook.set_defaults(command="workbook")

    to_yaml = commands.add_parser(
        "yaml", parents=[common], help=_("make YAML files of a campaign’s workbook")
    )
    to_yaml.add_argument("campaign", metavar=_("UNIT/YEAR"))
    to_yaml.set_defaults(command="to_yaml")

    _add_handover(commands, content)

    schemas = commands.add_parser(
        "schemas", help=_("write the schemas by which editors help while typing")
    )
    words = _("where they go (default: content/_schemas/)")
    _add_folder(schemas, "--output", PROJECT / "content" / "_schemas", words)
    schemas.set_defaults(command="schemas")

    test = commands.add_parser("test", help=_("run the tests; other arguments go to pytest"))
    test.set_defaults(command="")  # as lint, build.py runs it itself
    lint = commands.add_parser("lint", help=_("run ruff and mypy over the code"))
    lint.set_defaults(command="")
    renew = commands.add_parser("renew", help=_("make everything generated anew, for developers"))
    renew.set_defaults(command="")
    canary = commands.add_parser("canary", help=_("build with other engines and compare the sites"))
    canary.set_defaults(command="")
    sbom = commands.add_parser("sbom", help=_("list what a release is made of, as CycloneDX"))
    sbom.set_defaults(command="")
    return parser


def _whole(least: int, most: int) -> Callable[[str], int]:
    """Reads a whole number of an argument."""

    def read(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", text) or not least <= int(text) <= most:
            raise argparse.ArgumentTypeError(
                _("“{text}” is no whole number from {least} to {most}").format(
                    text=visible(text), least=least, most=most
                )
            )
        return int(text)

    return read


def _add_folder(parser: argparse.ArgumentParser, option: str, default: Path, words: str) -> None:
    """An option that names a folder."""
    parser.add_argument(option, type=Path, default=default, metavar=_("FOLDER"), help=words)


class _Parser(argparse.ArgumentParser):
    """Says what is wrong without the signs that command a terminal."""

    def error(self, message: str) -> NoReturn:
        """Called by argparse."""
        super().error(visible(message))


def _add_handover(commands: Any, content: argparse.ArgumentParser) -> None:
    """What hands a built campaign over."""
    built = _Parser(add_help=False, parents=[content])
    _add_folder(built, "--site", PROJECT / "site", _("the built site (default: site/)"))
    pack = commands.add_parser(
        "pack", parents=[built], help=_("make one zip of a built campaign, for a technician")
    )
    pack.add_argument("campaign", metavar=_("UNIT/YEAR"))
    _add_folder(pack, "--output", PROJECT / "packs", _("where the zip goes (default: packs/)"))
    pack.add_argument(
        "--new-key",
        action="store_true",
        help=_("make the unit’s key for signing, kept in this system’s keyring"),
    )
    pack.set_defaults(command="pack")

    verify = commands.add_parser(
        "verify", parents=[built], help=_("say whether what was published is a build, whole")
    )
    verify.add_argument(
        "place",
        metavar=_("PATH-OR-URL"),
        help=_("a folder, a zip, or where it stands: https://…/tuan-le/"),
    )
    verify.add_argument(
        "campaign",
        nargs="?",
        metavar=_("UNIT/YEAR"),
        help=_("also whether it is the one that was built here"),
    )
    verify.add_argument(
        "--all", action="store_true", help=_("over the network every file, and not samples")
    )
    verify.add_argument(
        "--key", metavar=_("KEY"), help=_("the public key by which a zip’s signature must be good")
    )
    verify.set_defaults(command="verify")

    publish = commands.add_parser(
        "publish", parents=[built], help=_("put a built campaign onto a host, only what differs")
    )
    publish.add_argument("campaign", metavar=_("UNIT/YEAR"))
    publish.add_argument(
        "target",
        metavar=_("TARGET"),
        help=_("a name in the unit’s handover.yml, a folder, or an address: sftp://, s3://, …"),
    )
    publish.add_argument(
        "--dry-run", action="store_true", help=_("only list what would be sent and taken away")
    )
    publish.add_argument(
        "--again", action="store_true", help=_("send everything, also what is there already")
    )
    publish.add_argument(
        "--remember",
        action="store_true",
        help=_("ask for the target’s password and put it into this system’s keyring"),
    )
    publish.set_defaults(command="publish")


def _add_new(commands: Any, common: argparse.ArgumentParser) -> None:
    """What makes folders of content."""
    new = commands.add_parser("new", help=_("make the folder of a unit or of a campaign"))
    things = new.add_subparsers(title=_("commands"), required=True, metavar=_("THING"))
    unit = things.add_parser("unit", parents=[common], help=_("make a unit’s folder"))
    unit.add_argument("path", metavar="UNIT", help=_("its folder, like tinh-mau/xa-mau"))
    unit.add_argument("--name", metavar=_("NAME"), help=_("its full name; asked for if left out"))
    unit.add_argument(
        "--kind", metavar=_("KIND"), help=_("its kind, like xa; usually its name tells")
    )
    unit.set_defaults(command="new", thing="unit")
    units = things.add_parser(
        "units", parents=[common], help=_("make the folders of many units from a list")
    )
    units.add_argument(
        "list",
        type=Path,
        metavar=_("LIST"),
        help=_("a table with names, kinds, codes and former units: .xlsx, .xls, .ods or .csv"),
    )
    units.add_argument(
        "below", nargs="?", metavar="UNIT", help=_("the unit above them, like tinh-mau")
    )
    units.set_defaults(command="new", thing="units")
    campaign = things.add_parser(
        "campaign", parents=[common], help=_("make a campaign’s folder, as a draft")
    )
    campaign.add_argument("campaign", metavar=_("UNIT/YEAR"))
    campaign.add_argument(
        "--from",
        dest="source",
        metavar=_("YEAR"),
        help=_("take over what still holds from this earlier year, or from another UNIT/YEAR"),
    )
    campaign.set_defaults(command="new", thing="campaign")
