"""Whatever is done to content, site and store: a build gives what a fresh one gives."""

from __future__ import annotations

import os
import random

import pytest

from tests.publish.edits import EDITS, mend
from tests.publish.twins import Twins


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(int(os.environ.get("SERIES_OF_EDITS", "3"))))
def test_series_of_edits_give_what_a_fresh_build_gives(twins: Twins, seed: int):
    chance = random.Random(seed)
    for _turn in range(5):
        for edit in chance.sample(EDITS, chance.randrange(1, 3)):
            edit(twins, chance)
        if chance.random() < 0.9:
            mend(twins)
        twins.check(compressed=chance.random() < 0.2)
