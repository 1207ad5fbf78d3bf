"""Trees of units as they really come: weeks of their own, silent communes, schools, reforms."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from site_src.cli import main
from site_src.reading.campaigns import all_campaigns
from site_src.vietnamese.dates import DateRange
from tests.built import BuiltPage, read_site
from tests.conftest import NATION, Content

Tree = Callable[[str], Content]

THEME = "Xây dựng năng lực tự học trong kỷ nguyên số"
MINISTRY = f"""
    === 2023/campaign.yml
    title: Tuần lễ hưởng ứng học tập suốt đời năm $year
    theme: {THEME}
    period: 01/10/2023 - 07/10/2023
    """
PROVINCE = """
    === an-binh/unit.yml
    name: Ủy ban nhân dân tỉnh An Bình
    short_name: An Bình
    kind: tinh
    """
PROVINCE_WEEK = """
    === an-binh/2023/campaign.yml
    period: 06/10/2023 - 12/10/2023
    """
COMMUNE = """
    === an-binh/phu-thinh/unit.yml
    name: Ủy ban nhân dân xã Phú Thịnh
    short_name: Phú Thịnh
    kind: xa
    """
WARD = "an-binh/phu-thinh/2023"


def tree(make: Tree, *texts: str) -> Content:
    """A content folder of these texts, each with an indentation of its own."""
    content = make(texts[0])
    for text in texts[1:]:
        content.write(text)
    return content


def days(first: str, last: str) -> DateRange:
    return DateRange.parse(f"{first} - {last}")


def campaigns(content: Content) -> list[str]:
    """The names of all campaigns, in order."""
    found = [(unit, year) for unit, year, problems in all_campaigns(content.tree)]
    return [f"{unit.path}/{year}".lstrip("/") for unit, year in found if unit is not None]


# --- Weeks of their own ---------------------------------------------------------------------------


def test_silent_commune_takes_the_provinces_week(content_tree: Tree):
    content = tree(content_tree, MINISTRY, PROVINCE, PROVINCE_WEEK, COMMUNE)
    assert content.campaign("2023").period == days("01/10/2023", "07/10/2023")
    assert content.campaign("an-binh/2023").period == days("06/10/2023", "12/10/2023")
    commune = content.campaign(WARD)
    assert commune.period == days("06/10/2023", "12/10/2023")
    assert commune.origins["period"].unit_path == "an-binh"
    assert commune.theme == THEME
    assert commune.origins["theme"].unit_path == ""
    assert content.problems(WARD) == []


@pytest.mark.parametrize(
    "between",
    [
        pytest.param([PROVINCE], id="no year folder"),
        pytest.param(
            [PROVINCE, "=== an-binh/2023/events.yml\n[]\n"], id="a year folder without campaign"
        ),
        pytest.param(
            [PROVINCE, "=== an-binh/2023/campaign.yml\nshort_names: [Tuần lễ]\n"],
            id="a campaign without a week",
        ),
        pytest.param([PROVINCE, "=== an-binh/2023/campaign.yml\n"], id="an empty campaign.yml"),
        pytest.param([], id="no unit.yml"),
        pytest.param(
            [PROVINCE, "=== an-binh/2022/campaign.yml\nperiod: 20-26/10/2022\n"],
            id="a week of another year",
        ),
    ],
)
def test_without_the_provinces_week_the_ministrys_holds(content_tree: Tree, between: list[str]):
    content = tree(content_tree, MINISTRY, *between, COMMUNE)
    commune = content.campaign(WARD)
    assert commune.period == days("01/10/2023", "07/10/2023")
    assert commune.origins["period"].unit_path == ""
    assert content.problems(WARD) == []


def test_null_week_is_unknown_below_and_noticed(content_tree: Tree):
    content = tree(
        content_tree, MINISTRY, PROVINCE, "=== an-binh/2023/campaign.yml\nperiod: null\n", COMMUNE
    )
    assert content.campaign(WARD).period is None
    assert [str(p.spot) for p in content.problems("an-binh/2023") if p.rule == "gap"] == [
        "content/an-binh/2023/campaign.yml:1:9"
    ]
    # It is told where it was written, and not to each unit below.
    assert [problem.rule for problem in content.problems(WARD)] == []


def test_commune_without_district_hangs_below_the_province(content_tree: Tree):
    content = tree(content_tree, MINISTRY, COMMUNE, PROVINCE)
    unit = content.campaign(WARD).unit
    assert [above.path for above in unit.chain] == ["", "an-binh", "an-binh/phu-thinh"]


def test_folder_without_unit_only_groups(content_tree: Tree):
    """Communes put into folders of their own: the folder is no level, and part of the address."""
    content = tree(
        content_tree,
        MINISTRY,
        PROVINCE,
        PROVINCE_WEEK,
        COMMUNE.replace("an-binh/", "an-binh/mien-nui/"),
    )
    commune = content.campaign("an-binh/mien-nui/phu-thinh/2023")
    assert [above.path for above in commune.unit.chain] == [
        "",
        "an-binh",
        "an-binh/mien-nui/phu-thinh",
    ]
    assert commune.period == days("06/10/2023", "12/10/2023")


def test_year_in_a_folder_without_unit_is_an_error(content_tree: Tree):
    content = tree(content_tree, MINISTRY, PROVINCE_WEEK, COMMUNE)
    found = [
        problem for _unit, _year, problems in all_campaigns(content.tree) for problem in problems
    ]
    assert [(problem.rule, str(problem.spot)) for problem in found] == [
        ("missing-unit", "content/an-binh/unit.yml")
    ]


def test_school_with_its_own_theme(content_tree: Tree):
    content = tree(
        content_tree,
        MINISTRY,
        PROVINCE,
        """
        === an-binh/truong-hoa-binh/unit.yml
        name: Trường Tiểu học Hòa Bình
        kind: truong
        === an-binh/truong-hoa-binh/2023/campaign.yml
        theme: Mỗi ngày một trang sách
        === an-binh/truong-hoa-binh/2023/slogans.yml
        - id: cong-truong
          where: Cổng trường
          choice: bắt buộc
          slogans:
            - id: chu-de
              text: $theme
        """,
    )
    school = content.campaign("an-binh/truong-hoa-binh/2023")
    assert school.theme == "Mỗi ngày một trang sách"
    assert school.origins["theme"].unit_path == "an-binh/truong-hoa-binh"
    assert school.slogan_groups[0].slogans[0].text == "Mỗi ngày một trang sách"
    assert school.period == days("01/10/2023", "07/10/2023")
    assert content.problems("an-binh/truong-hoa-binh/2023") == []
    assert content.campaign("an-binh/2023").theme == THEME


def test_library_with_twelve_days(content_tree: Tree):
    content = tree(
        content_tree,
        MINISTRY,
        PROVINCE,
        PROVINCE_WEEK,
        """
        === an-binh/thu-vien/unit.yml
        name: Thư viện tỉnh An Bình
        kind: thu-vien
        === an-binh/thu-vien/2023/campaign.yml
        period: 30/9 - 11/10/2023
        === an-binh/thu-vien/2023/events.yml
        - id: le-khai-mac
          title: Lễ khai mạc
          kind: lễ khai mạc
          when: 8h ngày 30/9/2023
          place_note: Sảnh thư viện
        """,
    )
    library = content.campaign("an-binh/thu-vien/2023")
    assert library.period is not None
    assert len(library.period.days) == 12
    assert content.problems("an-binh/thu-vien/2023") == []
    (program,) = (page for page in content.plan("an-binh/thu-vien/2023").pages if page.weight == 20)
    assert [anchor for anchor in program.anchors if anchor.startswith("ngay-")] == [
        f"ngay-{dt.date(2023, 9, 30) + dt.timedelta(days=n)}" for n in range(12)
    ]


def test_week_put_off_to_november(content_tree: Tree):
    """A storm: everything of the province moves with its week, and nothing is noticed."""
    content = tree(
        content_tree,
        MINISTRY,
        PROVINCE,
        """
        === an-binh/2023/campaign.yml
        period: 06/11/2023 - 12/11/2023
        notice:
          text: Tuần lễ lùi sang tháng 11 vì bão.
          until: 12/11/2023
        lower_programs:
          - id: cap-xa
            name: Hoạt động cấp xã
            period: 06/11/2023 - 12/11/2023
        === an-binh/2023/events.yml
        - id: le-khai-mac
          title: Lễ khai mạc
          kind: lễ khai mạc
          when: 7h30 thứ Hai 06/11/2023
          place_note: Nhà Văn hóa
          status: hoãn
          changes:
            - on: 30/9/2023
              field: when
              was: 02/10/2023
              reason: Bão số 4
        === an-binh/2023/reporting.yml
        reports:
          - id: xa
            reporters: Ủy ban nhân dân các xã
            receivers: [Ủy ban nhân dân tỉnh An Bình]
            deadline: trước ngày 20/11/2023
        """,
        COMMUNE,
    )
    assert content.problems("an-binh/2023") == []
    assert content.problems(WARD) == []
    commune = content.campaign(WARD)
    assert commune.period == days("06/11/2023", "12/11/2023")
    assert commune.notice is not None
    assert commune.notice.until == dt.date(2023, 11, 12)
    assert content.campaign("2023").period == days("01/10/2023", "07/10/2023")


def test_week_put_off_shows_what_was_forgotten(content_tree: Tree):
    """The ceremony and the deadline stayed in October."""
    content = tree(
        content_tree,
        MINISTRY,
        PROVINCE,
        """
        === an-binh/2023/campaign.yml
        period: 06/11/2023 - 12/11/2023
        === an-binh/2023/events.yml
        - id: le-khai-mac
          title: Lễ khai mạc
          kind: lễ khai mạc
          when: 7h30 thứ Hai 02/10/2023
          place_note: Nhà Văn hóa
        === an-binh/2023/reporting.yml
        reports:
          - id: xa
            reporters: Ủy ban nhân dân các xã
            receivers: [Ủy ban nhân dân tỉnh An Bình]
            deadline: trước ngày 20/10/2023
        """,
    )
    assert [(p.rule, p.other and p.other.path) for p in content.problems("an-binh/2023")] == [
        ("ceremony-outside-week", "content/an-binh/2023/campaign.yml"),
        ("deadline-before-end", "content/an-binh/2023/campaign.yml"),
    ]


# --- Units, kinds and years -----------------------------------------------------------------------


YEARS = "".join(
    f"""
    === {year}/campaign.yml
    title: Tuần lễ hưởng ứng học tập suốt đời năm $year
    theme: Chủ đề của năm {year}
    period: 01/10/{year} - 07/10/{year}
    """
    for year in (2023, 2024, 2025)
)


def unit(path: str, kind: str, more: str = "") -> str:
    return f"=== {path}/unit.yml\nname: Đơn vị {path}\nkind: {kind}\n{more}"


@pytest.mark.parametrize(
    ("kind", "year"),
    [("quan", 2024), ("xa", 2025), ("tinh", 2025), ("dac-khu", 2025), ("truong", 2025)],
)
def test_unit_without_year_gets_the_newest_in_which_its_kind_exists(
    content_tree: Tree, kind: str, year: int
):
    content = tree(content_tree, YEARS, unit("moi", kind))
    assert campaigns(content) == ["2025", "2024", "2023", f"moi/{year}"]
    assert content.campaign(f"moi/{year}").theme == f"Chủ đề của năm {year}"


def test_unit_whose_kind_exists_in_no_year_has_no_campaign(content_tree: Tree):
    content = tree(content_tree, MINISTRY, unit("dao", "dac-khu"))
    assert campaigns(content) == ["2023"]


def test_unit_with_years_has_just_these(content_tree: Tree):
    own = "=== xa/2023/campaign.yml\nshort_names: [Tuần lễ]\n"
    content = tree(content_tree, YEARS, unit("xa", "xa") + own)
    assert campaigns(content) == ["2025", "2024", "2023", "xa/2023"]


def test_unit_that_ended_gets_the_newest_year_of_its_life(content_tree: Tree):
    content = tree(content_tree, YEARS, unit("xa-cu", "xa", "valid_until: 30/06/2025\n"))
    assert campaigns(content) == ["2025", "2024", "2023", "xa-cu/2024"]


@pytest.mark.parametrize("year", [2025, 2026])
def test_district_after_the_reform_is_an_error_that_names_it(content_tree: Tree, year: int):
    own = f"=== quan-cu/{year}/campaign.yml\ntitle: Tuần lễ năm {year}\n"
    content = tree(content_tree, YEARS, unit("quan-cu", "quan") + own)
    assert content.errors(f"quan-cu/{year}") == ["content/quan-cu/unit.yml:1:1 kind-ended"]
    (problem,) = content.problems(f"quan-cu/{year}")[-1:]
    assert str(year) in problem.message
    assert "quận" in problem.message
    assert "hai cấp" in problem.message


def test_district_before_the_reform_is_none(content_tree: Tree):
    own = "=== quan-cu/2024/campaign.yml\n"
    content = tree(content_tree, YEARS, unit("quan-cu", "quan") + own)
    assert content.errors("quan-cu/2024") == []


def test_decisive_is_the_day_of_the_week_and_not_the_year(content_tree: Tree):
    """In 2025 a district could still hold a Week in June, and none in October."""
    own = "=== quan-cu/2025/campaign.yml\nperiod: 22/06/2025 - 28/06/2025\n"
    content = tree(content_tree, YEARS, unit("quan-cu", "quan") + own)
    assert content.errors("quan-cu/2025") == []


def test_special_zone_before_the_reform_is_an_error(content_tree: Tree):
    own = "=== dao/2024/campaign.yml\ntitle: Tuần lễ năm 2024\n"
    content = tree(content_tree, YEARS, unit("dao", "dac-khu") + own)
    assert content.errors("dao/2024") == ["content/dao/unit.yml:1:1 kind-ended"]


def test_real_content_knows_every_kind_that_ended(content_tree: Tree):
    """The nation’s own unit.yml, not the tests’: four kinds and a level ended on 30/6/2025."""
    real = Path(__file__).parent.parent / "content/unit.yml"
    for kind in ("quan", "huyen", "thi-xa", "thanh-pho-thuoc-tinh", "thi-tran"):
        own = "=== cu/2025/campaign.yml\n"
        content = tree(content_tree, YEARS, unit("cu", kind) + own)
        (content.root / "unit.yml").write_text(real.read_text(encoding="utf-8"), encoding="utf-8")
        (problem,) = content.problems("cu/2025")
        assert problem.rule == "kind-ended"
        assert "hai cấp" in problem.message
        assert "01/7/2025" in problem.message


# --- Addresses ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("nation", "province", "commune", "expected"),
    [
        ("", "", "", None),
        ("https://tuanle.vn", "", "", "https://tuanle.vn/an-binh/phu-thinh/"),
        ("https://tuanle.vn/", "", "", "https://tuanle.vn/an-binh/phu-thinh/"),
        ("https://tuanle.vn/hoc", "", "", "https://tuanle.vn/hoc/an-binh/phu-thinh/"),
        ("", "https://anbinh.gov.vn/tuan-le", "", "https://anbinh.gov.vn/tuan-le/phu-thinh/"),
        ("https://tuanle.vn", "https://anbinh.gov.vn", "", "https://anbinh.gov.vn/phu-thinh/"),
        ("https://tuanle.vn", "", "https://phuthinh.vn", "https://phuthinh.vn/"),
        ("https://tuanle.vn", "null", "", None),
        ("https://tuanle.vn", "", "null", None),
        ("https://tuanle.vn", "null", "https://phuthinh.vn/", "https://phuthinh.vn/"),
    ],
)
def test_site_url_is_inherited_down_the_path(
    content_tree: Tree, nation: str, province: str, commune: str, expected: str | None
):
    content = tree(content_tree, MINISTRY, PROVINCE, COMMUNE)
    for path, url in (("", nation), ("an-binh/", province), ("an-binh/phu-thinh/", commune)):
        if url:
            with (content.root / f"{path}unit.yml").open("a", encoding="utf-8") as file:
                file.write(f"site_url: {url}\n")
    assert content.campaign(WARD).unit.site_url == expected
    assert content.plan(WARD).site_url == (f"{expected}2023/" if expected else None)


# --- Built pages ----------------------------------------------------------------------------------


BUILT = f"""
    === unit.yml
    name: Bộ Giáo dục và Đào tạo
    short_name: Bộ GDĐT
    kind: bo
    levels:
      - {{id: cap-huyen, name: cấp huyện, rank: 3, valid_until: 30/06/2025, reform: hai cấp}}
    kinds:
      - {{id: bo, name: bộ}}
      - {{id: tinh, name: tỉnh}}
      - {{id: quan, name: quận, level: cap-huyen}}
      - {{id: xa, name: xã}}
      - {{id: truong, name: trường học}}
    === 2022/campaign.yml
    title: Tuần lễ hưởng ứng học tập suốt đời năm $year
    theme: Thúc đẩy chuyển đổi số
    period: 01/10/2022 - 07/10/2022
    state: lưu trữ
    === 2023/campaign.yml
    title: Tuần lễ hưởng ứng học tập suốt đời năm $year
    theme: {THEME}
    period: 01/10/2023 - 07/10/2023
    === da-nang/unit.yml
    name: Ủy ban nhân dân thành phố Đà Nẵng
    short_name: Đà Nẵng
    kind: tinh
    === ca-mau/unit.yml
    name: Ủy ban nhân dân tỉnh Cà Mau
    short_name: Cà Mau
    kind: tinh
    === an-binh/unit.yml
    name: Ủy ban nhân dân tỉnh An Bình
    short_name: An Bình
    kind: tinh
    site_url: https://anbinh.gov.vn/tuan-le
    === an-binh/2022/campaign.yml
    === an-binh/2023/campaign.yml
    period: 06/10/2023 - 12/10/2023
    documents:
      - id: kh-15
        type: Kế hoạch
        number: 15
        symbol: KH-UBND
        date: 20/9/2023
        issuer: Ủy ban nhân dân tỉnh An Bình
        role: văn bản chính
    === an-binh/phu-thinh/unit.yml
    name: Ủy ban nhân dân xã Phú Thịnh
    short_name: Phú Thịnh
    kind: xa
    === an-binh/truong-hoa-binh/unit.yml
    name: Trường Tiểu học Hòa Bình
    kind: truong
    site_url: https://hoabinh.edu.vn
    === an-binh/truong-hoa-binh/2023/campaign.yml
    theme: Mỗi ngày một trang sách
    === ha-noi/unit.yml
    name: Ủy ban nhân dân Thành phố Hà Nội
    short_name: Hà Nội
    kind: tinh
    === ha-noi/hai-ba-trung/unit.yml
    name: Ủy ban nhân dân quận Hai Bà Trưng
    short_name: Hai Bà Trưng
    kind: quan
    valid_until: 30/06/2025
    successors: [Phường Hai Bà Trưng, Phường Bạch Mai]
    === ha-noi/hai-ba-trung/2022/events.yml
    - id: le-khai-mac
      title: Lễ khai mạc cấp quận
      kind: lễ khai mạc
      when: 16h30 ngày 01/10/2022
      place_note: Trường THCS Lương Yên
    === ha-noi/hai-ba-trung/2023/campaign.yml
    === tp-ho-chi-minh/unit.yml
    name: Ủy ban nhân dân Thành phố Hồ Chí Minh
    short_name: TP. Hồ Chí Minh
    kind: tinh
    === tp-ho-chi-minh/quan-10/unit.yml
    name: Ủy ban nhân dân Quận 10
    short_name: Quận 10
    kind: quan
    === tp-ho-chi-minh/quan-3/unit.yml
    name: Ủy ban nhân dân Quận 3
    short_name: Quận 3
    kind: quan
    """


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All these units, built once."""
    folder = tmp_path_factory.mktemp("trees")
    content = Content(folder / "content")
    content.write(NATION)
    content.write(BUILT)
    site = folder / "site"
    assert main(["build", "--content", str(content.root), "--output", str(site)]) == 0
    return site


@pytest.fixture(scope="module")
def site(built: Path) -> Mapping[str, BuiltPage]:
    return read_site(built)


def test_stable_address_shows_the_newest_campaign(site: Mapping[str, BuiltPage]):
    for path in ("an-binh/", "ha-noi/hai-ba-trung/", "ca-mau/"):
        home = site[path]
        assert "2023" in home.headings("h1")[0]
        assert f"{path}2023/chuong-trinh/" in home.leads_to()
    assert "06–12/10/2023" in site["an-binh/"].text
    assert "01–07/10/2023" in site["ha-noi/hai-ba-trung/"].text
    assert f"“{THEME}”" in site["an-binh/"].text


def test_stable_address_of_a_silent_unit_shows_what_it_inherits(site: Mapping[str, BuiltPage]):
    assert "06–12/10/2023" in site["an-binh/phu-thinh/"].text
    assert "theo Kế hoạch 15/KH-UBND" in site["an-binh/phu-thinh/2023/chu-de/"].text
    assert "01–07/10/2023" in site["ca-mau/"].text


@pytest.mark.parametrize("path", ["an-binh/", "ha-noi/hai-ba-trung/"])
def test_stable_address_lists_the_years(site: Mapping[str, BuiltPage], path: str):
    assert f"{path}2022/" in site[path].leads_to()
    assert {a for a in site if re.fullmatch(rf"{path}\d+/", a)} == {f"{path}2022/", f"{path}2023/"}


def test_one_year_is_no_list_of_years(site: Mapping[str, BuiltPage]):
    assert "Năm khác" not in site["ca-mau/"].text


@pytest.mark.parametrize("address", ["", "chuong-trinh/", "chu-de/", "van-ban/", "lien-he/"])
def test_archived_year_leads_to_the_newest(site: Mapping[str, BuiltPage], address: str):
    page = site[f"ha-noi/hai-ba-trung/2022/{address}"]
    newest = {"ha-noi/hai-ba-trung/", "ha-noi/hai-ba-trung/2023/"}
    assert newest & set(page.leads_to())


@pytest.mark.parametrize("address", ["", "chuong-trinh/", "chuong-trinh/le-khai-mac/"])
def test_archived_year_says_that_it_is_past(site: Mapping[str, BuiltPage], address: str):
    past = re.compile("đã qua|lưu trữ|đã kết thúc", re.IGNORECASE)
    assert past.search(site[f"ha-noi/hai-ba-trung/2022/{address}"].text)


@pytest.mark.parametrize("address", ["", "chuong-trinh/"])
def test_archived_year_is_over_beside_its_dates_whatever_a_clock_says(
    site: Mapping[str, BuiltPage], address: str
):
    page = site[f"ha-noi/hai-ba-trung/2022/{address}"]
    assert re.search(r"/2022 đã kết thúc", page.text)
    assert "data-start" not in page.source


@pytest.mark.parametrize("address", ["", "2022/", "2023/", "2022/chuong-trinh/"])
def test_former_unit_says_until_when_it_existed(site: Mapping[str, BuiltPage], address: str):
    text = site[f"ha-noi/hai-ba-trung/{address}"].text
    assert re.search(r"30/0?6/2025|30 tháng 0?6 năm 2025", text)


def test_former_unit_names_its_successors(site: Mapping[str, BuiltPage]):
    text = site["ha-noi/hai-ba-trung/"].text
    assert "Phường Hai Bà Trưng" in text
    assert "Phường Bạch Mai" in text


def test_unit_that_goes_on_names_no_end(site: Mapping[str, BuiltPage]):
    assert "2025" not in site["an-binh/"].text


def test_province_lists_the_units_below(site: Mapping[str, BuiltPage]):
    leads = site["an-binh/"].leads_to()
    assert {"an-binh/phu-thinh/", "an-binh/truong-hoa-binh/"} <= set(leads)
    assert leads["an-binh/phu-thinh/"] == "Phú Thịnh"
    assert "ha-noi/hai-ba-trung/" in site["ha-noi/"].leads_to()


def test_root_lists_every_unit_in_vietnamese_order(site: Mapping[str, BuiltPage]):
    """Đ after C and before H; Quận 3 before Quận 10; the places below stand with their province."""
    lists = ("cac-don-vi/", "du-lieu/")
    units = (a for a in site[""].leads_to() if a in site and a not in lists)
    assert [address for address in units if address and not re.search(r"\d{4}/$", address)] == [
        "an-binh/",
        "an-binh/phu-thinh/",
        "an-binh/truong-hoa-binh/",
        "ca-mau/",
        "da-nang/",
        "ha-noi/",
        "tp-ho-chi-minh/",
        # Those that no longer exist stand apart.
        "ha-noi/hai-ba-trung/",
        "tp-ho-chi-minh/quan-3/",
        "tp-ho-chi-minh/quan-10/",
    ]


def test_root_leads_to_the_years(site: Mapping[str, BuiltPage]):
    leads = set(site[""].leads_to())
    assert {
        "2022/",
        "2023/",
        "an-binh/2022/",
        "an-binh/2023/",
        "ha-noi/hai-ba-trung/2022/",
    } <= leads


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("hai ba trung", "ha-noi/hai-ba-trung/"),
        ("quan 3", "tp-ho-chi-minh/quan-3/"),
        ("da nang", "da-nang/"),
        ("truong tieu hoc hoa binh", "an-binh/truong-hoa-binh/"),
    ],
)
def test_finder_understands_unmarked_typing(built: Path, typed: str, address: str):
    """The folded name stands around the link to the unit, and around no other unit’s."""
    index = BuiltPage("index.html", (built / "index.html").read_text(encoding="utf-8"))
    found = [e for e in index.document.iter() if typed in e.attrib.get("data-find", "")]
    assert [
        next(e.attrib["href"] for e in item.iter("a")).removeprefix("./") for item in found
    ] == [address]


# --- Absolute addresses, and pages for unknown ones -----------------------------------------------


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        ("an-binh/", "https://anbinh.gov.vn/tuan-le/"),
        ("an-binh/2022/", "https://anbinh.gov.vn/tuan-le/2022/"),
        ("an-binh/2023/chu-de/", "https://anbinh.gov.vn/tuan-le/2023/chu-de/"),
        ("an-binh/phu-thinh/", "https://anbinh.gov.vn/tuan-le/phu-thinh/"),
        (
            "an-binh/phu-thinh/2023/van-ban/",
            "https://anbinh.gov.vn/tuan-le/phu-thinh/2023/van-ban/",
        ),
        ("an-binh/truong-hoa-binh/", "https://hoabinh.edu.vn/"),
        ("an-binh/truong-hoa-binh/2023/lien-he/", "https://hoabinh.edu.vn/2023/lien-he/"),
    ],
)
def test_canonical_address(site: Mapping[str, BuiltPage], address: str, canonical: str):
    assert site[address].canonical == canonical


def test_newest_year_and_stable_address_agree(site: Mapping[str, BuiltPage]):
    """One page at two addresses: each names an address at which it really is."""
    known = {"https://anbinh.gov.vn/tuan-le/", "https://anbinh.gov.vn/tuan-le/2023/"}
    assert {site["an-binh/"].canonical, site["an-binh/2023/"].canonical} <= known


def test_without_site_url_nothing_is_absolute(site: Mapping[str, BuiltPage]):
    for page in site.values():
        if not page.address.startswith("an-binh/"):
            assert page.canonical is None, page.address
            # “/” on a page that may be met anywhere is the host’s, and not this site’s.
            rooted = {link.url for link in page.links if re.match(r"[a-z]+:|/", link.url)}
            assert rooted <= ({"/"} if page.address.endswith("404.html") else set()), page.address
            assert not re.search(r'property="og:url"|"@id": "http', page.source), page.address


@pytest.mark.parametrize(
    ("address", "home"),
    [
        ("an-binh/2023/404.html", "https://anbinh.gov.vn/tuan-le/2023/"),
        ("an-binh/2022/404.html", "https://anbinh.gov.vn/tuan-le/2022/"),
        ("an-binh/phu-thinh/2023/404.html", "https://anbinh.gov.vn/tuan-le/phu-thinh/2023/"),
        ("an-binh/truong-hoa-binh/2023/404.html", "https://hoabinh.edu.vn/2023/"),
    ],
)
def test_404_with_site_url_is_complete_at_any_depth(
    site: Mapping[str, BuiltPage], address: str, home: str
):
    page = site[address]
    urls = [link.url for link in page.links if not link.url.startswith("#")]
    stable = home.removesuffix("/").rpartition("/")[0] + "/"
    # What it loads is of the host that answers, by whichever name: the policy takes no other.
    here = urlsplit(home).path
    assert [url for url in urls if not url.startswith((stable, here))] == []
    asked = [link.url for link in page.links if link.rel in ("stylesheet", "manifest", "icon")]
    asked += [link.url for link in page.links if link.tag in ("script", "img")]
    assert asked
    assert all(url.startswith(here) for url in asked)
    sheet = next(link.url for link in page.links if link.rel == "stylesheet")
    assert re.fullmatch(re.escape(here) + r"assets/site\.[0-9a-f]{8}\.css", sheet)
    assert {home, f"{home}chuong-trinh/"} <= set(urls)
    assert page.canonical is None


@pytest.mark.parametrize("address", ["404.html", "ca-mau/2023/404.html", "2023/404.html"])
def test_404_without_site_url_is_plain_and_readable(site: Mapping[str, BuiltPage], address: str):
    """It may be met at any depth, so nothing on it may depend on where it stands."""
    page = site[address]
    assert len(page.headings("h1")) == 1
    assert not [link for link in page.links if link.tag in ("link", "script", "img")]
    assert [link.url for link in page.links if not re.match(r"#|https?:|/$", link.url)] == []
    assert "Không có trang này" in page.text


@pytest.mark.parametrize("address", ["404.html", "ca-mau/2023/404.html"])
def test_404_without_site_url_leads_on(site: Mapping[str, BuiltPage], address: str):
    assert "/" in {link.url for link in site[address].links}


def test_every_404_is_one_page(built: Path):
    found = sorted(file.relative_to(built).as_posix() for file in built.rglob("404.html"))
    assert found == sorted(
        "404.html" if not folder else f"{folder}/404.html"
        for folder in (
            "",
            "2022",
            "2023",
            "an-binh/2022",
            "an-binh/2023",
            "an-binh/phu-thinh/2023",
            "an-binh/truong-hoa-binh/2023",
            "ca-mau/2023",
            "da-nang/2023",
            "ha-noi/2023",
            "ha-noi/hai-ba-trung/2022",
            "ha-noi/hai-ba-trung/2023",
            "tp-ho-chi-minh/2023",
            "tp-ho-chi-minh/quan-10/2023",
            "tp-ho-chi-minh/quan-3/2023",
        )
    )


# --- Nothing comes, and nothing goes, unseen ------------------------------------------------------


def test_one_campaign_replaces_only_its_folder_and_what_leads_to_it(tmp_path: Path):
    content = Content(tmp_path / "content")
    content.write(NATION)
    for text in (MINISTRY, PROVINCE, PROVINCE_WEEK, COMMUNE):
        content.write(text)
    site = tmp_path / "site"
    arguments = ["build", "--content", str(content.root), "--output", str(site)]
    assert main(arguments) == 0
    content.write("=== an-binh/2023/campaign.yml\ntheme: Chủ đề mới của tỉnh\n")
    assert main([*arguments[:1], "an-binh/2023", *arguments[1:]]) == 0
    pages = read_site(site)
    assert "Chủ đề mới của tỉnh" in pages["an-binh/"].text
    assert "Chủ đề mới của tỉnh" in pages["an-binh/2023/chu-de/"].text
    assert THEME in pages["an-binh/phu-thinh/2023/"].text
    assert THEME in pages["2023/"].text


def test_new_theme_of_the_nation_stands_on_every_page_below(tmp_path: Path):
    content = Content(tmp_path / "content")
    content.write(NATION)
    for text in (MINISTRY, PROVINCE, PROVINCE_WEEK, COMMUNE):
        content.write(text)
    content.write(
        """
        === an-binh/2023/slogans.yml
        - id: chu-de
          where: Cổng cơ quan
          choice: bắt buộc
          slogans:
            - id: chu-de-tuan-le
              text: $theme
        === an-binh/2023/outline.md
        ---
        title: Đề cương về “$theme”
        ---
        ## Vì sao “$theme”?

        Năm nay bàn về **$theme**.
        """,
    )
    file = content.root / "2023/campaign.yml"
    new = "Đọc sách cùng con"
    file.write_text(file.read_text(encoding="utf-8").replace(THEME, new), encoding="utf-8")
    site = tmp_path / "site"
    assert main(["build", "--content", str(content.root), "--output", str(site)]) == 0
    pages = read_site(site)
    assert [page.address for page in pages.values() if THEME in page.words] == []
    for address in ("an-binh/", "an-binh/2023/chu-de/", "an-binh/2023/khau-hieu/", "2023/", ""):
        assert new in pages[address].text
    outline = pages["an-binh/phu-thinh/2023/de-cuong/"]
    assert outline.headings("h1") == (f"Đề cương về “{new}”",)
    assert outline.text.count(new) >= 3


def test_internal_documents_reach_no_file(tmp_path: Path):
    """A bundle of a final plan, a letter and a draft: only the plan is public."""
    content = Content(tmp_path / "content")
    for text in (NATION, MINISTRY, PROVINCE):
        content.write(text)
    content.write(
        """
        === an-binh/2023/campaign.yml
        documents:
          - id: kh-220
            type: Kế hoạch
            number: 220
            symbol: KH-UBND
            date: 29/9/2023
            role: văn bản chính
          - id: thu-1103
            type: Công văn
            number: 1103
            symbol: PGDĐT
            date: 23/9/2023
            subject: Trình ký
            role: nội bộ
          - id: ban-nhap
            type: Kế hoạch
            symbol: UBND-VX
            date: 9/2023
            subject: Bản để lấy ý kiến
            file: media/ban-nhap.pdf
            role: dự thảo
        === an-binh/2023/media/ban-nhap.pdf
        Bản để lấy ý kiến
        """
    )
    site = tmp_path / "site"
    assert main(["build", "--content", str(content.root), "--output", str(site)]) == 0
    assert "220/KH-UBND" in read_site(site)["an-binh/2023/van-ban/"].text
    internal = re.compile("1103|PGDĐT|Trình ký|UBND-VX|lấy ý kiến|thu-1103|ban-nhap")
    files = [file for file in site.rglob("*") if file.is_file()]
    assert [
        file.name
        for file in files
        if internal.search(file.name)
        # Sums are letters and digits by chance.
        or (
            file.name != "sha256sums.txt"
            and internal.search(file.read_bytes().decode("utf-8", "replace"))
        )
    ] == []
