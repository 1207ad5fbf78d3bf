"""Searching real campaigns in a real browser, as people type."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote, urldefrag

import pytest
from playwright.sync_api import Browser, Page, expect

from site_src.vietnamese.alphabet import fold
from tests.built import BuiltPage, read_site, text_of
from tests.serving import Server, until, watch

NAMES = ("tp-ho-chi-minh/quan-3/2023", "binh-phuoc/2023")
# Search leaves these out: no page to look for, and code to paste.
FRAMED = {"embed/", "embed/hom-nay/", "embed/dai/"}
LEFT_OUT = {*FRAMED, "tim-kiem/", "404.html", "nhung/"}


@pytest.fixture(scope="module")
def site(real_site: Path) -> Path:
    return real_site


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[Server]:
    running = Server(site.parent)  # so that the site lies under a subpath
    yield running
    running.stop()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page; a fault of a script or against the policy fails the test."""
    context = browser.new_context(service_workers="block")
    page, faults = context.new_page(), list[str]()
    watch(page, faults.append)
    yield page
    context.close()
    assert faults == []


Search = Callable[..., list[str]]


@pytest.fixture
def search(page: Page, server: Server) -> Search:
    """The addresses (with #section) that the page for searching finds, in its order."""

    def find(query: str, name: str = NAMES[0]) -> list[str]:
        base = f"{server.address}site/{name}/"
        page.goto(f"{base}tim-kiem/?q={quote(query)}")
        expect(page.locator("form [role=status]")).to_contain_text(query.strip())
        said = page.locator("form [role=status]").inner_text()
        entries = page.locator("#_results > li > a:first-child")
        until(page, lambda: "Không thấy" in said or f"{entries.count()} trang" in said)
        hrefs = entries.evaluate_all("all => all.map(a => a.href)")
        return [href.removeprefix(base) for href in hrefs]

    return find


def pages(found: list[str]) -> list[str]:
    return [urldefrag(address)[0] for address in found]


@pytest.fixture(scope="module")
def texts(site: Path) -> dict[str, dict[str, str]]:
    """What a reader can read on each page, without marks: by campaign and address."""
    return {
        name: {
            address: fold(main_text(page))
            for address, page in read_site(site / name).items()
            if address not in LEFT_OUT
        }
        for name in NAMES
    }


def main_text(page: BuiltPage) -> str:
    (main,) = page.document.iter("main")
    for parent in list(main.iter()):
        for child in list(parent):
            if child.tag in ("nav", "form", "button") or "hidden" in child.attrib:
                parent.remove(child)
    return text_of(main)


PHRASES = [
    (NAMES[0], "học tập suốt đời"),
    (NAMES[0], "thói quen đọc sách"),
    (NAMES[0], "đường Võ Thị Sáu"),
    (NAMES[0], "Trung tâm Văn hóa - Thể thao"),
    (NAMES[0], "người khuyết tật"),
    (NAMES[1], "xã hội học tập"),
    (NAMES[1], "Hội Khuyến học"),
]
WAYS: dict[str, Callable[[str], str]] = {
    "exact": str,
    "unmarked": fold,
    "capitals": str.upper,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "unmarked capitals": lambda text: fold(text).upper(),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("name", "phrase"), PHRASES)
def test_every_page_that_holds_a_phrase_is_found(search, texts, name, phrase, way):
    truth = {address for address, text in texts[name].items() if fold(phrase) in text}
    assert truth
    assert set(pages(search(WAYS[way](phrase), name))) == truth


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("le khai mac", "chuong-trinh/le-khai-mac/"),
        ("khai mạc", "chuong-trinh/le-khai-mac/"),
        ("chương trình", "chuong-trinh/"),
        ("bao cao", "bao-cao/"),
        ("KHẨU HIỆU", "khau-hieu/"),
        ("học liệu mở", "hoc-lieu/"),
        ("de cuong", "de-cuong/"),
        ("lien he", "lien-he/"),
        # Sections.
        ("333/KH-UBND", "van-ban/#kh-333"),
        ("onetouch", "hoc-lieu/#onetouch"),
        ("thứ bảy, 07/10", "chuong-trinh/#ngay-2023-10-07"),
        # Abbreviations, both ways.
        ("TTHTCĐ", "to-chuc-thuc-hien/trung-tam-hoc-tap-cong-dong/"),
        ("tthtcd", "to-chuc-thuc-hien/trung-tam-hoc-tap-cong-dong/"),
        ("UBND quan 3", "to-chuc-thuc-hien/ubnd-quan-3/"),
        ("Phòng GDĐT", "to-chuc-thuc-hien/phong-gddt/"),
        ("phong GD&DT", "to-chuc-thuc-hien/phong-gddt/"),
        # One letter wrong: another, one less, one more, two in turned order.
        ("le khai nac", "chuong-trinh/le-khai-mac/"),
        ("le khi mac", "chuong-trinh/le-khai-mac/"),
        ("le khaii mac", "chuong-trinh/le-khai-mac/"),
        ("le kahi mac", "chuong-trinh/le-khai-mac/"),
        ("khuẩ hiệu", "khau-hieu/"),
        # Beginnings, while typing.
        ("khau h", "khau-hieu/"),
        ("le khai m", "chuong-trinh/le-khai-mac/"),
    ],
)
def test_the_right_page_comes_first(search, query, first):
    assert search(query)[0] == first


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("văn hóa", "văn hoá"),
        ("ủy ban", "uỷ ban"),
        ("kỹ năng", "kĩ năng"),
        ("kỷ nguyên số", "kỉ nguyên số"),
        ("trường THCS", "trường trung học cơ sở"),
    ],
)
def test_two_spellings_find_the_same(search, one, other):
    found = search(one)
    assert found
    assert sorted(pages(search(other))) == sorted(pages(found))


def test_exact_marks_come_before_folded_ones(search, texts, site):
    found = pages(search("hội"))
    marked = {a for a, p in read_site(site / NAMES[0]).items() if "hội" in main_text(p).lower()}
    holds = [address in marked for address in found]
    assert holds == sorted(holds, reverse=True)
    assert any(holds)
    assert not all(holds)


def test_excerpt_shows_marks_and_the_match(search, page):
    search("thoi quen doc sach")
    entry = page.locator("#_results > li").first
    assert "thói quen đọc sách" in entry.inner_text()
    assert entry.locator("mark").first.inner_text().lower() == "thói quen đọc sách"


def test_words_in_any_order_are_found_where_no_phrase_is(search, page):
    assert "chuong-trinh/thu-vien-so-va-khuyen-doc/" in pages(search("sach doc thu vien"))


def test_nothing_found_is_said(search, page):
    assert search("xyzzy qwerty") == []
    words = page.locator("form [role=status]").inner_text()
    assert words == "Không thấy kết quả cho “xyzzy qwerty”"


def test_index_is_asked_for_at_the_first_letter(page, server):
    page.goto(f"{server.address}site/{NAMES[0]}/")
    server.asked.clear()
    field = page.get_by_role("searchbox")
    field.focus()
    until(page, "!!window.vietnamese")
    page.wait_for_timeout(200)
    assert [path for path in server.asked if path.endswith("index.js")] == []
    page.keyboard.type("k")
    until(page, "!!window.searchIndex")
    assert [path for path in server.asked if path.endswith("index.js")] != []


def test_field_of_the_head_is_a_combobox(page, server):
    page.goto(f"{server.address}site/{NAMES[0]}/de-cuong/")
    page.get_by_role("searchbox").focus()
    field = page.get_by_role("combobox")
    expect(field).to_have_attribute("aria-expanded", "false")
    page.keyboard.type("le khai mac")
    expect(field).to_have_attribute("aria-expanded", "true")
    options = page.get_by_role("option")
    assert "Lễ khai mạc" in options.first.inner_text()
    expect(page.locator(".find [role=status]")).to_contain_text("trang có “le khai mac”")
    assert field.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    first = options.first.get_attribute("id") or ""
    expect(field).to_have_attribute("aria-activedescendant", first)
    page.keyboard.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Enter")
    page.wait_for_url("**/chuong-trinh/le-khai-mac/")


def test_enter_without_a_choice_leads_to_the_page_for_searching(page, server):
    page.goto(f"{server.address}site/{NAMES[0]}/")
    page.get_by_role("searchbox").focus()
    page.keyboard.type("khau hieu")
    page.keyboard.press("Enter")
    page.wait_for_url("**/2023/tim-kiem/?q=khau+hieu")
    expect(page.locator("#_results > li").first).to_contain_text("Khẩu hiệu")


def test_stable_address_searches_the_newest_campaign(page, server):
    page.goto(f"{server.address}site/tp-ho-chi-minh/quan-3/")
    page.get_by_role("searchbox").focus()
    page.keyboard.type("khau hieu")
    page.get_by_role("option").first.click()
    page.wait_for_url("**/quan-3/2023/khau-hieu/")


def test_without_scripts_the_form_leads_to_the_list_of_all_pages(browser, server, site):
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{server.address}site/{NAMES[0]}/")
        page.locator(".find input").fill("khau hieu")
        page.keyboard.press("Enter")
        page.wait_for_url("**/tim-kiem/?q=khau+hieu")
        assert "không chạy tập lệnh" in page.locator("main").inner_text()
        listed = {
            href.partition(f"{NAMES[0]}/")[2]
            for href in page.locator(".pages a").evaluate_all("all => all.map(a => a.href)")
        }
    assert listed == set(read_site(site / NAMES[0])) - {*FRAMED, "tim-kiem/", "404.html"}


@pytest.mark.parametrize(
    ("query", "unit"),
    [
        ("quan 3", "Quận 3"),
        ("QUẬN 3", "Quận 3"),
        ("hai ba trung", "Hai Bà Trưng"),
        ("bình phước", "Bình Phước"),
        ("binh phuok", "Bình Phước"),
        ("tphcm", "Hồ Chí Minh"),
        ("TP.HCM", "Hồ Chí Minh"),
        ("ubnd xa", "Trung Hội"),
    ],
)
def test_front_page_finds_a_unit(page, server, query, unit):
    page.goto(f"{server.address}site/")
    page.get_by_role("searchbox").fill(query)
    shown = page.locator(".place a:visible")
    until(page, lambda: shown.count() < 5)
    assert any(unit in name for name in shown.all_inner_texts())


def test_browser_folds_as_the_build_does(page, server):
    page.goto(f"{server.address}site/{NAMES[0]}/tim-kiem/")
    letters = [base + tone for base in "aăâbcdđeêghiklmnoôơpqrstuưvxy" for tone in " ̣̀̉̃́"]
    texts = [" ".join(letters), " ".join(letters).upper(), "Đọc Sách, HỌC TẬP 333/KH-UBND"]
    texts += [unicodedata.normalize("NFC", text) for text in texts]
    assert page.evaluate("texts => texts.map(window.vietnamese.fold)", texts) == [
        fold(text) for text in texts
    ]
