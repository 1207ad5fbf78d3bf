"""Files made small once, when the site is built, so that a server need not do it for every reader.

`page.html.br` and `page.html.gz` beside `page.html`, made by the process that made the page.
"""

from __future__ import annotations

import os
from collections.abc import Container
from functools import lru_cache
from pathlib import Path

from site_src.base.addresses import INDEX, PROGRAM

SUFFIXES = frozenset(
    {".css", ".html", ".ics", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml"}
)
# What calendars, feed readers and crawlers fetch: none of them takes Brotli.
GZIP_ALONE = frozenset({".ics", ".xml"})
ENDINGS = (".br", ".gz")
# Less than this goes in one packet with its head anyway.
SMALLEST = 200
# What is kept must be at most this part of the file.
GAIN = 0.9
# Brotli's quality by how often a file is read: what one copy serves every campaign, what every
# visitor opens, the rest. 10 takes fifteen times as long as 9 for 7 %, 11 twice as long as 10 for
# 2 % (tests/bench/README.md).
BEST, OFTEN, REST = 11, 10, 9
# Of the rest, what is shorter (bytes) is packed as what is read often: it wins most for its time,
# and with it all is less than 5 % above 10 for less time than a page takes to be made.
SHORT = 4_300
QUICK = 4
# As far back as the usual page is long; at 9 a larger window lays out larger tables for each file.
WINDOW = 16
GZIP_LEVEL = 9  # of libdeflate's 12


def often_read(folder: str) -> frozenset[str]:
    """What every visitor of a campaign opens, by '/'-path: `folder` is '' or ends in '/'."""
    pages = ("", folder, f"{folder}{PROGRAM}")
    return frozenset((*(f"{page}index.html" for page in pages), f"{folder}{INDEX}"))


def compress(whole: Path, often: Container[str] | None = None) -> int:
    """Compress what gains by it in a finished tree; how many files were written.

    `often` has the '/'-paths of what most visitors open; where it is None, everything is read by
    all.
    """
    written = 0
    for at, folders, names in os.walk(whole):
        folders.sort()
        for name in sorted(names):
            if name.endswith(tuple(SUFFIXES)):
                written += _compress(f"{at}/{name}", whole, often)
    return written


def _compress(file: str, whole: Path, often: Container[str] | None) -> int:
    content = Path(file).read_bytes()
    if len(content) <= SMALLEST:
        return 0
    if often is None:
        quality = BEST
    else:
        address = file[len(str(whole)) + 1 :].replace(os.sep, "/")
        quality = OFTEN if address in often or len(content) < SHORT else REST
    made = small(content, None if file.endswith(tuple(GZIP_ALONE)) else quality)
    for ending, less in made.items():
        Path(file + ending).write_bytes(less)
    return len(made)


# What units inherit, each of their campaigns has.
@lru_cache(maxsize=256)
def small(content: bytes, quality: int | None) -> dict[str, bytes]:
    """What a file is compressed, by ending, where it gains by that; None is without Brotli."""
    import brotli
    import deflate

    made = {}
    if quality is not None:
        window = WINDOW if len(content) < 1 << WINDOW else 22
        made[".br"] = brotli.compress(content, quality=quality, lgwin=window)
    # The system's zlib packs otherwise on every system (zlib-ng); this one is the same everywhere.
    made[".gz"] = bytes(deflate.gzip_compress(content, GZIP_LEVEL))
    return {ending: less for ending, less in made.items() if len(less) <= len(content) * GAIN}


def compressed(name: str, content: bytes) -> dict[str, bytes]:
    """What belongs beside a file with this name and content: the bytes of each ending."""
    if not name.endswith(tuple(SUFFIXES)) or len(content) <= SMALLEST:
        return {}
    return small(content, None if name.endswith(tuple(GZIP_ALONE)) else OFTEN)


def pack_together(content: bytes) -> bytes:
    """Files of one campaign as one, quickly: much in them is the same."""
    import brotli

    return bytes(brotli.compress(content, quality=QUICK, lgwin=22))


def unpack(packed: bytes) -> bytes:
    """What was packed so. Raises ValueError."""
    import brotli

    try:
        return bytes(brotli.decompress(packed))
    except brotli.error as error:
        raise ValueError("damaged") from error
