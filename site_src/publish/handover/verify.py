"""Whether what stands somewhere is a build, whole: by its own list, file by file.

A folder, a zip or an address on the web is a `Copy`: it tells its files, and what lies beside them.
"""

from __future__ import annotations

import random
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from site_src.base.disk import read_if_there
from site_src.base.messages import gettext as _
from site_src.publish.compress import ENDINGS
from site_src.publish.handover.links import PAGE
from site_src.publish.handover.manifest import FOLDER as OURS
from site_src.publish.handover.refused import RefusedError
from site_src.publish.listing import STAMP, SUMS, Listing, Stamp, digest_of, files_below

# Over the network the entry page, and this many others.
SAMPLES = 12


class Copy(Protocol):
    """Where something was published."""

    @property
    def shown(self) -> str:
        """How messages name it."""

    @property
    def near(self) -> bool:
        """Whether asking for every file costs nothing."""

    def read(self, path: str) -> bytes | None:
        """A file's bytes as a visitor gets them; None where it is not there. Raises OSError."""

    def names(self) -> frozenset[str] | None:
        """The '/'-paths of all files there; None where the place does not tell."""

    def complaints(self, path: str) -> Iterable[str]:
        """What is not as it should be in how the file, which was read, was handed out."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found: files by '/'-path, and sentences about the host."""

    stamp: Stamp | None
    looked_at: int
    files: int
    missing: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    host: tuple[str, ...] = ()

    @property
    def is_good(self) -> bool:
        """Whether nothing is wrong that a visitor could meet."""
        return not (self.missing or self.changed or self.foreign or self.host)


def verify(place: Copy, everything: bool = False) -> Verdict:
    """Look at a place; over the network at samples, or at everything.

    Raises `RefusedError` where there is no list of what belongs there, and OSError.
    """
    sums, about = place.read(SUMS), place.read(STAMP)
    if sums is None:
        words = _("There is no {file} at {place}, so nobody can tell what belongs there")
        advice = _("Give the address of the folder in which index.html lies, ending in “/”.")
        raise RefusedError(words.format(file=SUMS, place=place.shown), advice)
    try:
        listing = Listing.parse(sums.decode())
        stamp = Stamp.parse(about) if about is not None else None
    except ValueError as error:
        words = _("{file} at {place} is not as a build wrote it")
        advice = _("Publish again, and have nothing written into files on the way.")
        raise RefusedError(words.format(file=SUMS, place=place.shown), advice) from error
    missing, changed, host = [], [], dict[str, None]()
    if stamp is None:
        missing.append(STAMP)
    elif stamp.sha256 != listing.digest:
        changed.append(STAMP)
    wanted = list(listing.sums)
    if not place.near:
        # A host sends them in place of others, and not by their names.
        wanted = [path for path in wanted if not path.endswith(ENDINGS)]
        wanted = wanted if everything else _samples(wanted, listing.digest)
    for path in wanted:
        content = place.read(path)
        if content is None:
            missing.append(path)
        elif digest_of(content) != listing.sums[path]:
            changed.append(path)
        if content is not None:
            host |= dict.fromkeys(place.complaints(path))
    host |= dict.fromkeys(place.complaints(""))
    there = place.names()
    known = listing.sums.keys() | {SUMS, STAMP}
    foreign = sorted(there - known) if there is not None else []
    found = tuple(sorted(missing)), tuple(sorted(changed)), tuple(foreign)
    return Verdict(stamp, len(wanted), len(listing.sums), *found, tuple(host))


def _samples(paths: list[str], seed: str) -> list[str]:
    """The entry page, one file of each kind, and others by lot: another build, another lot."""
    first = {path.rpartition(".")[2]: path for path in reversed(paths)}
    lot = random.Random(seed).sample(paths, min(SAMPLES, len(paths)))
    wanted = [PAGE] if PAGE in paths else []
    return list(dict.fromkeys((*wanted, *sorted(first.values()), *lot)))


@dataclass(frozen=True, slots=True)
class FolderCopy:
    """A folder on this machine."""

    folder: Path
    near: bool = True

    @property
    def shown(self) -> str:
        """Its path."""
        return str(self.folder)

    def read(self, path: str) -> bytes | None:
        """As `Copy` says."""
        return read_if_there(self.folder.joinpath(*path.split("/")))

    def names(self) -> frozenset[str] | None:
        """As `Copy` says; but for what publishing itself keeps there."""
        return frozenset(p for p in files_below(self.folder) if not p.startswith(f"{OURS}/"))

    def complaints(self, path: str) -> Iterable[str]:
        """A folder hands out nothing."""
        return ()


@dataclass(frozen=True, slots=True)
class ZipCopy:
    """A pack, which must be whole, and no other kind of zip."""

    archive: zipfile.ZipFile
    shown: str
    near: bool = True

    def read(self, path: str) -> bytes | None:
        """As `Copy` says. A file that cannot be unpacked is as if it had other bytes."""
        try:
            return self.archive.read(path)
        except KeyError:
            return None
        except (zipfile.BadZipFile, zlib.error, EOFError):
            return b""

    def names(self) -> frozenset[str] | None:
        """As `Copy` says."""
        return frozenset(name for name in self.archive.namelist() if not name.endswith("/"))

    def complaints(self, path: str) -> Iterable[str]:
        """A zip hands out nothing."""
        return ()


@contextmanager
def on_disk(path: Path) -> Iterator[Copy]:
    """A folder or a zip as a place. Raises `RefusedError`, and OSError."""
    if path.is_dir():
        yield FolderCopy(path)
        return
    try:
        with zipfile.ZipFile(path) as archive:
            yield ZipCopy(archive, str(path))
    except zipfile.BadZipFile as error:
        advice = _("Fetch it again: it was cut off, or changed on the way.")
        raise RefusedError(_("{file} is no whole zip").format(file=path), advice) from error
