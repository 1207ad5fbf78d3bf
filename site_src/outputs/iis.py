"""may-chu/web.config.txt: what becomes `web.config` in the site's folder. Tried on no IIS."""

from __future__ import annotations

from collections.abc import Iterable

from site_src.base.messages import gettext as _
from site_src.outputs.base import Moves
from site_src.outputs.host_rules import (
    FRAMING,
    FRESH,
    HEADERS,
    LETTERED,
    POLICY,
    TYPES,
    lines,
    too_many,
)


def iis(framed: Iterable[str], folder: str | None, moves: Moves) -> str:
    """The text of `web.config`.

    `framed` are the '/'-addresses of the folders that others may frame; `folder` is the '/'-path of
    the site's folder on its host, where that is known: only then IIS can be told what has moved.
    """
    from xml.sax.saxutils import escape, quoteattr

    def header(name: str, value: str) -> str:
        name, value = quoteattr(name), quoteattr(value)
        return f"<remove name={name} /><add name={name} value={value} />"

    general = {"Content-Security-Policy": f"{POLICY}; {FRAMING}", **HEADERS, "Cache-Control": FRESH}
    note = _(
        "IIS 7 and newer: put this file into the site’s folder under the name web.config. IIS "
        "compresses by itself (Static Content Compression) and leaves the .br and .gz files alone."
    )
    text = [
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
        letters = "; charset=utf-8" if ending in LETTERED else ""
        text.append(
            f'      <remove fileExtension=".{ending}" />'
            f'<mimeMap fileExtension=".{ending}" mimeType="{kind}{letters}" />'
        )
    text += ["    </staticContent>", "    <httpProtocol><customHeaders>"]
    text.append('      <remove name="X-Frame-Options" />')
    text += [f"      {header(name, value)}" for name, value in general.items()]
    text += ["    </customHeaders></httpProtocol>", "  </system.webServer>"]
    for address in framed:
        inner = header("Content-Security-Policy", POLICY)
        text.append(
            f"  <location path={quoteattr(address.strip('/'))}><system.webServer><httpProtocol>"
            f"<customHeaders>{inner}</customHeaders></httpProtocol></system.webServer></location>"
        )
    text += [f"  <!-- {escape(each)} -->" for each in too_many(moves)]
    for old, new in moves.few.moved if folder else ():
        text.append(
            f"  <location path={quoteattr(old.rstrip('/'))}><system.webServer>"
            f'<httpRedirect enabled="true" destination={quoteattr(f"{folder}{new}")} '
            'exactDestination="true" httpResponseStatus="Permanent" />'
            "</system.webServer></location>"
        )
    return lines(*text, "</configuration>")
