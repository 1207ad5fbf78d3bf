"""The tables of a PDF, of one page or of several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from site_src.writing.drafting.lines import Line
from site_src.writing.drafting.pdf_rows import BEGINS, Row, text_of
from site_src.writing.drafting.read_docx import table_lines

_Cells = tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table, each with the widths of its cells.

    `columns` are the places where columns are parted, in points; `number` is the table's own, and
    `page` that of its last page.
    """

    columns: tuple[float, ...]
    number: int
    page: int
    rows: tuple[_Cells, ...]
    widths: tuple[tuple[int, ...], ...]

    def lines(self) -> Iterator[Line]:
        """What `table_lines` makes of it."""
        return table_lines(list(self.rows), self.number, self.widths)

    def goes_on_in(self, more: Table) -> bool:
        """Whether the next page goes on with this table."""
        return (
            more.page == self.page + 1
            and len(more.columns) == len(self.columns)
            and all(abs(a - b) < 4 for a, b in zip(self.columns, more.columns, strict=True))
        )

    def joined(self, more: Table) -> Table:
        """Both as one: without headings that stand there again, and a row cut by the page whole."""
        rows, widths = list(more.rows), list(more.widths)
        if _words(rows[0]) == _words(self.rows[0]):
            del rows[0], widths[0]
        whole = self.rows
        if rows and _is_rest(rows[0], whole[-1]):
            whole = (*whole[:-1], _as_one(whole[-1], rows[0]))
            del rows[0], widths[0]
        return replace(self, page=more.page, rows=(*whole, *rows), widths=(*self.widths, *widths))


def _words(row: _Cells) -> list[list[str]]:
    return [[line.text for line in cell] for cell in row]


def _is_rest(row: _Cells, above: _Cells) -> bool:
    """Whether a row goes on with the one above.

    It does in the midst of a sentence, without the cells by which rows begin.
    """
    filled = [at for at, cell in enumerate(above) if cell]
    return (
        any(cell and cell[0].text[0].islower() for cell in row)
        and not any(row[at] for at in filled[:2])
        and all(above[at] for at, cell in enumerate(row) if cell)
    )


def _as_one(above: _Cells, row: _Cells) -> _Cells:
    """Two parts of a row; the last paragraph of a cell goes on in the first of its rest."""
    return tuple(
        (*one[:-1], replace(one[-1], text=f"{one[-1].text} {two[0].text}"), *two[1:])
        if one and two
        else one
        for one, two in zip(above, row, strict=True)
    )


def table_of(rows: Sequence[Row], page: int) -> Table:
    """The table from the lines in its cells; a cell over several rows is in each."""
    cells: dict[tuple[int, int], list[list[Row]]] = {}
    for row in rows:
        assert row.cell is not None
        parts = cells.setdefault((row.cell.row, row.cell.column), [])
        # “Việt / - Ê đê”: only in a list does a dash begin an entry.
        if not parts or (BEGINS.match(row.text) and BEGINS.match(parts[0][0].text)):
            parts.append([])
        parts[-1].append(row)
    assert rows[0].cell is not None
    grid = rows[0].cell.grid
    width = len(grid.columns) - 1
    found: list[_Cells] = []
    for at in range(len(grid.rows) - 1):
        parts_of = [cells.get((at, column), ()) for column in range(width)]
        row_of = [tuple(Line(page, text_of(part)) for part in parts) for parts in parts_of]
        for column in range(width):
            if (at, column) in grid.open:
                row_of[column] = found[-1][column]
        found.append(tuple(row_of))
    # A row all of whose words are those of cells above it is none.
    filled = [
        at
        for at, row in enumerate(found)
        if any(cell and (at, column) not in grid.open for column, cell in enumerate(row))
    ]
    return Table(
        grid.columns,
        page * 100 + rows[0].cell.table,
        page,
        tuple(found[at] for at in filled),
        tuple(tuple(grid.width(at, column) for column in range(width)) for at in filled),
    )
