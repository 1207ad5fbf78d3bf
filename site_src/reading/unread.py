"""Files of the content folder that nothing reads: most often a slip in the name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from site_src.base.messages import gettext as _
from site_src.base.problems import Problem, Severity, Spot, known_here, near_miss
from site_src.content_types import ContentType
from site_src.reading.files import HANDOVER_FILE, MEDIA_FOLDER, UNIT_FILE, Files, join
from site_src.reading.published import RECORD
from site_src.reading.workbook.folder import TABLE_ENDINGS, WORKBOOK_FILES
from site_src.reading.workbook.value import NAMES

# Kept with the content for the people who write it, or put there by Windows and Office; not part of
# any campaign.
_GUIDES = re.compile(
    r"(?:README.*|.*\.example|.*\.bat|.*\.goc|\..*|_.*|~\$.*|Thumbs\.db|desktop\.ini)"
)
_OF_UNIT = (UNIT_FILE, HANDOVER_FILE)


def unread_outside(files: Files, folder: str, show: Callable[[str], str]) -> Iterator[Problem]:
    """Of the files beside a unit's unit.yml those that nothing reads."""
    hint = _("Content of a Week stands in the folder of its year, like 2026/.")
    for entry in files.entries(folder):
        name = entry.name
        if entry.is_file and name not in (*_OF_UNIT, RECORD) and not _GUIDES.fullmatch(name):
            spot = show(join(folder, name))
            yield _unread(name, spot, near_miss(name, list(_OF_UNIT), hint, cutoff=0.7))


def unread_in_year(
    files: Files, folder: str, content_types: Iterable[ContentType], show: Callable[[str], str]
) -> Iterator[Problem]:
    """What lies in the folder of a year and is of no content type."""
    parts = [content_type.file.partition("/") for content_type in content_types]
    names = sorted({first for first, _mark, _rest in parts})
    folders = sorted(first for first, mark, _rest in parts if mark)
    beside = [join(folder, entry.name) for entry in files.entries(folder)]
    inside = [
        join(at, entry.name)
        for at in (join(folder, name) for name in folders)
        for entry in (files.entries(at) if files.is_folder(at) else ())
        if not entry.name.endswith(".md") or entry.is_folder
    ]
    for path in (*beside, *inside):
        name = path.rpartition("/")[2]
        is_known = path in beside and name in (*names, *WORKBOOK_FILES, MEDIA_FOLDER)
        if not is_known and not _GUIDES.fullmatch(name):
            hint = near_miss(name, names, known_here(names))
            if name.casefold().endswith(TABLE_ENDINGS):
                hint = _("A table with the programme is called {name} here.").format(name=NAMES[0])
            yield _unread(name, show(path), hint)


def _unread(name: str, shown: str, hint: str) -> Problem:
    message = _("Nothing reads “{name}”").format(name=name)
    return Problem(Severity.ERROR, "unknown-file", Spot(shown), message, hint)
