"""What was staged becomes one tree: identical files once on disk, parts into a copy of the site."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from site_src.base.addresses import PROGRAM_JSON
from site_src.publish.compress import forget
from site_src.publish.placing import replace_site

Listing = list[tuple[str, list[str]]]


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


def link_to_all(whole: Path, addresses: Iterable[str], folders: Iterable[Path]) -> None:
    """Put these files of the tree into the folders too.

    Linked, where the filesystem has hard links.
    """
    addresses = tuple(addresses)
    for folder in folders:
        for parent in dict.fromkeys((folder / address).parent for address in addresses):
            parent.mkdir(parents=True, exist_ok=True)
        for address in addresses:
            _link_or_copy(f"{whole}/{address}", f"{folder}/{address}")


def write_to_all(files: Mapping[str, bytes], folders: Iterable[Path]) -> None:
    """Write these files into the first folder, and link them into the others."""
    first, *others = folders
    for address, content in files.items():
        file = first / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    link_to_all(first, files, others)


def list_files(whole: Path) -> Listing:
    """Every folder of the tree with the names of its files."""
    return [(at, names) for at, _folders, names in os.walk(whole)]


def share_identical(listing: Listing, folder: str) -> None:
    """Keep one copy of each file of the folders with this name on disk.

    That is where the filesystem has hard links.
    """
    first: dict[bytes, Path] = {}
    inside = ((Path(at), names) for at, names in listing if at.rpartition(os.sep)[2] == folder)
    for file in sorted(at / name for at, names in inside for name in names):
        key = hashlib.sha256(file.read_bytes()).digest()
        original = first.setdefault(key, file)
        if original is not file:
            with contextlib.suppress(OSError):
                link = file.with_name(f"{file.name}.link")
                os.link(original, link)
                link.replace(file)


def stray_campaigns(site: Path, names: Iterable[str]) -> tuple[str, ...]:
    """The campaigns of a site that are none of these any more, by '/'-path."""
    known = set(names)
    folders = (file.parent.relative_to(site) for file in site.rglob(PROGRAM_JSON))
    return tuple(sorted(path for folder in folders if (path := folder.as_posix()) not in known))


def replace_parts(
    whole: Path, site: Path, anew: Iterable[object], staging: Path, gone: Iterable[str] = ()
) -> None:
    """Put the campaigns that were made anew in place, and the pages that lead to them.

    What is `gone` goes, the rest stays.

    The change is made on a copy (of links, where the filesystem has them) and moved as one.
    """
    copy = staging / "copy"
    shutil.copytree(site, copy, copy_function=_link_or_copy)
    for name in anew:
        shutil.rmtree(copy.joinpath(*str(name).split("/")), ignore_errors=True)
    for path in gone:
        _take_away(copy, path)
    for file in whole.rglob("*"):
        if file.is_file():
            forget(copy / file.relative_to(whole))
    merge_into(whole, copy)
    replace_site(copy, site)


def _take_away(site: Path, path: str) -> None:
    """Take a campaign out of a site, and the folders of units above it in which no other is."""
    folder = site.joinpath(*path.split("/"))
    shutil.rmtree(folder)
    above = folder.parent
    while above != site and not any(above.rglob(PROGRAM_JSON)):
        shutil.rmtree(above)
        above = above.parent


def _link_or_copy(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
