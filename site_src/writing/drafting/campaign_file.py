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
from site_src.writing.drafting.week import periods, purposes, short_names, themes, title


def campaign_entry(
    paper: Paper, head: Head, parts: Sequence[Part], year: int, titled: bool
) -> tuple[Entry, list[Question]]:
    """The entry of campaign.yml, and what is left to ask."""
    main = (*paper.head, *paper.body, *paper.tail)
    asked: list[Question] = []
    name = title((*paper.head, *paper.body), year)
    if name is None and not titled:
        usual = _("Lifelong Learning Week of $year")
        text = _("What is the Week called? The plan does not say it with its year.")
        asked.append(Question(text, "campaign.yml", "", f"title: {usual}"))
    theme_found = themes(parts, paper.blocks)
    period_found = periods(parts, year)
    theme = theme_found[0] if theme_found else None
    if theme is None:
        asked.append(
            Question(
                _("What is the theme? The plan does not name it."), "campaign.yml", "", "theme: …"
            )
        )
    elif len(theme_found) > 1:
        quotes = tuple(q for fact in theme_found for q in fact.quotes)
        asked.append(
            Question(
                _("The theme is printed in several wordings. Which one holds?"),
                "campaign.yml",
                "",
                f"theme: {theme.value}",
                quotes,
            )
        )
    spans = list(dict.fromkeys(fact.value for fact in period_found))
    period = period_found[0] if period_found else None
    if period and value_or_none(DateRange.parse, period.value) is None:
        period = None
    if period is None:
        asked.append(
            Question(
                _("From which day to which is the Week?"),
                "campaign.yml",
                "",
                f"period: 01/10/{year} - 07/10/{year}",
            )
        )
    elif len(spans) > 1:
        quotes = tuple(q for fact in period_found for q in fact.quotes)
        asked.append(
            Question(
                _(
                    "The plan names several stretches of days: {values}. Which one is the Week?"
                ).format(values="; ".join(spans)),
                "campaign.yml",
                "",
                f"period: {period.value}",
                quotes,
            )
        )
    aims, needs = purposes(parts)
    ids: set[str] = set()
    first = next((p.block.number for p in parts if p.heading), None)
    grounds = [b for b in paper.body if first is not None and b.number < first] or grounds_of(
        paper.body
    )
    grounds_numbers = {block.number for block in grounds}
    others = [
        b
        for b in (*paper.body, *(b for a in paper.annexes for b in a))
        if b.number not in grounds_numbers
    ]
    names = short_names(main)
    below = lower_programs(parts, year)
    around = context(parts)
    fields = [
        Field("title", name.value, name.grade, (name,))
        if name
        else None
        if titled
        else Field("title", _("Lifelong Learning Week of $year"), Grade.CHECK),
        Field("short_names", tuple(f.value for f in names), facts=tuple(names)) if names else None,
        Field("theme", theme.value, Grade.CHECK if len(theme_found) > 1 else theme.grade, (theme,))
        if theme
        else None,
        Field("period", period.value, Grade.CHECK if len(spans) > 1 else period.grade, (period,))
        if period
        else None,
        Field("state", label(State.DRAFT)),
        Field("context", around) if around else None,
        _statements("purposes", aims, ids),
        _statements("requirements", needs, ids),
        Field("lower_programs", below) if below else None,
        Field("documents", document_entries(head, grounds, others)),
    ]
    return Entry(tuple(f for f in fields if f is not None)), asked


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
