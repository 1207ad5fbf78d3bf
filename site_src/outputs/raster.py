"""Drawings as pixels, by resvg: the same bytes for the same drawing, on every system.

The drawings of pages are SVG, and whatever shows them elsewhere (share pictures, icons, slogans to
download) takes them from the same files. What was drawn is kept under .cache/ by what is on it,
for drawing takes longer than all other outputs together.
"""

from __future__ import annotations

import hashlib
import io
import struct
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from site_src.base.cache import CACHE, forget_oldest, keep
from site_src.base.cache import kept as kept_file
from site_src.outputs import lettering
from site_src.pages import drawings

if TYPE_CHECKING:
    from PIL import Image

# Pictures kept of each sort; each has about 25 kB.
CACHE_FILES = 5000
PNG_LEVEL = 6  # of libdeflate's 12


@lru_cache(maxsize=64)
def pixels(svg: str, width: int, height: int) -> Image.Image:
    """A drawing, fitted into so many pixels, on no ground. Not to be changed: copy it first."""
    import resvg_py
    from PIL import Image

    content = resvg_py.svg_to_bytes(
        svg_string=svg, width=width, height=height, skip_system_fonts=True
    )
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def pasted(ground: Image.Image, svg: str, at: tuple[int, int], size: tuple[int, int]) -> None:
    """Put a drawing onto a picture, its upper left corner `at`."""
    image = pixels(svg, *size)
    ground.paste(image, at, image)


def fitted(box: tuple[float, float, float, float], width: int) -> tuple[int, int]:
    """The size in pixels of a view (left, top, width, height) that is to be so wide."""
    return width, round(width * box[3] / box[2])


def small_png(image: Image.Image, colours: Image.Image) -> bytes:
    """A picture as a PNG of few colours.

    libdeflate packs it smaller than zlib does in half the time, and the same on every system.
    """
    import deflate
    from PIL import Image
    from PIL.PngImagePlugin import putchunk

    small = image.quantize(palette=colours, dither=Image.Dither.NONE)
    (width, height), pixels = small.size, small.tobytes()
    # Each row begins with a byte that says how it is filtered: not at all.
    rows = b"".join(b"\0" + pixels[at : at + width] for at in range(0, len(pixels), width))
    stream = io.BytesIO()
    stream.write(b"\x89PNG\r\n\x1a\n")
    # Eight bits for a pixel, its number in the palette; the only ways to pack and to filter; no
    # interlacing.
    putchunk(stream, b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0))
    putchunk(stream, b"PLTE", bytes(small.getpalette() or ()))
    putchunk(stream, b"IDAT", bytes(deflate.zlib_compress(rows, PNG_LEVEL)))
    putchunk(stream, b"IEND")
    return stream.getvalue()


def palette(ground: Image.Image, *inks: tuple[Iterable[str], str]) -> Image.Image:
    """The colours of a ground, drawn once for many pictures.

    With those of what lies between it and letters at their edges: `inks` has colours of letters,
    and the one on which they stand.
    """
    from PIL import Image, ImageColor

    def mixed(ink: str, on: str, part: float) -> tuple[int, ...]:
        both = zip(ImageColor.getrgb(ink), ImageColor.getrgb(on), strict=True)
        return tuple(round(a * part + b * (1 - part)) for a, b in both)

    pairs = [(ink, on) for colours, on in inks for ink in colours]
    steps = (0, 0.25, 0.5, 0.75, 1)
    letters = sorted({mixed(ink, on, step) for ink, on in pairs for step in steps})
    drawn = ground.quantize(96, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    image = Image.new("P", (1, 1))
    image.putpalette([part for colour in letters for part in colour] + (drawn.getpalette() or []))
    return image


def kept(folder: str, key: str, draw: Callable[[], bytes], within: Path | None = None) -> bytes:
    """A picture from the cache where it was drawn before, by the `key` of all that is on it."""
    pictures = (within or CACHE) / folder
    file = pictures / f"{key}.png"
    if (known := kept_file(file)) is not None:
        return known
    content = draw()
    keep(file, content)
    forget_oldest(pictures, CACHE_FILES)
    return content


@cache
def drawn_by(*modules: str) -> str:
    """What decides how a picture looks beside its words.

    The programs that draw it, of which the files are given, libraries, font and drawings.
    """
    from importlib.metadata import version

    files = (*modules, __file__, lettering.__file__)
    names = ("pillow", "deflate", "fontpkg-be-vietnam-pro", "resvg-py")
    drawn = (drawings.SCENE, drawings.PICTOGRAMS, drawings.EMBLEM, drawings.FRIEZE)
    texts = (Path(file).read_text(encoding="utf-8") for file in files)
    ingredients = " ".join([*map(version, names), *map(drawings.drawing, drawn), *texts])
    return hashlib.sha256(ingredients.encode()).hexdigest()
