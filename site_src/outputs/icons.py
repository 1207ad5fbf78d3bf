"""The icons of the web manifest, drawn from the emblem.

`python -m site_src.outputs.icons` writes them. They stand in theme_overrides/assets/ as files, like
the emblem itself; a test draws them again.
"""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

from site_src.base.project import THEME
from site_src.outputs.raster import pasted
from site_src.pages.colours import SON
from site_src.pages.drawings import EMBLEM, drawing

ASSETS = Path(THEME) / "assets"
# A phone may cut a maskable icon to a circle of 80 % of its side.
SAFE = 0.8


def icon(side: int, maskable: bool) -> Image.Image:
    """The emblem in a square of `side` pixels; a maskable one is filled to its edges."""
    image = Image.new("RGBA", (side, side), SON if maskable else (0, 0, 0, 0))
    size = round(side * (SAFE if maskable else 1))
    corner = (side - size) // 2
    pasted(image, drawing(EMBLEM), (corner, corner), (size, size))
    return image


ICONS = {
    "icon-192.png": (192, False),
    "icon-512.png": (512, False),
    "icon-maskable.png": (512, True),
}


def png(side: int, maskable: bool) -> bytes:
    """An icon as a file of few colours."""
    image = icon(side, maskable)
    small = image.quantize(64, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    stream = io.BytesIO()
    small.save(stream, "PNG", optimize=True)
    return stream.getvalue()


if __name__ == "__main__":
    for name, (side, maskable) in ICONS.items():
        (ASSETS / name).write_bytes(png(side, maskable))
