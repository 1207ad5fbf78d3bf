"""What is kept is looked at before it is used."""

from __future__ import annotations

import pytest

from site_src.base.cache import keep, kept
from site_src.outputs import raster
from site_src.pages import heading_font


def test_what_was_kept_comes_back(tmp_path):
    for content in (b"", b"a", bytes(100_000)):
        keep(tmp_path / "a" / "b", content)
        assert kept(tmp_path / "a" / "b") == content
    assert kept(tmp_path / "none") is None
    assert [file.name for file in (tmp_path / "a").iterdir()] == ["b"]


@pytest.mark.parametrize("length", [0, 1, 31, 32, 33, 131])
@pytest.mark.parametrize("filled", [False, True])
def test_file_that_a_power_cut_left_is_not_used(tmp_path, length, filled):
    file = tmp_path / "a"
    keep(file, b"x" * 100)
    whole = file.read_bytes()
    file.write_bytes(whole[:length] + bytes(len(whole) - length if filled else 0))
    assert kept(file) is None


def test_drawn_picture_that_was_spoilt_is_drawn_anew(tmp_path):
    assert raster.kept("a", "b", lambda: b"drawn", tmp_path) == b"drawn"
    (tmp_path / "a" / "b.png").write_bytes(b"")
    assert raster.kept("a", "b", lambda: b"again", tmp_path) == b"again"
    assert raster.kept("a", "b", lambda: b"third", tmp_path) == b"again"


def test_cut_font_that_was_spoilt_is_cut_anew(tmp_path, monkeypatch):
    monkeypatch.setattr(heading_font, "FONTS", tmp_path)
    heading_font.heading_font.cache_clear()
    first = heading_font.heading_font()
    (file,) = tmp_path.iterdir()
    file.write_bytes(b"")
    heading_font.heading_font.cache_clear()
    assert heading_font.heading_font() == first
