"""The whole site: which campaigns to build, the root above them, and the move into place."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from site_src.base.problems import Problem, has_errors, stops
from site_src.base.program import program
from site_src.base.store import Store
from site_src.model.name import CampaignName
from site_src.plan.campaigns import plan_campaign
from site_src.plan.moved_folders import NOTHING_MOVED, MovedFolders, moved_folders
from site_src.publish import alone, asked, assemble, placing, together, with_mkdocs
from site_src.publish.builder import Render, build_all
from site_src.publish.built import Built
from site_src.publish.by_name import built_alone, place_alone
from site_src.publish.jobs import Job, Result, result_of
from site_src.publish.listing import STAMP
from site_src.publish.parts import put_parts
from site_src.publish.progress import progress
from site_src.publish.standing import gone_of, idle_files, parts_of, stale_copies
from site_src.publish.survey import Survey, Units, waves
from site_src.publish.together import NO_FRONT, Front
from site_src.publish.unchanged import memory
from site_src.publish.unchanged.extents import (
    NOT_LOOKED_AT,
    Look,
    begin_to_look,
)
from site_src.publish.unchanged.memory import Moved
from site_src.reading.content import Content


def build_site(
    content: Content,
    site: Path,
    campaign: CampaignName | None,
    workers: int | None,
    strict: bool,
    compressed: bool = False,
    render: Render | None = None,
    prune: bool = False,
    store: Store | None = None,
    scheduler: str | None = None,
) -> Built:
    """Build every campaign, or one and what leads to it, into staging; move when all is right.

    `compressed` puts compressed files beside those that gain by it. `render` writes the files, by
    default MkDocs; we alone where it is not installed, or one campaign is asked for. `prune` takes
    away the campaigns of the site that no content makes any more. `store` keeps what campaigns
    became: those that are made of the same as before are taken from there, or stay where they
    stand. With `scheduler`, the address of a Dask cluster, its workers build and put what they made
    into the store. Campaigns on which the program itself fails are left out, and the others built.
    """
    render = render or _usual(campaign)
    if campaign is not None and (draft := asked.draft_asked_for(content, campaign)):
        return Built(0, 0, 0, (draft,))
    with placing.staging_for(site) as staging:
        code, folder = program() if store else "", memory.folder_of(content.root, site)
        known = memory.recall(folder, code) if store else memory.Memory()
        survey = Survey(content, compressed, store, code, known)
        build = _Build(survey, site, campaign, staging, render, workers, prune, scheduler)
        built = build.run(strict)
        if store:
            if not built.placed and known.units.changed():
                # What was read anew of units is not in the site that stands.
                known.basis = ""
            # Where nothing was learned, nothing was made and kept either.
            if known.has_changed:
                memory.remember(folder, code, known)
                store.tidy()
    return built


def _usual(campaign: CampaignName | None) -> Render:
    """Who writes the files: loading MkDocs takes as long as one campaign's pages, and adds none."""
    is_one = campaign is not None
    return alone.render if is_one or not with_mkdocs.is_installed() else with_mkdocs.render


@dataclass(slots=True)
class _Build:
    """One build, while the site is held."""

    survey: Survey
    site: Path
    campaign: CampaignName | None
    staging: Path
    render: Render
    workers: int | None
    prune: bool
    scheduler: str | None = None
    units: Units = field(default_factory=dict)
    strays: tuple[str, ...] = ()
    anew: frozenset[CampaignName] = frozenset()
    front: Front = NO_FRONT
    # The campaigns of which only the deciding day is to be written anew.
    restamped: frozenset[str] = frozenset()
    folders: MovedFolders = NOTHING_MOVED
    # The site as it stood, where somebody looked.
    stood: Look = NOT_LOOKED_AT

    def run(self, strict: bool) -> Built:
        """Build until no campaign fails that was not left out; then put it in place."""
        if self.campaign is not None and (result := self._alone(self.campaign)):
            return self._placed_alone(result, strict)
        crashed: dict[CampaignName, Problem] = {}
        looking = self._look()
        while True:
            self.units, problems = self.survey.units(crashed, asked=self.campaign is not None)
            names = [CampaignName(path, y) for path in self.units for y in self.units[path][1]]
            wanted = self._wanted(names)
            if self.campaign is not None and self.campaign not in {job.name for job in wanted}:
                return Built(0, 0, 0, tuple(plan_campaign(self.survey.content, self.campaign)[1]))
            # As long as doubles look at the site: what nothing below has a part in.
            wanted = [e if e.around.lower else self.survey.complete(e, {}) for e in wanted]
            if looking is not None:
                self.stood, looking = looking(), None
                self.survey.memory.believe(self.stood)
            results = self._results(wanted)
            failed = {each.job.name: each.problems[0] for each in results if each.crashed}
            if not failed or self.campaign in failed or len(failed) == len(results):
                break
            crashed |= failed
            shutil.rmtree(self.staging / "builds", ignore_errors=True)
        problems += [problem for result in results for problem in result.problems]
        counts = (
            len({result.job.name.unit_path for result in results}),
            len(results),
            sum(result.pages for result in results),
        )
        problems += () if self.campaign else self.folders.problems
        if stops(problems, strict) or "" not in self.units:
            return Built(*counts, (*problems, *crashed.values()))
        problems += self._assemble(results, names)
        told = (*problems, *crashed.values())
        if has_errors(problems):
            return Built(*counts, told)
        self._place(results, names)
        units, campaigns, pages = counts
        found, strays = self.survey.memory.extent(self.site), () if self.prune else self.strays
        whole = tuple(filter(self._is_whole, results))
        return Built(units, campaigns, pages + self.front.pages, told, found, True, strays, whole)

    def _alone(self, campaign: CampaignName) -> Result | None:
        """What became of the one campaign, where nothing else is to be looked at."""
        if self.prune or self.scheduler or self.survey.store is None:
            return None
        return built_alone(self.survey, campaign, self.staging / "alone", self.site, self.render)

    def _placed_alone(self, result: Result, strict: bool) -> Built:
        """Put the folder of the one campaign in its place, and the page at its unit's address."""
        if stops(result.problems, strict):
            return Built(1, 1, result.pages, result.problems)
        if not result.stands:
            place_alone(self.survey, result, self.staging, self.site)
        site = self.survey.memory.extent(self.site)
        return Built(1, 1, result.pages, result.problems, site, True, whole=(result,))

    def _look(self) -> Callable[[], Look] | None:
        """Look at the site that stands, while this process looks at the content."""
        known = self.survey.memory
        if not known.levels:
            known.forget_site()
            return None
        campaigns = set(known.placed)
        return begin_to_look(self.site, campaigns, () if self.campaign else campaigns)

    def _wanted(self, names: Collection[CampaignName]) -> list[Job]:
        """The jobs that are asked for, and those that show something of them."""
        campaign, content = self.campaign, self.survey.content
        if campaign is not None:
            self.units = asked.that_will_stand(self.units, self.site, campaign)
        self.folders = moved_folders(content, self.units, self.survey.may_lead)
        follows = self.folders.follows
        jobs = list(self.survey.jobs(self.units, follows, self.staging / "builds", self.site))
        if campaign is None:
            return jobs
        self.strays = assemble.stray_campaigns(self.site, (*map(str, names), *self._left()))
        # Of what goes, the units above have lists; whom it goes on from leads to it.
        lists = (e.name for e in jobs if self.prune and asked.lists_one_of(e, self.strays))
        lead = (each.name for each in jobs if asked.leads_on_to(each, campaign))
        self.anew = frozenset((*lists, *lead))
        return [job for job in jobs if asked.shows(job, campaign) or job.name in self.anew]

    def _left(self) -> frozenset[str]:
        """The folders that campaigns have left: what stands there leads on."""
        return frozenset(move.old.rstrip("/") for move in self.folders.moves if move.name)

    def _results(self, wanted: Collection[Job]) -> list[Result]:
        """What became of the jobs, those below before those above, which show something of them."""
        results: dict[CampaignName, Result] = {}
        known = self.survey.memory
        with progress(len(wanted)) as say:
            for wave in waves(wanted):
                to_build = []
                for job in (
                    self.survey.complete(e, results) if e.around.lower else e for e in wave
                ):
                    if known.has(self.site, job, self.stood):
                        told = known.placed[str(job.name)].told
                        results[job.name] = result_of(job, told, stands=True)
                        say(str(job.name))
                    else:
                        to_build.append(job)
                for result in self._built(to_build):
                    results[result.job.name] = result
                    say(str(result.job.name))
        return [results[job.name] for job in wanted]

    def _built(self, jobs: Collection[Job]) -> Iterator[Result]:
        if self.scheduler is None:
            return build_all(jobs, self.render, self.workers)
        from site_src.publish.cluster import build_on

        return build_on(self.scheduler, jobs, self.render)

    def _assemble(
        self, results: Collection[Result], names: Sequence[CampaignName]
    ) -> list[Problem]:
        """Put what was made anew together in one tree, with the front page."""
        whole, survey = self.staging / "site", self.survey
        whole.mkdir()
        stamps = together.merge(results, whole, self._is_whole)
        self.front = together.add_front(
            survey,
            self.units,
            self.folders,
            names,
            results,
            self._is_whole,
            whole=whole,
            site=self.site,
            staging=self.staging,
            render=self.render,
            may_stand=survey.memory.swept or self.campaign is not None,
        )
        together.complete(whole, stamps, self.front.shared, self.staging, survey.compressed)
        self.restamped = together.restamp(filter(self._is_whole, results), survey, self.site, whole)
        return list(self.front.problems)

    def _is_whole(self, result: Result) -> bool:
        """Whether all of a campaign is put in place, and not only the page that leads to it."""
        name = result.job.name
        return self.campaign in (None, name) or result.gathers or name in self.anew

    def _place(self, results: Iterable[Result], names: Iterable[CampaignName]) -> None:
        """Put the tree in place of the site, or its parts in the places of the site's."""
        whole, known = self.staging / "site", self.survey.memory
        now = frozenset(map(str, names))
        moved = None
        if self.campaign is not None and self.site.exists():
            stay = frozenset(assemble.standing_campaigns(self.site)) | {str(self.campaign)}
            lost = frozenset(self.strays if self.prune else ())
            # Only what leads on stays in a folder that has moved.
            parts = [*parts_of(whole, (stay | self._left()) - self.restamped)]
            gone = gone_of(lost, stay - lost)
            put_parts(whole, self.site, parts, [*gone, *stale_copies(self.site, whole, parts)])
            lost |= self._left()
        elif known.levels:
            lost = frozenset(known.placed.keys() - now)
            stable = {each.job.name.unit_path for each in results if each.job.around.stable}
            gone = [*gone_of(lost, now), *idle_files(self.site, whole, known.levels, now, stable)]
            parts = [*parts_of(whole, now - self.restamped)]
            put_parts(whole, self.site, parts, gone)
            moved = Moved({*parts} - {f"{name}/{STAMP}" for name in self.restamped}, gone)
        else:
            lost = frozenset()
            placing.replace_site(whole, self.site)
        if self.survey.store and (self.campaign is None or known.levels):
            made = [e for e in results if not e.stands or str(e.job.name) in self.restamped]
            known.note(self.site, made, self._is_whole, lost, moved)
            stood = bool(self.front.made_of) and self.front.made_of == known.root
            known.swept = self.campaign is None or (known.swept and stood)
            known.root, known.root_pages = self.front.made_of, self.front.pages
            if self.campaign is None:
                known.basis = self.survey.basis_today
                known.led_to = frozenset(str(move.name) for move in self.folders.moves)
                known.keep_only({"", *self.survey.content.unit_paths()}, self.survey.made.asked)
        else:
            known.forget_site()
