"""MkDocs, kept warm: one page at a time comes out as `builder.render_plan` makes them all."""

from __future__ import annotations

from pathlib import Path

from mkdocs.commands.build import get_context
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

from site_src.live.files import mark
from site_src.model.page import Page
from site_src.pages.assets import published
from site_src.pages.templating import TEMPLATES, environment
from site_src.plan.site_plan import SitePlan
from site_src.publish.builder import PLUGIN, mkdocs_config
from site_src.publish.mkdocs_plugin import CampaignPlugin, page_file


def configured_campaign() -> str:
    """The campaign that mkdocs.yml names."""
    plugin = mkdocs_config().plugins[PLUGIN]
    assert isinstance(plugin, CampaignPlugin)
    return plugin.config.campaign


class Pages:
    """What MkDocs and its plugin hold between two changes. `folder` is where MkDocs takes its
    files to go; nothing is written here."""

    def __init__(self, plan: SitePlan, folder: Path) -> None:
        # A folder that exists and is never looked into: the plugin hands over all files.
        config = mkdocs_config()
        config.site_dir, config.docs_dir = str(folder), str(TEMPLATES)
        plugin = config.plugins[PLUGIN]
        assert isinstance(plugin, CampaignPlugin)
        # MkDocs keeps one plugin for the process, whatever it was last used for.
        plugin.given, plugin.folder, plugin.stable = plan, "", False
        plugin.rendered = {}
        self._config = config.plugins.on_config(config)
        self._plugin = plugin
        self._sources: dict[str, File] = {}
        self._media: list[File] = []
        # MkDocs gives one plugin to all in a process, which may know another campaign's media.
        self._media_marks: tuple[object, ...] | None = None
        self._files = Files([])
        self._nav = Navigation([], [])
        self.take(plan)
        env = config.theme.get_env()
        self._env = config.plugins.on_env(env, config=self._config, files=self._files)

    def take(self, plan: SitePlan) -> None:
        """Make pages of this plan from now on. Media are prepared anew if one of them changed."""
        self._plugin.plan = plan
        marks = tuple((media, mark(media.file)) for media in plan.media)
        if marks != self._media_marks:
            files = Files([])
            self._plugin.add_media(files, self._config)
            self._media, self._media_marks = list(files), marks
        known = self._sources
        self._sources = {
            page.address: known.get(page.address) or page_file(page.address, self._config)
            for page in plan.pages
        }
        self._files = Files([*self._sources.values(), *self._media])
        rendered = self._plugin.rendered
        self._plugin.rendered = {a: rendered[a] for a in self._sources if a in rendered}

    @property
    def pictures(self) -> object:
        """What the pages know of the pictures that they show; equal as long as it is the same."""
        return self._plugin.pictures

    def media(self) -> dict[str, bytes | Path]:
        """The files of staff by address: their bytes, or where they are copied from."""
        return {
            file.dest_uri: Path(file.abs_src_path) if file.abs_src_path else file.content_bytes
            for file in self._media
        }

    def assets(self) -> dict[str, bytes]:
        """The files of the theme by address."""
        return self._plugin.assets()

    def make(self, planned: Page) -> bytes:
        """One page of the plan, as MkDocs' own loop makes it."""
        config, files = self._config, self._files
        # A part that is taken over from another page would read nothing for this one.
        self._plugin.parts = {}
        plugins, file = config.plugins, self._sources[planned.address]
        page = self._plugin.page(planned, file, config)
        page.read_source(config)
        page.markdown = plugins.on_page_markdown(
            page.markdown or "", page=page, config=config, files=files
        )
        page.render(config, files)
        page.content = plugins.on_page_content(
            page.content or "", page=page, config=config, files=files
        )
        template = self._env.get_template(str(page.meta["template"]))
        context = get_context(self._nav, [], config, page)
        context = plugins.on_page_context(context, page=page, config=config, nav=self._nav)
        output = plugins.on_post_page(template.render(context), page=page, config=config)
        return output.encode("utf-8", errors="xmlcharrefreplace")

    def made_of_all(self, outputs: dict[str, bytes]) -> dict[str, bytes]:
        """What is made of all pages, once each of them was made; `outputs` are the campaign's
        other files, the theme's among them."""
        return self._plugin.made_of_pages(outputs)


def forget_theme() -> None:
    """Read templates, styles and scripts anew."""
    environment.cache_clear()
    published.cache_clear()
