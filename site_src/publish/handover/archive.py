"""A zip that is the same on every system: order, times, rights and packing are its own."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from typing import BinaryIO

# The system's zlib packs otherwise on every system (zlib-ng); libdeflate is the same everywhere.
LEVEL = 9
# What is small already gains nothing.
_STORED = (".br", ".gz", ".avif", ".jpeg", ".jpg", ".mp3", ".mp4", ".png", ".webp", ".woff2")
# 01/01/1980, the first day that a zip can name, at 0 o'clock.
_TIME, _DAY = 0, 33
# Made on Unix, so that the rights count: an ordinary file that all may read. Names are in UTF-8.
_MADE_BY, _NEEDS, _UTF8 = 3 << 8 | 20, 20, 0x800
_RIGHTS = 0o100644 << 16
_LARGEST, _MOST = 0xFFFFFFFF, 0xFFFF


def write_zip(stream: BinaryIO, files: Iterable[tuple[str, bytes]]) -> None:
    """Write the files, by '/'-path, in the order in which they come. Raises OSError.

    ValueError where they are more than a plain zip holds: 4 GB, 65,535 files.
    """
    import deflate

    directory, at, count = bytearray(), 0, 0
    for path, content in files:
        name = path.encode()
        packed = b"" if path.endswith(_STORED) else bytes(deflate.deflate_compress(content, LEVEL))
        is_packed = 0 < len(packed) < len(content)
        body = packed if is_packed else content
        if at + len(body) > _LARGEST or count >= _MOST:
            raise ValueError(path)
        method, check = 8 if is_packed else 0, zlib.crc32(content)
        about = struct.pack(
            "<HHHHHIIIHH",
            *(_NEEDS, _UTF8, method, _TIME, _DAY, check, len(body), len(content), len(name), 0),
        )
        stream.write(b"PK\3\4" + about + name)
        stream.write(body)
        directory += b"PK\1\2" + struct.pack("<H", _MADE_BY) + about
        directory += struct.pack("<HHHII", 0, 0, 0, _RIGHTS, at) + name
        at += 30 + len(name) + len(body)
        count += 1
    stream.write(directory)
    stream.write(b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, count, count, len(directory), at, 0))
