"""Staff's Markdown to HTML, with one Markdown for all texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markdown import Markdown


class Converter:
    """Python-Markdown with these extensions. Setting it up takes as long as converting a page."""

    def __init__(self, extensions: Sequence[Any], configs: Mapping[str, Any] | None) -> None:
        self._extensions, self._configs = list(extensions), dict(configs or {})
        self._ready: Markdown | None = None

    def convert(self, text: str) -> tuple[str, list[Any]]:
        """A text as HTML, and its headings as the toc extension tells them."""
        # One that broke off in the middle of a text is not used again.
        markdown, self._ready = self._ready or self._set_up(), None
        html = markdown.reset().convert(text)
        self._ready = markdown
        return html, getattr(markdown, "toc_tokens", [])

    def _set_up(self) -> Markdown:
        return Markdown(extensions=self._extensions, extension_configs=self._configs)
