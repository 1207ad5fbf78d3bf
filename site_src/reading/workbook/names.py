"""Places and organisations in the cells of a row: by name or by id; a new name becomes an entry."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from site_src.base.patterns import lazy_regex
from site_src.reading.workbook.cells import Cell
from site_src.vietnamese.alphabet import fold

_ID = lazy_regex(r"[a-z0-9]+(?:-[a-z0-9]+)+")
_LISTED = lazy_regex(r"\s*[;\n]\s*")
# “Bưu điện xã”, and below it “(tầng 2)”
_GOES_ON = lazy_regex(r"\s*\n\s*(?=\()")
_EDGES = " \t,;.•+*-–"
# With these words begins the name of a body: where each part between commas does so, they are
# several bodies, and else one whose name has a comma in it.
_BODY = lazy_regex(
    r"(?:uy ban|ubnd|ubmt|ubmttq|mttq|mat tran|hoi|doan|truong|cac|phong|trung tam|ttht|tthtcd|"
    r"ttvh|ban|cong an|tram|thu vien|so|lien doan|nha van hoa|chi hoi|chi doan|to|thon|ap|"
    r"khu pho|quan su|doi|cau lac bo|clb|cong doan|cong ty|hop tac xa|htx|bao tang|nha truong|"
    r"van phong|cong chuc|dai hoc|hoc vien|khoi|benh vien|bo|chi cuc|dang uy|hdnd|phan hieu)\b"
)
# With these words begin the names of places.
PLACE_WORDS = (
    r"nhà|hội trường|sân|trường|thư viện|trung tâm|trụ sở|phòng|công viên|quảng trường|đình|chùa"
    r"|ubnd|khu|thôn|xóm|ấp|tổ|điểm|chợ|bản|buôn|làng|phố"
)
# “A / B” and “A + B” are two bodies, “GD&ĐT” and “Phòng GD-ĐT” one.
_SIGN = lazy_regex(r"\s*/\s*(?=[A-ZĐ])|\s+[+&]\s+(?=[A-ZĐ])")
_OVER_BOTH = lazy_regex(r"\S\s*/\s*(?:đơn vị\s+)?phối hợp", re.IGNORECASE)
_STROKE = lazy_regex(r"\s*/\s*")
_KINDS = lazy_regex(r"các\s", re.IGNORECASE)
# “Chủ trì: Đoàn xã”; “Đoàn xã chủ trì, Hội Phụ nữ phối hợp”
_LABEL = lazy_regex(
    r"^\W*(?:(?:đơn vị|cơ quan)\s+)?(?:chủ trì|thực hiện|tổ chức|phụ trách)\s*:\s*", re.IGNORECASE
)
_ROLE = lazy_regex(
    r"(?P<name>\S[^,;\n]*?)\s+(?P<role>(?:là đơn vị )?chủ trì|thực hiện|(?:cùng )?phối hợp)"
    r"(?: thực hiện)?",
    re.IGNORECASE,
)
_PARTS = lazy_regex(r"\s*[,;\n]\s*")
_TOGETHER = lazy_regex(r"\s*[,;(]?\s*\bphối hợp(?:\s+với|\s+cùng)?\s*:?\s+", re.IGNORECASE)
# No single place: what the site says of it in words, and not with a name and an address.
_NO_PLACE = lazy_regex(
    r"(?:tai\s+)?(?:cac|nhung|toan|khap|tat ca|moi|tren|trong|o\s|\d+\s|tung)|"
    r".*\btruc tuyen\b|.*\bonline\b|.*\bzoom\b|.*\b(?:google\s+)?meet\b|.*\bteams\b"
)


@lru_cache(maxsize=4_000)
def name_key(name: str) -> str:
    """A name as it is compared."""
    return " ".join(fold(name).replace("–", "-").split()).strip(_EDGES)


@dataclass(slots=True)
class Names:
    """The names of a list: ids by key, and the new ones that cells have told, in order."""

    ids: dict[str, str] = field(default_factory=dict)
    new: dict[str, tuple[str, Cell, str]] = field(default_factory=dict)
    # How each new name is written in cells.
    written: dict[str, dict[str, list[tuple[str, Cell, str]]]] = field(default_factory=dict)

    def key_or_id(self, name: str, cell: Cell, sheet: str) -> str:
        """The id of a name, or the id that the text is.

        A new name is remembered, and its key given for the id that it will have.
        """
        text = " ".join(name.split())
        key = name_key(text)
        if key in self.ids:
            return self.ids[key]
        if _ID.fullmatch(text) or text in self.ids.values():
            return text
        found = (text.strip(_EDGES), cell, sheet)
        self.new.setdefault(key, found)
        self.written.setdefault(key, {}).setdefault(found[0], []).append(found)
        return f"?{key}"

    def is_known(self, name: str) -> bool:
        """Whether a name, or an id, is one of the list."""
        return name_key(name) in self.ids or name in self.ids.values()


def letters(name: str) -> str:
    """A name with its marks, without capitals and signs."""
    return " ".join(re.findall(r"\w+", name.casefold()))


def is_body(name: str) -> bool:
    """Whether a text begins as the names of bodies do."""
    return _BODY.match(fold(name.strip())) is not None


_SHORT = lazy_regex(r"[A-ZĐ]{3,8}")
# Levels that a name has behind the words whose first letters it is called by.
_LEVELS = frozenset(("xa", "phuong", "quan", "huyen", "tinh", "thanh", "thi", "tp", "truong"))


def is_short(name: str) -> bool:
    """Whether a name is only letters that stand for words: “HKH”."""
    return _SHORT.fullmatch(name) is not None


def stands_for(short: str, name: str) -> bool:
    """Whether a short name is the first letters of a name: “HKH”, “Hội Khuyến học xã”."""
    name, _bracket, said = name.partition("(")
    if said and name_key(said.rstrip(") ")) == name_key(short):
        return True
    if not is_short(short):
        return False
    words = re.findall(r"\w+", fold(name))
    letters = "".join(word[0] for word in words if word != "va")
    rest = words[len(short) :]
    starts = letters.startswith(fold(short))
    return starts and (not rest or rest[0] in _LEVELS)


def listed(text: str) -> list[str]:
    """The texts of a cell that holds several."""
    return [part for raw in _LISTED.split(_GOES_ON.sub(" ", text)) if (part := raw.strip(_EDGES))]


def lines_of(text: str) -> list[str]:
    """The lines of a cell, where each is one of several texts; those may hold “;”."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def own_texts(text: str, names: Names | None = None) -> list[str]:
    """The texts of a cell of ours.

    Parted by “;”, and where lines part them by those alone, as the writer does for texts with “;”
    in them.
    """
    if "\n" not in text:
        return listed(text)
    found = []
    for line in lines_of(text):
        whole = names is None or names.is_known(line) or ";" not in line
        found += [line] if whole else listed(line)
    return found


def is_over_both(heading: str) -> bool:
    """Whether a heading is over those that hold and those that help: “Chủ trì / phối hợp”."""
    return _OVER_BOTH.search(heading) is not None


def bodies_in(text: str, names: Names, in_turn: bool = False) -> tuple[list[str], list[str], bool]:
    """The names of bodies in a cell that anybody wrote.

    Those that hold, those that help, and whether a sign was taken for a word. With `in_turn` a
    stroke stands between the two.
    """
    text = _LABEL.sub("", text)
    if (by_role := _by_role(text)) is not None:
        return *by_role, True
    first, *rest = _TOGETHER.split(text, maxsplit=1)
    if in_turn and not rest:
        first, *rest = _STROKE.split(text, maxsplit=1)
        if rest:
            return _bodies(first, names)[0], _bodies(rest[0], names)[0], True
    holding, guessed = _bodies(first.removesuffix("("), names)
    helping, also = _bodies(rest[0].strip(" ()"), names) if rest else ([], False)
    return holding, helping, guessed or also


def _by_role(text: str) -> tuple[list[str], list[str]] | None:
    """Those that hold and those that help, where behind each name stands which; None elsewhere."""
    parts = _PARTS.split(text.strip(_EDGES))
    roles = [role for part in parts if (role := _ROLE.fullmatch(part))]
    if len(roles) < len(parts):
        return None
    named = [(role["name"].strip(_EDGES), "phối" not in role["role"].casefold()) for role in roles]
    return [name for name, holds in named if holds], [name for name, holds in named if not holds]


def _bodies(text: str, names: Names) -> tuple[list[str], bool]:
    found: list[str] = []
    guessed = False
    for part in listed(text):
        parted = _SIGN.split(part) if _SIGN.search(part) else part.split(",")
        pieces = [piece.strip(_EDGES) for piece in parted if piece.strip(_EDGES)]
        several = len(pieces) > 1 and not names.is_known(part)
        # “Các trường TH, THCS” are of several kinds, and one name.
        several = several and not (
            _KINDS.match(pieces[0]) and any(is_short(piece) for piece in pieces)
        )
        if several and all(_BODY.match(fold(piece)) or is_short(piece) for piece in pieces):
            found += pieces
            guessed = True
        else:
            found.append(part)
    return found, guessed


def is_no_single_place(text: str) -> bool:
    """Whether a text says where in general, like “các trường học”, or “trực tuyến qua Zoom”."""
    return _NO_PLACE.match(fold(text.strip())) is not None
