"""`build.py explain`: what each level wrote, where, and which one holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from site_src.cli import main
from tests.conftest import Content

Tree = Callable[[str], Content]

CHAIN = """
    === 2023/campaign.yml
    title: Tuần lễ năm 2023
    theme: Xây dựng năng lực tự học trong kỷ nguyên số
    period: 01/10/2023 - 07/10/2023
    documents:
      - id: cv-bo
        type: Công văn
        number: 4864
        symbol: BGDĐT-GDTX
        date: 08/9/2023
        role: văn bản chính

    === an-binh/unit.yml
    name: Ủy ban nhân dân tỉnh An Bình
    short_name: An Bình
    kind: tinh

    === an-binh/2023/campaign.yml
    period: 06/10/2023 - 12/10/2023

    === an-binh/2023/events.yml
    - id: le-khai-mac
      title: Lễ khai mạc
      when: 7h30 ngày 06/10/2023
    - id: ngay-doc
      title: Ngày đọc sách
      when: 08/10/2023

    === an-binh/phu-thinh/unit.yml
    name: Ủy ban nhân dân xã Phú Thịnh
    short_name: Phú Thịnh
    kind: xa
    """
COMMUNE = "an-binh/phu-thinh/2023"


@dataclass(frozen=True)
class Level:
    """A line of the answer: unit, place below content/, value, and whether it holds."""

    unit: str
    place: str
    value: str
    holds: bool


@pytest.fixture
def explain(
    content_tree: Tree, capsys: pytest.CaptureFixture[str]
) -> Callable[[str, str, str], tuple[int, str]]:
    """Runs the command on the chain and what a test adds to it: exit code and what it prints."""

    def run(more: str, field: str, name: str) -> tuple[int, str]:
        content = content_tree(CHAIN)
        content.write(more)
        code = main(["explain", name, field, "--content", str(content.root)])
        return code, capsys.readouterr().out.replace(f"{content.root.as_posix()}/", "")

    return run


Explain = Callable[[str, str, str], tuple[int, str]]


def levels(answer: tuple[int, str]) -> list[Level]:
    """The lines between the field's name and the reason."""
    code, text = answer
    assert code == 0, text
    found = []
    for line in text.split("\n")[1:]:
        if not line.startswith("  "):
            break
        unit, _gap, rest = line.strip().partition("  ")
        rest, mark, _word = rest.strip().partition(" ← ")
        place = re.match(r"(\S+:\d+)  ", rest)
        value = rest[place.end() :] if place else ""
        found.append(Level(unit, place[1] if place else "", value, bool(mark)))
    return found


def holder(answer: tuple[int, str]) -> Level | None:
    """The level that holds, of which there is at most one."""
    holding = [level for level in levels(answer) if level.holds]
    assert len(holding) <= 1
    return holding[0] if holding else None


# --- Single values --------------------------------------------------------------------------------


def test_inherited_value_holds_from_the_top(explain: Explain):
    answer = explain("", "theme", COMMUNE)
    theme = "Xây dựng năng lực tự học trong kỷ nguyên số"
    assert levels(answer) == [
        Level("Bộ GDĐT", "2023/campaign.yml:2", theme, True),
        Level("An Bình", "", "", False),
        Level("Phú Thịnh", "", "", False),
    ]
    assert answer[1].startswith("theme\n")
    assert answer[1].strip().split("\n")[-1].startswith("Bộ GDĐT ")


def test_nearest_level_wins(explain: Explain):
    answer = explain("", "period", COMMUNE)
    assert levels(answer) == [
        Level("Bộ GDĐT", "2023/campaign.yml:3", "01–07/10/2023", False),
        Level("An Bình", "an-binh/2023/campaign.yml:1", "06–12/10/2023", True),
        Level("Phú Thịnh", "", "", False),
    ]
    assert answer[1].strip().split("\n")[-1].startswith("An Bình ")


def test_own_value_wins_over_all(explain: Explain):
    more = f"""
        === {COMMUNE}/campaign.yml
        theme: Mỗi ngày một trang sách
        """
    answer = explain(more, "theme", COMMUNE)
    assert holder(answer) == Level(
        "Phú Thịnh", f"{COMMUNE}/campaign.yml:1", "Mỗi ngày một trang sách", True
    )


def test_null_holds_and_means_unknown(explain: Explain):
    more = f"""
        === {COMMUNE}/campaign.yml
        theme: null
        """
    found = holder(explain(more, "theme", COMMUNE))
    assert found is not None
    assert (found.unit, found.place) == ("Phú Thịnh", f"{COMMUNE}/campaign.yml:1")
    assert "chưa biết" in found.value


def test_null_in_between_is_overruled(explain: Explain):
    more = f"""
        === an-binh/2023/campaign.yml
        theme: null
        === {COMMUNE}/campaign.yml
        theme: Mỗi ngày một trang sách
        """
    answer = explain(more, "theme", COMMUNE)
    assert [level.holds for level in levels(answer)] == [False, False, True]
    assert all(level.place for level in levels(answer))


def test_upper_campaign_does_not_see_the_lower(explain: Explain):
    answer = explain("", "period", "2023")
    assert [level.unit for level in levels(answer)] == ["Bộ GDĐT"]
    assert holder(answer) == Level("Bộ GDĐT", "2023/campaign.yml:3", "01–07/10/2023", True)


def test_value_that_no_level_says_is_unknown(explain: Explain):
    answer = explain("", "context", COMMUNE)
    assert holder(answer) is None
    assert not any(level.place for level in levels(answer))
    assert "chưa biết" in answer[1].strip().split("\n")[-1]


@pytest.mark.parametrize("field", ["title", "theme", "period", "documents"])
def test_holder_is_where_the_campaign_has_its_value_from(content_tree: Tree, field: str, capsys):
    content = content_tree(CHAIN)
    origin = content.campaign(COMMUNE).origins[field]
    main(["explain", COMMUNE, field, "--content", str(content.root)])
    text = capsys.readouterr().out.replace(f"{content.root.as_posix()}/", "content/")
    found = holder((0, text))
    assert found is not None
    assert (found.unit, found.place) == (origin.unit_name, f"{origin.path}:{origin.line}")


# --- Lists ----------------------------------------------------------------------------------------


CHANGED = f"""
    === {COMMUNE}/events.yml
    - $inherit
    - id: le-khai-mac
      title: Lễ khai mạc
      when: 14h ngày 07/10/2023
    - id: ngay-doc
      remove: true
    - id: hoi-sach
      title: Hội sách
      when: 09/10/2023
    """


def test_changed_field_of_an_inherited_item(explain: Explain):
    answer = explain(CHANGED, "events.le-khai-mac.when", COMMUNE)
    assert levels(answer)[1:] == [
        Level("An Bình", "an-binh/2023/events.yml:3", "7h30, thứ Sáu 06/10/2023", False),
        Level("Phú Thịnh", f"{COMMUNE}/events.yml:4", "14h00, thứ Bảy 07/10/2023", True),
    ]


def test_unchanged_field_of_a_changed_item(explain: Explain):
    answer = explain(CHANGED, "events.le-khai-mac.title", COMMUNE)
    assert holder(answer) == Level("Phú Thịnh", f"{COMMUNE}/events.yml:3", "Lễ khai mạc", True)
    assert levels(answer)[1].place == "an-binh/2023/events.yml:2"


def test_list_with_inherit_adds_to_the_one_above(explain: Explain):
    answer = explain(CHANGED, "events", COMMUNE)
    found = holder(answer)
    assert found is not None
    assert (found.unit, found.place) == ("Phú Thịnh", f"{COMMUNE}/events.yml:1")
    assert re.findall(r"[$\w-]+", found.value) == [
        "$inherit",
        "le-khai-mac",
        "ngay-doc",
        "hoi-sach",
    ]
    assert "thêm" in answer[1].strip().split("\n")[-1]


def test_own_item_in_an_inherited_list(explain: Explain):
    found = holder(explain(CHANGED, "events.hoi-sach.title", COMMUNE))
    assert found == Level("Phú Thịnh", f"{COMMUNE}/events.yml:8", "Hội sách", True)


def test_removed_item_holds_nowhere(explain: Explain):
    answer = explain(CHANGED, "events.ngay-doc.when", COMMUNE)
    assert holder(answer) is None
    assert levels(answer)[1].value == "Chủ nhật 08/10/2023"
    assert levels(answer)[2].place == f"{COMMUNE}/events.yml:6"
    assert "chưa biết" in answer[1].strip().split("\n")[-1]


def test_own_list_leaves_nothing_of_the_upper_one(explain: Explain):
    more = f"""
        === {COMMUNE}/events.yml
        - id: hoi-sach
          title: Hội sách
        """
    whole = explain(more, "events", COMMUNE)
    found = holder(whole)
    assert found is not None
    assert (found.unit, found.value) == ("Phú Thịnh", "[hoi-sach]")
    assert "thêm" not in whole[1].strip().split("\n")[-1]
    answer = explain(more, "events.le-khai-mac.when", COMMUNE)
    assert holder(answer) is None
    assert levels(answer)[2].place == f"{COMMUNE}/events.yml:1"


def test_outline_shows_what_was_added(explain: Explain):
    more = f"""
        === an-binh/2023/outline.md
        ---
        title: Đề cương
        ---
        Phần của tỉnh.
        === {COMMUNE}/outline.md
        Phần của xã.

        $inherit
        """
    answer = explain(more, "outline.body", COMMUNE)
    found = holder(answer)
    assert found is not None
    assert found.value == "Phần của xã. $inherit"
    assert "thêm" in answer[1].strip().split("\n")[-1]
    assert holder(explain(more, "outline.title", COMMUNE)) == Level(
        "An Bình", "an-binh/2023/outline.md:2", "Đề cương", True
    )


# --- With and without what lies between -----------------------------------------------------------


def test_without_the_provinces_file_the_ministry_holds(content_tree: Tree, capsys):
    content = content_tree(CHAIN)
    (content.root / "an-binh/2023/campaign.yml").unlink()
    main(["explain", COMMUNE, "period", "--content", str(content.root)])
    text = capsys.readouterr().out.replace(f"{content.root.as_posix()}/", "")
    assert holder((0, text)) == Level("Bộ GDĐT", "2023/campaign.yml:3", "01–07/10/2023", True)


def test_without_the_provinces_unit_the_chain_is_shorter(content_tree: Tree, capsys):
    content = content_tree(CHAIN)
    (content.root / "an-binh/unit.yml").unlink()
    main(["explain", COMMUNE, "period", "--content", str(content.root)])
    text = capsys.readouterr().out.replace(f"{content.root.as_posix()}/", "")
    assert [level.unit for level in levels((0, text))] == ["Bộ GDĐT", "Phú Thịnh"]


# --- What cannot be explained ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "near"), [("themee", "theme"), ("them", "theme"), ("event", "events")]
)
def test_misspelt_field_names_its_near_miss(explain: Explain, field: str, near: str):
    code, text = explain("", field, COMMUNE)
    assert code == 2
    assert f"“{field}”" in text
    assert f"“{near}”" in text


def test_unknown_field_lists_the_known_ones(explain: Explain):
    code, text = explain("", "xyz", COMMUNE)
    assert code == 2
    for field in ("theme", "period", "events", "slogans", "reports"):
        assert re.search(rf"\b{field}\b", text)


@pytest.mark.parametrize(
    ("field", "near"),
    [("events.le-khai-mac.whenn", "when"), ("events.le-khai-mc.when", "le-khai-mac")],
)
def test_misspelt_step_within_a_list_names_its_near_miss(explain: Explain, field: str, near: str):
    code, text = explain("", field, COMMUNE)
    assert code == 2
    assert f"“{near}”" in text


@pytest.mark.parametrize("name", ["an-binh/xa-khac/2023", "xyz", "an-binh"])
def test_unknown_campaign_is_an_error(explain: Explain, name: str):
    code, text = explain("", "theme", name)
    assert code == 1
    assert f"“{name}”" in text


def test_year_of_which_nobody_wrote_is_an_error_that_says_so(explain: Explain):
    code, text = explain("", "theme", "an-binh/2019")
    assert code == 1
    assert "2019" in text
    assert "title" not in text


def test_errors_in_content_are_shown_instead(explain: Explain):
    code, text = explain(
        f"""
        === {COMMUNE}/campaign.yml
        themee: Tự học
        """,
        "theme",
        COMMUNE,
    )
    assert code == 1
    assert f"{COMMUNE}/campaign.yml:1:1: lỗi (unknown-key): " in text
    assert "“theme”" in text
