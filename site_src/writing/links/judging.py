"""Answers of several days to a verdict. A death is seen twice, with a day between, or it is none.

What was seen last stays under .cache/links/. Who deletes it, or brings none along, only waits a day
longer for a death.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from site_src.base.cache import CACHE, keep, kept
from site_src.writing.links.asking import Answer, Said

SEEN = CACHE / "links"
# Between the two answers that make a death.
APART = dt.timedelta(days=1)
# For so long an address that was there is not asked for again.
FRESH = dt.timedelta(hours=12)


class Verdict(StrEnum):
    """What is said of a link; there is no fourth word."""

    ALIVE = "alive"
    DEAD = "dead"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of an address: when it was last there, and since when it is missing.

    Moments in UTC; `missing` is None unless every clear answer since then was that it is missing.
    """

    there: dt.datetime | None = None
    missing: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A link with its verdict, why in a few signs, and since when it is missing."""

    url: str
    verdict: Verdict
    why: str
    missing: dt.datetime | None = None


def judge(
    url: str, answer: Answer, seen: Seen, now: dt.datetime, online: bool
) -> tuple[Judged, Seen]:
    """The verdict on a link, and what is known of it now.

    `online` says that another host answered: else that a host is not found says nothing of it.
    """
    if answer.said is Said.THERE:
        return Judged(url, Verdict.ALIVE, answer.why), Seen(there=now)
    missing = answer.said is Said.MISSING or (answer.said is Said.NO_HOST and online)
    if not missing:
        return Judged(url, Verdict.UNKNOWN, answer.why, seen.missing), seen
    since = seen.missing
    if since is None or since > now:  # a clock that was put back knows nothing
        return Judged(url, Verdict.UNKNOWN, answer.why, now), Seen(seen.there, now)
    if now - since < APART:
        return Judged(url, Verdict.UNKNOWN, answer.why, since), seen
    return Judged(url, Verdict.DEAD, answer.why, since), seen


def is_fresh(seen: Seen, now: dt.datetime) -> bool:
    """Whether an address was there a short time ago."""
    return seen.there is not None and dt.timedelta(0) <= now - seen.there < FRESH


def recall(url: str, folder: Path = SEEN) -> Seen:
    """What is known of an address; nothing where the file is missing or not as it was."""
    try:
        raw = kept(folder / _name(url))
        data = json.loads(raw) if raw is not None else {}
        if data.get("url") != url:
            return Seen()
        return Seen(_moment(data.get("there")), _moment(data.get("missing")))
    except (ValueError, TypeError, AttributeError):
        return Seen()


def remember(url: str, seen: Seen, folder: Path = SEEN) -> None:
    """Keep what is known of an address."""
    data = {
        "url": url,
        "there": seen.there and seen.there.isoformat(),
        "missing": seen.missing and seen.missing.isoformat(),
    }
    keep(folder / _name(url), json.dumps(data).encode())


def _moment(text: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(text).astimezone(dt.UTC) if text else None


def _name(url: str) -> str:
    return hashlib.sha256(url.encode()).hexdigest()[:32]
