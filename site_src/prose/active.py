"""What in an offered file would run on a reader's machine.

Scripts in a PDF, macros in an office file, and what it would fetch.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from site_src.base.messages import gettext as _
from site_src.base.messages import mark as N_

# More is not unpacked: what opens itself stands in the small parts of a PDF.
MOST_UNPACKED = 20_000_000
_STREAM = re.compile(rb"/ObjStm\b.{0,2000}?stream\r?\n", re.DOTALL)
_HEX = re.compile(rb"#([0-9A-Fa-f]{2})")
_IN_PDF = (
    (re.compile(rb"/(?:JavaScript|JS)(?![A-Za-z])"), N_("a script")),
    (re.compile(rb"/Launch(?![A-Za-z])"), N_("a command that starts a program")),
    (re.compile(rb"/(?:EmbeddedFiles?|FileAttachment)(?![A-Za-z])"), N_("another file")),
    (re.compile(rb"/(?:RichMedia|XFA)(?![A-Za-z])"), N_("a form or a film with scripts")),
)
_IN_OFFICE = (
    (re.compile(r"vbaProject|vbaData|/macrosheets/|^Basic/|^Scripts/"), N_("macros")),
    (re.compile(r"/activeX/|/embeddings/.*\.bin$|^Object \d"), N_("another program’s object")),
)
_FROM_ELSEWHERE = re.compile(rb'Type="[^"]*/(?:attachedTemplate|oleObject|frame)"[^>]*"External"')


def what_runs(file: Path) -> str:
    """What of this a file holds, in words; '' where nothing was found."""
    status = file.stat()
    words = _what_runs(file, status.st_size, status.st_mtime_ns)
    return _(words) if words else ""


# A file of an upper unit is met in every campaign below it.
@lru_cache(maxsize=1024)
def _what_runs(file: Path, _length: int, _changed: int) -> str:
    kind = file.suffix.lower()
    try:
        if kind == ".pdf":
            return _in_pdf(file.read_bytes())
        if kind in (".docx", ".xlsx", ".odt"):
            return _in_office(file)
    except (OSError, ValueError, RuntimeError, NotImplementedError, EOFError, zlib.error):
        return ""  # what cannot be read is told by `what_is_wrong`
    except zipfile.BadZipFile:
        return ""
    return ""


def _in_pdf(content: bytes) -> str:
    for part in (content, *_unpacked(content)):
        # A name may be written in numbers: /J#61vaScript.
        plain = _HEX.sub(lambda match: bytes([int(match[1], 16)]), part)
        for pattern, words in _IN_PDF:
            if pattern.search(plain):
                return words
    return ""


def _unpacked(content: bytes) -> Iterator[bytes]:
    """The objects that a PDF holds in packed form."""
    left = MOST_UNPACKED
    for match in _STREAM.finditer(content):
        unpack = zlib.decompressobj()
        try:
            part = unpack.decompress(content[match.end() : match.end() + left], left)
        except zlib.error:
            continue
        left -= len(part)
        yield part
        if left <= 0:
            return


def _in_office(file: Path) -> str:
    with zipfile.ZipFile(file) as archive:
        for pattern, words in _IN_OFFICE:
            if any(pattern.search(name) for name in archive.namelist()):
                return words
        for entry in archive.infolist():
            small = entry.filename.endswith(".rels") and entry.file_size < 1_000_000
            if small and _FROM_ELSEWHERE.search(archive.read(entry)):
                return N_("a template or an object from another place")
    return ""
