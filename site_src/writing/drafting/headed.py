"""Which lines of a paper are headings: by their signs, their words and what stands below them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

from site_src.writing.drafting.above import (
    is_name_of_what_follows,
    stands_above,
    stands_apart,
)
from site_src.writing.drafting.day_words import CLOCK
from site_src.writing.drafting.joining import is_about
from site_src.writing.drafting.markers import Marked
from site_src.writing.drafting.moments import moments
from site_src.writing.drafting.names import begins_with_body, is_counted
from site_src.writing.drafting.nouns import noun_in
from site_src.writing.drafting.roles import KNOWN, is_annex, role_of


class Above(Protocol):
    """The part that a line may stand in: its first line, how deep it is, whether it is headed."""

    @property
    def entry(self) -> Marked: ...

    @property
    def level(self) -> int: ...

    @property
    def heading(self) -> bool: ...


def have_headings_apart(marked: Sequence[Marked]) -> bool:
    """Whether headings of a paper are lines between gaps: two of them say what is below."""
    lines = [one for one, next_one in pairwise(marked) if is_apart(one, next_one)]
    return sum(role_of(one.block.text) is not None for one in lines) > 1


def is_apart(entry: Marked, following: Marked | None) -> bool:
    return not entry.kind and following is not None and stands_apart(entry.block, following)


def is_heading(entry: Marked, following: Marked | None, above: Above | None) -> bool:
    text = entry.block.text[entry.start :].strip()
    if entry.block.cells or not text:
        return False
    if entry.block.label:
        return True
    short = len(text) <= 170 and not re.search(r"[.;,…!]$|/\.$", text)
    if entry.kind in ("roman", "upper", "part"):
        return len(text) <= 200
    if entry.kind in ("name", "question", "step"):
        return short
    if entry.kind in ("number", "dotted", "deep", "letter"):
        if entry.block.bold and short:
            return True
        below = following is not None and (
            (following.kind and following.level > entry.level)
            or (not following.kind and not following.block.cells)
            or bool(following.block.cells)
        )
        return short and below
    if entry.kind in ("star", "dash", "plus"):
        return _is_heading_of_dash(entry, following, short)
    if is_card(text) and following is not None and following.block.text[:1].isupper():
        return True
    if short and (is_annex(text) or (following is not None and _IN_BRACKETS.fullmatch(text))):
        return True
    capitals = text.upper() == text and len(text) > 5 and bool(re.search(r"[^\W\d_]{3}", text))
    if capitals and len(text) < 160:
        return True
    if short and following is not None and _SAYS_WHERE.match(text) and following.kind in _LISTS:
        return not moments(text, _ANY_YEAR)
    if not short or following is None or len(text) > 110:
        return False
    if not (text[0].isupper() or is_counted(text)):
        return False
    if re.match(r"(?:Căn cứ|Thực hiện|Kính gửi|Theo )", text) or re.search(r":\s+\S", text):
        return False
    if entry.block.bold:
        return True
    if is_about(following.block.text) and not is_about(text):
        return True
    if is_name_of_what_follows(entry.block, following) or stands_above(entry.block, following):
        return True
    listed = following.kind in ("star", "dash", "plus") and not following.block.gap
    after_list = above is not None and above.level > 30
    apart = entry.block.gap or (
        after_list and above is not None and above.entry.kind == following.kind and noun_in(text)
    )
    if listed and apart and len(text) < 90 and after_list:
        # A name with a list below it, after the list of another.
        return True
    more = (
        len(following.block.text) > len(text)
        or bool(following.kind or following.block.cells)
        or (following.block.gap and entry.block.gap and KNOWN.match(text) is not None)
    )
    if text.startswith(("“", '"')) or not more:
        return False
    named = noun_in(text)
    if named is not None and named[0] == 0 and not named[2] and entry.block.gap and len(text) < 90:
        return True
    # A line right below others, and with a gap below it, ends them.
    ends = above is not None and not (above.heading or entry.block.gap) and following.block.gap
    return (
        bool(KNOWN.match(text) and len(text) < 80)
        or is_role_above(text, following)
        or (
            (begins_with_body(text) or is_counted(text))
            and not ends
            and not re.search(r"\b(?:xây dựng|tổ chức|ban hành|yêu cầu)\b", text)
        )
    )


# “[Khoa Điện: 180 học viên]” over what is on for them.
_IN_BRACKETS = re.compile(r"\[[^\[\]]{3,90}\]")


def is_card(text: str) -> bool:
    """Whether a line only counts what the lines below it name: “PHIẾU SỐ 3”, “[Thẻ 2]”."""
    return _CARD.fullmatch(text) is not None


_CARD = re.compile(
    r"\W*(?:phiếu|thẻ|ô|tờ|mục|hoạt động|sự kiện|việc|buổi|tiết mục)(?:\s[^\W\d]+){0,2}?"
    r"\s(?:số\s*)?(?:\d{1,2}|thứ\s\w+|[A-ZĐ])\W*",
    re.IGNORECASE,
)


def is_role_above(text: str, following: Marked | None) -> bool:
    """Whether a few words with a list right below say what that is about: “Bốn việc trọng tâm”."""
    return (
        following is not None
        and following.kind in _LISTS
        and len(text.split()) <= _FEW_WORDS
        and role_of(text) is not None
        and "“" not in text
        and not begins_with_body(text)
        and not moments(text, _ANY_YEAR)
    )


_FEW_WORDS = 7
# “Tại Thư viện tỉnh (số 15 đường Trần Phú)” above the list of what is on there.
_SAYS_WHERE = re.compile(r"(?:Tại|Ở)\s[^:;“]{3,}$")
_LISTS = ("dash", "plus", "star", "number", "letter")
_ANY_YEAR = 2025


def _is_heading_of_dash(entry: Marked, following: Marked | None, short: bool) -> bool:
    text = entry.block.text[entry.start :].strip()
    if _IS_THEN.match(text):
        # “7h45: Phát động, sân trường” has a name; below it stands who comes.
        return False
    if not short or following is None:
        return short and entry.kind == "star" and text.endswith(":")
    if following.kind:
        led = text.endswith(":") and "star" in (entry.kind, following.kind)
        return following.level > entry.level or led
    # What has lines like “Thời gian: …” below it is the name of something.
    if is_about(following.block.text) and not is_about(text):
        return True
    said = role_of(text) is not None and len(text) < 40 and ":" not in text
    return entry.kind == "star" and (said or text.endswith(":"))


_IS_THEN = re.compile(rf"(?:từ\s+)?{CLOCK}[^\W\d]*[^;.“]{{0,40}}?[:,–—-]\s+[^\W\d]", re.IGNORECASE)
