"""What the front page's finder asks for: the units whose names have a word that begins so.

A piece for each two letters, or three where many begin alike, so that whoever types three letters
fetches one small file, whatever the number of units; assets/finder.js reads it. Pieces by province
would have to come all at once for a name whose province one does not say. A script, so that it
loads from a disk as well.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from site_src.base.addresses import DATA_PAGE
from site_src.model.units import bare_name
from site_src.outputs.base import OutputFile
from site_src.vietnamese.alphabet import fold

FOLDER = f"{DATA_PAGE}tim/"
_LETTERS = 2
# A piece of more units is parted by one letter more.
_MANY = 250


@dataclass(frozen=True, slots=True)
class Findable:
    """A unit that can be found.

    `address` is below the site's root, '' where it has no page; `above` names what it belongs to,
    `before` the units that it follows, `short` what it is called for short, folded.
    """

    name: str
    kind: str
    above: str
    address: str
    before: tuple[str, ...] = ()
    short: str = ""

    @property
    def words(self) -> frozenset[str]:
        """The words by which it is found; those of its kind say too little."""
        names = (bare_name(name) for name in (self.name, *self.before))
        words = [word for name in names for word in re.findall(r"[a-z0-9]+", name)]
        return frozenset((*words, *re.findall(r"[a-z0-9]+", self.short), initials(self.name)))


def initials(name: str) -> str:
    """The first letters of a name's words: hbt."""
    return "".join(word[0] for word in re.findall(r"[a-z0-9]+", fold(name)))


def parted(units: Iterable[Findable]) -> frozenset[str]:
    """The beginnings that so many units share that a piece takes one letter more."""
    times: dict[str, int] = {}
    for unit in units:
        for key in {word[:_LETTERS] for word in unit.words if word}:
            times[key] = times.get(key, 0) + 1
    return frozenset(key for key, count in times.items() if count > _MANY)


def pieces(units: tuple[Findable, ...]) -> Iterator[OutputFile]:
    """A file for each beginning of a word, with the units that have it."""
    by_key: dict[str, list[Findable]] = {}
    longer = parted(units)
    for unit in units:
        starts = {word[: _LETTERS + (word[:_LETTERS] in longer)] for word in unit.words if word}
        for key in starts:
            by_key.setdefault(key, []).append(unit)
    for key in sorted(by_key):
        yield OutputFile(f"{FOLDER}{key}.js", partial(_piece, key, by_key[key]))


def _piece(key: str, units: list[Findable]) -> bytes:
    """Kinds and what units belong to are said once, and named by their number."""
    kinds, above = (sorted({getattr(unit, field) for unit in units}) for field in ("kind", "above"))
    rows = []
    for unit in units:
        row: list[object] = [unit.name, kinds.index(unit.kind), above.index(unit.above)]
        row += [unit.address, unit.short, *unit.before]
        while row[-1] == "":
            row.pop()
        rows.append(row)
    data = json.dumps([kinds, above, rows], ensure_ascii=False, separators=(",", ":"))
    return f'places("{key}",{data})'.encode()
