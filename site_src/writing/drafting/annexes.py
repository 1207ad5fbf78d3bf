"""Where what is attached to a paper begins, and what it is called."""

from __future__ import annotations

import re
from collections.abc import Sequence

from site_src.writing.drafting.blocks import STATE, Block
from site_src.writing.drafting.signing import is_person, is_position

STATE_OR_MOTTO = re.compile(rf"{STATE.pattern}|^(?i:Độc lập\s*[-–—]\s*Tự do)")
_ATTACHED = re.compile(r"\(?\s*(?:Ban hành|Kèm|Đính|Định|Gửi)\s*kèm", re.IGNORECASE)
ANNEX = re.compile(
    r"PHỤ LỤC|Phụ lục\s*(?:số\s*)?(?:\d|[IVX]|$)|Biểu mẫu|BIỂU MẪU|MẪU\s|Mẫu số"
    r"|.{0,40}(?:KHẨU HIỆU|ĐỀ CƯƠNG|TỔNG HỢP|BIỂU |LỊCH |THỐNG KÊ|DANH SÁCH|DANH MỤC|CHƯƠNG TRÌNH)"
)
_NUMBERED_ANNEX = re.compile(r"(?:PHỤ LỤC|Phụ lục)\s*(?:số\s*)?(?:\d+|[IVX]+)\W*")


def annex_starts(blocks: Sequence[Block], body: int, tail: int) -> list[int]:
    """The numbers of the blocks that begin an appendix, behind the end of the paper or its body."""
    starts: list[int] = []
    signed = any(is_person(block.text) for block in blocks[body:tail][-1:])
    for number in range(tail if tail < len(blocks) else body, len(blocks)):
        block = blocks[number]
        signed = signed or (number > tail and is_person(block.text))
        after = number > tail or tail == len(blocks)
        if block.cells and starts:
            # A table stands in the appendix that has begun.
            continue
        near = starts and number - starts[-1] < 4 and not _NUMBERED_ANNEX.fullmatch(block.text)
        if after and _begins_annex(block, signed) and not near:
            starts.append(number)
    return starts


def _begins_annex(block: Block, signed: bool) -> bool:
    if block.cells:
        return signed and block.table > 0
    text = block.text
    if re.match(r"\s*-", text) or len(text) > 250:
        return False
    if ANNEX.match(text) or _ATTACHED.match(text):
        return True
    capitals = text.upper() == text and len(text) > 12 and " " in text
    return (
        signed
        and capitals
        and not is_position(block)
        and not STATE_OR_MOTTO.search(text)
        and not is_person(text)
    )


def annex_title(annex: Sequence[Block]) -> tuple[str, tuple[Block, ...]]:
    """The title of an appendix, put together from its lines of capitals, and those lines."""
    lines: list[Block] = []
    for block in annex[:9]:
        text = block.text
        if block.cells or (_ATTACHED.match(text) and lines):
            break
        if re.fullmatch(
            r"(?:PHỤ LỤC|Phụ lục|Biểu mẫu|Mẫu)(?:\s+số)?\s*[\dIVX.:]*", text
        ) or _ATTACHED.match(text):
            continue
        short = _ANNEX_NUMBER.sub("", text)
        if lines and text.upper() != text:
            break
        if short:
            lines.append(block)
        if text.upper() != text:
            break
    return " ".join(_ANNEX_NUMBER.sub("", block.text) for block in lines), tuple(lines)


_ANNEX_NUMBER = re.compile(r"^(?:PHỤ LỤC|Phụ lục)(?:\s+số)?\s*[\dIVX]*\s*[.:–—-]\s*")
