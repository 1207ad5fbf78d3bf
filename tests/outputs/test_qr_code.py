import re
from xml.etree import ElementTree

import pytest
import zxingcpp
from PIL import Image

from site_src.outputs.qr_code import QR_CODES, qr_svg
from tests.sample_ward import without_address

SVG = "{http://www.w3.org/2000/svg}"
PIXELS = 4


def raster(svg: bytes) -> Image.Image:
    """The code as a scanner's camera sees it, dark on light."""
    root = ElementTree.fromstring(svg)
    size = int(root.get("viewBox", "").split()[2])
    image = Image.new("L", (size, size), 255)
    for row in root.findall(f"{SVG}path[@stroke]"):
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


def test_each_event_has_its_own_where_the_address_is_known(ward):
    made = {file.address: file.make() for file in QR_CODES.files(ward)}
    assert len(made) == len(ward.events)
    url = "https://phuong-mau.example.vn/tuan-le/2025/chuong-trinh/le-khai-mac/"
    assert made["chuong-trinh/le-khai-mac/ma-qr.svg"] == qr_svg(url)
    assert len(qr_svg(url)) < 4000
    assert not list(QR_CODES.files(without_address(ward)))
