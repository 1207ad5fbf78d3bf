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
from site_src.writing.drafting.capitals import BODY_WORD, in_small
from site_src.writing.drafting.facts import Fact, Grade
from site_src.writing.drafting.papers import NUMBER_LINE, TYPES, Paper, is_position
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
    r"Số\s*:?\s*(?P<number>\d*)[\s.…_]*-\s*(?P<symbol>[A-ZĐ]{1,4}/[\wĐđ&-]+)"
)


# The right column of a head; papers of the Party and of the Youth Union have their own.
_QUOC_HIEU = re.compile(
    r"C[ỘO]NG H[OÒ][AÀ]|Độc lập|ĐẢNG CỘNG SẢN|[-_—*]{3,}"
    r"|^\W*ĐOÀN (?:TNCS|THANH NIÊN CỘNG SẢN) HỒ CHÍ MINH\W*$"
    r"|^\W*(?:HỘI|TỔNG LIÊN ĐOÀN|MẶT TRẬN|LIÊN HIỆP)\s[^,]{2,60}\sVIỆT NAM\W*$"
)


_ORDERS = re.compile(
    r"(?P<issuer>(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Phòng|Sở"
    r"|Trường|Thư viện|Hội|Ban|Trung tâm|Đoàn|Liên đoàn|Bảo tàng"
    r"|Công đoàn|Nhà"
    r"|Bộ)\s[^.;:]{2,110}?)\s+(?:\(sau đây[^)]*\)\s*)?(?:xây dựng"
    r"|ban hành|yêu cầu|đề nghị|lập|triển khai|tổ chức|thông báo"
    r"|hướng dẫn)\s+(?=(?:và\s+triển khai\s+)?(?:kế hoạch|Kế hoạch"
    r"|các|nội dung|chương trình|Tuần lễ|thực hiện|tới))"
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
        _issuer(paper, place),
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
            digits = match["number"]
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
        _QUOC_HIEU.search(text)
        or NUMBER_LINE.match(text)
        or _DATE.search(text)
        or _SHORT_DATE.match(text)
        or text.startswith(("Kính gửi", "(Dự", "DỰ THẢO"))
    )


def _told(text: str) -> str:
    text = re.sub(r"^(?:[Vv]ề việc|[Vv]/v)\s+", "", text.strip(" .-"))
    return text[:1].upper() + text[1:]


def _issuer(paper: Paper, place: Fact | None) -> Fact | None:
    """The body that issued a paper: the last that its head names in capitals.

    Where there is no head, the one of which the text says that it makes the plan.
    """
    words = " ".join(block.text for block in paper.blocks)
    return _issuer_above(paper.head, words) or _issuer_said(paper, place)


def _issuer_above(head: Sequence[Block], words: str) -> Fact | None:
    bodies: list[list[Block]] = []
    for block in _lines_of_bodies(head):
        if bodies and not _begins_a_body(block, bodies[-1][-1], words):
            bodies[-1].append(block)
        else:
            bodies.append([block])
    if not bodies:
        return None
    name = _joined(bodies[-1])
    if not BODY_WORD.match(name) and not _is_named_in(name, words):
        return None
    if _ORGAN.fullmatch(name) and len(bodies) > 1:
        # “BAN THƯỜNG VỤ” is that of the body above it.
        whole = f"{in_small(name, '')} {in_small(_joined(bodies[-2]), words)}"
        return Fact(whole, bodies[-2][0], grade=Grade.DERIVED)
    return Fact(in_small(name, words), bodies[-1][0], grade=Grade.DERIVED)


def _lines_of_bodies(head: Sequence[Block]) -> list[Block]:
    """The lines in capitals above the title that may name who issued it."""
    kind = next((b.number for b in head if b.text.strip().startswith(TYPES)), None)
    return [
        block
        for block in head
        if (kind is None or block.number < kind)
        and block.text.upper() == block.text
        and not _QUOC_HIEU.search(block.text)
        and not re.fullmatch(r"(?:(?:CHỦ )?NGHĨA )?(?:VIỆT )?NAM", block.text.strip())
        and not NUMBER_LINE.match(block.text)
        and re.search(r"[A-ZĐÀ-Ỹ]{2}", block.text)
        and not is_position(block)
        and "DỰ THẢO" not in block.text
    ]


def _joined(lines: Sequence[Block]) -> str:
    return " ".join(block.text.strip(" .*_") for block in lines).strip(" -")


def _begins_a_body(block: Block, above: Block, words: str) -> bool:
    """Whether a line of a head names another body than the line above, or goes on with it."""
    text = block.text.strip()
    if above.text.strip().endswith((" VÀ", ",", " -")):
        return False
    return bool(BODY_WORD.match(text)) or _is_named_in(text, words)


def _is_named_in(name: str, words: str) -> bool:
    """Whether the text itself has a name in capitals as one that begins with a capital letter."""
    pattern = r"\s+".join(re.escape(step) for step in name.strip(" .*-_").split())
    return not _UNIT.match(name) and any(
        match[0][:1].isupper() and match[0].upper() != match[0]
        for match in re.finditer(
            rf"(?<=[^\W\d_][ ,]){pattern}|(?<=, ){pattern}", words, re.IGNORECASE
        )
    )


# “XÃ HÒA BÌNH” below “ỦY BAN NHÂN DÂN”.
_UNIT = re.compile(r"(?:XÃ|PHƯỜNG|THỊ|HUYỆN|QUẬN|TỈNH|THÀNH PHỐ|ĐẶC KHU|TP)(?!\w)")


def _issuer_said(paper: Paper, place: Fact | None) -> Fact | None:
    """The body of which the text says that it makes the plan."""
    said = next(
        (
            (match, block)
            for block in (*paper.body[:12], *paper.head[-3:])
            if not re.match(r"(?:Căn cứ|Thực hiện|Theo)\s", block.text)
            or ";" not in block.text[-2:]
            for match in [_last_order(block.text)]
            if match
        ),
        None,
    )
    if said is None:
        return None
    match, block = said
    name = re.sub(r"^(?:Uỷ|Ủy) ban nhân dân|^UBND", "Ủy ban nhân dân", match["issuer"].strip(" ,"))
    where = place.value if place else ""
    if (
        where
        and re.search(r" (?:tỉnh|xã|phường|quận|huyện|thành phố|thị trấn)$", name)
        and not where.casefold().startswith(("xã", "phường", "quận", "huyện", "tỉnh", "thành phố"))
    ):
        name = f"{name} {where}"
    grade = Grade.VERBATIM if name == match["issuer"].strip(" ,") else Grade.DERIVED
    return Fact(name, block, match.start("issuer"), match.end("issuer"), grade)


_ORGAN = re.compile(r"(?:BAN (?:THƯỜNG VỤ|CHẤP HÀNH|CHỈ ĐẠO|TỔ CHỨC|GIÁM HIỆU|GIÁM ĐỐC)|BCH|BTV)")


def _last_order(text: str) -> re.Match[str] | None:
    found = [m for m in _ORDERS.finditer(text) if not re.search(r"\bcủa\s*$", text[: m.start()])]
    found = [
        m for m in found if not re.match(r"(?:UBND|Ủy ban nhân dân) (?:các|\d+) ", m["issuer"])
    ]
    return found[0] if found else None


def _addressed(head: Sequence[Block]) -> list[Fact]:
    """Whom a letter is addressed to; what “Như trên” among its recipients means."""
    at = next((n for n, block in enumerate(head) if block.text.startswith("Kính gửi")), None)
    if at is None:
        return []
    rest = re.sub(r"^Kính gửi\s*:?\s*", "", head[at].text).strip()
    found = [Fact(rest.strip(" -;."), head[at])] if rest else []
    for block in head[at + 1 :]:
        listed = re.match(r"[-–+]", block.text) or block.mark == "-"
        if not listed and not (not rest and re.search(r"[;.]$", block.text)):
            break
        name = block.text.strip(" -–+;.")
        at = block.text.find(name)
        found.append(Fact(name, block, at, at + len(name)))
    return found
