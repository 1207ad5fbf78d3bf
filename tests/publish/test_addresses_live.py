"""An address that was published leads to where its content is now, in one hop, or it is said."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from site_src.base.messages import gettext as _
from site_src.base.problems import Severity
from site_src.model.name import CampaignName
from site_src.plan.campaigns import check
from site_src.publish import alone
from site_src.publish.build_site import build_site
from site_src.publish.built import Built
from site_src.reading.content import Content as Tree
from site_src.reading.edition import Edition
from site_src.writing.record import with_addresses, write_record
from tests.built import BuiltPage, target
from tests.conftest import Content

TREE = """
    === 2026/campaign.yml
    title: Tuần lễ
    === tinh-a/unit.yml
    name: Tỉnh A
    kind: tinh
    === tinh-a/xa-mau/unit.yml
    name: Xã Mẫu
    kind: xa
    === tinh-a/xa-mau/2026/campaign.yml
    title: Tuần lễ của xã
    === tinh-a/xa-mau/2026/events.yml
    - id: khai-mac
      title: Lễ khai mạc
      when: 8h ngày 02/10/2026
    - id: hoi-sach
      title: Hội sách
      when: 03/10/2026
    === tinh-a/xa-mau/2026/news/tin.md
    ---
    title: Tin
    date: 01/10/2026
    ---
    Tin.
    === tinh-a/xa-mau/2026/pages/trang.md
    ---
    title: Trang
    ---
    Trang.
    """
WARD = "tinh-a/xa-mau/2026"


def built(content: Content, site: Path, name: str | None = None, record: bool = False) -> Built:
    tree = Tree(content.root, "content", Edition(drafts=False))
    campaign = CampaignName.parse(name) if name else None
    report = build_site(tree, site, campaign, 1, False, render=alone.render)
    if record:
        write_record(tree, report.record)
    return report


def told(content: Content) -> list[str]:
    """What `check` says of addresses, as `path:line rule`."""
    problems = check(content.tree).problems
    rules = ("lost-address", "was-address", "published")
    return [f"{p.spot.path}:{p.spot.line} {p.rule}" for p in problems if p.rule in rules]


def leads(site: Path, address: str) -> str:
    """Where a reader of an address comes, opened from the disk: at most one page leads on."""
    file = site / address / "index.html" if address.endswith("/") else site / address
    assert file.is_file(), f"nothing at {address}"
    if file.suffix != ".html":
        return address
    page = BuiltPage(file.relative_to(site).as_posix(), file.read_text(encoding="utf-8"))
    found = re.findall(r'http-equiv="refresh" content="0; url=([^"]+)"', page.source)
    if not found:
        return page.address
    assert page.errors == []
    assert [link.url for link in page.links if link.tag == "a"] == found
    assert page.document.attrib["lang"] == "vi"
    path, _fragment = target(page.address, found[0])
    there = site / path
    assert there.is_file(), f"{address} leads to {path}"
    assert 'http-equiv="refresh"' not in there.read_text(encoding="utf-8"), "two hops"
    return path.removesuffix("index.html")


@pytest.fixture
def ward(content_tree: Callable[[str], Content]) -> Content:
    return content_tree(TREE)


def replace_in(content: Content, path: str, old: str, new: str) -> None:
    file = content.root / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_record_has_the_addresses_that_people_keep(ward: Content, tmp_path: Path):
    built(ward, tmp_path / "site", record=True)
    text = (ward.root / "tinh-a/xa-mau/published.yml").read_text(encoding="utf-8")
    lines = text.splitlines()[1:]
    assert lines == sorted(lines)
    assert f"{WARD}/chuong-trinh/khai-mac/:" in lines
    assert f"{WARD}/calendar.ics:" in lines
    assert f"{WARD}/tin-tuc/tin/:" in lines
    assert not [line for line in lines if "assets/" in line or "404" in line or "may-chu" in line]
    root = (ward.root / "published.yml").read_text(encoding="utf-8")
    assert "tinh-a/xa-mau/:" in root
    assert told(ward) == []
    built(ward, tmp_path / "site", record=True)
    assert (ward.root / "tinh-a/xa-mau/published.yml").read_text(encoding="utf-8") == text


def test_id_that_is_renamed(ward: Content, tmp_path: Path):
    site = tmp_path / "site"
    built(ward, site, record=True)
    before = uids(site / WARD / "calendar.ics")
    replace_in(ward, f"{WARD}/events.yml", "id: khai-mac", "id: le-khai-mac")
    problems = [p for p in check(ward.tree).problems if p.rule == "lost-address"]
    (lost,) = problems
    assert lost.severity is Severity.WARNING
    assert "was: [khai-mac]" in lost.hint
    assert lost.other is not None
    assert lost.other.path.endswith("events.yml")
    replace_in(ward, f"{WARD}/events.yml", "id: le-khai-mac", "id: le-khai-mac\n  was: khai-mac")
    assert told(ward) == []
    built(ward, site, record=True)
    new = f"{WARD}/chuong-trinh/le-khai-mac/"
    assert leads(site, f"{WARD}/chuong-trinh/khai-mac/") == new
    old_calendar = site / WARD / "chuong-trinh/khai-mac/khai-mac.ics"
    assert old_calendar.read_bytes() == (site / new / "le-khai-mac.ics").read_bytes()
    assert uids(site / WARD / "calendar.ics") == before
    redirects = (site / WARD / "_redirects").read_text(encoding="utf-8")
    assert "/chuong-trinh/khai-mac/ /chuong-trinh/le-khai-mac/ 301\n" in redirects
    # The order in which they are written does not change who is known by what.
    replace_in(ward, f"{WARD}/events.yml", "id: le-khai-mac", "id: le-mo-dau")
    replace_in(ward, f"{WARD}/events.yml", "was: khai-mac", "was: [le-khai-mac, khai-mac]")
    built(ward, site, record=True)
    assert uids(site / WARD / "calendar.ics") == before
    for old in ("khai-mac", "le-khai-mac"):
        assert leads(site, f"{WARD}/chuong-trinh/{old}/") == f"{WARD}/chuong-trinh/le-mo-dau/"


def uids(file: Path) -> list[bytes]:
    return sorted(re.findall(rb"(?m)^UID:(.*?)\r$", file.read_bytes()))


def test_unit_and_year_and_id_that_are_renamed_at_once(ward: Content, tmp_path: Path):
    site = tmp_path / "site"
    built(ward, site, record=True)
    recorded = addresses(ward)
    before = uids(site / WARD / "calendar.ics")
    (ward.root / "tinh-a").rename(ward.root / "tinh-b")
    (ward.root / "tinh-b/xa-mau").rename(ward.root / "tinh-b/phuong-mau")
    (ward.root / "tinh-b/phuong-mau/2026").rename(ward.root / "tinh-b/phuong-mau/2027")
    replace_in(ward, "tinh-b/phuong-mau/2027/events.yml", "id: khai-mac", "id: mo-dau")
    for old, new in (("02/10/2026", "02/10/2027"), ("03/10/2026", "03/10/2027")):
        replace_in(ward, "tinh-b/phuong-mau/2027/events.yml", old, new)
    assert len(told(ward)) == 4
    ward.write("""
        === tinh-b/unit.yml
        name: Tỉnh B
        kind: tinh
        was: tinh-a
        === tinh-b/phuong-mau/unit.yml
        name: Phường Mẫu
        kind: phuong
        was: tinh-b/xa-mau
        === tinh-b/phuong-mau/2027/campaign.yml
        title: Tuần lễ của phường
        was: 2026
        """)
    replace_in(
        ward, "tinh-b/phuong-mau/2027/events.yml", "id: mo-dau", "id: mo-dau\n  was: khai-mac"
    )
    assert told(ward) == []
    built(ward, site)
    new = "tinh-b/phuong-mau/2027"
    for address in recorded:
        if address.startswith("tinh-a/xa-mau/"):
            tail = address.removeprefix("tinh-a/xa-mau/").removeprefix("2026/")
            tail = tail.replace("khai-mac/khai-mac", "khai-mac/x").replace("/khai-mac/", "/mo-dau/")
            where = leads(site, address)
            if address.endswith("/"):
                stable = address == "tinh-a/xa-mau/"
                assert where == ("tinh-b/phuong-mau/" if stable else f"{new}/{tail}")
            else:
                assert where == address
    assert uids(site / new / "calendar.ics") == before
    assert leads(site, "tinh-b/xa-mau/2026/chuong-trinh/khai-mac/") == f"{new}/chuong-trinh/mo-dau/"


def addresses(content: Content) -> list[str]:
    found = []
    for file in content.root.rglob("published.yml"):
        lines = file.read_text(encoding="utf-8").splitlines()
        found += [line.partition(":")[0] for line in lines if not line.startswith("#")]
    return found


EVENTS = f"=== {WARD}/events.yml\n"
OTHER = """
    === tinh-a/xa-khac/unit.yml
    name: Xã Khác
    kind: xa
    was: {was}
    === tinh-a/xa-khac/2026/campaign.yml
    title: Tuần lễ
    """


@pytest.mark.parametrize(
    ("text", "spots"),
    [
        # Two that claim one address; an address at which there is a page; a circle; an entry's own.
        (
            "- {id: a, title: A, was: x}\n- {id: b, title: B, was: x}\n",
            ["events.yml:1", "events.yml:2"],
        ),
        ("- {id: a, title: A, was: b}\n- {id: b, title: B}\n", ["events.yml:1", "events.yml:2"]),
        (
            "- {id: a, title: A, was: b}\n- {id: b, title: B, was: a}\n",
            ["events.yml:1"] * 2 + ["events.yml:2"] * 2,
        ),
        ("- {id: a, title: A, was: a}\n", ["events.yml:1"]),
    ],
)
def test_old_ids_in_each_others_way(ward: Content, text: str, spots: list[str]):
    ward.write(EVENTS + text)
    problems = [p for p in ward.problems(WARD) if p.rule == "was-address"]
    found = sorted(f"{p.spot.path.rpartition('/')[2]}:{p.spot.line}" for p in problems)
    assert found == spots
    assert all(p.hint for p in problems)


@pytest.mark.parametrize(
    ("was", "files"),
    [
        ("tinh-a/xa-mau", ["tinh-a/xa-khac/unit.yml", "tinh-a/xa-mau/unit.yml"]),
        ("[tinh-a/cu, tinh-a/xa-mau]", ["tinh-a/xa-khac/unit.yml", "tinh-a/xa-mau/unit.yml"]),
    ],
)
def test_old_folder_that_has_pages(ward: Content, was: str, files: list[str]):
    ward.write(OTHER.format(was=was))
    found = {line.split(":")[0].removeprefix("content/") for line in told(ward)}
    assert sorted(found) == files


def test_two_units_that_claim_one_folder(ward: Content):
    ward.write(OTHER.format(was="tinh-a/cu"))
    ward.write(OTHER.format(was="tinh-a/cu").replace("xa-khac", "xa-nua"))
    found = {line.split(":")[0].removeprefix("content/") for line in told(ward)}
    assert found == {"tinh-a/xa-khac/unit.yml", "tinh-a/xa-nua/unit.yml"}


def test_what_is_no_old_name_is_told(ward: Content):
    ward.write("""
        === tinh-a/xa-mau/unit.yml
        name: Xã Mẫu
        kind: xa
        was: Xã Cũ
        """)
    assert ward.errors(WARD) == ["content/tinh-a/xa-mau/unit.yml:3:6 wrong-value"]
    ward.write("""
        === tinh-a/xa-mau/unit.yml
        name: Xã Mẫu
        kind: xa
        === tinh-a/xa-mau/2026/campaign.yml
        title: Tuần lễ của xã
        was: tinh-a/xa-cu
        """)
    assert ward.errors(WARD) == [f"content/{WARD}/campaign.yml:2:6 was-address"]


def test_merged_communes_lead_to_the_new_one(ward: Content, tmp_path: Path):
    """Whose folders are gone: what was recorded of them leads to the same page, or the nearest."""
    ward.write("""
        === tinh-a/published.yml
        tinh-a/xa-hai/2026/chuong-trinh/hoi-xuan/:
        tinh-a/xa-hai/2026/chuong-trinh/:
        tinh-a/xa-mot/2026/chuong-trinh/khai-mac/:
        === tinh-a/xa-mau/unit.yml
        name: Xã Mẫu
        kind: xa
        was: [tinh-a/xa-mot, tinh-a/xa-hai]
        """)
    assert told(ward) == []
    built(ward, tmp_path / "site")
    lead = {
        "xa-hai/2026/chuong-trinh/hoi-xuan/": "xa-mau/2026/chuong-trinh/",
        "xa-hai/2026/chuong-trinh/": "xa-mau/2026/chuong-trinh/",
        "xa-mot/2026/chuong-trinh/khai-mac/": "xa-mau/2026/chuong-trinh/khai-mac/",
        "xa-mot/": "xa-mau/",
    }
    for old, new in lead.items():
        assert leads(tmp_path / "site", f"tinh-a/{old}") == f"tinh-a/{new}"


def test_what_was_taken_away_says_so(ward: Content, tmp_path: Path):
    built(ward, tmp_path / "site", record=True)
    (ward.root / WARD / "news/tin.md").unlink()
    record = "tinh-a/xa-mau/published.yml"
    assert [line.split(" ")[1] for line in told(ward)] == ["lost-address"]
    # One word for a page and all below it.
    replace_in(ward, record, f"{WARD}/tin-tuc/:\n", f"{WARD}/tin-tuc/: đã gỡ\n")
    assert told(ward) == []
    built(ward, tmp_path / "site", record=True)
    page = (tmp_path / "site" / WARD / "tin-tuc/tin/index.html").read_text(encoding="utf-8")
    assert "Trang này đã được gỡ" in page
    assert 'href="../../index.html"' in page
    # What somebody wrote stays.
    assert "tin-tuc/: đã gỡ\n" in (ward.root / record).read_text(encoding="utf-8")


def test_one_campaign_alone_leads_on_too(ward: Content, tmp_path: Path):
    site = tmp_path / "site"
    built(ward, site)
    (ward.root / "tinh-a/xa-mau").rename(ward.root / "tinh-a/phuong-mau")
    replace_in(ward, "tinh-a/phuong-mau/unit.yml", "kind: xa", "kind: xa\nwas: tinh-a/xa-mau")
    report = built(ward, site, "tinh-a/phuong-mau/2026")
    assert report.strays == ()
    assert leads(site, f"{WARD}/chuong-trinh/") == "tinh-a/phuong-mau/2026/chuong-trinh/"
    assert not (site / WARD / "assets").exists()
    assert leads(site, "tinh-a/xa-mau/") == "tinh-a/phuong-mau/"


def test_record_keeps_what_others_wrote():
    """Comments, values of later versions, and lines that are there; sorted by address."""
    before = '# Đầu tệp\n\nb/: {when: "1/10", uid: x}\n# về c\nc/: đã gỡ  # gỡ ngày 1/10\n'
    after = with_addresses(before, {"a/": {}, "b/": {"uid": "y"}, "d.pdf": {}})
    assert after == (
        "# Đầu tệp\n\na/:\nb/: {when: 1/10, uid: y}\n# về c\nc/: đã gỡ  # gỡ ngày 1/10\nd.pdf:\n"
    )
    assert with_addresses(after, {"a/": {}}) == after


def test_failed_build_records_nothing(ward: Content, tmp_path: Path):
    replace_in(ward, f"{WARD}/events.yml", "when: 03/10/2026", "when: hôm nào đó")
    report = built(ward, tmp_path / "site", record=True)
    assert not report.placed
    assert not list(ward.root.rglob("published.yml"))


def test_units_that_go_on_lead_to_each_other(ward: Content, tmp_path: Path):
    ward.write("""
        === tinh-a/huyen-cu/unit.yml
        name: Quận Cũ
        kind: quan
        === tinh-a/huyen-cu/2024/campaign.yml
        title: Tuần lễ
        """)
    replace_in(ward, f"{WARD}/campaign.yml", "title:", "follows: tinh-a/huyen-cu/2024\ntitle:")
    site = tmp_path / "site"
    built(ward, site)
    after = (site / "tinh-a/huyen-cu/2024/index.html").read_text(encoding="utf-8")
    before = (site / WARD / "index.html").read_text(encoding="utf-8")
    assert 'data-to="../../xa-mau/2026/"' in after
    assert 'data-to="../../huyen-cu/2024/"' in before
    replace_in(ward, f"{WARD}/campaign.yml", "huyen-cu/2024", "huyen-cu/2023")
    problems = [p for p in check(ward.tree).problems if p.rule == "unknown-id"]
    assert [p.hint for p in problems] == ["Có phải “tinh-a/huyen-cu/2024”?"]


ON_A_PAGE = """
    === tinh-a/xa-mau/2026/slogans.yml
    - id: treo
      where: Nhà văn hóa
      choice: lựa chọn
      slogans: [{id: hoc-nua, was: [hoc], text: Học mãi}]
    === tinh-a/xa-mau/2026/resources.yml
    - {id: kho-sach, was: [kho, sach], name: Kho sách, purpose: Đọc sách}
    === tinh-a/xa-mau/2026/reporting.yml
    reports: [{id: thon, was: [bao-cao], reporters: Thôn, receivers: [Xã]}]
    === tinh-a/xa-mau/2026/organizations.yml
    organizations: [{id: hoi, name: Hội Khuyến học}]
    assignments: [{id: hoi-lo, was: [lo], organizations: [hoi], bidding: giao}]
    === tinh-a/xa-mau/2026/campaign.yml
    title: Tuần lễ của xã
    purposes: [{id: gan-nha, was: [gan], text: Học gần nhà}]
    contacts: [{id: thu-vien, was: [tv], name: Thư viện, phone: 024 0000 0000}]
    documents: [{id: kh, was: [ke], type: Kế hoạch, role: văn bản chính}]
    """
PLACES = {
    "khau-hieu/": {"hoc": "hoc-nua"},
    "hoc-lieu/": {"kho": "kho-sach", "sach": "kho-sach"},
    "bao-cao/": {"bao-cao": "thon"},
    "to-chuc-thuc-hien/": {"lo": "hoi-lo"},
    "chu-de/": {"gan": "gan-nha"},
    "lien-he/": {"tv": "thu-vien"},
    "van-ban/": {"ke": "kh"},
}


def test_place_on_a_page_is_found_by_its_former_ids(ward: Content, tmp_path: Path):
    ward.write(ON_A_PAGE)
    site = tmp_path / "site"
    assert built(ward, site).files
    for address, moved in PLACES.items():
        file = site / WARD / address / "index.html"
        page = BuiltPage(f"{WARD}/{address}index.html", file.read_text(encoding="utf-8"))
        assert page.errors == []
        for old, new in moved.items():
            (place,) = page.document.iterfind(f".//*[@id='{new}']")
            assert place.find(f".//*[@id='{old}']") is not None, (address, old)
    first, second = (site / WARD / "khau-hieu" / name for name in ("hoc.png", "hoc-nua.png"))
    assert first.read_bytes() == second.read_bytes()


def test_former_id_of_a_place_that_another_has_is_told_at_both(ward: Content):
    ward.write(ON_A_PAGE.replace("was: [kho, sach]", "was: [kho, bao]"))
    assert ward.errors(WARD) == []
    file = ward.root / WARD / "resources.yml"
    more = "- {id: bao, name: Báo, purpose: Đọc báo}\n"
    file.write_text(file.read_text(encoding="utf-8") + more, encoding="utf-8")
    (problem,) = [p for p in ward.problems(WARD) if p.rule == "duplicate-id"]
    assert problem.other
    assert {problem.spot.line, problem.other.line} == {1, 2}
    assert "was" in problem.hint


def test_own_id_among_the_former_ones_is_told_once(ward: Content):
    ward.write(ON_A_PAGE.replace("was: [tv]", "was: [thu-vien]"))
    (problem,) = [p for p in ward.problems(WARD) if p.rule == "duplicate-id"]
    assert problem.other is None
    assert problem.hint == _("It is the entry’s own: “was” has only ids that it had before.")
