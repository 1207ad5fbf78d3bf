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

from site_src.messages import gettext as _

# Beside the page for searching.
INDEX = "tim-kiem/index.js"
# The characters of the text, in order; assets/search.js counts them in the same way. None of them
# composes with another (NFC). The first ones take one byte in UTF-8.
BLOCK, END = " ", "!"
CHARACTERS = "".join(map(chr, (*range(35, 127), *range(192, 768), *range(0x4E00, 0xA000))))
SHORT_WORDS = 127 - 35

_TAG = re.compile(
    r"""<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^>"']|"[^"]*"|'[^']*')*)>|<!--.*?-->""", re.DOTALL
)
_ID = re.compile(r'(?<!\S)id="([^"]*)"')
_UNSEEN = re.compile(r'(?<!\S)hidden(?![\w-])|aria-hidden="true"|data-code|class="crumb"')
_WORD = re.compile(r"(\w+)")


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
    """A part of a page that has an address: '#id', or '' for what stands before the first. `text`
    has its blocks, blanks normalised."""

    anchor: str
    heading: str
    text: tuple[str, ...]


def sections(page: str) -> Iterator[Section]:
    """The sections of a page of ours, whose HTML is well formed; only what stands in <main> and
    can be read, without controls and lists of links.

    A parser for any HTML would take as long as rendering the page does.
    """
    main = page.partition("<main")[2].partition(">")[2].rpartition("</main>")[0]
    anchor, heading, blocks, before = "", "", [""], [""]
    in_heading, left_out, depth, at = False, "", 0, 0
    for tag in _TAG.finditer(main):
        closes, name, about = tag[1], (tag[2] or "").lower(), tag[3] or ""
        if left_out:
            if name == left_out:
                depth += -1 if closes else 1
                left_out = left_out if depth else ""
            at = tag.end()
            continue
        blocks[-1] += main[at : tag.start()]
        at = tag.end()
        if not closes and name not in _VOID and (name in _LEFT_OUT or _UNSEEN.search(about)):
            left_out, depth = name, 1
            continue
        if not name or name in _INLINE:
            continue
        blocks.append("")
        place = _ID.search(about) if not closes and name in _PLACES else None
        if place is not None:
            section = _section(anchor, heading, blocks)
            if section is not None:
                yield section
                anchor, heading, blocks = "", "", [""]
            # A heading at the start of something that has an address keeps that address.
            anchor = anchor or f"#{html.unescape(place[1])}"
        if name in _HEADINGS and not closes:
            in_heading = not heading and (name == "h1" or bool(anchor))
            if in_heading:
                before, blocks = blocks, [""]
        elif name in _HEADINGS and in_heading:
            heading, blocks, in_heading = " ".join(blocks), [*before, ""], False
    section = _section(anchor, heading, [*blocks, main[at:]])
    if section is not None:
        yield section


def _section(anchor: str, heading: str, texts: Iterable[str]) -> Section | None:
    """A section with its texts made plain, where it has any."""
    found = Section(anchor, _plain(heading), tuple(text for text in map(_plain, texts) if text))
    return found if found.heading or found.text else None


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", html.unescape(text)).split())


def index_script(
    pages: Iterable[tuple[str, str]], abbreviations: Mapping[str, tuple[str, ...]]
) -> bytes:
    """The index of pages (address, HTML), as a script in UTF-8; `abbreviations` has what each of
    them stands for.

    `places` are the addresses of the sections, a line each: a page's, then `#id` for its sections.
    `words` are, a line each, what the characters of `text` stand for: first the `gaps` that stand
    between two words, then the words. A section of the text is its heading, BLOCK, its blocks with
    BLOCK between them, END. `names` are phrases that mean the same.
    """
    places: list[str] = []
    texts: list[list[list[str]]] = []
    for address, page in pages:
        for number, section in enumerate(sections(page)):
            places.append(section.anchor if number else address)
            texts.append([_tokens(block) for block in (section.heading, *section.text)])
    counts = Counter(token for blocks in texts for block in blocks for token in block)
    words = _in_order(counts)
    # More different words than characters would be a very large unit: the rarest are not found.
    codes = dict(zip(words, CHARACTERS, strict=False))
    names: dict[str, list[str]] = {}
    for short, meanings in abbreviations.items():
        for meaning in meanings:
            names.setdefault(meaning, [meaning]).append(short)
    index = {
        "places": "\n".join(places),
        "words": "\n".join(words),
        "gaps": sum(1 for word in words if not _WORD.match(word)),
        "text": "".join(_text(blocks, codes) + END for blocks in texts),
        "names": list(names.values()),
        "say": {
            "some": _("{n} pages have “{text}”"),
            "none": _("No result for “{text}”"),
            "near": _("Nothing is written exactly like “{text}”. The nearest: {n} pages"),
            "all": _("See all {n} pages"),
        },
    }
    return f"searchIndex={json.dumps(index, ensure_ascii=False, separators=(',', ':'))}".encode()


def _tokens(block: str) -> list[str]:
    """Words and what stands between them, but for the single blanks, which are most of that."""
    return [token for token in _WORD.split(block) if token not in ("", " ")]


def _text(blocks: list[list[str]], codes: Mapping[str, str]) -> str:
    """A section's characters; a heading without text has its BLOCK, too."""
    heading, *rest = ("".join(codes.get(token, BLOCK) for token in block) for block in blocks)
    return heading + BLOCK + BLOCK.join(rest)


def _in_order(counts: Mapping[str, int]) -> list[str]:
    """What stands between words; the commonest words, which take one byte; the others in order of
    letters, so that they compress well and lie together by their beginning."""
    gaps = sorted(token for token in counts if not _WORD.match(token))
    words = [token for token in counts if _WORD.match(token)]
    words.sort(key=lambda word: (-counts[word], word))
    common = max(SHORT_WORDS - len(gaps), 0)
    return [*gaps, *words[:common], *sorted(words[common:])]
