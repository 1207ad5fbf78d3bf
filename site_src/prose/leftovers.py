"""Signs of Markdown that became none: a page would show them as they are.

Looked for in what a text became, not in a second reading of it. A sign after a backslash is meant,
and so is what stands in code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from site_src.base.messages import gettext as _
from site_src.base.messages import mark as N_
from site_src.prose.icons import ICON, advice_for

if TYPE_CHECKING:
    from markdown import Markdown

_BULLETS = "•●○◦▪■◆◇➢➤►✓✔❖\uf0b7\uf0a7\uf02d"
_EMPHASIS = N_(
    "Write no blank between the signs and the words, and close in the same paragraph: **words**, "
    "*words*. A sign that is meant has \\ before it."
)
_LINK = N_("Write the words and the address with nothing between them: [words](address).")
_TABLE = N_("Below the head of a table write a line of dashes, one for each column: | --- | --- |")
_CELLS = N_(
    "The row has more cells than the head of its table: give the head as many, or write \\| for a "
    "“|” that is meant."
)
_BULLET = N_("Write “- ” (a hyphen and a blank) before each item of a list.")
_HEADING = N_("Write a blank after “#” for a heading; if the sign is meant, write \\#.")
_FENCE = N_("Close a block of code with a line that has the same signs, and nothing else.")
_CODE_SIGN = N_("Close code with the sign that opens it: `code`; if the sign is meant, write \\`.")
_NOTE = N_("Add the note on a line of its own: [^1]: words. Or leave the sign out.")
_REFERENCE = N_("Write [words](address), or add a line: [name]: address")
_UNUSED = N_(
    "No [words][name] leads there, so the line is not shown: write one, or delete the line."
)
_LIST = N_("Write it right behind what it is about, or leave it out.")
_BOX = N_("Write the kind of box in one word, and set what is in it in by four blanks.")

# Each is looked for in one stretch of text: between two tags, or from one to the next.
_SIGNS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), hint)
    for pattern, hint in (
        (r"```+|~~~+", _FENCE),
        (r"(?<!\()\*\*+(?!\))|(?<![\w_])__(?=[^\W_])|(?<=[^\W_])__(?![\w_])", _EMPHASIS),
        (
            r"(?<![\w*])\*(?=\w)[^*\n]*\s\*(?=\s|\w)|(?<![\w_])_(?=[^\W_])[^_\n]*\s_(?=\s|\w)",
            _EMPHASIS,
        ),
        (r"~~(?=\w)|(?<=\w)~~", _EMPHASIS),
        (r"\]\(|\]\s+\((?=[^()\s]*[./#@])[^()\s]*\)", _LINK),
        (r"\)\[(?=[^\[\]\s]*[./])[^\[\]\s]*\]", _LINK),
        (r"(?<=\w)\]\[(?=\w)", _REFERENCE),
        (r"\[\^[^\[\]\s]+\]", _NOTE),
        (r"(?<!`)`(?!`)", _CODE_SIGN),
        (r"\{:?\s*[#.][\w-]+\s*\}|\{:[^{}\n]*\}", _LIST),
    )
)
# Each begins a line of a paragraph.
_STARTS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), hint)
    for pattern, hint in (
        (rf"[{_BULLETS}]", _BULLET),
        (r"[-+](?=[^\W\d_])", _BULLET),
        (r"#{1,6}(?=[^\s#])(?!\S+(?:\s+#\S+)*\s*$)", _HEADING),
        (r"#{7,}", _HEADING),
        (r"(?:!!!|\?\?\?\+?) ?(?=\w)", _BOX),
        (r"\|(?=.*\|)", _TABLE),
    )
)
_PIPES = re.compile(r"[^|\n]+ \| .*")
_HIDDEN = re.compile("\x02[^\x03]*\x03")
# What stands beside the text of its block and is no part of it.
_CODE = frozenset({"code", "pre", "kbd", "samp", "svg"})
_INLINE = frozenset(
    """
    a abbr b bdi bdo br cite code del dfn em i img input ins kbd label mark q s samp small span
    strong sub sup time u var
    """.split()  # noqa: SIM905 - one name a line would fill a screen
)
MOST = 50


@dataclass(frozen=True, slots=True)
class Leftover:
    """A sign that a page would show, the words before and after it, and what to write instead.

    Or the name of an icon that there is not, which is no matter of taste.
    """

    sign: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    hint: str
    is_icon: bool = False


class _References(dict[str, tuple[str, str]]):
    """The lines `[name]: address` of a text, and which of them were used."""

    def __init__(self) -> None:
        super().__init__()
        self._used: set[str] = set()

    def __getitem__(self, name: str) -> tuple[str, str]:
        self._used.add(name)
        return super().__getitem__(name)

    def clear(self) -> None:
        """Called by Python-Markdown before each text."""
        super().clear()
        self._used.clear()

    def unused(self) -> list[str]:
        """The addresses to which nothing leads."""
        return [address for name, (address, _title) in self.items() if name not in self._used]


class _Leftovers(Treeprocessor):
    """Keeps on the Markdown instance what it finds; `found_by` reads it."""

    def run(self, root: Element) -> None:
        leftovers: list[Leftover] = []
        for text, is_cell in _texts(root):
            leftovers += _in_text(text, is_cell)
            if len(leftovers) > MOST:
                break
        for address in getattr(self.md.references, "unused", tuple)():
            leftovers.append(Leftover(f"]: {address}", (), (), _(_UNUSED)))
        self.md.leftovers = tuple(leftovers[:MOST])  # type: ignore[attr-defined]


def found_by(markdown: Markdown) -> tuple[Leftover, ...]:
    """What was left in the text that this instance converted last."""
    return cast("tuple[Leftover, ...]", getattr(markdown, "leftovers", ()))


def _texts(element: Element) -> Iterator[tuple[str, bool]]:
    """The text of each block, and whether it is a cell of a table.

    The text of its lines and of its emphasised words is one.
    """
    is_cell = element.tag in ("td", "th")
    parts: list[str] = [element.text or ""]
    for child in element:
        if child.tag in _INLINE:
            parts.append(_inner(child))
        else:
            yield "".join(parts), is_cell
            parts = []
            if child.tag not in _CODE:
                yield from _texts(child)
        parts.append(child.tail or "")
    yield "".join(parts), is_cell


def _inner(element: Element) -> str:
    if element.tag in _CODE:
        return "\x02\x03"
    if element.tag == "br":
        return "\n"
    inner = "".join(_inner(child) + (child.tail or "") for child in element)
    return (element.text or "") + inner


def _in_text(text: str, is_cell: bool) -> Iterator[Leftover]:
    # What a backslash hides, and what is code or a tag, keeps its length and is no sign.
    text = _HIDDEN.sub(lambda hidden: "\x02" * len(hidden[0]), text)
    taken: set[int] = set()
    for match in ICON.finditer(text):
        leftover = _leftover(text, match, "")
        yield replace(leftover, sign=match[0], hint=advice_for(match[0]), is_icon=True)
    for pattern, hint in _SIGNS:
        for match in pattern.finditer(text):
            if match.start() not in taken:
                taken.add(match.start())
                yield _leftover(text, match, hint)
    if is_cell:
        yield from (_leftover(text, match, _CELLS) for match in re.finditer(r"\|", text))
        return
    start = 0
    lines = text.split("\n")
    dashed = 0
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip())
        for pattern, hint in _STARTS:
            if begun := pattern.match(text, start + indent, start + len(line)):
                if hint != _TABLE or not dashed:
                    yield _leftover(text, begun, hint)
                dashed += hint == _TABLE
                break
        else:
            below = lines[number + 1] if number + 1 < len(lines) else ""
            pipes = _PIPES.match(text, start, start + len(line))
            if pipes and not dashed and below.count("|") == line.count("|"):
                dashed = 1
                yield _leftover(text, pipes, _TABLE)
        start += len(line) + 1


def _leftover(text: str, match: re.Match[str], hint: str) -> Leftover:
    before = re.findall(r"\w+", text[max(match.start() - 60, 0) : match.start()])[-3:]
    after = re.findall(r"\w+", text[match.end() : match.end() + 60])[:3]
    sign = match[0].split("\n")[0].strip().partition("\x02")[0]
    return Leftover(sign[:40], tuple(before), tuple(after), _(hint) if hint else "")


def find_leftover(leftover: Leftover, text: str, since: int) -> int:
    """Where in a Markdown text a leftover stands.

    The place most like it, from `since` on where several are; -1 where none is.
    """
    best, at = -1, -1
    for start in _occurrences(leftover.sign, text):
        before = re.findall(r"\w+", text[max(start - 90, 0) : start])[-3:]
        end = start + len(leftover.sign)
        after = re.findall(r"\w+", text[end : end + 90])[:3]
        alike = 2 * (
            _common(reversed(leftover.before), reversed(before)) + _common(leftover.after, after)
        ) + (start >= since)
        if alike > best:
            best, at = alike, start
        if alike >= 2 * (len(leftover.before) + len(leftover.after)) + 1:
            break
    return at


def _occurrences(sign: str, text: str) -> Iterator[int]:
    start = text.find(sign)
    while start >= 0:
        yield start
        start = text.find(sign, start + 1)


def _common(one: Iterable[str], other: Iterable[str]) -> int:
    """How many words are the same from the first on."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def register(md: Markdown) -> None:
    """Look when tags are made, and before backslashes are taken away."""
    md.references = _References()
    md.treeprocessors.register(_Leftovers(md), "leftovers", 11)
