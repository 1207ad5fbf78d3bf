"""The links of a finished page made others: the one change that handing over makes to pages."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urljoin

from site_src.base.addresses import relative

PAGE = "index.html"

_ATTRIBUTES = r"""(?:[^>"']*+(?:"[^"]*+"|'[^']*+'))*+[^>"']*+"""
_TOKEN = re.compile(
    rf"<!--.*?-->|(<(script|style|textarea|title)\b{_ATTRIBUTES}>)(.*?</\2\s*>)"
    rf"|<(/?)([a-zA-Z][a-zA-Z0-9-]*+){_ATTRIBUTES}>",
    re.DOTALL | re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?<=\s)(href|src|srcset|action|poster|data-board|data-built|data-facets)="
    r"""("[^"]*"|'[^']*')"""
)
_REFRESH = re.compile(r"""(?<=\s)(content)=("\d+; *url=[^"]*"|'\d+; *url=[^']*')""")
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)"')
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|/")


@dataclass(frozen=True, slots=True)
class Links:
    """What becomes of links: `names` are files that get other names.

    With `from_disk` a folder is named by its page, since a disk would list what lies in it. `pages`
    are the '/'-addresses of the folders that have one, '' is home.
    """

    pages: frozenset[str]
    names: Mapping[str, str] = field(default_factory=dict)
    from_disk: bool = False

    def rewritten(self, page: str, here: str) -> str:
        """A page of ours with its links as they are to be; `here` is its '/'-path.

        A link that leads out of the folder becomes whole where the page names its own address, and
        else is a link no more.
        """
        canonical = _CANONICAL.search(page)
        base = html.unescape(canonical[1]) if canonical else ""
        dropped = False

        def of(url: str) -> str | None:
            return self._url(url, here, base)

        def token(match: re.Match[str]) -> str:
            nonlocal dropped
            if match[0].startswith("<!--"):
                return match[0]
            if match[1]:
                return (_changed(match[1], of) or match[1]) + match[3]
            if match[4]:
                ends, dropped = dropped and match[5] == "a", dropped and match[5] != "a"
                return "</span>" if ends else match[0]
            tag = _changed(match[0], of)
            if tag is None and match[5] == "a":
                dropped = True
                return "<span>"
            return match[0] if tag is None else tag

        return _TOKEN.sub(token, page)

    def _url(self, url: str, here: str, base: str) -> str | None:
        if _SCHEME.match(url):
            return url
        path, rest = re.fullmatch(r"([^?#]*)(.*)", url, re.DOTALL).groups()  # type: ignore[union-attr]
        if not path:
            return url
        folder = posixpath.dirname(here)
        target = posixpath.normpath(posixpath.join(folder, unquote(path)))
        is_folder = path.endswith("/") or path.rpartition("/")[2] in (".", "..")
        if target == ".." or target.startswith("../"):
            return urljoin(base, url) if base else None
        target = "" if target == "." else target
        if is_folder:
            address = f"{target}/" if target else ""
            if self.from_disk and address in self.pages:
                return f"{path.rstrip('/')}/{PAGE}{rest}"
            return url
        if target in self.names:
            new = relative(self.names[target], here)
            return quote(new.removeprefix("./"), safe="/.-_~") + rest
        return url


def _changed(tag: str, of: Callable[[str], str | None]) -> str | None:
    """A tag with its addresses changed; None where one leads nowhere any more."""
    lost = False

    def one(match: re.Match[str]) -> str:
        nonlocal lost
        value = html.unescape(match[2][1:-1])
        if match[1] == "srcset":
            parts = [part.strip().partition(" ") for part in value.split(",")]
            urls = [(of(url) or url, rest) for url, _blank, rest in parts]
            new: str | None = ", ".join(f"{url} {rest}".strip() for url, rest in urls)
        elif match[1] == "content":
            wait, mark, url = re.split(r"(url=)", value, maxsplit=1, flags=re.IGNORECASE)
            new = f"{wait}{mark}{of(url) or url}"
        else:
            new = of(value)
        if new is None:
            lost = True
            return match[0]
        return match[0] if new == value else f'{match[1]}="{html.escape(new)}"'

    changed = _ADDRESS.sub(one, tag)
    if tag[:5].lower() == "<meta" and "refresh" in tag:
        changed = _REFRESH.sub(one, changed)
    return None if lost else changed
