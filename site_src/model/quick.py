"""The quick choices above the programme: one press for what people ask most."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from site_src.base.messages import gettext as _
from site_src.base.messages import mark as N_
from site_src.model.campaign import Entry
from site_src.model.goes import is_for_citizens
from site_src.model.program import Audience, Cost, Mode
from site_src.model.spans import span
from site_src.vietnamese.hours import DayPart

# The name that the page's address and the form know them by.
NAME = "nhanh"
_EVENING = dt.time(17, 30)


@dataclass(frozen=True, slots=True)
class Quick:
    """A choice: its `value` in the address, its words, and which entries it shows."""

    value: str
    words: str
    fits: Callable[[Entry], bool]


def _is_for(*audience: Audience) -> Callable[[Entry], bool]:
    return lambda entry: not set(audience).isdisjoint(entry.event.audience)


def _evening(entry: Entry) -> bool:
    time = entry.event.when.time
    if time is None:
        return False
    return time.part is DayPart.EVENING or bool(time.start and time.start >= _EVENING)


def _weekend(entry: Entry) -> bool:
    days = span(entry.campaign, entry.event)
    return days is not None and any(day.weekday() > 4 for day in days.days)


def _free(entry: Entry) -> bool:
    return entry.event.cost in (Cost.FREE, Cost.FREE_OR_LOW)


def _online(entry: Entry) -> bool:
    event = entry.event
    known = event.mode in (Mode.ONLINE, Mode.MIXED)
    return known or (event.mode is None and bool(event.platforms or event.online_url))


QUICK = (
    Quick("buoi-toi", N_("In the evening"), _evening),
    Quick("cuoi-tuan", N_("At the weekend"), _weekend),
    Quick("tre-em", N_("Children"), _is_for(Audience.CHILDREN, Audience.PUPILS)),
    Quick("di-lam", N_("Working people"), _is_for(Audience.WORKERS)),
    Quick("cao-tuoi", N_("Older people"), _is_for(Audience.OLDER_PEOPLE)),
    Quick("mien-phi", N_("Free"), _free),
    Quick("truc-tuyen", N_("Online"), _online),
)
# Those that are about people: the entries of the home page, and the figure that stands for each.
PEOPLE = {"tre-em": "child", "di-lam": "worker", "cao-tuoi": "elder"}


def quick_answers(entry: Entry) -> tuple[str, ...]:
    """The choices that show an entry. A star keeps them from the words of other facets."""
    if not is_for_citizens(entry.event):
        return ()
    return tuple(f"*{quick.value}" for quick in QUICK if quick.fits(entry))


def quick_choices(listed: Iterable[Entry]) -> tuple[tuple[str, str, int], ...]:
    """Value, words and number of entries of each choice that shows some and not all of them."""
    given = [quick_answers(entry) for entry in listed if is_for_citizens(entry.event)]
    counts = ((quick, sum(f"*{quick.value}" in each for each in given)) for quick in QUICK)
    return tuple(
        (quick.value, _(quick.words), number) for quick, number in counts if 0 < number < len(given)
    )
