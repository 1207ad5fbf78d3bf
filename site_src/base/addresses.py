"""Addresses: '/'-strings below a folder. A page's ends in '/', home is ''."""

from __future__ import annotations


def relative(target: str, here: str) -> str:
    """The URL by which the page or file at `here` refers to `target`, both below one folder."""
    path, mark, fragment = target.partition("#")
    if mark and path == here:
        return f"#{fragment}"
    folder, up = here[: here.rfind("/") + 1], ""
    while not path.startswith(folder):
        folder, up = folder[: folder.rfind("/", 0, -1) + 1], f"{up}../"
    down = target[len(folder) :]
    return f"{up}{down}" if up or len(path) > len(folder) else f"./{down}"
