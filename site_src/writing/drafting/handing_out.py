"""Headings that do not say so, and below which tasks are handed out: told by the lines there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from site_src.vietnamese.spelt import in_digits
from site_src.writing.drafting.day_words import CLOCK, DAY
from site_src.writing.drafting.names import begins_with_body
from site_src.writing.drafting.nouns import noun_in
from site_src.writing.drafting.task_sentences import SENTENCE

_FEWEST = 2
_LABEL = re.compile(r"(?P<name>[^:.;“\"]{3,70}?)\s*:\s*\S")
# A last day belongs to a task too, and says nothing against one.
_LAST_DAY = re.compile(
    rf"(?:trước|chậm nhất|muộn nhất|hạn|xong|hết)\s[^,;.]{{0,30}}?(?:{DAY}|{CLOCK})+", re.IGNORECASE
)
# “kèm 1-1” is no day.
_SOMETIME = re.compile(rf"(?<![\w/])(?:{CLOCK}|(?!\d-\d(?![\d-])){DAY}(?!\w))", re.IGNORECASE)


def hands_out(texts: Sequence[str]) -> bool:
    """Whether most of the lines say which body does what, and none says when one may come."""
    if any(map(says_sometime, texts)):
        return False
    given = sum(_gives(text) for text in texts)
    return given >= _FEWEST and given * 2 > len(texts)


def says_sometime(text: str) -> bool:
    """Whether a line says when something is, and not only by when."""
    return _SOMETIME.search(_LAST_DAY.sub("", in_digits(text))) is not None


def _gives(text: str) -> bool:
    """Whether a line begins with a body, and a colon or what it does behind that."""
    label = _LABEL.match(text)
    match = label or SENTENCE.match(text)
    if match is None or not begins_with_body(match["name"][:1].upper() + match["name"][1:]):
        return False
    thing = noun_in(text[match.end() - 1 :])
    return thing is None or thing[2] or thing[0] > 1
