"""A workbook is content: made from YAML, read as YAML is, and made YAML again without a change."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from site_src.base import project
from site_src.cli import OK, main
from tests.conftest import Content
from tests.workbooks import workbook

CONTENT = Path(project.ROOT) / "content"
CAMPAIGNS = [
    f"{folder.parent.relative_to(CONTENT).as_posix()}/{folder.name}"
    for folder in sorted(CONTENT.glob("**/20??"))
    if (folder / "events.yml").is_file()
]
LISTS = ("events.yml", "places.yml", "organizations.yml")
SMALL = """
    === 2026/campaign.yml
    title: Tuần lễ
    theme: Tự học
    period: 01/10/2026 - 07/10/2026
    === 2026/events.yml
    - {id: le-khai-mac, title: Lễ khai mạc, when: 16h30 ngày 02/10/2026}
    """


def run(content: Path, *arguments: str) -> int:
    return main([*arguments, "--content", str(content)])


@pytest.mark.parametrize("name", CAMPAIGNS)
def test_yaml_to_workbook_and_back_changes_nothing(name: str, tmp_path: Path):
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content)
    folder = content / name
    before = {file: (folder / file).read_bytes() for file in LISTS if (folder / file).is_file()}
    assert run(content, "workbook", name) == OK
    assert not any((folder / file).exists() for file in before)
    assert run(content, "check", name) == OK
    assert run(content, "yaml", name) == OK
    after = {file: (folder / file).read_bytes() for file in before}
    assert after == before


def saved_by_openpyxl(file: Path, _ending: str) -> Path:
    openpyxl.load_workbook(file).save(file)
    return file


def saved_by_libreoffice(file: Path, ending: str) -> Path:
    """The workbook opened by LibreOffice and saved again, in one of its formats."""
    out = file.parent.parent / "saved"
    profile = f"-env:UserInstallation={(file.parent.parent / 'profile').as_uri()}"
    told = ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", str(out)]
    subprocess.run([*told, str(file)], check=True, capture_output=True, timeout=120)
    file.unlink()
    return Path(shutil.move(out / f"{file.stem}.{ending}", file.with_suffix(f".{ending}")))


WITHOUT = shutil.which("soffice") is None
WITH_LIBREOFFICE = pytest.mark.skipif(
    WITHOUT, reason="LibreOffice is not installed (Debian: libreoffice-calc); openpyxl stands in"
)


@pytest.mark.parametrize(
    ("save", "ending"),
    [
        (saved_by_openpyxl, "xlsx"),
        *(
            pytest.param(saved_by_libreoffice, ending, marks=(WITH_LIBREOFFICE, pytest.mark.slow))
            for ending in ("xlsx", "ods", "xls")
        ),
    ],
)
def test_workbook_that_others_saved_again_says_the_same(
    save: Callable[[Path, str], Path], ending: str, tmp_path: Path
):
    name = "tp-ho-chi-minh/quan-3/2023"
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content)
    folder = content / name
    before = {file: (folder / file).read_bytes() for file in LISTS}
    assert run(content, "workbook", name) == OK
    assert save(folder / "chuong-trinh.xlsx", ending).exists()
    assert run(content, "check", name) == OK
    assert run(content, "yaml", name) == OK
    assert {file: (folder / file).read_bytes() for file in LISTS} == before


def test_workbook_has_the_same_bytes_twice(content_tree, tmp_path: Path):
    content = content_tree(SMALL)
    shutil.copytree(content.root, tmp_path / "again")
    for root in (content.root, tmp_path / "again"):
        assert run(root, "workbook", "2026") == OK
    first, second = (root / "2026/chuong-trinh.xlsx" for root in (content.root, tmp_path / "again"))
    assert first.read_bytes() == second.read_bytes()


def test_workbook_beside_the_lists_that_it_holds_is_an_error(content_tree):
    content = content_tree(SMALL)
    events = (content.root / "2026/events.yml").read_bytes()
    assert run(content.root, "workbook", "2026") == OK
    (content.root / "2026/events.yml").write_bytes(events)
    (said,) = Content(content.root).errors("2026")
    assert said.endswith(" two-files")


def test_what_a_cell_hides_is_told_with_what_it_says_wrong(content_tree):
    content = content_tree(SMALL)
    (content.root / "2026/events.yml").unlink()
    rows = (
        ("Tên hoạt động", "Ngày", "Giờ"),
        ("Hội sách", "01/10/2026", "#REF!"),
        ("Thi vẽ", "hôm nay", "8h"),
        ("Lớp múa", "02/10/2026", "giờ Thìn"),
    )
    (content.root / "2026/chuong-trinh.xlsx").write_bytes(workbook(rows))
    cells = [line.partition("”")[2].split()[0] for line in content.errors("2026")]
    assert sorted(cells) == ["B3", "C2", "C4"]


@pytest.mark.parametrize("raw", [b"", b"not a workbook", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" * 200])
def test_file_that_is_no_workbook_is_told(content_tree, raw: bytes):
    content = content_tree(SMALL)
    (content.root / "2026/events.yml").unlink()
    (content.root / "2026/chuong-trinh.xlsx").write_bytes(raw)
    assert [said.split()[1] for said in content.errors("2026")] == ["workbook"]


def test_workbook_that_no_reader_takes_is_not_made_yaml(content_tree, capsys):
    content = content_tree(SMALL)
    assert run(content.root, "workbook", "2026") == OK
    file = content.root / "2026/chuong-trinh.xlsx"
    book = openpyxl.load_workbook(file)
    sheet = book["Hoạt động"]
    heads = [cell.value for cell in sheet[1]]
    sheet.cell(2, heads.index("Ngày") + 1, "31/9/2026")
    book.save(file)
    assert run(content.root, "yaml", "2026") != OK
    assert "31" in "".join(capsys.readouterr())
    assert sorted(f.name for f in (content.root / "2026").glob("*.yml")) == ["campaign.yml"]
    assert file.exists()
