"""What was made now together in one tree: campaigns, and the front with all that leads to them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from site_src.base.addresses import SLOGANS_PAGE
from site_src.base.problems import Problem
from site_src.base.project import THEME
from site_src.model.name import CampaignName
from site_src.outputs import SAME
from site_src.pages.assets import needed
from site_src.plan.moved_folders import MovedFolders
from site_src.publish import assemble, front, placing
from site_src.publish.builder import Render
from site_src.publish.compress import compress
from site_src.publish.jobs import Result, stamp_of
from site_src.publish.leading_on import lead_on, moved_in_all
from site_src.publish.listing import STAMP, Stamp, listed_in, write_stamps
from site_src.publish.survey import Survey, Units
from site_src.publish.unchanged.results import keep_folder, take_folder
from site_src.reading.files import MEDIA_FOLDER


@dataclass(frozen=True, slots=True)
class Front:
    """What leads to campaigns, as it is in the tree or stands in the site.

    The hash of all it was made of ('' where that is not known), how many pages it has, what is
    wrong, and the folder from which campaigns get the theme's files.
    """

    made_of: str
    pages: int
    problems: tuple[Problem, ...]
    shared: Path


NO_FRONT = Front("", 0, (), Path())


def merge(
    results: Iterable[Result], whole: Path, is_whole: Callable[[Result], bool]
) -> dict[Path, Stamp]:
    """Move what was made now into the tree; the campaigns' folders there, with their stamps."""
    stamps: dict[Path, Stamp] = {}
    for result in sorted(results, key=lambda result: str(result.job.name)):
        folder = whole.joinpath(*str(result.job.name).split("/"))
        if result.stands:
            continue
        if is_whole(result):
            assemble.merge_into(result.job.staging, folder.parent)
            stamps[folder] = stamp_of(result)
        elif result.job.around.stable:
            assemble.merge_page(result.job.staging, folder.parent)
    return stamps


def restamp(results: Iterable[Result], survey: Survey, site: Path, whole: Path) -> frozenset[str]:
    """Write anew what says by which day a campaign was decided, where it stands and all else is so.

    The names of these campaigns.
    """
    found = set()
    for result in results:
        name, day = str(result.job.name), result.job.day
        if result.stands and survey.memory.placed[name].day != day:
            stamp = Stamp.parse((site / name / STAMP).read_bytes())
            (whole / name).mkdir(parents=True, exist_ok=True)
            (whole / name / STAMP).write_bytes(replace(stamp, day=day).content)
            found.add(name)
    return frozenset(found)


def complete(
    whole: Path, stamps: Mapping[Path, Stamp], shared: Path, staging: Path, compressed: bool
) -> None:
    """Give the campaigns' folders in the tree what all have, and the list of their files."""
    if not stamps:
        return
    same = staging / "same"
    assemble.write_all(((file.address, file.make()) for file in SAME), same)
    if compressed:
        compress(same)
    assets = [asset.address for asset in needed(THEME, portal=False)]
    added = assemble.link_to_all(shared, assets, stamps)
    added += assemble.link_to_all(same, [file.address for file in SAME], stamps)
    # Staff's files, and the pictures of slogans, which units inherit.
    assemble.share_identical(listed_in(stamps, {MEDIA_FOLDER, SLOGANS_PAGE.strip("/")}))
    write_stamps(stamps, added)


def add_front(
    survey: Survey,
    units: Units,
    folders: MovedFolders,
    names: Sequence[CampaignName],
    results: Collection[Result],
    is_whole: Callable[[Result], bool],
    *,
    whole: Path,
    site: Path,
    staging: Path,
    render: Render,
    may_stand: bool,
) -> Front:
    """Put the front and what stands beside it into the tree.

    Unless it stands in the site already, which with `may_stand` it may; or it is kept from another
    build, or another machine's.
    """
    known, content = survey.memory, survey.content
    made = [result for result in results if is_whole(result)]
    inside = moved_in_all(names, made, site)
    weeks = front.summaries(content, units, results, site)
    made_of = survey.root_made_of(units, weeks, folders, inside, made) if survey.store else ""
    if may_stand and made_of and made_of == known.root:
        return Front(made_of, known.root_pages, (), site)
    staged, pages, problems = staging / "root", 0, list[Problem]()
    if survey.store and made_of and (told := take_folder(survey.store, made_of, staged)):
        pages = int(told["pages"])
    else:
        moves = lead_on(content, folders, staged, names, (whole, site), inside)
        entries = survey.entries(units)
        problems, pages = front.build_front(content, units, entries, weeks, moves, staged, render)
        if survey.compressed:
            compress(staged)
        if survey.store and made_of and not problems:
            keep_folder(survey.store, made_of, staged, {"pages": pages})
    assemble.merge_into(staged, whole)
    (whole / placing.MARK).write_text("build.py\n", encoding="utf-8")
    return Front(made_of, pages, tuple(problems), whole)
