"""`build.py serve` as an officer meets it: a real process, real saves, a real browser."""

from __future__ import annotations

import http.client
import json
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page

from tests.serving import PATIENCE, Server, watch
from tests.serving import until as until_once
from tests.web import tools
from tests.web.visits import axe

pytestmark = pytest.mark.slow  # a process for nearly every test, and most in a browser

PROJECT = Path(__file__).parent.parent
NAME = "tinh-mau/xa-mau/2026"
PAGE = "chuong-trinh/le-khai-mac/"
TEXTS = {
    "2026/campaign.yml": "title: Tuần lễ\ntheme: Học để cùng tiến bộ\n"
    "period: 01/10/2026 - 07/10/2026\n",
    "tinh-mau/unit.yml": "name: Tỉnh Mẫu\nkind: tinh\n",
    "tinh-mau/xa-mau/unit.yml": "name: Xã Mẫu\nkind: xa\n",
    f"{NAME}/campaign.yml": "title: Tuần lễ ở xã Mẫu\n",
    f"{NAME}/events.yml": "- id: le-khai-mac\n  title: Lễ khai mạc\n  kind: lễ khai mạc\n"
    "  when: 8h 01/10/2026\n  description: Mời bà con tới dự.\n"
    "- id: hoi-sach\n  title: Hội sách\n  when: 02/10/2026\n",
    f"{NAME}/outline.md": "---\ntitle: Đề cương\n---\n\n"
    + "\n\n".join(f"## Phần {n}\n\nHọc suốt đời là việc của mọi người." for n in range(30)),
}


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Message
    text: str


class Preview:
    """A running `serve`, and the content that it shows."""

    def __init__(self, root: Path, address: str, process: subprocess.Popen[str], said: str) -> None:
        self.root, self.address, self.process, self.said = root, address, process, said
        self.port = int(address.rstrip("/").rpartition(":")[2])
        self.events_file = root / NAME / "events.yml"

    def write(self, file: str, text: str) -> None:
        path = self.root / NAME / file
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def change(self, file: str, old: str, new: str) -> None:
        text = (self.root / NAME / file).read_text(encoding="utf-8")
        assert old in text
        self.write(file, text.replace(old, new))

    def ask(self, path: str = "/", **headers: str) -> Answer:
        with closing(
            http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        ) as connection:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read().decode())

    def end(self) -> str:
        """What it said, once Ctrl+C has ended it."""
        self.process.send_signal(signal.SIGINT)
        said = self.process.communicate(timeout=PATIENCE)[0]
        assert self.process.returncode == 0
        return said


@contextmanager
def serving(root: Path, *arguments: str, port: int = 0) -> Iterator[Preview]:
    command = [sys.executable, "-Xutf8", "-m", "site_src.cli", "serve", *(arguments or [NAME])]
    process = subprocess.Popen(
        [*command, "--content", str(root), "--port", str(port), "--date", "01/9/2026"],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    port_of: int | str = "none"
    try:
        assert process.stdout
        said = ""
        for line in process.stdout:
            said += line
            if found := re.search(r"http://127\.0\.0\.1:\d+/", line):
                preview = Preview(root, found[0], process, said)
                port_of = preview.port
                yield preview
                break
        else:
            raise AssertionError(said)
    finally:
        process.kill()  # Without a farewell, so that it leaves its folder.
        process.communicate()
        shutil.rmtree(PROJECT / ".cache" / "serve" / str(port_of), ignore_errors=True)


def write_content(root: Path) -> Path:
    kinds = (PROJECT / "content" / "unit.yml").read_text(encoding="utf-8")
    for file, text in {"unit.yml": kinds, **TEXTS}.items():
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_content(tmp_path / "content")


@pytest.fixture
def preview(content: Path) -> Iterator[Preview]:
    with serving(content) as running:
        yield running


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A preview for tests that only ask, or put back what they change."""
    with serving(write_content(tmp_path_factory.mktemp("shared") / "content")) as running:
        yield running


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 800, "height": 500})
    yield context.new_page()
    context.close()


def until(page: Page, condition: str | Callable[[], bool]) -> None:
    """Wait for a condition on a page that may be loaded again while it is asked."""

    def holds() -> bool:
        try:
            return bool(page.evaluate(condition) if isinstance(condition, str) else condition())
        except Error as error:
            if "context" not in str(error) and "navigat" not in str(error):
                raise
            return False

    until_once(page, holds)


def panel(page: Page) -> str:
    """What the panel says; '' while there is none."""
    said: str = page.evaluate(
        """() => {
          const section = document.body.firstElementChild?.shadowRoot?.querySelector("section");
          return section && !section.hidden ? section.innerText : "";
        }"""
    )
    return said


def heading(page: Page, text: str) -> Callable[[], bool]:
    return lambda: shown(page) == text


def shown(page: Page) -> str:
    """The heading; what binds its syllables is a blank here."""
    return " ".join(page.locator("h1").first.inner_text().split())


# --- A save is seen ------------------------------------------------------------------------------


def test_edit_is_seen_and_the_place_on_the_page_is_kept(preview, page):
    faults: list[str] = []
    watch(page, faults.append, preview.address)
    page.goto(f"{preview.address}de-cuong/")
    page.evaluate("scrollTo(0, 900)")
    until(page, lambda: page.evaluate("scrollY") == 900)
    preview.change("outline.md", "## Phần 29", "## Phần cuối")
    until(page, "document.body?.innerText.includes('Phần cuối')")
    until(page, lambda: page.evaluate("scrollY") == 900)
    assert faults == []


def test_page_that_did_not_change_is_not_loaded_again(preview, page):
    page.goto(f"{preview.address}chuong-trinh/hoi-sach/")
    page.evaluate("window.same = true")
    preview.change("events.yml", "Lễ khai mạc", "Khai mạc Tuần lễ")
    until(page, lambda: "Khai mạc Tuần lễ" in preview.ask(f"/{PAGE}").text)
    preview.change("events.yml", "Hội sách", "Ngày hội sách")
    until(page, heading(page, "Ngày hội sách"))
    assert page.evaluate("window.same") is None
    page.evaluate("window.same = true")
    preview.change("events.yml", "Khai mạc Tuần lễ", "Lễ phát động")
    until(page, lambda: "Lễ phát động" in preview.ask(f"/{PAGE}").text)
    page.wait_for_timeout(300)
    assert page.evaluate("window.same") is True


def test_new_news_is_seen_on_the_home_page(preview, page):
    page.goto(preview.address)
    preview.write("news/mo-lop.md", "---\ntitle: Mở lớp\ndate: 25/8/2026\n---\n\nMời bà con.\n")
    until(page, "document.body?.innerText.includes('Mở lớp')")


def test_removed_event_is_gone_and_may_come_back(preview, page):
    whole = preview.events_file.read_text(encoding="utf-8")
    page.goto(f"{preview.address}chuong-trinh/hoi-sach/")
    preview.write("events.yml", whole.partition("- id: hoi-sach")[0])
    until(page, heading(page, "Không có trang này"))
    preview.write("events.yml", whole)
    until(page, heading(page, "Hội sách"))


def test_file_that_is_moved_into_place_is_seen(preview, page):
    """Many editors write beside the file, then rename over it."""
    page.goto(f"{preview.address}{PAGE}")
    text = preview.events_file.read_text(encoding="utf-8").replace("Lễ khai mạc", "Khai hội")
    beside = preview.events_file.with_name("events.yml.tam")
    beside.write_text(text, encoding="utf-8")
    beside.replace(preview.events_file)
    until(page, heading(page, "Khai hội"))
    # Others move the old one away first.
    preview.events_file.rename(beside)
    preview.events_file.write_text(text.replace("Khai hội", "Khai trường"), encoding="utf-8")
    beside.unlink()
    until(page, heading(page, "Khai trường"))


def test_year_that_is_put_away_and_fetched_again_is_followed(preview, page):
    page.goto(f"{preview.address}{PAGE}")
    year = preview.root / NAME
    year.rename(year.with_name("_2026"))
    until(page, lambda: shown(page) != "Lễ khai mạc" or panel(page) != "")
    year.with_name("_2026").rename(year)
    until(page, heading(page, "Lễ khai mạc"))
    preview.change("events.yml", "Lễ khai mạc", "Khai hội")
    until(page, heading(page, "Khai hội"))


def test_changed_picture_is_shown_anew(preview, page):
    from tests.media_samples import picture_bytes

    media = preview.root / NAME / "media"
    media.mkdir()
    (media / "anh.png").write_bytes(picture_bytes("PNG", (20, 20)))
    preview.change("outline.md", "## Phần 0", "![Bà con](media/anh.png)\n\n## Phần 0")
    page.goto(f"{preview.address}de-cuong/")
    shown = "document.querySelector('main img')?.naturalWidth"
    until(page, lambda: page.evaluate(shown) == 20)
    page.evaluate("window.same = true")
    # The same size, so that not a byte of the page's own changes.
    (media / "anh.png").write_bytes(picture_bytes("PNG", (20, 20), compress_level=0))
    until(page, "window.same === undefined")


def test_drafts_are_seen_with_their_mark(preview, page):
    preview.write("news/nhap.md", "---\ntitle: Tin nháp\ndate: 25/8/2026\nstate: nháp\n---\n\nA.\n")
    preview.write(
        "news/cho.md", "---\ntitle: Tin chờ\ndate: 25/8/2026\npublish_from: 02/9/2026\n---\n\nA.\n"
    )
    until(page, lambda: preview.ask("/tin-tuc/cho/").status == 200)
    page.goto(f"{preview.address}tin-tuc/nhap/")
    assert "Bản nháp, chưa công bố." in page.inner_text("body")
    page.goto(f"{preview.address}tin-tuc/cho/")
    assert "02" in page.inner_text(".notice")


# --- Half a save is nothing ----------------------------------------------------------------------


@contextmanager
def told(preview: Preview, path: str) -> Iterator[Queue[tuple[str, str]]]:
    """The events that a page at this path is sent, by name and data."""
    state = re.search(r'data-state="([^"]*)"', preview.ask(path).text)
    assert state
    connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=PATIENCE)
    connection.request("GET", f"/_live/events?path={quote(path)}&state={state[1]}")
    answer = connection.getresponse()
    events: Queue[tuple[str, str]] = Queue()

    def listen() -> None:
        name = ""
        for line in answer:
            key, _colon, value = line.decode().rstrip("\n").partition(": ")
            if key == "event":
                name = value
            elif key == "data":
                events.put((name, json.loads(value)))

    listener = Thread(target=listen)
    listener.start()
    try:
        assert events.get(timeout=PATIENCE) == ("problems", "")
        yield events
    finally:
        # The server ends the answer when it ends; the listener then finds nothing more.
        preview.process.kill()
        listener.join()
        answer.close()
        connection.close()


def quiet(events: Queue[tuple[str, str]], seconds: float) -> list[tuple[str, str]]:
    """What comes within so many seconds."""
    found, end = [], time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        try:
            found.append(events.get(timeout=left))
        except Empty:
            break
    return found


def test_file_that_is_still_being_written_is_waited_for(preview):
    text = preview.events_file.read_text(encoding="utf-8").replace("Lễ khai mạc", "Khai hội")
    with told(preview, f"/{PAGE}") as events:
        with preview.events_file.open("w", encoding="utf-8") as half:
            half.write(text[: text.index("khai mạc\n  when") + 3])
            half.flush()
            time.sleep(0.2)
            half.write(text[text.index("khai mạc\n  when") + 3 :])
        assert events.get(timeout=PATIENCE) == ("reload", "")
        assert quiet(events, 0.6) == []
        assert "Khai hội" in preview.ask(f"/{PAGE}").text


@pytest.mark.parametrize("half", ["", "- id: le-khai-mac\n  title: [Lễ\n", "- id"])
def test_file_that_is_empty_or_cut_off_for_a_moment_is_no_mistake(preview, half):
    text = preview.events_file.read_text(encoding="utf-8").replace("Lễ khai mạc", "Khai hội")
    with told(preview, f"/{PAGE}") as events:
        preview.events_file.write_text(half, encoding="utf-8")
        time.sleep(0.1)
        preview.events_file.write_text(text, encoding="utf-8")
        assert events.get(timeout=PATIENCE) == ("reload", "")
        assert quiet(events, 0.6) == []
        assert "Khai hội" in preview.ask(f"/{PAGE}").text


def test_files_that_editors_leave_for_a_moment_are_no_mistake(preview):
    year = preview.root / NAME
    with told(preview, f"/{PAGE}") as events:
        for name in ("4913", "events.yml~", ".events.yml.swp", "_moi.tmp"):
            (year / name).write_text("x", encoding="utf-8")
        time.sleep(0.05)
        for name in ("4913", "events.yml~", ".events.yml.swp", "_moi.tmp"):
            (year / name).unlink()
        assert quiet(events, 0.8) == []


# --- Mistakes ------------------------------------------------------------------------------------


def test_mistake_lies_over_the_page_and_goes_when_it_is_mended(preview, page):
    faults: list[str] = []
    watch(page, faults.append, preview.address)
    page.goto(f"{preview.address}{PAGE}")
    page.evaluate("window.same = true")
    preview.change("events.yml", "when: 8h 01/10/2026", "when: 8h 31/02/2026")
    until(page, lambda: panel(page) != "")
    said = panel(page)
    assert f"{preview.root.as_posix()}/{NAME}/events.yml, dòng 4, cột 9" in said
    assert "when: 8h 31/02/2026\n        ^" in said
    assert "1 lỗi: trang bên dưới là bản đúng gần nhất" in said
    assert "→" in said
    assert shown(page) == "Lễ khai mạc"
    preview.change("events.yml", "31/02/2026", "01/10/2026")
    until(page, lambda: panel(page) == "")
    assert page.evaluate("window.same") is True  # The page beneath never changed.
    assert faults == []


def test_mistakes_show_on_every_page_all_of_them_and_escaped(preview, page):
    bad = '<img src=x onerror="document.title=1"><script>document.title=2</script>'
    preview.change("events.yml", "title: Hội sách", f"title: Hội sách\n  {json.dumps(bad)}: 1")
    preview.change("campaign.yml", "title: Tuần lễ ở xã Mẫu", "titel: Tuần lễ ở xã Mẫu")
    for path in ("", PAGE, "embed/", "khong-co/", "tim-kiem/"):
        page.goto(f"{preview.address}{path}")
        # Two saves may be told one after the other.
        until(page, lambda: "campaign.yml, dòng 1" in panel(page) and "events.yml" in panel(page))
        assert bad in panel(page), path
    assert page.title() not in ("1", "2")


def test_panel_can_be_folded_and_stays_so(preview, page):
    page.goto(f"{preview.address}{PAGE}")
    preview.change("events.yml", "8h 01/10/2026", "8h 31/02/2026")
    until(page, lambda: "31/02" in panel(page))
    page.locator("summary", has_text="1 lỗi").click()
    assert "31/02" not in panel(page)
    preview.change("events.yml", "31/02/2026", "30/02/2026")
    page.wait_for_timeout(600)
    assert "1 lỗi" in panel(page)
    assert "30/02" not in panel(page)


def test_axe_finds_nothing_in_the_panel(browser, preview):
    tools.require()
    context = browser.new_context(viewport={"width": 320, "height": 800}, reduced_motion="reduce")
    context.add_init_script(tools.axe_source())
    preview.change("events.yml", "8h 01/10/2026", "8h 31/02/2026")
    page = context.new_page()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto(f"{preview.address}{PAGE}")
        until(page, lambda: panel(page) != "")
        assert axe(page) == [], scheme
    context.close()


def test_content_that_is_wrong_from_the_start_has_a_page_of_its_own(content, page):
    events = content / NAME / "events.yml"
    right = events.read_text(encoding="utf-8")
    events.write_text(right.replace("01/10/2026", "31/02/2026"), encoding="utf-8")
    with serving(content) as preview:
        page.goto(f"{preview.address}{PAGE}")
        until(page, lambda: "events.yml, dòng 4" in panel(page))
        assert shown(page) == "Chưa có gì để xem"
        events.write_text(right, encoding="utf-8")
        until(page, heading(page, "Lễ khai mạc"))
    assert "events.yml:4:9: lỗi" in preview.said


# --- For this machine alone ----------------------------------------------------------------------


def test_only_this_machine_is_answered(shared):
    assert shared.ask("/").status == 200
    assert shared.ask("/", Host=f"localhost:{shared.port}").status == 200
    for host in ("trang-xau.example", f"trang-xau.example:{shared.port}", "127.0.0.1:1", ""):
        assert shared.ask("/", Host=host).status == 403
        assert shared.ask("/_live/events?path=/", Host=host).status == 403


def test_no_other_address_of_this_machine_is_listened_at(shared):
    with socket.socket() as other:
        other.settimeout(5)
        # All of 127.0.0.0/8 is this machine on Linux; a server for everybody would answer.
        with pytest.raises(OSError, match=r".*"):
            other.connect(("127.0.0.2", shared.port))


def test_answers_carry_the_policy_and_are_not_for_other_sites(shared):
    for path in ("/", f"/{PAGE}", "/khong-co/", "/_live/page.js", "/tim-kiem/index.js"):
        answer = shared.ask(path)
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'self';"), path
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin", path


@pytest.mark.parametrize(
    "path",
    ["/../unit.yml", "/%2e%2e/unit.yml", "//etc/passwd", "/..%5cunit.yml", "/campaign.yml"],
)
def test_nothing_outside_the_site_is_opened(shared, path):
    assert shared.ask(path).status == 404


def test_no_worker_keeps_pages_and_an_older_one_leaves(content, browser, build_ward):
    """A built site was looked at here before, at the same port."""
    server = Server(build_ward)
    port = server.port
    context: BrowserContext = browser.new_context()
    page = context.new_page()
    page.goto(server.address)
    until(page, "navigator.serviceWorker.controller !== null")
    server.stop()
    registered = "navigator.serviceWorker.getRegistrations().then((all) => all.length)"
    with serving(content, port=port) as preview:
        page.goto(preview.address)
        # The browser looks for a newer worker once a page of it has come.
        until(page, f"{registered}.then((count) => count === 0)")
        page.reload()
        until(page, "caches.keys().then((names) => names.length === 0)")
        assert "data-worker" not in page.content()
    context.close()


@pytest.fixture
def build_ward(content: Path, tmp_path: Path) -> Path:
    """The campaign as it is published."""
    site = tmp_path / "site"
    command = [sys.executable, "-Xutf8", "-m", "site_src.cli", "build", NAME]
    subprocess.run(
        [*command, "--content", str(content), "--output", str(site), "--no-compress"],
        cwd=PROJECT,
        check=True,
        capture_output=True,
    )
    return site / NAME


# --- The command ---------------------------------------------------------------------------------


def test_ctrl_c_ends_it_in_plain_words(preview):
    page = "/"
    with told(preview, page):  # An open page does not hold it up.
        said = preview.end()
    assert not (PROJECT / ".cache" / "serve" / str(preview.port)).exists()
    assert "Đã dừng xem trước; các tệp trong content/ vẫn như bạn đã lưu." in said
    assert "Traceback" not in said


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-Xutf8", "-m", "site_src.cli", "serve", *arguments]
    return subprocess.run(command, cwd=PROJECT, capture_output=True, encoding="utf-8", check=False)


def test_port_that_is_taken_is_told(content, shared):
    done = run(NAME, "--content", str(content), "--port", str(shared.port))
    assert done.returncode == 2
    assert done.stderr.startswith(f"Cổng {shared.port} đang có chương trình khác dùng")
    assert "Traceback" not in done.stderr
    assert shared.ask(f"/{PAGE}").status == 200  # And its folder is still the first one's.


@pytest.mark.parametrize("name", ["khong-co/2026", "tinh-mau/xa-mau", "../2026"])
def test_unknown_campaign_is_told(content, name):
    done = run(name, "--content", str(content), "--port", "0")
    assert done.returncode == 1
    assert name in done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_name_the_campaign_of_mkdocs_yml_is_shown():
    from site_src.publish.configured import configured_campaign

    text = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    assert f"campaign: {configured_campaign()}\n" in text


def test_site_folder_is_left_alone(preview):
    site = PROJECT / "site"
    before = site.stat().st_mtime_ns if site.exists() else None
    preview.change("events.yml", "Lễ khai mạc", "Khai hội")
    end = time.monotonic() + PATIENCE
    while "Khai hội" not in preview.ask(f"/{PAGE}").text:
        assert time.monotonic() < end
        time.sleep(0.02)
    assert (site.stat().st_mtime_ns if site.exists() else None) == before
    shown = PROJECT / ".cache" / "serve" / str(preview.port)
    assert "Khai hội" in (shown / PAGE / "index.html").read_text(encoding="utf-8")
