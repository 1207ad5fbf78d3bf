"""What the titles above a table, and the name of its sheet, say of the times of its rows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from site_src.base.patterns import lazy_regex
from site_src.reading.workbook.cells import Cell, Kind, Sheet
from site_src.reading.workbook.headings import Heads
from site_src.reading.workbook.signs import PLACE
from site_src.reading.workbook.table import DATES, DAYS
from site_src.reading.workbook.time_columns import PART_FIELDS
from site_src.reading.workbook.time_texts import AN_HOUR, is_day, is_part

# No month of “ngày 15 tháng 9 năm 2026”, which is that of the paper.
_MONTH = lazy_regex(
    r"(?<!\d )\btháng\s+(?P<month>\d{1,2})\b(?:\s*(?:[/.-]|năm)\s*(?P<year>\d{4}))?", re.IGNORECASE
)
_PERIOD = lazy_regex(
    r"\d{1,2}(?:/\d{1,2}(?:/\d{4})?)?\s*(?:-|–|—|đến(?:\s+hết)?(?:\s+ngày)?)\s*\d{1,2}/\d{1,2}"
    r"(?:/\d{4})?(?![\d/])",
    re.IGNORECASE,
)
_DAY_AND_PLACE = lazy_regex(r"([^,;]*\d)\s*[,;.–—-]?\s+tại\s+(\S.*)", re.IGNORECASE)
_MONTH_SAID = lazy_regex(r"tháng (\d{1,2})(/\d{4})?")
_DAY = lazy_regex(
    r"\d\s*/\s*\d|\b(?:thứ|ngày(?<!cả ngày)|tuần|tháng|hằng|hàng|cn|chủ nhật)\b", re.IGNORECASE
)
_SHEET = lazy_regex(
    r"(?:tháng|th|t)\s*\.?(?P<month>\d{1,2})(?:\s*[/.-]\s*(?P<year>\d{4}))?", re.IGNORECASE
)

# No “năm học 2025-2026”, and no day of the paper.
_YEAR = lazy_regex(r"(?<![\d/.-])(20\d\d)(?![\d/.-]|\s*-\s*20)")
_STAR = lazy_regex(r"^\s*[*•+–—-]+\s*(?=\S)")
# “CHƯƠNG TRÌNH NGÀY 01/10/2026”
_BEFORE_DAY = lazy_regex(
    r"^(?:chương trình|lịch|kế hoạch|nội dung|hoạt động|các hoạt động)"
    r"(?:\s+(?:làm việc|hoạt động|tổ chức|chi tiết|cụ thể|trong))*\s*[:–—-]?\s+"
    r"(?=(?:buổi|ngày|thứ|sáng|chiều|tối)\s)",
    re.IGNORECASE,
)
# “BẢN NÀ LỐC” over rows that have no place of their own; “BẢN TIN” is none.
_SETTLEMENT = lazy_regex(
    r"(?:các\s+)?(?:thôn|xóm|ấp|bản|buôn|làng|khu phố|kp|tổ dân phố|tdp|điểm trường|nhà văn hóa"
    r"|nvh|hội trường|sân vận động|chợ)\b(?!\s+(?:tin|sắc|trưởng|chất|thảo))",
    re.IGNORECASE,
)


# “Ghi chú: Tất cả các chương trình đều miễn phí.”, and none of “… miễn phí cho trẻ em”.
_ALL_FREE = lazy_regex(
    r"(?:tất cả|mọi|toàn bộ|các)\s+(?:các\s+)?(?:chương trình|hoạt động|lớp|buổi|sự kiện)\b"
    r"(?:(?!không|trừ)[^.;:!?\n]){0,60}?\smiễn phí\s*(?=[.;!)]|,(?!\s*(?:trừ|riêng|ngoại))|\n|$)",
    re.IGNORECASE,
)


def free_for_all(sheet: Sheet, heads: Heads) -> Cell | None:
    """The line beside a table of activities that says of all of them that they are free."""
    if heads.ours or heads.shape.list != "events" or "cost" in heads.columns:
        return None
    alone = (next(iter(row.values())) for row in sheet.rows.values() if len(row) == 1)
    return next((cell for cell in alone if _ALL_FREE.search(cell.text)), None)


def bare_title(text: str) -> str:
    """A title without the sign before it, and without the words before a day that it says."""
    return _BEFORE_DAY.sub("", _STAR.sub("", text))


def place_in_title(text: str, placeless: bool) -> str:
    """The place that a subtitle says; "" for any other.

    Over a `placeless` table the name of a village is one.
    """
    if match := PLACE.match(text):
        return match["place"]
    return text.strip(" :.") if placeless and _SETTLEMENT.match(text) else ""


def said_above(sheet: Sheet, heads: Heads, above: Cell | None, year: int) -> Cell | None:
    """The one day, part of the day or place that stands alone right above the headings.

    `above` is what stands there, where that is no row of the sheet. None where a column says that.
    """
    row = sheet.rows.get(heads.first - 1, {})
    cells = [above] if above is not None else [*row.values()]
    if heads.ours or len(cells) != 1:
        return None
    cell = replace(cells[0], text=bare_title(cells[0].text))
    if day_and_place(cell.text, year):
        return None if _says_days(sheet, heads) else cell
    if is_part(cell.text):
        return None if heads.columns.keys() & PART_FIELDS.keys() else cell
    if PLACE.match(cell.text):
        return None if "place" in heads.columns else cell
    stretch = re.search(r"[-–—;&]|\b(?:từ|đến|và|tuần|tháng)\b", cell.text, re.IGNORECASE)
    exact = re.search(r"\d\s*[/.]\s*\d", cell.text) and not stretch
    return cell if exact and not _says_days(sheet, heads) and is_day(cell.text, year) else None


def other_year(cells: Iterable[Cell], year: int) -> Cell | None:
    """The title that names a year, and none that is the folder's; None where there is none."""
    named = {cell: set(_YEAR.findall(cell.text)) for cell in cells}
    if any(str(year) in years for years in named.values()):
        return None
    return next((cell for cell, years in named.items() if years), None)


def _says_days(sheet: Sheet, heads: Heads) -> bool:
    """Whether a column has days; “Thời gian” with nothing but hours below it has none."""
    names = heads.columns.keys() & DAYS
    if names != {"_when"}:
        return bool(names)
    below = (sheet.rows[n].get(heads.columns["_when"]) for n in sheet.rows if n > heads.last)
    cells = [cell for cell in below if cell is not None]
    return (
        not cells
        or not all(AN_HOUR.search(cell.text) for cell in cells)
        or any(cell.kind in (Kind.DAY, Kind.MOMENT) or _DAY.search(cell.text) for cell in cells)
    )


def day_and_place(text: str, year: int) -> tuple[str, str] | None:
    """The day and the place that one title says: “(Ngày 01/10/2026, tại Hội trường xã)”."""
    match = _DAY_AND_PLACE.fullmatch(" ".join(text.strip(" ()").split()))
    return (match[1], match[2]) if match and is_day(match[1], year) else None


def day_of_sheet(sheet: Sheet, heads: Heads, year: int) -> Cell | None:
    """The day that a sheet is named after, where no column has days."""
    if heads.ours or heads.columns.keys() & DAYS:
        return None
    name = re.sub(r"(?<=\d)[.-](?=\d)", "/", sheet.name)
    if not is_day(name, year):
        return None
    return Cell(heads.first, min(heads.texts), name)


def period_of_days(sheet: Sheet, heads: Heads) -> Cell | None:
    """The month, or the period, that the heading of a table's days, its titles or its sheet name.

    None where two of them are named in one place, or none.
    """
    if heads.ours or not heads.columns.keys() & set(DATES):
        return None
    columns = (heads.columns[name] for name in DATES if name in heads.columns)
    headings = [heads.texts[c] for c in columns if c in heads.texts]
    titles = [
        cell for n in sorted(sheet.rows) if n < heads.first for cell in sheet.rows[n].values()
    ]
    for cells in (headings, titles):
        found = _named_in(cells)
        if found:
            return found[0] if len(found) == 1 else None
    if match := _SHEET.fullmatch(sheet.name.strip()):
        return Cell(heads.first, min(heads.texts), _month(match))
    return None


def month_above(sheet: Sheet, row: int) -> tuple[int, str] | None:
    """The one month that the titles above a row name, and its year or nothing."""
    above = [cell for n in sorted(sheet.rows) if n < row for cell in sheet.rows[n].values()]
    found = _named_in(above)
    match = _MONTH_SAID.fullmatch(found[0].text) if len(found) == 1 else None
    return (int(match[1]), match[2] or "") if match else None


def _named_in(cells: Iterable[Cell]) -> list[Cell]:
    """The months and periods that texts name, each once."""
    found = {_key(text): replace(cell, text=text) for cell in cells for text in _named(cell.text)}
    return list(found.values())


def _named(text: str) -> list[str]:
    plain = " ".join(text.split())
    periods = [match[0] for match in _PERIOD.finditer(plain)]
    return periods or [_month(match) for match in _MONTH.finditer(plain)]


def _month(match: re.Match[str]) -> str:
    return f"tháng {int(match['month'])}" + (f"/{match['year']}" if match["year"] else "")


def _key(text: str) -> str:
    return re.sub(r"/\d{4}|\s", "", text)
