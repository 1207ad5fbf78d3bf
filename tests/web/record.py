"""Keeps what a test saw in site_src/pages/access.json, or holds the file to it."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import asdict

from site_src.pages.accessibility import FILE, Tested, statement
from tests.web import tools

PAGES = "Chromium"


def hold(
    check: str,
    tool: str,
    pages: int,
    found: Sequence[object],
    schemes: Sequence[str] = (),
    widths: Sequence[int] = (),
) -> None:
    """The file must say the same of this check; with ACCESS=write in the environment (and `-n 0`,
    one test after another) it is made to. `tool` is a package of npm, or PAGES: our own look at
    pages in a browser, whose version says nothing."""
    version = "" if tool == PAGES else tools.version(tool)
    seen = Tested(check, tool, version, pages, len(found), tuple(schemes), tuple(widths))
    if os.environ.get("ACCESS") == "write":
        data = json.loads(FILE.read_text(encoding="utf-8"))
        others = [one for one in data["tested"] if one["check"] != check]
        data["tested"] = sorted([*others, asdict(seen)], key=lambda one: str(one["check"]))
        FILE.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        statement.cache_clear()
    held = [one for one in statement().tested if one.check == check]
    assert held == [seen], "\n".join(map(str, found))
