"""The workbook of a year's folder: which one it is, what lies beside it, what it stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath

from site_src.base.messages import gettext as _
from site_src.base.messages import language
from site_src.base.problems import Problem, Severity, Spot, content_error
from site_src.content_types.records import Record
from site_src.reading.files import Files, join
from site_src.reading.load import as_text
from site_src.reading.workbook.value import IDS_ENDING, NAMES, Workbook

# What programs for tables save under; those that are read, and others that officers try.
TABLE_ENDINGS = (".xlsx", ".xls", ".ods", ".xlsm", ".xlsb", ".csv")


def workbook_of(
    files: Files, show: Callable[[str], str], folder: str, year: int
) -> Workbook | None:
    """The workbook in the folder of a year; None without one."""
    found = [name for name in NAMES if files.entry(join(folder, name))]
    if not found:
        return None
    path = join(folder, found[0])
    if len(found) > 1:
        message = _("There are two workbooks: {names}").format(names=", ".join(found))
        hint = _("Keep the one that you write in; move the other out of this folder.")
        return _refused([content_error("two-files", Spot(show(path)), message, hint)])
    raw, problems = files.read(path, show(path))
    if raw is None:
        return _refused(problems)
    beside = join(folder, ids_name(found[0]))
    ids_text = None
    if files.entry(beside):
        ids_raw, problems = files.read(beside, show(beside))
        ids_text, also = as_text(ids_raw, show(beside)) if ids_raw is not None else (None, [])
        if ids_text is None:
            return _refused([*problems, *also])
    # What reads workbooks takes long to load, and most folders have none.
    from site_src.reading.workbook.read import read_workbook

    return read_workbook(raw, show(path), ids_text, show(beside), year, language())


def _refused(problems: Iterable[Problem]) -> Workbook:
    return Workbook(problems=tuple(problems))


def ids_name(workbook: str) -> str:
    """The name of a workbook's side file."""
    return PurePosixPath(workbook).stem + IDS_ENDING


# What a year's folder may hold beside the files of the content types.
WORKBOOK_FILES = (*NAMES, ids_name(NAMES[0]))


def both_at_once(workbook: Workbook, records: Mapping[str, Record]) -> Iterable[Problem]:
    """The errors of lists that stand in a YAML file and in the workbook too.

    A file that says nothing, such as one of examples, is none.
    """
    for name, parsed in workbook.by_type.items():
        record = records.get(name)
        if record is None or not record.model_fields_set:
            continue
        book = PurePosixPath(parsed.path).name
        message = _("“{file}” and “{workbook}” both hold the same list").format(
            file=PurePosixPath(record.origin.path).name, workbook=book
        )
        hint = _("Keep one of the two: move the other out of this folder.")
        spot = Spot(record.origin.path)
        yield Problem(Severity.ERROR, "two-files", spot, message, hint, parsed.spot(()))
