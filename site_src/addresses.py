"""Addresses: '/'-strings below a folder. A page's ends in '/', home is ''."""

from __future__ import annotations

import posixpath


def relative(target: str, here: str) -> str:
    """The URL by which the page or file at `here` refers to `target`, both below one folder."""
    path, mark, fragment = target.partition("#")
    base = here if here.endswith("/") else posixpath.dirname(here)
    if mark and path == here:
        return f"#{fragment}"
    url = posixpath.relpath(f"/{path}", f"/{base}")
    if path.endswith("/") or not path:
        url += "/"
    return f"{url}{mark}{fragment}"


def campaign_name(unit_path: str, year: int) -> str:
    """`UNIT/YEAR`: a campaign's name, and its folder below site/; the nation's is the year."""
    return f"{unit_path}/{year}".lstrip("/")


def source_uri(address: str) -> str:
    """The Markdown file that MkDocs takes an address to come from."""
    return f"{address}index.md"
