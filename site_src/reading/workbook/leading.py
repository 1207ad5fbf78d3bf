"""Known words that a cell of anybody's table begins with: “HS khối 6”, “Hoãn do mưa”."""

from __future__ import annotations

import re
from enum import StrEnum

from site_src.base.messages import site_gettext
from site_src.model import Audience, Cost
from site_src.model.vocabulary import LABELS, known_term

# Fields whose values may be told by their first words; of what something costs only a price is one,
# since what follows “miễn phí” may say for whom.
FIELDS = frozenset(("audience", "kind", "status", "cost"))
_PRICE = re.compile(
    r"(?:(?:có|thu|phí|giá|vé)\W+)*[1-9][\d.,]*\s*(?:k|đ|đồng|vnđ|vnd|nghìn|ngàn|triệu)(?!\w)",
    re.IGNORECASE,
)
# “Toàn thể HS” are pupils.
_ALL = re.compile(r"(?:toàn thể|toàn bộ|tất cả|đông đảo|các em|các)\s+(?=\S)", re.IGNORECASE)
_PARTED = re.compile(r"\s*(?:[,;/&\n]|\bvà\b)\s*")


def leading_terms(terms: type[StrEnum], text: str, several: bool) -> tuple[list[str], bool]:
    """The known words that a text, or each of `several` in it, begins with; whether that is all.

    “HS khối 6, 7” are pupils, though not all of them; nobody is everyone because of a first word.
    """
    if terms is Cost:
        return [site_gettext(LABELS[Cost][Cost.PAID])] if _PRICE.match(text) else [], False
    found: list[str] = []
    whole = True
    for part in _PARTED.split(text) if several else [text]:
        words = (part if known_term(terms, part) else _ALL.sub("", part)).split()
        heads = (" ".join(words[:length]).strip(" :.-–(") for length in range(len(words), 0, -1))
        known = next(((head, term) for head in heads if (term := known_term(terms, head))), None)
        exact = known is not None and len(known[0].split()) == len(words)
        whole = whole and (exact or not words)
        if known is None or (known[1] is Audience.EVERYONE and not exact):
            continue
        word = site_gettext(LABELS[terms][known[1]])
        if word not in found:
            found.append(word)
    return found, whole
