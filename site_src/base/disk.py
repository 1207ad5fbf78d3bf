"""What the disk says no to, in words: the path, the reason, and what to do."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from site_src.base.characters import visible
from site_src.base.messages import gettext as _
from site_src.base.messages import mark as N_

T = TypeVar("T")

# Reasons by error number, each with what to do.
_FULL = N_("the disk is full"), N_("Make room on it, then run this again.")
_FORBIDDEN = (
    N_("this user may not read or write there"),
    N_("Ask whoever owns the folder, or choose another with --output."),
)
_READ_ONLY = N_("the disk can only be read"), N_("Choose another folder with --output.")
_IN_USE = (
    N_("another program holds it"),
    N_("Close the windows and programs that use it, then run this again."),
)
_GONE = (
    N_("it is not there (any more)"),
    N_("See whether somebody moved or renamed it, then run this again."),
)
_NO_FOLDER = N_("there is a file where a folder belongs"), N_("Move that file away.")
_NO_FILE = N_("there is a folder where a file belongs"), N_("Move that folder away.")
_TOO_LONG = N_("its path is too long for this system"), N_("Move the project to a shorter path.")
_OTHER_DISK = (
    N_("it is the root of a disk, or lies on another one"),
    N_("Choose a folder inside that disk with --output."),
)
_LOOP = N_("its links lead in a circle"), N_("Take the link away.")
_TOO_MANY = N_("too many files are open"), N_("Close other programs, then run this again.")
_BROKEN = N_("the disk or the network failed"), N_("Look after the disk, then run this again.")
_NAME = N_("this system cannot hold such a name"), N_("Rename it.")

# The errors of a disk without room; EDQUOT is of one user's share.
FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
_REASONS = {
    **dict.fromkeys(FULL, _FULL),
    errno.EFBIG: _FULL,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: _READ_ONLY,
    errno.EBUSY: _OTHER_DISK,
    errno.EXDEV: _OTHER_DISK,
    errno.ENOENT: _GONE,
    getattr(errno, "ESTALE", errno.ENOENT): _GONE,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EEXIST: _NO_FOLDER,
    errno.ENOTEMPTY: _IN_USE,
    errno.EISDIR: _NO_FILE,
    errno.ENAMETOOLONG: _TOO_LONG,
    errno.ELOOP: _LOOP,
    errno.EMFILE: _TOO_MANY,
    errno.ENFILE: _TOO_MANY,
    errno.EIO: _BROKEN,
    errno.EINVAL: _NAME,
    errno.EILSEQ: _NAME,
}
# Windows: the file is used by another process; a part of it is locked.
_WINDOWS_IN_USE = (32, 33)
_PATIENCE = (0.05, 0.1, 0.2, 0.4, 0.8)  # seconds


def in_words(error: OSError) -> str:
    """One or two sentences for a person."""
    reason, advice = _REASONS.get(error.errno or 0, ("", ""))
    if getattr(error, "winerror", None) in _WINDOWS_IN_USE:
        reason, advice = _IN_USE
    path = str(error.filename2 or error.filename or "")
    words = _(reason) if reason else str(error.strerror or error)
    text = _("{path} cannot be used: {reason}.") if path else _("This is not possible: {reason}.")
    sentence = text.format(path=visible(path), reason=words)
    return f"{sentence} {_(advice)}" if advice else sentence


def patiently(action: Callable[[], T]) -> T:
    """Do it, on Windows again a moment later where a virus scanner or an indexer holds the file."""
    for pause in _PATIENCE if os.name == "nt" else ():
        try:
            return action()
        except PermissionError:
            time.sleep(pause)
    return action()


def read_if_there(file: Path) -> bytes | None:
    """A file's bytes; None where there is none. Raises OSError.

    Another program may take away what was seen a moment ago.
    """
    try:
        return patiently(file.read_bytes) if file.is_file() else None
    except (FileNotFoundError, NotADirectoryError):
        return None


def put(file: Path, content: bytes) -> None:
    """Write a file at once and whole, in place of what may be there; a failure leaves nothing."""
    new = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        new.write_bytes(content)
        patiently(lambda: new.replace(file))
    finally:
        new.unlink(missing_ok=True)
