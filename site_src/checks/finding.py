"""A finding of a rule, and the texts of a campaign that rules read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any

from site_src.base.messages import gettext as _
from site_src.base.problems import Problem, Severity
from site_src.model import Acceptance, Campaign, Document, Origin, Passage


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not fit.

    `subjects` are the ids of the entries beside which an `accept` covers it ('' is the campaign).
    """

    rule: str
    subjects: tuple[str, ...]
    origin: Origin
    message: str
    hint: str = ""
    other: Origin | None = None
    severity: Severity = Severity.NOTICE

    def problem(self) -> Problem:
        """The finding as what `check` prints."""
        other = self.other.spot if self.other else None
        return Problem(self.severity, self.rule, self.origin.spot, self.message, self.hint, other)


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
        "status",
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
        "places",
    }
)


Texts = Sequence[Text]


def texts(campaign: Campaign) -> Texts:
    """Every text of the campaign; Markdown line by line."""
    collected: list[Text] = []
    own = campaign.unit.origin
    for name in _prose_fields(Campaign):
        _collect(collected, getattr(campaign, name), campaign.origins.get(name, own), "")
    return collected


def _collect(collected: list[Text], value: Any, origin: Origin, subject: str) -> None:
    if isinstance(value, str):
        collected.append(Text(value, origin, subject))
    elif isinstance(value, Passage):
        at = value.origin
        for number, line in enumerate(value.text.split("\n"), at.line):
            where = Origin(at.unit_path, at.unit_name, at.path, number, 1)
            collected.append(Text(line, where, subject, is_markdown=True))
    elif isinstance(value, tuple):
        for item in value:
            _collect(collected, item, origin, subject)
    elif names := _prose_fields(value.__class__):
        origin, subject = value.origin, getattr(value, "id", subject)
        for name in names:
            _collect(collected, getattr(value, name), origin, subject)


@cache
def _prose_fields(kind: type[Any]) -> tuple[str, ...]:
    """The fields of an entry, or of the campaign, in which there may be texts."""
    names = [field.name for field in fields(kind)] if is_dataclass(kind) else []
    if kind is Document:
        return ("subject",)
    if kind is not Campaign and "origin" not in names:
        return ()
    return tuple(name for name in names if name not in _NOT_PROSE)


def idle_accept(accept: Acceptance) -> Problem:
    """The notice that an `accept` has no occasion."""
    message = _("This “accept” of “{rule}” silences nothing").format(rule=accept.rule)
    hint = _("Delete it, or correct the name of the rule.")
    return Problem(Severity.NOTICE, "idle-accept", accept.origin.spot, message, hint)
