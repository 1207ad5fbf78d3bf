"""The theme's files as they are published.

Small, and named by their content, so that a browser may keep them for ever.
"""

from __future__ import annotations

import hashlib
import json
import pickle
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import rcssmin
import rjsmin

from site_src.base.messages import gettext as _
from site_src.base.program import made_once
from site_src.pages import heading_font
from site_src.pages.short_names import shorten

FOLDER = "assets"
# Of the front page that leads to every unit.
_PORTAL = frozenset({"finder.js", "portal.css"})
# In scripts: words for the catalogue, and the names of other files of the theme.
_WORDS = re.compile(r'\b_\(("(?:[^"\\]|\\.)*")\)')
_NAME = re.compile(r'\basset\("([\w.-]+)"\)')
# In sheets and scripts: another one that stands in this place. What several kinds of pages share is
# written once, and each still asks for one file; a name with an underscore is only taken in.
_TAKEN_IN = re.compile(r'@?\bimport "([\w.-]+)";')
# In sheets: a font or a drawing of the theme.
_URL = re.compile(r'\burl\("([\w.-]+)"\)')
# In drawings: what is for their readers, and blanks between their elements.
_REMARK = re.compile(r"<!--.*?-->\s*", re.DOTALL)
_GAP = re.compile(r">\s+<")


@dataclass(frozen=True, slots=True)
class Asset:
    """A published file: `address` is its '/'-string below a campaign's folder."""

    address: str
    content: bytes


def needed(theme: str, portal: bool) -> tuple[Asset, ...]:
    """The files for the front page, or for a campaign, which has no use for those of the other."""
    return tuple(a for name, a in published(theme).items() if portal or name not in _PORTAL)


@lru_cache(maxsize=4)
def published(theme: str) -> Mapping[str, Asset]:
    """The files of a theme's folder by the names that templates know them by."""
    folder = Path(theme, FOLDER)
    files = {file.name: file.read_bytes() for file in sorted(folder.iterdir()) if file.is_file()}
    of = (part for name, content in files.items() for part in (name.encode(), content))
    # Giving scripts their short names takes as long as a third of a campaign.
    made = made_once("assets", lambda: pickle.dumps(_published(files)), *of)
    assets: Mapping[str, Asset] = pickle.loads(made)
    return assets


def _published(files: Mapping[str, bytes]) -> dict[str, Asset]:
    shown = [name for name in files if not name.startswith("_")]
    assets: dict[str, Asset] = {}

    def publish(name: str) -> Asset:
        if name not in assets:
            content = bytes_of(name)
            if name.endswith(".css"):
                content = rcssmin.cssmin(_URL.sub(neighbour, whole(name))).encode()
            elif name.endswith(".js"):
                small = str(rjsmin.jsmin(_NAME.sub(reference, _spoken(script(name)))))
                content = shorten(small).encode()
            elif name.endswith(".svg"):
                content = small_drawing(content.decode()).encode()
            stem, dot, ending = name.rpartition(".")
            mark = hashlib.sha256(content).hexdigest()[:8]
            assets[name] = Asset(f"{FOLDER}/{stem}.{mark}{dot}{ending}", content)
        return assets[name]

    def bytes_of(name: str) -> bytes:
        # Made, and not kept in the folder.
        return heading_font.heading_font() if name == heading_font.NAME else files[name]

    def whole(name: str) -> str:
        """A sheet or script with those that it takes in."""
        return _TAKEN_IN.sub(lambda match: whole(match[1]), files[name].decode())

    def script(name: str) -> str:
        """What a script takes in shares its names, and nobody else does."""
        text = whole(name)
        return f"{{{text}}}" if _TAKEN_IN.search(files[name].decode()) else text

    def reference(match: re.Match[str]) -> str:
        """A script names its neighbours by what they are called beside it."""
        return json.dumps(publish(match[1]).address.removeprefix(f"{FOLDER}/"))

    def neighbour(match: re.Match[str]) -> str:
        """A sheet names a font or a drawing by what it is called beside it."""
        return f"url({publish(match[1]).address.removeprefix(f'{FOLDER}/')})"

    for name in shown:
        publish(name)
    return assets


def small_drawing(svg: str) -> str:
    """A drawing without what only its makers read."""
    return _GAP.sub("><", _REMARK.sub("", svg)).strip()


def _spoken(script: str) -> str:
    """The script with its words in the language of the site."""
    return _WORDS.sub(lambda m: json.dumps(_(json.loads(m[1])), ensure_ascii=False), script)
