"""The files of a new campaign from those of an earlier year, and what to tell the officer."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from site_src.base.messages import gettext as _
from site_src.base.messages import thousands
from site_src.base.problems import Problem, has_errors
from site_src.commands.new.carry_over import PROPOSAL, CarryOver, Years, moved_in_the_week
from site_src.commands.new.leftovers import leftovers
from site_src.content_types import CONTENT_TYPES
from site_src.content_types.base import Identified
from site_src.content_types.prose import ProseRecord
from site_src.content_types.records import Item
from site_src.model import Campaign, Unit
from site_src.model.name import CampaignName
from site_src.reading.campaigns import read_campaign
from site_src.reading.content import Content
from site_src.reading.files import MEDIA_FOLDER, join
from site_src.reading.layers import Layer

_MEDIA = re.compile(rf"{MEDIA_FOLDER}/[\w./-]*\w")


@dataclass(frozen=True, slots=True)
class LastYear:
    """What an earlier year hands over.

    The files of the new year by their path in its folder (a text, or where it is copied from), what
    was not taken, and what is still to be found in them; `names` are those of another unit whose
    they were. `folder` is the old year's '/'-path below content/.
    """

    year: int
    folder: str
    files: dict[str, bytes | Path]
    left: tuple[str, ...]
    theme: str | None
    plan: str | None
    names: tuple[str, ...] = ()


def take_over(
    content: Content, unit: Unit, source: CampaignName, year: int, above: Campaign | None
) -> tuple[LastYear | None, list[Problem]]:
    """What holds in the new year of a unit's files of an old campaign, its own or another unit's.

    `above` is the campaign of the unit above in the new year.
    """
    old, wrong = source.year, list[Problem]()
    owner = unit
    if source.unit_path != unit.path:
        found, wrong = content.read_unit(source.unit_path)
        if found is None or has_errors(wrong):
            return None, wrong
        owner = found
    layer, problems = content.read_layer(owner, old)
    before, more = read_campaign(content, source)
    problems += more
    if layer is None or before is None or has_errors(problems):
        return None, problems
    moved = moved_in_the_week(_first_day(before), _first_day(above), year)
    carry = CarryOver(Years(old, year, moved), _ids_of(above), _ids_in(layer))
    _carried(carry, content, layer.folder)
    carry.left.clear()  # Once more, now that it is known which entries are left behind.
    texts = _carried(carry, content, layer.folder)
    files: dict[str, bytes | Path] = {file: text.encode() for file, text in texts.items()}
    files |= _media(content, layer.folder, texts.values())
    left = tuple(what + f" × {n}" * (n > 1) for what, n in carry.left.items())
    plan = before.plan
    own = plan if plan and plan.origin.unit_path == owner.path and plan.number else None
    number = "/".join(part for part in (own.number, own.symbol) if part) if own else None
    names = () if owner is unit else (owner.short_name, owner.name)
    return LastYear(old, layer.folder, files, left, before.theme, number, names), []


def what_to_know(content: Content, last: LastYear, folder: str, files: Iterable[str]) -> list[str]:
    """What the officer must know of the files that were made in a folder."""
    files = list(files)
    lines = [_("Not taken from {year}:").format(year=last.year)]
    lines += [f"  {what}" for what in (*last.left, *_not_taken(content, last.folder, files))]
    texts = {
        file: content.text(join(folder, file)) or ""
        for file in files
        if file.endswith((".yml", ".md"))
    }
    proposed, carrying = [], []
    for file, text in texts.items():
        shown = content.show(join(folder, file))
        for number, line in enumerate(text.splitlines(), 1):
            if proposal := PROPOSAL.fullmatch(line):
                proposed.append(f"  {shown}:{number}: {proposal[1]}")
        found = leftovers(text, last.year, (last.theme, last.plan, *last.names))
        carrying += [f"  {shown}:{spot.line}: {spot.text}" for spot in found]
    if proposed:
        lines += [_("Proposed dates, to be confirmed one by one:"), *proposed]
    if carrying:
        text = _("Lines that still carry {year}; read each and change it:")
        lines += [text.format(year=last.year), *carrying]
    return lines


def _first_day(campaign: Campaign | None) -> dt.date | None:
    return campaign.period.start.exact if campaign and campaign.period else None


def _ids_of(campaign: Campaign | None) -> dict[str, set[str]]:
    if campaign is None:
        return {}
    lists: dict[str, Iterable[Identified]] = {
        "documents": campaign.documents,
        "places": campaign.places,
        "organizations": campaign.organizations,
        "events": campaign.events,
        "purposes": campaign.purposes,
        "requirements": campaign.requirements,
        "contacts": campaign.contacts,
        "slogans": campaign.slogan_groups,
        "resources": campaign.resources,
        "reports": campaign.reports,
        "assignments": campaign.assignments,
    }
    return {name: {entry.id for entry in entries} for name, entries in lists.items()}


def _ids_in(layer: Layer) -> dict[str, set[str]]:
    ids: dict[str, set[str]] = {"documents": set()}
    for record in layer.records.values():
        for name in type(record).model_fields:
            value = getattr(record, name)
            if isinstance(value, list):
                ids[name] = {entry.id for entry in value if isinstance(entry, Item)}
    return ids


def _carried(carry: CarryOver, content: Content, folder: str) -> dict[str, str]:
    """The texts of the new year, by file: the YAML files, the outline and the free pages."""
    texts = {}
    for kind in CONTENT_TYPES:
        for path in content.files.matching(folder, kind.file):
            name, text = path.removeprefix(f"{folder}/"), content.text(path)
            if text is None or name.startswith("news/"):
                continue
            if name.endswith(".md"):
                texts[name] = _carried_markdown(carry, name, text)
            else:
                texts[name] = carry.take(name, kind.record, text)
    return texts


def _carried_markdown(carry: CarryOver, name: str, text: str) -> str:
    head, mark, body = text.removeprefix("---\n").partition("\n---")
    if not text.startswith("---\n") or not mark:
        return text
    return f"---\n{carry.take(name, ProseRecord, head + chr(10))}---{body}"


def _media(content: Content, folder: str, texts: Iterable[str]) -> dict[str, Path]:
    """The files of last year's media/ that the texts of the new year show."""
    names = sorted({name for text in texts for name in _MEDIA.findall(text)})
    paths = {name: join(folder, name) for name in names}
    files = content.files
    return {name: files.on_disk(path) for name, path in paths.items() if files.is_file(path)}


def _not_taken(content: Content, old: str, files: Iterable[str]) -> list[str]:
    missing, taken = [], set(files)
    for name in ("news", MEDIA_FOLDER):
        there = [path.removeprefix(f"{old}/") for path in content.files.below(join(old, name))]
        if left := [file for file in there if file not in taken]:
            words = _("{folder}: {count} files")
            missing.append(words.format(folder=f"{name}/", count=thousands(len(left))))
    return missing
