"""Search: size, speed and what is found, beside Material's search, Pagefind and MiniSearch.

    .venv/bin/pip install "pagefind[bin]"
    npm install --prefix .cache/npm minisearch
    .venv/bin/python -m tests.bench.search

Builds units of 42, 300 and 1,000 pages from the sentences of the real plans in content/, gives
every engine the same text, and types the same phrases into each, in a real Chromium whose
processor is slowed four times (which does not reach workers, where Material searches). MiniSearch
gets our folding of marks, which it does not have. Figures to read, never assertions.
"""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import brotli
from playwright.sync_api import Page

from site_src.outputs.search_index import sections
from site_src.vietnamese.alphabet import fold
from tests.bench.units import PAGES, build_command, write_content
from tests.serving import Server, chromium

PROJECT = Path(__file__).parents[2]
MINISEARCH = PROJECT / ".cache/npm/node_modules/minisearch/dist/umd/index.js"
SIZES = (42, 300, 1000)
SLOWER = 4
CAMPAIGN = "tinh-0/xa-0/2023"
WAYS: dict[str, Callable[[str], str]] = {
    "exact": str,
    "unmarked": fold,
    "capitals": str.upper,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
}


@dataclass
class Figures:
    """Of one engine on one unit: bytes (brotli) that a search needs, milliseconds of the first
    query (with loading) and of later ones, MiB of the page's heap, pages found in each way."""

    index: int
    code: int
    first: float
    later: float
    worst: float
    memory: float
    found: dict[str, int]


def main() -> None:
    """Measure and print the table."""
    with tempfile.TemporaryDirectory() as name, chromium() as browser:
        for size in SIZES:
            root = Path(name, str(size))
            site = build(root, size)
            pages = texts(site / CAMPAIGN)
            phrases = choose(pages)
            truth = sum(len(holders(pages, phrase)) for phrase in phrases)
            print(f"\n{len(pages)} pages; {len(phrases)} phrases are on {truth} pages")
            print(
                "| | index | code | first | later | slowest | memory | " + " | ".join(WAYS) + " |"
            )
            # The others need what a strict policy forbids.
            server = Server(root, "")
            for engine in (ours, material, pagefind, minisearch):
                page = browser.new_context(service_workers="block").new_page()
                session = page.context.new_cdp_session(page)
                session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
                figures = engine(page, server, root, site, pages, phrases)
                row = [
                    f"{figures.index / 1000:.1f} kB",
                    f"{figures.code / 1000:.1f} kB",
                    f"{figures.first:.0f} ms",
                    f"{figures.later:.1f} ms",
                    f"{figures.worst:.1f} ms",
                    f"{figures.memory:.1f} MiB",
                    *(str(figures.found[way]) for way in WAYS),
                ]
                print(f"| {engine.__name__} | {' | '.join(row)} |", flush=True)
                page.context.close()
            server.stop()


def build(root: Path, size: int) -> Path:
    """A unit of `size` pages by our command: the usual one, with more news of real sentences."""
    content = root / "content"
    write_content(content, 1)
    sentences = sorted({s for file in (PROJECT / "content").rglob("*") for s in _sentences(file)})
    chance = random.Random(7)
    news = content / CAMPAIGN.rpartition("/")[0] / "2023" / "news"
    for file in sorted(news.glob("*.md")):
        file.unlink()
    for number in range(size - PAGES + 6):
        lines = chance.sample(sentences, 6)
        title = " ".join(lines[0].split()[:9]).rstrip(",;:. ")
        front = f"title: {json.dumps(title, ensure_ascii=False)}\ndate: 02/10/2023"
        body = "\n\n".join(re.sub(r"([\\`*_{}\[\]<>#|$])", r"\\\1", line) for line in lines[1:])
        (news / f"tin-{number}.md").write_text(f"---\n{front}\n---\n\n{body}\n", encoding="utf-8")
    site = root / "site"
    subprocess.run(build_command(content, site), check=True, capture_output=True)
    return site


def _sentences(file: Path) -> Iterator[str]:
    if file.suffix in (".yml", ".md") and file.parent.name.isdecimal():
        for line in file.read_text(encoding="utf-8").splitlines():
            text = re.sub(r"^[\s\-#>*]*(?:[a-z_]+:)?\s*", "", line).strip(' "')
            if 8 <= len(text.split()) <= 60 and "{" not in text and "$" not in text:
                yield unicodedata.normalize("NFC", text)


def texts(folder: Path) -> dict[str, tuple[str, str]]:
    """Title and text of every page that search has, by address."""
    found = {}
    for file in sorted(folder.rglob("index.html")):
        address = file.relative_to(folder).as_posix().removesuffix("index.html")
        if address in ("embed/", "tim-kiem/"):
            continue
        parts = list(sections(file.read_text(encoding="utf-8")))
        words = [" ".join((s.heading, *s.text)) for s in parts]
        found[address] = (parts[0].heading, " ".join(words))
    return found


def choose(pages: dict[str, tuple[str, str]]) -> list[str]:
    """Phrases of two to four words with marks, from anywhere."""
    chance = random.Random(3)
    phrases: list[str] = []
    while len(phrases) < 8:
        words = chance.choice(sorted(pages.values()))[1].split()
        start = chance.randrange(max(1, len(words) - 4))
        phrase = " ".join(words[start : start + chance.randint(2, 4)])
        if re.fullmatch(r"[^\W\d_]+(?: [^\W\d_]+)+", phrase) and fold(phrase) != phrase.lower():
            phrases.append(phrase)
    return phrases


def holders(pages: dict[str, tuple[str, str]], phrase: str) -> set[str]:
    """The pages with a phrase, whatever its marks and case."""
    pattern = re.compile(rf"(?<!\w){re.escape(fold(phrase))}(?!\w)")
    return {address for address, (_title, text) in pages.items() if pattern.search(fold(text))}


def packed(content: bytes) -> int:
    """Bytes as brotli sends them."""
    return len(brotli.compress(content, quality=11))


def heap(page: Page) -> float:
    """The page's heap in MiB, swept before."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    used: int = session.send("Runtime.getHeapUsage")["usedSize"]
    return used / 2**20


def run(
    page: Page, search: str, pages: dict[str, tuple[str, str]], phrases: list[str]
) -> tuple[float, float, float, dict[str, int]]:
    """First, median and slowest query in milliseconds, and how many true pages each way found.

    `search` is a function of a query that promises the addresses found, or how many they are.
    """
    timed = f"""async (query) => {{
      window.bench ||= {search};
      const start = performance.now();
      const found = await window.bench(query);
      return [performance.now() - start, found];
    }}"""
    first = 0.0
    times: list[float] = []
    found: dict[str, int] = {}
    for way, spell in WAYS.items():
        total = 0
        for phrase in phrases:
            milliseconds, hits = page.evaluate(timed, spell(phrase))
            times.append(milliseconds)
            truth = holders(pages, phrase)
            total += min(hits, len(truth)) if isinstance(hits, int) else len(truth & set(hits))
        found[way] = total
    first, *later = times
    return first, median(later), max(later), found


def ours(page: Page, server: Server, root: Path, site: Path, pages: Any, phrases: Any) -> Figures:
    """The page for searching, as it is published."""
    folder = site / CAMPAIGN
    page.goto(f"{server.address}site/{CAMPAIGN}/tim-kiem/")
    before = heap(page)
    # As a reader sees it: from the letter typed to the list shown; the rest of a long list, which
    # comes in parts, is waited for outside the time.
    search = """async (query) => {
      const input = document.querySelector("form input");
      const list = document.querySelector("#_results");
      const status = document.querySelector("form [role=status]");
      const seen = new Promise((done) => {
        new MutationObserver(done).observe(list, { childList: true });
      });
      const start = performance.now();
      input.value = query;
      input.dispatchEvent(new Event("input"));
      await Promise.race([seen, new Promise((done) => setTimeout(done, 500))]);
      window.took = performance.now() - start;
      const count = Number(/\\d+/.exec(status.textContent.replace(query, ""))?.[0] || 0);
      while (list.children.length < count) await new Promise((done) => setTimeout(done, 5));
      const base = new URL("..", location.href).href;
      const links = [...list.children].map((item) => item.querySelector("a"));
      return links.map(({ href }) => href.split("#")[0].replace(base, ""));
    }"""
    times: list[float] = []
    found: dict[str, int] = {}
    for way, spell in WAYS.items():
        found[way] = 0
        for phrase in phrases:
            hits = page.evaluate(search, spell(phrase))
            times.append(page.evaluate("window.took"))
            found[way] += len(holders(pages, phrase) & set(hits))
    code = [*site.rglob("search.*.js"), *site.rglob("vietnamese.*.js")]
    names = {file.name: file for file in code}
    return Figures(
        packed((folder / "tim-kiem/index.js").read_bytes()),
        sum(packed(file.read_bytes()) for file in names.values()),
        times[0],
        median(times[1:]),
        max(times[1:]),
        heap(page) - before,
        found,
    )


def material(
    page: Page, server: Server, root: Path, site: Path, pages: Any, phrases: Any
) -> Figures:
    """Material's own search with its Vietnamese set, in its default theme."""
    docs = root / "material" / "docs"
    for address, (title, text) in pages.items():
        file = docs / address / "index.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"# {title}\n\n{re.sub(r'([<>*_`#|$])', '', text)}\n", encoding="utf-8")
    configuration = root / "material" / "mkdocs.yml"
    configuration.write_text(
        "site_name: Tuần lễ\ntheme: {name: material, language: vi, font: false}\n"
        "plugins: [search]\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(configuration)]
    subprocess.run(command, check=True, capture_output=True)
    built = root / "material" / "site"
    page.goto(f"{server.address}material/site/")
    page.wait_for_timeout(3000)
    before = heap(page)
    search = """(query) => new Promise((done) => {
      const input = document.querySelector(".md-search__input");
      const meta = document.querySelector(".md-search-result__meta");
      const stop = setTimeout(() => done(0), 1000);
      new MutationObserver((all, watch) => {
        watch.disconnect();
        clearTimeout(stop);
        done(Number(/\\d+/.exec(meta.textContent)?.[0] || 0));
      }).observe(meta, { childList: true, characterData: true, subtree: true });
      document.querySelector("#__search").checked = true;
      input.focus();
      input.value = query + " ";
      input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
      input.dispatchEvent(new Event("input", { bubbles: true }));
    })"""
    first, later, worst, found = run(page, search, pages, phrases)
    worker = next(built.glob("assets/javascripts/workers/search*.js"))
    index = built / "search" / "search_index.json"
    code = packed(worker.read_bytes())
    memory = heap(page) - before
    return Figures(packed(index.read_bytes()), code, first, later, worst, memory, found)


def pagefind(
    page: Page, server: Server, root: Path, site: Path, pages: Any, phrases: Any
) -> Figures:
    """Pagefind over our pages; its index is what it fetched for the phrases, already compressed."""
    folder = root / "pagefind"
    for address, (title, text) in pages.items():
        file = folder / address / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        clean = text.replace("&", "&amp;").replace("<", "&lt;")
        head = f'<html lang="vi"><head><meta charset="utf-8"><title>{title}</title></head>'
        file.write_text(f"{head}<body><main><p>{clean}</p></main></body></html>", encoding="utf-8")
    command = [sys.executable, "-m", "pagefind", "--site", str(folder), "--force-language", "vi"]
    subprocess.run(command, check=True, capture_output=True)
    page.goto(f"{server.address}pagefind/")
    before = heap(page)
    sizes: dict[str, int] = {}
    page.on("response", lambda r: sizes.update({r.url: len(r.body())}))
    search = """async (query) => {
      window.engine ||= await import("/pagefind/pagefind/pagefind.js");
      const { results } = await window.engine.search(query);
      const data = await Promise.all(results.map((one) => one.data()));
      return data.map(({ url }) => url.replace(/^\\/pagefind\\//, "").replace(/^\\//, ""));
    }"""
    first, later, worst, found = run(page, search, pages, phrases)
    index = sum(n for url, n in sizes.items() if ".pf_" in url or "entry" in url)
    code = sum(n for url, n in sizes.items() if not (".pf_" in url or "entry" in url))
    return Figures(index, code, first, later, worst, heap(page) - before, found)


def minisearch(
    page: Page, server: Server, root: Path, site: Path, pages: Any, phrases: Any
) -> Figures:
    """MiniSearch with our folding, all words required; its index is made beforehand."""
    if not MINISEARCH.exists():
        return Figures(0, 0, 0, 0, 0, 0, dict.fromkeys(WAYS, 0))
    code = MINISEARCH.read_text(encoding="utf-8")
    (root / "minisearch.js").write_text(code, encoding="utf-8")
    (root / "empty.html").write_text("<!DOCTYPE html><title>.</title>", encoding="utf-8")
    page.goto(f"{server.address}empty.html")
    page.add_script_tag(url=f"{server.address}minisearch.js")
    options = """{
      fields: ["title", "text"], storeFields: ["title"],
      processTerm: (term) =>
        term.toLowerCase().replace(/đ/g, "d").normalize("NFD").replace(/\\p{M}/gu, ""),
      searchOptions: { combineWith: "AND", boost: { title: 3 }, prefix: true },
    }"""
    documents = [{"id": a, "title": title, "text": text} for a, (title, text) in pages.items()]
    index = page.evaluate(
        f"""(documents) => {{
          const made = new MiniSearch({options});
          made.addAll(documents);
          return JSON.stringify(made);
        }}""",
        documents,
    )
    (root / "minisearch.json").write_text(index, encoding="utf-8")
    page.reload()
    page.add_script_tag(url=f"{server.address}minisearch.js")
    before = heap(page)
    search = f"""async (query) => {{
      const index = async () => (await fetch("/minisearch.json")).text();
      window.engine ||= MiniSearch.loadJSON(await index(), {options});
      return window.engine.search(query.normalize("NFC")).map(({{ id }}) => id);
    }}"""
    first, later, worst, found = run(page, search, pages, phrases)
    return Figures(
        packed(index.encode()),
        packed(code.encode()),
        first,
        later,
        worst,
        heap(page) - before,
        found,
    )


if __name__ == "__main__":
    main()
