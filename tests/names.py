"""Names of campaigns, for tests that write them as text."""

from __future__ import annotations

from site_src.model.name import CampaignName


def named(text: str) -> CampaignName:
    """The name that a text is."""
    name = CampaignName.parse(text)
    assert name is not None, text
    return name
