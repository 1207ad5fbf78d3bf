"""may-chu/nginx.txt: a `location` for the site's folder alone.

All that is set stands inside the block, and locations within it answer for what differs: the
portal around it keeps its own policy, caching and page for 404. A location with `^~` is asked
before the portal's own patterns, such as one for all pictures.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_src.base.addresses import FEED, NOT_FOUND
from site_src.base.messages import gettext as _
from site_src.outputs.base import Moves
from site_src.outputs.host_rules import (
    FEED_TYPE,
    FOR_EVER,
    FRAMED,
    FRAMING,
    FRESH,
    HASHED,
    HEADERS,
    LETTERED,
    POLICY,
    TYPES,
    comment,
    lines,
    too_many,
)

_INDEX = r"(?:/(?:index\.html)?)?$"


def nginx(folder: str, moves: Moves) -> str:
    """The block for the folder at this '/'-path of its host."""
    place = _("nginx: put this block into “server { … }” of the website. It is about {folder}.")
    elsewhere = _("Stands the folder elsewhere? Put its path (at the root /) for every {folder}")
    return lines(
        comment(place.replace("{folder}", folder)),
        comment(elsewhere.format(folder=folder)),
        comment(_("If “root” stands only in another location of the website, repeat it here.")),
        f"location ^~ {folder} {{",
        *(f"    {line}" if line else "" for line in _block(folder, moves)),
        "}",
    )


def _block(folder: str, moves: Moves) -> Iterator[str]:
    yield from ("index index.html;", "autoindex off;", "expires off;", "absolute_redirect off;")
    yield f"error_page 404 {folder}{NOT_FOUND};"
    yield from ("", "types {")
    groups: dict[str, list[str]] = {}
    for ending, kind in TYPES.items():
        groups.setdefault(kind, []).append(ending)
    yield from (f"    {kind} {' '.join(endings)};" for kind, endings in groups.items())
    lettered = " ".join(TYPES[ending] for ending in LETTERED if ending != "html")
    yield from ("}", "charset utf-8;", f"charset_types {lettered} {FEED_TYPE};", "")
    yield comment(_("Sends the .gz that lies beside a page."))
    yield from ("gzip_static on;", "gzip_vary on;")
    yield comment(
        _("The same for .br, if nginx has the module (in Debian: libnginx-mod-http-brotli-static).")
    )
    yield from ("#brotli_static on;", "")
    strict = f"{POLICY}; {FRAMING}"
    yield from _headers(strict, FRESH)
    yield comment(_("A location gets no headers of the one around it, so each has them all."))
    yield from _location(f"/{FRAMED}/", POLICY, FRESH)
    yield from _location(HASHED, strict, FOR_EVER)
    feed = ("types { }", f"default_type {FEED_TYPE};")
    yield from _location(f"/{_escaped(FEED)}$", strict, FRESH, *feed)
    yield from (comment(text) for text in too_many(moves))
    moves = moves.few
    if moves.moved or moves.gone:
        yield from ("", comment(_("Addresses that have moved, and those that are gone.")))
    for old, new in moves.moved:
        yield f"rewrite ^{_pattern(folder + old)} {folder}{new} permanent;"
    for address in moves.gone:
        page = f"{address}index.html" if address.endswith("/") else NOT_FOUND
        yield f"location = {folder}{address} {{ error_page 410 {folder}{page}; return 410; }}"


def _escaped(address: str) -> str:
    return address.replace(".", r"\.")


def _pattern(address: str) -> str:
    """A page's address as it may be asked for; a file's as it is."""
    if not address.endswith("/"):
        return f"{_escaped(address)}$"
    return _escaped(address.removesuffix("/")) + _INDEX


def _headers(policy: str, cache: str) -> Iterator[str]:
    yield f'add_header Content-Security-Policy "{policy}" always;'
    yield f'add_header Cache-Control "{cache}";'
    yield from (f'add_header {name} "{value}" always;' for name, value in HEADERS.items())


def _location(pattern: str, policy: str, cache: str, *more: str) -> Iterator[str]:
    yield f'location ~ "{pattern}" {{'
    yield from (f"    {line}" for line in (*more, *_headers(policy, cache)))
    yield "}"
