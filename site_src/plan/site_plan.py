"""A campaign to the plan of its site: pages, outputs, media, navigation, and what collides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from site_src.base.addresses import (
    CONTACT,
    NEWS_PAGE,
    NOT_FOUND,
    PROGRAM,
    RESOURCES,
    SEARCH,
    destination,
)
from site_src.base.messages import gettext as _
from site_src.base.problems import Problem, Severity, known_here, near_miss
from site_src.content_types.base import ContentType
from site_src.model import Campaign, Origin, Photo
from site_src.model.listing import reach
from site_src.model.page import Page
from site_src.outputs.base import NO_MOVES, Moves, Output, OutputFile
from site_src.outputs.sitemap import sitemap_file
from site_src.plan.moves import gone, lost, moved_files, moves_of
from site_src.plan.rendered import render
from site_src.plan.targets import MediaFolders, Targets, linkable
from site_src.reading.published import Recorded

if TYPE_CHECKING:
    from site_src.prose.converter import Rendered

# What citizens look for, in the order of the menu. The rest of it is for staff.
LONGEST_PATH = 180
CITIZENS = ("", PROGRAM, RESOURCES, NEWS_PAGE, CONTACT)


@dataclass(frozen=True, slots=True)
class NavItem:
    """An entry of the main navigation."""

    title: str
    address: str

    @property
    def for_citizens(self) -> bool:
        """Whether it is one of the five that citizens look for; the others are for staff."""
        return self.address in CITIZENS


@dataclass(frozen=True, slots=True)
class MediaFile:
    """A file that pages refer to.

    Where it goes, where it lies, and whether pages show it (a picture) or only lead to it.
    """

    address: str
    file: Path
    shown: bool


@dataclass(frozen=True, slots=True)
class SitePlan:
    """A folder of the site before anything is rendered.

    `address` is the folder below site/ ('/'-string, '' for the root). `markdown` has the text of
    each page with prose, by page address, its links as the page has them; `rendered` is what it
    became. `site_url` is the absolute address of the folder, where it is known. `lasting` has the
    addresses that others keep, `moves` what became of those that pages had before.
    `variables` are for every template: the campaign, and what the builder knows of its
    surroundings: `years` that the unit has a campaign in (newest first) and the units `below` it.
    """

    address: str
    title: str
    pages: tuple[Page, ...]
    nav: tuple[NavItem, ...]
    markdown: Mapping[str, str] = field(default_factory=dict)
    rendered: Mapping[str, Rendered] = field(default_factory=dict)
    media: tuple[MediaFile, ...] = ()
    outputs: tuple[OutputFile, ...] = ()
    moves: Moves = NO_MOVES
    lasting: tuple[str, ...] = ()
    site_url: str | None = None
    variables: Mapping[str, Any] = field(default_factory=dict)


def plan(
    campaign: Campaign,
    content_types: Iterable[ContentType],
    outputs: Iterable[Output],
    folders: MediaFolders,
    record: Mapping[str, Recorded] = MappingProxyType({}),
) -> tuple[SitePlan, list[Problem]]:
    """The site of one campaign.

    `folders` are the media/ folders of its chain, `record` the addresses that were published.
    """
    pages = [page for kind in content_types for page in kind.pages(campaign)]
    sitemap = (
        [sitemap_file(campaign.site_url, [page.address for page in pages if page.findable])]
        if campaign.site_url
        else []
    )
    pages += [search_page(pages, campaign.unit.origin), not_found_page(campaign.unit.origin)]
    files = [*(file for output in outputs for file in output.files(campaign)), *sitemap]
    moved, problems = moves_of(pages, files)
    problems += [*_collisions(pages, files), *_double_anchors(campaign, pages)]
    problems += _long_paths(campaign, pages, files)
    targets = Targets(pages, folders)
    markdown = {page.address: targets.rewrite(page) for page in pages if page.prose}
    for document in campaign.documents:
        if document.file:
            targets.media_file(document.file, document.file_origin.spot)
    for photo in photos(campaign):
        targets.photo(photo)
    known = frozenset(map(linkable, (*targets.pages, *targets.media)))
    rendered = {}
    for page in pages:
        if page.prose:
            text = markdown[page.address]
            rendered[page.address], faults = render(page, text, known, targets.told)
            targets.problems += faults
    problems += [*targets.problems, *_unknown_events(campaign)]
    lasting = lasting_addresses(pages, files, targets)
    kept = {*lasting, *(old for old, _new in moved)}
    moves = Moves(moved, gone(record, campaign.name.address, kept))
    problems += lost(record, campaign.name.address, kept, pages)
    files += moved_files(campaign, pages, moves)
    shown = sorted((page for page in pages if page.nav), key=_place_in_menu)
    return SitePlan(
        address=campaign.name.address,
        title=campaign.title,
        pages=tuple(pages),
        nav=tuple(NavItem(page.nav or "", page.address) for page in shown),
        markdown=markdown,
        rendered=rendered,
        media=tuple(
            MediaFile(name, targets.media[name], name in targets.shown)
            for name in sorted(targets.media)
        ),
        outputs=tuple(files),
        moves=moves,
        lasting=lasting,
        site_url=campaign.site_url,
        variables={"campaign": campaign, "years": (), "below": (), "reach": reach(campaign)},
    ), problems


def lasting_addresses(
    pages: Iterable[Page], files: Iterable[OutputFile], targets: Targets
) -> tuple[str, ...]:
    """The addresses that people print, link and subscribe to.

    Pages, some files beside them, and staff's files that pages lead to. Not those that a page shows
    or that are made for it: nobody has their addresses.
    """
    found = [page.address for page in pages if page.address != NOT_FOUND]
    found += [file.address for file in files if file.lasting]
    found += [name for name in targets.media if name not in targets.shown]
    return tuple(sorted(found))


def _place_in_menu(page: Page) -> tuple[int, int]:
    known = page.address in CITIZENS
    return (CITIZENS.index(page.address) if known else len(CITIZENS), page.weight)


def photos(campaign: Campaign) -> Iterator[Photo]:
    """The pictures that entries of a campaign show beside their words."""
    entries = (campaign.art, *(e.photo for e in campaign.events), *(n.photo for n in campaign.news))
    yield from (photo for photo in entries if photo)


def not_found_page(origin: Origin) -> Page:
    """The page for an unknown address."""
    title = _("There is no page here")
    return Page(NOT_FOUND, "404.html", title, title, origin, findable=False)


def search_page(pages: Iterable[Page], origin: Origin) -> Page:
    """The page for searching, which also lists all pages: each with those below it."""
    listed = [page for page in pages if page.findable]
    tops = [page for page in listed if page.address.count("/") < 2]
    below = {
        top.address: [p for p in listed if p is not top and p.address.startswith(top.address)]
        for top in tops
        if top.address
    }
    return Page(
        SEARCH,
        "search.html",
        _("Search"),
        _("Find an activity, a document or a word on these pages."),
        origin,
        variables={"listed": tuple((top, tuple(below.get(top.address, ()))) for top in tops)},
        findable=False,
    )


def _long_paths(
    campaign: Campaign, pages: Iterable[Page], files: Iterable[OutputFile]
) -> Iterator[Problem]:
    """Paths that Windows cannot hold below a folder of usual depth: an id stands in some twice."""
    longest: dict[str, str] = {}
    for address in (*(destination(page.address) for page in pages), *(f.address for f in files)):
        top = "/".join(address.split("/")[:2])
        longest[top] = max(longest.get(top, ""), address, key=len)
    origins = {page.address.strip("/"): page.origin for page in pages}
    for top, address in longest.items():
        length = len(str(campaign.name)) + len(address) + len("/.br")
        if length > LONGEST_PATH:
            message = _("The path of this page has {length} letters; hosts take {most}")
            yield Problem(
                Severity.WARNING,
                "long-path",
                origins.get(top, campaign.unit.origin).spot,
                message.format(length=length, most=LONGEST_PATH),
                _("Give it a shorter id, of at most five words."),
            )


def _collisions(pages: Iterable[Page], outputs: Iterable[OutputFile]) -> Iterator[Problem]:
    """Two things at one address; letters' case does not tell them apart on Windows."""
    seen: dict[str, Origin | None] = {}
    everything = [(page.address, page.origin) for page in pages]
    for address, origin in (*everything, *((output.address, None) for output in outputs)):
        key = destination(address).casefold()
        if key in seen:
            first = seen[key]
            written = origin or first
            assert written is not None, f"two outputs have the address {address}"
            yield Problem(
                Severity.ERROR,
                "same-address",
                written.spot,
                _("Two pages have the address “{address}”").format(address=address),
                _("Give one of them another name."),
                first.spot if first else None,
            )
        seen.setdefault(key, origin)


def _unknown_events(campaign: Campaign) -> Iterator[Problem]:
    """Tasks that name an event which is not in the programme."""
    known = [event.id for event in campaign.events]
    for task in (task for assignment in campaign.assignments for task in assignment.tasks):
        if task.event is not None and task.event not in known:
            yield Problem(
                Severity.ERROR,
                "unknown-id",
                task.origin.spot,
                _("There is no “{key}”").format(key=task.event),
                near_miss(task.event, known, known_here(known) if known else "", cutoff=0.5),
            )


def _double_anchors(campaign: Campaign, pages: Iterable[Page]) -> Iterator[Problem]:
    for page in pages:
        for anchor in sorted(a for a, times in Counter(page.anchors).items() if times > 1):
            entries = [entry for entry in _entries(campaign) if entry[0] == anchor]
            origins = [origin for _key, origin, _is_old in entries]
            hint = _("Give each entry an id of its own.")
            before = {origin for _key, origin, is_old in entries if is_old}
            own = before & {origin for _key, origin, is_old in entries if not is_old}
            if own:
                hint = _("It is the entry’s own: “was” has only ids that it had before.")
            elif before:
                hint = _("Take it out of “was”, or give the entry that has it now another id.")
            yield Problem(
                Severity.ERROR,
                "duplicate-id",
                (origins[-1] if origins else page.origin).spot,
                _("The id “{key}” stands twice on one page").format(key=anchor),
                hint,
                origins[0].spot if len(origins) > 1 and not own else None,
            )


def _entries(value: object) -> Iterator[tuple[str, Origin, bool]]:
    """Every entry inside a campaign, in order: each id, where it stands, whether it was before."""
    for field_ in fields(value) if is_dataclass(value) and not isinstance(value, type) else ():
        inner = getattr(value, field_.name)
        for item in inner if isinstance(inner, tuple) else ():
            if hasattr(item, "id") and hasattr(item, "origin"):
                yield item.id, item.origin, False
                for old in getattr(item, "was", ()):
                    yield old, item.origin, True
                yield from _entries(item)
