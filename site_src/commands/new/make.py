"""`build.py new`: the folder of a unit, and that of a campaign, empty or from last year's.

Everything is made beside its place and moved there by one rename; nothing that exists is
overwritten.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from site_src.base.messages import gettext as _
from site_src.base.problems import Place, Problem, Severity, has_errors, known_here, near_miss
from site_src.commands.new import skeleton
from site_src.commands.new.last_year import report, take_over
from site_src.commands.schemas import FOLDER as SCHEMAS
from site_src.model import Campaign, Kind, Unit
from site_src.model.name import ADDRESS, YEAR, CampaignName
from site_src.plan.campaigns import check_campaign_files
from site_src.reading.campaigns import read_campaign
from site_src.reading.inherit import decisive_day
from site_src.reading.names import find_campaign, find_unit_path, most_like
from site_src.reading.tree import MEDIA_FOLDER, UNIT_FILE, ContentTree
from site_src.reading.units import exists_on


@dataclass(frozen=True, slots=True)
class Made:
    """What came of it: the files that were made (as messages show them), lines for the officer,
    and problems; with an error nothing was made."""

    files: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def _refused(place: str, message: str, hint: str = "") -> Made:
    return Made(problems=(Problem(Severity.ERROR, "new", Place(place), message, hint),))


# --- A unit ---------------------------------------------------------------------------------------


def guess_kind(name: str, kinds: dict[str, Kind]) -> str | None:
    """The kind that a unit's name tells: “Ủy ban nhân dân xã Mẫu” is a xã; the longest fits."""
    words = short_name(name).casefold()
    fits = [kind for kind in kinds.values() if words.startswith(f"{kind.name.casefold()} ")]
    return max(fits, key=lambda kind: len(kind.name)).id if fits else None


def short_name(name: str) -> str:
    """The name without “Ủy ban nhân dân”."""
    short = re.sub(r"^(?:ủy ban nhân dân|uỷ ban nhân dân|UBND)\s+", "", name, flags=re.IGNORECASE)
    return short[:1].upper() + short[1:]


def new_unit(tree: ContentTree, where: str, name: str, kind: str) -> Made:
    """Make a unit's folder with its unit.yml; `where` is its address, or a path into content/."""
    path = find_unit_path(tree, where)
    folder = tree.folder(path)
    shown = tree.show(folder / UNIT_FILE)
    if bad := next((step for step in path.split("/") if not _may_name_a_unit(step)), None):
        return _refused(
            tree.show(folder),
            _("The folder’s name “{text}” cannot be an address").format(text=bad),
            _("Use small letters without marks, digits and hyphens: quan-3."),
        )
    if (folder / UNIT_FILE).exists():
        return _refused(shown, _("This unit is there already; nothing was changed"))
    above = path.rpartition("/")[0]
    if not tree.folder(above).is_dir():
        make = _("Make it first: {command}").format(command=f"py build.py new unit {above}")
        near = most_like(above, tree.unit_paths())
        if near:
            below = f"{near}/{path.rpartition('/')[2]}"
            make = _("Do you mean “{key}”?").format(key=below)
        return _refused(
            tree.show(tree.folder(above)), _("There is no folder of the unit above"), make
        )
    parent, problems = tree.read_unit(above)
    problems = [p for p in problems if p.rule != "missing-unit"]
    if has_errors(problems):
        return Made(problems=tuple(problems))
    kinds = tree.kinds(above)
    if kind not in kinds:
        message = _("There is no kind of unit “{key}”").format(key=kind)
        return _refused(shown, message, near_miss(kind, kinds, known_here(sorted(kinds))))
    site_url = parent is None or parent.site_url is None
    text = skeleton.unit_file(name, short_name(name), kind, site_url)
    placed(folder, {UNIT_FILE: with_schema(tree, folder, "unit", text).encode()})
    unit, problems = tree.read_unit(path)
    ended = unit is not None and unit.kind is not None and unit.kind.valid_until is not None
    lines = [_("Next: {command}").format(command=f"py build.py new campaign {path}/<năm>")]
    if ended and unit is not None and unit.kind is not None:
        why = unit.kind.reform or (unit.kind.level.reform if unit.kind.level else "") or ""
        note = _("The kind “{kind}” has ended: {why}").format(kind=unit.kind.name, why=why)
        lines.insert(0, note.rstrip(": "))
    return Made((shown,), tuple(lines), tuple(problems))


def _may_name_a_unit(step: str) -> bool:
    """Whether a folder of this name is read as a unit's."""
    return bool(ADDRESS.fullmatch(step)) and not YEAR.fullmatch(step) and step != MEDIA_FOLDER


# --- A campaign -----------------------------------------------------------------------------------


def new_campaign(tree: ContentTree, text: str, from_year: int | None) -> Made:
    """Make the folder of a campaign: with examples, or from the files of an earlier year."""
    name = find_campaign(tree, text)
    if isinstance(name, Problem):
        return _no_unit(tree, text, name)
    path, year = name.unit_path, name.year
    folder = tree.folder(path) / str(year)
    unit, problems = tree.read_unit(path)
    if unit is None or has_errors(problems):
        return Made(problems=tuple(problems))
    if folder.exists():
        return _refused(tree.show(folder), _("This campaign is there already; nothing was changed"))
    if not exists_on(unit, decisive_day(year)):
        return _refused(
            unit.origin.place.path,
            _("{unit} does not exist at the Week of {year}").format(
                unit=unit.short_name, year=year
            ),
            _("Make the campaign of the unit that succeeds it."),
        )
    above = _above(tree, unit, year)
    if from_year is None:
        title = None if above else _usual_title()
        texts = {
            "campaign.yml": skeleton.campaign_file(year, title, above is not None),
            **skeleton.other_files(year),
        }
        files = {file: _text(tree, folder, file, text) for file, text in texts.items()}
        placed(folder, files)
        return _made(tree, unit, year, folder, files, ())
    if not (tree.folder(path) / str(from_year)).is_dir():
        known = known_here(str(y) for y in unit.years) if unit.years else ""
        message = _("The unit has no folder of the year {year}").format(year=from_year)
        return _refused(tree.show(tree.folder(path)), message, known)
    last, problems = take_over(tree, unit, from_year, year, above)
    if last is None:
        return Made(problems=tuple(problems))
    files = dict(last.files)
    text = files.get("campaign.yml", b"").decode()
    titled = above is not None or re.search(r"(?m)^title:", text)
    start = skeleton.draft_lines() + ("" if titled else f"title: {_usual_title()}\n")
    files["campaign.yml"] = f"{start}{text}".encode()
    files = {
        file: _text(tree, folder, file, data.decode()) if file.endswith(".yml") else data
        for file, data in sorted(files.items())
    }
    placed(folder, files)
    failed = _without_what_fails(tree, name, folder, files)
    last = replace(last, left=(*last.left, *failed))
    return _made(tree, unit, year, folder, files, report(tree, last, folder, files))


def _no_unit(tree: ContentTree, text: str, problem: Problem) -> Made:
    """Why a name is no campaign that could be made, with the unit that may be meant."""
    path, meant = find_unit_path(tree, text), CampaignName.parse(text)
    known, hint = tree.unit_paths(), problem.hint
    if path in known:
        hint = _("Write the unit’s folder and the year: {name}.").format(name=f"{path}/2027")
        return _refused(tree.shown, problem.message, hint)
    if meant is not None:
        unit_path = find_unit_path(tree, meant.unit_path)
        hint = _("Make it first: {command}").format(command=f"py build.py new unit {unit_path}")
        if near := most_like(unit_path, known):
            hint = _("Do you mean “{key}”?").format(key=CampaignName(near, meant.year))
    return _refused(tree.shown, _("There is no unit for “{name}”").format(name=text), hint)


def _above(tree: ContentTree, unit: Unit, year: int) -> Campaign | None:
    """The campaign of the unit above, where a level above has the year."""
    if unit.parent is None:
        return None
    return read_campaign(tree, CampaignName(unit.parent.path, year))[0]


def _usual_title() -> str:
    return _("Lifelong Learning Week of $year")


def _without_what_fails(
    tree: ContentTree, name: CampaignName, folder: Path, files: dict[str, bytes]
) -> list[str]:
    """Take back the texts that cannot stand in the new year, such as one with a link to news of
    last year; what they are, and why."""
    failed: list[str] = []
    while True:
        errors = [p for p in check_campaign_files(tree, name)[1] if p.severity is Severity.ERROR]
        why = {problem.place.path: problem.message for problem in reversed(errors)}
        failing = [f for f in files if f.endswith(".md") and tree.show(folder / f) in why]
        if not failing:
            return failed
        for file in failing:
            (folder / file).unlink()
            del files[file]
            failed.append(f"{file}: {why[tree.show(folder / file)]}")


# --- Into place -----------------------------------------------------------------------------------


def _text(tree: ContentTree, folder: Path, file: str, text: str) -> bytes:
    return with_schema(tree, folder, file.removesuffix(".yml"), text).encode()


def with_schema(tree: ContentTree, folder: Path, name: str, text: str) -> str:
    """The text with the line by which editors find its schema, where there is one."""
    schema = tree.root / SCHEMAS / f"{name}.json"
    marker = "# yaml-language-server: $schema="
    if not schema.is_file() or text.startswith(marker):
        return text
    return f"{marker}{Path(os.path.relpath(schema, folder)).as_posix()}\n{text}"


def placed(folder: Path, files: dict[str, bytes]) -> None:
    """Write files beside the folder, then rename; into a folder that is there, file by file."""
    staging = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(staging, ignore_errors=True)
    try:
        for name, data in files.items():
            file = staging.joinpath(*name.split("/"))
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        if not folder.exists():
            staging.rename(folder)
            return
        for name in files:
            target = folder.joinpath(*name.split("/"))
            if target.exists():
                raise FileExistsError(target)
            staging.joinpath(*name.split("/")).rename(target)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _made(
    tree: ContentTree,
    unit: Unit,
    year: int,
    folder: Path,
    files: Iterable[str],
    lines: Sequence[str],
) -> Made:
    name = CampaignName(unit.path, year)
    _campaign, problems = check_campaign_files(tree, name)
    # What a new campaign does not know yet is no news.
    problems = [problem for problem in problems if problem.severity is not Severity.NOTICE]
    following = _("Next: {command}").format(command=f"py build.py serve {name}")
    shown = tuple(tree.show(folder.joinpath(*file.split("/"))) for file in files)
    return Made(shown, (*lines, following), tuple(problems))
