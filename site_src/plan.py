"""A campaign to the plan of its site: pages, outputs, media, navigation, and what collides."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from site_src.addresses import relative, source_uri
from site_src.content_types.base import ContentType, Page
from site_src.links import find_links, rewrite_links
from site_src.messages import gettext as _
from site_src.model import Campaign, Origin, Passage
from site_src.outputs.base import Output, OutputFile
from site_src.problems import Place, Problem, Severity
from site_src.sanitize import SCHEMES

# What a unit may offer for download or show; anything else in media/ stays where it is.
MEDIA_TYPES = frozenset(
    {"avif", "docx", "gif", "jpeg", "jpg", "mp3", "mp4", "odt", "pdf", "png", "webp", "xlsx"}
)
NOT_FOUND = "404.html"

FindMedia = Callable[[str], Path | None]


@dataclass(frozen=True, slots=True)
class NavItem:
    """An entry of the main navigation."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class MediaFile:
    """A file that pages refer to: where it goes, and where it lies."""

    address: str
    file: Path


@dataclass(frozen=True, slots=True)
class SitePlan:
    """A folder of the site before anything is rendered.

    `address` is the folder below site/ ('/'-string, '' for the root). `markdown` has the text of
    each page with prose, by page address, its links in the form that MkDocs follows. `site_url`
    is the absolute address of the folder, where it is known. `variables` are for every template:
    the campaign, and what the builder knows of its surroundings: `years` that the unit has a
    campaign in (newest first) and the units `below` it.
    """

    address: str
    title: str
    pages: tuple[Page, ...]
    nav: tuple[NavItem, ...]
    markdown: Mapping[str, str] = field(default_factory=dict)
    media: tuple[MediaFile, ...] = ()
    outputs: tuple[OutputFile, ...] = ()
    site_url: str | None = None
    variables: Mapping[str, Any] = field(default_factory=dict)


def plan(
    campaign: Campaign,
    content_types: Iterable[ContentType],
    outputs: Iterable[Output],
    find_media: FindMedia,
) -> tuple[SitePlan, list[Problem]]:
    """The site of one campaign. `find_media` knows the file behind `media/...`, nearest first."""
    pages = [page for kind in content_types for page in kind.pages(campaign)]
    pages.append(not_found_page(campaign.unit.origin))
    files = tuple(file for output in outputs for file in output.files(campaign))
    problems = [*_collisions(pages, files), *_double_anchors(pages)]
    resolver = _Resolver(pages, find_media)
    markdown = {page.address: resolver.rewrite(page) for page in pages if page.prose}
    for document in campaign.documents:
        if document.file:
            resolver.media_file(document.file, document.origin)
    problems += [*resolver.problems, *_unknown_events(campaign)]
    shown = sorted((page for page in pages if page.nav), key=lambda page: page.weight)
    folder = "/".join(part for part in (campaign.unit.path, str(campaign.year)) if part)
    return SitePlan(
        address=f"{folder}/",
        title=campaign.title,
        pages=tuple(pages),
        nav=tuple(NavItem(page.nav or "", page.address) for page in shown),
        markdown=markdown,
        media=tuple(resolver.media[address] for address in sorted(resolver.media)),
        outputs=files,
        site_url=campaign.site_url,
        variables={"campaign": campaign, "years": (), "below": ()},
    ), problems


def not_found_page(origin: Origin) -> Page:
    """The page for an unknown address."""
    title = _("There is no page here")
    return Page(NOT_FOUND, "404.html", title, title, origin)


def _destination(address: str) -> str:
    return address if address and not address.endswith("/") else f"{address}index.html"


def _collisions(pages: Iterable[Page], outputs: Iterable[OutputFile]) -> Iterator[Problem]:
    """Two things at one address; letters' case does not tell them apart on Windows."""
    seen: dict[str, Origin | None] = {}
    everything = [(page.address, page.origin) for page in pages]
    for address, origin in (*everything, *((output.address, None) for output in outputs)):
        key = _destination(address).casefold()
        if key in seen and origin is not None:
            first = seen[key]
            yield Problem(
                Severity.ERROR,
                "same-address",
                Place(origin.path, origin.line),
                _("Two pages have the address “{address}”").format(address=address),
                _("Give one of them another name."),
                Place(first.path, first.line) if first else None,
            )
        seen.setdefault(key, origin)


def _unknown_events(campaign: Campaign) -> Iterator[Problem]:
    """Tasks that name an event which is not in the programme."""
    known = [event.id for event in campaign.events]
    for task in (task for assignment in campaign.assignments for task in assignment.tasks):
        if task.event is not None and task.event not in known:
            near = get_close_matches(task.event, known, n=1, cutoff=0.5)
            yield Problem(
                Severity.ERROR,
                "unknown-id",
                Place(task.origin.path, task.origin.line),
                _("There is no “{key}”").format(key=task.event),
                _("Do you mean “{key}”?").format(key=near[0]) if near else "",
            )


def _double_anchors(pages: Iterable[Page]) -> Iterator[Problem]:
    for page in pages:
        for anchor in sorted({a for a in page.anchors if page.anchors.count(a) > 1}):
            yield Problem(
                Severity.ERROR,
                "duplicate-id",
                Place(page.origin.path),
                _("The id “{key}” stands twice in this list").format(key=anchor),
                _("Give each entry an id of its own."),
            )


class _Resolver:
    """Finds what the links of a campaign's prose mean, and which media files they need."""

    def __init__(self, pages: Iterable[Page], find_media: FindMedia) -> None:
        self.pages = {page.address: page for page in pages}
        self.by_file = {p.prose.origin.path: p.address for p in pages if p.prose}
        self.find_media = find_media
        self.media: dict[str, MediaFile] = {}
        self.problems: list[Problem] = []

    def rewrite(self, page: Page) -> str:
        """A page's Markdown, its links pointing from MkDocs' source to MkDocs' source."""
        assert page.prose is not None
        here = source_uri(page.address)
        return "\n\n".join(self._passage(p, here) for p in page.prose.passages).strip("\n")

    def _passage(self, passage: Passage, here: str) -> str:
        targets: dict[str, str] = {}
        for link in find_links(passage.text):
            line = passage.origin.line + link.line - 1
            place = Place(passage.origin.path, line, link.column)
            address = self._resolve(link.target, passage.origin, place)
            if address is None:
                targets[link.target] = link.target
                continue
            path, mark, fragment = address.partition("#")
            uri = source_uri(path) if path.endswith("/") or not path else path
            targets[link.target] = relative(uri, here) + mark + fragment
        return rewrite_links(passage.text, lambda target: targets[target])

    def _resolve(self, target: str, origin: Origin, place: Place) -> str | None:
        """The campaign address that a link means; None for one that leads elsewhere."""
        scheme = re.match(r"([a-zA-Z][\w+.-]*):", target)
        if scheme:
            if scheme[1].lower() not in SCHEMES:
                self._error(
                    "scheme",
                    place,
                    _("Links of the kind “{scheme}:” are not allowed").format(scheme=scheme[1]),
                    _("Use https:, mailto: or tel:."),
                )
            return None
        if target.startswith("#") or not target:
            return None
        path, mark, fragment = target.partition("#")
        folder = posixpath.dirname(origin.path)
        beside = posixpath.normpath(posixpath.join(folder, path))
        address = posixpath.normpath(path.lstrip("/"))
        address = re.sub(r"^(?:\.\./)+|^\.{1,2}$|/?index\.html$", "", address)
        if beside in self.by_file:
            return self.by_file[beside] + mark + fragment
        if re.search(r"\.\w+$", address):
            name = address[address.find("media/") :] if "media/" in address else address
            return self.media_file(name, origin, place)
        page = self.pages.get(f"{address}/" if address else "")
        if page is None:
            known = [known for known in self.pages if known]
            near = get_close_matches(f"{address}/", known, n=1, cutoff=0.6)
            hint = (
                _("Do you mean “{key}”?").format(key=near[0])
                if near
                else _("Write an address of this site, like chuong-trinh/, or a whole web address.")
            )
            self._error(
                "broken-link",
                place,
                _("No page has the address “{address}”").format(address=target),
                hint,
            )
            return None
        if fragment and not page.prose and fragment not in page.anchors:
            near = get_close_matches(fragment, page.anchors, n=1)
            hint = _("Do you mean “{key}”?").format(key=near[0]) if near else ""
            message = _("The page has no place “#{anchor}”").format(anchor=fragment)
            self._error("broken-anchor", place, message, hint)
        return page.address + mark + fragment

    def media_file(self, name: str, origin: Origin, place: Place | None = None) -> str | None:
        """The address of a file in media/, which is then part of the site."""
        place = place or Place(origin.path, origin.line)
        suffix = posixpath.splitext(name)[1].lstrip(".").lower()
        if suffix not in MEDIA_TYPES:
            self._error(
                "media-type",
                place,
                _("Files of the type “.{suffix}” are not published").format(suffix=suffix),
                _("Known here: {keys}.").format(keys=", ".join(sorted(MEDIA_TYPES))),
            )
            return None
        file = self.find_media(name)
        if file is None:
            self._error(
                "missing-file",
                place,
                _("There is no file “{name}”").format(name=name),
                _("Put it into the year’s media/ folder and write media/name; mind capitals."),
            )
            return None
        self.media[name] = MediaFile(name, file)
        return name

    def _error(self, rule: str, place: Place, message: str, hint: str) -> None:
        self.problems.append(Problem(Severity.ERROR, rule, place, message, hint))
