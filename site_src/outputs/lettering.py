"""Words in pictures: Be Vietnam Pro in one of its weights, measured, wrapped and shortened.

A letter that the font lacks would leave a hole. It is written with others where it stands for them
(½ is 1/2, № is No), and otherwise left out, with the blank beside it.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from site_src.model.display import plain
from site_src.pages.heading_font import file_of

if TYPE_CHECKING:
    from PIL import Image, ImageFont

    from site_src.outputs.sheet import Sheet

# What Unicode itself does not write with other letters.
_OTHERWISE = str.maketrans({"\u2044": "/", "→": "–", "⇒": "–", "➔": "–", "●": "•", "−": "–"})


def drawable(text: str) -> str:
    """The text in letters that the font has."""
    known = _known()
    text = unicodedata.normalize("NFC", text).translate(_OTHERWISE)
    others = (one if one in known else unicodedata.normalize("NFKC", one) for one in text)
    text = unicodedata.normalize("NFC", "".join(others)).translate(_OTHERWISE)
    words = "".join(one for one in text if one in known or one.isspace()).split()
    # What stood before a sign of a sentence is gone, and its blank with it.
    return "".join(
        word if not number or word[0] in ",.;:!?" else f" {word}"
        for number, word in enumerate(words)
    )


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    from fontTools.ttLib import TTFont

    with TTFont(file_of("ExtraBold"), lazy=True) as whole:
        return frozenset(map(chr, whole.getBestCmap()))


@lru_cache(maxsize=64)
def font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    """The font in a weight (`Medium`, `SemiBold`, `Bold`, `ExtraBold`) and a size in pixels."""
    from PIL import ImageFont

    # The basic layout is part of Pillow: another library's would place letters otherwise.
    return ImageFont.truetype(str(file_of(weight)), size, layout_engine=ImageFont.Layout.BASIC)


def lines_in(text: str, weight: str, size: int, width: int) -> list[str]:
    """The text in lines that are no longer than so many pixels; they end at ordinary blanks."""
    lines, line = [], ""
    for word in text.split(" "):
        longer = f"{line} {word}".strip(" ")
        if line and length(longer, weight, size) > width:
            lines.append(line)
            longer = word
        line = shortened(longer, weight, size, width)
    return [*lines, line]


def balanced(text: str, weight: str, size: int, width: int) -> list[str]:
    """The same in as few lines, of about the same length.

    They end where sentences pause, if they can.
    """
    fewest = best = lines_in(text, weight, size, width)
    for narrower in range(width - 16, width // 3, -16):
        lines = lines_in(text, weight, size, narrower)
        if len(lines) > len(fewest) or any(line.endswith("…") for line in lines):
            break
        if _pauses(lines) >= _pauses(best):
            best = lines
    return best


def _pauses(lines: list[str]) -> int:
    return sum(line.endswith((",", ".", ";", ":", "–", "-")) for line in lines[:-1])


def one_line(
    sheet: Sheet,
    text: str,
    at: tuple[int, int],
    size: int,
    weight: str,
    colour: str,
    width: int,
) -> None:
    """Write one line: smaller if it must, and in the end shortened."""
    for smaller in (size, size - 3, size - 6):
        if length(text, weight, smaller) <= width:
            break
    text = shortened(text, weight, smaller, width)
    text = plain(text)
    down = (size - smaller) // 2
    sheet.stamp(_drawn(text, weight, smaller), (at[0] - smaller, at[1] + down - smaller), colour)


def _drawn(text: str, weight: str, size: int) -> Image.Image:
    """A line of letters with so much room around as they are large (mode L).

    Each is a picture that was drawn once: the font's own hints make it the same wherever it stands,
    and working them out takes three quarters of a picture's time.
    """
    from PIL import Image

    letters = [_letter(letter, weight, size) for letter in text]
    line = Image.new("L", (2 * size + sum(letter.width for letter in letters), 3 * size))
    across = size
    for letter in letters:
        if letter.image:
            line.paste(255, (across + letter.left, size + letter.top), letter.image)
        across += letter.width
    return line


class _Letter(NamedTuple):
    """A letter (mode L; None where nothing is to be seen), where it begins, where the next does."""

    image: Image.Image | None
    left: int
    top: int
    width: int


@lru_cache(maxsize=1024)
def _letter(letter: str, weight: str, size: int) -> _Letter:
    from PIL import Image, ImageDraw

    image = Image.new("L", (3 * size, 3 * size))
    ImageDraw.Draw(image).text((size, size), letter, 255, font(weight, size))
    width = round(font(weight, size).getlength(letter))
    if (box := image.getbbox()) is None:
        return _Letter(None, 0, 0, width)
    return _Letter(image.crop(box), box[0] - size, box[1] - size, width)


def shortened(text: str, weight: str, size: int, width: int) -> str:
    """The text, ended by an ellipsis where it is longer than so many pixels."""
    if length(text, weight, size) <= width:
        return text
    text = text.rstrip("…")
    while text and length(f"{text}…", weight, size) > width:
        text = text[:-1].rstrip()
    return f"{text}…"


def length(text: str, weight: str, size: int) -> float:
    """The length of a text, from that of its letters: measuring whole lines takes long."""
    return sum(_advance(letter, weight) for letter in text) * size / 100


@lru_cache(maxsize=2048)
def _advance(letter: str, weight: str) -> float:
    """How far a letter reaches in 100 pixels' size; pairs may stand closer, never wider apart."""
    return font(weight, 100).getlength(letter)
