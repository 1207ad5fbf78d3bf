"""The folder of a unit's year to a layer: a record for each content type that the unit uses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from site_src.base.folders import strange_entries
from site_src.base.problems import Problem, Severity
from site_src.content_types import CONTENT_TYPES, ContentType
from site_src.content_types.campaign import CampaignRecord
from site_src.content_types.fields import INHERIT
from site_src.content_types.prose import ProseRecord
from site_src.content_types.records import Record
from site_src.model import State, Unit
from site_src.model.name import CampaignName
from site_src.reading.edition import draft_notice
from site_src.reading.file_kinds import read_record
from site_src.reading.files import Files
from site_src.reading.parse import parse
from site_src.reading.unread import unread_in_year
from site_src.reading.workbook.folder import both_at_once, workbook_of
from site_src.reading.workbook.value import Workbook


@dataclass(frozen=True, slots=True)
class Layer:
    """What one unit wrote for one year; `folder` is the '/'-path below content/."""

    unit: Unit
    year: int
    folder: str
    records: Mapping[str, Record]


def read_layer(
    files: Files, show: Callable[[str], str], unit: Unit, year: int
) -> tuple[Layer | None, tuple[Problem, ...]]:
    """What a unit wrote for a year, or None where it has no folder of that year."""
    folder = str(CampaignName(unit.path, year))
    if not files.is_folder(folder):
        return None, ()
    problems = [
        *strange_entries(folder, files.entries, show, deep=True),
        *unread_in_year(files, folder, CONTENT_TYPES, show),
    ]
    records: dict[str, Record] = {}
    for content_type in CONTENT_TYPES:
        record, more = _read_type(files, show, folder, content_type, unit)
        problems += more
        if record is not None:
            records[content_type.name] = record
    if workbook := workbook_of(files, show, folder, year):
        problems += [*workbook.problems, *both_at_once(workbook, records)]
        found_records, more = _of_workbook(workbook, unit)
        problems += more
        records |= found_records
    return Layer(unit, year, folder, records), tuple(problems)


def _read_type(
    files: Files, show: Callable[[str], str], folder: str, content_type: ContentType, unit: Unit
) -> tuple[Record | None, list[Problem]]:
    """The record of a content type, from its file or from the files of its folder."""
    name, pattern = content_type.name, content_type.file
    is_prose = pattern.endswith(".md")
    problems: list[Problem] = []
    items: list[Record] = []
    for path in files.matching(folder, pattern):
        record = ProseRecord if is_prose else content_type.record
        item, more = read_file(files, path, show(path), record, unit.path, unit.short_name)
        problems += more
        if item is not None:
            items.append(item)
    if not items:
        return None, problems
    if not is_prose:
        return items[0], problems
    # Files of a folder add to the upper level's; the nearest of one name wins.
    value = [INHERIT, *items] if "*" in pattern else items[0]
    whole = content_type.record(**{name: value})
    return whole.located(items[0].origin, {name: items[0].origin}), problems


def _of_workbook(workbook: Workbook, unit: Unit) -> tuple[dict[str, Record], list[Problem]]:
    """The records of what a workbook stands for; none where it has errors, which are all told."""
    records: dict[str, Record] = {}
    problems: list[Problem] = []
    told = {p.spot for p in workbook.problems if p.severity is Severity.ERROR}
    for content_type in CONTENT_TYPES:
        if parsed := workbook.found.get(content_type.name):
            record, found = parse(parsed, content_type.record, unit.path, unit.short_name)
            problems += [problem for problem in found if problem.spot not in told]
            if record is not None and not told:
                records[content_type.name] = record
    return records, problems


def read_file(
    files: Files, path: str, shown: str, record: type[Record], unit_path: str, unit_name: str
) -> tuple[Record | None, list[Problem]]:
    """The record that a file holds, and what is wrong with the file or with what stands in it."""
    raw, problems = files.read(path, shown)
    if raw is None:
        return None, problems
    return read_record(raw, shown, record, unit_path, unit_name)


def draft_of(record: Record | None) -> Problem | None:
    """The notice that a year's folder is a draft, where its campaign.yml says so."""
    if not isinstance(record, CampaignRecord) or record.state is not State.DRAFT:
        return None
    return draft_notice(record.origin_of("state").spot)
