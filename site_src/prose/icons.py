"""Icons and emoji of texts: Material's icons where it is installed, else only what pymdownx has.

Material is asked when a text first has such a name, since its icons are 14,000 files.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown

from site_src.base.messages import gettext as _
from site_src.base.problems import near_miss

# A name of one of Material's sets; any other word between two colons may well be meant as it is.
ICON = re.compile(r":(?:material|fontawesome|octicons|simple)-[\w-]+:")


@cache
def has_icons() -> bool:
    """Whether Material is installed."""
    return find_spec("material") is not None


class Icons(dict[str, Any]):
    """The `emoji_index` of pymdownx.emoji, made when a text first asks."""

    def __init__(self, options: dict[str, Any], md: Markdown) -> None:
        super().__init__()
        self._asked = options, md

    def __missing__(self, key: str) -> Any:
        self.update(_index(*self._asked))
        # Nothing else is ever asked for; without this an index that lacked it would ask for ever.
        return super().get(key)


def _index(options: dict[str, Any], md: Markdown | None) -> dict[str, Any]:
    if has_icons():
        from material.extensions.emoji import twemoji
    else:
        from pymdownx.emoji import twemoji
    index: dict[str, Any] = twemoji(options, md)
    return index


def icon(*match: Any) -> Element:
    """The `emoji_generator` of pymdownx.emoji: an SVG for an icon of Material's."""
    if has_icons():
        from material.extensions.emoji import to_svg
    else:
        from pymdownx.emoji import to_svg
    element: Element = to_svg(*match)
    return element


def advice_for(name: str) -> str:
    """What to write in place of an icon's name that is none."""
    otherwise = _("Leave it out, or write an emoji, like 📚.")
    if not has_icons():
        return otherwise
    start = name.partition("-")[0]
    known = [each for each in _index({}, None)["emoji"] if each.startswith(start)]
    return near_miss(name, known, otherwise)
