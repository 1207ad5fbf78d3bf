"""What a round has seen, written into resources.yml: `last_checked`, and `dead_since` of the dead.

An address that is there again loses its `dead_since`; of one that is unknown nothing changes.
Comments, order and quoting stay, and nothing is written that does not read back as it was meant.
"""

from __future__ import annotations

import copy
import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from site_src.base.disk import put
from site_src.base.messages import gettext as _
from site_src.base.problems import Problem, Spot, content_error
from site_src.content_types.resources import RESOURCES
from site_src.model.name import CampaignName
from site_src.reading.content import Content
from site_src.reading.file_kinds import read_yaml, under_its_name
from site_src.reading.files import join
from site_src.reading.strict_yaml import ParsedFile
from site_src.vietnamese.zone import ZONE
from site_src.writing.links.judging import Judged, Verdict
from site_src.writing.same import differences


def note(
    content: Content, judged: Mapping[str, Judged], today: dt.date
) -> tuple[list[str], list[Problem]]:
    """Write what was seen into each resources.yml of these campaigns; the files that changed.

    Raises OSError.
    """
    written, problems = [], []
    for path in content.unit_paths():
        for year in content.years(path):
            file = join(str(CampaignName(path, year)), RESOURCES.file)
            if content.files.entry(file) is None:
                continue
            changed, found = _note_in(content, file, judged, today)
            problems += found
            if changed:
                written.append(content.show(file))
    return written, problems


def _note_in(
    content: Content, file: str, judged: Mapping[str, Judged], today: dt.date
) -> tuple[bool, list[Problem]]:
    from site_src.writing.yaml_file import yaml_text  # ruamel takes a third of a second to come

    shown = content.show(file)
    raw, problems = content.files.read(file, shown)
    before = content.text(file)
    parsed, _found = read_yaml(raw, shown) if raw is not None else (None, [])
    if parsed is None or before is None or problems:
        return False, []
    parsed = under_its_name(parsed, RESOURCES.record)
    data = copy.deepcopy(parsed.data)
    entries = data.get("resources") if isinstance(data, dict) else None
    changed = [_change(entry, judged, today) for entry in entries or ()]
    if not any(changed):
        return False, []
    meant = replace(parsed, data=data)
    after = _by_lines(parsed, data["resources"], before)
    if not _says(after, meant, file):
        after = yaml_text(RESOURCES, meant, before)
    target = content.folder(file)
    if target.read_bytes() != raw:
        message = _("The file was changed meanwhile; nothing was written into it")
        hint = _("Run this again.")
        return False, [content_error("dead-link", Spot(shown), message, hint)]
    put(target, after.encode("utf-8"))
    return True, []


def _says(text: str, meant: ParsedFile, file: str) -> bool:
    made = read_yaml(text.encode("utf-8"), file)[0]
    return made is not None and not list(
        differences(RESOURCES, under_its_name(made, RESOURCES.record), meant)
    )


def _by_lines(parsed: ParsedFile, entries: list[Any], before: str) -> str:
    """The text with these two fields as they are now, each on a line of its own.

    All other lines stay as they are to the letter. An entry that is written on one line is not
    changed.
    """
    lines: list[str | None] = [*before.split("\n")]
    below: dict[int, list[str]] = {}
    for number, entry in enumerate(entries):
        at = ("resources", number)
        anchor = parsed.keys.get((*at, "url"))
        for name in ("last_checked", "dead_since"):
            value, spot = entry.get(name), parsed.keys.get((*at, name))
            old = lines[spot.line - 1] if spot else None
            if spot is not None and old is not None:
                match = _FIELD.fullmatch(old)
                if match and value is not None:
                    lines[spot.line - 1] = f"{match[1]}{value}{match[2] or ''}"
                elif match and not old.lstrip().startswith("- "):
                    lines[spot.line - 1] = None
            elif anchor is not None and value is not None:
                indent = " " * (anchor.column - 1)
                below.setdefault(anchor.line, []).append(f"{indent}{name}: {value}")
    found = []
    for number, line in enumerate(lines, 1):
        found += [line] if line is not None else []
        found += below.get(number, [])
    return "\n".join(found)


_FIELD = re.compile(
    r"(\s*(?:- )?(?:last_checked|dead_since):[ \t]*)[^\s#{}\[\],][^#{}\[\],]*?([ \t]+#.*)?\s*"
)


def _change(entry: Any, judged: Mapping[str, Judged], today: dt.date) -> bool:
    """Change an entry as its link was seen; whether anything is another now."""
    url = entry.get("url") if isinstance(entry, dict) else None
    found = judged.get(str(url).partition("#")[0]) if url else None
    if found is None or found.verdict is Verdict.UNKNOWN:
        return False
    before: dict[str, Any] = dict(entry)
    entry["last_checked"] = f"{today:%d/%m/%Y}"
    if found.verdict is Verdict.ALIVE:
        entry.pop("dead_since", None)
    elif "dead_since" not in entry:
        since = found.missing.astimezone(ZONE).date() if found.missing else today
        entry["dead_since"] = f"{since:%d/%m/%Y}"
    return dict(entry) != before
