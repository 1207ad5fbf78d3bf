"""Stars in a plan: marks of a list, or of the sections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from site_src.writing.drafting.blocks import is_capitals
from site_src.writing.drafting.markers import NUMBERED, Marked
from site_src.writing.drafting.moments import is_day_alone
from site_src.writing.drafting.roles import KNOWN

_FEWEST_SECTIONS = 3


def with_inner_stars(marked: Sequence[Marked]) -> list[Marked]:
    """“✓” below “► …:” is a list in that section, where a paper has both; and “▪” below “◦”.

    Of two signs the one that comes first wherever both are stands above the other: “✓” may stand
    right below “❖” in one section, and below “➢” in the next.
    """
    depths: dict[str, int] = {}
    for depth in range(len(_INNER)):
        runs = list(_runs(marked, depths, depth))
        led = dict.fromkeys(
            (_sign(one), _sign(two))
            for run in runs
            for one, two in pairwise(run)
            if _leads(one) and _sign(one) != _sign(two)
        )
        for top in dict.fromkeys(_sign(run[0]) for run in runs if run):
            below = {top} if depths.get(top, 0) == depth else set()
            for outer, inner in led:
                if outer in below and inner not in below and _comes_first(top, inner, runs):
                    below.add(inner)
                    depths[inner] = depth + 1
    return [
        replace(entry, level=_INNER[depth - 1])
        if entry.kind in BULLETED and (depth := depths.get(_sign(entry), 0))
        else entry
        for entry in marked
    ]


def _comes_first(one: str, two: str, runs: Sequence[Sequence[Marked]]) -> bool:
    """Whether a sign comes before another wherever a list has both."""
    signs = [[_sign(entry) for entry in run] for run in runs]
    return all(run.index(one) < run.index(two) for run in signs if one in run and two in run)


def _runs(marked: Sequence[Marked], depths: dict[str, int], depth: int) -> Iterator[list[Marked]]:
    """The entries of lists of one depth, up to what stands above them."""
    run: list[Marked] = []
    for entry in marked:
        own = depths.get(_sign(entry), 0) if entry.kind in BULLETED else None
        if entry.kind in NUMBERED or (own is not None and own < depth) or _is_apart(entry):
            yield run
            run = []
        elif own == depth:
            run.append(entry)
    yield run


def _is_apart(entry: Marked) -> bool:
    return not entry.kind and entry.block.gap


def _leads(entry: Marked) -> bool:
    """Whether an entry ends as a name or a heading does."""
    return re.search(r"[.;,!?]$", entry.block.text) is None


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
    if above and all(is_day_alone(marked[n].block.text[marked[n].start :]) for n in above):
        # Days of one programme.
        return False
    return len(above) >= _FEWEST_SECTIONS and len(above) + len(lines) == len(stars)


def stars_come_first(marked: Sequence[Marked]) -> bool:
    """Whether no number or letter stands above the stars: they are the sections themselves."""
    first = next((entry.kind for entry in marked if entry.kind in (*NUMBERED, "star")), "")
    return first == "star"


def _is_section_in_a_line(entry: Marked) -> bool:
    text = entry.block.text[entry.start :]
    return _STRETCH.match(text) is not None or (":" in text and KNOWN.match(text) is not None)


_STRETCH = re.compile(r"(?:Trong|Suốt|Từ)\s(?:ngày\s|thứ\s)?\S{0,6}\s?\d", re.IGNORECASE)
