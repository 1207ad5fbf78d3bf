"""The smallest files of each published type that are what their names say."""

from __future__ import annotations

import io
import zipfile


def _zip(**files: str) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return raw.getvalue()


SAMPLES = {
    "avif": b"\x00\x00\x00\x1cftypavif\x00\x00\x00\x00mif1avif",
    "docx": _zip(**{"[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>"}),
    "gif": b"GIF89a\x01\x00\x01\x00\x00\x00\x00;",
    "jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00",
    "jpg": b"\xff\xd8\xff\xe1\x00\x10Exif\x00",
    "mp3": b"ID3\x04\x00\x00\x00\x00\x00\x00",
    "mp4": b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2",
    "odt": _zip(mimetype="application/vnd.oasis.opendocument.text"),
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "webp": b"RIFF\x24\x00\x00\x00WEBPVP8 ",
    "xlsx": _zip(**{"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"}),
}


def sample(name: str) -> bytes:
    """A file that is what its name says; nothing for a type that is not published."""
    return SAMPLES.get(name.rpartition(".")[2].lower(), b"")
