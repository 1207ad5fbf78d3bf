"""A picture of few colours: what many share is drawn once, and words are put onto copies of it.

Each pixel is a number in a palette from the beginning. To draw in all colours and find the nearest
of the palette afterwards takes as long as all the rest.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

# How much of a letter a pixel at its edge may have, each a colour of the palette.
PARTS = 5
# Colours of the ground beside those of letters.
COLOURS = 96
PNG_LEVEL = 6  # of libdeflate's 12

# A letter's shade (0 to 255) in parts, and whether there is anything of it.
_PART = [round(shade * (PARTS - 1) / 255) for shade in range(256)]
_SEEN = [255 * bool(part) for part in _PART]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A picture (mode P), and for each colour of letters the numbers of its parts."""

    image: Image.Image
    inks: Mapping[str, Sequence[int]]

    @classmethod
    def of(cls, ground: Image.Image, *inks: tuple[Iterable[str], str]) -> Sheet:
        """A sheet with all but its words (RGB); `inks` are colours of letters, and that below."""
        from PIL import Image, ImageColor

        def mixed(ink: str, on: str, part: int) -> tuple[int, ...]:
            both = zip(ImageColor.getrgb(ink), ImageColor.getrgb(on), strict=True)
            return tuple(round((a * part + b * (PARTS - 1 - part)) / (PARTS - 1)) for a, b in both)

        mixtures = {
            ink: [mixed(ink, on, part) for part in range(PARTS)]
            for colours, on in inks
            for ink in colours
        }
        letters = sorted({colour for mixture in mixtures.values() for colour in mixture})
        drawn = ground.quantize(
            COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
        ).getpalette()
        colours = Image.new("P", (1, 1))
        colours.putpalette([part for colour in letters for part in colour] + (drawn or []))
        image = ground.quantize(palette=colours, dither=Image.Dither.NONE)
        numbers = {ink: list(map(letters.index, mixture)) for ink, mixture in mixtures.items()}
        return cls(image, numbers)

    def copy(self) -> Sheet:
        """Another with the same on it, to write on."""
        return replace(self, image=self.image.copy())

    def stamp(self, letters: Image.Image, at: tuple[int, int], colour: str) -> None:
        """Put letters (mode L: how much of each pixel they have) onto it in one of its inks."""
        inked = letters.point([self.inks[colour][part] for part in _PART])
        self.image.paste(inked, at, letters.point(_SEEN))

    def png(self) -> bytes:
        """The picture as a file.

        libdeflate packs it smaller than zlib does in half the time, and the same on every system.
        """
        import deflate
        from PIL.PngImagePlugin import putchunk

        (width, height), pixels = self.image.size, self.image.tobytes()
        # Each row begins with a byte that says how it is filtered: not at all.
        rows = b"".join(b"\0" + pixels[at : at + width] for at in range(0, len(pixels), width))
        stream = io.BytesIO()
        stream.write(b"\x89PNG\r\n\x1a\n")
        # Eight bits for a pixel, its number in the palette; the only ways to pack and to filter;
        # no interlacing.
        putchunk(stream, b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0))
        putchunk(stream, b"PLTE", bytes(self.image.getpalette() or ()))
        putchunk(stream, b"IDAT", bytes(deflate.zlib_compress(rows, PNG_LEVEL)))
        putchunk(stream, b"IEND")
        return stream.getvalue()
