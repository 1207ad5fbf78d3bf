"""Lists and tables as people write them who never read a manual of Markdown.

A list or table may stand right below a line of text. Numbers stay as written, two blanks are
enough to nest, and a line that no list or table needs is a paragraph. There is no code by
indentation: whoever sets a paragraph in by four blanks means a paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockProcessor, ParagraphProcessor, ReferenceProcessor
from markdown.extensions.tables import TableProcessor

if TYPE_CHECKING:
    from markdown import Markdown

# “2023. Năm đầu tiên” is no item, nor is “01.”, which would lose its nought.
_MARK = re.compile(r"( *)(?:[-*+]|(0|[1-9][0-9]{0,2})[.)])(?: +(?=\S)|$)")
_RULE = re.compile(r" {0,3}(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,})$")
_DASHES = re.compile(r" *\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?$| *\|? *:?-+:? *(?:\| *:?-+:? *)+\|?$")
# What owns the lines set in below it, and reads them itself.
_OWNS = re.compile(r" {0,3}\[\^[^\]]*\]:| {0,3}:\s|!!! ?[\w\"]|\?\?\?\+? ?[\w\"]|===[!+]* \"")
# A heading, and the line that makes one of the line above.
_ALONE = re.compile(r"#{1,6} ")
_UNDERLINE = re.compile(r" {0,3}(?:-+|=+) *$")
# Numbering of one's own, and hours: on a line of its own, though it is no list of Markdown.
_OWN_NUMBER = re.compile(
    r"(?<=\S)\n(?= *(?:[a-zđ][.)]|[IVX]+[.)]|\d+(?:\.\d+)+[.)]?|\d{4,}\.|0\d*[.)]|\([\da-zđ]{1,3}\)"
    r"|\d{1,3}/|\d{1,2}[hg:]\d{0,2}:?|[•●○◦▪■◆➢–—+…])(?: |$)"
    r"| *(?:[a-zđ]\)|\d{1,3}[.)]|[-+–—•●○◦▪■◆➢])[^\W\d_])"
)
# Deeper than anybody reads; what lies below is shown as text.
MOST_LEVELS = 12


def is_item(line: str) -> bool:
    """Whether a line begins an item of a list."""
    return bool(_MARK.match(line)) and not _RULE.match(line)


def is_dashes(line: str) -> bool:
    """Whether a line is the one that makes a table of the line above it."""
    return bool(_DASHES.match(line))


class _Boxes(BlockProcessor):
    """Gives a box, or a tab, all its blocks at once, that a list in it is read as one."""

    _HEAD = re.compile(r"(?:^|\n)(?:!!!|\?\?\?|===)")

    def test(self, parent: Element, block: str) -> bool:
        return bool(self._HEAD.search(block))

    def run(self, parent: Element, blocks: list[str]) -> bool:
        last = blocks[0].rstrip().rpartition("\n")[2]
        count = 1
        if last.startswith("    ") or self._HEAD.match(last):
            while count < len(blocks) and blocks[count].lstrip("\n")[:4] in ("    ", ""):
                count += 1
        blocks[0:count] = ["\n\n".join(blocks[:count])]
        return False  # whoever reads the box does so now


class _Apart(BlockProcessor):
    """Cuts a block where text, lists, tables, boxes and headings meet without a blank line."""

    def test(self, parent: Element, block: str) -> bool:
        return len(_pieces(block.split("\n"))) > 1

    def run(self, parent: Element, blocks: list[str]) -> None:
        blocks[0:1] = ["\n".join(piece) for piece in _pieces(blocks[0].split("\n"))]


def _pieces(lines: list[str]) -> list[list[str]]:
    pieces: list[list[str]] = [[]]
    kind, owned = "alone", False
    for number, line in enumerate(lines):
        below = lines[number + 1] if number + 1 < len(lines) else ""
        new = _kind(kind, line, below)
        if owned and line.startswith("    "):
            new = kind
        elif new != kind or new == "alone" or _OWNS.match(line):
            owned = bool(_OWNS.match(line))
            # A term stays with what is said of it.
            if any(pieces[-1]) and not line.lstrip().startswith(":"):
                pieces.append([])
        pieces[-1].append(line)
        # What stands below a line under a heading is another piece.
        kind = "alone" if new == kind == "text" and _UNDERLINE.match(line) else new
    return pieces


def _kind(before: str, line: str, below: str) -> str:
    """What a line belongs to, after a line that belongs to `before`."""
    indented = line.startswith(" ")
    if mark := is_item(line) and _MARK.match(line):
        if indented and before in ("bullets", "numbers"):
            return before
        return "bullets" if mark[2] is None else "numbers"
    if before in ("bullets", "numbers") and (indented or not line):
        return before
    if before == "table" and "|" in line:
        return "table"
    if _ALONE.match(line) or (
        _RULE.match(line) and (before != "text" or not _UNDERLINE.match(line))
    ):
        return "alone"
    return "table" if "|" in line and is_dashes(below) else "text"


@dataclass(slots=True)
class _Item:
    indent: int
    number: str | None
    offset: int
    lines: list[str] = field(default_factory=list)
    loose: bool = False

    @property
    def content(self) -> str:
        """What stands in the item, its own indentation taken off."""
        first, *more = self.lines
        indents = [len(line) - len(line.lstrip(" ")) for line in more if line]
        off = min([self.offset, *indents])
        return "\n".join([first, *(line[off:] for line in more)])


class _Lists(BlockProcessor):
    """Lists with bullets, and with numbers as they are written."""

    def test(self, parent: Element, block: str) -> bool:
        return is_item(block.partition("\n")[0])

    def run(self, parent: Element, blocks: list[str]) -> None:
        items = self._take(blocks)
        tag = "ul" if items[0].number is None else "ol"
        child = self.lastChild(parent)
        loose = any(item.loose for item in items)
        # The lines of a box come one block after the other.
        if child is None or child.tag != tag or child.tail:
            child = SubElement(parent, tag)
        for item in items:
            self._add(child, item, loose)

    def _take(self, blocks: list[str]) -> list[_Item]:
        """The items of the list at the head of the blocks, which is taken from them."""
        items: list[_Item] = []
        blank = False
        while blocks:
            lines = blocks[0].split("\n")
            for number, line in enumerate(lines):
                if not line.strip():
                    blank = True
                elif not self._belongs(items, line, blank):
                    if number:
                        blocks[0] = "\n".join(lines[number:])
                    return items
                else:
                    blank = False
            blocks.pop(0)
            blank = True
        return items

    @staticmethod
    def _belongs(items: list[_Item], line: str, blank: bool) -> bool:
        """Put a line where it belongs in a list; False for one that ends it."""
        indent = len(line) - len(line.lstrip(" "))
        mark = _MARK.match(line) if is_item(line) else None
        last = items[-1] if items else None
        same = mark and (last is None or (mark[2] is None) == (last.number is None))
        if mark and (last is None or indent < last.indent + (2 if same else 1)):
            if not same:
                return False
            if last is not None:
                last.loose |= blank
            items.append(_Item(indent, mark[2], mark.end(), [line[mark.end() :]]))
            return True
        assert last is not None
        if indent < last.indent + (2 if blank else 1):
            return False
        if blank:
            last.lines.append("")
            last.loose |= not mark
        last.lines.append(line)
        return True

    def _add(self, parent: Element, item: _Item, loose: bool) -> None:
        element = SubElement(parent, "li")
        if item.number is not None:
            if len(parent) == 1 and item.number != "1":
                parent.set("start", item.number)
            elif len(parent) > 1 and int(item.number) != _number(parent, len(parent) - 2) + 1:
                element.set("value", item.number)
        if self.parser.state.count("list") + self.parser.state.count("looselist") >= MOST_LEVELS:
            element.text = item.content
            return
        self.parser.state.set("looselist" if loose else "list")
        self.parser.parseChunk(element, item.content)
        self.parser.state.reset()


def _number(items: Element, index: int) -> int:
    """The number of an item of an ordered list."""
    back = 0
    while index - back >= 0 and "value" not in items[index - back].attrib:
        back += 1
    if index - back < 0:
        return int(items.get("start", "1")) + index
    return int(items[index - back].get("value", "")) + back


class _Tables(TableProcessor):
    """Tables whose rows keep all that is written in them, also more cells than the head has."""

    def _build_row(self, row: str, parent: Element, align: list[str | None]) -> None:
        cells = self._split_row(row)  # type: ignore[attr-defined]
        super()._build_row(row, parent, align)  # type: ignore[misc]
        if len(cells) > len(align):
            parent[-1][-1].text = " | ".join(cell.strip(" ") for cell in cells[len(align) - 1 :])


class _Paragraphs(ParagraphProcessor):
    """Paragraphs in which a line with a number of its own stays a line."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        blocks[0] = _OWN_NUMBER.sub("  \n", blocks[0])
        super().run(parent, blocks)


class _References(ReferenceProcessor):
    """`[name]: address`; words that are no address are a paragraph, and do not vanish."""

    RE = re.compile(
        r"^ {0,3}\[([^\[\]]*)\]: *(?:\n *)?(<[^<>\n]+>|[^\s:]*[/.#:@][^\s]*) *(?:\n *)?"
        r"(([\"'])(.*)\4 *|\((.*)\) *)?$",
        re.MULTILINE,
    )


def register(md: Markdown) -> None:
    """Put these in the place of Python-Markdown's own."""
    processors = md.parser.blockprocessors
    if "defindent" in processors:
        indented = processors["defindent"]
        indented.ITEM_TYPES, indented.LIST_TYPES = ["dd"], ["dl"]  # type: ignore[attr-defined]
    for name in ("code", "indent", "olist", "ulist"):
        processors.deregister(name)
    processors.register(_Boxes(md.parser), "boxes", 106)
    processors.register(_Apart(md.parser), "apart", 107)
    processors.register(_Tables(md.parser, {"use_align_attribute": False}), "table", 75)
    processors.register(_Lists(md.parser), "list", 72)
    processors.register(_References(md.parser), "reference", 15)
    processors.register(_Paragraphs(md.parser), "paragraph", 10)
