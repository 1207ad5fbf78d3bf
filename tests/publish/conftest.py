"""What the tests of building again begin with."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_src.publish.unchanged import made_of, memory
from tests.conftest import NATION, Content
from tests.publish.twins import SMALL, Twins


@pytest.fixture
def twins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Twins:
    monkeypatch.setattr(memory, "MEMORIES", tmp_path / "memories")
    # No file here is older than the two seconds in which it may change again without a sign.
    monkeypatch.setattr(made_of, "LATELY", 0)
    content = Content(tmp_path / "content")
    content.write(NATION)
    content.write(SMALL)
    return Twins(tmp_path)
