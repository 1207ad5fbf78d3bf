"""What is said and learnt: slogans, prose, open learning resources."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from site_src.model.life import State
from site_src.model.origin import Origin, Photo, Source
from site_src.model.program import Audience, Cost
from site_src.vietnamese.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Slogan:
    """A slogan; `misspelt_attribution` is the right spelling of a name printed wrongly."""

    id: str
    text: str
    attribution: str | None
    misspelt_attribution: str | None
    was: tuple[str, ...]
    origin: Origin


class Choice(StrEnum):
    """Whether a group's slogans all hang or some are chosen."""

    ALL = "all"
    SOME = "some"


@dataclass(frozen=True, slots=True)
class SloganGroup:
    """Slogans that hang in the same places; `heading` says where in few words."""

    id: str
    where: str
    heading: str | None
    choice: Choice
    slogans: tuple[Slogan, ...]
    source: Source | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of Markdown from one file, beginning on `origin.line` of it."""

    text: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Prose:
    """A Markdown text: its own file's, with the upper level's where `$inherit` stood.

    Public from the day `publish_from` on.
    """

    id: str
    title: str
    passages: tuple[Passage, ...]
    date: PartialDate | None
    summary: str | None
    state: State
    publish_from: PartialDate | None
    key_messages: tuple[str, ...]
    order: int
    photo: Photo | None
    was: tuple[str, ...]
    source: Source | None
    origin: Origin

    @property
    def body(self) -> str:
        """The whole Markdown text."""
        return "\n\n".join(passage.text.strip("\n") for passage in self.passages)


@dataclass(frozen=True, slots=True)
class Resource:
    """An open learning resource. `references` are the public sources of its description."""

    id: str
    name: str
    url: str
    purpose: str
    kind: str | None
    audience: tuple[Audience, ...]
    languages: tuple[str, ...]
    cost: Cost | None
    login: bool | None
    licence: str | None
    last_checked: PartialDate | None
    dead_since: PartialDate | None
    references: tuple[str, ...]
    was: tuple[str, ...]
    source: Source | None
    origin: Origin
