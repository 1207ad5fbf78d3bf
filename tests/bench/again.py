"""Many units built again: seconds and processor time where nothing, one file or all changed.

    .venv/bin/python -m tests.bench.again --units 300

Makes the generated units of `units.py` and builds them with the real command line: without what is
kept; with an empty store; the same again; with one commune's text changed, all and that commune by
name; with the nation's theme changed; on what would be another machine that shares the store. With
and without compression. At the end it compares with a fresh build, byte for byte. Figures are to
read, never asserted; put TMPDIR on a tmpfs to leave the disk out.
"""

from __future__ import annotations

import argparse
import filecmp
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.units import measure, write_content


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=300)
    parser.add_argument("--below", type=int, default=25, help="communes of a province")
    parser.add_argument("--only", choices=("plain", "compressed"))
    options = parser.parse_args()
    for way in ("plain", "compressed"):
        if options.only in (None, way):
            with tempfile.TemporaryDirectory() as name:
                plain = ["--no-compress"] if way == "plain" else []
                _measure(Path(name), options.units, options.below, plain)


def _measure(root: Path, units: int, below: int, options: list[str]) -> None:
    content, site = root / "content", root / "site"
    write_content(content, units, below)
    print(f"\n{units} communes, {' '.join(options) or 'compressed'}, load {_load()}")
    print(f"{'':44}{'s':>8}{'CPU s':>9}{'largest':>12}")

    def build(words: str, *more: str, site: Path = site) -> None:
        command = [sys.executable, "-m", "site_src.cli", "build", "--content", str(content)]
        command += ["--output", str(site), "--date", "05/10/2023", *options, *more]
        start = time.monotonic()
        seconds, largest = measure(command)
        took = time.monotonic() - start
        print(f"{words:44}{took:8.1f}{seconds:9.1f}{largest:8} MiB   load {_load()}", flush=True)

    kept = ("--cache", str(root / "store"))
    build("fresh", "--fresh", site=root / "fresh")
    shutil.rmtree(root / "fresh")
    build("with an empty store", *kept)
    build("nothing changed", *kept)
    _edit(content / "tinh-0/xa-1/2023/events.yml", "Lớp học số 3", "Buổi học số 3")
    build("one commune’s file changed", *kept)
    _edit(content / "tinh-0/xa-2/2023/events.yml", "Lớp học số 3", "Buổi học số 3")
    build("the same, that commune by name", "tinh-0/xa-2/2023", *kept)
    build("nothing changed since", *kept)
    _edit(content / "2023/campaign.yml", "cùng tiến bộ", "cùng vui")
    build("the theme of the nation changed", *kept)
    build("another machine, the same store", *kept, site=root / "other")
    build("fresh", "--fresh", site=root / "fresh")
    for one in (site, root / "other"):
        print(f"{one.name}: {_differing(one, root / 'fresh')} files other than fresh")


def _edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def _differing(one: Path, other: Path) -> int:
    names = {path.relative_to(folder) for folder in (one, other) for path in folder.rglob("*")}
    files = [name for name in names if not (one / name).is_dir()]
    _same, different, missing = filecmp.cmpfiles(one, other, [str(f) for f in files], shallow=False)
    return len(different) + len(missing)


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f}"


if __name__ == "__main__":
    main()
