"""Files made small once, when the site is built, so that a server need not do it for every reader.

`page.html.br` and `page.html.gz` beside `page.html`.
"""

from __future__ import annotations

import contextlib
import os
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePosixPath

SUFFIXES = frozenset(
    {".css", ".html", ".ics", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml"}
)
ENDINGS = (".br", ".gz")
# Less than this goes in one packet with its head anyway.
SMALLEST = 200
# What is kept must be at most this part of the file.
GAIN = 0.9
# 11 takes twice as long and gives 1.3 % less; 9 takes a fifteenth and gives 8 % more. At 10 the
# nation’s 3,355 units take some nine minutes on two cores, about as long as their pages.
BROTLI_QUALITY = 10
GZIP_LEVEL = 9  # of libdeflate's 12


def compress(whole: Path, workers: int | None = None) -> int:
    """Compress what gains by it in a finished tree; how many files were written.

    A file that stands in many places as one (hard links) is compressed once and linked likewise.
    """
    same: dict[tuple[int, int], list[Path]] = defaultdict(list)
    for file in sorted(whole.rglob("*")):
        if file.suffix in SUFFIXES and file.is_file():
            status = file.stat()
            if status.st_size > SMALLEST:
                same[status.st_dev, status.st_ino].append(file)
    # Threads are enough: neither compressor holds the interpreter while it works.
    with ThreadPoolExecutor(workers or os.cpu_count() or 1) as pool:
        return sum(pool.map(_compress, same.values()))


def compressed(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """What belongs beside a file with this name and content: each ending with its bytes."""
    if PurePosixPath(name).suffix not in SUFFIXES or len(content) <= SMALLEST:
        return
    for ending, small in _small(content):
        if len(small) <= len(content) * GAIN:
            yield ending, small


def _compress(files: list[Path]) -> int:
    content = files[0].read_bytes()
    written = 0
    for ending, small in compressed(files[0].name, content):
        first, *others = (file.with_name(file.name + ending) for file in files)
        first.write_bytes(small)
        written += len(files)
        for other in others:
            try:
                os.link(first, other)
            except OSError:
                other.write_bytes(small)
    return written


def _small(content: bytes) -> Iterator[tuple[str, bytes]]:
    import brotli
    import deflate

    yield ".br", brotli.compress(content, quality=BROTLI_QUALITY)
    # The system's zlib packs otherwise on every system (zlib-ng); this one is the same everywhere.
    yield ".gz", bytes(deflate.gzip_compress(content, GZIP_LEVEL))


def forget(file: Path) -> None:
    """Remove what was once compressed of a file that is about to change."""
    for ending in ENDINGS:
        with contextlib.suppress(FileNotFoundError):
            file.with_name(file.name + ending).unlink()
