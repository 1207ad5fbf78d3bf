"""sitemap.xml (sitemaps.org): every page of a campaign, where the site's address is known.

A sitemap takes absolute addresses only, so without one there is none. It gives no dates: what is
known of them are days in documents, and not when a page last changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree

from site_src.outputs.base import OutputFile

SITEMAP = "sitemap.xml"
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(addresses: Iterable[str]) -> bytes:
    """A sitemap of these absolute addresses."""
    return _document("urlset", "url", addresses)


def sitemap_file(base: str, pages: Iterable[str]) -> OutputFile:
    """The sitemap of the pages at these addresses below the absolute address `base`."""
    addresses = [base + page for page in pages]
    return OutputFile(SITEMAP, lambda: sitemap(addresses))


def sitemap_index(addresses: Iterable[str]) -> bytes:
    """The list of the sitemaps at these absolute addresses."""
    return _document("sitemapindex", "sitemap", addresses)


def _document(root: str, entry: str, addresses: Iterable[str]) -> bytes:
    tree = ElementTree.Element(root, xmlns=NAMESPACE)
    for address in addresses:
        ElementTree.SubElement(ElementTree.SubElement(tree, entry), "loc").text = address
    text: bytes = ElementTree.tostring(tree, encoding="utf-8", xml_declaration=True)
    return text
