"""What a content type is, and what it works with to complete its records."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Any, Protocol, TypeVar

from site_src.base.messages import gettext as _
from site_src.base.problems import Problem, Severity, known_here, near_miss
from site_src.content_types.fields import INHERIT
from site_src.content_types.records import PhotoRecord, Record, SourceRecord
from site_src.model import (
    Campaign,
    Document,
    Organization,
    Origin,
    Passage,
    Photo,
    Place,
    Source,
    Status,
    Unit,
)
from site_src.model.page import Page
from site_src.vietnamese.alphabet import fold, same_name, slug
from site_src.vietnamese.dates import DateRange


class Identified(Protocol):
    """Anything that is found by its id."""

    @property
    def id(self) -> str: ...


class Placed(Identified, Protocol):
    """An entry with a place on a page; `was` has the ids that it had before."""

    @property
    def was(self) -> tuple[str, ...]: ...


Found = TypeVar("Found", bound=Identified)

INHERIT_NAME = INHERIT.removeprefix("$")
# Of one text; more say nothing new, and a text may hold a hundred thousand.
MOST_STRANGE = 50
# Capitals and braces stand for nothing, and are told as what they are near to.
_TOKEN = re.compile(r"(?<![\w$])\$(?:\{(\w+)\}|([A-Za-z]\w*))")


@dataclass(frozen=True, slots=True)
class Scope:
    """What stands before a record is completed: the campaign's tokens, and what ids name.

    `tell` takes the problems; `decisions` has each unit's own plan, by unit path; `status` is how
    firm the Week is.
    """

    unit: Unit
    year: int
    tokens: Mapping[str, str]
    tell: Callable[[Problem], None]
    decisions: Mapping[str, Document] = field(default_factory=dict)
    documents: tuple[Document, ...] = ()
    status: Status = Status.PLANNED
    places: tuple[Place, ...] = ()
    organizations: tuple[Organization, ...] = ()
    period: DateRange | None = None

    @property
    def years(self) -> frozenset[int]:
        """The years in which the Week may be: what was put off, in the one after too."""
        moved = self.status in (Status.CHANGED, Status.HELD)
        return frozenset((self.year, self.year + 1) if moved else (self.year,))

    def expand(self, text: str, origin: Origin) -> str:
        """The text with `$theme` and the other tokens put in."""
        return self._expand(text, lambda start: origin)

    def expand_passage(self, passage: Passage) -> Passage:
        """A Markdown text with tokens put in; what is wrong is reported at its own line."""

        def spot(start: int) -> Origin:
            line = passage.origin.line + passage.text.count("\n", 0, start)
            column = start - passage.text.rfind("\n", 0, start)
            return replace(passage.origin, line=line, column=column)

        return replace(passage, text=self._expand(passage.text, spot))

    def _expand(self, text: str, origin_at: Callable[[int], Origin]) -> str:
        strange = 0

        def put(match: re.Match[str]) -> str:
            nonlocal strange
            if match[2] in self.tokens:
                return self.tokens[match[2]]
            strange += 1
            if strange > MOST_STRANGE:
                return match[0]
            name = (match[1] or match[2]).casefold()
            near = get_close_matches(name, [*self.tokens, INHERIT_NAME], n=1, cutoff=0.6)
            if near:
                self.error(
                    "unknown-token",
                    origin_at(match.start()),
                    _("“{token}” stands for nothing here").format(token=match[0]),
                    _("“$inherit” belongs in a list, or alone on a line of a text.")
                    if near[0] == INHERIT_NAME
                    else _("Do you mean “{key}”?").format(key=f"${near[0]}"),
                )
            return match[0]

        return _TOKEN.sub(put, text)

    def values(self, record: Record) -> dict[str, Any]:
        """A record's fields with tokens put in and lists as tuples, and its origin."""
        values: dict[str, Any] = {"origin": record.origin}
        for name in type(record).model_fields:
            value = getattr(record, name)
            if isinstance(value, str) and type(value) is str:
                value = self.expand(value, record.origin_of(name))
            elif isinstance(value, list):
                origin = record.origin_of(name)
                value = tuple(self.expand(v, origin) if type(v) is str else v for v in value)
            values[name] = value
        for name in ("remove", "accept"):
            values.pop(name, None)
        if "was" in values:
            values["was"] = values["was"] or ()
        return values

    def text(self, record: Record, name: str) -> str | None:
        """One text of a record, with tokens put in; None where it is not given."""
        value = getattr(record, name)
        return None if value is None else self.expand(value, record.origin_of(name))

    def texts(self, record: Record, name: str) -> tuple[str, ...]:
        """The texts of a list, with tokens put in; none where the list is not given."""
        origin = record.origin_of(name)
        return tuple(self.expand(text, origin) for text in getattr(record, name) or ())

    def photo(self, record: PhotoRecord | None) -> Photo | None:
        """A picture that an entry has; None where it has none, or only half of one."""
        if record is None or record.file is None or record.words is None:
            return None
        words = self.expand(record.words, record.origin_of("words"))
        return Photo(record.file, words, self.text(record, "by"), record.origin_of("file"))

    def source(self, record: SourceRecord | None) -> Source | None:
        """The document and section that a fact comes from.

        Without a document, the plan of the unit that wrote it.
        """
        if record is None:
            return None
        document = self.decisions.get(record.origin.unit_path)
        if record.document is not None:
            document = self.find(self.documents, record.document, record.origin_of("document"))
        return Source(document, self.text(record, "section"))

    def find(
        self, items: Iterable[Found], key: str | None, origin: Origin, file: str = ""
    ) -> Found | None:
        """The item with this id, or else of this name; an error with a near miss where none is.

        Two of the same name are an error that names both. `file` is where an item would be added.
        """
        if key is None:
            return None
        items = tuple(items)
        found = _called(items, key)
        if not found:
            self.error(
                "unknown-id",
                origin,
                _("There is no “{key}”").format(key=key),
                _instead(items, key, file),
            )
        elif len(found) > 1:
            ids = _(" and ").join(f"“{item.id}”" for item in found)
            message = _("“{key}” is the name of {ids}").format(key=key, ids=ids)
            hint = _("Write the id of one of them: {example}.").format(example=found[0].id)
            self.error("unknown-id", origin, message, hint)
        return found[0] if found else None

    def find_all(
        self, items: Iterable[Found], keys: Iterable[str] | None, origin: Origin, file: str = ""
    ) -> tuple[Found, ...]:
        """The items with these ids or names, in this order.

        A name with a comma in it that `[…]` has parted is put together again.
        """
        items, rest, found = tuple(items), [*(keys or ())], []
        while rest:
            parts = next(
                (n for n in range(len(rest), 1, -1) if _called(items, ", ".join(rest[:n]))), 1
            )
            found.append(self.find(items, ", ".join(rest[:parts]), origin, file))
            rest = rest[parts:]
        return tuple(dict.fromkeys(item for item in found if item is not None))

    def error(self, rule: str, origin: Origin, message: str, hint: str = "") -> None:
        """Report an error where something was written."""
        self.tell(Problem(Severity.ERROR, rule, origin.spot, message, hint))


def _called(items: Iterable[Found], key: str) -> tuple[Found, ...]:
    """The item of this id, or those of this name."""
    items = tuple(items)
    by_id = tuple(item for item in items if item.id == key)
    name = same_name(key)
    return by_id or tuple(i for i in items if same_name(getattr(i, "name", "")) == name)


def _instead(items: Iterable[Identified], key: str, file: str) -> str:
    """What to write in place of an id, or a name, that nothing has."""
    words = {item.id: item.id for item in items}
    words |= {name: name for item in items if (name := getattr(item, "name", ""))}
    folded = {fold(word): word for word in words}
    # Ids are short; names of places and bodies have whole words in common.
    cutoff = 0.5 if slug(key) == key else 0.75
    if near := get_close_matches(fold(key), folded, n=1, cutoff=cutoff):
        return _("Do you mean “{key}”?").format(key=folded[near[0]])
    if file:
        entry = f"{{id: {slug(key) or 'ten'}, name: {quoted(key)}}}"
        example = f"- {entry}" if file == "places.yml" else f"organizations: [{entry}]"
        return _("Write it into {file}: {example}").format(file=file, example=example)
    return near_miss(key, words, known_here(words) if words else "", cutoff=0.5)


def quoted(text: str) -> str:
    """A text as it may stand between the braces of one line of YAML."""
    plain = re.fullmatch(r"[^\W\d_](?:[^\W_]|[ ./()-])*", text) is not None
    return text if plain else json.dumps(text, ensure_ascii=False)


def anchors(entries: Iterable[Placed]) -> tuple[str, ...]:
    """The places on a page to which addresses lead: the entries' ids, and those of before."""
    return tuple(key for entry in entries for key in (entry.id, *entry.was))


def no_pages(campaign: Campaign) -> Iterable[Page]:
    """For content that is shown on other content's pages."""
    return ()


@dataclass(frozen=True, slots=True)
class ContentType:
    """One thing that staff write.

    `file` is its name in a year's folder (`events.yml`, `news/*.md`); `record` the shape of the
    whole file; `complete` turns the merged record (None where no level wrote one) into fields of
    `Campaign`; `pages` says which pages show it.
    """

    name: str
    file: str
    record: type[Record]
    complete: Callable[[Any, Scope], dict[str, Any]]
    pages: Callable[[Campaign], Iterable[Page]] = no_pages
