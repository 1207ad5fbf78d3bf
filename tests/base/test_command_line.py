"""Advice names commands as they are typed on the system that it is read on."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from site_src.base import command_line, project
from site_src.base.command_line import typed

SOURCE = Path(project.ROOT, "site_src")
# The same bytes on every system: it goes to a portal's technician.
EVERYWHERE = {SOURCE / "publish/handover/pack.py"}


@pytest.mark.parametrize(("system", "python"), [("nt", "py"), ("posix", "python3")])
def test_command_is_that_of_the_system(monkeypatch, system: str, python: str):
    monkeypatch.setattr(command_line, "os", SimpleNamespace(name=system))
    assert typed("serve", "tinh mau/2026") == f'{python} build.py serve "tinh mau/2026"'


def test_no_advice_is_for_one_system_alone():
    sources = set(SOURCE.rglob("*.py")) - EVERYWHERE
    assert [f for f in sources if '"py build.py' in f.read_text(encoding="utf-8")] == []
