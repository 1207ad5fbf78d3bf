"""The only adapter to MkDocs: a SitePlan becomes MkDocs' files and pages.

MkDocs sees nothing of content/ and lists nothing of the theme's folder: pages and staff's media
are handed to it here, and what no page can link to by itself is written beside them at the end.
"""

from __future__ import annotations

import datetime as dt
import os
import posixpath
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast
from urllib.parse import unquote

import jinja2
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc
from mkdocs.utils import write_file
from mkdocs.utils.templates import TemplateContext

from site_src.base.addresses import source_uri
from site_src.base.problems import Problem, has_errors, sorted_problems
from site_src.model import Campaign
from site_src.model.page import Page
from site_src.outputs import offline
from site_src.outputs import search_index as search
from site_src.pages.assets import needed, published
from site_src.pages.templating import TEMPLATES, environment
from site_src.plan.campaigns import plan_campaign
from site_src.plan.site_plan import NOT_FOUND, MediaFile, SitePlan
from site_src.prose.converter import Rendered
from site_src.prose.picture_html import Shown, show_pictures, variant_name
from site_src.prose.pictures import Size, is_picture, measure, prepare
from site_src.publish.page_context import Parts, page_variables, safe
from site_src.reading.edition import Edition, deciding_day
from site_src.reading.names import find_campaign
from site_src.reading.tree import ContentTree
from site_src.vietnamese.dates import ValueProblem

# What the page at the unit's own address is kept by, which has none below the campaign's folder.
UNIT_PAGE = ".."


class CampaignPluginConfig(Config):
    """Options in mkdocs.yml: which campaign `mkdocs build` and `mkdocs serve` show."""

    campaign = config_options.Type(str, default="")


class PlannedPage(MkDocsPage):
    """A page of the plan, and what its prose became, where it has any."""

    def __init__(
        self,
        planned: Page,
        prose: Rendered | None,
        file: File,
        config: MkDocsConfig,
    ) -> None:
        super().__init__(planned.title, file, config)
        self.planned = planned
        self.prose = prose

    def read_source(self, config: MkDocsConfig) -> None:
        """The plan has the text, and what it became; front matter was read long before."""
        self.markdown = ""
        self.meta = {"template": f"pages/{self.planned.template}"}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the HTML from the plan, which has found out where its links lead, so that nothing
        of MkDocs looks for that again."""
        prose = self.prose or Rendered("")
        self.content, self.toc = prose.html, get_toc(list(prose.headings))


class CampaignPlugin(BasePlugin[CampaignPluginConfig]):
    """Renders one SitePlan: the builder's, `given` to it, or that of the campaign named in
    mkdocs.yml, whose drafts only `mkdocs serve` shows.

    `folder` is where the plan's pages go below MkDocs' site_dir; with `stable` the home page
    also stands above it, at the unit's own address. `writes_shared` is false where the builder puts
    beside the pages itself what is the same for all campaigns: the theme's files, some outputs.
    """

    def __init__(self) -> None:
        self.given: SitePlan | None = None
        self.plan: SitePlan | None = None
        self.serving = False
        self.folder = ""
        self.stable = False
        self.writes_shared = True
        self.theme_dirs: tuple[str, ...] = ()
        # The campaign's pages as they were rendered, the pictures that a device keeps of it, and
        # how its pictures are shown; each by address.
        self.parts: Parts = {}
        self.rendered: dict[str, str] = {}
        self.kept: dict[str, bytes] = {}
        self.pictures: dict[str, Shown] = {}

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Called by MkDocs' own commands, which keep the plugin from then on."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Choose the plan, and keep MkDocs from listing the theme's thousands of files."""
        self.plan = self.given or self._configured_plan(config)
        # The builder gives the same config for every campaign.
        self.theme_dirs = self.theme_dirs or tuple(map(os.path.realpath, config.theme.dirs))
        config.theme.dirs = []
        config.theme.static_templates = set()
        return config

    def _configured_plan(self, config: MkDocsConfig) -> SitePlan:
        root = Path(config.docs_dir)
        try:
            decides = deciding_day(None, os.environ, dt.datetime.now(dt.UTC))
        except ValueProblem as problem:
            raise PluginError(problem.message) from problem
        edition = Edition(decides.day, drafts=self.serving)
        tree = ContentTree(root, root.name, edition)
        name = find_campaign(tree, self.config.campaign)
        if isinstance(name, Problem):
            raise PluginError(str(name))
        plan, problems = plan_campaign(tree, name)
        config.watch.extend([str(root), str(TEMPLATES), config.theme.dirs[0]])
        # MkDocs lists docs_dir in every build; the campaign's own folder is enough of it.
        own = root.joinpath(*str(name).split("/"))
        config.docs_dir = str(own if own.is_dir() else own.parent)
        if plan is None or has_errors(problems):
            raise PluginError("\n".join(str(problem) for problem in sorted_problems(problems)))
        return plan

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Hand over the plan's files in place of what lies in docs_dir."""
        assert self.plan is not None
        plan, planned = self.plan, Files([])
        self.parts, self.rendered = {}, {}
        for page in plan.pages:
            self._add_page(planned, page, self.folder + page.address, config)
        if self.stable:
            self._add_page(planned, plan.pages[0], "", config)
        self.add_media(planned, config)
        return planned

    def _add_page(self, files: Files, page: Page, address: str, config: MkDocsConfig) -> None:
        file = page_file(address, config)
        files.append(file)
        self.page(page, file, config)

    def page(self, planned: Page, file: File, config: MkDocsConfig) -> PlannedPage:
        """MkDocs' page for one of the plan, which MkDocs finds by its file."""
        assert self.plan is not None
        return PlannedPage(planned, self.plan.rendered.get(planned.address), file, config)

    def add_media(self, files: Files, config: MkDocsConfig) -> None:
        """Add the plan's files of staff, and know its pictures anew."""
        assert self.plan is not None
        self.kept, self.pictures = {}, {}
        taken = {media.address for media in self.plan.media}
        for media in self.plan.media:
            self._add_media(files, media, taken, config)

    def _add_media(
        self, files: Files, media: MediaFile, taken: set[str], config: MkDocsConfig
    ) -> None:
        """A file of staff, and beside a picture the smaller ones of it."""
        size = measure(media.file) if is_picture(media.address) else None
        if not isinstance(size, Size):
            self._add_file(files, media.address, config, abs_src_path=str(media.file))
            return
        picture = prepare(media.file, media.shown)
        original = picture.original or media.file.read_bytes()
        self._add_picture(files, media.address, original, config)
        folder, name = posixpath.split(media.address)
        variants = []
        for variant in picture.variants:
            small = variant_name(name, variant.width)
            address = posixpath.join(folder, small)
            # Staff's own file of this name, however unlikely, is what its links mean.
            if address not in taken:
                self._add_picture(files, address, variant.content, config)
                variants.append((small, variant.width))
        self.pictures[self.folder + media.address] = Shown(size, tuple(variants))

    def _add_picture(
        self, files: Files, address: str, content: bytes, config: MkDocsConfig
    ) -> None:
        self._add_file(files, address, config, content=content)
        if offline.is_kept(address, content):
            self.kept[address] = content

    def _add_file(self, files: Files, address: str, config: MkDocsConfig, **source: Any) -> None:
        uri = self.folder + address
        files.append(File.generated(config, uri, inclusion=InclusionLevel.INCLUDED, **source))

    def on_env(
        self, env: jinja2.Environment, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        """One environment for the process, over the folders that MkDocs was not shown."""
        return environment(self.theme_dirs)

    def on_page_content(
        self, html: str, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Prose passes into the escaping templates as HTML: it can do no harm."""
        assert self.plan is not None
        assert isinstance(page, PlannedPage)
        if not html:
            return safe("")
        folder = posixpath.dirname(page.file.dest_uri)

        def find(url: str) -> Shown | None:
            address = posixpath.normpath(posixpath.join(folder, unquote(url.partition("#")[0])))
            return self.pictures.get(address)

        return safe(show_pictures(html, find))

    def on_page_context(
        self, context: TemplateContext, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the page's template what the plan has for it."""
        assert self.plan is not None
        assert isinstance(page, PlannedPage)
        at = page.file.url if page.file.url != "./" else ""
        assets = published(self.theme_dirs[0])
        variables = page_variables(self.plan, page.planned, at, self.folder, assets, self.parts)
        return cast(TemplateContext, {"page": page, **variables})

    def on_post_page(self, output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Keep what pages became, for the search index and the workers."""
        assert isinstance(page, PlannedPage)
        is_own = page.file.dest_uri.startswith(self.folder)
        self.rendered[page.planned.address if is_own else UNIT_PAGE] = output
        return output

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write what stands beside the pages: the theme's files, outputs, and what is made of all
        the pages."""
        assert self.plan is not None
        assets = self.assets()
        outputs = (output for output in self.plan.outputs if self.writes_shared or not output.same)
        made = {output.address: output.make() for output in outputs}
        made |= self.made_of_pages(assets | made)
        if self.writes_shared:
            made |= assets
        made = {self.folder + address: content for address, content in made.items()}
        if self.stable:
            made[offline.WORKER] = self._page_worker(UNIT_PAGE, assets)
        for address, content in made.items():
            write_file(content, f"{config.site_dir}/{address}")

    def assets(self) -> dict[str, bytes]:
        """The theme's files that the plan's pages need, by address."""
        assert self.plan is not None
        found = needed(self.theme_dirs[0], portal=not self.plan.address)
        return {asset.address: asset.content for asset in found}

    def made_of_pages(self, beside: Mapping[str, bytes]) -> dict[str, bytes]:
        """What is made of a campaign's rendered pages, by address: the search index, the manifest
        and the worker, which keeps also what stands `beside` the pages and makes them work."""
        assert self.plan is not None
        campaign = self.plan.variables.get("campaign")
        if not isinstance(campaign, Campaign):
            code = {a: content for a, content in beside.items() if a.endswith(offline.CODE)}
            return {offline.WORKER: self._page_worker("", code)}
        found = [(p.address, self.rendered[p.address]) for p in self.plan.pages if p.findable]
        assets = published(self.theme_dirs[0])
        made = {
            search.INDEX: search.index_script(found, campaign.unit.abbreviations),
            offline.MANIFEST: offline.manifest(campaign, lambda name: assets[name].address),
        }
        code = {a: content for a, content in beside.items() if a.endswith(offline.CODE)}
        pages = {
            address: output.encode()
            for address, output in self.rendered.items()
            if address not in (NOT_FOUND, UNIT_PAGE)
        }
        made[offline.WORKER] = offline.worker(pages | self.kept | code | made, self.plan.address)
        return made

    def _page_worker(self, address: str, code: Mapping[str, bytes]) -> bytes:
        """The worker of one page alone, with what it asks for of the styles and scripts: the front
        page, or that at a unit's own address, above the folder that is rendered."""
        assert self.plan is not None
        page, folder = self.rendered[address], self.plan.address
        if address == UNIT_PAGE:
            folder = folder.removesuffix(self.folder)
        code = {self.folder + a: c for a, c in offline.asked_for(page, code).items()}
        return offline.worker({"": page.encode(), **code}, folder, whole=False)


def page_file(address: str, config: MkDocsConfig) -> File:
    """MkDocs' file for a page at this address below its site_dir."""
    is_file = bool(address) and not address.endswith("/")
    uri = f"{address.removesuffix('.html')}.md" if is_file else source_uri(address)
    # The plan has its own navigation.
    file = File.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    if is_file:
        file.dest_uri = file.url = address
    return file
