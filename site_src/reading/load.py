"""Files to data: text that is safe to read, and Markdown with front matter."""

from __future__ import annotations

import re
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from site_src.base.characters import FORBIDDEN, what_is_forbidden
from site_src.base.command_line import typed
from site_src.base.folders import not_a_file, unreadable
from site_src.base.messages import gettext as _
from site_src.base.messages import thousands
from site_src.base.problems import Problem, Severity, Spot, content_error, has_errors
from site_src.reading.strict_yaml import ParsedFile, load_yaml
from site_src.vietnamese.encodings import read_old, read_utf16

MAX_BYTES = 1_000_000
# A workbook may hold a picture or two.
MAX_WORKBOOK_BYTES = 5_000_000
_WORKBOOKS = (".xlsx", ".xls", ".ods")
# No writer needs a longer one, and much that reads lines takes time with the square of it.
MAX_LINE = 20_000


def as_text(raw: bytes, path: str) -> tuple[str | None, list[Problem]]:
    """A content file's text in NFC with '\\n' line ends, or None with the errors that say why."""
    text, problems = _decode(raw, path)
    if text is None:
        return None, problems
    problems = [*_bad_characters(text, path), *_bad_lines(text, path)]
    if problems:
        return None, problems
    normal = unicodedata.normalize("NFC", text)
    if normal != text:
        lines = zip(text.split("\n"), normal.split("\n"), strict=True)
        first = next(number for number, (old, new) in enumerate(lines, 1) if old != new)
        message = _("Letters and tone marks are stored apart (NFD); they were joined (NFC)")
        hint = _("The site is right. To mend the file: {command}").format(
            command=convert_command(path)
        )
        problems.append(Problem(Severity.NOTICE, "nfd", Spot(path, first), message, hint))
    return normal, problems


def read_bytes(file: Path, path: str) -> tuple[bytes | None, list[Problem]]:
    """What an ordinary file of no great size holds, or None with the error that says why."""
    whole = Spot(path)
    try:
        if not stat.S_ISREG(file.lstat().st_mode):
            return None, [content_error("not-a-file", whole, *not_a_file())]
        with file.open("rb") as opened:
            raw = opened.read(_limit(path) + 1)
    except OSError as error:
        return None, [content_error("unreadable", whole, *unreadable(error))]
    return not_too_large(raw, path)


def not_too_large(raw: bytes, path: str) -> tuple[bytes | None, list[Problem]]:
    """The bytes of a file of no great size, or None with the error that says so."""
    limit = _limit(path)
    if len(raw) > limit:
        message = _("The file is larger than {limit} MB").format(limit=limit // 1_000_000)
        hint = _("Split it, or move pictures and documents to media/.")
        return None, [content_error("too-large", Spot(path), message, hint)]
    return raw, []


def _limit(path: str) -> int:
    return MAX_WORKBOOK_BYTES if path.casefold().endswith(_WORKBOOKS) else MAX_BYTES


def lines_of(raw: bytes) -> tuple[str, ...]:
    """The lines of a file's bytes as messages show them; none where they cannot be read."""
    if read_utf16(raw) is not None:
        return ()
    text = raw.decode("utf-8-sig" if _is_utf8(raw) else "latin-1")
    return tuple(unicodedata.normalize("NFC", _line_ends(text)).split("\n"))


def convert_command(path: str) -> str:
    """The command that mends a file's encoding."""
    return typed("convert", path)


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


# How files begin that hold text in a way of their own: Office, old Office, PDF, RTF.
_NOT_PLAIN = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-", b"{\\rtf")


def _decode(raw: bytes, path: str) -> tuple[str | None, list[Problem]]:
    if raw.startswith(_NOT_PLAIN):
        message = _("This is a file of Word, Excel or the like, and not plain text")
        hint = _("Open it there, copy the text, and save it under this name with Notepad.")
        return None, [content_error("encoding", Spot(path), message, hint)]
    reading = read_utf16(raw) or read_old(raw)
    if reading is not None:
        spot, message = Spot(path), _("The file is in {encoding}, not in UTF-8")
        message = message.format(encoding=reading.encoding)
        if reading.lines:
            first = reading.lines[0]
            spot = Spot(path, first.number, first.column)
            message = reading.first
        hint = _("Write it in UTF-8. This does it, and keeps the old file: {command}")
        hint = hint.format(command=convert_command(path))
        return None, [content_error("encoding", spot, message, hint)]
    try:
        return _line_ends(raw.decode("utf-8-sig")), []
    except UnicodeDecodeError as error:
        start = raw.rfind(b"\n", 0, error.start) + 1
        line = raw.count(b"\n", 0, error.start) + 1
        column = len(raw[start : error.start].decode("utf-8", "replace")) + 1
        message = _("The file is not in UTF-8, and what it is in is not clear")
        hint = _("Open it in Notepad, choose Save As, and set Encoding to UTF-8.")
        return None, [content_error("encoding", Spot(path, line, column), message, hint)]


def _bad_characters(text: str, path: str) -> Iterator[Problem]:
    if not FORBIDDEN.search(text):
        return
    for number, line in enumerate(text.split("\n"), 1):
        if match := FORBIDDEN.search(line):
            spot = Spot(path, number, match.start() + 1)
            yield content_error("character", spot, *what_is_forbidden(match[0]))


# A letter that was not to be had became “?” or U+FFFD; an address may have “?” in it.
_LOST = re.compile(r"\S*\ufffd\S*|(?<!\S)[^\s?/=&.:]*[^\W\d_]\?+[^\W\d_][^\s/=&.:]*")


def _bad_lines(text: str, path: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > MAX_LINE:
            message = _("The line has more than {limit} letters").format(limit=thousands(MAX_LINE))
            hint = _("Break it into lines; in YAML write “key: >-” and the text below, indented.")
            yield content_error("long-line", Spot(path, number, MAX_LINE + 1), message, hint)
        elif "?" in line or "\ufffd" in line:
            lost = list(_LOST.finditer(line))
            if len(lost) > 1 or (lost and "\ufffd" in line):
                message = _("Letters were lost here: “{word}”").format(word=lost[0][0])
                hint = _("Fetch the file as it was before, or type these words again.")
                spot = Spot(path, number, lost[0].start() + 1)
                yield content_error("lost-letters", spot, message, hint)


# --- Markdown with front matter ----------------------------------------------------------------


def load_markdown(text: str, path: str) -> tuple[ParsedFile | None, list[Problem]]:
    """Front matter and text as one `ParsedFile`: the keys, and the text under `body`."""
    lines = text.split("\n")
    head, body, first = "", text, 1
    top = next((n for n, line in enumerate(lines) if line.strip()), 0)
    if lines[top].rstrip() == "---":
        rest = enumerate(lines[top + 1 :], top + 1)
        ends = [n for n, line in rest if line.rstrip() in ("---", "...")]
        if not ends:
            return None, [
                content_error(
                    "front-matter",
                    Spot(path, top + 1, 1),
                    _("The front matter is never closed"),
                    _("Write “---” alone on a line after the last key."),
                )
            ]
        head = "\n".join(lines[top + 1 : ends[0]])
        body, first = "\n".join(lines[ends[0] + 1 :]), ends[0] + 2
    parsed, problems = load_yaml(head, path, line=top + 2)
    if parsed is None:
        return None, problems
    data = {} if parsed.data is None else parsed.data
    if not isinstance(data, dict):
        problems.append(
            content_error(
                "front-matter",
                Spot(path, top + 2, 1),
                _("The front matter has no keys"),
                _("Write lines like “title: ...” between the two “---”."),
            )
        )
        return None, problems
    problems += _tangles(body, path, first)
    if problems and has_errors(problems):
        return None, problems
    values = {**parsed.values, (): Spot(path, 1, 1), ("body",): Spot(path, first, 1)}
    return ParsedFile(path, {**data, "body": body}, values, parsed.keys), problems


# Far beyond any text; a parser of Markdown needs time or depth with the square of these.
MOST_LEVELS, MOST_INDENT, MOST_BRACKETS, MOST_DEFINITIONS, MOST_INHERITED = 6, 100, 300, 200, 20
MOST_COLUMNS, MOST_CELLS, MOST_OPEN_TAGS, MOST_STARS = 60, 20_000, 50, 3_000
# A text of an hour's reading.
MOST_LETTERS, MOST_LINES = 100_000, 4_000


# What quotes and lists put before a line, a line across the page, tags that do not end, signs of
# emphasis that stand together.
_MARKS = re.compile(r"(?:[ \t]|>|[-*+](?=[ \t])|\d{1,3}[.)](?=[ \t]))*")
_RULE = re.compile(r"[ \t>]*(?:(?:-[ \t]*)+|(?:\*[ \t]*)+|(?:_[ \t]*)+)$")
_OPEN_TAG = re.compile(r"<[a-zA-Z/!?](?:[^<>\"']|\"[^\"<>]*\"|'[^'<>]*')*+(?!>)")
_STARS = re.compile(r"\*{4,}|_{4,}")


def _tangles(body: str, path: str, first: int) -> Iterator[Problem]:
    """Markdown that is nested too deeply; `first` is the line on which the body begins."""
    brackets = definitions = inherited = letters = tags = columns = cells = stars = 0
    for number, line in enumerate(body.split("\n"), first):
        letters += len(line)
        if letters > MOST_LETTERS or number - first >= MOST_LINES:
            message = _("The text has more than {letters} letters or {lines} lines").format(
                letters=MOST_LETTERS, lines=MOST_LINES
            )
            hint = _("Make several pages of it, or put the file into media/ and link to it.")
            yield content_error("long-text", Spot(path, number, 1), message, hint)
            return
        text = line.lstrip(" \t>")
        if not text:
            brackets = definitions = columns = stars = 0
        columns = columns or line.count("|")
        cells += columns
        tags += len(_OPEN_TAG.findall(line))
        stars += sum(len(run) for run in _STARS.findall(line))
        brackets += line.count("[")
        definitions += text.startswith(":")
        inherited += text.startswith("$inherit")
        start = line[: len(line) - len(text)]
        marks = "" if _RULE.match(line) else _MARKS.match(line)[0]  # type: ignore[index]
        if (
            len(re.findall(r"[-*+>.)]", marks)) > MOST_LEVELS
            or line.count("|") > MOST_COLUMNS
            or cells > MOST_CELLS
            or tags > MOST_OPEN_TAGS
            or stars > MOST_STARS
            or len(start.expandtabs(4)) > MOST_INDENT
            or brackets > MOST_BRACKETS
            or definitions > MOST_DEFINITIONS
            or inherited > MOST_INHERITED
        ):
            message = _("Too many levels, or too many signs like “[” in one paragraph")
            hint = _("Put blank lines between paragraphs, and quote or indent less.")
            yield content_error("nesting", Spot(path, number, 1), message, hint)
            return
