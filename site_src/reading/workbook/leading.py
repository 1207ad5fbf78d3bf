"""Known words that a cell of anybody's table begins with: “HS khối 6”, “Hoãn do mưa”."""

from __future__ import annotations

import re
from enum import StrEnum

from site_src.base.messages import site_gettext
from site_src.base.patterns import lazy_regex
from site_src.model import Audience, Cost, Status
from site_src.model.vocabulary import LABELS, known_term

# Fields whose values may be told by their first words; of what something costs only a price is one,
# since what follows “miễn phí” may say for whom.
FIELDS = frozenset(("audience", "kind", "status", "cost"))
_PRICE = lazy_regex(
    r"(?:(?:có|thu|phí|giá|vé)\W+)*[1-9][\d.,]*\s*(?:k|đ|đồng|vnđ|vnd|nghìn|ngàn|triệu)(?!\w)"
    r"|[1-9]\d{0,2}(?:[.,]000)+\s*(?:/|một|mỗi|$)",
    re.IGNORECASE,
)
# “Miễn phí (giới hạn 200 chỗ)”: how many may come changes nothing; for whom it is free would.
_FREE = lazy_regex(
    r"(?:miễn phí|không thu (?:phí|tiền)|không mất (?:phí|tiền))\s*[(,;:–—-]\s*"
    r"(?:giới hạn|tối đa|có|cần|phải|đăng ký|nhận|vé|chỉ|số lượng)(?!\w)[^\n]*?(?<!\w)"
    r"(?:chỗ|vé|suất|người|đăng ký)\W*",
    re.IGNORECASE,
)
# “Toàn thể HS” are pupils.
_ALL = lazy_regex(r"(?:toàn thể|toàn bộ|tất cả|đông đảo|các em|các)\s+(?=\S)", re.IGNORECASE)
# “80 học sinh THCS”: how many is said, too.
_COUNT = lazy_regex(
    r"(?:(?:khoảng|gần|hơn|trên)\s+)?\d[\d.]*\s+(?:em\s+)?(?=[^\W\d])", re.IGNORECASE
)
_PARTED = lazy_regex(r"\s*(?:[,;/&\n]|\bvà\b)\s*")

# A remark that begins so says how things stand; “Hoãn nếu mưa” says what may be.
_STANDS = lazy_regex(
    r"[\s(\[*-]*(?:(?:tạm |đã |bị )?hoãn|(?:đã |bị )?h[uủ][yỷ]|không tổ chức nữa)(?!\w)",
    re.IGNORECASE,
)
_MAY_BE = lazy_regex(
    r"(?<!\w)(?:nếu|khi|có thể|có khả năng|trường hợp|dự phòng)(?!\w)", re.IGNORECASE
)


def status_in(note: str) -> Status | None:
    """How things stand with an activity, where its remark begins with that, or says nothing else.

    “HỦY do trùng lịch” and “(dự kiến)” do.
    """
    plain = " ".join(note.split())
    alone = known_term(Status, plain.strip(" ().[]*"))
    if alone in (Status.PLANNED, Status.POSTPONED, Status.CANCELLED):
        return alone
    match = _STANDS.match(plain)
    if match is None or _MAY_BE.search(plain):
        return None
    return Status.POSTPONED if "hoãn" in match[0].casefold() else Status.CANCELLED


def leading_terms(terms: type[StrEnum], text: str, several: bool) -> tuple[list[str], bool]:
    """The known words that a text, or each of `several` in it, begins with; whether that is all.

    “HS khối 6, 7” are pupils, though not all of them; nobody is everyone because of a first word.
    """
    if terms is Cost:
        cost = Cost.PAID if _PRICE.match(text) else Cost.FREE if _FREE.match(text) else None
        return [site_gettext(LABELS[Cost][cost])] if cost else [], False
    found: list[str] = []
    whole = True
    for part in _PARTED.split(text) if several else [text]:
        uncounted = _COUNT.sub("", part, count=1) if terms is Audience else part
        whole = whole and uncounted == part
        words = (uncounted if known_term(terms, uncounted) else _ALL.sub("", uncounted)).split()
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
