"""The chain of folders to one Campaign: who decides each value, and what it is in the end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from site_src.base.messages import gettext as _
from site_src.base.problems import Problem, Severity, Spot, has_errors, known_here
from site_src.content_types import CONTENT_TYPES
from site_src.content_types.base import Scope
from site_src.content_types.campaign import CampaignRecord
from site_src.content_types.documents import DocumentRecord, complete_documents
from site_src.content_types.records import Record
from site_src.model import Acceptance, Campaign, Document, DocumentRole, State, Unit
from site_src.model.display import period_text
from site_src.model.name import CampaignName
from site_src.reading.content import Content
from site_src.reading.edition import edited
from site_src.reading.files import join
from site_src.reading.identities import identified
from site_src.reading.layers import Layer
from site_src.reading.merge import merge, missing
from site_src.reading.names import known_years
from site_src.reading.units import exists_on

# Where no level says when the Week is, a kind of unit must exist on this day of the year.
USUAL_FIRST_DAY = (10, 1)


def resolve(content: Content, unit: Unit, year: int) -> tuple[Campaign | None, list[Problem]]:
    """A unit's campaign of a year, from the folders of that year down its chain."""
    problems: list[Problem] = []
    layers = []
    for ancestor in unit.chain:
        layer, more = content.read_layer(ancestor, year)
        problems += more
        if layer is not None:
            layers.append(layer)
    if has_errors(problems):
        return None, problems
    if not layers:
        drafts = [replace(p, severity=Severity.ERROR) for p in problems if p.rule == "draft"]
        return None, drafts or [*problems, _no_year(content, unit, year)]
    merged: dict[str, Record] = {}
    for layer in layers:
        for name, record in layer.records.items():
            merged[name] = merge(merged.get(name), record, problems)
    for record in merged.values():
        problems += missing(record)
    if "campaign" not in merged:
        problems.append(_no_file(content, CampaignName(layers[0].unit.path, year)))
        merged["campaign"] = CampaignRecord().located(unit.origin, {})
    campaign = _complete(unit, year, layers, merged, problems)
    problems += _check_life(campaign)
    campaign, found = identified(campaign, _own(unit, layers), content.record(unit.path))
    problems += found
    campaign, found = edited(campaign, content.edition)
    problems += found
    return (None if has_errors(problems) else campaign), problems


def _own(unit: Unit, layers: Iterable[Layer]) -> CampaignRecord | None:
    """The campaign.yml of the unit itself."""
    own = (layer.records.get("campaign") for layer in layers if layer.unit.path == unit.path)
    return next((record for record in own if isinstance(record, CampaignRecord)), None)


def _no_year(content: Content, unit: Unit, year: int) -> Problem:
    known = known_years(content, unit.path)
    hint = _("Make the folder and write campaign.yml in it, or choose another year.")
    if known:
        hint = f"{hint} {known_here(map(str, known))}"
    return Problem(
        Severity.ERROR,
        "no-campaign",
        unit.origin.spot,
        _("Neither this unit nor one above it has a folder “{year}”").format(year=year),
        hint,
    )


def _no_file(content: Content, name: CampaignName) -> Problem:
    """That neither the unit's folder of the year nor one above it says what the Week is called."""
    return Problem(
        Severity.ERROR,
        "missing-key",
        Spot(content.show(join(str(name), "campaign.yml"))),
        _("There is no campaign.yml here"),
        _("Make one with the line “title: ...”."),
    )


def _complete(
    unit: Unit,
    year: int,
    layers: Sequence[Layer],
    merged: dict[str, Record],
    problems: list[Problem],
) -> Campaign:
    record = merged["campaign"]
    assert isinstance(record, CampaignRecord)
    tokens = _tokens(unit, year, record)
    scope = Scope(unit, year, tokens, problems.append, period=record.period)
    scope = _with_theme(record, scope)
    scope = replace(
        scope,
        documents=complete_documents(_documents(record), scope),
        decisions=_decisions(layers, scope),
    )
    campaigns = [layer.records.get("campaign") for layer in layers]
    own = [record for record in campaigns if isinstance(record, CampaignRecord)]
    drafts = any(record.state is State.DRAFT for record in own)
    fields: dict[str, Any] = {
        "unit": unit,
        "year": year,
        "documents": scope.documents,
        "decisions": scope.decisions,
        "cited": tuple(
            document for record in own for document in complete_documents(_documents(record), scope)
        ),
        "themes": tuple(
            (scope.expand(r.theme, r.origin_of("theme")), r.origin_of("theme"))
            for r in own
            if r.theme is not None
        ),
        "accepted": tuple(a for merged_record in merged.values() for a in _accepted(merged_record)),
    }
    for content_type in CONTENT_TYPES:
        fields |= content_type.complete(merged.get(content_type.name), scope)
        scope = replace(
            scope,
            status=fields["status"],
            places=fields.get("places", ()),
            organizations=fields.get("organizations", ()),
        )
    if drafts:  # One level's draft is in all that is below it.
        fields["state"] = State.DRAFT
    return Campaign(**fields)


def _tokens(unit: Unit, year: int, record: CampaignRecord) -> dict[str, str]:
    """What stands for itself; the theme may be made of these."""
    return {
        "period": period_text(record.period) if record.period else _("(no dates yet)"),
        "year": str(year),
        "unit": unit.short_name,
    }


def _with_theme(record: CampaignRecord, scope: Scope) -> Scope:
    """The scope in which `$theme` stands for the theme, itself with tokens put in."""
    theme = record.theme or _("(no theme yet)")
    if "$theme" in theme:
        scope.error(
            "unknown-token",
            record.origin_of("theme"),
            _("“{token}” stands for nothing here").format(token="$theme"),
            _("The theme cannot stand in the theme: write its words."),
        )
        return scope
    theme = scope.expand(theme, record.origin_of("theme"))
    return replace(scope, tokens={**scope.tokens, "theme": theme})


def _documents(record: CampaignRecord) -> list[DocumentRecord]:
    return [entry for entry in record.documents or () if isinstance(entry, DocumentRecord)]


def _accepted(record: Record, subject: str = "") -> Iterator[Acceptance]:
    """Every `accept` in a merged record, with the id of the entry that it stands beside."""
    for accept in getattr(record, "accept", None) or ():
        yield Acceptance(accept.rule or "", accept.reason or "", subject, accept.origin)
    for name in type(record).model_fields:
        value = getattr(record, name)
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, Record) and name != "accept":
                yield from _accepted(item, getattr(item, "id", subject))


def _decisions(layers: Iterable[Layer], scope: Scope) -> dict[str, Document]:
    """The document by which each unit of the chain decided its Week."""
    decisions = {}
    for layer in layers:
        record = layer.records.get("campaign")
        if isinstance(record, CampaignRecord):
            plans = [d for d in _documents(record) if d.role is DocumentRole.PLAN]
            if plans:
                (decisions[layer.unit.path],) = complete_documents(plans[:1], scope)
    return decisions


def decisive_day(year: int, campaign: Campaign | None = None) -> dt.date:
    """The day on which a unit must exist to hold the Week of a year."""
    if campaign and campaign.period:
        return campaign.period.start.earliest
    return dt.date(year, *USUAL_FIRST_DAY)


def _check_life(campaign: Campaign) -> Iterator[Problem]:
    """An error where the unit, or its kind, does not exist in the campaign's year."""
    unit, kind = campaign.unit, campaign.unit.kind
    if exists_on(unit, decisive_day(campaign.year, campaign)):
        return
    if exists_on(replace(unit, kind=None), decisive_day(campaign.year, campaign)) and kind:
        reform = kind.reform or (kind.level.reform if kind.level else None)
        message = _("In {year} there is no unit of the kind “{kind}”").format(
            year=campaign.year, kind=kind.name
        )
        if reform:
            message += f" ({reform})"
    else:
        message = _("{unit} did not exist at the Week of {year}").format(
            unit=unit.short_name, year=campaign.year
        )
    yield Problem(
        Severity.ERROR,
        "kind-ended",
        unit.origin.spot,
        message,
        _("Move the year’s folder to the unit that succeeds it, or correct “kind”."),
    )
