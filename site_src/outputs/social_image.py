"""The pictures that messengers and social networks show with a link: 1200×630 pixels.

Their words are `share_card`'s; the drawings are those of the pages, and the letters Be Vietnam Pro,
which has every Vietnamese one and comes from PyPI (OFL 1.1).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache, partial
from pathlib import Path

from site_src.model import Campaign, EventKind
from site_src.model.bonds import bound
from site_src.outputs.base import Output, OutputFile
from site_src.outputs.lettering import balanced, drawable, lines_in, one_line
from site_src.outputs.raster import drawn_by, fitted, kept, pasted
from site_src.outputs.sheet import Sheet
from site_src.pages import drawings
from site_src.pages.colours import DIEP, HOE, ON_SON, ON_SON_SOFT, SOFT, SON, THAN
from site_src.pages.share_card import Card, campaign_card, event_card, image_address, mark_of

WIDTH, HEIGHT = 1200, 630
MARGIN = 64

FOLDER = "social-images"


def picture(card: Card, cache: Path | None = None) -> bytes:
    """The PNG of a card, from the cache where it was drawn before."""
    key = hashlib.sha256((mark_of(card) + drawn_by(__file__)).encode()).hexdigest()
    return kept(FOLDER, key, lambda: draw(card), cache)


def draw(card: Card) -> bytes:
    """Draw a card: a PNG of few colours, the same bytes for the same words."""
    sheet = _ground(card.kind).copy()
    head = drawable(card.head) or drawable(card.foot)
    foot = drawable(card.foot) if card.head else ""
    title = drawable(f"{card.mark}: {card.title}" if card.mark else card.title) or head
    if card.kind is None:
        _campaign(sheet, head, foot, title, drawable(card.when))
    else:
        _event(sheet, head, foot, title, drawable(card.when), drawable(card.where))
    return sheet.png()


def _heading(sheet: Sheet, head: str, foot: str, top: int) -> None:
    """What Week it is, and whose, beside the emblem."""
    left, width = MARGIN + 92, WIDTH - 2 * MARGIN - 92
    one_line(sheet, head, (left, top + (2 if foot else 20)), 28, "SemiBold", HOE, width)
    if foot:
        one_line(sheet, foot, (left, top + 38), 26, "Medium", ON_SON_SOFT, width)


def _campaign(sheet: Sheet, head: str, foot: str, title: str, when: str) -> None:
    _heading(sheet, head, foot, 40)
    width = WIDTH - 2 * MARGIN
    bottom = _title(sheet, title, (136, 258), width, ON_SON, (62, 56, 50, 44, 38, 34, 30))
    if when:
        one_line(sheet, when, (MARGIN, bottom + 8), 30, "SemiBold", HOE, width)


def _event(sheet: Sheet, head: str, foot: str, title: str, when: str, where: str) -> None:
    _heading(sheet, head, foot, 26)
    width = WIDTH - 2 * MARGIN - 300
    below = HEIGHT - 92
    for text, colour, weight in ((where, SOFT, "Medium"), (when, THAN, "Bold")):
        if text:
            lines = lines_in(text, weight, 32, width)[:2]
            below -= 42 * len(lines) + 6
            for number, line in enumerate(lines):
                one_line(sheet, line, (MARGIN, below + 42 * number), 32, weight, colour, width)
    _title(sheet, title, (150, below - 14), width, SON, (68, 62, 56, 50, 44, 38, 34))


def _title(
    sheet: Sheet,
    text: str,
    between: tuple[int, int],
    width: int,
    colour: str,
    sizes: tuple[int, ...],
) -> int:
    """The title as large as it fits between two heights; the longest ends in an ellipsis.

    Gives the height below it.
    """
    top, bottom = between
    text = bound(text)
    for size in sizes:
        step = size * 6 // 5
        lines = balanced(text, "ExtraBold", size, width)
        if len(lines) * step <= bottom - top:
            break
    else:
        whole = (bottom - top) // step
        lines = [*lines[: whole - 1], f"{lines[whole - 1]} …"]
    for number, line in enumerate(lines):
        one_line(sheet, line, (MARGIN, top + number * step), size, "ExtraBold", colour, width)
    return top + len(lines) * step


@lru_cache(maxsize=32)
def _ground(kind: EventKind | None) -> Sheet:
    """All but the words: the scene below the theme, or the picture of an event's kind."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (WIDTH, HEIGHT), SON if kind is None else DIEP)
    if kind is None:
        size = fitted(drawings.views(drawings.SCENE)[""], 900)
        scene = drawings.shown(drawings.SCENE)
        pasted(image, scene, ((WIDTH - size[0]) // 2, HEIGHT - size[1] + 6), size)
        pasted(image, drawings.drawing(drawings.EMBLEM), (MARGIN, 36), (76, 76))
        return Sheet.of(image, ((ON_SON, HOE, ON_SON_SOFT), SON))
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, WIDTH, 120), fill=SON)
    pen.rectangle((0, 121, WIDTH, 126), fill=HOE)
    pasted(image, drawings.drawing(drawings.EMBLEM), (MARGIN, 22), (76, 76))
    pasted(
        image,
        drawings.shown(drawings.PICTOGRAMS, drawings.picture_of(kind)),
        (WIDTH - MARGIN - 260, 190),
        (260, 260),
    )
    for left in range(0, WIDTH, 80):
        pasted(image, drawings.drawing(drawings.FRIEZE), (left, HEIGHT - 40), (80, 40))
    return Sheet.of(image, ((ON_SON, HOE, ON_SON_SOFT), SON), ((SON, THAN, SOFT), DIEP))


def _files(campaign: Campaign) -> Iterable[OutputFile]:
    if campaign.site_url is None:
        return
    card = campaign_card(campaign)
    yield OutputFile(image_address(campaign, None), partial(picture, card))
    for event in campaign.events:
        card = event_card(campaign, event)
        yield OutputFile(image_address(campaign, event), partial(picture, card))


SOCIAL_IMAGES = Output("social-image", _files)
