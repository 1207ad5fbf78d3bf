"""unit.yml: the body that runs a Week; in content/unit.yml also levels and kinds of units."""

from __future__ import annotations

from pydantic import Field

from site_src.content_types.fields import DateField, Email, Item, Record, Text, Url


class LevelRecord(Item):
    """A tier of government, and the dates on which it holds; `rank` 1 is the highest."""

    REQUIRED = ("name", "rank")

    name: Text | None = None
    rank: int | None = None
    valid_from: DateField | None = None
    valid_until: DateField | None = None
    reform: Text | None = None


class KindRecord(Item):
    """A kind of unit; `level` is the id of its level, none for a school or a library."""

    REQUIRED = ("name",)

    name: Text | None = None
    level: Text | None = None
    valid_from: DateField | None = None
    valid_until: DateField | None = None
    reform: Text | None = None


class UnitRecord(Record):
    """The whole of unit.yml."""

    REQUIRED = ("name", "kind")

    name: Text | None = None
    short_name: Text | None = None
    kind: Text | None = None
    valid_from: DateField | None = None
    valid_until: DateField | None = None
    successors: list[Text] | None = None
    counts: dict[str, int] | None = Field(default=None)
    address: Text | None = None
    phone: Text | None = None
    email: Email | None = None
    portal: Url | None = None
    site_url: Url | None = None
    levels: list[LevelRecord] | None = None
    kinds: list[KindRecord] | None = None
