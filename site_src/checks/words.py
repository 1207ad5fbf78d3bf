"""Rules on wording: the theme, spelling, tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from site_src.base.messages import gettext as _
from site_src.base.problems import Severity
from site_src.checks.finding import Finding, Texts
from site_src.model import Campaign
from site_src.prose.sanitize import TAGS
from site_src.vietnamese.alphabet import fold
from site_src.vietnamese.syllables import misspelt

# Above this likeness two wordings are meant to be one; below it a unit has a theme of its own.
ALIKE = 0.75
# No theme is longer, and a comparison takes time with the square of the length.
LONGEST_WORDING = 1_000
_QUOTED = re.compile(r"[“\"]([^“”\"]{12,200})[”\"]")


def theme_wording(campaign: Campaign, texts: Texts) -> Iterator[Finding]:
    """A theme that almost is the one above, or a quotation that almost is the theme."""
    for (upper, upper_origin), (lower, origin) in zip(
        campaign.themes, campaign.themes[1:], strict=False
    ):
        if lower != upper and _likeness(lower, upper) >= ALIKE:
            message = _("The theme reads “{lower}”, the upper level’s “{upper}”").format(
                lower=lower, upper=upper
            )
            hint = _("Delete the line to take the upper level’s wording, or correct one of them.")
            yield Finding("theme-wording", ("",), origin, message, hint, upper_origin)
    if campaign.theme is None:
        return
    theme_origin = campaign.origins.get("theme")
    slogans = (s for group in campaign.slogan_groups for s in group.slogans)
    wordings = [
        *((slogan.text.strip(" .“”"), slogan.id, slogan.origin) for slogan in slogans),
        *((m[1], t.subject, t.origin) for t in texts for m in _QUOTED.finditer(t.text)),
    ]
    for words, subject, origin in wordings:
        if words != campaign.theme and _likeness(words, campaign.theme) >= ALIKE:
            message = _("“{text}” is almost the theme “{theme}”").format(
                text=words, theme=campaign.theme
            )
            hint = _("Write $theme in its place.")
            yield Finding("theme-wording", (subject, ""), origin, message, hint, theme_origin)


def theme_choice(campaign: Campaign) -> Iterator[Finding]:
    """A theme that is none of those of which each unit takes one."""
    choices = campaign.theme_choices
    if not choices or campaign.theme is None or campaign.theme in choices:
        return
    origin = campaign.origins.get("theme", campaign.unit.origin)
    message = _("The theme “{theme}” is none of those to choose from").format(theme=campaign.theme)
    hint = _("Take one of them: {themes}").format(themes=" · ".join(choices))
    listed = campaign.origins.get("theme_choices")
    yield Finding("theme-choice", ("",), origin, message, hint, listed)


def _likeness(one: str, two: str) -> float:
    """How like two wordings are, from 0 to 1; at least `ALIKE` only where that is so."""
    if max(len(one), len(two)) > LONGEST_WORDING:
        return float(one == two)
    pair = SequenceMatcher(None, fold(one).strip(" ."), fold(two).strip(" ."), autojunk=False)
    # Two upper bounds that cost little: most pairs are not alike at all.
    bound = min(pair.real_quick_ratio(), pair.quick_ratio())
    return pair.ratio() if bound >= ALIKE else bound


def spelling(_campaign: Campaign, texts: Texts) -> Iterator[Finding]:
    """A word that other marks would make Vietnamese: a slip of the keyboard, perhaps."""
    for text in texts:
        # What a machine reads (addresses, code) is no prose.
        for word, meant in misspelt(_NO_PROSE.sub(" ", text.text)):
            message = _("“{word}” is no Vietnamese syllable").format(word=word)
            hint = _("Look at its marks: one may be missing or wrong.")
            if meant:
                hint = _("Is a mark missing? It may be {words}.").format(
                    words=_(" or ").join(f"“{other}”" for other in meant)
                )
            yield Finding("spelling", (text.subject,), text.origin, message, hint)


_NO_PROSE = re.compile(r"https?://\S+|`[^`]*`|\]\([^)]*\)|\{[^}]*\}")
_TAG = re.compile(rf"</?(?:{'|'.join(sorted(TAGS))})(?:[\s/][^<>]*)?>|<!--", re.IGNORECASE)


def tag_in_value(_campaign: Campaign, texts: Texts) -> Iterator[Finding]:
    """HTML in a text that is no Markdown: the page shows the tag itself."""
    for text in texts:
        if not text.is_markdown and (match := _TAG.search(text.text)):
            yield Finding(
                "tag",
                (text.subject,),
                text.origin,
                _("“{html}” would stand on the page as it is").format(html=match[0][:40]),
                _("Write plain text here; HTML and Markdown belong in the .md files."),
                severity=Severity.WARNING,
            )


def misspelt_attributions(campaign: Campaign) -> Iterator[Finding]:
    """A name that the document prints wrongly: shown as printed, and known to the officer."""
    for group in campaign.slogan_groups:
        for slogan in group.slogans:
            if slogan.misspelt_attribution:
                message = _("The slogan is attributed to “{printed}”, which should be “{right}”")
                text = message.format(printed=slogan.attribution, right=slogan.misspelt_attribution)
                hint = _("The page shows it as printed; tell the unit that issued the document.")
                yield Finding("attribution", (slogan.id,), slogan.origin, text, hint)


TEXT_RULES = (theme_wording, tag_in_value, spelling)
WORD_RULES = (misspelt_attributions, theme_choice)
