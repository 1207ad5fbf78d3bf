"""Two builds at once, a build that is ended, a disk that says no, folders that are not ours."""

from __future__ import annotations

import contextlib
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from site_src.base import cache
from site_src.cli import FAILED, OK, USAGE, main
from site_src.plan import campaigns
from site_src.publish import builder, placing
from tests.conftest import NATION, Content

TREE = """
    === 2023/campaign.yml
    title: Tuần lễ năm 2023
    theme: Tự học
    period: 02/10/2023 - 04/10/2023
    === tinh/unit.yml
    name: Ủy ban nhân dân tỉnh
    short_name: Tỉnh
    kind: tinh
    === tinh/2023/events.yml
    - {id: le-khai-mac, title: Lễ khai mạc, when: 16h30 ngày 02/10/2023}
    === xa/unit.yml
    name: Ủy ban nhân dân xã
    short_name: Xã
    kind: xa
    === xa/2023/events.yml
    - {id: hoi-sach, title: Hội sách, when: 8h ngày 03/10/2023}
    """
needs_posix = pytest.mark.skipif(os.name == "nt", reason="signals, limits and modes of POSIX")


@pytest.fixture
def content(tmp_path: Path) -> Content:
    content = Content(tmp_path / "content")
    content.write(NATION)
    content.write(TREE)
    return content


def command(content: Content, site: Path, *arguments: str) -> list[str]:
    folders = ["--content", str(content.root), "--output", str(site), "--no-compress", "--fresh"]
    return [sys.executable, "-Xutf8", "-m", "site_src.cli", "build", *arguments, *folders]


def build(content: Content, site: Path, *arguments: str) -> int:
    folders = ["--content", str(content.root), "--output", str(site), "--no-compress", "--fresh"]
    return main(["build", *arguments, *folders, "--workers", "1"])


def read(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def beside(site: Path) -> list[str]:
    return sorted(path.name for path in site.parent.iterdir() if path.name != "content")


def start(arguments: list[str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    )


# --- Two at once ----------------------------------------------------------------------------------


@pytest.mark.slow
def test_two_builds_at_once_wait_for_each_other_with_a_word(content: Content, tmp_path: Path):
    site = tmp_path / "site"
    assert build(content, site) == OK
    whole = read(site)
    # Nobody may begin before all three have come.
    with placing.held(site):
        processes = [start(command(content, site, *which)) for which in ([], ["xa/2023"], [])]
        for process in processes:
            assert process.stdout
            assert any(f"{os.getpid()}, " in line for line in process.stdout)
    said = [process.communicate()[0] for process in processes]
    assert [process.returncode for process in processes] == [OK, OK, OK], said
    assert not any("Traceback" in text for text in said)
    assert read(site) == whole
    assert beside(site) == ["site"]


def test_lock_of_an_owner_that_is_gone_is_taken_over(content: Content, tmp_path: Path):
    site = tmp_path / "site"
    (tmp_path / ".site.lock").write_text("máy khác, 1, 08:00:00", encoding="utf-8")
    assert build(content, site) == OK
    assert beside(site) == ["site"]


# --- Ended in the middle --------------------------------------------------------------------------


@pytest.mark.slow
@needs_posix
def test_killed_at_any_moment_there_is_a_site_after_the_next_command(
    content: Content, tmp_path: Path
):
    site, chance = tmp_path / "site", random.Random(15)
    assert build(content, site) == OK
    whole = read(site)
    for _time in range(6):
        process = start(command(content, site))
        time.sleep(chance.uniform(0.1, 1.2))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        placing.heal_if_free(site)
        assert read(site) == whole
        assert beside(site) == ["site"]


@pytest.mark.parametrize("swaps", [True, False])
def test_ended_at_each_rename_there_is_a_site_after_the_next_command(
    content: Content, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, swaps: bool
):
    site = tmp_path / "site"
    assert build(content, site) == OK
    whole, rename = read(site), Path.rename
    if not swaps:
        monkeypatch.setattr(placing, "swap", lambda one, other: False)
    for stop in range(1, 4):
        calls = 0

        def dies(path: Path, target: Path) -> Path:
            nonlocal calls
            calls += 1
            if calls == stop:  # noqa: B023 - it is called in this round only
                raise SystemExit("ended")
            return rename(path, target)

        with monkeypatch.context() as patch:
            patch.setattr(Path, "rename", dies)
            # What ends a process tidies nothing up.
            patch.setattr(shutil, "rmtree", lambda *_args, **_kinds: None)
            with contextlib.suppress(SystemExit):
                build(content, site)
        placing.heal_if_free(site)
        assert read(site) == whole
        assert beside(site) == ["site"]


# --- The disk says no -----------------------------------------------------------------------------


@pytest.mark.slow
@needs_posix
@pytest.mark.parametrize("size", [0, 500, 2_000])
def test_full_disk_is_told_and_the_last_site_stays(content: Content, tmp_path: Path, size: int):
    site = tmp_path / "site"
    assert build(content, site) == OK
    whole = read(site)

    def fill() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    done = subprocess.run(
        command(content, site), preexec_fn=fill, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == FAILED
    assert "Traceback" not in done.stdout + done.stderr
    assert re.search("đầy", done.stderr), done.stderr
    assert read(site) == whole


def test_file_where_the_folder_belongs_is_told(content: Content, tmp_path: Path, capsys):
    (tmp_path / "file").write_text("of somebody", encoding="utf-8")
    assert build(content, tmp_path / "file" / "site") == FAILED
    assert "file" in capsys.readouterr().err
    assert (tmp_path / "file").read_text(encoding="utf-8") == "of somebody"


# --- What is not ours -----------------------------------------------------------------------------


@pytest.mark.parametrize("as_link", [False, True])
def test_folder_that_no_build_made_is_left_as_it_is(
    content: Content, tmp_path: Path, capsys, as_link: bool
):
    site = tmp_path / "site"
    foreign = tmp_path / "theirs" if as_link else site
    foreign.mkdir()
    (foreign / "index.html").write_text("theirs", encoding="utf-8")
    if as_link:
        site.symlink_to(foreign, target_is_directory=True)
    assert build(content, site) == USAGE
    assert "site" in capsys.readouterr().err
    assert read(foreign) == {"index.html": b"theirs"}


# --- A part in a whole ----------------------------------------------------------------------------


def links(site: Path) -> list[str]:
    """The links of all pages that lead to nothing in the site."""
    broken = []
    for page in site.rglob("*.html"):
        for target in re.findall(r'(?:href|src)="([^"#?:]+)', page.read_text(encoding="utf-8")):
            file = Path(os.path.normpath(page.parent / target))
            if not (file.is_file() or (file / "index.html").is_file()) and page.name != "404.html":
                broken.append(f"{page.relative_to(site)}: {target}")
    return broken


def test_one_campaign_alone_leads_nowhere_that_is_not_there(content: Content, tmp_path: Path):
    site = tmp_path / "site"
    assert build(content, site, "xa/2023") == OK
    assert links(site) == []
    assert build(content, site, "tinh/2023") == OK
    assert links(site) == []
    assert (site / "xa/2023/index.html").is_file()
    assert (site / "tinh/2023/index.html").is_file()


def test_campaign_that_no_content_makes_is_told_and_goes_with_prune(
    content: Content, tmp_path: Path, capsys
):
    site = tmp_path / "site"
    assert build(content, site) == OK
    shutil.rmtree(content.root / "tinh")
    assert build(content, site, "xa/2023") == OK
    assert "tinh/2023/" in capsys.readouterr().out
    assert (site / "tinh/2023/index.html").is_file()
    assert build(content, site, "xa/2023", "--prune") == OK
    assert not (site / "tinh").exists()
    assert links(site) == []


# --- A mistake of the program ---------------------------------------------------------------------


def test_mistake_on_one_campaign_is_told_and_the_others_are_built(
    content: Content, tmp_path: Path, capsys, monkeypatch: pytest.MonkeyPatch
):
    plan = campaigns.plan_campaign

    def fails(tree, name, lower=()):
        assert str(name) != "tinh/2023", "46 letters"
        return plan(tree, name, lower)

    monkeypatch.setattr(builder, "plan_campaign", fails)
    monkeypatch.setattr(builder, "CRASHES", tmp_path / "crashes")
    site = tmp_path / "out" / "site"
    assert build(content, site) == FAILED
    said = capsys.readouterr().out
    assert "content/tinh/2023" in said
    assert "46 letters" in (tmp_path / "crashes/tinh+2023.txt").read_text(encoding="utf-8")
    assert (site / "xa/2023/index.html").is_file()
    assert not (site / "tinh/2023").exists()
    assert links(site) == []


# --- Asked badly ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "--workers", "-1"],
        ["build", "--workers", "0"],
        ["build", "--workers", "nhiều"],
        ["serve", "--port", "65536"],
        ["build", "--workers", "\x1b[31m7"],
    ],
)
def test_number_that_is_none_is_told(arguments: list[str], capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == USAGE
    said = capsys.readouterr().err
    assert "\x1b" not in said
    assert re.search(r"\d", said)


def test_empty_epoch_is_told(content: Content, tmp_path: Path, capsys, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    assert build(content, tmp_path / "site") == USAGE
    assert "SOURCE_DATE_EPOCH" in capsys.readouterr().err


def test_cache_is_where_it_belongs():
    assert builder.CRASHES.parent == cache.CACHE
