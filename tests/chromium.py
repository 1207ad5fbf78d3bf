"""Finds the Chromium that the browser tests drive; as a program, installs Debian's where it can."""

import ctypes
import os
import shutil
import sys
from pathlib import Path

from site_src.base.environment import say
from site_src.base.installing import apt_install
from site_src.base.messages import gettext as _
from site_src.base.project import ROOT

# The same engine without windows: a page costs it less than half of the processor's time. Where a
# distribution has no such package, the whole browser.
PROGRAMS = ["chromium-headless-shell", "chromium"]
# Roboto is what most phones in Viet Nam show; DejaVu has the signs that Roboto lacks. Heights and
# shifts are measured with these letters. A file of each tells whether it is there.
FONTS = {"fonts-roboto-unhinted": "Roboto-Bold.ttf", "fonts-dejavu-core": "DejaVuSans.ttf"}
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")

COMMANDS = [*PROGRAMS, "chromium-browser", "google-chrome", "google-chrome-stable"]
PLACES = {
    "darwin": [
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ],
    "win32": [
        os.path.expandvars(rf"%{folder}%\{program}")
        for folder in ("ProgramFiles", "ProgramFiles(x86)", "LocalAppData")
        for program in (
            r"Google\Chrome\Application\chrome.exe",
            r"Microsoft\Edge\Application\msedge.exe",
        )
    ],
}
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
INSTALL = {
    "darwin": "brew install --cask google-chrome",
    "win32": "winget install Google.Chrome",
}


def find_chromium() -> str | None:
    """The program's path: what the variable CHROMIUM names, else the first in the usual places."""
    if chosen := os.environ.get("CHROMIUM"):
        return shutil.which(chosen)
    candidates = COMMANDS + PLACES.get(sys.platform, [])
    return next((path for name in candidates if (path := shutil.which(name))), None)


def missing_packages(program: str = PROGRAMS[-1]) -> list[str]:
    """The Debian packages, or what stands for them elsewhere, that the browser tests still lack.

    `program` is the package of the browser.
    """
    missing = [] if find_chromium() else [program]
    if sys.platform == "linux":
        try:
            ctypes.CDLL("libatomic.so.1")  # Playwright's own Node is linked to it
        except OSError:
            missing.append("libatomic1")
    return missing


def missing_fonts() -> list[str]:
    """The Debian packages of the fonts that are not on this Linux."""
    if sys.platform != "linux":
        return []
    folders = [Path(folder).expanduser() for folder in FONT_FOLDERS]
    return [
        package
        for package, file in FONTS.items()
        if not any(next(folder.rglob(file), None) for folder in folders)
    ]


def main() -> int:
    missing = missing_packages()
    if not missing and not missing_fonts():
        return 0
    chosen = os.environ.get("CHROMIUM")
    if chosen and not find_chromium():
        say(_("The variable CHROMIUM names no program: {path}").format(path=chosen))
        return 1
    log_path = Path(ROOT, ".cache", "chromium.log")
    log_path.parent.mkdir(exist_ok=True)
    with log_path.open("wb") as log:
        for program in PROGRAMS:
            apt_install([*missing_packages(program), *missing_fonts()], log)
            if not missing_packages():
                break
    missing, fonts = missing_packages(), missing_fonts()
    if not missing:
        # Without them all is tried, and what is measured of text differs a little.
        if fonts:
            message = _("Heights are measured with fonts of these packages, not found: {fonts}")
            say(message.format(fonts=" ".join(fonts)))
        return 0
    command = INSTALL.get(sys.platform, "sudo apt-get install " + " ".join([*missing, *fonts]))
    say(
        _(
            "The browser tests (Chromium, Chrome or Edge) lack something. Install it: {command}"
        ).format(command=command)
    )
    if log_path.stat().st_size:
        say(_("Details: {log}").format(log=log_path))
    return 1


if __name__ == "__main__":
    sys.exit(main())
