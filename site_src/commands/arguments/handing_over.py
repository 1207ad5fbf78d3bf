"""The commands that hand a built campaign over."""

from __future__ import annotations

from typing import Any

from site_src.base.messages import gettext as _
from site_src.commands.arguments.shared import add_campaign, add_folder, built
from site_src.commands.base import PROJECT


def pack(commands: Any) -> None:
    """`pack`, and what it takes."""
    parser = commands.add_parser(
        "pack", parents=[built()], help=_("make one zip of a built campaign, for a technician")
    )
    add_campaign(parser)
    add_folder(parser, "--output", PROJECT / "packs", _("where the zip goes (default: packs/)"))
    parser.add_argument(
        "--new-key",
        action="store_true",
        help=_("make the unit’s key for signing, kept in this system’s keyring"),
    )


def verify(commands: Any) -> None:
    """`verify`, and what it takes."""
    parser = commands.add_parser(
        "verify", parents=[built()], help=_("say whether what was published is a build, whole")
    )
    parser.add_argument(
        "place",
        metavar=_("PATH-OR-URL"),
        help=_("a folder, a zip, or where it stands: https://…/tuan-le/"),
    )
    parser.add_argument(
        "campaign",
        nargs="?",
        metavar=_("UNIT/YEAR"),
        help=_("also whether it is the one that was built here"),
    )
    parser.add_argument(
        "--all", action="store_true", help=_("over the network every file, and not samples")
    )
    parser.add_argument(
        "--key", metavar=_("KEY"), help=_("the public key by which a zip’s signature must be good")
    )


def publish(commands: Any) -> None:
    """`publish`, and what it takes."""
    parser = commands.add_parser(
        "publish", parents=[built()], help=_("put a built campaign onto a host, only what differs")
    )
    add_campaign(parser)
    parser.add_argument(
        "target",
        metavar=_("TARGET"),
        help=_("a name in the unit’s handover.yml, a folder, or an address: sftp://, s3://, …"),
    )
    parser.add_argument(
        "--dry-run", action="store_true", help=_("only list what would be sent and taken away")
    )
    parser.add_argument(
        "--again", action="store_true", help=_("send everything, also what is there already")
    )
    parser.add_argument(
        "--remember",
        action="store_true",
        help=_("ask for the target’s password and put it into this system’s keyring"),
    )
