"""200 random renames of ids, pages, units and years: every address ever published leads on.

    .venv/bin/python -m tests.bench.renames [--rounds 200] [--seed 18]

In a small content each round renames something, writes the `was:` that `check` asks for and records
what a build of it publishes; every so many rounds it is built, and every address that was ever
recorded is asked for on a real nginx, a real Apache (both with our texts) and opened from the disk.
It prints each that does not lead to the very place where what was published there stands now, or
only by a second hop; each event whose calendar has another UID than at first; and how many were
asked. What is built grows with the product of the names of province, unit and year, to a hundred
thousand files: with TMPDIR=/dev/shm it takes half the time.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import sys
import tempfile
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from site_src.base.messages import activate
from site_src.base.problems import Problem
from site_src.model.name import CampaignName
from site_src.plan.campaigns import check, plan_campaign
from site_src.publish import alone
from site_src.publish.build_site import build_site
from site_src.reading.campaigns import all_campaigns
from site_src.reading.content import Content
from site_src.reading.edition import Edition
from site_src.reading.identities import to_record
from site_src.writing.record import write_record
from tests.bench import hosts
from tests.conftest import NATION

EVENTS, UNITS = 4, 3
PAGE = re.compile(r'http-equiv="refresh" content="0; url=([^"]+)"')
MOUNT = "tuan-le/"


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

    def meant(self, address: str) -> tuple[str, ...]:
        """What each part of an address of now names, whatever that will be called later."""
        parts = address.split("/")
        names = {self.province[-1]: "province"}
        unit = next((key for key, paths in self.units.items() if paths[-1] in parts[1:2]), None)
        if unit is not None:
            names |= {self.units[unit][-1]: f"unit {unit}"}
            names |= {str(self.years[unit][-1]): f"year {unit}"}
            names |= {ids[-1]: f"id {title}" for title, ids in self.ids.items()}
        files = {f"{name}.ics": f"{names[name]}.ics" for name in names}
        return tuple({**names, **files}.get(part, part) for part in parts)

    def place(self, meant: Iterable[str]) -> str:
        """Where that stands now."""
        names = {"province": self.province[-1]}
        names |= {f"unit {key}": paths[-1] for key, paths in self.units.items()}
        names |= {f"year {key}": str(years[-1]) for key, years in self.years.items()}
        names |= {f"id {title}": ids[-1] for title, ids in self.ids.items()}
        files = {f"{name}.ics": f"{names[name]}.ics" for name in names}
        return "/".join({**names, **files}.get(part, part) for part in meant)

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
        site = top / "www" / "site" / MOUNT
        meant: dict[str, tuple[str, ...]] = {}
        uids: dict[str, str] = {}
        for number in range(options.rounds + 1):
            if number:
                world.step()
            world.write()
            found = [str(p) for p in check(Content(world.root, "content")).problems if _is_ours(p)]
            content = Content(world.root, "content", Edition(drafts=False))
            asks = number % options.every == 0 or number == options.rounds
            if asks:
                site.parent.mkdir(parents=True, exist_ok=True)
                built = build_site(content, site, None, 1, False, render=alone.render)
                assert built.placed, built.problems
                found += _other_uids(world, site, uids)
                record = built.record
            else:
                record = _published(content)
            write_record(content, record)
            for address in content.anew().all_records()[0]:
                if address not in meant:
                    meant[address] = world.meant(address)
            if asks:
                places = {address: world.place(meant[address]) for address in meant}
                for line in _asked(top / "www", site, places):
                    asked += 1
                    found += [line] if line else []
                print(f"{number} renames, {len(meant)} addresses, {asked} asked", flush=True)
            for line in found:
                wrong += 1
                print(f"round {number}: {line}", flush=True)
    print(f"{options.rounds} renames, {len(meant)} addresses, {asked} asked, {wrong} wrong")
    sys.exit(bool(wrong))


def _published(content: Content) -> dict[str, dict[str, Mapping[str, str]]]:
    """What a build would record, without writing any page."""
    record: dict[str, dict[str, Mapping[str, str]]] = {"": {}}
    for unit, year, _problems in all_campaigns(content):
        assert unit is not None
        plan, _problems = plan_campaign(content, CampaignName(unit.path, year))
        assert plan is not None
        record.setdefault(unit.path, {}).update(to_record(plan.variables["campaign"], plan.lasting))
        record[""] |= {f"{unit.path}/": {}} if unit.path else {}
    return record


def _is_ours(problem: Problem) -> bool:
    return problem.rule in ("lost-address", "was-address", "published")


def _other_uids(world: World, site: Path, uids: dict[str, str]) -> Iterator[str]:
    for key, paths in world.units.items():
        folder = site / world.province[-1] / paths[-1] / str(world.years[key][-1])
        text = (folder / "calendar.ics").read_text(encoding="utf-8").replace("\n ", "")
        for event in text.split("BEGIN:VEVENT")[1:]:
            said = dict(line.partition(":")[::2] for line in event.splitlines())
            if (before := uids.setdefault(said["SUMMARY"], said["UID"])) != said["UID"]:
                yield f"{said['SUMMARY']}: UID {before} became {said['UID']}"


def _asked(www: Path, site: Path, places: dict[str, str]) -> Iterator[str]:
    """For each address and each way to it what is wrong, or nothing."""
    for address, place in places.items():
        yield _from_disk(site, address, place)
    for name, command in (("nginx", hosts.nginx), ("Apache", hosts.apache)):
        with hosts.running(command(www, MOUNT), www), hosts.connected(hosts.PORT) as ask:
            for address, place in places.items():
                for way in (address, f"{address}index.html") if _is_page(address) else (address,):
                    found = _over_http(ask, way, place, site)
                    yield f"{name} {way}: {found}" if found else ""


def _is_page(address: str) -> bool:
    return address.endswith("/") or not address


def _file(site: Path, address: str) -> Path:
    return site / address / "index.html" if _is_page(address) else site / address


def _from_disk(site: Path, address: str, place: str) -> str:
    file, wanted = _file(site, address), _file(site, place)
    if not file.is_file():
        return f"disk {address}: nothing there"
    if not _is_page(address):
        return "" if file.read_bytes() == wanted.read_bytes() else f"disk {address}: another file"
    if match := PAGE.search(file.read_text(encoding="utf-8")):
        file = Path(os.path.normpath(file.parent / match[1]))
    return "" if file == wanted else f"disk {address}: leads to {file}, not to {wanted}"


def _over_http(ask: hosts.Ask, address: str, place: str, site: Path) -> str:
    address, hops = f"/{MOUNT}{address}", 0
    while True:
        status, headers, body = ask(urlsplit(address).path.lstrip("/"))
        target = headers.get("location") if status in (301, 302, 308) else None
        if status == 200 and (match := PAGE.search(body.decode("utf-8", "replace"))):
            target = match[1]
        if target is None:
            break
        hops += 1
        address = urljoin(address, target)
    if status != 200 or hops > 1:
        return f"{status} after {hops} hops"
    is_there = body == _file(site, place).read_bytes()
    return "" if is_there else f"leads to {address}, not to {place}"


if __name__ == "__main__":
    main()
