"""Files that units offer.

Which types are published, and whether a file is of the type that its name says. A browser goes by
the name, so what is something else would break, or do harm.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path

from site_src.base.folders import unreadable
from site_src.base.messages import gettext as _
from site_src.base.messages import mark as N_

HEAD = 4096
MAX_BYTES = 200_000_000

_PICTURE_BRANDS = {b"avif": "avif", b"avis": "avif"}
_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"mif1", b"msf1")
_STARTS = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"ID3", "mp3"),
    (b"%PDF-", "pdf"),
)
# In an office file, the part that its program opens first.
_WITH_MACROS = "macros"
_OFFICE = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
_OPEN_DOCUMENT = {b"application/vnd.oasis.opendocument.text": "odt"}

# What a unit may offer for download or show; anything else in media/ stays where it is.
MEDIA_TYPES = frozenset(
    {"avif", "docx", "gif", "jpeg", "jpg", "mp3", "mp4", "odt", "pdf", "png", "webp", "xlsx"}
)

# What people take for one of these, by how it begins.
_OTHERS = (
    (re.compile(rb"\s*<(?:!doctype html|html|head|body|script)", re.IGNORECASE), N_("a web page")),
    (
        re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<svg", re.IGNORECASE | re.DOTALL),
        "SVG",
    ),
    (re.compile(rb"MZ|\x7fELF|#!|\xcf\xfa\xed\xfe"), N_("a program")),
    (re.compile(rb"\xd0\xcf\x11\xe0"), N_("a file of old Office (.doc, .xls)")),
    (re.compile(rb"Rar!|7z\xbc\xaf|\x1f\x8b"), N_("an archive")),
    (re.compile(rb"BM"), "BMP"),
    (re.compile(rb"II\*\x00|MM\x00\*"), "TIFF"),
)


def what_is_wrong(file: Path) -> tuple[str, str] | None:
    """Message and hint where a file is not of the type that its name ends in; None if it is.

    `file` is an ordinary file whose name ends in one of `MEDIA_TYPES`."""
    wanted = file.suffix.lstrip(".").lower().replace("jpeg", "jpg")
    try:
        if file.stat().st_size > MAX_BYTES:
            message = _("The file is larger than {limit} MB").format(limit=MAX_BYTES // 1_000_000)
            return message, _("Make it smaller, or put it elsewhere and link to it.")
        with file.open("rb") as opened:
            head = opened.read(HEAD)
        kind = _type_of(file, head)
    except OSError as error:
        return unreadable(error)
    if kind == wanted:
        return None
    if kind == _WITH_MACROS:
        message = _("“{name}” holds macros: programs that would run on readers’ machines")
        hint = _("Save it as .{type} without macros; renaming is not enough.")
        return message.format(name=file.name), hint.format(type=wanted)
    if not head:
        return _("“{name}” is empty").format(name=file.name), _("Copy the file here once more.")
    what = kind.upper() if kind else _kind_of(head)
    message = _("“{name}” is not {type} inside: it is {what}").format(
        name=file.name, type=wanted.upper(), what=what or _("something else")
    )
    return message, _(
        "Open it in its program and save it as .{type}; renaming is not enough."
    ).format(type=wanted)


def _type_of(file: Path, head: bytes) -> str:
    """Which of `MEDIA_TYPES` a file is by what it holds; '' for none."""
    for start, name in _STARTS:
        if head.startswith(start):
            return name
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        return "" if brand in _HEIC_BRANDS else _PICTURE_BRANDS.get(brand, "mp4")
    # A frame of MPEG audio, layer III, without a tag before it.
    if len(head) > 2 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2 and head[2] & 0xF0 != 0xF0:
        return "mp3"
    return _office_type(file) if head.startswith(b"PK") else ""


def _office_type(file: Path) -> str:
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
            if "mimetype" in names:
                with archive.open("mimetype") as opened:
                    return _OPEN_DOCUMENT.get(opened.read(100).strip(), "")
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        RuntimeError,
        ValueError,
        EOFError,
    ):
        return ""
    if "[Content_Types].xml" not in names:
        return ""
    # Macros are programs, and have endings of their own (.docm, .xlsm).
    if any("vbaProject" in name or "/macrosheets/" in name for name in names):
        return _WITH_MACROS
    return next((kind for part, kind in _OFFICE.items() if part in names), "")


def _kind_of(head: bytes) -> str:
    """What something else is, in words; '' where that is not known."""
    if head[4:8] == b"ftyp":
        return _("a picture of an iPhone (HEIC)")
    return next((_(words) for pattern, words in _OTHERS if pattern.match(head)), "")
