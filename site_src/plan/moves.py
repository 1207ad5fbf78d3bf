"""Addresses that a campaign's pages had before, those taken away, and those that would be lost.

All of them are '/'-strings below the campaign's folder.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import partial

from site_src.base.addresses import destination
from site_src.base.messages import gettext as _
from site_src.base.problems import Problem, Severity
from site_src.model import Campaign, Origin
from site_src.model.page import Page
from site_src.outputs.base import Moves, OutputFile
from site_src.outputs.hosting import server_files
from site_src.outputs.moved import gone_page, moved_page
from site_src.reading.published import Recorded


def moves_of(
    pages: Iterable[Page], files: Iterable[OutputFile]
) -> tuple[tuple[tuple[str, str], ...], list[Problem]]:
    """The pairs of an old and a new address, and where two entries are in each other's way."""
    problems: list[Problem] = []
    pages = tuple(pages)
    live = {page.address: page.origin for page in pages}
    claimed: dict[str, Page] = {}
    for page in pages:
        for old in page.was:
            other = live.get(old)
            if other is not None:
                problems += _in_the_way(old, page.origin, other)
            elif old in claimed:
                problems += _claimed_twice(old, page.origin, claimed[old].origin)
            claimed.setdefault(old, page)
    moved = [(old, page.address) for old, page in claimed.items() if old not in live]
    moved += [(old, file.address) for file in files for old in file.was]
    return tuple(sorted(moved)), problems


def _in_the_way(old: str, origin: Origin, other: Origin) -> Iterator[Problem]:
    """At both places: an old address that is that of a page."""
    message = _("“was” names the address “{address}”, at which there is a page")
    hint = _("Take it out of “was”, or give the entry that has it now another id.")
    if other == origin:
        hint = _("It is the entry’s own: “was” has only ids that it had before.")
    for here, there in ((origin, other), (other, origin))[: 1 if other == origin else 2]:
        yield _error(here, message.format(address=old), hint, there)


def _claimed_twice(old: str, origin: Origin, other: Origin) -> Iterator[Problem]:
    message = _("Two entries say by “was” that the address “{address}” was theirs")
    hint = _("Keep it at the one to which its readers shall come.")
    for here, there in ((origin, other), (other, origin)):
        yield _error(here, message.format(address=old), hint, there)


def _error(origin: Origin, message: str, hint: str, other: Origin) -> Problem:
    second = other.spot if other != origin else None
    return Problem(Severity.ERROR, "was-address", origin.spot, message, hint, second)


def moved_files(campaign: Campaign, pages: Iterable[Page], moves: Moves) -> Iterator[OutputFile]:
    """What stands at the old addresses: a page that leads on, and one that says that it is gone.

    And what servers are told of it. Files stand at their old addresses themselves.
    """
    above = campaign.name.address
    titles = {page.address: page.title for page in pages}
    for old, new in moves.moved:
        if new in titles:
            known = f"{campaign.site_url}{new}" if campaign.site_url else None
            make = partial(moved_page, above + old, above + new, titles[new], known)
            yield OutputFile(destination(old), make)
    for address in moves.gone:
        if address.endswith("/"):
            make = partial(gone_page, above + address, above, campaign.title)
            yield OutputFile(destination(address), make)
    yield from server_files(campaign.site_url, moves)


def gone(record: Mapping[str, Recorded], above: str, live: Collection[str]) -> tuple[str, ...]:
    """The addresses below a folder that somebody took away, with all that was recorded below one.

    Not those that are there again.
    """
    said = tuple(line.address for line in record.values() if line.gone)
    whole = tuple(address for address in said if address.endswith("/"))
    found = (address for address in record if address in said or address.startswith(whole))
    tails = (address.removeprefix(above) for address in found if address.startswith(above))
    return tuple(sorted(tail for tail in tails if tail and tail not in live))


def lost(
    record: Mapping[str, Recorded], above: str, kept: Collection[str], pages: Iterable[Page]
) -> Iterator[Problem]:
    """The recorded addresses below a folder that a site with those `kept` would lose.

    Of a page that is lost its files are not told too.
    """
    gone_ones = tuple(line.address for line in record.values() if line.gone)
    told: list[str] = []
    new = [page for page in pages if f"{above}{page.address}" not in record]
    for address, line in sorted(record.items()):
        tail = address.removeprefix(above)
        if not address.startswith(above) or tail in kept:
            continue
        covered = (one for one in (*gone_ones, *told) if one.endswith("/") or one == address)
        if line.gone or any(address.startswith(one) for one in covered):
            continue
        told.append(address)
        yield _lost(line, tail, new)


def _lost(line: Recorded, tail: str, new: Iterable[Page]) -> Problem:
    folder, _mark, key = tail.rstrip("/").rpartition("/")
    message = _("The address “{address}” was published, and nothing would stand there any more")
    by_hand = _("Taken away on purpose? Write “đã gỡ” after it, in this line.")
    become = {
        page.address.rstrip("/").rpartition("/")[2]: page.origin
        for page in new
        if page.address.rstrip("/").rpartition("/")[0] == folder and tail.endswith("/")
    }
    hint, other = _("Put the file or the entry back."), None
    if become and key:
        near = get_close_matches(key, become, n=1, cutoff=0)[0]
        hint = _("Is it “{id}” now? Then write there: was: [{old}]").format(id=near, old=key)
        other = become[near].spot
    elif tail.endswith("/"):
        hint = _("Has it another id now? Then write there: was: [{old}]").format(old=key)
    return Problem(
        Severity.WARNING,
        "lost-address",
        line.spot,
        message.format(address=line.address),
        f"{hint} {by_hand}",
        other,
    )
