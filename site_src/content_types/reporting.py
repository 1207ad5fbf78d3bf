"""reporting.yml: who reports what to whom by when, and the form."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from site_src.base.messages import gettext as _
from site_src.base.messages import mark as N_
from site_src.content_types.base import ContentType, Scope, anchors
from site_src.content_types.fields import DeadlineField, Inherit, OldIds, Text
from site_src.content_types.records import SOURCE, WAS, Item, Record, SourceRecord, about
from site_src.model import Campaign, FormRow, Report, ReportForm
from site_src.model.page import Page


class ReportRecord(Item):
    """One duty to report."""

    REQUIRED = ("reporters", "receivers")
    IDENTITY = ("reporters",)

    reporters: Text | None = about(N_("who reports"), "Các thôn, các trường học")
    receivers: list[Text] | None = about(N_("to whom"), "[Ủy ban nhân dân xã Mẫu]")
    via: Text | None = about(N_("through whom"), "Công chức Văn hóa - Xã hội xã")
    deadline: DeadlineField | None = about(N_("deadline"), "trước 13/10/2026")
    contents: list[Text] | None = about(N_("what goes with it"), "[Số liệu theo biểu, Hình ảnh]")
    was: OldIds | None = WAS
    source: SourceRecord | None = SOURCE


class RowRecord(Record):
    """A row of the form.

    `unit` as printed: `lớp/người` asks for two numbers. Rows may have rows below them.
    """

    REQUIRED = ("name",)

    number: Text | None = about(N_("number as printed on the form"), "1.1")
    name: Text | None = about(N_("name of the row"), "Lớp học ngắn hạn")
    unit: Text | None = about(
        N_("unit of count; two numbers in one cell are parted by a slash"), "lớp/người"
    )
    rows: list[RowRecord] | None = about(N_("rows below it"))


class FormRecord(Record):
    """The form; a two-row header has `value_columns` under one heading of `columns`."""

    WHOLE = True
    REQUIRED = ("title", "rows")

    title: Text | None = about(N_("name of the form"), "Biểu tổng hợp số liệu Tuần lễ")
    note: Text | None = about(N_("advice"), "Ghi số người tham gia, không ghi lượt xem.")
    columns: list[Text] | None = about(
        N_("names of the columns"), "[STT, Hoạt động, Đơn vị, Số lượng, Ghi chú]"
    )
    value_columns: list[Text] | None = about(
        N_("names of the columns under “Number”"), "[Lớp, Người]"
    )
    rows: list[RowRecord] | None = about(N_("the rows"))
    source: SourceRecord | None = SOURCE


class ReportingRecord(Record):
    """The whole of reporting.yml."""

    reports: list[ReportRecord | Inherit] | None = about(N_("who reports to whom"))
    form: FormRecord | None = about(N_("form for the figures"))


def _rows(records: Iterable[RowRecord], scope: Scope, depth: int = 0) -> Iterable[FormRow]:
    for record in records:
        unit = scope.text(record, "unit") or ""
        units = tuple(part.strip() for part in unit.split("/")) if unit else ()
        number, name = scope.text(record, "number"), scope.text(record, "name") or ""
        yield FormRow(number, name, units, unit, depth)
        yield from _rows(record.rows or (), scope, depth + 1)


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
            scope.text(form, "title") or "",
            scope.text(form, "note"),
            scope.texts(form, "columns"),
            scope.texts(form, "value_columns"),
            tuple(_rows(form.rows or (), scope)),
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
            anchors=anchors(campaign.reports),
        )


REPORTING = ContentType("reporting", "reporting.yml", ReportingRecord, _complete, _pages)
