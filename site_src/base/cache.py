"""What was made once and is kept under .cache/ for the next time; all of it may be deleted."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
from functools import lru_cache
from pathlib import Path

from site_src.base import project

CACHE = Path(project.CACHE)
_DIGEST = 32


def kept(file: Path) -> bytes | None:
    """What `keep` put into a file; None where it is not there, or not as it was.

    A power cut leaves files that are empty or half.
    """
    try:
        whole = file.read_bytes()
    except OSError:
        return None
    return whole_of(whole)


def with_digest(content: bytes) -> bytes:
    """The bytes with what one knows them by."""
    return hashlib.sha256(content).digest() + content


def whole_of(kept: bytes) -> bytes | None:
    """The bytes to which `with_digest` was put; None where they are not as they were."""
    digest, content = kept[:_DIGEST], kept[_DIGEST:]
    return content if hashlib.sha256(content).digest() == digest else None


def keep(file: Path, *parts: bytes) -> None:
    """Put these parts into a cache as one file at once, with what `kept` knows it by.

    Other processes may do the same. A cache that cannot be written, as on a read-only disk, is only
    slower.
    """
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, suffix=".new")
        try:
            with os.fdopen(handle, "wb") as stream:
                digest = hashlib.sha256()
                for part in parts:
                    digest.update(part)
                stream.writelines((digest.digest(), *parts))
            Path(name).replace(file)
        except BaseException:
            Path(name).unlink()
            raise


@lru_cache(maxsize=8)
def forget_oldest(folder: Path, most: int) -> None:
    """Keep a cache small: of more than so many files or folders the newer half of that.

    Once for each process is enough.
    """
    with contextlib.suppress(OSError):
        kept = sorted(folder.iterdir(), key=lambda each: each.stat().st_mtime, reverse=True)
        for each in kept[most // 2 :] if len(kept) > most else ():
            if each.is_dir():
                shutil.rmtree(each, ignore_errors=True)
            else:
                each.unlink(missing_ok=True)
