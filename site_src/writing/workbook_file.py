"""The bytes of a workbook: sheets with headings, notes, lists to choose from, ready to print."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from site_src.base.messages import mark as N_
from site_src.base.messages import site_gettext as _
from site_src.base.problems import column_letters
from site_src.model.vocabulary import LABELS
from site_src.reading.workbook.columns import Holds, Shape
from site_src.reading.workbook.entries import TERMS
from site_src.reading.workbook.event_columns import EVENTS
from site_src.reading.workbook.shapes import EXAMPLE, ORGANIZATIONS, PLACES, SHAPES
from site_src.reading.workbook.tables import ABOUT_SHEET, YAML_SHEET
from site_src.writing.sheets import Cells, Sheets

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

# The same in every file, so that the same content is the same bytes.
_MADE = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - Office's dates have no zone
_CHOICES = "_danh-muc"
# Rows below those that are filled, which have lists and formats too.
_ROOM = 200
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")

_EXAMPLES: Mapping[Shape, Cells] = {
    EVENTS: {
        "title": "Lễ khai mạc Tuần lễ",
        "kind": "lễ khai mạc",
        "_time": "8h - 9h30",
        "place": "Nhà văn hóa xã Mẫu",
        "organizers": "Hội Khuyến học xã Mẫu",
        "audience": "mọi người",
        "cost": "miễn phí",
        "registration": "Không cần đăng ký.",
        "description": "Phát động Tuần lễ và trao thẻ thư viện.",
    },
    PLACES: {
        "name": "Nhà văn hóa xã Mẫu",
        "address": "Thôn 1, xã Mẫu",
        "directions": "Đối diện chợ, có chỗ để xe.",
    },
    ORGANIZATIONS: {"name": "Hội Khuyến học xã Mẫu", "phone": "024 0000 0000"},
}

_ABOUT = (
    N_("This workbook is the programme of the Week: what stands in it stands on the site."),
    N_("One row is one activity. What is not known stays empty; nothing is ever guessed."),
    N_("A row whose name begins with “{example}” is an example, and is not read."),
    N_("Point at a heading to see what belongs below it. Columns may be made wider or narrower."),
    N_("Day: 01/10/2026; several: 01/10/2026 - 07/10/2026; suốt tuần; hằng ngày."),
    N_("Time: 8h; 8h30 - 10h; sáng, chiều, tối."),
    N_("Places and organisations are written by name. A new name becomes one of its own;"),
    N_("its address and telephone go into the sheets “{places}” and “{organizations}”."),
    N_("Where several belong into a cell, part them by “;”."),
    N_("Save the workbook, and look at the site with “Xem thử”, or check it with “Kiểm tra”."),
    N_("The hidden columns hold codes of the program; a new row needs none."),
)


def workbook_bytes(content: Sheets, unit: str, yaml: Mapping[str, str], empty: bool) -> bytes:
    """The workbook of a unit's year.

    `yaml` are the texts that it comes from, by file, kept on a hidden sheet for their comments;
    with `empty` each main sheet has a row as an example.
    """
    from xlsxwriter import Workbook

    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = Workbook(stream, options)
    book.set_properties({"created": _MADE, "title": unit})
    book.set_size(2400, 1400)
    writer = _Writer(book, content, unit, empty)
    for shape in SHAPES[:3]:
        writer.sheet(shape)
    writer.about()
    for shape in SHAPES[3:]:
        writer.sheet(shape)
    writer.choices()
    _write_yaml(book, yaml)
    book.close()
    return stream.getvalue()


def _write_yaml(book: Workbook, yaml: Mapping[str, str]) -> None:
    """The YAML texts, a line a row."""
    if not yaml:
        return
    sheet = book.add_worksheet(YAML_SHEET)
    sheet.very_hidden()
    row = 0
    for name, text in yaml.items():
        for line in text.split("\n"):
            sheet.write_string(row, 0, name)
            sheet.write_string(row, 1, f"|{line}")
            row += 1


class _Writer:
    """Writes the sheets of one workbook."""

    def __init__(self, book: Workbook, content: Sheets, unit: str, empty: bool) -> None:
        self.book, self.content, self.unit, self.empty = book, content, unit, empty
        self.lists: dict[str, list[str]] = {
            name: [_(LABELS[terms][term]) for term in terms] for name, terms in TERMS.items()
        }
        base: dict[str, Any] = {"text_wrap": True, "valign": "top", "border": 1}
        base["border_color"] = "#BFBFBF"
        self.head = book.add_format(
            {**base, "bold": True, "bg_color": "#F3D9CF", "valign": "vcenter"}
        )
        self.text = book.add_format({**base, "num_format": "@"})
        self.plain = book.add_format(base)
        self.day = book.add_format({**base, "num_format": "dd/mm/yyyy", "align": "left"})
        self.example = book.add_format({**base, "italic": True, "font_color": "#767676"})
        self.example_day = book.add_format(
            {**base, "italic": True, "font_color": "#767676", "num_format": "dd/mm/yyyy"}
        )

    def sheet(self, shape: Shape) -> None:
        """A sheet for a list."""
        sheet = self.book.add_worksheet(_(shape.title))
        columns = [c for c in shape.columns if c.heading and c.field != "_number"]
        rows = self.content.rows.get(shape, [])
        for number, column in enumerate(columns):
            used = any(column.field in row for row in rows)
            hidden = column.holds is Holds.ID or (column.aside and not used)
            sheet.set_column(
                number, number, column.width, self._format(column.field), {"hidden": hidden}
            )
            sheet.write_string(0, number, _(column.heading), self.head)
            if column.note:
                sheet.write_comment(0, number, _(column.note), {"author": "", "x_scale": 1.6})
        fields = [column.field for column in columns]
        for down, row in enumerate(rows, 1):
            self._write(sheet, down, fields, row)
        room = len(rows) + _ROOM
        if self.empty and shape in _EXAMPLES:
            self._example(sheet, fields, shape)
        if shape is EVENTS:
            self._weekdays(sheet, fields, rows, room)
        for number, column in enumerate(columns):
            self._choose(sheet, number, column.field, column.holds, room)
        self._print(sheet, columns.index(shape.column(shape.main)) if shape.free else 0)

    def _format(self, field: str) -> Format:
        return self.day if field == "_day" else self.text if field != "_weekday" else self.plain

    def _write(self, sheet: Worksheet, down: int, fields: list[str], row: Cells) -> None:
        for across, field in enumerate(fields):
            value = row.get(field)
            if value is None:
                # Its column has the format.
                continue
            if isinstance(value, dt.date):
                sheet.write_datetime(down, across, value, self.day)
            elif isinstance(value, float):
                sheet.write_number(down, across, value, self.plain)
            else:
                sheet.write_string(down, across, value, self.text)

    def _example(self, sheet: Worksheet, fields: list[str], shape: Shape) -> None:
        for field, value in _EXAMPLES[shape].items():
            text = f"{_(EXAMPLE)} {value}" if field == shape.main else str(value)
            sheet.write_string(1, fields.index(field), text, self.example)
        if shape is EVENTS:
            day = dt.date(self.content.year, 10, 1)
            sheet.write_datetime(1, fields.index("_day"), day, self.example_day)

    def _weekdays(self, sheet: Worksheet, fields: list[str], rows: list[Cells], room: int) -> None:
        """The weekday of each day, by a formula, so that it follows the day."""
        across, day = fields.index("_weekday"), column_letters(fields.index("_day") + 1)
        names = ",".join(f'"{name}"' for name in _WEEKDAYS)
        for down in range(1, room + 1):
            value = rows[down - 1].get("_day") if down <= len(rows) else None
            shown = _WEEKDAYS[value.weekday()] if isinstance(value, dt.date) else ""
            cell = f"{day}{down + 1}"
            formula = f'=IF(ISNUMBER({cell}),CHOOSE(WEEKDAY({cell},2),{names}),"")'
            sheet.write_formula(down, across, formula, self.plain, shown)

    def _choose(self, sheet: Worksheet, across: int, field: str, holds: Holds, room: int) -> None:
        """The list to choose from; where new words may be typed, nothing stops them."""
        source = self._source(field, holds)
        if source is None:
            return
        strict = holds is Holds.TERM
        sheet.data_validation(
            *(1, across, room, across),
            {
                "validate": "list",
                "source": source,
                "show_error": strict,
                "error_type": "warning",
                "error_title": _("Not in the list"),
                "error_message": _("Choose a word from the list, please."),
            },
        )

    def _source(self, field: str, holds: Holds) -> str | None:
        if holds in (Holds.TERM, Holds.TERMS):
            column = column_letters(list(self.lists).index(field) + 1)
            return f"='{_CHOICES}'!${column}$2:${column}${len(self.lists[field]) + 1}"
        shapes = {Holds.PLACE: PLACES, Holds.BODIES: ORGANIZATIONS, Holds.EVENT: EVENTS}
        shape = shapes.get(holds)
        if shape is None:
            return None
        columns = [c for c in shape.columns if c.heading and c.field != "_number"]
        column = column_letters(columns.index(shape.column(shape.main)) + 1)
        last = len(self.content.rows.get(shape, [])) + _ROOM
        return f"='{_(shape.title)}'!${column}$2:${column}${last}"

    def _print(self, sheet: Worksheet, main: int) -> None:
        sheet.freeze_panes(1, main + 1)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.set_header(f"&L{self.unit.replace('&', '&&')}&R&A")
        sheet.set_footer("&C&P/&N")

    def about(self) -> None:
        """The sheet that explains."""
        sheet = self.book.add_worksheet(ABOUT_SHEET)
        sheet.set_column(0, 0, 110, self.plain)
        for row, line in enumerate(_ABOUT):
            text = _(line).format(
                example=_(EXAMPLE), places=_(PLACES.title), organizations=_(ORGANIZATIONS.title)
            )
            sheet.write_string(row, 0, text, self.plain)
        sheet.set_landscape()
        sheet.set_paper(9)

    def choices(self) -> None:
        """The hidden sheet with the words of the lists."""
        sheet = self.book.add_worksheet(_CHOICES)
        sheet.hide()
        for across, (name, words) in enumerate(self.lists.items()):
            sheet.write_string(0, across, name)
            for down, word in enumerate(words, 1):
                sheet.write_string(down, across, word)


def yaml_texts(rows: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The texts that `_write_yaml` wrote, from the rows of that sheet."""
    sheets: dict[str, list[str]] = {}
    for name, line in rows:
        sheets.setdefault(name, []).append(line.removeprefix("|"))
    return {name: "\n".join(lines) for name, lines in sheets.items()}
