"""The arguments of every command, as argparse reads and explains them."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from site_src.base.messages import gettext as _
from site_src.base.messages import mark as N_
from site_src.commands.arguments import handing_over, looking, making
from site_src.commands.arguments.shared import Parser


def parser(command: str = "") -> argparse.ArgumentParser:
    """What reads a command and its options; `command` there names the module that runs it.

    Only of the command that is named, where it is one: of all it takes ten times as long.
    """
    parser = Parser(
        prog="build.py",
        description=_("Makes the Lifelong Learning Week’s site from the files in content/."),
        epilog=_(
            "Exit code: 0 fine (warnings and notices are shown); 1 errors in content, with "
            "--strict warnings too; 2 wrong use; 3 the environment could not be set up."
        ),
    )
    commands = parser.add_subparsers(
        title=_("commands"), dest="command", required=True, metavar=_("COMMAND")
    )
    for name in (command,) if command in _COMMANDS else _COMMANDS:
        _COMMANDS[name](commands)
    return parser


def _tool(name: str, words: str) -> Callable[[Any], None]:
    """What build.py runs itself, for developers."""

    def add(commands: Any) -> None:
        commands.add_parser(name, help=_(words)).set_defaults(command="")

    return add


_COMMANDS: dict[str, Callable[[Any], None]] = {
    "build": looking.build,
    "check": looking.check,
    "convert": making.convert,
    "serve": looking.serve,
    "explain": looking.explain,
    "new": making.new,
    "draft": making.draft,
    "workbook": making.workbook,
    "yaml": making.yaml,
    "pack": handing_over.pack,
    "verify": handing_over.verify,
    "publish": handing_over.publish,
    "schemas": looking.schemas,
    "test": _tool("test", N_("run the tests; other arguments go to pytest")),
    "lint": _tool("lint", N_("run ruff and mypy over the code")),
    "renew": _tool("renew", N_("make everything generated anew, for developers")),
    "canary": _tool("canary", N_("build with other engines and compare the sites")),
    "sbom": _tool("sbom", N_("list what a release is made of, as CycloneDX")),
}
