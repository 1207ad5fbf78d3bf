"""The private environment in .venv: looked at before it is trusted, at every start.

Standard library only: it runs before anything is installed, in the Python that started build.py.
What only making it needs is in installing.py, since every command starts here.
"""

from __future__ import annotations

import os
import sys

from site_src.base.project import ROOT

RUN_LOCK = "requirements.lock"
OFFICE_LOCK = "requirements-office.lock"  # holds all of RUN_LOCK too
PUBLISH_LOCK = "requirements-publish.lock"  # so does this
CLUSTER_LOCK = "requirements-cluster.lock"  # and this
TEST_LOCK = "requirements-test.lock"  # holds all of every other lock
# A build that asks for other machines.
CLUSTER = "build --scheduler"
# What commands need beyond RUN_LOCK: whoever never gives them never waits for their packages.
LOCKS = {
    CLUSTER: CLUSTER_LOCK,
    "draft": OFFICE_LOCK,
    "lint": TEST_LOCK,
    "pack": PUBLISH_LOCK,
    "publish": PUBLISH_LOCK,
    "renew": TEST_LOCK,
    "test": TEST_LOCK,
    "verify": PUBLISH_LOCK,
    "workbook": OFFICE_LOCK,
}

VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, *(["Scripts", "python.exe"] if os.name == "nt" else ["bin", "python"]))
CONFIG = os.path.join(VENV, "pyvenv.cfg")  # by it, Python knows that it is .venv's
STAMP = os.path.join(VENV, "ready")  # written last: without it, .venv is half made
# Variables by which modules from elsewhere would win over those of the lock, or Python over us.
FOREIGN = ("PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "PYTHONUSERBASE", "PYTHONPLATLIBDIR")


class SetupError(Exception):
    """Why the environment could not be prepared and what to do, in the user's language."""


def lock_of(arguments: list[str]) -> str:
    """The lock that a command line needs."""
    command = arguments[0] if arguments else ""
    if (command == "build" or command.startswith("-")) and _is_elsewhere(arguments):
        command = CLUSTER
    return LOCKS.get(command, RUN_LOCK)


def _is_elsewhere(arguments: list[str]) -> bool:
    """Whether options, which may be shortened, name a cluster, or a store at an address."""
    pairs = zip(arguments, [*arguments[1:], ""], strict=True)
    return any(
        option.startswith("--sc") or (option.startswith("--ca") and "://" in option + value)
        for option, value in pairs
    )


def is_ready(lock: str) -> bool:
    made_from, before = read_stamp()
    enough = {lock, TEST_LOCK} & set(made_from) or lock == RUN_LOCK
    is_whole = os.path.exists(PYTHON) and os.path.exists(CONFIG) and not os.path.islink(VENV)
    return bool(enough) and is_whole and before == state(made_from)


def distrust() -> None:
    """Has the next `prepare` make .venv anew."""
    if os.path.exists(STAMP) and not os.path.islink(VENV):
        os.remove(STAMP)


def read_stamp() -> tuple[list[str], bytes]:
    """The lock files that .venv was made from, and the state then: empty for a half-made one."""
    try:
        with open(STAMP, "rb") as stamp:
            before = stamp.read()
    except OSError:
        return [RUN_LOCK], b""
    known = {RUN_LOCK, *LOCKS.values()}
    names = before.split(b"\n", 1)[0].decode("ascii", "replace").split()
    return [name for name in names if name in known] or [RUN_LOCK], before


def state(locks: list[str]) -> bytes:
    """All that .venv depends on, as it is now: the files, the folder, the Python behind it.

    Whole and not as a hash: to compare costs less than to import hashlib.
    """
    parts = [" ".join(locks).encode("ascii")]
    # As the system has them: what letters these bytes are, two Pythons may see in two ways.
    parts += [os.fsencode(ROOT), os.fsencode(os.path.realpath(PYTHON))]
    for name in (*locks, "pyproject.toml"):
        with open(os.path.join(ROOT, name), "rb") as file:
            parts.append(file.read())
    return b"\n".join(parts)


def say(message: str, end: str = "\n") -> None:
    """Write to the user in UTF-8, whatever the console's code page."""
    sys.stderr.buffer.write((message + end).encode("utf-8", "backslashreplace"))
    sys.stderr.buffer.flush()


def _(text: str) -> str:
    from site_src.base.messages import gettext

    return gettext(text)
