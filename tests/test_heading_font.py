"""The one font file of the pages: every Vietnamese letter, small, the same bytes for all."""

from __future__ import annotations

import io
import unicodedata

import brotli
from fontTools.ttLib import TTFont

from site_src.pages import heading_font
from site_src.pages.assets import published
from site_src.pages.drawings import SCENE
from tests.outputs.test_social_image import LETTERS, SIGNS
from tests.test_assets import THEME


def test_font_has_every_letter_of_vietnamese():
    with TTFont(io.BytesIO(heading_font.heading_font())) as font:
        known = font.getBestCmap()
    wanted = {*LETTERS, *LETTERS.upper(), *SIGNS}
    assert all(ord(unicodedata.normalize("NFC", letter)) in known for letter in wanted)


def test_font_and_scene_are_small():
    assets = published(str(THEME))
    font, scene = assets[heading_font.NAME].content, assets[SCENE].content
    assert font.startswith(b"wOF2")
    assert len(font) <= 20_000
    assert len(font) + len(brotli.compress(scene)) <= 26_000


def test_font_is_cut_into_the_same_bytes_twice():
    assert heading_font._cut() == heading_font._cut() == heading_font.heading_font()


def test_font_keeps_its_licence():
    with TTFont(io.BytesIO(heading_font.heading_font())) as font:
        assert "SIL Open Font" in str(font["name"].getDebugName(13))


def test_page_is_painted_before_the_font_is_there():
    sheet = published(str(THEME))["site.css"].content.decode()
    faces = [rule for rule in sheet.split("}") if rule.startswith("@font-face")]
    (asked,) = [face for face in faces if "url(" in face]
    assert "font-display:swap" in asked
