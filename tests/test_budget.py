"""What a first view may weigh, and how often it may ask; figures of tests/bench/page.py's kind."""

from __future__ import annotations

import pytest

from tests.web.sites import QUAN_3, REAL
from tests.web.visits import first_view

REQUESTS = 4
# Bytes of HTML, CSS and JavaScript as brotli packs them, of Quận 3's pages.
BUDGET = {
    "": 10_000,
    "chuong-trinh/": 10_000,
    "chuong-trinh/le-khai-mac/": 8_000,
    "chu-de/": 8_000,
    # The longest text there is.
    "de-cuong/": 9_200,
}


@pytest.fixture(scope="module")
def views(browser, sites, address):
    base = f"{REAL}{QUAN_3}/"
    return {path: first_view(browser, address, base + path, sites.folder) for path in BUDGET}


@pytest.mark.parametrize("path", BUDGET)
def test_first_view_stays_within_its_budget(views, path):
    view = views[path]
    assert (view.requests <= REQUESTS, view.weight <= BUDGET[path]) == (True, True), view
