"""The only adapter to MkDocs: its events, over the renderer.

MkDocs sees nothing of content/ and lists nothing of the theme's folder: pages and staff's media
are handed to it here, and what no page can link to by itself is written beside them at the end.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, cast

import jinja2
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from site_src.pages.templating import TEMPLATES
from site_src.publish.assemble import write_all
from site_src.publish.configured import configured_plan
from site_src.publish.ready_media import prepared
from site_src.publish.renderer import Renderer, Rendering, Text, encoded, template_of


class CampaignPluginConfig(Config):
    """The plugin's options.

    In mkdocs.yml which campaign of which folder `mkdocs build` and `mkdocs serve` show; from
    `builder.py` what it has planned itself.
    """

    content = config_options.Dir(default="content")
    campaign = config_options.Type(str, default="")
    rendering = config_options.Optional(config_options.Type(Rendering))


class PlannedPage(Page):
    """A page of the plan, and its text once MkDocs has asked for it."""

    def __init__(self, at: str, renderer: Renderer, file: File, config: MkDocsConfig) -> None:
        super().__init__(renderer.pages[at].title, file, config)
        self.at, self.renderer, self.text = at, renderer, Text()

    def read_source(self, config: MkDocsConfig) -> None:
        """Name the template; staff's front matter was read long before."""
        self.markdown = ""
        self.meta = {"template": template_of(self.renderer.pages[self.at])}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the text from the plan.

        It has found out where its links lead, so nothing of MkDocs looks for that again.
        """
        self.text = self.renderer.text(self.at)
        self.content = self.text.content


class CampaignPlugin(BasePlugin[CampaignPluginConfig]):
    """Has MkDocs render what its `rendering` option holds.

    Else the campaign named in mkdocs.yml, whose drafts only `mkdocs serve` shows.
    """

    def __init__(self) -> None:
        self._serving = False
        # Of the build that is going on; on_config comes before all that asks for them.
        self._renderer: Renderer
        self._rendered: dict[str, bytes]

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Called by MkDocs' own commands, which keep the plugin from then on."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Choose what to render, and keep MkDocs from listing the theme's thousands of files."""
        theme = os.path.realpath(config.theme.custom_dir or "")
        rendering = self.config.rendering or self._configured(config, theme)
        media = prepared(rendering.plan.media)
        self._renderer, self._rendered = Renderer(rendering, theme, media), {}
        config.theme.dirs = []
        config.theme.static_templates = set()
        return config

    def _configured(self, config: MkDocsConfig, theme: str) -> Rendering:
        plan = configured_plan(Path(self.config.content), self.config.campaign, self._serving)
        config.watch.extend([self.config.content, str(TEMPLATES), theme])
        if isinstance(plan, str):
            raise PluginError(plan)
        return Rendering(plan)

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Hand over the plan's pages and staff's files in place of what lies in docs_dir."""
        planned = Files([])
        for at in self._renderer.pages:
            file = _page_file(at, config)
            planned.append(file)
            PlannedPage(at, self._renderer, file, config)
        for uri, source in self._renderer.files().items():
            where = "abs_src_path" if isinstance(source, Path) else "content"
            options: dict[str, Any] = {where: source, "inclusion": InclusionLevel.INCLUDED}
            planned.append(File.generated(config, uri, **options))
        return planned

    def on_env(
        self, env: jinja2.Environment, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        """One environment for the process, over the folders that MkDocs was not shown."""
        return self._renderer.environment

    def on_page_context(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the page's template what the renderer has for it."""
        assert isinstance(page, PlannedPage)
        return cast(TemplateContext, self._renderer.variables(page.at, page.text))

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Keep what pages became, for what is made of all of them."""
        assert isinstance(page, PlannedPage)
        self._rendered[page.at] = encoded(output)
        return output

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write what stands beside the pages.

        The theme's files, outputs, and what is made of all the pages.
        """
        write_all(self._renderer.beside(self._rendered).items(), config.site_dir)


def _page_file(at: str, config: MkDocsConfig) -> File:
    """MkDocs' file for the page at an address below its site_dir."""
    is_file = bool(at) and not at.endswith("/")
    uri = f"{at.removesuffix('.html')}.md" if is_file else f"{at}index.md"
    # The plan has its own navigation.
    file = File.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    if is_file:
        file.dest_uri = file.url = at
    return file
