"""The parts of a Word file, and what their elements say."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from site_src.base.messages import gettext as _
from site_src.writing.drafting.lines import CENTIMETRE, PlanProblem, may_show_a_table

Element = ElementTree.Element
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_V = "{urn:schemas-microsoft-com:vml}"
# The namespace of a file that was saved as “Strict Open XML”, and what others have.
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = W[1:-1].encode()
# The text of a plan has some hundred thousand letters; more than this is something else.
MOST_XML = 30_000_000


def part_of(archive: zipfile.ZipFile, name: str) -> Element | None:
    """A part of the file by its name; None where it has none."""
    if name not in archive.namelist():
        return None
    with archive.open(name) as file:
        data = file.read(MOST_XML + 1)
    if len(data) > MOST_XML:
        raise PlanProblem(
            _("The Word file holds far more text than a plan has"),
            _("Take the file of the plan alone."),
        )
    if b"<!DOCTYPE" in data[:2000]:
        raise ValueError(name)
    return ElementTree.fromstring(data.replace(_STRICT, _USUAL))


def value(element: Element | None, name: str) -> str | None:
    """The value of a property; "" for one without, None where it is not there."""
    found = element.find(f"{W}{name}") if element is not None else None
    return found.get(f"{W}val", "") if found is not None else None


def is_on(properties: Element | None, name: str) -> bool:
    """Whether a property is there, and not switched off."""
    return value(properties, name) not in (None, "0", "false", "off", "none")


def is_picture(element: Element) -> bool:
    """Whether an element is a large picture or what another program made, as a sheet of Excel.

    New Words say sizes in 914,400ths of an inch, old ones in points.
    """
    if element.tag == f"{W}object":
        return True
    if element.tag in (f"{_WP}inline", f"{_WP}anchor"):
        extent = element.find(f"{_WP}extent")
        if extent is None or next(element.iter(f"{_PIC}pic"), None) is None:
            return False
        width, height = (int(extent.get(side, "0")) / 360_000 for side in ("cx", "cy"))
    elif element.tag == f"{_V}shape" and element.find(f"{_V}imagedata") is not None:
        sizes = dict(re.findall(r"(width|height):([\d.]+)pt", element.get("style", "")))
        width, height = (float(sizes.get(side, 0)) / CENTIMETRE for side in ("width", "height"))
    else:
        return False
    return may_show_a_table(width, height)


class Styles:
    """What paragraphs and letters have of their styles, and these of those below them.

    `properties` are those of a paragraph (`w:pPr`) or of letters (`w:rPr`).
    """

    def __init__(self, styles: Element | None) -> None:
        found = styles.iter(f"{W}style") if styles is not None else ()
        self._styles = {style.get(f"{W}styleId", ""): style for style in found}

    def _chain(self, properties: Element | None) -> Iterator[Element]:
        seen = set[str]()
        name = value(properties, "pStyle") or value(properties, "rStyle") or ""
        while name in self._styles and name not in seen:
            seen.add(name)
            yield self._styles[name]
            name = value(self._styles[name], "basedOn") or ""

    def has(self, properties: Element | None, name: str) -> bool:
        """Whether a style has this property of letters, like “b” for bold."""
        looks = (style.find(f"{W}rPr") for style in self._chain(properties))
        return next((is_on(look, name) for look in looks if value(look, name) is not None), False)

    def is_heading(self, properties: Element | None) -> bool:
        """Whether a style is one of headings."""
        names = (value(style, "name") or "" for style in self._chain(properties))
        return any(name.casefold().startswith(("heading", "title")) for name in names)

    def numbered(self, properties: Element | None) -> tuple[str, int]:
        """The list and the level that a style puts its paragraphs into; none is ""."""
        for style in self._chain(properties):
            found = style.find(f"{W}pPr/{W}numPr")
            if found is not None and (name := value(found, "numId")):
                return name, int(value(found, "ilvl") or "0")
        return "", 0
