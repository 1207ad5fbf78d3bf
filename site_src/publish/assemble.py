"""Staging to site/: identical files once on disk, then into place by rename."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from site_src.publish.compress import forget

# By this file a folder is known as one that a build made and the next build may replace.
MARK = ".built"

Listing = list[tuple[str, list[str]]]


def may_replace(site: Path, keep: Iterable[Path]) -> bool:
    """Whether a build may put its site here: where nothing is, or an earlier build's site, and
    nowhere above or in place of the folders to `keep`."""
    site = site.resolve()
    if any(folder.resolve().is_relative_to(site) for folder in keep):
        return False
    if not site.exists():
        return True
    return site.is_dir() and ((site / MARK).is_file() or not any(site.iterdir()))


@contextmanager
def staging_for(site: Path) -> Iterator[Path]:
    """A fresh folder beside the site, on the same disk, gone at the end whatever happens.

    A site that an interrupted move left aside is put back first.
    """
    aside = _aside(site)
    if aside.exists():
        if site.exists():
            shutil.rmtree(aside)
        else:
            aside.rename(site)
    staging = site.with_name(f".{site.name}.staging")
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    try:
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def merge_into(staged: Path, whole: Path) -> None:
    """Move what one build staged into the tree that becomes the site; a folder that is not there
    yet moves whole."""
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
    """Put these files of the tree into the folders too: linked, where the filesystem has hard
    links."""
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
    """Keep one copy of each file of the folders with this name on disk, where the filesystem has
    hard links."""
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


def replace_site(whole: Path, site: Path) -> None:
    """Put the new tree in place of the site; the old one is gone only after that."""
    aside = _aside(site)
    if site.exists():
        site.rename(aside)
    try:
        whole.rename(site)
    except OSError:
        if aside.exists():
            aside.rename(site)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def replace_parts(whole: Path, site: Path, folder: str, staging: Path) -> None:
    """Put one campaign's folder in place, and the pages that lead to it; the rest stays.

    The change is made on a copy (of links, where the filesystem has them) and moved as one.
    """
    copy = staging / "copy"
    shutil.copytree(site, copy, copy_function=_link_or_copy)
    shutil.rmtree(copy.joinpath(*folder.split("/")), ignore_errors=True)
    for file in whole.rglob("*"):
        if file.is_file():
            forget(copy / file.relative_to(whole))
    merge_into(whole, copy)
    replace_site(copy, site)


def _link_or_copy(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _aside(site: Path) -> Path:
    return site.with_name(f".{site.name}.old")
