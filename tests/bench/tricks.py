"""What is done for time alone, each taken away: what the same command takes without it.

    .venv/bin/python -m tests.bench.tricks [--runs 8] [NAME ...]

Each is measured in pairs of new processes, with and without, by the processor's time of a process
and its children; a table of least and median comes out. What gives less than 5 % is no longer worth
its lines: see the README here for those that went.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
QUAN_3 = "tp-ho-chi-minh/quan-3/2023"
BUILD = ("build", "--fresh", "--no-compress")


@dataclass(frozen=True)
class Trick:
    """A name, the command that it is for, and code that takes it away before the command runs."""

    name: str
    command: tuple[str, ...]
    without: str


TRICKS = (
    Trick(
        "templates are kept compiled (pages/compiled_templates)",
        (*BUILD, QUAN_3),
        """
from site_src.pages.compiled_templates import CompiledTemplates
CompiledTemplates.load_bytecode = lambda self, bucket: None
""",
    ),
    Trick(
        "head and foot are rendered once for each depth (publish/renderer)",
        (*BUILD, "--workers", "1"),
        """
from site_src.publish import renderer
class Forgetful(dict):
    def __contains__(self, key):
        return False
known = renderer.page_variables
renderer.page_variables = lambda *given: known(*given[:-1], Forgetful())
""",
    ),
    Trick(
        "one Python-Markdown for all texts (prose/converter)",
        (*BUILD, "--workers", "1"),
        """
from site_src.prose.converter import Converter
known = Converter.convert
def convert(self, text):
    self._ready = None
    return known(self, text)
Converter.convert = convert
""",
    ),
    Trick(
        "Material's icons are listed when a text has one (prose/icons)",
        ("check", QUAN_3),
        """
from site_src.prose import icons
known = icons.Icons.__init__
def begin(self, options, md):
    known(self, options, md)
    self[""]
icons.Icons.__init__ = begin
""",
    ),
    Trick(
        "struck-out text is one pattern, not pymdownx.tilde (prose/markdown_extension)",
        ("check", QUAN_3),
        """
from site_src.prose import converter
converter._EXTENSIONS += ("pymdownx.tilde",)
converter._CONFIGS["pymdownx.tilde"] = {"subscript": False}
""",
    ),
    Trick(
        "program.json's format is imported by who writes it (outputs/program_json)",
        ("check", QUAN_3),
        "import site_src.outputs.program_data",
    ),
    Trick(
        "what reads workbooks is imported where there is one (reading/workbook)",
        ("check", QUAN_3),
        "import site_src.reading.workbook.read",
    ),
    Trick(
        "campaigns that did not change are taken as they were (publish/unchanged)",
        ("build", "--no-compress"),
        "import sys; sys.argv.append('--fresh')",
    ),
)


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser()
    options.add_argument("names", nargs="*", help="parts of names; all without")
    options.add_argument("--runs", type=int, default=8)
    given = options.parse_args()
    print("| | with; s | without; s | takes |\n| --- | --- | --- | --- |")
    for trick in TRICKS:
        if given.names and not any(name in trick.name for name in given.names):
            continue
        pairs = list(measure(trick, given.runs))
        ours, without = (sorted(side) for side in zip(*pairs, strict=True))
        ratio = statistics.median(other / own for own, other in pairs)
        columns = (f"{least[0]:.2f}; {statistics.median(least):.2f}" for least in (ours, without))
        print(f"| {trick.name} | {' | '.join(columns)} | {ratio:.2f} |", flush=True)


def measure(trick: Trick, runs: int) -> Iterator[tuple[float, float]]:
    """Seconds of the processor with and without it; what both need the first time is there."""
    with tempfile.TemporaryDirectory() as folder:
        output = ("--output", str(Path(folder, "site"))) if trick.command[0] == "build" else ()
        command = (*trick.command, *output)
        took("", command)
        took(trick.without, command)
        for _run in range(runs):
            yield took("", command), took(trick.without, command)


def took(before: str, command: tuple[str, ...]) -> float:
    """Seconds of the processor of a new process that runs a command, and of its children."""
    code = f"import sys; sys.argv = ['', *{command!r}]\n{before}\n"
    code += "from site_src.cli import main; sys.exit(main(sys.argv[1:]))"
    began = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode == 0, done.stderr
    return ended.ru_utime + ended.ru_stime - began.ru_utime - began.ru_stime


if __name__ == "__main__":
    main()
