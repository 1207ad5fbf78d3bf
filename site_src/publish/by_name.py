"""One campaign built by name, where nothing of it that other pages show has changed.

Then nothing but its chain is read and nothing but its folder changes; around it all is as the last
build of everything found it. Where that cannot be seen, the build looks at everything.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from site_src.base.project import THEME
from site_src.model.name import CampaignName
from site_src.pages.assets import needed
from site_src.publish import together
from site_src.publish.builder import Render, build_campaign
from site_src.publish.jobs import Result, result_of, told, told_to_others
from site_src.publish.parts import put_parts
from site_src.publish.standing import parts_of
from site_src.publish.survey import Survey
from site_src.publish.unchanged.extents import NOT_LOOKED_AT
from site_src.publish.unchanged.memory import Moved, Placed
from site_src.reading.content import chain_paths


def built_alone(
    survey: Survey, name: CampaignName, builds: Path, site: Path, render: Render
) -> Result | None:
    """What became of a campaign, of which nothing that others show has changed; else None.

    Unless it stands in the site already, its files lie in a folder of `builds`.
    """
    known, placed = survey.memory, survey.memory.placed.get(str(name))
    if placed is None or not _is_all_as_known(survey, name, site):
        return None
    job = survey.complete(survey.job(name, placed.around, builds, site), {})
    if placed.day == job.day and known.has(site, job, NOT_LOOKED_AT):
        return result_of(job, placed.told, stands=True)
    result = build_campaign(job, render)
    if result.crashed or result.job.kept is None:
        return None
    is_same = told_to_others(told(result)) == told_to_others(placed.told)
    return result if is_same else None


def place_alone(survey: Survey, result: Result, staging: Path, site: Path) -> None:
    """Put the folder of the one campaign in its place, and the page at its unit's address."""
    whole = staging / "site"
    whole.mkdir()
    stamps = together.merge([result], whole, _is_whole)
    together.complete(whole, stamps, site, staging, survey.compressed)
    moved = Moved(tuple(parts_of(whole, {str(result.job.name)})), ())
    put_parts(whole, site, moved.parts, moved.gone)
    survey.memory.note(site, [result], _is_whole, (), moved)


def _is_whole(_result: Result) -> bool:
    return True


def _is_all_as_known(survey: Survey, name: CampaignName, site: Path) -> bool:
    """Whether the units above a campaign, and what of the site it has a part in, are as known."""
    known, chain = survey.memory, chain_paths(name.unit_path)
    above = (known.placed.get(str(CampaignName(path, name.year))) for path in chain[:-1])
    return (
        known.is_all(survey.basis_today)
        and str(name) not in known.led_to
        and not any(map(_shows_events_below, above))
        and all(map(survey.is_unit_as_known, chain))
        and all(known.has_level(site, at) for at in {*chain, *_shared()})
    )


def _shows_events_below(placed: Placed | None) -> bool:
    return placed is not None and bool(placed.told["gathers"])


def _shared() -> Iterator[str]:
    """The folders of the site from which campaigns have files."""
    addresses = (asset.address for asset in needed(THEME, portal=False))
    return (address.rpartition("/")[0] for address in addresses)
