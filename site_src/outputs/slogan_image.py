"""Slogans as pictures to post and to print: 1080×1080 pixels, one for each slogan.

They are what the page of slogans shows, drawn from the same pieces; kept under .cache/ by what is
on them, for hundreds of units inherit the same slogans.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import astuple
from functools import lru_cache, partial
from pathlib import Path

from site_src.model import Campaign
from site_src.model.bonds import bound
from site_src.outputs.base import Output, OutputFile
from site_src.outputs.lettering import balanced, drawable, one_line
from site_src.outputs.raster import drawn_by, fitted, kept, pasted
from site_src.outputs.sheet import Sheet
from site_src.pages import drawings
from site_src.pages.posters import PAIRS, Pair, Poster, posters

SIDE = 1080
MARGIN = 84
FIGURE_HEIGHT = 400
FRIEZE = (96, 48)
SIZES = (128, 116, 104, 96, 90, 80, 72, 64, 58, 52, 46, 42, 38, 34, 30)
FOLDER = "slogan-images"


def picture(poster: Poster, cache: Path | None = None) -> bytes:
    """The PNG of a poster, from the cache where it was drawn before."""
    words = (drawn_by(__file__), poster.text, poster.by, poster.week, *astuple(poster.pair))
    key = hashlib.sha256("\0".join(words).encode()).hexdigest()
    return kept(FOLDER, key, lambda: draw(poster), cache)


def draw(poster: Poster) -> bytes:
    """Draw a poster: a PNG of few colours, the same bytes for the same words."""
    pair = poster.pair
    sheet = _ground(pair.name).copy()
    width, top = SIDE - 2 * MARGIN, MARGIN
    foot = SIDE - FRIEZE[1] - 118
    text, by = bound(drawable(poster.text)), drawable(poster.by)
    # Short words stand large above the figure; long ones pass beside it.
    most = SIDE - FRIEZE[1] - FIGURE_HEIGHT - 60 - top - (70 if by else 0)
    for size in SIZES:
        step = size * 5 // 4
        lines = balanced(text, "ExtraBold", size, width)
        if len(lines) * step <= most:
            break
    for number, line in enumerate(lines):
        one_line(sheet, line, (MARGIN, top + number * step), size, "ExtraBold", pair.words, width)
    if by:
        one_line(
            sheet, by, (MARGIN, top + len(lines) * step + 20), 40, "SemiBold", pair.small, width
        )
    beside = SIDE - 2 * MARGIN - 104 - _figure_size(pair)[0]
    week = balanced(bound(drawable(poster.week)), "SemiBold", 30, beside)[:3]
    for number, line in enumerate(week):
        at = (MARGIN + 104, foot + 40 - 19 * len(week) + 38 * number)
        one_line(sheet, line, at, 30, "SemiBold", pair.small, beside)
    return sheet.png()


def _figure_size(pair: Pair) -> tuple[int, int]:
    _left, _top, width, height = drawings.views(drawings.SCENE)[pair.figure]
    return round(FIGURE_HEIGHT * width / height), FIGURE_HEIGHT


@lru_cache(maxsize=8)
def _ground(name: str) -> Sheet:
    """All but the words."""
    from PIL import Image

    (pair,) = (pair for pair in PAIRS if pair.name == name)
    image = Image.new("RGB", (SIDE, SIDE), pair.ground)
    size = _figure_size(pair)
    corner = (SIDE - MARGIN // 2 - size[0], SIDE - FRIEZE[1] - size[1])
    pasted(image, drawings.shown(drawings.SCENE, pair.figure), corner, size)
    frieze = drawings.drawing(drawings.FRIEZE)
    for left in range(0, SIDE, FRIEZE[0]):
        pasted(image, frieze, (left, SIDE - FRIEZE[1]), FRIEZE)
    emblem = fitted(drawings.views(drawings.EMBLEM)[""], 80)
    pasted(image, drawings.drawing(drawings.EMBLEM), (MARGIN, SIDE - FRIEZE[1] - 118), emblem)
    return Sheet.of(image, ((pair.words, pair.small), pair.ground))


def _files(campaign: Campaign) -> Iterable[OutputFile]:
    for poster in posters(campaign).values():
        yield OutputFile(poster.address, partial(picture, poster), was=poster.was)


SLOGAN_IMAGES = Output("slogan-image", _files)
