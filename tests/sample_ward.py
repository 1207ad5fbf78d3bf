"""The sample ward: 44 events in nine days, with everything that a programme may hold.

Its files are in tests/sample/; nothing in them is real, and they are no part of content/.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from site_src.model import Campaign
from site_src.reading.campaigns import read_campaign
from site_src.reading.content import Content
from tests.names import named

FOLDER = Path(__file__).parent / "sample"
NAME = "tinh-mau/phuong-mau/2025"


def sample_tree() -> Content:
    """The sample's content: a nation, a province, a ward."""
    return Content(FOLDER, "tests/sample")


def sample_campaign() -> Campaign:
    """The ward's campaign, with its site's address configured."""
    return read(sample_tree(), NAME)


def read(tree: Content, name: str) -> Campaign:
    """A campaign that has no errors."""
    campaign, problems = read_campaign(tree, named(name))
    assert campaign is not None, problems
    return campaign


def without_address(campaign: Campaign) -> Campaign:
    """The same campaign before anybody has configured the site's address."""
    return replace(campaign, unit=replace(campaign.unit, site_url=None))
