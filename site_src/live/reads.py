"""What the making of a page or file read of its campaign, so that later it is known whether the
page would come out the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass
from operator import attrgetter
from typing import Any

from site_src.model import Campaign, Origin


class Notes:
    """Takes down what is read of a campaign, into the list that is open; else nothing."""

    def __init__(self) -> None:
        self._open: dict[str, Any] | None = None

    @contextmanager
    def into(self, reads: dict[str, Any]) -> Iterator[None]:
        """Keep the values that are read from here on in `reads`, by the names of fields and
        properties of `Campaign`."""
        before, self._open = self._open, reads
        try:
            yield
        finally:
            self._open = before

    def note(self, name: str, value: Any) -> None:
        """Called for each read."""
        if self._open is not None:
            self._open[name] = value


class WatchedCampaign(Campaign):
    """A campaign whose every read is noted. To all others it is the campaign itself."""

    __slots__ = ("_campaign", "_notes")

    @staticmethod
    def of(campaign: Campaign, notes: Notes) -> WatchedCampaign:
        """The same campaign, watched."""
        watched = object.__new__(WatchedCampaign)
        object.__setattr__(watched, "_campaign", campaign)
        object.__setattr__(watched, "_notes", notes)
        return watched

    def __getattribute__(self, name: str) -> Any:
        if name.startswith("_"):
            return object.__getattribute__(self, name)
        value = getattr(object.__getattribute__(self, "_campaign"), name)
        object.__getattribute__(self, "_notes").note(name, value)
        return value


class Sameness:
    """Whether two values would be shown alike. Where in its file a value stands does not count,
    since an inserted line moves all below it and pages show no lines.

    Good for one comparison of two states, both of which live at least as long.
    """

    def __init__(self) -> None:
        # The values are kept beside the answer: a freed one's id may become another's.
        self._known: dict[tuple[int, int], tuple[Any, Any, bool]] = {}
        self._fields: dict[type[Any], tuple[str, ...]] = {}

    def __call__(self, old: Any, new: Any) -> bool:
        if old is new:
            return True
        kind = type(old)
        if kind is not type(new):
            return False
        if kind is tuple or kind is list:
            return len(old) == len(new) and all(map(self, old, new))
        if kind is Origin:
            said = attrgetter("unit_path", "unit_name", "path")
            return bool(said(old) == said(new))
        if kind is WatchedCampaign:
            return True  # What is read of it is noted and compared by itself.
        if isinstance(old, Mapping):
            # In the same order, too: it is the order in which templates show them.
            return list(old) == list(new) and all(self(old[key], new[key]) for key in old)
        if is_dataclass(kind):
            return self._of_fields(old, new)
        return bool(old == new)

    def _of_fields(self, old: Any, new: Any) -> bool:
        key = (id(old), id(new))
        if key not in self._known:
            names = self._names(type(old))
            same = all(self(getattr(old, name), getattr(new, name)) for name in names)
            self._known[key] = (old, new, same)
        return self._known[key][2]

    def _names(self, kind: type[Any]) -> tuple[str, ...]:
        if kind not in self._fields:
            self._fields[kind] = tuple(field.name for field in fields(kind))
        return self._fields[kind]


@dataclass(slots=True)
class Made:
    """What something was made of: what it was given, and what it read of the campaign."""

    given: tuple[Any, ...]
    reads: dict[str, Any]

    def holds(self, given: tuple[Any, ...], campaign: Campaign, same: Sameness) -> bool:
        """Whether it would come out the same now; if so, it counts as made of these values, so
        that the earlier ones need not be kept."""
        if not same(self.given, given):
            return False
        now = {name: getattr(campaign, name) for name in self.reads}
        if not all(same(self.reads[name], now[name]) for name in now):
            return False
        self.given, self.reads = given, now
        return True
