"""Slogans that a sentence of a plan quotes: where it says that they hang, and their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

CARRIER = r"(?:khẩu hiệu|băng[ -]rôn|băng[ -]zôn|pa[ -]?n[oô]|phướn|biểu ngữ|áp phích)"
_HANGING = r"(?:treo|căng|dán|dựng|chạy (?:dòng )?chữ)\s+(?:ở|tại|trước|trên|trong|dọc|ngoài)\s"
# What leads in to the quotation: “Treo khẩu hiệu …:”, “01 băng rôn trong sân, nội dung:”, or
# “Khẩu hiệu treo trong Tuần lễ gồm:” at the head of the text.
_LED = re.compile(
    rf"(?P<where>(?<!\w)(?:Treo|Căng|Làm|In|May)\s[^“\".;]{{0,140}}?{CARRIER}[^“\".;]{{0,80}}?"
    rf"|(?<=;\s)\d+\s+{CARRIER}[^“\".;]{{0,80}}?)\s*:?\s*(?=[“\"])"
    # “Băng rôn treo ở cổng: “…””, “Treo ở trụ sở “…”; treo trước cổng: “…””.
    rf"|(?:\A|(?<=[.;]\s)){CARRIER}\s(?P<at>{_HANGING}[^“\".;:]{{3,90}}?)\s*:\s*(?=[“\"])"
    # “Trước cổng treo câu “…””.
    rf"|(?:\A|(?<=[.;,:]\s))(?P<first>(?:tại|ở|trước|trên|trong|dọc|ngoài|cổng|sân|sảnh|cầu thang"
    rf"|hành lang|mặt tiền|bảng tin|hội trường|nhà văn hóa|trụ sở)\s[^“\".;:,]{{2,60}}?)"
    rf"\s+(?:treo|căng|dán)(?:\s+(?:câu|chữ|dòng chữ|{CARRIER}))?\s*:?\s*(?=[“\"])"
    rf"|(?<!\w)(?P<there>{_HANGING}[^“\".;:,]{{3,80}}?)\s*:?\s*(?=[“\"])"
    rf"|(?:\A\s*[^“\".;:]{{0,40}}|(?<=[.;]\s)[^“\".;:]{{0,30}})"
    r"khẩu hiệu[^“\".;:]{0,80}:\s*(?=[“\"])"
    # “Một băng rôn ghi “…”. Băng rôn kia ghi “…””.
    rf"|(?<!\w){CARRIER}[^“\".;:]{{0,40}}?\s(?:ghi|viết|mang|in|kẻ|có)(?:\s(?:dòng\s)?chữ|\scâu)?"
    r"\s*:?\s*(?=[“\"])"
    # “Nội dung băng rôn: “…””.
    r"|(?:\A\W*|(?<=[.;]\s))(?:(?:nội dung|câu|chữ|lời|các|một số)\s(?:(?:ghi )?trên\s)?)?"
    rf"{CARRIER}[^“\".;:]{{0,80}}:\s*(?=[“\"])",
    re.IGNORECASE,
)
QUOTED = re.compile(r"\s*[“\"](?P<words>[^“”\"]{8,250})[”\"]")
_HANGS = re.compile(
    r",?\s*(?P<where>(?:treo|căng|đặt|dựng)\s+(?:ở|tại|trên|trước)\s[^,;.“\"]{3,90})(?=[,;.]|$)"
)
_NEXT = re.compile(r"\s*(?:[,;./]|\bvà\b|\bhoặc\b|[,;]\s*và\b)(?=\s*[“\"])")
_CONTENT = re.compile(
    r"[\s,(-]*(?:(?:có|với|mang|ghi)\s+)?(?:nội dung|dòng chữ|câu|chữ)"
    r"(?:\s+(?:là|như sau|sau))?[\s:]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Hung:
    """Slogans behind one lead: spans in the text, of where they hang (or only of the lead)."""

    start: int
    end: int
    where: tuple[int, int] | None
    words: tuple[tuple[int, int], ...]


def quoted_slogans(text: str) -> Iterator[Hung]:
    """The slogans that a text quotes, lead by lead."""
    at = 0
    while led := _LED.search(text, at):
        at = led.end()
        words: list[tuple[int, int]] = []
        while quoted := QUOTED.match(text, at):
            words.append(quoted.span("words"))
            at = quoted.end()
            following = _NEXT.match(text, at)
            if following is None:
                break
            at = following.end()
        if not words:
            continue
        named = next((name for name in ("where", "at", "first", "there") if led[name]), None)
        where = led.span(named) if named else None
        if hangs := _HANGS.match(text, at):
            where = hangs.span("where")
        if where and (content := _CONTENT.search(text[: where[1]], where[0])):
            where = (where[0], content.start())
        yield Hung(led.start(), words[-1][1] + 1, where, tuple(words))
