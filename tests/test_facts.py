"""The real content on real pages: every fact of the five plans, and nothing that is not one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from babel.messages.pofile import read_po

from site_src.base.messages import LOCALE_DIR
from site_src.cli import main
from tests.built import BuiltPage, found_in, is_composed, plain, read_site, target, text_of

ROOT = Path(__file__).parent.parent
CONTENT = ROOT / "content"
FACTS = ROOT / "tests" / "facts"
CAMPAIGNS = (
    "quan-3-2023",
    "binh-phuoc-2023",
    "trung-hoi-2023",
    "hai-ba-trung-2022",
    "thu-dau-mot-2021",
)
TEXTS = (".csv", ".ics", ".json", ".txt", ".xml")
THEMES = {
    2021: "Chuyển đổi số và cơ hội học tập suốt đời cho tất cả mọi người trong bối cảnh đại dịch"
    " COVID-19",
    2022: "Thúc đẩy chuyển đổi số phục vụ cho học tập suốt đời sau đại dịch Covid-19",
    2023: "Xây dựng năng lực tự học trong kỷ nguyên số",
}


@cache
def facts(name: str) -> Mapping[str, Any]:
    """A list of facts. All of it is text: a number there was not put in quotation marks."""
    found: dict[str, Any] = yaml.safe_load((FACTS / f"{name}.yml").read_text(encoding="utf-8"))
    for said in (*found.get("must", {}).values(), found["must_not"], found["not_on_pages"]):
        assert all(isinstance(entry, str) for entry in said), said
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's content, built as anybody builds it."""
    folder = tmp_path_factory.mktemp("built") / "site"
    assert main(["build", "--output", str(folder)]) == 0
    return folder


@pytest.fixture(scope="module")
def site(folder: Path) -> Mapping[str, BuiltPage]:
    """Its pages, by address."""
    return read_site(folder)


# --- What the plans say ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("campaign", "address"),
    [(name, address) for name in CAMPAIGNS for address in facts(name)["must"]],
)
def test_page_says_every_fact(site: Mapping[str, BuiltPage], campaign: str, address: str):
    page = site[f"{facts(campaign)['folder']}/{address}"]
    assert [fact for fact in facts(campaign)["must"][address] if fact not in page.text] == []


@pytest.mark.parametrize("campaign", CAMPAIGNS)
def test_no_page_says_what_the_plan_does_not(site: Mapping[str, BuiltPage], campaign: str):
    folder = f"{facts(campaign)['folder']}/"
    pages = {page.address: page.words for page in site.values() if page.address.startswith(folder)}
    assert len(pages) > 20
    assert _forbidden(pages, facts(campaign)["must_not"] + facts(campaign)["not_on_pages"]) == []


def test_no_page_shows_broken_words(site: Mapping[str, BuiltPage]):
    pages = {page.address: page.words for page in site.values()}
    assert _forbidden(pages, facts("everywhere")["must_not"]) == []
    assert _forbidden(pages, facts("everywhere")["not_on_pages"]) == []


@pytest.mark.parametrize("campaign", CAMPAIGNS)
def test_no_other_file_says_what_the_plan_does_not(folder: Path, campaign: str):
    """Calendars, feeds, data and its schema, fragments."""
    files = {
        file.name: file.read_text(encoding="utf-8").replace("\n ", "")
        for file in (folder / facts(campaign)["folder"]).rglob("*")
        if (file.suffix in TEXTS or file.name == "fragment.html")
    }
    assert _forbidden(files, facts("everywhere")["must_not"] + facts(campaign)["must_not"]) == []


def _forbidden(texts: Mapping[str, str], patterns: list[str]) -> list[tuple[str, str]]:
    return [
        (name, words)
        for name, text in texts.items()
        for pattern in patterns
        for words in found_in(pattern, text)
    ]


def test_no_file_carries_what_is_internal(folder: Path):
    """Not only pages: nothing that a machine reads names the letters, the stamp or the draft."""
    internal = re.compile("PCVB|Nguyễn Văn Ch[ếệ]t|DỰ THẢO|VT, Chi|CT-CV62")
    found = [
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*")
        if file.is_file() and internal.search(file.read_bytes().decode("utf-8", "replace"))
    ]
    assert found == []


def test_report_form_has_every_row_in_order(site: Mapping[str, BuiltPage]):
    plan = facts("quan-3-2023")
    table = site[f"{plan['folder']}/bao-cao/"].document.find(".//table")
    assert table is not None
    rows = [[text_of(cell) for cell in row][:3] for row in table.findall("./tbody/tr")]
    assert len(rows) == 41
    assert rows == plan["form"]
    assert [
        [(text_of(cell), cell.get("colspan"), cell.get("rowspan")) for cell in row]
        for row in table.findall("./thead/tr")
    ] == [
        [
            ("STT", None, "2"),
            ("Các hoạt động", None, "2"),
            ("Đơn vị", None, "2"),
            ("Số lượng", "2", None),
            ("Ghi chú", None, "2"),
        ],
        [("Số lớp/số cuộc thi", None, None), ("Người", None, None)],
    ]


def test_slogans_stand_in_their_groups_once(site: Mapping[str, BuiltPage]):
    page = site[f"{facts('quan-3-2023')['folder']}/khau-hieu/"]
    groups = [
        [plain(text_of(words)) for words in section.iter("p") if "data-text" in words.attrib]
        for section in page.document.iter("section")
        if list(section.iter("li"))
    ]
    assert [len(group) for group in groups] == [1, 15]
    assert groups[0] == [THEMES[2023]]
    assert len(set(groups[1])) == 15
    assert sum(len(slogan) > 270 for slogan in groups[1]) == 1


@pytest.mark.parametrize(("year", "theme"), THEMES.items())
def test_theme_stands_once_in_content(year: int, theme: str):
    """Everything else refers to it, whatever the case and the folding of its lines."""
    found = {}
    for file in sorted(CONTENT.rglob("*")):
        if file.suffix in (".md", ".yml"):
            text = plain(file.read_text(encoding="utf-8").replace("Covid -19", "Covid-19"))
            if count := text.casefold().count(theme.casefold()):
                found[file.relative_to(CONTENT).as_posix()] = count
    assert found == {f"{year}/campaign.yml": 1}


@pytest.mark.parametrize("campaign", CAMPAIGNS)
def test_theme_stands_on_home_and_theme_page(site: Mapping[str, BuiltPage], campaign: str):
    folder = facts(campaign)["folder"]
    theme = THEMES[int(folder[-4:])]
    others = [other for other in THEMES.values() if other != theme]
    for address in ("", "chu-de/"):
        assert f"“{theme}”" in site[f"{folder}/{address}"].text
    for page in site.values():
        if page.address.startswith(folder):
            assert not [other for other in others if other.casefold() in page.text.casefold()]


def test_real_contradictions_are_noticed(capsys: pytest.CaptureFixture[str]):
    """What the plans themselves do not settle; besides that, only what they leave unknown."""
    assert main(["check", "--all"]) == 0
    printed = capsys.readouterr().out
    found = re.findall(r"(?m)^content/(\S+?):[\d:]+: ([^(]+) \(([a-z-]+)\): (.+)", printed)
    assert {severity for _place, severity, _rule, _message in found} == {"lưu ý"}
    odd = [(place, rule) for place, _severity, rule, _message in found if rule != "gap"]
    assert odd == [
        ("thai-nguyen/dinh-hoa/trung-hoi/2023/campaign.yml", "initiative-period"),
        ("thai-nguyen/dinh-hoa/trung-hoi/2023/organizations.yml", "initiative-period"),
        ("tp-ho-chi-minh/quan-3/2023/campaign.yml", "lower-program-shorter"),
        ("tp-ho-chi-minh/quan-3/2023/events.yml", "ceremony-late"),
        ("tp-ho-chi-minh/quan-3/2023/slogans.yml", "attribution"),
    ]


# --- Every page is whole --------------------------------------------------------------------------


def test_every_page_is_valid_html(site: Mapping[str, BuiltPage]):
    assert {page.address: page.errors for page in site.values() if page.errors} == {}


def test_every_page_has_one_h1_and_no_empty_heading(site: Mapping[str, BuiltPage]):
    assert [p.address for p in site.values() if len(p.headings("h1")) != 1] == []
    assert [p.address for p in site.values() if not all(p.headings())] == []


def test_every_page_says_its_language_and_title(site: Mapping[str, BuiltPage]):
    titles = {p.address: text_of_title(p) for p in site.values()}
    assert [address for address, title in titles.items() if not title] == []
    assert [p.address for p in site.values() if p.document.get("lang") != "vi"] == []


def text_of_title(page: BuiltPage) -> str:
    title = page.document.find("./head/title")
    return plain(title.text or "") if title is not None else ""


def test_ids_are_unique_on_each_page(site: Mapping[str, BuiltPage]):
    twice = {
        page.address: [key for key, count in Counter(page.ids).items() if count > 1]
        for page in site.values()
    }
    assert {address: keys for address, keys in twice.items() if keys} == {}


def test_no_value_is_left_blank(site: Mapping[str, BuiltPage]):
    """What is unknown is said: no term without a value, no empty item or paragraph."""
    blank = [
        (page.address, element.tag)
        for page in site.values()
        for element in page.document.iter()
        if element.tag in ("dd", "dt", "li", "p", "caption", "legend", "summary")
        if element.get("role") != "status" and element.get("hidden") is None
        if not text_of(element)
    ]
    assert blank == []


def test_text_is_composed(folder: Path):
    text = {
        file: file.read_text(encoding="utf-8")
        for file in folder.rglob("*")
        if file.suffix in (".html", ".css", ".js", ".svg", ".json", ".xml", ".txt", ".ics")
    }
    assert [file for file, said in text.items() if not is_composed(said)] == []


def test_every_message_is_in_vietnamese(site: Mapping[str, BuiltPage]):
    """No message id of two or more words stands on a page, filled in or not."""
    ids = _message_ids()
    assert len(ids) > 200
    words = "\n".join({part for page in site.values() for part in page.words.split("\n")})
    near = [key for key in sorted(ids) if all(part in words for part in _said(key))]
    assert [key for key in near if re.search(_filled(key), words)] == []


def _message_ids() -> set[str]:
    """The ids of the catalogue, and those that templates have beyond it."""
    with (LOCALE_DIR / "vi/LC_MESSAGES/messages.po").open(encoding="utf-8") as file:
        found = {str(m.id): str(m.string) for m in read_po(file) if m.id and isinstance(m.id, str)}
    ids = {key for key, words in found.items() if key != words}
    for template in (
        *ROOT.glob("site_src/pages/templates/**/*"),
        *ROOT.glob("theme_overrides/**/*"),
    ):
        if template.is_file() and template.suffix in (".html", ".xml", ".txt"):
            source = template.read_text(encoding="utf-8")
            ids |= set(re.findall(r'\b_\(\s*"((?:[^"\\]|\\.)+)"', source))
    bare = {key: re.sub(r"%\(\w+\)s|\{\w*\}", " ", key) for key in ids}
    return {key for key, words in bare.items() if len(re.findall(r"[A-Za-z’]{2,}", words)) >= 2} | {
        key for key, words in bare.items() if key != words and re.search("[a-z]{3,}", words)
    }


def _said(key: str) -> list[str]:
    """What an id says around the values that are put in."""
    return [plain(f".{part}.")[1:-1] for part in re.split(r"%\(\w+\)s|\{\w*\}", key)]


def _filled(key: str) -> str:
    """The id as a pattern: anything may stand where a value is put in."""
    pattern = r"[^\n]{1,60}?".join(re.escape(part) for part in _said(key))
    return rf"(?<!\w){pattern}(?!\w)"


# --- Every link leads somewhere -------------------------------------------------------------------


def test_links_lead_to_what_is_built(site: Mapping[str, BuiltPage], folder: Path):
    files = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    broken = []
    for page in site.values():
        for link in page.links:
            if urlsplit(link.url).scheme:
                continue
            if link.url == "/" and page.address.endswith("404.html"):
                continue
            if link.url.startswith("/"):
                broken.append((page.address, link.url, "from the host’s root"))
                continue
            address, fragment = target(page.address, link.url)
            file = f"{address}index.html" if address.endswith("/") or not address else address
            if file not in files:
                broken.append((page.address, link.url, "no file"))
            elif fragment and file.endswith(".svg"):
                if f'<view id="{fragment}"' not in (folder / file).read_text(encoding="utf-8"):
                    broken.append((page.address, link.url, "no view"))
            elif fragment and fragment not in site[address].ids:
                broken.append((page.address, link.url, "no id"))
    assert broken == []


def test_pages_load_nothing_from_elsewhere(site: Mapping[str, BuiltPage], folder: Path):
    loaded = {
        (page.address, link.url)
        for page in site.values()
        for link in page.links
        if link.tag not in ("a", "area", "form") and link.rel != "canonical"
    }
    assert loaded
    assert {url for _address, url in loaded if urlsplit(url).scheme or url.startswith("/")} == set()
    styles = {file: file.read_text(encoding="utf-8") for file in folder.rglob("*.css")}
    asked = [
        (file, url) for file, css in styles.items() for url in re.findall(r"url\((.*?)\)", css)
    ]
    assert [(file, url) for file, url in asked if not file.with_name(url).is_file()] == []
    assert [str(file) for file, css in styles.items() if "@import" in css] == []


def test_links_elsewhere_are_whole_addresses(site: Mapping[str, BuiltPage]):
    urls = {link.url for page in site.values() for link in page.links if urlsplit(link.url).scheme}
    assert "https://uil.unesco.org" in urls
    odd = re.compile(r"(?!https?://[^\s/]+\.[^\s]+$|mailto:[^\s@]+@\S+$|tel:\+?[\d-]+$)")
    assert [url for url in sorted(urls) if odd.match(url)] == []


def test_campaign_folder_is_complete_in_itself(site: Mapping[str, BuiltPage]):
    """It can be handed over alone: only links lead above it, and nothing is loaded."""
    folder = f"{facts('quan-3-2023')['folder']}/"
    outside = {
        link.url
        for page in site.values()
        if page.address.startswith(folder)
        for link in page.links
        if link.tag != "a" and not urlsplit(link.url).scheme
        if not target(page.address, link.url)[0].startswith(folder)
    }
    assert outside == set()


def test_every_page_is_reached_from_the_root(site: Mapping[str, BuiltPage]):
    reached, waiting = {""}, [""]
    while waiting:
        for address in site[waiting.pop()].leads_to():
            if address in site and address not in reached:
                reached.add(address)
                waiting.append(address)
    # One page for addresses that lead nowhere, one that a form leads to, and two for whoever shows
    # the programme elsewhere.
    others = re.compile(
        r"(?:404\.html|/embed/(?:hom-nay/|dai/)?|/nhung/|/tro-nang/|^\d+/tro-nang/|/tim-kiem/|^\d+/tim-kiem/)$"
    )
    missing = sorted(a for a in site if a not in reached and not others.search(a))
    assert missing == []
