"""The real build of small trees: the same bytes twice, all or nothing, and what pages may hold."""

from __future__ import annotations

import filecmp
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from site_src.base.messages import gettext as _
from site_src.cli import FAILED, OK, main
from site_src.publish import assemble, placing
from site_src.publish.build_site import build_site
from tests.bench.units import build_command, write_content
from tests.built import read_site, target
from tests.conftest import NATION, Content

THEME = "Xây dựng năng lực tự học"
TREE = f"""
    === 2022/campaign.yml
    title: Tuần lễ năm 2022
    theme: Chủ đề năm trước
    period: 01/10/2022 - 07/10/2022
    === 2023/campaign.yml
    title: Tuần lễ năm 2023
    theme: {THEME}
    period: 02/10/2023 - 04/10/2023
    documents:
      - {{id: cv, type: Công văn, number: 1, symbol: BGDĐT, date: 08/9/2023, role: văn bản chính}}
    === tinh/unit.yml
    name: Ủy ban nhân dân tỉnh
    short_name: Tỉnh
    kind: tinh
    === tinh/2023/events.yml
    - {{id: le-khai-mac, title: Lễ khai mạc, kind: lễ khai mạc, when: 16h30 ngày 02/10/2023}}
    === tinh/2023/slogans.yml
    - {{id: cong, where: Cổng, choice: bắt buộc, slogans: [{{id: chu-de, text: $theme}}]}}
    === tinh/2023/pages/tro-giup.md
    ---
    title: Trợ giúp
    ---
    ## Mục một

    [Chương trình](chuong-trinh/), [ngày đầu](chuong-trinh/#ngay-2023-10-02), [tệp](media/mau.pdf).

    ![Ảnh](media/anh.png)

    !!! note
        Nói về “$theme”.

    Xem [mục một](#muc-mot) và [lễ khai mạc](chuong-trinh/le-khai-mac/).
    === tinh/2023/media/mau.pdf
    mẫu
    === tinh/2023/media/anh.png
    === tinh/2023/media/khong-dung.png
    === xa/unit.yml
    name: Ủy ban nhân dân xã
    short_name: Xã
    kind: xa
    """


def new_content(folder, *texts):
    content = Content(folder / "content")
    for text in (NATION, *texts):
        content.write(text)
    return content


def build(content, site, *arguments, workers=1):
    """In this process, which is quicker for so few; the exit code."""
    folders = ["--content", str(content.root), "--output", str(site)]
    return main(["build", *arguments, *folders, "--workers", str(workers)])


def read(folder):
    """Every file of a folder, by '/'-path."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    return new_content(tmp_path_factory.mktemp("content"), TREE)


@pytest.fixture(scope="module")
def folder(content, tmp_path_factory):
    """The tree, built once."""
    folder = tmp_path_factory.mktemp("built") / "site"
    assert build(content, folder, "--fresh") == OK
    return folder


@pytest.fixture(scope="module")
def site(folder):
    return read_site(folder)


@pytest.fixture
def own(content, folder, tmp_path):
    """A copy of the tree and its site, for a test that changes them."""
    shutil.copytree(content.root, tmp_path / "content")
    shutil.copytree(folder, tmp_path / "site")
    return Content(tmp_path / "content"), tmp_path / "site"


# --- The same bytes -------------------------------------------------------------------------------


def test_build_twice_is_the_same(content, folder, tmp_path):
    assert build(content, tmp_path / "lai", "--fresh") == OK
    assert read(tmp_path / "lai") == read(folder)


def test_build_in_processes_is_the_same(content, folder, tmp_path):
    assert build(content, tmp_path / "lai", "--fresh", workers=2) == OK
    assert read(tmp_path / "lai") == read(folder)


@pytest.mark.parametrize("how", [(), ("--fresh",)])
def test_build_over_itself_is_the_same(own, folder, how):
    assert build(*own, *how) == OK
    assert read(own[1]) == read(folder)


def test_build_of_a_copy_elsewhere_is_the_same(own, folder, tmp_path):
    assert build(own[0], tmp_path / "noi-khac" / "trang", "--fresh") == OK
    assert read(tmp_path / "noi-khac" / "trang") == read(folder)


def test_build_knows_no_clock(content, folder, tmp_path, monkeypatch):
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    assert build(content, tmp_path / "lai") == OK
    # These say which day decided, on purpose.
    dated = re.compile(
        r"(?:^|/)(?:build\.json|sha256sums\.txt|cac-don-vi/index\.html)(?:\.br|\.gz)?$"
    )
    again, before = (
        {path: data for path, data in read(site).items() if not dated.search(path)}
        for site in (tmp_path / "lai", folder)
    )
    assert again == before


# --- All or nothing -------------------------------------------------------------------------------


def state(folder):
    """Every file with its bytes and the moment of its last change."""
    return {
        path: (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize(
    "broken",
    [
        "=== xa/2023/campaign.yml\nthemee: A\n",
        "=== xa/2023/events.yml\n- {id: a, title: A, place: khong-co}\n",
        "=== xa/2023/pages/a.md\n---\ntitle: A\n---\n[A](khong-co/)\n",
        "=== moi/unit.yml\nname: Mới\nkind: sai\n",
    ],
)
def test_failed_build_leaves_the_site(own, tmp_path, broken):
    content, site = own
    before = state(site)
    content.write(broken)
    content.write("=== 2023/campaign.yml\ntitle: Tuần lễ\ntheme: Chủ đề mới\n")
    assert build(content, site) == FAILED
    assert state(site) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "site"]


def test_crashed_build_leaves_the_site(own, tmp_path):
    def crash(rendering, site_dir):
        raise ZeroDivisionError

    content, site = own
    before = state(site)
    report = build_site(content.tree, site, None, 1, strict=False, render=crash)
    assert {problem.rule for problem in report.problems} == {"crash"}
    assert not report.placed
    assert state(site) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "site"]


def test_interrupted_build_leaves_the_site(own, tmp_path, monkeypatch, capsys):
    def interrupt(*_arguments, **_options):
        raise KeyboardInterrupt

    content, site = own
    before = state(site)
    monkeypatch.setattr(assemble, "share_identical", interrupt)
    assert build(content, site) == FAILED
    assert state(site) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "site"]


def test_move_that_fails_puts_the_site_back(own, tmp_path, monkeypatch):
    content, site = own
    before = state(site)
    rename = type(site).rename

    def fail(path, target):
        if path.name == "site" and ".staging" in str(path):
            raise OSError("đĩa đầy")
        return rename(path, target)

    monkeypatch.setattr(placing, "swap", lambda one, other: False)  # as on an older disk
    monkeypatch.setattr(type(site), "rename", fail)
    assert build(content, site) == FAILED
    assert state(site) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "site"]


def test_site_that_a_stopped_move_left_aside_comes_back(own, tmp_path):
    content, site = own
    before = state(site)
    site.rename(tmp_path / ".site.old-123")
    content.write("=== xa/2023/campaign.yml\nthemee: A\n")
    assert build(content, site) == FAILED
    assert state(site) == before


def test_left_over_staging_is_cleared(own, folder, tmp_path):
    (tmp_path / ".site.staging-123" / "site").mkdir(parents=True)
    (tmp_path / ".site.staging-123" / "site" / "rac.html").write_text("rác")
    assert build(*own) == OK
    assert read(own[1]) == read(folder)
    assert not (tmp_path / ".site.staging-123").exists()


def test_page_that_is_gone_from_content_is_gone_from_the_site(own):
    content, site = own
    assert (site / "tinh" / "2023" / "tro-giup" / "index.html").exists()
    (content.root / "tinh" / "2023" / "pages" / "tro-giup.md").unlink()
    assert build(content, site) == OK
    assert not (site / "tinh" / "2023" / "tro-giup").exists()


# --- One campaign ---------------------------------------------------------------------------------


def test_one_campaign_without_a_change_changes_nothing(own, folder):
    assert build(*own[:1], own[1], "tinh/2023") == OK
    assert read(own[1]) == read(folder)


def test_one_campaign_leaves_the_other_files(own):
    content, site = own
    before = state(site)
    content.write("=== tinh/2023/campaign.yml\ntheme: Chủ đề mới của tỉnh\n")
    assert build(content, site, "tinh/2023") == OK
    changed = {
        path.relative_to(site).as_posix()
        for path, (content_then, _moment) in before.items()
        if not path.exists() or path.read_bytes() != content_then
    }
    assert changed
    # The tables of all Weeks name the theme too.
    outside = {path for path in changed if not path.startswith("tinh/")}
    assert {path for path in outside if not path.startswith("du-lieu/")} == set()


def test_one_campaign_that_fails_leaves_the_site(own):
    content, site = own
    before = state(site)
    content.write("=== tinh/2023/campaign.yml\nthemee: A\n")
    assert build(content, site, "tinh/2023") == FAILED
    assert state(site) == before


def test_one_campaign_although_another_is_broken(own):
    content, site = own
    content.write("=== xa/2023/campaign.yml\nthemee: A\n")
    assert build(content, site, "tinh/2023") == OK


def test_one_campaign_of_a_new_unit(own):
    content, site = own
    content.write("""
        === tinh/phuong/unit.yml
        name: Phường mới
        kind: phuong
        """)
    assert build(content, site, "tinh/phuong/2023") == OK
    pages = read_site(site)
    assert "tinh/phuong/2023/" in pages
    assert "Phường mới" in pages["tinh/phuong/"].text
    assert "tinh/phuong/" in pages["tinh/"].leads_to()
    assert "tinh/phuong/" in pages[""].leads_to()


def test_one_campaign_where_no_site_is_yet(content, tmp_path):
    assert build(content, tmp_path / "site", "tinh/2023") == OK
    assert {"", "tinh/", "tinh/2023/"} <= read_site(tmp_path / "site").keys()


# --- What stands on disk --------------------------------------------------------------------------


def test_media_published_is_what_pages_use(folder):
    media = {path for path in read(folder) if "/media/" in path}
    assert media == {"tinh/2023/media/mau.pdf", "tinh/2023/media/anh.png"}


def test_nothing_of_the_content_folder_is_published(folder):
    suffixes = {path.rpartition(".")[2] for path in read(folder)}
    assert suffixes.isdisjoint({"yml", "md", "py"})


def test_files_of_the_theme_are_stored_once(folder):
    assert set(stored_times(folder, "assets/**/*").values()) == {1}


def test_what_is_the_same_in_every_campaign_is_stored_once(folder):
    times = stored_times(folder, "20??/program.schema.json") | stored_times(
        folder, "*/20??/_headers"
    )
    assert times == {"program.schema.json": 1, "_headers": 1}


def stored_times(folder, pattern):
    """How often the disk has what stands under one name in many places."""
    stored: dict[str, set[int]] = {}
    for path in sorted(folder.rglob(pattern)):
        if path.is_file():
            stored.setdefault(path.name, set()).add(path.stat().st_ino)
    return {name: len(inodes) for name, inodes in stored.items()}


def test_campaign_folder_alone_is_whole(folder, site, tmp_path):
    """Handed over without the rest: what its pages load is in it, and so is what they lead to."""
    shutil.copytree(folder / "tinh" / "2023", tmp_path / "2023")
    assert filecmp.dircmp(folder / "tinh" / "2023", tmp_path / "2023").diff_files == []
    missing = set()
    for address, page in read_site(tmp_path / "2023").items():
        for link in page.links:
            path = target(f"2023/{address}", link.url)[0]
            if not re.match(r"[a-z]+:", link.url) and path.startswith("2023/"):
                file = tmp_path / path / ("index.html" if path.endswith("/") else "")
                if not file.exists():
                    missing.add(f"{address} → {link.url}")
    assert missing == set()


# --- Links ----------------------------------------------------------------------------------------


def test_no_link_is_absolute(site):
    """The folder works under any subpath. A 404 stands at any depth and is tested elsewhere."""
    found = {
        f"{address} → {link.url}"
        for address, page in site.items()
        for link in page.links
        if link.url.startswith("/") and not address.endswith("404.html")
    }
    assert found == set()


def test_no_request_to_a_third_party(folder, site):
    loaded = {
        link.url
        for page in site.values()
        for link in page.links
        if link.tag not in ("a", "area") and link.rel != "canonical"
    }
    assert {url for url in loaded if re.match(r"(?:[a-z]+:)?//", url)} == set()
    for path, raw in read(folder).items():
        if path.endswith(".css"):
            assert re.findall(rb"(?:url\(|@import)\s*[\"']?(?:https?:)?//", raw) == []


def test_everything_on_a_page_is_in_a_landmark(site):
    """What stands beside head, main and foot says what it is: notices, of older years too."""
    seen = set()
    for address, page in site.items():
        for part in page.document.findall("body/*"):
            kind = part.attrib.get("class", part.tag).split()[0]
            seen.add(kind)
            if part.tag not in ("header", "main", "footer", "script") and kind != "skip":
                assert part.tag == "section", (address, kind)
                assert part.attrib["aria-label"], (address, kind)
    assert "notice" in seen


def test_links_of_a_text(site):
    page = site["tinh/2023/tro-giup/"]
    assert {
        "tinh/2023/chuong-trinh/",
        "tinh/2023/media/mau.pdf",
        "tinh/2023/chuong-trinh/le-khai-mac/",
    } <= page.leads_to().keys()
    assert "tinh/2023/media/anh.png" in {
        target(page.address, link.url)[0] for link in page.links if link.tag == "img"
    }
    assert "muc-mot" in page.ids
    assert "ngay-2023-10-02" in site["tinh/2023/chuong-trinh/"].ids


def built_page(tmp_path, text):
    """A page of a small campaign with this text, as it was built."""
    content = new_content(tmp_path, "=== 2023/campaign.yml\ntitle: Tuần lễ\ntheme: A\n")
    (content.root / "2023" / "pages").mkdir()
    file = content.root / "2023" / "pages" / "trang.md"
    file.write_text(f"---\ntitle: Trang\n---\n{text}\n", encoding="utf-8")
    code = build(content, tmp_path / "site")
    return code, read_site(tmp_path / "site")["2023/trang/"] if code == OK else None


@pytest.mark.parametrize(
    "text",
    [
        "[A](chu-de/)",
        "[A][a]\n\n[a]: chu-de/",
        "<p><a href='chu-de/'>A</a></p>",
        "A <a href='chu-de/'>A</a>",
        "<div markdown>\n[A](chu-de/)\n</div>",
        "- A\n    - [A](chu-de/)",
        "| A |\n| --- |\n| [A](chu-de/) |",
        "!!! note\n    [A](chu-de/)",
        "A[^1]\n\n[^1]: [A](chu-de/)",
    ],
)
def test_link_of_every_form_leads_there(tmp_path, text):
    code, page = built_page(tmp_path, text)
    assert code == OK
    assert [url for url in page.leads_to() if url.endswith(".md")] == []
    assert '<a href="../chu-de/"' in page.source.replace("'", '"')


@pytest.mark.parametrize("text", ["[A](#khong-co)", "[A](trang.md#khong-co)"])
def test_link_to_an_absent_heading_fails(tmp_path, text, capsys):
    code, _page = built_page(tmp_path, text)
    assert code == FAILED
    assert "khong-co" in capsys.readouterr().out


# --- What staff write stays text ------------------------------------------------------------------

# Without its end, a tag is not told from a sign; a page that did not escape it would still obey.
HOSTILE = """<img src=x onerror=alert("1") & <b {{ 7 * 7 }} {% raw %} 'a' \\ ` *x* [y](z)"""


def test_data_is_never_markup(tmp_path):
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    content = new_content(
        tmp_path,
        "=== 2023/campaign.yml\n"
        f"title: {quoted}\ntheme: {quoted}\nperiod: 02/10/2023 - 04/10/2023\n"
        f"purposes: [{{id: a, text: {quoted}}}]\n"
        f"notice: {{text: {quoted}, until: 02/10/2023}}\n"
        f"contacts: [{{id: b, name: {quoted}, phone: {quoted}, email: a@example.vn}}]\n"
        f"documents: [{{id: c, type: {quoted}, subject: {quoted}, role: văn bản chính}}]\n"
        "=== 2023/events.yml\n"
        f"- {{id: a, title: {quoted}, description: {quoted}, place_note: {quoted}}}\n"
        "=== 2023/slogans.yml\n"
        f"- {{id: a, where: {quoted}, choice: bắt buộc, slogans: [{{id: b, text: {quoted}}}]}}\n"
        "=== 2023/resources.yml\n"
        f"- {{id: a, name: {quoted}, purpose: {quoted}}}\n"
        "=== 2023/pages/trang.md\n"
        f"---\ntitle: {quoted}\nsummary: {quoted}\n---\nA\n",
    )
    assert build(content, tmp_path / "site") == OK
    for page in read_site(tmp_path / "site").values():
        assert 'alert("1")' not in page.source, page.address
        assert "<img src=x" not in page.source, page.address
        assert "49" not in page.headings("h1"), page.address
    home = read_site(tmp_path / "site")["2023/"]
    assert HOSTILE in home.text


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<p onclick='alert(1)'>A</p>",
        "<p style=\"background: url('https://example.vn/a.png')\">A</p>",
        "<form action='https://example.vn/'><input name='a'></form>",
    ],
)
def test_active_html_in_a_text_is_refused(tmp_path, text):
    """A page that collects nothing and asks nobody is a promise of the site."""
    code, _page = built_page(tmp_path, text)
    assert code == FAILED


def test_words_of_markdown_are_vietnamese(site):
    source = site["tinh/2023/tro-giup/"].text
    assert "Lưu ý" in source
    assert "Note" not in source.split()


def test_heading_of_a_text_is_below_the_title(tmp_path):
    _code, page = built_page(tmp_path, "# Một\n\n## Hai\n\n# Ba")
    assert page.headings("h1") == ("Trang",)
    assert {"Một", "Ba"} <= set(page.headings("h2"))
    assert "Hai" in page.headings("h3")


# --- The theme stands once ------------------------------------------------------------------------


def test_theme_changed_at_the_nation(own):
    content, site = own
    content.write("""
        === tinh/2023/pages/trich.md
        ---
        title: Trích Công văn
        ---
        > Chủ đề: “Xây dựng năng lực tự học” (Công văn 1/BGDĐT).
        """)
    file = content.root / "2023" / "campaign.yml"
    file.write_text(file.read_text(encoding="utf-8").replace(THEME, "Đọc sách cùng con"), "utf-8")
    assert build(content, site) == OK
    old = {address for address, page in read_site(site).items() if THEME in page.words}
    new = {address for address, page in read_site(site).items() if "Đọc sách cùng con" in page.text}
    assert old == {"tinh/2023/trich/"}
    assert {
        "",
        "2023/",
        "2023/chu-de/",
        "tinh/",
        "tinh/2023/",
        "tinh/2023/chu-de/",
        "tinh/2023/khau-hieu/",
        "tinh/2023/tro-giup/",
        "xa/",
        "xa/2023/",
        "xa/2023/chu-de/",
    } <= new


def children(process: int) -> list[int]:
    """The processes that a process has started."""
    try:
        text = Path(f"/proc/{process}/task/{process}/children").read_text()
    except OSError:
        return []
    return [int(number) for number in text.split()]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="looks for the processes in /proc")
@pytest.mark.parametrize("ends", ["a worker", "what starts workers"])
def test_process_that_the_system_ends_is_told_in_words(tmp_path, ends: str):
    write_content(tmp_path / "content", 30)
    command = build_command(tmp_path / "content", tmp_path / "site")
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE) as build:
        workers: list[tuple[int, int]] = []
        # All are there before one goes: concurrent.futures (3.11) hangs on one that comes later.
        while build.poll() is None and len([*tmp_path.glob(".site.staging-*/builds/*")]) < 4:
            time.sleep(0.01)
            workers = [(w, starts) for starts in children(build.pid) for w in children(starts)]
        os.kill(workers[0][ends != "a worker"], signal.SIGKILL)
        said = build.communicate()[1].decode()
    assert build.returncode == FAILED
    assert "--workers 1" in said
    assert _("Nothing was built; the last site stays as it was.") in said
    assert "Traceback" not in said
    assert [path.name for path in tmp_path.iterdir()] == ["content"]
