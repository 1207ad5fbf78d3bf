"""What a built folder holds, file by file: the list by which it is known to be whole.

`sha256sums.txt` has a line for each file, in the form that `sha256sum -c` reads; the hash of that
text stands for everything. `build.json` beside it says of what the folder was made. Neither is in
the list.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

SUMS, STAMP = "sha256sums.txt", "build.json"
_LINE = re.compile(r"([0-9a-f]{64}) [ *](\S.*)")
# In a line of our own: how long the hash is, and where the path begins.
_DIGEST, _PATH = 64, 66
# Files of more bytes are not read in one piece.
_LARGE = 1_048_576


@dataclass(frozen=True, slots=True)
class Listing:
    """The SHA-256 of each file, in hex, by its '/'-path below the folder; in order of paths."""

    sums: Mapping[str, str]

    @classmethod
    def of(cls, sums: Mapping[str, str]) -> Listing:
        """A listing of these files, but for the two that are about it."""
        return cls({path: sums[path] for path in sorted(sums) if path not in (SUMS, STAMP)})

    @classmethod
    def parse(cls, text: str) -> Listing:
        """Read what `text` writes. Raises ValueError where it is something else."""
        found: dict[str, str] = {}
        for line in text.splitlines():
            match = _LINE.fullmatch(line)
            if match is None or not is_inside(match[2]):
                raise ValueError(line[:80])
            found[match[2]] = match[1]
        if not found:
            raise ValueError("no line")
        return cls.of(found)

    @property
    def text(self) -> str:
        """A line for each file, as `sha256sum` writes them."""
        return "".join(f"{digest}  {path}\n" for path, digest in self.sums.items())

    @property
    def digest(self) -> str:
        """The hash of everything."""
        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Stamp:
    """What `build.json` says: version of the program, UNIT/YEAR, what was read, the deciding day.

    Then how many pages and files there are, their size in bytes, and the hash of everything.
    """

    version: str
    campaign: str
    revision: str
    day: str
    pages: int
    files: int = 0
    size: int = 0
    sha256: str = ""

    @property
    def content(self) -> bytes:
        """The file's bytes."""
        return f"{json.dumps(asdict(self), ensure_ascii=False, indent=2)}\n".encode()

    @classmethod
    def parse(cls, content: bytes) -> Stamp:
        """Read what `content` writes. Raises ValueError where it is something else."""
        try:
            return cls(**json.loads(content))
        except (TypeError, RecursionError) as error:
            raise ValueError(str(error)) from error


@cache
def program_version() -> str:
    """The version of this program, as its packaging names it."""
    return version("lifelong-learning-week")


def is_inside(path: str) -> bool:
    """Whether a '/'-path stays below the folder that it starts from."""
    return not (set(path.split("/")) & {"", ".", ".."} or "\\" in path or "\0" in path)


def digest_of(content: bytes) -> str:
    """The SHA-256 of a file, in hex."""
    return hashlib.sha256(content).hexdigest()


def files_below(folder: Path) -> tuple[str, ...]:
    """The '/'-paths of all ordinary files below a folder, in order; links are none. Raises OSError.

    In order of folders, a folder's own files before those below it.
    """
    found: list[str] = []
    waiting = [""]
    while waiting:
        at = waiting.pop()
        with os.scandir(folder / at) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
        for entry in entries:
            if entry.is_file(follow_symlinks=False):
                found.append(at + entry.name)
            elif entry.is_dir(follow_symlinks=False):
                waiting.append(f"{at}{entry.name}/")
    return tuple(sorted(found))


def list_files(folder: Path) -> int:
    """Write the hashes of the files of a folder that was just made into it. Raises OSError.

    How many bytes they have. Whoever makes a campaign does so: a nation's take some twenty seconds
    one after the other.
    """
    sums, size = {}, 0
    for path in files_below(folder):
        if path not in (SUMS, STAMP):
            sums[path], length = _look(f"{folder}/{path}")
            size += length
    _write_sums(folder, Listing.of(sums).text)
    return size


def _look(file: str) -> tuple[str, int]:
    """The hash of a file and its size in bytes."""
    # A nation has 350,000: a Path of each takes as long as its reading, and so does the buffer of
    # `file_digest`, which only large ones need.
    with open(file, "rb", buffering=0) as opened:  # noqa: PTH123
        size = os.fstat(opened.fileno()).st_size
        if size > _LARGE:
            return hashlib.file_digest(opened, "sha256").hexdigest(), size
        content = opened.read()
    return digest_of(content), len(content)


def _write_sums(folder: Path, text: str) -> None:
    (folder / SUMS).write_text(text, encoding="utf-8", newline="\n")


def stamped(stamp: Stamp, listing: Listing, size: int) -> Stamp:
    """The stamp with what the listing says."""
    about = asdict(stamp) | {"files": len(listing.sums), "size": size, "sha256": listing.digest}
    return Stamp(**about)


def write_stamps(stamps: Mapping[Path, Stamp], added: Collection[str]) -> None:
    """Write both files into each finished folder. Raises OSError.

    The stamps have the size of what `list_files` listed there; `added` are the files that all of
    the folders have alike besides. Those are looked at once, and nothing else is again.
    """
    looks = {path: _look(f"{folder}/{path}") for folder in [*stamps][:1] for path in added}
    alike = Listing.of({path: digest for path, (digest, _size) in looks.items()})
    more = sum(size for _digest, size in looks.values())
    for folder, stamp in stamps.items():
        listing = Listing.of({**_listed(folder), **alike.sums})
        _write_sums(folder, listing.text)
        (folder / STAMP).write_bytes(stamped(stamp, listing, stamp.size + more).content)


def listed_in(folders: Iterable[Path], names: Collection[str]) -> Iterator[tuple[str, Path]]:
    """The hash and the place of each file that is listed below these in a folder of such a name."""
    for folder in folders:
        for path, digest in _listed(folder).items():
            if path.rpartition("/")[0].rpartition("/")[2] in names:
                yield digest, folder / path


def _listed(folder: Path) -> dict[str, str]:
    """What `list_files` wrote into a folder: the hash of each file, by its '/'-path."""
    lines = (folder / SUMS).read_text(encoding="utf-8").split("\n")
    return {line[_PATH:]: line[:_DIGEST] for line in lines if line}
