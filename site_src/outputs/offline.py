"""What keeps a campaign on a device: its service worker, and the manifest that makes it an app.

Both stand in the campaign's folder. A worker sees only the pages below its own folder, and names
its caches by that folder's whole address, so that units on one host never touch one another.

A host may answer with half a file, with a page about maintenance, with what a hotel asks before it
lets anybody through. So a worker believes no answer:

- It keeps a file only if it has the hash that the list names, whatever its status. The moment at
  which these very bytes came last is the age that a kept page tells; nothing else makes it younger.
- A page that differs from the list is shown, and kept beside the list's, if it names itself
  (`data-page`) and is whole. Else the kept one is shown, with a line that says why.
- 404 and 410 for a page are shown as they are: the host speaks of this address.
- A new list is taken when all that its pages need is there; until then the old one stays whole.
- The worker's own script says whether the host still publishes this. At a second refusal some time
  later (an hour for 404 and 410, a day for anything else, a month for a server's own errors), with
  no good answer between, everything leaves the device.

A host that writes into the pages that it sends has none of them kept.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from collections.abc import Callable, Mapping
from functools import cache

import rjsmin

from site_src.base.messages import gettext as _
from site_src.model import Campaign
from site_src.outputs.fragment import FRAGMENT
from site_src.pages.colours import DIEP, SON
from site_src.pages.templating import TEMPLATES
from site_src.prose.pictures import is_picture

# What pages need to look and work as they do, and pictures of no more bytes than this; other files
# need a network.
CODE = (".css", ".js", ".svg", ".woff2", FRAGMENT)
LARGEST_PICTURE = 100_000
# Of the shell: the tokens --son and --diep of assets/site.css.
_SITE = "const SITE="
_PAGE = re.compile(r"(?:^|(?<=/))index\.html$")
ICONS = (
    ("icon-192.png", "192x192", "any"),
    ("icon-512.png", "512x512", "any"),
    ("icon-maskable.png", "512x512", "maskable"),
)


def content_hash(content: bytes) -> str:
    """What tells one state of a file from another."""
    return hashlib.sha256(content).hexdigest()[:12]


def is_kept(address: str, content: bytes) -> bool:
    """Whether a file of staff is kept on the device with the pages."""
    return is_picture(address) and len(content) <= LARGEST_PICTURE


def page_mark(address: str) -> str:
    """Say of a page which one it is (`data-page`), from its '/'-address in the whole site.

    By it the worker tells a page of ours, also one newer than its list, from whatever else a host
    may answer.
    """
    return content_hash(address.encode())[:6]


def asked_for(page: str, code: Mapping[str, bytes]) -> dict[str, bytes]:
    """Find what of the styles and scripts a page asks for, and what these ask for in turn.

    Scripts and sheets name their neighbours without the folder.
    """
    wanted: dict[str, bytes] = {}
    texts = [page]
    while texts:
        text = texts.pop()
        for address, content in code.items():
            if address not in wanted and posixpath.basename(address) in text:
                wanted[address] = content
                texts.append(content.decode(errors="replace"))
    return wanted


def worker(files: Mapping[str, bytes], folder: str, whole: bool = True) -> bytes:
    """Write the worker's script for a `folder` of the whole site ('' or ending in '/').

    `files` has the content of everything that it keeps, by address below that folder; the worker
    fetches what has another hash. The folder is a campaign's, or, not `whole`, a unit's or the
    site's root, in which lower units and other years are none of its business.
    """
    listed = {address: content_hash(files[address]) for address in sorted(files)}
    site = {
        "folder": folder,
        "version": content_hash(json.dumps(listed).encode()),
        "files": listed,
        "whole": whole,
        "words": {
            "offline": _("No connection. You see what was kept at {time} on {day}, {ago}."),
            "slow": _("The connection is slow. You see what was kept at {time} on {day}, {ago}."),
            "broken": _(
                "The site cannot answer just now. You see what was kept at {time} on {day}, {ago}."
            ),
            "other": _(
                "The network answers with something that is not this page. "
                "You see what was kept at {time} on {day}, {ago}."
            ),
            "see": _("See what the network answers"),
            "unknown": _("nobody knows how long ago, since this device’s clock was changed"),
            "moment": _("less than a minute ago"),
            "minutes": _("{n} minutes ago"),
            "hours": _("{n} hours ago"),
            "days": _("{n} days ago"),
            "again": _("Try again"),
            "none": _("No connection, and this page has not been kept"),
            "home": _("To the home page"),
        },
    }
    return f"{_SITE}{_json(site)};\n{_code()}".encode()


def relisted(script: bytes, files: Mapping[str, bytes], names: Mapping[str, str]) -> bytes:
    """A worker's script for a folder whose files have become others.

    `files` has them by '/'-path, pages by that of their index.html; `names` are new paths.
    """
    head, mark, code = script.decode().partition(";\n")
    site = json.loads(head.removeprefix(_SITE))
    known = {_PAGE.sub("", path): path for path in files}
    listed = sorted(names.get(address, address) for address in site["files"])
    site["files"] = {address: content_hash(files[known[address]]) for address in listed}
    site["version"] = content_hash(json.dumps(site["files"]).encode())
    return f"{_SITE}{_json(site)}{mark}{code}".encode()


@cache
def _code() -> str:
    return str(rjsmin.jsmin((TEMPLATES / "outputs" / "worker.js").read_text(encoding="utf-8")))


def manifest(campaign: Campaign, asset: Callable[[str], str]) -> bytes:
    """The web manifest; `asset` gives the URL of a theme file from the campaign's folder."""
    return _json(
        {
            "name": f"{campaign.title} – {campaign.unit.short_name}",
            "short_name": campaign.unit.short_name,
            "lang": "vi",
            "start_url": "./",
            "scope": "./",
            "display": "minimal-ui",
            "theme_color": SON,
            "background_color": DIEP,
            "icons": [
                {"src": asset(name), "sizes": sizes, "type": "image/png", "purpose": purpose}
                for name, sizes, purpose in ICONS
            ],
        }
    ).encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
