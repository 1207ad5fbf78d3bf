"""Compressed files beside a site's: read back by others' decompressors, and never stale."""

from __future__ import annotations

import gzip
import os
import shutil
from pathlib import Path

import brotli
import pytest

from site_src.cli import OK, main
from site_src.publish.compress import (
    OFTEN,
    REST,
    SHORT,
    SMALLEST,
    SUFFIXES,
    compress,
    often_read,
    small,
)
from tests.conftest import NATION, Content

TEXT = "<p>Học tập suốt đời</p>\n" * 100
UNIT = """
    === 2023/campaign.yml
    title: Tuần lễ năm 2023
    theme: Học để cùng tiến bộ
    period: 02/10/2023 - 08/10/2023
    === tinh/unit.yml
    name: Ủy ban nhân dân tỉnh
    kind: tinh
    """


@pytest.fixture
def site(tmp_path):
    """A finished tree: a page, a sheet, and what gains nothing."""
    (tmp_path / "a/assets").mkdir(parents=True)
    (tmp_path / "index.html").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a/assets/site.css").write_text("a { color: red }\n" * 50)
    (tmp_path / "small.html").write_text("a" * SMALLEST)
    (tmp_path / "photo.jpg").write_text(TEXT)
    (tmp_path / "noise.json").write_bytes(os.urandom(2000))
    return tmp_path


def test_compressed_files_hold_the_same(site):
    assert compress(site) == 4
    page = (site / "index.html").read_bytes()
    assert brotli.decompress((site / "index.html.br").read_bytes()) == page
    assert gzip.decompress((site / "index.html.gz").read_bytes()) == page


def test_only_what_gains_is_compressed(site):
    compress(site)
    names = {file.relative_to(site).as_posix() for file in site.rglob("*.br")}
    assert names == {"index.html.br", "a/assets/site.css.br"}
    assert {f"{name[:-2]}gz" for name in names} == {
        file.relative_to(site).as_posix() for file in site.rglob("*.gz")
    }


def test_what_units_inherit_is_compressed_once():
    small.cache_clear()
    for _campaign in range(3):
        small(TEXT.encode(), REST)
    assert small.cache_info().misses == 1


def test_calendars_and_feeds_have_no_brotli(site):
    (site / "calendar.ics").write_text("BEGIN:VEVENT\n" * 50)
    (site / "feed.xml").write_text("<entry></entry>\n" * 50)
    compress(site)
    names = {file.name for file in site.iterdir() if ".ics" in file.name or ".xml" in file.name}
    assert names == {"calendar.ics", "calendar.ics.gz", "feed.xml", "feed.xml.gz"}


def test_what_is_read_often_is_packed_best(site):
    words = Path("CONTRIBUTING.md").read_text(encoding="utf-8")
    for name in ("index.html", "2023/index.html", "2023/chuong-trinh/index.html", "2023/a.html"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(words, encoding="utf-8")
    compress(site, often_read("2023/"))
    sizes = {file.relative_to(site).as_posix(): file.stat().st_size for file in site.rglob("*.br")}
    often, rest = sizes["2023/index.html.br"], sizes["2023/a.html.br"]
    assert sizes["index.html.br"] == sizes["2023/chuong-trinh/index.html.br"] == often < rest


def test_what_is_short_is_packed_as_what_is_read_often(site):
    words = Path("CONTRIBUTING.md").read_bytes()
    for name, content in (("a.html", words[: SHORT - 1]), ("b.html", words[:SHORT])):
        (site / name).write_bytes(content)
    compress(site, often_read("2023/"))
    assert (site / "a.html.br").read_bytes() == small(words[: SHORT - 1], OFTEN)[".br"]
    assert (site / "b.html.br").read_bytes() == small(words[:SHORT], REST)[".br"]


def test_gzip_tells_no_time_name_or_system(site):
    compress(site)
    head = (site / "index.html.gz").read_bytes()[:10]
    assert head[3:8] == bytes(5)
    assert head[9] == 255


def build(content, site, *arguments):
    folders = ["--content", str(content.root), "--output", str(site), "--workers", "1"]
    return main(["build", *arguments, *folders])


def compressed(site):
    return {file for ending in ("br", "gz") for file in site.rglob(f"*.{ending}")}


def test_build_compresses_and_a_later_one_leaves_nothing_stale(tmp_path):
    content, site = Content(tmp_path / "content"), tmp_path / "site"
    content.write(NATION)
    content.write(UNIT)
    assert build(content, site) == OK
    for file in compressed(site):
        unpack = brotli.decompress if file.suffix == ".br" else gzip.decompress
        assert unpack(file.read_bytes()) == file.with_suffix("").read_bytes(), file
    sheets = list(site.rglob("site.*.css.br"))
    assert len(sheets) == 3
    assert all(sheet.samefile(sheets[0]) for sheet in sheets)
    suffixes = {file.with_suffix("").suffix for file in compressed(site)}
    assert {".html", ".css", ".js", ".json", ".xml"} <= suffixes <= SUFFIXES
    shutil.copytree(site, tmp_path / "again")

    campaign = content.root / "2023/campaign.yml"
    text = campaign.read_text(encoding="utf-8")
    campaign.write_text(text.replace("tiến bộ", "giàu có"), encoding="utf-8")
    assert build(content, site, "tinh/2023") == OK
    for file in compressed(site):
        unpack = brotli.decompress if file.suffix == ".br" else gzip.decompress
        assert unpack(file.read_bytes()) == file.with_suffix("").read_bytes(), file
    assert "giàu có" in (site / "tinh/2023/index.html").read_text(encoding="utf-8")

    assert build(content, tmp_path / "again", "tinh/2023", "--no-compress") == OK
    left = {
        file.relative_to(tmp_path / "again").as_posix() for file in compressed(tmp_path / "again")
    }
    assert not [name for name in left if name.startswith("tinh/2023/")]
    assert not left & {"index.html.br", "index.html.gz", "tinh/index.html.br"}


def test_no_compress_makes_none(tmp_path, capsys):
    content = Content(tmp_path / "content")
    content.write(NATION)
    content.write(UNIT)
    assert build(content, tmp_path / "site", "--no-compress") == OK
    assert compressed(tmp_path / "site") == set()
    assert "nén sẵn" not in capsys.readouterr().out
