"""The content as a value: files opened once, files not written yet, another process."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from site_src.base.project import ROOT
from site_src.plan.campaigns import check, check_campaign_files
from site_src.reading import content as reading
from site_src.reading.campaigns import read_campaign
from site_src.reading.edition import Edition
from tests.conftest import PROJECT, Content
from tests.names import named

# Counts what is opened below the folder that is named first; the rest are arguments of build.py.
COUNT = """
import collections, os, sys
folder = os.path.realpath(sys.argv[1]) + os.sep
opened = collections.Counter()
def note(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, os.PathLike)):
        path = os.path.realpath(arguments[0])
        if path.startswith(folder):
            opened[path] += 1
sys.addaudithook(note)
from site_src.cli import main
main(sys.argv[2:])
print(*(f"{count} {path}" for path, count in opened.items()), sep="\\n", file=sys.stderr)
"""
TREE = """
    === 2023/campaign.yml
    title: Tuần lễ
    theme: Tự học
    === xa/unit.yml
    name: Xã
    kind: xa
    === xa/2023/events.yml
    - {id: a, title: A}
    === xa/2023/news/tin.md
    ---
    title: Tin
    date: 01/10/2023
    ---
    Chữ.
    """


@pytest.fixture
def content(content_tree) -> Content:
    made: Content = content_tree(TREE)
    return made


def opened(folder: Path, *arguments: str) -> dict[str, int]:
    """How often each file below a folder is opened by a command."""
    run = [sys.executable, "-c", COUNT, str(folder), *arguments, "--content", str(folder)]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=True)
    lines = (line.split(" ", 1) for line in done.stderr.splitlines() if line[:1].isdigit())
    return {path: int(count) for count, path in lines}


# Tells what is written, made, moved and taken away below the folder that is named first.
WRITES = """
import os, sys
folder = os.path.realpath(sys.argv[1]) + os.sep
def note(event, arguments):
    changes = ("os.mkdir", "os.rename", "os.remove")
    if event in changes or (event == "open" and (arguments[2] or 0) & (os.O_WRONLY | os.O_RDWR)):
        paths = [p for p in arguments[:2] if isinstance(p, (str, os.PathLike))]
        paths = [os.path.abspath(p) for p in paths if os.path.abspath(p).startswith(folder)]
        if paths:
            print(event, *(path.removeprefix(folder) for path in paths), file=sys.stderr)
sys.addaudithook(note)
from site_src.cli import main
sys.exit(main(sys.argv[2:]))
"""


def changes(folder: Path, *arguments: str) -> list[str]:
    """What a command does to a folder, in its order."""
    run = [sys.executable, "-c", WRITES, str(folder), *arguments, "--content", str(folder)]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=False)
    events = ("open ", "os.")
    return [line for line in done.stderr.splitlines() if line.startswith(events)]


def test_new_campaign_comes_by_one_move_and_nothing_of_it_is_taken_back(content):
    content.write("=== 2024/campaign.yml\ntitle: Tuần lễ năm sau\n")
    # Stays behind, since the news is last year's.
    content.write("=== xa/2023/pages/trang.md\n---\ntitle: Trang\n---\n[Tin](../news/tin.md)\n")
    done = changes(content.root, "new", "campaign", "xa/2024", "--from", "2023")
    moves = [line for line in done if line.startswith("os.rename")]
    assert moves == [f"os.rename {'xa/.2024.new'} {'xa/2024'}"]
    assert done[-1] == moves[0]
    assert all(" xa/.2024.new" in line for line in done)
    assert not any("trang.md" in line or line.startswith("os.remove") for line in done)
    assert (content.root / "xa/2024/events.yml").is_file()


@pytest.mark.slow
def test_new_campaign_with_an_error_writes_nothing(content):
    # No file may be larger, and what is proposed for the dates makes it larger.
    entry = "- {{id: a{}, title: A, when: 01/10/2023, description: {}}}\n"
    entries = "".join(entry.format(n, "x" * 19_900) for n in range(50))
    assert 990_000 < len(entries) < 1_000_000
    content.write(f"=== xa/2023/events.yml\n{entries}")
    content.write("=== 2024/campaign.yml\ntitle: Tuần lễ năm sau\n")
    assert changes(content.root, "new", "campaign", "xa/2024", "--from", "2023") == []
    assert not (content.root / "xa/2024").exists()


@pytest.mark.slow
@pytest.mark.parametrize("root", ["content", "tests/sample"])
@pytest.mark.parametrize("form", ["text", "json"])
def test_check_of_all_opens_each_file_once(root, form):
    folder = PROJECT / root
    counts = opened(folder, "check", "--format", form)
    written = {
        str(file.resolve())
        for file in folder.rglob("*")
        if file.name in ("unit.yml", "campaign.yml")
        and not file.is_relative_to(folder / "_schemas")
    }
    assert written <= set(counts)
    assert {path: count for path, count in counts.items() if count > 1} == {}


def test_lines_of_problems_and_drafts_open_no_file_again(content):
    content.write(
        "=== 2023/campaign.yml\ntitle: Tuần lễ\nstate: nháp\n=== xa/2023/places.yml\n- {id: A}\n"
    )
    counts = opened(content.root, "check")
    assert len(counts) == 6
    assert set(counts.values()) == {1}


def test_content_stays_as_it_was_until_it_is_asked_anew(content):
    tree = content.tree
    before = read_campaign(tree, named("2023"))[0]
    content.write("=== 2023/campaign.yml\ntitle: Khác\n")
    assert read_campaign(tree, named("2023"))[0] == before
    now = read_campaign(tree.anew(), named("2023"))[0]
    assert now is not None
    assert now.title == "Khác"


def test_files_that_are_not_written_are_read_and_checked(content):
    before = sorted(content.root.rglob("*"))
    tree = content.tree
    new = tree.with_unwritten(
        {
            "xa/2024/campaign.yml": "title: Tuần lễ năm sau\n".encode(),
            "xa/2024/events.yml": b"- {id: A}\n",
            "moi/unit.yml": "name: Xã Mới\nkind: xa\n".encode(),
        }
    )
    assert new.unit_paths() == ("", "moi", "xa")
    assert new.years("xa") == (2024, 2023)
    _campaign, problems = check_campaign_files(new, named("xa/2024"))
    assert "content/xa/2024/events.yml" in {problem.spot.path for problem in problems}
    assert new.lines("content/xa/2024/events.yml")[0] == "- {id: A}"
    assert tree.unit_paths() == ("", "xa")
    assert sorted(content.root.rglob("*")) == before


def test_media_that_are_not_copied_yet_are_looked_at_where_they_lie(content):
    content.write("=== xa/2023/media/anh.png\n1\n")
    picture = content.root / "xa/2023/media/anh.png"
    text = "title: Trang\n---\n![Một cái cây](media/anh.png)\n![Cây](media/ank.png)\n"
    new = content.tree.with_unwritten(
        {
            "xa/2024/campaign.yml": "title: Tuần lễ\n".encode(),
            "xa/2024/pages/trang.md": f"---\n{text}".encode(),
            "xa/2024/media/anh.png": picture,
        }
    )
    problems = check_campaign_files(new, named("xa/2024"))[1]
    missing = [problem for problem in problems if problem.rule == "missing-file"]
    assert [problem.spot.line for problem in missing] == [5]
    assert "media/anh.png" in missing[0].hint


def test_another_process_gets_the_folder_and_not_what_was_read(content):
    tree = reading.Content(content.root, "content", Edition(drafts=False))
    check(tree)
    sent = pickle.dumps(tree)
    assert len(sent) < 1_000
    assert pickle.loads(sent) == tree
    assert check(pickle.loads(sent)) == check(tree)


def test_draft_is_seen_or_not_by_one_reading(content):
    content.write("=== xa/2023/campaign.yml\nstate: nháp\ntitle: Của xã\n")
    tree = content.tree
    shown = read_campaign(tree, named("xa/2023"))[0]
    hidden = read_campaign(tree.public(), named("xa/2023"))[0]
    assert shown is not None
    assert hidden is not None
    assert (shown.title, hidden.title) == ("Của xã", "Tuần lễ")


@pytest.mark.parametrize("root", ["content", "tests/sample"])
def test_layers_that_were_forgotten_are_read_again_alike(root, monkeypatch):
    tree = reading.Content(PROJECT / root, root)
    whole = check(tree)
    monkeypatch.setattr(reading, "MOST_LAYERS", 1)
    assert check(tree.anew()) == whole
