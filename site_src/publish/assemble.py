"""What was staged becomes one tree: identical files once on disk, parts into a copy of the site."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from site_src.base.addresses import PROGRAM_JSON
from site_src.model.name import YEAR
from site_src.publish.compress import ENDINGS


def merge_into(staged: Path, whole: Path) -> None:
    """Move what one build staged into the tree that becomes the site.

    A folder that is not there yet moves whole.
    """
    whole.mkdir(parents=True, exist_ok=True)
    for source in sorted(staged.iterdir()):
        target = whole / source.name
        if source.is_dir() and target.is_dir():
            merge_into(source, target)
        else:
            source.replace(target)


def merge_page(staged: Path, whole: Path) -> None:
    """Move only the page at a unit's own address, and what stands beside it."""
    whole.mkdir(parents=True, exist_ok=True)
    for file in staged.iterdir():
        if file.is_file():
            file.replace(whole / file.name)


def link_to_all(whole: Path, addresses: Iterable[str], folders: Iterable[Path]) -> tuple[str, ...]:
    """Put these files of the tree into the folders too, with what they are compressed.

    Linked, where the filesystem has hard links. The addresses of all of them.
    """
    addresses = list(addresses)
    small = [a + e for a in addresses for e in ENDINGS if Path(f"{whole}/{a}{e}").is_file()]
    parents = list(dict.fromkeys(Path(address).parent for address in addresses))
    for folder in folders:
        for parent in parents:
            (folder / parent).mkdir(parents=True, exist_ok=True)
        for address in (*addresses, *small):
            _link_or_copy(f"{whole}/{address}", f"{folder}/{address}")
    return (*addresses, *small)


def write_all(files: Iterable[tuple[str, bytes | Path]], folder: str | Path) -> None:
    """Write files, by their '/'-paths, into the folder: bytes, or what another file holds."""
    made: set[str] = set()
    for address, source in files:
        file = f"{folder}/{address}"
        parent = file.rpartition("/")[0]
        if parent not in made:
            os.makedirs(parent, exist_ok=True)  # noqa: PTH103 - as in listing.py
            made.add(parent)
        if isinstance(source, Path):
            shutil.copyfile(source, file)
            continue
        with open(file, "wb") as opened:  # noqa: PTH123
            opened.write(source)


def share_identical(files: Iterable[tuple[str, Path]]) -> None:
    """Keep one copy of files that have the same hash on disk.

    That is where the filesystem has hard links.
    """
    first: dict[str, Path] = {}
    for digest, file in files:
        original = first.setdefault(digest, file)
        if original is not file:
            with contextlib.suppress(OSError):
                link = file.with_name(f"{file.name}.link")
                os.link(original, link)
                link.replace(file)


def stray_campaigns(site: Path, names: Iterable[str]) -> tuple[str, ...]:
    """The campaigns of a site that are none of these any more, by '/'-path."""
    return tuple(sorted(set(standing_campaigns(site)) - set(names)))


def standing_campaigns(site: Path) -> Iterator[str]:
    """The campaigns of a site, by '/'-path: folders of years, in those of units."""
    waiting = [""]
    while waiting:
        at = waiting.pop()
        with contextlib.suppress(OSError), os.scandir(site / at) as listing:
            for each in listing:
                path = f"{at}/{each.name}".lstrip("/")
                if not each.is_dir(follow_symlinks=False):
                    continue
                if not YEAR.fullmatch(each.name):
                    waiting.append(path)
                elif (site / path / PROGRAM_JSON).is_file():
                    yield path


def _link_or_copy(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
