"""What all notations share: plain text, a template's dots, and a text that is no value."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import TypeVar

from site_src.vietnamese.spelt import in_digits

Value = TypeVar("Value")


class ValueProblem(ValueError):  # noqa: N818 - a slip of the writer, not a fault of ours
    """A text that is not a value of its type.

    `message` says why, `hint` what to write, `rule` what kind of problem that is.
    """

    def __init__(self, message: str, hint: str = "", rule: str = "wrong-value") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.rule = rule


def value_or_none(parse: Callable[[str], Value], text: str) -> Value | None:
    """What `parse` makes of a text; None where that is no value of its type."""
    try:
        return parse(text)
    except ValueProblem:
        return None


# What a template leaves open: “......”, “……”, “…/…”; “…/…/2026” has a year.
_BLANK = re.compile(r"[\s.…·_/\-]*")
_DOTS = re.compile(r"\s*[.…_][\s.…·_/\-]*")


def plain_text(text: str) -> str:
    """Lower case, NFC, single spaces, numbers in digits: what the notations are matched against."""
    plain = half_width(unicodedata.normalize("NFC", text)).casefold()
    return " ".join(in_digits(plain).split())


# Letters and digits as wide as Chinese signs, that some keyboards give: “０２／１０”.
_WIDE = {0xFF01 + at: 0x21 + at for at in range(94)}


def half_width(text: str) -> str:
    """The text with digits and signs of the usual width."""
    return text.translate(_WIDE)


def is_blank(text: str) -> bool:
    """Whether there is nothing but the dots, strokes and blanks that a template leaves open."""
    return _BLANK.fullmatch(text) is not None


def is_dotted(text: str) -> bool:
    """Whether a text is the dots that a template leaves open, and nothing else."""
    return _DOTS.fullmatch(text) is not None
