"""reporting.yml: who reports what to whom by when, and the form."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from site_src.content_types.base import ContentType, Page, Scope
from site_src.content_types.fields import (
    DeadlineField,
    Inherit,
    Item,
    Record,
    SourceRecord,
    Text,
)
from site_src.messages import gettext as _
from site_src.model import Campaign, FormRow, Report, ReportForm


class ReportRecord(Item):
    """One duty to report."""

    REQUIRED = ("reporters", "receivers")

    reporters: Text | None = None
    receivers: list[Text] | None = None
    via: Text | None = None
    deadline: DeadlineField | None = None
    contents: list[Text] | None = None
    source: SourceRecord | None = None


class RowRecord(Record):
    """A row of the form. `unit` as printed: `lớp/người` asks for two numbers. Rows may have
    rows below them."""

    REQUIRED = ("name",)

    number: Text | None = None
    name: Text | None = None
    unit: Text | None = None
    rows: list[RowRecord] | None = None


class FormRecord(Record):
    """The form; a two-row header has `value_columns` under one heading of `columns`."""

    WHOLE = True
    REQUIRED = ("title", "rows")

    title: Text | None = None
    note: Text | None = None
    columns: list[Text] | None = None
    value_columns: list[Text] | None = None
    rows: list[RowRecord] | None = None
    source: SourceRecord | None = None


class ReportingRecord(Record):
    """The whole of reporting.yml."""

    reports: list[ReportRecord | Inherit] | None = None
    form: FormRecord | None = None


def _rows(records: Iterable[RowRecord], depth: int = 0) -> Iterable[FormRow]:
    for record in records:
        unit = record.unit or ""
        units = tuple(part.strip() for part in unit.split("/")) if unit else ()
        yield FormRow(record.number, record.name or "", units, unit, depth)
        yield from _rows(record.rows or (), depth + 1)


def _report(record: ReportRecord, scope: Scope) -> Report:
    values = {**scope.values(record), "source": scope.source(record.source)}
    for name in ("receivers", "contents"):
        values[name] = values[name] or ()
    return Report(**values)


def _complete(record: ReportingRecord | None, scope: Scope) -> dict[str, Any]:
    record = record or ReportingRecord()
    form = record.form
    return {
        "reports": tuple(
            _report(r, scope) for r in record.reports or () if isinstance(r, ReportRecord)
        ),
        "form": ReportForm(
            form.title or "",
            form.note,
            tuple(form.columns or ()),
            tuple(form.value_columns or ()),
            tuple(_rows(form.rows or ())),
            scope.source(form.source),
            form.origin,
        )
        if form
        else None,
    }


def _pages(campaign: Campaign) -> Iterable[Page]:
    if campaign.reports or campaign.form:
        origin = campaign.reports[0].origin if campaign.reports else campaign.unit.origin
        yield Page(
            "bao-cao/",
            "reporting.html",
            _("Reporting"),
            _("Who reports what to whom and by when, and the form for the figures."),
            origin,
            _("Reporting"),
            90,
            anchors=tuple(report.id for report in campaign.reports),
        )


REPORTING = ContentType("reporting", "reporting.yml", ReportingRecord, _complete, _pages)
