"""By what a row or a cell is known for something else than a value: ditto, sums, subtitles."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from site_src.base.patterns import lazy_regex
from site_src.reading.workbook.cells import Cell, Sheet
from site_src.reading.workbook.columns import Holds
from site_src.reading.workbook.headings import Heads
from site_src.reading.workbook.shapes import heading_key
from site_src.vietnamese.alphabet import fold

DITTO = lazy_regex(r"[-–—.\s/]*(?:nt|n\.t|nhu tren|cung tren|nhu dong tren|tuong tu|〃)[-–—.\s/]*")
# “Như mục 2”: as in the row with that number of order.
DITTO_NUMBER = lazy_regex(
    r"\W*(?:nhu|xem|cung|giong)\s+(?:o\s+)?(?:muc|so|stt|tt|dong|hoat dong|hd|noi dung)\s*"
    r"(?:so\s*)?0*(?P<number>\d+)\W*"
)
# “nt, 03/10”: as above, on another day.
_DITTO_DAY = lazy_regex(
    r"\W*(?:nt|như trên)\W+(?:ngày\s+)?(?P<day>\d{1,2}\s*/\s*\d{1,2}(?:/\d{4})?)\W*", re.IGNORECASE
)
DITTO_SIGNS = lazy_regex(r"(?:[\"″”“„‟〃〝〞«»ˮʺ˝]|''|’’|‘‘|´´|``|,,|[-–—]?//[-–—]?)+")
NOTHING = lazy_regex(r"[-–—.…_\s/]+")
ROMAN = lazy_regex(r"[ivx]+|[a-hđ]|phan\s+\w+")
NUMBERED_TITLE = lazy_regex(r"\s*(?:[IVX]+|[A-HĐ])\s*[.)/:-]\s*\S|\s*PHẦN\s")
END = lazy_regex(
    r"(?:noi nhan|ghi chu|luu y|chu thich|chu y|tong cong|tong so|tong(?! (?:ket|duyet|ve|dot))|"
    r"cong(?=\W*(?:\d|$)| (?:so|lai|chung|ngay|tuan|buoi|dot|nhom|cac|muc|phan|theo)\b)|nguoi lap|"
    r"nguoi tong hop|thu truong|chu tich|pho chu tich|hieu truong|truong phong|giam doc|"
    r"xac nhan|ky ten|"
    r"\(?ky[, ]|da ky|dai dien|van phong)\b|(?:tm|kt|tl|tuq|q)\.\s*|\*|\(\*\)|"
    r".*\bngay\b.*\bthang\b.*\bnam\b"
)
_COLOUR = lazy_regex(
    r"\W*(?:(?:o|nen|chu|dong|mau)\s+)+(?:xanh|do|vang|cam|tim|hong|xam|den|nau|trang)"
    r"(?:\s+(?:la|la cay|lam|duong|troi|nuoc bien|nhat|dam))?\W*"
)
_SUM = lazy_regex(r"\W*(?:tong|tong cong|tong so|cong|cong chung)\W*")
LEVEL = lazy_regex(r"\bcap\s+(xa|phuong|quan|huyen|thanh pho|thi tran|tinh|co so|truong|thon)\b")
# “ĐỊA ĐIỂM 1: PHỐ SÁCH”, “Tại Nhà văn hóa” between the rows.
PLACE = lazy_regex(
    r"(?:(?:địa điểm|nơi tổ chức|điểm)(?:\s+(?:số\s+)?(?:\d+|[ivx]+))?\s*[:–—-]\s*|tại\s*:?\s+)"
    r"(?P<place>\S.*)",
    re.IGNORECASE,
)
# “HỘI PHỤ NỮ” over rows that do not say who holds them.
BODY_TITLE = lazy_regex(
    r"hội\s+(?!trường|thi\b|thảo|nghị|sách|chợ|diễn|trại|thao|trăng)"
    r"|(?:(?:liên|công|quận|thành|thị)\s+)?đoàn\s|ubmttq|ủy ban\s|ubnd\s|bưu điện|công an"
    r"|trường\s+(?:mầm|mn|tiểu|th|thcs|thpt|mẫu|cao|đại|trung)|trung tâm\s|thư viện\s|trạm y tế"
    r"|ban chỉ huy quân sự|phòng\s+(?:gd|giáo dục|vh|văn hóa|kinh tế|nội vụ)",
    re.IGNORECASE,
)
# Columns whose cells hold any words.
TEXTS = frozenset((Holds.TEXT, Holds.TEXTS, Holds.NOTHING, Holds.ID, Holds.ACCEPT))
SHORT = 60
LONGEST_DITTO = 20


@lru_cache(maxsize=4_000)
def folded(text: str) -> str:
    """A short text of a cell as it is compared; the same few stand in many rows."""
    return fold(text)


@lru_cache(maxsize=4_000)
def is_ditto(text: str) -> bool:
    """Whether a text only says “the same”: “nt”, “Như trên”, “//”."""
    if DITTO_SIGNS.fullmatch(text):
        return True
    return len(text) <= LONGEST_DITTO and DITTO.fullmatch(folded(text)) is not None


@lru_cache(maxsize=4_000)
def day_of_ditto(text: str) -> str:
    """The other day that a text says beside “the same”; "" for any other text."""
    match = _DITTO_DAY.fullmatch(text)
    return match["day"] if match else ""


def is_sum(text: str) -> bool:
    """Whether a cell says that its row counts those above: “Tổng cộng:”."""
    return len(text) <= LONGEST_DITTO and _SUM.fullmatch(folded(text)) is not None


def is_colour(text: str) -> bool:
    """Whether a cell says a colour and nothing else: “Màu đỏ”, beside what it means."""
    return len(text) <= LONGEST_DITTO and _COLOUR.fullmatch(folded(text)) is not None


def spread(sheet: Sheet) -> dict[int, dict[int, Cell]]:
    """What stands in a cell for the cells that were merged into it, in the rows below it."""
    found: dict[int, dict[int, Cell]] = {}
    for span in sheet.spans:
        cell = sheet.rows.get(span.top, {}).get(span.left)
        if cell is None:
            continue
        for row in range(span.top + 1, span.bottom + 1):
            found.setdefault(row, {})[span.left] = replace(cell, merged=True)
    return found


def is_nothing(cell: Cell) -> bool:
    """Whether a cell only marks that it is empty."""
    return _says_nothing(cell.text)


@lru_cache(maxsize=4_000)
def _says_nothing(text: str) -> bool:
    return NOTHING.fullmatch(text) is not None and "//" not in text


# Python makes no number of some thousand digits.
_LONGEST_NUMBER = 9
_NUMBER = lazy_regex(r"[0-9]+")


def counts_columns(own: Mapping[int, Cell]) -> bool:
    """Whether a row only numbers the columns: (1), (2), (3) or A, B, 1, 2."""
    texts = [own[column].text.strip("() .") for column in sorted(own)]
    if len(texts) < 3 or any(len(text) > _LONGEST_NUMBER for text in texts):
        return False
    numbers = [int(text) for text in texts if _NUMBER.fullmatch(text)]
    rest = [text for text in texts if not _NUMBER.fullmatch(text)]
    counted = len(numbers) >= 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return counted and all(len(text) == 1 for text in rest)


def has_number(heads: Heads, cells: Mapping[int, Cell]) -> bool:
    """Whether a row has a number of order."""
    cell = cells.get(heads.columns.get("_number", -1))
    return cell is not None and re.fullmatch(r"\d+[.)]?", cell.text.strip()) is not None


def is_order(text: str) -> bool:
    """Whether a text may be a number of order: “2”, “II.1”, “HĐ 3”."""
    letters = len(re.findall(r"[^\W\d_]", text))
    return letters <= (5 if re.search(r"\d", text) else 4)


def is_full(heads: Heads, cells: Mapping[int, Cell]) -> bool:
    """Whether a row below a footnote goes on with the table."""
    main = heads.columns[heads.shape.main]
    return main in cells and (len(cells) >= 3 or has_number(heads, cells))


def unnumbered(text: str) -> str:
    """A subtitle without its number."""
    return re.sub(r"^\s*(?:[IVX]+|[A-HĐ]|\d+)\s*[.)/:]\s*", "", text).strip()


def shorten(text: str) -> str:
    """A text on one line, cut where it is long."""
    plain = " ".join(text.split())
    return plain if len(plain) <= SHORT else plain[: SHORT - 1].rstrip() + "…"


def repeats_heads(heads: Heads, own: Mapping[int, Cell]) -> bool:
    """Whether a row is the headings once more, as on each printed page."""
    return len(own) > 1 and all(
        column in heads.texts
        and len(cell.text) <= SHORT
        and heading_key(cell.text) == heading_key(heads.texts[column].text)
        for column, cell in own.items()
    )


def listed_rows(numbers: Sequence[int]) -> str:
    """Numbers of rows in a line, those that follow each other from the first to the last."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and parts[-1][-1] == number - 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    return ", ".join(f"{part[0]}–{part[-1]}" if part[1:] else str(part[0]) for part in parts)
