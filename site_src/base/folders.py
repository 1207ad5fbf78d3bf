"""What lies in a folder: names that no other machine could hold, links, special files."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

from site_src.base.messages import gettext as _
from site_src.base.problems import Place, Problem, Severity

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


def strange_entries(folder: Path, show: Callable[[Path], str], deep: bool) -> Iterator[Problem]:
    """Errors of the names and kinds of what lies in a folder, and with `deep` of all below it.
    Names that begin with a dot or “_” belong to people and programs, not to the site."""
    waiting = [folder]
    while waiting:
        current = waiting.pop()
        try:
            with os.scandir(current) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            message = _("The folder cannot be read: {reason}").format(reason=error.strerror)
            hint = _("Look at its permissions.")
            yield Problem(Severity.ERROR, "unreadable", Place(show(current)), message, hint)
            continue
        seen: dict[str, str] = {}
        for entry in entries:
            if entry.name.startswith((".", "_")):
                continue
            path = current / entry.name
            if found := _what_is_strange(entry, seen):
                yield Problem(Severity.ERROR, found[0], Place(show(path)), found[1], found[2])
            elif deep and entry.is_dir(follow_symlinks=False):
                waiting.append(path)


def _what_is_strange(entry: os.DirEntry[str], seen: dict[str, str]) -> tuple[str, str, str] | None:
    """Rule, message and hint for an entry; `seen` has the names before it, without case."""
    name = entry.name
    is_plain = entry.is_file(follow_symlinks=False) or entry.is_dir(follow_symlinks=False)
    is_junction: Callable[[str], bool] = getattr(os.path, "isjunction", lambda path: False)
    if not is_plain or is_junction(entry.path):
        return "not-a-file", *not_a_file()
    twin = seen.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
    if twin != name:
        return "name-clash", *are_one_on_windows(name, twin)
    hint = _("Rename it with small letters without marks, digits and hyphens.")
    if is_reserved(name):
        said = _("“{text}” is a name that Windows keeps for itself").format(text=name)
        return "file-name", said, hint
    if bad := _FORBIDDEN.search(name):
        said = _("Windows allows no “{character}” in a name").format(character=bad[0])
        return "file-name", said, hint
    if name.endswith((".", " ")) or name.startswith(" "):
        return "file-name", _("The name begins or ends with a blank or a point"), hint
    if any("\ud800" <= letter <= "\udfff" for letter in name):
        return "file-name", _("The name is not in UTF-8"), hint
    if name != unicodedata.normalize("NFC", name):
        return "file-name", _("The name’s letters and tone marks are stored apart (NFD)"), hint
    if len(name) > LONGEST_NAME:
        said = _("The name is longer than {limit} letters").format(limit=LONGEST_NAME)
        return "file-name", said, hint
    return None
