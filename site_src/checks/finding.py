"""A finding of a rule, and the texts of a campaign that rules read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import Any

from site_src.model import Campaign, Document, Origin, Passage
from site_src.problems import Problem, Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not fit. `subjects` are the ids of the entries beside which an
    `accept` covers it ('' is the campaign)."""

    rule: str
    subjects: tuple[str, ...]
    origin: Origin
    message: str
    hint: str = ""
    other: Origin | None = None
    severity: Severity = Severity.NOTICE

    def problem(self) -> Problem:
        """The finding as what `check` prints."""
        other = self.other.place if self.other else None
        return Problem(self.severity, self.rule, self.origin.place, self.message, self.hint, other)


@dataclass(frozen=True, slots=True)
class Text:
    """A text that staff wrote, where it stands, and the id of its entry."""

    text: str
    origin: Origin
    subject: str
    is_markdown: bool = False


# Names, addresses and documents are data; what they say is compared by rules of their own.
_NOT_PROSE = frozenset(
    {
        "id",
        "unit",
        "origins",
        "decisions",
        "cited",
        "themes",
        "accepted",
        "url",
        "references",
        "origin",
        "source",
        "symbol",
        "number",
        "file",
        "online_url",
        "registration_url",
        "venues",
    }
)


def texts(campaign: Campaign) -> Iterator[Text]:
    """Every text of the campaign; Markdown line by line."""
    own = campaign.unit.origin
    for field in fields(campaign):
        if field.name not in _NOT_PROSE:
            origin = campaign.origins.get(field.name, own)
            yield from _texts(getattr(campaign, field.name), origin, "")


def _texts(value: Any, origin: Origin, subject: str) -> Iterator[Text]:
    if isinstance(value, str):
        yield Text(value, origin, subject)
    elif isinstance(value, Passage):
        for number, line in enumerate(value.text.split("\n"), value.origin.line):
            where = replace(value.origin, line=number, column=1)
            yield Text(line, where, subject, is_markdown=True)
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item, origin, subject)
    elif is_dataclass(value) and not isinstance(value, type) and hasattr(value, "origin"):
        subject = getattr(value, "id", subject)
        for name in () if isinstance(value, Document) else _prose_fields(type(value)):
            yield from _texts(getattr(value, name), value.origin, subject)
        if isinstance(value, Document) and value.subject:
            yield Text(value.subject, value.origin, subject)


@cache
def _prose_fields(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.name not in _NOT_PROSE)
