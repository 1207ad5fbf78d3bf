"""One rendering without MkDocs: what the renderer makes, written into a folder."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from site_src.base.addresses import destination
from site_src.base.problems import Problem
from site_src.base.project import THEME
from site_src.publish.ready_media import prepared
from site_src.publish.renderer import Renderer, Rendering


def render(rendering: Rendering, site_dir: Path) -> list[Problem]:
    """Write the files into `site_dir`; nothing can be wrong that the plan has not told."""
    for address, source in every_file(Renderer(rendering, THEME, prepared(rendering.plan.media))):
        file = site_dir.joinpath(*address.split("/"))
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(source, Path):
            shutil.copyfile(source, file)
        else:
            file.write_bytes(source)
    return []


def every_file(renderer: Renderer) -> Iterator[tuple[str, bytes | Path]]:
    """Each file by its '/'-path below the folder that is written, as it is made."""
    yield from renderer.files().items()
    pages = {}
    for at in renderer.pages:
        pages[at] = renderer.page(at)
        yield destination(at), pages[at]
    yield from renderer.beside(pages).items()
