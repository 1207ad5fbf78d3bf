"""Stars in a plan: marks of a list, or of the sections."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from site_src.writing.drafting.blocks import is_capitals
from site_src.writing.drafting.markers import NUMBERED, Marked
from site_src.writing.drafting.roles import KNOWN

_FEWEST_SECTIONS = 3


def with_inner_stars(marked: Sequence[Marked]) -> list[Marked]:
    """“✓” below “► …:” is a list in that section, where a paper has both; and “▪” below “◦”.

    A dash or plus that first stands below an inner star is a list in its entries.
    """
    outer = next((entry.sign for entry in marked if entry.kind == "star"), "")
    depths = {outer: 0}
    for above, below in pairwise(marked):
        inner = below.kind == "star" or (
            below.kind in ("dash", "plus") and depths.get(_sign(above), 0) > 0
        )
        if (
            above.kind in BULLETED
            and inner
            and _sign(above) in depths
            and not re.search(r"[.;,!?]$", above.block.text)
        ):
            depths.setdefault(_sign(below), min(depths[_sign(above)] + 1, len(_INNER)))
    return [
        replace(entry, level=_INNER[depth - 1])
        if entry.kind in BULLETED and (depth := depths.get(_sign(entry), 0))
        else entry
        for entry in marked
    ]


BULLETED = ("star", "dash", "plus")


def _sign(entry: Marked) -> str:
    """What an entry of a list is marked with; dashes of all lengths are one."""
    return entry.sign if entry.kind == "star" else entry.kind


def is_marked_alike(one: Marked, two: Marked) -> bool:
    """Whether two entries of lists have the same sign: they stand beside each other."""
    return one.kind == two.kind and two.kind in BULLETED and _sign(one) == _sign(two)


# The levels of lists in lists, between those of dashes and of plus signs.
_INNER = (85, 86, 87, 88, 89)


def is_star_above(entry: Marked, following: Marked | None) -> bool:
    """Whether a short line behind a star has a paragraph, or a list of its own, right below it."""
    text = entry.block.text[entry.start :].strip()
    return (
        entry.kind == "star"
        and following is not None
        and following.kind != "star"
        and not following.block.cells
        and len(text) < 70
        and not re.search(r"[.;,!?…]$" if is_capitals(text) else r"[.;,!?…”\"]$", text)
    )


def stars_head(marked: Sequence[Marked]) -> bool:
    """Whether the stars of a paper stand above its sections, and mark no lists.

    A section may be one line: “★ Từ 01/10 đến 07/10”, “★ Kinh phí: tự lo”.
    """
    stars = [n for n, entry in enumerate(marked) if entry.kind == "star"]
    above = [
        n for n in stars if is_star_above(marked[n], marked[n + 1] if n + 1 < len(marked) else None)
    ]
    lines = [n for n in stars if n not in above and _is_section_in_a_line(marked[n])]
    return len(above) >= _FEWEST_SECTIONS and len(above) + len(lines) == len(stars)


def stars_come_first(marked: Sequence[Marked]) -> bool:
    """Whether no number or letter stands above the stars: they are the sections themselves."""
    first = next((entry.kind for entry in marked if entry.kind in (*NUMBERED, "star")), "")
    return first == "star"


def _is_section_in_a_line(entry: Marked) -> bool:
    text = entry.block.text[entry.start :]
    return _STRETCH.match(text) is not None or (":" in text and KNOWN.match(text) is not None)


_STRETCH = re.compile(r"(?:Trong|Suốt|Từ)\s(?:ngày\s|thứ\s)?\S{0,6}\s?\d", re.IGNORECASE)
