"""Drawings as pixels, by resvg: the same bytes for the same drawing, on every system.

The drawings of pages are SVG, and whatever shows them elsewhere (share pictures, icons, slogans to
download) takes them from the same files. What was drawn is kept under .cache/ by what is on it,
for drawing takes longer than all other outputs together.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from site_src.base.cache import CACHE, forget_oldest, keep
from site_src.base.cache import kept as kept_file
from site_src.outputs import lettering, sheet
from site_src.pages import drawings

if TYPE_CHECKING:
    from PIL import Image

# Pictures kept of each sort; each has about 25 kB.
CACHE_FILES = 5000


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

    files = (*modules, __file__, lettering.__file__, sheet.__file__)
    names = ("pillow", "deflate", "fontpkg-be-vietnam-pro", "resvg-py")
    drawn = (drawings.SCENE, drawings.PICTOGRAMS, drawings.EMBLEM, drawings.FRIEZE)
    texts = (Path(file).read_text(encoding="utf-8") for file in files)
    ingredients = " ".join([*map(version, names), *map(drawings.drawing, drawn), *texts])
    return hashlib.sha256(ingredients.encode()).hexdigest()
