"""What a first view may weigh, and how often it may ask; figures of tests/bench/page.py's kind."""

from __future__ import annotations

import pytest

from tests import sample_ward
from tests.web.sites import QUAN_3, REAL, SAMPLE
from tests.web.visits import first_view

# HTML, two sheets and the one for paper, a script and the one that comes when the page stands.
REQUESTS = 6
# Bytes of HTML, CSS and JavaScript as brotli packs them: of Quận 3's pages, whose Week is over, and
# of the sample ward's, with 44 activities and a clock.
WARD = f"{SAMPLE}{sample_ward.NAME}/"
BUDGET = {
    f"{REAL}{QUAN_3}/{page}": weight
    for page, weight in {
        "": 7_600,
        "chuong-trinh/": 9_400,
        "chuong-trinh/le-khai-mac/": 6_700,
        "chu-de/": 6_700,
        "khau-hieu/": 7_650,
        "van-ban/": 6_850,
        "bao-cao/": 7_350,
        "lien-he/": 6_500,
        # The longest texts.
        "de-cuong/": 8_400,
        "hoc-lieu/": 8_250,
        # Everybody's tasks on one page, as the plan has them: 2,870 bytes of it are words alone.
        "to-chuc-thuc-hien/": 9_000,
    }.items()
} | {
    # Owed: 10,000 of each. The titles, places and addresses of 44 activities are 1,500 bytes alone.
    WARD: 11_800,
    f"{WARD}chuong-trinh/": 12_450,
    f"{WARD}chuong-trinh/le-khai-mac/": 7_500,
}
# What comes when the page stands: its other script, and the sheet for paper.
LATER = 1_450
# Bytes of a campaign's scripts and sheets as they are, the worker apart.
RAW = 84_400


@pytest.fixture(scope="module")
def views(browser, sites, address):
    return {path: first_view(browser, address, path, sites.folder) for path in BUDGET}


@pytest.mark.parametrize("path", BUDGET)
def test_first_view_stays_within_its_budget(views, path):
    view = views[path]
    assert view.requests <= REQUESTS, view
    assert view.weight <= BUDGET[path], view
    assert view.all - view.weight <= LATER, view


def test_scripts_and_sheets_of_a_campaign_are_small(sites):
    assets = sites.folder / REAL / QUAN_3 / "assets"
    assert sum(f.stat().st_size for f in assets.iterdir() if f.suffix in {".css", ".js"}) <= RAW
