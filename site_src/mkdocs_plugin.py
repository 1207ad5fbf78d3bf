"""The only adapter to MkDocs: a SitePlan becomes MkDocs' files and pages.

MkDocs sees nothing of content/ and lists nothing of the theme's folder; every file that it
writes is handed to it here.
"""

from __future__ import annotations

import os
import posixpath
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
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils.templates import TemplateContext

from site_src.addresses import source_uri
from site_src.campaigns import plan_campaign
from site_src.content_types.base import Page
from site_src.picture_html import Shown, show_pictures, variant_name
from site_src.pictures import Size, is_picture, measure, prepare
from site_src.plan import MediaFile, SitePlan
from site_src.problems import has_errors, sorted_problems
from site_src.render import page_variables, safe
from site_src.sanitize import sanitize
from site_src.templating import TEMPLATES, environment
from site_src.tree import ContentTree

ASSETS = "assets"


class CampaignPluginConfig(Config):
    """Options in mkdocs.yml: which campaign `mkdocs build` and `mkdocs serve` show."""

    campaign = config_options.Type(str, default="")


class PlannedPage(MkDocsPage):
    """A page of the plan. Without prose no Markdown is run for it."""

    def __init__(
        self, planned: Page, markdown: str | None, file: File, config: MkDocsConfig
    ) -> None:
        super().__init__(planned.title, file, config)
        self.planned = planned
        self.source = markdown

    def read_source(self, config: MkDocsConfig) -> None:
        """Take the text from the plan; staff's front matter was read long before."""
        self.markdown = self.source or ""
        self.meta = {"template": f"pages/{self.planned.template}"}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Run Markdown for prose; a page of data has only its anchors."""
        if self.source:
            super().render(config, files)
        else:
            self.content = ""
            self.toc = TableOfContents([])
        self.present_anchor_ids = {*(self.present_anchor_ids or ()), *self.planned.anchors}


class CampaignPlugin(BasePlugin[CampaignPluginConfig]):
    """Renders one SitePlan: the builder's, or that of the campaign named in mkdocs.yml.

    `folder` is where the plan's pages go below MkDocs' site_dir; with `stable` the home page
    also stands above it, at the unit's own address.
    """

    def __init__(self) -> None:
        self.plan: SitePlan | None = None
        self.folder = ""
        self.stable = False
        self.theme_dirs: tuple[str, ...] = ()
        self.pictures: dict[str, Shown] = {}

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Choose the plan, and keep MkDocs from listing the theme's thousands of files."""
        if self.plan is None:
            self.plan = self._configured_plan(config)
        self.theme_dirs = tuple(os.path.realpath(path) for path in config.theme.dirs)
        config.theme.dirs = []
        config.theme.static_templates = set()
        return config

    def _configured_plan(self, config: MkDocsConfig) -> SitePlan:
        root = Path(config.docs_dir)
        plan, problems = plan_campaign(ContentTree(root, root.name), self.config.campaign)
        config.watch.extend([str(root), str(TEMPLATES), config.theme.dirs[0]])
        # MkDocs lists docs_dir in every build; the campaign's own folder is enough of it.
        own = root.joinpath(*self.config.campaign.strip("/").split("/"))
        config.docs_dir = str(own if own.is_dir() else own.parent)
        if plan is None or has_errors(problems):
            raise PluginError("\n".join(str(problem) for problem in sorted_problems(problems)))
        return plan

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Hand over the plan's files in place of what lies in docs_dir."""
        assert self.plan is not None
        plan, planned = self.plan, Files([])
        for page in plan.pages:
            self._add_page(planned, page, self.folder + page.address, config)
        if self.stable:
            self._add_page(planned, plan.pages[0], "", config)
        taken = {media.address for media in plan.media}
        self.pictures = {}
        for media in plan.media:
            self._add_media(planned, media, taken, config)
        for output in plan.outputs:
            self._add_file(planned, output.address, config, content=output.make())
        assets = Path(self.theme_dirs[0], ASSETS)
        for file in sorted(path for path in assets.rglob("*") if path.is_file()):
            name = "/".join((ASSETS, *file.relative_to(assets).parts))
            self._add_file(planned, name, config, abs_src_path=str(file))
        return planned

    def _add_page(self, files: Files, page: Page, address: str, config: MkDocsConfig) -> None:
        assert self.plan is not None
        is_file = bool(address) and not address.endswith("/")
        uri = f"{address.removesuffix('.html')}.md" if is_file else source_uri(address)
        file = File.generated(config, uri, content="", inclusion=InclusionLevel.INCLUDED)
        if is_file:
            file.dest_uri = file.url = address
        files.append(file)
        PlannedPage(page, self.plan.markdown.get(page.address), file, config)

    def _add_media(
        self, files: Files, media: MediaFile, taken: set[str], config: MkDocsConfig
    ) -> None:
        """A file of staff, and beside a picture the smaller ones of it."""
        size = measure(media.file) if is_picture(media.address) else None
        picture = prepare(media.file, media.shown) if isinstance(size, Size) else None
        if picture is None or picture.original is None:
            self._add_file(files, media.address, config, abs_src_path=str(media.file))
        else:
            self._add_file(files, media.address, config, content=picture.original)
        if picture is None or not isinstance(size, Size):
            return
        folder, name = posixpath.split(media.address)
        variants = []
        for variant in picture.variants:
            small = variant_name(name, variant.width)
            address = posixpath.join(folder, small)
            # Staff's own file of this name, however unlikely, is what its links mean.
            if address not in taken:
                self._add_file(files, address, config, content=variant.content)
                variants.append((small, variant.width))
        self.pictures[self.folder + media.address] = Shown(size, tuple(variants))

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
        """Prose passes into the escaping templates as HTML, once it can do no harm."""
        folder = posixpath.dirname(page.file.dest_uri)

        def find(url: str) -> Shown | None:
            address = posixpath.normpath(posixpath.join(folder, unquote(url.partition("#")[0])))
            return self.pictures.get(address)

        return safe(show_pictures(sanitize(html), find))

    def on_page_context(
        self, context: TemplateContext, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the page's template what the plan has for it."""
        assert self.plan is not None
        assert isinstance(page, PlannedPage)
        at = page.file.url if page.file.url != "./" else ""
        variables = page_variables(self.plan, page.planned, at, self.folder)
        return cast(TemplateContext, {**context, **variables})
