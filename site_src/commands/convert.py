"""`convert`: write files in an old encoding anew."""

from __future__ import annotations

import argparse
import sys

from site_src.commands.base import FAILED, OK
from site_src.convert import convert


def run(options: argparse.Namespace) -> int:
    """Say of each file what became of it."""
    results = [convert(file) for file in options.files]
    for result in results:
        print(result.message, file=sys.stdout if result.done else sys.stderr)
    return OK if all(result.done for result in results) else FAILED
