"""unit.yml: the body that runs a Week; in content/unit.yml also levels and kinds of units."""

from site_src.base.messages import mark as N_
from site_src.content_types.fields import (
    DateField,
    Email,
    OldFolders,
    Phone,
    Text,
    WebFolder,
    WebPage,
)
from site_src.content_types.records import Item, Record, about


class LevelRecord(Item):
    """A tier of government, and the dates on which it holds; `rank` 1 is the highest."""

    REQUIRED = ("name", "rank")

    name: Text | None = about(N_("name of the level"), "cấp xã")
    rank: int | None = about(N_("rank, 1 is the highest"), "4")
    valid_from: DateField | None = about(N_("since which day it exists"), "01/7/2025")
    valid_until: DateField | None = about(N_("to which day it exists"), "30/6/2025")
    reform: Text | None = about(
        N_("why that changed"), "tổ chức chính quyền địa phương hai cấp từ ngày 01/7/2025"
    )


class KindRecord(Item):
    """A kind of unit; `level` is the id of its level, none for a school or a library."""

    REQUIRED = ("name",)

    name: Text | None = about(N_("name of the kind"), "xã")
    level: Text | None = about(
        N_(
            "id of the level; leave it out for schools, libraries and associations, which have none"
        ),
        "cap-xa",
    )
    valid_from: DateField | None = about(N_("since which day it exists"), "01/7/2025")
    valid_until: DateField | None = about(N_("to which day it exists"), "30/6/2025")
    reform: Text | None = about(
        N_("why that changed"), "tổ chức chính quyền địa phương hai cấp từ ngày 01/7/2025"
    )


class KnownUnitRecord(Item):
    """A unit that the law names, with a folder or without; `predecessors` ended when it began."""

    REQUIRED = ("name", "kind")

    name: Text | None = about(N_("its name without its kind"), "Mẫu")
    kind: Text | None = about(N_("kind of unit, one of those in `content/unit.yml`"), "tinh")
    code: Text | None = about(N_("its code in the State’s list of administrative units"), "27004")
    valid_from: DateField | None = about(N_("since which day it exists"), "01/7/2025")
    predecessors: list[Text] | None = about(
        N_("units that it follows after a merger, by their names of then; people find it by them"),
        "[Mẫu, Ví Dụ]",
    )


class UnitRecord(Record):
    """The whole of unit.yml."""

    REQUIRED = ("name", "kind")

    name: Text | None = about(N_("full name"), "Ủy ban nhân dân xã Mẫu")
    short_name: Text | None = about(
        N_("short name, shown at the top of pages; without it `name` is used"), "Xã Mẫu"
    )
    kind: Text | None = about(N_("kind of unit, one of those in `content/unit.yml`"), "xa")
    valid_from: DateField | None = about(N_("the day on which the unit was founded"), "01/7/2025")
    valid_until: DateField | None = about(N_("the last day of the unit"), "30/6/2025")
    successors: list[Text] | None = about(
        N_("units that succeed it after a merger or a dissolution"), "[Phường Mẫu]"
    )
    was: OldFolders | None = about(
        N_("folders that the unit had before, the oldest first; their addresses lead here"),
        "[tinh-mau/xa-cu]",
    )
    predecessors: list[Text] | None = about(
        N_("units that it follows after a merger, by their names of then; people find it by them"),
        "[Phường 1, Phường 2]",
    )
    code: Text | None = about(N_("its code in the State’s list of administrative units"), "27004")
    counts: dict[str, int] | None = about(N_("how many lower units there are"), "{thon: 12}")
    address: Text | None = about(N_("address of the office"), "Thôn 1, xã Mẫu")
    phone: Phone | None = about(N_("telephone"), "024 0000 0000")
    email: Email | None = about(N_("e-mail"), "tuanle@example.vn")
    portal: WebPage | None = about(N_("the unit’s portal"), "https://example.vn/")
    site_url: WebFolder | None = about(
        N_("address at which the Week’s site stands; written here once, lower units derive theirs"),
        "https://example.vn/tuan-le/",
    )
    levels: list[LevelRecord] | None = about(
        N_("the levels of government; only in `content/unit.yml`")
    )
    kinds: list[KindRecord] | None = about(N_("the kinds of units; only in `content/unit.yml`"))
    known_units: list[KnownUnitRecord] | None = about(
        N_("the units below it that the law names, also those without a folder")
    )
    abbreviations: dict[str, Text | None] | None = about(
        N_("abbreviations that the search must know; see below"),
        "{TTVH: trung tâm văn hóa}",
    )
