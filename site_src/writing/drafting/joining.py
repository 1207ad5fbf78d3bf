"""Whether a line of a plan goes on with the sentence before it, by its words alone."""

from __future__ import annotations

import re

from site_src.writing.drafting.day_words import CLOCK, PART
from site_src.writing.drafting.lines import BULLETS
from site_src.writing.drafting.moments import is_day_alone

ENDS = re.compile(r"[.;:!?…”\"’)/]\s*$|/\.$")
_BEGINS_ANEW = re.compile(
    rf"\s*(?!\d{{1,2}}/\d{{1,2}}\b)(?:[{BULLETS}]"
    r"|\(?\d{1,2}(?:\.\d{1,2})*\s*[.)/-]|[IVXLivx]{1,5}\s*[.)/-]"
    r"|[a-zđA-ZĐ](?:\.?\d{1,2})?\s*[.)])\s*"
    r"(?=\S)"
)
# A line that ends so has its number in the next: “Hội trường tầng / 3. Phối hợp: …”.
AWAITS_NUMBER = re.compile(
    r"(?<!\w)(?:tầng|phòng|số|khu phố|ấp|thôn|xóm|khối|cơ sở|khóa|ngày|tháng|năm|từ|đến|lúc|hẻm|ngõ"
    r"|phụ lục|khoảng|hơn|gần)$",
    re.IGNORECASE,
)
_TIMED_LINE = re.compile(
    rf"(?:{CLOCK}(?:\s*(?:-|–|—|đến)\s*{CLOCK})?|{PART})\s*(?:\s[-–—]\s|:\s)\s*\S", re.IGNORECASE
)


def _is_named_day(text: str) -> bool:
    """“Thứ Hai, 02/10” on a line of its own, and no end of a sentence."""
    return text[:1].isupper() and len(text) < 50 and is_day_alone(text)


def begins_anew(text: str, before: str) -> bool:
    """Whether a line begins an entry: by its marker, or as a day with its hours line by line."""
    if _BEGINS_ANEW.match(text) and not re.match(r"[a-zđ]\s+", text):
        return True
    if re.match(r"o\s+[A-ZĐÀ-Ỹ]|[a-zđ]/\s", text):
        return True
    if is_about(text) and not text.startswith(("Ngày", "Giờ", "Lúc")):
        return True
    return bool(_TIMED_LINE.match(text)) or _is_named_day(text) or _is_named_day(before)


_LABELLED = re.compile(
    rf"[{BULLETS}]?\s*(?:Thời (?:gian|điểm)|Địa điểm|Đối tượng|Thành phần|Ngày|Giờ|Khi nào|Ở đâu"
    r"|Nơi (?:tổ chức|diễn ra)|Diễn ra|Lúc)"
    r"[^:.;]{0,40}:\s*\S"
)


def is_about(text: str) -> bool:
    """Whether a line says when, where or for whom the thing above it is."""
    return _LABELLED.match(text) is not None


def is_head_line(text: str) -> bool:
    """Whether a line belongs to a head or a signature, where each line stands for itself."""
    return bool(
        re.match(
            r"(?:Số\s*:|CỘNG H|(?i:Độc lập)\s*[-–—]|Nơi nhận|Nơi gửi|Kính gửi|Căn cứ"
            r"|KT\.|TM\.|TL\.|TUQ\.)",
            text,
        )
        or (
            re.search(r"ngày[\s.…]*\d*[\s.…]*tháng[\s.…]*\d*[\s.…]*năm\s*\d{4}\s*$", text)
            and len(text) < 60
        )
    )
