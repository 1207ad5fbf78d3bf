"""The same site without Material, and without MkDocs: really away, not hidden."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from tests.bench.units import write_content
from tests.conftest import PROJECT, Content

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="links need a right there"),
]


def run(packages: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Our command line in a Python that has just these packages."""
    return subprocess.run(
        [sys.executable, "-S", "-X", "utf8", "-m", "site_src.cli", *arguments],
        cwd=PROJECT,
        env={**os.environ, "PYTHONPATH": str(packages)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def without(tmp_path_factory):
    """Makes a folder of all packages but those whose names begin so."""

    def make(*names: str) -> Path:
        folder: Path = tmp_path_factory.mktemp("packages")
        for entry in Path(sysconfig.get_path("purelib")).iterdir():
            if not entry.name.startswith(names or ("nothing",)):
                (folder / entry.name).symlink_to(entry)
        return folder

    return make


def built(packages: Path, content: Path, site: Path) -> dict[str, bytes]:
    arguments = ("--content", str(content), "--output", str(site), "--no-compress")
    done = run(packages, "build", *arguments, "--date", "01/9/2023", "--workers", "1")
    assert done.returncode == 0, done.stderr
    files = (file for file in site.rglob("*") if file.is_file())
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in files}


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    root = tmp_path_factory.mktemp("engines") / "content"
    write_content(root, 1)
    outline = root / "tinh-0/xa-0/2023/outline.md"
    outline.write_text(outline.read_text(encoding="utf-8") + "\nSách :books:\n", encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def expected(without, content, tmp_path_factory):
    return built(without(), content, tmp_path_factory.mktemp("whole") / "site")


@pytest.mark.parametrize("names", [("material",), ("mkdocs", "material", "properdocs")])
def test_site_is_the_same_without(without, content, expected, tmp_path, names):
    made = built(without(*names), content, tmp_path / "site")
    assert made.keys() == expected.keys()
    assert [address for address in made if made[address] != expected[address]] == []
    assert "📚" in made["tinh-0/xa-0/2023/de-cuong/index.html"].decode()


@pytest.mark.parametrize(
    ("names", "advice"),
    [((), "“:material-book:”"), (("mkdocs", "material", "properdocs"), "📚")],
)
def test_icon_that_is_not_there_is_told_with_its_line(without, content_tree, names, advice):
    content: Content = content_tree("""
        === 2023/campaign.yml
        title: Tuần lễ
        === 2023/pages/a.md
        ---
        title: A
        ---
        Đọc sách :smile: và `:material-bok:`

        - Sách **:material-bok:**
        """)
    done = run(without(*names), "check", "2023", "--content", str(content.root))
    assert done.returncode == 1, done.stderr
    said = done.stdout + done.stderr
    assert said.count("(icon)") == 1
    assert "2023/pages/a.md:6:10: " in said
    assert advice in said
