"""The lines where a paper is signed: posts, words of a hand, names alone in a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from site_src.writing.drafting.blocks import Block, is_capitals
from site_src.writing.drafting.persons import begins_with_surname

POSITIONS = re.compile(
    r"(?:(?:PHÓ |P\. ?|Q\. ?|QUYỀN )?(?:CHỦ TỊCH|HIỆU TRƯỞNG|GIÁM ĐỐC|TRƯỞNG PHÒNG"
    r"|TRƯỞNG BAN|TRƯỞNG|BÍ THƯ|PHỤ TRÁCH|CHỦ NHIỆM|TỔNG GIÁM ĐỐC|QUẢN (?:LÝ|THỦ|NHIỆM)|THỦ THƯ"
    r"|CHÁNH VĂN PHÒNG|GIÁM THỊ|CHỈ HUY TRƯỞNG|CHÍNH (?:ỦY|TRỊ VIÊN)|(?:[^\W\d_]+ ){1,2}TRƯỞNG)\b.*"
    r"|NGƯỜI (?:LẬP|VIẾT|SOẠN|THẢO).*"
    r"|(?:TM|KT|TL|TUQ|T/M|K/T|Q|T/L)\s*\..*|DUYỆT.*|PHÓ .*(?:PHÒNG|BAN|VIỆN|KHOA))"
)
CLOSED = re.compile(r"Nơi (?:nhận|gửi)\b|Gửi\s*:")
SHORT = 60


def is_position(block: Block) -> bool:
    """Whether a line says in which capacity somebody signs."""
    text = block.text.strip("()* ")
    return not block.cells and len(text) < 70 and bool(POSITIONS.match(text))


# Words that stand where a hand signed.
SIGNED = re.compile(
    r"\(?\s*(?:đã k[ýí]|k[ýí] tên|k[ýí],? đóng dấu|k[ýí],? ghi rõ họ tên)[^()]*\)?", re.IGNORECASE
)


def stands_above_name(blocks: Sequence[Block], at: int) -> bool:
    """Whether a line of capitals, or a post in small letters, stands above who signs."""
    block = blocks[at]
    if (
        not (is_capitals(block.text) or _is_post(block))
        or block.cells
        or len(block.text) > SHORT
        or CLOSED.match(block.text)
    ):
        return False
    # “Người viết”, then “Thủ thư”: one post may stand above another.
    below = (
        b.text for b in blocks[at + 1 : at + 4] if not (SIGNED.fullmatch(b.text) or _is_post(b))
    )
    return is_person(next(below, ""))


def _is_post(block: Block) -> bool:
    return is_position(replace(block, text=block.text.upper()))


_DEGREE = re.compile(
    r"^(?:(?:(?:ThS|TS|PGS|GS|BS(?:\s?CK\s?I{1,2})?|CN|KS|LS|Ths|NGƯT|NGND|Th\.S)(?:\.|(?=\s))"
    r"|(?:Đại|Thượng|Trung|Thiếu)\s(?:tướng|tá|[úu]y)|(?:Tiến|Thạc|Bác|Kỹ)\s(?:sĩ|sỹ|sư)|Cử nhân"
    r"|(?:Thượng|Đại)\s(?:tọa|đức)|Hòa thượng|Linh mục)[\s,.]*)+"
)
_NO_PERSON = re.compile(
    r"ủy|uỷ|ban|phòng|sở|trường|hội|trung|tâm|thư|viện|nơi|kính|phụ|lục|số|độc|lập|việt"
    r"|nam|công|tuần|lễ|kế|hoạch|xã|phường|quận|huyện|tỉnh|thành"
)


# Two words in capitals may be a heading too.
_FEWEST_IN_CAPITALS = 2


def is_person(text: str) -> bool:
    """Whether a line is the name of a person, as it stands below a signature."""
    # “H’ Nguê Niê”, “Ksor H’Linh”, “Y Bhăm-Êban”
    plain = re.sub(r"(?<=\w)(?:['’ʼ‘]\s?|-)(?=\w)", " ", _DEGREE.sub("", text.strip(" *()./")))
    words = plain.split()
    if not 2 <= len(words) <= 6 or _NO_PERSON.fullmatch(words[0].casefold()):
        return False
    if is_capitals(text) and len(words) > _FEWEST_IN_CAPITALS:
        # “NGUYỄN VĂN AN”
        words = [word.capitalize() for word in words] if begins_with_surname(words) else words
    if words[0] == "Đoàn" and words[1].casefold() in ("thanh", "viên", "thể", "trường", "phường"):
        return False
    return all(w[0].isupper() and w.isalpha() and (w[1:].islower() or len(w) == 1) for w in words)


def person(text: str) -> str:
    """The name alone, without degrees, as it is written in a sentence."""
    name = _DEGREE.sub("", text.strip(" *()./"))
    return name.title() if is_capitals(name) else name
