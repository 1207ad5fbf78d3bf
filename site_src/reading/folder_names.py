"""Which names a folder of content/ may have: each becomes an address of the site."""

from __future__ import annotations

import re

from site_src.base.messages import gettext as _
from site_src.base.problems import Problem, Severity, Spot
from site_src.model.name import ADDRESS

# What the site has beside units' folders: files by their endings, and at its root these.
_FILE = re.compile(
    r"\.(?:br|config|css|csv|gz|html?|ics|js|json|jsonld|png|svg|txt|webmanifest|xml)$"
)
_OF_THE_ROOT = ("assets", "may-chu", "du-lieu", "media")
# And what a unit's own folder has beside its years and the units below.
_OF_A_UNIT = ("cac-don-vi",)


def bad_names(steps: list[str], shown: str) -> list[Problem]:
    """Folders whose names cannot be addresses."""
    return [
        Problem(
            Severity.ERROR,
            "folder-name",
            Spot("/".join((shown, step))),
            _("The folder’s name “{text}” cannot be an address").format(text=step),
            _("Use small letters without marks, digits and hyphens: quan-3."),
        )
        for number, step in enumerate(steps)
        if not ADDRESS.fullmatch(step) or _is_taken(step, number)
    ]


def _is_taken(step: str, depth: int) -> bool:
    """Whether the site has a file or a folder of its own there: a page, a worker, the theme."""
    is_ours = step in _OF_A_UNIT or (depth == 0 and step in _OF_THE_ROOT)
    return bool(_FILE.search(step)) or is_ours


def missing_unit(path: str) -> Problem:
    """That a folder has years and is no unit."""
    return Problem(
        Severity.ERROR,
        "missing-unit",
        Spot(path),
        _("There is no unit.yml here"),
        _("Make one with the lines “name: ...” and “kind: ...”."),
    )
