"""Lines without a marker that stand above what they name."""

from __future__ import annotations

import re

from site_src.vietnamese.spelt import in_digits
from site_src.writing.drafting.blocks import Block, is_capitals
from site_src.writing.drafting.day_words import CLOCK, DAY
from site_src.writing.drafting.markers import Marked
from site_src.writing.drafting.names import begins_with_body
from site_src.writing.drafting.roles import KNOWN

_SOMETIME = re.compile(rf"(?<![\w/])(?:{CLOCK}|{DAY}(?!\w))", re.IGNORECASE)


def is_name_of_what_follows(block: Block, following: Marked) -> bool:
    """Whether a short line has the day or hour of one thing right below it, and a gap above."""
    text = block.text
    return (
        block.gap
        and not following.kind
        and not following.block.gap
        and not text.endswith(":")
        and not KNOWN.match(text)
        and not begins_with_body(text)
        and not _SOMETIME.search(in_digits(text))
        and _SOMETIME.search(in_digits(following.block.text[:90])) is not None
    )


_LONG, _SHORT = 90, 40


def stands_above(block: Block, following: Marked) -> bool:
    """Whether a short line has a gap above it, and right below it what is longer or a list."""
    text = block.text
    return (
        block.gap
        and (not following.block.gap or following.kind in ("number", "letter", "roman"))
        and not following.block.cells
        and len(text) < 60
        and "“" not in text
        and re.search(r"[\d”\"]$|:\s*\S", text) is None
        and (
            following.kind in ("number", "letter", "dash", "star")
            or len(following.block.text) > _LONG
            or (text.endswith(":") and len(text) < _SHORT and not following.kind)
        )
    )


def stands_apart(block: Block, following: Marked) -> bool:
    """Whether a short line stands between gaps, above a paragraph or a list."""
    text = block.text
    return (
        block.gap
        and (following.block.gap or bool(following.kind))
        and not following.block.cells
        and len(text) < 60
        and text[:1].isupper()
        and not is_capitals(text)
        and re.search(r"[\d.;:,!…”\"/)]$|[“:]", text) is None
        and (bool(following.kind) or len(following.block.text) > _SHORT)
        and not is_capitals(following.block.text)
    )
