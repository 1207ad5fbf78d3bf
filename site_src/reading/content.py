"""The content folder: which units there are, in which years, and what each of them wrote.

A unit is a folder with a unit.yml; a folder of four digits in it is a year. A folder without
unit.yml only groups. Units below read nothing but the folders above them.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from site_src.base.folders import Entry, strange_entries
from site_src.base.problems import Problem, Spot
from site_src.content_types import CAMPAIGN
from site_src.content_types.records import Record
from site_src.content_types.unit import UnitRecord
from site_src.model import Kind, Unit
from site_src.model.name import YEAR, CampaignName
from site_src.reading.edition import Edition
from site_src.reading.files import MEDIA_FOLDER, UNIT_FILE, Files, Unwritten, join
from site_src.reading.folder_names import bad_names, missing_unit
from site_src.reading.layers import Layer, draft_of, read_file, read_layer
from site_src.reading.load import as_text, lines_of
from site_src.reading.published import RECORD, Recorded, read_record
from site_src.reading.units import kinds_by_id, make_unit
from site_src.reading.unread import unread_outside
from site_src.reading.workbook.folder import workbook_of
from site_src.reading.workbook.value import Workbook

# Layers hold records, which are large: those of a chain are wanted again, those below it are not.
MOST_LAYERS = 32


@dataclass(frozen=True, slots=True)
class _Known:
    """What the unit.yml files say down to a folder.

    The nearest unit there or above, the kinds that hold there, whether the folder itself is a unit,
    and whether a file is in the way.
    """

    unit: Unit | None
    kinds: Mapping[str, Kind]
    problems: tuple[Problem, ...]
    is_unit: bool = False
    failed: bool = False


class _Seen:
    """What was found when the content was asked; asked again, it is the same."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self.folders: tuple[str, ...] = ()
        self.units: dict[str, _Known] = {}
        self.records: dict[str, tuple[Mapping[str, Recorded], tuple[Problem, ...]]] = {}
        self.layers: OrderedDict[tuple[str, int], tuple[Layer | None, tuple[Problem, ...]]] = (
            OrderedDict()
        )


@dataclass(frozen=True, slots=True)
class Content:
    """The content folder as it was when it was first asked.

    Each file of it is opened at most once, and only where somebody wants to know. `anew` is the
    folder as it is now.

    `shown` is the '/'-path by which messages name it, `edition` what of it is seen: a draft that
    is not shown is as if it were not there. `unwritten` are files, by their path in it, that are
    read as if they were there. Another process gets the folder and reads for itself.
    """

    root: Path
    shown: str
    edition: Edition = field(default_factory=Edition)
    unwritten: Unwritten = field(default_factory=dict)
    _seen: _Seen | None = field(default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self._seen is None:
            object.__setattr__(self, "_seen", _Seen(Files(self.root, self.unwritten)))

    def __reduce__(self) -> tuple[Any, ...]:
        return Content, (self.root, self.shown, self.edition, self.unwritten)

    def anew(self) -> Content:
        """The folder as it is now."""
        return Content(self.root, self.shown, self.edition, self.unwritten)

    def public(self) -> Content:
        """The same without what is a draft."""
        return replace(self, edition=replace(self.edition, drafts=False))

    def with_unwritten(self, files: Unwritten) -> Content:
        """The folder as it would be with these files."""
        return Content(self.root, self.shown, self.edition, {**self.unwritten, **files})

    @property
    def files(self) -> Files:
        """What lies in it."""
        assert self._seen is not None
        return self._seen.files

    def show(self, path: str) -> str:
        """A path as messages show it."""
        return join(self.shown, path)

    def folder(self, unit_path: str) -> Path:
        """A unit's folder on disk."""
        return self.files.on_disk(unit_path)

    def text(self, path: str) -> str | None:
        """A file's text in NFC, where it can be read."""
        raw, _problems = self.files.read(path, self.show(path))
        return None if raw is None else as_text(raw, path)[0]

    def lines(self, shown: str) -> tuple[str, ...]:
        """The lines of the file that messages name so; none where it cannot be shown."""
        path = shown.removeprefix(self.shown).strip("/")
        if not shown.startswith(self.shown) or not self.files.is_file(path):
            return ()
        raw, _problems = self.files.read(path, shown)
        return () if raw is None else lines_of(raw)

    def cell(self, spot: Spot) -> str | None:
        """What the cell of a workbook shows; None where that cannot be said."""
        raw, _problems = self.files.read(spot.path.removeprefix(self.shown).strip("/"), spot.path)
        if raw is None:
            return None
        from site_src.reading.workbook.cells import cell_text  # most folders have no workbook

        return cell_text(raw, spot)

    # --- Units ------------------------------------------------------------------------------------

    def is_folder(self, unit_path: str) -> bool:
        """Whether a unit's folder is there."""
        return self.files.is_folder(unit_path)

    def unit_paths(self) -> tuple[str, ...]:
        """The nation and every unit below it, parents before children, in order of address.

        Also a folder that has years and lacks its unit.yml.
        """
        return tuple(
            path
            for path in self.folders()
            if not path or self.files.entry(join(path, UNIT_FILE)) or self.years(path)
        )

    def folders_in(self, path: str) -> tuple[str, ...]:
        """The names of the folders in a folder that are or group units."""
        return tuple(each.name for each in self.files.entries(path) if _may_hold_units(each))

    def folders(self) -> tuple[str, ...]:
        """Every folder that is or groups units, by path."""
        assert self._seen is not None
        if not self._seen.folders:
            waiting, found = [""], []
            while waiting:
                found.append(waiting.pop())
                waiting += [join(found[-1], name) for name in self.folders_in(found[-1])]
            self._seen.folders = tuple(sorted(found))
        return self._seen.folders

    def unread_files(self) -> list[Problem]:
        """Files outside the years' folders that nothing reads."""
        return [p for path in self.folders() for p in unread_outside(self.files, path, self.show)]

    def years(self, unit_path: str) -> tuple[int, ...]:
        """The years in which a unit wrote something, newest first."""
        children = self.files.entries(unit_path)
        years = (int(c.name) for c in children if c.is_folder and YEAR.fullmatch(c.name))
        return tuple(sorted(years, reverse=True))

    def kinds(self, unit_path: str) -> Mapping[str, Kind]:
        """The kinds of units that a unit here may be, by id: the nearest list above."""
        return self._known(unit_path).kinds

    def read_unit(self, unit_path: str) -> tuple[Unit | None, list[Problem]]:
        """A unit with all units above it, from their unit.yml files."""
        known = self._known(unit_path)
        steps = unit_path.split("/") if unit_path else []
        problems = [*bad_names(steps, self.shown), *known.problems]
        problems += self._record_of(unit_path)[1]
        if unit_path and not known.is_unit and not known.failed:
            problems.append(missing_unit(self.show(join(unit_path, UNIT_FILE))))
        return (None if known.failed else known.unit), problems

    def _known(self, path: str) -> _Known:
        assert self._seen is not None
        if path not in self._seen.units:
            self._seen.units[path] = self._read_known(path)
        return self._seen.units[path]

    def _read_known(self, path: str) -> _Known:
        above = self._known(path.rpartition("/")[0]) if path else _Known(None, {}, ())
        if above.failed:
            return above
        problems = [
            *above.problems,
            *strange_entries(path, self.files.entries, self.show, deep=False),
        ]
        file = join(path, UNIT_FILE)
        if self.files.entry(file) is None:
            if not path:
                problems.append(missing_unit(self.show(file)))
            return replace(above, problems=tuple(problems), is_unit=False)
        record, more = self._record(file, UnitRecord, path)
        problems += more
        if not isinstance(record, UnitRecord):
            return replace(above, problems=tuple(problems), is_unit=True, failed=True)
        kinds = above.kinds
        if record.kinds is not None:
            kinds = kinds_by_id(record.kinds, record.levels or ())
        unit, more = make_unit(record, path, above.unit, kinds, self.years(path))
        return _Known(unit, kinds, (*problems, *more), is_unit=True)

    def _record(
        self, file: str, record: type[Record], unit_path: str
    ) -> tuple[Record | None, list[Problem]]:
        return read_file(self.files, file, self.show(file), record, unit_path, "")

    def record(self, unit_path: str) -> Mapping[str, Recorded]:
        """The addresses that a folder's published.yml knows, from the site's root on."""
        return self._record_of(unit_path)[0]

    def all_records(self) -> tuple[dict[str, Recorded], list[Problem]]:
        """The addresses that any published.yml knows, and what is wrong with these files."""
        found: dict[str, Recorded] = {}
        problems: list[Problem] = []
        for path in self.folders():
            lines, wrong = self._record_of(path)
            found |= lines
            problems += wrong
        return found, problems

    def _record_of(self, path: str) -> tuple[Mapping[str, Recorded], tuple[Problem, ...]]:
        assert self._seen is not None
        if path not in self._seen.records:
            file = join(path, RECORD)
            raw, problems = None, list[Problem]()
            if self.files.entry(file) is not None:
                raw, problems = self.files.read(file, self.show(file))
            lines, wrong = read_record(raw, self.show(file)) if raw is not None else ({}, [])
            self._seen.records[path] = lines, (*problems, *wrong)
        return self._seen.records[path]

    # --- Layers -----------------------------------------------------------------------------------

    def draft(self, name: CampaignName) -> Problem | None:
        """The notice that a unit's folder of a year is a draft, where it is one."""
        file = join(str(name), CAMPAIGN.file)
        if self.files.entry(file) is None:
            return None
        return draft_of(self._record(file, CAMPAIGN.record, name.unit_path)[0])

    def workbook(self, name: CampaignName) -> Workbook | None:
        """The workbook of a unit's year, where there is one."""
        return workbook_of(self.files, self.show, str(name), name.year)

    def read_layer(self, unit: Unit, year: int) -> tuple[Layer | None, list[Problem]]:
        """What a unit wrote for a year.

        None where it has no folder of that year that the edition shows.
        """
        assert self._seen is not None
        layers, key = self._seen.layers, (unit.path, year)
        if key not in layers:
            layers[key] = read_layer(self.files, self.show, unit, year)
        layers.move_to_end(key)
        if len(layers) > MOST_LAYERS:
            layers.popitem(last=False)
        layer, problems = layers[key]
        if layer and (draft := draft_of(layer.records.get(CAMPAIGN.name))):
            if not self.edition.drafts:
                return None, [draft]
            return layer, [*problems, draft]
        return layer, list(problems)


def chain_paths(unit_path: str) -> tuple[str, ...]:
    """The paths of the units above a unit, the nation's ('') first, and its own."""
    steps = unit_path.split("/") if unit_path else []
    return tuple("/".join(steps[:depth]) for depth in range(len(steps) + 1))


def _may_hold_units(child: Entry) -> bool:
    reserved = child.name.startswith((".", "_")) or child.name == MEDIA_FOLDER
    return child.is_folder and not (reserved or YEAR.fullmatch(child.name))
