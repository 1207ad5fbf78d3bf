"""Markdown to HTML: which extensions, and one instance for many texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from html import unescape
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension

from site_src.prose.icons import Icons, icon
from site_src.prose.leftovers import Leftover, found_by
from site_src.prose.markdown_extension import VietnameseExtension
from site_src.prose.sanitize import sanitize
from site_src.vietnamese.alphabet import heading_slug

_EXTENSIONS = (
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.details",
    "pymdownx.highlight",
    "pymdownx.saneheaders",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.tasklist",
    "pymdownx.emoji",
)
_CONFIGS: dict[str, dict[str, Any]] = {
    "footnotes": {"SEPARATOR": "-"},
    "toc": {"permalink": False, "slugify": heading_slug},
    "pymdownx.highlight": {"linenums_style": "inline"},
    "pymdownx.tabbed": {"alternate_style": True, "slugify": heading_slug},
    "pymdownx.emoji": {"emoji_index": Icons, "emoji_generator": icon},
}


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a text with those below it: `url` leads there from the same page."""

    title: str
    url: str
    children: tuple[Heading, ...]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text as clean HTML, its headings, and what of its signs Markdown did not understand."""

    html: str
    headings: tuple[Heading, ...] = ()
    leftovers: tuple[Leftover, ...] = ()


class Converter:
    """Python-Markdown as texts need it. Setting it up takes as long as converting a page."""

    def __init__(self) -> None:
        self._ready: Markdown | None = None

    def convert(self, text: str) -> Rendered:
        """A text as a page shows it."""
        if not text.strip():
            return Rendered("")
        # One that broke off in the middle of a text is not used again.
        markdown, self._ready = self._ready or self._set_up(), None
        html = markdown.reset().convert(text)
        self._ready = markdown
        headings = tuple(_headings(getattr(markdown, "toc_tokens", ())))
        return Rendered(sanitize(html), headings, found_by(markdown))

    def _set_up(self) -> Markdown:
        extensions: list[str | Extension] = [*_EXTENSIONS, VietnameseExtension()]
        return Markdown(extensions=extensions, extension_configs=_CONFIGS)


def _headings(tokens: Iterable[Mapping[str, Any]]) -> Iterator[Heading]:
    """The headings that the toc extension tells of; their names are HTML without tags."""
    for token in tokens:
        below = tuple(_headings(token["children"]))
        yield Heading(unescape(token["name"]), f"#{token['id']}", below)


@cache
def converter() -> Converter:
    """The one of this process."""
    return Converter()


@lru_cache(maxsize=64)
def rendered(text: str) -> Rendered:
    """A text as a page shows it, converted once for all that have it.

    What a nation or a province writes stands on the pages of every unit below.
    """
    return converter().convert(text)
