"""The folders of content/: which units there are, in which years, and what each of them wrote.

A unit is a folder with a unit.yml; a folder of four digits in it is a year. A folder without
unit.yml only groups. Units below read nothing but the folders above them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from site_src.base.folders import strange_entries
from site_src.base.messages import gettext as _
from site_src.base.messages import language
from site_src.base.problems import Place, Problem, Severity, known_here, near_miss
from site_src.content_types import CAMPAIGN, ContentType
from site_src.content_types.campaign import CampaignRecord
from site_src.content_types.fields import Record
from site_src.content_types.prose import ProseRecord
from site_src.content_types.unit import UnitRecord
from site_src.model import Kind, State, Unit
from site_src.model.name import ADDRESS, YEAR
from site_src.reading.edition import Edition, draft_notice
from site_src.reading.load import as_text, load_markdown, read_bytes
from site_src.reading.parse import parse
from site_src.reading.strict_yaml import Document, load_yaml
from site_src.reading.units import kinds_by_id, make_unit

UNIT_FILE = "unit.yml"
MEDIA_FOLDER = "media"
# Kept with the content for the people who write it, or put there by Windows and Office; not part of
# any campaign.
_GUIDES = re.compile(
    r"(?:README.*|.*\.example|.*\.bat|.*\.goc|\..*|_.*|~\$.*|Thumbs\.db|desktop\.ini)"
)


@dataclass(frozen=True, slots=True)
class Layer:
    """What one unit wrote for one year: a record for each content type that it uses."""

    unit: Unit
    year: int
    folder: Path
    records: Mapping[str, Record]


@dataclass(frozen=True, slots=True)
class ContentTree:
    """The content folder; `shown` is the '/'-path by which messages name it, `edition` what of
    it is seen: a draft that is not shown is as if it were not there."""

    root: Path
    shown: str
    edition: Edition = field(default_factory=Edition)

    def folder(self, unit_path: str) -> Path:
        """A unit's folder on disk."""
        return self.root.joinpath(*unit_path.split("/")) if unit_path else self.root

    def show(self, file: Path) -> str:
        """A file's path as messages show it."""
        return "/".join((self.shown, *file.relative_to(self.root).parts))

    def unit_paths(self) -> tuple[str, ...]:
        """The nation and every unit below it, parents before children, in order of address; also
        a folder that has years and lacks its unit.yml."""
        return tuple(
            path
            for path in self._paths()
            if not path or (self.folder(path) / UNIT_FILE).exists() or self.years(path)
        )

    def _paths(self) -> list[str]:
        """Every folder that is or groups units."""
        found: list[str] = []
        waiting = [""]
        while waiting:
            path = waiting.pop()
            found.append(path)
            with os.scandir(self.folder(path)) as children:
                names = [child.name for child in children if _may_hold_units(child)]
            waiting += [f"{path}/{name}" if path else name for name in names]
        return sorted(found)

    def stray_files(self) -> list[Problem]:
        """Files outside the years' folders that nothing reads."""
        problems = []
        for path in self._paths():
            with os.scandir(self.folder(path)) as children:
                names = sorted(c.name for c in children if not c.is_dir(follow_symlinks=False))
            for file in (self.folder(path) / name for name in names):
                if file.is_dir() or file.name == UNIT_FILE or _GUIDES.fullmatch(file.name):
                    continue
                hint = _("Content of a Week stands in the folder of its year, like 2026/.")
                hint = near_miss(file.name, [UNIT_FILE], hint, cutoff=0.7)
                message = _("Nothing reads “{name}”").format(name=file.name)
                place = Place(self.show(file))
                problems.append(Problem(Severity.ERROR, "unknown-file", place, message, hint))
        return problems

    def years(self, unit_path: str) -> tuple[int, ...]:
        """The years in which a unit wrote something, newest first."""
        # A province has hundreds of children, and is asked by each unit below it.
        folder = self.folder(unit_path)
        found = (c.name for c in folder.iterdir() if YEAR.fullmatch(c.name) and c.is_dir())
        return tuple(sorted(map(int, found), reverse=True))

    def draft(self, unit_path: str, year: int) -> Problem | None:
        """The notice that a unit's folder of a year is a draft, where it is one."""
        folder = self.folder(unit_path) / str(year)
        if not (folder / CAMPAIGN.file).exists():
            return None
        record, _problems = self._read(folder / CAMPAIGN.file, CAMPAIGN.record, unit_path, "")
        return _draft(record)

    def kinds(self, unit_path: str) -> dict[str, Kind]:
        """The kinds of units that a unit here may be, by id: the nearest list above."""
        found: dict[str, Kind] = {}
        for path in chain_paths(unit_path):
            file = self.folder(path) / UNIT_FILE
            record = self._read(file, UnitRecord, path, "")[0] if file.exists() else None
            if isinstance(record, UnitRecord) and record.kinds is not None:
                found = kinds_by_id(record.kinds, record.levels or ())
        return found

    def read_unit(self, unit_path: str) -> tuple[Unit | None, list[Problem]]:
        """A unit with all units above it, from their unit.yml files."""
        problems: list[Problem] = []
        unit: Unit | None = None
        kinds: dict[str, Kind] = {}
        problems += _bad_names(unit_path.split("/") if unit_path else (), self.shown)
        for path in chain_paths(unit_path):
            folder = self.folder(path)
            problems += strange_entries(folder, self.show, deep=False)
            file = folder / UNIT_FILE
            if not file.exists():
                if path in ("", unit_path):
                    problems.append(_missing_unit(self.show(file)))
                continue
            record, found = self._read(file, UnitRecord, path, "")
            problems += found
            if not isinstance(record, UnitRecord):
                return None, problems
            if record.kinds is not None:
                kinds = kinds_by_id(record.kinds, record.levels or ())
            unit, found = make_unit(record, path, unit, kinds, self.years(path))
            problems += found
        return unit, problems

    def read_layer(
        self, unit: Unit, year: int, content_types: Iterable[ContentType]
    ) -> tuple[Layer | None, list[Problem]]:
        """What a unit wrote for a year, or None where it has no folder of that year that the
        edition shows."""
        folder = self.folder(unit.path) / str(year)
        if not folder.is_dir() or folder.is_symlink():
            return None, []
        content_types = tuple(content_types)
        problems = [*strange_entries(folder, self.show, deep=True)]
        problems += self._unknown_files(folder, content_types)
        records: dict[str, Record] = {}
        for content_type in content_types:
            record, found = self._read_type(folder, content_type, unit)
            problems += found
            if record is not None:
                records[content_type.name] = record
        if draft := _draft(records.get(CAMPAIGN.name)):
            if not self.edition.drafts:
                return None, [draft]
            problems.append(draft)
        return Layer(unit, year, folder, records), problems

    def _read_type(
        self, folder: Path, content_type: ContentType, unit: Unit
    ) -> tuple[Record | None, list[Problem]]:
        name = content_type.name
        if "*" in content_type.file:
            items, problems = [], []
            for file in sorted(folder.glob(content_type.file)):
                record, found = self._read(file, ProseRecord, unit.path, unit.short_name)
                problems += found
                if record is not None:
                    items.append(record)
            if not items:
                return None, problems
            # Files of a folder add to the upper level's; the nearest of one name wins.
            whole = content_type.record(**{name: ["$inherit", *items]})
            return whole.located(items[0].origin, {name: items[0].origin}), problems
        file = folder / content_type.file
        if not file.exists() and not file.is_symlink():
            return None, []
        if file.suffix == ".md":
            item, problems = self._read(file, ProseRecord, unit.path, unit.short_name)
            if item is None:
                return None, problems
            whole = content_type.record(**{name: item})
            return whole.located(item.origin, {name: item.origin}), problems
        return self._read(file, content_type.record, unit.path, unit.short_name)

    def _read(
        self, file: Path, record: type[Record], unit_path: str, unit_name: str
    ) -> tuple[Record | None, list[Problem]]:
        path = self.show(file)
        raw, problems = read_bytes(file, path)
        if raw is None:
            return None, problems
        parsed, found = _parsed(raw, path, record, unit_path, unit_name, language())
        return parsed, list(found)

    def _unknown_files(self, folder: Path, content_types: tuple[ContentType, ...]) -> list[Problem]:
        """Files that no content type reads: most often a slip in the name."""
        known = {content_type.file.partition("/")[0] for content_type in content_types}
        texts = {content_type.file for content_type in content_types if "/" in content_type.file}
        inside = [
            child
            for name in sorted(texts)
            for child in sorted((folder / name).parent.glob("*"))
            if child.suffix != ".md" or child.is_dir()
        ]
        problems = []
        for child in [*sorted(folder.iterdir()), *inside]:
            is_known = child.parent == folder and child.name in (*known, MEDIA_FOLDER)
            if is_known or _GUIDES.fullmatch(child.name):
                continue
            hint = near_miss(child.name, known, known_here(sorted(known)))
            message = _("Nothing reads “{name}”").format(name=child.name)
            place = Place(self.show(child))
            problems.append(Problem(Severity.ERROR, "unknown-file", place, message, hint))
        return problems


def chain_paths(unit_path: str) -> tuple[str, ...]:
    """The paths of the units above a unit, the nation's ('') first, and its own."""
    steps = unit_path.split("/") if unit_path else []
    return tuple("/".join(steps[:depth]) for depth in range(len(steps) + 1))


# An upper unit's files are read for every unit below it, and all of a unit's again when one of them
# was saved in `serve`; they hold the same each time.
@lru_cache(maxsize=100)
def _parsed(
    raw: bytes, path: str, record: type[Record], unit_path: str, unit_name: str, language: str
) -> tuple[Record | None, tuple[Problem, ...]]:
    """The record that a file's bytes hold, and what is wrong with them in this language."""
    text, problems = as_text(raw, path)
    if text is None:
        return None, tuple(problems)
    document, found = (load_markdown if path.endswith(".md") else load_yaml)(text, path)
    problems += found
    if document is None:
        return None, tuple(problems)
    if not path.endswith(".md"):
        document = _under_its_name(document, record)
    parsed, found = parse(document, record, unit_path, unit_name)
    return parsed, (*problems, *found)


def _bad_names(steps: Iterable[str], shown: str) -> list[Problem]:
    """Folders whose names cannot be addresses."""
    return [
        Problem(
            Severity.ERROR,
            "folder-name",
            Place("/".join((shown, step))),
            _("The folder’s name “{text}” cannot be an address").format(text=step),
            _("Use small letters without marks, digits and hyphens: quan-3."),
        )
        for step in steps
        if not ADDRESS.fullmatch(step)
    ]


def _may_hold_units(child: os.DirEntry[str]) -> bool:
    reserved = child.name.startswith((".", "_")) or child.name == MEDIA_FOLDER
    return child.is_dir(follow_symlinks=False) and not (reserved or YEAR.fullmatch(child.name))


def _under_its_name(document: Document, record: type[Record]) -> Document:
    """A file that is one list stands for the record's only field; an empty file for nothing."""
    data = document.data
    if data is None:
        return Document(document.path, {}, document.values, document.keys)
    if not isinstance(data, list) or len(record.model_fields) != 1:
        return document
    (name,) = record.model_fields
    values: dict[Any, Place] = {(name, *loc): place for loc, place in document.values.items()}
    values[()] = Place(document.path, 1, 1)
    keys: dict[Any, Place] = {(name, *loc): place for loc, place in document.keys.items()}
    return Document(document.path, {name: data}, values, keys)


def _draft(record: Record | None) -> Problem | None:
    if not isinstance(record, CampaignRecord) or record.state is not State.DRAFT:
        return None
    return draft_notice(record.origin_of("state").place)


def _missing_unit(path: str) -> Problem:
    return Problem(
        Severity.ERROR,
        "missing-unit",
        Place(path),
        _("There is no unit.yml here"),
        _("Make one with the lines “name: ...” and “kind: ...”."),
    )
