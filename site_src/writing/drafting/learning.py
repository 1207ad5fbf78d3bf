"""Learning resources that a plan names with their web address."""

from __future__ import annotations

import re
from collections.abc import Sequence

from site_src.writing.drafting.facts import Entry, Fact, Field, Grade, entry
from site_src.writing.drafting.names import short_id
from site_src.writing.drafting.outline import Part
from site_src.writing.drafting.roles import Role
from site_src.writing.drafting.said import spans

WEB_ADDRESS = re.compile(r"https?://[^\s<>\"”)\]]+")
# Words between a name and its address.
_LEADS = re.compile(
    r"[\s:(<–—-]*(?:(?:tại|theo|ở)\s+)?"
    r"(?:(?:địa chỉ|đường dẫn|trang|website|link)\s*:?\s*)?[\s(<]*$",
    re.IGNORECASE,
)
_BEFORE_NAME = re.compile(
    r"(?<!\w)(?:của|trên|vào|từ|qua|tại|là|như|gồm|(?:sử )?dùng|khai thác|truy cập)\s+",
    re.IGNORECASE,
)
# An address to send or sign up at is none to learn from.
_SENDS = re.compile(
    r"báo cáo|gửi|nộp|đăng ký|biểu mẫu|khảo sát|văn bản|phản hồi|(?<!\w)họp(?!\w)", re.IGNORECASE
)


def resource_entries(parts: Sequence[Part], taken: frozenset[str]) -> tuple[Entry, ...]:
    """The entries of resources.yml; addresses in `taken` belong to activities."""
    found: list[Entry] = []
    ids: set[str] = set()
    seen = set(taken)
    for part in (inner for top in parts for inner in top.walk()):
        if part.block.cells or part.role in (Role.DUTIES, Role.REPORT, Role.FORM):
            continue
        for start, end in spans(part.block.text, part.start):
            text = part.block.text[start:end]
            if _SENDS.search(text):
                continue
            for match in WEB_ADDRESS.finditer(text):
                url = match[0].rstrip(".,;")
                name = _name_before(text[: match.start()])
                if not name or url in seen:
                    continue
                seen.add(url)
                said = Fact(text.strip(" ;-–+"), part.block, start, end)
                fields = (
                    Field("id", short_id(name, ids), Grade.DERIVED),
                    Field("name", name, Grade.DERIVED),
                    Field("url", url),
                    Field("purpose", said.value, Grade.CHECK),
                    Field("source", part.label) if part.label else None,
                )
                found.append(entry(fields, (said,)))
    return tuple(found)


def _name_before(text: str) -> str:
    """The name in front of an address; "" where no name stands there."""
    text = _LEADS.sub("", text)
    *_words, name = _BEFORE_NAME.split(text)
    name = re.split(r"[;:.]\s", name)[-1].strip(' ,“”"')
    return name if 3 <= len(name) <= 110 and name[:1].isupper() else ""
