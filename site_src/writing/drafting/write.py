"""Entries to the text of a content file: each under a comment with the words of the plan."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, replace

from site_src.base.messages import gettext as _
from site_src.writing.drafting.blocks import Quote
from site_src.writing.drafting.facts import Entry, Field, Grade
from site_src.writing.drafting.lines import Counted, place_text

# A step from a file to a value in it: the number of an entry, or the key of a line.
Path = tuple[int | str, ...]
WIDTH = 98
_PLAIN = re.compile(r"[^\W_](?:[^:#]|:(?=\S)|(?<=\S)#)*")
_SPECIAL = frozenset(("null", "~", "true", "false", "yes", "no", "on", "off"))


@dataclass(frozen=True, slots=True)
class Written:
    """The text of a file, and for each of its lines the value that it belongs to."""

    text: str
    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """A file before it is text: one entry or a list of them; a .md file has a `body` too."""

    name: str
    root: Entry | tuple[Entry, ...]
    body: str | None = None

    def without(self, path: Path) -> Content:
        """The file without a value; without the entry, where it needs the value."""
        root = self.root
        return replace(
            self,
            root=_without_in(root, path) if isinstance(root, tuple) else _without_key(root, path),
        )

    @property
    def has_entries(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.root if isinstance(self.root, tuple) else self.root.fields)

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """Every entry that says where it comes from, with the ids of those around it."""
        roots = self.root if isinstance(self.root, tuple) else (self.root,)
        for root in roots:
            yield from _entries(root, ())


def _entries(entry: Entry, around: tuple[str, ...]) -> Iterator[tuple[str, Entry]]:
    own = (*around, entry.get("id")) if entry.get("id") else around
    yield ".".join(own), entry
    for field in entry.fields:
        if isinstance(field.value, Entry):
            yield from _entries(field.value, own)
        elif isinstance(field.value, tuple):
            for inner in field.value:
                if isinstance(inner, Entry):
                    yield from _entries(inner, own)


def _without_in(entries: tuple[Entry, ...], path: Path) -> tuple[Entry, ...]:
    step, rest = path[0], path[1:]
    if not rest:
        return tuple(entry for number, entry in enumerate(entries) if number != step)
    return tuple(
        _without_key(entry, rest) if number == step else entry
        for number, entry in enumerate(entries)
    )


def _without_key(entry: Entry, path: Path) -> Entry:
    step, rest = path[0], path[1:]
    if not rest:
        return replace(entry, fields=tuple(f for f in entry.fields if f.key != step))
    return replace(
        entry,
        fields=tuple(_smaller(f, rest) if f.key == step else f for f in entry.fields),
    )


def _smaller(field: Field, path: Path) -> Field:
    value = field.value
    if isinstance(value, Entry):
        return replace(field, value=_without_key(value, path))
    if isinstance(value, tuple):
        entries = tuple(inner for inner in value if isinstance(inner, Entry))
        if entries:
            return replace(field, value=_without_in(entries, path))
        texts = (inner for number, inner in enumerate(value) if number != path[0])
        return replace(field, value=tuple(text for text in texts if isinstance(text, str)))
    return field


def write(content: Content, counted: Counted, top: str) -> Written:
    """The text of a file; `top` are lines to stand above everything."""
    rows: list[tuple[str, Path]] = [(line, ()) for line in top.splitlines()]
    if content.body is not None:
        rows.append(("---", ()))
    if isinstance(content.root, tuple):
        for number, entry in enumerate(content.root):
            if number:
                rows.append(("", ()))
            rows += _item(entry, "", (number,), counted)
    else:
        rows += _lines(content.root, "", (), counted)
    if content.body is not None:
        rows += [(line, ("body",)) for line in ("---", "", *content.body.split("\n"))]
    return Written("".join(f"{line}\n" for line, _path in rows), tuple(path for _l, path in rows))


def _item(entry: Entry, indent: str, path: Path, counted: Counted) -> Iterator[tuple[str, Path]]:
    for comment in comments(entry.quotes, entry.fields, counted):
        yield f"{indent}{comment}", path
    start = f"{indent}- "
    for line, own in _lines(entry, f"{indent}  ", path, counted):
        yield f"{start}{line[len(indent) + 2 :]}", own
        start = f"{indent}  "


def _lines(entry: Entry, indent: str, path: Path, counted: Counted) -> Iterator[tuple[str, Path]]:
    for number, field in enumerate(entry.fields):
        own: Path = (*path, field.key)
        if field.quotes:
            if number and not indent:
                yield "", path
            for comment in comments(field.quotes, (field,), counted):
                yield f"{indent}{comment}", own
        elif number and not indent and isinstance(field.value, tuple):
            yield "", path
        value = field.value
        if value is None:
            yield f"{indent}{field.key}: null", own
        elif isinstance(value, str):
            for line in _scalar(f"{indent}{field.key}: ", indent, value):
                yield line, own
        elif isinstance(value, Entry):
            yield f"{indent}{field.key}:", own
            yield from _lines(value, f"{indent}  ", own, counted)
        else:
            yield f"{indent}{field.key}:", own
            for at, inner in enumerate(value):
                if isinstance(inner, Entry):
                    yield from _item(inner, f"{indent}  ", (*own, at), counted)
                elif isinstance(inner, str):
                    for line in _scalar(f"{indent}  - ", f"{indent}  ", inner):
                        yield line, (*own, at)


def _scalar(start: str, indent: str, text: str) -> Iterator[str]:
    """A text as YAML has it, so that it is read again letter for letter."""
    folded = len(start) + len(text) > WIDTH and "  " not in text and not text.startswith(" ")
    if folded and not text.endswith(" "):
        yield f"{start}>-"
        deep = f"{indent}  "
        yield from textwrap.wrap(
            text,
            WIDTH,
            initial_indent=deep,
            subsequent_indent=deep,
            break_long_words=False,
            break_on_hyphens=False,
        )
        return
    plain = (
        _PLAIN.fullmatch(text) and not text.endswith((" ", ":")) and text.casefold() not in _SPECIAL
    )
    if plain:
        yield f"{start}{text}"
    else:
        escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
        yield f'{start}"{escaped}"'


def comments(
    quotes: tuple[Quote, ...], fields: tuple[Field, ...], counted: Counted
) -> Iterator[str]:
    """The lines above an entry.

    The words of the plan with their places, and how sure each value is.
    """
    if not quotes:
        return
    grades = _grades(fields)
    for number, quote in enumerate(quotes):
        where = place_text(counted, quote.place)
        yield f"# «{quote.text}» ({where}){f' · {grades}' if not number else ''}"


def _grades(fields: tuple[Field, ...]) -> str:
    shown = [field for field in fields if field.key != "id" and not _is_of_entries(field)]
    parts = [Grade.VERBATIM.label] if any(f.grade is Grade.VERBATIM for f in shown) else []
    for grade in (Grade.DERIVED, Grade.CHECK):
        keys = [field.key for field in shown if field.grade is grade]
        if keys:
            parts.append(f"{grade.label}: {', '.join(keys)}" if len(shown) > 1 else grade.label)
    return "; ".join(parts) or _("derived")


def _is_of_entries(field: Field) -> bool:
    return isinstance(field.value, tuple) and any(isinstance(inner, Entry) for inner in field.value)
