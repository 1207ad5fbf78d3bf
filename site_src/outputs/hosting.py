"""What a host needs to know: headers, types, compressed files, the page for unknown addresses.

`_headers` is read by hosts that know it; `may-chu/` has the same for nginx, Apache and IIS as
texts to copy, with a note in Vietnamese. They say the same in every folder, so that a unit may
publish its own alone; only IIS needs the folders named that other sites may frame.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache, partial

from site_src.base.addresses import FEED
from site_src.base.messages import gettext as _
from site_src.model import Campaign
from site_src.outputs.base import Output, OutputFile

FOLDER = "may-chu"
# The page that other websites put into theirs.
FRAMED = "embed"

POLICY = "default-src 'self'; base-uri 'self'; form-action 'self'; object-src 'none'"
FRAMING = "frame-ancestors 'self'"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
# Whatever may change is asked for anew, which costs a few bytes where it has not.
FRESH = "no-cache"
# What has a hash of its bytes in its name never changes.
FOR_EVER = "public, max-age=31536000, immutable"
HASHED = r"/assets/[^/]+\.[0-9a-f]{8,}\.\w+$"

# Everything that is published, by ending. Texts are in UTF-8.
TYPES = {
    "avif": "image/avif",
    "css": "text/css",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "gif": "image/gif",
    "html": "text/html",
    "ics": "text/calendar",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "js": "text/javascript",
    "json": "application/json",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "webmanifest": "application/manifest+json",
    "webp": "image/webp",
    "woff2": "font/woff2",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
}
FEED_TYPE = "application/atom+xml"
# A host's table of types says nothing of the letters of these.
_LETTERED = ("css", "html", "ics", "js", "txt")


@cache
def headers_file() -> str:
    """`_headers`.

    Its rules are all applied, and their values joined: there can be no exception for a page that
    may be framed, so nothing is said of frames; and a long life is given to assets alone, for these
    hosts ask anew for all else of themselves.
    """
    general = {"Content-Security-Policy": POLICY, **HEADERS}
    lines = ["/*", *(f"  {name}: {value}" for name, value in general.items())]
    for depth in range(6):
        steps = "".join(f"/:{letter}" for letter in "abcde"[:depth])
        lines += [f"{steps}/assets/*", f"  Cache-Control: {FOR_EVER}"]
    return _lines(*lines)


@cache
def nginx() -> str:
    """What goes into nginx's `server { … }`."""
    groups: dict[str, list[str]] = {}
    for ending, kind in TYPES.items():
        groups.setdefault(kind, []).append(ending)
    lettered = " ".join(TYPES[ending] for ending in _LETTERED if ending != "html")
    return _lines(
        *_comment(_("nginx: put these lines into “server { … }”, after root and server_name.")),
        "index index.html;",
        "autoindex off;",
        *_comment(_("A site that stands in a folder names it here: /folder/404.html.")),
        "error_page 404 /404.html;",
        "",
        "types {",
        *(f"    {kind} {' '.join(endings)};" for kind, endings in groups.items()),
        "}",
        "charset utf-8;",
        f"charset_types {lettered} {FEED_TYPE};",
        rf"location ~ /{FEED.replace('.', chr(92) + '.')}$ {{",
        "    types { }",
        f"    default_type {FEED_TYPE};",
        "}",
        "",
        *_comment(_("Sends the .gz that lies beside a page.")),
        "gzip_static on;",
        "gzip_vary on;",
        *_comment(
            _(
                "The same for .br, if nginx has the module (in Debian: "
                "libnginx-mod-http-brotli-static)."
            )
        ),
        "#brotli_static on;",
        "",
        f'set $tuanle_policy "{POLICY}; {FRAMING}";',
        f'if ($uri ~ "/{FRAMED}/") {{ set $tuanle_policy "{POLICY}"; }}',
        f'set $tuanle_cache "{FRESH}";',
        f'if ($uri ~ "{HASHED}") {{ set $tuanle_cache "{FOR_EVER}"; }}',
        *_comment(
            _("A location with an add_header of its own does not get these: repeat them there.")
        ),
        "add_header Content-Security-Policy $tuanle_policy always;",
        "add_header Cache-Control $tuanle_cache;",
        *(f'add_header {name} "{value}" always;' for name, value in HEADERS.items()),
    )


@cache
def apache() -> str:
    """Apache's `.htaccess`."""
    framed = f"expr=%{{REQUEST_URI}} =~ m#/{FRAMED}/#"
    hashed = f"expr=%{{REQUEST_URI}} =~ m#{HASHED.removesuffix('$')}(\\.(br|gz))?$#"
    return _lines(
        *_comment(
            _(
                "Apache 2.4: put this file into the site’s folder under the name .htaccess. "
                "It needs “AllowOverride All”, and the modules headers, mime and rewrite."
            )
        ),
        # Without one of the two options for links, Apache does not rewrite.
        "Options -Indexes +SymLinksIfOwnerMatch",
        "DirectoryIndex index.html",
        *_comment(_("A site that stands in a folder names it here: /folder/404.html.")),
        "ErrorDocument 404 /404.html",
        "",
        *(f"AddType {kind} .{ending}" for ending, kind in TYPES.items()),
        f"AddCharset utf-8 {' '.join(f'.{ending}' for ending in _LETTERED)}",
        f'<FilesMatch "^{FEED.replace(".", chr(92) + ".")}">',
        f'    ForceType "{FEED_TYPE}; charset=utf-8"',
        "</FilesMatch>",
        "",
        "<IfModule mod_headers.c>",
        f'    Header always set Content-Security-Policy "{POLICY}; {FRAMING}"',
        f'    Header always set Content-Security-Policy "{POLICY}" "{framed}"',
        *(f'    Header always set {name} "{value}"' for name, value in HEADERS.items()),
        f'    Header set Cache-Control "{FRESH}"',
        f'    Header set Cache-Control "{FOR_EVER}" "{hashed}"',
        "</IfModule>",
        "",
        *_comment(_("Sends the .br or .gz that lies beside a page.")),
        "<IfModule mod_rewrite.c>",
        "    RewriteEngine On",
        *_apache_compressed("br", "br"),
        *_apache_compressed("gz", "gzip"),
        "</IfModule>",
        *_comment(_("To many servers .br is the Breton language, and .gz an archive.")),
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


def _apache_compressed(ending: str, name: str) -> Iterable[str]:
    yield rf"    RewriteCond %{{HTTP:Accept-Encoding}} \b{name}\b"
    yield rf"    RewriteCond %{{REQUEST_FILENAME}}.{ending} -f"
    yield rf"    RewriteRule ^(.+)$ $1.{ending} [L]"


@cache
def iis(framed: tuple[str, ...]) -> str:
    """IIS' `web.config`; `framed` are the '/'-addresses of the folders that others may frame."""
    from xml.sax.saxutils import escape, quoteattr

    def header(name: str, value: str) -> str:
        name, value = quoteattr(name), quoteattr(value)
        return f"<remove name={name} /><add name={name} value={value} />"

    general = {"Content-Security-Policy": f"{POLICY}; {FRAMING}", **HEADERS, "Cache-Control": FRESH}
    note = _(
        "IIS 7 and newer: put this file into the site’s folder under the name web.config. IIS "
        "compresses by itself (Static Content Compression) and leaves the .br and .gz files alone."
    )
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f"<!-- {escape(note)} -->",
        "<configuration>",
        "  <system.webServer>",
        '    <directoryBrowse enabled="false" />',
        '    <defaultDocument enabled="true"><files>'
        '<clear /><add value="index.html" /></files></defaultDocument>',
        '    <httpErrors errorMode="Custom"><remove statusCode="404" />'
        '<error statusCode="404" path="404.html" responseMode="File" /></httpErrors>',
        '    <urlCompression doStaticCompression="true" />',
        "    <staticContent>",
    ]
    for ending, kind in TYPES.items():
        letters = "; charset=utf-8" if ending in _LETTERED else ""
        lines.append(
            f'      <remove fileExtension=".{ending}" />'
            f'<mimeMap fileExtension=".{ending}" mimeType="{kind}{letters}" />'
        )
    lines += ["    </staticContent>", "    <httpProtocol><customHeaders>"]
    lines += [f"      {header(name, value)}" for name, value in general.items()]
    lines += ["    </customHeaders></httpProtocol>", "  </system.webServer>"]
    for address in framed:
        inner = header("Content-Security-Policy", POLICY)
        lines.append(
            f"  <location path={quoteattr(address.strip('/'))}><system.webServer><httpProtocol>"
            f"<customHeaders>{inner}</customHeaders></httpProtocol></system.webServer></location>"
        )
    return _lines(*lines, "</configuration>")


@cache
def read_me() -> str:
    """What the files of the folder are for."""
    return _lines(
        _("For whoever runs the server on which this folder is published."),
        "",
        _("nginx.txt: lines for nginx’s “server { … }”. Tried with nginx 1.22."),
        _("htaccess.txt: becomes the file .htaccess beside index.html. Tried with Apache 2.4."),
        _("web.config.txt: becomes the file web.config beside index.html. Not tried on an IIS."),
        _(
            "_headers, beside index.html: Netlify and Cloudflare Pages read it by themselves. "
            "Not tried there."
        ),
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


def hosting_files(framed: Iterable[str] = (f"{FRAMED}/",)) -> tuple[OutputFile, ...]:
    """All of these files for a folder that a server publishes; `framed` as for `iis`."""
    makers: dict[str, Callable[[], str]] = {
        "_headers": headers_file,
        f"{FOLDER}/DOC-TOI.txt": read_me,
        f"{FOLDER}/nginx.txt": nginx,
        f"{FOLDER}/htaccess.txt": apache,
        f"{FOLDER}/web.config.txt": partial(iis, tuple(framed)),
    }
    return tuple(OutputFile(address, partial(_utf8, text)) for address, text in makers.items())


def _utf8(text: Callable[[], str]) -> bytes:
    return text().encode()


def _comment(text: str) -> Iterable[str]:
    yield f"# {text}"


def _lines(*lines: str) -> str:
    return "\n".join((*lines, ""))


SAME = tuple(replace(file, same=True) for file in hosting_files())


def _files(campaign: Campaign) -> Iterable[OutputFile]:
    yield from SAME


HOSTING = Output("hosting", _files)
