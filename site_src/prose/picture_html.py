"""Pictures in the HTML of a text.

Room kept for them before they come, smaller files for those who need no more, and later loading for
what stands further down.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape, unescape
from urllib.parse import quote

from site_src.prose.pictures import Size

# Sanitized HTML alone is read here: its attributes have their values in double quotes.
_TAG = re.compile(r"""<img((?:\s+[^\s"=>/]+(?:="[^"]*")?)*)\s*/?>""")
_ATTRIBUTE = re.compile(r"""([^\s"=>/]+)(?:="([^"]*)")?""")
# A width or height in pixels.
SIZE = re.compile(r"[1-9][0-9]{0,3}")
# The width of a text's column in pixels; `.prose` in theme_overrides/assets/prose.css.
COLUMN = 704


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as pages show it.

    Its size, and the variants that lie beside it, as names and widths in pixels.
    """

    size: Size
    variants: tuple[tuple[str, int], ...]


def variant_name(name: str, width: int) -> str:
    """The file name of a variant, from that of its picture: a.jpg → a.jpg.480.webp."""
    return f"{name}.{width}.webp"


def show_pictures(html: str, find: Callable[[str], Shown | None]) -> str:
    """The HTML with each picture's size and its variants; `find` knows a picture by its URL.

    What staff wrote stays: their width, and when to load it. A picture before any text is likely
    on the first screen, where waiting for its turn would only make it late.
    """

    def put(match: re.Match[str]) -> str:
        attributes = {name: unescape(value) for name, value in _ATTRIBUTE.findall(match[1])}
        first = match.start() == leading
        attributes = {"loading": "eager" if first else "lazy", "decoding": "async"} | attributes
        if first and attributes["loading"] == "eager":
            del attributes["loading"]
        picture = find(attributes.get("src", ""))
        if picture is None:
            return _tag("img", attributes)
        width = min(_sized(attributes, picture.size), COLUMN)
        if not picture.variants:
            return _tag("img", attributes)
        folder = posixpath.dirname(attributes["src"])
        urls = (
            f"{posixpath.join(folder, quote(name))} {pixels}w" for name, pixels in picture.variants
        )
        source = {
            "type": "image/webp",
            "srcset": ", ".join(urls),
            "sizes": f"(min-width: {width}px) {width}px, 100vw",
        }
        return f"<picture>{_tag('source', source)}{_tag('img', attributes)}</picture>"

    leading = _leading(html)
    return _TAG.sub(put, html)


def _leading(html: str) -> int:
    """Where the picture begins that stands before any text, or -1."""
    match = _TAG.search(html)
    if match is None:
        return -1
    return -1 if re.sub(r"<[^>]*>|&nbsp;|\s", "", html[: match.start()]) else match.start()


def _sized(attributes: dict[str, str], size: Size) -> int:
    """Put in what staff left open of width and height; the width in which it is shown."""
    width, height = attributes.get("width", ""), attributes.get("height", "")
    # What is no size of a picture is told by `plan`, and shown as if it were not there.
    width, height = (each if SIZE.fullmatch(each) else "" for each in (width, height))
    if width:
        attributes["width"] = width
        if not height:
            attributes["height"] = str(max(1, round(int(width) * size.height / size.width)))
    elif height:
        attributes["width"] = str(max(1, round(int(height) * size.width / size.height)))
    else:
        attributes |= {"width": str(size.width), "height": str(size.height)}
    return int(attributes["width"])


def _tag(name: str, attributes: dict[str, str]) -> str:
    return "".join((f"<{name}", *(f' {key}="{escape(v)}"' for key, v in attributes.items()), ">"))
