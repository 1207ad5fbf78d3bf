"""What a column of a sheet is, what its cells hold, and the columns that several sheets have."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache

from site_src.base.messages import mark as N_


class Holds(Enum):
    """What the cells of a column hold."""

    TEXT = "text"
    TEXTS = "texts"
    STEPS = "steps"  # an order of steps, a line for each
    TERM = "term"
    TERMS = "terms"
    PLACE = "place"
    BODIES = "bodies"
    EVENT = "event"
    NUMBER = "number"
    PHONE = "phone"
    MOMENT = "moment"  # a part of `when`
    YES = "yes"
    ACCEPT = "accept"
    ID = "id"
    NOTHING = "nothing"  # numbers of order and the like: known, and of no meaning


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """A column: the field that it fills, our heading, a note for it, its width in letters.

    A field that begins with “_” is a part of another one; a column without a heading of ours stands
    only in tables of officers. `others` are their headings; a column with `aside` is hidden while
    nothing stands in it.
    """

    field: str
    heading: str = ""
    note: str = ""
    width: int = 16
    holds: Holds = Holds.TEXT
    others: tuple[str, ...] = ()
    aside: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """A sheet for one list.

    `list` is its name in the file of `type`, `main` the field without which a row is no entry. Only
    a `free` one is also read from tables of officers' own.
    """

    type: str
    list: str
    title: str
    main: str
    columns: tuple[Column, ...]
    free: bool = False

    def column(self, field: str) -> Column:
        """The column of a field."""
        return _by_field(self)[field]


@cache
def _by_field(shape: Shape) -> dict[str, Column]:
    """A shape's columns by their fields: they are asked for at each cell."""
    return {column.field: column for column in reversed(shape.columns)}


ID = Column("id", N_("Code"), N_("Made by the program. Leave it empty."), 14, Holds.ID, ("ma",))
SECTION = Column(
    "_section", N_("Source"), N_("The section of the plan that says it, like II.2."), 12
)
DOCUMENT = Column(
    "_document",
    N_("Source document"),
    N_("Where it is not the unit’s own plan: the document’s id in campaign.yml."),
    14,
    aside=True,
)
ACCEPT = Column(
    "accept",
    N_("Accepted"),
    N_("What is odd but right: the rule, “:” and the reason; a line for each."),
    20,
    Holds.ACCEPT,
    aside=True,
)
REMOVE = Column(
    "remove",
    N_("Leave out"),
    N_("Write “có” to take away the upper level’s entry."),
    8,
    Holds.YES,
    aside=True,
)
WAS = Column(
    "was",
    N_("Former codes"),
    N_("Codes that it had before: their addresses lead here. Several are parted by “;”."),
    14,
    Holds.TEXTS,
    aside=True,
)
NUMBER = Column(
    "_number",
    N_("No."),
    "",
    5,
    Holds.NOTHING,
    ("stt", "tt", "so tt", "so thu tu", "s t t", "muc", "no", "#"),
)
