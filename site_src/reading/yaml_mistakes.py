"""What is wrong with YAML that cannot be read, or was typed almost right, in an officer's words."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from site_src.base.messages import gettext as _
from site_src.base.messages import mark as N_
from site_src.base.problems import Problem, Spot, content_error

if TYPE_CHECKING:
    import yaml

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


def syntax_problem(error: yaml.YAMLError, text: str, path: str, offset: int) -> Problem:
    """A parser's error as a problem; `offset` is the number of lines above the text in its file."""
    context = getattr(error, "context", None) or ""
    complaint = f"{context}; {getattr(error, 'problem', None) or error}"
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    lines = text.split("\n")
    if mark and re.match(r" *\t", "".join(lines[mark.line : mark.line + 1])):
        return content_error(
            "yaml-tab",
            Spot(path, mark.line + 1 + offset, 1),
            _("A tab stands at the start of the line"),
            _("Indent with spaces, two for each level."),
        )
    # What is wrong in one line is often found out in the next.
    for number in range(mark.line, max(mark.line - 2, -1), -1) if mark else ():
        if number < len(lines) and (slip := line_slip(lines[number])):
            column, message, hint = slip
            return content_error(
                "yaml-syntax", Spot(path, number + 1 + offset, column), message, hint
            )
    if re.match("while (scanning|parsing a (flow|tag))", context) and "escape" not in complaint:
        # What is never closed is found out far below the place where it begins.
        mark = getattr(error, "context_mark", None) or mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    spot = Spot(path, line + 1 + offset, column + 1)
    before = "".join(lines[line : line + 1])[:column]
    if "mapping values are not allowed" in complaint and ":" not in before:
        complaint = "could not find expected ':'"
    for words, message, hint in _SYNTAX:
        if words in complaint:
            return content_error("yaml-syntax", spot, _(message), _(hint))
    return content_error(
        "yaml-syntax",
        spot,
        _("The YAML cannot be read from here on"),
        _("Compare indentation, “:” and quotation marks with the lines above."),
    )


# What Word, chats and web pages put in place of a space; YAML takes it for a letter.
_ODD_SPACE = re.compile(
    r"^\s*?([\u00a0\u2000-\u200a\u202f\u3000])|[:-]([\u00a0\u2000-\u200a\u202f\u3000])"
)
_ODD_DASH = re.compile(r"^\s*([–—•*+])\s")
_WIDE_COLON = re.compile(r"^\s*(?:- )?[a-z_]+(：)")
_NO_SPACE = re.compile(r"^\s*(?:(-)(?=[a-z_]+:)|(?:- )?([a-z_]+:)(?=[^\s/]))")


# “"Rung chuông" lần 2”, “[Miễn phí] Lớp học”: what begins like a quotation or a list, and goes on.
_LEAD = r"^(\s*(?:- )*(?:[\w-]+:\s+)?)"
_AFTER_CLOSED = re.compile(
    rf"{_LEAD}(?:(?=([\"'\[{{]))(\"[^\"]*\"(?=\s*[^\s,#:\]}}])|'[^']*'(?=\s*[^\s,#:'\]}}])"
    r"|\[[^\[\]]*\](?=\s*[^\s,#:\]}])|\{[^{}]*\}(?=\s*[^\s,#:\]}])).*)$"
)
_BAD_START = re.compile(rf"{_LEAD}([@`%])(.*)$")
_COLON_INSIDE = re.compile(r"^(\s*(?:- )*[\w-]+:\s+)(?=([^\s\"'\[{|>#]))([^\"'#\[{]*?\S: .*)$")
_CLOSES = {"[": "]", "{": "}"}


def _whole_value(match: re.Match[str]) -> str:
    """The line with its whole value between quotation marks."""
    value = match.string[match.end(1) :].strip()
    quoted = (
        f"'{value}'" if '"' in value and "'" not in value else json.dumps(value, ensure_ascii=False)
    )
    return _("Write {example}").format(example=f"{match[1].strip()} {quoted}".strip())


def line_slip(line: str) -> tuple[int, str, str] | None:
    """What is wrong in a line of YAML that was typed almost right.

    Column (from 1), message and hint; None where nothing like that is seen.
    """
    if match := _ODD_SPACE.search(line):
        at = match.start(1) if match[1] else match.start(2)
        message = _("The space here is not an ordinary one: it was copied from Word or a web page")
        return at + 1, message, _("Delete it and press the space bar.")
    if match := _ODD_DASH.match(line):
        message = _("“{text}” begins no entry of a list").format(text=match[1])
        return match.start(1) + 1, message, _("Write a hyphen and a space: “- ”.")
    if match := _WIDE_COLON.match(line):
        message = _("This is a wide colon, “：”, and not “:”")
        return match.start(1) + 1, message, _("Write “key: value”.")
    if match := _AFTER_CLOSED.match(line):
        message = _("“{sign}” closes the value here, and text follows").format(
            sign=_CLOSES.get(match[2], match[2])
        )
        rest = line[match.end(3) :]
        return len(line) - len(rest.lstrip()) + 1, message, _whole_value(match)
    if (match := _BAD_START.match(line)) and not match[3].endswith(match[2]):
        message = _("A character stands here that cannot begin a value")
        return match.start(2) + 1, message, _whole_value(match)
    if match := _COLON_INSIDE.match(line):
        message = _("A “:” stands where none may")
        return match.start(3) + match[3].index(": ") + 1, message, _whole_value(match)
    if match := _NO_SPACE.match(line):
        sign = match[1] or ":"
        message = _("A space is missing after “{sign}”").format(sign=sign)
        rest = line[match.end() :].strip()
        example = f"{match[2]} {rest}" if match[2] else f"- {rest}"
        return match.end(), message, _("Write “{example}”.").format(example=example)
    return None
