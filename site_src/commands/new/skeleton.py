"""The first files of a unit and of a campaign: a few lines, and comments that teach.

A comment with one # is an example: without its “# ” it is content. One with two explains.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from site_src.base.messages import gettext as _
from site_src.base.messages import mark as N_
from site_src.content_types.campaign import CampaignRecord
from site_src.content_types.campaign_parts import ContactRecord
from site_src.content_types.documents import DocumentRecord
from site_src.content_types.events import EventRecord
from site_src.content_types.organizations import OrganizationRecord
from site_src.content_types.places import PlaceRecord
from site_src.content_types.records import Record
from site_src.content_types.slogans import SloganGroupRecord, SloganRecord
from site_src.content_types.unit import UnitRecord
from site_src.model import State, Unit
from site_src.model.vocabulary import label


@dataclass(frozen=True, slots=True)
class _List:
    """The example of a list.

    What it is, its record, an entry's id, the fields to show, and the list inside it.
    """

    about: str
    record: type[Record]
    id: str
    fields: tuple[str, ...]
    key: str = ""
    inner: _List | None = None


_CAMPAIGN = (
    _List(
        N_("The plan, and other documents."),
        DocumentRecord,
        "ke-hoach",
        ("type", "number", "symbol", "date", "issuer", "subject", "role"),
        "documents",
    ),
    _List(
        N_("Whom citizens ask."),
        ContactRecord,
        "van-hoa-xa-hoi",
        ("name", "role", "phone", "email"),
        "contacts",
    ),
)
_FILES = {
    "events.yml": _List(
        N_("The activities, one entry each."),
        EventRecord,
        "le-khai-mac",
        (
            *("title", "kind", "when", "place", "organizers", "audience", "cost"),
            *("registration", "description"),
        ),
    ),
    "places.yml": _List(
        N_("The places, each once; activities name them by their id."),
        PlaceRecord,
        "nha-van-hoa",
        ("name", "address", "directions", "access"),
    ),
    "organizations.yml": _List(
        N_("The organisations, each once; activities name them by their id."),
        OrganizationRecord,
        "hoi-khuyen-hoc",
        ("name", "phone", "email"),
        "organizations",
    ),
    "slogans.yml": _List(
        N_("The slogans, by where they hang."),
        SloganGroupRecord,
        "tru-so-va-truong-hoc",
        ("where", "choice"),
        "",
        _List("", SloganRecord, "chu-de", ("text",), "slogans"),
    ),
}
# The fields of an example that name an entry of another file.
_NAMES = ("place", "organizers")
_UNIT = ("address", "phone", "email", "portal", "valid_from", "counts")


def unit_file(name: str, short_name: str, kind: str, site_url: bool) -> str:
    """unit.yml; with `site_url` the unit is the one that may say where the site stands."""
    lines = [
        *_intro(),
        f"name: {_scalar(name)}",
        *([f"short_name: {_scalar(short_name)}"] if short_name != name else []),
        f"kind: {kind}",
        *(_field(UnitRecord, key) for key in (*_UNIT, *(("site_url",) if site_url else ()))),
    ]
    return "".join(f"{line}\n" for line in lines)


def listed_unit_file(
    name: str, short_name: str, kind: str, known: Mapping[str, str], predecessors: Sequence[str]
) -> str:
    """unit.yml of a unit that a list names: what the list says, and examples of the rest."""
    lines = [
        *_intro(),
        f"name: {_scalar(name)}",
        *([f"short_name: {_scalar(short_name)}"] if short_name != name else []),
        f"kind: {kind}",
        *(f'{key}: "{value}"' for key, value in known.items()),
        *(["predecessors:"] if predecessors else []),
        *(f"  - {_scalar(one)}" for one in predecessors),
        *(_field(UnitRecord, key) for key in ("address", "phone", "email", "portal")),
    ]
    return "".join(f"{line}\n" for line in lines)


def campaign_file(year: int, title: str | None, above: bool, unit_path: str) -> str:
    """campaign.yml; `title` where no upper level says it; `above` whether one has this year."""
    explain = (
        _("What is not written here is the upper level’s.")
        if above
        else _("No upper level has this year yet, so title, theme and dates stand here.")
    )
    lines = [
        *_intro(),
        f"## {explain}",
        *draft_lines().splitlines(),
        *([f"title: {_scalar(title)}"] if title else []),
        _field(CampaignRecord, "theme"),
        _field(CampaignRecord, "period", f"01/10/{year} - 07/10/{year}"),
    ]
    for part in _CAMPAIGN:
        lines += ["", f"## {_(part.about)}", *_list(part, year, unit_path, above)]
    return "".join(f"{line}\n" for line in lines)


def draft_lines() -> str:
    """The lines that make a campaign a draft."""
    explain = _("A draft is shown by “serve” only. Delete this line when it may be public.")
    return f"## {explain}\nstate: {label(State.DRAFT)}\n"


def other_files(year: int, above: bool, unit_path: str) -> dict[str, str]:
    """The other files of a new campaign, all of it examples."""
    return {
        name: "".join(
            f"{line}\n"
            for line in (
                *_intro(),
                f"## {_(part.about)}",
                *_list(part, year, unit_path, above),
            )
        )
        for name, part in _FILES.items()
    }


# What the examples say of a commune, and what of a body that is none: a school, a union.
_NO_COMMUNE = {
    "KH-UBND": "KH",
    "Công chức Văn hóa - Xã hội xã Mẫu": "Người phụ trách Tuần lễ",
    "Nhà văn hóa xã Mẫu": "Hội trường xã Mẫu",
    "Thôn 1, xã Mẫu": "Số 1, đường Mẫu",
}
_PLAIN = re.compile(r"[\w\s.&/()–-]+")


def fitted(text: str, unit: Unit) -> str:
    """The examples in the words of the unit that they are for, its own name in place of another."""
    if unit.kind is None or unit.kind.level is None:
        for words, others in _NO_COMMUNE.items():
            text = text.replace(words, others)
    if not _PLAIN.fullmatch(unit.name):  # with a comma it would need quotes
        return text
    text = text.replace("Ủy ban nhân dân xã Mẫu", unit.name)
    return text.replace("xã Mẫu", unit.name.removeprefix("Ủy ban nhân dân "))


def _intro() -> tuple[str, ...]:
    return (
        "## " + _("A line with one # is an example: change it and delete the “# ” before it."),
        "## " + _("What is not known is left out. Nothing is ever guessed."),
    )


def _list(part: _List, year: int, unit_path: str, above: bool, indent: str = "# ") -> Iterator[str]:
    """An example of a list.

    The upper level's entries first, then one of the unit's own, whose id no other level has: two
    entries of one id are one.
    """
    if part.key:
        yield f"{indent}{part.key}:"
        indent += "  "
    if above and indent.count("  ") < 2:
        words = _("the upper level’s entries; yours follow")
        yield f"{indent}- $inherit  ## {words}"
    own = unit_path.rpartition("/")[2].replace("_", "-").replace(".", "-")
    yield f"{indent}- id: {'-'.join(part for part in (part.id, own) if part)}"
    for key in part.fields:
        yield _field(part.record, key, indent=f"{indent}  ", year=year, own=own)
    if part.inner:
        yield from _list(part.inner, year, unit_path, False, f"{indent}  ")


def _field(
    record: type[Record],
    key: str,
    example: str = "",
    indent: str = "# ",
    year: int | None = None,
    own: str = "",
) -> str:
    """An example with what to write, from what the record says of the field."""
    info = record.model_fields[key]
    example = example or (info.examples or [""])[0]
    if year is not None:
        example = example.replace("2026", str(year))
    if own and key in _NAMES:
        # The place and the body of the other files' examples.
        example = re.sub(r"(nha-van-hoa|hoi-khuyen-hoc)", rf"\1-{own}", example)
    return f"{indent}{key}: {example}  ## {_(info.description or '')}"


def _scalar(text: str) -> str:
    """A text as YAML needs it."""
    plain = text and text[0].isalnum() and ": " not in text and " #" not in text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return text if plain and not text.endswith(":") else f'"{escaped}"'
