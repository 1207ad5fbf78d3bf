"""Names of places and organisations that only cells have told: their entries, and short ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from site_src.base.messages import gettext as _
from site_src.base.patterns import lazy_regex
from site_src.base.problems import Spot
from site_src.reading.workbook.cells import Cell
from site_src.reading.workbook.entries import INHERIT, Entry, Maker
from site_src.reading.workbook.ids import Named, assign
from site_src.reading.workbook.names import Names, is_short, letters, name_key, stands_for
from site_src.reading.workbook.told import guess

# The letters of shorter words, in another order, are another word: “An”, “Na”.
_WORD = lazy_regex(r"[^\W\d_]{3,}")
Part = Entry | tuple[str, Spot]


def add_new(
    maker: Maker, parts: list[Part], names: Names, known: Sequence[Named], there: Sequence[Named]
) -> list[Named]:
    """Entries for the names that cells have told and no row of the list has."""
    if not parts:
        # What the level above has stays, as it does where a file is not there.
        _key, (_name, cell, sheet) = next(iter(names.new.items()))
        parts.append((INHERIT, maker.book.spot(sheet, cell.row, cell.column)))
    _say_other_marks(maker, names)
    _say_slips(maker, parts, names)
    short = _short_names(maker, parts, names)
    rows = [Named(None, name) for name, _cell, _sheet in names.new.values()]
    made = assign(rows, known, [str(entry.id) for entry in there])
    found = []
    for (key, (name, cell, sheet)), given in zip(list(names.new.items()), made, strict=True):
        spot = maker.book.spot(sheet, cell.row, cell.column)
        parts.append(Entry({"id": given, "name": name}, spot, {("name",): spot}, name))
        names.ids[key] = given
        found.append(Named(given, name))
    names.ids |= {key: names.ids.get(of, of) for key, of in short.items()}
    return found


def _say_other_marks(maker: Maker, names: Names) -> None:
    """Give a new name as most cells write it, and tell of those that write other marks.

    “Hội Khuyên học” has the key of “Hội Khuyến học”.
    """
    for key, written in names.written.items():
        if key not in names.new or len(written) < 2:
            continue
        spelt: dict[str, list[tuple[str, Cell, str]]] = {}
        for name, found in written.items():
            spelt.setdefault(letters(name), []).extend(found)
        if len(spelt) < 2:
            continue
        # What is typed without any marks is no other word.
        most = max(spelt, key=lambda s: (not s.isascii(), len(spelt[s]), _seen(maker, s, spelt)))
        names.new[key] = spelt[most][0]
        for name, cell, sheet in (one for same in spelt if same != most for one in spelt[same]):
            message = _("“{text}” is taken for “{other}”, which has other marks")
            hint = _("If they are one, write the same name in both; else write what parts them.")
            said = message.format(text=name, other=spelt[most][0][0])
            maker.problems.append(guess(maker.book, sheet, cell.row, cell.column, said, hint))


def _seen(maker: Maker, name: str, spelt: Iterable[str]) -> int:
    """How often the workbook writes the words of a name that its other spellings do not have."""
    common = set.intersection(*(set(other.split()) for other in spelt))
    own = set(name.split()) - common
    sheets = maker.book.sheets
    texts = (c.text for sheet in sheets for row in sheet.rows.values() for c in row.values())
    said = " ".join(texts).casefold().split()
    return sum(word in own for word in said)


def _say_slips(maker: Maker, parts: Sequence[Part], names: Names) -> None:
    """Tell of new names that a slip of the fingers makes another: “Nhà văn háo”, “Nhà văn hóa”."""
    known = {_spelt(part.name): part.name for part in parts if isinstance(part, Entry)}
    for name, cell, sheet in names.new.values():
        other = known.setdefault(_spelt(name), name)
        if name_key(other) != name_key(name):
            message = _("“{text}” is nearly “{other}”; they are shown as two")
            hint = _("If they are one, write the same name in both.")
            said = message.format(text=name, other=other)
            maker.problems.append(guess(maker.book, sheet, cell.row, cell.column, said, hint))


def _spelt(name: str) -> str:
    """A name whatever the order of the letters in its words is, and how often one is repeated."""

    def word(match: re.Match[str]) -> str:
        return "".join(sorted(set(match[0])))

    return _WORD.sub(word, name_key(name))


def _short_names(maker: Maker, parts: Sequence[Part], names: Names) -> dict[str, str]:
    """Which new names are only first letters of others: their keys, and whose they are.

    They are taken out of the new ones. What stands for no name, or for several, stays one of its
    own, and is told.
    """
    known = {str(part.data["id"]): part.name for part in parts if isinstance(part, Entry)}
    found: dict[str, str] = {}
    for key, (name, cell, sheet) in list(names.new.items()):
        if names is not maker.bodies:
            continue
        others = {k: n for k, (n, _cell, _sheet) in names.new.items() if k != key} | known
        whole = [(k, other) for k, other in others.items() if stands_for(name, other)]
        if len(whole) == 1:
            found[key] = whole[0][0]
            del names.new[key]
            message = _("“{short}” is taken for “{name}”").format(short=name, name=whole[0][1])
            hint = _("If it is another, write its whole name.")
        elif not is_short(name):
            continue
        else:
            message = _("“{short}” becomes the name of an organisation").format(short=name)
            hint = _("Citizens may not know it: write the whole name.")
        maker.problems.append(guess(maker.book, sheet, cell.row, cell.column, message, hint))
    return found


def settle(lists: Mapping[str, list[Part]], names: Names) -> None:
    """Put the ids of new names where their keys stand."""
    ids = {f"?{key}": given for key, given in names.ids.items()}

    def settled(value: Any) -> Any:
        if isinstance(value, str):
            return ids.get(value, value) if value.startswith("?") else value
        if isinstance(value, list):
            return [settled(item) for item in value]
        if isinstance(value, dict):
            return {key: settled(item) for key, item in value.items()}
        return value

    if ids:
        for name in ("events", "assignments"):
            for part in lists[name]:
                if isinstance(part, Entry):
                    part.data = settled(part.data)
