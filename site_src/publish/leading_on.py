"""What stands at the addresses of folders that were renamed: put into the tree of the site."""

from __future__ import annotations

import shutil
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
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
from site_src.reading.content import Content


def lead_on(
    content: Content,
    found: MovedFolders,
    whole: Path,
    campaigns: Sequence[tuple[CampaignName, Path]],
    anew: Container[CampaignName],
) -> Moves:
    """Write what leads from old folders to the campaigns made `anew`; all moves below the root.

    `campaigns` are those of the site, each with its folder.
    """
    moved: dict[str, str] = {}
    plans: dict[CampaignName, SitePlan | None] = {}
    for name, folder in campaigns:
        moved |= _inside(name, folder)
    for move in found.moves:
        if move.name is None:
            moved[move.old] = move.new
            if any(f"{name.unit_path}/" == move.new for name, _folder in campaigns if name in anew):
                _write(whole, move.old, moved_page(move.old, move.new, move.title))
            continue
        if move.name not in plans:
            plans[move.name] = plan_campaign(content, move.name)[0]
        plan = plans[move.name]
        if plan is None:
            continue
        targets = dict(_targets(plan, move, found))
        moved |= {move.old + old: move.new + new for old, new in targets.items()}
        if move.name in anew:
            _write_all(whole, move, plan, targets)
    gone = tuple(sorted(_gone(found, (str(name) for name, _folder in campaigns), moved)))
    for address in gone:
        if address.endswith("/"):
            _write(whole, address, gone_page(address, "", _("Home")))
    return Moves(tuple(sorted(moved.items())), gone)


def _inside(name: CampaignName, folder: Path) -> dict[str, str]:
    """What has moved inside a campaign, as it says itself to its hosts."""
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


def _write_all(whole: Path, move: FolderMove, plan: SitePlan, targets: Mapping[str, str]) -> None:
    titles = {page.address: page.title for page in plan.pages}
    for old, new in targets.items():
        if old.endswith("/") or not old:
            known = f"{plan.site_url}{new}" if plan.site_url else None
            page = moved_page(move.old + old, move.new + new, titles.get(new, plan.title), known)
            _write(whole, move.old + old, page)
        else:
            source = whole.joinpath(*f"{move.new}{new}".split("/"))
            target = whole.joinpath(*f"{move.old}{old}".split("/"))
            target.parent.mkdir(parents=True, exist_ok=True)
            if source.is_file():
                shutil.copyfile(source, target)


def _write(whole: Path, address: str, page: bytes) -> None:
    file = whole.joinpath(*destination(address).split("/"))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(page)


def _gone(found: MovedFolders, names: Iterable[str], moved: Mapping[str, str]) -> Iterator[str]:
    """The addresses that were taken away below folders that are no campaign's any more.

    A campaign that stands has pages for its own.
    """
    standing = tuple(f"{name}/" for name in names)
    gone = tuple(line.address for line in found.record.values() if line.gone)
    whole = tuple(address for address in gone if address.endswith("/"))
    for address in found.record:
        is_gone = address in gone or address.startswith(whole)
        if is_gone and address not in moved and not address.startswith(standing):
            yield address
