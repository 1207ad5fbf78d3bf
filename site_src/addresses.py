"""Addresses: '/'-strings below a folder. A page's ends in '/', home is ''."""

from __future__ import annotations


def relative(target: str, here: str) -> str:
    """The URL by which the page or file at `here` refers to `target`, both below one folder."""
    path, mark, fragment = target.partition("#")
    if mark and path == here:
        return f"#{fragment}"
    *to, name = path.split("/")
    at = here.split("/")[:-1]
    shared = 0
    for there, step in zip(to, at, strict=False):
        if there != step:
            break
        shared += 1
    up, down = "../" * (len(at) - shared), "".join(f"{step}/" for step in to[shared:])
    return f"{up}{down}{name}{mark}{fragment}" if up or down or name else f"./{mark}{fragment}"


def campaign_name(unit_path: str, year: int) -> str:
    """`UNIT/YEAR`: a campaign's name, and its folder below site/; the nation's is the year."""
    return f"{unit_path}/{year}".lstrip("/")


def source_uri(address: str) -> str:
    """The Markdown file that MkDocs takes an address to come from."""
    return f"{address}index.md"
