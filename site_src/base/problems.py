"""A problem in content: where it is, what is wrong and what to write instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from site_src.base.messages import gettext as _


class Severity(StrEnum):
    """How much a problem matters: an error stops the build."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


# Every kind of problem. The names stand in people's `accept`s and in the programs of others, so
# none is ever renamed; tests/rules.py has an example of each, from which the guide's table is made.
RULES = frozenset(
    """
    active-file
    attribution
    broken-anchor
    broken-link
    cell
    ceremony-late
    ceremony-outside-week
    character
    crash
    dead-link
    deadline-before-end
    deadline-order
    document-differs
    draft
    draft-plan
    duplicate-id
    duplicate-key
    encoding
    file-name
    folder-name
    front-matter
    gap
    html
    icon
    idle-accept
    initiative-period
    kind-ended
    long-line
    long-path
    long-text
    lost-address
    lost-letters
    lower-program-outside
    lower-program-shorter
    markdown
    media-content
    media-type
    missing-file
    missing-key
    missing-unit
    mkdocs
    more-errors
    name-clash
    nesting
    new
    news-date
    nfd
    no-campaign
    not-a-file
    nothing-to-remove
    notice-date
    other-entry
    other-year
    outside
    outside-vietnam
    picture
    picture-words
    plan-without-number
    publish-date
    published
    same-address
    scheme
    spelling
    swapped-day
    table-guess
    table-left-out
    tag
    theme-choice
    theme-wording
    third-party
    too-large
    too-many
    two-files
    two-times
    unknown-file
    unknown-id
    unknown-key
    unknown-kind
    unknown-token
    unreadable
    untold-change
    unused
    unwritten-codes
    was-address
    weekday
    workbook
    wrong-value
    wrong-year
    yaml-alias
    yaml-comma
    yaml-comment
    yaml-depth
    yaml-documents
    yaml-key
    yaml-syntax
    yaml-tab
    yaml-tag
    """.split()  # noqa: SIM905 - so that two new names never meet on one line
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A spot in a content file.

    `path` is a '/'-string below the project; lines and columns count from 1, and 0 means the file
    as a whole. In a workbook they are those of a cell of `sheet`.
    """

    path: str
    line: int = 0
    column: int = 0
    sheet: str = ""

    @property
    def cell(self) -> str:
        """The cell as people call it, `C14`; '' where there is no sheet."""
        return f"{column_letters(self.column)}{self.line}" if self.sheet and self.line else ""

    @property
    def in_sheet(self) -> str:
        """The sheet and the cell, `“Hoạt động” C14`; '' where there is no sheet."""
        return f"“{self.sheet}” {self.cell}".rstrip() if self.sheet else ""

    def __str__(self) -> str:
        if self.sheet:
            return f"{self.path}, {self.in_sheet}"
        spots = [self.path, *(str(number) for number in (self.line, self.column) if number)]
        return ":".join(spots)


def column_letters(column: int) -> str:
    """How spreadsheets call a column (from 1): A, Z, AA."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding.

    `rule` names its kind for machines; `hint` says what to write instead; `other` is the second
    place of a contradiction.
    """

    severity: Severity
    rule: str
    spot: Spot
    message: str
    hint: str = ""
    other: Spot | None = None

    def __str__(self) -> str:
        label = {
            Severity.ERROR: _("error"),
            Severity.WARNING: _("warning"),
            Severity.NOTICE: _("notice"),
        }[self.severity]
        # The rule's name finds the problem in the guide's table, and is what `accept` names.
        text = f"{self.spot}: {label} ({self.rule}): {self.message}"
        if self.other is not None:
            text += "\n    " + _("See also: {place}").format(place=self.other)
        if self.hint:
            text += f"\n    → {self.hint}"
        return text


def near_miss(word: str, known: Iterable[str], otherwise: str = "", cutoff: float = 0.6) -> str:
    """The hint that names the known word most like this one; `otherwise` where none is."""
    near = get_close_matches(word, list(known), n=1, cutoff=cutoff)
    return _("Do you mean “{key}”?").format(key=near[0]) if near else otherwise


def known_here(known: Iterable[str]) -> str:
    """The hint that lists what may stand here."""
    return _("Known here: {keys}.").format(keys=", ".join(dict.fromkeys(known)))


def sorted_problems(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once, by file, sheet, line and column."""
    return sorted(
        dict.fromkeys(problems),
        key=lambda p: (
            *(p.spot.path, p.spot.sheet, p.spot.line, p.spot.column),
            *(p.severity, p.message),
        ),
    )


def stops(problems: Iterable[Problem], strict: bool) -> bool:
    """Whether a command fails: for errors, under --strict for warnings too."""
    worst = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    return any(problem.severity in worst for problem in problems)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether anything here stops the build."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def content_error(rule: str, spot: Spot, message: str, hint: str = "") -> Problem:
    """An error in a content file."""
    return Problem(Severity.ERROR, rule, spot, message, hint)
