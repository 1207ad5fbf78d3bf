"""What is found in a plan: a value, how sure it is, and the words that it comes from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from site_src.base.messages import gettext as _
from site_src.base.messages import mark as N_
from site_src.writing.drafting.blocks import Block, Quote


class Grade(StrEnum):
    """How sure a value is: as printed, concluded from what is printed, or to be looked at."""

    VERBATIM = "verbatim"
    DERIVED = "derived"
    CHECK = "check"

    @property
    def label(self) -> str:
        """The words of it, as they stand in a comment."""
        return _(_GRADES[self])


_GRADES = {
    Grade.VERBATIM: N_("as printed"),
    Grade.DERIVED: N_("derived"),
    Grade.CHECK: N_("to be checked"),
}
# A longer quotation says no more; what it comes from stands in the plan.
LONGEST_QUOTE = 300


@dataclass(frozen=True, slots=True)
class Fact:
    """A value and where it stands: a part of a block.

    `named` says that it is the name of who signs, the one that a quotation prints.
    """

    value: str
    block: Block
    start: int = 0
    end: int | None = None
    grade: Grade = Grade.VERBATIM
    named: bool = False

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The words of the plan, cut off at a word where they are many."""
        found = self.block.quotes(self.start, self.end, self.named)
        return tuple(_shortened(quote) for quote in found)


def _shortened(quote: Quote) -> Quote:
    if len(quote.text) <= LONGEST_QUOTE:
        return quote
    cut = quote.text.rfind(" ", 0, LONGEST_QUOTE)
    return Quote(quote.text[: cut if cut > 0 else LONGEST_QUOTE].rstrip(" ,;:"), quote.place)


@dataclass(frozen=True, slots=True)
class Field:
    """A line of an entry.

    `value` is a text, a list of texts, an entry or a list of entries; None says that the plan
    leaves it blank. `facts` are its own, where it has a comment of its own.
    """

    key: str
    value: str | Entry | tuple[str, ...] | tuple[Entry, ...] | None
    grade: Grade = Grade.VERBATIM
    facts: tuple[Fact, ...] = ()

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The words of the plan above the line."""
        return _without_parts(quote for fact in self.facts for quote in fact.quotes)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is written: its lines, the words of the plan, the blocks that it used up."""

    fields: tuple[Field, ...]
    quotes: tuple[Quote, ...] = ()
    blocks: frozenset[int] = frozenset()

    def get(self, key: str) -> str:
        """The text of a line; "" where there is none."""
        found = next((field.value for field in self.fields if field.key == key), "")
        return found if isinstance(found, str) else ""


def entry(fields: Iterable[Field | None], facts: Iterable[Fact]) -> Entry:
    """An entry of the fields that there are, quoting the facts that it is made of."""
    facts = tuple(facts)
    return Entry(
        tuple(field for field in fields if field is not None),
        _without_parts(quote for fact in facts for quote in fact.quotes),
        frozenset(fact.block.number for fact in facts),
    )


def _without_parts(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """Each quotation once, and none that is only a part of another."""
    found = tuple(dict.fromkeys(quotes))
    return tuple(
        quote
        for quote in found
        if not any(
            quote is not other and quote.place == other.place and quote.text in other.text
            for other in found
        )
    )


def text_field(key: str, fact: Fact | None) -> Field | None:
    """A line of one text, where it was found."""
    return Field(key, fact.value, fact.grade) if fact is not None and fact.value else None


@dataclass(frozen=True, slots=True)
class Question:
    """What the plan does not say, or says twice.

    The question, the file and entry that the answer belongs to (`entry` is its id, "" for the
    file), the line to write, the words of the plan.
    """

    text: str
    file: str
    entry: str
    line: str
    quotes: tuple[Quote, ...] = ()
