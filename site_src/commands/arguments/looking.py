"""The commands that read content: build it, check it, show it."""

from __future__ import annotations

from typing import Any

from site_src.base.messages import gettext as _
from site_src.commands.arguments.shared import add_campaign, add_folder, common, spoken, whole
from site_src.commands.base import FORMATS, PROJECT


def build(commands: Any) -> None:
    """`build`, and what it takes."""
    parser = commands.add_parser(
        "build", parents=[common()], help=_("build the site (the default)")
    )
    add_campaign(parser, or_all=True)
    add_folder(parser, "--output", PROJECT / "site", _("where the site goes (default: site/)"))
    parser.add_argument(
        "--workers",
        type=whole(1, 256),
        default=None,
        metavar=_("NUMBER"),
        help=_("how many processes (default: one for each core)"),
    )
    parser.add_argument(
        "--no-compress",
        dest="compressed",
        action="store_false",
        help=_("make no .br and .gz files, which servers can send as they are"),
    )
    parser.add_argument(
        "--prune",
        action="store_true",
        help=_("take away campaigns of the site that no content makes any more"),
    )
    parser.add_argument(
        "--record",
        action="store_true",
        help=_("write down in published.yml which addresses are published now"),
    )
    parser.add_argument(
        "--fresh",
        action="store_true",
        help=_("make everything anew, also what is made of the same as last time"),
    )
    parser.add_argument(
        "--cache",
        metavar=_("FOLDER"),
        help=_(
            "where what was made is kept for the next time: a folder, also one that machines "
            "share, or an address like s3://bucket/folder (default: in .cache/)"
        ),
    )
    parser.add_argument(
        "--scheduler",
        metavar=_("ADDRESS"),
        help=_("build on the Dask cluster at this address, like tcp://10.0.0.1:8786"),
    )


def check(commands: Any) -> None:
    """`check`, and what it takes."""
    parser = commands.add_parser(
        "check", parents=[common(), spoken()], help=_("find all problems and build nothing")
    )
    add_campaign(parser, or_all=True)
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help=_("how problems are written: for people, as JSON, or as GitHub annotations"),
    )
    parser.add_argument(
        "--all", action="store_true", help=_("also what is to be said of Weeks that are over")
    )
    parser.add_argument(
        "--json", action="store_const", const="json", dest="format", help=_("as --format json")
    )
    parser.add_argument(
        "--links",
        action="store_true",
        help=_("also ask whether links to other sites are alive, and note it in resources.yml"),
    )


def serve(commands: Any) -> None:
    """`serve`, and what it takes."""
    parser = commands.add_parser(
        "serve", parents=[common()], help=_("show the site here and follow every change")
    )
    add_campaign(parser, or_all=True)
    parser.add_argument(
        "--port",
        type=whole(0, 65_535),
        default=8000,
        metavar=_("NUMBER"),
        help=_("the port on this machine (default: 8000)"),
    )
    parser.add_argument("--open", action="store_true", help=_("open the site in the browser"))


def explain(commands: Any) -> None:
    """`explain`, and what it takes."""
    parser = commands.add_parser(
        "explain",
        parents=[common(), spoken()],
        help=_("say which level decides a value, and where"),
    )
    add_campaign(parser)
    parser.add_argument(
        "field", metavar=_("FIELD"), help=_("like theme, period, events.le-khai-mac.when")
    )


def schemas(commands: Any) -> None:
    """`schemas`, and what it takes."""
    parser = commands.add_parser(
        "schemas", help=_("write the schemas by which editors help while typing")
    )
    words = _("where they go (default: content/_schemas/)")
    add_folder(parser, "--output", PROJECT / "content" / "_schemas", words)
