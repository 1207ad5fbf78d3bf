"""How long compression takes, and what it gives, at each quality.

    .venv/bin/python -m tests.bench.compress site/

Reads a built site, each file that stands in many places once, and prints processor time and size.
Timings are figures to read, never assertions.
"""

from __future__ import annotations

import argparse
import time
import zlib
from collections.abc import Callable
from functools import partial
from pathlib import Path

import brotli

from site_src.publish.compress import SMALLEST, SUFFIXES


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    files = {}
    for file in sorted(parser.parse_args().site.rglob("*")):
        if file.suffix in SUFFIXES and file.stat().st_size > SMALLEST:
            files[file.stat().st_ino] = file.read_bytes()
    texts = list(files.values())
    print(f"{len(texts)} files, {sum(map(len, texts))} bytes")
    # The window that makes 9 quick: larger ones make it lay out tables for each file.
    for quality, window in ((5, 22), (8, 22), (9, 16), (10, 22), (11, 22)):
        small = partial(brotli.compress, quality=quality, lgwin=window)
        _measure(f"brotli {quality}", texts, small)
    _measure("gzip 9", texts, lambda text: zlib.compress(text, 9, wbits=31))


def _measure(name: str, texts: list[bytes], small: Callable[[bytes], bytes]) -> None:
    start = time.process_time()
    size = sum(len(small(text)) for text in texts)
    print(f"{name:10}{size:12} bytes{time.process_time() - start:8.2f} s of processor time")


if __name__ == "__main__":
    main()
