"""The sites that checkers and browsers look at, with a page of all that Markdown can do."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from site_src.plan.campaigns import plan_campaign
from site_src.publish.build_site import build_site
from site_src.reading.content import Content
from tests import sample_ward
from tests.names import named

CONTENT = Path(__file__).parents[2] / "content"
QUAN_3 = "tp-ho-chi-minh/quan-3/2023"
SMALL = "thai-nguyen/dinh-hoa/trung-hoi/2023"
# Sites lie below a folder of the host, and not at its root.
REAL, SAMPLE = "duoi/that/", "duoi/mau/"
MARKDOWN = f"{SAMPLE}{sample_ward.NAME}/markdown/"  # a page with everything that Markdown can do


@dataclass(frozen=True)
class Sites:
    """Built sites below `folder`; `kinds` has one '/'-address of each kind of page."""

    folder: Path
    kinds: tuple[str, ...]

    def html(self) -> list[Path]:
        """Every page; what is made to be put into a page is none."""
        return [f for f in sorted(self.folder.rglob("*.html")) if f.name != "fragment.html"]


def build_sites(folder: Path, *, whole: bool) -> Sites:
    """The real content (whole, or Quận 3 and one small unit) and the sample with a page of
    everything that Markdown can do."""
    real = Content(CONTENT, "content")
    sample = _sample(folder / "content")
    sites = folder / "sites"
    for name in (None,) if whole else (QUAN_3, SMALL):
        _build(real, sites / REAL, name)
    _build(sample, sites / SAMPLE, None if whole else sample_ward.NAME)
    kinds = [REAL, f"{REAL}404.html", f"{REAL}{QUAN_3.removesuffix('2023')}"]
    seen: set[str] = set()
    for tree, base, name, again in (
        (real, REAL, QUAN_3, set()),
        # The sample shows all that a programme and an event can be.
        (sample, SAMPLE, sample_ward.NAME, {"home.html", "program.html", "event.html"}),
        (real, REAL, SMALL, {"home.html", "program.html"}),
    ):
        plan, _problems = plan_campaign(tree, named(name))
        assert plan is not None
        seen -= again
        for page in plan.pages:
            if page.template not in seen | {"404.html"}:
                seen.add(page.template)
                kinds.append(f"{base}{name}/{page.address}")
    kinds.append(MARKDOWN)
    return Sites(sites, tuple(dict.fromkeys(kinds)))


def _build(tree: Content, site: Path, name: str | None) -> None:
    report = build_site(tree, site, named(name) if name else None, None, strict=False)
    assert report.files, [str(problem) for problem in report.problems]


def _sample(folder: Path) -> Content:
    shutil.copytree(sample_ward.FOLDER, folder)
    year = folder / sample_ward.NAME
    (year / "pages").mkdir(exist_ok=True)
    shutil.copy(Path(__file__).parent / "markdown.md", year / "pages")
    shutil.copytree(Path(__file__).parent / "media", year / "media", dirs_exist_ok=True)
    return Content(folder, "sample")
