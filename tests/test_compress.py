"""Compressed files beside a site's: read back by others' decompressors, and never stale."""

from __future__ import annotations

import gzip
import os
import shutil

import brotli
import pytest

from site_src.cli import OK, main
from site_src.publish.compress import SMALLEST, SUFFIXES, compress
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
    """A finished tree: a page, one file in two places, and what gains nothing."""
    for name in ("a", "b"):
        (tmp_path / name / "assets").mkdir(parents=True)
    (tmp_path / "index.html").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a/assets/site.css").write_text("a { color: red }\n" * 50)
    os.link(tmp_path / "a/assets/site.css", tmp_path / "b/assets/site.css")
    (tmp_path / "small.html").write_text("a" * SMALLEST)
    (tmp_path / "photo.jpg").write_text(TEXT)
    (tmp_path / "noise.json").write_bytes(os.urandom(2000))
    return tmp_path


def test_compressed_files_hold_the_same(site):
    assert compress(site) == 6
    page = (site / "index.html").read_bytes()
    assert brotli.decompress((site / "index.html.br").read_bytes()) == page
    assert gzip.decompress((site / "index.html.gz").read_bytes()) == page


def test_only_what_gains_is_compressed(site):
    compress(site)
    names = {file.relative_to(site).as_posix() for file in site.rglob("*.br")}
    assert names == {"index.html.br", "a/assets/site.css.br", "b/assets/site.css.br"}
    assert {f"{name[:-2]}gz" for name in names} == {
        file.relative_to(site).as_posix() for file in site.rglob("*.gz")
    }


def test_one_file_in_two_places_is_compressed_once(site):
    compress(site)
    first, second = sorted(site.rglob("site.css.br"))
    assert first.samefile(second)


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
    for small in compressed(site):
        unpack = brotli.decompress if small.suffix == ".br" else gzip.decompress
        assert unpack(small.read_bytes()) == small.with_suffix("").read_bytes(), small
    suffixes = {small.with_suffix("").suffix for small in compressed(site)}
    assert {".html", ".css", ".js", ".json", ".xml"} <= suffixes <= SUFFIXES
    shutil.copytree(site, tmp_path / "again")

    campaign = content.root / "2023/campaign.yml"
    text = campaign.read_text(encoding="utf-8")
    campaign.write_text(text.replace("tiến bộ", "giàu có"), encoding="utf-8")
    assert build(content, site, "tinh/2023") == OK
    for small in compressed(site):
        unpack = brotli.decompress if small.suffix == ".br" else gzip.decompress
        assert unpack(small.read_bytes()) == small.with_suffix("").read_bytes(), small
    assert "giàu có" in (site / "tinh/2023/index.html").read_text(encoding="utf-8")

    assert build(content, tmp_path / "again", "tinh/2023", "--no-compress") == OK
    left = {
        small.relative_to(tmp_path / "again").as_posix() for small in compressed(tmp_path / "again")
    }
    assert not [name for name in left if name.startswith("tinh/2023/")]
    assert not left & {"index.html.br", "index.html.gz", "tinh/index.html.br"}


def test_no_compress_makes_none(tmp_path, capsys):
    content = Content(tmp_path / "content")
    content.write(NATION)
    content.write(UNIT)
    assert build(content, tmp_path / "site", "--no-compress") == OK
    assert compressed(tmp_path / "site") == set()
    assert "Nén sẵn" not in capsys.readouterr().out
