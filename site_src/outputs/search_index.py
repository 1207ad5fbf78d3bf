"""The search index of a campaign: every section of every page, as a browser finds words in it.

The index is a script, so that it loads from a disk as well as from a server. Its text is one long
string in which each character stands for a word (or for what stands between two words): small when
compressed, and searched by the browser's own regular expressions. `assets/search.js` reads it; all
folding of marks happens there, on the list of words alone.
"""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from site_src.base.messages import gettext as _

# Beside the page for searching.
# The characters of the text, in order; assets/search.js counts them in the same way. None of them
# composes with another (NFC). The first ones take one byte in UTF-8.
BLOCK, END = " ", "!"
CHARACTERS = "".join(map(chr, (*range(35, 127), *range(192, 768), *range(0x4E00, 0xA000))))
SHORT_WORDS = 127 - 35

_INSIDE = r"""[^>"']*+(?:"[^"]*+"[^>"']*+|'[^']*+'[^>"']*+)*+"""
_TAG = re.compile(rf"<(/?)([a-zA-Z][a-zA-Z0-9]*+)({_INSIDE})>")
_TAGS = re.compile(rf"(</?[a-zA-Z]{_INSIDE}>)")
_COMMENT = re.compile("<!--.*?-->", re.DOTALL)
_ID = re.compile(r'(?<!\S)id="([^"]*)"')
_UNSEEN = re.compile(r'(?<!\S)hidden(?![\w-])|aria-hidden="true"|data-code|class="crumb"')
_WORD = re.compile(r"(\w+)")
# Ends of blocks and of sections, until they get their characters; blanks are normalised, so that no
# text has them. Single blanks between words go without saying.
_BLOCK, _END = "\n", "\f"
_UNWRITTEN = {"", " ", _BLOCK, _END}


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


_INLINE = _names(
    "a abbr b bdi cite code del em i ins kbd mark q s small span strong sub sup time u var wbr"
)
_VOID = _names("area base br col embed hr img input link meta source track wbr")
_LEFT_OUT = _names("button form nav script style svg template")
_HEADINGS = _names("h1 h2 h3 h4 h5 h6")
_PLACES = _HEADINGS | _names("article dd div dt li section")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page that has an address: '#id', or '' for what stands before the first.

    `text` has its blocks, blanks normalised.
    """

    anchor: str
    heading: str
    text: tuple[str, ...]


class _Tag(NamedTuple):
    """What a tag does to the text around it."""

    name: str
    closes: bool
    is_inline: bool
    # Begins something that is not to be found.
    begins_left_out: bool
    # The address that it gives to a section: what stands in its `id`.
    place: str | None
    is_heading: bool


# The same few tags come again on all pages.
@lru_cache(maxsize=4096)
def _read(tag: str) -> _Tag:
    found = _TAG.fullmatch(tag)
    assert found is not None
    closes, name, about = bool(found[1]), found[2], found[3]
    is_left_out = not closes and name not in _VOID
    is_left_out &= (
        (name in _LEFT_OUT or bool(_UNSEEN.search(about))) if about else name in _LEFT_OUT
    )
    place = _ID.search(about) if about and not closes and name in _PLACES else None
    return _Tag(
        name,
        closes,
        name in _INLINE,
        is_left_out,
        place and html.unescape(place[1]),
        name in _HEADINGS,
    )


def sections(page: str) -> Iterator[Section]:
    """The sections of a page of ours, whose HTML is well formed.

    Only what stands in <main> and can be read, without controls and lists of links.

    A parser for any HTML would take as long as rendering the page does.
    """
    main = page.partition("<main")[2].partition(">")[2].rpartition("</main>")[0]
    first, *rest = _TAGS.split(unicodedata.normalize("NFC", _COMMENT.sub("", main)))
    anchor, heading, blocks, before = "", "", [first], [""]
    in_heading, left_out, depth = False, "", 0
    # Each tag, and the text that follows.
    for raw, text in zip(rest[::2], rest[1::2], strict=True):
        tag = _read(raw)
        if left_out:
            if tag.name == left_out:
                depth += -1 if tag.closes else 1
                if not depth:
                    left_out = ""
                    blocks[-1] += text
            continue
        if tag.begins_left_out:
            left_out, depth = tag.name, 1
            continue
        if tag.is_inline:
            blocks[-1] += text
            continue
        blocks.append("")
        if tag.place is not None:
            section = _section(anchor, heading, blocks)
            if section is not None:
                yield section
                anchor, heading, blocks = "", "", [""]
            # A heading at the start of something that has an address keeps that address.
            anchor = anchor or f"#{tag.place}"
        if tag.is_heading and not tag.closes:
            in_heading = not heading and (tag.name == "h1" or bool(anchor))
            if in_heading:
                before, blocks = blocks, [""]
        elif tag.is_heading and in_heading:
            heading, blocks, in_heading = " ".join(blocks), [*before, ""], False
        blocks[-1] += text
    section = _section(anchor, heading, blocks)
    if section is not None:
        yield section


def _section(anchor: str, heading: str, texts: Iterable[str]) -> Section | None:
    """A section with its texts made plain, where it has any."""
    plain = (_plain(text) for text in texts if text and not text.isspace())
    section = Section(anchor, _plain(heading), tuple(filter(None, plain)))
    return section if section.heading or section.text else None


def _plain(text: str) -> str:
    if "&" in text:
        text = unicodedata.normalize("NFC", html.unescape(text))
    return " ".join(text.split())


def index_script(
    pages: Iterable[tuple[str, str]], abbreviations: Mapping[str, tuple[str, ...]]
) -> bytes:
    """The index of pages (address, HTML), as a script in UTF-8.

    `abbreviations` has what each of them stands for.

    `places` are the addresses of the sections, a line each: a page's, then `#id` for its sections.
    `words` are, a line each, what the characters of `text` stand for: first the `gaps` that stand
    between two words, then the words. A section of the text is its heading, BLOCK, its blocks with
    BLOCK between them, END. `names` are phrases that mean the same.
    """
    places: list[str] = []
    texts: list[str] = []
    for address, page in pages:
        for number, section in enumerate(sections(page)):
            places.append(section.anchor if number else address)
            texts.append(section.heading)
            for block in section.text or ("",):
                texts += (_BLOCK, block)
            texts.append(_END)
    # Words, with what stands around them. Most blocks stand on several pages.
    tokens = {text: _WORD.split(text) for text in dict.fromkeys(texts)}
    gaps = {gap for parts in tokens.values() for gap in parts[::2]} - _UNWRITTEN
    counts = Counter(chain.from_iterable(tokens[text][1::2] for text in texts))
    words = _in_order(sorted(gaps), counts)
    # More different words than characters would be a very large unit: the rarest are not found.
    codes = dict(zip(words, CHARACTERS, strict=False))
    codes |= {"": "", " ": "", _BLOCK: BLOCK, _END: END}
    coded = {
        text: "".join([codes.get(part, BLOCK) for part in parts]) for text, parts in tokens.items()
    }
    names: dict[str, list[str]] = {}
    for short, meanings in abbreviations.items():
        for meaning in meanings:
            names.setdefault(meaning, [meaning]).append(short)
    index = {
        "places": "\n".join(places),
        "words": "\n".join(words),
        "gaps": len(gaps),
        "text": "".join([coded[text] for text in texts]),
        "names": list(names.values()),
        "say": {
            "some": _("{n} pages have “{text}”"),
            "none": _("No result for “{text}”"),
            "near": _("Nothing is written exactly like “{text}”. The nearest: {n} pages"),
            "all": _("See all {n} pages"),
        },
    }
    return f"searchIndex={json.dumps(index, ensure_ascii=False, separators=(',', ':'))}".encode()


def _in_order(gaps: list[str], counts: Mapping[str, int]) -> list[str]:
    """What stands between words; the commonest words, which take one byte.

    The others in order of letters, so that they compress well and lie together by their beginning.
    """
    words = sorted(counts, key=lambda word: (-counts[word], word))
    common = max(SHORT_WORDS - len(gaps), 0)
    return [*gaps, *words[:common], *sorted(words[common:])]
