"""The papers of a bundle: which of them is the plan, and where its head, body and end are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from site_src.writing.drafting.blocks import STATE, Block, is_capitals
from site_src.writing.drafting.persons import begins_with_surname
from site_src.writing.drafting.roles import KNOWN

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
_POSITIONS = re.compile(
    r"(?:(?:PHÓ |P\. ?|Q\. ?|QUYỀN )?(?:CHỦ TỊCH|HIỆU TRƯỞNG|GIÁM ĐỐC|TRƯỞNG PHÒNG"
    r"|TRƯỞNG BAN|TRƯỞNG|BÍ THƯ|PHỤ TRÁCH|CHỦ NHIỆM|TỔNG GIÁM ĐỐC|QUẢN LÝ"
    r"|CHÁNH VĂN PHÒNG|GIÁM THỊ|CHỈ HUY TRƯỞNG|CHÍNH (?:ỦY|TRỊ VIÊN)|(?:[^\W\d_]+ ){1,2}TRƯỞNG)\b.*"
    r"|NGƯỜI LẬP.*"
    r"|(?:TM|KT|TL|TUQ|T/M|K/T|Q|T/L)\s*\..*|DUYỆT.*|PHÓ .*(?:PHÒNG|BAN|VIỆN|KHOA))"
)
_STATE_OR_MOTTO = re.compile(rf"{STATE.pattern}|^Độc lập\s*[-–]\s*Tự do")
# What stands between those who issue a paper and its title: signs, the place and the day.
_BETWEEN = re.compile(
    r"[*_=–-]+|[A-ZĐÀ-Ỹ][^.;:]{1,40},\s*(?:ngày\s*)?[\d\s.…_]{0,8}(?:tháng\s*|[/-]\s*)[\d\s.…_]{1,5}"
    r"(?:năm\s*|[/-]\s*)\d{4}"
)
NUMBER_LINE = re.compile(
    r"(?:[^\W\d_]+ [^\W\d_]+ )?Số\s*:?[\s.…_]*\d*\s*[\d\s.…_]*[/-]\s*[A-ZĐ]", re.IGNORECASE
)
_ATTACHED = re.compile(r"\(?\s*(?:Ban hành|Kèm|Đính|Định|Gửi)\s*kèm", re.IGNORECASE)
_ANNEX = re.compile(
    r"PHỤ LỤC|Phụ lục\s*(?:số\s*)?(?:\d|[IVX]|$)|Biểu mẫu|BIỂU MẪU|MẪU\s|Mẫu số"
    r"|.{0,40}(?:KHẨU HIỆU|ĐỀ CƯƠNG|TỔNG HỢP|BIỂU |LỊCH |THỐNG KÊ|DANH SÁCH|DANH MỤC|CHƯƠNG TRÌNH)"
)
_NUMBERED_ANNEX = re.compile(r"(?:PHỤ LỤC|Phụ lục)\s*(?:số\s*)?(?:\d+|[IVX]+)\W*")
_DRAFT = re.compile(r"DỰ THẢO|\(?Dự thảo\)?$")
_LETTER = re.compile(
    r"góp ý|phê duyệt|xin ý kiến|thẩm định|trình ban hành|báo giá|mời họp|lấy ý kiến", re.IGNORECASE
)
_BODY = re.compile(
    r"[-–—+*•\s]*(?:Căn cứ\s*:|(?:Căn cứ|Thực hiện|Theo|Nhằm|Để|Xét|Tiếp tục|Triển khai"
    r"|Hưởng ứng)\s)"
    r"|(?:I|1|A|PHẦN)\s*[.)/:-]"
)
_CLOSED = re.compile(r"Nơi (?:nhận|gửi)\b|Gửi\s*:")


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
        if is_last or _CLOSED.match(block.text) or stands_above_name(blocks, block.number):
            ended = True
    ends = [*starts[1:], len(blocks)]
    pieces = [blocks[start:end] for start, end in zip(starts, ends, strict=True)]
    return tuple(_paper(piece) for piece in pieces if piece)


def _opens(block: Block, before: Sequence[Block]) -> bool:
    """Whether a line begins another paper behind one that has ended."""
    text = block.text.strip()
    if block.cells or len(text) > 90:
        return False
    if _STATE_OR_MOTTO.search(text) or NUMBER_LINE.match(text):
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
        and not _POSITIONS.match(block.text)
        and len(block.text) < 90
        and bool(re.match(r"[A-ZĐÀ-Ỹ]", block.text))
    )


def is_position(block: Block) -> bool:
    """Whether a line says in which capacity somebody signs."""
    text = block.text.strip("()* ")
    return not block.cells and len(text) < 70 and bool(_POSITIONS.match(text))


def _paper(blocks: Sequence[Block]) -> Paper:
    body = next(
        (
            n
            for n, b in enumerate(blocks)
            if n
            and _begins_body(b)
            and (blocks[n - 1].text.strip() not in TYPES or b.text.startswith("Căn cứ"))
        ),
        # No ground and no heading: what follows the subject.
        next(
            (
                n + (2 if b.text.strip() in TYPES else 1)
                for n, b in enumerate(blocks)
                if b.text.strip().startswith(TYPES) and b.text.upper() == b.text
            ),
            min(1, len(blocks)),
        ),
    )
    body = min(body, _first_below_subject(blocks, body), len(blocks))
    tail = next(
        (
            n
            for n, b in enumerate(blocks)
            if n > body
            and (
                _CLOSED.match(b.text)
                or (is_position(b) and _last_pages(blocks, n))
                or _is_signed_there(blocks, n)
            )
        ),
        len(blocks),
    )
    annexes: list[int] = []
    signed = any(is_person(block.text) for block in blocks[body:tail][-1:])
    for number in range(tail if tail < len(blocks) else body, len(blocks)):
        block = blocks[number]
        signed = signed or (number > tail and is_person(block.text))
        after = number > tail or tail == len(blocks)
        if block.cells and annexes:
            # A table stands in the appendix that has begun.
            continue
        near = annexes and number - annexes[-1] < 4 and not _NUMBERED_ANNEX.fullmatch(block.text)
        if after and _begins_annex(block, signed) and not near:
            annexes.append(number)
    if annexes and tail == len(blocks):
        # No signature at all: an annex must still not run on from the body.
        tail = annexes[0]
    ends = [*annexes[1:], len(blocks)][: len(annexes)]
    head = blocks[:body]
    words = " ".join(block.text for block in head)
    kind = next((b.text.strip() for b in head if b.text.strip() in TYPES), "")
    if not kind:
        kind = next(
            (t for b in head for t in TYPES if re.match(rf"{t}\b", b.text) and len(b.text) < 250),
            "",
        )
    about = re.search(r"V/v|Về việc", words)
    if not kind and about:
        kind = "CÔNG VĂN"
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


def _first_below_subject(blocks: Sequence[Block], limit: int) -> int:
    """Where a text begins below the title, though it opens with no ground and no number."""
    title = next((n for n, b in enumerate(blocks[:limit]) if b.text.strip() in TYPES), limit)
    for number in range(title + 2, limit):
        block = blocks[number]
        text = block.text.strip()
        if not block.gap or block.cells or is_capitals(text) or text.startswith(("Kính", "(")):
            continue
        if (KNOWN.match(text) and len(text) < _SHORT) or re.search(r"\w[.:]$", text):
            return number
    return limit


_SHORT = 60


def _begins_body(block: Block) -> bool:
    if block.cells:
        return False
    return bool(_BODY.match(block.text)) or (
        len(block.text) > 180 and block.text.upper() != block.text
    )


def _last_pages(blocks: Sequence[Block], number: int) -> bool:
    """Whether a line of capitals stands where a paper is signed: near a name or the recipients."""
    return any(
        _CLOSED.match(block.text) or is_person(block.text)
        for block in blocks[number + 1 : number + 8]
    )


# Words that stand where a hand signed.
SIGNED = re.compile(
    r"\(?\s*(?:đã ký|ký tên|ký,? đóng dấu|ký,? ghi rõ họ tên)[^()]*\)?", re.IGNORECASE
)


def stands_above_name(blocks: Sequence[Block], at: int) -> bool:
    """Whether a line of capitals, or a post in small letters, stands above who signs."""
    block = blocks[at]
    post = is_capitals(block.text) or is_position(replace(block, text=block.text.upper()))
    if not post or block.cells or len(block.text) > _SHORT or _CLOSED.match(block.text):
        return False
    below = (b.text for b in blocks[at + 1 : at + 4] if not SIGNED.fullmatch(b.text))
    return is_person(next(below, ""))


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
        _CLOSED.match(b.text)
        or _ANNEX.match(b.text)
        or is_person(b.text)
        or b.text.startswith("Kính gửi")
        for b in following
    )


def _begins_annex(block: Block, signed: bool) -> bool:
    if block.cells:
        return signed and block.table > 0
    text = block.text
    if re.match(r"\s*-", text) or len(text) > 250:
        return False
    if _ANNEX.match(text) or _ATTACHED.match(text):
        return True
    capitals = text.upper() == text and len(text) > 12 and " " in text
    return (
        signed
        and capitals
        and not is_position(block)
        and not _STATE_OR_MOTTO.search(text)
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


_ANNEX_NUMBER = re.compile(r"^(?:PHỤ LỤC|Phụ lục)(?:\s+số)?\s*[\dIVX]*\s*[.:–-]\s*")


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
    # “H’ Nguê Niê”
    words = re.sub("[’'ʼ]", "", _DEGREE.sub("", text.strip(" *()./"))).split()
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
