"""Workbooks that nobody would hand in on purpose: a clear sentence each, and nothing made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from site_src.cli import FAILED, main
from tests.reading.test_tables import HEADS, ONE
from tests.workbooks import workbook
from tests.writing.drafting.word import paragraph, word

YEAR = """
    === 2026/campaign.yml
    title: Tuần lễ
    theme: Tự học
    period: 01/10/2026 - 07/10/2026
    """


def changed(**parts: bytes) -> bytes:
    """A good workbook with other parts in place of its own."""
    made = io.BytesIO()
    names = {name.replace("__", "."): data for name, data in parts.items()}
    with (
        zipfile.ZipFile(io.BytesIO(workbook([HEADS, ONE]))) as good,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in good.namelist():
            short = name.rpartition("/")[2]
            archive.writestr(name, names.pop(short, good.read(name)))
        for name, data in names.items():
            archive.writestr(f"xl/{name}", data)
    return made.getvalue()


def many_rows() -> bytes:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("A")
    for row in (HEADS, *[ONE] * 4_000):
        sheet.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def last_corner() -> bytes:
    def far_away(sheet: Worksheet) -> None:
        sheet.cell(1_048_576, 16_384, "x")

    return workbook([HEADS, ONE], far_away)


def with_password() -> bytes:
    """What Excel makes of a workbook with a password: an old container around the locked parts."""
    names = "".join(("EncryptionInfo", "EncryptedPackage")).encode("utf-16-le")
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + names + b"\0" * 3_000


def zipped() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a.txt", "xin chào")
    return made.getvalue()


BAD = {
    "password": (with_password, "mật khẩu"),
    "macros": (lambda: changed(vbaProject__bin=b"\xd0\xcf\x11\xe0" + b"x" * 900), "macro"),
    "bomb": (lambda: changed(sheet1__xml=b"<worksheet>" + b" " * 60_000_000), "40 MB"),
    "many rows": (many_rows, "dòng 4001"),
    "last corner": (last_corner, "dòng 1048576"),
    "half of it": (lambda: workbook([HEADS, ONE])[:2_500], "hỏng"),
    "word": (lambda: word(paragraph("Xin chào")), "Word"),
    "zip": (zipped, "giải nén"),
    "word, what to do": (lambda: word(paragraph("Xin chào")), "chép bảng"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n" + b"0" * 300, "gõ lại"),
    "csv": ("Ngày,Giờ\n01/10,8h\n".encode, "CSV"),
    "page": (lambda: b"<html><table></table></html>", "trang web"),
    "pdf": (lambda: b"%PDF-1.7\n", "PDF"),
    "empty": (lambda: b"", "rỗng"),
    "formulas": (lambda: workbook([HEADS, (*ONE[:3], "=A1", *ONE[4:])]), "công thức"),
    "errors": (lambda: workbook([HEADS, (*ONE[:3], "#REF!", *ONE[4:])]), "#REF!"),
    "no headings": (lambda: workbook([ONE, ONE]), "tiêu đề"),
    "side by side": (
        lambda: workbook([(*HEADS, None, *HEADS), (*ONE, None, *ONE)]),
        "cạnh nhau",
    ),
}


@pytest.mark.parametrize(("make", "word"), BAD.values(), ids=list(BAD))
def test_bad_workbook_is_refused_in_a_sentence(
    make: Callable[[], bytes], word: str, content_tree, tmp_path: Path, capsys
):
    content = content_tree(YEAR)
    table = tmp_path / "lich.xlsx"
    table.write_bytes(make())
    code = main(["workbook", "2026", "--from", str(table), "--content", str(content.root)])
    said = capsys.readouterr()
    assert code == FAILED
    assert word in said.out + said.err
    assert "Traceback" not in said.err
    assert sorted(file.name for file in (content.root / "2026").iterdir()) == ["campaign.yml"]


def test_mark_of_an_open_workbook_is_no_table(content_tree, tmp_path: Path, capsys):
    content = content_tree(YEAR)
    table = tmp_path / "~$lich.xlsx"
    table.write_bytes(b"\x05Lan" + b" " * 160)
    code = main(["workbook", "2026", "--from", str(table), "--content", str(content.root)])
    assert code == FAILED
    assert "~$" in capsys.readouterr().out
