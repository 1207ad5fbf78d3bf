"""The bytes of a file to the record that they hold, by the kind of file.

Whatever a file is made with, it becomes a `ParsedFile`: data, and the spot of each value and key.
Everything after that (`parse`, inheritance, checks) knows no kinds of files.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

from site_src.base.messages import language
from site_src.base.problems import Problem, Spot
from site_src.content_types.records import Record
from site_src.reading.load import as_text, load_markdown
from site_src.reading.parse import parse
from site_src.reading.strict_yaml import ParsedFile, load_yaml

Reader = Callable[[bytes, str], tuple[ParsedFile | None, list[Problem]]]


def read_yaml(raw: bytes, path: str) -> tuple[ParsedFile | None, list[Problem]]:
    """A YAML file, parsed."""
    text, problems = as_text(raw, path)
    if text is None:
        return None, problems
    parsed, more = load_yaml(text, path)
    return parsed, [*problems, *more]


def read_markdown(raw: bytes, path: str) -> tuple[ParsedFile | None, list[Problem]]:
    """A Markdown file, parsed: the keys of its front matter, and its text."""
    text, problems = as_text(raw, path)
    if text is None:
        return None, problems
    parsed, more = load_markdown(text, path)
    return parsed, [*problems, *more]


# How the bytes of each kind of file are parsed; `path` is what messages show.
READERS: Mapping[str, Reader] = {".yml": read_yaml, ".md": read_markdown}


def read_record(
    raw: bytes, path: str, record: type[Record], unit_path: str, unit_name: str
) -> tuple[Record | None, list[Problem]]:
    """The record that a file's bytes hold, told which unit wrote it, and what is wrong with it."""
    written, problems = _read_record(raw, path, record, unit_path, unit_name, language())
    return written, list(problems)


# An upper unit's files are read for every unit below it, and all of a unit's again when one of them
# was saved in `serve`; they hold the same each time. Records are large: not all are kept.
@lru_cache(maxsize=100)
def _read_record(
    raw: bytes, path: str, record: type[Record], unit_path: str, unit_name: str, _language: str
) -> tuple[Record | None, tuple[Problem, ...]]:
    parsed, problems = READERS[PurePosixPath(path).suffix](raw, path)
    if parsed is None:
        return None, tuple(problems)
    if not path.endswith(".md"):
        parsed = under_its_name(parsed, record)
    written, more = parse(parsed, record, unit_path, unit_name)
    return written, (*problems, *more)


def under_its_name(parsed: ParsedFile, record: type[Record]) -> ParsedFile:
    """A file that is one list stands for the record's only field; an empty file for nothing."""
    data = parsed.data
    if data is None:
        return ParsedFile(parsed.path, {}, parsed.values, parsed.keys)
    if not isinstance(data, list) or len(record.model_fields) != 1:
        return parsed
    (name,) = record.model_fields
    values: dict[Any, Spot] = {(name, *loc): spot for loc, spot in parsed.values.items()}
    values[()] = Spot(parsed.path, 1, 1)
    keys: dict[Any, Spot] = {(name, *loc): spot for loc, spot in parsed.keys.items()}
    return ParsedFile(parsed.path, {name: data}, values, keys)
