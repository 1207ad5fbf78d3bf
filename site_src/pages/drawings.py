"""The drawings of theme_overrides/assets/, for templates and for whatever draws them as pixels.

Each file holds several pictures, shown by their views: `scene.svg` the scene of learning and each
of its figures, `pictograms.svg` one for each kind of activity. In a template:

    {{ pictogram(event.kind) }}       {{ pictogram(event.kind, 48) }}
    {{ figure("child") }}             child, elder, worker, hall

Both give an <img> without words, since the words stand beside it; a page asks once for the file,
however many of its pictures it shows.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from markupsafe import Markup

from site_src.base.project import THEME
from site_src.model import EventKind
from site_src.pages.assets import FOLDER, small_drawing

SCENE, PICTOGRAMS = "scene.svg", "pictograms.svg"
EMBLEM, FRIEZE = "emblem.svg", "frieze.svg"
# Its figures, in the order in which they take turns where there are many pictures.
FIGURES = ("worker", "elder", "child", "hall")
# A kind without a picture of its own has that of another.
SHARED = {
    EventKind.LAUNCH: EventKind.CEREMONY,
    EventKind.CLOSING: EventKind.CEREMONY,
    EventKind.SEMINAR: EventKind.TALK,
    EventKind.DISCUSSION: EventKind.TALK,
    EventKind.FORUM: EventKind.TALK,
    EventKind.BOOK_FAIR: EventKind.READING,
}

_VIEW = re.compile(r'<view id="([\w-]+)" viewBox="([\d. -]+)"/>')
_BOX = re.compile(r'\bviewBox="([\d. -]+)"')


@cache
def drawing(name: str) -> str:
    """The text of a drawing."""
    return small_drawing((Path(THEME) / FOLDER / name).read_text(encoding="utf-8"))


@cache
def views(name: str) -> dict[str, tuple[float, float, float, float]]:
    """The views of a drawing: left, top, width and height of each; '' is the whole."""
    text = drawing(name)
    boxes = {"": _BOX.findall(text)[0], **dict(_VIEW.findall(text))}
    return {view: _numbers(box) for view, box in boxes.items()}


def _numbers(box: str) -> tuple[float, float, float, float]:
    left, top, width, height = map(float, box.split())
    return left, top, width, height


@cache
def shown(name: str, view: str = "") -> str:
    """A drawing that shows only one of its views, for a program that knows none."""
    box = " ".join(f"{number:g}" for number in views(name)[view])
    return _BOX.sub(f'viewBox="{box}"', drawing(name), count=1)


def picture_of(kind: EventKind) -> str:
    """The view of `PICTOGRAMS` for a kind of activity."""
    return SHARED.get(kind, kind).value


def pictogram(asset: Callable[[str], str], kind: EventKind, side: int = 40) -> Markup:
    """The picture of a kind of activity as an <img>; `asset` gives the URL of a theme's file."""
    return _image(asset(PICTOGRAMS), picture_of(kind), side, side, "pic")


def figure(asset: Callable[[str], str], name: str, height: int = 120) -> Markup:
    """A figure of the scene as an <img>."""
    _left, _top, width, whole = views(SCENE)[name]
    return _image(asset(SCENE), name, round(height * width / whole), height, "figure")


def emblem(side: int = 44) -> Markup:
    """The emblem within the page itself."""
    return Markup(
        drawing(EMBLEM).replace(
            "<svg ", f'<svg class="emblem" width="{side}" height="{side}" aria-hidden="true" ', 1
        )
    )


def inside(name: str) -> Markup:
    """What a drawing holds, for one within another: without its own element and its views."""
    text = _VIEW.sub("", drawing(name))
    return Markup(text.partition(">")[2].removesuffix("</svg>"))


def _image(address: str, view: str, width: int, height: int, kind: str) -> Markup:
    return Markup(
        f'<img class="{kind}" src="{address}#{view}" width="{width}" height="{height}" alt="">'
    )
