"""What a plan's file gives: lines of text, each with the place where people find it again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from site_src.base.messages import gettext as _

# Signs that stand before the items of a list, for the brackets of a pattern; without and with
# dashes. Points and signs of their own; then Unicode's arrows, shapes, symbols, dingbats (but for
# its numbers in circles), pictures, and what Word's fonts of signs leave.
SIGNS = (
    "*§※•‣⁃∙·¤"
    "\u2190-\u21ff\u25a0-\u25ff\u2600-\u2775\u2794-\u27bf\u2b00-\u2bff"
    "\U0001f300-\U0001faff\uf000-\uf0ff"
)
BULLETS = f"-–—+{SIGNS}"


def is_bullet(mark: str) -> bool:
    """Whether a mark is one sign before the items of a list."""
    return re.fullmatch(rf"[{BULLETS}]", mark) is not None


class Counted(StrEnum):
    """What the places of a file count."""

    LINES = "lines"
    PARAGRAPHS = "paragraphs"
    PAGES = "pages"


def place_text(counted: Counted, place: int) -> str:
    """A place as it stands after a quotation: “dòng 35”."""
    return {
        Counted.LINES: _("line {number}"),
        Counted.PARAGRAPHS: _("paragraph {number}"),
        Counted.PAGES: _("page {number}"),
    }[counted].format(number=place)


@dataclass(frozen=True, slots=True)
class Line:
    """A line, a paragraph of Word or a paragraph of a page.

    `text` is what is printed, in NFC; `mark` a number that Word made by itself (“1.2.”), which is
    no part of the text; `gap` whether something empty stands before it; `bold` whether all of it
    is bold or has the style of a heading. The row of a table has `cells`, and no text; `widths` are
    the columns that each cell lies over, where the file says so, and 0 for one that lies below it.
    A `label` stood in a cell of its own beside what it is about. A `picture` has no text, and
    nobody reads what it may show; those stand behind all others.
    """

    place: int
    text: str
    mark: str = ""
    gap: bool = False
    bold: bool = False
    cells: tuple[tuple[Line, ...], ...] = ()
    table: int = 0
    widths: tuple[int, ...] = ()
    label: bool = False
    picture: bool = False


CENTIMETRE = 72 / 2.54  # in points


def may_show_a_table(width: float, height: float) -> bool:
    """Whether a picture of so many centimetres is no emblem or signature."""
    return width > 8 and height > 2.5


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A file that was read: its name, what its places count, its lines."""

    name: str
    counted: Counted
    lines: tuple[Line, ...]


class PlanProblem(ValueError):  # noqa: N818 - what is wrong with a file, not a fault of ours
    """Why a file cannot be read as a plan (`message`), and what to do (`hint`)."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
