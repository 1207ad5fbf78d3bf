"""The tables of a plan that are no programme: what each column is, and what a table is for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from site_src.reading.workbook.event_columns import EVENTS
from site_src.reading.workbook.headings import liken
from site_src.reading.workbook.shapes import all_headings, heading_key
from site_src.reading.workbook.signs import NOTHING, is_ditto
from site_src.writing.drafting.blocks import Block
from site_src.writing.drafting.names import begins_with_body
from site_src.writing.drafting.programme_tables import TIME_FIELDS
from site_src.writing.drafting.task_sentences import begins_with_deed

# What stands over columns of tables that are no programme, by themselves or before all else.
_OFFICE: tuple[tuple[str, str], ...] = (
    ("unit", r"đơn vị tính|đvt"),
    ("count", r"số lượng|kết quả|số lớp.*|người"),
    ("product", r".*sản phẩm.*"),
    (
        "deadline",
        r"hạn(?: cuối)?|trước|.*(?:thời hạn|hạn (?:chót|hoàn|gửi|nộp|báo)|hoàn thành|trước ngày"
        r"|(?<!\w)xong(?!\w)).*",
    ),
    (
        "receivers",
        r"(?:(?:đơn vị|cơ quan|nơi|bộ phận|người|cấp) )?(?:tiếp )?nhận(?: báo cáo)?"
        r"|(?:báo cáo|gửi|nộp)(?: báo cáo)? (?:cho|về|đến|tới|lên)(?: (?:ai|đâu|\w+ \w+|nơi|cấp))?"
        r"|(?:báo cáo|gửi|nộp) ai",
    ),
)
_WHO = (
    r"(?:ai|cơ quan|ban|ngành|đoàn thể|khoa|phòng|tổ|nhóm|bộ phận|đơn vị|cá nhân|người|cán bộ"
    r"|trường|lớp|chi đoàn|chi hội|cơ sở)"
)
_DEED = r"(?:làm|lo|nhận việc|báo cáo|gửi|nộp)"
# Words for tasks, where no heading of a programme stands.
_TASKS: tuple[tuple[str, str], ...] = (
    ("organizers", r".*(?:chịu trách nhiệm|phân công|đầu mối|thực hiện|phụ trách).*"),
    ("organizers", rf"(?:các )?{_WHO}(?:(?:,|/| -| và)? {_WHO})*(?: {_DEED})?|{_WHO} {_DEED}"),
    ("title", r".*(?:nhiệm vụ|trách nhiệm|chỉ tiêu|việc|tên|chủ đề).*"),
)
# The number of a page between the parts of a table.
_PAGE = re.compile(r"[-–—\s]*(?:Trang\s*)?\d{1,3}[-–—\s]*", re.IGNORECASE)
# Longer texts are no headings.
_LONGEST = 60


def is_as_above(text: str) -> bool:
    """Whether a cell only says “as above”, or nothing."""
    plain = text.strip()
    return not plain or NOTHING.fullmatch(plain) is not None or is_ditto(plain)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the row of its headings, what each column is, the rows below."""

    head: Block
    columns: tuple[str, ...]
    rows: tuple[Block, ...]

    @property
    def is_programme(self) -> bool:
        """Whether it says what happens and when, though it could not be read so."""
        told = "title" in self.columns and bool({*TIME_FIELDS, "place"} & {*self.columns})
        return told and not self.is_of_reports

    @property
    def is_of_duties(self) -> bool:
        """Whether it says who does what, and perhaps by when."""
        return {"title", "organizers"} <= {*self.columns} and not (
            self.is_programme or self.is_form or self.is_of_reports
        )

    @property
    def is_of_reports(self) -> bool:
        """Whether it says who reports to whom."""
        return {"organizers", "receivers"} <= {*self.columns}

    @property
    def is_form(self) -> bool:
        """Whether it asks for figures."""
        return bool({"unit", "count"} & {*self.columns}) and not self.is_programme


def column_of(text: str) -> str:
    """What a column is by the words above it, as a workbook's is; "" where they do not say."""
    plain = " ".join(text.casefold().split()).strip(" .:")
    if not plain or len(plain) > _LONGEST:
        return ""
    known, key = all_headings(EVENTS), heading_key(text)
    return _by(_OFFICE, plain) or known.get(key) or liken(key, known) or _by(_TASKS, plain)


def continued(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, where a table that a page cut is one: the rest has no headings of its own."""
    found: list[Block] = []
    known = all_headings(EVENTS)
    same: dict[int, int] = {}
    for block in blocks:
        before = next((b for b in reversed(found) if not _PAGE.fullmatch(b.text or "-")), None)
        if block.cells and block.table not in same:
            headed = sum(heading_key(cell.text) in known for cell in block.cells) > 1
            goes_on = before is not None and len(before.cells) == len(block.cells)
            same[block.table] = before.table if before and goes_on and not headed else block.table
        found.append(replace(block, table=same[block.table]) if block.cells else block)
    return tuple(found)


def _with_names(columns: Sequence[str]) -> tuple[str, ...]:
    """The columns of a table; what describes where nothing is named, as “Chỉ tiêu”, names."""
    named = "title" in columns
    return tuple("title" if c == "description" and not named else c for c in columns)


def _by(words: Sequence[tuple[str, str]], text: str) -> str:
    return next((name for name, pattern in words if re.fullmatch(pattern, text)), "")


def tables(blocks: Sequence[Block]) -> Iterator[Table]:
    """The tables among the blocks, each with its headings where they are known."""
    numbers = dict.fromkeys(block.table for block in blocks if block.cells)
    for number in numbers:
        rows = [block for block in blocks if block.cells and block.table == number]
        for at, row in enumerate(rows[:4]):
            columns = _with_names([column_of(cell.text) for cell in row.cells])
            dated = any(re.search(r"\d/\d", cell.text) for cell in row.cells)
            if sum(map(bool, columns)) >= 2 and not dated:
                yield Table(row, columns, tuple(rows[at + 1 :]))
                break
        else:
            if shares_out([[cell.text for cell in row.cells] for row in rows], headed=False):
                yield Table(rows[0], ("organizers", "title"), tuple(rows))
            else:
                yield Table(rows[0], (), tuple(rows[1:]))


def shares_out(rows: Sequence[Sequence[str]], headed: bool = True) -> bool:
    """Whether rows of two cells say who does what, and are no sides of a head or of signatures."""
    if len(rows) <= _TWO or any(len(row) != _TWO or not all(row) for row in rows):
        return False
    columns = {column_of(text) for text in rows[0]} if headed else set()
    return columns == {"organizers", "title"} or all(
        begins_with_body(who) and begins_with_deed(what) for who, what in rows
    )


_TWO = 2
