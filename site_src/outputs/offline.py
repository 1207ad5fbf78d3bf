"""What keeps a campaign on a device: its service worker, and the manifest that makes it an app.

Both stand in the campaign's folder. A worker sees only the pages below its own folder, and names
its caches by that folder's whole address, so that units on one host never touch one another.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from functools import cache

import rjsmin

from site_src.base.messages import gettext as _
from site_src.model import Campaign
from site_src.pages.templating import TEMPLATES
from site_src.prose.pictures import is_picture

WORKER, MANIFEST = "sw.js", "manifest.webmanifest"
# What pages need to look and work as they do, and pictures of no more bytes than this; other files
# need a network.
CODE = (".css", ".js", ".svg", ".woff2")
LARGEST_PICTURE = 100_000
# Of the shell: the tokens --son and --diep of assets/site.css.
THEME_COLOUR, GROUND = "#a3141d", "#faf6ee"
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


def worker(files: Mapping[str, bytes], whole: bool = True) -> bytes:
    """The worker's script. `files` has the content of everything that it keeps, by address below
    the worker's own folder; the worker fetches what has another hash. The folder is a campaign's,
    or, not `whole`, a unit's, in which lower units and other years are none of its business."""
    listed = {address: content_hash(files[address]) for address in sorted(files)}
    site = {
        "version": content_hash(json.dumps(listed).encode()),
        "files": listed,
        "whole": whole,
        "words": {
            "offline": _("No connection. You see what was kept at {time} on {day}, {ago}."),
            "slow": _("The connection is slow. You see what was kept at {time} on {day}, {ago}."),
            "moment": _("less than a minute ago"),
            "minutes": _("{n} minutes ago"),
            "hours": _("{n} hours ago"),
            "days": _("{n} days ago"),
            "again": _("Try again"),
            "none": _("No connection, and this page has not been kept"),
            "home": _("To the home page"),
        },
    }
    return f"const SITE={_json(site)};\n{_code()}".encode()


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
            "theme_color": THEME_COLOUR,
            "background_color": GROUND,
            "icons": [
                {"src": asset(name), "sizes": sizes, "type": "image/png", "purpose": purpose}
                for name, sizes, purpose in ICONS
            ],
        }
    ).encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
