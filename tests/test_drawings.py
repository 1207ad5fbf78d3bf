"""The drawings: every kind of activity has one, one emblem, one source for all that shows them."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from site_src.base.project import THEME
from site_src.model import EventKind
from site_src.outputs.raster import pixels
from site_src.pages import drawings
from site_src.pages.assets import small_drawing
from site_src.pages.drawings import EMBLEM, FIGURES, PICTOGRAMS, SCENE, shown, views

FILES = sorted(Path(THEME, "assets").glob("*.svg"))
COLOURS = {"#a3141d", "#ffcf56", "#0e5470", "#3f7d5a", "#faf6ee", "#1e1a18"}


@pytest.mark.parametrize("kind", EventKind)
def test_every_kind_of_activity_has_a_picture(kind: EventKind):
    view = drawings.picture_of(kind)
    image = pixels(shown(PICTOGRAMS, view), 48, 48)
    assert len(image.getcolors(48 * 48) or []) > 10


def test_pictures_of_kinds_differ():
    seen = {pixels(shown(PICTOGRAMS, view), 48, 48).tobytes() for view in views(PICTOGRAMS) if view}
    assert len(seen) == len(views(PICTOGRAMS)) - 1 >= 10


@pytest.mark.parametrize("name", FIGURES)
def test_figure_stands_alone_and_whole(name: str):
    """Nothing of another, and nothing cut: the edge of its view is empty."""
    image = pixels(shown(SCENE, name), 300, 300).getchannel("A")
    box = image.getbbox()
    assert box
    _left, _top, width, height = views(SCENE)[name]
    wide, high = min(300, 300 * width / height), min(300, 300 * height / width)
    assert box[2] - box[0] < wide
    assert box[3] - box[1] < high


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_drawing_asks_nobody_and_is_well_formed(file: Path):
    text = file.read_text(encoding="utf-8")
    ElementTree.fromstring(text)
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)|<(script|style|image)|style=", text)


def test_drawings_use_the_colours_of_the_theme():
    css = Path(THEME, "assets/site.css").read_text(encoding="utf-8")
    assert set(re.findall(r"#[0-9a-f]{6}", css)) >= COLOURS
    emblem = drawings.drawing(EMBLEM)
    assert set(re.findall(r"#[0-9a-f]{6}", emblem)) <= COLOURS


@pytest.mark.parametrize("ground", ["#a3141d", "#ffffff", "#000000"])
def test_emblem_is_told_from_its_ground_at_16_pixels(ground: str):
    """On red, on white and on black there are light parts on dark ones, also without colour."""
    image = Image.new("RGB", (16, 16), ground)
    emblem = pixels(drawings.drawing(EMBLEM), 16, 16)
    image.paste(emblem, (0, 0), emblem)
    grey = image.convert("L").crop((2, 2, 14, 14)).tobytes()
    assert max(grey) - min(grey) > 120
    assert 20 < sum(value > 140 for value in grey) < 100


def test_same_pixels_twice():
    first = pixels(shown(SCENE), 360, 127).tobytes()
    pixels.cache_clear()
    assert pixels(shown(SCENE), 360, 127).tobytes() == first


def test_small_drawing_shows_the_same():
    for file in FILES:
        text = file.read_text(encoding="utf-8")
        whole, small = (pixels(svg, 300, 300) for svg in (text, small_drawing(text)))
        assert whole.tobytes() == small.tobytes()
