"""What has changed: of an event in events.yml, of the Week itself in campaign.yml."""

from collections.abc import Iterable

from site_src.base.messages import mark as N_
from site_src.content_types.base import Scope
from site_src.content_types.fields import DateField, Text
from site_src.content_types.records import Record, about
from site_src.model import Change


class ChangeRecord(Record):
    """What a field was before, since when it is not, and why."""

    REQUIRED = ("on", "field")

    on: DateField | None = about(N_("on which day it changed"), "28/9/2026")
    field: Text | None = about(N_("what changed; this word is shown on the page"), "giờ")
    was: Text | None = about(N_("what it was before"), "7h30")
    reason: Text | None = about(N_("why"), "Để bà con kịp làm đồng.")


def complete_changes(records: Iterable[ChangeRecord] | None, scope: Scope) -> tuple[Change, ...]:
    """The changes, oldest first as staff wrote them."""
    return tuple(
        Change(
            record.on,
            scope.expand(record.field, record.origin_of("field")),
            scope.text(record, "was"),
            scope.text(record, "reason"),
        )
        for record in records or ()
        if record.on is not None and record.field is not None
    )
