"""Workbooks as LibreOffice saves them, and what reading one costs beside YAML.

    .venv/bin/python -m tests.bench.workbooks --times 7

Each campaign of content/ that has a list is made a workbook, saved again by LibreOffice as .xlsx,
.ods and .xls, and made YAML again: every byte that differs is told. Then the least and the
median wall and processor time of `check` on 300 activities, YAML and workbook in turns, as cold
processes. Timings are figures to read, never assertions.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from site_src.cli import OK, main

PROJECT = Path(__file__).parents[2]
CONTENT = PROJECT / "content"
LISTS = ("events.yml", "places.yml", "organizations.yml")
ENDINGS = ("xlsx", "ods", "xls")
KINDS = ("lớp học", "hội thảo", "tọa đàm", "hội thi")


def bench() -> None:
    """Go both ways, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=7)
    times: int = parser.parse_args().times
    with tempfile.TemporaryDirectory() as folder:
        if shutil.which("soffice"):
            for name in campaigns():
                for ending in ENDINGS:
                    print(f"{name:34} .{ending:5} {there_and_back(name, ending, Path(folder))}")
        else:
            print("LibreOffice is not installed")
        print(f"load: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        check_of_300(Path(folder), times)


def campaigns() -> list[str]:
    """The campaigns that have something a workbook holds."""
    folders = {file.parent for of in LISTS for file in CONTENT.glob(f"**/20??/{of}")}
    return sorted(folder.relative_to(CONTENT).as_posix() for folder in folders)


def run(content: Path, *arguments: str) -> str:
    """A command in this process: nothing, or what it said where it did not end well."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = main([*arguments, "--content", str(content)])
    return "" if code == OK else f"{arguments[0]}: {said.getvalue().strip()[-300:]}"


def there_and_back(name: str, ending: str, root: Path) -> str:
    """What is different after LibreOffice saved the workbook of a campaign."""
    work = root / f"{name.replace('/', '-')}-{ending}"
    content = work / "content"
    shutil.copytree(CONTENT, content)
    folder = content / name
    before = {file: (folder / file).read_bytes() for file in LISTS if (folder / file).is_file()}
    if wrong := run(content, "workbook", name):
        return wrong
    file = next(folder.glob("*.xlsx"))
    began = time.perf_counter()
    profile = f"-env:UserInstallation={(root / 'profile').as_uri()}"
    told = ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", str(work)]
    subprocess.run([*told, str(file)], check=True, capture_output=True, timeout=300)
    file.unlink()
    shutil.move(work / f"{file.stem}.{ending}", file.with_suffix(f".{ending}"))
    seconds = time.perf_counter() - began
    if wrong := run(content, "yaml", name):
        return wrong
    after = {of: (folder / of).read_bytes() for of in before if (folder / of).is_file()}
    differ = [of for of, raw in before.items() if after.get(of) != raw]
    size = sum(map(len, before.values()))
    same = f"{size:,} bytes the same" if not differ else f"DIFFERENT: {', '.join(differ)}"
    return f"{same} (LibreOffice {seconds:.1f} s)"


def check_of_300(root: Path, times: int) -> None:
    """`check` of 300 activities as YAML and as a workbook, in turns."""
    trees = {kind: root / kind for kind in ("yaml", "workbook")}
    for tree in trees.values():
        year = tree / "2026"
        year.mkdir(parents=True)
        shutil.copy(CONTENT / "unit.yml", tree / "unit.yml")
        (year / "campaign.yml").write_text(
            "title: Tuần lễ\ntheme: Tự học\nperiod: 01/10/2026 - 07/10/2026\n", "utf-8"
        )
        (year / "places.yml").write_text(
            "".join(f"- {{id: noi-{n}, name: Nhà văn hóa thôn {n}}}\n" for n in range(20)), "utf-8"
        )
        (year / "events.yml").write_text(
            "".join(
                f"- id: hoat-dong-{n}\n  title: Hoạt động số {n}\n  kind: {KINDS[n % 4]}\n"
                f"  when: {7 + n % 12}h30 ngày {1 + n % 7:02}/10/2026\n  place: noi-{n % 20}\n"
                f"  audience: [học sinh, người dân]\n  description: Hoạt động thứ {n} của xã.\n"
                for n in range(300)
            ),
            "utf-8",
        )
    if wrong := run(trees["workbook"], "workbook", "2026"):
        raise SystemExit(wrong)
    wall: dict[str, list[float]] = {kind: [] for kind in trees}
    work: dict[str, list[float]] = {kind: [] for kind in trees}
    for _turn in range(times):
        for kind, tree in trees.items():
            began, before = time.perf_counter(), worked()
            told = [sys.executable, "-Xutf8", "-m", "site_src.cli", "check", "2026"]
            subprocess.run(
                [*told, "--content", str(tree)], cwd=PROJECT, capture_output=True, check=True
            )
            wall[kind].append(time.perf_counter() - began)
            work[kind].append(worked() - before)
    for name, taken in (("wall", wall), ("processor", work)):
        for kind, found in taken.items():
            print(f"{name:9} {kind:9} {min(found):.3f} {statistics.median(found):.3f}")
        pairs = [b - a for a, b in zip(taken["yaml"], taken["workbook"], strict=True)]
        print(f"{name:9} more      {min(pairs):.3f} {statistics.median(pairs):.3f}")


def worked() -> float:
    """The processor time of the processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    bench()
