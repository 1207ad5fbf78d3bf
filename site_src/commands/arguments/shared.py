"""What several commands take."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from site_src.base.characters import visible
from site_src.base.messages import LANGUAGE, LANGUAGES
from site_src.base.messages import gettext as _
from site_src.commands.base import PROJECT


class Parser(argparse.ArgumentParser):
    """Says what is wrong without the signs that command a terminal."""

    def error(self, message: str) -> NoReturn:
        """Called by argparse."""
        super().error(visible(message))


def of_content() -> argparse.ArgumentParser:
    """The content that a command reads."""
    content = Parser(add_help=False)
    words = _("the content folder (default: content/)")
    add_folder(content, "--content", PROJECT / "content", words)
    return content


def common() -> argparse.ArgumentParser:
    """What commands take that read all of content: the day, too, and how strict they are."""
    common = Parser(add_help=False, parents=[of_content()])
    common.add_argument(
        "--date",
        metavar=_("DATE"),
        help=_(
            "the day that decides what is public (default: SOURCE_DATE_EPOCH, else today in "
            "Viet Nam)"
        ),
    )
    common.add_argument("--strict", action="store_true", help=_("warnings count as errors"))
    return common


def spoken() -> argparse.ArgumentParser:
    """The language that a command speaks."""
    spoken = Parser(add_help=False)
    spoken.add_argument(
        "--lang",
        choices=LANGUAGES,
        default=LANGUAGE,
        help=_("the language of the messages (default: vi)"),
    )
    return spoken


def built() -> argparse.ArgumentParser:
    """The built site that a command hands over."""
    built = Parser(add_help=False, parents=[of_content()])
    add_folder(built, "--site", PROJECT / "site", _("the built site (default: site/)"))
    return built


def add_campaign(parser: argparse.ArgumentParser, or_all: bool = False) -> None:
    """The campaign that a command is for; with `or_all` all are, where none is named."""
    words = _("unit folder and year, like tp-ho-chi-minh/quan-3/2023; default: all")
    parser.add_argument(
        "campaign",
        nargs="?" if or_all else None,
        metavar=_("UNIT/YEAR"),
        help=words if or_all else None,
    )


def add_folder(parser: argparse.ArgumentParser, option: str, default: Path, words: str) -> None:
    """An option that names a folder."""
    parser.add_argument(option, type=Path, default=default, metavar=_("FOLDER"), help=words)


def whole(least: int, most: int) -> Callable[[str], int]:
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
