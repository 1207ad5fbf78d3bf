"""Which of the content is shown: everything that was written, or what is public on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from site_src.base.characters import visible
from site_src.base.messages import gettext as _
from site_src.base.problems import Problem, Severity, Spot
from site_src.model import Campaign, Prose, State, display
from site_src.vietnamese.date_hints import EXAMPLE_YEAR
from site_src.vietnamese.dates import PartialDate
from site_src.vietnamese.notation import ValueProblem
from site_src.vietnamese.zone import ZONE


@dataclass(frozen=True, slots=True)
class Edition:
    """What is shown.

    `day` decides about `publish_from`, and without it nothing waits; with `drafts` what is not
    public is shown too, with a mark.
    """

    day: dt.date | None = None
    drafts: bool = True


@dataclass(frozen=True, slots=True)
class DecidingDay:
    """The day that decides what is public, and where it was taken from, in words."""

    day: dt.date
    source: str


def deciding_day(
    given: str | None, environment: Mapping[str, str], now: dt.datetime
) -> DecidingDay:
    """The day that was given (`--date`), else that of SOURCE_DATE_EPOCH, else that of `now`.

    The last two in Viet Nam's time. Raises `ValueProblem`.
    """
    if given:
        day = PartialDate.parse(given).exact
        if day is None:
            raise ValueProblem(
                _("“{text}” is not a whole date").format(text=given),
                _("Write the date like {example}.").format(example=f"02/10/{EXAMPLE_YEAR}"),
            )
        return DecidingDay(day, "--date")
    if (epoch := environment.get("SOURCE_DATE_EPOCH")) is not None:
        try:
            moment = dt.datetime.fromtimestamp(int(epoch), ZONE)
        except (ValueError, OverflowError, OSError) as error:
            message = _("SOURCE_DATE_EPOCH is not a number of seconds: “{text}”").format(
                text=visible(epoch)
            )
            raise ValueProblem(message) from error
        return DecidingDay(moment.date(), "SOURCE_DATE_EPOCH")
    return DecidingDay(now.astimezone(ZONE).date(), _("today in Viet Nam"))


def draft_notice(spot: Spot) -> Problem:
    """That a year's folder is a draft."""
    return Problem(
        Severity.NOTICE,
        "draft",
        spot,
        _("This campaign is a draft: “serve” shows it and “build” leaves it out"),
        _("When it may be public, write “state: công bố”."),
    )


def edited(campaign: Campaign, edition: Edition) -> tuple[Campaign, list[Problem]]:
    """The campaign with only those of its texts that are shown.

    A text that is not public and shown all the same is a draft.
    """
    problems: list[Problem] = []
    days: set[dt.date] = set()

    def choose(texts: tuple[Prose, ...], dated: bool = False) -> tuple[Prose, ...]:
        chosen = []
        for text in texts:
            begins = text.publish_from or (text.date if dated else None)
            if begins is not None:
                days.add(begins.earliest)
            problem = _not_public(text, begins, edition.day)
            if problem is None:
                chosen.append(text)
                continue
            problems.append(problem)
            if edition.drafts:
                chosen.append(replace(text, state=State.DRAFT))
        return tuple(chosen)

    outline = choose((campaign.outline,) if campaign.outline else ())
    return replace(
        campaign,
        outline=outline[0] if outline else None,
        news=choose(campaign.news, dated=True),
        pages=choose(campaign.pages),
        text_days=tuple(sorted(days)),
    ), problems


def _not_public(text: Prose, begins: PartialDate | None, day: dt.date | None) -> Problem | None:
    """The notice that says why a text is not public; None where it is.

    News wait for the day that they bear: dated ahead they would stand above all others in every
    feed reader.
    """
    if text.state is State.DRAFT:
        message = _("This text is a draft: “serve” shows it and “build” leaves it out")
        hint = _("When it may be public, write “state: công bố”.")
    elif begins is not None and day is not None and day < begins.earliest:
        message = _("This text is public from {date} on; on {day} “build” leaves it out").format(
            date=display.date_text(begins), day=display.date_text(PartialDate.of(day))
        )
        hint = _("Build again on that day, or correct the date.")
    else:
        return None
    return Problem(Severity.NOTICE, "draft", text.origin.spot, message, hint)
