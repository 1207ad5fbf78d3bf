"""What the links and pictures of staff's Markdown mean.

Pages of the campaign, places on them, files of media/; with file, line and column where they mean
nothing.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Protocol
from urllib.parse import quote, unquote

from site_src.base.addresses import relative
from site_src.base.folders import are_one_on_windows
from site_src.base.messages import gettext as _
from site_src.base.messages import thousands
from site_src.base.problems import Problem, Severity, Spot, known_here, near_miss
from site_src.model import Origin, Passage, Photo
from site_src.model.page import Page
from site_src.plan.meant import REFUSED, other_type, plain_name, whole_address
from site_src.prose.active import what_runs
from site_src.prose.links import Link, find_attribute_lists, find_tags, rewrite_links
from site_src.prose.media import MEDIA_TYPES, what_is_wrong
from site_src.prose.pictures import MOST_PIXELS, SUFFIXES, Fault, is_picture, measure
from site_src.prose.sanitize import SCHEMES, refused

SCHEME = re.compile(r"([a-zA-Z][\w+.-]*):")
# What stands before the target of a picture of which nothing is said.
_NO_WORDS = re.compile(r"!\[\s*\]\(\s*<?\Z")


class MediaFolders(Protocol):
    """The media/ folders of a chain, the nearest first; a name is `media/...`."""

    def find(self, name: str) -> Path | None:
        """The file of this name, in just this spelling."""

    def names(self) -> Iterable[str]:
        """The names that there are."""


class Targets:
    """Reads the prose of a campaign's pages; collects the media that they need, and problems.

    `media` has the files by their address, `shown` the addresses of those that pages show.
    """

    def __init__(self, pages: Iterable[Page], folders: MediaFolders) -> None:
        self.pages = {page.address: page for page in pages}
        self.by_file = {p.prose.origin.path: p.address for p in self.pages.values() if p.prose}
        self.folders = folders
        self.media: dict[str, Path] = {}
        self.shown: set[str] = set()
        self.problems: list[Problem] = []

    def rewrite(self, page: Page) -> str:
        """A page's Markdown, its links as the page has them."""
        assert page.prose is not None
        return "\n\n".join(self._passage(p, page) for p in page.prose.passages).strip("\n")

    def _passage(self, passage: Passage, page: Page) -> str:
        tags = tuple(find_tags(passage.text))
        for tag in tags:
            if tag.name.lower() == "img" and "alt" not in (a.lower() for a in tag.attributes):
                self._say_nothing_of_it(spot_in(passage, tag.line, tag.column))
        for tag in (*tags, *find_attribute_lists(passage.text)):
            if bad := refused(tag.name, tag.attributes):
                self._error(
                    "html",
                    spot_in(passage, tag.line, tag.column),
                    _("“{html}” is not allowed in a text").format(html=bad),
                    _("Write it in Markdown, or leave it out."),
                )

        def new_target(link: Link) -> str:
            spot = spot_in(passage, link.line, link.column)
            if _NO_WORDS.search(passage.text, max(link.start - 40, 0), link.start):
                self._say_nothing_of_it(spot)
            address = self._resolve(link, page, passage.origin, spot)
            if address is None:
                return link.target
            path, mark, fragment = relative(address, page.address).partition("#")
            return quote(path) + mark + fragment

        return rewrite_links(passage.text, new_target)

    def _resolve(self, link: Link, page: Page, origin: Origin, spot: Spot) -> str | None:
        """The campaign address that a link means.

        None for one that leads elsewhere, or to a place on its own page.
        """
        scheme = SCHEME.match(link.target)
        if scheme:
            if scheme[1].lower() not in SCHEMES:
                message = _("Links of the kind “{scheme}:” are not allowed")
                hint = _("Use https:, mailto: or tel:.")
                if len(scheme[1]) == 1 or scheme[1].lower() == "file":  # somebody's own disk
                    hint = _("Save the file into the year’s media/ folder and write media/name.")
                self._error("scheme", spot, message.format(scheme=scheme[1]), hint)
            elif link.embedded:
                message = _("“{target}” would be fetched from another site")
                hint = _("Save the file into the year’s media/ folder and write media/name.")
                self._error("third-party", spot, message.format(target=link.target), hint)
            return None
        path, mark, fragment = unquote(link.target).partition("#")
        if not path:
            if not mark:
                self._broken(link.target, spot)
            else:
                self._anchor(page, fragment, spot)
            return None
        beside = posixpath.normpath(posixpath.join(posixpath.dirname(origin.path), path))
        if beside in self.by_file:
            self._anchor(self.pages[self.by_file[beside]], fragment, spot)
            return self.by_file[beside] + mark + fragment
        if whole := whole_address(path):
            message = _("“{target}” leads nowhere: it lacks its beginning").format(
                target=link.target
            )
            self._error("broken-link", spot, message, _("Write {whole}").format(whole=whole))
            return None
        address = posixpath.normpath(path.lstrip("/"))
        address = re.sub(r"^(?:\.\./)+|^\.{1,2}$|/?index\.html$", "", address)
        if re.search(r"\.(?!md$)\w+$", address):
            name = address[address.find("media/") :] if "media/" in address else address
            file = self.media_file(name, spot)
            if file is not None and link.embedded:
                self.shown.add(file)
            return file
        target = self.pages.get(f"{address}/" if address else "")
        if target is None or path.startswith("//") or path.endswith(".md"):
            self._broken(link.target, spot, f"{address}/")
            return None
        self._anchor(target, fragment, spot)
        return target.address + mark + fragment

    def told(self, spot: Spot) -> bool:
        """Whether an error was found on this line."""
        spots = ((p.spot.path, p.spot.line) for p in self.problems if p.severity is Severity.ERROR)
        return (spot.path, spot.line) in spots

    def _broken(self, target: str, spot: Spot, address: str = "") -> None:
        known = [page for page in self.pages if page]
        if target.endswith(".md"):
            address = posixpath.basename(target)
            known = [posixpath.basename(path) for path in self.by_file]
        message = _("No page has the address “{address}”").format(address=target)
        otherwise = _("Write an address of this site, like chuong-trinh/, or a whole web address.")
        self._error("broken-link", spot, message, near_miss(address, known, otherwise))

    def _anchor(self, page: Page, fragment: str, spot: Spot) -> None:
        known = (*page.anchors, *(_ids(page.prose.body) if page.prose and fragment else ()))
        if fragment and fragment not in known:
            message = _("The page has no place “#{anchor}”").format(anchor=fragment)
            otherwise = known_here(known) if known else _("Leave out “#” and what follows.")
            self._error("broken-anchor", spot, message, near_miss(fragment, known, otherwise))

    def photo(self, photo: Photo) -> None:
        """Take a picture that an entry shows, which no text names, into the site."""
        if not is_picture(photo.file):
            suffix = posixpath.splitext(photo.file)[1].lstrip(".").lower()
            message = _("“.{suffix}” is no picture").format(suffix=suffix)
            self._error("media-type", photo.origin.spot, message, known_here(sorted(SUFFIXES)))
        elif (file := self.media_file(photo.file, photo.origin.spot)) is not None:
            self.shown.add(file)

    def media_file(self, name: str, spot: Spot) -> str | None:
        """The address of a file in media/, which is then part of the site."""
        suffix = posixpath.splitext(name)[1].lstrip(".").lower()
        if suffix not in MEDIA_TYPES:
            message = _("Files of the type “.{suffix}” are not published").format(suffix=suffix)
            self._error("media-type", spot, message, other_type(name, suffix))
            return None
        file = self.folders.find(name)
        if ".." in name.split("/") or "\\" in name:
            message = _("“{name}” leads out of the media/ folder").format(name=name)
            hint = _("Copy the file into the year’s media/ folder and write media/name.")
            self._error("outside", spot, message, hint)
            return None
        if file is None:
            names = {known.casefold(): known for known in self.folders.names()}
            wanted = name if name.startswith("media/") else f"media/{name}"
            near = get_close_matches(wanted.casefold(), names, n=1, cutoff=0.6)
            hint = _("Put it into the year’s media/ folder and write media/name; mind capitals.")
            if near:
                hint = _("Do you mean “{key}”?").format(key=names[near[0]])
            self._error(
                "missing-file", spot, _("There is no file “{name}”").format(name=name), hint
            )
            return None
        if wrong := what_is_wrong(file):
            self._error("media-content", spot, *wrong)
        elif words := what_runs(file):
            message = _("“{name}” holds {what}, which would run on readers’ machines")
            hint = _(
                "Make the file anew without it: print the PDF into a PDF once more, save an office "
                "file without macros."
            )
            message = message.format(name=name, what=words)
            self.problems.append(Problem(Severity.WARNING, "active-file", spot, message, hint))
        if is_picture(name) and not wrong and isinstance(fault := measure(file), Fault):
            self._bad_picture(name, fault, spot)
            return None
        if bad := REFUSED.search(name.removeprefix("media/")):
            message = _("Some hosts do not serve “{name}”: it has “{character}” in it")
            hint = _("Rename the file, here too: {example}").format(example=plain_name(name))
            message = message.format(name=name, character=bad[0])
            self.problems.append(Problem(Severity.WARNING, "file-name", spot, message, hint))
        twin = next((n for n in self.media if n != name and n.casefold() == name.casefold()), None)
        if twin is not None:
            self._error("name-clash", spot, *are_one_on_windows(name, twin))
        self.media[name] = file
        return name

    def _bad_picture(self, name: str, fault: Fault, spot: Spot) -> None:
        wrong = {
            Fault.BROKEN: (
                _("The picture “{name}” cannot be read to its end"),
                _("Take the picture again from where it came; it may have been cut off."),
            ),
            Fault.TOO_LARGE: (
                _("The picture “{name}” has more than {count} million pixels"),
                _("Make it smaller: 4,000 pixels on its longer side are plenty."),
            ),
            Fault.TOO_SLOW: (
                _("The picture “{name}” is stored in so many layers that it is slow to show"),
                _("Open it in a program for pictures and save it as a JPEG once more."),
            ),
            Fault.MOVING_AVIF: (
                _("Of the moving picture “{name}” (AVIF) place and device cannot be taken out"),
                _("Save it as moving WebP or GIF, or as a film (.mp4)."),
            ),
            Fault.NO_AVIF: (
                _("On this machine place and device cannot be taken out of “{name}” (AVIF)"),
                _("Save it as JPEG, PNG or WebP."),
            ),
        }
        message, hint = wrong[fault]
        message = message.format(name=name, count=thousands(MOST_PIXELS // 1_000_000))
        self._error("picture", spot, message, hint)

    def _say_nothing_of_it(self, spot: Spot) -> None:
        hint = _(
            "Say between the brackets what it shows, for those who cannot see it; one that only "
            'adorns is written <img src="media/name" alt="">.'
        )
        message = _("The picture has no words")
        self.problems.append(Problem(Severity.WARNING, "picture-words", spot, message, hint))

    def _error(self, rule: str, spot: Spot, message: str, hint: str) -> None:
        self.problems.append(Problem(Severity.ERROR, rule, spot, message, hint))


def linkable(address: str) -> str:
    """An address as all ways of writing it come out."""
    return posixpath.normpath(address)


def spot_in(passage: Passage, line: int, column: int) -> Spot:
    """A spot in a passage as one in its file."""
    return Spot(passage.origin.path, passage.origin.line + line - 1, column)


# Bounded, since a worker reads the texts of many units.
@lru_cache(maxsize=64)
def _ids(body: str) -> tuple[str, ...]:
    """The ids that a Markdown text gives its headings and notes."""
    from site_src.prose.converter import rendered  # loaded only where a link asks for a place

    return tuple(re.findall(r'\bid="([^"]+)"', rendered(body).html))
