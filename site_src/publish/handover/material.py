"""What is handed over: a campaign's built folder, made to stand alone, file by file."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from site_src.base.addresses import INDEX, WORKER
from site_src.base.command_line import typed
from site_src.base.messages import gettext as _
from site_src.outputs.offline import relisted
from site_src.publish.compress import ENDINGS, compressed
from site_src.publish.handover.links import PAGE, Links
from site_src.publish.handover.refused import RefusedError
from site_src.publish.listing import (
    STAMP,
    SUMS,
    Listing,
    Stamp,
    digest_of,
    files_below,
    stamped,
)
from site_src.vietnamese.alphabet import fold

# Shorter than what the narrowest of hosts and of Windows' programs take, with a folder before it.
LONGEST_PATH = 180
_SAFE = re.compile(r"[a-z0-9._/-]+")
_SEARCH = "searchIndex="


@dataclass(frozen=True, slots=True)
class Material:
    """The files by '/'-path, each as bytes or where it lies; with their listing and the stamp."""

    files: Mapping[str, bytes | Path]
    listing: Listing
    stamp: Stamp

    def read(self, path: str) -> bytes:
        """A file's bytes. Raises OSError."""
        file = self.files[path]
        return file.read_bytes() if isinstance(file, Path) else file

    def size(self, path: str) -> int:
        """How many bytes a file has. Raises OSError."""
        file = self.files[path]
        return file.stat().st_size if isinstance(file, Path) else len(file)


# Makes a file from what is there (whether a path is) and the name of the campaign.
Beside = Callable[[Callable[[str], bool], str], bytes]


def material(
    site: Path, campaign: str, from_disk: bool = False, beside: Mapping[str, Beside] | None = None
) -> Material:
    """The folder of UNIT/YEAR in a built site, for a place of its own.

    With `from_disk` it can be read by a double click too, and every name is one that any system
    takes. `beside` are files more. Raises `RefusedError` where it was not built or is not as it was
    built, and OSError.
    """
    folder = site.joinpath(*campaign.split("/"))
    stamp, listing = _as_built(folder, campaign)
    sources = [path for path in listing.sums if not path.endswith(ENDINGS)]
    names = _safe_names(sources) if from_disk else {}
    pages = frozenset(
        path.removesuffix(PAGE) for path in sources if path.rpartition("/")[2] == PAGE
    )
    links = Links(pages, names, from_disk)
    before = {path: (folder / path).read_bytes() for path in sources}
    _as_listed(before, listing, campaign)
    after: dict[str, bytes] = {}
    for path, content in before.items():
        after[names.get(path, path)] = _changed(path, content, links)
    if WORKER in after:
        after[WORKER] = relisted(after[WORKER], after, names)
    changed = [new for path in sources if after[new := names.get(path, path)] != before[path]]
    files: dict[str, bytes | Path] = {path: after[path] for path in changed}
    for path in sources:
        new = names.get(path, path)
        if new not in files:
            files[new] = folder / path
        for ending in ENDINGS:
            # What was compressed is so again, of what it became.
            if path + ending in listing.sums and new not in changed:
                files[new + ending] = folder / (path + ending)
    if any(path.endswith(ENDINGS) for path in listing.sums):
        files |= _compressed(changed, after)
    for path, make in (beside or {}).items():
        files[path] = make(files.__contains__, campaign)
    sums = {
        path: digest_of(file) if isinstance(file, bytes) else listing.sums[_below(file, folder)]
        for path, file in files.items()
    }
    found = Listing.of(sums)
    about = Material(files, found, stamp)
    size = sum(map(about.size, files))
    stamp = stamped(stamp, found, size)
    files |= {SUMS: found.text.encode(), STAMP: stamp.content}
    return Material({path: files[path] for path in sorted(files)}, found, stamp)


def _below(file: Path, folder: Path) -> str:
    return file.relative_to(folder).as_posix()


def _as_built(folder: Path, campaign: str) -> tuple[Stamp, Listing]:
    build = _("Build it: {command}").format(command=typed("build", str(campaign)))
    try:
        stamp = Stamp.parse((folder / STAMP).read_bytes())
        listing = Listing.parse((folder / SUMS).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        what = _("{folder} holds no built campaign").format(folder=folder)
        raise RefusedError(what, build) from error
    there = {path for path in files_below(folder) if path not in (SUMS, STAMP)}
    odd = sorted(there ^ listing.sums.keys())
    if odd:
        words = _("{folder} is not as it was built: {file}")
        raise RefusedError(words.format(folder=folder, file=odd[0]), build)
    return stamp, listing


def _as_listed(files: Mapping[str, bytes], listing: Listing, campaign: str) -> None:
    for path, content in files.items():
        if digest_of(content) != listing.sums[path]:
            words = _("{folder} is not as it was built: {file}")
            build = _("Build it: {command}").format(command=typed("build", str(campaign)))
            raise RefusedError(words.format(folder=campaign, file=path), build)


def _changed(path: str, content: bytes, links: Links) -> bytes:
    if path.endswith(".html"):
        return links.rewritten(content.decode(), path).encode()
    if path == INDEX and links.from_disk:
        return _search_index(content, links.pages)
    if links.names and path.endswith((".json", ".xml", ".ics")):
        for old, new in links.names.items():
            content = content.replace(quote(old).encode(), new.encode())
            content = content.replace(old.encode(), new.encode())
    return content


def _search_index(content: bytes, pages: frozenset[str]) -> bytes:
    """The search index with each page named by its file."""
    head, mark, text = content.decode().partition(_SEARCH)
    index = json.loads(text)
    lines = index["places"].split("\n")
    named = (line + PAGE if line in pages else line for line in lines)
    index["places"] = "\n".join(named)
    return f"{head}{mark}{json.dumps(index, ensure_ascii=False, separators=(',', ':'))}".encode()


def _compressed(paths: Iterable[str], contents: Mapping[str, bytes]) -> dict[str, bytes]:
    wanted = list(paths)
    with ThreadPoolExecutor() as pool:
        made = pool.map(lambda path: compressed(path, contents[path]), wanted)
        return {
            path + ending: small
            for path, each in zip(wanted, made, strict=True)
            for ending, small in each.items()
        }


def _safe_names(paths: Iterable[str]) -> dict[str, str]:
    """New paths for those that some system would not take, or would take for another's."""
    found: dict[str, str] = {}
    longest = LONGEST_PATH - max(map(len, ENDINGS))
    wanted = sorted(paths)
    taken = {path for path in wanted if _SAFE.fullmatch(path) and len(path) <= longest}
    for path in wanted:
        if path in taken:
            continue
        new = re.sub(r"[^a-z0-9._/]+", "-", fold(path)).replace("-.", ".")
        if new in taken or len(new) > longest or new.rpartition("/")[2].startswith((".", "-")):
            new = _short(new, digest_of(path.encode())[:8], longest)
        if len(new) > longest or new in taken:
            words = _("The path {path} is longer than {limit} letters")
            advice = _("Give the entry a shorter id, or its folder a shorter name.")
            raise RefusedError(words.format(path=path, limit=LONGEST_PATH), advice)
        taken.add(new)
        found[path] = new
    return found


def _short(path: str, mark: str, longest: int) -> str:
    folder, name = posixpath.split(path)
    stem, ending = posixpath.splitext(name)
    room = longest - len(folder) - len(ending) - len(mark) - 2
    return posixpath.join(folder, f"{stem.strip('-.')[: max(room, 0)]}.{mark}{ending}".lstrip("."))
