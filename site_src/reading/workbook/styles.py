"""What the formats of a workbook (.xlsx) say: lines through letters, and colours."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
# White, black, and what Excel writes for “automatic”: nobody chose these to say something.
_PLAIN = frozenset(("", "FFFFFF", "000000", "theme 0", "theme 1", "indexed 64", "indexed 8"))


def struck_styles(xml: bytes) -> frozenset[int]:
    """The numbers of the formats whose letters have a line through them."""
    if b"strike" not in xml:
        return frozenset()
    root = ElementTree.fromstring(xml)
    fonts = root.find("{*}fonts")
    formats = root.find("{*}cellXfs")
    struck = {
        number
        for number, font in enumerate(fonts if fonts is not None else ())
        if (line := font.find("{*}strike")) is not None and line.get("val") not in ("0", "false")
    }
    return frozenset(
        number
        for number, style in enumerate(formats if formats is not None else ())
        if int(style.get("fontId", "0")) in struck
    )


def struck_texts(xml: bytes) -> dict[int, str]:
    """What is left of each shared text of which a part has a line through it, by its number."""
    if b"strike" not in xml:
        return {}
    found = {}
    for number, text in enumerate(ElementTree.fromstring(xml).iter(f"{_MAIN}si")):
        runs = [(_is_struck(run), run.findtext(f"{_MAIN}t", "")) for run in text.iter(f"{_MAIN}r")]
        left = "".join(said for struck, said in runs if not struck).strip()
        if left and any(struck and said.strip() for struck, said in runs):
            found[number] = left
    return found


def _is_struck(run: ElementTree.Element) -> bool:
    line = next(run.iter(f"{_MAIN}strike"), None)
    return line is not None and line.get("val") not in ("0", "false")


def looks_of_styles(xml: bytes) -> dict[int, str]:
    """How cells of each format look, by its number: their ground and letters, where not plain."""
    if b"fgColor" not in xml and b"<color" not in xml:
        return {}
    root = ElementTree.fromstring(xml)
    grounds = [_colour(fill.find("{*}patternFill/{*}fgColor")) for fill in _all(root, "fills")]
    letters = [_colour(font.find("{*}color")) for font in _all(root, "fonts")]
    found = {}
    for number, style in enumerate(_all(root, "cellXfs")):
        parts = (
            names[at] if (at := int(style.get(key, "0"))) < len(names) else ""
            for names, key in ((grounds, "fillId"), (letters, "fontId"))
        )
        if look := " ".join(part for part in parts if part):
            found[number] = look
    return found


def _all(root: ElementTree.Element, name: str) -> Sequence[ElementTree.Element]:
    found = root.find(f"{{*}}{name}")
    return [] if found is None else list(found)


def _colour(element: ElementTree.Element | None) -> str:
    """A colour as one word; "" for those that say nothing."""
    if element is None:
        return ""
    rgb = element.get("rgb", "")[-6:].upper()
    kinds = (f"{kind} {element.get(kind)}" for kind in ("theme", "indexed") if element.get(kind))
    name = rgb or next(kinds, "")
    tint = element.get("tint")
    return "" if name in _PLAIN and not tint else f"{name} {tint or ''}".strip()
