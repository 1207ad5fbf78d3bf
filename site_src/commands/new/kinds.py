"""What a unit’s name tells: its kind, and the name without it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from site_src.model import Kind
from site_src.model.units import said_before_names

# How bodies call themselves whose kind has another name: what their name begins with, and the word
# that the kind's name begins with.
_CALLED = (
    (r"trường|mầm non|mẫu giáo|tiểu học|trung học|đại học|cao đẳng|học viện", "trường"),
    (r"(?:th|thcs|thpt|mn|gdtx)(?:\s*[&-]\s*th\w+)?", "trường"),
    (r"ttgd\w*|tthtcđ|ttht", "trung tâm"),
    (r"liên đoàn lao động|lđlđ|cđ", "công đoàn"),
    (r"ban|hội đồng|tổ công tác", "ban"),
    (r"(?:chi |hiệp )?hội|liên hiệp|mặt trận|ủy ban mặt trận", "hội"),
    (r"(?:liên chi |chi )?đoàn", "đoàn"),
    (r"bản|ấp|buôn|làng|sóc|phum", "thôn"),
    (r"tdp|khu phố|khóm|tổ", "tổ dân phố"),
    (r"công ty|tổng công ty|tập đoàn|ngân hàng|doanh nghiệp|hợp tác xã", "doanh nghiệp"),
    (r"câu lạc bộ|clb", "câu lạc bộ"),
    (
        r"bệnh viện|trạm|công an|tòa án|viện|đài|báo|đảng ủy|văn phòng|chi cục|cục|kho bạc",
        "cơ quan",
    ),
    (r"tp\.?|thành phố", "thành phố"),
)

_IN_FULL = {
    "p": "phường",
    "x": "xã",
    "tt": "thị trấn",
    "q": "quận",
    "h": "huyện",
    "tx": "thị xã",
    "tp": "thành phố",
}
_SHORTENED = re.compile(rf"^({'|'.join(_IN_FULL)})\.\s*(?=[A-ZÀ-ỸĐ\d])", re.IGNORECASE)


def guess_kind(name: str, kinds: Mapping[str, Kind], is_province: bool = False) -> str | None:
    """The kind that a unit's name tells: “Ủy ban nhân dân xã Mẫu” is a xã; the longest fits.

    `is_province` says that the unit stands right below the nation, by which a city is told.
    """
    # “Tỉnh đoàn”, “Thành hội” are of a province, and none; “Xã Đoàn Kết” is a xã.
    own = re.sub(r"^(?:Tỉnh|Thành|Huyện|Quận|Thị|Xã|Phường) (?=đoàn\b|hội\b)", "", short_name(name))
    words = own.casefold()
    fits = [kind for kind in kinds.values() if words.startswith(f"{kind.name.casefold()} ")]
    if fits:
        return max(fits, key=lambda kind: len(kind.name)).id
    for called, first in _CALLED:
        if re.match(rf"(?:{called})(?=[\s.]|$)", words):
            fits = [k for k in kinds.values() if f"{k.name.casefold()} ".startswith(f"{first} ")]
            of_level = [k for k in fits if ("trung ương" in k.name) == is_province]
            return next((kind.id for kind in (*of_level, *fits)), None)
    return None


def short_name(name: str) -> str:
    """The name without “Ủy ban nhân dân”, with its kind in full: “Phường”, not “P.”."""
    short = re.sub(r"^(?:ủy ban nhân dân|uỷ ban nhân dân|UBND)\s+", "", name, flags=re.IGNORECASE)
    short = _SHORTENED.sub(lambda match: f"{_IN_FULL[match[1].casefold()]} ", short)
    return short[:1].upper() + short[1:]


def without_kind(short: str, kind: Kind) -> str:
    """A short name as pages show and sort it: “Đồng Nai”, not “Tỉnh Đồng Nai”.

    A name that is a number keeps its kind (“Quận 3”), and so does that of a body of no level.
    """
    bare = name_alone(short, kind)
    return short if kind.level is None or bare.isdigit() else bare


def name_alone(short: str, kind: Kind) -> str:
    """A short name without what its kind is called, also where a number is left."""
    called = "|".join(map(re.escape, (kind.name, said_before_names(kind))))
    return re.sub(rf"(?i)^(?:{called})\s+", "", short)
