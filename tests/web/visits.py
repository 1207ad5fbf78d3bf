"""Visits of built pages in a real Chromium, and what they find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from tests.serving import packed, watch
from tests.web import tools

CHECKS = (Path(__file__).parent / "checks.js").read_text(encoding="utf-8")
HEIGHT = 800
# WCAG 1.4.12, the least that has to be borne.
SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important;"
    " word-spacing: .16em !important } p { margin-bottom: 2em !important }"
)
DOUBLED = "html { font-size: 200% !important }"


@contextmanager
def visits(
    browser: Browser, address: str, pages: Iterable[str], faults: list[str], **options: Any
) -> Iterator[Iterator[tuple[str, Page]]]:
    """The pages one after another in a fresh context with these `options`. What the policy or a
    script's fault says, and what is asked of anybody else, is added to `faults`. The worker, which
    fetches a whole campaign, comes only where it is asked for."""
    context = browser.new_context(**{"service_workers": "block", **options})
    page = context.new_page()
    here = ""

    def note(text: str) -> None:
        faults.append(f"{here}: {text}")

    watch(page, note, address)

    def walk() -> Iterator[tuple[str, Page]]:
        nonlocal here
        for here in pages:
            page.goto(address + here, wait_until="load")
            page.evaluate(CHECKS)
            yield here, page

    yield walk()
    context.close()


def ask(page: Page, question: str) -> list[str]:
    """The answer of one of checks.js's functions."""
    return list(page.evaluate(f"checks.{question}"))


WAITED_FOR = """[location.href, ...performance.getEntriesByType("resource")
  .filter(({ renderBlockingStatus: status }) => status === "blocking").map(({ name }) => name)]"""


@dataclass(frozen=True)
class FirstView:
    """What a first view asks of its own host: the number of requests, and the bytes of HTML, CSS
    and JavaScript as brotli packs them.

    `weight` is the page with what its first paint waits for, by the browser's own account; `all`
    has everything that comes until the network is idle.
    """

    requests: int
    weight: int
    all: int


def first_view(browser: Browser, address: str, path: str, folder: Path) -> FirstView:
    """A page's first view until the network is idle; `folder` is what is served at `address`."""
    context = browser.new_context(viewport={"width": 360, "height": HEIGHT})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + path, wait_until="networkidle")
    waited: list[str] = page.evaluate(WAITED_FOR)
    context.close()
    bytes_of: dict[str, int] = {}
    for url in asked:
        own = url.removeprefix(address).partition("?")[0]
        file = folder / (own + "index.html" if own.endswith("/") or not own else own)
        # The icon of the tab is asked for beside them, and shows nothing of the page.
        if url.startswith(address) and file.suffix in {".html", ".css", ".js"}:
            bytes_of[url] = len(packed(file))
    return FirstView(len(bytes_of), sum(bytes_of[url] for url in waited), sum(bytes_of.values()))


# What axe is asked, and what of it can be otherwise in another scheme of colours.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
RUN_AXE = """async ([type, values]) => {
  const found = await axe.run(document, {runOnly: {type, values}, resultTypes: ["violations"]});
  return found.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary}`));
}"""


def axe(page: Page, *, colours: bool = False) -> list[str]:
    """The faulty nodes that axe finds, a line each; on demand those of `COLOURS` alone."""
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(tools.axe_source())
    asked = ["rule", COLOURS] if colours else ["tag", TAGS]
    return [" ".join(str(line).split()) for line in page.evaluate(RUN_AXE, asked)]
