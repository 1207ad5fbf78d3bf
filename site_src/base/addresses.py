"""Addresses: '/'-strings below a folder. A page's ends in '/', home is ''."""

from __future__ import annotations

# Where pages and files of a campaign stand, said once: content types, outputs, templates' variables
# and the worker agree by these names.
PROGRAM, NEWS_PAGE, SLOGANS_PAGE = "chuong-trinh/", "tin-tuc/", "khau-hieu/"
RESOURCES, DOCUMENTS, CONTACT, SEARCH = "hoc-lieu/", "van-ban/", "lien-he/", "tim-kiem/"
NOT_FOUND = "404.html"
# Of a unit's own folder, beside its years; and of the root.
UNITS_PAGE, DATA_PAGE = "cac-don-vi/", "du-lieu/"
CALENDAR, FEED = "calendar.ics", "feed.xml"
PROGRAM_JSON, PROGRAM_SCHEMA = "program.json", "program.schema.json"
WORKER, MANIFEST, INDEX = "sw.js", "manifest.webmanifest", f"{SEARCH}index.js"


def relative(target: str, here: str) -> str:
    """The URL by which the page or file at `here` refers to `target`, both below one folder."""
    path, mark, fragment = target.partition("#")
    if mark and path == here:
        return f"#{fragment}"
    folder, up = here[: here.rfind("/") + 1], ""
    while not path.startswith(folder):
        folder, up = folder[: folder.rfind("/", 0, -1) + 1], f"{up}../"
    down = target[len(folder) :]
    return f"{up}{down}" if up or len(path) > len(folder) else f"./{down}"


def destination(address: str) -> str:
    """The file that has what stands at an address, both below one folder."""
    return address if address and not address.endswith("/") else f"{address}index.html"
