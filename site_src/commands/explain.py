"""`explain`: which level decides a value."""

from __future__ import annotations

import argparse

from site_src.commands.content import open_tree
from site_src.explain import explain


def run(options: argparse.Namespace) -> int:
    """Print the chain of levels."""
    code, text = explain(open_tree(options), options.campaign, options.field)
    print(text)
    return code
