"""Vietnamese text: its alphabetical order, addresses without marks, folding for comparison."""

from __future__ import annotations

import re
import unicodedata

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET)}
TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}


def fold(text: str) -> str:
    """Small letters without any marks; đ becomes d."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


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
        letter, tone = _split(run)
        tones.append(tone)
        if letter.isspace() or letter in "-–":
            primary.append((0, 0))
        else:
            primary.append((2, _LETTER_RANK.get(letter, len(_ALPHABET) + ord(letter[0]))))
    return tuple(primary), tuple(tones), text


def _split(character: str) -> tuple[str, int]:
    """A letter without its tone, and the tone's rank (ngang, huyền, hỏi, ngã, sắc, nặng)."""
    decomposed = unicodedata.normalize("NFD", character)
    tone = max((TONES.get(mark, 0) for mark in decomposed), default=0)
    bare = "".join(mark for mark in decomposed if mark not in TONES)
    return unicodedata.normalize("NFC", bare), tone
