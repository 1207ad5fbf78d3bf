"""Rows of a programme to activities."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum

from site_src.base.messages import gettext as _
from site_src.base.messages import site_gettext, thousands
from site_src.base.patterns import lazy_regex
from site_src.base.problems import Spot
from site_src.model import Audience, Status
from site_src.model.vocabulary import LABELS, known_term
from site_src.reading.workbook.activity_times import Times, with_part
from site_src.reading.workbook.cells import Cell, Kind
from site_src.reading.workbook.columns import Column, Holds
from site_src.reading.workbook.entries import TERMS, Entry, Maker, terms_in
from site_src.reading.workbook.in_names import hour_in, rows_in
from site_src.reading.workbook.leading import FIELDS, leading_terms, status_in
from site_src.reading.workbook.misplaced import ONLY_SECRETS, misplaced
from site_src.reading.workbook.names import bodies_in, is_no_single_place, is_over_both, listed
from site_src.reading.workbook.office_work import is_office_work
from site_src.reading.workbook.places_behind import with_places_behind
from site_src.reading.workbook.sessions import sessions_in
from site_src.reading.workbook.shapes import UNKNOWN
from site_src.reading.workbook.signs import shorten
from site_src.reading.workbook.slips import is_no_activity, lists_several, title_in
from site_src.reading.workbook.table import DAYS, HOURS, Row, Table
from site_src.reading.workbook.when_and_where import with_place

# What stands where a place belongs, and is how or at what address one takes part.
_NO_PLACES = (
    ("mode", lazy_regex(r"(?:hình thức\s+)?(?:trực tuyến|online)", re.IGNORECASE), "trực tuyến"),
    ("online_url", lazy_regex(r"https?://\S+"), ""),
)

# No one place has these for its name.
_AT_HOME = lazy_regex(
    r"tại\s+(?:nhà|gia đình|lớp|lớp học|chỗ|chi hội|chi đoàn|đơn vị|cơ sở|địa phương)",
    re.IGNORECASE,
)
_NO_TIMES = (Holds.TERM, Holds.TERMS, Holds.BODIES, Holds.PLACE)
# The cells of a row that says nothing but a day.
_OF_TIMES = frozenset(("_number", *HOURS, *DAYS))


def events(maker: Maker, table: Table) -> Iterable[Entry | tuple[str, Spot]]:
    """The activities of a table."""
    times = Times(maker, table)
    numbers: set[str] = set()
    for row in _rows(maker, table):
        if (inherits := maker.inherits(table, row)) is not None:
            yield inherits
            continue
        entry = maker.begun(table, row)
        aside: list[str] = []
        if not table.ours:
            _say_misplaced(maker, table, row)
            _say_part_of(maker, table, row, numbers)
        for name, cell in row.cells.items():
            if name == "title":
                entry.row = _title(maker, table, row, entry, cell)
            elif name == "place":
                _event_place(maker, table, entry, cell)
            elif table.ours:
                maker.plain(table, entry, table.heads.shape.column(name), cell)
            else:
                _put_theirs(maker, table, entry, name, cell, aside)
        if not table.ours:
            _status_of_note(maker, table, row, entry)
        times.put(entry.row or row, entry, aside)
        if row.level and "level" not in entry.data:
            entry.put("level", row.level, entry.spot)
        if aside:
            said = [entry.data["note"]] if entry.data.get("note") else []
            entry.put("note", ". ".join([*said, *aside]), entry.spot)
        where = row.cells.get("place")
        beside = (entry.data.get("when") or entry.data.get("time"), where and where.text)
        entry.beside = " | ".join(" ".join(text.split()) for text in beside if text)
        if maker.has_main(table, row, entry):
            _say_twice(maker, table, row, entry)
            yield entry


def _put_theirs(
    maker: Maker, table: Table, entry: Entry, name: str, cell: Cell, aside: list[str]
) -> None:
    """Put what a cell of anybody's table says; what belongs to no field goes `aside`."""
    column = table.heads.shape.column(_field(table, name, cell))
    if cell.kind in (Kind.DAY, Kind.CLOCK) and column.holds in _NO_TIMES:
        message = _("“{text}” is a day or an hour here: Excel makes one of what looks so, like 4-5")
        maker.left_out(table, cell, message.format(text=cell.text))
        return
    if column.holds is Holds.BODIES:
        _event_bodies(maker, table, entry, name, cell)
    elif column.holds in (Holds.TERM, Holds.TERMS):
        _word(maker, table, entry, column, cell, aside)
    else:
        maker.plain(table, entry, column, cell)


def _field(table: Table, name: str, cell: Cell) -> str:
    """The field of a cell: below “Thành phần” people also write for whom an activity is."""
    if name != "attendees" or "audience" in table.heads.columns:
        return name
    words = terms_in(Audience, cell.text)
    return "audience" if all(known_term(Audience, word) for word in words) else name


def _rows(maker: Maker, table: Table) -> Iterable[Row]:
    """The rows as they are meant, in a table of anybody's."""
    if table.ours:
        return table.rows
    rows: list[Row] = []
    place = None
    for row in table.rows:
        if _says_none(maker, table, row) or is_office_work(maker, table, row):
            continue
        for one in sessions_in(maker, table, with_part(row)):
            for found in rows_in(maker, table, with_place(maker, table, one, place)):
                rows.append(with_place(maker, table, found))
                place = rows[-1].cells.get("place", place)
    return with_places_behind(maker, table, rows)


def _says_none(maker: Maker, table: Table, row: Row) -> bool:
    """Whether a row only says that there is nothing on its day; it is told."""
    cell = row.cells.get("title")
    if cell is None and row.cells.keys() <= _OF_TIMES:
        # “CN, 4/10 | Nghỉ”, wherever it stands.
        cell = next((c for c in row.cells.values() if is_no_activity(c.text)), None)
    if cell is None or not is_no_activity(cell.text):
        return False
    message = _("“{text}” is no activity, and not read").format(text=cell.text.strip())
    maker.left_out(table, cell, message)
    return True


def _say_misplaced(maker: Maker, table: Table, row: Row) -> None:
    """Tell of what stands in a name, a place or a body, and belongs in another column."""
    where = row.cells.get("place")
    # A place that stands over several rows is not that of a name which says its own.
    over = where is not None and where.row != row.number and not where.merged
    filled = frozenset(row.cells) - ({"place"} if over else set())
    for name in ("title", "place", "organizers", "note", *ONLY_SECRETS):
        if (cell := row.cells.get(name)) is None:
            continue
        # An hour in front of a name is read where no column says one.
        text = cell.text
        if name == "title" and hour_in(row, cell, maker.year):
            text = title_in(text)[0]
        for message, hint in misplaced(name, text, filled):
            maker.guess(table, cell, message, hint)


def _status_of_note(maker: Maker, table: Table, row: Row, entry: Entry) -> None:
    """Put what a remark says of how things stand, where nothing else does; it is told."""
    beside = (row.cells[name] for name in ("note", "_number") if name in row.cells)
    found = next(((c, status) for c in beside if (status := status_in(c.text))), None)
    if found is None or "status" in row.cells:
        return
    cell, status = found
    said = site_gettext(LABELS[Status][status])
    entry.put("status", said, maker.spot_of(table, cell))
    message = _("By the remark “{text}” the status is taken to be “{status}”")
    hint = _("If not, write under “Tình trạng” what holds.")
    maker.guess(table, cell, message.format(text=shorten(cell.text), status=said), hint)


def _say_part_of(maker: Maker, table: Table, row: Row, numbers: set[str]) -> None:
    """Tell once of rows that are numbered as parts of the one above: 3.1 below 3."""
    cell = row.cells.get("_number")
    if cell is None:
        return
    number = cell.text.strip(" .)")
    whole, point, _part = number.partition(".")
    if point and whole in numbers:
        numbers.discard(whole)
        message = _("“{part}” is read as an activity of its own, and no part of “{whole}”")
        hint = _("If it is a part, write it below “Trình tự” of the activity, and delete the row.")
        maker.guess(table, cell, message.format(part=number, whole=whole), hint)
    elif not point:
        numbers.add(number)


def _say_twice(maker: Maker, table: Table, row: Row, entry: Entry) -> None:
    """Tell of a row that says the same as one before it on its sheet: name, day and place."""
    first = maker.rows.setdefault((table.sheet, entry.name, entry.beside), row.number)
    main = row.cells.get(table.heads.shape.main)
    if first != row.number and entry.beside and main is not None and "id" not in entry.data:
        message = _("The same name, day and place stand in row {row} too: it is shown twice")
        hint = _("If it is one activity, delete one of the two rows.")
        maker.guess(table, main, message.format(row=first), hint)


def _title(maker: Maker, table: Table, row: Row, entry: Entry, cell: Cell) -> Row:
    """Put the name alone, tell what was taken away, and give the row with the hour of its cell."""
    name, hour, several = title_in(cell.text)
    own = ("" if row.timed else hour) if table.ours else hour_in(row, cell, maker.year)
    if hour and not own:
        name = " ".join(cell.text.split())
    maker.plain(table, entry, table.heads.shape.column("title"), replace(cell, text=name))
    entry.name = name
    if own:
        message = _("“{text}” is taken for the hour of “{name}”").format(text=own, name=name)
        maker.guess(table, cell, message, _("Write it in a column of its own, to be sure."))
    if several or (not table.ours and lists_several(name)):
        message = _("Several activities seem to stand in one cell: “{text}”").format(text=name)
        maker.guess(table, cell, message, _("Give each of them a row of its own."))
    if not own:
        return row
    # “Thời gian” beside an hour in the name says no more than its part of the day.
    cells = {k: v for k, v in row.cells.items() if k != "_when" or "_time" in row.cells}
    return replace(row, cells={**cells, "_time": replace(cell, text=own)})


def _event_place(maker: Maker, table: Table, entry: Entry, cell: Cell) -> None:
    text = " ".join(cell.text.split())
    if not table.ours and not maker.places.is_known(text):
        if _AT_HOME.fullmatch(text):
            entry.put("place_note", text[:1].upper() + text[1:], maker.spot_of(table, cell))
            return
        text = re.sub(r"^(?:tại|Tại|TẠI)\s+(?=\S)", "", text)
        for field, pattern, said in _NO_PLACES:
            if field not in table.heads.columns and pattern.fullmatch(text):
                entry.put(field, said or text, maker.spot_of(table, cell))
                message = _("“{text}” is no place, and is read below “{heading}”")
                heading = site_gettext(table.heads.shape.column(field).heading)
                maker.guess(table, cell, message.format(text=text, heading=heading))
                return
        several = listed(cell.text)
        if is_no_single_place(text) or len(several) > 1:
            said = "; ".join(several) or text
            entry.put("place_note", said, maker.spot_of(table, cell))
            if len(several) > 1:
                message = _("Several places stand in one cell; shown in words: “{text}”")
                hint = _("Where it is one place, write its name alone.")
                maker.guess(table, cell, message.format(text=said), hint)
            return
    if text.casefold() == UNKNOWN:
        entry.put("place", None, maker.spot_of(table, cell))
        return
    key = maker.places.key_or_id(text, cell, table.sheet)
    entry.put("place", key, maker.spot_of(table, cell))


def _event_bodies(maker: Maker, table: Table, entry: Entry, name: str, cell: Cell) -> None:
    spot = maker.spot_of(table, cell)
    head = table.heads.texts.get(table.heads.columns.get(name, 0))
    in_turn = head is not None and not table.ours and is_over_both(head.text)
    holding, helping, guessed = bodies_in(cell.text, maker.bodies, in_turn)
    if guessed:
        message = _("Taken for {count} organisations: {names}").format(
            count=thousands(len(holding) + len(helping)), names="; ".join([*holding, *helping])
        )
        maker.guess(table, cell, message, _("Part them by “;”, to be sure."))
    for field_name, names in ((name, holding), ("partners", helping)):
        if names:
            keys = [maker.bodies.key_or_id(n, cell, table.sheet) for n in names]
            entry.put(field_name, [*entry.data.get(field_name, []), *keys], spot)


def _word(
    maker: Maker, table: Table, entry: Entry, column: Column, cell: Cell, aside: list[str]
) -> None:
    """A word of the field in a table of anybody's; what is none goes to the note."""
    spot = maker.spot_of(table, cell)
    texts = [cell.text.strip()]
    if column.holds is Holds.TERMS:
        texts = terms_in(Audience, cell.text)
    fields = (column.field, "mode", "kind") if column.field in ("mode", "kind") else ()
    for name in fields or (column.field,):
        if all(known_term(TERMS[name], text) for text in texts) and name not in entry.data:
            entry.put(name, texts if column.holds is Holds.TERMS else texts[0], spot)
            return
    head = table.heads.texts[table.heads.columns[column.field]].text
    said = f"{' '.join(head.split()).rstrip(' ?:')}: {' '.join(cell.text.split())}"
    if column.field in FIELDS:
        many = column.holds is Holds.TERMS
        words, whole = leading_terms(TERMS[column.field], cell.text, many)
        if words:
            entry.put(column.field, words if many else words[0], spot)
            if not whole:
                aside.append(said)
                message = _("“{text}” is taken for “{words}”, and goes to the note as it is")
                maker.guess(table, cell, message.format(text=said, words="; ".join(words)))
            return
    aside.append(said)
    message = _("“{text}” is none of the known words, and goes to the note").format(text=said)
    known = ", ".join(_words(TERMS[column.field]))
    maker.guess(table, cell, message, _("Write one of: {words}.").format(words=known))


def _words(terms: type[StrEnum]) -> list[str]:
    return [site_gettext(word) for word in LABELS[terms].values()]
