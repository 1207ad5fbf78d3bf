"""The tables of a plan: what each column is, and what a table is for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from site_src.writing.drafting.blocks import Block
from site_src.writing.drafting.moments import is_day_alone

_COLUMNS: tuple[tuple[str, str], ...] = (
    ("number", r"stt|tt|số tt|số thứ tự"),
    ("unit", r"đơn vị tính|đvt"),
    ("count", r"số lượng|kết quả|số lớp.*|người"),
    ("note", r"ghi chú|lưu ý"),
    ("product", r".*sản phẩm.*"),
    ("organizers", r"(?:đơn vị |cơ quan )?chủ trì\W*(?:/|,|-|và)\W*phối hợp"),
    ("partners", r".*phối hợp.*"),
    ("deadline", r"hạn|.*(?:thời hạn|hạn chót|hạn hoàn|hoàn thành).*"),
    # “Thời gian, địa điểm” is both.
    ("both", r"thời gian\b.*\b(?:địa điểm|nơi)\b.*|(?:địa điểm|nơi)\b.*\bthời gian.*"),
    ("hour", r"giờ|buổi|thời lượng|khung giờ"),
    ("day", r"(?:ngày|thứ|thứ\s*[,/-]\s*ngày|thứ ngày|ngày/tháng|ngày, tháng|ngày tháng)"),
    ("time", r"(?:thời gian|thời điểm|ngày|lịch)\b.*"),
    ("place", r"(?:địa điểm|nơi|địa chỉ|chỗ|tại|ở đâu)\b.*"),
    (
        "organizers",
        r".*(?:chủ trì|thực hiện|phụ trách|đơn vị|tổ chức|bộ phận|người phụ trách"
        r"|phân công|cơ quan|chịu trách nhiệm|đầu mối).*|ai\b.*|người (?:làm|lo)\b.*",
    ),
    ("people", r"dành cho.*|cho ai|ai dự|.*(?:thành phần|đối tượng|tham gia|tham dự|người dự).*"),
    ("place", r".*(?:địa điểm|nơi).*"),
    ("time", r".*(?:thời gian|ngày|thời điểm).*"),
    ("mode", r".*hình thức.*"),
    (
        "title",
        r".*(?:nội dung|hoạt động|công việc|việc làm|chương trình|tên|chủ đề|nhiệm vụ|trách nhiệm"
        r"|sự kiện|chỉ tiêu).*",
    ),
)


# “As above”, as people write it in a cell.
DITTO = re.compile(r"[\s\"”“'’.-]*(?:nt|như trên|như dòng trên)?[\s\"”“'’.-]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the row of its headings, what each column is, the rows below."""

    head: Block
    columns: tuple[str, ...]
    rows: tuple[Block, ...]

    @property
    def is_programme(self) -> bool:
        """Whether it says what happens and when."""
        return "title" in self.columns and bool(
            {"time", "day", "hour", "place", "both"} & {*self.columns}
        )

    @property
    def is_of_duties(self) -> bool:
        """Whether it says who does what, and perhaps by when."""
        return {"title", "organizers"} <= {*self.columns} and not (
            self.is_programme or self.is_form
        )

    @property
    def is_form(self) -> bool:
        """Whether it asks for figures."""
        return bool({"unit", "count"} & {*self.columns}) and not self.is_programme


def column_of(text: str) -> str:
    """What a column is by the words above it; "" where they do not say."""
    plain = " ".join(text.casefold().split()).strip(" .:")
    return next((name for name, words in _COLUMNS if plain and re.fullmatch(words, plain)), "")


def tables(blocks: Sequence[Block]) -> Iterator[Table]:
    """The tables among the blocks, each with its headings where they are known."""
    numbers = dict.fromkeys(block.table for block in blocks if block.cells)
    for number in numbers:
        rows = [block for block in blocks if block.cells and block.table == number]
        for at, row in enumerate(rows[:4]):
            days = [n for n, cell in enumerate(row.cells) if is_day_alone(cell.text)]
            if len(days) >= 2:
                below = tuple(_below_days(row, rows[at + 1 :], days))
                yield Table(row, ("day", "hour", "title"), below)
                break
            columns = tuple(column_of(cell.text) for cell in row.cells)
            dated = any(re.search(r"\d/\d", cell.text) for cell in row.cells)
            if sum(map(bool, columns)) >= 2 and not dated:
                yield Table(row, columns, tuple(rows[at + 1 :]))
                break
        else:
            yield Table(rows[0], (), tuple(rows[1:]))


def _below_days(head: Block, rows: Sequence[Block], days: Sequence[int]) -> Iterator[Block]:
    """A row for each cell below a day, where the days stand across: the day, the hour, the cell."""
    for row in rows:
        for column in days:
            cell = row.cells[column] if column < len(row.cells) else None
            if cell is not None and not DITTO.fullmatch(cell.text):
                yield replace(row, cells=(head.cells[column], row.cells[0], cell))
