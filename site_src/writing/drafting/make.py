"""A plan's file to the texts of a campaign, without what the product's own reader refuses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path as FilePath

from site_src.base.messages import gettext as _
from site_src.base.problems import Problem, Severity, Spot, has_errors, sorted_problems
from site_src.model import Unit
from site_src.model.name import CampaignName
from site_src.plan.campaigns import check_campaign_files
from site_src.reading import content as reading
from site_src.reading.campaigns import read_campaign
from site_src.reading.files import join
from site_src.reading.inherit import decisive_day
from site_src.reading.units import exists_on
from site_src.writing.drafting.draft import Draft, make_draft
from site_src.writing.drafting.facts import Entry
from site_src.writing.drafting.ledger import NAME, Refused, ledger
from site_src.writing.drafting.lines import PlanFile, PlanProblem
from site_src.writing.drafting.read_plan import read_plan
from site_src.writing.drafting.write import Content, Written, write


@dataclass(frozen=True, slots=True)
class Drafted:
    """What a plan gives: texts by the names of their files, counts and problems.

    The counts are of activities and questions; with an error there is nothing to write.
    """

    files: Mapping[str, str]
    activities: int = 0
    questions: int = 0
    problems: tuple[Problem, ...] = ()


# How often values are taken out before a file is given up; each time there are fewer.
MOST_ROUNDS = 20


@dataclass(frozen=True, slots=True)
class _Ready:
    """The files of a draft as they are written, and what could not go into them."""

    files: Mapping[str, Written]
    contents: tuple[Content, ...]
    refused: tuple[Refused, ...]


def draft_files(
    tree: reading.Content, file: FilePath, name: CampaignName, top: Callable[[str], str]
) -> Drafted:
    """The files of a campaign from a plan.

    `top` gives the lines that stand above those of a content type.
    """
    unit, problems = tree.read_unit(name.unit_path)
    if unit is None or has_errors(problems):
        return Drafted({}, problems=tuple(problems))
    if not exists_on(unit, decisive_day(name.year)):
        message = _("{unit} does not exist at the Week of {year}").format(
            unit=unit.short_name, year=name.year
        )
        hint = _("Make the campaign of the unit that succeeds it.")
        return Drafted({}, problems=(plan_error(unit.origin.spot.path, message, hint),))
    try:
        plan = read_plan(file)
        draft = make_draft(plan, name.year, _is_titled(tree, unit, name.year))
    except PlanProblem as problem:
        return Drafted({}, problems=(plan_error(str(file), problem.message, problem.hint),))
    ready = _accepted(tree, name, plan, draft, top)
    draft = replace(draft, contents=ready.contents)
    texts = {file_name: written.text for file_name, written in ready.files.items()}
    texts[NAME] = ledger(plan, draft, ready.files, ready.refused)
    events = next((c.root for c in draft.contents if c.name == "events.yml"), ())
    return Drafted(
        texts,
        len(events) if isinstance(events, tuple) else 0,
        len(draft.questions) + len(ready.refused),
    )


def _is_titled(tree: reading.Content, unit: Unit, year: int) -> bool:
    """Whether a level above says what the Week of a year is called."""
    if unit.parent is None:
        return False
    above = read_campaign(tree, CampaignName(unit.parent.path, year))[0]
    return above is not None and bool(above.title)


def plan_error(place: str, message: str, hint: str) -> Problem:
    """The error of a plan that cannot become a draft."""
    return Problem(Severity.ERROR, "draft-plan", Spot(place), message, hint)


def _accepted(
    tree: reading.Content,
    name: CampaignName,
    plan: PlanFile,
    draft: Draft,
    top: Callable[[str], str],
) -> _Ready:
    """The files without what the product's own reader refuses.

    Read as if they were there, value by value, until nothing is refused.
    """
    contents = {content.name: content for content in draft.contents}
    refused: list[Refused] = []
    for _round in range(MOST_ROUNDS):
        files = {
            c.name: write(c, plan.counted, "" if c.body is not None else top(c.name))
            for c in contents.values()
        }
        wrong = _wrong(tree, name, files)
        if not wrong:
            return _Ready(files, tuple(contents.values()), tuple(refused))
        for of, found in wrong.items():
            for value, problem in reversed(found):
                if of not in contents:
                    continue
                reason = f"{problem.message}. {problem.hint}"
                refused.append(Refused(of, _words(contents[of], value), reason))
                contents[of] = _smaller(contents[of], value)
                if value in ((), ("body",)) or not contents[of].has_entries:
                    del contents[of]
    kept = {of: written for of, written in files.items() if of not in wrong}
    return _Ready(kept, tuple(contents[of] for of in kept), tuple(refused))


def _wrong(
    tree: reading.Content, name: CampaignName, files: Mapping[str, Written]
) -> dict[str, list[tuple[tuple[int | str, ...], Problem]]]:
    """For each file the values that are refused, in their order.

    Of an entry only the first, since those behind it may be right.
    """
    paths = {join(str(name), of): of for of in files}
    draft = tree.with_unwritten({path: files[of].text.encode() for path, of in paths.items()})
    shown = {tree.show(path): of for path, of in paths.items()}
    _campaign, problems = check_campaign_files(draft, name)
    found: dict[str, dict[tuple[int | str, ...], Problem]] = {}
    entries: set[tuple[str, tuple[int | str, ...]]] = set()
    for problem in sorted_problems(problems):
        file = shown.get(problem.spot.path)
        if problem.severity is not Severity.ERROR or file is None:
            continue
        values = files[file].paths
        value = values[min(max(problem.spot.line, 1), len(values)) - 1]
        at = next((n for n, step in enumerate(value) if isinstance(step, int)), 0)
        if (file, value[: at + 1]) not in entries:
            entries.add((file, value[: at + 1]))
            found.setdefault(file, {})[value] = problem
    return {file: list(values.items()) for file, values in found.items()}


# Without these an entry says nothing; it is taken out as a whole.
_NEEDED = frozenset(
    (
        "id",
        "title",
        "name",
        "text",
        "type",
        "role",
        "organizations",
        "bidding",
        "where",
        "choice",
        "reporters",
        "receivers",
        "rows",
    )
)


def _smaller(content: Content, path: tuple[int | str, ...]) -> Content:
    while len(path) > 1 and path[-1] in _NEEDED:
        path = path[:-1]
    return content.without(path) if path else content


def _words(content: Content, path: tuple[int | str, ...]) -> str:
    value: object = content.root
    for step in path:
        if isinstance(value, tuple) and isinstance(step, int):
            value = value[step]
        elif isinstance(value, Entry):
            value = next((field.value for field in value.fields if field.key == step), "")
    if isinstance(value, Entry):
        value = value.get("title") or value.get("name") or value.get("text") or value.get("id")
    return (
        value
        if isinstance(value, str)
        else "; ".join(map(str, value))
        if isinstance(value, tuple)
        else ""
    )
