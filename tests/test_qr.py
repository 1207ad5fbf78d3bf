import re
from xml.etree import ElementTree

import pytest
import zxingcpp
from PIL import Image

from site_src.pages.qr import qr_svg

SVG = "{http://www.w3.org/2000/svg}"
PIXELS = 4


def raster(svg: str) -> Image.Image:
    """The code as a scanner's camera sees it, dark on light."""
    root = ElementTree.fromstring(svg)
    size = int(root.get("viewBox", "").split()[2])
    image = Image.new("L", (size, size), 255)
    for row in root.iter(f"{SVG}path"):
        x = y = 0
        for command, number, more in re.findall(r"([Mmh])(\d+)(?: (\d+))?", row.get("d", "")):
            if command == "M":
                x, y = int(number), int(more)
            elif command == "m":
                x += int(number)
            else:
                image.paste(0, (x, y, x + int(number), y + 1))
                x += int(number)
    return image.resize((size * PIXELS, size * PIXELS), Image.Resampling.NEAREST)


@pytest.mark.parametrize(
    "url",
    [
        "https://phuong-mau.example.vn/tuan-le/2025/chuong-trinh/le-khai-mac/",
        "https://example.vn/?a=1&b=<2>",
        "https://example.vn/" + "duong-dan-dai/" * 20,
    ],
)
def test_code_is_read_by_a_scanner(url: str):
    (found,) = zxingcpp.read_barcodes(raster(qr_svg(url)))
    assert found.text == url


def test_svg_is_fit_for_a_strict_page():
    svg = qr_svg("https://example.vn/?a=1&b=2")
    root = ElementTree.fromstring(svg)
    names = {name for element in root.iter() for name in element.attrib}
    assert names == {
        "class",
        "viewBox",
        "role",
        "aria-label",
        "shape-rendering",
        "fill",
        "stroke",
        "d",
    }
    assert root.get("aria-label") == "Mã QR của https://example.vn/?a=1&b=2"
    assert {element.get("stroke") for element in root} == {"currentColor"}
    assert len(svg) < 4000
