"""One rendering through MkDocs, as the project's mkdocs.yml configures it."""

from __future__ import annotations

import logging
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from site_src.base.problems import Place, Problem, Severity
from site_src.base.project import CONFIG
from site_src.publish.configured import PLUGIN
from site_src.publish.renderer import Rendering

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def render(rendering: Rendering, site_dir: Path) -> list[Problem]:
    """Have MkDocs write the files into `site_dir`; what it finds wrong comes back as problems."""
    # Late, like all of MkDocs here: a command that builds nothing would load it for nothing.
    from mkdocs.commands.build import build

    site_dir.mkdir(parents=True, exist_ok=True)
    with _Listener() as listener:
        config = _config()
        config.site_dir = str(site_dir)
        config.plugins[PLUGIN].load_config({"rendering": rendering}, CONFIG)
        build(config)
    place = Place(rendering.plan.address or "site/")
    return [Problem(Severity.ERROR, "mkdocs", place, message) for message in listener.messages]


@cache
def _config() -> MkDocsConfig:
    """mkdocs.yml, read once in a process: that takes as long as ten pages."""
    from mkdocs.config import load_config

    # Material prints an announcement to developers on import; staff can do nothing about it.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    return load_config(config_file=CONFIG)


class _Listener(logging.Handler):
    """Collects MkDocs' warnings, which a planned site never causes."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Called by logging."""
        self.messages.append(record.getMessage())

    def __enter__(self) -> _Listener:
        logger = logging.getLogger("mkdocs")
        logger.addHandler(self)
        logger.propagate = False
        return self

    def __exit__(self, *_: object) -> None:
        logging.getLogger("mkdocs").removeHandler(self)
