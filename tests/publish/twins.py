"""Two sites of one content: what is kept from build to build must change no byte."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import dataclass, field, replace
from pathlib import Path

from site_src.base.problems import Problem
from site_src.base.store import FolderStore
from site_src.publish import alone
from site_src.publish.build_site import build_site
from site_src.publish.built import Built
from site_src.publish.renderer import Rendering
from site_src.reading.content import Content as Tree
from site_src.reading.edition import Edition
from tests.names import named

SMALL = """
    === 2023/campaign.yml
    title: Tuần lễ năm 2023
    theme: Tự học
    period: 02/10/2023 - 04/10/2023
    === tinh/unit.yml
    name: Ủy ban nhân dân tỉnh
    short_name: Tỉnh
    kind: tinh
    === tinh/xa/unit.yml
    name: Ủy ban nhân dân xã
    short_name: Xã
    kind: xa
    === tinh/xa/2023/events.yml
    - {id: hoi-sach, title: Hội sách, when: 8h ngày 03/10/2023}
    === tinh/xa/2023/news/tin.md
    ---
    title: Tin
    date: 01/10/2023
    ---
    Một tin, và [một tệp](../media/bang.pdf).
    === tinh/xa/2023/media/bang.pdf
    a
    """
EVENT = "- {{id: viec-{0}, title: Việc {0}, when: {1}h ngày 03/10/2023}}\n"


@dataclass
class Twins:
    """Two sites of one content: one with what is kept, the other made anew each time."""

    folder: Path
    day: dt.date = dt.date(2023, 10, 1)
    rendered: list[str] = field(default_factory=list)

    @property
    def root(self) -> Path:
        return self.folder / "content"

    @property
    def site(self) -> Path:
        return self.folder / "site"

    @property
    def store(self) -> FolderStore:
        return FolderStore(self.folder / "store")

    def render(self, rendering: Rendering, site_dir: Path) -> list[Problem]:
        self.rendered.append(rendering.plan.address)
        return alone.render(rendering, site_dir)

    def tree(self) -> Tree:
        return Tree(self.root, "content", Edition(self.day, drafts=False))

    def build(self, name: str | None = None, *, compressed: bool = False) -> Built:
        self.rendered.clear()
        which = named(name) if name else None
        arguments = (self.tree(), self.site, which, 1, False, compressed, self.render)
        return build_site(*arguments, store=self.store)

    def fresh(self, *, compressed: bool = False) -> Built:
        shutil.rmtree(self.folder / "fresh", ignore_errors=True)
        where = self.folder / "fresh"
        return build_site(self.tree(), where, None, 1, False, compressed, alone.render)

    def check_by_name(self, name: str) -> None:
        """A build by name gives what one gives that remembers nothing."""
        shutil.copytree(self.site, self.folder / "before")
        assert self.build(name).placed
        found = files_of(self.site)
        shutil.rmtree(self.folder / "memories")
        shutil.rmtree(self.site)
        (self.folder / "before").rename(self.site)
        assert self.build(name).placed
        assert found == files_of(self.site)

    def check(self, *, compressed: bool = False) -> None:
        """Both ways give the same bytes, counts and problems, or both nothing."""
        kept, fresh = self.build(compressed=compressed), self.fresh(compressed=compressed)
        assert {str(p) for p in kept.problems if p.rule != "untold-change"} == {
            str(p) for p in fresh.problems
        }
        assert kept.placed == fresh.placed
        if fresh.placed:
            assert files_of(self.site) == files_of(self.folder / "fresh")
            assert replace(kept.site, hash="") == replace(fresh.site, hash="")
            assert kept.pages == fresh.pages

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def files_of(site: Path) -> dict[str, bytes]:
    found = (path for path in sorted(site.rglob("*")) if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in found}
