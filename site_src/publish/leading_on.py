"""What stands at the addresses of folders that were renamed: put into the tree of the site."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from site_src.base.addresses import destination
from site_src.base.messages import gettext as _
from site_src.model.name import CampaignName
from site_src.outputs.base import Moves
from site_src.outputs.hosting import REDIRECTS
from site_src.outputs.moved import gone_page, moved_page
from site_src.plan.campaigns import plan_campaign
from site_src.plan.moved_folders import FolderMove, MovedFolders
from site_src.plan.site_plan import SitePlan
from site_src.publish.jobs import Result
from site_src.reading.content import Content


def lead_on(
    content: Content,
    folders: MovedFolders,
    staged: Path,
    names: Sequence[CampaignName],
    trees: Sequence[Path],
    inside: Mapping[str, str],
) -> Moves:
    """Write what stands in old folders into the staged tree; all moves below the root.

    `names` are the campaigns of the site; each stands in one of the `trees`, the newest first.
    `inside` are the addresses that moved inside them.
    """
    moved = dict(inside)
    plans: dict[CampaignName, SitePlan | None] = {}
    for move in folders.moves:
        if move.name is None:
            moved[move.old] = move.new
            _write(staged, move.old, moved_page(move.old, move.new, move.title))
            continue
        if move.name not in plans:
            plans[move.name] = plan_campaign(content, move.name)[0]
        plan = plans[move.name]
        if plan is not None:
            targets = dict(_targets(plan, move, folders))
            moved |= {move.old + old: move.new + new for old, new in targets.items()}
            _write_all(staged, move, plan, targets, trees)
    gone = tuple(sorted(_gone(folders, names, moved)))
    for address in gone:
        if address.endswith("/"):
            _write(staged, address, gone_page(address, "", _("Home")))
    return Moves(tuple(sorted(moved.items())), gone)


def _standing(trees: Iterable[Path], path: str) -> Path:
    """A '/'-path in the first tree that has it."""
    found = [tree.joinpath(*path.split("/")) for tree in trees]
    return next((each for each in found if each.exists()), found[0])


def published_by(results: Iterable[Result]) -> dict[str, dict[str, Mapping[str, str]]]:
    """What is published now, by the unit in whose published.yml it stands."""
    found: dict[str, dict[str, Mapping[str, str]]] = {"": {}}
    for result in results:
        path = result.job.name.unit_path
        found.setdefault(path, {}).update(json.loads(result.record))
        if path:
            found[""][f"{path}/"] = {}
    return found


def moved_in_all(
    names: Iterable[CampaignName], whole: Iterable[Result], site: Path
) -> dict[str, str]:
    """What has moved inside campaigns; of what is not made now, as it says itself in the site."""
    told = {result.job.name: result.moved for result in whole}
    found: dict[str, str] = {}
    for name in names:
        folder = site.joinpath(*str(name).split("/"))
        found |= told[name] if name in told else moved_inside(name, folder)
    return found


def moved_inside(name: CampaignName, folder: Path) -> dict[str, str]:
    """What has moved inside a campaign, as its folder says to hosts."""
    file = folder / REDIRECTS
    if not file.is_file():
        return {}
    pairs = (line.split()[:2] for line in file.read_text(encoding="utf-8").splitlines())
    return {f"{name}{old}": f"{name}{new}" for old, new in pairs}


def _targets(plan: SitePlan, move: FolderMove, found: MovedFolders) -> Iterator[tuple[str, str]]:
    """Where each address below the old folder leads below the new one."""
    known = {address: address for address in (*plan.lasting, *plan.moves.gone)}
    known |= dict(plan.moves.moved)
    yield from known.items()
    for address in found.record:
        tail = address.removeprefix(move.old)
        if address.startswith(move.old) and tail not in known:
            # What is told to be lost leads at least to the nearest page above.
            above = tail.rstrip("/")
            while above and f"{above}/" not in known:
                above = above.rpartition("/")[0]
            if tail.endswith("/"):
                yield tail, known[f"{above}/" if above else ""]


def _write_all(
    staged: Path,
    move: FolderMove,
    plan: SitePlan,
    targets: Mapping[str, str],
    trees: Sequence[Path],
) -> None:
    titles = {page.address: page.title for page in plan.pages}
    for old, new in targets.items():
        if old.endswith("/") or not old:
            known = f"{plan.site_url}{new}" if plan.site_url else None
            page = moved_page(move.old + old, move.new + new, titles.get(new, plan.title), known)
            _write(staged, move.old + old, page)
            continue
        source = _standing(trees, move.new + new)
        if source.is_file():
            target = staged.joinpath(*f"{move.old}{old}".split("/"))
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)


def _write(whole: Path, address: str, page: bytes) -> None:
    file = whole.joinpath(*destination(address).split("/"))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(page)


def _gone(
    found: MovedFolders, names: Iterable[CampaignName], moved: Mapping[str, str]
) -> Iterator[str]:
    """The addresses that were taken away below folders that are no campaign's any more.

    A campaign that stands has pages for its own, and a unit that has one stands itself.
    """
    names = tuple(names)
    standing = tuple(name.address for name in names)
    units = {f"{name.unit_path}/" for name in names}
    gone = tuple(line.address for line in found.record.values() if line.gone)
    whole = tuple(address for address in gone if address.endswith("/"))
    for address in found.record:
        is_gone = address in gone or address.startswith(whole)
        stands = address in moved or address in units or address.startswith(standing)
        if is_gone and not stands:
            yield address
