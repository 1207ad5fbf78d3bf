"""What Python-Markdown does differently here: Vietnamese titles, and one h1 on a page."""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor

from site_src.messages import gettext as _


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
                said = (child.text or "").lower()
                titled = child.tag == "summary" or child.get("class") == "admonition-title"
                if titled and said in kinds and said in titles:
                    child.text = titles[said]
            # A strict policy bars the style attribute that tables write on aligned cells.
            if parent.tag in ("td", "th") and (style := parent.attrib.pop("style", "")):
                parent.set("class", f"align-{style.removeprefix('text-align: ').rstrip(';')}")
            if "footnote-backref" in kinds:
                parent.set("title", _("Back to the text"))
        # The page's own title is its h1; a heading of the text is never above its sections.
        if any(element.tag == "h1" for element in root.iter()):
            for element in root.iter():
                if element.tag in ("h1", "h2", "h3", "h4", "h5"):
                    element.tag = f"h{int(element.tag[1]) + 1}"


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
        md.treeprocessors.register(_Vietnamese(md), "vietnamese", 12)
        md.postprocessors.register(_Checkboxes(md), "checkboxes", 5)


def makeExtension(**options: Any) -> VietnameseExtension:  # noqa: N802 - Python-Markdown's name
    """The entry point that Python-Markdown looks for."""
    return VietnameseExtension(**options)
