"""YAML that is changed and written again: comments, order and quoting stay.

Every value is text, as in `strict_yaml`. A value that goes away is first written as a mark and its
line then taken out of the text, since a comment belongs to the value above it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString

GONE = "@@gone@@"
# A text that YAML would take for no value.
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_NOTE = re.compile(r"^(?P<indent> *)(?:- )?[\w-]+: .?@@note (?P<number>\d+)@@.*$")


class _TextOnly(VersionedResolver):
    """Takes nothing for a number, a date or yes and no; only an empty value is null."""

    _rules = {"": [("tag:yaml.org,2002:null", re.compile("^$"))]}  # noqa: RUF012 - never changed

    @property
    def versioned_resolver(self) -> Any:
        return self._rules


def _yaml() -> YAML:
    yaml = YAML()
    yaml.Resolver = _TextOnly
    yaml.preserve_quotes = True
    yaml.width = 100_000  # Lines stay as long as they are.
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def read(text: str, blocks: bool = True) -> Any:
    """The data of a YAML text that `strict_yaml` has read without errors.

    With `blocks` written with a line for each entry.
    """
    data = _yaml().load(text)
    if blocks:
        _to_blocks(data)
    return data


def write(data: Any, notes: dict[int, tuple[str, ...]] | None = None) -> str:
    """The text of data; lines marked as gone are left out, marked notes become their lines."""
    stream = io.StringIO()
    _yaml().dump(data, stream)
    return "".join(f"{line}\n" for line in _lines(stream.getvalue(), data, notes or {}))


def _lines(text: str, data: Any, notes: dict[int, tuple[str, ...]]) -> Iterator[str]:
    for raw in text.splitlines():
        # A list that is the whole file stands at the margin.
        line = raw[2:] if isinstance(data, CommentedSeq) and raw.startswith("  ") else raw
        if GONE in line:
            continue
        if note := _NOTE.match(line):
            indent = note["indent"]
            yield from (f"{indent}{added}" for added in notes[int(note["number"])])
        else:
            yield line


def note(number: int) -> str:
    """The mark of a note."""
    return f"@@note {number}@@"


def mark(data: CommentedMap | CommentedSeq, key: Any, text: Any) -> None:
    """Put a mark, or another value, in place of a value. A comment below the value stays."""
    comment = _last_comment(data[key])
    data[key] = text
    if comment is not None and key not in data.ca.items:
        is_list = isinstance(data, CommentedSeq)
        data.ca.items[key] = [comment, None] if is_list else [None, None, comment, None]


def _last_comment(value: Any) -> Any:
    """The comment after the last value of a mapping or list."""
    if not isinstance(value, CommentedMap | CommentedSeq) or not len(value):
        return None
    key = list(value)[-1] if isinstance(value, CommentedMap) else len(value) - 1
    inner = _last_comment(value[key])
    tokens = value.ca.items.get(key) or []
    own = next((token for token in reversed(tokens) if token is not None), None)
    comment = inner if inner is not None else own
    return comment[-1] if isinstance(comment, list) and comment else comment


def _to_blocks(data: Any) -> None:
    """Mappings and what holds them get a line for each entry; lists of words may stay short."""
    if isinstance(data, CommentedMap):
        data.fa.set_block_style()
        for value in data.values():
            _to_blocks(value)
    elif isinstance(data, CommentedSeq):
        if any(isinstance(item, CommentedMap | CommentedSeq) for item in data):
            data.fa.set_block_style()
        for item in data:
            _to_blocks(item)


def as_written(value: Any) -> Any:
    """Data as it is to be written.

    Lists of words on one line, texts of several lines below their key, nothing that would be read
    as something else.
    """
    if isinstance(value, dict):
        return CommentedMap((key, as_written(inner)) for key, inner in value.items())
    if isinstance(value, list):
        items = CommentedSeq(as_written(item) for item in value)
        if all(isinstance(item, str) and "\n" not in item for item in value):
            items.fa.set_flow_style()
        return items
    if isinstance(value, str):
        if value in _NULLS:
            return DoubleQuotedScalarString(value)
        return LiteralScalarString(value) if "\n" in value else value
    return value
