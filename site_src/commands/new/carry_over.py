"""Last year's files to those of a new campaign: what stays true stays, the rest is left open.

Structure, organisations, places and resources come along. Numbers, dates, times, results and
changes do not; where a date can be moved to the same weekday of the new Week, it stands in a
comment as a proposal, and the value is unknown until somebody confirms it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, get_args

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from site_src.base.messages import gettext as _
from site_src.content_types.campaign import CampaignRecord
from site_src.content_types.documents import DocumentRecord
from site_src.content_types.events import EventRecord
from site_src.content_types.fields import INHERIT
from site_src.content_types.organizations import (
    AssignmentRecord,
    OrganizationRecord,
    TaskRecord,
)
from site_src.content_types.prose import ProseRecord
from site_src.content_types.records import Record, SourceRecord, record_in
from site_src.model import DocumentRole, Status, display
from site_src.model.vocabulary import known_term
from site_src.vietnamese.dates import DateRange, Deadline, PartialDate
from site_src.vietnamese.notation import value_or_none
from site_src.vietnamese.when import When
from site_src.writing import roundtrip
from site_src.writing.roundtrip import GONE

# What belongs to one year alone.
_OF_A_YEAR: dict[type[Record], tuple[str, ...]] = {
    CampaignRecord: (
        *("theme", "theme_choices", "subthemes", "part_of", "context", "notice"),
        *("status", "changes", "attendance", "was", "follows"),
    ),
    DocumentRecord: ("signer", "file", "url", "note"),
    EventRecord: (
        *("time", "status", "changes", "online_url", "registration_url"),
        *("performers", "attendees", "attendance", "was"),
    ),
    OrganizationRecord: ("was",),
    ProseRecord: ("date", "publish_from", "state", "was"),
}
# The fields that name something by its id, and in which list that thing stands.
_REFERENCES = {
    (EventRecord, "place"): "places",
    (EventRecord, "organizers"): "organizations",
    (EventRecord, "partners"): "organizations",
    (AssignmentRecord, "organizations"): "organizations",
    (TaskRecord, "partners"): "organizations",
    (TaskRecord, "event"): "events",
}
NEW_PLAN = "ke-hoach"
PROPOSAL = re.compile(r"\s*# ([\w-]+: .+?)  ## .*")


def _is_suggested(data: CommentedMap) -> bool:
    """Whether an entry is only a suggestion, which it is in each year."""
    return known_term(Status, data.get("status")) is Status.SUGGESTED


@dataclass(frozen=True, slots=True)
class Years:
    """The year that things are taken from and the new one.

    `moved` gives the day in the new year that stands in the Week as a day of the old year did.
    """

    old: int
    new: int
    moved: Callable[[dt.date], dt.date]


def moved_in_the_week(
    old_start: dt.date | None, new_start: dt.date | None, year: int
) -> Callable[[dt.date], dt.date]:
    """Days keep their distance to the Week's first day where both are known.

    An opening on the first day stays on the first day. Else they go to the same weekday of the
    calendar week (ISO 8601) of the same number.
    """

    def moved(day: dt.date) -> dt.date:
        if old_start is not None and new_start is not None:
            return new_start + (day - old_start)
        week = min(day.isocalendar().week, 52)
        return dt.date.fromisocalendar(year, week, day.isoweekday())

    return moved


@dataclass(slots=True)
class CarryOver:
    """Takes files over one after the other, and remembers what it left behind.

    `above` has, for each list, the ids that the upper level has in the new year, and `own` those
    of the files: entries may name both. `left` has the fields and entries that were not taken,
    with how many; `renamed` the plan's new id by its old.
    """

    years: Years
    above: dict[str, set[str]]
    own: dict[str, set[str]]
    left: dict[str, int] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    _notes: dict[int, tuple[str, ...]] = field(default_factory=dict)
    _file: str = ""

    def take(self, file: str, record: type[Record], text: str) -> str:
        """A YAML text (a file's, or a front matter) as it begins the new year."""
        self._file, self._notes = file, {}
        data = roundtrip.read(text)
        if isinstance(data, CommentedSeq):
            (name,) = record.model_fields
            self._entries(data, name, _carried(record.model_fields[name].annotation))
        elif isinstance(data, CommentedMap):
            self._mapping(data, record)
        else:
            return text
        return roundtrip.write(data, self._notes)

    def _leave(self, what: str) -> None:
        key = f"{what} ({self._file})"
        self.left[key] = self.left.get(key, 0) + 1

    def _mapping(self, data: CommentedMap, record: type[Record]) -> None:
        plan = record is DocumentRecord and self._becomes_new(data)
        of_a_year = _OF_A_YEAR.get(record, ()) if record is not DocumentRecord or plan else ()
        for key in list(data):
            info = record.model_fields.get(key)
            inner = _carried(info.annotation) if info else None
            stays = key == "status" and _is_suggested(data)
            if key == "accept" or (key in of_a_year and not stays):
                self._drop(data, key)
            elif key == "source":
                self._source(data)
            elif key in ("number", "date") and plan:
                self._leave(f"`{key}`")
                roundtrip.mark(data, key, "null")
            elif key == "state" and record is CampaignRecord:
                roundtrip.mark(data, key, GONE)
            elif kind := _dated(info.annotation if info else None):
                self._propose(data, key, kind)
            elif isinstance(data[key], CommentedMap) and inner:
                self._mapping(data[key], inner)
            elif isinstance(data[key], CommentedSeq) and inner:
                self._entries(data[key], key, inner)
            elif (record, key) in _REFERENCES:
                self._references(data, key, _REFERENCES[record, key])

    def _becomes_new(self, data: CommentedMap) -> bool:
        """Whether a document is the unit's own plan, which the new year has yet to write."""
        role = _role(data)
        if role is DocumentRole.PLAN and data.get("number"):
            number = re.sub(r"\D", "", str(data["number"]))
            used = {*self.own.get("documents", ()), *self.above.get("documents", ())}
            again = self.renamed.get(data["id"]) == NEW_PLAN
            if number and number in str(data["id"]) and (again or NEW_PLAN not in used):
                self.own["documents"].add(NEW_PLAN)
                self.renamed[data["id"]] = NEW_PLAN
                data["id"] = NEW_PLAN
        return role is DocumentRole.PLAN

    def _entries(self, data: CommentedSeq, name: str, record: type[Record] | None) -> None:
        """The entries of a list; those that cannot stand in the new year are left behind."""
        for index, item in enumerate(data):
            if not isinstance(item, CommentedMap) or record is None:
                continue
            if record is DocumentRecord and _role(item) in (
                DocumentRole.INTERNAL,
                DocumentRole.DRAFT,
            ):
                self._leave(_("internal documents and drafts"))
                roundtrip.mark(data, index, GONE)
                continue
            self._mapping(item, record)
            complete = all(_stays(item.get(key)) for key in record.REQUIRED)
            changes = INHERIT in data and item.get("id") in self.above.get(name, ())
            if not changes and ("remove" in item or not complete):
                self._leave(f"{name}: {item.get('id', '')}")
                self.own.get(name, set()).discard(item.get("id", ""))
                roundtrip.mark(data, index, GONE)

    def _drop(self, data: CommentedMap, key: str) -> None:
        self._leave(f"`{key}`")
        roundtrip.mark(data, key, GONE)

    def _source(self, data: CommentedMap) -> None:
        """Where a fact is said: in the new plan, nobody knows yet where."""
        source = data["source"]
        document = source.get("document") if isinstance(source, CommentedMap) else None
        if document is None or document in self.renamed or not self._known("documents", document):
            self._drop(data, "source")

    def _references(self, data: CommentedMap, key: str, of: str) -> None:
        """Ids of what the new year does not have are left out."""
        value = data[key]
        if isinstance(value, CommentedSeq):
            for index, name in enumerate(value):
                if name != INHERIT and not self._known(of, name):
                    self._leave(f"`{key}: {name}`")
                    value.fa.set_block_style()
                    roundtrip.mark(value, index, GONE)
            if value and all(name == GONE for name in value):
                roundtrip.mark(data, key, GONE)
        elif not self._known(of, value):
            self._drop(data, key)

    def _known(self, name: str, key: str) -> bool:
        return key in self.own.get(name, ()) or key in self.above.get(name, ())

    # --- Dates ----------------------------------------------------------------------------------

    def _propose(self, data: CommentedMap, key: str, kind: Any) -> None:
        """Leave a date open, with a proposal in a comment."""
        written = data[key]
        value = value_or_none(kind.parse, written) if isinstance(written, str) else None
        proposal = self._proposal(value)
        if value is None or proposal is None:
            return  # Nothing, or words that hold in any year: “suốt tuần”, “theo quy định”.
        self._leave(f"`{key}`")
        lines = (
            "## " + _("In {year}: {value}").format(year=self.years.old, value=written),
            f"# {key}: {proposal}  ## " + _("proposal: confirm it, then delete the # before it"),
        )
        number = len(self._notes)
        self._notes[number] = lines
        roundtrip.mark(data, key, roundtrip.note(number))
        if next(iter(data)) == key:  # The line of the dash must stay.
            data.move_to_end(key)

    def _proposal(self, value: Any) -> str | None:
        if isinstance(value, When):
            if value.period is None:
                return None if value.time is None else self._words(value)
            return self._period(value.period, weekday=True)
        if isinstance(value, DateRange):
            return self._period(value)
        if isinstance(value, Deadline) and value.date is not None:
            return ("trước " if value.exclusive else "") + self._day(value.date)
        return None

    def _words(self, when: When) -> str:
        return "suốt tuần" if when.kind.value == "week" else "hằng ngày"

    def _period(self, period: DateRange, weekday: bool = False) -> str:
        if period.start != period.end:
            return f"{self._day(period.start)} - {self._day(period.end)}"
        day = period.start.exact
        if day is None or not weekday:
            return self._day(period.start)
        name = display.weekday(self.years.moved(day))
        return f"{name}, {self._day(period.start)}"

    def _day(self, date: PartialDate) -> str:
        if date.exact is not None:
            return self.years.moved(date.exact).strftime("%d/%m/%Y")
        year = date.year + self.years.new - self.years.old
        return f"{date.month}/{year}" if date.month else str(year)


def _dated(annotation: Any) -> Any:
    """The type of a field that holds a date of the Week: its `parse` reads what was written."""
    dates = {
        argument for option in get_args(annotation) for argument in (option, *get_args(option))
    }
    return next((kind for kind in (When, DateRange, Deadline) if kind in dates), None)


def _carried(annotation: Any) -> type[Record] | None:
    """The record in a field's type; where a fact comes from is last year's and stays there."""
    record = record_in(annotation)
    return record if record is not SourceRecord else None


def _role(data: CommentedMap) -> DocumentRole | None:
    return known_term(DocumentRole, data.get("role"))


def _stays(value: Any) -> bool:
    return value not in (None, "null", GONE) and not str(value).startswith("@@note")


# --- What still speaks of last year ---------------------------------------------------------------
