"""What `serve` makes again after a change: all that the change shows in, and nothing else."""

from __future__ import annotations

import os
import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from site_src.pages.templating import environment
from site_src.plan.campaigns import plan_campaign
from site_src.publish.live.files import Folder
from site_src.publish.live.preview import Preview
from site_src.publish.renderer import Rendering
from site_src.publish.with_mkdocs import render
from site_src.reading.content import Content
from tests.bench.units import write_content
from tests.media_samples import picture_bytes
from tests.names import named

CAMPAIGN = "tinh-0/xa-0/2023"


class Desk:
    """A generated commune, its preview, and an officer who edits."""

    def __init__(self, folder: Path) -> None:
        write_content(folder / "content", 1)
        self.tree = Content(folder / "content", "content")
        self.year = self.tree.root.joinpath(*CAMPAIGN.split("/"))
        self.preview = Preview(self.tree, named(CAMPAIGN), folder / "shown")
        self.fresh = folder / "fresh"
        self.edits = 0

    def update(self) -> list[str]:
        """What is written, in order."""
        assert self.preview.read(), self.preview.problems
        return list(self.preview.update())

    def shown(self) -> dict[str, bytes]:
        return _files(self.preview.folder.root)

    def rendered(self) -> dict[str, bytes]:
        """The same content as a build makes it, from nothing."""
        plan, _problems = plan_campaign(self.tree.anew(), named(CAMPAIGN))
        assert plan is not None
        assert render(Rendering(plan), self.fresh) == []
        return _files(self.fresh)

    def change(self, file: str, pattern: str, new: str, count: int = 1) -> None:
        path = self.year / file
        text = path.read_text(encoding="utf-8")
        changed = re.sub(pattern, new, text, count=count, flags=re.MULTILINE)
        path.write_text(changed, encoding="utf-8")

    def add(self, file: str, text: str) -> None:
        path = self.year / file
        path.parent.mkdir(exist_ok=True)
        with path.open("a", encoding="utf-8") as opened:
            opened.write(text)


def _files(folder: Path) -> dict[str, bytes]:
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    made.update()
    return made


def test_first_update_makes_what_a_build_makes(desk):
    assert desk.shown() == desk.rendered()


def test_nothing_is_written_where_nothing_changed(desk):
    assert desk.update() == []


def test_inserted_line_changes_no_page(desk):
    desk.change("events.yml", r"\A", "# Chương trình\n\n")
    assert desk.update() == []


def test_time_of_an_event_changes_the_pages_that_tell_it(desk):
    desk.change("events.yml", r"7h30 02/10/2023", "6h15 02/10/2023")
    pages = {file for file in desk.update() if file.endswith("index.html")}
    of_the_program = {
        f"{page}index.html" for page in ("chuong-trinh/", "embed/", "embed/hom-nay/", "nhung/")
    }
    assert pages == {"index.html", "chuong-trinh/hoat-dong-0/index.html", *of_the_program}


def test_pages_that_are_looked_at_come_first(desk):
    desk.change("events.yml", r"7h30 02/10/2023", "6h15 02/10/2023")
    assert desk.preview.read()
    assert next(desk.preview.update(first={"nhung/"})) == "nhung/index.html"


def test_pages_about_what_changed_come_before_those_that_mention_it(desk):
    desk.change("events.yml", r"7h30 02/10/2023", "6h15 02/10/2023")
    written = desk.update()
    # The home page lists activities, and so is about this one, too.
    mentions = [page for page in written if page.startswith("to-chuc-thuc-hien/")]
    assert all(
        written.index("chuong-trinh/hoat-dong-0/index.html") < written.index(page)
        for page in mentions
    )


def test_pages_come_before_what_is_made_of_them(desk):
    desk.change("events.yml", r"7h30 02/10/2023", "6h15 02/10/2023")
    written = desk.update()
    kinds = ["page" if file.endswith("index.html") else "other" for file in written]
    assert kinds == sorted(kinds, reverse=True)
    assert "calendar.ics" in written
    assert written[-1] == "sw.js"


def test_removed_event_takes_its_page_and_calendar_away(desk):
    desk.change("events.yml", r"^- id: hoat-dong-3\n(?:  .*\n)+", "")
    desk.update()
    gone = {file for file in desk.shown() if "hoat-dong-3" in file}
    assert gone == set()
    assert desk.shown() == desk.rendered()


def test_update_that_was_left_off_is_finished_by_the_next(desk):
    desk.change("events.yml", r"7h30 02/10/2023", "6h15 02/10/2023")
    assert desk.preview.read()
    next(desk.preview.update())
    desk.update()
    assert desk.shown() == desk.rendered()


def test_error_leaves_the_folder_as_it_was(desk):
    before = desk.shown()
    desk.change("events.yml", r"when: .*", "when: 31/02/2023")
    assert not desk.preview.read()
    (problem,) = [p for p in desk.preview.problems if p.severity == "error"]
    assert (problem.spot.path, problem.spot.line) == (f"content/{CAMPAIGN}/events.yml", 4)
    assert desk.shown() == before


def test_two_saves_within_one_tick_of_the_clock_are_two(desk):
    file = desk.year / "news/tin-0.md"
    status = file.stat()
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Học", "Đọc"), encoding="utf-8")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert "tin-tuc/tin-0/index.html" in desk.update()


def test_theme_is_read_anew_when_it_is_forgotten(desk):
    desk.preview.forget()
    assert environment.cache_info().currsize == 0
    assert desk.preview.read()
    assert list(desk.preview.update(first={"nhung/"})) == []  # all made, and all the same


def _retime(desk: Desk, chance: random.Random) -> None:
    desk.change("events.yml", rf"\d+h\d+ 0{chance.randint(2, 8)}", f"{chance.randint(6, 20)}h05 04")


def _new_event(desk: Desk, chance: random.Random) -> None:
    day, n = chance.randint(2, 8), desk.edits
    desk.add(
        "events.yml", f"- {{id: moi-{n}, title: Hội {n}, kind: lớp học, when: 0{day}/10/2023}}\n"
    )


def _less_event(desk: Desk, chance: random.Random) -> None:
    desk.change("events.yml", rf"^- id: hoat-dong-{chance.randint(0, 16)}\n(?:  .*\n)+", "")


def _comment(desk: Desk, chance: random.Random) -> None:
    names = ["events", "places", "organizations", "slogans", "reporting", "resources", "campaign"]
    desk.change(f"{chance.choice(names)}.yml", r"\A", f"# {desk.edits}\n")


def _write_news(desk: Desk, chance: random.Random) -> None:
    front = f"title: Tin mới {desk.edits}\ndate: 0{chance.randint(1, 9)}/10/2023"
    state = chance.choice(["", "state: nháp\n", "publish_from: 09/10/2099\n"])
    desk.add(f"news/moi-{desk.edits}.md", f"---\n{front}\n{state}---\n\nXem [trang đầu](/).\n")


def _some_news(desk: Desk, chance: random.Random) -> Path:
    return chance.choice(sorted((desk.year / "news").glob("*.md")))


def _change_news(desk: Desk, chance: random.Random) -> None:
    desk.add(f"news/{_some_news(desk, chance).name}", f"\n## Mục {desk.edits}\n\nThêm một đoạn.\n")


def _rename_news(desk: Desk, chance: random.Random) -> None:
    file = _some_news(desk, chance)
    file.rename(file.with_name(f"doi-ten-{desk.edits}.md"))


def _delete_news(desk: Desk, chance: random.Random) -> None:
    if len(list((desk.year / "news").glob("*.md"))) > 1:
        _some_news(desk, chance).unlink()


def _picture(desk: Desk, chance: random.Random) -> None:
    file = desk.year / "media/anh.jpg"
    file.parent.mkdir(exist_ok=True)
    is_new = not file.exists()
    size = (chance.randint(8, 900), chance.randint(8, 900))
    file.write_bytes(picture_bytes("JPEG", size, quality=chance.randint(20, 95)))
    if is_new:
        desk.add("pages/gioi-thieu.md", "\n![Bà con học bài](media/anh.jpg)\n")


def _outline(desk: Desk, chance: random.Random) -> None:
    desk.change("outline.md", r"## Phần (\d).*", rf"## Phần \1, lần {desk.edits}")


def _organization(desk: Desk, chance: random.Random) -> None:
    n = chance.randint(0, 6)
    desk.change(
        "organizations.yml", rf"id: to-{n}, name: .*\}}", f"id: to-{n}, name: Tổ {desk.edits}}}"
    )


def _slogan(desk: Desk, chance: random.Random) -> None:
    desk.add("slogans.yml", f"    - {{id: cau-{desk.edits}, text: Học mãi {desk.edits}}}\n")


def _place(desk: Desk, chance: random.Random) -> None:
    desk.change("places.yml", r"address: .*\}", f"address: Thôn {desk.edits}}}")


def _title(desk: Desk, chance: random.Random) -> None:
    desk.change("campaign.yml", r"^title: .*", f"title: Tuần lễ, bản {desk.edits}")


def _notice(desk: Desk, chance: random.Random) -> None:
    text = (desk.year / "campaign.yml").read_text(encoding="utf-8")
    if "notice:" in text:
        desk.change("campaign.yml", r"^notice: .*\n", "")
    else:
        desk.add("campaign.yml", f"notice: {{text: Mưa to {desk.edits}, until: 07/10/2023}}\n")


def _theme_of_the_nation(desk: Desk, chance: random.Random) -> None:
    file = desk.tree.root / "2023/campaign.yml"
    text = re.sub(r"theme: .*", f"theme: Học {desk.edits}", file.read_text(encoding="utf-8"))
    file.write_text(text, encoding="utf-8")


def _unit(desk: Desk, chance: random.Random) -> None:
    name = f"name: Ủy ban nhân dân xã {desk.edits}\nkind: xa\n"
    site = chance.choice(["", "site_url: https://xa.example.vn/\n"])
    (desk.year.parent / "unit.yml").write_text(name + site, encoding="utf-8")


def _mistake_and_back(desk: Desk, chance: random.Random) -> None:
    file = desk.year / chance.choice(["events.yml", "campaign.yml", "outline.md"])
    right = file.read_bytes()
    file.write_bytes(right[: chance.randint(1, len(right))] + b"\n\t: [\n")
    desk.preview.read()
    file.write_bytes(right)


EDITS: tuple[Callable[[Desk, random.Random], None], ...] = (
    _retime,
    _new_event,
    _less_event,
    _comment,
    _write_news,
    _change_news,
    _rename_news,
    _delete_news,
    _picture,
    _outline,
    _organization,
    _slogan,
    _place,
    _title,
    _notice,
    _theme_of_the_nation,
    _unit,
    _mistake_and_back,
)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_after_many_edits_the_folder_is_as_if_built_anew(desk, seed):
    chance = random.Random(seed)
    done = []
    for _round in range(3):
        for edit in chance.sample(EDITS, len(EDITS) // 2):
            desk.edits += 1
            done.append(edit.__name__)
            edit(desk, chance)
            assert desk.preview.read(), (done, desk.preview.problems)
            update = desk.preview.update()
            if chance.random() < 0.3:  # Something newer came in the middle.
                for _file in zip(range(chance.randint(0, 4)), update, strict=False):
                    pass
                update.close()
            else:
                list(update)
        desk.update()
        shown, rendered = desk.shown(), desk.rendered()
        assert shown.keys() == rendered.keys(), done
        assert [file for file in shown if shown[file] != rendered[file]] == [], done


@pytest.mark.slow
def test_every_kind_of_edit_changes_something(desk):
    """Or the test above would prove nothing about it."""
    chance = random.Random(0)
    silent = []
    for edit in EDITS:
        desk.edits += 1
        edit(desk, chance)
        if not desk.update():
            silent.append(edit)
    assert silent == [_comment, _mistake_and_back]


def test_folder_holds_whole_files_and_no_empty_folders(tmp_path):
    folder = Folder(tmp_path / "shown")
    assert folder.put("a/b/index.html", b"1")
    assert not folder.put("a/b/index.html", b"1")
    assert folder.read("a/b/index.html") == b"1"
    assert folder.drop("a/b/index.html")
    assert not folder.drop("a/b/index.html")
    assert list((tmp_path / "shown").iterdir()) == []


@pytest.mark.parametrize("address", ["../content/unit.yml", "/etc/passwd", "a/../../x", ""])
def test_folder_reads_only_what_was_put_there(tmp_path, address):
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "unit.yml").write_text("bí mật", encoding="utf-8")
    assert Folder(tmp_path / "shown").read(address) is None
