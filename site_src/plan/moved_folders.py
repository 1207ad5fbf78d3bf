"""Folders of units and campaigns that were renamed: what leads where, and what leads nowhere.

A folder that has moved leads on as a whole: every page at its address below the old folder to its
place now, also where the page has another id since. So nothing leads on twice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from site_src.base.messages import gettext as _
from site_src.base.messages import thousands
from site_src.base.problems import Problem, Severity, near_miss
from site_src.model import Campaign, Origin, Unit
from site_src.model.name import CampaignName
from site_src.reading.campaigns import read_campaign
from site_src.reading.content import Content
from site_src.reading.files import join
from site_src.reading.published import Recorded

Units = Mapping[str, tuple[Unit, tuple[int, ...]]]
Follows = Mapping[CampaignName, tuple[CampaignName, ...]]
_FOLDER = re.compile(r"(?P<unit>(?:[^/]+/)*?)(?P<year>(?:19|20|21)\d\d)/")


@dataclass(frozen=True, slots=True)
class FolderMove:
    """A folder that leads to another one, both as '/'-addresses below the root.

    `name` is the campaign that has moved; None where it is a unit's own address.
    """

    old: str
    new: str
    name: CampaignName | None
    title: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class MovedFolders:
    """All of them, whatever is recorded anywhere, and what is wrong.

    `follows` has the campaigns of other units that a campaign goes on from.
    """

    moves: tuple[FolderMove, ...]
    record: Mapping[str, Recorded]
    problems: tuple[Problem, ...]
    follows: Follows


NOTHING_MOVED = MovedFolders((), {}, (), {})


def moved_folders(
    content: Content, units: Units, may_lead: Callable[[CampaignName], bool] | None = None
) -> MovedFolders:
    """The moves of a content whose `units` have these years of campaigns.

    Only those that `may_lead` are read: by default, whose campaign.yml has the word.
    """
    may_lead = may_lead or (lambda name: may_lead_on(content, name))
    record, problems = content.all_records()
    live = {str(CampaignName(path, year)) for path in units for year in units[path][1]}
    claimed: dict[str, FolderMove] = {}
    for move in _moves(content, units, record, may_lead):
        other = claimed.setdefault(move.old, move)
        if move.old.rstrip("/") in live:
            problems += _in_the_way(move, units[_FOLDER.sub(r"\g<unit>", move.old).strip("/")][0])
        elif other.new != move.new:
            problems += _claimed_twice(move, other)
    for unit, _years in units.values():
        problems += _useless(unit, units, claimed, record)
    moves = {
        old: move
        for old, move in claimed.items()
        if old.rstrip("/") not in live and old.rstrip("/") not in units
    }
    problems += _lost(content, units, live, moves, record)
    follows, wrong = _followed(content, units, may_lead)
    ordered = tuple(moves[old] for old in sorted(moves))
    return MovedFolders(ordered, record, (*problems, *wrong), follows)


def _moves(
    content: Content,
    units: Units,
    record: Mapping[str, Recorded],
    may_lead: Callable[[CampaignName], bool],
) -> Iterator[FolderMove]:
    for path, (unit, years) in units.items():
        for old in unit.was if years else ():
            yield FolderMove(f"{old}/", f"{path}/", None, unit.short_name, unit.origin)
        for year in years:
            name = CampaignName(path, year)
            if unit.was or may_lead(name):
                campaign, _problems = read_campaign(content, name)
                for was in campaign.was if campaign else ():
                    assert campaign is not None
                    yield _move(str(was), campaign)
        if years and not unit.years:
            yield from _of_other_years(content, unit, years, record)


def _of_other_years(
    content: Content, unit: Unit, years: tuple[int, ...], record: Mapping[str, Recorded]
) -> Iterator[FolderMove]:
    """A unit that wrote nothing itself had the nation's newest Week, and has a newer one since."""
    for year in content.years(""):
        if year not in years and f"{unit.path}/{year}/" in record:
            campaign, _problems = read_campaign(content, CampaignName(unit.path, years[0]))
            if campaign is not None:
                yield _move(f"{unit.path}/{year}", campaign)


def _move(old: str, campaign: Campaign) -> FolderMove:
    origin = campaign.origins.get("was", campaign.unit.origin)
    own = origin.unit_path == campaign.unit.path
    return FolderMove(
        f"{old}/",
        campaign.name.address,
        campaign.name,
        campaign.title,
        origin if own else campaign.unit.origin,
    )


def may_lead_on(content: Content, name: CampaignName) -> bool:
    """Whether a campaign.yml may say where its Week was, or what it follows; it is not parsed."""
    file = join(str(name), "campaign.yml")
    raw = content.files.read(file, file)[0] if content.files.entry(file) else None
    return raw is not None and (b"was:" in raw or b"follows:" in raw)


def _followed(
    content: Content, units: Units, may_lead: Callable[[CampaignName], bool]
) -> tuple[Follows, list[Problem]]:
    """Which campaigns of other units each campaign goes on from, and names that are none."""
    found: dict[CampaignName, tuple[CampaignName, ...]] = {}
    problems: list[Problem] = []
    live = {
        CampaignName(path, year): unit for path, (unit, years) in units.items() for year in years
    }
    for name in live:
        if not may_lead(name):
            continue
        campaign, _problems = read_campaign(content, name)
        for before in campaign.follows if campaign else ():
            assert campaign is not None
            if before in live and before != name:
                found[name] = (*found.get(name, ()), before)
                continue
            spot = campaign.origins.get("follows", campaign.unit.origin).spot
            hint = _("Write it like tinh-mau/huyen-mau/2024.")
            if before == name:
                message = _("“{name}” is this campaign itself")
            else:
                message = _("There is no campaign “{name}”")
                hint = near_miss(str(before), (str(one) for one in live if one != name), hint)
            message = message.format(name=before)
            problems.append(Problem(Severity.ERROR, "unknown-id", spot, message, hint))
    return found, problems


# --- What is wrong --------------------------------------------------------------------------------


def _in_the_way(move: FolderMove, other: Unit) -> Iterator[Problem]:
    message = _("“was” names the folder “{folder}”, which has pages of its own")
    hint = _("Take it out of “was”, or move what is in that folder.")
    for here, there in ((move.origin, other.origin), (other.origin, move.origin)):
        yield _error(here, message.format(folder=move.old), hint, there)


def _claimed_twice(move: FolderMove, other: FolderMove) -> Iterator[Problem]:
    message = _("Two folders say by “was” that “{folder}” was theirs")
    hint = _("Keep it at the one to which its readers shall come.")
    for here, there in ((move.origin, other.origin), (other.origin, move.origin)):
        yield _error(here, message.format(folder=move.old), hint, there)


def _useless(
    unit: Unit,
    units: Units,
    claimed: Mapping[str, FolderMove],
    record: Mapping[str, Recorded],
) -> Iterator[Problem]:
    """A unit's old folder that another unit has now: its years were published there, or nothing."""
    for old in unit.was:
        ours = (move for move in claimed.values() if move.new.startswith(f"{unit.path}/"))
        recorded = any(move.old in record for move in ours if move.old.startswith(f"{old}/"))
        if old in units and units[old][1] and not recorded:
            move = FolderMove(f"{old}/", f"{unit.path}/", None, unit.short_name, unit.origin)
            yield from _in_the_way(move, units[old][0])


def _error(origin: Origin, message: str, hint: str, other: Origin) -> Problem:
    return Problem(Severity.ERROR, "was-address", origin.spot, message, hint, other.spot)


def _lost(
    content: Content,
    units: Units,
    live: Iterable[str],
    moves: Mapping[str, FolderMove],
    record: Mapping[str, Recorded],
) -> Iterator[Problem]:
    """Folders of campaigns and units that were published and are neither made nor lead on."""
    stand = {*(f"{name}/" for name in live), *(f"{path}/" for path in units if path), *moves}
    folders: dict[str, list[Recorded]] = {}
    for address, line in record.items():
        match = _FOLDER.match(address)
        folder = match[0] if match else address
        if folder not in stand:
            folders.setdefault(folder, []).append(line)
    for folder, lines in sorted(folders.items()):
        if not any(line.gone and line.address in (folder, "") for line in lines):
            yield _folder_lost(content, units, folder, lines, record)


def _folder_lost(
    content: Content,
    units: Units,
    folder: str,
    lines: list[Recorded],
    record: Mapping[str, Recorded],
) -> Problem:
    message = _("{count} addresses below “{folder}” were published, and nothing leads there now")
    match = _FOLDER.match(folder)
    unit_path, year = (match["unit"].strip("/"), match["year"]) if match else (folder[:-1], "")
    hint = _("Was the folder renamed? Write in unit.yml of the one that it is now: was: [{old}]")
    hint = hint.format(old=unit_path)
    own = units.get(unit_path)
    if year and content.files.is_folder(f"{unit_path}/{year}".strip("/")):
        hint = _("Its folder is there and is a draft: write “state: công bố” in its campaign.yml.")
    elif own is not None and year:
        new = [y for y in own[1] if CampaignName(unit_path, y).address not in record]
        hint = _("Has the year another folder now? Write in its campaign.yml: was: [{old}]")
        hint = hint.format(old=year)
        if new:
            file = content.show(join(str(CampaignName(unit_path, new[0])), "campaign.yml"))
            hint = _("Is it {year} now? Write in {file}: was: [{old}]").format(
                year=new[0], file=file, old=year
            )
    by_hand = _("Taken away on purpose? Write “đã gỡ” after “{folder}” in this file.")
    return Problem(
        Severity.WARNING,
        "lost-address",
        lines[0].spot,
        message.format(count=thousands(len(lines)), folder=folder),
        f"{hint} {by_hand.format(folder=folder)}",
    )
