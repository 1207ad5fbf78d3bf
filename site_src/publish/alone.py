"""One rendering without MkDocs: what the renderer makes, written into a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from site_src.base.addresses import destination
from site_src.base.problems import Problem
from site_src.base.project import THEME
from site_src.publish.assemble import write_all
from site_src.publish.ready_media import prepared
from site_src.publish.renderer import Renderer, Rendering


def render(rendering: Rendering, site_dir: Path) -> list[Problem]:
    """Write the files into `site_dir`; nothing can be wrong that the plan has not told."""
    renderer = Renderer(rendering, THEME, prepared(rendering.plan.media))
    write_all(every_file(renderer), site_dir)
    return []


def every_file(renderer: Renderer) -> Iterator[tuple[str, bytes | Path]]:
    """Each file by its '/'-path below the folder that is written, as it is made."""
    yield from renderer.files().items()
    pages = {}
    for at in renderer.pages:
        pages[at] = renderer.page(at)
        yield destination(at), pages[at]
    yield from renderer.beside(pages).items()
