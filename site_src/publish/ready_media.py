"""Staff's files made ready for publishing, and what pages have to know of them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from site_src.outputs import offline
from site_src.plan.site_plan import MediaFile
from site_src.prose.picture_html import Shown, variant_name
from site_src.prose.pictures import Size, is_picture, measure, prepare


@dataclass(frozen=True, slots=True)
class Media:
    """Staff's files as they are published, by address: their bytes, or where they lie.

    How pages show the pictures among them; and which of them a device keeps.
    """

    files: Mapping[str, bytes | Path] = field(default_factory=dict)
    pictures: Mapping[str, Shown] = field(default_factory=dict)
    kept: Mapping[str, bytes] = field(default_factory=dict)


def prepared(media: Iterable[MediaFile]) -> Media:
    """Staff's files made ready.

    Pictures upright and without what a phone adds, smaller ones beside them. What cannot be made
    ready `plan` has refused.
    """
    media = tuple(media)
    files: dict[str, bytes | Path] = {}
    pictures: dict[str, Shown] = {}
    # Staff's own file with the name of a variant, however unlikely, is what its links mean.
    taken = {file.address for file in media}
    for file in media:
        size = measure(file.file) if is_picture(file.address) else None
        if not isinstance(size, Size):
            files[file.address] = file.file
            continue
        picture = prepare(file.file, file.shown)
        files[file.address] = picture.original or file.file.read_bytes()
        folder, name = posixpath.split(file.address)
        named = [(variant_name(name, v.width), v) for v in picture.variants]
        free = [(n, v) for n, v in named if posixpath.join(folder, n) not in taken]
        files |= {posixpath.join(folder, n): v.content for n, v in free}
        pictures[file.address] = Shown(size, tuple((n, v.width) for n, v in free))
    kept = {
        address: content
        for address, content in files.items()
        if isinstance(content, bytes) and offline.is_kept(address, content)
    }
    return Media(files, pictures, kept)
