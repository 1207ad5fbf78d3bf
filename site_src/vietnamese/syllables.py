"""Which words can be Vietnamese, syllable by syllable, and what a misspelt one was meant to be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

_WORD = re.compile("[^ \\t\x00-\x1f!-@\\[-`{-\x7f“”‘’–—…]+")
_ONSET = "(?:ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
_RHYME = (
    "(?:(?:iê|yê|uyê)(?:ch|ng|[cmnptu])|uô(?:ng|[cmnti])|ươ(?:ng|[cmnptiu])"
    "|(?:[uo]?ă|[u]?â)(?:ng|[cmnptuy])"
    "|(?:oa|oe|oo|uê|uy|[aeêioôơuưy])(?:ch|nh|ng|[cmnptiuyo])?"
    "|ia|ua|ưa|uya|uơ)"
)
_SYLLABLE = re.compile(_ONSET + _RHYME)
_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")


@lru_cache(maxsize=4096)
def _is_syllable(word: str) -> bool:
    """Whether a word can be a Vietnamese syllable."""
    apart = unicodedata.normalize("NFD", word.lower())
    tones = _TONE.findall(apart)
    plain = unicodedata.normalize("NFC", _TONE.sub("", apart))
    if len(tones) > 1 or not _SYLLABLE.fullmatch(plain):
        return False
    # A syllable that ends in a stop has one of two tones.
    return not plain.endswith(("c", "ch", "p", "t")) or tones in (["\u0301"], ["\u0323"])


def syllables(text: str) -> tuple[int, int]:
    """How many words with Vietnamese letters there are, and how many of them are syllables."""
    words = [w for w in _WORD.findall(text) if len(w) > 1 and not w.isascii()]
    return len(words), sum(map(_is_syllable, words))


def share_of_syllables(text: str) -> float:
    """Which part of the words with Vietnamese letters can be syllables; 1 where there are none."""
    words, right = syllables(text)
    return right / words if words else 1.0


_SMALL_WORD = re.compile("(?<![\\w/&.-])[a-zà-ỹđ]+(?![\\w/.)])")
_VOWEL = re.compile("[aeiouy]")


def share_of_stubs(text: str) -> float:
    """Which part of the words in small letters has no vowel, as “t ch c” is left of “tổ chức”."""
    words = _SMALL_WORD.findall(text)
    plain = (unicodedata.normalize("NFD", word) for word in words)
    return sum(_VOWEL.search(word) is None for word in plain) / max(len(words), 1)


def misspelt(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """The words that become syllables by other marks (“năng lưc”), each with what it may be.

    Names and abbreviations that no marks would make Vietnamese are left alone."""
    candidates = []
    for word in odd_words(text):
        plain = unicodedata.normalize("NFC", _TONE.sub("", unicodedata.normalize("NFD", word)))
        if not plain.isupper() or len(plain) > 4:
            if _SYLLABLE.fullmatch(plain.lower()):
                candidates.append((word, _with_tones(plain) if plain == word else ()))
            elif _ONLY_MARKS.fullmatch(plain.lower()) and any(
                _SYLLABLE.fullmatch(other) for other in _other_hats(plain.lower())
            ):
                candidates.append((word, ()))
    return candidates


_HATS = {"a": "aăâ", "e": "eê", "o": "oôơ", "u": "uư"}
_HATLESS = {letter: plain for plain, letters in _HATS.items() for letter in letters}
_ONLY_MARKS = re.compile("[a-yăâđêôơư]{2,7}")


def _other_hats(word: str) -> Iterator[str]:
    """A word with every other set of hats on its vowels."""
    choices = (_HATS.get(_HATLESS.get(letter, ""), letter) for letter in word)
    return map("".join, product(*choices))


def _with_tones(word: str) -> tuple[str, ...]:
    """A word that ends in a stop, in the two tones that it can have."""
    at = max(word.lower().rfind(letter) for letter in "ăâêôơư")
    if at < 0:
        at = max(word.lower().rfind(letter) for letter in "aeiouy")
    tones = ("\u0301", "\u0323")
    return tuple(
        unicodedata.normalize("NFC", f"{word[: at + 1]}{tone}{word[at + 1 :]}") for tone in tones
    )


def odd_words(text: str) -> list[str]:
    """The words with Vietnamese letters that cannot be syllables, in their order."""
    words = [w for w in _WORD.findall(text) if len(w) > 1 and not w.isascii()]
    return [word for word in words if not _is_syllable(word)]
