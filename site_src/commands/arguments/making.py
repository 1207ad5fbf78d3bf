"""The commands that make files of content, or make them anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from site_src.base.messages import gettext as _
from site_src.commands.arguments.shared import add_campaign, common, spoken


def convert(commands: Any) -> None:
    """`convert`, and what it takes."""
    parser = commands.add_parser(
        "convert", parents=[spoken()], help=_("write files in an old encoding anew, in UTF-8")
    )
    parser.add_argument("files", nargs="+", type=Path, metavar=_("FILE"))


def new(commands: Any) -> None:
    """`new`, and what it takes."""
    parser = commands.add_parser("new", help=_("make the folder of a unit or of a campaign"))
    things = parser.add_subparsers(
        title=_("commands"), dest="thing", required=True, metavar=_("THING")
    )
    unit = things.add_parser("unit", parents=[common()], help=_("make a unit’s folder"))
    unit.add_argument("path", metavar="UNIT", help=_("its folder, like tinh-mau/xa-mau"))
    unit.add_argument("--name", metavar=_("NAME"), help=_("its full name; asked for if left out"))
    unit.add_argument(
        "--kind", metavar=_("KIND"), help=_("its kind, like xa; usually its name tells")
    )
    units = things.add_parser(
        "units", parents=[common()], help=_("make the folders of many units from a list")
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
    campaign = things.add_parser(
        "campaign", parents=[common()], help=_("make a campaign’s folder, as a draft")
    )
    add_campaign(campaign)
    campaign.add_argument(
        "--from",
        dest="source",
        metavar=_("YEAR"),
        help=_("take over what still holds from this earlier year, or from another UNIT/YEAR"),
    )


def draft(commands: Any) -> None:
    """`draft`, and what it takes."""
    parser = commands.add_parser(
        "draft",
        parents=[common()],
        help=_("make a campaign as a draft from a plan in Word or PDF"),
    )
    parser.add_argument(
        "plan", type=Path, metavar=_("PLAN"), help=_("the plan: .docx, .pdf with text, or .txt")
    )
    add_campaign(parser)


def workbook(commands: Any) -> None:
    """`workbook`, and what it takes."""
    parser = commands.add_parser(
        "workbook",
        parents=[common()],
        help=_("make the programme of a campaign as a workbook for Excel"),
    )
    add_campaign(parser)
    parser.add_argument(
        "--from",
        dest="table",
        type=Path,
        metavar=_("TABLE"),
        help=_("take the activities from this table (.xlsx, .xls, .ods)"),
    )


def yaml(commands: Any) -> None:
    """`yaml`, and what it takes."""
    parser = commands.add_parser(
        "yaml", parents=[common()], help=_("make YAML files of a campaign’s workbook")
    )
    add_campaign(parser)
    parser.set_defaults(command="to_yaml")
