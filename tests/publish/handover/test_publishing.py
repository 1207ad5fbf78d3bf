"""Publishing into folders: what is sent, what is left alone, what becomes of it when it is cut."""

from __future__ import annotations

import contextlib
import json
import os
import platform
import shutil
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from site_src.cli import FAILED, OK, USAGE, main
from site_src.publish.handover.lease import held
from site_src.publish.handover.manifest import FILE, FOLDER, Manifest
from site_src.publish.handover.material import Material, material
from site_src.publish.handover.publishing import Publishing
from site_src.publish.handover.refused import RefusedError
from site_src.publish.handover.targets.base import Kind, Target
from site_src.publish.handover.targets.folder import FolderTarget
from site_src.publish.handover.verify import FolderCopy
from site_src.publish.listing import Listing, digest_of
from tests.publish.handover.conftest import CAMPAIGN

UNIT = "tinh"


@pytest.fixture(scope="module")
def first(site: Path) -> Material:
    return material(site, CAMPAIGN)


@pytest.fixture(scope="module")
def second(first: Material) -> Material:
    """The same Week later: a page gone, one new, the entry page and the styles changed."""
    files = dict(first.files)
    gone = [path for path in files if path.startswith("chuong-trinh/hoi-sach/")]
    for path in gone:
        del files[path]
    style = next(path for path in files if path.startswith("assets/site.") and path[-4:] == ".css")
    files["assets/site.00000000.css"] = first.read(style) + b"/* */"
    home = first.read("index.html").replace(style.encode(), b"assets/site.00000000.css")
    files |= {"index.html": home, "tin-tuc/index.html": b"<p>Tin</p>"}
    return made(first, files)


def made(like: Material, files: Mapping[str, bytes | Path]) -> Material:
    about = Material(files, like.listing, like.stamp)
    listing = Listing.of({path: digest_of(about.read(path)) for path in files})
    whole = {**files, "sha256sums.txt": listing.text.encode(), "build.json": b"{}"}
    return Material(dict(sorted(whole.items())), listing, replace(like.stamp, size=1))


def publish(target: Target, content: Material, **options: object) -> int:
    """How many files were sent and taken away."""
    publishing = Publishing(target, content, UNIT, told=lambda _text: None, patience=0.1)
    done = replace(publishing, **options).run()  # type: ignore[arg-type]
    return len(done.marks) + sum(map(len, done.take))


def there(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    found = {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}
    return {path: content for path, content in found.items() if not path.startswith("_tuan-le/")}


def whole(content: Material) -> dict[str, bytes]:
    return {path: content.read(path) for path in content.files}


class Counting:
    """A target whose acts are counted, and which is cut off after so many of them."""

    def __init__(self, target: Target, most: int = 10**9) -> None:
        self._target, self._most = target, most
        self.acts: list[tuple[str, str]] = []
        self.at_once = 1
        self.shown = target.shown

    def _count(self, act: str, path: str) -> None:
        if len(self.acts) >= self._most:
            raise RefusedError("cut", "again")
        self.acts.append((act, path))

    def read(self, path: str) -> bytes | None:
        self._count("read", path)
        return self._target.read(path)

    def names(self, folder: str) -> Mapping[str, Kind]:
        self._count("names", folder)
        return self._target.names(folder)

    def put(self, path: str, content: bytes) -> None:
        self._count("put", path)
        self._target.put(path, content)

    def take_away(self, paths: Iterable[str]) -> None:
        for path in paths:
            self._count("take", path)
            self._target.take_away([path])

    def finish(self) -> None:
        self._target.finish()

    def close(self) -> None:
        self._target.close()


def test_what_is_published_is_the_build_and_only_changes_are_sent(
    first: Material, second: Material, tmp_path: Path
):
    folder = tmp_path / "www"
    folder.mkdir()
    (folder / "robots.txt").write_text("của cổng")
    (folder / "anh").mkdir()
    assert publish(FolderTarget(folder), first) == len(first.files)
    assert there(folder) == {"robots.txt": "của cổng".encode(), **whole(first)}
    again = Counting(FolderTarget(folder))
    assert publish(again, first) == 0
    assert again.acts == [("read", FILE)]
    sent = publish(FolderTarget(folder), second)
    assert sent < 20
    assert there(folder) == {"robots.txt": "của cổng".encode(), **whole(second)}
    assert (folder / "anh").is_dir()
    assert not (folder / "chuong-trinh/hoi-sach").exists()
    assert [each.name for each in (folder / "_tuan-le").iterdir()] == ["manifest.json"]
    assert publish(FolderTarget(folder), second, again=True) == len(second.files)


@pytest.mark.parametrize("most", [0, 3, 6, 7, 9, 12, 15, 18, 19])
def test_cut_off_at_any_act_the_next_run_ends_the_same(
    first: Material, second: Material, tmp_path: Path, most: int
):
    folder = tmp_path / "www"
    publish(FolderTarget(folder), first)
    with pytest.raises(RefusedError, match="cut"):
        publish(Counting(FolderTarget(folder), most), second)
    style = b"assets/site.00000000.css"
    if style in (folder / "index.html").read_bytes():
        assert (folder / style.decode()).is_file()
    # Another state than the one that was cut, with what that one had just sent for the first time.
    if most == 9:
        publish(Counting(FolderTarget(folder), 10**6), first)
        assert there(folder) == whole(first)
    # What a killed run was just writing.
    (folder / "_tuan-le/1-1.part").write_bytes(b"?")
    publish(FolderTarget(folder), second)
    assert there(folder) == whole(second)
    assert [each.name for each in (folder / "_tuan-le").iterdir()] == ["manifest.json"]


def _foreign_file(folder: Path) -> None:
    (folder / "index.html").write_text("Cổng thông tin")


def _foreign_folder(folder: Path) -> None:
    (folder / "assets").mkdir()
    (folder / "assets/x.css").write_text("x")


def _other_case(folder: Path) -> None:
    (folder / "INDEX.html").write_text("Cổng thông tin")


def _file_for_folder(folder: Path) -> None:
    (folder / "assets").write_text("?")


def _link(folder: Path) -> None:
    (folder.parent / "khac").mkdir()
    (folder / "assets").symlink_to(folder.parent / "khac")


def _other_unit(folder: Path) -> None:
    FolderTarget(folder).put(FILE, Manifest("tinh/xa", {"index.html": "0"}).content)


def _broken_manifest(folder: Path) -> None:
    FolderTarget(folder).put(FILE, b"<html>")


def _manifest_that_leads_out(folder: Path) -> None:
    FolderTarget(folder).put(FILE, Manifest("tinh", {"../ngoai.txt": "0"}).content)


@pytest.mark.parametrize(
    ("prepare", "named"),
    [
        (_foreign_file, "index.html"),
        (_other_case, "index.html"),
        (_file_for_folder, "assets/"),
        (_link, "assets"),
        (_other_unit, "tinh/xa"),
        (_broken_manifest, "manifest.json"),
        (_manifest_that_leads_out, "manifest.json"),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_what_is_foreign_is_left_as_it_is_and_told(
    first: Material, tmp_path: Path, prepare: Callable[[Path], None], named: str
):
    folder = tmp_path / "www"
    folder.mkdir()
    prepare(folder)
    before = there(folder)
    with pytest.raises(RefusedError, match=named):
        publish(FolderTarget(folder), first)
    assert there(folder) == before
    assert not list(folder.glob("_tuan-le/lock*"))


def test_a_foreign_folder_with_our_name_is_shared_and_stays(first: Material, tmp_path: Path):
    folder = tmp_path / "www"
    folder.mkdir()
    _foreign_folder(folder)
    publish(FolderTarget(folder), first)
    assert (folder / "assets/x.css").read_text() == "x"


def test_what_was_put_there_by_hand_and_is_the_same_is_taken_over(first: Material, tmp_path: Path):
    folder = tmp_path / "www"
    publish(FolderTarget(folder), first)
    shutil.rmtree(folder / "_tuan-le")
    publish(FolderTarget(folder), first)
    assert there(folder) == whole(first)


def test_a_target_that_lists_nothing_is_told(first: Material, tmp_path: Path):
    class Silent(FolderTarget):
        def names(self, folder: str) -> Mapping[str, Kind]:
            return {}

    with pytest.raises(RefusedError):
        publish(Silent(tmp_path / "www"), first)
    assert there(tmp_path / "www") == {}


def test_another_run_is_waited_for_as_long_as_it_goes_on(
    first: Material, second: Material, tmp_path: Path
):
    told: list[str] = []
    folder = tmp_path / "www"
    publish(FolderTarget(folder), first)
    owner, mark = FolderTarget(folder), "_tuan-le/lock-x.json"
    owner.put(mark, b"0")
    ended = threading.Event()

    def work() -> None:
        for turn in range(8):
            owner.put(mark, f'{{"host": "y", "pid": 1, "turn": {turn}}}'.encode())
            time.sleep(0.05)
        assert not (folder / "tin-tuc").exists()
        ended.set()
        owner.take_away([mark])

    thread = threading.Thread(target=work)
    thread.start()
    publishing = Publishing(FolderTarget(folder), second, UNIT, told=told.append, patience=5)
    publishing.run()
    assert ended.is_set()
    thread.join()
    assert len(told) == 1
    assert there(folder) == whole(second)


class Meeting(FolderTarget):
    """One of two that look for others at the same moment, and says when both are at work."""

    def __init__(self, folder: Path, meet: threading.Barrier, at_work: set[str]) -> None:
        super().__init__(folder)
        self._meet, self._at_work = meet, at_work
        self.met: list[set[str]] = []

    def names(self, folder: str) -> Mapping[str, Kind]:
        found = super().names(folder)
        if folder == FOLDER:
            with contextlib.suppress(threading.BrokenBarrierError):
                self._meet.wait(0.5)
        return found

    def put(self, path: str, content: bytes) -> None:
        super().put(path, content)
        if not path.startswith(f"{FOLDER}/lock"):
            self._at_work.add(self.run)
            self.met.append(set(self._at_work))

    def take_away(self, paths: Iterable[str]) -> None:
        paths = list(paths)
        if any(path.startswith(f"{FOLDER}/lock") for path in paths):
            self._at_work.discard(self.run)
        super().take_away(paths)


@pytest.mark.slow
@pytest.mark.parametrize("left", [None, b'{"host": "y", "pid": 1}'])
def test_two_that_begin_at_once_end_as_one_after_the_other(
    first: Material,
    second: Material,
    tmp_path: Path,
    left: bytes | None,
):
    """Also where an ended run left its mark to both."""
    folder, meet, at_work = tmp_path / "www", threading.Barrier(2), set[str]()
    if left is not None:
        FolderTarget(folder).put(f"{FOLDER}/lock-0.json", left)
    targets = [Meeting(folder, meet, at_work) for _each in range(2)]
    failed: list[BaseException] = []

    def work(target: Target, content: Material) -> None:
        try:
            publish(target, content, patience=2.0)
        except BaseException as error:
            failed.append(error)

    threads = [
        threading.Thread(target=work, args=both)
        for both in zip(targets, (first, second), strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert all(met == {target.run} for target in targets for met in target.met)
    assert there(folder) in (whole(first), whole(second))
    assert [each.name for each in (folder / FOLDER).iterdir()] == ["manifest.json"]


def test_what_another_run_takes_away_while_it_is_looked_at_is_not_there(tmp_path: Path):
    one, other = FolderTarget(tmp_path / "www"), FolderTarget(tmp_path / "www")
    content, seen, failed, ended = b"x" * 9999, set[object](), list[OSError](), threading.Event()

    def look(ask: Callable[[], object]) -> None:
        while not ended.is_set():
            try:
                seen.add(ask())
            except OSError as error:
                failed.append(error)

    asked = (
        lambda: other.read("a/b/x.txt"),
        lambda: FolderCopy(tmp_path / "www").read("a/b/x.txt"),
        lambda: tuple(other.names("a/b")),
    )
    threads = [threading.Thread(target=look, args=[ask]) for ask in asked]
    for thread in threads:
        thread.start()
    for _turn in range(150):
        one.put("a/b/x.txt", content)
        one.take_away(["a/b/x.txt"])
    ended.set()
    for thread in threads:
        thread.join()
    assert failed == []
    assert seen <= {None, content, (), ("x.txt",)}


def test_run_that_takes_its_mark_back_is_not_one_that_ended(tmp_path: Path):
    """It comes again under the same name, and its mark is nobody else's to take away."""
    left, other = f"{FOLDER}/lock-0.json", f"{FOLDER}/lock-1.json"
    alive = json.dumps({"host": platform.node(), "pid": os.getpid()}).encode()
    ended = b'{"host": "y", "pid": 1}'

    class Waiting(FolderTarget):
        def __init__(self) -> None:
            super().__init__(tmp_path / "www")
            self.looked, self.asked = 0, 0
            self.taken: list[str] = []

        def names(self, folder: str) -> Mapping[str, Kind]:
            self.looked += 1
            if self.looked == 2:
                self.put(other, alive)
            return super().names(folder)

        def read(self, path: str) -> bytes | None:
            if path == other:
                self.asked += 1
                if self.asked in (1, 4):  # it makes way, and later it is done
                    super().take_away([other])
            return super().read(path)

        def take_away(self, paths: Iterable[str]) -> None:
            paths = list(paths)
            self.taken += paths
            super().take_away(paths)

    target = Waiting()
    for path, mark in ((left, ended), (other, alive)):
        target.put(path, mark)
    with held(target, lambda _text: None, 0.3):
        assert target.asked == 4
        assert left in target.taken
        assert other not in target.taken


@pytest.mark.parametrize("name", ["lock.json", "lock-0.json"])
@pytest.mark.parametrize("mark", [b"", b"{}", b"?", b"[]", b'{"host": "y", "pid": 1}'])
def test_what_an_ended_run_left_is_taken_over(
    first: Material, tmp_path: Path, name: str, mark: bytes
):
    target = FolderTarget(tmp_path / "www")
    target.put(f"_tuan-le/{name}", mark)
    publish(target, first)
    assert there(tmp_path / "www") == whole(first)
    assert not list((tmp_path / "www/_tuan-le").glob("lock*"))


def test_run_that_was_taken_over_stops(first: Material, tmp_path: Path):
    """Whoever takes over takes the mark away; the other sees it before it says what is there."""

    class TakenOver(FolderTarget):
        def put(self, path: str, content: bytes) -> None:
            super().put(path, content)
            if path == "index.html":
                for mark in (tmp_path / "www/_tuan-le").glob("lock*"):
                    mark.unlink()

    with pytest.raises(RefusedError):
        publish(TakenOver(tmp_path / "www"), first)
    publish(FolderTarget(tmp_path / "www"), first)
    assert there(tmp_path / "www") == whole(first)


def test_command(site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    around = ["--content", str(site.parent / "content"), "--site", str(site)]
    folder = str(tmp_path / "www")
    assert main(["publish", CAMPAIGN, folder, *around, "--dry-run"]) == OK
    out = capsys.readouterr().out
    assert "+ index.html\n" in out
    assert not Path(folder).exists()
    assert main(["publish", CAMPAIGN, folder, *around]) == OK
    assert main(["verify", folder, CAMPAIGN, *around]) == OK
    assert main(["publish", CAMPAIGN, "khong-co", *around]) == USAGE
    assert main(["publish", CAMPAIGN, str(tmp_path / "a/b/c"), *around]) == FAILED
    for address in ("ftp://a/b", "sftp://u:mat-khau@a/b", "sftp://", "git+file:///a.git"):
        capsys.readouterr()
        assert main(["publish", CAMPAIGN, address, *around]) == FAILED
        err = capsys.readouterr().err
        assert err.strip()
        assert "mat-khau" not in err
