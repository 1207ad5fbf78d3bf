"""Staff's Markdown as HTML that can do no harm: only what prose needs passes.

Markdown lets raw HTML and attribute lists through, so the list here is of what is allowed: no
script, no style, no handler, no frame, and only addresses that a citizen can open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import nh3

SCHEMES = frozenset({"http", "https", "mailto", "tel", "geo", "webcal"})

_TEXT = "a abbr b bdi bdo br cite code del dfn em i ins kbd mark q rp rt ruby s samp small span"
_BLOCKS = "aside blockquote dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre"
_TABLES = "caption col colgroup table tbody td tfoot th thead tr"
_OTHER = "audio img input label path section source strong sub summary sup svg time u ul var video"
TAGS = frozenset(" ".join((_TEXT, _BLOCKS, _TABLES, _OTHER)).split())

ATTRIBUTES = {
    "*": {"class", "id", "lang", "dir", "title", "role", "aria-label", "aria-hidden"},
    "a": {"href", "hreflang", "download"},
    "audio": {"src", "controls", "preload"},
    "col": {"span"},
    "colgroup": {"span"},
    "details": {"open"},
    "img": {"src", "alt", "width", "height", "loading"},
    "input": {"name", "checked", "disabled"},
    "label": {"for"},
    "li": {"value"},
    "ol": {"start", "type", "reversed"},
    "path": {"d"},
    "source": {"src", "type"},
    "svg": {"viewBox", "xmlns"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope", "abbr"},
    "time": {"datetime"},
    "video": {"src", "controls", "preload", "width", "height", "poster"},
}
# Of all form fields, only those of Markdown's own task lists and tabs.
INPUT_TYPES = {"input": {"type": {"checkbox", "radio"}}}

_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    attributes=ATTRIBUTES,
    tag_attribute_values=INPUT_TYPES,
    url_schemes=set(SCHEMES),
    link_rel=None,
    strip_comments=True,
)

# A tag as nh3 writes it, and in it an attribute that needs no value.
_TAG = re.compile(r"""<\w+(?: [\w-]+="[^"]*")*>""")
# Ids of the page's own frame begin with this; a text's do not, so that its headings take none away.
RESERVED = "_"
_OWN_ID = re.compile(rf' id="(?!__tabbed_\d){RESERVED}+')
_SWITCH = re.compile(r"""( (checked|controls|disabled|download|open|reversed))="(?:\2)?"(?=[ >])""")


def sanitize(html: str) -> str:
    """The HTML with everything left out that is not on the lists above."""
    return _TAG.sub(
        lambda tag: _OWN_ID.sub(' id="', _SWITCH.sub(r"\1", tag[0])), _CLEANER.clean(html)
    )


def refused(tag: str, attributes: Iterable[str]) -> str:
    """What of a tag is not on the lists, as staff wrote it: `<script>` or `onclick`; '' if nothing.

    An attribute list of Markdown has no tag ('').
    """
    name = tag.lower().removeprefix("/")
    if name and name not in TAGS:
        return f"<{tag}>"
    known = ATTRIBUTES["*"] | ATTRIBUTES.get(name, set()) | set(INPUT_TYPES.get(name, ()))
    if not name:
        known = known.union(*ATTRIBUTES.values())
    # md_in_html's own mark for Markdown inside a block.
    return next((a for a in attributes if a.lower() not in {*known, "markdown"}), "")


_HARMFUL = frozenset(
    {"applet", "base", "embed", "form", "frame", "frameset", "iframe", "link", "meta", "object"}
    | {"script", "style"}
)


def harmful(tag: str, attributes: Iterable[str]) -> str:
    """What of a tag in plain text would do harm on a page, as staff wrote it; '' if nothing.

    A harmless tag, or “<” and a word that is no tag at all.
    """
    if tag.lower() in _HARMFUL:
        return f"<{tag}>"
    return refused(tag, attributes) if tag.lower() in TAGS else ""
