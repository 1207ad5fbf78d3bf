"""A table that holds a whole plan: “Mục đích”, “Các hoạt động”, “Phân công” beside their text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from site_src.writing.drafting.lines import BULLETS, Line
from site_src.writing.drafting.roles import KNOWN, Role, role_of

_Cell = tuple[Line, ...]
# No label is longer; so many sections make a plan; so many lines are more than a field holds.
_LONGEST, _FEWEST, _MANY = 60, 3, 3
_NUMBER = re.compile(r"\W*(?:\d{1,2}|[IVX]{1,4}|[A-ZĐ])\W*|TT|STT|Số TT")
_MARKED = re.compile(rf"\s*(?:[{BULLETS}]|\(?(?:\d{{1,2}}|[IVXa-zđ]{{1,4}})[.)/])")
_OF_PLAN = {Role.PURPOSE, Role.DUTIES, Role.REPORT, Role.COST, Role.SLOGANS}
# What heads the card of one activity.
_OF_ONE = re.compile(r"(?:tên|hoạt động|buổi|sự kiện)(?:\s(?:hoạt động|buổi|lớp|sự kiện)|\W*$)")


def holds_sections(rows: Sequence[tuple[_Cell, ...]]) -> bool:
    """Whether the rows of a table are the sections of a plan, and no fields of an activity."""
    cells = [_told(row) for row in rows]
    if all(len(row) < 2 for row in cells):
        # Nothing stands beside anything: a frame, at most with numbers.
        return True
    labelled = [row for row in cells if _is_labelled(row)]
    if any(len(row) > 2 for row in cells) or 2 * len(labelled) <= len(cells):
        return False
    labels = [_text(row[0]).casefold() for row in labelled]
    if len({*labels}) < len(labels) or any(map(_OF_ONE.match, labels)):
        return False
    roles = {role for label in labels if (role := role_of(label)) not in (None, Role.OTHER)}
    long = [row for row in labelled if len(row[1]) >= _MANY]
    return len(roles) >= _FEWEST and len(roles & _OF_PLAN) > 1 and len(long) > 1


def section_lines(rows: Sequence[tuple[_Cell, ...]]) -> Iterator[Line]:
    """The lines of such a table: those of each label, then what stands beside or below it."""
    told = [_told(row) for row in rows]
    for row, (cells, following) in zip(rows, pairwise([*told, []]), strict=True):
        labelled = _is_labelled(cells) or _is_above(cells, following)
        number = next((_text(cell) for cell in _distinct(row) if _is_number(cell)), "")
        if number and (not cells or (cells[0][0].mark or _MARKED.match(cells[0][0].text))):
            number = ""
        for at, cell in enumerate(cells):
            for line in cell:
                first = not at and line is cell[0]
                mark = (number if first else "") or line.mark
                yield replace(line, label=labelled and not at, mark=mark)


def _distinct(row: tuple[_Cell, ...]) -> list[_Cell]:
    return [cell for at, cell in enumerate(row) if cell and cell not in row[:at]]


def _told(row: tuple[_Cell, ...]) -> list[_Cell]:
    """The cells of a row that say something, without its number."""
    return [cell for cell in _distinct(row) if not _is_number(cell)]


def _is_labelled(cells: Sequence[_Cell]) -> bool:
    if len(cells) != 2:
        return False
    label = _text(cells[0])
    return len(label) <= _LONGEST and not re.match(r"Nơi nhận|Số\s*:", label)


def _is_above(cells: Sequence[_Cell], following: Sequence[_Cell]) -> bool:
    """Whether a label has a row of its own, above that of its text."""
    if len(cells) != 1 or len(following) != 1 or len(_text(cells[0])) > _LONGEST:
        return False
    return KNOWN.match(_text(cells[0])) is not None and not KNOWN.match(_text(following[0]))


def _is_number(cell: _Cell) -> bool:
    return _NUMBER.fullmatch(_text(cell)) is not None


def _text(cell: _Cell) -> str:
    return " ".join(line.text.strip() for line in cell)
