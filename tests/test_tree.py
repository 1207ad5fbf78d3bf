"""Folders and unit.yml: which units there are, which files are read, and which are strange."""

from __future__ import annotations

import datetime as dt
import os

import pytest

from site_src.base.messages import gettext as _
from site_src.reading.campaigns import all_campaigns, campaign_years
from site_src.reading.units import exists_on
from site_src.vietnamese.dates import PartialDate

WEEK = """
    === 2023/campaign.yml
    title: Tuần lễ
    theme: Tự học
    period: 02/10/2023 - 08/10/2023
    """


def did_you_mean(key):
    return _("Do you mean “{key}”?").format(key=key)


def rules(content, name):
    return [problem.rule for problem in content.problems(name) if problem.severity == "error"]


def unit(content, path):
    found, problems = content.tree.read_unit(path)
    assert problems == []
    assert found is not None
    return found


# --- Units ----------------------------------------------------------------------------------------


def test_units_parents_first(content_tree):
    content = content_tree("""
        === b/unit.yml
        name: Tỉnh B
        kind: tinh
        === a/nhom/c/unit.yml
        name: Xã C
        kind: xa
        === a/unit.yml
        name: Tỉnh A
        kind: tinh
        """)
    assert content.tree.unit_paths() == ("", "a", "a/nhom/c", "b")


def test_units_not_in_other_folders(content_tree):
    content = content_tree("""
        === 2023/unit.yml
        name: trong thư mục của năm
        === a/media/unit.yml
        name: trong thư mục ảnh
        === .a/unit.yml
        name: ẩn
        === _mau/unit.yml
        name: mẫu
        """)
    assert content.tree.unit_paths() == ("",)


@pytest.mark.skipif(os.name == "nt", reason="Windows lets only some accounts make links")
def test_units_not_through_links(content_tree, tmp_path):
    content = content_tree("""
        === a/unit.yml
        name: Tỉnh A
        kind: tinh
        """)
    (content.root / "b").symlink_to(content.root / "a")
    (content.root / "a" / "vong").symlink_to(content.root)
    assert content.tree.unit_paths() == ("", "a")


def test_unit_chain_skips_groups(content_tree):
    content = content_tree("""
        === mien-nam/tp/unit.yml
        name: Thành phố
        kind: tinh
        === mien-nam/tp/cac-xa/xa-a/unit.yml
        name: Xã A
        kind: xa
        """)
    chain = unit(content, "mien-nam/tp/cac-xa/xa-a").chain
    assert [found.path for found in chain] == ["", "mien-nam/tp", "mien-nam/tp/cac-xa/xa-a"]


@pytest.mark.parametrize("kind", ["xa", "phuong", "truong", "thu-vien"])
def test_unit_directly_under_province(content_tree, kind):
    content = content_tree(f"""
        === tinh/unit.yml
        name: Tỉnh
        kind: tinh
        === tinh/don-vi/unit.yml
        name: Đơn vị
        kind: {kind}
        === 2023/campaign.yml
        title: Tuần lễ
        """)
    assert content.errors("tinh/don-vi/2023") == []
    assert [found.path for found in unit(content, "tinh/don-vi").chain] == [
        "",
        "tinh",
        "tinh/don-vi",
    ]


def test_unit_values(content_tree):
    content = content_tree("""
        === quan-3/unit.yml
        # Quận 3
        name: Ủy ban nhân dân Quận 3
        short_name: Quận 3
        kind: quận
        valid_until: 30/06/2025
        successors: [phuong-ban-co, phuong-nhieu-loc]
        counts: {phuong: 12}
        phone: 028 0000 0000
        """)
    found = unit(content, "quan-3")
    assert (found.name, found.short_name) == ("Ủy ban nhân dân Quận 3", "Quận 3")
    assert found.kind is not None
    assert (found.kind.id, found.kind.level.rank) == ("quan", 3)
    assert found.valid_until == PartialDate(2025, 6, 30)
    assert found.successors == ("phuong-ban-co", "phuong-nhieu-loc")
    assert [(count.kind, count.number) for count in found.counts] == [("phuong", 12)]
    assert found.phone == "028 0000 0000"
    assert (found.origin.path, found.origin.line) == ("content/quan-3/unit.yml", 2)


def test_unit_short_name_defaults_to_name(content_tree):
    content = content_tree("""
        === a/unit.yml
        name: Thư viện A
        kind: thu-vien
        """)
    assert unit(content, "a").short_name == "Thư viện A"


def test_unit_years_newest_first(content_tree):
    content = content_tree("""
        === 2021/campaign.yml
        === 2023/campaign.yml
        === 2022/campaign.yml
        === 20234/campaign.yml
        === 0123/campaign.yml
        """)
    assert unit(content, "").years == (2023, 2022, 2021)


@pytest.mark.parametrize(
    ("text", "line", "rule"),
    [
        ("name: A\nkind: quạn\n", 2, "unknown-kind"),
        ("name: A\nkind: qan\n", 2, "unknown-kind"),
        ("name: A\n", 1, "missing-key"),
        ("kind: quan\n", 1, "missing-key"),
        ("name: A\nkind: quan\nkidn: b\n", 3, "unknown-key"),
        ("name: A\nkind: quan\nsite_url: example.vn\n", 3, "wrong-value"),
        ("name: A\nkind: quan\nvalid_until: 31/06/2025\n", 3, "wrong-value"),
    ],
)
def test_unit_wrong(content_tree, text, line, rule):
    content = content_tree(WEEK)
    content.write(f"=== a/unit.yml\n{text}")
    found = [(p.spot.path, p.spot.line, p.rule) for p in content.problems("a/2023")]
    assert found == [("content/a/unit.yml", line, rule)]


def test_unit_unknown_kind_near_miss(content_tree):
    content = content_tree("""
        === a/unit.yml
        name: A
        kind: thu-viện
        """)
    assert content.hints("a/2023") == [did_you_mean("thu-vien")]


def test_unit_empty_file(content_tree):
    content = content_tree("=== a/unit.yml\n")
    assert rules(content, "a/2023") == ["missing-key", "missing-key"]


def test_unit_missing(content_tree):
    content = content_tree("=== a/2023/campaign.yml\ntitle: A\n")
    assert content.errors("a/2023") == ["content/a/unit.yml missing-unit"]


def test_nation_missing(content_tree):
    content = content_tree(WEEK)
    (content.root / "unit.yml").unlink()
    assert content.errors("2023") == ["content/unit.yml missing-unit"]


@pytest.mark.parametrize("name", ["b/2023", "a/b/2023", "a", "a/23", "", "../2023", "/2023"])
def test_campaign_unknown(content_tree, name):
    content = content_tree("""
        === a/unit.yml
        name: A
        kind: tinh
        """)
    (rule,) = rules(content, name)
    assert rule in ("no-campaign", "missing-unit")


# --- Levels and kinds with dates ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "day", "valid"),
    [
        ("quan", dt.date(2025, 6, 30), True),
        ("quan", dt.date(2025, 7, 1), False),
        ("dac-khu", dt.date(2025, 6, 30), False),
        ("dac-khu", dt.date(2025, 7, 1), True),
        ("phuong", dt.date(2026, 10, 1), True),
        ("truong", dt.date(1990, 1, 1), True),
    ],
)
def test_kind_valid(content_tree, kind, day, valid):
    content = content_tree(f"""
        === a/unit.yml
        name: A
        kind: {kind}
        """)
    assert exists_on(unit(content, "a"), day) is valid


@pytest.mark.parametrize(
    ("day", "exists"),
    [
        (dt.date(2020, 12, 31), False),
        (dt.date(2021, 1, 1), True),
        (dt.date(2025, 6, 30), True),
        (dt.date(2025, 7, 1), False),
    ],
)
def test_unit_exists_in_its_own_time(content_tree, day, exists):
    content = content_tree("""
        === a/unit.yml
        name: A
        kind: xa
        valid_from: 2021
        valid_until: 30/06/2025
        """)
    assert exists_on(unit(content, "a"), day) is exists


# --- Years ----------------------------------------------------------------------------------------


def test_years_own(content_tree):
    content = content_tree("""
        === a/unit.yml
        name: A
        kind: quan
        === a/2021/campaign.yml
        === a/2023/campaign.yml
        """)
    assert campaign_years(content.tree, unit(content, "a")) == (2023, 2021)


def test_years_without_folder_newest_of_the_nation(content_tree):
    content = content_tree("""
        === a/unit.yml
        name: A
        kind: xa
        === b/unit.yml
        name: B
        kind: quan
        === c/unit.yml
        name: C
        kind: dac-khu
        === 2024/campaign.yml
        === 2026/campaign.yml
        """)
    years = {path: campaign_years(content.tree, unit(content, path)) for path in ("a", "b", "c")}
    assert years == {"a": (2026,), "b": (2024,), "c": (2026,)}


def test_years_of_a_kind_that_never_was_valid(content_tree):
    content = content_tree("""
        === a/unit.yml
        name: A
        kind: dac-khu
        === 2023/campaign.yml
        """)
    assert campaign_years(content.tree, unit(content, "a")) == ()


def test_all_campaigns(content_tree):
    content = content_tree("""
        === 2022/campaign.yml
        === 2023/campaign.yml
        === a/unit.yml
        name: A
        kind: tinh
        === b/unit.yml
        name: B
        kind: sai
        """)
    found = [
        (unit.path if unit else None, year, [problem.rule for problem in problems])
        for unit, year, problems in all_campaigns(content.tree)
    ]
    assert found == [
        ("", 2023, []),
        ("", 2022, []),
        ("a", 2023, []),
        # What else is wrong with it is told too.
        ("b", 2023, ["unknown-kind"]),
    ]


# --- Files ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("event.yml", "events.yml"),
        ("events.yaml", "events.yml"),
        ("Events.yml", "events.yml"),
        ("campain.yml", "campaign.yml"),
        ("slogan.yml", "slogans.yml"),
        ("outline.txt", "outline.md"),
        ("page/a.md", "pages"),
    ],
)
def test_file_unknown(content_tree, name, near):
    content = content_tree(WEEK)
    content.write(f"=== 2023/{name}\n")
    assert content.errors() == [f"content/2023/{name.partition('/')[0]} unknown-file"]
    assert content.hints() == [did_you_mean(near)]


def test_file_unknown_without_near_miss(content_tree):
    content = content_tree(WEEK)
    content.write("=== 2023/ghi-chep.docx\n")
    assert content.errors() == ["content/2023/ghi-chep.docx unknown-file"]
    (hint,) = content.hints()
    assert "events.yml" in hint


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "README.vi.txt",
        "events.yml.example",
        "Xem-thu.bat",
        ".DS_Store",
        "_nhap.md",
        "media/a.docx",
    ],
)
def test_file_of_staff_allowed(content_tree, name):
    content = content_tree(WEEK)
    content.write(f"=== 2023/{name}\nghi chú\n")
    assert content.errors() == []


@pytest.mark.parametrize("name", ["news/a.txt", "pages/a.markdown", "news/b/a.md", "pages/A.MD"])
def test_file_unknown_in_folder_of_texts(content_tree, name):
    content = content_tree(WEEK)
    content.write(f"=== 2023/{name}\n---\ntitle: A\ndate: 02/10/2023\n---\n")
    assert rules(content, "2023") == ["unknown-file"]


def test_list_without_its_name(content_tree):
    content = content_tree(WEEK)
    content.write("=== 2023/events.yml\n- id: a\n  title: A\n  wen: b\n")
    assert content.errors() == ["content/2023/events.yml:3:3 unknown-key"]
    assert content.hints() == [did_you_mean("when")]


def test_file_empty_says_nothing(content_tree):
    content = content_tree(WEEK)
    content.write("""
        === 2023/events.yml
        === 2023/organizations.yml
        # chưa có gì
        """)
    assert content.errors() == []
    assert content.campaign().events == ()


def test_file_cannot_be_read(content_tree):
    content = content_tree(WEEK)
    (content.root / "2023" / "events.yml").write_bytes("- id: ạ".encode("utf-16"))
    (content.root / "2023" / "slogans.yml").write_bytes(b"- id: a\n  text: \xd0\xec")
    assert content.errors() == [
        "content/2023/events.yml encoding",
        "content/2023/slogans.yml:2:9 encoding",
    ]


@pytest.mark.skipif(os.name == "nt", reason="Windows lets only some accounts make links")
@pytest.mark.parametrize("target", ["campaign.yml", "khong-co.yml"])
def test_file_link(content_tree, target):
    content = content_tree(WEEK)
    (content.root / "2023" / "events.yml").symlink_to(content.root / "2023" / target)
    assert content.errors() == ["content/2023/events.yml not-a-file"]


@pytest.mark.skipif(os.name == "nt", reason="Windows lets only some accounts make links")
def test_unit_file_link(content_tree):
    content = content_tree(WEEK)
    (content.root / "a").mkdir()
    (content.root / "a" / "unit.yml").symlink_to(content.root / "unit.yml")
    assert content.errors("a/2023") == ["content/a/unit.yml not-a-file"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes in folders")
def test_file_pipe(content_tree):
    content = content_tree(WEEK)
    os.mkfifo(content.root / "2023" / "events.yml")
    assert content.errors() == ["content/2023/events.yml not-a-file"]


def test_file_is_a_folder(content_tree):
    content = content_tree(WEEK)
    (content.root / "2023" / "events.yml").mkdir()
    assert content.errors() == ["content/2023/events.yml not-a-file"]


def test_decomposed_letters_are_a_notice(content_tree):
    content = content_tree(WEEK)
    content.write("=== 2023/pages/a.md\n---\ntitle: Tự ho\u0323c\n---\nA\n")
    found = [f"{p.spot} {p.severity} {p.rule}" for p in content.problems() if p.rule == "nfd"]
    assert found == ["content/2023/pages/a.md:2 notice nfd"]
    assert content.campaign().pages[0].title == "Tự học"


def test_problems_of_all_files_in_one_run(content_tree):
    content = content_tree("""
        === a/unit.yml
        name: Tỉnh A
        kind: tinh
        === 2023/campaign.yml
        title: A
        themee: B
        === 2023/slogans.yml
        - id: a
        - id: a
         where: b
        === a/2023/events.yml
        - id: a
          when: 31/02/2023
        - id: B
        === a/2023/event.yml
        === a/2023/news/tin.md
        ---
        title: C: D
        ---
        """)
    assert content.errors("a/2023") == [
        "content/2023/campaign.yml:2:1 unknown-key",
        "content/2023/slogans.yml:3:2 yaml-syntax",
        "content/a/2023/event.yml unknown-file",
        "content/a/2023/events.yml:2:9 wrong-value",
        "content/a/2023/events.yml:3:7 wrong-value",
        "content/a/2023/news/tin.md:2:9 yaml-syntax",
    ]


# --- The site's address ---------------------------------------------------------------------------


def test_site_url_inherited_down_the_path(content_tree):
    content = content_tree("""
        === a/unit.yml
        name: A
        kind: tinh
        site_url: https://a.example.vn
        === a/nhom/b/unit.yml
        name: B
        kind: xa
        === a/c/unit.yml
        name: C
        kind: xa
        site_url: https://c.example.vn/hoc/
        === a/d/unit.yml
        name: D
        kind: xa
        site_url: null
        """)
    urls = {path: unit(content, path).site_url for path in ("", "a", "a/nhom/b", "a/c", "a/d")}
    assert urls == {
        "": None,
        "a": "https://a.example.vn/",
        "a/nhom/b": "https://a.example.vn/nhom/b/",
        "a/c": "https://c.example.vn/hoc/",
        "a/d": None,
    }


def test_stray_file_hides_no_campaign_of_the_nation(content_tree):
    content = content_tree("=== campaign.yml\ntitle: A\n=== 2023/campaign.yml\ntitle: A\n")
    found = list(all_campaigns(content.tree))
    assert [(unit and unit.path, year) for unit, year, _problems in found] == [("", 2023)]
    assert [str(problem.spot) for _unit, _year, problems in found for problem in problems] == [
        "content/campaign.yml"
    ]
