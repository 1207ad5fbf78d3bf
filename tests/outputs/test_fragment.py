"""The programme for pasting: a page until somebody pastes it."""

from __future__ import annotations

import html5lib

from site_src.model import Campaign
from site_src.outputs.fragment import fragment
from site_src.outputs.offline import CODE


def parsed(campaign: Campaign):
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    document = parser.parse(fragment(campaign))
    assert parser.errors == []
    return document


def test_page_names_its_letters_and_itself(ward: Campaign):
    document = parsed(ward)
    assert next(meta.get("charset") for meta in document.iter("meta")) == "utf-8"
    assert fragment(ward).index(b"charset") < 1024
    assert "Phường Mẫu" in document.findtext(".//title")
    assert document.get("lang") == "vi"


def test_body_has_nothing_but_what_is_for_pasting(homeless: Campaign):
    head, main = parsed(homeless).find("body")
    assert [element.tag for element in head.iter()] == ["header", "h1"]
    tags = {element.tag for element in main.iter()} - {"main"}
    # What CKEditor 4 keeps as it comes: no span, no class, no attribute but where links lead.
    assert tags <= {"h2", "h3", "p", "ul", "li", "a", "br", "strong", "s"}
    assert not [e.attrib for e in main.iter() if {*e.attrib} - {"href"}]


def test_page_is_kept_on_devices():
    assert "fragment.html".endswith(CODE)
