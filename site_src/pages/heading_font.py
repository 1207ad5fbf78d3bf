"""Be Vietnam Pro, cut to the letters of Vietnamese: the one font file of the pages.

Theme, headings and hours are set in it; running text stays in the reader's own font. The whole
font has 52 kB of each weight, the cut one 9 kB. It is cut once, and kept under .cache/ by what
decides its bytes.
"""

from __future__ import annotations

import hashlib
import io
import unicodedata
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from site_src.base.cache import CACHE, keep, kept

NAME = "be-vietnam-pro.woff2"
WEIGHT = "ExtraBold"
FONTS = CACHE / "fonts"
# Goes up when the cut changes, so that a kept file is not used again.
CUT = 1
# The layout of pairs of letters; all else of the font's tables that is no outline goes.
FEATURES = ("kern",)

_VOWELS = "AĂÂEÊIOÔƠUƯY"
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_CONSONANTS = "BCDĐFGHJKLMNPQRSTVWXZ"
_SIGNS = " \u00a00123456789.,:;!?-–—“”‘’…()/&%+*§°·×#@[]\"'«»€₫"
# Foreign names keep their letters: São Paulo, Müller.
_LATIN = "".join(map(chr, range(0xC0, 0x100)))


def letters() -> str:
    """Every letter and sign that the cut font has, in order."""
    vowels = {unicodedata.normalize("NFC", v + tone) for v in _VOWELS for tone in _TONES}
    capitals = vowels | set(_CONSONANTS)
    return "".join(sorted({*capitals, *map(str.lower, capitals), *_SIGNS, *_LATIN}))


@lru_cache(maxsize=1)
def heading_font() -> bytes:
    """The font as a WOFF2 file; the same bytes for the same libraries."""
    file = FONTS / f"{_key()}.woff2"
    if (known := kept(file)) is not None:
        return known
    content = _cut()
    keep(file, content)
    return content


def file_of(weight: str) -> Path:
    """The whole font in a weight, as its package has it."""
    return Path(str(files("fontpkg_be_vietnam_pro"))) / "files" / f"BeVietnamPro-{weight}.ttf"


def _key() -> str:
    """What decides the bytes: the font, the libraries that cut and pack it, and the letters."""
    from importlib.metadata import version

    libraries = (version("fonttools"), version("brotli"))
    parts = (CUT, WEIGHT, FEATURES, letters(), *libraries)
    return hashlib.sha256(repr(parts).encode() + file_of(WEIGHT).read_bytes()).hexdigest()


def _cut() -> bytes:
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options()
    options.layout_features = list(FEATURES)
    options.hinting = False
    options.glyph_names = False
    options.recalc_timestamp = False
    # Copyright and licence stay in the file, as the OFL asks.
    options.name_IDs = [0, 13, 14]
    with TTFont(file_of(WEIGHT), recalcTimestamp=False) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(text=letters())
        cutter.subset(font)
        font.flavor = "woff2"
        stream = io.BytesIO()
        font.save(stream)
    return stream.getvalue()
