"""The entry of campaign.yml: title, theme, days, purposes, documents; and what is left to ask."""

from __future__ import annotations

from collections.abc import Sequence

from site_src.base.messages import gettext as _
from site_src.model import State
from site_src.model.vocabulary import label
from site_src.vietnamese.dates import DateRange
from site_src.vietnamese.notation import value_or_none
from site_src.writing.drafting.below import context, lower_programs
from site_src.writing.drafting.documents import document_entries, grounds_of
from site_src.writing.drafting.facts import Entry, Fact, Field, Grade, Question, entry
from site_src.writing.drafting.head import Head
from site_src.writing.drafting.names import short_id
from site_src.writing.drafting.outline import Part
from site_src.writing.drafting.papers import Paper
from site_src.writing.drafting.purposes import purposes
from site_src.writing.drafting.week import periods, short_names, themes, title

# A field, or none; and what is left to ask of it.
_Found = tuple[Field | None, list[Question]]


def campaign_entry(
    paper: Paper, head: Head, parts: Sequence[Part], year: int, titled: bool
) -> tuple[Entry, list[Question]]:
    """The entry of campaign.yml, and what is left to ask."""
    title_field, of_title = _title(paper, year, titled)
    theme, of_theme = _theme(paper, parts)
    period, of_period = _period(paper, parts, year)
    aims, needs = purposes(parts)
    ids: set[str] = set()
    names = short_names((*paper.head, *paper.body, *paper.tail))
    below = lower_programs(parts, year)
    around = context(parts)
    fields = [
        title_field,
        Field("short_names", tuple(f.value for f in names), facts=tuple(names)) if names else None,
        theme,
        period,
        Field("state", label(State.DRAFT)),
        Field("context", around) if around else None,
        _statements("purposes", aims, ids),
        _statements("requirements", needs, ids),
        Field("lower_programs", below) if below else None,
        Field("documents", _documents(paper, head, parts)),
    ]
    asked = [*of_title, *of_theme, *of_period]
    return Entry(tuple(f for f in fields if f is not None)), asked


def _title(paper: Paper, year: int, titled: bool) -> _Found:
    """What the Week is called; not asked where the units above say it (`titled`)."""
    name = title((*paper.head, *paper.body), year)
    if name is not None:
        return Field("title", name.value, name.grade, (name,)), []
    if titled:
        return None, []
    usual = _("Lifelong Learning Week of $year")
    text = _("What is the Week called? The plan does not say it with its year.")
    question = Question(text, "campaign.yml", "", f"title: {usual}")
    return Field("title", usual, Grade.CHECK), [question]


def _theme(paper: Paper, parts: Sequence[Part]) -> _Found:
    found = themes(parts, paper.blocks)
    if not found:
        text = _("What is the theme? The plan does not name it.")
        return None, [Question(text, "campaign.yml", "", "theme: …")]
    theme = found[0]
    if len(found) == 1:
        return Field("theme", theme.value, theme.grade, (theme,)), []
    text = _("The theme is printed in several wordings. Which one holds?")
    quotes = tuple(q for fact in found for q in fact.quotes)
    question = Question(text, "campaign.yml", "", f"theme: {theme.value}", quotes)
    return Field("theme", theme.value, Grade.CHECK, (theme,)), [question]


def _period(paper: Paper, parts: Sequence[Part], year: int) -> _Found:
    """From which day to which the Week is."""
    found = periods(parts, year, paper.head)
    period = found[0] if found else None
    if period is None or value_or_none(DateRange.parse, period.value) is None:
        text = _("From which day to which is the Week?")
        line = f"period: 01/10/{year} - 07/10/{year}"
        return None, [Question(text, "campaign.yml", "", line)]
    spans = list(dict.fromkeys(fact.value for fact in found))
    if len(spans) == 1:
        return Field("period", period.value, period.grade, (period,)), []
    text = _("The plan names several stretches of days: {values}. Which one is the Week?")
    quotes = tuple(q for fact in found for q in fact.quotes)
    question = Question(
        text.format(values="; ".join(spans)),
        "campaign.yml",
        "",
        f"period: {period.value}",
        quotes,
    )
    return Field("period", period.value, Grade.CHECK, (period,)), [question]


def _documents(paper: Paper, head: Head, parts: Sequence[Part]) -> tuple[Entry, ...]:
    """The plan itself and the papers that it cites; its grounds stand before the first heading."""
    first = next((p.block.number for p in parts if p.heading), None)
    grounds = [b for b in paper.body if first is not None and b.number < first]
    grounds = grounds or list(grounds_of(paper.body))
    numbers = {block.number for block in grounds}
    whole = (*paper.body, *(block for annex in paper.annexes for block in annex))
    return document_entries(head, grounds, [b for b in whole if b.number not in numbers])


def _statements(key: str, found: Sequence[tuple[Fact, str]], ids: set[str]) -> Field | None:
    entries = tuple(
        entry(
            (
                Field("id", short_id(fact.value, ids), Grade.DERIVED),
                Field("text", fact.value, fact.grade),
                Field("source", section) if section else None,
            ),
            (fact,),
        )
        for fact, section in found
    )
    return Field(key, entries) if entries else None
