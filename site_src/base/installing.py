"""Making .venv from the lock files, or making it good again: what a start seldom needs.

Nothing is emptied that this program did not make and mark; links are not followed. Of pip's own
settings only those count by which it reaches packages: others would install elsewhere, or nothing.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from typing import BinaryIO

from site_src.base.environment import (
    CONFIG,
    PYTHON,
    RUN_LOCK,
    STAMP,
    TEST_LOCK,
    VENV,
    SetupError,
    _,
    is_ready,
    read_stamp,
    say,
    state,
)
from site_src.base.locks import lock_file
from site_src.base.project import CACHE, ROOT

# What this program writes into a .venv before anything else: by it, it knows its own.
MARK = os.path.join(VENV, "made-by-build.py")
LOG = os.path.join(CACHE, "setup.log")
# pip's words when it cannot reach the packages, or loses them on the way.
NO_NETWORK = (b"No matching distribution", b"ConnectionPool(", b"connection broken", b"timed out")
# pip's settings by which it reaches packages, as variables are called.
REACHING = frozenset(
    """
    CACHE_DIR CERT CLIENT_CERT DEFAULT_TIMEOUT EXTRA_INDEX_URL FIND_LINKS INDEX_URL KEYRING_PROVIDER
    NO_CACHE_DIR NO_INDEX PROXY RETRIES TIMEOUT TRUSTED_HOST
    """.split()  # noqa: SIM905 - one name a line would fill a screen
)


def prepare(lock: str) -> None:
    """Makes .venv hold the project and what the file `lock` names."""
    try:
        with open_log() as log:
            if not is_ready(lock):  # another run may have made it meanwhile
                make_environment(lock, log)
    except OSError as problem:
        raise SetupError(
            _("The project's folder cannot be used: {problem}").format(problem=problem)
        ) from problem


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


def make_environment(lock: str, log: BinaryIO) -> None:
    """Brings .venv up to date, or makes it anew where it is half made or its Python is gone."""
    made_from, before = read_stamp()
    # What another command has asked for stays.
    locks = sorted({*made_from, lock} - {RUN_LOCK}) or [RUN_LOCK]
    if TEST_LOCK in locks:
        locks = [TEST_LOCK]
    say(_("Preparing the environment (the first time takes a few minutes) ..."))
    if before and os.path.exists(CONFIG) and succeeds([PYTHON, "-c", "import pip"]):
        claim()
        os.remove(STAMP)
    else:
        say(_("1/3 Making the folder .venv"))
        require_ensurepip(log)
        claim()
        empty()
        run([getattr(sys, "_base_executable", sys.executable), "-m", "venv", VENV], log)
    settings = pip_settings()
    pip = [PYTHON, "-m", "pip", "--no-input", "--disable-pip-version-check", "install", "--no-deps"]

    files = [os.path.join(ROOT, name) for name in locks]
    total = 0
    for name in files:
        with open(name, encoding="utf-8") as file:
            total += sum("==" in line for line in file)
    say(_("2/3 Downloading and installing {total} packages").format(total=total))
    for name in files:
        run([*pip, "--require-hashes", "-r", name], log, total, settings)

    say(_("3/3 Installing the program"))
    run([*pip, "--no-build-isolation", "--editable", ROOT], log, 0, settings)
    say_where_relatively()
    if missing := sorted(pinned(files) - {name for name, _files in installed()}):
        raise SetupError(
            _("pip has installed elsewhere than in .venv; {names} is missing there").format(
                names=", ".join(missing[:3])
            )
        )
    with open(STAMP, "wb") as stamp:
        stamp.write(state(locks))


def require_ensurepip(log: BinaryIO) -> None:
    """Debian packs what a new environment needs apart from Python: installs it, or tells how to."""
    if find_spec("ensurepip") or not shutil.which("apt-get"):
        return
    is_default = os.path.realpath("/usr/bin/python3") == os.path.realpath(sys.executable)
    package = "python3-venv" if is_default else f"python3.{sys.version_info.minor}-venv"
    if not apt_install([package], log):
        command = "sudo apt-get install " + package
        raise SetupError(_("Python lacks venv here. Install it: {command}").format(command=command))


def apt_install(packages: list[str], log: BinaryIO) -> bool:
    """Installs Debian packages where this is root and has apt; says whether it did."""
    is_root = getattr(os, "geteuid", lambda: None)() == 0  # Windows has no geteuid
    if not is_root or not shutil.which("apt-get"):
        return False
    say(_("Installing from Debian: {packages} ...").format(packages=" ".join(packages)))
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    apt = ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=300"]
    succeeds([*apt, "update"], log)  # one dead source must not stop what the others have
    return succeeds([*apt, "install", "-y", "--no-install-recommends", *packages], log)


def run(
    command: list[str], log: BinaryIO, total: int = 0, variables: dict[str, str] | None = None
) -> None:
    """Runs a step, its output in the log; on a terminal, counts pip's packages up to `total`."""
    child = subprocess.Popen(
        command,
        cwd=ROOT,
        env=variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=log,
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
    with open(os.devnull, "r+b") as nothing:
        output = log or nothing
        try:
            return not subprocess.call(command, stdin=nothing, stdout=output, stderr=output)
        except OSError:
            return False


def claim() -> None:
    """Marks .venv as this program's, where it is or nothing is there yet."""
    if os.path.islink(VENV) or (os.path.exists(VENV) and not os.path.isdir(VENV)):
        problem = _("{folder} is a link or a file, and not this program’s: it is left as it is.")
    elif os.path.isdir(VENV) and os.listdir(VENV) and not _is_ours():
        problem = _("{folder} was made by something else: it is left as it is.")
    else:
        os.makedirs(VENV, exist_ok=True)
        with open(MARK, "wb"):
            return
    raise SetupError(
        problem.format(folder=VENV) + " " + _("Rename it or take it away, then run this again.")
    )


def _is_ours() -> bool:
    return os.path.exists(MARK) or os.path.exists(STAMP)


def empty() -> None:
    """Takes away all of .venv but its mark."""
    for entry in os.scandir(VENV):
        if entry.path == MARK:
            continue
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path)
        else:
            os.remove(entry.path)


def pip_settings() -> dict[str, str]:
    """The variables for pip.

    The machine's own, of its settings those by which it reaches packages, and none from its files,
    of which the same are taken over.
    """
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("PIP_") or name.removeprefix("PIP_") in REACHING
    }
    listing = [PYTHON, "-m", "pip", "--disable-pip-version-check", "config", "list"]
    if "PIP_CONFIG_FILE" in os.environ:
        kept["PIP_CONFIG_FILE"] = os.environ["PIP_CONFIG_FILE"]
    asked = subprocess.run(listing, capture_output=True, env=kept, check=False)
    printed = asked.stdout.decode("utf-8", "replace")
    for name, value in re.findall(r"(?m)^(?:global|install)\.([\w-]+)='(.*)'\r?$", printed):
        variable = name.replace("-", "_").upper()
        if variable in REACHING:
            kept.setdefault(f"PIP_{variable}", value.replace("\\n", " "))
    return {**kept, "PIP_CONFIG_FILE": os.devnull}


def site_packages() -> str:
    """Where .venv has its packages."""
    if os.name == "nt":
        return os.path.join(VENV, "Lib", "site-packages")
    for name in sorted(os.listdir(os.path.join(VENV, "lib"))):
        if name.startswith("python"):
            return os.path.join(VENV, "lib", name, "site-packages")
    raise SetupError(_("There are no packages in {folder}").format(folder=VENV))


def say_where_relatively() -> None:
    """Has .venv name the project's folder by the way up to it, in ASCII.

    Python 3.11 and 3.12 read such a file in the system's encoding before they do anything else,
    and end there if the folder's name has a letter that it lacks.
    """
    packages = site_packages()
    up = os.path.relpath(ROOT, packages)
    for name in os.listdir(packages):
        file = os.path.join(packages, name)
        if name.endswith(".pth"):
            with open(file, "rb") as opened:
                content = opened.read()
            if content.strip() == os.fsencode(ROOT):
                with open(file, "wb") as opened:
                    opened.write(up.encode("ascii") + b"\n")


def pinned(files: list[str]) -> set[str]:
    """The packages that these locks want on every system."""
    versions = set()
    for name in files:
        with open(name, encoding="utf-8") as file:
            for line in file:
                match = re.match(r"([\w.-]+)==[^;]*$", line.rstrip("\\\n "))
                if match:
                    versions.add(_normal(match[1]))
    return versions


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def installed() -> Iterator[tuple[str, str]]:
    """Each package in .venv: its name, and its list of files (RECORD)."""
    packages = site_packages()
    for name in sorted(os.listdir(packages)):
        if name.endswith(".dist-info"):
            yield _normal(name.split("-")[0]), os.path.join(packages, name, "RECORD")


def damaged() -> list[str]:
    """The packages in .venv of which a file is gone, or is another than was installed."""
    broken = []
    for name, record in installed():
        try:
            with open(record, encoding="utf-8", newline="") as file:
                rows = [row for row in csv.reader(file) if len(row) > 1 and row[1]]
            if not all(map(_is_as_installed, rows)):
                broken.append(name)
        except OSError:
            broken.append(name)
    return broken


def _is_as_installed(row: list[str]) -> bool:
    path, (kind, _mark, wanted) = row[0], row[1].partition("=")
    if path.endswith(".pth") or kind != "sha256":
        return True
    with open(os.path.join(site_packages(), *path.split("/")), "rb") as file:
        digest = hashlib.file_digest(file, "sha256").digest()
    return base64.urlsafe_b64encode(digest).decode("ascii").rstrip("=") == wanted
