"""A new hour that nobody is told of: the build says so, with what to write; obeyed, it is quiet."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from site_src.base.problems import Problem
from site_src.publish.build_site import build_site
from site_src.reading import content as reading
from site_src.reading.edition import Edition
from tests.conftest import Content

DAY = dt.date(2026, 9, 28)
EVENTS = """\
- id: le-khai-mac
  title: Lễ khai mạc
  when: 7h30 ngày 01/10/2026
  place: hoi-truong
- id: lop-dien-thoai
  title: Lớp điện thoại
  when: 8h ngày 02/10/2026
"""
TREE = f"""
    === 2026/campaign.yml
    title: Tuần lễ
    period: 01/10/2026 - 07/10/2026
    === 2026/places.yml
    - id: hoi-truong
      name: Hội trường
    - id: san-truong
      name: Sân trường
    === 2026/events.yml
    {EVENTS.replace(chr(10), chr(10) + "    ")}
    """


@pytest.fixture
def rebuild(content_tree: Callable[[str], Content], tmp_path: Path) -> Callable[..., list[Problem]]:
    """Builds once more, with other events; the problems of this one kind."""
    content = content_tree(TREE)

    def build(events: str, day: dt.date = DAY) -> list[Problem]:
        (content.root / "2026/events.yml").write_text(events, encoding="utf-8")
        tree = reading.Content(content.root, "content", Edition(day, drafts=False))
        report = build_site(tree, tmp_path / "site", None, 1, strict=False)
        return [problem for problem in report.problems if problem.rule == "untold-change"]

    assert build(EVENTS) == []
    return build


CHANGES = [
    pytest.param("7h30 ngày 01/10", "8h ngày 01/10", id="hour"),
    pytest.param("7h30 ngày 01/10", "7h30 ngày 02/10", id="day"),
    pytest.param("7h30 ngày 01/10", "sáng 01/10", id="hour is no longer known"),
    pytest.param("place: hoi-truong", "place: san-truong", id="place"),
    pytest.param("place: hoi-truong", "status: hủy", id="cancelled"),
]


@pytest.mark.parametrize(("old", "new"), CHANGES)
def test_untold_change_is_told_and_its_advice_is_enough(rebuild, old: str, new: str):
    events = EVENTS.replace(old, new)
    found = rebuild(events)
    assert found
    assert {str(problem.spot) for problem in found} == {"content/2026/events.yml:1:3"}
    # Obeyed word for word: each line of advice becomes an entry of `changes`.
    lines = [re.search(r"changes: \[(\{.*\})\]", problem.hint) for problem in found]
    told = "".join(f"    - {line[1]}\n" for line in lines if line)
    assert told
    rebuild(EVENTS)
    assert rebuild(events.replace("- id: lop", f"  changes:\n{told}- id: lop")) == []


def test_change_is_told_in_staff_s_own_words(rebuild):
    told = "  changes:\n    - {on: 28/9/2026, field: giờ, was: 7h30}\n"
    events = EVENTS.replace("7h30", "8h").replace("- id: lop", f"{told}- id: lop")
    assert rebuild(events) == []
    assert len(rebuild(events.replace("place: hoi-truong", "place: san-truong"))) == 1


def test_event_that_is_gone_is_told(rebuild):
    (problem,) = rebuild(EVENTS.partition("- id: lop")[0])
    assert "Lớp điện thoại" in problem.message


def test_new_title_new_event_and_firmer_status_are_no_change(rebuild):
    events = EVENTS.replace("Lễ khai mạc", "Khai mạc Tuần lễ").replace(
        "place: hoi-truong", "place: hoi-truong\n  status: chắc chắn"
    )
    assert rebuild(events + "- id: hoi-sach\n  title: Hội sách\n") == []


def test_week_that_is_over_is_left_alone(rebuild):
    assert rebuild(EVENTS.replace("7h30", "8h"), dt.date(2026, 10, 8)) == []


@pytest.mark.parametrize("said", [b"", b"{}", b"[]", b'{"places": [], "events": [{}]}', b"\xff"])
def test_another_program_s_file_is_no_word_of_ours(rebuild, tmp_path: Path, said: bytes):
    (tmp_path / "site/2026/program.json").write_bytes(said)
    assert rebuild(EVENTS.replace("7h30", "8h")) == []
