"""A mapping in pieces is a mapping, and writes anew only what changed."""

from __future__ import annotations

import pickle
import random
from pathlib import Path
from typing import Any

import pytest

from site_src.base.cache import keep
from site_src.publish.unchanged.pieces import Pieces

PATHS = ("", "2023", "tinh", "tinh/xa", "tinh/xa/", "/tinh/xa/unit.yml", "huyen/xa/2023", "xa")


@pytest.mark.parametrize("seed", range(20))
def test_pieces_are_what_a_mapping_is_kept_or_not(tmp_path: Path, seed: int):
    chance = random.Random(seed)
    pieces, plain = Pieces[int](), dict[str, int]()
    for _turn in range(60):
        path, action = chance.choice(PATHS), chance.randrange(5)
        if action == 0:
            pieces[path] = plain[path] = chance.randrange(9)
        elif action == 1:
            assert pieces.pop(path, None) == plain.pop(path, None)
        elif action == 2:
            pieces = Pieces(tmp_path, pieces.kept_in(tmp_path))
        elif action == 3:
            below = [at for at in plain if at == path or at.startswith(f"{path}/")]
            if path not in ("", "tinh/xa/"):
                assert sorted(pieces.below(path)) == sorted(below)
        else:
            assert pieces.get(path) == plain.get(path)
        assert bool(pieces) == bool(plain)
    assert dict(pieces) == plain
    assert len(pieces) == len(plain)


class Loud:
    """A value that says when it is loaded."""

    loaded = 0

    def __setstate__(self, _state: object) -> None:
        Loud.loaded += 1

    def __getstate__(self) -> str:
        return "state"


def test_what_nobody_changed_is_neither_loaded_nor_written_again(tmp_path: Path):
    pieces = Pieces[Any]()
    pieces["tinh/xa"], pieces["huyen/xa"] = Loud(), Loud()
    before = pieces.kept_in(tmp_path)
    times = {file.name: file.stat().st_mtime_ns for file in tmp_path.iterdir()}
    again = Pieces[Any](tmp_path, before)
    assert again.get("tinh/phuong") is None
    assert Loud.loaded == 1
    again["tinh/phuong"] = 1
    after = again.kept_in(tmp_path)
    assert after["huyen"] == before["huyen"]
    assert after["tinh"] != before["tinh"]
    assert Loud.loaded == 1
    assert times.items() <= {f.name: f.stat().st_mtime_ns for f in tmp_path.iterdir()}.items()


@pytest.mark.parametrize("mistake", ["gone", "half", "foreign"])
def test_piece_that_is_not_as_it_was_is_empty_and_no_other_is(tmp_path: Path, mistake: str):
    pieces = Pieces[int]()
    pieces["tinh/xa"], pieces["huyen/xa"] = 1, 2
    files = pieces.kept_in(tmp_path)
    file = tmp_path / files["tinh"]
    if mistake == "gone":
        file.unlink()
    elif mistake == "half":
        file.write_bytes(file.read_bytes()[:40])
    else:
        keep(file, pickle.dumps({"tinh/xa": 3}))
    assert dict(Pieces[int](tmp_path, files)) == {"huyen/xa": 2}
