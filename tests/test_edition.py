"""Drafts, texts that wait for their day, archives: what `build` writes, and what is shown here."""

from __future__ import annotations

import datetime as dt
import subprocess

import pytest

from site_src.base.problems import Severity
from site_src.cli import FAILED, OK, USAGE, main
from site_src.plan.campaigns import plan_campaign
from site_src.publish.builder import build_campaign
from site_src.publish.jobs import Job
from site_src.publish.with_mkdocs import render
from site_src.reading.campaigns import all_campaigns
from site_src.reading.content import Content
from site_src.reading.edition import Edition, deciding_day
from site_src.vietnamese.notation import ValueProblem
from tests.built import read_site
from tests.names import named
from tests.test_build import build, new_content, read

SECRET = "Điều chưa công bố"
TREE = f"""
    === unit.yml
    name: Bộ Giáo dục và Đào tạo
    short_name: Bộ GDĐT
    kind: bo
    site_url: https://example.vn/
    levels:
      - {{id: cap-tinh, name: cấp tỉnh, rank: 2}}
      - {{id: cap-xa, name: cấp xã, rank: 4}}
    kinds:
      - {{id: bo, name: bộ}}
      - {{id: tinh, name: tỉnh, level: cap-tinh}}
      - {{id: xa, name: xã, level: cap-xa}}
    === 2025/campaign.yml
    title: Tuần lễ năm $year
    theme: Tự học
    period: 01/10/2025 - 07/10/2025
    === 2026/campaign.yml
    title: "{SECRET}: Tuần lễ năm $year"
    period: 01/10/2026 - 07/10/2026
    state: nháp
    === tinh/unit.yml
    name: Tỉnh
    kind: tinh
    === tinh/2025/campaign.yml
    state: lưu trữ
    === tinh/2025/news/tin.md
    ---
    title: Tin thường
    date: 01/10/2025
    ---
    Tin.
    === tinh/2025/news/cho-ngay.md
    ---
    title: "{SECRET}: chờ ngày"
    date: 02/10/2025
    publish_from: 05/10/2025
    ---
    Tin.
    === tinh/2025/news/nhap.md
    ---
    title: "{SECRET}: tin nháp"
    date: 02/10/2025
    state: draft
    ---
    Tin.
    === tinh/2025/pages/cu.md
    ---
    title: Trang cũ
    state: archived
    ---
    Chữ.
    === tinh/2026/campaign.yml
    title: Tuần lễ của tỉnh
    state: nháp
    === tinh/2026/events.yml
    - {{id: le, title: "{SECRET}: Lễ khai mạc", when: 8h ngày 01/10/2026}}
    === xa/unit.yml
    name: Xã
    kind: xa
    === xa/2026/campaign.yml
    title: Tuần lễ của xã
    state: nháp
    === xa/2026/pages/trang.md
    ---
    title: {SECRET}
    ---
    Chữ.
    """


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    return new_content(tmp_path_factory.mktemp("content"), TREE)


@pytest.fixture(scope="module")
def site(content, tmp_path_factory):
    """The tree as it is public on 03/10/2025."""
    folder = tmp_path_factory.mktemp("built") / "site"
    assert build(content, folder, "--date", "03/10/2025") == OK
    return folder


def seen(content, **edition):
    return Content(content.root, "content", Edition(**edition))


# --- What build writes ------------------------------------------------------------------------


def test_build_writes_nothing_of_drafts(site):
    named = [path for path, data in read(site).items() if SECRET.encode() in data]
    assert named == []
    assert not (site / "2026").exists()
    assert not (site / "tinh/2026").exists()
    assert not (site / "tinh/2025/tin-tuc/nhap").exists()


def test_unit_with_only_drafts_shows_what_it_would_without_them(site):
    assert sorted(path.name for path in (site / "xa").iterdir() if path.is_dir()) == ["2025"]
    assert read_site(site)["xa/"].canonical == "https://example.vn/xa/"


def test_other_years_and_sitemap_name_no_draft(site):
    pages = read_site(site)
    assert "2026" not in " ".join(link.url for link in pages["tinh/"].links)
    assert "2026" not in (site / "sitemap.xml").read_text(encoding="utf-8")


def test_archived_campaign_and_text_say_so(site):
    pages = read_site(site)
    assert "lưu trữ" in pages["tinh/2025/"].text
    assert "không còn cập nhật" in pages["tinh/2025/cu/"].text


@pytest.mark.parametrize(("day", "there"), [("04/10/2025", False), ("05/10/2025", True)])
def test_text_is_public_from_its_day_on(content, tmp_path, day, there):
    assert build(content, tmp_path / "site", "--date", day) == OK
    assert (tmp_path / "site/tinh/2025/tin-tuc/cho-ngay/index.html").exists() is there


def test_build_says_what_it_left_out_and_by_which_day(content, tmp_path, capsys):
    assert build(content, tmp_path / "site", "--date", "2025-10-03") == OK
    out = capsys.readouterr().out
    assert "03/10/2025 (--date)" in out
    lines = [line.split(": ")[0] for line in out.splitlines() if "(draft)" in line]
    root = content.root.as_posix()
    assert [line.removeprefix(f"{root}/") for line in lines] == [
        "2026/campaign.yml:3:8",
        "tinh/2025/news/cho-ngay.md:1:1",
        "tinh/2025/news/nhap.md:1:1",
        "tinh/2026/campaign.yml:2:8",
        "xa/2026/campaign.yml:2:8",
    ]


def test_named_draft_says_why_nothing_came(content, tmp_path, capsys):
    assert build(content, tmp_path / "site", "xa/2026", "--date", "03/10/2025") == FAILED
    assert (
        "xa/2026/campaign.yml:2:8: lỗi (draft): Chiến dịch này còn là bản nháp"
        in capsys.readouterr().out
    )
    assert not (tmp_path / "site").exists()


def test_nation_without_public_campaign_still_has_its_front_page(tmp_path):
    content = new_content(
        tmp_path,
        """
        === 2026/campaign.yml
        state: nháp
        === tinh/unit.yml
        name: Tỉnh
        kind: tinh
        === tinh/xa/unit.yml
        name: Xã trong tỉnh
        kind: xa
        === tinh/xa/2026/campaign.yml
        title: Tuần lễ của xã
        """,
    )
    assert build(content, tmp_path / "site") == OK
    # The unit between has no campaign of its own, and none to show.
    assert "Xã trong tỉnh" in read_site(tmp_path / "site")[""].text
    assert not (tmp_path / "site/2026").exists()


def test_broken_draft_stops_no_build(tmp_path):
    content = new_content(tmp_path, TREE)
    content.write("=== xa/2026/events.yml\n- id: KHÔNG ĐÚNG\n")
    assert build(content, tmp_path / "site") == OK
    assert main(["check", "--content", str(content.root)]) == FAILED


def test_same_day_gives_the_same_bytes(content, site, tmp_path):
    assert build(content, tmp_path / "site", "--date", "03/10/2025") == OK
    assert read(tmp_path / "site") == read(site)


# --- What is shown here -----------------------------------------------------------------------


def test_drafts_are_shown_with_a_mark(content):
    tree = seen(content, day=dt.date(2025, 10, 3))
    plan, _problems = plan_campaign(tree, named("xa/2026"))
    assert plan is not None
    assert plan.variables["campaign"].state == "draft"
    plan, _problems = plan_campaign(tree, named("tinh/2025"))
    assert plan is not None
    campaign = plan.variables["campaign"]
    assert campaign.state == "archived"
    states = {item.id: item.state.value for item in campaign.news}
    assert states == {"cho-ngay": "draft", "nhap": "draft", "tin": "published"}


def test_what_stands_below_a_draft_is_marked(content_tree):
    content = content_tree(f"{TREE}\n    === xa/2026/campaign.yml\n    state: công bố\n")
    assert content.campaign("xa/2026").state == "draft"
    # Alone it lacks what only the draft says.
    public = seen(content, day=dt.date(2026, 1, 1), drafts=False)
    assert [p.rule for p in plan_campaign(public, named("xa/2026"))[1]] == ["draft", "missing-key"]


def test_mark_on_pages(content, tmp_path):
    tree = seen(content, day=dt.date(2025, 10, 3))
    for name in ("xa/2026", "tinh/2025"):
        job = Job(tree, named(name), tmp_path / name)
        result = build_campaign(job, render)
        assert [p for p in result.problems if p.severity is Severity.ERROR] == []
    draft = "Bản nháp, chưa công bố."
    # What other sites embed has no banner.
    unmarked = {a for a, page in read_site(tmp_path / "xa/2026").items() if draft not in page.text}
    assert unmarked == {"2026/embed/", "2026/embed/hom-nay/", "2026/embed/dai/"}
    pages = read_site(tmp_path / "tinh/2025")
    assert [address for address, page in pages.items() if draft in page.text] == [
        "2025/tin-tuc/nhap/"
    ]
    waiting = "Chưa công bố: bài này công bố từ ngày 05/10/2025."
    assert waiting in pages["2025/tin-tuc/cho-ngay/"].text
    assert pages["2025/tin-tuc/"].text.count("· nháp") == 2


def test_years_of_an_edition(content):
    public = seen(content, day=dt.date(2026, 1, 1), drafts=False)
    names = [(unit.path, year) for unit, year, _problems in all_campaigns(public) if unit]
    assert names == [("", 2025), ("tinh", 2025), ("xa", 2025)]
    everything = [(u.path, year) for u, year, _problems in all_campaigns(content.tree) if u]
    assert everything == [("", 2026), ("", 2025), ("tinh", 2026), ("tinh", 2025), ("xa", 2026)]


def test_check_reads_a_campaign_as_the_public_will_see_it(content_tree, capsys):
    content = content_tree(TREE)
    content.write("""
        === tinh/2025/pages/cu.md
        ---
        title: Trang
        ---
        Xem [tin](tin-tuc/nhap/).
        """)
    code = main(["check", "tinh/2025", "--content", str(content.root), "--date", "03/10/2025"])
    assert code == FAILED
    assert "tinh/2025/pages/cu.md:4:11" in capsys.readouterr().out


def test_partial_publish_from(content_tree):
    content = content_tree("""
        === 2023/campaign.yml
        title: Tuần lễ
        === 2023/pages/a.md
        ---
        title: A
        publish_from: 10/2023
        ---
        """)
    assert content.errors() == ["content/2023/pages/a.md:3:15 publish-date"]


# --- The day that decides ---------------------------------------------------------------------

# 22/11/2026 at 18:00 UTC is 01:00 of the next day in Viet Nam.
NOW = dt.datetime(2026, 11, 22, 18, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("given", "epoch", "day", "source"),
    [
        (None, None, dt.date(2026, 11, 23), "hôm nay theo giờ Việt Nam"),
        (None, "0", dt.date(1970, 1, 1), "SOURCE_DATE_EPOCH"),
        (None, str(17 * 3600), dt.date(1970, 1, 2), "SOURCE_DATE_EPOCH"),
        ("05/10/2025", "0", dt.date(2025, 10, 5), "--date"),
    ],
)
def test_deciding_day(given, epoch, day, source):
    decides = deciding_day(given, {"SOURCE_DATE_EPOCH": epoch} if epoch else {}, NOW)
    assert (decides.day, decides.source) == (day, source)


@pytest.mark.parametrize(("given", "epoch"), [("10/2025", ""), ("mai", ""), (None, "x")])
def test_deciding_day_wrong(given, epoch):
    with pytest.raises(ValueProblem):
        deciding_day(given, {"SOURCE_DATE_EPOCH": epoch}, NOW)


def test_wrong_date_is_wrong_use(content, capsys):
    assert main(["check", "--content", str(content.root), "--date", "31/02/2026"]) == USAGE
    assert "31" in capsys.readouterr().err


def test_only_the_start_asks_a_clock():
    """The clock is read where a command starts, ours and MkDocs' own, and told to who waits; and
    Git asks when a commit was made."""
    from site_src.cli import PROJECT

    found = subprocess.run(
        ["grep", "-rlE", r"\.(now|today)\(|time\.time\(", "site_src", "--include=*.py"],
        cwd=PROJECT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert sorted(found.stdout.split()) == [
        "site_src/cli.py",
        "site_src/publish/configured.py",
        "site_src/publish/handover/targets/git.py",
        "site_src/publish/placing.py",
        "site_src/writing/links/check.py",
        "site_src/writing/links/round.py",
    ]
