"""The pictures that messengers and social networks show with a link: 1200×630 pixels.

One for the campaign (theme, unit, days) and one for each event (title, day, time, place), drawn
with Pillow in Be Vietnam Pro, which has every Vietnamese letter and comes from PyPI (OFL 1.1). A
network wants an absolute address of the picture; where the site's is not configured, pages name no
picture and none is drawn. Drawn ones are kept under .cache/, by what is on them, for drawing takes
longer than all other outputs together.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from site_src.base.cache import CACHE, forget_oldest, keep
from site_src.base.messages import gettext as _
from site_src.model import Campaign, Event, Mode, Status, display
from site_src.model.identity import image_address
from site_src.model.vocabulary import label
from site_src.outputs.base import Output, OutputFile
from site_src.vietnamese.dates import WhenKind

if TYPE_CHECKING:
    from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1200, 630
MARGIN = 72
# The tokens of theme_overrides/assets/site.css.
LACQUER, DEEP, GOLD, WHITE, SOFT = "#a3141d", "#7f0c15", "#ffd15c", "#ffffff", "#ffe4d8"

IMAGES = CACHE / "social-images"
# About 20 kB each.
CACHE_FILES = 5000
# Goes up when the drawing changes, so that kept pictures are not used again.
DRAWING = 1


@dataclass(frozen=True, slots=True)
class Card:
    """The words of a picture, from top to bottom; `mark` is a warning before the title."""

    head: str
    mark: str
    title: str
    when: str
    where: str
    foot: str


def campaign_card(campaign: Campaign) -> Card:
    """The picture of the campaign: its theme, or its title where there is no theme."""
    when = display.capital(display.long_period(campaign.period)) if campaign.period else ""
    return Card(
        campaign.title if campaign.theme else "",
        "",
        f"“{campaign.theme}”" if campaign.theme else campaign.title,
        _plain(when),
        "",
        campaign.unit.name,
    )


def event_card(campaign: Campaign, event: Event) -> Card:
    """The picture of an event."""
    mark = event.status in (Status.CANCELLED, Status.POSTPONED)
    return Card(
        campaign.title,
        display.capital(label(event.status)) if mark else "",
        event.title,
        _when(campaign, event),
        _where(event),
        campaign.unit.name,
    )


def _when(campaign: Campaign, event: Event) -> str:
    when, time = event.when, event.when.time
    if when.kind is WhenKind.UNKNOWN:
        return _("No day yet")
    if when.kind is WhenKind.DAY and when.period:
        day = _plain(display.long_date(when.period.start))
        clock = display.capital(_plain(display.long_time(time)))
        return f"{clock}, {day}" if time else f"{display.capital(day)}. {clock}"
    text = display.when_text(when)
    if when.period is None and campaign.period:
        text = f"{text}, {display.period_text(campaign.period)}"
    return display.capital(_plain(text))


def _where(event: Event) -> str:
    if event.place:
        return _plain(display.event_place(event))
    if event.mode is Mode.ONLINE:
        return ", ".join([display.capital(label(event.mode)), *event.platforms])
    return _plain(event.place_note or display.event_place(event))


def _plain(text: str) -> str:
    return text.replace(display.NBSP, " ")


def picture(card: Card, cache: Path | None = IMAGES) -> bytes:
    """The PNG of a card, from the cache where it was drawn before."""
    if cache is None:
        return draw(card)
    file = cache / f"{_key(card)}.png"
    with contextlib.suppress(OSError):
        return file.read_bytes()
    content = draw(card)
    keep(file, content)
    forget_oldest(cache, CACHE_FILES)
    return content


def _key(card: Card) -> str:
    words = "\0".join(getattr(card, field.name) for field in fields(Card))
    return hashlib.sha256(f"{DRAWING}\0{_versions()}\0{words}".encode()).hexdigest()


@lru_cache(maxsize=1)
def _versions() -> str:
    """What draws: another Pillow or font may give other bytes."""
    from importlib.metadata import version

    return f"{version('pillow')} {version('fontpkg-be-vietnam-pro')}"


def draw(card: Card) -> bytes:
    """Draw a card: a PNG of few colours, the same bytes for the same words."""
    from PIL import Image, ImageDraw

    image = _ground().copy()
    pen = ImageDraw.Draw(image)
    pen.fontmode = "L"
    _line(pen, card.head, (MARGIN + 92, 74), 30, "SemiBold", GOLD, WIDTH - MARGIN - 92 - MARGIN)
    bottom = HEIGHT - MARGIN
    _line(pen, card.foot, (MARGIN, bottom - 26), 26, "Medium", SOFT, WIDTH - 2 * MARGIN)
    pen.rectangle((MARGIN, bottom - 62, MARGIN + 96, bottom - 58), fill=GOLD)
    below = bottom - 84
    for text, colour, weight in ((card.where, WHITE, "Medium"), (card.when, GOLD, "SemiBold")):
        if text:
            below -= 48
            _line(pen, text, (MARGIN, below), 34, weight, colour, WIDTH - 2 * MARGIN)
    title = f"{card.mark}: {card.title}" if card.mark else card.title
    _title(pen, title, 158, below - 20)
    small = image.quantize(palette=_palette(), dither=Image.Dither.NONE)
    stream = io.BytesIO()
    small.save(stream, "PNG", compress_level=7)
    return stream.getvalue()


def _title(pen: ImageDraw.ImageDraw, text: str, top: int, bottom: int) -> None:
    """The title as large as it fits between two heights; the longest ends in an ellipsis."""
    width = WIDTH - 2 * MARGIN
    for size in (76, 70, 64, 58, 52, 46, 42, 38):
        step = size * 5 // 4
        lines = list(_wrap(text, size, width))
        if len(lines) * step <= bottom - top:
            break
    else:
        lines = lines[: (bottom - top) // step]
        lines[-1] = _shorten(f"{lines[-1]} …", "Bold", size, width)
    y = top + (bottom - top - len(lines) * step) // 2
    for number, line in enumerate(lines):
        pen.text((MARGIN, y + number * step), line, WHITE, _font("Bold", size))


def _line(
    pen: ImageDraw.ImageDraw,
    text: str,
    at: tuple[int, int],
    size: int,
    weight: str,
    colour: str,
    width: int,
) -> None:
    """One line: smaller if it must, and in the end shortened."""
    for smaller in (size, size - 3, size - 6):
        if _length(text, weight, smaller) <= width:
            break
    text = _shorten(text, weight, smaller, width)
    pen.text((at[0], at[1] + (size - smaller) // 2), text, colour, _font(weight, smaller))


def _wrap(text: str, size: int, width: int) -> Iterator[str]:
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and _length(longer, "Bold", size) > width:
            yield line
            longer = word
        line = _shorten(longer, "Bold", size, width)
    yield line


def _shorten(text: str, weight: str, size: int, width: int) -> str:
    if _length(text, weight, size) <= width:
        return text
    text = text.rstrip("…")
    while text and _length(f"{text}…", weight, size) > width:
        text = text[:-1].rstrip()
    return f"{text}…"


def _length(text: str, weight: str, size: int) -> float:
    """The length of a text, from that of its letters: measuring whole lines takes long."""
    return sum(_advance(letter, weight) for letter in text) * size / 100


@lru_cache(maxsize=2048)
def _advance(letter: str, weight: str) -> float:
    """How far a letter reaches in 100 pixels' size; pairs may stand closer, never wider apart."""
    return _font(weight, 100).getlength(letter)


@lru_cache(maxsize=1)
def _palette() -> Image.Image:
    """The colours, and what lies between ink and ground at the edge of a letter."""
    from PIL import Image, ImageColor

    def mixed(ink: str, ground: str, part: float) -> tuple[int, ...]:
        pairs = zip(ImageColor.getrgb(ink), ImageColor.getrgb(ground), strict=True)
        return tuple(round(a * part + b * (1 - part)) for a, b in pairs)

    pairs = [(ink, ground) for ink in (WHITE, GOLD, SOFT) for ground in (LACQUER, DEEP)]
    pairs += [(LACQUER, DEEP), (WHITE, GOLD)]
    steps = (0, 0.33, 0.67, 1)
    colours = sorted({mixed(ink, ground, step) for ink, ground in pairs for step in steps})
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in colours for part in colour])
    return palette


@lru_cache(maxsize=32)
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    from importlib.resources import files

    from PIL import ImageFont

    file = files("fontpkg_be_vietnam_pro") / "files" / f"BeVietnamPro-{weight}.ttf"
    # The basic layout is part of Pillow: another library's would place letters otherwise.
    return ImageFont.truetype(str(file), size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=1)
def _ground() -> Image.Image:
    """Lacquer with the rings and rays of a bronze drum, and the emblem."""
    from PIL import Image, ImageDraw

    # Drawn twice as large: Pillow does not smooth shapes.
    image = Image.new("RGB", (WIDTH * 2, HEIGHT * 2), LACQUER)
    pen = ImageDraw.Draw(image)
    x, y = WIDTH * 2 - 60, HEIGHT
    for radius in (1080, 860, 640):
        box = (x - radius, y - radius, x + radius, y + radius)
        pen.ellipse(box, outline=DEEP, width=26)
    for turn in range(28):
        points = _ray(x, y, 360.0 / 28 * turn)
        pen.polygon(points, fill=DEEP)
    pen.rectangle((0, HEIGHT * 2 - 24, WIDTH * 2, HEIGHT * 2), fill=GOLD)
    draw_emblem(pen, MARGIN * 2, 56 * 2, 72 * 2)
    return image.resize((WIDTH, HEIGHT), Image.Resampling.BOX)


def _ray(x: float, y: float, degrees: float) -> list[tuple[float, float]]:
    from math import cos, radians, sin

    def at(radius: float, turn: float) -> tuple[float, float]:
        return x + radius * cos(radians(turn)), y + radius * sin(radians(turn))

    return [at(560, degrees - 2.2), at(160, degrees), at(560, degrees + 2.2)]


def draw_emblem(pen: ImageDraw.ImageDraw, left: float, top: float, size: float) -> None:
    """The emblem of theme_overrides/assets/emblem.svg, whose side is 48: sun over a book."""
    scale = size / 48

    def to(points: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
        return [(left + x * scale, top + y * scale) for x, y in points]

    pen.ellipse((*to([(0, 0)])[0], *to([(48, 48)])[0]), fill=LACQUER)
    ring = (*to([(1.6, 1.6)])[0], *to([(46.4, 46.4)])[0])
    pen.ellipse(ring, outline=GOLD, width=round(1.6 * scale))
    for ray in RAYS:
        pen.polygon(to(ray), fill=GOLD)
    sun = (*to([(16.3, 20.1)])[0], *to([(31.7, 35.5)])[0])
    pen.pieslice(sun, 180, 360, fill=GOLD)
    pen.polygon(to([(16.3, 27.8), (31.7, 27.8), (27.4, 28.8), (24, 31), (20.6, 28.8)]), fill=GOLD)
    for side in (-1, 1):
        page = [(24 + side * abs(px - 24), py) for px, py in PAGE]
        pen.polygon(to(page), fill=WHITE)


RAYS = (
    ((14.1, 27.5), (6.1, 23.9), (14.9, 24.4)),
    ((15.4, 23.3), (9.7, 16.6), (17.4, 20.8)),
    ((18.3, 20.1), (16.1, 11.6), (21.2, 18.7)),
    ((22.4, 18.4), (24, 9.8), (25.6, 18.4)),
    ((26.8, 18.7), (31.9, 11.6), (29.7, 20.1)),
    ((30.6, 20.8), (38.3, 16.6), (32.6, 23.3)),
    ((33.1, 24.4), (41.9, 23.9), (33.9, 27.5)),
)
PAGE = (
    (24.7, 34.3),
    (27.4, 32.4),
    (31, 31.1),
    (34.8, 30.5),
    (38.7, 30.4),
    (38.7, 37.9),
    (34.6, 38.1),
    (30.8, 38.7),
    (27.4, 39.9),
    (24.7, 41.8),
)


def _files(campaign: Campaign) -> Iterable[OutputFile]:
    if campaign.site_url is None:
        return
    yield OutputFile(image_address(None), lambda: picture(campaign_card(campaign)))
    for event in campaign.events:
        card = event_card(campaign, event)
        yield OutputFile(image_address(event), partial(picture, card))


SOCIAL_IMAGES = Output("social-image", _files)
