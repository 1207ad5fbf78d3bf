"""Web and mail addresses in a text that is no link yet become one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import InlineProcessor as Inline
from markdown.util import HTML_PLACEHOLDER_RE, INLINE_PLACEHOLDER_RE, AtomicString

if TYPE_CHECKING:
    from markdown import Markdown

# What neither stands in an address nor right before one; \x02 and \x03 enclose what
# Python-Markdown has read already.
_NO = r"\s<>\"“”«»*`|\[\]{}\\\x02\x03"
_WEB = rf"(?:https?://|www\.)[^\W_][^{_NO}]*+"
_VN = rf"(?:[a-z0-9][a-z0-9-]*+\.)++vn(?![\w-])(?:/[^{_NO}]*+)?"
_MAIL = r"[a-z0-9][a-z0-9._%+-]{0,63}@(?:[a-z0-9][a-z0-9-]*+\.)++[a-z]{2,}(?![\w-])"
# Nothing that is part of a longer word or address; the start is looked for once in each word.
_ADDRESS = rf"(?i)(?<![\w@/.+%:-])(?:{_WEB}|{_MAIL}|{_VN})|(?<=:)(?:{_WEB}|{_MAIL})"
# A list of attributes has begun and not ended: { title="www.example.vn" }
_LIST = re.compile(r"\{[^{}\n]*\Z")
_LONGEST_LINK = 2_000
_PLAIN = "%/:?#@!$&'()*+,;=~-._"


class _Addresses(InlineProcessor):
    """Makes links of addresses, outside links."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """Called by Python-Markdown."""
        if _LIST.search(data, max(m.start() - 500, 0), m.start()) or self._inside_link(
            data, m.start()
        ):
            return None, None, None
        address = _without_end_of_sentence(m[0])
        link = Element("a")
        link.set("href", _href(address))
        link.text = AtomicString(address)
        return link, m.start(), m.start() + len(address)

    def _inside_link(self, data: str, start: int) -> bool:
        """Whether an <a> that staff wrote as a tag is open here."""
        if not self.md.htmlStash.html_counter:
            return False
        inline = self.md.treeprocessors["inline"]
        assert isinstance(inline, Inline)
        since = max(start - _LONGEST_LINK, 0)
        for match in reversed(list(INLINE_PLACEHOLDER_RE.finditer(data, since, start))):
            node = inline.stashed_nodes.get(match[1])
            if isinstance(node, str) and (raw := HTML_PLACEHOLDER_RE.search(node)):
                tag = str(self.md.htmlStash.rawHtmlBlocks[int(raw[1])])
                if re.match(r"</?a\b", tag, re.IGNORECASE):
                    return not tag.startswith("</")
        return False


def _href(address: str) -> str:
    if re.match("https?://", address, re.IGNORECASE):
        return quote(address, _PLAIN)
    if "@" in address.partition("/")[0]:
        return f"mailto:{address}"
    return f"https://{quote(address, _PLAIN)}"


def _without_end_of_sentence(address: str) -> str:
    """The address without the signs of the sentence around it."""
    while address:
        last = address[-1]
        closes = last == ")" and address.count("(") < address.count(")")
        if not closes and last not in ".,;:!?…'’_~":
            break
        address = address[:-1]
    return address


def register(md: Markdown) -> None:
    """Put this after links and tags, and before emphasis, whose signs stand in addresses."""
    md.inlinePatterns.register(_Addresses(_ADDRESS, md), "web-addresses", 85)
