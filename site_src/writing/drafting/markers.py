"""The markers in front of headings and entries: “I.”, “2.1”, “a)”, “–”, “Phần thứ hai”."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from site_src.writing.drafting.blocks import Block, is_capitals
from site_src.writing.drafting.lines import SIGNS

# “Công trình số 2: …”, “Việc thứ hai là …”.
_COUNTED = (
    r"(?i:Hoạt động|Buổi|Sự kiện|Chuyên đề|Phiếu|Thẻ|Việc|Tiết mục|Công trình|Phần việc|Đầu việc"
    r"|Mô hình|Hạng mục|Chặng)\s+(?i:số\s+)?"
    r"(?:(?i:thứ)\s+(?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)"
    # “Buổi thứ tư, 05/10” is one on a Wednesday.
    r"(?:\s+là(?=\s)|,(?=\s+(?!ngày|lúc|sáng|chiều|tối)[^\W\d]))?|\d{1,2}"
    r"|cuối cùng\s+là(?=\s))"
)
_MARKERS: tuple[tuple[str, int, re.Pattern[str]], ...] = (
    (
        "part",
        0,
        re.compile(
            r"(?:PHẦN|Phần)\s+(?:(?i:thứ\s+\w+|một|hai|ba|bốn|năm)|(?:[IVX]+|\d+|[A-HĐ])(?!\w))\s*[.:)–—-]?\s*"
        ),
    ),
    ("roman", 20, re.compile(r"([IVX]{1,5})\s*(?:[.)/:–—-]|[.)/]\s?[-–—])\s*(?=\S)")),
    ("roman", 20, re.compile(r"([IVX]{1,5})\s+(?=\S{2})")),
    ("upper", 10, re.compile(r"([A-ZĐ])\s*[.)/–—-]\s+(?=\S)")),
    ("deep", 50, re.compile(r"(\d{1,2}\.\d{1,2}\.\d{1,2})\s*[.)/:–—-]?\s*(?=[^\d\s/.])")),
    ("dotted", 40, re.compile(r"((?:[A-ZĐ]|[IVX]{1,4})\.\d{1,2})\s*[.)/:–—-]\s*(?=[^\d\s/.])")),
    # But “19.00 ngày …” is an hour.
    (
        "dotted",
        40,
        re.compile(r"\(?(?!0|\d+\.(?:0|[2-5][05]))(\d{1,2}\.\d{1,2})\s*[.)/:–—-]?\s*(?=[^\d\s/.])"),
    ),
    # “Bước 2 (từ 01/10 đến 07/10): Thực hiện” is a step of the work.
    (
        "step",
        35,
        re.compile(
            r"((?:Bước|BƯỚC|Giai đoạn|GIAI ĐOẠN)\s+(?:\d{1,2}|[IVX]+|một|hai|ba|bốn))"
            r"\s*(?:\([^()]*\)\s*)?[.:–—-]\s*(?=\S)"
        ),
    ),
    (
        "number",
        30,
        re.compile(r"\(?(\d{1,2})\s*(?:(?:[.)/]\s?[-–—]|[.)/|–—-])\s*(?=[^\d\s])|[.)]\s+(?=\d))"),
    ),
    ("number", 30, re.compile(r"([①-⓿❶-➓])\s*[.):–—-]?\s*(?=\S)")),
    ("number", 30, re.compile(r"(?:Điều|Mục|Nội dung)\s+(\d{1,2})\s*[.:)–—-]\s*(?=\S)")),
    (
        "number",
        30,
        re.compile(r"((?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười) là)\s*[,:]\s*(?=\S)"),
    ),
    (
        "number",
        30,
        re.compile(r"(Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười)\s*[.:)]\s+(?=[A-ZĐÀ-Ỹ“])"),
    ),
    (
        "number",
        30,
        re.compile(r"(Thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười))\s*[,:]\s*(?=[^\W\d])"),
    ),
    # Each begins an activity, and what follows it says more.
    (
        "name",
        45,
        re.compile(
            r"(?:Tên(?: (?:gọi|hoạt động|chương trình|sự kiện|lớp|hội thi|việc|buổi))?\s*\d*\s*:"
            rf"|{_COUNTED}(?:\s*[.:)–—-]|(?<=\slà)|(?<=,)))\s*(?=\S)"
        ),
    ),
    # “Hỏi: …?” stands above its answer.
    ("question", 20, re.compile(r"(?:Hỏi|Câu hỏi)\s*\d{0,2}\s*[.:–—-]\s*(?=\S)")),
    # “a1) …”, “b.2. …”; but “c4 - 9 giờ” is a room.
    ("letter", 60, re.compile(r"\(?([a-zđ]\.?\d{1,2})\s*[.)/]\s*(?=[^\W\d])")),
    ("letter", 60, re.compile(r"\(?([a-zđ])\s*[.)/–—-]\s*(?=\S)")),
    ("star", 70, re.compile(r"(>{1,3}|»|›|[-=]+>)\s*(?=\S)")),
    ("star", 70, re.compile(r"(\*{2,3}|={2,3}|~{2,3})\s+(?=\S)")),
    ("dash", 80, re.compile(r"(-{1,3}|[–—])\s*(?=[^\d\s-]|\d)")),
    # Word's round bullet, as it comes out of its fonts.
    ("dash", 80, re.compile(r"(o)\s+(?=[A-ZĐÀ-Ỹ])")),
    ("plus", 90, re.compile(r"(\+)\s*(?=\S)")),
    # Signs that mean nothing else in front of a word or a number: “= Chủ trì …”, “.19h00 …”.
    ("plus", 90, re.compile(r"([=.~#^])\s?(?=[^\W_])")),
    ("star", 70, re.compile(rf"([{SIGNS}])\ufe0f?\s*(?=\S)")),
)
_ANSWER = re.compile(r"(?:Đáp|Trả lời)\s*:\s*(?=\S)")
# “♦ Công trình số 2: …”
_COUNTED_BEHIND = re.compile(rf"{_COUNTED}\s*[.:)–—-]\s*(?=\S)")
_SIGNS = ("star", "dash", "plus")
NUMBERED = frozenset(("part", "roman", "upper", "number", "dotted", "deep", "letter"))


@dataclass(frozen=True, slots=True)
class Marked:
    block: Block
    kind: str
    level: int
    sign: str
    start: int


def marked_block(block: Block) -> Marked:
    for text, offset in ((block.mark, None), (block.text, 0)):
        for kind, level, pattern in _MARKERS:
            match = pattern.match(f"{text} x" if offset is None else text)
            if match and kind == "roman" and match[0].endswith(" ") and not match[0].strip(" IVX"):
                # Without a point it is a number only before a heading in capitals.
                match = match if is_capitals(text[match.end() :]) else None
            if match and text:
                sign = match[1] if match.re.groups else ""
                start = 0 if offset is None else match.end()
                if kind in _SIGNS and (counted := _COUNTED_BEHIND.match(block.text, start)):
                    start = counted.end()
                return Marked(block, kind, level, sign, start)
    answer = _ANSWER.match(block.text)
    return Marked(block, "", 0, "", answer.end() if answer else 0)


# “C1 – …”: a letter, and a number; “T2” is a day of the week.
_CODE = re.compile(
    r"(?P<letters>(?!T\d|CT)[A-ZĐ]{1,3})\.?(?P<number>\d{1,2})\s*[-–—.:)]\s*(?=[^\W\d_])"
)
_FEWEST_CODES = 3


def with_codes(marked: list[Marked]) -> list[Marked]:
    """“C1 – …”, “C2 – …”, “C3 – …” count things by name, where a paper counts so from one on."""
    found = {n: m for n, one in enumerate(marked) if (m := _code_of(one))}
    codes = [(match["letters"], int(match["number"])) for match in found.values()]
    counted = {
        letters
        for letters, number in codes
        if number == _FEWEST_CODES and all((letters, n) in codes for n in range(1, number))
    }
    return [
        replace(one, kind="name", level=45, sign=match[0].strip(), start=match.end())
        if (match := found.get(n)) and match["letters"] in counted
        else one
        for n, one in enumerate(marked)
    ]


def _code_of(one: Marked) -> re.Match[str] | None:
    return None if one.block.mark or one.block.cells else _CODE.match(one.block.text)


def with_letters_inside(marked: list[Marked]) -> list[Marked]:
    """“A. CẤP TỈNH” below “III. NỘI DUNG” is a section of it, and none beside it."""
    first = next((m.kind for m in marked if m.kind in ("roman", "upper")), "")
    if first != "roman":
        return marked
    return [replace(m, kind="number", level=25) if m.kind == "upper" else m for m in marked]
