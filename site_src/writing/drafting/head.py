"""The head and the end of a paper.

Number, symbol, date, place, issuer, subject, signer, recipients.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from site_src.vietnamese.dates import PartialDate
from site_src.vietnamese.notation import value_or_none
from site_src.writing.drafting.blocks import Block
from site_src.writing.drafting.facts import Fact, Grade
from site_src.writing.drafting.issuer import QUOC_HIEU, issuer_of
from site_src.writing.drafting.lines import BULLETS, is_bullet
from site_src.writing.drafting.papers import NUMBER_LINE, TYPES, Paper
from site_src.writing.drafting.signature import recipients_of, signature_of

_DATE = re.compile(
    r"(?P<place>[A-ZĐÀ-Ỹ][^,]{1,60}),\s*ngày\s*(?P<day>\d{0,2})[\s.…_/-]*tháng\s*(?P<month>\d{0,2})[\s.…_/-]*năm\s*(?P<year>\d{4})"
)
_SHORT_DATE = re.compile(
    r"(?P<place>[A-ZĐÀ-Ỹ][^,]{1,60}),\s*(?:ngày\s*)?(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})"
    r"\s*[/.-]\s*(?P<year>\d{4})\s*$"
)


_NUMBER = re.compile(
    r"[Ss][ốỐ]\s*:?\s*(?P<number>[\d.…_ ]*?[a-zA-Z]?)\s*/\s*"
    r"(?P<symbol>(?:\d{4}\s*/\s*)?[A-ZĐ][\wĐđ&.]*(?:\s*-\s*[\wĐđ&.]+)*)"
)


_TITLED = re.compile(rf"(?i:{'|'.join(TYPES)})\s+(?P<number>[Ss][Ốố]\s*:?\s*\d+\s*/\s*\S+)\s*$")
_PARTY_NUMBER = re.compile(
    r"[Ss][ốỐ]\s*:?\s*(?:(?P<number>\d*)[\s.…_]*[-–—]|(?P<bare>\d+)(?=\s))\s*"
    r"(?P<symbol>[A-ZĐ]{1,4}/[\wĐđ&-]+)"
)


@dataclass(frozen=True, slots=True)
class Head:
    """What a paper says of itself. A `number` of None beside a symbol is one that is left blank."""

    type: Fact | None = None
    number: Fact | None = None
    symbol: Fact | None = None
    date: Fact | None = None
    place: Fact | None = None
    issuer: Fact | None = None
    subject: Fact | None = None
    signer: Fact | None = None
    position: Fact | None = None
    capacity: Fact | None = None
    recipients: tuple[Fact, ...] = ()
    addressed: tuple[Fact, ...] = ()
    blank_number: bool = False
    other_signers: tuple[Fact, ...] = ()


def read_head(paper: Paper) -> Head:
    """The head of a paper, its signature and its recipients."""
    number, symbol, blank = _number(paper.head)
    place, date = _dated(paper.head)
    signer, position, capacity, others = signature_of(paper.tail)
    kind, subject = _subject(paper)
    return Head(
        kind,
        number,
        symbol,
        date,
        place,
        issuer_of(paper, place),
        subject,
        signer,
        position,
        capacity,
        tuple(recipients_of(paper.tail)),
        tuple(_addressed(paper.head)),
        blank,
        others,
    )


def _number(head: Sequence[Block]) -> tuple[Fact | None, Fact | None, bool]:
    for block in head:
        # “KẾ HOẠCH SỐ 27/KH-THCS” has its number in the title.
        titled = _TITLED.match(block.text)
        if match := _NUMBER.match(block.text) or (titled and _NUMBER.match(titled["number"])):
            digits = re.sub(r"[^\da-zA-Z]", "", match["number"])
            symbol = re.sub(r"\s*-\s*", "-", match["symbol"]).strip(" .-")
            symbol = re.sub(r"\s*/\s*", "/", symbol)
            number = Fact(digits, block) if digits else None
            return number, Fact(symbol, block), number is None
        if match := _PARTY_NUMBER.match(block.text):
            digits = match["number"] or match["bare"]
            if digits:
                return Fact(f"{digits}-{match['symbol']}", block), None, False
            return None, Fact(match["symbol"], block), True
    return None, None, False


def _dated(head: Sequence[Block]) -> tuple[Fact | None, Fact | None]:
    for block in head:
        match = _DATE.search(block.text) or _SHORT_DATE.match(block.text)
        if match is None:
            continue
        parts = [match["day"], match["month"], match["year"]]
        while parts and not parts[0]:
            parts.pop(0)
        if len(parts) == 3 and not match["month"]:
            parts = [match["year"]]
        text = "/".join(part.zfill(2) if len(part) == 1 else part for part in parts)
        if value_or_none(PartialDate.parse, text) is None:
            return Fact(match["place"].strip(), block), None
        return Fact(match["place"].strip(), block, match.start("place"), None), Fact(text, block)
    return None, None


def _subject(paper: Paper) -> tuple[Fact | None, Fact | None]:
    head = paper.head
    for at, block in enumerate(head):
        text = block.text.strip()
        kind = next(
            (t for t in sorted(TYPES, key=len, reverse=True) if re.match(rf"{t}\b", text)), None
        )
        if kind is None or (
            text != kind and not (text.startswith(kind) and len(text) > len(kind) + 8)
        ):
            continue
        label = kind[0] + kind[1:].lower()
        if text != kind and not _TITLED.match(text):
            rest = text[len(kind) :].strip(" :-")
            return Fact(label, block, 0, len(kind)), Fact(_told(rest), block, text.find(rest))
        following = next(
            (b for b in head[at + 1 : at + 4] if len(b.text) > 12 and not _is_other(b.text)), None
        )
        if following is None and paper.body and not paper.body[0].text.startswith("Căn cứ"):
            following = None
        return Fact(label, block), Fact(_told(following.text), following) if following else None
    for block in head:
        match = re.match(r"(?:V/v|Về việc)\s*:?\s*", block.text)
        if match:
            return (
                Fact("Công văn", block, grade=Grade.DERIVED),
                Fact(_told(block.text[match.end() :]), block, match.end()),
            )
    return None, None


def _is_other(text: str) -> bool:
    return bool(
        QUOC_HIEU.search(text)
        or NUMBER_LINE.match(text)
        or _DATE.search(text)
        or _SHORT_DATE.match(text)
        or text.startswith(("Kính gửi", "(Dự", "DỰ THẢO"))
    )


def _told(text: str) -> str:
    text = re.sub(r"^(?:[Vv]ề việc|[Vv]/v)\s+", "", text.strip(" .-"))
    return text[:1].upper() + text[1:]


def _addressed(head: Sequence[Block]) -> list[Fact]:
    """Whom a letter is addressed to; what “Như trên” among its recipients means."""
    at = next((n for n, block in enumerate(head) if block.text.startswith("Kính gửi")), None)
    if at is None:
        return []
    rest = re.sub(r"^Kính gửi\s*:?\s*", "", head[at].text).strip()
    found = [Fact(rest.strip(" -;."), head[at])] if rest else []
    for block in head[at + 1 :]:
        listed = is_bullet(block.mark) or re.match(rf"[{BULLETS}]", block.text)
        if not listed and not (not rest and re.search(r"[;.]$", block.text)):
            break
        name = re.sub(rf"^[{BULLETS}\s;.]+|[{BULLETS}\s;.]+$", "", block.text)
        at = block.text.find(name)
        found.append(Fact(name, block, at, at + len(name)))
    return found
