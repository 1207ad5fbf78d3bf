"""Which body issued a paper: as its head names it, or as its text says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from site_src.writing.drafting.blocks import Block
from site_src.writing.drafting.capitals import BODY_WORD, in_small
from site_src.writing.drafting.facts import Fact, Grade
from site_src.writing.drafting.papers import NUMBER_LINE, TYPES, Paper
from site_src.writing.drafting.signing import is_position

# The right column of a head; papers of the Party and of the Youth Union have their own.
QUOC_HIEU = re.compile(
    r"C[ỘO]NG H[OÒ][AÀ]|(?i:Độc lập)|ĐẢNG CỘNG SẢN|[-_—*]{3,}"
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


def issuer_of(paper: Paper, place: Fact | None) -> Fact | None:
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
    above = next((b for b in reversed(head) if b.number < bodies[-1][0].number), None)
    if above is not None and (whole := _of_a_level(name, above.text.strip(" .*_"), words)):
        return Fact(whole, bodies[-1][0], grade=Grade.DERIVED)
    if not BODY_WORD.match(name) and not _is_named_in(name, words):
        return None
    if _ORGAN.fullmatch(name) and len(bodies) > 1:
        # “BAN THƯỜNG VỤ” is that of the body above it.
        whole = f"{in_small(name, '')} {in_small(_joined(bodies[-2]), words)}"
        return Fact(whole, bodies[-2][0], grade=Grade.DERIVED)
    return Fact(in_small(name, words), bodies[-1][0], grade=Grade.DERIVED)


def _of_a_level(name: str, above: str, words: str) -> str:
    """“BAN CHẤP HÀNH HUYỆN B” below “HỘI … VIỆT NAM”: the association of that district.

    Below “TỈNH ĐOÀN A” it is “Huyện đoàn B”. "" for all else.
    """
    unit = _ORGAN_OF_UNIT.fullmatch(name)
    if unit is None or not _MADE_OF_LEVELS.match(above):
        return ""
    if not unit["organ"] and not above.endswith("VIỆT NAM"):
        return ""
    if _OF_YOUTH.match(above):
        youth = f"{unit['level'].split()[0].capitalize()} đoàn"
        level = f"Đoàn {unit['level'].lower()}" if unit["level"] in ("XÃ", "PHƯỜNG") else youth
        return f"{level} {in_small(unit['name'], words)}"
    body = in_small(_AT_A_LEVEL.sub("", above), "")
    if unit["organ"] and unit["organ"].startswith(("BAN ĐẠI", "BĐD")):
        # Where it has no committee, this is the name of it.
        body = f"Ban Đại diện {body.removesuffix(' Việt Nam')}"
    return f"{body} {unit['level'].lower()} {in_small(unit['name'], words)}"


_LEVEL = r"TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN|XÃ|PHƯỜNG|ĐẶC KHU"
_ORGAN_OF_UNIT = re.compile(
    r"(?P<organ>(?:BAN (?:CHẤP HÀNH|THƯỜNG VỤ|ĐẠI DIỆN|THƯỜNG TRỰC)|BCH|BTV|BĐD)\s+)?"
    rf"(?P<level>{_LEVEL})\s+"
    r"(?!ĐOÀN|ỦY|HỘI)(?P<name>\S.*)"
)
_MADE_OF_LEVELS = re.compile(
    rf"HỘI\s|(?:LIÊN |CÔNG )?ĐOÀN\s|MẶT TRẬN\s|(?:{_LEVEL}|THÀNH|THỊ) ĐOÀN"
)
_OF_YOUTH = re.compile(rf"(?:{_LEVEL}|THÀNH|THỊ) ĐOÀN|ĐOÀN (?:TNCS|THANH NIÊN)")
_AT_A_LEVEL = re.compile(rf"\s(?:{_LEVEL})(?:\s.*)?$")


def _lines_of_bodies(head: Sequence[Block]) -> list[Block]:
    """The lines in capitals above the title that may name who issued it."""
    kind = next((b.number for b in head if b.text.strip().startswith(TYPES)), None)
    return [
        block
        for block in head
        if (kind is None or block.number < kind)
        and block.text.upper() == block.text
        and not QUOC_HIEU.search(block.text)
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


_ORGAN = re.compile(
    r"(?:BAN (?:THƯỜNG (?:VỤ|TRỰC)|CHẤP HÀNH|ĐẠI DIỆN|CHỈ ĐẠO|TỔ CHỨC|GIÁM HIỆU|GIÁM ĐỐC)|BCH|BTV)"
)


def _last_order(text: str) -> re.Match[str] | None:
    found = [m for m in _ORDERS.finditer(text) if not re.search(r"\bcủa\s*$", text[: m.start()])]
    found = [
        m
        for m in found
        if not re.match(r"(?:UBND|Ủy ban nhân dân) (?:các|\d+) |.*\bngày \d", m["issuer"])
    ]
    return found[0] if found else None
