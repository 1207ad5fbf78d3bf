"""The sheets that a workbook may have: their columns, how each is headed, what its cells hold.

A heading of our own is the word in the catalogue; the other words are those that officers put over
the same column in tables of theirs, in small letters without marks.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from site_src.base.messages import mark as N_
from site_src.base.messages import site_gettext
from site_src.base.patterns import lazy_regex
from site_src.reading.workbook.columns import (
    ACCEPT,
    DOCUMENT,
    ID,
    NUMBER,
    REMOVE,
    SECTION,
    WAS,
    Column,
    Holds,
    Shape,
)
from site_src.reading.workbook.event_columns import EVENTS
from site_src.vietnamese.alphabet import fold

# A row whose first text begins so is an example, and not read.
EXAMPLE = N_("Example:")
# A cell that says this is a value that is known to be unknown (`null`).
UNKNOWN = "chưa rõ"

PLACES = Shape(
    "places",
    "places",
    N_("Places"),
    "name",
    (
        ID,
        NUMBER,
        Column(
            "name",
            N_("Name of the place"),
            N_("Each place once. Activities name it just so."),
            34,
            others=("ten dia diem", "dia diem", "ten noi to chuc"),
        ),
        Column("address", N_("Address"), "", 38, others=("dia chi",)),
        Column(
            "latitude",
            N_("Latitude"),
            N_("From a map, like 21.0285."),
            12,
            Holds.NUMBER,
            ("vi do",),
            aside=True,
        ),
        Column(
            "longitude",
            N_("Longitude"),
            N_("From a map, like 105.8542."),
            12,
            Holds.NUMBER,
            ("kinh do",),
            aside=True,
        ),
        Column("directions", N_("How to get there"), "", 30, others=("duong di", "chi duong")),
        Column(
            "access",
            N_("Access for wheelchairs"),
            "",
            26,
            others=("loi vao", "loi di cho xe lan"),
        ),
        SECTION,
        DOCUMENT,
        ACCEPT,
        REMOVE,
    ),
    free=True,
)

ORGANIZATIONS = Shape(
    "organizations",
    "organizations",
    N_("Organisations"),
    "name",
    (
        ID,
        NUMBER,
        Column(
            "name",
            N_("Name of the organisation"),
            N_("Each once. Activities name it just so."),
            40,
            others=("ten don vi", "don vi", "ten co quan", "co quan", "co quan, don vi"),
        ),
        Column("kind", N_("Kind of organisation"), "", 16, others=("loai don vi", "loai")),
        Column("address", N_("Address"), "", 32, others=("dia chi",)),
        Column(
            "phone",
            N_("Telephone"),
            "",
            16,
            Holds.PHONE,
            ("dien thoai", "so dien thoai", "sdt", "dt"),
        ),
        Column("email", N_("E-mail"), "", 24, others=("email", "thu dien tu", "e-mail")),
        Column("note", N_("Remark"), "", 30, others=("ghi chu",)),
        WAS,
        ACCEPT,
        REMOVE,
    ),
    free=True,
)

ASSIGNMENTS = Shape(
    "organizations",
    "assignments",
    N_("Tasks"),
    "_task",
    (
        Column("id", N_("Code of the item"), ID.note, 14, Holds.ID),
        Column(
            "organizations",
            N_("Organisation"),
            N_("Filled: a new item begins. Empty: one more task of the item above."),
            34,
            Holds.BODIES,
        ),
        Column("bidding", N_("Ordered or requested"), "", 12, Holds.TERM),
        Column("_task_id", N_("Code of the task"), ID.note, 14, Holds.ID),
        Column("_task", N_("Task"), "", 60),
        Column("_partners", N_("Together with"), "", 26, Holds.BODIES),
        Column("_deadline", N_("Deadline"), N_("trước 05/10/2026"), 18),
        Column("_product", N_("What must come of it"), "", 20),
        Column("_event", N_("Activity"), "", 26, Holds.EVENT),
        SECTION,
        DOCUMENT,
        WAS,
        ACCEPT,
        REMOVE,
        Column("_task_accept", N_("Accepted (task)"), "", 20, Holds.ACCEPT, aside=True),
        Column("_task_remove", N_("Leave out (task)"), "", 8, Holds.YES, aside=True),
    ),
)

CHANGES = Shape(
    "events",
    "changes",
    N_("Changes"),
    "field",
    (
        Column("_event_id", N_("Code of the activity"), ID.note, 14, Holds.ID),
        Column("_event", N_("Activity"), N_("The name as in the first sheet."), 38, Holds.EVENT),
        Column("on", N_("Changed on"), "", 14),
        Column("field", N_("What"), N_("giờ; địa điểm"), 16),
        Column("was", N_("What it was"), "", 30),
        Column("reason", N_("Why"), "", 40),
    ),
)

SHAPES = (EVENTS, PLACES, ORGANIZATIONS, ASSIGNMENTS, CHANGES)
# Over columns of tables that officers make for the office alone, and of sheets that are no
# programme: not read, and said to be so.
DEADLINES = ("thoi han", "han", "thoi gian hoan thanh", "han hoan thanh", "ngay hoan thanh")


_SPACED = lazy_regex(r"[a-z](?:\s+[a-z]){2,}")


@lru_cache(maxsize=2_000)
def heading_key(text: str) -> str:
    """A heading as it is compared: folded, without what stands in brackets, and without signs."""
    plain = fold(re.sub(r"\(.*?\)", " ", text.replace("\n", " ")))
    if _SPACED.fullmatch(plain.strip()):
        # “N G À Y”, “Đ Ị A   Đ I Ể M”
        plain = " ".join("".join(word.split()) for word in re.split(r"\s{2,}", plain.strip()))
    return re.sub(
        r"\s*([,/])\s*",
        lambda m: m[1] + (" " if m[1] == "," else ""),
        " ".join(re.sub(r"[^\w\s,/&+#]", " ", plain).split()),
    ).strip(" ,/")


@cache
def own_headings(shape: Shape) -> dict[str, str]:
    """Our headings of a shape's columns, as compared: the field of each."""
    return {heading_key(site_gettext(c.heading)): c.field for c in shape.columns if c.heading}


@cache
def all_headings(shape: Shape) -> dict[str, str]:
    """Our headings, and for a free shape officers' own: the field of each."""
    found = dict(own_headings(shape))
    if shape.free:
        for column in shape.columns:
            for other in column.others:
                found.setdefault(other, column.field)
    return found
