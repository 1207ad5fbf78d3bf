"""`serve`: show the site on this machine."""

from __future__ import annotations

import argparse

from site_src.commands.content import open_tree
from site_src.serve import serve


def run(options: argparse.Namespace) -> int:
    """Serve until Ctrl+C."""
    return serve(open_tree(options), options.campaign, options.port, options.open)
