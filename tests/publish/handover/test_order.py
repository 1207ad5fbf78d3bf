"""The order of sending: at no moment does a page that a visitor can reach miss a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_src.publish.handover.manifest import NEW, REPLACED
from site_src.publish.handover.order import steps

HOME = "index.html"
PAGES = [HOME, *(f"{name}/index.html" for name in "abcde")]
FILES = [f"assets/{name}.{number}.css" for name in "xyz" for number in (1, 2)]


@dataclass(frozen=True)
class Site:
    """Pages with what each leads to; all of it is there."""

    links: Mapping[str, frozenset[str]]
    version: int

    @property
    def files(self) -> dict[str, str]:
        """Each file's hash; a hashed asset has always the same, pages one for what they lead to."""
        found = {path: path for links in self.links.values() for path in links}
        return found | {page: f"{self.version} {sorted(self.links[page])}" for page in self.links}


@st.composite
def sites(draw: st.DrawFn) -> Site:
    pages = [HOME, *draw(st.lists(st.sampled_from(PAGES[1:]), unique=True))]
    targets = st.frozensets(st.sampled_from([*pages, *FILES]), max_size=5)
    return Site({page: draw(targets) for page in pages}, draw(st.integers(1, 2)))


def missing(there: Mapping[str, str], known: Mapping[str, Site]) -> set[str]:
    """What a visitor misses who begins at the entry page; `known` is by the hash of a page."""
    waiting, seen, missed = [HOME], set(), set()
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        if path not in there:
            missed |= {path}
        elif path in PAGES:
            waiting += known[f"{path} {there[path]}"].links[path]
    return missed


def publish(there: dict[str, str], manifest: dict[str, str], site: Site) -> Iterator[None]:
    """What `Publishing` does with a target and its manifest, one act after the other."""
    found = steps(site.files, manifest)
    if not found:
        return
    manifest |= found.marks
    yield
    done = []
    for group in found.send:
        for path in group:
            there[path] = site.files[path]
            done.append(path)
            yield
    if found.take:
        manifest |= {path: site.files[path] for path in done} | dict(found.doubts)
        for group in found.take:
            for path in group:
                there.pop(path, None)
                yield
    manifest.clear()
    manifest |= site.files
    yield


@pytest.mark.slow
@settings(max_examples=150)
@given(st.lists(st.tuples(sites(), st.integers(0, 40)), min_size=1, max_size=5), sites())
def test_whenever_it_is_cut_nothing_is_missed_and_the_next_run_ends_the_same(
    runs: list[tuple[Site, int]], last: Site
):
    there: dict[str, str] = {"foreign.txt": "?"}
    manifest: dict[str, str] = {}
    known = {f"{p} {s.files[p]}": s for s in (*(s for s, _ in runs), last) for p in s.links}
    for site, acts in [*runs, (last, 10_000)]:
        for _act, _nothing in zip(range(acts), publish(there, manifest, site), strict=False):
            if HOME in there:
                assert missing(there, known) == set()
    assert there == {"foreign.txt": "?", **last.files}
    assert manifest == last.files


def test_a_compressed_file_comes_with_the_page_that_it_stands_for():
    wanted = {"index.html": "2", "index.html.br": "2", "a/index.html": "2", "a/index.html.gz": "2"}
    wanted |= {"assets/s.1.css": "1", "b/index.html": "1", "sw.js": "2", "sw.js.gz": "2"}
    wanted |= {"build.json": "2", "sha256sums.txt": "2"}
    known = {"index.html": "1", "a/index.html": "1", "sw.js": "1", "assets/s.0.css": "1"}
    found = steps(wanted, known | {"build.json": "1", "c/index.html": "1", "c/index.html.br": "1"})
    assert found.send == (
        ("assets/s.1.css",),
        ("b/index.html",),
        ("a/index.html", "a/index.html.gz"),
        ("sw.js", "sw.js.gz"),
        ("index.html", "index.html.br"),
        ("build.json", "sha256sums.txt"),
    )
    assert found.take == (("c/index.html", "c/index.html.br"), ("assets/s.0.css",))
    assert found.marks["b/index.html"] == NEW
    assert found.marks["a/index.html"] == REPLACED
    assert not steps(wanted, wanted)
