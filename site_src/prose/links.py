"""Links and pictures in Markdown: found with their places, and written anew.

Read as Python-Markdown reads them, in time that grows with the text's length, whatever it holds.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})(.*)")
_BLANK_LINE = re.compile(r"\n[ \t]*(?=\n)")
_CODE_OR_COMMENT = re.compile(r"\\[\\`]|`++|<!--")
_BRACKET = re.compile(r"\\.|!?\[|\]|\n[ \t]*(?=\n)")
# Possessive (`++`, `*+`): what does not match is left at once, without trying shorter pieces.
_TITLE = r"""\s*+(?:"[^"]*+"|'[^']*+')?+\s*+\)"""
_BARE = r"""(?!<)(?:[^()\s]|\([^()\s]*+\)|[ \t]++(?![\s"')]))*+"""
_DESTINATION = re.compile(rf"\(\s*+(?:<(?P<angle>[^<>\n]*+)>|(?P<bare>{_BARE})){_TITLE}")
_REFERENCE = re.compile(r"(?m)^ {0,3}\[(?!\^)([^\[\]\n]++)\]:[ \t]*+\n?[ \t]*+<?([^\s<>]++)")
_PICTURE_BY_NAME = re.compile(r"!\[([^\[\]]*+)\](?:\s?\[([^\[\]]*+)\])?+")
# Whatever Markdown lets pass as a tag, “<Tên xã>” too; not `<https://example.vn>` and `<a@b.vn>`,
# which are links.
_TAG = re.compile(r"""<(/?[a-zA-Z][^\s/<>@]*+)(?=[\s>]|/(?!/))((?:[^<>"']|"[^"]*+"|'[^']*+')*+)>""")
_ATTRIBUTE = re.compile(
    r"""(?i)(?<![\w-])(?:href|src|data|poster|action|formaction)\s*+=\s*+"""
    r"""(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++))"""
)
_LEADS_ELSEWHERE = frozenset({"a", "area", "form"})


@dataclass(frozen=True, slots=True)
class Link:
    """A link's target as written, and where it stands in the text.

    `embedded` tells what the page shows (a picture, a film, a frame) from what it leads to;
    `html` what is written as an attribute of a tag from what is written in Markdown.
    """

    target: str
    start: int
    line: int
    column: int
    embedded: bool
    html: bool


def find_links(text: str) -> Iterator[Link]:
    """Every link and picture in a Markdown text, outside code and comments, in order."""
    plain = _without_code(text)
    spots = {**_tags(plain), **_references(plain), **_inline(plain)}
    end = 0
    for start, line, column in _places(plain, sorted(spots)):
        if start >= end:  # else it is part of another link's target
            target, embedded, html = spots[start]
            end = start + len(target)
            yield Link(target, start, line, column, embedded, html)


@dataclass(frozen=True, slots=True)
class Tag:
    """An HTML tag in a Markdown text, and the names of its attributes as written.

    `/b` closes a `b`.
    """

    name: str
    attributes: tuple[str, ...]
    line: int
    column: int


_ATTRIBUTE_NAME = re.compile(r"""([^\s"'<>/=]++)(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'>]++))?+""")


def find_tags(text: str) -> Iterator[Tag]:
    """Every HTML tag outside code and comments, in order."""
    plain = _without_code(text)
    targets = {**_references(plain), **_inline(plain)}
    # Not the brackets of `[text](<media/a b.pdf>)`.
    matches = (match for match in _TAG.finditer(plain) if match.start() + 1 not in targets)
    tags = {match.start(): match for match in matches}
    for start, line, column in _places(plain, tags):
        attributes = tuple(_ATTRIBUTE_NAME.findall(tags[start][2]))
        yield Tag(tags[start][1], attributes, line, column)


_ATTRIBUTE_LIST = re.compile(r"""\{:?[ ]*((?:[^{}\n"']|"[^"\n]*+"|'[^'\n]*+')*+)\}""")


def find_attribute_lists(text: str) -> Iterator[Tag]:
    """Every list like `{: onclick="..." }` outside code and comments, as a tag without a name.

    Only attributes that are given a value.
    """
    plain = _without_code(text)
    lists = {match.start(): match for match in _ATTRIBUTE_LIST.finditer(plain)}
    for start, line, column in _places(plain, lists):
        names = tuple(re.findall(r"""([\w:-]++)\s*+=""", re.sub(r'"[^"]*"', "", lists[start][1])))
        if names:
            yield Tag("", names, line, column)


def _places(text: str, starts: Iterable[int]) -> Iterator[tuple[int, int, int]]:
    """Each of these starts, which come in order, with its line and column from 1."""
    line, line_start, before = 1, 0, 0
    for start in starts:
        line += text.count("\n", before, start)
        line_start = max(text.rfind("\n", before, start) + 1, line_start)
        before = start
        yield start, line, start - line_start + 1


def rewrite_links(text: str, new_target: Callable[[Link], str]) -> str:
    """The text with each target put through `new_target`."""
    parts, end = [], 0
    for link in find_links(text):
        parts += [text[end : link.start], new_target(link)]
        end = link.start + len(link.target)
    return "".join([*parts, text[end:]])


# --- What is found: start → target, embedded, html --------------------------------------------

_Spots = dict[int, tuple[str, bool, bool]]


def _inline(plain: str) -> _Spots:
    """`[text](target)` and `![text](target)`, also one within the other."""
    spots: _Spots = {}
    opened: list[str] = []
    for match in _BRACKET.finditer(plain):
        if match[0].startswith("\n"):
            opened.clear()
        elif match[0] in ("[", "!["):
            opened.append(match[0])
        elif match[0] == "]" and opened:
            mark = opened.pop()
            if target := _DESTINATION.match(plain, match.end()):
                name = "bare" if target["angle"] is None else "angle"
                spots[target.start(name)] = target[name], mark == "![", False
    return spots


def _references(plain: str) -> _Spots:
    """`[name]: target`; what it is for, `[text][name]` and `![text][name]` tell."""
    pictures = {(name or text).lower() for text, name in _PICTURE_BY_NAME.findall(plain)}
    return {
        match.start(2): (match[2], match[1].lower() in pictures, False)
        for match in _REFERENCE.finditer(plain)
    }


def _tags(plain: str) -> _Spots:
    """`<a href="target">`, `<img src="target">` and the like."""
    spots: _Spots = {}
    for tag in _TAG.finditer(plain):
        embedded = tag[1].lower() not in _LEADS_ELSEWHERE
        for match in _ATTRIBUTE.finditer(tag[2]):
            assert match.lastindex is not None
            value = match[match.lastindex]
            start = tag.start(2) + match.start(match.lastindex) + len(value) - len(value.lstrip())
            spots[start] = value.strip(), embedded, True
    return spots


# --- What is not searched --------------------------------------------------------------------


def _without_code(text: str) -> str:
    """The text with blanks for code and comments, so that every place stays where it is."""
    text = _blank(text, _fenced(text))
    return _blank(text, _code_and_comments(text))


def _blank(text: str, spans: Iterator[tuple[int, int]]) -> str:
    parts, end = [], 0
    for start, stop in spans:
        parts += [text[end:start], re.sub(r"[^\n]", " ", text[start:stop])]
        end = stop
    return "".join([*parts, text[end:]])


def _fenced(text: str) -> Iterator[tuple[int, int]]:
    """Blocks between two equal lines of ``` or ~~~; one that is never closed is no block."""
    lines = [match.span() for match in re.finditer(r"[^\n]*\n?", text)]
    fences = [_FENCE.match(text, *span) for span in lines]
    closing = defaultdict(list)
    for number, fence in enumerate(fences):
        if fence and not fence[2].strip():
            closing[fence[1]].append(number)
    end = -1
    for number, fence in enumerate(fences):
        if fence and number > end:
            later = closing[fence[1]]
            index = bisect_right(later, number)
            if index < len(later):
                end = later[index]
                yield lines[number][0], lines[end][1]


def _code_and_comments(text: str) -> Iterator[tuple[int, int]]:
    """Text between two equal runs of backticks within one block, and comments."""
    breaks = [match.start() for match in _BLANK_LINE.finditer(text)]
    runs = defaultdict(list)
    for match in re.finditer("`++", text):
        runs[bisect_right(breaks, match.start()), len(match[0])].append(match.start())
    last_comment = text.rfind("-->")
    end = 0
    for match in _CODE_OR_COMMENT.finditer(text):
        start = match.start()
        if start < end or match[0].startswith("\\"):
            continue
        if match[0] == "<!--":
            if start < last_comment:
                end = text.find("-->", start) + 3
                yield start, end
            continue
        later = runs[bisect_right(breaks, start), len(match[0])]
        index = bisect_right(later, start)
        if index < len(later):
            end = later[index] + len(match[0])
            yield start, end
