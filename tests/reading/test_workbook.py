"""A workbook is content: made from YAML, read as YAML is, and made YAML again without a change."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from site_src.base import project
from site_src.cli import OK, main
from tests.conftest import Content

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


@pytest.mark.parametrize("raw", [b"", b"not a workbook", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" * 200])
def test_file_that_is_no_workbook_is_told(content_tree, raw: bytes):
    content = content_tree(SMALL)
    (content.root / "2026/events.yml").unlink()
    (content.root / "2026/chuong-trinh.xlsx").write_bytes(raw)
    assert [said.split()[1] for said in content.errors("2026")] == ["workbook"]
