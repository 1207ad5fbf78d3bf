"""`build.py serve`: one campaign on this machine, built again at every change."""

from __future__ import annotations

import datetime as dt
import logging
import os
import sys
from typing import Any

from site_src.builder import PLUGIN, PROJECT
from site_src.edition import VIET_NAM
from site_src.messages import gettext as _
from site_src.tree import ContentTree


def serve(tree: ContentTree, campaign: str | None, port: int) -> int:
    """Serve a campaign, drafts and all, on 127.0.0.1 until Ctrl+C; without a name the one in
    mkdocs.yml."""
    from mkdocs.commands.serve import serve as mkdocs_serve
    from mkdocs.exceptions import Abort, ConfigurationError

    logger = logging.getLogger("mkdocs")
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    if tree.edition.day:
        # The way in which MkDocs' own commands are told the day; the plugin reads it there.
        noon = dt.datetime.combine(tree.edition.day, dt.time(12), VIET_NAM)
        os.environ["SOURCE_DATE_EPOCH"] = str(int(noon.timestamp()))
    options: Any = {"plugins": {PLUGIN: {"campaign": campaign}}} if campaign else {}
    print(_("The site is at http://127.0.0.1:{port}/ (stop with Ctrl+C).").format(port=port))
    try:
        mkdocs_serve(
            config_file=str(PROJECT / "mkdocs.yml"),
            docs_dir=str(tree.root),
            dev_addr=f"127.0.0.1:{port}",
            watch_theme=False,
            **options,
        )
    except (Abort, ConfigurationError) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(
            _("Port {port} cannot be used: {error}").format(port=port, error=error), file=sys.stderr
        )
        return 2
    return 0
