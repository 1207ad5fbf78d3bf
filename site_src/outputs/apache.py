"""may-chu/htaccess.txt: what becomes `.htaccess`, which speaks for its own folder wherever that is.

The folder's path on the host is found out anew with every request, so that nothing is to be filled
in. What the website around it sends with every answer is taken away first: two policies would both
hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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

_CSP = "Content-Security-Policy"


def apache(moves: Moves) -> str:
    """The text of `.htaccess`."""
    framed = f"expr=%{{REQUEST_URI}} =~ m#/{FRAMED}/#"
    hashed = f"expr=%{{REQUEST_URI}} =~ m#{HASHED.removesuffix('$')}(\\.(br|gz))?$#"
    return lines(
        comment(
            _(
                "Apache 2.4: put this file into the site’s folder under the name .htaccess. "
                "It needs “AllowOverride All”, and the modules headers, mime and rewrite."
            )
        ),
        # Without one of the two options for links, Apache does not rewrite.
        "Options -Indexes +SymLinksIfOwnerMatch",
        "DirectoryIndex index.html",
        "",
        *(f"AddType {kind} .{ending}" for ending, kind in TYPES.items()),
        f"AddCharset utf-8 {' '.join(f'.{ending}' for ending in LETTERED)}",
        f'<FilesMatch "^{FEED.replace(".", chr(92) + ".")}">',
        f'    ForceType "{FEED_TYPE}; charset=utf-8"',
        "</FilesMatch>",
        "",
        comment(_("What the website around this folder sends is taken away first.")),
        "<IfModule mod_headers.c>",
        *(
            f"    Header {table}unset {name}"
            for name in ("X-Frame-Options", _CSP, *HEADERS)
            for table in ("", "always ")
        ),
        f'    Header always set {_CSP} "{POLICY}; {FRAMING}"',
        f'    Header always set {_CSP} "{POLICY}" "{framed}"',
        *(f'    Header always set {name} "{value}"' for name, value in HEADERS.items()),
        "    Header unset Expires",
        f'    Header set Cache-Control "{FRESH}"',
        f'    Header set Cache-Control "{FOR_EVER}" "{hashed}"',
        "</IfModule>",
        "",
        "<IfModule mod_rewrite.c>",
        "    RewriteEngine On",
        f"    {comment(_('Where this folder stands on the website.'))}",
        r"    RewriteCond $0#%{REQUEST_URI} ^([^#]*)#/(.*?)\1$",
        "    RewriteRule ^.*$ - [E=TUANLE:%2]",
        f"    ErrorDocument 404 /%{{reqenv:TUANLE}}{NOT_FOUND}",
        *_moves(moves),
        f"    {comment(_('Sends the .br or .gz that lies beside a page.'))}",
        *_compressed("br", "br"),
        *_compressed("gz", "gzip"),
        "</IfModule>",
        comment(_("To many servers .br is the Breton language, and .gz an archive.")),
        "RemoveLanguage .br",
        "RemoveType .br .gz",
        "AddEncoding br .br",
        "AddEncoding gzip .gz",
        "<IfModule mod_headers.c>",
        r'    <FilesMatch "\.(css|html|ics|js|json|svg|txt|webmanifest|xml)(\.(br|gz))?$">',
        "        Header merge Vary Accept-Encoding",
        "    </FilesMatch>",
        "</IfModule>",
    )


def _moves(moves: Moves) -> Iterator[str]:
    yield from (f"    {comment(text)}" for text in too_many(moves))
    moves = moves.few
    if moves.moved or moves.gone:
        yield f"    {comment(_('Addresses that have moved, and those that are gone.'))}"
    if moves.gone:
        yield "    ErrorDocument 410 /%{reqenv:TUANLE}%{reqenv:TUANLE_GONE}"
    for old, new in moves.moved:
        yield f"    RewriteRule ^{_pattern(old)} /%{{ENV:TUANLE}}{new} [R=301,L]"
    for address in moves.gone:
        page = f"{address}index.html" if address.endswith("/") else NOT_FOUND
        # The page for it is asked for in a second request, by the server itself.
        yield "    RewriteCond %{ENV:REDIRECT_STATUS} ^$"
        yield f"    RewriteRule ^{_pattern(address)} - [E=TUANLE_GONE:{page},G]"


def _pattern(address: str) -> str:
    """A page's address as it may be asked for; a file's as it is."""
    path = address.removesuffix("/").replace(".", r"\.")
    return f"{path}(/(index\\.html)?)?$" if address.endswith("/") else f"{path}$"


def _compressed(ending: str, name: str) -> Iterable[str]:
    yield rf"    RewriteCond %{{HTTP:Accept-Encoding}} \b{name}\b"
    yield rf"    RewriteCond %{{REQUEST_FILENAME}}.{ending} -f"
    yield rf"    RewriteRule ^(.+)$ $1.{ending} [L]"
