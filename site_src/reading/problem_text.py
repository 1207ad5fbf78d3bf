"""Problems as people and machines read them.

Text with the line and the place in it, JSON, and the annotations of GitHub's workflows.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Sequence

from site_src.base.characters import visible
from site_src.base.messages import gettext as _
from site_src.base.messages import thousands
from site_src.base.problems import Problem, Severity, Spot
from site_src.reading.content import Content

# Raised when a key of the JSON goes or changes its meaning; new keys may come without that.
JSON_VERSION = 1
WIDTH = 96
# Before a line of a file and the mark below it.
MARGIN = "    | "
_TAB = "    "
_CUT = "…"


def _as_said(problem: Problem) -> Problem:
    """The problem in the words of where it is: of a workbook's cells, or of lines."""
    if not problem.spot.sheet:
        return problem
    from site_src.reading.workbook.speech import in_cells  # most problems are not in a workbook

    return in_cells(problem)


class Lines:
    """Lines of content files, as they were read."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._files: dict[str, tuple[str, ...]] = {}

    def at(self, spot: Spot) -> str | None:
        """The line of a place, or the text of its cell.

        None for a file as a whole, or where nothing can be shown.
        """
        if not spot.line:
            return None
        if spot.sheet:
            return self._content.cell(spot)
        if spot.path not in self._files:
            self._files[spot.path] = self._content.lines(spot.path)
        lines = self._files[spot.path]
        return lines[spot.line - 1] if spot.line <= len(lines) else None


# In a file and among files these come before others of their severity: without them a citizen has
# nothing to go to, or nobody to ask.
HURTS_MOST = ("no-contact", "nothing-to-go-to", "no-address")
_COLOURS = {Severity.ERROR: 31, Severity.WARNING: 33, Severity.NOTICE: 36}


def as_text(problems: Iterable[Problem], lines: Lines) -> str:
    """Each problem with its line, and a mark below the place; '' where there are none."""
    return "".join(_one(problem, lines) for problem in problems)


def _one(problem: Problem, lines: Lines) -> str:
    shown = _with_line(_as_said(problem), lines.at(problem.spot))
    return "".join(f"{visible(line)}\n" for line in shown)


def by_file(problems: Iterable[Problem], lines: Lines, coloured: bool = False) -> str:
    """The problems below the name of their file with its counts.

    What hurts most comes first, among files and in each.
    """
    files: dict[str, list[Problem]] = {}
    for problem in sorted(problems, key=_weight):
        files.setdefault(problem.spot.path, []).append(problem)
    return "\n".join(_file(path, inside, lines, coloured) for path, inside in files.items())


def _weight(problem: Problem) -> tuple[int, int, str, int, int]:
    spot, rule = problem.spot, problem.rule
    hurts = HURTS_MOST.index(rule) if rule in HURTS_MOST else len(HURTS_MOST)
    return [*Severity].index(problem.severity), hurts, spot.path, spot.line, spot.column


def _file(path: str, problems: Sequence[Problem], lines: Lines, coloured: bool) -> str:
    head = f"{visible(path)} ({counts(problems)})"
    parts = [f"\x1b[1m{head}\x1b[0m" if coloured else head, "\n"]
    for problem in problems:
        text, words = _one(problem, lines), said(problem.severity)
        colour = f"\x1b[{_COLOURS[problem.severity]}m{words}\x1b[0m"
        parts.append(text.replace(words, colour, 1) if coloured else text)
    return "".join(parts)


def said(severity: Severity) -> str:
    """The word for a severity."""
    words = {Severity.ERROR: _("error"), Severity.WARNING: _("warning")}
    return words.get(severity, _("notice"))


def counts(problems: Sequence[Problem]) -> str:
    """How many of each severity there are: `1 lỗi, 2 lưu ý`."""
    numbers = ((severity, count(problems, severity)) for severity in Severity)
    return ", ".join(
        f"{thousands(number)} {said(severity)}" for severity, number in numbers if number
    )


def _with_line(problem: Problem, line: str | None) -> list[str]:
    head, *rest = str(problem).split("\n")
    if line is None or not line.strip():
        return [head, *rest]
    return [head, *marked(line, problem.spot), *rest]


def marked(line: str, spot: Spot) -> list[str]:
    """The line with a mark below the place; the text of a cell, each of its lines, without one."""
    if spot.sheet:
        return [shown for text in line.split("\n") for shown in mark(text, 0)]
    return mark(line, spot.column)


def mark(line: str, column: int) -> list[str]:
    """The line and, below it, a mark under its `column` (from 1.

    0 for none), both as wide as a terminal shows them: letters of several code points, wide ones
    and tabs too. Of a long line only what is around the place.
    """
    cells = [_cell(letter) for letter in line]
    at = min(max(column - 1, 0), len(cells))
    start, end = _window([width for _shown, width in cells], at)
    before, after = _CUT * (start > 0), _CUT * (end < len(cells))
    shown = before + "".join(text for text, _width in cells[start:end]) + after
    marked = [f"{MARGIN}{shown.rstrip()}"]
    if column:
        indent = len(before) + sum(width for _shown, width in cells[start:at])
        marked.append(f"{MARGIN}{' ' * indent}^")
    return marked


def _cell(letter: str) -> tuple[str, int]:
    """A code point as it is shown, and how many columns it takes."""
    if letter == "\t":
        return _TAB, len(_TAB)
    category = unicodedata.category(letter)
    if category in ("Mn", "Me"):
        return letter, 0
    if category in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        return (visible(letter), 1) if visible(letter) != letter else (letter, 0)
    return letter, 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _window(widths: Sequence[int], at: int) -> tuple[int, int]:
    """From where to where a line is shown, so that it fits `WIDTH` columns."""
    if len(widths) <= WIDTH and sum(widths) <= WIDTH:
        return 0, len(widths)
    start, room = at, WIDTH // 2
    while start and room >= widths[start - 1]:
        start -= 1
        room -= widths[start]
    end, room = start, WIDTH
    while end < len(widths) and room >= widths[end]:
        room -= widths[end]
        end += 1
    return start, end


def as_json(problems: Sequence[Problem], lines: Lines, campaigns: int) -> str:
    """One JSON object; CONTRIBUTING.md says what its keys hold."""
    listed = [
        {
            "rule": problem.rule,
            "severity": problem.severity.value,
            **_spot(problem.spot),
            "message": problem.message,
            "advice": problem.hint or None,
            "related": _spot(problem.other) if problem.other else None,
            "source": lines.at(problem.spot),
        }
        for problem in map(_as_said, problems)
    ]
    whole = {
        "version": JSON_VERSION,
        "campaigns": campaigns,
        **{f"{s.value}s": count(problems, s) for s in Severity},
        "problems": listed,
    }
    return visible(json.dumps(whole, ensure_ascii=False, indent=2)) + "\n"


def _spot(spot: Spot) -> dict[str, str | int | None]:
    in_file = {"file": spot.path, "line": spot.line or None, "column": spot.column or None}
    in_sheet: dict[str, str | int | None] = {"sheet": spot.sheet, "cell": spot.cell or None}
    return {**in_file, **(in_sheet if spot.sheet else {})}


def as_annotations(problems: Iterable[Problem]) -> str:
    """GitHub's workflow commands: a mark beside each line in the view of a pull request."""
    return "".join(f"{_annotation(_as_said(problem))}\n" for problem in problems)


def _annotation(problem: Problem) -> str:
    spot = problem.spot
    # A cell is no line of a text: the view of a pull request shows the file, the words the cell.
    line, column = (0, 0) if spot.sheet else (spot.line, spot.column)
    values = {"file": spot.path, "line": line, "col": column, "title": problem.rule}
    properties = ",".join(f"{k}={_property(str(value))}" for k, value in values.items() if value)
    see = _("See also: {place}").format(place=problem.other) if problem.other else ""
    what = f"{spot.in_sheet}: {problem.message}" if spot.sheet else problem.message
    message = "\n".join(part for part in (what, see, problem.hint) if part)
    return visible(f"::{problem.severity.value} {properties}::{_data(message)}")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def count(problems: Iterable[Problem], severity: Severity) -> int:
    """How many problems are of a severity."""
    return sum(problem.severity is severity for problem in problems)
