"""The private environment in .venv: made from the lock files, brought up to date, checked at once.

Standard library only: it runs before anything is installed, in the Python that started build.py.
What only making it needs is imported there, since every command starts here.
"""

from __future__ import annotations

import os
import sys
import time

from site_src.base.project import CACHE, ROOT

TYPE_CHECKING = False  # as typing has it, whose import every command would wait for
if TYPE_CHECKING:
    from typing import BinaryIO

RUN_LOCK = "requirements.lock"
OFFICE_LOCK = "requirements-office.lock"  # holds all of RUN_LOCK too
TEST_LOCK = "requirements-test.lock"  # holds all of every other lock
# What commands need beyond RUN_LOCK: whoever never gives them never waits for their packages.
LOCKS = {
    "draft": OFFICE_LOCK,
    "lint": TEST_LOCK,
    "renew": TEST_LOCK,
    "test": TEST_LOCK,
    "workbook": OFFICE_LOCK,
}

VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, *(["Scripts", "python.exe"] if os.name == "nt" else ["bin", "python"]))
STAMP = os.path.join(VENV, "ready")  # written last: without it, .venv is half made
LOG = os.path.join(CACHE, "setup.log")

# pip's words when it cannot reach the packages, or loses them on the way.
NO_NETWORK = (b"No matching distribution", b"ConnectionPool(", b"connection broken", b"timed out")


class SetupError(Exception):
    """Why the environment could not be prepared and what to do, in the user's language."""


def prepare(lock: str) -> None:
    """Makes .venv hold the project and what the file `lock` names; at once when it already does."""
    if is_ready(lock):
        return
    try:
        with open_log() as log:
            if not is_ready(lock):  # another run may have made it meanwhile
                make_environment(lock, log)
    except OSError as problem:
        raise SetupError(
            _("The project's folder cannot be used: {problem}").format(problem=problem)
        ) from problem


def lock_of(command: str) -> str:
    """The lock that a command needs."""
    return LOCKS.get(command, RUN_LOCK)


def is_ready(lock: str) -> bool:
    made_from, before = read_stamp()
    enough = {lock, TEST_LOCK} & set(made_from) or lock == RUN_LOCK
    return bool(enough) and before == state(made_from) and os.path.exists(PYTHON)


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
    parts.append(repr((ROOT, os.path.realpath(PYTHON))).encode("utf-8"))
    for name in (*locks, "pyproject.toml"):
        with open(os.path.join(ROOT, name), "rb") as file:
            parts.append(file.read())
    return b"\n".join(parts)


def open_log() -> BinaryIO:
    """The emptied log of the set-up, which is also the lock that keeps two runs apart.

    The installer that a run starts holds the log open too, so the system frees the lock when both
    have ended, however they end.
    """
    os.makedirs(os.path.dirname(LOG), exist_ok=True)
    log = open(LOG, "a+b")  # noqa: SIM115, the caller closes it
    waiting = False
    while not lock_file(log):
        if not waiting:
            say(_("Another run is preparing the environment; waiting for it ..."))
        waiting = True
        time.sleep(0.2)
    log.truncate(0)
    return log


def lock_file(log: BinaryIO) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            log.seek(1 << 30)  # beyond the text, since nobody else may read a locked byte there
            msvcrt.locking(log.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(log, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def make_environment(lock: str, log: BinaryIO) -> None:
    """Brings .venv up to date, or makes it anew where it is half made or its Python is gone."""
    made_from, before = read_stamp()
    # What another command has asked for stays.
    locks = sorted({*made_from, lock} - {RUN_LOCK}) or [RUN_LOCK]
    if TEST_LOCK in locks:
        locks = [TEST_LOCK]
    pip = [PYTHON, "-m", "pip", "--no-input", "--disable-pip-version-check", "install", "--no-deps"]
    os.environ["PIP_USER"] = "0"  # whoever has set it otherwise could install nothing here

    say(_("Preparing the environment (the first time takes a few minutes) ..."))
    if before and succeeds([PYTHON, "-c", "import pip"]):
        os.remove(STAMP)
    else:
        say(_("1/3 Making the folder .venv"))
        require_ensurepip(log)
        run([getattr(sys, "_base_executable", sys.executable), "-m", "venv", "--clear", VENV], log)

    files = [os.path.join(ROOT, name) for name in locks]
    total = 0
    for name in files:
        with open(name) as file:
            total += sum("==" in line for line in file)
    say(_("2/3 Downloading and installing {total} packages").format(total=total))
    for name in files:
        run([*pip, "--require-hashes", "-r", name], log, total)

    say(_("3/3 Installing the program"))
    run([*pip, "--no-build-isolation", "--editable", ROOT], log)
    with open(STAMP, "wb") as stamp:
        stamp.write(state(locks))


def require_ensurepip(log: BinaryIO) -> None:
    """Debian packs what a new environment needs apart from Python: installs it, or tells how to."""
    import shutil
    from importlib.util import find_spec

    if find_spec("ensurepip") or not shutil.which("apt-get"):
        return
    is_default = os.path.realpath("/usr/bin/python3") == os.path.realpath(sys.executable)
    package = "python3-venv" if is_default else f"python3.{sys.version_info.minor}-venv"
    if not apt_install([package], log):
        command = "sudo apt-get install " + package
        raise SetupError(_("Python lacks venv here. Install it: {command}").format(command=command))


def apt_install(packages: list[str], log: BinaryIO) -> bool:
    """Installs Debian packages where this is root and has apt; says whether it did."""
    import shutil

    is_root = getattr(os, "geteuid", lambda: None)() == 0  # Windows has no geteuid
    if not is_root or not shutil.which("apt-get"):
        return False
    say(_("Installing from Debian: {packages} ...").format(packages=" ".join(packages)))
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    apt = ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=300"]
    succeeds([*apt, "update"], log)  # one dead source must not stop what the others have
    return succeeds([*apt, "install", "-y", "--no-install-recommends", *packages], log)


def run(command: list[str], log: BinaryIO, total: int = 0) -> None:
    """Runs a step, its output in the log; on a terminal, counts pip's packages up to `total`."""
    import subprocess

    child = subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log
    )
    assert child.stdout
    done = 0
    for line in child.stdout:
        log.write(line)
        log.flush()
        if line.startswith((b"Collecting ", b"Ignoring ", b"Requirement already ")):
            done += 1
            if total and sys.stderr.isatty():
                say(f"\r    {done}/{total}", "" if done < total else "\n")
    if child.wait():
        log.seek(0)
        raise SetupError(explain(log.read()))


def explain(output: bytes) -> str:
    if any(words in output for words in NO_NETWORK):
        return _(
            "The packages could not be downloaded. Check that this machine reaches the Internet;"
            " behind a proxy, set the environment variable HTTPS_PROXY. Details: {log}"
        ).format(log=LOG)
    lines = output.decode("utf-8", "replace").split("\n")
    errors = [line for line in lines if "error" in line.lower()] or lines
    return _("The environment could not be prepared: {reason}. Details: {log}").format(
        reason=errors[-1].strip(" .\r"), log=LOG
    )


def succeeds(command: list[str], log: BinaryIO | None = None) -> bool:
    import subprocess

    with open(os.devnull, "r+b") as nothing:
        output = log or nothing
        try:
            return not subprocess.call(command, stdin=nothing, stdout=output, stderr=output)
        except OSError:
            return False


def say(message: str, end: str = "\n") -> None:
    """Write to the user in UTF-8, whatever the console's code page."""
    sys.stderr.buffer.write((message + end).encode("utf-8"))
    sys.stderr.buffer.flush()


def _(text: str) -> str:
    from site_src.base.messages import gettext

    return gettext(text)
