"""200 random renames of ids, pages, units and years: every address ever published leads on.

    .venv/bin/python -m tests.bench.renames [--rounds 200] [--seed 18]

In a small content each round renames something, writes the `was:` that `check` asks for, builds and
records; every so many rounds every address in every published.yml is asked for on a real nginx, a
real Apache (both with our texts) and opened from the disk. It prints each that is not there, leads
nowhere, leads on twice or to another thing than the one that was published there, and how many were
asked.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from site_src.base.messages import activate
from site_src.plan.campaigns import check
from site_src.publish import alone
from site_src.publish.build_site import build_site
from site_src.reading.content import Content
from site_src.reading.edition import Edition
from site_src.writing.record import write_record
from tests.bench import hosts
from tests.conftest import NATION

EVENTS, UNITS = 4, 3
PAGE = re.compile(r'http-equiv="refresh" content="0; url=([^"]+)"')
TITLE = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)


@dataclass
class World:
    """A province with communes, each with events and a page that keep their titles for ever.

    `ids` has the old ids of each thing by its title, `paths` those of each unit.
    """

    root: Path
    chance: random.Random
    province: list[str] = field(default_factory=lambda: ["tinh-0"])
    units: dict[str, list[str]] = field(default_factory=dict)
    years: dict[str, list[int]] = field(default_factory=dict)
    ids: dict[str, list[str]] = field(default_factory=dict)
    number: int = 0
    means: dict[str, str] = field(default_factory=dict)

    def begin(self) -> None:
        for n in range(UNITS):
            key = f"Xã {n}"
            self.units[key], self.years[key] = [f"xa-{n}"], [2026]
            for e in range(EVENTS):
                self.ids[f"{key}, hoạt động {e}"] = [f"hd-{n}-{e}"]
            self.ids[f"{key}, trang"] = [f"trang-{n}"]

    def step(self) -> None:
        """Rename one thing, as an officer does."""
        self.number += 1
        kind = self.chance.choice(["id"] * 12 + ["page"] * 4 + ["unit", "province", "year"])
        key = self.chance.choice(list(self.units))
        if kind == "province":
            self.province.append(f"tinh-{self.number}")
        elif kind == "unit":
            self.units[key].append(f"xa-{self.number}")
        elif kind == "year":
            free = [y for y in range(2000, 2100) if y not in self.years[key] and y != 2020]
            self.years[key].append(self.chance.choice(free))
        else:
            word = "trang" if kind == "page" else "hoạt động"
            title = self.chance.choice([t for t in self.ids if t.startswith(f"{key}, {word}")])
            self.ids[title].append(f"{'trang' if kind == 'page' else 'hd'}-{self.number}")

    def write(self) -> None:
        """The content as it is now; what was recorded moves along with its folders."""
        records = {
            f.parent.relative_to(self.root).as_posix(): f.read_bytes()
            for f in self.root.rglob("published.yml")
        }
        kept = {path.rpartition("/")[2]: raw for path, raw in records.items()}
        for file in sorted(self.root.rglob("*"), reverse=True):
            file.unlink() if file.is_file() else file.rmdir()
        self._put("", NATION)
        self._put("2020/campaign.yml", "title: Tuần lễ\n")
        here = self.province[-1]
        was = f"was: [{', '.join(self.province[:-1])}]\n" if self.province[1:] else ""
        self._put(f"{here}/unit.yml", f"name: Tỉnh\nkind: tinh\n{was}")
        for key, paths in self.units.items():
            at = f"{here}/{paths[-1]}"
            # Each old name is written below the province's name of now, as an officer sees it.
            was = "".join(f"  - {here}/{old}\n" for old in paths[:-1])
            self._put(
                f"{at}/unit.yml", f"name: {key}\nkind: xa\n" + (f"was:\n{was}" if was else "")
            )
            years = self.years[key]
            was = f"was: [{', '.join(map(str, years[:-1]))}]\n" if years[1:] else ""
            self._put(f"{at}/{years[-1]}/campaign.yml", f"title: Tuần lễ\n{was}")
            events = ""
            for title, ids in self.ids.items():
                was = f"  was: [{', '.join(ids[:-1])}]\n" if ids[1:] else ""
                if title.startswith(f"{key}, hoạt động"):
                    when = f"02/10/{years[-1]}"
                    events += f"- id: {ids[-1]}\n  title: {title}\n  when: {when}\n{was}"
                elif title.startswith(f"{key}, trang"):
                    head = f"---\ntitle: {title}\n{was.strip()}\n---\n"
                    self._put(f"{at}/{years[-1]}/pages/{ids[-1]}.md", f"{head}Chữ.\n")
            self._put(f"{at}/{years[-1]}/events.yml", events)
            for old in paths:
                if old in kept:
                    (self.root / at / "published.yml").write_bytes(kept[old])
        for old in self.province:
            if old in kept:
                (self.root / here / "published.yml").write_bytes(kept[old])
        if "." in kept:
            (self.root / "published.yml").write_bytes(kept["."])

    def _put(self, path: str, text: str) -> None:
        if not path:
            text = textwrap.dedent(text).partition("=== unit.yml\n")[2]
            path = "unit.yml"
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def main() -> None:
    """Rename, build, ask; exit code 1 where an address does not lead to its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=18)
    parser.add_argument("--every", type=int, default=20)
    options = parser.parse_args()
    activate("vi")
    wrong = asked = 0
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        top.chmod(0o755)
        world = World(top / "content", random.Random(options.seed))
        world.root.mkdir()
        world.begin()
        said: dict[str, str] = {}
        for number in range(options.rounds + 1):
            if number:
                world.step()
            world.write()
            lost = [p for p in check(Content(world.root, "content")).problems if p.rule in _OURS]
            for problem in lost:
                wrong += 1
                print(problem)
            content = Content(world.root, "content", Edition(drafts=False))
            site = top / "www" / "site" / "tuan-le"
            site.parent.mkdir(parents=True, exist_ok=True)
            built = build_site(content, site, None, 1, False, render=alone.render)
            assert built.placed, built.problems
            write_record(content, built.record)
            addresses = content.anew().all_records()[0]
            for address in addresses:
                if address not in said and address.endswith("/"):
                    said[address] = _title(site / address / "index.html")
            if number % options.every == 0 or number == options.rounds:
                for line, count in _ask(top / "www", site, said, addresses):
                    asked += count
                    if line:
                        wrong += 1
                        print(f"round {number}: {line}")
    print(f"{options.rounds} renames, {len(said)} pages, {asked} asked, {wrong} wrong")
    sys.exit(bool(wrong))


_OURS = ("lost-address", "was-address", "published")


def _title(page: Path) -> str:
    match = TITLE.search(page.read_text(encoding="utf-8"))
    return re.sub(r"<[^>]+>|\s+", " ", match[1]).strip() if match else ""


def _ask(
    www: Path, site: Path, said: dict[str, str], addresses: object
) -> Iterator[tuple[str, int]]:
    for address, title in said.items():
        yield _from_disk(site, address, title), 1
    for name, command in (("nginx", hosts.nginx), ("Apache", hosts.apache)):
        with hosts.running(command(www, "tuan-le/"), www):
            for address, title in said.items():
                for way in (address, f"{address}index.html"):
                    found = _over_http(f"/tuan-le/{way}", title)
                    yield (f"{name} {way}: {found}" if found else ""), 1
            files = [a for a in addresses if not a.endswith("/")]  # type: ignore[attr-defined]
            for address in files:
                status, headers, _body = hosts.ask(hosts.PORT, f"tuan-le/{address}")
                if status == 301:
                    status = hosts.ask(hosts.PORT, _path(headers["location"]))[0]
                yield (f"{name} {address}: {status}" if status != 200 else ""), 1


def _path(url: str) -> str:
    return urlsplit(url).path.lstrip("/")


def _from_disk(site: Path, address: str, title: str) -> str:
    file = site / address / "index.html"
    if not file.is_file():
        return f"disk {address}: nothing there"
    text = file.read_text(encoding="utf-8")
    if match := PAGE.search(text):
        file = (file.parent / match[1]).resolve()
        if not file.is_file():
            return f"disk {address}: leads to nothing, {match[1]}"
        if PAGE.search(file.read_text(encoding="utf-8")):
            return f"disk {address}: two hops"
    return "" if _title(file) == title else f"disk {address}: {title} became {_title(file)}"


def _over_http(address: str, title: str) -> str:
    hops = 0
    while True:
        status, headers, body = hosts.ask(hosts.PORT, _path(address))
        text = body.decode("utf-8", "replace")
        target = headers.get("location") if status in (301, 302, 308) else None
        if status == 200 and (match := PAGE.search(text)):
            target = match[1]
        if target is None:
            break
        hops += 1
        address = urljoin(address, target)
    if status != 200 or hops > 1:
        return f"{status} after {hops} hops"
    match = TITLE.search(text)
    now = re.sub(r"<[^>]+>|\s+", " ", match[1]).strip() if match else ""
    return "" if now == title else f"{title} became {now}"


if __name__ == "__main__":
    main()
