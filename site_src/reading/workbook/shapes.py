"""The sheets that a workbook may have: their columns, how each is headed, what its cells hold.

A heading of our own is the word in the catalogue; the other words are those that officers put over
the same column in tables of theirs, in small letters without marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache

from site_src.base.messages import mark as N_
from site_src.base.messages import site_gettext
from site_src.vietnamese.alphabet import fold

# A row whose first text begins so is an example, and not read.
EXAMPLE = N_("Example:")
# A cell that says this is a value that is known to be unknown (`null`).
UNKNOWN = "chưa rõ"


class Holds(Enum):
    """What the cells of a column hold."""

    TEXT = "text"
    TEXTS = "texts"
    TERM = "term"
    TERMS = "terms"
    PLACE = "place"
    BODIES = "bodies"
    EVENT = "event"
    NUMBER = "number"
    PHONE = "phone"
    MOMENT = "moment"  # a part of `when`
    YES = "yes"
    ACCEPT = "accept"
    ID = "id"
    NOTHING = "nothing"  # numbers of order and the like: known, and of no meaning


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """A column: the field that it fills, our heading, a note for it, its width in letters.

    A field that begins with “_” is a part of another one. `others` are officers' own headings; a
    column with `aside` is hidden while nothing stands in it.
    """

    field: str
    heading: str
    note: str = ""
    width: int = 16
    holds: Holds = Holds.TEXT
    others: tuple[str, ...] = ()
    aside: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """A sheet for one list.

    `list` is its name in the file of `type`, `main` the field without which a row is no entry. Only
    a `free` one is also read from tables of officers' own.
    """

    type: str
    list: str
    title: str
    main: str
    columns: tuple[Column, ...]
    free: bool = False

    def column(self, field: str) -> Column:
        """The column of a field."""
        return next(column for column in self.columns if column.field == field)


_ID = Column("id", N_("Code"), N_("Made by the program. Leave it empty."), 14, Holds.ID, ("ma",))
_SECTION = Column(
    "_section", N_("Source"), N_("The section of the plan that says it, like II.2."), 12
)
_DOCUMENT = Column(
    "_document",
    N_("Source document"),
    N_("Where it is not the unit’s own plan: the document’s id in campaign.yml."),
    14,
    aside=True,
)
_ACCEPT = Column(
    "accept",
    N_("Accepted"),
    N_("What is odd but right: the rule, “:” and the reason; a line for each."),
    20,
    Holds.ACCEPT,
    aside=True,
)
_REMOVE = Column(
    "remove",
    N_("Leave out"),
    N_("Write “có” to take away the upper level’s entry."),
    8,
    Holds.YES,
    aside=True,
)
_NUMBER = Column("_number", N_("No."), "", 5, Holds.NOTHING, ("stt", "tt", "so tt", "so thu tu"))

EVENTS = Shape(
    "events",
    "events",
    N_("Activities"),
    "title",
    (
        _ID,
        _NUMBER,
        Column(
            "title",
            N_("Name of the activity"),
            N_("A name, like “Ngày hội đọc sách”. A row without one is not read."),
            38,
            others=(
                *("hoat dong", "ten hoat dong", "noi dung", "noi dung hoat dong", "noi dung chinh"),
                *("noi dung cong viec", "cong viec", "noi dung thuc hien", "noi dung to chuc"),
                *("su kien", "ten su kien", "chuong trinh", "ten chuong trinh", "chuyen de"),
                *("noi dung chuong trinh", "noi dung trien khai", "hoat dong chinh"),
                *("noi dung, hoat dong", "hoat dong, noi dung", "ten goi", "ten chuyen de"),
                *("cac hoat dong", "hang muc", "ten lop", "ten hoat dong, su kien"),
            ),
        ),
        Column(
            "kind",
            N_("Kind"),
            N_("Choose one from the list."),
            18,
            Holds.TERM,
            ("loai", "loai hinh", "loai hoat dong", "hinh thuc to chuc", "the loai"),
        ),
        Column(
            "_weekday",
            N_("Weekday"),
            N_("Follows from the day by itself."),
            11,
            Holds.MOMENT,
            ("thu", "thu trong tuan"),
        ),
        Column(
            "_day",
            N_("Day"),
            N_("01/10/2026; or 01/10/2026 - 07/10/2026; suốt tuần; hằng ngày. Unknown: empty."),
            24,
            Holds.MOMENT,
            (
                *("ngay", "ngay thang", "ngay to chuc", "ngay thuc hien", "ngay dien ra"),
                *("thu, ngay", "thu ngay", "thu/ngay", "ngay, thang", "ngay/thang", "thoi diem"),
                *("ngay, thang, nam", "ngay thang nam", "lich"),
            ),
        ),
        Column(
            "_time",
            N_("Time"),
            N_("8h; 8h30 - 10h; sáng, chiều, tối. Unknown: empty."),
            14,
            Holds.MOMENT,
            ("gio", "gio giac", "buoi", "khung gio", "gio to chuc", "gio, buoi", "buoi, gio"),
        ),
        Column(
            "place",
            N_("Place of the activity"),
            N_("Choose one, or type a new name: it becomes a place."),
            28,
            Holds.PLACE,
            (
                *("dia diem", "dia diem to chuc", "noi to chuc", "noi thuc hien", "noi dien ra"),
                *("dia diem thuc hien", "dia diem dien ra", "noi", "dia diem, phong", "hoi truong"),
                "dia diem du kien",
            ),
        ),
        Column(
            "place_note",
            N_("Where else"),
            N_("Where it is no single place, like “Các trường học”."),
            22,
            others=("ghi chu ve dia diem", "noi khac"),
        ),
        Column(
            "organizers",
            N_("Held by"),
            N_("By name; several are parted by “;”. New names become organisations."),
            26,
            Holds.BODIES,
            (
                *("don vi chu tri", "chu tri", "don vi to chuc", "co quan chu tri", "don vi"),
                *("don vi thuc hien", "co quan thuc hien", "don vi phu trach", "bo phan phu trach"),
                *("phu trach", "nguoi phu trach", "ban to chuc", "don vi dau moi", "thuc hien"),
                *("co quan, don vi", "co quan to chuc", "don vi chu tri thuc hien"),
                *("to chuc thuc hien", "co quan, don vi chu tri", "don vi dang cai", "bo phan"),
            ),
        ),
        Column(
            "partners",
            N_("Together with"),
            N_("By name; several are parted by “;”."),
            26,
            Holds.BODIES,
            (
                *("don vi phoi hop", "phoi hop", "co quan phoi hop", "don vi phoi hop thuc hien"),
                *("phoi hop thuc hien", "co quan, don vi phoi hop"),
            ),
        ),
        Column(
            "audience",
            N_("Audience"),
            N_("Choose one; several are parted by “;”."),
            20,
            Holds.TERMS,
            (
                *("doi tuong", "thanh phan", "thanh phan tham du", "thanh phan tham gia"),
                *("doi tuong tham gia", "doi tuong tham du", "nguoi tham gia", "nguoi hoc"),
                *("doi tuong, thanh phan", "thanh phan, doi tuong", "thanh phan du", "khach moi"),
                *("doi tuong thu huong", "doi tuong phuc vu", "dai bieu"),
            ),
        ),
        Column(
            "cost",
            N_("Cost"),
            N_("Choose one from the list."),
            14,
            Holds.TERM,
            ("chi phi", "phi", "hoc phi", "phi tham gia", "gia ve", "ve"),
        ),
        Column(
            "mode",
            N_("Way of taking part"),
            N_("Choose one from the list."),
            16,
            Holds.TERM,
            ("cach tham gia", "hinh thuc", "hinh thuc tham gia"),
        ),
        Column(
            "platforms",
            N_("Platforms"),
            N_("Zoom; Zalo: several are parted by “;”."),
            14,
            Holds.TEXTS,
            ("nen tang",),
        ),
        Column(
            "online_url",
            N_("Web address"),
            N_("Where to watch or learn: the whole address, https://…"),
            20,
            others=("duong dan", "link", "duong link", "dia chi web", "website"),
        ),
        Column(
            "registration",
            N_("How to register"),
            N_("In words, like “Không cần đăng ký.”"),
            20,
            others=("dang ky", "cach dang ky"),
        ),
        Column(
            "registration_url",
            N_("Page for registering"),
            N_("The whole address, https://…"),
            20,
            others=("link dang ky", "duong dan dang ky", "trang dang ky"),
        ),
        Column(
            "status",
            N_("Status"),
            N_("Choose one from the list."),
            12,
            Holds.TERM,
            ("trang thai", "tinh trang"),
        ),
        Column(
            "description",
            N_("Description"),
            N_("A few plain sentences."),
            44,
            others=(
                *("mo ta", "noi dung chi tiet", "chi tiet", "dien giai", "mo ta hoat dong"),
                *("tom tat", "cach thuc to chuc", "noi dung cu the"),
            ),
        ),
        Column(
            "contact",
            N_("Contact of the activity"),
            "",
            20,
            others=(
                *("lien he", "dau moi lien he", "nguoi lien he", "dau moi", "thong tin lien he"),
                *("dien thoai", "so dien thoai", "dien thoai lien he"),
            ),
        ),
        Column("note", N_("Remark"), "", 24, others=("ghi chu", "luu y")),
        Column("also_called", N_("Also called"), "", 18, Holds.TEXTS, ("ten khac",)),
        Column("level", N_("Level"), "", 10, others=("cap", "cap to chuc")),
        _SECTION,
        _DOCUMENT,
        _ACCEPT,
        _REMOVE,
        # Only in tables of officers' own.
        Column(
            "_when",
            "",
            "",
            holds=Holds.MOMENT,
            others=(
                *("thoi gian", "thoi gian to chuc", "thoi gian thuc hien", "thoi gian dien ra"),
                *(
                    "thoi gian du kien",
                    "ngay gio",
                    "ngay, gio",
                    "gio, ngay",
                    "ngay/gio",
                    "ngay gio to chuc",
                ),
                *("thoi gian, ngay", "thoi gian (ngay, gio)", "lich to chuc"),
            ),
        ),
        Column(
            "_start",
            "",
            "",
            holds=Holds.MOMENT,
            others=(*("gio bat dau", "tu gio", "bat dau", "thoi gian bat dau", "tu"),),
        ),
        Column(
            "_end",
            "",
            "",
            holds=Holds.MOMENT,
            others=(*("gio ket thuc", "den gio", "ket thuc", "thoi gian ket thuc", "den"),),
        ),
        Column("_first", "", "", holds=Holds.MOMENT, others=("tu ngay", "ngay bat dau")),
        Column("_last", "", "", holds=Holds.MOMENT, others=("den ngay", "ngay ket thuc")),
    ),
    free=True,
)

PLACES = Shape(
    "places",
    "places",
    N_("Places"),
    "name",
    (
        _ID,
        _NUMBER,
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
        _SECTION,
        _DOCUMENT,
        _ACCEPT,
        _REMOVE,
    ),
    free=True,
)

ORGANIZATIONS = Shape(
    "organizations",
    "organizations",
    N_("Organisations"),
    "name",
    (
        _ID,
        _NUMBER,
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
        _ACCEPT,
        _REMOVE,
    ),
    free=True,
)

ASSIGNMENTS = Shape(
    "organizations",
    "assignments",
    N_("Tasks"),
    "_task",
    (
        Column("id", N_("Code of the item"), _ID.note, 14, Holds.ID),
        Column(
            "organizations",
            N_("Organisation"),
            N_("Filled: a new item begins. Empty: one more task of the item above."),
            34,
            Holds.BODIES,
        ),
        Column("bidding", N_("Ordered or requested"), "", 12, Holds.TERM),
        Column("_task_id", N_("Code of the task"), _ID.note, 14, Holds.ID),
        Column("_task", N_("Task"), "", 60),
        Column("_partners", N_("Together with"), "", 26, Holds.BODIES),
        Column("_deadline", N_("Deadline"), N_("trước 05/10/2026"), 18),
        Column("_product", N_("What must come of it"), "", 20),
        Column("_event", N_("Activity"), "", 26, Holds.EVENT),
        _SECTION,
        _DOCUMENT,
        _ACCEPT,
        _REMOVE,
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
        Column("_event_id", N_("Code of the activity"), _ID.note, 14, Holds.ID),
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


@lru_cache(maxsize=2_000)
def heading_key(text: str) -> str:
    """A heading as it is compared: folded, without what stands in brackets, “:” and “*”."""
    plain = fold(re.sub(r"\(.*?\)", " ", text.replace("\n", " ")))
    return re.sub(
        r"\s*([,/])\s*",
        lambda m: m[1] + (" " if m[1] == "," else ""),
        " ".join(re.sub(r"[:*.;“”\"–-]", " ", plain).split()),
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
