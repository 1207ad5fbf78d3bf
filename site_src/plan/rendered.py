"""What a page's text became, and what is wrong with that: at its place in the text.

Looked for in the cleaned HTML, where nothing can be missed: a second reading of the source takes
for code or for a comment what Markdown does not.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Container, Iterator
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from site_src.base.messages import gettext as _
from site_src.base.problems import Problem, Severity, Spot, content_error
from site_src.model.page import Page
from site_src.plan.targets import SCHEME, linkable, spot_in

if TYPE_CHECKING:
    from site_src.prose.converter import Rendered

# In a tag of sanitized HTML, whose attributes have their values in double quotes.
_TAG = re.compile(r"""<[a-z][^\s>]*((?:\s+[^\s"=>/]+(?:="[^"]*")?)+)\s*/?>""")
# As wide or high as no screen is, or nothing at all.
_SIZE = re.compile(r"""<img\s[^>]*?\s(?:width|height)="(?![1-9]\d{0,3}")(\d[^"]*)\"""")
_URL = re.compile(r"""\s(href|src|srcset|poster)="([^"]*)\"""")


def render(
    page: Page, markdown: str, known: Container[str], told: Callable[[Spot], bool]
) -> tuple[Rendered, list[Problem]]:
    """A page's text as HTML, and the problems of it.

    `known` is where its links may lead (`SitePlan.linkable`); `told` says of a place whether
    something is wrong with it already.
    """
    # Loaded only where there are texts: Python-Markdown takes a tenth of a second.
    from site_src.prose.converter import Rendered, rendered
    from site_src.prose.leftovers import find_leftover

    try:
        made = rendered(markdown)
    except RecursionError:
        message = _("A text is nested too deeply for the page to be made")
        hint = _("Put blank lines between paragraphs, and quote or indent less.")
        return Rendered(""), [content_error("nesting", _spot(page, markdown, 0), message, hint)]
    problems = [
        problem
        for problem in _wrong_urls(made.html, page, markdown, known)
        if not told(problem.spot)
    ]
    for size in _SIZE.findall(made.html):
        spot = _spot(page, markdown, max(markdown.find(size), 0))
        message = _("No picture is {size} pixels wide or high").format(size=_short(size))
        hint = _("Write a number from 1 to 9999, like width=400, or leave it out.")
        problems.append(content_error("picture", spot, message, hint))
    since = 0
    for leftover in made.leftovers:
        since = max(find_leftover(leftover, markdown, since), 0)
        spot = _spot(page, markdown, since)
        since += 1
        if leftover.is_icon:
            message = _("There is no icon “{name}”").format(name=leftover.sign)
            problems.append(content_error("icon", spot, message, leftover.hint))
            continue
        message = _("“{sign}” stands on the page as it is written").format(sign=leftover.sign)
        problems.append(Problem(Severity.WARNING, "markdown", spot, message, leftover.hint))
    return made, problems


def _short(text: str) -> str:
    return text if len(text) <= 20 else f"{text[:20]}…"


def _wrong_urls(html: str, page: Page, markdown: str, known: Container[str]) -> Iterator[Problem]:
    for tag in _TAG.finditer(html):
        for name, value in _URL.findall(tag[1]):
            urls = value.split(",") if name == "srcset" else [value]
            for url in (unescape(each.split()[0]) for each in urls if each.strip()):
                if problem := _wrong_url(name, url, page, markdown, known):
                    yield problem


def _wrong_url(
    name: str, url: str, page: Page, markdown: str, known: Container[str]
) -> Problem | None:
    elsewhere = SCHEME.match(url) or url.startswith(("//", "\\"))
    if elsewhere and name != "href":
        spot = _spot(page, markdown, _find(url, markdown))
        message = _("“{target}” would be fetched from another site").format(target=url)
        hint = _("Save the file into the year’s media/ folder and write media/name.")
        return content_error("third-party", spot, message, hint)
    path = unquote(url.partition("#")[0])
    if not path or SCHEME.match(url) or linkable(posixpath.join(page.address, path)) in known:
        return None
    spot = _spot(page, markdown, _find(url, markdown))
    message = _("No page has the address “{address}”").format(address=url)
    hint = _("Write an address of this site, like chuong-trinh/, or a whole web address.")
    return content_error("broken-link", spot, message, hint)


def _find(url: str, markdown: str) -> int:
    """Where a URL of the HTML stands in the text, however it is written there; 0 if nowhere."""
    ways = (url, unquote(url), unescape(unquote(url)), url.rpartition("/")[2])
    return next((at for way in ways if way and (at := markdown.find(way)) >= 0), 0)


def _spot(page: Page, markdown: str, at: int) -> Spot:
    """A spot in a page's whole text (`Targets.rewrite`) as one in its file."""
    assert page.prose is not None
    whole = "\n\n".join(passage.text for passage in page.prose.passages)
    # Its blank lines at the beginning were taken off.
    line = len(whole) - len(whole.lstrip("\n")) + markdown.count("\n", 0, at) + 1
    for passage in page.prose.passages:
        lines = passage.text.count("\n") + 1
        if line <= lines:
            text = passage.text.split("\n")[line - 1]
            written = markdown[markdown.rfind("\n", 0, at) + 1 : at]
            # The targets of links before it are written anew.
            column = at - (markdown.rfind("\n", 0, at) + 1) if text.startswith(written) else 0
            return spot_in(passage, line, column + 1)
        line -= lines + 1
    return page.prose.origin.spot
