"""The smallest files of each published type that are what their names say."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from PIL import Image


def picture_bytes(kind: str, size: tuple[int, int] = (12, 8), **options: Any) -> bytes:
    """A picture of one colour; `options` are Pillow's for saving."""
    stream = io.BytesIO()
    Image.new("RGB", size, "#a3141d").save(stream, kind, **options)
    return stream.getvalue()


def _zip(**files: str) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return raw.getvalue()


SAMPLES = {
    "avif": picture_bytes("AVIF"),
    "docx": _zip(**{"[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>"}),
    "gif": picture_bytes("GIF"),
    "jpeg": picture_bytes("JPEG"),
    "jpg": picture_bytes("JPEG"),
    "mp3": b"ID3\x04\x00\x00\x00\x00\x00\x00",
    "mp4": b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2",
    "odt": _zip(mimetype="application/vnd.oasis.opendocument.text"),
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "png": picture_bytes("PNG"),
    "webp": picture_bytes("WEBP"),
    "xlsx": _zip(**{"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"}),
}


def sample(name: str) -> bytes:
    """A file that is what its name says; nothing for a type that is not published."""
    return SAMPLES.get(name.rpartition(".")[2].lower(), b"")
