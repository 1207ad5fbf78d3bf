"""Strict YAML to data, with the spot of every key and value.

YAML here is a small language: mappings, lists and text. Every scalar is text (`18:30`, `01` and
`no` stay what they look like) but an unquoted `null`, `~` or nothing, which is `None`. Anchors,
aliases, tags, duplicate keys and several documents in a file are errors.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from site_src.base.characters import FORBIDDEN, what_is_forbidden
from site_src.base.messages import gettext as _
from site_src.base.messages import thousands
from site_src.base.problems import Problem, Severity, Spot, content_error
from site_src.reading.yaml_mistakes import syntax_problem

MAX_DEPTH = 30
# Far beyond any Week; what compares entries and texts takes time with the square of these.
MAX_ENTRIES = 2_000
MAX_TEXT = 20_000
MAX_PROBLEMS = 200
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
# A note has a space after its sign; a number or a hashtag has none.
_CUT = re.compile(r"[ \t]+(#[^\W_].*)")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Loc = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """A file's data, and where each value (`values`) and each key (`keys`) of it stands.

    `path` is the '/'-path that messages show. A Markdown file's text is at `("body",)`.
    """

    path: str
    data: Any
    values: dict[Loc, Spot] = field(default_factory=dict)
    keys: dict[Loc, Spot] = field(default_factory=dict)

    def spot(self, loc: Loc) -> Spot:
        """The place of a value; of the nearest thing around it where it is not there."""
        while loc and loc not in self.values:
            loc = loc[:-1]
        return self.values[loc] if loc in self.values else Spot(self.path, 1, 1)


def load_yaml(text: str, path: str, line: int = 1) -> tuple[ParsedFile | None, list[Problem]]:
    """Strict YAML, parsed; `line` is the line of the file on which `text` begins."""
    builder = _Builder(path, line - 1, text.split("\n"))
    try:
        # As `yaml.parse` does it, which asks twice for each event.
        for event in iter(_LOADER(text).get_event, None):
            builder.take(event)
            if builder.stopped:
                break
    except yaml.YAMLError as error:
        return None, [*builder.problems, syntax_problem(error, text, path, line - 1)]
    if any(problem.severity is Severity.ERROR for problem in builder.problems):
        return None, builder.problems
    return ParsedFile(path, builder.root, builder.values, builder.keys), builder.problems


class _Builder:
    """Builds the tree from parser events, without recursion.

    `stopped` says that what follows makes no sense, or would cost the parser too much time.
    """

    def __init__(self, path: str, offset: int, lines: list[str]) -> None:
        self.path, self.offset, self.lines = path, offset, lines
        self.root: Any = None
        self.values: dict[Loc, Spot] = {}
        self.keys: dict[Loc, Spot] = {}
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
                self._error(
                    event,
                    "yaml-documents",
                    _("A second “---” starts another document"),
                    _("Keep one document in a file: delete the line “---”."),
                )
                self.stopped = True
        elif isinstance(event, yaml.AliasEvent):
            self._error(
                event,
                "yaml-alias",
                _("“*” begins an alias here"),
                _('Put the text in quotation marks: "*...".'),
            )
            self._put(None, event)
        elif isinstance(event, yaml.NodeEvent):
            if event.anchor is not None:
                self._error(
                    event,
                    "yaml-alias",
                    _("“&” begins an anchor here"),
                    _('Put the text in quotation marks: "&...".'),
                )
            if getattr(event, "tag", None) is not None:
                self._error(
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
            self._check_text(event)
            self._check_rest(event)
            plain_null = not event.style and event.value in _NULLS
            self._put(None if plain_null else event.value, event)
        elif len(self._stack) >= MAX_DEPTH:
            self._error(
                event,
                "yaml-depth",
                _("Too many levels of indentation"),
                _("Write at most {limit} levels.").format(limit=MAX_DEPTH),
            )
            self.stopped = True
        elif self._await_key:
            self._error(event, "yaml-key", _("A key must be a word"), _("Write “key: value”."))
            self.stopped = True
        else:
            value: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
            loc = self._put(value, event)
            self._stack.append((value, loc))
            self._await_key = isinstance(value, dict)

    def _check_text(self, event: Any) -> None:
        """What the file's own letters cannot show: escapes, and lengths."""
        if match := FORBIDDEN.search(event.value):
            self._error(event, "character", *what_is_forbidden(match[0]))
        if len(event.value) > MAX_TEXT:
            self._error(
                event,
                "long-text",
                _("The text has more than {limit} letters").format(limit=thousands(MAX_TEXT)),
                _("Long texts belong in a .md file, like outline.md."),
            )

    def _check_rest(self, event: Any) -> None:
        """“Hội thi lần #2”: after a blank, “#” begins a comment, and the rest is gone."""
        end = event.end_mark
        if event.style or not event.value or end.line >= len(self.lines):
            return
        if match := _CUT.match(self.lines[end.line], end.column):
            message = _("“{text}” is not read: after a space, “#” begins a note").format(
                text=match[1].strip()
            )
            hint = _(
                'If it belongs to the text, put the whole text in quotation marks: "...". '
                "If it is a note, write a space after “#”."
            )
            spot = Spot(self.path, end.line + 1 + self.offset, match.start(1) + 1)
            self.problems.append(Problem(Severity.WARNING, "yaml-comment", spot, message, hint))

    def _put(self, value: Any, event: Any) -> Loc:
        spot = self._spot(event)
        if not self._stack:
            self.root = value
            self.values[()] = spot
            return ()
        parent, base = self._stack[-1]
        if isinstance(parent, list):
            loc: Loc = (*base, len(parent))
            parent.append(value)
            self._check_size(parent, event)
        elif self._await_key:
            self._check_size(parent, event)
            self._key = "" if value is None else str(value)
            self._await_key = False
            loc = (*base, self._key)
            if self._key in parent:
                first = self.keys[loc]
                message = _("“{key}” stands here a second time").format(key=self._key)
                hint = _("Keep one of the two (the first is on line {line}).").format(
                    line=first.line
                )
                self.problems.append(content_error("duplicate-key", spot, message, hint))
            else:
                self.keys[loc] = spot
            return loc
        else:
            assert self._key is not None
            loc = (*base, self._key)
            parent.setdefault(self._key, value)
            self._await_key = True
        self.values.setdefault(loc, spot)
        return loc

    def _check_size(self, parent: list[Any] | dict[str, Any], event: Any) -> None:
        if len(parent) > MAX_ENTRIES:
            self._error(
                event,
                "too-many",
                _("The list has more than {limit} entries").format(limit=thousands(MAX_ENTRIES)),
                _("Write only what citizens need, or give lower units a part of it."),
            )
        self.stopped |= len(parent) > MAX_ENTRIES or len(self.problems) > MAX_PROBLEMS

    def _spot(self, event: Any) -> Spot:
        mark = event.start_mark
        return Spot(self.path, mark.line + 1 + self.offset, mark.column + 1)

    def _error(self, event: Any, rule: str, message: str, hint: str) -> None:
        self.problems.append(content_error(rule, self._spot(event), message, hint))
