"""Drawings as pixels, by resvg: the same bytes for the same drawing, on every system.

The drawings of pages are SVG, and whatever shows them elsewhere (share pictures, icons, slogans to
download) takes them from the same files.
"""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image


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
