"""A build that takes what did not change from the last one gives the bytes of one that does not."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from site_src.base import cache, project
from site_src.base.folders import Entry
from site_src.base.problems import Problem
from site_src.base.store import FolderStore
from site_src.cli import FAILED, OK, main
from site_src.model.name import CampaignName
from site_src.plan import campaigns
from site_src.publish import alone, builder, parts, placing
from site_src.publish.build_site import build_site
from site_src.publish.built import Built
from site_src.publish.renderer import Rendering
from site_src.publish.unchanged import made_of, memory
from site_src.publish.unchanged.pieces import Pieces
from site_src.reading.campaigns import all_campaigns
from site_src.reading.content import Content as Tree
from site_src.reading.content import chain_paths
from site_src.reading.edition import Edition
from site_src.reading.files import UNIT_FILE, Files, join
from site_src.reading.published import RECORD
from tests.conftest import NATION, Content
from tests.names import named

pytestmark = pytest.mark.slow  # each builds several sites

SMALL = """
    === 2023/campaign.yml
    title: Tuần lễ năm 2023
    theme: Tự học
    period: 02/10/2023 - 04/10/2023
    === tinh/unit.yml
    name: Ủy ban nhân dân tỉnh
    short_name: Tỉnh
    kind: tinh
    === tinh/xa/unit.yml
    name: Ủy ban nhân dân xã
    short_name: Xã
    kind: xa
    === tinh/xa/2023/events.yml
    - {id: hoi-sach, title: Hội sách, when: 8h ngày 03/10/2023}
    === tinh/xa/2023/news/tin.md
    ---
    title: Tin
    date: 01/10/2023
    ---
    Một tin, và [một tệp](../media/bang.pdf).
    === tinh/xa/2023/media/bang.pdf
    a
    """
EVENT = "- {{id: viec-{0}, title: Việc {0}, when: {1}h ngày 03/10/2023}}\n"


@dataclass
class Twins:
    """Two sites of one content: one with what is kept, the other made anew each time."""

    folder: Path
    day: dt.date = dt.date(2023, 10, 1)
    rendered: list[str] = field(default_factory=list)

    @property
    def root(self) -> Path:
        return self.folder / "content"

    @property
    def site(self) -> Path:
        return self.folder / "site"

    @property
    def store(self) -> FolderStore:
        return FolderStore(self.folder / "store")

    def render(self, rendering: Rendering, site_dir: Path) -> list[Problem]:
        self.rendered.append(rendering.plan.address)
        return alone.render(rendering, site_dir)

    def tree(self) -> Tree:
        return Tree(self.root, "content", Edition(self.day, drafts=False))

    def build(self, name: str | None = None, *, compressed: bool = False) -> Built:
        self.rendered.clear()
        which = named(name) if name else None
        arguments = (self.tree(), self.site, which, 1, False, compressed, self.render)
        return build_site(*arguments, store=self.store)

    def fresh(self, *, compressed: bool = False) -> Built:
        shutil.rmtree(self.folder / "fresh", ignore_errors=True)
        where = self.folder / "fresh"
        return build_site(self.tree(), where, None, 1, False, compressed, alone.render)

    def check_by_name(self, name: str) -> None:
        """A build by name gives what one gives that remembers nothing."""
        shutil.copytree(self.site, self.folder / "before")
        assert self.build(name).placed
        found = files_of(self.site)
        shutil.rmtree(self.folder / "memories")
        shutil.rmtree(self.site)
        (self.folder / "before").rename(self.site)
        assert self.build(name).placed
        assert found == files_of(self.site)

    def check(self, *, compressed: bool = False) -> None:
        """Both ways give the same bytes, counts and problems, or both nothing."""
        kept, fresh = self.build(compressed=compressed), self.fresh(compressed=compressed)
        assert {str(p) for p in kept.problems if p.rule != "untold-change"} == {
            str(p) for p in fresh.problems
        }
        assert kept.placed == fresh.placed
        if fresh.placed:
            assert files_of(self.site) == files_of(self.folder / "fresh")
            assert replace(kept.site, hash="") == replace(fresh.site, hash="")
            assert kept.pages == fresh.pages

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def files_of(site: Path) -> dict[str, bytes]:
    found = (path for path in sorted(site.rglob("*")) if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in found}


@pytest.fixture
def twins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Twins:
    monkeypatch.setattr(memory, "MEMORIES", tmp_path / "memories")
    # No file here is older than the two seconds in which it may change again without a sign.
    monkeypatch.setattr(made_of, "LATELY", 0)
    content = Content(tmp_path / "content")
    content.write(NATION)
    content.write(SMALL)
    return Twins(tmp_path)


# --- Random edits ---------------------------------------------------------------------------------

UNITS = ("", "tinh/", "tinh/xa/", "tinh/phuong/", "huyen/")


def _events(twins: Twins, chance: random.Random) -> None:
    count = chance.randrange(3)
    text = "".join(EVENT.format(n, chance.randrange(7, 20)) for n in range(count)) or "[]\n"
    twins.write(f"{chance.choice(UNITS[:3])}2023/events.yml", text)


def _theme(twins: Twins, chance: random.Random) -> None:
    words = (
        f"title: Tuần lễ\ntheme: Chủ đề {chance.randrange(5)}\nperiod: 02/10/2023 - 04/10/2023\n"
    )
    twins.write("2023/campaign.yml", words)


def _unit(twins: Twins, chance: random.Random) -> None:
    path = chance.choice(UNITS[1:])
    kind = "xa" if "/" in path[:-1] else "tinh"
    twins.write(f"{path}unit.yml", f"name: Đơn vị {chance.randrange(99)}\nkind: {kind}\n")


def _gathers(twins: Twins, chance: random.Random) -> None:
    gathers = "" if chance.random() < 0.5 else "show_events_below: có\n"
    twins.write("tinh/2023/campaign.yml", f"title: Tuần lễ ở tỉnh\n{gathers}")


def _remove(twins: Twins, chance: random.Random) -> None:
    below = [path for path in sorted(twins.root.glob("*/**/*")) if path.name != "2023"]
    path = chance.choice(below or [twins.root / "nothing"])
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _rename(twins: Twins, chance: random.Random) -> None:
    one, other = twins.root / "tinh/xa", twins.root / "tinh/phuong"
    if one.is_dir() and not other.exists():
        one.rename(other)
    elif other.is_dir() and not one.exists():
        other.rename(one)


def _leads_on(twins: Twins, chance: random.Random) -> None:
    """A unit that was another, a campaign that goes on from another or was of another year."""
    action = chance.randrange(3)
    if action == 0:
        was = chance.choice(("tinh/xa", "tinh/xa-cu", "xa-xua"))
        text = f"name: Phường\nkind: phuong\nwas: [{was}]\n"
        twins.write("tinh/phuong/unit.yml", text)
    elif action == 1:
        before = chance.choice(("huyen/2023", "tinh/xa/2023", "2023"))
        twins.write("tinh/2023/campaign.yml", f"title: Tuần lễ ở tỉnh\nfollows: [{before}]\n")
    else:
        old = chance.choice((2021, 2022, 2023))
        twins.write("tinh/xa/2024/campaign.yml", f"title: Tuần lễ\nwas: [{old}]\n")


def _record(twins: Twins, chance: random.Random) -> None:
    """What was published: addresses that stand, are lost, moved, or were taken away."""
    path = chance.choice(UNITS[:4])
    tails = ("", "chuong-trinh/viec-0/", "tin-tuc/tin/", "program.json", "lich.ics")
    years = chance.sample((2021, 2022, 2023, 2024), 2)
    lines = [
        f"{at}{year}/{chance.choice(tails)}:{chance.choice(('', ' đã gỡ'))}"
        for year in years
        for at in (path, chance.choice(("tinh/xa-cu/", "tinh/xa/", "xa-xua/")))
    ]
    twins.write(f"{path}published.yml", "\n".join(sorted(set(lines))) + "\n")


def _one_by_name(twins: Twins, chance: random.Random) -> None:
    """A build of one campaign between two of all."""
    path = chance.choice(("2023", "tinh/2023", "tinh/xa/2023", "tinh/phuong/2023"))
    twins.build(path, compressed=chance.random() < 0.2)


def _same_size_and_time(twins: Twins, chance: random.Random) -> None:
    """A change of which size and time of the file tell nothing."""
    file = twins.root / "tinh/xa/2023/events.yml"
    if file.is_file():
        before, text = file.stat(), file.read_text(encoding="utf-8")
        file.write_text(text.replace("3/10/2023", "4/10/2023"), encoding="utf-8")
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def _year(twins: Twins, chance: random.Random) -> None:
    path = chance.choice(UNITS[:3])
    twins.write(f"{path}2024/campaign.yml", f"title: Tuần lễ\nstate: {chance.choice(STATES)}\n")


def _news(twins: Twins, chance: random.Random) -> None:
    head = f"title: Tin\ndate: 0{chance.randrange(1, 4)}/10/2023\n"
    twins.write("tinh/2023/news/tin-tinh.md", f"---\n{head}---\nTin.\n")


def _media(twins: Twins, chance: random.Random) -> None:
    lines = "    a\n" * chance.randrange(1, 5_000)
    Content(twins.root).write(f"    === tinh/xa/2023/media/bang.pdf\n{lines}")


def _day(twins: Twins, chance: random.Random) -> None:
    twins.day = dt.date(2023, 10, chance.randrange(1, 6))


def _hand_in_the_site(twins: Twins, chance: random.Random) -> None:
    files = [path for path in sorted(twins.site.rglob("*")) if path.is_file()]
    file = chance.choice(files) if files else twins.site / "x"
    if file.name == placing.MARK or not files:
        return
    action = chance.randrange(3)
    if action == 0:
        file.unlink()
    elif action == 1:
        file.write_bytes(b"x" + file.read_bytes())
    else:
        (file.parent / "khach.html").write_text("x", encoding="utf-8")


def _damage(twins: Twins, chance: random.Random) -> None:
    for file in sorted([*twins.folder.glob("store/*/*"), *twins.folder.glob("memories/*/*")]):
        if chance.random() < 0.3:
            file.write_bytes(file.read_bytes()[: chance.randrange(200)])


def _site_gone(twins: Twins, chance: random.Random) -> None:
    shutil.rmtree(twins.site, ignore_errors=True)


STATES = ("nháp", "công bố")
EDITS: tuple[Callable[[Twins, random.Random], None], ...] = (
    *(_events, _theme, _unit, _gathers, _remove, _rename, _same_size_and_time, _year, _news),
    *(_media, _day, _hand_in_the_site, _damage, _site_gone, _leads_on, _record, _one_by_name),
)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(int(os.environ.get("SERIES_OF_EDITS", "3"))))
def test_series_of_edits_give_what_a_fresh_build_gives(twins: Twins, seed: int):
    chance = random.Random(seed)
    for _turn in range(5):
        for edit in chance.sample(EDITS, chance.randrange(1, 3)):
            edit(twins, chance)
        twins.check(compressed=chance.random() < 0.2)


class Watched(Files):
    """Files that note what they were asked for."""

    def __init__(self, root: Path) -> None:
        super().__init__(root, {})
        self.asked: set[str] = set()

    def listing(self, folder: str) -> Mapping[str, Entry]:
        self.asked.add(f"{folder}/")
        return super().listing(folder)

    def read(self, path: str, shown: str) -> tuple[bytes | None, list[Problem]]:
        self.asked.add(path)
        return super().read(path, shown)


def test_campaign_asks_for_nothing_that_its_hash_does_not_know():
    """Of each unit above: its own files and those of the year; published.yml of its own alone."""
    root = Path(project.ROOT, "content")
    everything = Tree(root, "content", Edition(dt.date(2026, 10, 1), drafts=False))
    for unit, year, _problems in all_campaigns(everything):
        name = CampaignName(unit.path if unit else "", year)
        tree = everything.anew()
        assert tree._seen is not None
        watched = tree._seen.files = Watched(root)
        assert campaigns.plan_campaign(tree, name)[0] is not None
        chain = chain_paths(name.unit_path)
        years = tuple(f"{CampaignName(path, year)}/" for path in chain)
        known = {f"{path}/" for path in chain} | {join(path, UNIT_FILE) for path in chain}
        asked = {path for path in watched.asked if not path.startswith(years)}
        assert UNIT_FILE in asked
        assert asked <= known | {join(name.unit_path, RECORD)}


# --- What is rendered -----------------------------------------------------------------------------


def test_nothing_changed_renders_nothing_and_leaves_the_site(twins: Twins):
    twins.build()
    before = {path: path.stat().st_mtime_ns for path in twins.site.rglob("*")}
    assert twins.build().placed
    assert twins.rendered == []
    assert {path: path.stat().st_mtime_ns for path in twins.site.rglob("*")} == before


def test_of_one_change_only_what_shows_it_is_rendered(twins: Twins):
    twins.write("tinh/phuong/unit.yml", "name: Ủy ban nhân dân phường\nkind: phuong\n")
    twins.build()
    twins.write("tinh/phuong/2023/news/tin.md", "---\ntitle: Tin\ndate: 01/10/2023\n---\nTin.\n")
    twins.check()
    assert twins.rendered == ["tinh/phuong/2023/", ""]
    # Lists of units above say how many activities there are.
    twins.write("tinh/phuong/2023/events.yml", EVENT.format(1, 8))
    twins.check()
    assert twins.rendered == ["tinh/phuong/2023/", "tinh/2023/", "2023/", ""]


def test_one_campaign_by_name_leaves_all_else(twins: Twins):
    twins.build()
    inode = (twins.site / "2023/index.html").stat().st_ino
    twins.write("tinh/xa/2023/news/tin.md", "---\ntitle: Tin\ndate: 01/10/2023\n---\nMới.\n")
    assert twins.build("tinh/xa/2023").placed
    assert twins.rendered == ["tinh/xa/2023/"]
    assert (twins.site / "2023/index.html").stat().st_ino == inode
    twins.check()
    assert twins.rendered == []


def test_one_campaign_by_name_reads_only_its_chain_where_nothing_shown_elsewhere_changed(
    twins: Twins, monkeypatch: pytest.MonkeyPatch
):
    twins.write("tinh/phuong/unit.yml", "name: Ủy ban nhân dân phường\nkind: phuong\n")
    twins.write("huyen/xa/unit.yml", "name: Ủy ban nhân dân xã khác\nkind: xa\n")
    twins.build()
    twins.write("tinh/xa/2023/news/tin.md", "---\ntitle: Tin\ndate: 01/10/2023\n---\nMới.\n")
    twins.write("huyen/xa/unit.yml", "name: [\n")
    twins.write("huyen/xa/2023/events.yml", "- {")
    asked, load = set[str](), Pieces._load

    def noted(pieces: Pieces[object], name: str) -> dict[str, object]:
        asked.add(name)
        return load(pieces, name)

    with monkeypatch.context() as patch:
        patch.setattr(Pieces, "_load", noted)
        assert twins.build("tinh/xa/2023").placed
        assert twins.rendered == ["tinh/xa/2023/"]
        assert twins.build("tinh/xa/2023").placed
        assert twins.rendered == []
    assert "tinh" in asked
    assert "huyen" not in asked
    assert not twins.build().placed
    shutil.rmtree(twins.root / "huyen")
    twins.check()


@pytest.mark.parametrize(
    "change",
    [
        ("tinh/xa/unit.yml", "name: Xã Mới\nkind: xa\n"),
        ("tinh/xa/2023/events.yml", EVENT.format(1, 8) + EVENT.format(2, 8)),
        ("tinh/unit.yml", "name: Tỉnh Mới\nkind: tinh\n"),
        ("tinh/2023/campaign.yml", "title: Tuần lễ ở tỉnh\n"),
        ("tinh/xa-khac/unit.yml", "name: Xã Khác\nkind: xa\n"),
        ("tinh/xa/published.yml", "tinh/xa/2023/tin-tuc/tin-cu/: đã gỡ\n"),
        ("tinh/xa/2023/campaign.yml", "title: Tuần lễ ở xã\n"),
        ("tinh/xa/2024/campaign.yml", "title: Tuần lễ\n"),
    ],
)
def test_one_campaign_by_name_looks_around_where_others_show_what_changed(
    twins: Twins, change: tuple[str, str]
):
    """As a build by name does that remembers nothing."""
    twins.build()
    twins.write(*change)
    twins.check_by_name("tinh/xa/2023")


def test_what_a_failed_build_read_is_not_taken_for_what_stands(twins: Twins):
    """A unit has another name, and elsewhere is a mistake; then that one is mended."""
    events = twins.root / "tinh/xa/2023/events.yml"
    right = events.read_text(encoding="utf-8")
    twins.build()
    twins.write("tinh/unit.yml", "name: Ủy ban nhân dân tỉnh\nshort_name: Tỉnh mới\nkind: tinh\n")
    twins.write("tinh/xa/2023/events.yml", "- {id: a, title: A, place: khong-co}\n")
    assert not twins.build().placed
    twins.write("tinh/xa/2023/events.yml", right)
    twins.check_by_name("tinh/xa/2023")


@pytest.mark.parametrize("gathers", [False, True])
@pytest.mark.parametrize("path", ["tinh/xa/2023", "tinh/2023", "2023"])
def test_one_campaign_by_name_after_each_change_gives_what_one_without_memory_gives(
    twins: Twins, path: str, gathers: bool
):
    if gathers:
        twins.write("tinh/2023/campaign.yml", "title: Tuần lễ ở tỉnh\nshow_events_below: có\n")
    twins.write("tinh/2023/news/tin-tinh.md", "---\ntitle: Tin\ndate: 01/10/2023\n---\nTin.\n")
    twins.build()
    twins.write("tinh/xa/2023/events.yml", EVENT.format(1, 8).replace("Việc", "Buổi"))
    twins.write("tinh/2023/news/tin-tinh.md", "---\ntitle: Tin\ndate: 01/10/2023\n---\nMới.\n")
    twins.check_by_name(path)


def test_what_led_on_once_goes_though_one_campaign_was_built_by_name_since(twins: Twins):
    twins.write("tinh/xa/published.yml", "tinh/xa-cu/2021/tin-tuc/tin/: đã gỡ\n")
    twins.check()
    page = twins.site / "tinh/xa-cu/2021/tin-tuc/tin/index.html"
    assert page.is_file()
    (twins.root / "tinh/xa/published.yml").unlink()
    twins.build("tinh/xa/2023")
    twins.check()
    assert not page.is_file()
    twins.build("tinh/xa/2023")
    twins.check()
    assert twins.rendered == []


@pytest.mark.parametrize("line", ["was: [2021]", "follows: [huyen/2023]"])
def test_campaign_that_leads_on_is_read_again_only_by_what_is_remembered_of_it(
    twins: Twins, line: str
):
    """Whether its campaign.yml says so is asked once: it leads on each time, and then no more."""
    twins.write("tinh/published.yml", "tinh/2021/:\n")
    file, before = "tinh/2023/campaign.yml", "title: Tuần lễ ở tỉnh\n"
    for text in (before, f"{before}{line}\n", before):
        twins.write(file, text)
        twins.check()
        twins.write("huyen/2023/events.yml", EVENT.format(1, 8 + len(text) % 9))
        twins.check()


def test_one_campaign_by_name_asks_not_for_a_unit_below_that_is_none(twins: Twins):
    twins.write("tinh/2023/campaign.yml", "title: Tuần lễ ở tỉnh\n")
    (twins.root / "tinh/xa/unit.yml").unlink()
    assert twins.build("tinh/2023").placed
    assert not twins.build().placed


def test_draft_above_what_is_no_unit_is_known_when_it_is_published(twins: Twins):
    (twins.root / "tinh/xa/unit.yml").unlink()
    for state in STATES:
        twins.write("tinh/2024/campaign.yml", f"title: Tuần lễ\nstate: {state}\n")
        twins.check()


def test_another_day_renders_anew_what_it_decides(twins: Twins):
    """A text waits until 01/10, and what says so names the day."""
    twins.day = dt.date(2023, 9, 29)
    twins.check()
    for month, day, rendered in (
        (9, 30, ["tinh/xa/2023/", ""]),
        (10, 1, ["tinh/xa/2023/", ""]),
        (10, 2, [""]),
        (12, 31, [""]),
        (10, 1, []),
        (9, 29, []),
    ):
        twins.day = dt.date(2023, month, day)
        twins.check()
        assert twins.rendered == rendered
    twins.day = dt.date(2023, 10, 3)
    twins.build("2023")
    twins.check()
    stamp = json.loads((twins.site / "tinh/xa/2023/build.json").read_bytes())
    assert stamp["day"] == "2023-10-03"


# --- What is kept ---------------------------------------------------------------------------------


def test_second_machine_with_the_same_store_renders_nothing(
    twins: Twins, monkeypatch: pytest.MonkeyPatch
):
    twins.build()
    monkeypatch.setattr(memory, "MEMORIES", twins.folder / "other memories")
    shutil.copytree(twins.root, twins.folder / "copy")
    shutil.rmtree(twins.root)
    (twins.folder / "copy").rename(twins.root)
    shutil.rmtree(twins.site)
    twins.check()
    assert twins.rendered == []


@pytest.mark.parametrize("mistake", ["empty", "half", "other", "outside", "locked", "folder"])
def test_damaged_or_foreign_store_is_as_if_it_were_empty(twins: Twins, mistake: str):
    twins.build()
    for file in [*twins.folder.glob("store/*/*"), *twins.folder.glob("memories/*/*")]:
        whole = file.read_bytes()
        if mistake == "folder":
            file.unlink()
            file.mkdir()
        elif mistake == "locked":
            file.chmod(0)
        elif mistake == "outside" and file.parent.parent.name != "memories":
            head = {"told": {}, "files": [["../../outside.html", 1, False, ""]]}
            text = json.dumps(head).encode()
            cache.keep(file, b"%d 0\n%sx" % (len(text), text))
        elif mistake == "other":
            cache.keep(file, b"5 0\n{")
        else:
            file.write_bytes(b"" if mistake == "empty" else whole[: len(whole) // 2])
    shutil.rmtree(twins.site)
    twins.check()
    assert not [*twins.folder.rglob("outside.html")]


def test_file_that_changes_while_it_is_built_is_not_kept_as_it_was(
    twins: Twins, monkeypatch: pytest.MonkeyPatch
):
    plan, text = campaigns.plan_campaign, EVENT.format(1, 9)

    def slow(tree, name, lower=()):
        if str(name) == "tinh/xa/2023":
            twins.write("tinh/xa/2023/events.yml", text)
        return plan(tree, name, lower)

    before = (twins.root / "tinh/xa/2023/events.yml").read_text(encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(builder, "plan_campaign", slow)
        twins.build()
    twins.write("tinh/xa/2023/events.yml", before)
    twins.check()


@pytest.mark.parametrize("year", [1999, 2099])
def test_clock_that_is_set_to_another_year_hides_no_change(twins: Twins, year: int):
    """What is kept may be older than what it was made of, or of days to come."""
    then = int(dt.datetime(year, 1, 1, tzinfo=dt.UTC).timestamp()) * 10**9

    def set_all(*patterns: str) -> None:
        for file in (path for one in patterns for path in twins.folder.glob(one)):
            if file.is_file():
                os.utime(file, ns=(then, then))

    set_all("content/**/*")
    twins.check()
    set_all("store/*/*", "memories/*/*")
    for text in (EVENT.format(1, 7), EVENT.format(1, 8)):
        twins.write("tinh/xa/2023/events.yml", text)
        set_all("content/**/*")
        twins.check()
        assert "tinh/xa/2023/" in twins.rendered


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="limits of POSIX")
@pytest.mark.parametrize(("size", "code"), [(0, FAILED), (12_000, FAILED), (40_000, OK)])
def test_disk_that_is_full_in_the_middle_leaves_nothing_wrong(twins: Twins, size: int, code: int):
    """No file may be larger than so many bytes: pages, or only what is kept."""
    import resource

    twins.fresh()
    places = {"--content": twins.root, "--output": twins.site, "--cache": twins.folder / "kept"}
    command = [sys.executable, "-Xutf8", "-m", "site_src.cli", "build", "--no-compress"]
    command += [str(part) for place in places.items() for part in place]
    command += ["--date", "01/10/2023"]

    def fill() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    before = files_of(twins.site)
    done = subprocess.run(command, preexec_fn=fill, capture_output=True, check=False)
    assert b"Traceback" not in done.stdout + done.stderr
    assert done.returncode == code
    if code == OK:
        before = files_of(twins.folder / "fresh")
    assert files_of(twins.site) == before
    for _turn in range(2):
        assert subprocess.run(command, capture_output=True, check=False).returncode == OK
        assert files_of(twins.site) == files_of(twins.folder / "fresh")
        shutil.rmtree(twins.site)


def test_store_does_not_grow_without_bound(tmp_path: Path):
    store = FolderStore(tmp_path, most=10_000)
    for number in range(20):
        store.put(f"{number:032}", bytes(1_000))
        os.utime(tmp_path / "00" / f"{number:032}", (number, number))
    assert store.get(f"{3:032}") == bytes(1_000)
    store.tidy()
    left = sorted(int(file.name) for file in tmp_path.glob("*/*"))
    assert left == [3, *range(13, 20)]
    (tmp_path / "gone").mkdir()
    FolderStore(tmp_path / "none").tidy()


# --- Parts in their places ------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("swaps", [True, False])
def test_ended_at_each_rename_the_next_command_ends_it(
    twins: Twins, monkeypatch: pytest.MonkeyPatch, swaps: bool
):
    if not swaps:
        monkeypatch.setattr(parts, "swap", lambda one, other: False)
    twins.build()
    for stop in (1, 2, 3, 6):
        twins.write("tinh/xa/2023/events.yml", EVENT.format(stop, 8))
        twins.fresh()
        calls = 0

        def ends(path: Path, target: Path, do: Callable[[Path, Path], Path]) -> Path:
            nonlocal calls
            calls += 1
            if calls == stop:  # noqa: B023 - it is called in this round only
                raise SystemExit("ended")
            return do(path, target)

        before = files_of(twins.site)
        with monkeypatch.context() as patch:
            for name in ("rename", "replace"):
                do = getattr(Path, name)
                patch.setattr(Path, name, lambda p, t, do=do: ends(p, t, do))
            with contextlib.suppress(SystemExit):
                twins.build()
        placing.heal_if_free(twins.site)
        assert files_of(twins.site) in (before, files_of(twins.folder / "fresh"))
        assert not [p.name for p in twins.folder.iterdir() if p.name.startswith(".site")]
    twins.check()


def test_fresh_makes_everything_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys):
    monkeypatch.setattr(memory, "MEMORIES", tmp_path / "memories")
    content = Content(tmp_path / "content")
    content.write(NATION)
    content.write(SMALL)
    folders = ["--content", str(content.root), "--output", str(tmp_path / "site"), "--no-compress"]
    assert main(["build", *folders]) == OK
    before = (tmp_path / "site/2023/index.html").stat().st_ino
    assert main(["build", *folders]) == OK
    assert (tmp_path / "site/2023/index.html").stat().st_ino == before
    assert main(["build", *folders, "--fresh"]) == OK
    assert (tmp_path / "site/2023/index.html").stat().st_ino != before
