"""What was probably meant by a target of a link, or by a file that cannot be published as it is."""

from __future__ import annotations

import posixpath
import re

from site_src.base.messages import gettext as _
from site_src.base.problems import known_here
from site_src.prose.media import MEDIA_TYPES
from site_src.vietnamese.alphabet import slug

# What hosts and programs for mail read as something else, or store in another form.
REFUSED = re.compile(r"[^A-Za-z0-9._ /()-]")
_WEB = re.compile(
    r"(?:www\.\S+|(?:[\w-]+\.)+(?:vn|com|org|net|edu|gov|info|io|me|app)(?:[/:?]\S*)?)",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[^\s@/:]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"\+?\d[\d .-]{7,14}")
# What a file of another type is to be saved as.
_SAVED_AS = {
    "jpg": ("heic", "heif", "bmp", "tif", "tiff", "psd", "raw"),
    "png": ("svg", "ico", "ai", "eps"),
    "pdf": ("doc", "rtf", "ppt", "pptx", "odp", "pub", "txt", "html", "htm", "xps"),
    "xlsx": ("xls", "csv", "ods"),
    "mp4": ("mov", "avi", "wmv", "mkv", "3gp", "mpg", "mpeg", "webm", "m4v"),
    "mp3": ("wav", "m4a", "wma", "ogg", "aac", "amr"),
}


def whole_address(target: str) -> str | None:
    """The address that was meant: of the web, of mail, of a telephone; None where it is none."""
    if target.startswith("media/") or "/media/" in target:
        return None
    if _MAIL.fullmatch(target):
        return f"mailto:{target}"
    if _PHONE.fullmatch(target.strip()):
        return "tel:" + re.sub(r"[^\d+]", "", target)
    return f"https://{target}" if _WEB.fullmatch(target) else None


def other_type(name: str, suffix: str) -> str:
    """What to make of a file whose type is not published."""
    stem = posixpath.splitext(name)[0]
    if suffix in ("jfif", "jpe", "jif", "pjpeg"):
        return _("It is a JPEG: rename the file, here too: {example}").format(example=f"{stem}.jpg")
    saved = next((kind for kind, others in _SAVED_AS.items() if suffix in others), None)
    if saved:
        return _("Open it in its program, save it as .{type} and write {example}").format(
            type=saved, example=f"{stem}.{saved}"
        )
    return known_here(sorted(MEDIA_TYPES))


def plain_name(name: str) -> str:
    """A name that every host serves."""
    folder, _mark, last = name.rpartition("/")
    stem, ending = posixpath.splitext(last)
    return posixpath.join(folder, f"{slug(stem) or 'tep'}{ending.lower()}")
