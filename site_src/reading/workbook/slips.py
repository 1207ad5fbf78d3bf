"""Slips of the hand in cells: what people write where a value belongs, read as they mean it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from site_src.base.patterns import lazy_regex
from site_src.vietnamese.alphabet import fold

# Said in place of a value that nobody knows yet.
_UNKNOWN = lazy_regex(
    r"[\s?.…()\[\]-]*(?:dang cap nhat|cap nhat sau|se cap nhat(?: sau)?|chua co|chua xac dinh"
    r"|chua (?:thong nhat|chot|ro|biet|an dinh)(?: (?:ngay|gio|ngay gio|lich|thoi gian|dia diem))?"
    r"|se (?:thong bao|thong nhat|chot|bo sung)(?: sau)?|(?:thong bao|bo sung|chot|xac dinh) sau"
    r"|(?:dang |xin |vui long )?lien he(?: (?:sau|truc tiep|ban to chuc|btc))?"
    r"|theo thong bao(?: rieng)?|dang xin y kien|tbd|tba)?[\s?.…()\[\]-]*"
)
# What marks a cell and says nothing else; an emoji may be told by a sign behind it that it is one.
_TICK = lazy_regex(r"\s*[xX×✓✔☑✅√]\ufe0f?\s*")
# “Học theo thời khóa biểu”, “Tự học”: what is on as on any other day.
_AS_EVER = (
    r"(?:(?:day va hoc|day hoc|hoc|day|len lop|lam viec|sinh hoat|hoat dong|truc|mo cua|phuc vu"
    r"|thuc hanh)\b[^,;:.]{0,25}? )?"
    r"(?:binh thuong|(?:nhu|theo) (?:thuong le|thuong ngay|ngay thuong)"
    r"|(?:chinh khoa )?(?:theo )?(?:tkb|thoi khoa bieu)(?: [^,;:.]{1,20})?|chinh khoa)"
    r"|(?:hoc (?:sinh|vien) |sinh hoat |hoat dong )?tu do|tu hoc(?: (?:o|tai) (?:nha|lop|phong))?"
    r"|(?:sinh hoat |hoc sinh )?noi tru|truc (?:truong|lop|ban|phong may|co quan|le|tet)"
)
# Said in place of a name, where nothing is on; and in place of what there is none of.
_NO_ACTIVITY = lazy_regex(
    r"\W*(?:khong co (?:hoat dong|lich|noi dung|su kien)(?: gi)?|khong to chuc"
    r"|khong(?: co| dang ky| bo tri)?|chua dang ky|trong|du phong"
    r"|(?:nghi )?(?:giai lao|giua (?:gio|tiet|buoi))|nghi(?: le| tet| bu| hoc| ngoi| trua| tu do)?"
    r"|an (?:sang|trua|toi|com)"
    rf"|{_AS_EVER})\W*"
)
_NONE = lazy_regex(r"\W*khong(?: co)?\W*")
_LONGEST = 60
# In front of a line: what is taken out is never a sign inside it.
MARK = lazy_regex(r"^\s*(?:[-–—+*•▪►]|\d{1,2}\s*[.)](?!\d)|[a-zđ]\))\s*(?=\S)")
_NUMBERED = lazy_regex(r"\s*1\s*[.)/]\s*[^\W\d].*\s2\s*[.)/]\s*[^\W\d]", re.DOTALL)
_CLOCK = r"\d{1,2}\s*(?:h|g|giờ|:(?=\d\d))\s*(?:\d{2})?"
_HOUR = lazy_regex(
    rf"(?P<hour>(?:buổi\s+)?(?:sáng|trưa|chiều|tối)(?=\s*:)|{_CLOCK}(?:\s*(?:-|–|—|đến)\s*{_CLOCK})?)"
    r"(?:\s+(?:hằng|hàng|mỗi)\s+ngày)?"
    r"(?:\s*(?::|-|–|—|,)\s*(?=[^\W\d])|\s+(?=(?-i:[A-ZÀ-ỸĐ])\w))",
    re.IGNORECASE,
)


@lru_cache(maxsize=4_000)
def is_tick(text: str) -> bool:
    """Whether a text only marks its cell."""
    return _TICK.fullmatch(text) is not None


@lru_cache(maxsize=4_000)
def is_unknown(text: str) -> bool:
    """Whether a cell says that its value is not known yet: “đang cập nhật”, “???”."""
    if len(text) > _LONGEST:
        return False
    return bool(text.strip()) and _UNKNOWN.fullmatch(fold(text.strip())) is not None


def is_no_activity(text: str) -> bool:
    """Whether a cell for a name says that nothing is on: “(Không có hoạt động)”."""
    return len(text) <= _LONGEST and _NO_ACTIVITY.fullmatch(fold(text.strip())) is not None


@lru_cache(maxsize=4_000)
def is_none(text: str) -> bool:
    """Whether a cell says that there is none: “Không”."""
    return len(text) <= _LONGEST and _NONE.fullmatch(fold(text.strip())) is not None


def begin_names(lines: Sequence[str]) -> list[bool]:
    """Which lines of a cell begin a name of their own: by a mark, or by an hour, as the first."""
    hours = [_HOUR.match(line.strip()) is not None for line in lines]
    if sum(hours) > 1 and hours[0]:
        return hours
    return [MARK.match(line) is not None for line in lines]


def is_step(line: str) -> bool:
    """Whether a line begins with an hour: “8h: Văn nghệ”."""
    return _HOUR.match(MARK.sub("", line, count=1).strip()) is not None


def lists_several(name: str) -> bool:
    """Whether a name in one line lists several: “1. Tọa đàm 2. Văn nghệ”, “Tọa đàm; Văn nghệ”."""
    if _NUMBERED.match(name):
        return True
    parts = [part.strip() for part in name.split(";")]
    return len(parts) > 1 and all(len(part) > 3 and part[0].isupper() for part in parts)


def title_in(text: str) -> tuple[str, str, bool]:
    """The name in a cell, the hour that stands before it, and whether the cell lists several."""
    lines = [line for line in text.split("\n") if line.strip()]
    marked = [line for line in lines if MARK.match(line)]
    if len(marked) > 1:
        said = "; ".join(MARK.sub("", line, count=1).strip(" ;,") for line in lines)
        # “Hội thi:” over its parts
        return said.replace(":; ", ": "), "", True
    plain = " ".join(text.split())
    if re.match(r"[-–—+*•▪►]\s*\S", plain):
        plain = MARK.sub("", plain, count=1)
    hour = _HOUR.match(plain)
    if hour is None:
        return plain, "", False
    name = plain[hour.end() :]
    return name[:1].upper() + name[1:], hour["hour"].strip(), False
