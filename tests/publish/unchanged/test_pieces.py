"""A mapping in pieces is a mapping, and packs anew only what changed."""

from __future__ import annotations

import random
from typing import Any

import pytest

from site_src.publish.unchanged.pieces import Pieces

PATHS = ("", "2023", "tinh", "tinh/xa", "tinh/xa/", "/tinh/xa/unit.yml", "huyen/xa/2023", "xa")


@pytest.mark.parametrize("seed", range(20))
def test_pieces_are_what_a_mapping_is_packed_or_not(seed: int):
    chance = random.Random(seed)
    pieces, plain = Pieces[int](), dict[str, int]()
    for _turn in range(60):
        path, action = chance.choice(PATHS), chance.randrange(4)
        if action == 0:
            pieces[path] = plain[path] = chance.randrange(9)
        elif action == 1:
            assert pieces.pop(path, None) == plain.pop(path, None)
        elif action == 2:
            pieces = Pieces(pieces.packed())
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


def test_what_nobody_changed_is_neither_loaded_nor_packed_again():
    pieces = Pieces[Any]()
    pieces["tinh/xa"], pieces["huyen/xa"] = Loud(), Loud()
    before = dict(pieces.packed())
    again = Pieces[Any](before)
    assert again.get("tinh/phuong") is None
    assert Loud.loaded == 1
    again["tinh/phuong"] = 1
    after = again.packed()
    assert after["huyen"] is before["huyen"]
    assert after["tinh"] != before["tinh"]
    assert Loud.loaded == 1
