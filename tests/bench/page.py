"""The figures of a page beside Material's default of the same text, as a Markdown table.

    .venv/bin/python -m tests.bench.page

Quận 3's campaign is built, and its pages' text once more as a plain MkDocs site with Material as
it comes. Both are served under a subpath with brotli over plain HTTP. Lighthouse (mobile, slow 4G)
is installed from lighthouse/package-lock.json into .cache/lighthouse. Figures to read, never
assertions: the budgets that are held are in tests/test_budget.py.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nh3
import yaml
from playwright.sync_api import Browser

from tests.chromium import find_chromium
from tests.serving import chromium as browser
from tests.serving import served
from tests.test_access import SCHEMES, WIDTHS, looks, open_everything
from tests.web import tools
from tests.web.sites import QUAN_3, REAL, build_sites
from tests.web.visits import axe, first_view, visits

HERE = Path(__file__).parent / "lighthouse"
LIGHTHOUSE = Path(tools.FOLDER.parent, "lighthouse")
CAMPAIGN = f"{REAL}{QUAN_3}/"
# What is measured first: the home page, the programme, an event, a text.
FIRST = {
    "home": "",
    "programme": "chuong-trinh/",
    "event": "chuong-trinh/le-khai-mac/",
    "text": "de-cuong/",
}
PLAIN = {"name": "material", "language": "vi"}
PROSE = "a p ul ol li h1 h2 h3 h4 dl dt dd table thead tbody tr th td strong em time"


@dataclass(frozen=True)
class Site:
    """A built campaign: `folder` is served, `base` the '/'-address of its home page in it."""

    name: str
    folder: Path
    base: str

    @property
    def root(self) -> Path:
        return self.folder / self.base

    def pages(self) -> list[Path]:
        return [file for file in sorted(self.root.rglob("*.html")) if file.name != "fragment.html"]


def main() -> None:
    """Measure and print."""
    for folder, source in ((tools.FOLDER, tools.HERE), (LIGHTHOUSE, HERE)):
        if not tools.install(folder, source):
            sys.exit(f"npm: {folder / 'npm.log'}")
    with tempfile.TemporaryDirectory() as name, browser() as chromium:
        built = build_sites(Path(name, "ours"), whole=False)
        ours = Site("ours", built.folder, CAMPAIGN)
        theirs = Site("Material’s default", Path(name, "material"), "duoi/that/quan-3/")
        material(ours, theirs)
        kinds = [kind.removeprefix(CAMPAIGN) for kind in built.kinds if kind.startswith(CAMPAIGN)]
        columns: list[dict[str, str]] = []
        for site in (ours, theirs):
            columns.append({})
            for row, figure in measure(site, chromium, kinds):
                columns[-1][row] = figure
                print(f"{site.name}: {row}: {figure}", file=sys.stderr)
    today = dt.datetime.now(dt.UTC).strftime("%d/%m/%Y")
    versions = ", ".join(f"{name} {tools.version(name)}" for name in tools.CHECKERS)
    lighthouse = tools.version("lighthouse", HERE)
    print(f"{today}, {len(kinds)} kinds of pages; {versions}, lighthouse {lighthouse}:\n")
    print("| | ours | Material’s default |\n| --- | --- | --- |")
    for row in columns[0]:
        print(f"| {row} | {columns[0][row]} | {columns[1][row]} |")


def material(ours: Site, theirs: Site) -> None:
    """The same text as a plain MkDocs site."""
    docs = theirs.folder.parent / "docs"
    for page in ours.pages():
        text = page.read_text(encoding="utf-8")
        title = re.search(r"(?s)<title>(.*?)</title>", text)
        inner = re.search(r"(?s)<main.*?>(.*)</main>", text)
        if page.name != "index.html" or title is None or inner is None:
            continue
        html = nh3.clean(
            inner[1], tags=set(PROSE.split()), attributes={"a": {"href"}}, link_rel=None
        )
        file = docs / page.relative_to(ours.root).with_suffix(".md")
        file.parent.mkdir(parents=True, exist_ok=True)
        lines = "\n".join(line.strip() for line in html.splitlines() if line.strip())
        file.write_text(
            f"---\ntitle: {json.dumps(title[1])}\n---\n<div>\n{lines}\n</div>\n", "utf-8"
        )
    config = theirs.folder.parent / "material.yml"
    settings = {
        "site_name": "Tuần lễ",
        "docs_dir": str(docs),
        "site_dir": str(theirs.root),
        "theme": PLAIN,
    }
    config.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(config)]
    subprocess.run(command, env=environment, check=False, capture_output=True)
    assert (theirs.root / "index.html").is_file()


def measure(site: Site, chromium: Browser, kinds: list[str]) -> Iterator[tuple[str, str]]:
    """Every row of the table: what it is, and the figure."""
    pages = [site.base + kind for kind in kinds if (site.root / kind / "index.html").is_file()]
    with served(site.folder, "", compressed=True) as address:
        for name, path in FIRST.items():
            view = first_view(chromium, address, site.base + path, site.folder)
            yield f"{name}: HTML, CSS and JS, brotli", f"{view.weight:,} bytes; {view.all:,} in all"
            yield f"{name}: requests", str(view.requests)
        asked: list[str] = []
        with visits(chromium, address, pages, asked, **looks("light", 1280)) as walk:
            for _here, _page in walk:
                pass
        yield "requests to third parties", str(sum("asks http" in fault for fault in asked))
        yield "faulty nodes, axe", str(axe_nodes(chromium, address, pages))
        for name in ("home", "programme"):
            for method in ("simulate", "devtools"):
                found = lighthouse(f"{address}{site.base}{FIRST[name]}", method)
                yield f"{name}, Lighthouse, {method}: FCP; LCP; TBT; CLS", timings(found)
                if method == "simulate":
                    yield f"{name}, Lighthouse: four scores", scores(found)
    with served(site.folder, compressed=True) as address:
        broken: list[str] = []
        with visits(chromium, address, pages, broken, **looks("light", 1280)) as walk:
            for _here, page in walk:
                open_everything(page)
        yield "strict policy: violations", str(sum("Security Policy" in fault for fault in broken))
    files = site.pages()
    nu = tools.nu(site.folder, files)
    yield f"errors, Nu ({len(files)} pages)", str(sum(fault.rule == "error" for fault in nu))
    # Only what is wrong: the tests look at the manner of writing too.
    config = HERE.parent / "html-validate.json"
    validated = tools.html_validate(site.folder, files, config)
    yield f"errors, html-validate ({len(files)} pages)", str(len(validated))
    theme = [file for file in (site.root / "assets").rglob("*") if file.is_file()]
    size = sum(file.stat().st_size for file in theme if file.suffix not in {".png", ".jpg"})
    yield "theme and script files, raw", f"{size / 1000:,.1f} kB in {len(theme)} files"


def axe_nodes(chromium: Browser, address: str, pages: list[str]) -> int:
    """Faulty nodes with everything open, each once for each page, over schemes and widths."""
    found = set()
    for scheme in SCHEMES:
        for width in WIDTHS:
            with visits(chromium, address, pages, [], **looks(scheme, width)) as walk:
                for here, page in walk:
                    open_everything(page)
                    found |= {(here, *fault.split(": ")[:2]) for fault in axe(page)}
    return len(found)


def lighthouse(url: str, method: str) -> dict[str, Any]:
    """Lighthouse's report of a page, mobile on slow 4G."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        program = LIGHTHOUSE / "node_modules/lighthouse/cli/index.js"
        options = ["--quiet", "--output=json", f"--output-path={report}"]
        flags = "--chrome-flags=--headless=new --no-sandbox --disable-gpu"
        subprocess.run(
            [tools.node(), str(program), url, *options, f"--throttling-method={method}", flags],
            env={**os.environ, "CHROME_PATH": str(find_chromium())},
            check=True,
            capture_output=True,
        )
        return dict(json.loads(report.read_text(encoding="utf-8")))


def timings(report: dict[str, Any]) -> str:
    value: Callable[[str], float] = lambda name: report["audits"][name]["numericValue"]  # noqa: E731
    paints = (value("first-contentful-paint") / 1000, value("largest-contentful-paint") / 1000)
    blocked, shift = value("total-blocking-time"), value("cumulative-layout-shift")
    return f"{paints[0]:.2f} s; {paints[1]:.2f} s; {blocked:.0f} ms; {shift:.3f}"


def scores(report: dict[str, Any]) -> str:
    found = report["categories"]
    names = ("performance", "accessibility", "best-practices", "seo")
    return " / ".join(f"{round((found[name]['score'] or 0) * 100)}" for name in names)


if __name__ == "__main__":
    main()
