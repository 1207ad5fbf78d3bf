"""What a link says of itself in a chat: whose Week, when, under which theme."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from site_src.content_types import CONTENT_TYPES
from site_src.model import Campaign, Status
from site_src.model.page import Page
from site_src.pages.share_card import share_description, share_title
from tests.outputs.made import at


def pages(campaign: Campaign) -> list[Page]:
    return [page for kind in CONTENT_TYPES for page in kind.pages(campaign)]


def test_titles_name_the_unit_and_the_year(ward: Campaign):
    for page in pages(ward):
        title = share_title(ward, page)
        assert "Phường Mẫu" in title
        assert "2025" in title


def test_descriptions_name_unit_dates_and_theme(ward: Campaign):
    for page in pages(ward):
        said = share_description(ward, page, None)
        assert "Phường Mẫu" in said
        assert "27/09" in said
        assert "Học để làm chủ cuộc sống số" in said


@pytest.mark.parametrize(
    ("when", "status", "said"),
    [
        ("16h30 28/9/2025", Status.PLANNED, "16 giờ 30, Chủ nhật, ngày 28 tháng 9 năm 2025. "),
        ("28/9/2025", Status.POSTPONED, "Hoãn. Chủ nhật, ngày 28 tháng 9 năm 2025. Chưa có giờ. "),
        ("", Status.CANCELLED, "Hủy. Chưa có ngày. "),
    ],
)
def test_description_of_an_event_begins_with_when(
    ward: Campaign,
    when: str,
    status: Status,
    said: str,
):
    campaign = at(ward, when, status=status)
    event = campaign.events[0]
    page = Page("chuong-trinh/a/", "event.html", event.title, "", event.origin)
    assert share_description(campaign, page, event).startswith(said)


def test_nothing_is_said_of_what_is_not_known(ward: Campaign):
    bare = replace(ward, theme=None, period=None, events=())
    (home,) = [page for page in pages(bare) if not page.address]
    said = share_description(bare, home, None)
    assert said.startswith("Phường Mẫu. ")
    assert not re.search(r"None|“”|\.\.|, \.", said)
