"""A campaign's folder, brought up to date: everything is made again, what is new is written."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from site_src.base.addresses import destination
from site_src.base.problems import Problem, has_errors, sorted_problems
from site_src.base.project import THEME
from site_src.checks import check_campaign
from site_src.content_types import CONTENT_TYPES
from site_src.model.name import CampaignName
from site_src.model.page import Page
from site_src.outputs import OUTPUTS
from site_src.pages.assets import published
from site_src.pages.templating import environment
from site_src.plan.campaigns import chain_media
from site_src.plan.site_plan import SitePlan, plan
from site_src.publish.live.files import Folder, mark
from site_src.publish.ready_media import Media, prepared
from site_src.publish.renderer import Renderer, Rendering
from site_src.reading.campaigns import read_campaign
from site_src.reading.content import Content, chain_paths


class Preview:
    """One campaign in a folder of its own.

    `problems` is what is wrong with the content as it was last read, by file; while an error is
    among them, the folder stays as it was. An update makes everything again and writes what came
    out otherwise, so one that is left off half-way is finished by the next.
    """

    def __init__(self, content: Content, name: CampaignName, folder: Path) -> None:
        self.content = content
        self.name = name
        self.folder = Folder(folder)
        self.problems: list[Problem] = []
        self._media = Media()
        self._media_marks: tuple[object, ...] = ()
        self._plan: SitePlan | None = None
        self._shown: SitePlan | None = None
        self._found: list[Problem] = []

    def folders(self) -> dict[Path, bool]:
        """The folders that the campaign is made of; the value says whether with all below them."""
        chain = [self.content.folder(path) for path in chain_paths(self.name.unit_path)]
        years = {folder / str(self.name.year): True for folder in chain}
        return dict.fromkeys(chain, False) | years

    def forget(self) -> None:
        """Read templates, styles and scripts anew: the theme has changed."""
        environment.cache_clear()
        published.cache_clear()

    def read(self) -> bool:
        """Read the content as it is now; False where an error is in the way of showing it."""
        self.content = self.content.anew()
        campaign, problems = read_campaign(self.content, self.name)
        if campaign is not None:
            folders = chain_media(self.content, campaign)
            self._plan, planning = plan(campaign, CONTENT_TYPES, OUTPUTS, folders)
            problems += planning
        self._found = problems
        self.problems = sorted_problems(problems)
        return campaign is not None and not has_errors(problems)

    def update(self, first: Collection[str] = ()) -> Iterator[str]:
        """Bring the folder up to what was read, which has no error.

        Yields the '/'-path of each file as it is written or taken away. The pages at the addresses
        `first` come first, then those about what changed, those that may mention it, and at last
        what is made of them.
        """
        assert self._plan is not None
        planned = self._plan
        renderer = Renderer(Rendering(planned), THEME, self._ready(planned))
        assets = renderer.assets()
        kept = {*renderer.media.files, *assets, *map(destination, renderer.pages)}
        yield from self._put({**renderer.files(), **assets})
        pages: dict[str, bytes] = {}
        for at in self._in_turn(planned, first):
            pages[at] = renderer.page(at)
            yield from self._put({destination(at): pages[at]})
        outputs = renderer.outputs()
        yield from self._put(outputs)
        files = renderer.made_of_pages(pages, assets | outputs)
        yield from self._put(files)
        yield from self._drop_all_but({*kept, *outputs, *files})
        self._shown = planned
        campaign = planned.variables["campaign"]
        self.problems = sorted_problems([*self._found, *check_campaign(campaign)])

    def _in_turn(self, planned: SitePlan, first: Collection[str]) -> list[str]:
        """The addresses of the pages in the order in which they are made."""
        known = _given(self._shown) if self._shown else {}
        same = {at for at, given in _given(planned).items() if known.get(at) == given}
        return sorted(_given(planned), key=lambda at: (at not in first, at in same))

    def _ready(self, planned: SitePlan) -> Media:
        """Staff's files; made ready anew if one of them changed."""
        marks = tuple((media, mark(media.file)) for media in planned.media)
        if marks != self._media_marks:
            self._media, self._media_marks = prepared(planned.media), marks
        return self._media

    def _put(self, files: Mapping[str, bytes | Path]) -> Iterator[str]:
        for address, source in files.items():
            if isinstance(source, Path):
                is_new = self.folder.copy(address, source)
            else:
                is_new = self.folder.put(address, source)
            if is_new:
                yield address

    def _drop_all_but(self, kept: Collection[str]) -> Iterator[str]:
        for address in sorted(self.folder.addresses() - set(kept)):
            if self.folder.drop(address):
                yield address


def _given(planned: SitePlan) -> dict[str, tuple[Page, str | None]]:
    """What each page is made of by itself, by its address; the campaign is behind all of them."""
    return {page.address: (page, planned.markdown.get(page.address)) for page in planned.pages}
