"""Lines below a name that say without a label when, where, who: “8h15, 01/10” / “Sảnh tầng 1”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from site_src.writing.drafting.activity import Activity
from site_src.writing.drafting.day_words import PART
from site_src.writing.drafting.facts import Fact
from site_src.writing.drafting.labels import label_of, run_in
from site_src.writing.drafting.moments import moments, says_only_when
from site_src.writing.drafting.names import is_body_alone
from site_src.writing.drafting.outline import Part
from site_src.writing.drafting.places import field_place
from site_src.writing.drafting.said import said

_LAST = re.compile(r"(?:\w+\s)?(?:trước|chậm nhất|muộn nhất|hạn|xong|hết)(?!\w)", re.IGNORECASE)


def is_when(words: str, year: int) -> bool:
    """Whether words say when, and nothing else; “xong trước 29/9” says until when."""
    if _LAST.match(words):
        return False
    return (bool(moments(words, year)) and says_only_when(words, year)) or bool(
        re.fullmatch(PART, words, re.IGNORECASE)
    )


def says_when(part: Part, year: int) -> bool:
    """Whether a line without a label says when the thing above it is, and nothing else."""
    if part.parts or run_in(part) is not None:
        return False
    words = _words(part)
    return is_when(words, year) or is_when(_without_place(part, words, year), year)


def _without_place(part: Part, words: str, year: int) -> str:
    """The words without the place that they end with: “Thứ 7 (5/10), 7h30 – 11h00, sân trường”."""
    for place in said(part.block, part.start, len(part.block.text), year).places:
        if words.endswith(place.value):
            return words.removesuffix(place.value).removesuffix("tại ").rstrip(" ,;–—-")
    return words


def with_plain_line(
    activity: Activity, part: Part, beside: Sequence[Part], held: bool, year: int
) -> Activity | None:
    """The activity with what such a line says, `beside` one that says when; None for all else.

    `held` is whether a line with a label says who holds it.
    """
    if says_when(part, year):
        told = said(part.block, part.start, len(part.block.text), year)
        return replace(
            activity,
            whens=(*activity.whens, *told.whens),
            hours=(*activity.hours, *told.hours),
            places=activity.places or told.places,
        )
    if not _is_plain(part) or not any(says_when(other, year) for other in beside):
        return None
    text = _words(part)
    fact = Fact(text, part.block, part.start, part.start + len(text))
    if not activity.places and (where := field_place(text)) is not None:
        at = part.start + where[0]
        return replace(activity, places=(Fact(where[1], part.block, at, at + len(where[1])),))
    if (come := comes(text)) is not None:
        if come < len(text):
            return None
        return replace(activity, people=(*activity.people, fact), texts=(*activity.texts, fact))
    # Of two bodies the one that has a house is where.
    others = [p for p in beside if p is not part and _is_plain(p) and is_body_alone(_words(p))]
    held = held or any(comes(_words(p)) is None for p in others)
    house = is_body_alone(text) and _HOUSE.match(text)
    if not activity.places and (_PAGE.match(text) or (held and house)):
        return replace(activity, places=(fact,))
    if is_body_alone(text) and not activity.organizers and (activity.places or not house):
        return replace(activity, organizers=(fact,))
    return None


def _words(part: Part) -> str:
    return part.text.rstrip(" .;")


def _is_plain(part: Part) -> bool:
    label = run_in(part)
    return not part.parts and not (label and label_of(label[0]))


_HOUSE = re.compile(
    r"(?:Phòng|Trường|Trung tâm|Thư viện|Trạm|Nhà|Bảo tàng|Bưu điện|Viện|Khoa)(?!\w)"
)
_PAGE = re.compile(
    r"(?:(?:Các |Trên |Qua )?(?:trang|kênh|nhóm|cổng thông tin|cổng tin)|fanpage|website|zalo|zoom"
    r"|google meet|youtube|facebook)\s[^:;.]{2,80}$",
    re.IGNORECASE,
)
# “…; học sinh câu lạc bộ Văn học”, “…; toàn thể giáo viên dự”: nobody does anything but come.
_COME = re.compile(
    r"\s*(?:(?:toàn thể|tất cả|các|khoảng|hơn|chừng|gần|mỗi \w+|\d+)\s+)*"
    r"(?=học sinh|giáo viên|thầy cô|cán bộ|phụ huynh|cha mẹ|hội viên|đoàn viên|thanh niên|thiếu nhi"
    r"|bà con|người|nông dân|phụ nữ|sinh viên|học viên|công nhân|viên chức|công chức)"
    r"(?:[^\W\d]|[ \d]){3,60}(?:\s(?:dự|tham gia|tham dự|đến dự|cùng dự|đăng ký)(?=[,.;(\s]|$)"
    r"|(?=\s*[;(])|$)",
    re.IGNORECASE,
)


def comes(text: str) -> int | None:
    """Where words end that only say who comes to a thing; None for all else."""
    match = _COME.match(text)
    return match.end() if match else None
