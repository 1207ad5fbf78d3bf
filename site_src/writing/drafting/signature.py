"""The end of a paper: who signed it in what capacity, and who receives it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from site_src.writing.drafting.blocks import Block
from site_src.writing.drafting.capitals import BODY_WORD, in_small, sentence_case
from site_src.writing.drafting.facts import Fact, Grade
from site_src.writing.drafting.lines import BULLETS, is_bullet
from site_src.writing.drafting.signing import (
    SIGNED,
    is_person,
    is_position,
    person,
    stands_above_name,
)


def signature_of(
    tail: Sequence[Block],
) -> tuple[Fact | None, Fact | None, Fact | None, tuple[Fact, ...]]:
    """Who signed, in what position and capacity, and other signatures."""
    tail = _one_by_one(tail)
    positions: list[Block] = []
    signed: list[tuple[Block, list[Block]]] = []
    by_hand = False
    for at, block in enumerate(tail):
        if is_position(block) or stands_above_name(tail, at):
            # Below the hand stands what the signer is besides: “PHÓ CHỦ TỊCH UBND PHƯỜNG”.
            besides = by_hand or (block.gap and _OF_A_BODY.search(block.text))
            positions += [block] if not besides or not positions else []
        elif SIGNED.fullmatch(block.text):
            by_hand = True
        elif is_person(block.text) and positions:
            signed.append((block, positions))
            positions = []
            by_hand = False
    if not signed and positions:
        return None, _position(positions)[0], _position(positions)[1], ()
    chosen = next(
        (s for s in signed if not any("LẬP" in b.text or "TỔ TRƯỞNG" in b.text for b in s[1])), None
    )
    chosen = chosen or (signed[0] if signed else None)
    if chosen is None:
        return None, None, None, ()
    position, capacity = _position(chosen[1])
    others = tuple(Fact(person(b.text), b) for b, _p in signed if b is not chosen[0])
    return Fact(person(chosen[0].text), chosen[0], named=True), position, capacity, others


def _one_by_one(tail: Sequence[Block]) -> Sequence[Block]:
    """Posts side by side, and below them the names: each name behind its post."""
    names = [n for n, b in enumerate(tail) if is_person(b.text)]
    posts = [n for n, b in enumerate(tail) if is_position(b)]
    beside = [n for n in names[1:] if tail[n].place == tail[n - 1].place]
    if len(names) != _SEVERAL or len(posts) != _SEVERAL or not beside:
        return tail
    rest = [b for n, b in enumerate(tail) if n not in (*names, *posts)]
    pairs = [tail[n] for pair in zip(posts, names, strict=True) for n in pair]
    return [*pairs, *rest]


_SEVERAL = 2


def _position(lines: Sequence[Block]) -> tuple[Fact | None, Fact | None]:
    """The position of who signs (the last line), and the capacity (“KT. Chủ tịch”)."""
    acting = [
        block
        for block in lines
        if re.match(r"(?:TM|KT|TL|TUQ|T/M|K/T|T/L)\s*\.?", block.text)
        and re.match(r"(?:TM|KT|TL|TUQ|T/M|K/T|T/L)\s*[./ ]", block.text)
    ]
    plain = [block for block in lines if block not in acting and not block.text.startswith("DUYỆT")]
    position = (
        Fact(_small_words(plain[-1].text.strip("() *")), plain[-1], grade=Grade.DERIVED)
        if plain
        else None
    )
    if not acting:
        return position, None
    texts = [re.sub(r"^(\w{1,3}(?:/\w)?)\s*\.\s*", r"\1. ", block.text.strip()) for block in acting]
    capacity = ", ".join(
        f"{text.split(' ', 1)[0]} {_small_words(text.split(' ', 1)[-1])}" for text in texts
    )
    return position, Fact(capacity, acting[0], grade=Grade.DERIVED)


def _small_words(text: str) -> str:
    text = re.sub(r"^Q\.\s*", "QUYỀN ", text)
    of_body = BODY_WORD.match(text) and not text.endswith("TRƯỞNG")
    return in_small(text, "") if of_body else _small_position(text)


def _small_position(text: str) -> str:
    small = sentence_case(text)
    small = small[:1].lower() + small[1:]
    for word in _POSTS:
        if small.startswith(f"phó {word}"):
            return "Phó " + word[:1].upper() + word[1:] + small[len(word) + 4 :]
    return small[:1].upper() + small[1:]


_POSTS = (
    "chủ tịch",
    "hiệu trưởng",
    "giám đốc",
    "trưởng",
    "bí thư",
    "giám thị",
    "chỉ huy trưởng",
    "đồn trưởng",
)
_OF_A_BODY = re.compile(
    r"CHỦ TỊCH (?:UBND|ỦY BAN|UỶ BAN)|(?:TRƯỞNG|GIÁM ĐỐC) (?:PHÒNG|SỞ|TRƯỜNG)\s"
)

_RECEIVE = re.compile(r"(?:Nơi (?:nhận|gửi)\s*:?|(?:Kính g|G)ửi\s*:)\s*")


_BULLET = re.compile(rf"[{BULLETS}]\s*")


def _in_one_line(text: str, block: Block) -> list[Fact]:
    parts = [part.strip(" -;./") for part in re.split(r"\s*;\s*-?\s*|\s+-\s+", text)]
    return [Fact(part, block) for part in parts if part]


def recipients_of(tail: Sequence[Block]) -> list[Fact]:
    """The recipients below “Nơi nhận”."""
    at = next((n for n, block in enumerate(tail) if _RECEIVE.match(block.text)), None)
    if at is None:
        return []
    found: list[Fact] = []
    bare = False
    opening = _RECEIVE.match(tail[at].text)
    rest = tail[at].text[opening.end() :] if opening else ""
    if rest:
        return _in_one_line(rest, tail[at])
    for block in tail[at + 1 :]:
        text = block.text
        if is_position(block) or is_person(text) or SIGNED.fullmatch(text):
            # Two columns side by side: the signature stands between the recipients.
            continue
        if block.cells or len(text) > 120:
            break
        if _BULLET.match(text) or is_bullet(block.mark):
            for part in re.split(r";\s*-\s*", _BULLET.sub("", text)):
                name = part.strip(" -–+;./")
                at = text.find(name)
                found.append(Fact(name, block, max(at, 0), max(at, 0) + len(name)))
        elif found and bare and text[:1].isupper() and not found[-1].value.endswith(","):
            # Without signs each line is one.
            found.append(Fact(text.strip(" -;./"), block))
        elif found and not block.gap:
            before = found[-1]
            found[-1] = Fact(
                f"{before.value} {text.strip(' ;./')}", before.block, before.start, before.end
            )
        elif not found and text.count(";") > 1:
            return _in_one_line(text, block)
        elif text.startswith(("Như", "Lưu", "UBND", "Các", "Đảng", "Sở", "Phòng", "TT")):
            bare = True
            found.append(Fact(text.strip(" -;./"), block))
        else:
            break
    return [fact for fact in found if fact.value]
