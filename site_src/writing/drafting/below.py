"""What a plan says of the units below and around it: their own programmes, and the context."""

from __future__ import annotations

import re
from collections.abc import Sequence

from site_src.writing.drafting.facts import Entry, Fact, Field, Grade, entry
from site_src.writing.drafting.labels import run_in
from site_src.writing.drafting.moments import is_stretch, moments
from site_src.writing.drafting.names import short_id
from site_src.writing.drafting.outline import Part
from site_src.writing.drafting.roles import Role
from site_src.writing.drafting.said import cited_spans, moment_fact, spans

# “Các phường tổ chức … các hoạt động …”: a programme of their own, and no single thing.
OWN_PROGRAM = re.compile(
    r"\s*(?:Trong đó,?\s*:?\s*)?(?P<who>(?:(?:Các|UBND các|Ủy ban nhân dân các|Mỗi)\s+"
    r"|(?:UBND\s+|Ủy ban nhân dân\s+)?\d+\s+)(?:phường|xã|thị trấn|quận|huyện|thôn|bản|trường"
    r"|cơ sở giáo dục|đơn vị|địa phương|tổ dân phố)[^;:.]{0,80}?)\s+"
    r"(?:chủ động\s+|đồng loạt\s+)?(?:tổ chức|triển khai|thực hiện)\s+"
    r"(?P<what>[^;.]{0,60}?hoạt động[^;.]{0,60}?)\s*,?\s+(?=(?:từ|trong|bắt đầu)\s)",
    re.IGNORECASE,
)
_ROLES = (Role.ACTIVITIES, Role.TIME, Role.OTHER, Role.THEME)
_CONTEXT = re.compile(r"(?:bối cảnh|đặc điểm tình hình|tình hình chung)\W*$", re.IGNORECASE)


def lower_programs(parts: Sequence[Part], year: int) -> tuple[Entry, ...]:
    """The entries of `lower_programs`: who below holds activities, and from which day to which."""
    found: list[Entry] = []
    ids: set[str] = set()
    for part in (inner for top in parts for inner in top.walk()):
        if part.role not in _ROLES or part.block.cells or (part.heading and part.parts):
            continue
        for start, end in spans(part.block.text, part.start):
            text = part.block.text[start:end]
            match = OWN_PROGRAM.match(text)
            if match is None:
                continue
            days = [m for m in moments(text, year, cited_spans(text)) if is_stretch(m.when)]
            if len(days) != 1:
                continue
            who, what = match["who"].strip(), match["what"].strip()
            said = Fact(text.strip(" ;"), part.block, start, end)
            name = f"{what[:1].upper()}{what[1:]}"
            period = moment_fact(days[0], part.block, start)
            fields = (
                Field("id", short_id(who, ids), Grade.DERIVED),
                Field("name", name, Grade.DERIVED),
                Field("period", period.value, period.grade),
                Field("participants", (who[:1].upper() + who[1:],)),
                Field("source", part.label) if part.label else None,
            )
            found.append(entry(fields, (said,)))
    return tuple(found)


def context(parts: Sequence[Part]) -> Entry | None:
    """The entry of `context`: what the plan says below a heading such as “Bối cảnh”."""
    for part in (inner for top in parts for inner in top.walk()):
        label = run_in(part)
        fact = None
        if part.heading and part.parts and _CONTEXT.match(part.text):
            inner = part.parts[0]
            if len(inner.text) > 15 and not inner.parts:
                fact = Fact(inner.text.strip(), inner.block, inner.start, len(inner.block.text))
        elif label and not part.parts and _CONTEXT.match(label[0]):
            text = part.block.text[label[1] :].strip()
            fact = Fact(text, part.block, label[1], len(part.block.text))
        if fact is not None:
            fields = (
                Field("id", "boi-canh", Grade.DERIVED),
                Field("text", fact.value),
                Field("source", part.label) if part.label else None,
            )
            return entry(fields, (fact,))
    return None
