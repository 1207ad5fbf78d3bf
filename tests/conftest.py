"""Content trees, written as one indented text, and what the program makes of them."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import configuration, settings
from playwright.sync_api import Browser, expect

from site_src.base import store
from site_src.base.problems import Problem, Severity, sorted_problems
from site_src.model import Campaign
from site_src.plan.campaigns import plan_campaign
from site_src.plan.site_plan import SitePlan
from site_src.publish.build_site import build_site
from site_src.publish.unchanged import memory
from site_src.reading import content as reading
from site_src.reading.campaigns import read_campaign
from site_src.reading.names import find_campaign
from tests.media_samples import sample
from tests.names import named
from tests.sample_ward import FOLDER, sample_tree
from tests.serving import PATIENCE, chromium, served
from tests.web.sites import CONTENT, Sites, build_sites

PROJECT = Path(__file__).parent.parent

# Bytes that have to be free in memory: three runs are kept, of 0.7 GB each.
ROOM = 4_000_000_000

# jsonschema takes it along for IRIs, which no schema of ours has; its grammar takes 2 s to compile.
sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment]

expect.set_options(timeout=PATIENCE * 1000)

# The same examples in every run: a test that fails does so again.
settings.register_profile("reproducible", derandomize=True, deadline=None, database=None)
settings.register_profile("quick", settings.get_profile("reproducible"), max_examples=25)
settings.load_profile("reproducible")
configuration.set_hypothesis_home_dir(PROJECT / ".cache" / "hypothesis")

NATION = """
    === unit.yml
    name: Bộ Giáo dục và Đào tạo
    short_name: Bộ GDĐT
    kind: bo
    levels:
      - {id: trung-uong, name: trung ương, rank: 1}
      - {id: cap-tinh, name: cấp tỉnh, rank: 2}
      - {id: cap-huyen, name: cấp huyện, rank: 3, valid_until: 30/06/2025, reform: hai cấp}
      - {id: cap-xa, name: cấp xã, rank: 4}
    kinds:
      - {id: bo, name: bộ, level: trung-uong}
      - {id: tinh, name: tỉnh, level: cap-tinh}
      - {id: quan, name: quận, level: cap-huyen}
      - {id: xa, name: xã, level: cap-xa}
      - {id: phuong, name: phường, level: cap-xa}
      - {id: dac-khu, name: đặc khu, level: cap-xa, valid_from: 01/07/2025}
      - {id: truong, name: trường học}
      - {id: thu-vien, name: thư viện}
    """


@pytest.fixture(autouse=True)
def no_other_test_built(tmp_path_factory: pytest.TempPathFactory, monkeypatch) -> None:
    """Nothing that another test made, or somebody at work, is taken from what builds keep."""
    folder = tmp_path_factory.getbasetemp() / f"kept-{next(_NUMBERS)}"
    monkeypatch.setattr(store, "CACHE", folder)
    monkeypatch.setattr(memory, "MEMORIES", folder / "builds")


_NUMBERS = count()


@dataclass(frozen=True)
class Content:
    """A content folder, and the answers of the program about it."""

    root: Path

    @property
    def tree(self) -> reading.Content:
        """As the program sees it; messages name it `content`."""
        return reading.Content(self.root, "content")

    def write(self, text: str) -> None:
        """Write files: a line `=== path` begins each, the lines below it are its text. What lies
        in media/ is of the type that its name says; its lines only tell two of them apart."""
        parts = re.split(r"(?m)^=== (.+)\n", dedent(text).lstrip("\n"))
        assert not parts[0].strip(), f"text before the first file: {parts[0]!r}"
        for path, lines in zip(parts[1::2], parts[2::2], strict=True):
            file = self.root / path.strip()
            file.parent.mkdir(parents=True, exist_ok=True)
            head = sample(file.name) if "/media/" in path else b""
            file.write_bytes(head + lines.encode())

    def problems(self, name: str = "2023") -> list[Problem]:
        """Everything that stands in the way of a campaign (`UNIT/YEAR`) or is odd about it."""
        found = find_campaign(self.tree, name)
        if isinstance(found, Problem):
            return [found]
        return sorted_problems(plan_campaign(self.tree, found)[1])

    def errors(self, name: str = "2023") -> list[str]:
        """The errors of a campaign, as `path:line:column rule`."""
        return [f"{p.spot} {p.rule}" for p in self._errors(name)]

    def hints(self, name: str = "2023") -> list[str]:
        """What the errors of a campaign say to write instead."""
        return [problem.hint for problem in self._errors(name)]

    def _errors(self, name: str) -> list[Problem]:
        return [p for p in self.problems(name) if p.severity is Severity.ERROR]

    def campaign(self, name: str = "2023") -> Campaign:
        """The campaign, which must have no errors."""
        campaign, problems = read_campaign(self.tree, named(name))
        assert campaign is not None, "\n".join(map(str, problems))
        return campaign

    def plan(self, name: str = "2023") -> SitePlan:
        """The plan of a campaign's site, which must have no errors."""
        assert self.errors(name) == []
        plan = plan_campaign(self.tree, named(name))[0]
        assert plan is not None
        return plan


def pytest_configure(config: pytest.Config) -> None:
    """Put what tests make into memory where there is enough of it; --quick tries fewer examples.

    A run makes some hundred thousand files, and takes the oldest run's away: half of its time on
    a disk.
    """
    if config.getoption("--quick"):
        settings.load_profile("quick")
    memory = Path("/dev/shm")
    if memory.is_dir() and shutil.disk_usage(memory).free > ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(memory))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--quick", action="store_true", help="what needs no browser, Node or Java")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Modules that take long come first, so that no worker is left alone with one at the end.

    With --quick, leaves out what asks for a browser, or for the sites that are built for one, or is
    marked as slow.
    """
    if config.getoption("--quick"):
        left = [item for item in items if _is_slow(item)]
        items[:] = [item for item in items if not _is_slow(item)]
        config.hook.pytest_deselected(items=left)
    long = {item.path for item in items if _is_slow(item)}
    items.sort(key=lambda item: item.path not in long)


def _is_slow(item: pytest.Item) -> bool:
    asked = {"browser", "sites", "real_site"} & {*getattr(item, "fixturenames", ())}
    return bool(asked or item.get_closest_marker("slow"))


@pytest.fixture
def content_tree(tmp_path: Path) -> Callable[[str], Content]:
    """Makes a content folder from an indented text; a small nation stands in it already."""

    def make(text: str) -> Content:
        content = Content(tmp_path / "content")
        content.write(NATION)
        content.write(text)
        return content

    return make


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The machine's Chromium."""
    with chromium() as running:
        yield running


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """Quận 3, a small unit and the sample ward, built once for all that look at kinds of pages."""
    return build_sites(tmp_path_factory.mktemp("sites"), whole=False)


@pytest.fixture(scope="module")
def address(sites: Sites) -> Iterator[str]:
    """Where the sites are served."""
    with served(sites.folder) as address:
        yield address


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's whole site, built once: to be looked at, or copied and changed."""
    site = tmp_path_factory.mktemp("sample") / "site"
    assert build_site(sample_tree(), site, None, 1, strict=False).files
    return site


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site of content/, built once: to be looked at."""
    site = tmp_path_factory.mktemp("real") / "site"
    assert build_site(reading.Content(CONTENT, "content"), site, None, 1, strict=False).files
    return site


@pytest.fixture
def sample_content(tmp_path: Path) -> Path:
    """A copy of the sample's content, to write in."""
    return Path(shutil.copytree(FOLDER, tmp_path / "content"))
