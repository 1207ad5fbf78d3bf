"""A campaign's folder, brought up to date: pages first, then what is made of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import partial
from pathlib import Path

from site_src.base.messages import gettext as _
from site_src.base.problems import Place, Problem, Severity, has_errors, sorted_problems
from site_src.checks import check_campaign
from site_src.content_types import CONTENT_TYPES
from site_src.live.files import Folder
from site_src.live.pages import Pages, forget_theme
from site_src.live.reads import Made, Notes, Sameness, WatchedCampaign
from site_src.model import Campaign
from site_src.model.name import CampaignName
from site_src.model.page import Page
from site_src.outputs import OUTPUTS
from site_src.outputs.base import Output, OutputFile
from site_src.outputs.sitemap import SITEMAP
from site_src.plan.campaigns import chain_media
from site_src.plan.site_plan import SitePlan, destination, plan
from site_src.reading.campaigns import read_campaign
from site_src.reading.tree import ContentTree, chain_paths


class Preview:
    """One campaign in a folder of its own.

    `problems` is what is wrong with the content as it was last read, by file; while an error is
    among them, the folder stays as it was. Whatever is made is remembered with what it was made
    of, and made again when that is no longer the same; so an update that is left off half-way is
    finished by the next.
    """

    def __init__(self, tree: ContentTree, name: CampaignName, folder: Path) -> None:
        self.tree = tree
        self.name = name
        self.folder = Folder(folder)
        self.problems: list[Problem] = []
        self._notes = Notes()
        self._pages: Pages | None = None
        self._made: dict[str, Made] = {}
        self._media: dict[str, bytes | Path] = {}
        self._outputs: dict[str, tuple[Made, dict[str, bytes]]] = {}
        self._planned: dict[str, tuple[Made, tuple[OutputFile, ...]]] = {}
        self._last_is_due = True
        self._plan: SitePlan | None = None
        self._found: list[Problem] = []

    def folders(self) -> dict[Path, bool]:
        """The folders that the campaign is made of; the value says whether with all below them."""
        chain = [self.tree.folder(path) for path in chain_paths(self.name.unit_path)]
        years = {folder / str(self.name.year): True for folder in chain}
        return dict.fromkeys(chain, False) | years

    def forget(self) -> None:
        """Make everything again: the theme has changed."""
        forget_theme()
        self._pages = None
        self._made, self._outputs = {}, {}

    def read(self) -> bool:
        """Read the content as it is now; False where an error is in the way of showing it."""
        campaign, problems = read_campaign(self.tree, self.name)
        if campaign is not None:
            watched = WatchedCampaign.of(campaign, self._notes)
            outputs = [Output(o.name, partial(self._files_of, o)) for o in OUTPUTS]
            folders = chain_media(self.tree, watched)
            self._plan, found = plan(watched, CONTENT_TYPES, outputs, folders)
            problems += found
        self._found = problems
        self.problems = sorted_problems(problems)
        return campaign is not None and not has_errors(problems)

    def _files_of(self, output: Output, campaign: Campaign) -> Iterable[OutputFile]:
        """An output's files; what is read for them, now or when they are made, is noted."""
        made = Made((), {})
        with self._notes.into(made.reads):
            files = tuple(output.files(campaign))
        self._planned[output.name] = (made, files)
        return files

    def update(self, first: Collection[str] = ()) -> Iterator[str]:
        """Bring the folder up to what was read, which has no error; yields the '/'-path of each
        file as it is written or taken away. The pages at the addresses `first` come first, then
        those about what changed, those that mention it, and at last other files."""
        assert self._plan is not None
        new = self._plan
        if self._pages is None:
            self._pages = Pages(new, self.folder.root)
        else:
            self._pages.take(new)
        yield from self._put_media(self._pages)
        yield from self._put_pages(self._pages, new, first)
        yield from self._put_outputs(new)
        yield from self._put_last(self._pages)
        campaign = new.variables["campaign"]
        self.problems = sorted_problems([*self._found, *check_campaign(campaign)])

    def _put_media(self, pages: Pages) -> Iterator[str]:
        files = {**pages.media(), **pages.assets()}
        for address, source in files.items():
            if isinstance(source, Path):
                is_new = self.folder.copy(address, source)
            else:
                is_new = self.folder.put(address, source)
            if is_new:
                self._last_is_due = True
                yield address
        yield from self._drop(self._media.keys() - files.keys())
        self._media = files

    def _put_pages(self, pages: Pages, new: SitePlan, first: Collection[str]) -> Iterator[str]:
        same, campaign = Sameness(), new.variables["campaign"]
        around = (new.nav, new.title, new.site_url)
        given = {
            page.address: (
                page,
                new.markdown.get(page.address),
                pages.pictures if page.prose else None,
                *around,
            )
            for page in new.pages
        }
        yield from self._drop(map(destination, self._made.keys() - given.keys()))
        self._made = {address: made for address, made in self._made.items() if address in given}
        in_turn = sorted(new.pages, key=lambda page: page.address not in first)
        later = []
        for page in in_turn:
            made = self._made.get(page.address)
            if made and page.address not in first and same(made.given, given[page.address]):
                later.append(page)
            elif made is None or not made.holds(given[page.address], campaign, same):
                yield from self._put_page(pages, page, given[page.address])
        for page in later:
            if not self._made[page.address].holds(given[page.address], campaign, same):
                yield from self._put_page(pages, page, given[page.address])

    def _put_page(self, pages: Pages, page: Page, given: tuple[object, ...]) -> Iterator[str]:
        made = Made(given, {})
        self._made.pop(page.address, None)
        self._last_is_due = True
        try:
            with self._notes.into(made.reads):
                content = pages.make(page)
        except RecursionError:
            message = _("A text is nested too deeply for the page to be made")
            place = page.prose.origin.place if page.prose else Place(str(self.name))
            self._found.append(Problem(Severity.ERROR, "mkdocs", place, message))
            self.problems = sorted_problems(self._found)
            return
        self._made[page.address] = made
        if self.folder.put(destination(page.address), content):
            yield destination(page.address)

    def _put_outputs(self, new: SitePlan) -> Iterator[str]:
        same, campaign = Sameness(), new.variables["campaign"]
        for name, (reading, files) in self._planned.items():
            known = self._outputs.get(name)
            if known and known[0].holds((), campaign, same):
                continue
            with self._notes.into(reading.reads):
                contents = {file.address: file.make() for file in files}
            self._outputs[name] = (reading, contents)
            self._last_is_due = True
            for address, content in contents.items():
                if self.folder.put(address, content):
                    yield address
            yield from self._drop((known[1].keys() if known else set()) - contents.keys())
        # It is made of the plan, and costs less than to know whether it has changed.
        sitemaps = {file.address: file.make() for file in new.outputs if file.address == SITEMAP}
        for address, content in sitemaps.items():
            if self.folder.put(address, content):
                yield address
        yield from self._drop(() if sitemaps else (SITEMAP,))

    def _put_last(self, pages: Pages) -> Iterator[str]:
        if not self._last_is_due or has_errors(self._found):
            return
        outputs = pages.assets()
        for _made, contents in self._outputs.values():
            outputs |= contents
        made = pages.made_of_all(outputs)
        for address, content in made.items():
            if self.folder.put(address, content):
                yield address
        self._last_is_due = False

    def _drop(self, addresses: Iterable[str]) -> Iterator[str]:
        for address in sorted(addresses):
            if self.folder.drop(address):
                self._last_is_due = True
                yield address
