"""What would run on a reader's machine is told before it is offered."""

from __future__ import annotations

import io
import zipfile
import zlib

import pytest

from site_src.prose.active import what_runs
from site_src.prose.media import what_is_wrong
from tests.media_samples import SAMPLES

OFFICE = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>"}
SHEET = {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"}
ELSEWHERE = (
    b'<Relationship Type="http://a/attachedTemplate" Target="http://b" TargetMode="External"/>'
)


def packed(**files: bytes) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return raw.getvalue()


def pdf(inside: bytes) -> bytes:
    return b"%PDF-1.7\n1 0 obj\n" + inside + b"\nendobj\n"


def pdf_packed(inside: bytes) -> bytes:
    head = b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode>>\nstream\n"
    return pdf(head + zlib.compress(inside) + b"\nendstream")


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("pdf", pdf(b"<</S/JavaScript/JS(app.alert(1))>>")),
        ("pdf", pdf(b"<</OpenAction<</S/J#61va#53cript/#4a#53 (a)>>>>")),
        ("pdf", pdf(b"<</S/Launch/F(cmd.exe)>>")),
        ("pdf", pdf(b"<</Names<</EmbeddedFiles 3 0 R>>>>")),
        ("pdf", pdf(b"<</AcroForm<</XFA 3 0 R>>>>")),
        ("pdf", pdf_packed(b"1 0 <</S/JavaScript/JS(a)>>")),
        ("docx", packed(**OFFICE, **{"word/activeX/activeX1.bin": b"a"})),
        ("docx", packed(**OFFICE, **{"word/embeddings/oleObject1.bin": b"a"})),
        ("docx", packed(**OFFICE, **{"word/_rels/settings.xml.rels": ELSEWHERE})),
        ("xlsx", packed(**SHEET, **{"xl/embeddings/oleObject1.bin": b"a"})),
        (
            "odt",
            packed(
                mimetype=b"application/vnd.oasis.opendocument.text",
                **{"Basic/Standard/Module1.xml": b"a"},
            ),
        ),
    ],
)
def test_what_runs_is_named(tmp_path, kind, content):
    file = tmp_path / f"a.{kind}"
    file.write_bytes(content)
    assert what_is_wrong(file) is None
    assert what_runs(file)


@pytest.mark.parametrize("kind", sorted(SAMPLES))
def test_ordinary_files_run_nothing(tmp_path, kind):
    file = tmp_path / f"a.{kind}"
    file.write_bytes(SAMPLES[kind])
    assert what_runs(file) == ""


@pytest.mark.parametrize("inside", [b"<</Type/Page/JSon 1>>", b"<</A/GoTo/D[1]>>", b"(JavaScript)"])
def test_pdf_that_only_speaks_of_it(tmp_path, inside):
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf(inside))
    assert what_runs(file) == ""


@pytest.mark.parametrize(
    ("kind", "parts"),
    [
        ("docx", {**OFFICE, "word/vbaProject.bin": b"a"}),
        ("xlsx", {**SHEET, "xl/macrosheets/sheet1.xml": b"a"}),
    ],
)
def test_macros_are_refused_by_their_name(tmp_path, kind, parts):
    file = tmp_path / f"a.{kind}"
    file.write_bytes(packed(**parts))
    message, hint = what_is_wrong(file) or ("", "")
    assert "macro" in message
    assert f".{kind}" in hint
