"""What the list of units that the law names tells of the units with a folder."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from site_src.base.problems import Severity
from site_src.model import Unit
from site_src.model.units import bare_name
from site_src.reading.campaigns import read_campaign
from site_src.reading.content import Content
from tests.names import named

REAL = Content(Path(__file__).parents[2] / "content", "content")
NATION = """
    === unit.yml
    name: Bộ Mẫu
    kind: bo
    levels:
      - id: cap-tinh
        name: cấp tỉnh
        rank: 2
    kinds:
      - id: bo
        name: bộ
      - id: tinh
        name: tỉnh
        level: cap-tinh
      - id: thanh-pho-truc-thuoc-trung-uong
        name: thành phố trực thuộc trung ương
        level: cap-tinh
      - id: truong-hoc
        name: trường học
    known_units:
      - id: moi
        name: Mới
        kind: thanh-pho-truc-thuoc-trung-uong
        code: "07"
        valid_from: 01/07/2025
        predecessors: [Cũ, Mới]
    === cu/unit.yml
    name: Ủy ban nhân dân tỉnh Cũ
    short_name: Tỉnh Cũ
    kind: tinh
    === moi/unit.yml
    name: Ủy ban nhân dân tỉnh Mới
    kind: tinh
    === truong-cu/unit.yml
    name: Cũ
    kind: truong-hoc
    === 2025/campaign.yml
    title: Tuần lễ
    """


@pytest.fixture
def unit(content_tree):
    """Reads a unit of the small nation."""
    content = content_tree(NATION)

    def unit(path: str) -> Unit:
        read = Content(content.root, "content").read_unit(path)[0]
        assert read is not None
        return read

    return unit


def test_unit_that_only_others_follow_has_ended(unit):
    old = unit("cu")
    assert old.ended.exact == dt.date(2025, 6, 30)
    assert old.successors == ("Thành phố Mới",)


def test_unit_that_goes_on_has_its_code_and_those_before_it(unit):
    new = unit("moi")
    assert (new.ended, new.code, new.predecessors) == (None, "07", ("Cũ",))


def test_body_of_no_level_is_another_of_the_same_name(unit):
    assert unit("truong-cu").ended is None


def test_what_a_unit_says_itself_holds(content_tree):
    tree = NATION.replace(
        "kind: tinh\n    === moi", "kind: tinh\n    valid_until: 31/12/2024\n    === moi"
    )
    content = content_tree(tree)
    old = Content(content.root, "content").read_unit("cu")[0]
    assert old is not None
    assert old.ended is not None
    assert old.ended.exact == dt.date(2024, 12, 31)


def test_campaign_of_a_unit_that_has_ended_is_told(content_tree):
    content = content_tree(NATION + "=== cu/2026/campaign.yml\n    title: Tuần lễ\n")
    problems = read_campaign(Content(content.root, "content"), named("cu/2026"))[1]
    assert [problem.rule for problem in problems if problem.severity is Severity.ERROR] == [
        "kind-ended"
    ]


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Ủy ban nhân dân Thành phố Hồ Chí Minh", "ho chi minh"),
        ("TP. Hồ Chí Minh", "ho chi minh"),
        ("UBND phường Bến Nghé", "ben nghe"),
        ("Quận 3", "quan 3"),
        ("Xã Trung Hội", "trung hoi"),
        ("Tỉnh", "tinh"),
    ],
)
def test_name_is_found_again_without_its_kind(text: str, bare: str):
    assert bare_name(text) == bare


def test_the_nations_list_is_whole():
    """34 units on one level, the 63 that were there before, 29 of which have ended."""
    nation = REAL.read_unit("")[0]
    assert nation is not None
    assert len(nation.known_units) == len({one.code for one in nation.known_units}) == 34
    before = [name for one in nation.known_units for name in one.predecessors or (one.name,)]
    assert len(before) == len(set(before)) == 63
    now = {one.name for one in nation.known_units}
    assert (
        len(set(before) - now) == 30
    )  # 29 that were merged, and Thừa Thiên Huế under its old name
    assert sum("thành phố" in one.kind.name for one in nation.known_units) == 7


@pytest.mark.parametrize(
    ("path", "follows"),
    [("binh-phuoc", "Thành phố Đồng Nai"), ("binh-duong", "Thành phố Hồ Chí Minh")],
)
def test_provinces_of_the_plans_that_have_ended_are_known(path: str, follows: str):
    unit = REAL.read_unit(path)[0]
    assert unit is not None
    assert unit.ended is not None
    assert unit.ended.exact == dt.date(2025, 6, 30)
    assert unit.successors == (follows,)
