"""Does the same site come out with other engines? `python3 build.py canary [NAME …]`

Each engine gets an environment of its own under .cache/canary, with the packages of the lock but
for what it is about, builds all of content/, and must give the same bytes as the locked build.
Says which did not, and ends with 1. It needs the Internet; no test runs it. See
site_src/publish/README.md.
"""

from __future__ import annotations

import argparse
import filecmp
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from site_src.base import project

ROOT = Path(project.ROOT)
FOLDER = Path(project.CACHE) / "canary"
# What names the program that made a file may differ.
GENERATOR = re.compile(rb"(?m)^.*\bgenerator\b.*$")
DAY = "2026-11-26"


@dataclass(frozen=True, slots=True)
class Engine:
    """What a site is built with: which packages come in place of which (none: left out)."""

    name: str
    about: str
    without: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()
    newest: bool = False


ENGINES = (
    Engine("newest", "the newest of all dependencies", newest=True),
    Engine("properdocs", "ProperDocs in place of MkDocs", ("mkdocs",), ("properdocs",)),
    Engine(
        "properdocs-bare",
        "ProperDocs without Material",
        ("mkdocs", "mkdocs-material", "mkdocs-material-extensions"),
        ("properdocs",),
    ),
    Engine(
        "alone",
        "our own driver, without MkDocs and Material",
        ("mkdocs", "mkdocs-material", "mkdocs-material-extensions", "mkdocs-get-deps"),
    ),
)


def main() -> int:
    """Build with each engine, compare, and say what came of it."""
    parser = argparse.ArgumentParser(prog="build.py canary", description=__doc__)
    names = [engine.name for engine in ENGINES]
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(names))
    wanted = parser.parse_args().names or names
    if unknown := sorted(set(wanted) - set(names)):
        parser.error(f"unknown: {', '.join(unknown)}; known: {', '.join(names)}")
    FOLDER.mkdir(parents=True, exist_ok=True)
    expected = build(Path(sys.executable), "locked")
    if expected is None:
        return 1
    asked = [engine for engine in ENGINES if engine.name in wanted]
    failed = [engine.name for engine in asked if not is_right(engine, expected)]
    print(f"Not the same: {', '.join(failed)}" if failed else "All the same.")
    return 1 if failed else 0


def is_right(engine: Engine, expected: Path) -> bool:
    """Whether an engine's site is the locked one; prints what is not."""
    print(f"{engine.name}: {engine.about}", flush=True)
    python = environment(engine)
    site = python and build(python, engine.name)
    if site is None:
        return False
    wrong = list(differences(expected, site))
    for line in wrong[:10]:
        print(f"  {line}")
    if len(wrong) > 10:
        print(f"  and {len(wrong) - 10} more")
    count = sum(path.is_file() for path in expected.rglob("*"))
    print(f"  {'NOT the same' if wrong else 'the same'}: {count} files", flush=True)
    return not wrong


def environment(engine: Engine) -> Path | None:
    """The Python of a fresh environment with an engine's packages; None where pip fails."""
    folder = FOLDER / engine.name
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    python = folder.joinpath(*(["Scripts", "python.exe"] if os.name == "nt" else ["bin", "python"]))
    pip = [str(python), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    for arguments in packages(engine, folder):
        done = subprocess.run([*pip, *arguments], check=False)
        if done.returncode:
            print("  pip could not install it")
            return None
    return python


def packages(engine: Engine, folder: Path) -> Iterator[list[str]]:
    """The arguments of each run of pip."""
    if engine.newest:
        declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        yield ["--upgrade", "--upgrade-strategy", "eager", *declared["dependencies"]]
    else:
        lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
        pinned = re.findall(r"(?m)^([\w.-]+)==([^\s;\\]+)(.*?)(?: \\)?$", lock)
        left = [f"{n}=={v}{when}" for n, v, when in pinned if n not in engine.without]
        listed = folder / "packages.txt"
        listed.write_text("\n".join(left) + "\n", encoding="utf-8")
        yield ["--no-deps", "-r", str(listed)]
        if engine.instead:
            yield ["-c", str(listed), *engine.instead]
    yield ["--no-deps", "--editable", str(ROOT)]


def build(python: Path, name: str) -> Path | None:
    """The site that an environment builds of content/; None where it builds none."""
    site = FOLDER / f"{name}-site"
    arguments = ["--no-compress", "--date", DAY, "--output", str(site)]
    done = subprocess.run(
        [str(python), "-X", "utf8", "-m", "site_src.cli", "build", *arguments],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        print(f"  {name}: nothing was built\n{done.stdout[-1000:]}{done.stderr[-3000:]}")
        return None
    return site


def differences(expected: Path, site: Path) -> Iterator[str]:
    """Each file that is missing, too many, or other than in its generator line."""
    ours, theirs = (
        {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        for folder in (expected, site)
    )
    yield from (f"missing: {name}" for name in sorted(ours - theirs))
    yield from (f"too many: {name}" for name in sorted(theirs - ours))
    for name in sorted(ours & theirs):
        if filecmp.cmp(expected / name, site / name, shallow=False):
            continue
        one, other = (GENERATOR.sub(b"", (f / name).read_bytes()) for f in (expected, site))
        if one != other:
            yield f"other bytes: {name}"


if __name__ == "__main__":
    sys.exit(main())
