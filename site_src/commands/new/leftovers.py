"""Lines of a new campaign that still carry last year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from site_src.commands.new.carry_over import PROPOSAL


@dataclass(frozen=True, slots=True)
class Leftover:
    """A line that still carries last year: its number in the file, and its text."""

    line: int
    text: str


def leftovers(text: str, year: int, words: Iterable[str | None]) -> Iterator[Leftover]:
    """The lines that name the old year, one of its days, its theme or its plan (`words`).

    Not our own comments.
    """
    days = rf"(?<!\d){year}(?!\d)|(?<![\d/-])\d{{1,2}}\s*/\s*\d{{1,2}}(?![\d/])"
    pattern = re.compile(rf"{days}|\btháng\s+\d{{1,2}}\b", re.IGNORECASE)
    lines = text.splitlines()
    named = {number for word in words if word for number in _lines_with(lines, word)}
    for number, line in enumerate(lines, 1):
        own = PROPOSAL.match(line) or line.lstrip().startswith("## ")
        if not own and (pattern.search(line) or number in named):
            yield Leftover(number, line.strip())


def _lines_with(lines: list[str], words: str) -> Iterator[int]:
    """The lines on which words begin, also where they go on below."""
    wanted = " ".join(words.casefold().split())
    for number in range(len(lines)):
        here = " ".join(" ".join(lines[number : number + 3]).casefold().split())
        following = " ".join(" ".join(lines[number + 1 : number + 3]).casefold().split())
        if wanted in here and wanted not in following:
            yield number + 1
