"""Campaigns to make outputs of: the sample ward, with and without an address, and the real ones."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from site_src.model import Campaign
from site_src.reading.campaigns import all_campaigns
from site_src.reading.content import Content
from tests.sample_ward import read, sample_campaign, without_address

GOLDEN = Path(__file__).parent / "golden"
CONTENT = Path(__file__).parents[2] / "content"

Golden = Callable[[str, bytes], None]


@pytest.fixture(scope="session")
def ward() -> Campaign:
    """The sample ward; its site's address is configured."""
    return sample_campaign()


@pytest.fixture(scope="session")
def homeless(ward: Campaign) -> Campaign:
    """The sample ward before anybody has configured an address."""
    return without_address(ward)


@pytest.fixture(scope="session")
def campaigns(ward: Campaign, homeless: Campaign) -> dict[str, Campaign]:
    """Every campaign there is, by name: the real ones, the sample with and without address."""
    tree = Content(CONTENT, "content")
    found = {"ward": ward, "homeless": homeless}
    for unit, year, _problems in all_campaigns(tree):
        assert unit is not None
        name = f"{unit.path}/{year}".lstrip("/")
        found[name] = read(tree, name)
    return found


@pytest.fixture
def golden() -> Golden:
    """Compares with a golden file; with GOLDEN=write in the environment it writes them anew."""

    def compare(name: str, content: bytes) -> None:
        file = GOLDEN / name
        if os.environ.get("GOLDEN") == "write":
            file.write_bytes(content)
        assert content == file.read_bytes()

    return compare
