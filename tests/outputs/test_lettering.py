"""Words in pictures stand as the font itself sets them."""

from __future__ import annotations

import pytest
from PIL import Image, ImageChops, ImageDraw

from site_src.outputs import lettering
from site_src.outputs.sheet import Sheet

TEXTS = (
    "Ủy ban nhân dân xã Mẫu",
    "Ngày hội đọc sách: AVATAR, Tự học",
    "8h00 thứ Bảy 04/10 – Ẫ Ỗ ợ fi",
)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(("weight", "size"), [("Medium", 26), ("SemiBold", 30), ("ExtraBold", 104)])
def test_line_of_letters_is_the_line_that_the_font_draws(text: str, weight: str, size: int):
    line = lettering._drawn(text, weight, size)
    whole = Image.new("L", line.size)
    ImageDraw.Draw(whole).text((size, size), text, 255, lettering.font(weight, size))
    shades = ImageChops.difference(line, whole).histogram()
    # Where the edges of two letters meet, a pixel may be a little darker.
    assert sum(shades[1:]) <= 4
    assert sum(whole.histogram()[128:]) > 100


def test_line_is_written_in_its_ink_where_it_was_asked_for():
    ground = Image.new("RGB", (300, 80), "#faf6ee")
    sheet = Sheet.of(ground, (("#a3141d",), "#faf6ee"))
    lettering.one_line(sheet.copy(), "Học", (20, 10), 40, "Bold", "#a3141d", 260)
    assert sheet.image.convert("RGB").getcolors() == [(300 * 80, (250, 246, 238))]
    lettering.one_line(sheet, "Học", (20, 10), 40, "Bold", "#a3141d", 260)
    image = sheet.image.convert("RGB")
    colours = {colour: count for count, colour in image.getcolors() or ()}
    assert colours[163, 20, 29] > 300
    box = ImageChops.difference(image, ground).getbbox()
    assert box is not None
    left, top, right, bottom = box
    assert 20 <= left <= 26
    assert 10 <= top < bottom <= 10 + 60
    assert right - left == pytest.approx(lettering.length("Học", "Bold", 40), abs=6)
