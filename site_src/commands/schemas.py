"""`schemas`: what editors need to help while typing."""

from __future__ import annotations

import argparse

from site_src.commands.base import OK
from site_src.schemas import write_schemas


def run(options: argparse.Namespace) -> int:
    """Write the schemas and name them."""
    for file in write_schemas(options.output):
        print(file)
    return OK
