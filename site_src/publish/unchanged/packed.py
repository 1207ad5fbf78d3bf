"""What a campaign became, in one piece: its files and what is to be said of it.

The pages of a campaign are much alike: together they take a tenth of the room. Pictures and other
large files of staff, which units inherit, are kept apart, once each.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from site_src.base.store import Store
from site_src.publish.compress import ENDINGS, SUFFIXES, pack_together, unpack
from site_src.publish.listing import files_below

# From this size (bytes) on a file that is no text is kept apart.
LARGE = 16_384


def pack(folder: Path, told: Mapping[str, Any], store: Store) -> bytes:
    """The files of a folder with what is told of them (values for JSON)."""
    texts, others, files = [], [], []
    for address in files_below(folder):
        with open(f"{folder}/{address}", "rb") as file:  # noqa: PTH123 - as in listing.py
            content = file.read()
        suffix, apart = posixpath.splitext(address)[1], ""
        is_text = suffix in SUFFIXES
        if is_text:
            texts.append(content)
        elif len(content) >= LARGE and suffix not in ENDINGS:
            apart = _keep_apart(store, content)
        else:
            others.append(content)
        files.append([address, len(content), is_text, apart])
    head = json.dumps({"told": told, "files": files}, ensure_ascii=False).encode()
    packed = pack_together(b"".join(texts))
    sizes = b"%d %d\n" % (len(head), len(packed))
    return b"".join((sizes, head, packed, *others))


def told_of(packed: bytes) -> dict[str, Any]:
    """What is told of a pack's files. Raises ValueError and others where it is none."""
    return dict(_head(packed)[0]["told"])


def unpack_into(packed: bytes, folder: Path, store: Store) -> bool:
    """Write a pack's files into a folder; False where one that is kept apart is gone."""
    head, texts, others = _head(packed)
    text = memoryview(unpack(texts))
    at_text = at_other = 0
    made: set[Path] = set()
    for address, size, is_text, apart in head["files"]:
        if apart:
            content = store.get(apart)
            if content is None or len(content) != size:
                return False
        elif is_text:
            content, at_text = bytes(text[at_text : at_text + size]), at_text + size
        else:
            content, at_other = others[at_other : at_other + size], at_other + size
        if not _is_inside(address):
            raise ValueError(address)
        file = folder.joinpath(*address.split("/"))
        if file.parent not in made:
            file.parent.mkdir(parents=True, exist_ok=True)
            made.add(file.parent)
        file.write_bytes(content)
    return True


def _is_inside(address: str) -> bool:
    """Whether an address of a pack, which may be anybody's, stays in the folder."""
    steps = address.split("/")
    return not any(step in ("", ".", "..") or "\\" in step or ":" in step for step in steps)


def _head(packed: bytes) -> tuple[dict[str, Any], bytes, bytes]:
    sizes, _end, rest = packed.partition(b"\n")
    head, texts = map(int, sizes.split())
    return json.loads(rest[:head]), rest[head : head + texts], rest[head + texts :]


# What this process has kept apart: every campaign of a chain has it again.
_APART: set[tuple[Store, str]] = set()


def _keep_apart(store: Store, content: bytes) -> str:
    name = hashlib.sha256(content).hexdigest()
    if (store, name) not in _APART:
        store.put(name, content)
        _APART.add((store, name))
    return name
