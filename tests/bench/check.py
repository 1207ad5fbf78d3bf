"""`check` of one unit, start included, beside what others need to say that a site is right.

    .venv/bin/python -m tests.bench.check --times 9

Each run is a cold process: `python3 build.py check UNIT/2023` on the real content, then MkDocs
(`mkdocs build --strict`) on the pages of the same campaign as plain Markdown, and Hugo and Zensical
where they are installed. Prints the least and the median of wall and processor time in seconds.
Timings are figures to read, never assertions.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from site_src.plan.campaigns import plan_campaign
from site_src.reading.content import Content
from tests.names import named

PROJECT = Path(__file__).parents[2]
CAMPAIGN = "tp-ho-chi-minh/quan-3/2023"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=9)
    times: int = parser.parse_args().times
    base = Path(getattr(sys, "_base_executable", sys.executable))
    script = str(PROJECT / "build.py")
    print(f"load: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    report("python, nothing", [str(base), "-c", "pass"], PROJECT, times)
    report("check, from outside", [str(base), script, "check", CAMPAIGN], PROJECT, times)
    report(
        "check, from .venv", [sys.executable, "-Xutf8", script, "check", CAMPAIGN], PROJECT, times
    )
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        pages(root)
        for name, command in (
            ("mkdocs build --strict", [sys.executable, "-m", "mkdocs", "build", "--strict", "-q"]),
            ("hugo", ["hugo", "--quiet", "--contentDir", "docs"]),
            ("zensical build", ["zensical", "build"]),
        ):
            here = Path(sys.executable).parent / command[0]
            tool = str(here) if here.exists() else shutil.which(command[0])
            if tool:
                report(name, [tool, *command[1:]], root, times)
            else:
                print(f"{name:24} not installed")


def pages(root: Path) -> None:
    """The campaign's pages as plain Markdown, and the least configuration for each tool."""
    plan, _problems = plan_campaign(Content(PROJECT / "content", "content"), named(CAMPAIGN))
    assert plan is not None
    for page in plan.pages:
        file = root / "docs" / (page.address.strip("/") or "index")
        file.parent.mkdir(parents=True, exist_ok=True)
        text = page.prose.body if page.prose else page.description
        file.with_suffix(".md").write_text(f"# {page.title}\n\n{text}\n", encoding="utf-8")
    (root / "mkdocs.yml").write_text("site_name: A\ntheme: material\n", encoding="utf-8")
    (root / "hugo.toml").write_text('title = "A"\ndisableKinds = []\n', encoding="utf-8")
    (root / "zensical.toml").write_text('[project]\nsite_name = "A"\n', encoding="utf-8")


def report(name: str, command: Sequence[str], folder: Path, times: int) -> None:
    """Run a command in cold processes and print what it took."""
    wall, cpu, code = [], [], 0
    for _time in range(times):
        before, start = os.times(), time.perf_counter()
        code = subprocess.run(
            command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
        ).returncode
        wall.append(time.perf_counter() - start)
        after = os.times()
        cpu.append(
            after.children_user
            + after.children_system
            - before.children_user
            - before.children_system
        )
    print(
        f"{name:24} wall {min(wall):.2f} (median {statistics.median(wall):.2f}), "
        f"processor {min(cpu):.2f} (median {statistics.median(cpu):.2f}), exit {code}"
    )


if __name__ == "__main__":
    main()
