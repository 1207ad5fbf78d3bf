"""The chain of folders to one Campaign: who decides each value, and what it is in the end."""

from __future__ import annotations

import datetime as dt
import operator
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from site_src.base.messages import gettext as _
from site_src.base.problems import Problem, Severity, has_errors, known_here
from site_src.content_types import CONTENT_TYPES
from site_src.content_types.base import Scope
from site_src.content_types.campaign import CampaignRecord
from site_src.content_types.documents import DocumentRecord, complete_documents
from site_src.content_types.fields import INHERIT, Item, Record
from site_src.model import Acceptance, Campaign, Document, DocumentRole, Passage, State, Unit
from site_src.model.display import period_text
from site_src.reading.content import Content
from site_src.reading.edition import edited
from site_src.reading.layers import Layer
from site_src.reading.names import known_years
from site_src.reading.units import exists_on, missing_key

# Where no level says when the Week is, a kind of unit must exist on this day of the year.
USUAL_FIRST_DAY = (10, 1)


def resolve(content: Content, unit: Unit, year: int) -> tuple[Campaign | None, list[Problem]]:
    """A unit's campaign of a year, from the folders of that year down its chain."""
    problems: list[Problem] = []
    layers = []
    for ancestor in unit.chain:
        layer, found = content.read_layer(ancestor, year)
        problems += found
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
    merged.setdefault("campaign", CampaignRecord().located(unit.origin, {}))
    for record in merged.values():
        problems += _missing(record)
    campaign = _complete(unit, year, layers, merged, problems)
    problems += _check_life(campaign)
    campaign, found = edited(campaign, content.edition)
    problems += found
    return (None if has_errors(problems) else campaign), problems


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


# --- Merging -------------------------------------------------------------------------------------


def merge(upper: Record | None, record: Record, problems: list[Problem]) -> Record:
    """What holds when a lower level says `record` below `upper`.

    Mappings merge by key, everything else is taken whole from the nearest; a list may hold
    `$inherit`, and so may the text of a Markdown file.
    """
    if upper is not None and record.WHOLE:
        return record
    changes = {
        name: _merge_value(
            getattr(upper, name, None), getattr(record, name), record, name, problems
        )
        for name in record.model_fields_set
    }
    # Most entries lie over nothing, and nothing in them does.
    if upper is None and all(getattr(record, name) is value for name, value in changes.items()):
        return record
    base, origins = (upper, upper.origins) if upper else (record, {})
    copy = base.model_copy(update=changes)
    return copy.located(record.origin, {**origins, **record.origins})


def _merge_value(upper: Any, value: Any, record: Record, name: str, problems: list[Problem]) -> Any:
    if isinstance(value, Record):
        return merge(upper if isinstance(upper, Record) else None, value, problems)
    if isinstance(value, list):
        return _merge_list(upper or [], value, record, name, problems)
    if isinstance(value, tuple) and value and isinstance(value[0], Passage):
        return tuple(_merge_text(upper or (), value))
    return value


def _merge_list(
    upper: list[Any], items: list[Any], record: Record, name: str, problems: list[Problem]
) -> list[Any]:
    own = {item.id: item for item in items if isinstance(item, Item)}
    problems += [
        Problem(
            Severity.ERROR,
            "duplicate-id",
            item.origin.spot,
            _("The id “{key}” stands twice in this list").format(key=item.id),
            _("Give each entry an id of its own."),
        )
        for item in items
        if isinstance(item, Item) and own[item.id] is not item
    ]
    if INHERIT not in items:
        problems += [_nothing_to_remove(i, name) for i in items if isinstance(i, Item) and i.remove]
        merged = [merge(None, i, problems) if isinstance(i, Record) else i for i in items]
        return items if all(map(operator.is_, items, merged)) else merged
    above = {item.id for item in upper if isinstance(item, Item)}
    merged = []
    for item in items:
        if item == INHERIT:
            for inherited in upper:
                changed = own.get(inherited.id) if isinstance(inherited, Item) else None
                if changed is None:
                    merged.append(inherited)
                elif not changed.remove:
                    merged.append(merge(inherited, changed, problems))
        elif not isinstance(item, Item):
            merged.append(item)
        elif item.id not in above:
            if item.remove:
                problems.append(_nothing_to_remove(item, name))
            else:
                merged.append(merge(None, item, problems))
    return merged


def _nothing_to_remove(item: Item, name: str) -> Problem:
    return Problem(
        Severity.ERROR,
        "nothing-to-remove",
        item.origin_of("remove").spot,
        _("The upper level’s “{list}” has no “{key}” to remove").format(list=name, key=item.id),
        _("Delete this entry, or correct its id."),
    )


def _merge_text(upper: tuple[Passage, ...], passages: tuple[Passage, ...]) -> Iterator[Passage]:
    for passage in passages:
        lines: list[str] = []
        start = passage.origin.line
        for number, line in enumerate(passage.text.split("\n"), passage.origin.line):
            if line.strip() != INHERIT:
                lines.append(line)
                continue
            yield Passage("\n".join(lines), replace(passage.origin, line=start, column=1))
            yield from upper
            lines, start = [], number + 1
        yield Passage("\n".join(lines), replace(passage.origin, line=start, column=1))


def _missing(record: Record) -> Iterator[Problem]:
    """Required fields that no level of the chain wrote."""
    for key in record.REQUIRED:
        if getattr(record, key) is None:
            yield missing_key(record, key)
    for name in record.model_fields_set:
        value = getattr(record, name)
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, Record):
                yield from _missing(item)


# --- Completing ----------------------------------------------------------------------------------


def _complete(
    unit: Unit,
    year: int,
    layers: Sequence[Layer],
    merged: dict[str, Record],
    problems: list[Problem],
) -> Campaign:
    record = merged["campaign"]
    assert isinstance(record, CampaignRecord)
    tokens = {
        "theme": record.theme or _("(no theme yet)"),
        "period": period_text(record.period) if record.period else _("(no dates yet)"),
        "year": str(year),
        "unit": unit.short_name,
    }
    scope = Scope(unit, year, tokens, problems.append)
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
        "themes": tuple((r.theme, r.origin_of("theme")) for r in own if r.theme is not None),
        "accepted": tuple(a for merged_record in merged.values() for a in _accepted(merged_record)),
    }
    for content_type in CONTENT_TYPES:
        fields |= content_type.complete(merged.get(content_type.name), scope)
        scope = replace(
            scope,
            places=fields.get("places", ()),
            organizations=fields.get("organizations", ()),
        )
    if drafts:  # One level's draft is in all that is below it.
        fields["state"] = State.DRAFT
    return Campaign(**fields)


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
    found = {}
    for layer in layers:
        record = layer.records.get("campaign")
        if isinstance(record, CampaignRecord):
            plans = [d for d in _documents(record) if d.role is DocumentRole.PLAN]
            if plans:
                (found[layer.unit.path],) = complete_documents(plans[:1], scope)
    return found


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
