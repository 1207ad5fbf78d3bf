"""What a host needs to know: headers, types, compressed files, what has moved.

`_headers` and `_redirects` are read by hosts that know them; `may-chu/` has the same for nginx,
Apache and IIS as texts to copy, with a note in Vietnamese. Each text speaks for the folder alone in
which it stands: a unit may publish its own in a website of others, which must not change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache, partial
from urllib.parse import urlsplit

from site_src.base.addresses import FEED
from site_src.base.messages import gettext as _
from site_src.model import Campaign
from site_src.outputs.apache import apache
from site_src.outputs.base import Moves, Output, OutputFile
from site_src.outputs.host_rules import (
    FEED_TYPE,
    FOR_EVER,
    FRAMED,
    HEADERS,
    POLICY,
    SOMEWHERE,
    TYPES,
    lines,
)
from site_src.outputs.iis import iis
from site_src.outputs.nginx import nginx

FOLDER = "may-chu"
REDIRECTS = "_redirects"


@cache
def headers_file() -> str:
    """`_headers`.

    Its rules are all applied, and their values joined: there can be no exception for a page that
    may be framed, so nothing is said of frames; and a long life is given to assets alone, for these
    hosts ask anew for all else of themselves.
    """
    general = {"Content-Security-Policy": POLICY, **HEADERS}
    text = ["/*", *(f"  {name}: {value}" for name, value in general.items())]
    for depth in range(6):
        steps = "".join(f"/:{letter}" for letter in "abcde"[:depth])
        text += [f"{steps}/assets/*", f"  Cache-Control: {FOR_EVER}"]
    return lines(*text)


@cache
def read_me() -> str:
    """What the files of the folder are for."""
    return lines(
        _("For whoever runs the server on which this folder is published."),
        "",
        _("nginx.txt: a block for nginx, about the site’s folder alone. Tried with nginx 1.22."),
        _("htaccess.txt: becomes the file .htaccess beside index.html. Tried with Apache 2.4."),
        _("web.config.txt: becomes the file web.config beside index.html. Not tried on an IIS."),
        _(
            "_headers, beside index.html: Netlify and Cloudflare Pages read it by themselves. "
            "Not tried there."
        ),
        _("_redirects, where something has moved: the same hosts read it."),
        _("None of them changes anything of a website around this folder."),
        "",
        _("They set:"),
        _("- the security policy: pages load nothing from other sites, run no foreign script;"),
        _("- the type of each file, so that phones open .ics as a calendar;"),
        _("- how long browsers keep files: pages are asked for anew, hashed files a year;"),
        _("- the small copies (.br, .gz) that lie beside each page, and the page for 404."),
        "",
        _("Only the pages in embed/ may stand in a frame on other websites."),
        _("_headers says nothing of frames, since its rules know no exception."),
        _("A host that takes none of these shows the site all the same."),
        _(
            "Every file has to be sent as it is: with a script or a notice written into it, phones "
            "keep no page for when there is no network."
        ),
        "",
        _("Types:"),
        *(f".{ending}  {kind}" for ending, kind in TYPES.items()),
        f"{FEED}  {FEED_TYPE}",
    )


def redirects(moves: Moves) -> str:
    """`_redirects` of Netlify and Cloudflare Pages, for a folder that is their whole site."""
    return lines(*(f"/{old} /{new} 301" for old, new in moves.moved))


def same_files() -> tuple[OutputFile, ...]:
    """Those of these files that say the same in every folder that a server publishes."""
    made: dict[str, Callable[[], str]] = {
        "_headers": headers_file,
        f"{FOLDER}/DOC-TOI.txt": read_me,
    }
    return tuple(OutputFile(address, partial(_utf8, text)) for address, text in made.items())


def server_files(
    site_url: str | None, moves: Moves, framed: Iterable[str] = (f"{FRAMED}/",)
) -> tuple[OutputFile, ...]:
    """The others, for the folder at this absolute address; `framed` as for `iis`."""
    folder = urlsplit(site_url).path if site_url else None
    made: dict[str, Callable[[], str]] = {
        f"{FOLDER}/nginx.txt": partial(nginx, folder or SOMEWHERE, moves),
        f"{FOLDER}/htaccess.txt": partial(apache, moves),
        f"{FOLDER}/web.config.txt": partial(iis, tuple(framed), folder, moves),
    }
    if moves.moved:
        made[REDIRECTS] = partial(redirects, moves)
    return tuple(OutputFile(address, partial(_utf8, text)) for address, text in made.items())


def _utf8(text: Callable[[], str]) -> bytes:
    return text().encode()


SAME = tuple(replace(file, same=True) for file in same_files())


def _files(campaign: Campaign) -> Iterable[OutputFile]:
    yield from SAME


HOSTING = Output("hosting", _files)
