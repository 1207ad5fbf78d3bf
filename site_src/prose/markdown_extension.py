"""What Python-Markdown does differently here.

Vietnamese titles, one h1 on a page, and Material's icons only where a text has one.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import SimpleTagInlineProcessor, SimpleTextInlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor

from site_src.base.messages import gettext as _
from site_src.prose import blocks, leftovers, web_addresses

# What is struck out; pymdownx.tilde takes a twentieth of `check` to set up for it.
_STRUCK = r"(?<!~)(~~)(?![~\s])((?:(?!~~).)+?)(?<!\s)~~(?!~)"


def _titles() -> dict[str, str]:
    return {
        "note": _("Note"),
        "abstract": _("In short"),
        "info": _("Information"),
        "tip": _("Tip"),
        "success": _("Done"),
        "question": _("Question"),
        "warning": _("Mind this"),
        "failure": _("Not done"),
        "danger": _("Danger"),
        "bug": _("Mistake"),
        "example": _("Example"),
        "quote": _("Quotation"),
    }


class _Vietnamese(Treeprocessor):
    def run(self, root: Element) -> None:
        titles = _titles()
        for parent in root.iter():
            kinds = parent.get("class", "").split()
            for child in parent:
                text = (child.text or "").lower()
                titled = child.tag == "summary" or child.get("class") == "admonition-title"
                if titled and text in kinds and text in titles:
                    child.text = titles[text]
            # A strict policy bars the style attribute that tables write on aligned cells.
            if parent.tag in ("td", "th") and (style := parent.attrib.pop("style", "")):
                parent.set("class", f"align-{style.removeprefix('text-align: ').rstrip(';')}")
            if parent.tag == "thead":
                for cell in parent.iter("th"):
                    cell.set("scope", "col")
            if "footnote-backref" in kinds:
                parent.set("title", _("Back to the text"))
                parent.set("aria-label", _("Back to the text"))
            if "twemoji" in kinds:
                _quiet(parent)
        _order_headings(root)


def _quiet(icon: Element) -> None:
    """An icon says nothing to a screen reader.

    An emoji is its own character, since a picture of it would be asked of another site.
    """
    if icon.tag == "img":
        character, tail = icon.get("alt", ""), icon.tail
        icon.clear()
        icon.tag, icon.text, icon.tail = "span", character, tail
    else:
        icon.set("aria-hidden", "true")


def _order_headings(root: Element) -> None:
    """The page's own title is its h1.

    Each heading of the text is one level below the one that it belongs to, whichever levels staff
    chose.
    """
    above: list[int] = []
    for element in root.iter():
        if re.fullmatch("h[1-6]", str(element.tag)):
            level = int(element.tag[1])
            while above and above[-1] >= level:
                above.pop()
            above.append(level)
            element.tag = f"h{min(len(above) + 1, 6)}"


class _Checkboxes(Postprocessor):
    """Gives the boxes of a task list the name that a screen reader says."""

    def run(self, text: str) -> str:
        def name(match: re.Match[str]) -> str:
            words = _("Done") if match[1] else _("Not done")
            return f'<input type="checkbox" disabled{match[1] or ""} aria-label="{words}">'

        return re.sub(r'<input type="checkbox" disabled( checked)?\s*/?>', name, text)


class VietnameseExtension(Extension):
    """Registers the treeprocessor after those of Python-Markdown that make titles."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Called by Python-Markdown."""
        blocks.register(md)
        web_addresses.register(md)
        leftovers.register(md)
        # “(*)” is the sign of a note in Vietnamese documents; two of them emphasise nothing.
        md.inlinePatterns.register(SimpleTextInlineProcessor(r"(\(\*{1,4}\))"), "note-sign", 75)
        md.inlinePatterns.register(SimpleTagInlineProcessor(_STRUCK, "del"), "struck-out", 65)
        md.ESCAPED_CHARS.append("~")
        md.treeprocessors.register(_Vietnamese(md), "vietnamese", 12)
        md.postprocessors.register(_Checkboxes(md), "checkboxes", 5)
