"""Slogans as posters: which colours and which figure each has, in pages and as pictures.

Four pairs of colours take turns, each with the figure that stands well on it. A poster names the
Week and no unit, so that all units which inherit a slogan have the same picture of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from site_src.base.addresses import SLOGANS_PAGE
from site_src.model import Campaign, SloganGroup
from site_src.pages.colours import CHAM, DIEP, HOE, SON, THAN

# Where a group hangs is said in the plan's own words under its heading; shorter ones are it.
SHORT = 32


@dataclass(frozen=True, slots=True)
class Pair:
    """Colours of a poster: its ground, its words, its small words; and the figure on it."""

    name: str
    ground: str
    words: str
    small: str
    figure: str


# The classes of assets/posters.css.
PAIRS = (
    Pair("son", SON, HOE, DIEP, "elder"),
    Pair("cham", CHAM, HOE, DIEP, "child"),
    Pair("diep", DIEP, SON, THAN, "hall"),
    Pair("lua", "#2c6647", HOE, DIEP, "worker"),
)


@dataclass(frozen=True, slots=True)
class Poster:
    """What stands on a poster; `address` is that of its picture below the campaign's folder.

    `was` has those that it had before.
    """

    text: str
    by: str
    week: str
    pair: Pair
    address: str
    was: tuple[str, ...] = ()


def posters(campaign: Campaign) -> Mapping[str, Poster]:
    """The posters by the slogans' ids, in the order of the page."""
    slogans = [slogan for group in campaign.slogan_groups for slogan in group.slogans]
    return {
        slogan.id: Poster(
            slogan.text,
            # A name that the plan prints wrongly does not hang in the street.
            slogan.misspelt_attribution or slogan.attribution or "",
            campaign.title,
            PAIRS[number % len(PAIRS)],
            _address(slogan.id),
            tuple(map(_address, slogan.was)),
        )
        for number, slogan in enumerate(slogans)
    }


def _address(slogan_id: str) -> str:
    return f"{SLOGANS_PAGE}{slogan_id}.png"


def heading(group: SloganGroup) -> str:
    """Where a group hangs, in few words; '' where the plan has only a long sentence."""
    if group.heading:
        return group.heading
    # “Treo tại”, “Treo ở” say nothing that the page does not.
    place = re.sub(r"^treo\s+(?:tại|ở|trên)\s+(?:các\s+)?", "", group.where, flags=re.IGNORECASE)
    return place[:1].upper() + place[1:] if len(place) <= SHORT else ""


def weight(poster: Poster) -> str:
    """How long a poster's words are, for a sheet: '', `long` or `longer`."""
    return "longer" if len(poster.text) > 150 else "long" if len(poster.text) > 70 else ""
