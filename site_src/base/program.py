"""Which program this is, as a hash; what it makes of itself alone is kept for its next start."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from site_src.base import project
from site_src.base.cache import CACHE, forget_oldest, keep, kept
from site_src.base.messages import language

MADE = CACHE / "program"
MOST = 64


def program() -> str:
    """The hash of all that decides what content becomes, whatever the content.

    Code, templates, words, theme, mkdocs.yml, the language, Python and the installed libraries; as
    they were when this process first asked, since what it loaded does not change with its files.
    """
    return _hash(language())


@cache
def _hash(spoken: str) -> str:
    digest = hashlib.sha256(f"{sys.version} {spoken}".encode())
    for part in (Path(project.ROOT, "site_src"), Path(project.THEME), Path(project.CONFIG)):
        for file in _files_of(part):
            digest.update(f"{file.relative_to(project.ROOT)} ".encode())
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    digest.update("\n".join(_libraries()).encode())
    return digest.hexdigest()


def made_once(name: str, make: Callable[[], bytes], *of: bytes) -> bytes:
    """What `make` makes of these bytes, which the program and they decide; from the cache if there.

    Theme and schema take a build of one campaign as long as a third of its pages.
    """
    digest = hashlib.sha256(f"{program()} {name}".encode())
    for each in of:
        digest.update(hashlib.sha256(each).digest())
    file = MADE / digest.hexdigest()
    content = kept(file)
    if content is None:
        content = make()
        keep(file, content)
        forget_oldest(MADE, MOST)
    return content


def _files_of(part: Path) -> Iterator[Path]:
    if part.is_file():
        yield part
        return
    for at, folders, names in os.walk(part):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield from (
            Path(at, name) for name in sorted(names) if not name.endswith((".md", ".po", ".pyc"))
        )


def _libraries() -> list[str]:
    """Names and versions of what is installed, as the folders of their metadata say."""
    found: set[str] = set()
    for folder in {path for path in sys.path if path.endswith(("site-packages", "dist-packages"))}:
        found |= {each.name for each in Path(folder).glob("*.dist-info")}
    return sorted(found)
