"""What lies in a folder: names that no other machine could hold, links, special files."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from site_src.base.messages import gettext as _
from site_src.base.problems import Problem, Severity, Spot

# Windows keeps these for devices, with any ending.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\..*)?")
_FORBIDDEN = re.compile('[<>:"|?*\\\\\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]')
LONGEST_NAME = 120


def is_reserved(name: str) -> bool:
    """Whether Windows keeps this name for a device."""
    return _RESERVED.fullmatch(name.casefold()) is not None


def not_a_file() -> tuple[str, str]:
    """Message and hint for what is a link, a folder or something special where a file belongs."""
    return (
        _("This is a link or a special file; only ordinary files are read"),
        _("Copy the file itself into this folder."),
    )


def unreadable(error: OSError) -> tuple[str, str]:
    """Message and hint for a file that the system does not hand over."""
    return (
        _("The file cannot be read: {reason}").format(reason=error.strerror),
        _("Close the program that has it open, and look at its permissions."),
    )


def are_one_on_windows(name: str, other: str) -> tuple[str, str]:
    """Message and hint for two names that only the case of letters tells apart."""
    return (
        _("“{name}” and “{other}” are one file on Windows").format(name=name, other=other),
        _("Rename one of the two; write names in small letters."),
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """What lies in a folder.

    A link, a junction or something special is neither a file nor a folder, whatever it leads to.
    """

    name: str
    is_file: bool
    is_folder: bool


def entries_of(folder: Path) -> tuple[Entry, ...]:
    """What lies in a folder, by name. Raises OSError."""
    with os.scandir(folder) as listing:
        entries = [_entry(each) for each in listing]
    return tuple(sorted(entries, key=lambda entry: entry.name))


def _entry(each: os.DirEntry[str]) -> Entry:
    is_junction: Callable[[str], bool] = getattr(os.path, "isjunction", lambda path: False)
    is_folder = each.is_dir(follow_symlinks=False) and not is_junction(each.path)
    return Entry(each.name, each.is_file(follow_symlinks=False), is_folder)


def strange_entries(
    folder: str,
    entries: Callable[[str], Iterable[Entry]],
    show: Callable[[str], str],
    deep: bool,
) -> Iterator[Problem]:
    """Errors of the names and kinds of what lies in a folder, and with `deep` of all below it.

    `entries` tells what a '/'-path holds. Names that begin with a dot or “_” belong to people and
    programs, not to the site.
    """
    waiting = [folder]
    while waiting:
        current = waiting.pop()
        try:
            listing = entries(current)
        except OSError as error:
            message = _("The folder cannot be read: {reason}").format(reason=error.strerror)
            hint = _("Look at its permissions.")
            yield Problem(Severity.ERROR, "unreadable", Spot(show(current)), message, hint)
            continue
        seen: dict[str, str] = {}
        for entry in listing:
            if entry.name.startswith((".", "_")):
                continue
            path = f"{current}/{entry.name}" if current else entry.name
            if strange := _what_is_strange(entry, seen):
                yield Problem(Severity.ERROR, strange[0], Spot(show(path)), strange[1], strange[2])
            elif deep and entry.is_folder:
                waiting.append(path)


def _what_is_strange(entry: Entry, seen: dict[str, str]) -> tuple[str, str, str] | None:
    """Rule, message and hint for an entry; `seen` has the names before it, without case."""
    name = entry.name
    if not entry.is_file and not entry.is_folder:
        return "not-a-file", *not_a_file()
    twin = seen.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
    if twin != name:
        return "name-clash", *are_one_on_windows(name, twin)
    hint = _("Rename it with small letters without marks, digits and hyphens.")
    if is_reserved(name):
        message = _("“{text}” is a name that Windows keeps for itself").format(text=name)
        return "file-name", message, hint
    if bad := _FORBIDDEN.search(name):
        message = _("Windows allows no “{character}” in a name").format(character=bad[0])
        return "file-name", message, hint
    if name.endswith((".", " ")) or name.startswith(" "):
        return "file-name", _("The name begins or ends with a blank or a point"), hint
    if any("\ud800" <= letter <= "\udfff" for letter in name):
        return "file-name", _("The name is not in UTF-8"), hint
    if name != unicodedata.normalize("NFC", name):
        return "file-name", _("The name’s letters and tone marks are stored apart (NFD)"), hint
    if len(name) > LONGEST_NAME:
        message = _("The name is longer than {limit} letters").format(limit=LONGEST_NAME)
        return "file-name", message, hint
    return None
