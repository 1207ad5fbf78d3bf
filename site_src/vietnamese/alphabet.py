"""Vietnamese text: its alphabetical order, addresses without marks, folding for comparison."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET)}
TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}


def fold(text: str) -> str:
    """Small letters without any marks; đ becomes d."""
    small = text.casefold()
    if small.isascii():
        return small
    return unicodedata.normalize("NFD", small.replace("đ", "d")).translate(_WITHOUT_MARKS)


class _WithoutMarks(dict[int, int | None]):
    """What becomes of each character where marks go, told once for each."""

    def __missing__(self, character: int) -> int | None:
        self[character] = None if unicodedata.combining(chr(character)) else character
        return self[character]


_WITHOUT_MARKS = _WithoutMarks()


def same_name(text: str) -> str:
    """A name as it is compared: however composed, in any letters, with any blanks."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def slug(text: str) -> str:
    """An address of a-z, 0-9 and hyphens; đ stays as d."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def heading_slug(text: str, separator: str = "-") -> str:
    """The id of a heading, in the form that Python-Markdown asks for."""
    return slug(text).replace("-", separator)


def sort_key(text: str) -> tuple[object, ...]:
    """Order of a Vietnamese dictionary: letters first (đ after d), then tones.

    Numbers by value (Quận 3 before Quận 10).
    """
    primary: list[tuple[int, int]] = []
    tones: list[int] = []
    for run in re.findall(r"\d+|\D", unicodedata.normalize("NFC", text.casefold())):
        if run.isdecimal():
            primary.append((1, int(run)))
            continue
        place, tone = _place(run)
        tones.append(tone)
        primary.append(place)
    return tuple(primary), tuple(tones), text


# A language has few characters, and a nation many names.
@lru_cache(maxsize=1024)
def _place(character: str) -> tuple[tuple[int, int], int]:
    """A character's place in the alphabet, and the rank of its tone."""
    letter, tone = _split(character)
    if letter.isspace() or letter in "-–":
        return (0, 0), tone
    return (2, _LETTER_RANK.get(letter, len(_ALPHABET) + ord(letter[0]))), tone


def _split(character: str) -> tuple[str, int]:
    """A letter without its tone, and the tone's rank (ngang, huyền, hỏi, ngã, sắc, nặng)."""
    decomposed = unicodedata.normalize("NFD", character)
    tone = max((TONES.get(mark, 0) for mark in decomposed), default=0)
    bare = "".join(mark for mark in decomposed if mark not in TONES)
    return unicodedata.normalize("NFC", bare), tone
