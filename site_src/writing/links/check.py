"""The links of campaigns asked for, noted and told: what `check --links` does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from site_src.base.messages import gettext as _
from site_src.base.messages import thousands
from site_src.base.problems import Problem, Severity, Spot
from site_src.model.name import CampaignName
from site_src.reading.campaigns import read_campaign
from site_src.reading.content import Content
from site_src.vietnamese.zone import ZONE
from site_src.writing.links.gathering import outgoing
from site_src.writing.links.judging import Judged, Verdict
from site_src.writing.links.noting import note
from site_src.writing.links.round import Means, Round, Told, ask_all


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of it: problems, lines for people, the files that were written."""

    problems: tuple[Problem, ...]
    lines: tuple[str, ...]


def check_links(content: Content, names: Iterable[CampaignName], means: Means, told: Told) -> Asked:
    """Ask for the links of these campaigns, write what was seen, and tell what is dead.

    Raises OSError.
    """
    campaigns = [campaign for name in names if (campaign := read_campaign(content, name)[0])]
    links = outgoing(campaigns)
    done = ask_all(links, means, told)
    if not done.online:
        words = _("There is no network: no link could be asked for, and nothing was written.")
        return Asked((), (words,))
    problems = [_problem(one, links) for one in done.judged if one.verdict is Verdict.DEAD]
    problems += [_unknown(one, links) for one in done.judged if one.verdict is Verdict.UNKNOWN]
    today = means.now().astimezone(ZONE).date()
    written, found = note(content, {one.url: one for one in done.judged}, today)
    words = _("Wrote the days on which its links were seen: {file}")
    lines = (_counts(done), *(words.format(file=file) for file in written))
    return Asked((*problems, *found), lines)


def _counts(done: Round) -> str:
    found = [thousands(sum(one.verdict is verdict for one in done.judged)) for verdict in Verdict]
    return _("Links: {alive} alive, {dead} dead, {unknown} unknown").format(
        alive=found[0], dead=found[1], unknown=found[2]
    )


def _problem(one: Judged, links: Mapping[str, tuple[Spot, ...]]) -> Problem:
    since = one.missing.astimezone(ZONE).date() if one.missing else dt.date.min
    message = _("The link {url} is dead since {day} ({why})")
    hint = _("Look for its new address, or take it out.")
    spots = links[one.url]
    words = message.format(url=one.url, day=f"{since:%d/%m/%Y}", why=one.why)
    return Problem(
        Severity.WARNING, "dead-link", spots[0], words, hint, spots[1] if spots[1:] else None
    )


def _unknown(one: Judged, links: Mapping[str, tuple[Spot, ...]]) -> Problem:
    message = _("Whether the link {url} is alive is unknown ({why})")
    hint = _("Open it in a browser.")
    if one.missing is not None:
        hint = _("It was missing; asked again after a day, it may be called dead.")
    words = message.format(url=one.url, why=one.why)
    return Problem(Severity.NOTICE, "dead-link", links[one.url][0], words, hint)
