"""Which activities are citizens', and which are work of offices."""

from __future__ import annotations

from dataclasses import replace

import pytest

from site_src.model import EventKind, is_for_citizens
from site_src.model.goes import SIDES
from site_src.vietnamese.when import When
from tests.sample_ward import sample_campaign

CAMPAIGN = sample_campaign()
EVENTS = {event.id: event for event in CAMPAIGN.events}


def test_every_kind_has_a_side():
    assert set(SIDES) == set(EventKind)


@pytest.mark.parametrize(
    ("event", "is_citizens"),
    [
        ("le-khai-mac", True),
        ("lop-may-tinh-1", True),
        # Support that says where and when one comes.
        ("goc-hoc-tap-buoi-toi", True),
        ("bang-ron", False),
        ("phat-thanh-buoi-sang", False),
    ],
)
def test_event_of_the_sample_is_on_its_side(event: str, is_citizens: bool):
    assert is_for_citizens(EVENTS[event]) is is_citizens


def test_banner_with_a_place_but_no_hour_is_work_of_offices():
    banner = replace(EVENTS["bang-ron"], place=CAMPAIGN.places[0])
    assert not is_for_citizens(banner)
    film = replace(banner, when=When.parse("19h ngày 01/10/2025"))
    assert is_for_citizens(film)
