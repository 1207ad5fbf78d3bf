"""The renderer alone: what MkDocs writes, without MkDocs."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_src.base.addresses import destination
from site_src.base.project import THEME
from site_src.model import Campaign
from site_src.plan.campaigns import plan_campaign
from site_src.publish.ready_media import prepared
from site_src.publish.renderer import Renderer, Rendering
from site_src.publish.with_mkdocs import render
from site_src.reading.content import Content
from tests.bench.units import write_content
from tests.media_samples import picture_bytes
from tests.names import named

CAMPAIGN = "tinh-0/xa-0/2023"


@pytest.fixture(scope="module")
def plan(tmp_path_factory):
    root = tmp_path_factory.mktemp("renderer") / "content"
    write_content(root, 1)
    year = root.joinpath(*CAMPAIGN.split("/"))
    (year / "media").mkdir(exist_ok=True)
    (year / "media" / "anh.png").write_bytes(picture_bytes("PNG", (900, 600)))
    (year / "media" / "mau.pdf").write_bytes(b"%PDF-1.4")
    with (year / "outline.md").open("a", encoding="utf-8") as text:
        text.write("\n\n![Bà con](media/anh.png) [Mẫu](media/mau.pdf)\n\n## Học & hành\n\nA\n")
    planned, _problems = plan_campaign(Content(root, "content"), named(CAMPAIGN))
    assert planned is not None
    return planned


def rendered(rendering: Rendering) -> dict[str, bytes]:
    media = prepared(rendering.plan.media)
    renderer = Renderer(rendering, THEME, media)
    pages = {at: renderer.page(at) for at in renderer.pages}
    files = {destination(at): page for at, page in pages.items()}
    files |= {
        at: source.read_bytes() if isinstance(source, Path) else source
        for at, source in renderer.files().items()
    }
    return files | renderer.beside(pages)


@pytest.mark.parametrize(
    ("folder", "stable", "shared"),
    [("", False, True), ("2023/", False, False), ("2023/", True, True), ("2023/", True, False)],
)
def test_renderer_makes_what_mkdocs_writes(plan, tmp_path, folder, stable, shared):
    rendering = Rendering(plan, folder, stable, shared)
    assert render(rendering, tmp_path) == []
    written = {
        file.relative_to(tmp_path).as_posix(): file.read_bytes()
        for file in tmp_path.rglob("*")
        if file.is_file()
    }
    made = rendered(rendering)
    assert made.keys() == written.keys()
    assert [address for address in made if made[address] != written[address]] == []
    assert isinstance(plan.variables["campaign"], Campaign)


def test_heading_stands_in_the_list_of_headings_as_it_is_written(plan):
    page = rendered(Rendering(plan))["de-cuong/index.html"].decode()
    assert '<a href="#hoc-hanh">Học &amp; hành</a>' in page
