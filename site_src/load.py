"""Files to documents: text that is safe to read, and Markdown with front matter."""

from __future__ import annotations

import re
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from site_src.messages import gettext as _
from site_src.problems import Place, Problem, Severity
from site_src.strict_yaml import Document, content_error, load_yaml

MAX_BYTES = 1_000_000


def read_text(file: Path, path: str) -> tuple[str | None, list[Problem]]:
    """A content file's text in NFC with '\\n' line ends, or None with the errors that say why."""
    whole = Place(path)
    status = file.lstat()
    if not stat.S_ISREG(status.st_mode):
        return None, [
            content_error(
                "not-a-file",
                whole,
                _("This is a link or a special file; only ordinary files are read"),
                _("Copy the file itself into this folder."),
            )
        ]
    if status.st_size > MAX_BYTES:
        return None, [
            content_error(
                "too-large",
                whole,
                _("The file is larger than {limit} MB").format(limit=MAX_BYTES // 1_000_000),
                _("Split it, or move pictures and documents to media/."),
            )
        ]
    raw = file.read_bytes()
    save_as = _("Open it in Notepad, choose Save As, and set Encoding to UTF-8.")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, [content_error("encoding", whole, _("The file is in UTF-16"), save_as)]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = _("The file is not in UTF-8 (an old Vietnamese font or encoding?)")
        return None, [content_error("encoding", Place(path, line), message, save_as)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems = [
        content_error(
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
                content_error(
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
            content_error(
                "front-matter",
                Place(path, top + 2, 1),
                _("The front matter has no keys"),
                _("Write lines like “title: ...” between the two “---”."),
            )
        )
        return None, problems
    values = {**document.values, (): Place(path, 1, 1), ("body",): Place(path, first, 1)}
    return Document(path, {**data, "body": body}, values, document.keys), problems
