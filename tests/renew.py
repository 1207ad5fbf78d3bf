"""Everything that is generated and committed, made anew: `python3 build.py renew [NAME …]`.

With `--check` nothing stays changed: it says what would differ, and ends with 1 if anything does.
What `Maker.left_to` says is then left out, unless named.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from site_src.base import project
from site_src.commands.schemas import write_schemas

ROOT = Path(project.ROOT)
LOCALE = Path(project.LOCALE)


@dataclass(frozen=True, slots=True)
class Maker:
    """One kind of generated files: its name, the files (globs below the project), and what makes
    them. `left_to` says who compares them where `--check` does not."""

    name: str
    files: tuple[str, ...]
    make: Callable[[], None]
    left_to: str = ""


def main(arguments: Iterable[str]) -> int:
    """Make what was asked for; the exit code."""
    parser = argparse.ArgumentParser(prog="build.py renew", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(m.name for m in MAKERS))
    parser.add_argument("--check", action="store_true", help="change nothing; say what would")
    options = parser.parse_args([*arguments])
    unknown = set(options.names) - {maker.name for maker in MAKERS}
    if unknown:
        parser.error(f"nothing here is called {', '.join(sorted(unknown))}")
    different: list[str] = []
    for maker in MAKERS:
        if maker.name not in options.names and (options.names or (options.check and maker.left_to)):
            if not options.names:
                print(f"{maker.name}: left to {maker.left_to}", flush=True)
            continue
        changed = renew(maker, options.check)
        print(f"{maker.name}: {', '.join(changed) or 'as it was'}", flush=True)
        different += changed
    if options.check and different:
        print("Run `python3 build.py renew` and commit what it changes.", file=sys.stderr)
        return 1
    return 0


def renew(maker: Maker, is_check: bool) -> list[str]:
    """Make the files; which differ from before. With `is_check` those are put back."""
    before = contents(maker)
    try:
        maker.make()
    finally:
        after = contents(maker)
        if is_check:
            for file in after.keys() - before.keys():
                file.unlink()
            for file, content in before.items():
                if after.get(file) != content:
                    file.write_bytes(content)
    return [
        file.relative_to(ROOT).as_posix()
        for file in sorted(before.keys() | after.keys())
        if before.get(file) != after.get(file)
    ]


def contents(maker: Maker) -> dict[Path, bytes]:
    found = (file for pattern in maker.files for file in sorted(ROOT.glob(pattern)))
    return {file: file.read_bytes() for file in found}


def run(*command: str, **variables: str) -> None:
    """Run a part in a process of its own; what it says is shown where it fails."""
    done = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=os.environ | variables,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")


def make_catalogue() -> None:
    """The ids from code and templates into messages.po, and messages.mo from it."""
    babel = ("-m", "babel.messages.frontend", "-q")
    template = str(Path(project.CACHE) / "messages.pot")
    Path(template).parent.mkdir(exist_ok=True)
    form = ("--width", "100")
    sources = ("--sort-by-file", "--add-location", "file", "-o", template, ".")
    run(*babel, "extract", "-F", "pyproject.toml", *form, *sources)
    kept = ("--no-fuzzy-matching", "--ignore-obsolete", "--ignore-pot-creation-date")
    run(*babel, "update", "-i", template, "-d", str(LOCALE), "-l", "vi", *form, *kept)
    run(*babel, "compile", "-d", str(LOCALE))


def make_schemas() -> None:
    write_schemas(ROOT / "content" / "_schemas")


def make_goldens() -> None:
    run("-m", "pytest", "-n", "0", "-q", "tests/outputs", GOLDEN="write")


def make_guide() -> None:
    run("-m", "tests.guide")


def make_pictures() -> None:
    run("-m", "tests.pictures")


def make_accessibility_record() -> None:
    run("-m", "pytest", "-n", "0", "-q", *ACCESS_TESTS, ACCESS="write")


ACCESS_TESTS = ("tests/test_access.py", "tests/test_markup.py", "tests/test_reach.py")

# In this order: schemas, the guide and pictures have words of the catalogue in them.
MAKERS = (
    Maker("catalogue", ("site_src/base/locale/vi/LC_MESSAGES/*",), make_catalogue),
    Maker("schemas", ("content/_schemas/*.json",), make_schemas),
    Maker("goldens", ("tests/outputs/golden/*",), make_goldens, "the tests of outputs"),
    Maker("guide", ("content/README.md", "content/_huong-dan/*.md"), make_guide),
    Maker(
        "pictures",
        ("content/_huong-dan/anh/*", ".github/images/*"),
        make_pictures,
        "a look: each version of a browser draws letters in its own way",
    ),
    Maker(
        "accessibility",
        ("site_src/pages/access.json",),
        make_accessibility_record,
        "the tests of access",
    ),
)

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
