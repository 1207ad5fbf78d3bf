"""What the formats of a workbook (.xlsx) say: lines through letters, and colours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar
from xml.etree import ElementTree

T = TypeVar("T")

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
# White, black, and what Excel writes for “automatic”: nobody chose these to say something.
_PLAIN = frozenset(("", "FFFFFF", "000000", "theme 0", "theme 1", "indexed 64", "indexed 8"))


def formats_of(xml: bytes) -> tuple[frozenset[int], dict[int, str]]:
    """The numbers of formats whose letters have a line through them, and how coloured ones look.

    That is their ground and letters, where these are not plain.
    """
    if not any(word in xml for word in (b"strike", b"fgColor", b"<color")):
        return frozenset(), {}
    root = ElementTree.fromstring(xml)
    grounds = [_colour(fill.find("{*}patternFill/{*}fgColor")) for fill in _all(root, "fills")]
    fonts = [(_is_struck(font), _colour(font.find("{*}color"))) for font in _all(root, "fonts")]
    struck, looks = set(), {}
    for number, style in enumerate(_all(root, "cellXfs")):
        ground = _of(grounds, style.get("fillId"), "")
        is_struck, letters = _of(fonts, style.get("fontId"), (False, ""))
        if is_struck:
            struck.add(number)
        if look := f"{ground} {letters}".strip():
            looks[number] = look
    return frozenset(struck), looks


def _of(parts: Sequence[T], number: str | None, plain: T) -> T:
    """The part of this number; what is `plain` where there is none."""
    at = int(number or "0")
    return parts[at] if 0 <= at < len(parts) else plain


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


def _is_struck(letters: ElementTree.Element) -> bool:
    """Whether a font, or a part of a text, has a line through it."""
    line = letters.find(".//{*}strike")
    return line is not None and line.get("val") not in ("0", "false")


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
