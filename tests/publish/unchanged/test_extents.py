"""What stands in a site, looked at without reading it."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from site_src.publish.unchanged import extents
from site_src.publish.unchanged.extents import begin_to_look, extent, levels_of
from site_src.publish.unchanged.memory import Memory, Moved

CAMPAIGNS = ("2023", "tinh/2023", "tinh/xa/2023")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for path in ("index.html", "2023/a.html", "tinh/index.html", "tinh/xa/2023/b/c.html"):
        _write(tmp_path / path)
    (tmp_path / "tinh/2023").mkdir()
    for path in ("tinh/2023/site.css", "tinh/xa/2023/site.css", "site.css"):
        os.link(tmp_path / "2023/a.html", tmp_path / path)
    return tmp_path


def _write(file: Path, text: str = "a") -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _in_place(site: Path) -> None:
    (site / "tinh/2023/site.css").write_text("b", encoding="utf-8")


def _later(site: Path) -> None:
    os.utime(site / "tinh/xa/2023/b/c.html", ns=(1, 1))


def _mode(site: Path) -> None:
    (site / "tinh/xa/2023/b/c.html").chmod(0o600)


def _foreign(site: Path) -> None:
    (site / "tinh/2023/b").mkdir()


def _another_link(site: Path) -> None:
    (site / "tinh/2023/site.css").unlink()
    os.link(site / "index.html", site / "tinh/2023/site.css")


@pytest.mark.parametrize(
    ("change", "others"),
    [
        (_in_place, {"2023", "tinh/2023", "tinh/xa/2023"}),
        (_later, {"tinh/xa/2023"}),
        (_mode, {"tinh/xa/2023"}),
        (_foreign, {"tinh/2023"}),
        (_another_link, {"tinh/2023"}),
    ],
)
def test_each_change_by_hand_is_seen(site: Path, change: Callable[[Path], None], others: set[str]):
    os.utime(site / "index.html", ns=(2, 2))
    before = begin_to_look(site, CAMPAIGNS, CAMPAIGNS)()
    assert begin_to_look(site, CAMPAIGNS, CAMPAIGNS)() == before
    change(site)
    after = begin_to_look(site, CAMPAIGNS, CAMPAIGNS)()
    differ = {name for name in CAMPAIGNS if after.campaigns[name] != before.campaigns[name]}
    assert differ == others
    assert (after.levels[""] != before.levels[""]) == (change is _in_place)


@pytest.mark.parametrize("share", [1, 2, 100])
def test_look_is_what_each_folder_says_alone(
    site: Path, monkeypatch: pytest.MonkeyPatch, share: int
):
    """Whether one process looks, or several, at so many campaigns each."""
    monkeypatch.setattr(extents, "SHARE", share)
    monkeypatch.setattr(os, "cpu_count", lambda: 4)
    look = begin_to_look(site, CAMPAIGNS, CAMPAIGNS)()
    assert look.campaigns == {name: extent(site / name) for name in CAMPAIGNS}
    assert look.levels == levels_of(site, CAMPAIGNS)
    assert list(look.levels) == ["", "tinh", "tinh/xa"]
    assert (look.campaigns["2023"].files, look.campaigns["2023"].size) == (1, 1)


def test_what_is_gone_was_not_looked_at(site: Path):
    shutil.rmtree(site / "tinh/2023")
    assert begin_to_look(site, CAMPAIGNS, CAMPAIGNS)().campaigns.keys() == {"2023", "tinh/xa/2023"}
    shutil.rmtree(site)
    look = begin_to_look(site, CAMPAIGNS, CAMPAIGNS)()
    assert not look.levels
    assert not look.campaigns


@pytest.mark.parametrize("seed", range(30))
def test_levels_after_parts_were_put_are_those_of_the_site(tmp_path: Path, seed: int):
    chance = random.Random(seed)
    campaigns: set[str] = set()
    _write(tmp_path / "index.html")
    known = Memory()
    known._set_levels(levels_of(tmp_path, campaigns))
    for turn in range(8):
        parts: list[str] = []
        gone = [p for p in sorted(campaigns) if chance.random() < 0.3]
        gone = chance.sample(gone, len(gone))
        gone += [p for p in ("tinh", "xua/2021") if (tmp_path / p).exists() and turn % 3 == 2]
        for path in gone:
            shutil.rmtree(tmp_path / path, ignore_errors=True)
        campaigns = {path for path in campaigns if (tmp_path / path).is_dir()}
        for path in chance.sample(CAMPAIGNS, 2):
            shutil.rmtree(tmp_path / path, ignore_errors=True)
            _write(tmp_path / path / "tin-tuc/index.html", str(turn))
            campaigns.add(path)
            parts.append(path)
        for path in chance.sample(("index.html", "tinh/index.html", "xua/2021/tin/a.html"), 2):
            _write(tmp_path / path, str(turn))
            parts.append(path)
        if chance.random() < 0.3 and "index.html" not in parts:
            (tmp_path / "index.html").unlink(missing_ok=True)
            gone.append("index.html")
        known._move_levels(tmp_path, Moved(parts, gone))
        assert dict(known.levels) == levels_of(tmp_path, campaigns)
