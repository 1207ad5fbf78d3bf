"""published.yml beside a unit's unit.yml: the addresses that its sites have published.

A build writes it when told `--record`, one sorted line for each address below the site's root:

    tinh-mau/xa-mau/2026/chuong-trinh/hoi-sach/:
    tinh-mau/xa-mau/2026/tin-tuc/nham/: đã gỡ
    tinh-mau/xa-mau/2027/chuong-trinh/le-khai-mac/: {uid: tinh-mau--xa-mau--2026--khai-mac}

It lies beside unit.yml and not in a year's folder, so that it outlives a year that is renamed or
deleted, and goes along with a unit that is moved; there its addresses, which begin at the root,
still say what they were. A unit has its own, so that two units never write into one file. The
root's file also has the own address of each unit.

A person writes one thing in it: “đã gỡ” after an address that was taken away on purpose. What
stands between braces was true when the address was last published; what this version does not know
there it keeps.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from site_src.base.messages import gettext as _
from site_src.base.problems import Problem, Spot, content_error
from site_src.reading.load import as_text
from site_src.reading.strict_yaml import load_yaml

RECORD = "published.yml"
GONE = ("đã gỡ", "gone")
_LINE = re.compile(
    r"""(?P<address>"[^"]+"|[^\s"'#{}\[\],&*!|>%@`?:-][^\s"#:]*):"""
    r"""(?:[ \t]+(?P<value>[^#\s](?:(?![ \t]#).)*?))?[ \t]*(?:#.*)?"""
)


@dataclass(frozen=True, slots=True)
class Recorded:
    """A recorded address: where its line stands, whether it was taken away, what else it says."""

    address: str
    spot: Spot
    gone: bool = False
    values: Mapping[str, str] = field(default_factory=dict)


def read_lines(text: str, shown: str) -> tuple[dict[str, Recorded], list[Problem]]:
    """The addresses of a file's text, and the lines that are none."""
    found: dict[str, Recorded] = {}
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        spot = Spot(shown, number)
        recorded = _read_line(line, spot)
        if recorded is None:
            message = _("This line is no published address")
            hint = _(
                "“build --record” writes this file. After an address only “đã gỡ” is written by "
                "hand: 2026/tin-tuc/nham/: đã gỡ"
            )
            problems.append(content_error("published", spot, message, hint))
        else:
            found.setdefault(recorded.address, recorded)
    return found, problems


def _read_line(line: str, spot: Spot) -> Recorded | None:
    match = _LINE.fullmatch(line.rstrip())
    if match is None:
        return None
    address, value = match["address"].strip('"'), match["value"] or ""
    if value.strip("\"'").casefold() in GONE:
        return Recorded(address, spot, gone=True)
    if not value:
        return Recorded(address, spot)
    document = load_yaml(value, spot.path)[0] if value.startswith("{") else None
    if document is None or not isinstance(document.data, dict):
        return None
    return Recorded(address, spot, values=document.data)


def read_record(raw: bytes, shown: str) -> tuple[dict[str, Recorded], list[Problem]]:
    """The same of a file's bytes."""
    text, problems = as_text(raw, shown)
    if text is None:
        return {}, problems
    found, more = read_lines(text, shown)
    return found, problems + more
