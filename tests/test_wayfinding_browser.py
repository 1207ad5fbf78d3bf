"""The way up from a page, and the front page that leads down."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.sample_ward import NAME
from tests.serving import served

UNIT = NAME.rpartition("/")[0]
PATH = ".path a"


@pytest.fixture(scope="module")
def site(sample_site: Path) -> Path:
    return sample_site


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Where the whole site is served, below a folder of its host."""
    with served(site.parent) as address:
        yield f"{address}site/"


@pytest.mark.parametrize("at", [f"{UNIT}/", f"{NAME}/", f"{NAME}/chuong-trinh/le-khai-mac/"])
def test_path_leads_up_from_every_page_of_a_whole_site(browser: Browser, address: str, at: str):
    page = browser.new_page()
    page.goto(address + at)
    links = page.locator(PATH)
    assert links.all_inner_texts() == ["Cả nước", "Tỉnh Mẫu"]
    found = links.evaluate_all("all => all.map(link => link.href)")
    assert found == [address, f"{address}tinh-mau/"]
    page.close()


def test_path_of_a_unit_that_stands_alone_leads_nowhere(
    browser: Browser, site: Path, tmp_path: Path
):
    shutil.copytree(site / UNIT, tmp_path / "tuan-le")
    with served(tmp_path) as address:
        page = browser.new_page()
        page.goto(f"{address}tuan-le/2025/")
        assert page.locator(PATH).count() == 0
        assert "Tỉnh Mẫu" in page.locator(".path").inner_text()
        page.close()


def test_front_page_keeps_former_units_apart_and_says_that_the_week_is_over(
    browser: Browser, real_site: Path
):
    with served(real_site) as address:
        page = browser.new_page()
        page.goto(address)
        assert "đã kết thúc" in page.locator(".band").inner_text()
        page.locator("#find").fill("khong co noi nay")
        status = page.locator(".finder [role=status]")
        expect(status).to_contain_text("Không có nơi nào tên")
        page.close()
