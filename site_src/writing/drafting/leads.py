"""Words that lead in to tasks: whether they ask or order, and which words name the bodies."""

from __future__ import annotations

import re
from dataclasses import dataclass

from site_src.writing.drafting.names import begins_with_body

# “UBND xã đề nghị các trường phối hợp thực hiện các việc sau:”
_LEAD = re.compile(
    r"(?:(?P<speaker>[A-ZĐỦ][^,;:.]{2,70}?)\s+)?"
    r"(?P<verb>(?:(?:[Kk]ính|[Tt]rân trọng)\s+)?[Đđ]ề nghị|[Yy]êu cầu"
    r"|[Gg]iao(?!\s(?:lưu|ban|hữu|thông|dịch|tiếp)(?!\w))(?:\s+(?:nhiệm vụ\s+)?cho)?)"
    r"\s+(?P<who>[^:;]{3,200}?)"
    r"(?P<tail>\s+(?:cùng\s+|tích cực\s+|chủ động\s+|nghiêm túc\s+|phối hợp(?:\s+và)?\s+)*"
    r"(?:thực hiện|triển khai|quan tâm|tập trung|làm|đảm nhận)(?:\s[^:;]{0,80})?)?\s*:\s*$"
)


# “Đề nghị” alone, above those that are asked; “Để làm tốt, Ban Thường vụ giao và đề nghị:”, above
# entries that each say it.
_BARE = re.compile(
    r"(?:(?:Để|Nhằm)\s[^,;:.]{3,60},\s+)?(?:(?P<speaker>[A-ZĐỦ][^,;:.]{2,60}?)\s+)?"
    r"(?:(?P<asks>(?:(?:Kính|Trân trọng)\s+)?[Đđ]ề nghị(?!\s+và)|Nhờ|Mời)|Yêu cầu"
    r"|(?:[Gg]iao|[Đđ]ề nghị|[Yy]êu cầu)(?:\s+(?:và|,)\s+(?:giao|đề nghị|yêu cầu))+"
    r"|Giao(?: việc| nhiệm vụ)?|(?<=\s)(?:giao(?: việc| nhiệm vụ)?|phân công))"
    r"(?:\s+(?:các việc|cụ thể|như))?(?:\s+sau)?\s*:?"
)
# In front of what a body is asked for: “Công đoàn: Đề nghị vận động …”.
ASKING = re.compile(r"(?:[Kk]ính )?[Đđ]ề nghị\s+")


@dataclass(frozen=True, slots=True)
class Lead:
    """Whether it asks, and where in the text the words that name the bodies stand."""

    asks: bool
    start: int
    end: int


def lead_in(text: str) -> Lead | None:
    """The lead-in that a text is, from the body that speaks to the colon; None for all else."""
    match = _LEAD.match(text)
    if match is None or (match["speaker"] and not begins_with_body(match["speaker"])):
        return None
    asks = match["verb"].casefold().endswith("đề nghị")
    return Lead(asks, match.start("who"), match.end("who"))


def bare_lead(text: str) -> bool | None:
    """Whether a lead-in that names nobody asks; None for all else."""
    match = _BARE.fullmatch(text.strip())
    if match is None or (match["speaker"] and not begins_with_body(match["speaker"])):
        return None
    return match["asks"] is not None


def asks_all(text: str) -> bool:
    """Whether a paragraph begins by asking for all that follows: “… xin nhờ các giới mấy việc.”."""
    return _ASKS_ALL.match(text) is not None


_ASKS_ALL = re.compile(
    r"[^.:;]{0,60}\b(?:nhờ|đề nghị)\s[^.:;]{0,60}\bviệc(?:\s(?:sau|này))?\s*[.:]\s"
)
