#!/usr/bin/env python3
# -*- coding: utf-8 -*-
"""The site's command: prepares a private environment in .venv, then runs site_src/cli.py in it.

`test` and `lint` also need the tools of requirements-test.lock and are run from here; all else is
the command line of site_src/cli.py. Exit code 3: the environment could not be prepared.

Standard library only, in syntax that Python 2.7 reads, so that an old Python answers with a
sentence that helps and not with a SyntaxError; hence the type comments.
"""

from __future__ import print_function

import os
import sys

TYPE_CHECKING = False  # typing is neither in old Pythons nor quick to import
if TYPE_CHECKING:
    from typing import BinaryIO  # noqa: F401, since ruff does not read type comments

MINIMUM = (3, 11)
RUN_LOCK = "requirements.lock"
TEST_LOCK = "requirements-test.lock"  # holds all of RUN_LOCK too

ROOT = os.path.dirname(os.path.realpath(__file__))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, *(["Scripts", "python.exe"] if os.name == "nt" else ["bin", "python"]))
STAMP = os.path.join(VENV, "ready")  # written last: without it, .venv is half made
LOG = os.path.join(ROOT, ".cache", "setup.log")

LINT = (["ruff", "check"], ["ruff", "format", "--check"], ["mypy"])
SETUP_FAILED = 3
PYTHON_IS_GONE = 103  # from Windows' launcher in .venv, when the Python behind it was removed

# pip's words when it cannot reach the packages, or loses them on the way.
NO_NETWORK = (b"No matching distribution", b"ConnectionPool(", b"connection broken", b"timed out")


class SetupError(Exception):
    """Why the environment could not be prepared and what to do, in the user's language."""


def main(argv):
    # type: (list[str]) -> int
    if sys.version_info < MINIMUM:
        return start_newer_python(argv)
    os.environ["PYTHONUTF8"] = "1"
    command = argv[0] if argv else ""
    try:
        prepare(TEST_LOCK if command in ("test", "lint") else RUN_LOCK)
    except SetupError as problem:
        say(str(problem))
        say(_("Then run again: {command}").format(command=this_command(argv)))
        return SETUP_FAILED
    except KeyboardInterrupt:
        say(_("Stopped. To go on, run again: {command}").format(command=this_command(argv)))
        return 130
    if command == "lint":
        return lint()
    if command == "test":
        return test(argv[1:])
    if os.path.realpath(sys.prefix) == os.path.realpath(VENV) and sys.flags.utf8_mode:
        from site_src.cli import main as site_main

        return site_main(argv)
    code = hand_over([PYTHON, os.path.join(ROOT, "build.py")] + argv)
    if code == PYTHON_IS_GONE:
        os.remove(STAMP)
        return main(argv)
    return code


def lint():
    # type: () -> int
    """Runs every check, the later ones too when an earlier one finds something."""
    import subprocess

    codes = []
    for command in LINT:
        say("$ " + " ".join(command))
        codes.append(subprocess.call([PYTHON, "-m"] + command, cwd=ROOT))
    return max(codes)


def test(arguments):
    # type: (list[str]) -> int
    import subprocess

    no_browser = subprocess.call([PYTHON, "-m", "tests.chromium"], cwd=ROOT)
    if no_browser:
        return no_browser
    os.chdir(ROOT)
    return hand_over([PYTHON, "-m", "pytest"] + arguments)


def prepare(lock):
    # type: (str) -> None
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
        )


def is_ready(lock):
    # type: (str) -> bool
    made_from, before = read_stamp()
    return lock in (made_from, RUN_LOCK) and before == state(made_from) and os.path.exists(PYTHON)


def read_stamp():
    # type: () -> tuple[str, bytes]
    """The lock file that .venv was made from, and the state then: empty for a half-made one."""
    try:
        with open(STAMP, "rb") as stamp:
            before = stamp.read()
    except OSError:
        return RUN_LOCK, b""
    return TEST_LOCK if before.startswith(TEST_LOCK.encode("ascii")) else RUN_LOCK, before


def state(lock):
    # type: (str) -> bytes
    """All that .venv depends on, as it is now: the two files, the folder, the Python behind it.

    Whole and not as a hash: to compare costs less than to import hashlib.
    """
    parts = [lock.encode("ascii"), repr((ROOT, os.path.realpath(PYTHON))).encode("utf-8")]
    for name in (lock, "pyproject.toml"):
        with open(os.path.join(ROOT, name), "rb") as file:
            parts.append(file.read())
    return b"\n".join(parts)


def open_log():
    # type: () -> BinaryIO
    """The emptied log of the set-up, which is also the lock that keeps two runs apart.

    The installer that a run starts holds the log open too, so the system frees the lock when both
    have ended, however they end.
    """
    import time

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


def lock_file(log):
    # type: (BinaryIO) -> bool
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


def make_environment(lock, log):
    # type: (str, BinaryIO) -> None
    """Brings .venv up to date, or makes it anew where it is half made or its Python is gone."""
    made_from, before = read_stamp()
    if made_from == TEST_LOCK:
        lock = TEST_LOCK
    pip = [PYTHON, "-m", "pip", "--no-input", "--disable-pip-version-check", "install", "--no-deps"]
    os.environ["PIP_USER"] = "0"  # whoever has set it otherwise could install nothing here

    say(_("Preparing the environment (the first time takes a few minutes) ..."))
    if before and succeeds([PYTHON, "-c", "import pip"]):
        os.remove(STAMP)
    else:
        say(_("1/3 Making the folder .venv"))
        require_ensurepip(log)
        run([getattr(sys, "_base_executable", sys.executable), "-m", "venv", "--clear", VENV], log)

    with open(os.path.join(ROOT, lock)) as file:
        total = sum("==" in line for line in file)
    say(_("2/3 Downloading and installing {total} packages").format(total=total))
    run(pip + ["--require-hashes", "-r", os.path.join(ROOT, lock)], log, total)

    say(_("3/3 Installing the program"))
    run(pip + ["--no-build-isolation", "--editable", ROOT], log)
    with open(STAMP, "wb") as stamp:
        stamp.write(state(lock))


def require_ensurepip(log):
    # type: (BinaryIO) -> None
    """Debian packs what a new environment needs apart from Python: installs it, or tells how to."""
    import shutil
    from importlib.util import find_spec

    if find_spec("ensurepip") or not shutil.which("apt-get"):
        return
    is_default = os.path.realpath("/usr/bin/python3") == os.path.realpath(sys.executable)
    package = "python3-venv" if is_default else "python%d.%d-venv" % sys.version_info[:2]
    if not apt_install([package], log):
        command = "sudo apt-get install " + package
        raise SetupError(_("Python lacks venv here. Install it: {command}").format(command=command))


def apt_install(packages, log):
    # type: (list[str], BinaryIO) -> bool
    """Installs Debian packages where this is root and has apt; says whether it did."""
    import shutil

    is_root = getattr(os, "geteuid", lambda: None)() == 0  # Windows has no geteuid
    if not is_root or not shutil.which("apt-get"):
        return False
    say(_("Installing from Debian: {packages} ...").format(packages=" ".join(packages)))
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    apt = ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=300"]
    succeeds(apt + ["update"], log)  # one dead source must not stop what the others have
    return succeeds(apt + ["install", "-y", "--no-install-recommends"] + packages, log)


def run(command, log, total=0):
    # type: (list[str], BinaryIO, int) -> None
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
                say("\r    %d/%d" % (done, total), "" if done < total else "\n")
    if child.wait():
        log.seek(0)
        raise SetupError(explain(log.read()))


def explain(output):
    # type: (bytes) -> str
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


def succeeds(command, log=None):
    # type: (list[str], BinaryIO | None) -> bool
    import subprocess

    with open(os.devnull, "r+b") as nothing:
        output = log or nothing
        try:
            return not subprocess.call(command, stdin=nothing, stdout=output, stderr=output)
        except OSError:
            return False


def start_newer_python(argv):
    # type: (list[str]) -> int
    launcher = "py -3.%d" if os.name == "nt" else "python3.%d"
    for command in [[PYTHON]] + [(launcher % minor).split() for minor in (14, 13, 12, 11)]:
        if succeeds(command + ["-c", "import sys; sys.exit(sys.version_info < (3, 11))"]):
            return hand_over(command + [os.path.join(ROOT, "build.py")] + argv)
    say(
        _(
            "This needs Python 3.11 or newer, and this is Python {version}. Install a newer one"
            " (https://www.python.org/downloads/), then run again: {command}"
        ).format(version="%d.%d" % sys.version_info[:2], command=this_command(argv))
    )
    return SETUP_FAILED


def hand_over(command):
    # type: (list[str]) -> int
    """Goes on as `command`; returns its exit code where a process cannot become another."""
    sys.stdout.flush()
    if os.name != "nt":
        os.execvp(command[0], command)

    import subprocess

    child = subprocess.Popen(command)
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            pass  # Ctrl+C reached the child too, and the child decides what it means


def this_command(argv):
    # type: (list[str]) -> str
    return " ".join(["py" if os.name == "nt" else "python3", sys.argv[0]] + argv)


def say(message, end="\n"):
    # type: (str, str) -> None
    """Writes to the user in UTF-8, whatever the console's code page and however old this Python."""
    stream = getattr(sys.stderr, "buffer", sys.stderr)
    stream.write((message + end).encode("utf-8"))  # type: ignore[arg-type]  # Python 2 takes bytes
    stream.flush()


def _(text):
    # type: (str) -> str
    import gettext

    folder = os.path.join(ROOT, "site_src", "locale")
    catalogue = gettext.translation("messages", folder, ["vi"], fallback=True)
    return getattr(catalogue, "ugettext", catalogue.gettext)(text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
