"""Slogans as pictures, and how they are laid out."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageColor

from site_src.base.cache import keep
from site_src.model import Campaign
from site_src.outputs.lettering import balanced
from site_src.outputs.slogan_image import SIDE, SLOGAN_IMAGES, draw, picture
from site_src.pages.posters import PAIRS, heading, posters
from tests.rules_of_colour import contrast

QUAN_3 = "tp-ho-chi-minh/quan-3/2023"


@pytest.fixture(scope="module")
def quan_3(campaigns: dict[str, Campaign]) -> Campaign:
    return campaigns[QUAN_3]


def test_every_slogan_has_its_picture(quan_3: Campaign):
    files = list(SLOGAN_IMAGES.files(quan_3))
    slogans = [s.id for group in quan_3.slogan_groups for s in group.slogans]
    assert [file.address for file in files] == [f"khau-hieu/{name}.png" for name in slogans]
    for file in files:
        content = file.make()
        image = Image.open(io.BytesIO(content))
        assert (image.format, image.mode, image.size) == ("PNG", "P", (SIDE, SIDE))
        assert len(content) < 60_000


def test_pictures_need_no_address_of_the_site(quan_3: Campaign):
    assert quan_3.site_url is None
    assert list(SLOGAN_IMAGES.files(quan_3))


def test_same_bytes_twice(quan_3: Campaign):
    for poster in list(posters(quan_3).values())[:4]:
        assert draw(poster) == draw(poster)


def test_picture_comes_from_the_cache_until_its_words_change(quan_3: Campaign, tmp_path: Path):
    poster = posters(quan_3)["chu-de-tuan-le"]
    picture(poster, tmp_path)
    (file,) = tmp_path.rglob("*.png")
    keep(file, b"kept")
    assert picture(poster, tmp_path) == b"kept"
    assert picture(replace(poster, text="Khác"), tmp_path) != b"kept"


def test_name_that_the_plan_prints_wrongly_does_not_hang_in_the_street(quan_3: Campaign):
    assert posters(quan_3)["chia-khoa-tri-thuc"].by == "Bill Gates"


def test_pairs_take_turns(quan_3: Campaign):
    pairs = [poster.pair for poster in posters(quan_3).values()]
    assert pairs[:8] == [*PAIRS, *PAIRS]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_words_are_told_from_their_ground(pair):
    on = ImageColor.getrgb(pair.ground)
    assert contrast(ImageColor.getrgb(pair.words), on) >= 4.5
    assert contrast(ImageColor.getrgb(pair.small), on) >= 4.5


@pytest.mark.parametrize(
    ("where", "short", "words"),
    [
        ("Treo tại các trục đường", None, "Trục đường"),
        ("Cổng", None, "Cổng"),
        ("Treo ở đường liên thôn", None, "Đường liên thôn"),
        ("Treo tại các trục đường chính của quận và những nơi công cộng", None, ""),
        ("Treo tại các trục đường chính của quận", "Đường chính", "Đường chính"),
    ],
)
def test_where_it_hangs_is_said_in_few_words(
    quan_3: Campaign, where: str, short: str | None, words: str
):
    assert heading(replace(quan_3.slogan_groups[0], where=where, heading=short)) == words


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Học, học nữa, học mãi", ["Học, học nữa,", "học mãi"]),
        ("một hai ba bốn năm sáu", ["một hai ba", "bốn năm sáu"]),
        ("Hồ\u00a0Chí\u00a0Minh muôn năm", ["Hồ\u00a0Chí\u00a0Minh", "muôn năm"]),
    ],
)
def test_lines_end_where_a_sentence_pauses(text: str, lines: list[str]):
    from site_src.outputs.lettering import length

    width = round(max(length(line, "ExtraBold", 100) for line in lines) * 1.1)
    assert balanced(text, "ExtraBold", 100, width) == lines
