"""The renderer: a `SitePlan` in, bytes out, for whoever writes or sends them.

It knows no MkDocs: the plugin, the preview and any other driver ask it for the same pages.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from jinja2 import Environment
from markupsafe import Markup, escape

from site_src.base.addresses import INDEX, MANIFEST, NOT_FOUND, WORKER
from site_src.model import Campaign
from site_src.model.page import Page
from site_src.outputs import offline
from site_src.outputs import search_index as search
from site_src.pages.assets import Asset, needed, published
from site_src.pages.templating import environment
from site_src.plan.site_plan import SitePlan
from site_src.prose.converter import Heading
from site_src.prose.picture_html import Shown, show_pictures
from site_src.publish.page_context import Parts, page_variables
from site_src.publish.ready_media import Media


@dataclass(frozen=True, slots=True)
class Rendering:
    """What is to be rendered: a plan, and where its files go.

    `folder` is where they go below the folder that is written (`''`, or `'2023/'`). With `stable`
    the home page also stands above it, at the unit's own address. Without `shared` nothing is made
    that is the same for all campaigns: the theme's files, some outputs.
    """

    plan: SitePlan
    folder: str = ""
    stable: bool = False
    shared: bool = True


@dataclass(frozen=True, slots=True)
class Text:
    """A page's prose as its template sees it."""

    content: Markup = field(default_factory=Markup)
    toc: tuple[Heading, ...] = ()


@dataclass(frozen=True)
class Renderer:
    """Makes pages and files of one rendering; `theme` is the folder of its templates and assets.

    Pages are known by their address below the folder that is written: `pages` has them all.
    """

    rendering: Rendering
    theme: str
    media: Media
    _parts: Parts = field(default_factory=dict, init=False)

    @cached_property
    def pages(self) -> dict[str, Page]:
        """The plan's pages by where they go, and the home page once more at the unit's address."""
        plan, folder = self.rendering.plan, self.rendering.folder
        above = {"": plan.pages[0]} if self.rendering.stable else {}
        return {**{folder + page.address: page for page in plan.pages}, **above}

    @property
    def environment(self) -> Environment:
        """The process's one environment over the theme's templates and our own."""
        return environment((self.theme,))

    @property
    def _is_portal(self) -> bool:
        """Whether the pages lead to units, and are of no campaign."""
        return not isinstance(self.rendering.plan.variables.get("campaign"), Campaign)

    @cached_property
    def _published(self) -> Mapping[str, Asset]:
        return published(self.theme)

    def page(self, at: str) -> bytes:
        """The page at an address: its text, put into its template."""
        template = self.environment.get_template(template_of(self.pages[at]))
        return encoded(template.render(self.variables(at, self.text(at))))

    def text(self, at: str) -> Text:
        """The prose of the page at an address; what is to be known of its pictures is put in."""
        page = self.pages[at]
        prose = self.rendering.plan.rendered.get(page.address)
        if prose is None:
            return Text()
        folder = posixpath.dirname(page.address)

        def find(url: str) -> Shown | None:
            address = posixpath.normpath(posixpath.join(folder, unquote(url.partition("#")[0])))
            return self.media.pictures.get(address)

        # The plan's HTML can do no harm.
        return Text(Markup(show_pictures(prose.html, find)), prose.headings)

    def variables(self, at: str, text: Text) -> dict[str, Any]:
        """What the template of the page at an address sees."""
        plan, folder, page = self.rendering.plan, self.rendering.folder, self.pages[at]
        variables = page_variables(plan, page, at, folder, self._published, self._parts)
        return {"page": text, "photo": self._photos(variables["link"]), **variables}

    def _photos(self, link: Callable[[str], str]) -> Callable[..., Markup]:
        """What gives a template the <img> of a picture in media/.

        Of its own size and lazy, or a square with sides of so many pixels.
        """

        def photo(file: str, words: str, side: int | None = None) -> Markup:
            size = f' width="{side}" height="{side}"' if side else ""
            url = escape(link(quote(file)))
            html = f'<img src="{url}" alt="{escape(words)}"{size} loading="lazy">'
            return Markup(show_pictures(html, lambda _url: self.media.pictures.get(file)))

        return photo

    def files(self) -> dict[str, bytes | Path]:
        """Staff's files, by where they go."""
        return {self.rendering.folder + a: content for a, content in self.media.files.items()}

    def assets(self) -> dict[str, bytes]:
        """The theme's files that the pages need, by address below the plan's folder."""
        assets = needed(self.theme, portal=self._is_portal)
        return {asset.address: asset.content for asset in assets}

    def outputs(self) -> dict[str, bytes]:
        """What someone downloads or subscribes to, by address below the plan's folder.

        Also by the address that it had before.
        """
        outputs, shared = self.rendering.plan.outputs, self.rendering.shared
        made = {o.address: o.make() for o in outputs if shared or not o.same}
        return made | {old: made[o.address] for o in outputs for old in o.was}

    def made_of_pages(
        self, pages: Mapping[str, bytes], beside: Mapping[str, bytes]
    ) -> dict[str, bytes]:
        """What is made of all rendered pages.

        Search index, manifest and worker, which keeps also what stands `beside` the pages and makes
        them work. By address below the plan's folder.
        """
        campaign, folder = self.rendering.plan.variables.get("campaign"), self.rendering.folder
        code = {a: content for a, content in beside.items() if a.endswith(offline.CODE)}
        if not isinstance(campaign, Campaign):
            address = self.rendering.plan.address
            # Where a campaign's page stands, its own worker does.
            return {WORKER: _page_worker(pages[folder], code, address)} if folder in pages else {}
        own = {page.address: pages[folder + page.address] for page in self.rendering.plan.pages}
        pages_to_find = (page for page in self.rendering.plan.pages if page.findable)
        texts = [(page.address, own[page.address].decode()) for page in pages_to_find]
        files = {
            INDEX: search.index_script(texts, campaign.unit.abbreviations),
            MANIFEST: offline.manifest(campaign, lambda n: self._published[n].address),
        }
        own.pop(NOT_FOUND, None)
        kept = {**own, **self.media.kept, **code, **files}
        files[WORKER] = offline.worker(kept, self.rendering.plan.address)
        return files

    def beside(self, pages: Mapping[str, bytes]) -> dict[str, bytes]:
        """All that stands beside the pages and staff's files, by where it goes."""
        folder, assets = self.rendering.folder, self.assets()
        files = self.outputs()
        files |= self.made_of_pages(pages, assets | files)
        if self.rendering.shared:
            files |= assets
        files = {folder + address: content for address, content in files.items()}
        if self.rendering.stable:
            above = self.rendering.plan.address.removesuffix(folder)
            files[WORKER] = _page_worker(pages[""], assets, above, folder)
        return files


def _page_worker(page: bytes, code: Mapping[str, bytes], above: str, folder: str = "") -> bytes:
    """The worker of one page alone, with what it asks for of the styles and scripts in `folder`.

    The front page, or that at a unit's own address, `above` the folder that is rendered.
    """
    asked = offline.asked_for(page.decode(), code)
    files = {folder + address: content for address, content in asked.items()}
    return offline.worker({"": page, **files}, above, whole=False)


def template_of(page: Page) -> str:
    """The name of a page's template."""
    return f"pages/{page.template}"


def encoded(html: str) -> bytes:
    """A page's bytes; half a character, which UTF-8 has no bytes for, stands there as a number."""
    return html.encode("utf-8", errors="xmlcharrefreplace")
