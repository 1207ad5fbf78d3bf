"""What a workbook's file is before it is opened: its format, what is refused, what calamine drops.

calamine gives values; what it drops of a sheet is looked up in the file itself (`marks`).
Nothing is inflated beyond `MAX_INFLATED`.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree

from site_src.base.messages import gettext as _
from site_src.base.patterns import lazy_regex
from site_src.base.problems import Problem, Spot, content_error
from site_src.reading.workbook.marks import (
    FILTER,
    Marks,
    notes_of,
    sheet_marks,
    too_large,
    too_many,
)
from site_src.reading.workbook.ods_marks import ods_marks
from site_src.reading.workbook.styles import formats_of, struck_texts
from site_src.reading.workbook.xls_marks import xls_marks

# So many bytes are far beyond any Week.
MAX_INFLATED = 40_000_000
_MAX_MEMBERS = 2_000
_BLOCK = 1 << 16

# What an old file says of a sheet: its first and last row and column; as large as one may be.
_DIMENSIONS = lazy_regex(rb"\x00\x02\x0e\x00(.{4})(.{4})(..)(..)\x00\x00", re.DOTALL)
OLD_ROWS, OLD_COLUMNS = 65_536, 256
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_REPEATED = lazy_regex(
    rb'<table:table-cell\b[^>]*number-columns-repeated="([0-9]+)"[^>]*office:value-type|'
    rb'<table:table-cell\b[^>]*office:value-type[^>]*number-columns-repeated="([0-9]+)"'
)
_ODS_ROW = lazy_regex(rb"<table:table-row\b([^>]*)>(.*?)</table:table-row>", re.DOTALL)
_ROWS_REPEATED = lazy_regex(rb'number-rows-repeated="([0-9]+)"')


@dataclass(frozen=True, slots=True)
class Package:
    """A file that may be opened, with the marks of its sheets by name; None for unknown ones."""

    raw: bytes
    marks: Mapping[str, Marks] | None


def unpack(raw: bytes, path: str) -> tuple[Package | None, list[Problem]]:
    """The file, if it is a workbook that can be read; else the one sentence that says why not."""
    try:
        refusal = _refusal(raw)
        if refusal is None and raw.startswith(_ZIP):
            return _unzip(raw, path)
    except (zipfile.BadZipFile, zlib.error, ElementTree.ParseError, ValueError, KeyError):
        refusal = damaged()
    if refusal is not None:
        return None, [content_error("workbook", Spot(path), *refusal)]
    return Package(raw, xls_marks(raw)), []


def damaged() -> tuple[str, str]:
    """Message and hint for a file that is a workbook and cannot be read."""
    return (
        _("The workbook is damaged and cannot be read"),
        _("Open it in Excel, repair it, and save it again as .xlsx."),
    )


def with_password() -> tuple[str, str]:
    """Message and hint for a workbook that opens only with a password."""
    return (
        _("The workbook has a password"),
        _("In Excel choose File > Info > Protect Workbook, delete the password, and save."),
    )


# How files begin that are something else, whatever their name says.
_OTHERS = (
    (b"%PDF-", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7-Zip"),
)


def _refusal(raw: bytes) -> tuple[str, str] | None:
    """Message and hint for what is no workbook; None for what may be one."""
    save_as = _("Open it in Excel and choose File > Save As > Excel Workbook (.xlsx).")
    if not raw.strip(b"\0 \r\n\t"):
        return _("The file is empty"), _("Fetch the file again, or take it out of the folder.")
    if raw.startswith(_OLE):
        if _utf16("EncryptedPackage") in raw:
            return with_password()
        if _utf16("WordDocument") in raw:
            return _not_a_workbook("Word"), _what_to_do("Word")
        if _utf16("_VBA_PROJECT") in raw:
            return _has_macros()
        is_book = _utf16("Workbook") in raw or _utf16("Book") in raw
        return None if is_book and not _is_too_wide(raw) else damaged()
    if raw.startswith(_ZIP):
        return None
    for start, name in _OTHERS:
        if raw.startswith(start):
            return _not_a_workbook(name), _what_to_do(name)
    head = raw[:2_000].lower()
    if b"<html" in head or b"<table" in head or b"<!doctype html" in head:
        return _("This is a web page with the name of a workbook"), save_as
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        return _("This is a workbook in the old XML of 2003"), save_as
    if b"\0" not in head:
        return _("This is plain text (such as CSV) with the name of a workbook"), save_as
    return _("The file is no workbook of Excel or LibreOffice"), save_as


def _is_too_wide(raw: bytes) -> bool:
    """Whether a sheet of an old file says that it has more rows or columns than there can be.

    calamine takes memory for all of them, and where there is not so much the program is over.
    """
    for said in _DIMENSIONS.findall(raw):
        top, bottom, left, right = (int.from_bytes(number, "little") for number in said)
        if not (top <= bottom <= OLD_ROWS and left <= right <= OLD_COLUMNS):
            return True
    return False


def _what_to_do(program: str) -> str:
    """What helps where a file is one that Excel does not open."""
    if program in ("RAR", "7-Zip", "zip"):
        return _("Unpack it, and take the workbook that lies in it.")
    if program in ("PNG", "JPEG", "PDF"):
        return _(
            "Look for the workbook itself; what only stands in a picture or PDF must be typed."
        )
    return _("Copy its table into a new workbook of Excel, and save that as .xlsx.")


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


def _not_a_workbook(name: str) -> str:
    return _("This is a file of {program} with the name of a workbook").format(program=name)


def _has_macros() -> tuple[str, str]:
    return (
        _("The workbook contains macros, which are not let in"),
        _("Open it in Excel and choose File > Save As > Excel Workbook (.xlsx), without macros."),
    )


def _unzip(raw: bytes, path: str) -> tuple[Package | None, list[Problem]]:
    whole = Spot(path)
    archive = zipfile.ZipFile(io.BytesIO(raw))
    names = set(archive.namelist())
    if len(names) > _MAX_MEMBERS:
        return None, [content_error("workbook", whole, *_bomb())]
    if refusal := _refused_archive(archive, names):
        return None, [content_error("workbook", whole, *refusal)]
    texts: dict[str, bytes] = {}
    left = MAX_INFLATED
    for name in sorted(names):
        if name.endswith((".xml", ".rels")):
            text = _inflate(archive, name, left)
            if text is None:
                return None, [content_error("workbook", whole, *_bomb())]
            left -= len(text)
            texts[name] = text
    if any(b"<!DOCTYPE" in text[:1_000] for text in texts.values()):
        return None, [content_error("workbook", whole, *damaged())]
    if "content.xml" in texts:
        return _ods(raw, path, texts["content.xml"])
    marks: dict[str, Marks] = {}
    problems: list[Problem] = []
    struck, looks = formats_of(texts.get("xl/styles.xml", b""))
    parts = struck_texts(texts.get("xl/sharedStrings.xml", b""))
    # Tables of Excel have their filter in a part of their own.
    filtered = any(FILTER in xml for name, xml in texts.items() if name.startswith("xl/tables/"))
    for sheet, member, shown in _members(texts):
        xml = texts.get(member, b"")
        if problem := too_large(xml, path, sheet):
            problems.append(problem)
        elif shown:
            notes = notes_of(texts, member)
            marks[sheet] = sheet_marks(xml, struck, notes, parts, looks, filtered)
    return (None, problems) if problems else (Package(raw, marks), [])


def _bomb() -> tuple[str, str]:
    return (
        _("Unpacked, the workbook would be larger than {limit} MB").format(
            limit=MAX_INFLATED // 1_000_000
        ),
        _("Copy the table into a new workbook, and save that."),
    )


def _refused_archive(archive: zipfile.ZipFile, names: set[str]) -> tuple[str, str] | None:
    save_as = _("Open it in Excel and choose File > Save As > Excel Workbook (.xlsx).")
    if any(info.flag_bits & 1 for info in archive.infolist()):
        return with_password()
    if "mimetype" in names:
        kind = archive.open("mimetype").read(200).strip()
        if kind != _ODS:
            return _not_a_workbook("LibreOffice"), _what_to_do("LibreOffice")
        manifest = archive.open("META-INF/manifest.xml").read(_BLOCK)
        return with_password() if b"encryption-data" in manifest else None
    if any(name.endswith("vbaProject.bin") for name in names):
        return _has_macros()
    if "xl/workbook.bin" in names:
        return _("This is a binary workbook (.xlsb)"), save_as
    if "xl/workbook.xml" in names:
        return None
    for folder, program in (("word/", "Word"), ("ppt/", "PowerPoint")):
        if any(name.startswith(folder) for name in names):
            return _not_a_workbook(program), _what_to_do(program)
    return _("This is an archive (zip) with the name of a workbook"), _what_to_do("zip")


def _inflate(archive: zipfile.ZipFile, name: str, limit: int) -> bytes | None:
    """A member's bytes; None where they are more than `limit`, whatever its header says."""
    blocks = []
    with archive.open(name) as member:
        while block := member.read(_BLOCK):
            limit -= len(block)
            if limit < 0:
                return None
            blocks.append(block)
    return b"".join(blocks)


def _members(texts: Mapping[str, bytes]) -> Iterator[tuple[str, str, bool]]:
    """Each sheet's name, the member that holds it, and whether it is shown."""
    rels = texts.get("xl/_rels/workbook.xml.rels", b"<r/>")
    targets = {r.get("Id"): r.get("Target", "") for r in ElementTree.fromstring(rels)}
    for element in ElementTree.fromstring(texts["xl/workbook.xml"]).iter():
        if element.tag.rpartition("}")[2] == "sheet":
            rid = next((v for k, v in element.attrib.items() if k.endswith("}id")), None)
            target = targets.get(rid, "")
            member = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            yield element.get("name", ""), member, element.get("state", "visible") == "visible"


def _ods(raw: bytes, path: str, xml: bytes) -> tuple[Package | None, list[Problem]]:
    """LibreOffice says “the same once more, so many times”.

    What holds something must not be said too often.
    """
    rows = 0
    for attributes, inside in _ODS_ROW.findall(xml):
        holds = b"office:value-type" in inside
        times = _ROWS_REPEATED.search(attributes)
        rows += int(times[1]) if times and holds else holds
        many = [int(a or b) for a, b in _REPEATED.findall(inside)]
        if problem := too_many(rows, max(many, default=0), path, ""):
            return None, [problem]
    return Package(raw, ods_marks(xml)), []
