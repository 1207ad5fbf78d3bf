#!/usr/bin/env python3
"""The site's command: prepares a private environment in .venv, then runs site_src/cli.py in it.

What TOOLS names is run from here; all else is the command line of site_src/cli.py. Which command
needs which lock, site_src/base/environment.py says. Exit code 3: the environment could not be
prepared.

Standard library only, in syntax that Python 3.6 reads, so that an old Python answers with a
sentence that helps and not with a SyntaxError; hence the annotations in quotation marks.
"""

import os
import sys

MINIMUM = (3, 11)
ROOT = os.path.dirname(os.path.realpath(__file__))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, *(["Scripts", "python.exe"] if os.name == "nt" else ["bin", "python"]))

# What developers run from here; each takes the arguments that follow it.
TOOLS = ("test", "lint", "renew", "canary", "sbom")
LINT = (["ruff", "check"], ["ruff", "format", "--check"], ["mypy"])
SETUP_FAILED = 3
# Variables for the next start: that it was begun as .venv's Python, that .venv was made good.
STARTED, REPAIRED = "LIFELONG_LEARNING_STARTED", "LIFELONG_LEARNING_REPAIRED"
NOT_WHOLE = 104  # from .venv's Python on Windows
PYTHON_IS_GONE = 103  # from Windows' launcher in .venv, when the Python behind it was removed


def main(argv: "list[str]") -> int:
    if sys.version_info < MINIMUM:
        return start_newer_python(argv)
    # Whatever the environment says: compiled anew at each start, it would begin half as fast again.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False
    # In syntax that the Pythons turned away above cannot read.
    from site_src.base import environment

    # What these let in would win over .venv's packages, in this Python and in all that it starts.
    is_clean = not [os.environ.pop(name) for name in environment.FOREIGN if name in os.environ]
    os.environ["PYTHONUTF8"] = "1"
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_CTYPE") or os.environ.get("LANG") or "C"
    if sys.platform == "linux" and spoken not in ("C", "POSIX") and "utf" not in spoken.lower():
        # Python reads its arguments in this encoding, and loses letters of the project's path.
        os.environ["LC_ALL"] = "C.UTF-8"
    # Nothing here is one; to look for them, pydantic reads every installed package's metadata.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    command = argv[0] if argv else ""
    try:
        if not environment.is_ready(environment.lock_of(argv)):
            from site_src.base.installing import prepare

            prepare(environment.lock_of(argv))
    except environment.SetupError as problem:
        say(str(problem))
        say(_("Then run again: {command}").format(command=this_command(argv)))
        return SETUP_FAILED
    except KeyboardInterrupt:
        say(_("Stopped. To go on, run again: {command}").format(command=this_command(argv)))
        return 130
    if command in TOOLS:
        damaged = damaged_packages()
        if damaged:
            return make_good(argv, damaged)
    if command == "lint":
        return lint()
    if command == "test":
        return test(argv[1:])
    if command in ("renew", "canary", "sbom"):
        os.chdir(ROOT)
        return hand_over([PYTHON, "-m", "tests." + command, *argv[1:]])
    is_venv = os.path.realpath(sys.prefix) == os.path.realpath(VENV)
    if os.environ.pop(STARTED, "") and not is_venv:
        return make_good(argv, _("the Python in it does not find its packages"))
    is_right = is_clean and is_venv and sys.flags.utf8_mode
    if is_right or (is_clean and command == "check" and can_check_here()):
        try:
            from site_src.cli import main as site_main

            code = site_main(argv)
        except Exception:
            damaged = damaged_packages()
            if damaged:
                return make_good(argv, damaged)
            raise
        if command == "check":
            # It waits for nothing and holds nothing; to take apart all that it knew costs time.
            sys.stderr.flush()
            os._exit(code)
        return code
    os.environ[STARTED] = "1"
    try:
        code = hand_over([PYTHON, os.path.join(ROOT, "build.py"), *argv])
    except OSError:
        code = PYTHON_IS_GONE
    if code in (PYTHON_IS_GONE, NOT_WHOLE):
        del os.environ[STARTED]
        return make_good(argv, _("the Python in it cannot be started"))
    return code


def damaged_packages() -> str:
    """Which packages are not as they were installed, in words.

    Asked for after a failure, and by tools, which are no hurry.
    """
    from site_src.base.installing import damaged

    try:
        names = damaged()
    except OSError:
        names = [".venv"]
    return _("damaged: {names}").format(names=", ".join(names[:3])) if names else ""


def make_good(argv: "list[str]", reason: str) -> int:
    """Makes .venv anew, once, and runs the command again."""
    from site_src.base import environment

    is_venv = os.path.realpath(sys.prefix) == os.path.realpath(VENV)
    if is_venv and os.name == "nt":
        return NOT_WHOLE  # Windows takes no running program away: its starter does it.
    if os.environ.get(REPAIRED):
        say(_("The environment in .venv cannot be made good: {reason}.").format(reason=reason))
        words = _("Take away the folder .venv, then run again: {command}")
        say(words.format(command=this_command(argv)))
        return SETUP_FAILED
    words = _("The environment in .venv is not whole ({reason}); it is made anew.")
    say(words.format(reason=reason))
    os.environ[REPAIRED] = "1"
    environment.distrust()
    if not is_venv:
        return main(argv)
    # This Python is the one that is about to be taken away.
    base = getattr(sys, "_base_executable", sys.executable)
    return hand_over([base, os.path.join(ROOT, "build.py"), *argv])


def can_check_here() -> bool:
    """Lets this Python use .venv's packages where it is the one behind .venv and writes UTF-8.

    To start it once more would take a sixth of the time of a check.
    """
    encodings = {sys.getfilesystemencoding().lower(), str(sys.stdout.encoding).lower()}
    if os.path.realpath(sys.executable) != os.path.realpath(PYTHON) or encodings != {"utf-8"}:
        return False
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    sys.path.insert(1, os.path.join(VENV, "lib", version, "site-packages"))
    return True


def lint() -> int:
    """Runs every check, the later ones too when an earlier one finds something."""
    import subprocess

    codes = []
    for command in LINT:
        say("$ " + " ".join(command))
        codes.append(subprocess.call([PYTHON, "-m", *command], cwd=ROOT))
    return max(codes)


def test(arguments: "list[str]") -> int:
    import subprocess

    if "--quick" not in arguments:
        no_browser = subprocess.call([PYTHON, "-m", "tests.chromium"], cwd=ROOT)
        if no_browser:
            return no_browser
        # Without them their own tests say what is missing; the others run all the same.
        subprocess.call([PYTHON, "-m", "tests.web.tools"], cwd=ROOT)
    os.chdir(ROOT)
    return hand_over([PYTHON, "-m", "pytest", *arguments])


def start_newer_python(argv: "list[str]") -> int:
    import subprocess

    launcher = "py -3.%d" if os.name == "nt" else "python3.%d"
    for command in [[PYTHON]] + [(launcher % minor).split() for minor in (14, 13, 12, 11)]:
        question = [*command, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]
        try:
            child = subprocess.Popen(question, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        except OSError:
            continue
        child.communicate()
        if child.returncode == 0:
            return hand_over([*command, os.path.join(ROOT, "build.py"), *argv])
    say(
        _(
            "This needs Python 3.11 or newer, and this is Python {version}. Install a newer one"
            " (https://www.python.org/downloads/), then run again: {command}"
        ).format(version=".".join(map(str, sys.version_info[:2])), command=this_command(argv))
    )
    return SETUP_FAILED


def hand_over(command: "list[str]") -> int:
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


def this_command(argv: "list[str]") -> str:
    return " ".join(["py" if os.name == "nt" else "python3", sys.argv[0], *argv])


def say(message: str, end: str = "\n") -> None:
    """Writes to the user in UTF-8, whatever the console's code page and however old this Python."""
    stream = sys.stderr.buffer
    stream.write((message + end).encode("utf-8", "backslashreplace"))
    stream.flush()


def _(text: str) -> str:
    import gettext

    folder = os.path.join(ROOT, "site_src", "base", "locale")
    catalogue = gettext.translation("messages", folder, ["vi"], fallback=True)
    return catalogue.gettext(text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
