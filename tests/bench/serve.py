"""From a save to the page: our server beside MkDocs', Hugo's and Zensical's, in one run.

    .venv/bin/python -m tests.bench.serve --rounds 8 --tools /path/of/venv/bin

All four show the pages of one generated unit: MkDocs (Material as it comes) and Zensical the same
texts as Markdown and the pages of data as their HTML, Hugo all pages as HTML in a bare layout. They
run side by side and are edited in turn, so that whatever else the machine does meets all of them.
Each edit is a save of one file; the page that it concerns is open in Chromium. Timed are the
moment at which the new text stands in the file on disk, and that of the first frame in which the
browser shows it; both from just before the save. Prints a table of medians, and of ours by the
kind of edit. Timings are figures to read, never assertions.

`--tools` is the folder of programs of an environment with `mkdocs`, `mkdocs-material`, `hugo` and
`zensical`; what is not there is left out.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from playwright.sync_api import ConsoleMessage, Page, sync_playwright

from site_src.plan.campaigns import plan_campaign
from site_src.publish.renderer import Rendering
from site_src.publish.with_mkdocs import render
from site_src.reading.content import Content
from tests.bench.units import hugo_site, write_content
from tests.chromium import ARGUMENTS, find_chromium
from tests.names import named

PROJECT = Path(__file__).parents[2]
CAMPAIGN = "tinh-0/xa-0/2023"
# Kind of edit: the page that it concerns.
KINDS = {
    "prose": "de-cuong/",
    "an event's time": "chuong-trinh/hoat-dong-0/",
    "a slogan": "khau-hieu/",
    "a news text": "tin-tuc/tin-1/",
}
# Says in which frame the page first shows each token that it holds.
WATCH = """(() => {
  const seen = new Set();
  const look = () => requestAnimationFrame(() => {
    const html = document.documentElement.outerHTML;
    for (const [token] of html.matchAll(/moc-\\d+-x|T\\d\\d:\\d\\d:/g)) {
      if (!seen.has(token)) console.log(`${token} ${performance.timeOrigin + performance.now()}`);
      seen.add(token);
    }
  });
  addEventListener("DOMContentLoaded", () => {
    look();
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  });
})()"""


@dataclass
class Tool:
    """A server: how it is started, where its files are, and how a file of a kind is edited."""

    name: str
    command: list[str]
    folder: Path
    port: int
    shown: Callable[[], Path]
    edit: Callable[[str, int], tuple[Path, str, str]]
    disk: dict[str, list[float]] = field(default_factory=dict)
    browser: dict[str, list[float]] = field(default_factory=dict)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--tools", type=Path, default=Path(sys.executable).parent)
    options = parser.parse_args()
    with ExitStack() as stack:
        root = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        tools = [tool for tool in prepare(root, options.tools) if Path(tool.command[0]).exists()]
        for tool in tools:
            temporary = root / f"{tool.name}-tmp"
            temporary.mkdir()
            server = subprocess.Popen(
                tool.command,
                cwd=tool.folder,
                stdout=(temporary / "log").open("wb"),
                stderr=subprocess.STDOUT,
                env={**os.environ, "TMPDIR": str(temporary), "NO_MKDOCS_2_WARNING": "1"},
            )
            stack.callback(server.wait)
            stack.callback(server.kill)
        for tool in tools:
            until_answers(tool)
        playwright = stack.enter_context(sync_playwright())
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        pages = {tool.name: chromium.new_context().new_page() for tool in tools}
        for page in pages.values():
            page.add_init_script(WATCH)
        print(f"load before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores", flush=True)
        number = 0
        for turn in range(options.rounds + 1):
            for kind in KINDS:
                number += 1
                for tool in tools:
                    disk, browser = one_edit(tool, pages[tool.name], kind, number)
                    if turn:  # The first round warms all of them.
                        tool.disk.setdefault(kind, []).append(disk)
                        tool.browser.setdefault(kind, []).append(browser)
        print(f"load after: {os.getloadavg()[0]:.1f}\n")
        chromium.close()
        report(tools)


def report(tools: list[Tool]) -> None:
    """The table of medians, in seconds."""
    print("| save to page, seconds: median (slowest) | on disk | in the browser | edits |")
    print("| --- | --- | --- | --- |")
    for tool in tools:
        cells = [
            f"{statistics.median(times):.3f} ({max(times):.2f})"
            for times in ([*chain(*tool.disk.values())], [*chain(*tool.browser.values())])
        ]
        print(f"| {tool.name} | {' | '.join(cells)} | {sum(map(len, tool.disk.values()))} |")
    ours = tools[0]
    for kind in KINDS:
        cells = [f"{statistics.median(times[kind]):.3f}" for times in (ours.disk, ours.browser)]
        print(f"| ours: {kind} | {' | '.join(cells)} | {len(ours.disk[kind])} |")


def one_edit(tool: Tool, page: Page, kind: str, number: int) -> tuple[float, float]:
    """Save once, and wait for disk and browser; seconds."""
    seen: dict[str, float] = {}

    def note(text: str) -> None:
        token, _blank, moment = text.partition(" ")
        if re.fullmatch(r"[\d.]+", moment):
            seen.setdefault(token, float(moment) / 1000)

    def hear(message: ConsoleMessage) -> None:
        note(message.text)

    page.on("console", hear)
    page.bring_to_front()
    page.goto(f"http://127.0.0.1:{tool.port}/{KINDS[kind]}", wait_until="load")
    page.wait_for_timeout(500)
    file, text, token = tool.edit(kind, number)
    shown = tool.shown()
    start = time.time()
    file.write_text(text, encoding="utf-8")
    disk = when(shown / KINDS[kind] / "index.html", token, start + 20) - start
    end = time.time() + 20
    while token not in seen and time.time() < end:
        page.wait_for_timeout(4)
    page.remove_listener("console", hear)
    page.goto("about:blank")
    return disk, seen.get(token, end) - start


def when(file: Path, token: str, end: float) -> float:
    """The moment at which a file first holds a token, to some two milliseconds."""
    wanted = token.encode()
    while time.time() < end:
        try:
            if wanted in file.read_bytes():
                return time.time()
        except OSError:
            pass
        time.sleep(0.002)
    return end


# --- The four ------------------------------------------------------------------------------------


def prepare(root: Path, tools: Path) -> list[Tool]:
    """The same unit for each of them; ours first."""
    write_content(root / "content", 1)
    tree = Content(root / "content", "content")
    plan, _problems = plan_campaign(tree, named(CAMPAIGN))
    assert plan is not None
    built = root / "built" / "xa-0" / "2023"
    render(Rendering(plan), built)
    hugo = hugo_site(built, root / "hugo")
    docs = root / "docs"
    for page in plan.pages:
        if page.address.endswith("html"):
            continue
        html = (built / page.address / "index.html").read_text(encoding="utf-8")
        main = html.partition("<main")[2].partition(">")[2].rpartition("</main>")[0]
        file = (docs / (page.address or "index")).with_suffix(".md")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"# {page.title}\n\n{plan.markdown.get(page.address, main)}\n", "utf-8")
    for name in ("mkdocs", "zensical"):
        (root / name).mkdir()
        shutil.copytree(docs, root / name / "docs")
    (root / "mkdocs" / "mkdocs.yml").write_text("site_name: A\ntheme: material\n", "utf-8")
    (root / "zensical" / "zensical.toml").write_text('[project]\nsite_name = "A"\n', "utf-8")
    ports = [free_port() for _tool in range(4)]
    places = ["--content", str(root / "content"), "--port", str(ports[0])]
    hugo_program = next(
        iter(tools.parent.glob("lib/python*/site-packages/hugo/binaries/hugo*")), ""
    )
    return [
        Tool(
            "ours",
            [sys.executable, "-Xutf8", str(PROJECT / "build.py"), "serve", CAMPAIGN, *places],
            PROJECT,
            ports[0],
            lambda: PROJECT / ".cache" / "serve" / str(ports[0]),
            lambda kind, number: our_edit(root / "content" / CAMPAIGN, kind, number),
        ),
        Tool(
            "mkdocs serve (Material)",
            [str(tools / "mkdocs"), "serve", "--livereload", "-a", f"127.0.0.1:{ports[1]}"],
            root / "mkdocs",
            ports[1],
            lambda: next((root / "mkdocs serve (Material)-tmp").glob("mkdocs_*")),
            lambda kind, number: markdown_edit(root / "mkdocs" / "docs", kind, number),
        ),
        Tool(
            "hugo server",
            [str(hugo_program), "server", "-p", str(ports[2])],
            hugo,
            ports[2],
            lambda: hugo / "public",
            lambda kind, number: html_edit(hugo / "content", kind, number),
        ),
        Tool(
            "zensical serve",
            [str(tools / "zensical"), "serve", "-a", f"127.0.0.1:{ports[3]}"],
            root / "zensical",
            ports[3],
            lambda: root / "zensical" / "site",
            lambda kind, number: markdown_edit(root / "zensical" / "docs", kind, number),
        ),
    ]


def our_edit(year: Path, kind: str, number: int) -> tuple[Path, str, str]:
    """The file, its new text, and what then stands on the page."""
    token = f"moc-{number}-x"
    if kind == "an event's time":
        file, hour, minute = year / "events.yml", 6 + number // 60 % 12, number % 60
        text = re.sub(
            r"when: \d+h\d+", f"when: {hour}h{minute:02}", file.read_text("utf-8"), count=1
        )
        return file, text, f"T{hour:02}:{minute:02}:"
    if kind == "a slogan":
        file = year / "slogans.yml"
        return (
            file,
            re.sub(r'text: ".*"', f'text: "$theme {token}"', file.read_text("utf-8")),
            token,
        )
    file = year / ("outline.md" if kind == "prose" else "news/tin-1.md")
    return file, _with_token(file.read_text("utf-8"), token), token


def markdown_edit(docs: Path, kind: str, number: int) -> tuple[Path, str, str]:
    """The same for a page that is one Markdown file."""
    file = docs / f"{KINDS[kind].rstrip('/')}.md"
    token = f"moc-{number}-x"
    return file, _with_token(file.read_text("utf-8"), token), token


def html_edit(content: Path, kind: str, number: int) -> tuple[Path, str, str]:
    """The same for a page that is one HTML file."""
    file = content / f"{KINDS[kind].rstrip('/')}.html"
    token = f"moc-{number}-x"
    return file, _with_token(file.read_text("utf-8"), token), token


def _with_token(text: str, token: str) -> str:
    """The text with one token at its end, in place of an earlier one."""
    before = re.sub(r"(?s)\n*moc-.*", "", text).rstrip()
    return f"{before}\n\n{token}\n"


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def until_answers(tool: Tool) -> None:
    """Wait for a server's first answer, at most a minute."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        with socket.socket() as trying:
            if trying.connect_ex(("127.0.0.1", tool.port)) == 0:
                time.sleep(3)
                return
        time.sleep(0.1)
    raise TimeoutError(f"{tool.name} does not answer")


if __name__ == "__main__":
    main()
