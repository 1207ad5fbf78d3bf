"""What is generated is made anew by one command, and only looked at with --check."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.renew import MAKERS, ROOT, Maker, renew


@pytest.fixture
def maker() -> Maker:
    """One file under .cache/, which its maker writes anew, and one that it should not leave."""
    folder = ROOT / ".cache" / "test-renew"
    folder.mkdir(parents=True, exist_ok=True)
    for file in folder.iterdir():
        file.unlink()
    (folder / "old").write_text("as it was", encoding="utf-8")

    def make() -> None:
        (folder / "old").write_text("made anew", encoding="utf-8")
        (folder / "new").touch()

    return Maker("example", (".cache/test-renew/*",), make)


def files(maker: Maker) -> dict[str, str]:
    found = (file for pattern in maker.files for file in ROOT.glob(pattern))
    return {file.name: file.read_text(encoding="utf-8") for file in found}


@pytest.mark.parametrize(
    ("is_check", "left"), [(True, {"old": "as it was"}), (False, {"old": "made anew", "new": ""})]
)
def test_renew_says_what_differs_and_check_changes_nothing(
    maker: Maker, is_check: bool, left: dict[str, str]
):
    assert renew(maker, is_check) == [".cache/test-renew/new", ".cache/test-renew/old"]
    assert files(maker) == left


def test_every_maker_has_files_that_are_there():
    assert [m.name for m in MAKERS if not any([*ROOT.glob(p)] for p in m.files)] == []


def test_unknown_name_is_told():
    command = [sys.executable, "-m", "tests.renew", "schema"]
    asked = subprocess.run(command, cwd=Path(ROOT), capture_output=True, text=True, check=False)
    assert asked.returncode == 2
    assert "schema" in asked.stderr
