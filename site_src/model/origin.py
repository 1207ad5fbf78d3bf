"""Where a value comes from: the spot in content, the document and the section."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from site_src.base.problems import Spot
from site_src.vietnamese.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value was written: the unit that decides it, and the spot in its file."""

    unit_path: str
    unit_name: str
    path: str
    line: int
    column: int = 0
    sheet: str = ""

    @property
    def spot(self) -> Spot:
        """The spot as messages show it."""
        return Spot(self.path, self.line, self.column, self.sheet)


class DocumentRole(StrEnum):
    """Why content names a document. Only public roles are published."""

    PLAN = "plan"
    LEGAL_BASIS = "legal_basis"
    CITED = "cited"
    INTERNAL = "internal"
    DRAFT = "draft"

    @property
    def public(self) -> bool:
        """Whether a citizen may see it."""
        return self not in (DocumentRole.INTERNAL, DocumentRole.DRAFT)


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed, in what capacity as printed (TM., KT., TL.)."""

    name: str
    position: str | None
    capacity: str | None


@dataclass(frozen=True, slots=True)
class Document:
    """An administrative document. `type` is its word as printed (Kế hoạch, Công văn, ...).

    `blank` names what the document itself leaves blank, of number and date.
    """

    id: str
    type: str
    number: str | None
    symbol: str | None
    date: PartialDate | None
    place: str | None
    issuer: str | None
    subject: str | None
    signer: Signer | None
    recipients: tuple[str, ...]
    role: DocumentRole
    file: str | None
    file_origin: Origin
    url: str | None
    was: tuple[str, ...]
    note: str | None
    blank: tuple[str, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Source:
    """The document and the section that a fact comes from."""

    document: Document | None
    section: str | None


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture in media/: what it shows, in words, and whose it is."""

    file: str
    words: str
    by: str | None
    origin: Origin
