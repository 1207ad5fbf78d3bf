"""Who does what, who reports to whom, and the form for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from site_src.model.origin import Origin, Source
from site_src.model.program import Organization
from site_src.vietnamese.dates import Deadline


class Bidding(StrEnum):
    """Whether a task is ordered (giao) or requested (đề nghị)."""

    ORDERED = "ordered"
    REQUESTED = "requested"


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do, with partners, deadline and product where the document names them."""

    id: str
    text: str
    partners: tuple[Organization, ...]
    deadline: Deadline | None
    product: str | None
    event: str | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Assignment:
    """An item of the document that gives tasks to one or several organisations."""

    id: str
    organizations: tuple[Organization, ...]
    bidding: Bidding
    tasks: tuple[Task, ...]
    was: tuple[str, ...]
    source: Source | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Report:
    """Who reports to whom, through whom, by when, with what."""

    id: str
    reporters: str
    receivers: tuple[str, ...]
    via: str | None
    deadline: Deadline | None
    contents: tuple[str, ...]
    was: tuple[str, ...]
    source: Source | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row of the report form; `units` has one entry a number to fill in (lớp, người)."""

    number: str | None
    name: str
    units: tuple[str, ...]
    unit_label: str
    depth: int


@dataclass(frozen=True, slots=True)
class ReportForm:
    """The table of figures that units send with their report."""

    title: str
    note: str | None
    columns: tuple[str, ...]
    value_columns: tuple[str, ...]
    rows: tuple[FormRow, ...]
    source: Source | None
    origin: Origin
