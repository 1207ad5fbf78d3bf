"""The theme's files as they are published."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from site_src.pages.assets import published

THEME = Path(__file__).parents[1] / "theme_overrides"


def test_name_tells_the_content():
    for name, asset in published(str(THEME)).items():
        stem, _dot, ending = name.rpartition(".")
        mark = hashlib.sha256(asset.content).hexdigest()[:8]
        assert asset.address == f"assets/{stem}.{mark}.{ending}"


def test_script_names_its_neighbours_by_what_they_are_called():
    assets = published(str(THEME))
    names = {asset.address.removeprefix("assets/") for asset in assets.values()}
    scripts = [asset.content.decode() for name, asset in assets.items() if name.endswith(".js")]
    named = {name for text in scripts for name in re.findall(r'"([\w-]+\.[0-9a-f]{8}\.\w+)"', text)}
    assert named, "site.js asks for others"
    assert named <= names
    assert not any('asset("' in text or '_("' in text for text in scripts)


def test_changed_neighbour_changes_the_name_of_what_asks_for_it(tmp_path):
    folder = tmp_path / "assets"
    folder.mkdir()
    (folder / "a.js").write_text('load(asset("b.js"))', encoding="utf-8")
    (folder / "b.js").write_text("first()", encoding="utf-8")
    before = published(str(tmp_path))["a.js"].address
    published.cache_clear()
    (folder / "b.js").write_text("second()", encoding="utf-8")
    assert published(str(tmp_path))["a.js"].address != before


def test_words_of_scripts_are_in_the_language_of_the_site():
    script = published(str(THEME))["site.js"].content.decode()
    assert '"còn {n} ngày"' in script


def test_unknown_neighbour_is_a_slip_of_the_program(tmp_path):
    folder = tmp_path / "assets"
    folder.mkdir()
    (folder / "a.js").write_text('load(asset("c.js"))', encoding="utf-8")
    with pytest.raises(KeyError):
        published(str(tmp_path))


@pytest.mark.parametrize(
    "name", ["site.css", "home.css", "event.css", "program.css", "text.css", "prose.css"]
)
def test_sheet_is_small_and_asks_nobody(name):
    sheet = published(str(THEME))[name].content
    own = {asset.address.removeprefix("assets/") for asset in published(str(THEME)).values()}
    assert {*re.findall(r"url\((.*?)\)", sheet.decode())} <= own
    assert b"@import" not in sheet
    assert b"/*" not in sheet
    assert b"\n" not in sheet


def test_sheet_takes_in_another_in_its_place(tmp_path):
    folder = tmp_path / "assets"
    folder.mkdir()
    (folder / "a.css").write_text('@import "_b.css";\na { top: 0 }', encoding="utf-8")
    (folder / "_b.css").write_text("b { top: 0 }", encoding="utf-8")
    before = published(str(tmp_path))
    assert [*before] == ["a.css"]
    assert before["a.css"].content == b"b{top:0}a{top:0}"
    published.cache_clear()
    (folder / "_b.css").write_text("b { top: 1px }", encoding="utf-8")
    assert published(str(tmp_path))["a.css"].address != before["a.css"].address


def test_sheet_names_a_drawing_by_what_it_is_called_beside_it(tmp_path):
    folder = tmp_path / "assets"
    folder.mkdir()
    (folder / "a.css").write_text('a { background: url("b.svg") }', encoding="utf-8")
    (folder / "b.svg").write_text("<!-- why -->\n<svg>\n<g/>\n</svg>\n", encoding="utf-8")
    assets = published(str(tmp_path))
    assert assets["b.svg"].content == b"<svg><g/></svg>"
    name = assets["b.svg"].address.removeprefix("assets/")
    assert assets["a.css"].content == f"a{{background:url({name})}}".encode()
