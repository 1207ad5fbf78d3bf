"""Lighthouse on every kind of page within the Week, the front page too, as a Markdown table.

    .venv/bin/python -m tests.bench.this_week

The sample is built with every date moved by whole weeks, so that its Week is this one by the clock
that browsers have.
"""

from __future__ import annotations

import datetime as dt
import re
import shutil
import sys
import tempfile
from pathlib import Path

from site_src.plan.campaigns import plan_campaign
from site_src.publish.build_site import build_site
from site_src.reading.content import Content
from site_src.vietnamese.zone import ZONE
from tests import sample_ward
from tests.bench.page import HERE, LIGHTHOUSE, lighthouse, scores, timings
from tests.names import named
from tests.serving import served
from tests.web import tools

BASE = "duoi/mau/"
FIRST_DAY = dt.date(2025, 9, 27)  # of the sample's Week
DATE = re.compile(r"\b(\d{1,2})/(\d{1,2})(/2025)?\b(?!/)")
MONTH = re.compile(r"\b(\d{1,2})/2025\b")


def moved(folder: Path, day: dt.date) -> str:
    """The sample with its Week about `day`, in `folder`; the ward's UNIT/YEAR there."""
    shift = dt.timedelta(days=(day - FIRST_DAY).days // 7 * 7)
    year = (FIRST_DAY + shift).year

    def later(match: re.Match[str]) -> str:
        # Without a year only a day of the Week is one: “10/20” is something else.
        if not match[3] and match[2] not in ("9", "10"):
            return match[0]
        date = dt.date(2025, int(match[2]), int(match[1])) + shift
        return f"{date:%d/%m}" + (f"/{date.year}" if match[3] else "")

    def in_month(match: re.Match[str]) -> str:
        return f"{dt.date(2025, int(match[1]), 1) + shift:%m/%Y}"

    for source in sorted(sample_ward.FOLDER.rglob("*")):
        at = source.relative_to(sample_ward.FOLDER).as_posix().replace("2025", str(year))
        target = folder / at
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.suffix in (".yml", ".md"):
            text = MONTH.sub(in_month, DATE.sub(later, source.read_text(encoding="utf-8")))
            target.write_text(text.replace("2025", str(year)), encoding="utf-8")
        elif source.is_file():
            shutil.copy(source, target)
    return sample_ward.NAME.replace("2025", str(year))


def kinds(content: Content, name: str) -> list[str]:
    """A page of each kind: the front page, the province's home, the ward's pages."""
    plan, _problems = plan_campaign(content, named(name))
    assert plan is not None
    pages: dict[str, str] = {}
    for page in plan.pages:
        pages.setdefault(page.template, f"{name}/{page.address}")
    return ["", f"{name.split('/', maxsplit=1)[0]}/{name.rpartition('/')[2]}/", *pages.values()]


def main() -> None:
    """Measure and print."""
    if not tools.install(LIGHTHOUSE, HERE):
        sys.exit(f"npm: {LIGHTHOUSE / 'npm.log'}")
    with tempfile.TemporaryDirectory() as folder:
        name = moved(Path(folder, "content"), dt.datetime.now(ZONE).date())
        content = Content(Path(folder, "content"), "sample")
        report = build_site(content, Path(folder, "site", BASE), None, None, strict=False)
        assert report.files, [str(problem) for problem in report.problems]
        print("| page | four scores | FCP; LCP; TBT; CLS |\n| --- | --- | --- |")
        with served(Path(folder, "site"), "", compressed=True) as address:
            for page in kinds(content, name):
                found = lighthouse(f"{address}{BASE}{page}", "simulate")
                print(f"| `{page or '/'}` | {scores(found)} | {timings(found)} |", flush=True)


if __name__ == "__main__":
    main()
