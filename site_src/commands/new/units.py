"""`new units`: the folders of many units from one list, all or none."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from site_src.base.command_line import typed
from site_src.base.messages import gettext as _
from site_src.base.messages import thousands
from site_src.base.problems import Problem, content_error, has_errors, known_here, near_miss
from site_src.commands.new import skeleton
from site_src.commands.new.kinds import guess_kind, name_alone, short_name
from site_src.commands.new.make import Made, refused, with_schema
from site_src.commands.new.unit_list import Row, read_unit_list
from site_src.model import Kind
from site_src.model.name import ADDRESS
from site_src.model.units import said_before_names
from site_src.reading.content import Content
from site_src.reading.files import UNIT_FILE, join
from site_src.reading.names import find_unit_path
from site_src.vietnamese.alphabet import fold, slug


@dataclass(frozen=True, slots=True)
class _Listed:
    """A unit of the list, ready to be written; `name` is without what its kind is called."""

    row: Row
    kind: Kind
    name: str
    full_name: str

    @property
    def named(self) -> str:
        """Kind and name, by which it is told from others."""
        return f"{self.kind.name} {self.name}"


def new_units(content: Content, file: Path, below: str) -> Made:
    """Make the folders of a list's units below a unit (`''` for the nation).

    Units that stand there already as the list has them are left as they are; with anything wrong
    in the list nothing is made.
    """
    above = find_unit_path(content, below) if below else ""
    if not content.is_folder(above):
        make = _("Make it first: {command}").format(command=typed("new", "unit", above))
        return refused(content.show(above), _("There is no folder of the unit above"), make)
    rows, problems = read_unit_list(file)
    if not rows:
        return Made(problems=tuple(problems))
    listed: list[_Listed] = []
    for row in rows:
        one = _listed(row, content.kinds(above), is_province=not above)
        if isinstance(one, Problem):
            problems.append(one)
        else:
            listed.append(one)
    problems += _twice(listed)
    steps = _steps(listed)
    problems += _bad_steps(steps, listed)
    files: dict[str, bytes] = {}
    standing = []
    for one, step in zip(listed, steps, strict=True):
        at = join(join(above, step), UNIT_FILE)
        if content.files.entry(at) is None:
            text = with_schema(content, join(above, step), "unit", _unit_file(one))
            files[at] = text.encode()
        elif problem := _other_unit(content, join(above, step), one):
            problems.append(problem)
        else:
            standing.append(step)
    if has_errors(problems):
        return Made(problems=tuple(problems))
    new = content.with_unwritten(files)
    for at in files:
        problems += new.read_unit(at.rpartition("/")[0])[1]
    shown = {new.show(at) for at in files}
    problems = [p for p in problems if p.spot.path in shown or p.spot.path == file.as_posix()]
    if has_errors(problems):
        return Made(problems=tuple(problems), content=new)
    _put_all(content, above, {at.split("/")[-2]: data for at, data in files.items()})
    lines = []
    if standing:
        left = _("{count} units of the list stood there already and were left as they are")
        lines.append(left.format(count=thousands(len(standing))) + ".")
    count = _("{count} units were made below {folder}")
    lines.append(count.format(count=thousands(len(files)), folder=f"{content.show(above)}/") + ".")
    if files:
        first = next(iter(files)).rpartition("/")[0]
        command = typed("new", "campaign", f"{first}/<năm>")
        lines.append(_("Next: {command}").format(command=command))
    return Made(tuple(sorted(shown)), tuple(lines), tuple(problems), new)


def _listed(row: Row, kinds: Mapping[str, Kind], is_province: bool) -> _Listed | Problem:
    """A row as a unit, or what is wrong with its kind."""
    written, name = row.values.get("kind"), row.values["name"]
    by_name = {fold(key): kind for kind in kinds.values() for key in (kind.id, kind.name)}
    if written is not None:
        kind = by_name.get(fold(written))
        if kind is None and (guessed := guess_kind(f"{written} x", kinds, is_province)):
            kind = kinds[guessed]
        if kind is None:
            names = [each.name for each in kinds.values()]
            message = _("There is no kind of unit “{key}”").format(key=written)
            hint = near_miss(written, names, known_here(sorted(names)))
            return content_error("unknown-kind", row.spot("kind"), message, hint)
    else:
        guessed = guess_kind(name, kinds, is_province)
        if guessed is None:
            message = _("The name “{name}” does not say what kind of unit it is").format(name=name)
            hint = _("Write the kind before it, like phường {name}, or in a column “Loại”.")
            hint = hint.format(name=name)
            return content_error("unknown-kind", row.spot("name"), message, hint)
        kind = kinds[guessed]
    bare = name_alone(short_name(name), kind)
    if kind.level is None:
        return _Listed(row, kind, bare, name)
    return _Listed(row, kind, bare, f"Ủy ban nhân dân {said_before_names(kind)} {bare}")


def _steps(listed: list[_Listed]) -> list[str]:
    """The folder of each unit: its name without marks, with its kind where two have the name."""
    names = [slug(one.name) for one in listed]
    times = Counter(names)
    return [
        one.row.values.get("folder")
        or (name if times[name] == 1 and not name.isdigit() else slug(one.named))
        for one, name in zip(listed, names, strict=True)
    ]


def _twice(listed: list[_Listed]) -> Iterator[Problem]:
    for column, value in (("name", lambda one: fold(one.named)), ("code", _code)):
        seen: dict[str, _Listed] = {}
        for one in listed:
            key = value(one)
            first = seen.setdefault(key, one) if key else one
            if first is not one:
                message = _("“{text}” stands twice in the list").format(text=one.row.values[column])
                hint = _("Leave one of the two rows, or write what tells them apart.")
                spot, other = one.row.spot(column), first.row.spot(column)
                yield replace(content_error("new", spot, message, hint), other=other)


def _code(one: _Listed) -> str:
    return one.row.values.get("code", "")


def _bad_steps(steps: list[str], listed: list[_Listed]) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for number, (step, one) in enumerate(zip(steps, listed, strict=True)):
        if not ADDRESS.fullmatch(step):
            message = _("The folder’s name “{text}” cannot be an address").format(text=step)
            hint = _("Use small letters without marks, digits and hyphens: quan-3.")
            yield content_error("folder-name", one.row.spot("folder"), message, hint)
        elif seen.setdefault(step, number) != number and one.row.values.get("folder"):
            message = _("“{text}” stands twice in the list").format(text=step)
            hint = _("Leave one of the two rows, or write what tells them apart.")
            yield content_error("new", one.row.spot("folder"), message, hint)


def _other_unit(content: Content, path: str, one: _Listed) -> Problem | None:
    """What is wrong where a folder is taken by a unit of another name."""
    unit, _problems = content.read_unit(path)
    if unit is not None and fold(unit.name) == fold(one.full_name):
        return None
    message = _("The folder {folder} is there already, of another unit: {name}").format(
        folder=content.show(path), name=unit.name if unit else "?"
    )
    hint = _("Write a folder of its own in a column “Thư mục”, like {folder}.").format(
        folder=slug(one.named)
    )
    return content_error("new", one.row.spot("name"), message, hint)


def _unit_file(one: _Listed) -> str:
    known = {key: one.row.values[key] for key in ("code",) if key in one.row.values}
    before = re.split(r"\s*[,;]\s*|\s+và\s+", one.row.values.get("predecessors", ""))
    names = [name for name in before if name]
    short = one.named if one.name.isdigit() else one.name
    short = short[:1].upper() + short[1:]
    return skeleton.listed_unit_file(one.full_name, short, one.kind.id, known, names)


def _put_all(content: Content, above: str, files: Mapping[str, bytes]) -> None:
    """Write every unit's file beside the folders, then move them in; a failure takes all back."""
    parent = content.folder(above)
    staging = parent / ".units.new"
    shutil.rmtree(staging, ignore_errors=True)
    placed: list[Path] = []
    try:
        for step, data in files.items():
            file = staging / step / UNIT_FILE
            file.parent.mkdir(parents=True)
            file.write_bytes(data)
        for step in files:
            target = parent / step
            if target.exists():  # a folder that only groups units
                (staging / step / UNIT_FILE).rename(target / UNIT_FILE)
                placed.append(target / UNIT_FILE)
            else:
                (staging / step).rename(target)
                placed.append(target)
    except OSError:
        for made in placed:
            shutil.rmtree(made) if made.is_dir() else made.unlink()
        raise
    finally:
        shutil.rmtree(staging, ignore_errors=True)
