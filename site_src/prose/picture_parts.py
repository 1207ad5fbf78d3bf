"""What stands in a picture's file beside the picture: place, device, comments, a second picture.

Only the parts that a decoder needs are kept, and nothing behind the picture's end: a list of what
is allowed, since nobody knows all that cameras and programs add. The pixels stay as they are.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator

# A JPEG of many passes over all its pixels may be small and hold a core for minutes.
MOST_SCANS = 100

_PNG_START = b"\x89PNG\r\n\x1a\n"
_PNG_PARTS = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs cICP acTL fcTL fdAT".split()
)
_WEBP_PARTS = frozenset((b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP", b"VP8X"))
_WEBP_FRAME = frozenset((b"VP8 ", b"VP8L", b"ALPH"))
_WEBP_TOLD = 0x08 | 0x04  # in VP8X: there is Exif, there is XMP
_GIF_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
_ALONE = frozenset((0x01, *range(0xD0, 0xD8)))


class PartsError(ValueError):
    """The parts do not fit together as the format wants."""


def without_additions(content: bytes) -> bytes | None:
    """The file with the picture's parts alone; None for a format whose parts are not known here.

    Raises `PartsError` where they do not fit together."""
    clean = _format_of(content)
    try:
        return None if clean is None else b"".join(clean(content))
    except (IndexError, struct.error) as error:
        raise PartsError from error


def _format_of(content: bytes) -> Callable[[bytes], Iterator[bytes]] | None:
    if content.startswith(b"\xff\xd8"):
        return _jpeg
    if content.startswith(_PNG_START):
        return _png
    if content.startswith((b"GIF87a", b"GIF89a")):
        return _gif
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return _webp
    return None


# --- JPEG -----------------------------------------------------------------------------------------


def scans(content: bytes) -> int:
    """How many passes over its pixels a JPEG has; 1 for any other picture."""
    if not content.startswith(b"\xff\xd8"):
        return 1
    try:
        return sum(code == 0xDA for code, _start, _end in _segments(content))
    except (IndexError, struct.error, PartsError):
        return 1  # what is broken is told by who decodes it


def _jpeg(content: bytes) -> Iterator[bytes]:
    yield content[:2]
    for code, start, end in _segments(content):
        part = content[start:end]
        if code == 0xE0:
            # Not the small picture in it.
            if part[4:9] == b"JFIF\0" and len(part) >= 18:
                yield b"\xff\xe0\x00\x10" + part[4:16] + b"\0\0"
        elif code == 0xE2:
            if part[4:16] == b"ICC_PROFILE\0":
                yield part
        elif code == 0xEE:
            if part[4:9] == b"Adobe" and len(part) >= 16:
                yield b"\xff\xee\x00\x0e" + part[4:16]
        elif not (0xE0 <= code <= 0xEF or code == 0xFE):
            yield part
    yield b"\xff\xd9"


def _segments(content: bytes) -> Iterator[tuple[int, int, int]]:
    """Each segment's code, and where it begins and ends; that of a scan with its pixels."""
    at = 2
    while True:
        at = content.find(b"\xff", at)
        if at < 0:
            return  # without its last two bytes, as some programs leave it
        while content[at] == 0xFF:
            at += 1
        code = content[at]
        at += 1
        start = at - 2
        if code == 0xD9:
            return
        if code in _ALONE:
            continue
        (length,) = struct.unpack_from(">H", content, at)
        if length < 2 or at + length > len(content):
            raise PartsError
        at += length
        if code == 0xDA:
            at = _end_of_pixels(content, at)
        yield code, start, at


def _end_of_pixels(content: bytes, at: int) -> int:
    while True:
        at = content.find(b"\xff", at)
        if at < 0 or at + 1 >= len(content):
            return len(content)
        if content[at + 1] == 0 or 0xD0 <= content[at + 1] <= 0xD7:
            at += 2
        elif content[at + 1] == 0xFF:
            at += 1
        else:
            return at


# --- PNG ------------------------------------------------------------------------------------------


def _png(content: bytes) -> Iterator[bytes]:
    yield _PNG_START
    at = len(_PNG_START)
    while True:
        length, name = struct.unpack_from(">I4s", content, at)
        end = at + 12 + length
        if end > len(content):
            raise PartsError
        if name in _PNG_PARTS:
            yield content[at:end]
        if name == b"IEND":
            return
        at = end


# --- WebP -----------------------------------------------------------------------------------------


def _webp(content: bytes) -> Iterator[bytes]:
    (length,) = struct.unpack_from("<I", content, 4)
    if length + 8 > len(content) + 1:
        raise PartsError
    parts = b"".join(_webp_parts(content, 12, min(length + 8, len(content)), _WEBP_PARTS))
    yield b"RIFF" + struct.pack("<I", len(parts) + 4) + b"WEBP" + parts


def _webp_parts(content: bytes, at: int, end: int, known: frozenset[bytes]) -> Iterator[bytes]:
    while at + 8 <= end:
        name, length = struct.unpack_from("<4sI", content, at)
        if at + 8 + length > end:
            raise PartsError
        body = content[at + 8 : at + 8 + length]
        at += 8 + length + length % 2
        if name not in known:
            continue
        if name == b"VP8X":
            body = bytes([body[0] & ~_WEBP_TOLD]) + body[1:10]
        elif name == b"ANMF":
            body = body[:16] + b"".join(_webp_parts(body, 16, len(body), _WEBP_FRAME))
        yield name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


# --- GIF ------------------------------------------------------------------------------------------


def _gif(content: bytes) -> Iterator[bytes]:
    flags = content[10]
    at = 13 + (3 << (flags & 7) + 1 if flags & 0x80 else 0)
    yield content[:at]
    while True:
        start = at
        kind = content[at]
        if kind == 0x3B:
            yield b"\x3b"
            return
        if kind == 0x2C:
            colours = content[at + 9]
            at += 10 + (3 << (colours & 7) + 1 if colours & 0x80 else 0) + 1
            at = _end_of_blocks(content, at)
            yield content[start:at]
        elif kind == 0x21:
            label = content[at + 1]
            at = _end_of_blocks(content, at + 2)
            loops = label == 0xFF and content[start + 3 : start + 14] in _GIF_LOOPS
            if label == 0xF9 or (loops and at - start <= 19):
                yield content[start:at]
        else:
            raise PartsError


def _end_of_blocks(content: bytes, at: int) -> int:
    while size := content[at]:
        at += size + 1
    return at + 1
