"""The commands that hand a built campaign over."""

from __future__ import annotations

from typing import Any

from site_src.base.messages import gettext as _
from site_src.commands.arguments.shared import add_folder, built
from site_src.commands.base import PROJECT


def pack(commands: Any) -> None:
    """`pack`, and what it takes."""
    pack = commands.add_parser(
        "pack", parents=[built()], help=_("make one zip of a built campaign, for a technician")
    )
    pack.add_argument("campaign", metavar=_("UNIT/YEAR"))
    add_folder(pack, "--output", PROJECT / "packs", _("where the zip goes (default: packs/)"))
    pack.add_argument(
        "--new-key",
        action="store_true",
        help=_("make the unit’s key for signing, kept in this system’s keyring"),
    )
    pack.set_defaults(command="pack")


def verify(commands: Any) -> None:
    """`verify`, and what it takes."""
    verify = commands.add_parser(
        "verify", parents=[built()], help=_("say whether what was published is a build, whole")
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


def publish(commands: Any) -> None:
    """`publish`, and what it takes."""
    publish = commands.add_parser(
        "publish", parents=[built()], help=_("put a built campaign onto a host, only what differs")
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
