"""Lines to blocks: one for each paragraph, joined where a page cut it, without signs of Markdown.

A block remembers for each of its letters where it stands in the file, so that any part of it can be
quoted just as it is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from site_src.writing.drafting.contacts import LEFT_OUT, private_spans
from site_src.writing.drafting.joining import AWAITS_NUMBER, ENDS, begins_anew, is_head_line
from site_src.writing.drafting.lines import BULLETS, Line


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the plan, letter for letter, and where they stand."""

    text: str
    place: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph.

    `text` is clean, `spots` has the piece and the letter of it for each letter of `text`; `mark` is
    what Word numbered by itself. A row of a table has `cells`, each a block.
    """

    number: int
    pieces: tuple[Line, ...]
    text: str
    spots: tuple[tuple[int, int], ...] = field(repr=False, default=())
    mark: str = ""
    bold: bool = False
    gap: bool = False
    cells: tuple[Block, ...] = ()
    table: int = 0
    label: bool = False

    @property
    def place(self) -> int:
        """Where it begins."""
        return self.pieces[0].place

    def quotes(
        self, start: int = 0, end: int | None = None, names: bool = False
    ) -> tuple[Quote, ...]:
        """A part of the text as printed; in pieces where lines of the file part it.

        Without the names and contacts of persons, where `names` does not say otherwise.
        """
        if self.cells and not self.text:
            return tuple(quote for cell in self.cells for quote in cell.quotes() if cell.text)
        found: list[Quote] = []
        spots = self.spots[start:end]
        for number in dict.fromkeys(piece for piece, _at in spots):
            ats = [at for piece, at in spots if piece == number]
            line = self.pieces[number]
            hidden = () if names else self._private_in(number, ats[0], ats[-1] + 1)
            words = _with_gaps(line.text[: ats[-1] + 1], ats[0], hidden).strip()
            if words:
                found.append(Quote(words, line.place))
        return tuple(found)

    def _private_in(self, number: int, first: int, last: int) -> Iterator[tuple[int, int]]:
        """The stretches of a piece between two letters that name persons or contacts."""
        for start, end in private_spans(self.text):
            ats = [at for piece, at in self.spots[start:end] if piece == number]
            if ats and ats[0] < last and ats[-1] >= first:
                yield max(ats[0], first), min(ats[-1] + 1, last)


def _with_gaps(text: str, start: int, hidden: Iterable[tuple[int, int]]) -> str:
    """A text from `start` on, with a sign in place of each hidden stretch."""
    kept, at = "", start
    for first, last in hidden:
        kept, at = f"{kept}{text[at:first]}{LEFT_OUT}", last
    return kept + text[at:]


# Signs by which Markdown and OCR mark bold, italic and headings.
_EMPHASIS = re.compile(r"(?:\*\*|__)|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])|^\s*#{1,6}\s+|^\s*>\s+")


_STARTS_LIST = re.compile(r"\s*(?:\*(?:\s+(?!\*)|(?=[^\s*][^*]*$))|\*{2,3}\s+(?=[^\s*][^*]*$))")


def is_capitals(text: str) -> bool:
    """Whether all letters of a text are capitals."""
    return text.upper() == text and any(letter.isalpha() for letter in text)


def clean(line: Line) -> tuple[str, tuple[int, ...]]:
    """A line's text without signs and doubled spaces, and where each letter stands in it."""
    kept = [True] * len(line.text)
    # A sign that is never closed marks an entry of a list, with or without a blank.
    starts_list = _STARTS_LIST.match(line.text)
    for match in _EMPHASIS.finditer(line.text):
        if starts_list and match.start() < starts_list.end():
            continue
        for at in range(*match.span()):
            kept[at] = False
    letters: list[str] = []
    ats: list[int] = []
    for at, letter in enumerate(line.text):
        if not kept[at]:
            continue
        plain = " " if letter.isspace() else letter
        if plain == " " and (not letters or letters[-1] == " "):
            continue
        letters.append(plain)
        ats.append(at)
    while letters and letters[-1] == " ":
        letters.pop()
        ats.pop()
    return "".join(letters), tuple(ats)


def is_bold(line: Line) -> bool:
    """Whether all of a line is marked as bold or as a heading, in Word or in Markdown."""
    text = line.text.strip()
    return (
        line.bold
        or bool(re.match(r"#{1,6}\s", text))
        or bool(re.fullmatch(r"\*\*[^*]+\*\*|\*\*\*[^*]+\*\*\*", text))
    )


def to_blocks(lines: Iterable[Line]) -> tuple[Block, ...]:
    """Every line that has a text in a block of its own, or in that of the line before."""
    lines = list(_columns(line for line in lines if not line.picture))
    found: list[Block] = []
    pages = page_numbers(lines)
    turned = False
    for number, (line, (wrapped, widest)) in enumerate(zip(lines, _broken(lines), strict=True)):
        if line.cells:
            found.append(_row(line, len(found)))
            continue
        if number in pages and found and not found[-1].cells:
            # It belongs to no sentence, but its place does to the paragraph that it cuts.
            found[-1] = replace(found[-1], pieces=(*found[-1].pieces, replace(line, text="")))
            turned = True
            continue
        gap, turned = line.gap and not turned, False
        text, ats = clean(line)
        if not text:
            continue
        block = Block(
            len(found),
            (line,),
            text,
            tuple((0, at) for at in ats),
            line.mark,
            is_bold(line),
            gap,
            label=line.label,
        )
        if found and _continues(found[-1], block, wrapped, widest):
            found[-1] = _joined(found[-1], block)
        else:
            found.append(block)
    return tuple(found)


_PAGE = re.compile(r"[-–—\s]*(?:Trang\s*)?(\d{1,3})(?:\s*/\s*\d{1,3})?[-–—\s]*", re.IGNORECASE)


def page_number(line: Line) -> int | None:
    """The number of a page that a line may be, by itself; None for any other."""
    match = None if line.cells else _PAGE.fullmatch(line.text.strip())
    return int(match[1]) if match else None


def page_numbers(lines: Sequence[Line]) -> frozenset[int]:
    """Which lines are the numbers of pages: nothing but numbers that count up."""
    alone = [
        (number, count)
        for number, line in enumerate(lines)
        if (count := page_number(line)) is not None
    ]
    counts = [count for _number, count in alone]
    follows = counts == list(range(counts[0], counts[0] + len(counts))) if counts else False
    return (
        frozenset(number for number, _count in alone) if follows and counts[0] < 3 else frozenset()
    )


def _is_name(text: str) -> bool:
    """Two who sign side by side: “Nguyễn Mạnh Hùng          Huỳnh Ngọc Ánh”."""
    words = text.split()
    return 1 < len(words) < _MANY and all(w[0].isupper() and w.strip(".").isalpha() for w in words)


_MANY = 7


_BULLET = re.compile(rf"[{BULLETS}]\s+")


def _columns(lines: Iterable[Line]) -> Iterator[Line]:
    """A line that puts the head's two sides beside each other becomes two."""
    for line in lines:
        # The gap behind a bullet is the bullet's.
        whole = line.text.strip()
        text = whole[len(bullet[0]) :] if (bullet := _BULLET.match(whole)) else whole
        if line.cells or not re.search(r"\t|\s{3,}", text):
            yield line
            continue
        # “Số:      /KH-UBND” and “ngày      tháng” only leave room for a number.
        parts = re.split(r"(?:\t+|\s{3,})(?!\s|[/.…]|tháng|năm)", text)
        parts[0] = f"{bullet[0] if bullet else ''}{parts[0]}"
        parts = [part for part in parts if part.strip()]
        sides = len(parts) == 2 and (
            re.search(
                r"CỘNG H[OÒ][AÀ]|(?i:Độc lập)|ngày[\s.…]*\d*[\s.…]*tháng|^Số\s*:", line.text.strip()
            )
            or all(is_capitals(part) and len(part) < 60 for part in parts)
            or all(map(_is_name, parts))
            or re.match(rf"\s*(?:[{BULLETS}]\s|Nơi nhận|Nơi gửi|Gửi\s*:)", line.text)
        )
        if not sides:
            yield line
            continue
        for part in parts:
            yield replace(line, text=part.strip(), gap=line.gap and part is parts[0])


def _row(line: Line, number: int) -> Block:
    cells = []
    for lines in line.cells:
        blocks = [_whole(cell, number) for cell in lines]
        cell = blocks[0] if blocks else Block(number, (Line(line.place, ""),), "")
        for other in blocks[1:]:
            cell = _joined(cell, other)
        cells.append(cell)
    return Block(number, (line,), "", cells=tuple(cells), table=line.table, gap=line.gap)


def _whole(line: Line, number: int) -> Block:
    text, ats = clean(line)
    if line.mark:
        return Block(number, (line,), text, tuple((0, at) for at in ats), line.mark)
    return Block(number, (line,), text, tuple((0, at) for at in ats))


def _joined(block: Block, more: Block) -> Block:
    pieces = len(block.pieces)
    last = block.spots[-1] if block.spots else (0, 0)
    spots = (*block.spots, *([last] if block.text else []))
    moved = tuple((piece + pieces, at) for piece, at in more.spots)
    glue = " " if block.text else ""
    return replace(
        block,
        pieces=(*block.pieces, *more.pieces),
        text=f"{block.text}{glue}{more.text}",
        spots=(*spots, *moved) if glue else moved,
        bold=block.bold and more.bold,
    )


def _broken(lines: list[Line]) -> Iterator[tuple[bool, int]]:
    """Of each line, whether its paper was broken into lines of one length, and how long those are.

    The papers of a bundle were typed by several hands.
    """
    heads = (n for n, line in enumerate(lines) if n and STATE.search(line.text))
    for start, end in pairwise((0, *heads, len(lines))):
        paper = lines[start:end]
        sizes = sorted(len(line.text) for line in paper)
        look = _is_wrapped(paper), sizes[len(sizes) * 9 // 10] if sizes else 0
        yield from (look for _line in paper)


# What stands at the head of each paper.
STATE = re.compile(r"C[ỘO]NG H[OÒ][AÀ] X[ÃA] H[ỘO]I CH[ỦU] NGH[ĨI]A")


def _is_wrapped(lines: list[Line]) -> bool:
    """Whether a text was broken into lines of about one length, as by a program that prints."""
    pairs = [
        (one.text.strip(), two.text.strip())
        for one, two in pairwise(lines)
        if not (one.cells or two.cells or two.gap) and one.place != two.place
    ]
    long = [
        (one, two) for one, two in pairs if len(one) > 50 and not re.match(rf"[{BULLETS}]", two)
    ]
    broken = sum(1 for one, two in long if not ENDS.search(one) and two[:1].islower())
    longest = max((len(line.text.strip()) for line in lines), default=0)
    full = sum(1 for one, _two in long if len(one) > longest * 0.85)
    often = broken * 4 > len(long) or (longest < 100 and full * 3 > len(long))
    # In a short one few lines are broken, where none is longer than a line of print.
    return broken > (_FEW_BROKEN if longest >= _PRINTED else 0) and often and longest < 200


_FEW_BROKEN, _PRINTED = 2, 100


# No paragraph goes on behind so many letters; and by so many of its last ones it is known whether
# its sentence has ended.
_LONGEST, _END = 10_000, 40
_NARROW = 60


def _continues(before: Block, block: Block, wrapped: bool, widest: int) -> bool:
    """Whether a block only goes on with the sentence of the one before."""
    if before.cells or block.mark or block.table or before.text.endswith("./."):
        return False
    if before.label or block.label:
        # The lines of one cell; what stands beside it begins anew.
        return before.label and block.label
    if len(before.text) > _LONGEST:
        return False
    end = before.text[-_END:]
    if re.search(r"\b(?:năm|tháng|ngày)$", end) and re.match(r"\d{1,4}\b(?!\s*[.)])", block.text):
        # A narrow column breaks even a date.
        return True
    if wrapped and not block.gap and AWAITS_NUMBER.search(end) and re.match(r"\d", block.text):
        return True
    if begins_anew(block.text, before.text):
        return False
    last = next((text for piece in reversed(before.pieces) if (text := clean(piece)[0])), "")
    if re.match(r"Nơi nhận|Nơi gửi|Kính gửi|Số\s*:|Độc lập|V/v", before.text):
        if not before.text.startswith("V/v") or block.gap or is_head_line(block.text):
            return False
        # A subject stands in a narrow column; a sentence below it is the first of the text.
        return block.text[:1].islower() or len(block.text) < _NARROW
    if is_capitals(before.text) or is_head_line(block.text):
        return False
    if block.text[:1].islower() and not ENDS.search(end):
        return True
    if block.text[:1].islower() and before.text.endswith((",", ";")) and not block.gap:
        return not re.match(rf"\s*[{BULLETS}]", before.text) or len(last) > 60
    if not block.gap and before.text.endswith(",") and len(last) > 60:
        return True
    if wrapped and not block.gap and not ENDS.search(last[-1:]):
        return len(last) > widest * 0.75
    if wrapped and not block.gap and len(last) > widest * 0.85:
        return not last.endswith((".", ":", ";")) or block.text[:1].islower()
    return False
