"""A campaign's name: the unit's folder and the year."""

from __future__ import annotations

import re

_CAMPAIGN = re.compile(r"(?:(?P<unit>[^/.][^/]*(?:/[^/.][^/]*)*)/)?(?P<year>\d{4})/?")


def parse_name(name: str) -> tuple[str, int] | None:
    """`tp-ho-chi-minh/quan-3/2023` to unit path and year; the nation's is the year alone."""
    match = _CAMPAIGN.fullmatch(name.strip().replace("\\", "/"))
    return (match["unit"] or "", int(match["year"])) if match else None


def campaign_name(unit_path: str, year: int) -> str:
    """`UNIT/YEAR`: a campaign's name, and its folder below site/; the nation's is the year."""
    return f"{unit_path}/{year}".lstrip("/")
