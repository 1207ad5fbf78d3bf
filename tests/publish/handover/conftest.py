"""A built site with a unit that has years, a unit below it, and files with awkward names."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_src.publish.build_site import build_site
from tests.conftest import NATION, Content

CAMPAIGN = "tinh/2023"
UNITS = """
    === tinh/unit.yml
    name: Ủy ban nhân dân tỉnh Mẫu
    kind: tinh
    === tinh/2022/campaign.yml
    title: Tuần lễ năm 2022
    period: 03/10/2022 - 09/10/2022
    === tinh/2023/campaign.yml
    title: Tuần lễ năm 2023
    theme: Học để cùng tiến bộ
    period: 02/10/2023 - 08/10/2023
    === tinh/2023/events.yml
    - id: hoi-sach
      title: Hội sách
      when: 03/10/2023
    === tinh/2023/pages/huong-dan.md
    ---
    title: Hướng dẫn
    ---
    Xem [giấy mời](../media/Giấy mời.pdf) và ![Hội trường](../media/HOI-TRUONG.png "Hội trường").
    === tinh/2023/media/Giấy mời.pdf
    === tinh/2023/media/HOI-TRUONG.png
    === tinh/xa/unit.yml
    name: Ủy ban nhân dân xã Mẫu
    kind: xa
    === tinh/xa/2023/campaign.yml
    title: Tuần lễ ở xã
    """


def content_of(root: Path) -> Content:
    content = Content(root)
    content.write(NATION)
    content.write(UNITS)
    return content


def built(content: Content, site: Path) -> Path:
    report = build_site(content.tree.public(), site, None, 1, strict=False, compressed=True)
    assert report.placed, [str(problem) for problem in report.problems]
    return site


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site; nobody writes into it."""
    folder = tmp_path_factory.mktemp("handover")
    return built(content_of(folder / "content"), folder / "site")
