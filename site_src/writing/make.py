"""A year's folder from YAML to a workbook, from a table of anybody's to a workbook, and back."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from site_src.base.command_line import typed
from site_src.base.disk import put
from site_src.base.messages import gettext as _
from site_src.base.messages import language, site_gettext, thousands
from site_src.base.problems import Problem, Spot, content_error, has_errors
from site_src.content_types import CONTENT_TYPES, ContentType
from site_src.model import EventKind
from site_src.model.name import CampaignName
from site_src.model.vocabulary import LABELS, SYNONYMS
from site_src.reading.content import Content
from site_src.reading.file_kinds import read_yaml, under_its_name
from site_src.reading.files import join
from site_src.reading.load import as_text, read_bytes
from site_src.reading.parse import parse
from site_src.reading.strict_yaml import ParsedFile
from site_src.reading.workbook.cells import read_book
from site_src.reading.workbook.folder import ids_name
from site_src.reading.workbook.read import read_workbook
from site_src.reading.workbook.table import Table
from site_src.reading.workbook.tables import YAML_SHEET
from site_src.reading.workbook.value import NAMES, Workbook
from site_src.vietnamese.alphabet import fold
from site_src.writing.aside import ENDING, set_aside
from site_src.writing.same import differences
from site_src.writing.sheets import sheets_of
from site_src.writing.workbook_file import workbook_bytes, yaml_texts

# The content types that a workbook holds.
IN_WORKBOOKS = tuple(
    kind for kind in CONTENT_TYPES if kind.name in ("events", "places", "organizations")
)

# Of the words for kinds, one that also begins the names of others: “Văn hóa đọc”.
_MEANS_MORE = frozenset(("van hoa",))


@dataclass(frozen=True, slots=True)
class Made:
    """What came of it: files that were made or put aside, lines for the officer, problems.

    Files are as messages show them. With an error among the problems nothing was made; `table` are
    those of the table that it was made from."""

    files: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    table: tuple[Problem, ...] = ()


def _refused(place: str, message: str, hint: str) -> Made:
    return Made(problems=(content_error("workbook", Spot(place), message, hint),))


@dataclass(frozen=True, slots=True)
class _Yaml:
    """The YAML files of a year's folder: the text and the data of each that is there."""

    texts: Mapping[str, str]
    by_type: Mapping[str, ParsedFile]
    problems: tuple[Problem, ...]


def _yaml_of(content: Content, folder: str) -> _Yaml:
    texts: dict[str, str] = {}
    by_type: dict[str, ParsedFile] = {}
    problems: list[Problem] = []
    for kind in IN_WORKBOOKS:
        path = join(folder, kind.file)
        if content.files.entry(path) is None:
            continue
        raw, more = content.files.read(path, content.show(path))
        problems += more
        parsed, more = read_yaml(raw, content.show(path)) if raw is not None else (None, [])
        problems += more
        text = content.text(path)
        if text is None or parsed is None:
            continue
        texts[kind.file] = text
        parsed = under_its_name(parsed, kind.record)
        _record, more = parse(parsed, kind.record, "", "")
        problems += more
        if parsed.data:
            by_type[kind.name] = parsed
    return _Yaml(texts, by_type, tuple(problems))


# --- The workbook --------------------------------------------------------------------------------


def make_workbook(content: Content, name: CampaignName, table: Path | None) -> Made:
    """Make the workbook of a campaign.

    From its YAML files, which are put aside, and with `table` from that, too.
    """
    folder = str(name)
    if not content.files.is_folder(folder):
        hint = _("Make it first: {command}").format(command=typed("new", "campaign", str(name)))
        return _refused(content.show(folder), _("There is no folder of this year"), hint)
    if there := next((n for n in NAMES if content.files.entry(join(folder, n))), None):
        message = _("There is a workbook already; nothing was changed")
        hint = _("Write in it. To have another made, move this one out of the folder.")
        return _refused(content.show(join(folder, there)), message, hint)
    unit, problems = content.read_unit(name.unit_path)
    if unit is None or has_errors(problems):
        return Made(problems=tuple(problems))
    yaml = _yaml_of(content, folder)
    if has_errors(yaml.problems):
        return Made(problems=yaml.problems)
    by_type, lines, notices = dict(yaml.by_type), list[str](), tuple[Problem, ...]()
    if table is not None:
        read = _read_table(table, name.year)
        notices = read.problems
        if has_errors(notices):
            return Made(table=notices)
        if both := next((n for n in read.found if n in by_type), None):
            file = next(kind.file for kind in IN_WORKBOOKS if kind.name == both)
            message = _("The campaign has a programme already; nothing was changed")
            hint = _("Move {file} out of the folder, or write what is new into it by hand.")
            return _refused(content.show(join(folder, file)), message, hint.format(file=file))
        with_kinds, guesses = _with_kinds(read.found)
        by_type |= with_kinds
        lines = [*_taken(read.tables), *guesses]
    raw = workbook_bytes(sheets_of(by_type, name.year), unit.name, yaml.texts, empty=not by_type)
    if lost := _lost(by_type, raw, name.year):
        message = _("A workbook cannot hold this; nothing was changed: {fields}")
        hint = _("Go on writing in the YAML files, or take this out of them.")
        return _refused(content.show(folder), message.format(fields=", ".join(lost)), hint)
    on_disk = content.folder(folder)
    put(on_disk / NAMES[0], raw)
    aside = [set_aside(on_disk / file) for file in yaml.texts]
    return Made(
        (content.show(join(folder, NAMES[0])),),
        tuple(content.show(join(folder, file.name)) for file in aside),
        tuple(lines),
        table=notices,
    )


def _lost(by_type: Mapping[str, ParsedFile], raw: bytes, year: int) -> list[str]:
    """What would be another after the way through a workbook."""
    read = read_workbook(raw, NAMES[0], None, "", year, language())
    empty = ParsedFile(NAMES[0], {})
    return [
        path
        for kind in IN_WORKBOOKS
        if kind.name in by_type
        for path in differences(kind, by_type[kind.name], read.found.get(kind.name, empty))
    ]


def _read_table(table: Path, year: int) -> Workbook:
    shown = table.as_posix()
    if table.name.startswith(("~$", ".~lock")):
        message = _("This is only the mark by which Excel says that it has the table open")
        hint = _("Name the table itself, without “~$”.")
        return Workbook(problems=(content_error("workbook", Spot(shown), message, hint),))
    raw, problems = read_bytes(table, shown)
    if raw is None:
        return Workbook(problems=tuple(problems))
    read = read_workbook(raw, shown, None, "", year, language())
    notices = tuple(problem for problem in read.problems if problem.rule != "unwritten-codes")
    return replace(read, problems=notices)


def _taken(tables: Iterable[Table]) -> Iterable[str]:
    """What each column of each table was taken for."""
    for table in tables:
        shape = table.heads.shape
        yield _("Sheet “{sheet}”: {count} rows, read as “{list}”").format(
            sheet=table.sheet,
            count=thousands(len(table.rows)),
            list=site_gettext(shape.title),
        )
        for field, column in sorted(table.heads.columns.items(), key=lambda pair: pair[1]):
            heading = shape.column(field).heading
            meaning = site_gettext(heading) if heading else _("Day and time")
            text = " ".join(table.heads.texts[column].text.split())
            yield f"  “{text}” → {meaning}"


def _with_kinds(by_type: Mapping[str, ParsedFile]) -> tuple[dict[str, ParsedFile], list[str]]:
    """The parsed files with the kind of each activity whose name begins with the word for one."""
    words = _first_words()
    lines = []
    data: Any = by_type["events"].data if "events" in by_type else {}
    events = []
    for entry in data.get("events", []):
        new = entry
        if isinstance(entry, dict) and "kind" not in entry:
            title = " ".join(str(entry.get("title") or "").split())
            begins = [word for word in words if _begins_with(title, word)]
            if begins:
                kind = site_gettext(LABELS[EventKind][words[max(begins, key=len)]])
                new = {**entry, "kind": kind}
                message = _("“{title}”: its kind is taken to be “{kind}”, by its first words")
                lines.append(message.format(title=entry["title"], kind=kind))
        events.append(new)
    if not lines:
        return dict(by_type), []
    parsed = replace(by_type["events"], data={**data, "events": events})
    return {**by_type, "events": parsed}, lines


def _first_words() -> dict[str, str]:
    """The kinds by the words for them that a name may begin with; one syllable says too little."""
    words = {
        word: kind
        for kind, said in SYNONYMS[EventKind].items()
        for word in said.split("; ")
        if " " in word and fold(word) not in _MEANS_MORE
    }
    return words | {site_gettext(word): kind for kind, word in LABELS[EventKind].items()}


def _begins_with(title: str, word: str) -> bool:
    """Whether a name begins with a word for a kind: “Toạ đàm …” with “tọa đàm”.

    “Hội thao” is no “hội thảo”: only where a name has no marks at all they are not asked for.
    """
    plain = fold(title)
    if not f"{plain} ".startswith(f"{fold(word)} "):
        return False
    begin = " ".join(title.split()[: len(word.split())])
    # In which of two vowels the mark is written is the same.
    return title.isascii() or _letters(begin) == _letters(word)


def _letters(text: str) -> list[str]:
    """The letters of a text and their marks, in no order."""
    return sorted(unicodedata.normalize("NFD", text.casefold()))


# --- YAML again ----------------------------------------------------------------------------------


def make_yaml(content: Content, name: CampaignName) -> Made:
    """Make the YAML files of a campaign from its workbook, which is put aside."""
    folder = str(name)
    there = next((n for n in NAMES if content.files.entry(join(folder, n))), None)
    workbook = content.workbook(name)
    if there is None or workbook is None:
        message = _("There is no workbook {name} here").format(name=NAMES[0])
        hint = _("Make one: {command}").format(command=typed("workbook", str(name)))
        return _refused(content.show(folder), message, hint)
    yaml = _yaml_of(content, folder)
    problems = (*workbook.problems, *yaml.problems)
    if not has_errors(problems):
        # What no reader takes, no file can be made of.
        for kind in IN_WORKBOOKS:
            if (parsed := workbook.by_type.get(kind.name)) is not None:
                problems += tuple(parse(parsed, kind.record, "", "")[1])
    if has_errors(problems):
        return Made(problems=problems)
    if both := next((k for k in IN_WORKBOOKS if k.name in yaml.by_type), None):
        message = _("“{file}” and “{workbook}” both hold the same list").format(
            file=both.file, workbook=there
        )
        hint = _("Keep one of the two: move the other out of this folder.")
        return _refused(content.show(join(folder, both.file)), message, hint)
    before = _texts_before(content, folder, there)
    texts = {}
    for kind in IN_WORKBOOKS:
        text = _yaml_text(kind, workbook.by_type.get(kind.name), before.get(kind.file))
        if text is not None:
            texts[kind.file] = text
    on_disk = content.folder(folder)
    aside = [set_aside(on_disk / file) for file in yaml.texts]
    for file, text in texts.items():
        put(on_disk / file, text.encode("utf-8"))
    aside += [set_aside(on_disk / n) for n in (there, ids_name(there)) if (on_disk / n).exists()]
    return Made(
        tuple(content.show(join(folder, file)) for file in texts),
        tuple(content.show(join(folder, file.name)) for file in aside),
        problems=tuple(p for p in problems if p.rule != "unwritten-codes"),
    )


def _yaml_text(kind: ContentType, parsed: ParsedFile | None, before: str | None) -> str | None:
    # ruamel takes a third of a second to come.
    from site_src.writing.yaml_file import yaml_text

    if parsed is None and before is None:
        return None
    return yaml_text(kind, parsed or ParsedFile(kind.file, {}), before)


def _texts_before(content: Content, folder: str, workbook: str) -> dict[str, str]:
    """What stood in the YAML files from which a workbook was made.

    The workbook keeps it on a hidden sheet; where that was lost, the files that were put aside.
    """
    raw, _problems = content.files.read(join(folder, workbook), workbook)
    book, _refused = read_book(raw or b"", workbook, language(), with_own=True)
    sheet = next((s for s in book.sheets if s.name == YAML_SHEET), None) if book else None
    if sheet is not None:
        rows = [sheet.rows[number] for number in sorted(sheet.rows)]
        return yaml_texts((row[1].text, row[2].text) for row in rows if 1 in row and 2 in row)
    texts = {}
    for kind in IN_WORKBOOKS:
        path = join(folder, f"{kind.file}{ENDING}")
        raw, _problems = content.files.read(path, path) if content.files.entry(path) else (None, [])
        text = as_text(raw, kind.file)[0] if raw is not None else None
        if text is not None:
            texts[kind.file] = text
    return texts
