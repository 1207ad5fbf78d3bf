"""Pages ask for nothing that the oldest engines in use lack, but for what harms nobody there.

The oldest are those that CONTRIBUTING.md names: Chromium 109 (the last for Windows 7), Firefox 115
(its long support) and Safari 15.4. Which engine has what is taken from MDN's tables.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
THEME, TEMPLATES = ROOT / "theme_overrides", ROOT / "site_src/pages/templates"

# Newer than one of the three: in sheets, scripts, templates.
SHEETS = (
    r":has\(", r"::details-content", r"@view-transition", r"\(scripting", r"@container", r"@scope",
    r"@starting-style", r"@property", r"(?m)^\s*&", r"\b(color-mix|oklch|oklab|lch|light-dark)\(",
    r":user-(in)?valid", r"\bfield-sizing", r"\binterpolate-size", r"\banchor-name",
    r":popover-open", r"\bsubgrid", r"\(\s*(width|height)\s*[<>]", r"\d(r?lh|r?cap|dvi|dvb)\b",
    r"\bcontent-visibility", r"overflow(-[xy])?:\s*clip", r"\bscrollbar-(width|color)",
    r"\btext-wrap", r"\btext-box", r"\bsize-adjust", r"[^-]mask(-image)?:", r"\bbackdrop-filter",
    r"\banimation-timeline", r":nth-child\([^)]*\bof\b", r"\binitial-letter", r":state\(",
)  # fmt: skip
SCRIPTS = (
    r"\.(toSorted|toReversed|toSpliced|with|groupBy|fromAsync|withResolvers)\(", r"\(\?<[=!]",
    r"\.(union|intersection|difference|isSubsetOf)\(", r"\.checkVisibility", r"\bIntl\.Segmenter",
    r"\.(aria\w+|role)\s*=[^=]", r"\.(show|hide|toggle)Popover", r"\bURL\.(canParse|parse)\(",
    r"\bAbortSignal\.(any|timeout)", r"\brequestIdleCallback", r"\bscrollend", r"\bstatic\s*\{",
    r"\b(searchParams|query|params|asked)\.size\b", r"new CSSStyleSheet", r"\.isWellFormed",
    r"\bstartViewTransition", r"\bnavigation\.", r"/[a-z]*v[a-z]*\.test", r"\bclipboard\.write\(",
)  # fmt: skip
MARKUP = (
    r"<search\b", r"\bpopover", r"\binert\b", r"<details[^>]* name=", r"<selectedcontent",
    r"\bshadowrootmode", r"\bclosedby=", r"\bcommandfor=",
)  # fmt: skip

# What pages use all the same: without it they are whole.
HARMLESS = {
    r":has\(": "print.css alone: the theme stands twice on paper; prose.css has the way without",
    r"::details-content": "behind @supports; on paper the summary stands, and nothing is lost",
    r"@view-transition": "pages change at once",
    r"\(scripting": "without scripts an empty room stands where a button would",
    r"\bcontent-visibility": "long lists are laid out at once",
    r"\bscrollbar-(width|color)": "a bar is seen below the days",
    r"\btext-wrap": "lines break where they are full",
    r"\bsize-adjust": "lines may break elsewhere when the font comes",
    r"\.checkVisibility": "asked only where there is one",
    r"\bAbortSignal\.(any|timeout)": "asked only where there is one",
}


def found(patterns: tuple[str, ...], files: list[Path]) -> set[str]:
    text = "\n".join(
        re.sub(r"(?s)/\*.*?\*/|\{#.*?#\}|(?m:^\s*//[^\n]*$)", "", file.read_text(encoding="utf-8"))
        for file in files
    )
    return {pattern for pattern in patterns if re.search(pattern, text)}


def test_nothing_is_asked_of_old_engines_that_they_need_and_lack():
    scripts = [*THEME.rglob("*.js"), *TEMPLATES.rglob("*.js")]
    used = found(SHEETS, [*THEME.rglob("*.css")]) | found(SCRIPTS, scripts)
    used |= found(MARKUP, [*THEME.rglob("*.html"), *TEMPLATES.rglob("*.html")])
    # What is used no more is excused no more.
    assert used == set(HARMLESS)


@pytest.mark.parametrize(
    ("patterns", "text"),
    [
        (SHEETS, ".a { .b & { color: red } }\n  & .c { top: 0 }"),
        (SHEETS, "a { color: color-mix(in srgb, red, blue) }"),
        (SHEETS, "@media (width >= 40rem) { a { top: 0 } }"),
        (SCRIPTS, "button.ariaPressed = true;"),
        (SCRIPTS, "if (query.size) go();"),
        (SCRIPTS, r"text.replace(/(?<=a)b/, '')"),
        (MARKUP, '<search class="narrow">'),
    ],
)
def test_what_is_newer_is_seen(tmp_path: Path, patterns: tuple[str, ...], text: str):
    file = tmp_path / "a"
    file.write_text(text, encoding="utf-8")
    assert found(patterns, [file])
