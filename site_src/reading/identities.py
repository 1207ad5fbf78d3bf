"""By which names machines know a campaign and its events, where these had others before.

Who has taken an event into a calendar has its UID. It stays that of the first id, also when the
event, its unit or its year is renamed. What was published decides: published.yml says of an address
which UID stood there. Without it the oldest name in `was` is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from site_src.base.messages import gettext as _
from site_src.base.problems import Problem, content_error
from site_src.content_types.campaign import CampaignRecord
from site_src.model import Campaign, Event
from site_src.model.name import YEAR, CampaignName
from site_src.model.uids import plain_uid
from site_src.model.urls import event_address
from site_src.reading.published import Recorded

FIRST, UID = "first", "uid"


def identified(
    campaign: Campaign, own: CampaignRecord | None, record: Mapping[str, Recorded]
) -> tuple[Campaign, list[Problem]]:
    """The campaign with the names that it and its events had; `own` is its own campaign.yml."""
    was, problems = _names(campaign, own, "was")
    follows, found = _names(campaign, own, "follows")
    problems += found
    old = tuple(name for name in _everywhere(campaign, was) if name != campaign.name)
    home = [(f"{name}/", str(name)) for name in (campaign.name, *old)]
    known_as = _known_as(home, record, FIRST)
    uids = {}
    for event in campaign.events:
        uid = _known_as(list(_pages(campaign, old, event)), record, UID)
        if uid != plain_uid(str(campaign.name), event.id):
            uids[event.id] = uid
    return replace(
        campaign,
        was=old,
        follows=tuple(follows),
        known_as="" if known_as == str(campaign.name) else known_as,
        uids=uids,
    ), problems


def to_record(campaign: Campaign, addresses: Iterable[str]) -> dict[str, Mapping[str, str]]:
    """What published.yml says of a campaign's addresses once they are published.

    By their '/'-path below the site's root.
    """
    above = campaign.name.address
    found: dict[str, Mapping[str, str]] = {above + address: {} for address in addresses}
    if campaign.known_as:
        found[above] = {FIRST: campaign.known_as}
    for event in campaign.events:
        if uid := campaign.uids.get(event.id):
            found[above + event_address(event)] = {UID: uid}
    return found


def _known_as(ways: list[tuple[str, str]], record: Mapping[str, Recorded], key: str) -> str:
    """What something is known as: `ways` has its address now and those before, each with a name.

    What was published at its own address, else at the first of the others, else its first name.
    """
    for address, name in ways:
        if address in record:
            return record[address].values.get(key) or name
    return ways[1 if len(ways) > 1 else 0][1]


def _pages(
    campaign: Campaign, old: Iterable[CampaignName], event: Event
) -> Iterable[tuple[str, str]]:
    """An event's page now and those that it had, with the UID that each would have by itself."""
    yield f"{campaign.name}/{event_address(event)}", plain_uid(str(campaign.name), event.id)
    for name in (*old, campaign.name):
        for key in (*event.was, event.id):
            if (name, key) != (campaign.name, event.id):
                address = event_address(replace(event, id=key))
                yield f"{name}/{address}", plain_uid(str(name), key)


def _names(
    campaign: Campaign, own: CampaignRecord | None, field: str
) -> tuple[list[CampaignName], list[Problem]]:
    """The campaigns that a field names; a year alone is one of the same unit."""
    names: list[CampaignName] = []
    problems: list[Problem] = []
    for text in (getattr(own, field) if own else None) or ():
        whole = f"{campaign.unit.path}/{text}".strip("/") if YEAR.fullmatch(text) else text
        name = CampaignName.parse(whole)
        if name is None or str(name) != whole:
            assert own is not None
            message = _("“{text}” is no campaign: unit folder and year").format(text=text)
            hint = _("Write it like tp-ho-chi-minh/quan-3/2023.")
            spot = own.origin_of(field).spot
            problems.append(content_error("was-address", spot, message, hint))
        else:
            names.append(name)
    return names, problems


def _everywhere(campaign: Campaign, was: Iterable[CampaignName]) -> Iterable[CampaignName]:
    """These names, below each path of the unit too, and the year below each path of the unit."""
    unit = campaign.unit
    found: list[CampaignName] = []
    for name in was:
        if name.unit_path == unit.path:
            found += [CampaignName(path, name.year) for path in unit.was]
        found.append(name)
    found += [CampaignName(path, campaign.year) for path in unit.was]
    return dict.fromkeys(found)
