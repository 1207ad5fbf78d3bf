"""The pack: one zip, the same everywhere, with names that any system takes, read from a disk."""

from __future__ import annotations

import hashlib
import io
import os
import posixpath
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

from site_src.outputs.offline import content_hash
from site_src.publish.handover.links import Links
from site_src.publish.handover.material import material
from site_src.publish.handover.pack import pack
from site_src.publish.handover.refused import RefusedError
from tests.built import read_site
from tests.publish.handover.conftest import CAMPAIGN

PROJECT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def unpacked(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pack") / "Thư mục của tôi"
    with zipfile.ZipFile(io.BytesIO(pack(site, CAMPAIGN)[0])) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[:2] == ["index.html", "doc-truoc.txt"]
        archive.extractall(folder)
    return folder


def test_names_are_ones_that_any_system_takes(unpacked: Path):
    names = [f.relative_to(unpacked).as_posix() for f in unpacked.rglob("*") if f.is_file()]
    assert [name for name in names if not re.fullmatch(r"[a-z0-9._/-]{1,180}", name)] == []
    assert "media/hoi-truong.png" in names
    assert "media/giay-moi.pdf" in names


def test_every_link_leads_to_a_file_of_the_pack(unpacked: Path):
    pages = read_site(unpacked)
    assert pages
    for file, page in pages.items():
        for link in page.links:
            parts = urlsplit(link.url)
            if parts.scheme or not parts.path or parts.path.startswith("/"):
                continue  # the page for unknown addresses does not know where it stands
            path = posixpath.normpath(posixpath.join(posixpath.dirname(file), unquote(parts.path)))
            assert (unpacked / path).is_file(), (file, link)


def test_list_worker_and_compressed_files_fit_what_was_changed(unpacked: Path):
    for line in (unpacked / "sha256sums.txt").read_text(encoding="utf-8").splitlines():
        digest, _blanks, path = line.partition("  ")
        content = (unpacked / path).read_bytes()
        assert hashlib.sha256(content).hexdigest() == digest
        if path.endswith(".br"):
            assert brotli.decompress(content) == (unpacked / path[:-3]).read_bytes()
    worker = (unpacked / "sw.js").read_text(encoding="utf-8")
    listed = dict(re.findall(r'"([^"]*)":"([0-9a-f]{12})"', worker.partition('"files":')[2]))
    assert {"", "chuong-trinh/", "media/hoi-truong.png", "manifest.webmanifest"} <= listed.keys()
    for address, digest in listed.items():
        file = unpacked / (address + "index.html" if address[-1:] in ("", "/") else address)
        assert content_hash(file.read_bytes()) == digest, address


def test_links_out_of_the_folder_are_none(unpacked: Path, site: Path):
    before = (site / CAMPAIGN / "index.html").read_text(encoding="utf-8")
    assert re.search(r'<a href="\.\./(?:2022|xa)', before)
    after = (unpacked / "index.html").read_text(encoding="utf-8")
    assert not re.search(r'href="\.\./', after)
    alone = material(site, CAMPAIGN).read("index.html").decode()
    assert not re.search(r'href="\.\./', alone)
    assert 'href="chuong-trinh/"' in alone
    gone = before.count("<a ") - alone.count("<a ")
    assert gone == alone.count("<span>") - before.count("<span>") > 0


@pytest.mark.parametrize(
    ("here", "url", "wanted"),
    [
        ("index.html", "./", "./index.html"),
        ("index.html", "a/", "a/index.html"),
        ("index.html", "a/?q=1#x", "a/index.html?q=1#x"),
        ("a/index.html", "../", "../index.html"),
        ("a/index.html", "..", "../index.html"),
        ("a/index.html", "../a/", "../a/index.html"),
        ("a/index.html", "#x", "#x"),
        ("a/index.html", "?q=1", "?q=1"),
        ("a/index.html", "../media/%E1%BA%A2nh.JPG", "../media/anh.jpg"),
        ("index.html", "media/%E1%BA%A2nh.JPG", "media/anh.jpg"),
        ("index.html", "https://example.vn/a/", "https://example.vn/a/"),
        ("index.html", "mailto:a@example.vn", "mailto:a@example.vn"),
        ("index.html", "khong-co/", "khong-co/"),
    ],
)
def test_a_link_from_the_disk(here: str, url: str, wanted: str):
    links = Links(frozenset({"", "a/"}), {"media/Ảnh.JPG": "media/anh.jpg"}, from_disk=True)
    assert links.rewritten(f'<a class="b" href="{url}">x</a>', here) == (
        f'<a class="b" href="{wanted}">x</a>'
    )


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        ('<a href="../../">Tỉnh</a> <a href="b/">B</a>', '<span>Tỉnh</span> <a href="b/">B</a>'),
        ('<pre>&lt;a href="../../"></pre>', '<pre>&lt;a href="../../"></pre>'),
        ("<script>\"<a href='../../'>\"</script>", "<script>\"<a href='../../'>\"</script>"),
        ('<!-- <a href="../../"> -->', '<!-- <a href="../../"> -->'),
        ('<a title="a > b" href="../../">x</a>', "<span>x</span>"),
        (
            '<link rel="canonical" href="https://e.vn/t/2023/"><a href="../x/">x</a>',
            '<link rel="canonical" href="https://e.vn/t/2023/"><a href="https://e.vn/t/x/">x</a>',
        ),
        (
            '<meta http-equiv="refresh" content="0; url=../">',
            '<meta http-equiv="refresh" content="0; url=../">',
        ),
    ],
)
def test_a_page_that_stands_alone(page: str, wanted: str):
    assert Links(frozenset({"", "b/"})).rewritten(page, "index.html") == wanted


@given(st.text(alphabet="<>ah\"'=/. -!&;x", max_size=60))
def test_whatever_stands_in_a_page_is_kept_where_no_link_is(text: str):
    page = text.replace("href", "")
    assert Links(frozenset({""}), from_disk=True).rewritten(page, "index.html") == page


def test_pack_is_the_same_in_another_zone_locale_and_place(site: Path, tmp_path: Path):
    whole, made = pack(site, CAMPAIGN)
    moved = Path(shutil.copytree(site, tmp_path / "Đường dẫn khác"))
    code = "import sys; from site_src.cli import main; sys.exit(main(sys.argv[1:]))"
    arguments = ["pack", CAMPAIGN, "--site", str(moved), "--output", str(tmp_path)]
    around = {"TZ": "America/New_York", "LC_ALL": "C", "PYTHONUTF8": "1", "PYTHONHASHSEED": "7"}
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments, "--content", str(site.parent / "content")],
        capture_output=True,
        encoding="utf-8",
        cwd=PROJECT,
        env=os.environ | around,
        check=True,
    )
    assert hashlib.sha256(whole).hexdigest() in done.stdout
    assert (tmp_path / "tinh-2023.zip").read_bytes() == whole
    assert made.stamp.sha256 == made.listing.digest


def test_what_was_changed_since_it_was_built_is_not_handed_over(site: Path, tmp_path: Path):
    copy = Path(shutil.copytree(site, tmp_path / "site"))
    with pytest.raises(RefusedError, match=r"build\.py build tinh/2024"):
        pack(copy, "tinh/2024")
    (copy / CAMPAIGN / "la.txt").write_text("?")
    with pytest.raises(RefusedError, match=r"la\.txt"):
        pack(copy, CAMPAIGN)
    (copy / CAMPAIGN / "la.txt").unlink()
    page = copy / CAMPAIGN / "chuong-trinh/index.html"
    page.unlink()  # it may be one with the site's
    page.write_text("?")
    with pytest.raises(RefusedError, match=r"chuong-trinh/index\.html"):
        pack(copy, CAMPAIGN)


def test_pack_is_read_and_searched_from_the_disk(unpacked: Path, browser: Browser):
    page = browser.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.goto((unpacked / "index.html").as_uri())
    assert page.evaluate("getComputedStyle(document.querySelector('.top')).backgroundColor") != (
        "rgba(0, 0, 0, 0)"
    )
    page.locator("nav a", has_text="Chương trình").first.click()
    assert page.url.endswith("/chuong-trinh/index.html")
    page.locator(".find input").first.fill("hội sách")
    found = page.locator("[role=option]").first
    assert found.locator(".meta").inner_text() == "Chương trình"
    found.click()
    page.wait_for_url("**/hoi-sach/index.html")
    assert told == []
    page.close()
