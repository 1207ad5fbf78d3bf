"""The plan itself and the documents that it names, as entries of `documents`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from site_src.writing.drafting.blocks import Block
from site_src.writing.drafting.citations import Cited, citations
from site_src.writing.drafting.facts import Entry, Fact, Field, Grade, entry, text_field
from site_src.writing.drafting.head import Head
from site_src.writing.drafting.names import short_id

_GROUND = re.compile(r"(?:Căn cứ|Thực hiện|Theo đề nghị|Xét|Theo|Tiếp tục thực hiện|Triển khai)\s")
_SHORT_TYPES = {
    "kế hoạch": "kh",
    "công văn": "cv",
    "quyết định": "qd",
    "chỉ thị": "ct",
    "nghị quyết": "nq",
    "nghị định": "nd",
    "thông tư": "tt",
    "tờ trình": "ttr",
    "kết luận": "kl",
    "thông báo": "tb",
    "chương trình": "ctr",
    "hướng dẫn": "hd",
}


def document_entries(
    head: Head, grounds: Sequence[Block], others: Sequence[Block]
) -> tuple[Entry, ...]:
    """The plan first, then its grounds, then what its text names beside them; each once."""
    taken: set[str] = set()
    entries = [_own(head, taken)]
    seen: dict[tuple[str, str, str], Cited] = {}
    number = head.number.value if head.number else None
    for block, ground in (*((b, True) for b in grounds), *((b, False) for b in others)):
        for cited in citations(block.text):
            if (
                number
                and cited.number == number
                and (not cited.symbol or not head.symbol or cited.symbol == head.symbol.value)
            ):
                continue
            if any(_same(cited, other) for other in seen.values()):
                continue
            seen[cited.key] = cited
            entries.append(_cited(cited, block, ground, taken))
    return tuple(entries)


def _same(one: Cited, two: Cited) -> bool:
    if one.number != two.number or one.number is None:
        return False
    same_type = one.type.casefold() == two.type.casefold()
    return same_type and (one.date == two.date or one.date is None or two.date is None)


def grounds_of(blocks: Sequence[Block]) -> list[Block]:
    """The paragraphs that say on what a plan is based, before its first section."""
    found = []
    for block in blocks:
        if re.match(r"(?:[IVX]+|1|A|PHẦN \w+)\s*[.)/:]", block.text) or block.mark:
            break
        if _GROUND.match(block.text.lstrip("-–+* ")):
            found.append(block)
    return found


def _own(head: Head, taken: set[str]) -> Entry:
    kind = head.type.value if head.type else ""
    number = head.number.value if head.number else ""
    facts = [
        f
        for f in (
            head.type,
            head.number,
            head.symbol,
            head.date,
            head.place,
            head.issuer,
            head.subject,
            head.signer,
            head.position,
            head.capacity,
        )
        if f
    ]
    recipients: list[Fact] = []
    for fact in head.recipients:
        recipients += (
            head.addressed if fact.value.casefold() == "như trên" and head.addressed else (fact,)
        )
    signer = None
    if head.signer is not None:
        inner = (
            Field("name", head.signer.value),
            text_field("position", head.position),
            text_field("capacity", head.capacity),
        )
        signer = Field("signer", Entry(tuple(f for f in inner if f is not None)))
    key = short_id(
        f"{_SHORT_TYPES.get(kind.casefold(), 'van ban')} {number}"
        if number
        else f"{kind or 'ke hoach'}",
        taken,
    )
    return entry(
        (
            Field("id", key, Grade.DERIVED),
            Field("type", kind or "Kế hoạch", head.type.grade if head.type else Grade.CHECK),
            text_field("number", head.number)
            or (Field("number", None) if head.blank_number else None),
            text_field("symbol", head.symbol),
            text_field("date", head.date),
            text_field("place", head.place),
            text_field("issuer", head.issuer),
            text_field("subject", head.subject),
            signer,
            Field("recipients", tuple(f.value for f in recipients)) if recipients else None,
            Field("role", "văn bản chính", Grade.DERIVED),
        ),
        (*facts, *recipients),
    )


def _cited(cited: Cited, block: Block, ground: bool, taken: set[str]) -> Entry:
    short = _SHORT_TYPES.get(cited.type.casefold(), cited.type)
    number = re.sub(r"-.*", "", cited.number or "")
    end = cited.end
    if cited.subject:
        at = block.text.find(cited.subject, cited.start)
        end = max(end, at + len(cited.subject)) if at >= 0 else end
    elif cited.issuer:
        at = block.text.find(cited.issuer, cited.start)
        end = max(end, at + len(cited.issuer)) if at >= 0 else end
    subject = cited.subject[:1].upper() + cited.subject[1:] if cited.subject else ""
    return entry(
        (
            Field("id", short_id(f"{short} {number}", taken), Grade.DERIVED),
            Field("type", cited.type),
            Field("number", cited.number) if cited.number else None,
            Field("symbol", cited.symbol) if cited.symbol else None,
            Field("date", cited.date) if cited.date else None,
            Field("issuer", cited.issuer) if cited.issuer else None,
            Field("subject", subject) if subject else None,
            Field("role", "căn cứ" if ground else "viện dẫn", Grade.DERIVED),
        ),
        (Fact("", block, cited.start, end),),
    )
