"""A build that takes what did not change from the last one gives the bytes of one that does not."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from site_src.base import cache, project
from site_src.base.folders import Entry
from site_src.base.problems import Problem
from site_src.base.store import FolderStore
from site_src.cli import FAILED, OK, main
from site_src.model.name import CampaignName
from site_src.plan import campaigns
from site_src.publish import builder, parts, placing
from site_src.publish.unchanged import memory
from site_src.publish.unchanged.pieces import Pieces
from site_src.reading.campaigns import all_campaigns
from site_src.reading.content import Content as Tree
from site_src.reading.content import chain_paths
from site_src.reading.edition import Edition
from site_src.reading.files import UNIT_FILE, Files, join
from site_src.reading.published import RECORD
from tests.conftest import NATION, Content
from tests.publish.edits import STATES
from tests.publish.twins import EVENT, SMALL, Twins, files_of

pytestmark = pytest.mark.slow  # each builds several sites


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
