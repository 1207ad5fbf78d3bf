"""`mkdocs build` as people of that ecosystem run it, with the project's own mkdocs.yml."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from site_src.cli import main
from tests.built import read_site

pytestmark = pytest.mark.slow  # starts MkDocs

PROJECT = Path(__file__).parent.parent
CONFIG = PROJECT / "mkdocs.yml"


def mkdocs(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=PROJECT,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"},
        check=False,
    )


def site_folder():
    """What lies in site/, which only build.py may touch."""
    site = PROJECT / "site"
    return {path: path.stat().st_mtime_ns for path in site.rglob("*")} if site.exists() else None


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("mkdocs") / "trang"
    before = site_folder()
    done = mkdocs("build", "--strict", "--quiet", "-d", str(folder))
    assert done.returncode == 0, done.stderr
    assert site_folder() == before
    return folder, done


def test_build_says_nothing_when_quiet(built):
    _folder, done = built
    assert done.stdout == ""
    assert done.stderr == ""


def test_build_makes_the_campaign_at_the_root(built):
    folder, _done = built
    assert {"", "chuong-trinh/", "chu-de/", "van-ban/", "lien-he/", "404.html"} <= read_site(
        folder
    ).keys()


def test_build_makes_the_pages_that_build_py_makes(built, tmp_path):
    folder, _done = built
    site = tmp_path / "site"
    campaign = options()["campaign"]
    assert main(["build", campaign, "--output", str(site)]) == 0
    of_mkdocs = read_site(folder)
    of_ours = read_site(site.joinpath(*campaign.split("/")))
    assert of_mkdocs.keys() == of_ours.keys()
    assert {
        address
        for address, page in of_mkdocs.items()
        if page.headings("h1") != of_ours[address].headings("h1")
    } == set()


def test_build_publishes_no_content_file(built):
    folder, _done = built
    assert {path.suffix for path in folder.rglob("*")}.isdisjoint({".yml", ".md"})


def options():
    """What mkdocs.yml says to the plugin."""
    text = CONFIG.read_text(encoding="utf-8")
    (plugin,) = yaml.safe_load(text)["plugins"]
    return plugin["lifelong-learning-week"]


def test_folder_of_mkdocs_is_not_site():
    text = CONFIG.read_text(encoding="utf-8")
    assert yaml.safe_load(text)["site_dir"] not in ("site", None)


def test_error_in_content_is_told(tmp_path):
    config = tmp_path / "mkdocs.yml"
    text = CONFIG.read_text(encoding="utf-8").replace(options()["campaign"], "khong-co/2023")
    for folder in ("content: content", "docs_dir: site_src", "custom_dir: theme_overrides"):
        key, name = folder.split(": ")
        assert folder in text
        text = text.replace(folder, f"{key}: {PROJECT / name}")
    config.write_text(text, encoding="utf-8")
    done = mkdocs("build", "--quiet", "-f", str(config), "-d", str(tmp_path / "trang"))
    assert done.returncode != 0
    assert "khong-co/2023" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "trang" / "index.html").exists()


def test_other_engines_find_nothing_but_a_note():
    """Whatever else is started on mkdocs.yml publishes what lies in docs_dir, and content/ holds
    drafts."""
    text = CONFIG.read_text(encoding="utf-8")
    folder = PROJECT / yaml.safe_load(text)["docs_dir"]
    assert [path.name for path in folder.rglob("*")] == ["README.md"]
    assert "content" not in folder.relative_to(PROJECT).parts
