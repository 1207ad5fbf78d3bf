"""Files to documents: text that is safe to read, strict YAML, front matter, and places.

YAML here is a small language: mappings, lists and text. Every scalar is text (`18:30`, `01` and
`no` stay what they look like) but an unquoted `null`, `~` or nothing, which is `None`. Anchors,
aliases, tags, duplicate keys and several documents in a file are errors.
"""

from __future__ import annotations

import re
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from site_src.messages import gettext as _
from site_src.messages import mark as N_
from site_src.problems import Place, Problem, Severity

MAX_BYTES = 1_000_000
MAX_DEPTH = 30
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Loc = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A file's data, and where each value (`values`) and each key (`keys`) of it stands.

    `path` is the '/'-path that messages show. A Markdown file's text is at `("body",)`.
    """

    path: str
    data: Any
    values: dict[Loc, Place] = field(default_factory=dict)
    keys: dict[Loc, Place] = field(default_factory=dict)

    def place(self, loc: Loc) -> Place:
        """The place of a value; of the nearest thing around it where it is not there."""
        while loc and loc not in self.values:
            loc = loc[:-1]
        return self.values.get(loc, Place(self.path, 1, 1))


def _error(rule: str, place: Place, message: str, hint: str = "") -> Problem:
    return Problem(Severity.ERROR, rule, place, message, hint)


# --- Text -----------------------------------------------------------------------------------


def read_text(file: Path, path: str) -> tuple[str | None, list[Problem]]:
    """A content file's text in NFC with '\\n' line ends, or None with the errors that say why."""
    whole = Place(path)
    status = file.lstat()
    if not stat.S_ISREG(status.st_mode):
        return None, [
            _error(
                "not-a-file",
                whole,
                _("This is a link or a special file; only ordinary files are read"),
                _("Copy the file itself into this folder."),
            )
        ]
    if status.st_size > MAX_BYTES:
        return None, [
            _error(
                "too-large",
                whole,
                _("The file is larger than {limit} MB").format(limit=MAX_BYTES // 1_000_000),
                _("Split it, or move pictures and documents to media/."),
            )
        ]
    raw = file.read_bytes()
    save_as = _("Open it in Notepad, choose Save As, and set Encoding to UTF-8.")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, [_error("encoding", whole, _("The file is in UTF-16"), save_as)]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = _("The file is not in UTF-8 (an old Vietnamese font or encoding?)")
        return None, [_error("encoding", Place(path, line), message, save_as)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems = [
        _error(
            "character",
            Place(path, number, column),
            _("Here stands an invisible control character (U+{code:04X})").format(code=ord(bad)),
            _("Delete it and type the text again."),
        )
        for number, column, bad in _forbidden(text)
    ]
    if problems:
        return None, problems
    normal = unicodedata.normalize("NFC", text)
    if normal != text:
        lines = zip(text.split("\n"), normal.split("\n"), strict=True)
        first = next(number for number, (old, new) in enumerate(lines, 1) if old != new)
        message = _("Letters and tone marks are stored apart (NFD); they were joined (NFC)")
        problems.append(Problem(Severity.NOTICE, "nfd", Place(path, first), message))
    return normal, problems


_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069"
    "\ufeff\ufffe\uffff]"
)


def _forbidden(text: str) -> Iterator[tuple[int, int, str]]:
    if _FORBIDDEN.search(text):
        for number, line in enumerate(text.split("\n"), 1):
            if match := _FORBIDDEN.search(line):
                yield number, match.start() + 1, match[0]


# --- YAML -----------------------------------------------------------------------------------


def load_yaml(text: str, path: str, line: int = 1) -> tuple[Document | None, list[Problem]]:
    """Strict YAML to a document; `line` is the line of the file on which `text` begins."""
    builder = _Builder(path, line - 1)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
            if builder.stopped:
                break
    except yaml.YAMLError as error:
        return None, [*builder.problems, _syntax_problem(error, text, path, line - 1)]
    if any(problem.severity is Severity.ERROR for problem in builder.problems):
        return None, builder.problems
    return Document(path, builder.root, builder.values, builder.keys), builder.problems


class _Builder:
    """Builds the tree from parser events, without recursion.

    `stopped` says that what follows makes no sense, or would cost the parser too much time.
    """

    def __init__(self, path: str, offset: int) -> None:
        self.path, self.offset = path, offset
        self.root: Any = None
        self.values: dict[Loc, Place] = {}
        self.keys: dict[Loc, Place] = {}
        self.problems: list[Problem] = []
        self._stack: list[tuple[Any, Loc]] = []
        self._key: str | None = None
        self._await_key = False
        self._documents = 0
        self.stopped = False

    def take(self, event: Any) -> None:
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._report(
                    event,
                    "yaml-documents",
                    _("A second “---” starts another document"),
                    _("Keep one document in a file: delete the line “---”."),
                )
                self.stopped = True
        elif isinstance(event, yaml.AliasEvent):
            self._report(
                event,
                "yaml-alias",
                _("“*” begins an alias here"),
                _('Put the text in quotation marks: "*...".'),
            )
            self._put(None, event)
        elif isinstance(event, yaml.NodeEvent):
            if event.anchor is not None:
                self._report(
                    event,
                    "yaml-alias",
                    _("“&” begins an anchor here"),
                    _('Put the text in quotation marks: "&...".'),
                )
            if getattr(event, "tag", None) is not None:
                self._report(
                    event,
                    "yaml-tag",
                    _("“!” begins a tag here"),
                    _('Put the text in quotation marks: "!...".'),
                )
            self._node(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._stack.pop()
            self._await_key = bool(self._stack) and isinstance(self._stack[-1][0], dict)

    def _node(self, event: Any) -> None:
        if isinstance(event, yaml.ScalarEvent):
            plain_null = not event.style and event.value in _NULLS
            self._put(None if plain_null else event.value, event)
        elif len(self._stack) >= MAX_DEPTH:
            self._report(
                event,
                "yaml-depth",
                _("Too many levels of indentation"),
                _("Write at most {limit} levels.").format(limit=MAX_DEPTH),
            )
            self.stopped = True
        elif self._await_key:
            self._report(event, "yaml-key", _("A key must be a word"), _("Write “key: value”."))
            self.stopped = True
        else:
            value: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
            loc = self._put(value, event)
            self._stack.append((value, loc))
            self._await_key = isinstance(value, dict)

    def _put(self, value: Any, event: Any) -> Loc:
        place = self._place(event)
        if not self._stack:
            self.root = value
            self.values[()] = place
            return ()
        parent, base = self._stack[-1]
        if isinstance(parent, list):
            loc: Loc = (*base, len(parent))
            parent.append(value)
        elif self._await_key:
            self._key = "" if value is None else str(value)
            self._await_key = False
            loc = (*base, self._key)
            if self._key in parent:
                first = self.keys[loc]
                message = _("“{key}” stands here a second time").format(key=self._key)
                hint = _("Keep one of the two (the first is on line {line}).").format(
                    line=first.line
                )
                self.problems.append(_error("duplicate-key", place, message, hint))
            else:
                self.keys[loc] = place
            return loc
        else:
            assert self._key is not None
            loc = (*base, self._key)
            parent.setdefault(self._key, value)
            self._await_key = True
        self.values.setdefault(loc, place)
        return loc

    def _place(self, event: Any) -> Place:
        mark = event.start_mark
        return Place(self.path, mark.line + 1 + self.offset, mark.column + 1)

    def _report(self, event: Any, rule: str, message: str, hint: str) -> None:
        self.problems.append(_error(rule, self._place(event), message, hint))


# What PyYAML's two parsers say (context and problem), and the same in an officer's words.
_SYNTAX = (
    (
        "could not find expected ':'",
        N_("A “:” is missing after a key, or a line is indented wrongly"),
        N_("Write “key: value”; align the line with those above it."),
    ),
    (
        "mapping values are not allowed",
        N_("A “:” stands where none may"),
        N_('Put the whole text in quotation marks: "Chủ đề: tự học".'),
    ),
    (
        "while parsing a block mapping",
        N_("A line is indented differently from its neighbours"),
        N_("Use the same number of spaces as the lines above; close every quotation mark."),
    ),
    (
        "while parsing a block collection",
        N_("A line of the list does not begin with “- ”"),
        N_("Begin each entry with “- ” in the same column."),
    ),
    (
        "sequence entries are not allowed",
        N_("“- ” stands where no list may begin"),
        N_("Begin the list on a line of its own, below its key."),
    ),
    (
        "while parsing a flow",
        N_("“[” or “{” is opened and never closed"),
        N_("Close it, or put the text in quotation marks."),
    ),
    (
        "unexpected end of stream",
        N_("A quotation mark is opened and never closed"),
        N_("Close it with the same mark."),
    ),
    (
        "cannot start any token",
        N_("A character stands here that cannot begin a value"),
        N_('Put the value in quotation marks: "...".'),
    ),
    (
        "while scanning an alias",
        N_("“*” begins an alias here"),
        N_('Put the text in quotation marks: "*...".'),
    ),
    (
        "while scanning an anchor",
        N_("“&” begins an anchor here"),
        N_('Put the text in quotation marks: "&...".'),
    ),
    (
        "ing a tag",
        N_("“!” begins a tag here"),
        N_('Put the text in quotation marks: "!...".'),
    ),
    (
        "unknown escape character",
        N_("“\\” has a special meaning between double quotation marks"),
        N_("Use single quotation marks, or write “\\\\”."),
    ),
)


def _syntax_problem(error: yaml.YAMLError, text: str, path: str, offset: int) -> Problem:
    context = getattr(error, "context", None) or ""
    said = f"{context}; {getattr(error, 'problem', None) or error}"
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    lines = text.split("\n")
    if mark and re.match(r" *\t", "".join(lines[mark.line : mark.line + 1])):
        return _error(
            "yaml-tab",
            Place(path, mark.line + 1 + offset, 1),
            _("A tab stands at the start of the line"),
            _("Indent with spaces, two for each level."),
        )
    if re.match("while (scanning|parsing a (flow|tag))", context) and "escape" not in said:
        # What is never closed is found out far below the place where it begins.
        mark = getattr(error, "context_mark", None) or mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    place = Place(path, line + 1 + offset, column + 1)
    before = "".join(lines[line : line + 1])[:column]
    if "mapping values are not allowed" in said and ":" not in before:
        said = "could not find expected ':'"
    for words, message, hint in _SYNTAX:
        if words in said:
            return _error("yaml-syntax", place, _(message), _(hint))
    return _error(
        "yaml-syntax",
        place,
        _("The YAML cannot be read from here on"),
        _("Compare indentation, “:” and quotation marks with the lines above."),
    )


# --- Markdown with front matter ----------------------------------------------------------------


def load_markdown(text: str, path: str) -> tuple[Document | None, list[Problem]]:
    """Front matter and text to one document: the keys, and the text under `body`."""
    lines = text.split("\n")
    head, body, first = "", text, 1
    top = next((n for n, line in enumerate(lines) if line.strip()), 0)
    if lines[top].rstrip() == "---":
        rest = enumerate(lines[top + 1 :], top + 1)
        ends = [n for n, line in rest if line.rstrip() in ("---", "...")]
        if not ends:
            return None, [
                _error(
                    "front-matter",
                    Place(path, top + 1, 1),
                    _("The front matter is never closed"),
                    _("Write “---” alone on a line after the last key."),
                )
            ]
        head = "\n".join(lines[top + 1 : ends[0]])
        body, first = "\n".join(lines[ends[0] + 1 :]), ends[0] + 2
    document, problems = load_yaml(head, path, line=top + 2)
    if document is None:
        return None, problems
    data = {} if document.data is None else document.data
    if not isinstance(data, dict):
        problems.append(
            _error(
                "front-matter",
                Place(path, top + 2, 1),
                _("The front matter has no keys"),
                _("Write lines like “title: ...” between the two “---”."),
            )
        )
        return None, problems
    values = {**document.values, (): Place(path, 1, 1), ("body",): Place(path, first, 1)}
    return Document(path, {**data, "body": body}, values, document.keys), problems
