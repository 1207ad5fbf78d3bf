"""`build.py new`: the folder of a unit, and that of a campaign, empty or from last year's.

Everything is first read and checked as if it were there, and written only if nothing is wrong with
it. Nothing that exists is overwritten.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from site_src.base.command_line import typed
from site_src.base.messages import gettext as _
from site_src.base.problems import Problem, Severity, Spot, has_errors, known_here, near_miss
from site_src.commands.new import skeleton
from site_src.commands.new.into_place import in_folder, put_into_place
from site_src.commands.new.kinds import short_name, without_kind
from site_src.commands.new.last_year import LastYear, take_over, what_to_know
from site_src.commands.schemas import FOLDER as SCHEMAS
from site_src.model import Campaign, Unit
from site_src.model.name import ADDRESS, YEAR, CampaignName
from site_src.plan.campaigns import check_campaign_files
from site_src.reading.campaigns import read_campaign
from site_src.reading.content import Content
from site_src.reading.files import MEDIA_FOLDER, UNIT_FILE, Unwritten, join
from site_src.reading.inherit import decisive_day
from site_src.reading.names import find_campaign, find_unit_path, most_like
from site_src.reading.units import exists_on


@dataclass(frozen=True, slots=True)
class Made:
    """What came of it: files that were made, lines for the officer, problems.

    The files are as messages show them; with an error in what was to be made nothing was. `content`
    is what the problems are about, where that is not the folder as it was.
    """

    files: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    content: Content | None = None


def refused(place: str, message: str, hint: str = "") -> Made:
    """Nothing was made, for this reason."""
    return Made(problems=(Problem(Severity.ERROR, "new", Spot(place), message, hint),))


def new_unit(content: Content, where: str, name: str, kind: str) -> Made:
    """Make a unit's folder with its unit.yml; `where` is its address, or a path into content/."""
    path = find_unit_path(content, where)
    file = join(path, UNIT_FILE)
    shown = content.show(file)
    if bad := next((step for step in path.split("/") if not _may_name_a_unit(step)), None):
        return refused(
            content.show(path),
            _("The folder’s name “{text}” cannot be an address").format(text=bad),
            _("Use small letters without marks, digits and hyphens: quan-3."),
        )
    if content.files.entry(file) is not None:
        return refused(shown, _("This unit is there already; nothing was changed"))
    above = path.rpartition("/")[0]
    if not content.is_folder(above):
        make = _("Make it first: {command}").format(command=typed("new", "unit", above))
        near = most_like(above, content.unit_paths())
        if near:
            below = f"{near}/{path.rpartition('/')[2]}"
            make = _("Do you mean “{key}”?").format(key=below)
        return refused(content.show(above), _("There is no folder of the unit above"), make)
    parent, problems = content.read_unit(above)
    problems = [p for p in problems if p.rule != "missing-unit"]
    if has_errors(problems):
        return Made(problems=tuple(problems))
    kinds = content.kinds(above)
    if kind not in kinds:
        message = _("There is no kind of unit “{key}”").format(key=kind)
        return refused(shown, message, near_miss(kind, kinds, known_here(sorted(kinds))))
    site_url = parent is None or parent.site_url is None
    text = skeleton.unit_file(name, without_kind(short_name(name), kinds[kind]), kind, site_url)
    files = {UNIT_FILE: with_schema(content, path, "unit", text).encode()}
    new = content.with_unwritten(in_folder(path, files))
    unit, problems = new.read_unit(path)
    if _errors_in(problems, [shown]):
        return Made(problems=tuple(problems), content=new)
    put_into_place(content, path, files)
    ended = unit is not None and unit.kind is not None and unit.kind.valid_until is not None
    lines = [_("Next: {command}").format(command=typed("new", "campaign", f"{path}/<năm>"))]
    if ended and unit is not None and unit.kind is not None:
        why = unit.kind.reform or (unit.kind.level.reform if unit.kind.level else "") or ""
        note = _("The kind “{kind}” has ended: {why}").format(kind=unit.kind.name, why=why)
        lines.insert(0, note.rstrip(": "))
    return Made((shown,), tuple(lines), tuple(problems))


def _may_name_a_unit(step: str) -> bool:
    """Whether a folder of this name is read as a unit's."""
    return bool(ADDRESS.fullmatch(step)) and not YEAR.fullmatch(step) and step != MEDIA_FOLDER


# --- A campaign -----------------------------------------------------------------------------------


def new_campaign(content: Content, text: str, from_text: str | None) -> Made:
    """Make the folder of a campaign: with examples, or from the files of an earlier one.

    That is a year of the same unit, or the UNIT/YEAR of one that it goes on from.
    """
    name = find_campaign(content, text)
    if isinstance(name, Problem):
        return _no_unit(content, text, name)
    path, year = name.unit_path, name.year
    folder = str(name)
    unit, problems = content.read_unit(path)
    if unit is None or has_errors(problems):
        return Made(problems=tuple(problems))
    if content.files.entry(folder) is not None:
        return refused(
            content.show(folder), _("This campaign is there already; nothing was changed")
        )
    if not exists_on(unit, decisive_day(year)):
        return refused(
            unit.origin.spot.path,
            _("{unit} does not exist at the Week of {year}").format(
                unit=unit.short_name, year=year
            ),
            _("Make the campaign of the unit that succeeds it."),
        )
    above = _above(content, unit, year)
    if from_text is None:
        title = None if above else _usual_title()
        texts = {
            "campaign.yml": skeleton.campaign_file(year, title, above is not None, path),
            **skeleton.other_files(year, above is not None, path),
        }
        examples = {
            file: _text(content, name, file, skeleton.fitted(text, unit))
            for file, text in texts.items()
        }
        return _make(content, name, examples)
    source = _source(content, path, from_text)
    if isinstance(source, Made):
        return source
    last, problems = take_over(content, unit, source, year, above)
    if last is None:
        return Made(problems=tuple(problems))
    written = last.files.get("campaign.yml", b"")
    text = written.decode() if isinstance(written, bytes) else ""
    titled = above is not None or re.search(r"(?m)^title:", text)
    start = skeleton.draft_lines() + ("" if titled else f"title: {_usual_title()}\n")
    if source.unit_path != path:
        start += f"follows: [{source}]\n"
    files = {**last.files, "campaign.yml": f"{start}{text}".encode()}
    files = {
        file: _text(content, name, file, data.decode())
        if file.endswith(".yml") and isinstance(data, bytes)
        else data
        for file, data in sorted(files.items())
    }
    return _make(content, name, files, last)


def _source(content: Content, unit_path: str, text: str) -> CampaignName | Made:
    """The campaign to take over: a year of the unit itself, or one of another unit."""
    own = CampaignName(unit_path, int(text)) if YEAR.fullmatch(text) else None
    found = own or find_campaign(content, text)
    if isinstance(found, Problem):
        return Made(problems=(found,))
    years = content.years(found.unit_path)
    if found.year in years:
        return found
    message = _("The unit has no folder of the year {year}").format(year=found.year)
    known = known_here(str(year) for year in years) if years else ""
    return refused(content.show(found.unit_path), message, known)


def _make(
    content: Content, name: CampaignName, files: Unwritten, last: LastYear | None = None
) -> Made:
    """Put a campaign's files into their place if nothing is wrong with them.

    Texts of last year that cannot stand in the new one, such as one with a link to news, are left
    out and named.
    """
    folder, left = str(name), []
    while True:
        new = content.with_unwritten(in_folder(folder, files))
        _campaign, problems = check_campaign_files(new, name)
        shown = {new.show(join(folder, file)): file for file in files}
        why = {shown[p.spot.path]: p.message for p in reversed(_errors_in(problems, shown))}
        failing = [file for file in files if file in why and file.endswith(".md")]
        if not failing:
            break
        left += [f"{file}: {why[file]}" for file in failing]
        files = {file: data for file, data in files.items() if file not in failing}
    # What a new campaign does not know yet is no news.
    told = tuple(problem for problem in problems if problem.severity is not Severity.NOTICE)
    if why:
        return Made(problems=told, content=new)
    put_into_place(content, folder, files)
    lines = [_("Next: {command}").format(command=typed("serve", str(name)))]
    if last is not None:
        last = replace(last, left=(*last.left, *left))
        lines = [*what_to_know(new, last, folder, files), *lines]
    return Made(tuple(shown), tuple(lines), told, new)


def _errors_in(problems: Iterable[Problem], shown: Collection[str]) -> list[Problem]:
    """The errors in these files; those in an upper unit's are not for this one to mend."""
    return [p for p in problems if p.severity is Severity.ERROR and p.spot.path in shown]


def _no_unit(content: Content, text: str, problem: Problem) -> Made:
    """Why a name is no campaign that could be made, with the unit that may be meant."""
    path, meant = find_unit_path(content, text), CampaignName.parse(text)
    known, hint = content.unit_paths(), problem.hint
    if path in known:
        hint = _("Write the unit’s folder and the year: {name}.").format(name=f"{path}/2027")
        return refused(content.shown, problem.message, hint)
    if meant is not None:
        unit_path = find_unit_path(content, meant.unit_path)
        hint = _("Make it first: {command}").format(command=typed("new", "unit", unit_path))
        if near := most_like(unit_path, known):
            hint = _("Do you mean “{key}”?").format(key=CampaignName(near, meant.year))
    return refused(content.shown, _("There is no unit for “{name}”").format(name=text), hint)


def _above(content: Content, unit: Unit, year: int) -> Campaign | None:
    """The campaign of the unit above, where a level above has the year."""
    if unit.parent is None:
        return None
    return read_campaign(content, CampaignName(unit.parent.path, year))[0]


def _usual_title() -> str:
    return _("Lifelong Learning Week of $year")


def _text(content: Content, name: CampaignName, file: str, text: str) -> bytes:
    return with_schema(content, str(name), file.removesuffix(".yml"), text).encode()


def with_schema(content: Content, folder: str, schema: str, text: str) -> str:
    """The text with the line by which editors find its schema, where there is one."""
    file = content.root / SCHEMAS / f"{schema}.json"
    marker = "# yaml-language-server: $schema="
    if not file.is_file() or text.startswith(marker):
        return text
    return f"{marker}{Path(os.path.relpath(file, content.folder(folder))).as_posix()}\n{text}"
