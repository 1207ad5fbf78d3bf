"""One rendering through MkDocs, as the project's mkdocs.yml configures it.

Where ProperDocs, which goes on from MkDocs 1, is installed in its place, MkDocs' modules are its.
"""

from __future__ import annotations

import logging
import os
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from site_src.base.problems import Problem, Severity, Spot
from site_src.base.project import CONFIG, THEME
from site_src.publish.configured import PLUGIN
from site_src.publish.renderer import Rendering

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


_LOGGERS = (logging.getLogger("mkdocs"), logging.getLogger("properdocs"))


def render(rendering: Rendering, site_dir: Path) -> list[Problem]:
    """Have MkDocs write the files into `site_dir`; what it finds wrong comes back as problems."""
    _find()
    # Late, like all of MkDocs here: a command that builds nothing would load it for nothing.
    from mkdocs.commands.build import build

    site_dir.mkdir(parents=True, exist_ok=True)
    with _Listener() as listener:
        config = _config()
        config.site_dir = str(site_dir)
        config.plugins[PLUGIN].load_config({"rendering": rendering}, CONFIG)
        build(config)
    spot = Spot(rendering.plan.address or "site/")
    return [Problem(Severity.ERROR, "mkdocs", spot, message) for message in listener.messages]


def is_installed() -> bool:
    """Whether MkDocs is there, or what can stand in its place."""
    return any(find_spec(name) is not None for name in ("mkdocs", "properdocs"))


@cache
def _find() -> None:
    """Let ProperDocs' modules be found by MkDocs' names where MkDocs is not installed."""
    # Both announce the end of the other on import; staff can do nothing about it.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    os.environ.setdefault("DISABLE_MKDOCS_2_WARNING", "true")
    if find_spec("mkdocs") is None:
        import_module("properdocs.replacement")


@cache
def _config() -> MkDocsConfig:
    """mkdocs.yml, read once in a process: that takes as long as ten pages."""
    from mkdocs.config import load_config

    # Nothing of Material's theme is used, and mkdocs.yml cannot say “if it is there”.
    bare = None if find_spec("material") else {"name": None, "custom_dir": THEME}
    return load_config(config_file=CONFIG, theme=bare)


class _Listener(logging.Handler):
    """Collects MkDocs' warnings, which a planned site never causes."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Called by logging."""
        self.messages.append(record.getMessage())

    def __enter__(self) -> _Listener:
        for logger in _LOGGERS:
            logger.addHandler(self)
            logger.propagate = False
        return self

    def __exit__(self, *_: object) -> None:
        for logger in _LOGGERS:
            logger.removeHandler(self)
