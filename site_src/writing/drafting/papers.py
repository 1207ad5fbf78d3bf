"""The papers of a bundle: which of them is the plan, and where its head, body and end are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from site_src.writing.drafting.annexes import ANNEX, STATE_OR_MOTTO, annex_starts
from site_src.writing.drafting.blocks import Block, is_capitals
from site_src.writing.drafting.lines import BULLETS, SIGNS
from site_src.writing.drafting.roles import KNOWN
from site_src.writing.drafting.signing import (
    CLOSED,
    POSITIONS,
    SHORT,
    is_person,
    is_position,
    stands_above_name,
)

TYPES = (
    "KẾ HOẠCH",
    "CÔNG VĂN",
    "CHƯƠNG TRÌNH",
    "HƯỚNG DẪN",
    "THÔNG BÁO",
    "QUYẾT ĐỊNH",
    "CHỈ THỊ",
    "TỜ TRÌNH",
    "BÁO CÁO",
    "GIẤY MỜI",
    "HỢP ĐỒNG",
    "BIÊN BẢN",
    "KẾ HOẠCH PHỐI HỢP",
    "KẾ HOẠCH LIÊN TỊCH",
    "HỢP ĐỒNG KINH TẾ",
    "HỢP ĐỒNG LAO ĐỘNG",
    "NGHỊ QUYẾT",
    "PHƯƠNG ÁN",
    "ĐỀ ÁN",
    "QUY CHẾ",
    "QUY ĐỊNH",
    "THÔNG CÁO",
    "CÔNG ĐIỆN",
    "THƯ NGỎ",
    "LỜI KÊU GỌI",
)
# What goes with a plan, and is none.
LETTERS = ("TỜ TRÌNH", "GIẤY MỜI", "BÁO CÁO", "BIÊN BẢN")
_PLANS = ("KẾ HOẠCH ", "PHƯƠNG ÁN ")
# What stands between those who issue a paper and its title: signs, the place and the day.
_BETWEEN = re.compile(
    r"[*_=–—-]+|[A-ZĐÀ-Ỹ][^.;:]{1,40},\s*(?:ngày\s*)?[\d\s.…_]{0,8}(?:tháng\s*|[/-]\s*)[\d\s.…_]{1,5}"
    r"(?:năm\s*|[/-]\s*)\d{4}"
)
NUMBER_LINE = re.compile(
    r"(?:[^\W\d_]+ [^\W\d_]+ )?Số\s*:?[\s.…_]*\d*\s*[\d\s.…_]*"
    r"(?:[/–—-]\s*[A-ZĐ]|(?<=\d )[A-ZĐ]{1,4}/)",
    re.IGNORECASE,
)
_DRAFT = re.compile(r"DỰ THẢO|\(?Dự thảo\)?$")
_LETTER = re.compile(
    r"góp ý|phê duyệt|xin ý kiến|thẩm định|trình ban hành|báo giá|mời họp|lấy ý kiến", re.IGNORECASE
)
_BODY = re.compile(
    rf"[{BULLETS}\s]*(?:Căn cứ\s*:|(?:Căn cứ|Thực hiện|Theo|Nhằm|Để|Xét|Tiếp tục|Triển khai"
    r"|Hưởng ứng)\s)"
    r"|(?:I|1|A|PHẦN)\s*[.)/:-]"
)


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper: its head, its body, its end, and what is attached to it.

    The head goes to the first ground or heading; the end has recipients and signature.
    """

    type: str
    head: tuple[Block, ...]
    body: tuple[Block, ...]
    tail: tuple[Block, ...]
    annexes: tuple[tuple[Block, ...], ...]
    draft: bool
    letter: bool
    numbered: bool

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All of it."""
        return (*self.head, *self.body, *self.tail, *(b for annex in self.annexes for b in annex))

    @property
    def weight(self) -> int:
        """How much it looks like the plan in force."""
        kinds = {
            "KẾ HOẠCH": 6,
            "PHƯƠNG ÁN": 6,
            "CHƯƠNG TRÌNH": 4,
            "HƯỚNG DẪN": 4,
            "CÔNG VĂN": 3,
            "THÔNG BÁO": 3,
        }
        kinds |= {"QUYẾT ĐỊNH": 2, "CHỈ THỊ": 3, "KẾ HOẠCH PHỐI HỢP": 6, "KẾ HOẠCH LIÊN TỊCH": 6}
        size = sum(len(block.text) for block in self.body) // 1500
        return (
            kinds.get(self.type, 0)
            + 3 * self.numbered
            + min(size, 4)
            - 8 * self.draft
            - 8 * self.letter
        )


def part(blocks: Sequence[Block]) -> tuple[Paper, ...]:
    """The papers of a file, in their order."""
    starts = [0]
    ended = False
    for block in blocks:
        if block.number and ended and _opens(block, blocks[starts[-1] : block.number]):
            start = block.number
            while start - 1 > starts[-1] and _is_head_line(blocks[start - 1]):
                start -= 1
            starts.append(start)
            ended = False
        is_last = block.text.endswith("./.") and not block.cells
        if is_last or CLOSED.match(block.text) or stands_above_name(blocks, block.number):
            ended = True
    ends = [*starts[1:], len(blocks)]
    pieces = [blocks[start:end] for start, end in zip(starts, ends, strict=True)]
    return tuple(_paper(piece) for piece in pieces if piece)


def _opens(block: Block, before: Sequence[Block]) -> bool:
    """Whether a line begins another paper behind one that has ended."""
    text = block.text.strip()
    if block.cells or len(text) > 90:
        return False
    if STATE_OR_MOTTO.search(text) or NUMBER_LINE.match(text):
        return True
    if text in TYPES:
        return text != "CHƯƠNG TRÌNH"
    # Behind what only goes with a plan, and so has no appendix that is called a plan.
    return text.startswith(_PLANS) and is_capitals(text) and any(b.text in LETTERS for b in before)


def _is_head_line(block: Block) -> bool:
    """A line above the number or the title of a paper."""
    if not block.cells and _BETWEEN.fullmatch(block.text.strip()):
        return True
    return (
        not block.cells
        and block.text.upper() == block.text
        and not POSITIONS.match(block.text)
        and len(block.text) < 90
        and bool(re.match(r"[A-ZĐÀ-Ỹ]", block.text))
    )


def _paper(blocks: Sequence[Block]) -> Paper:
    body = _body_of(blocks)
    tail = next((n for n in range(body + 1, len(blocks)) if _begins_tail(blocks, n)), len(blocks))
    annexes = annex_starts(blocks, body, tail)
    if annexes and tail == len(blocks):
        # No signature at all: an annex must still not run on from the body.
        tail = annexes[0]
    ends = [*annexes[1:], len(blocks)][: len(annexes)]
    head = blocks[:body]
    words = " ".join(block.text for block in head)
    about = re.search(r"V/v|Về việc", words)
    kind = _kind(head) or ("CÔNG VĂN" if about else "")
    return Paper(
        kind,
        tuple(head),
        tuple(blocks[body:tail]),
        tuple(blocks[tail : annexes[0] if annexes else len(blocks)]),
        tuple(tuple(blocks[start:end]) for start, end in zip(annexes, ends, strict=True)),
        any(_DRAFT.match(block.text.strip()) for block in blocks[: body + 3]),
        kind in LETTERS
        or bool(about and _LETTER.search(words[about.start() : about.start() + 200])),
        any(re.match(r"Số\s*:?\s*\d", block.text) for block in head),
    )


def _body_of(blocks: Sequence[Block]) -> int:
    """Where the body begins: with a ground or a heading, else behind the subject."""
    for number, block in enumerate(blocks):
        below_type = number and blocks[number - 1].text.strip() in TYPES
        ground = block.text.startswith("Căn cứ")
        if number and _begins_body(block) and (not below_type or ground):
            body = number
            break
    else:
        body = next(
            (
                n + (2 if b.text.strip() in TYPES else 1)
                for n, b in enumerate(blocks)
                if b.text.strip().startswith(TYPES) and b.text.upper() == b.text
            ),
            min(1, len(blocks)),
        )
    return min(body, _first_below_subject(blocks, body), len(blocks))


def _begins_tail(blocks: Sequence[Block], at: int) -> bool:
    """Whether recipients or a signature begin with a block."""
    block = blocks[at]
    return bool(
        CLOSED.match(block.text)
        or (is_position(block) and _last_pages(blocks, at))
        or _is_signed_there(blocks, at)
    )


def _kind(head: Sequence[Block]) -> str:
    """The type of a paper that its head names, alone in a line or in front of the subject."""
    alone = next((b.text.strip() for b in head if b.text.strip() in TYPES), "")
    return alone or next(
        (t for b in head for t in TYPES if re.match(rf"{t}\b", b.text) and len(b.text) < 250), ""
    )


def _first_below_subject(blocks: Sequence[Block], limit: int) -> int:
    """Where a text begins below the title, though it opens with no ground and no number."""
    title = next((n for n, b in enumerate(blocks[:limit]) if b.text.strip() in TYPES), limit)
    for number in range(title + 2, limit):
        block = blocks[number]
        text = block.text.strip()
        if not block.gap or block.cells or is_capitals(text) or text.startswith(("Kính", "(")):
            continue
        known = KNOWN.match(text) and len(text) < SHORT
        if known or re.search(r"\w[.:]$", text) or _LABELLED.match(text):
            return number
    return limit


# “♦ Chủ đề: …” right below the title.
_LABELLED = re.compile(rf"[{SIGNS}]\s*[^\W\d][^:]{{2,40}}:\s+\S")


def _begins_body(block: Block) -> bool:
    if block.cells:
        return False
    return bool(_BODY.match(block.text)) or (
        len(block.text) > 180 and block.text.upper() != block.text
    )


def _last_pages(blocks: Sequence[Block], number: int) -> bool:
    """Whether a line of capitals stands where a paper is signed: near a name or the recipients."""
    return any(
        CLOSED.match(block.text) or is_person(block.text)
        for block in blocks[number + 1 : number + 8]
    )


def _is_signed_there(blocks: Sequence[Block], at: int) -> bool:
    """Whether a paper ends here: with a post, or with whom it speaks for, above a name."""
    if not blocks[at].gap:
        return False
    first = at + 1 if _SPEAKS_FOR.match(blocks[at].text) and at + 1 < len(blocks) else at
    return stands_above_name(blocks, first) and _ends_behind(blocks, first + 2)


_SPEAKS_FOR = re.compile(r"(?:Thay mặt|Thừa lệnh|TM\.?|T/M)\s.{2,50}$")


def _ends_behind(blocks: Sequence[Block], at: int) -> bool:
    """Whether the paper is at its end: nothing follows, or an appendix or its recipients do."""
    following = blocks[at : at + 2]
    return not following or any(
        CLOSED.match(b.text)
        or ANNEX.match(b.text)
        or is_person(b.text)
        or b.text.startswith("Kính gửi")
        for b in following
    )
