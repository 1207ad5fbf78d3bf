"""Built pages as a reader has them: text, headings, links and ids, by a real HTML parser."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

import html5lib

# Elements that stand within a line; all others end the word before them.
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "cite", "code", "em", "i", "mark", "q", "small", "span", "strong"}
    | {"sub", "sup", "time", "u", "var", "wbr"}
)
_NO_TEXT = frozenset({"head", "script", "style", "template"})
_LINKS = {
    "a": ("href",),
    "area": ("href",),
    "audio": ("src",),
    "embed": ("src",),
    "form": ("action",),
    "iframe": ("src",),
    "img": ("src",),
    "link": ("href",),
    "object": ("data",),
    "script": ("src",),
    "source": ("src",),
    "video": ("src", "poster"),
}


def plain(text: str) -> str:
    """The text with every run of blanks, also those that never break, as one space."""
    return " ".join(text.split())


@dataclass(frozen=True)
class Link:
    """A link as written: the element's name, its `rel`, and the URL."""

    tag: str
    rel: str
    url: str


@dataclass(frozen=True)
class BuiltPage:
    """A page of a built folder; `file` is its '/'-path below that folder."""

    file: str
    source: str

    @property
    def address(self) -> str:
        """Its '/'-address, as links name it: a folder's, but for a 404.html."""
        return self.file.removesuffix("index.html")

    @cached_property
    def _parsed(self) -> tuple[Element, list[str]]:
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        document = parser.parse(self.source)
        errors = [f"{line}:{column} {name}" for (line, column), name, _data in parser.errors]
        return document, errors

    @property
    def document(self) -> Element:
        """The html element."""
        return self._parsed[0]

    @property
    def errors(self) -> list[str]:
        """What a strict parser objects to: line, column and name of each error."""
        return self._parsed[1]

    @cached_property
    def text(self) -> str:
        """The body's text, blanks normalised; blocks are a space apart."""
        return text_of(self.document)

    @cached_property
    def words(self) -> str:
        """Everything that a reader or a machine may meet: text, title, and the values of
        attributes but classes; of drawings nothing."""
        parts = [self.text]
        for element in _elements(self.document):
            if element.tag == "title":
                parts.append(element.text or "")
            parts += [value for name, value in element.attrib.items() if name != "class"]
        return "\n".join(plain(part) for part in parts)

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Every id, in order."""
        return tuple(e.attrib["id"] for e in self.document.iter() if "id" in e.attrib)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Everything that the page leads to or loads."""
        found = []
        for element in _elements(self.document):
            for name in _LINKS.get(str(element.tag), ()):
                if name in element.attrib:
                    url = element.attrib[name]
                    found.append(Link(str(element.tag), element.attrib.get("rel", ""), url))
            sources = [part.split() for part in element.attrib.get("srcset", "").split(",")]
            found += [Link(str(element.tag), "", part[0]) for part in sources if part]
        return tuple(found)

    @property
    def canonical(self) -> str | None:
        """The absolute address that the page gives itself."""
        return next((link.url for link in self.links if link.rel == "canonical"), None)

    def headings(self, *levels: str) -> tuple[str, ...]:
        """The texts of the headings of these levels (`h1`, ...), all of them by default."""
        wanted = levels or ("h1", "h2", "h3", "h4", "h5", "h6")
        return tuple(text_of(e) for e in self.document.iter() if e.tag in wanted)

    def leads_to(self) -> dict[str, str]:
        """The addresses within the built folder that the page's links lead to, with the texts
        of the links; of several to one address, all texts."""
        found: dict[str, str] = {}
        for element in self.document.iter("a"):
            url = element.attrib.get("href", "")
            if url and not urlsplit(url).scheme and not url.startswith("#"):
                address = target(self.address, url)[0]
                found[address] = plain(f"{found.get(address, '')} {text_of(element)}")
        return found


def text_of(element: Element) -> str:
    """An element's text as it is read."""
    return plain("".join(_text(element)))


def _text(element: Element) -> Iterator[str]:
    if element.tag in _NO_TEXT or not isinstance(element.tag, str):
        return
    if not _is_html(element):
        # Of a drawing what is HTML in it, and nothing else.
        for part in element.iter(f"{SVG}foreignObject"):
            for child in part:
                yield from _text(child)
        return
    gap = "" if element.tag in _INLINE else "\n"
    yield gap + (element.text or "")
    for child in element:
        yield from _text(child)
        yield child.tail or ""
    yield gap


def _elements(root: Element) -> Iterator[Element]:
    return (element for element in root.iter() if _is_html(element))


SVG = "{http://www.w3.org/2000/svg}"


def _is_html(element: Element) -> bool:
    """Not a comment, and not part of a drawing within the page."""
    tag: object = element.tag
    return isinstance(tag, str) and "}" not in tag


def target(address: str, url: str) -> tuple[str, str]:
    """The address and the fragment that a relative URL means on the page at `address`."""
    parts = urlsplit(url)
    if not parts.path:
        return address, unquote(parts.fragment)
    base = address if address.endswith("/") or not address else f"{posixpath.dirname(address)}/"
    path = posixpath.normpath(posixpath.join("/", base, unquote(parts.path))).lstrip("/")
    if path and parts.path.endswith(("/", "..", ".")):
        path += "/"
    return path, unquote(parts.fragment)


def read_site(folder: Path) -> Mapping[str, BuiltPage]:
    """Every page of a built folder, by address; what is made to be put into a page is none."""
    pages = {}
    for file in sorted(folder.rglob("*.html")):
        if file.name == "fragment.html":
            continue
        path = file.relative_to(folder).as_posix()
        page = BuiltPage(path, file.read_text(encoding="utf-8"))
        pages[page.address] = page
    return pages


def is_composed(text: str) -> bool:
    """Whether every letter and its tone mark are stored as one (NFC)."""
    return unicodedata.is_normalized("NFC", text)


def found_in(pattern: str, text: str) -> list[str]:
    """What a pattern finds, with the words around it."""
    return [
        text[max(match.start() - 30, 0) : match.end() + 30] for match in re.finditer(pattern, text)
    ]
