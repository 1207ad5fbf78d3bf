"""Every built page before the checkers that others wrote: Nu and html-validate."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.web import tools
from tests.web.record import hold
from tests.web.sites import MARKDOWN, Sites, build_sites
from tests.web.tools import Fault

CONFIG = tools.HERE / "html-validate.json"

# What is objected to without reason, as a pattern of "rule: message", and the reason.
NU_IS_WRONG = {
    "error: CSS: Unrecognized at-rule “@view-transition”": "its list of CSS is older than this",
    "error: CSS: “mask”: .* is not a “mask” value": "it knows one layer of a mask, CSS has many",
    "warning: (Article|Section) lacks heading": "a list of events has one heading for all",
    "warning: .*violates Content Security Policy": "it takes no file of a disk for “self”, "
    "and data (JSON-LD) for a script",
}

pytestmark = pytest.mark.slow  # it needs Node and Java


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    tools.require()
    return build_sites(tmp_path_factory.mktemp("markup"), whole=True)


def unexpected(found: Iterable[Fault], *known: dict[str, str]) -> list[str]:
    """What none of the patterns describes."""
    patterns = [pattern for table in known for pattern in table]
    return [
        str(fault)
        for fault in found
        if not any(re.match(pattern, f"{fault.rule}: {fault.message}") for pattern in patterns)
    ]


def test_nu_finds_nothing(sites: Sites):
    others = [file for kind in ("css", "svg") for file in sites.folder.rglob(f"*.{kind}")]
    found = tools.nu(sites.folder, [*sites.html(), *sorted(others)])
    found_here = unexpected(found, NU_IS_WRONG)
    hold("nu", "vnu-jar", len(sites.html()), found_here)
    assert found_here == []


def test_html_validate_finds_nothing(sites: Sites):
    found = tools.html_validate(sites.folder, sites.html(), CONFIG)
    hold("html-validate", "html-validate", len(sites.html()), found)
    assert list(map(str, found)) == []


def test_checkers_find_what_is_wrong(tmp_path: Path):
    """So that the tests above cannot pass on nothing."""
    tools.require()
    page = tmp_path / "sai.html"
    page.write_text("<!DOCTYPE html><html lang=vi><title>a</title><img src=a>", encoding="utf-8")
    assert any("alt" in fault.message for fault in tools.nu(tmp_path, [page]))
    rules = {fault.rule for fault in tools.html_validate(tmp_path, [page], CONFIG)}
    assert "wcag/h37" in rules


def test_markdown_page_asks_nobody_else(sites: Sites):
    text = (sites.folder / MARKDOWN / "index.html").read_text(encoding="utf-8")
    assert re.findall(r'(?:src|srcset)="https?:[^"]*"', text) == []
    assert "😄" in text
