"""`new campaign --from UNIT/YEAR`: a unit goes on from the one that it succeeds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from site_src.base.messages import gettext as _
from site_src.commands.new.make import new_campaign
from site_src.plan.campaigns import check
from tests.conftest import Content

TREE = """
    === 2023/campaign.yml
    title: Tuần lễ
    === 2026/campaign.yml
    title: Tuần lễ
    period: 01/10/2026 - 07/10/2026
    === tp/unit.yml
    name: Thành phố
    kind: tinh
    === tp/quan-3/unit.yml
    name: Ủy ban nhân dân Quận 3
    short_name: Quận 3
    kind: quan
    === tp/quan-3/2023/campaign.yml
    period: 02/10/2023 - 08/10/2023
    was: 2022
    documents:
      - {id: kh-333, type: Kế hoạch, number: 333, issuer: Quận 3, role: văn bản chính}
    === tp/quan-3/2023/events.yml
    - id: khai-mac
      was: le-khai-mac
      title: Lễ khai mạc của Quận 3
      when: 8h ngày 02/10/2023
    === tp/phuong-ban-co/unit.yml
    name: Ủy ban nhân dân phường Bàn Cờ
    short_name: Phường Bàn Cờ
    kind: phuong
    """


def test_ward_goes_on_from_its_district(content_tree: Callable[[str], Content]):
    content = content_tree(TREE)
    made = new_campaign(content.tree, "tp/phuong-ban-co/2026", "tp/quan-3/2023")
    assert made.files
    folder = content.root / "tp/phuong-ban-co/2026"
    text = (folder / "campaign.yml").read_text(encoding="utf-8")
    assert "follows: [tp/quan-3/2023]\n" in text
    assert "was:" not in text
    events = (folder / "events.yml").read_text(encoding="utf-8")
    assert "id: khai-mac" in events
    assert "le-khai-mac" not in events
    assert "# when: thứ Năm, 01/10/2026" in events
    # What still names the other unit is to be read again.
    assert any("events.yml" in line and "Quận 3" in line for line in made.lines)
    campaign = content.campaign("tp/phuong-ban-co/2026")
    assert [str(name) for name in campaign.follows] == ["tp/quan-3/2023"]
    # The own year is taken over as before.
    again = new_campaign(content.tree, "tp/phuong-ban-co/2027", "2026")
    assert again.files
    own = content.root / "tp/phuong-ban-co/2027/campaign.yml"
    assert "follows" not in own.read_text(encoding="utf-8")


def test_what_is_no_campaign_is_told(content_tree: Callable[[str], Content]):
    content = content_tree(TREE)
    for text in ("tp/quan-3/2021", "tp/quan-4/2023", "2020", "quan"):
        made = new_campaign(content.tree, "tp/phuong-ban-co/2026", text)
        assert made.files == ()
        assert [problem.severity for problem in made.problems] == ["error"]
        assert made.problems[0].hint or text == "2020"
    assert not (content.root / "tp/phuong-ban-co/2026").exists()


@pytest.mark.parametrize(
    ("follows", "message", "hint"),
    [
        ("2023", "“{name}” is this campaign itself", "Write it like tinh-mau/huyen-mau/2024."),
        ("tp/quan-4/2023", "There is no campaign “{name}”", "Do you mean “{key}”?"),
        # Never itself, which would be the next mistake.
        ("tp/2022", "There is no campaign “{name}”", "Write it like tinh-mau/huyen-mau/2024."),
    ],
)
def test_campaign_goes_on_from_no_other_but_one_that_there_is(
    content_tree: Callable[[str], Content], follows: str, message: str, hint: str
):
    content = content_tree(f"""
        === 2023/campaign.yml
        title: Tuần lễ
        === tp/unit.yml
        name: Thành phố
        kind: tinh
        === tp/quan-3/unit.yml
        name: Quận 3
        kind: quan
        === tp/2023/campaign.yml
        follows: [{follows}]
        """)
    (problem,) = [p for p in check(content.tree).problems if p.rule == "unknown-id"]
    name = "tp/2023" if follows == "2023" else follows
    assert problem.message == _(message).format(name=name)
    assert problem.hint == _(hint).format(key="tp/quan-3/2023")
