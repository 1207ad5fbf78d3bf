"""What every host is told of our files: policy, how long they hold, of which type they are.

The texts for nginx, Apache and IIS, the preview and the pages themselves take it from here.
"""

from __future__ import annotations

from site_src.base.messages import gettext as _
from site_src.base.messages import thousands
from site_src.outputs.base import Moves

# The page that other websites put into theirs.
FRAMED = "embed"
# Where the folder stands on its host, where that is not known.
SOMEWHERE = "/tuan-le/"

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
LETTERED = ("css", "html", "ics", "js", "txt")


def too_many(moves: Moves) -> tuple[str, ...]:
    """What a text says where it leaves out what has moved; nothing where it does not."""
    if moves.few == moves:
        return ()
    words = _(
        "{count} addresses have moved or are gone, which is too much for a server to look at each "
        "time: at each stands a page that leads on, or says that it is gone."
    )
    return (words.format(count=thousands(len(moves.moved) + len(moves.gone))),)


def lines(*text: str) -> str:
    """A text of these lines."""
    return "\n".join((*text, ""))


def comment(text: str) -> str:
    """A line that the host leaves alone."""
    return f"# {text}"
