"""Which campaigns there are to build, and what is known of the surroundings of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from site_src.base.folders import strange_entries
from site_src.base.messages import gettext as _
from site_src.base.messages import language
from site_src.base.problems import Problem
from site_src.base.store import Store
from site_src.content_types import CAMPAIGN
from site_src.model import Unit, is_for_citizens
from site_src.model.name import CampaignName
from site_src.model.summary import Summary
from site_src.model.units import bare_name
from site_src.plan.entries import (
    UnitEntry,
    UnitWords,
    unit_entries,
    unit_words,
    units_of_year,
    with_all_below,
)
from site_src.plan.moved_folders import Follows, MovedFolders, may_lead_on
from site_src.publish.jobs import Around, Job, Kept, LowerUnit, Result
from site_src.publish.unchanged.made_of import MadeOf, hash_of
from site_src.publish.unchanged.memory import KnownUnit, Memory
from site_src.reading.campaigns import campaigns_of, read_campaign
from site_src.reading.content import Content, chain_paths
from site_src.reading.files import join
from site_src.reading.inherit import decisive_day

Units = dict[str, tuple[Unit, tuple[int, ...]]]


@dataclass(slots=True)
class Survey:
    """The content as a build finds it.

    `store` is where results are kept, None where everything is to be made anew; `program` is the
    hash of the program, `memory` what the build before remembered, `basis` the hash of all that
    decides whatever the content and the day. `compressed` as `build_site`.
    """

    content: Content
    compressed: bool
    store: Store | None
    program: str
    memory: Memory
    made: MadeOf = field(init=False)
    basis: str = field(init=False)
    _odd: dict[str, str] = field(default_factory=dict, init=False)
    _chains: dict[str, str] = field(default_factory=dict, init=False)
    _entries: tuple[Units, tuple[UnitEntry, ...]] = field(default=({}, ()), init=False)

    def __post_init__(self) -> None:
        self.made = MadeOf(self.content.root, self.memory.index)
        shown, edition = self.content.shown, self.content.edition
        self.basis = hash_of(self.program, language(), shown, edition.drafts, self.compressed)

    @property
    def basis_today(self) -> str:
        """The basis, with the day that decides."""
        return hash_of(self.basis, self.content.edition.day)

    def units(self, leave_out: Iterable[CampaignName], asked: bool) -> tuple[Units, list[Problem]]:
        """Every unit with the years of its campaigns, newest first, and what is wrong with units.

        With `asked` one campaign was asked for by name, and what else is wrong is not.
        """
        without = frozenset(leave_out)
        problems = [] if asked else self.content.unread_files()
        units: Units = {}
        for path in self.content.unit_paths():
            known = self._known(path)
            problems += () if asked else known.problems
            years = tuple(y for y in known.years if CampaignName(path, y) not in without)
            if known.unit is not None and years:
                # Where its unit.yml is missing, that is told, and the unit is the one above.
                unit = known.unit
                both = {*years, *units.get(unit.path, (unit, ()))[1]}
                units[unit.path] = (unit, tuple(sorted(both, reverse=True)))
                # One without a campaign still leads to those below it.
                for above in unit.chain[1:-1]:
                    units.setdefault(above.path, (above, ()))
        if "" not in units and (nation := self._known("").unit) is not None:
            units[""] = (nation, ())
        return units, problems

    def _known(self, path: str) -> KnownUnit:
        """A unit as it is read, or as it was read when its files were the same."""
        if self.store is None:
            unit, years, problems = campaigns_of(self.content, path)
            return KnownUnit("", unit, years, tuple(problems))
        # A unit that has no year of its own has the nation's; one without a unit.yml is the next.
        made_of = hash_of(self._units_down_to(path), self.made.record(path))
        folders = self.content.folders_in(path)
        known = self.memory.units.get(path)
        if known is None or known.made_of != made_of or known.folders != folders:
            unit, years, problems = campaigns_of(self.content, path)
            words = None if unit is None else unit_words(unit)
            own = (CampaignName(path, year) for year in self.content.years(path))
            leading = tuple(name.year for name in own if may_lead_on(self.content, name))
            known = KnownUnit(made_of, unit, years, tuple(problems), words, folders, leading)
            self.memory.units[path] = known
        return known

    def may_lead(self, name: CampaignName) -> bool:
        """Whether a campaign may lead on from another folder, or from another unit's campaign."""
        known = self.memory.units.get(name.unit_path) if self.store else None
        return may_lead_on(self.content, name) if known is None else name.year in known.leading

    def _units_down_to(self, path: str) -> str:
        """The hash of what a unit and those above it are read from, but for published.yml."""
        if path not in self._chains:
            years = (str(CampaignName(path, year)) for year in self.content.years(path))
            heads = [self.made.file(join(year, CAMPAIGN.file)) for year in years]
            above = self._units_down_to(path.rpartition("/")[0]) if path else self.basis
            own = self.made.unit(path), self._odd_names(path)
            self._chains[path] = hash_of(above, own, heads)
        return self._chains[path]

    def is_unit_as_known(self, path: str) -> bool:
        """Whether a unit, and which folders of others lie in it, is as the build before read it."""
        before = self.memory.units.get(path)
        return before is not None and self._known(path) is before

    def _odd_names(self, path: str) -> str:
        """What is wrong with the names in a unit's folder, among them those of units below."""
        if path not in self._odd:
            files = self.content.files
            found = strange_entries(path, files.entries, self.content.show, deep=False)
            self._odd[path] = hash_of(*found)
        return self._odd[path]

    def entries(self, units: Units) -> tuple[UnitEntry, ...]:
        """The units as lists name them."""
        if self._entries[0] is not units:
            day = self.content.edition.day
            self._entries = units, unit_entries(units.values(), day, self._words)
        return self._entries[1]

    def _words(self, unit: Unit) -> UnitWords:
        known = self.memory.units.get(unit.path)
        if known is None or known.unit is not unit or known.words is None:
            return unit_words(unit)
        return known.words

    def jobs(self, units: Units, follows: Follows, staging: Path, site: Path) -> Iterator[Job]:
        """Every campaign; its unit's own address shows the newest, the root the nation's."""
        entries = self.entries(units)
        below = {"": entries}
        below |= {entry.address.strip("/"): entry.below for entry in with_all_below(entries)}
        known = {unit.path: f"{unit.path}/" for unit, _years in units.values() if unit.path}
        named: dict[str, str] = {}
        for unit, _years in units.values():
            if unit.path and unit.kind and unit.kind.level:
                named |= dict.fromkeys(
                    map(bare_name, (unit.name, unit.short_name)), known[unit.path]
                )
        for path, (unit, years) in units.items():
            # The front page is always there.
            above = tuple(
                (one.short_name, known.get(one.path) if one.path else "") for one in unit.chain[:-1]
            )
            successors = tuple((each, named.get(bare_name(each))) for each in unit.successors)
            for year in years:
                name = CampaignName(path, year)
                around = Around(
                    years,
                    units_of_year(below[path], units, decisive_day(year)),
                    tuple(_campaigns_of(below[path], year)),
                    stable=path != "" and year == years[0],
                    above=above,
                    successors=successors,
                    before=tuple(_called(each, units) for each in follows.get(name, ())),
                    after=tuple(_called(n, units) for n in follows if name in follows[n]),
                )
                yield self.job(name, around, staging, site)

    def job(self, name: CampaignName, around: Around, staging: Path, site: Path) -> Job:
        """A campaign with these surroundings."""
        place, standing = staging / str(name).replace("/", "+"), site / str(name)
        return Job(self.content, name, place, around, standing, self.compressed)

    def complete(self, job: Job, results: Mapping[CampaignName, Result]) -> Job:
        """A job with what became of the units below, and by which hash it is kept."""
        known = ((name, results[name]) for name in job.around.lower if name in results)
        told = {str(name): (each.short_name, each.events) for name, each in known}
        if job.around.lower and all(str(name) in told for name in job.around.lower):
            job = replace(job, with_events=_with_events(job, told))
        if self.store is None:
            return job
        chain = self.made.chain(job.name)
        lower: tuple[str, ...] = ()
        if job.around.lower:
            if self._gathers(job.name, chain):
                lower = tuple(self.made.chain(name) for name in job.around.lower)
            if job.with_events is None:
                placed = self.memory.placed
                told |= {
                    name: (placed[name].told["short_name"], placed[name].told["events"])
                    for name in map(str, job.around.lower)
                    if name in placed and name not in told
                }
                told |= {
                    str(name): self._read(name)
                    for name in job.around.lower
                    if str(name) not in told
                }
                job = replace(job, with_events=_with_events(job, told))
        odd = [self._odd_names(path) for path in chain_paths(job.name.unit_path)]
        around = replace(job.around, lower=()), job.with_events, odd
        made_of = hash_of(self.basis, str(job.name), chain, lower, around)
        return replace(job, kept=Kept(self.store, made_of, chain, lower))

    def _gathers(self, name: CampaignName, chain: str) -> bool:
        """Whether a campaign shows the events of those below: its files say so."""
        of = hash_of(self.basis, chain)
        known = self.memory.gathers.get(str(name))
        if known is None or known[0] != of:
            campaign = read_campaign(self.content, name)[0]
            known = of, campaign is not None and campaign.shows_events_below
            self.memory.gathers[str(name)] = known
        return known[1]

    def _read(self, name: CampaignName) -> tuple[str, int]:
        campaign = read_campaign(self.content, name)[0]
        if campaign is None:
            return "", 0
        return campaign.unit.short_name, sum(map(is_for_citizens, campaign.events))

    def root_made_of(
        self,
        units: Units,
        weeks: Mapping[str, tuple[Summary, ...]],
        folders: MovedFolders,
        inside: Mapping[str, str],
        results: Iterable[Result],
    ) -> str:
        """The hash of what the pages that lead to units, and from folders that moved, are made of.

        `weeks` are the summaries of each unit, `inside` the addresses that moved inside campaigns.
        '' where that is not known: then they are made anew each time.
        """
        nation, years = units[""]
        newest = self.made.chain(CampaignName("", years[0])) if years else ""
        entries = self.entries(units)
        read = [self.made.unit(path) for path in units]
        record = [self.made.record(path) for path in self.content.folders()]
        # In a folder that has moved are copies of the files that the campaign has now.
        known = {name: placed.made_of for name, placed in self.memory.placed.items()}
        known |= {str(e.job.name): e.job.kept.made_of if e.job.kept else "" for e in results}
        moves = [(move, known.get(str(move.name), "")) for move in folders.moves]
        if not all(made_of for move, made_of in moves if move.name):
            return ""
        around = (nation, years, newest, entries, sorted(weeks.items()), read)
        return hash_of(self.basis_today, around, record, moves, sorted(inside.items()))


def waves(jobs: Iterable[Job]) -> list[list[Job]]:
    """Jobs in the order in which they need each other: those below before those above."""
    found: dict[int, list[Job]] = {}
    for job in jobs:
        depth = len(chain_paths(job.name.unit_path)) if job.around.lower else 99
        found.setdefault(depth, []).append(job)
    return [found[depth] for depth in sorted(found, reverse=True)]


def _with_events(job: Job, told: Mapping[str, tuple[str, int]]) -> tuple[LowerUnit, ...]:
    """The units below that have a programme of the year."""
    found = []
    for name in job.around.lower:
        short_name, events = told[str(name)]
        if events:
            step = f"{name.unit_path.removeprefix(job.name.unit_path).strip('/')}/"
            found.append(LowerUnit(short_name, step, events))
    return tuple(found)


def _called(name: CampaignName, units: Units) -> tuple[str, str]:
    """What a campaign of another unit is called, and its address."""
    unit = units[name.unit_path][0].short_name
    return _("{unit}, {year}").format(unit=unit, year=name.year), name.address


def _campaigns_of(entries: Iterable[UnitEntry], year: int) -> Iterator[CampaignName]:
    """The names of a year's campaigns of these units and of those below them."""
    for entry in entries:
        if year in entry.years:
            yield CampaignName(entry.address.strip("/"), year)
        yield from _campaigns_of(entry.below, year)
