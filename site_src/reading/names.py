"""What people type for a campaign or a unit, to its name; an unknown one to the nearest."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path

from site_src.base.messages import gettext as _
from site_src.base.problems import Problem, Severity, Spot, known_here
from site_src.model.name import YEAR, CampaignName, path_steps
from site_src.reading.content import Content, chain_paths
from site_src.reading.files import UNIT_FILE
from site_src.vietnamese.alphabet import slug

# More than these would be a list to search, and no advice.
MOST_NAMES = 8

Steps = tuple[str, ...]


def find_campaign(content: Content, text: str) -> CampaignName | Problem:
    """The campaign of a unit that exists, from its name or a path into content/."""
    if odd := next((letter for letter in text if letter.isdecimal() and letter > "9"), None):
        message = _("“{digit}” in “{name}” is not the digit that a keyboard types")
        right = unicodedata.normalize("NFKC", text)
        hint = _("Write {name}").format(name=right)
        return _problem(content, message.format(digit=odd, name=text), hint)
    ways = list(_ways(content, text))
    names = [name for name in map(CampaignName.of_steps, ways) if name]
    for name in names:
        if content.is_folder(name.unit_path):
            return name
    return no_such_campaign(content, text, ways[0])


def find_unit_path(content: Content, text: str) -> str:
    """The '/'-address of a unit that may be new, from its address or a path into content/."""
    ways = [way[:-1] if way[-1:] == (UNIT_FILE,) else way for way in _ways(content, text)]
    paths = ["/".join(way) for way in ways]
    there = (path for path in paths if path and content.is_folder(path.rpartition("/")[0]))
    return next(there, paths[0])


def _ways(content: Content, text: str) -> Iterator[Steps]:
    """What a text may mean, as steps below content/, the likeliest first."""
    steps = path_steps(text)
    for folder in (content.root.as_posix(), content.shown):
        start = path_steps(folder)
        if start and _alike(steps[: len(start)], start):
            yield steps[len(start) :]
    if text.strip(" \"'").startswith(("/", "\\")) or re.match(r"[A-Za-z]+:", "".join(steps[:1])):
        # A whole path from another machine, or from a copy of the project.
        last = [n for n, step in enumerate(steps) if _alike((step,), (content.root.name,))][-1:]
        yield from (steps[at + 1 :] for at in last)
    yield steps
    # The shell completes names from the folder in which one stands.
    here = Path.cwd().joinpath(*steps).resolve()
    if here.is_relative_to(content.root):
        yield here.relative_to(content.root).parts


def _alike(some: Steps, others: Steps) -> bool:
    """Whether two paths are one; Windows does not tell capitals from small letters."""
    return [step.casefold() for step in some] == [step.casefold() for step in others]


# --- What there is instead ------------------------------------------------------------------------


def no_such_campaign(content: Content, text: str, steps: Steps) -> Problem:
    """The error of a name that is none, or of a unit that has no folder, with the nearest."""
    year = next((step for step in steps if YEAR.fullmatch(step)), "")
    unit_path = "/".join(step for step in steps if step != year)
    hint = _("Write the unit’s folder and the year: tp-ho-chi-minh/quan-3/2023.")
    if near := list(_nearest(content, unit_path, year)):
        hint = (
            _("Do you mean “{key}”?").format(key=near[0])
            if len(near) == 1
            else known_here([*near[:MOST_NAMES], *["…"][: len(near) > MOST_NAMES]])
        )
    return _problem(content, _("There is no campaign “{name}”").format(name=text), hint)


def _nearest(content: Content, unit_path: str, year: str) -> Iterator[str]:
    """Campaigns of the unit that is most like this one, else units near it."""
    known = content.unit_paths()
    like = unit_path if unit_path in known else most_like(unit_path, known)
    if like is None:
        above = [path for path in chain_paths(unit_path) if path in known]
        if len(above) < 2:
            return
        like = above[-1]
        yield from (path for path in known if path.startswith(f"{like}/"))
    years = known_years(content, like)
    for each in (int(year),) if year.isdigit() and int(year) in years else years:
        yield str(CampaignName(like, each))


def most_like(unit_path: str, known: Iterable[str]) -> str | None:
    """The unit whose path, or whose own folder, is spelt almost so."""
    wanted = "/".join(map(slug, unit_path.split("/")))
    if not wanted:
        return None
    by_end: dict[str, list[str]] = {}
    for path in known:
        by_end.setdefault(path.rpartition("/")[2], []).append(path)
    paths = [path for path in known if path]
    ends = [path for path in paths if f"/{path}".endswith(f"/{wanted}")]
    ends = ends or by_end.get(wanted.rpartition("/")[2], [])
    if len(ends) == 1:
        return ends[0]
    near = get_close_matches(wanted, paths, n=1, cutoff=0.75)
    if not near and "/" not in wanted:
        last = get_close_matches(wanted, filter(None, by_end), n=1, cutoff=0.75)
        near = by_end[last[0]] if last else []
    return near[0] if near else None


def known_years(content: Content, unit_path: str) -> tuple[int, ...]:
    """The years for which a unit or one above it wrote something, newest first."""
    years = {year for path in chain_paths(unit_path) for year in content.years(path)}
    return tuple(sorted(years, reverse=True))


def _problem(content: Content, message: str, hint: str) -> Problem:
    return Problem(Severity.ERROR, "no-campaign", Spot(content.shown), message, hint)
