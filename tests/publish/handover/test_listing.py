"""build.json and the list of hashes: what was built, of what, and whether it is whole."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from site_src.publish.listing import STAMP, SUMS, Listing, Stamp
from site_src.reading.campaigns import read_campaign
from site_src.reading.revision import revision
from tests.conftest import Content
from tests.names import named
from tests.publish.handover.conftest import CAMPAIGN, built, content_of


def test_list_has_every_file_and_stands_for_everything(site: Path):
    folder = site / CAMPAIGN
    text = (folder / SUMS).read_text(encoding="utf-8")
    listing = Listing.parse(text)
    there = {f.relative_to(folder).as_posix() for f in folder.rglob("*") if f.is_file()}
    assert listing.sums.keys() == there - {SUMS, STAMP}
    for path, digest in listing.sums.items():
        assert hashlib.sha256((folder / path).read_bytes()).hexdigest() == digest
    stamp = Stamp.parse((folder / STAMP).read_bytes())
    assert stamp.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert (stamp.files, stamp.campaign) == (len(listing.sums), CAMPAIGN)
    assert stamp.pages == len([path for path in there if path.endswith("index.html")]) + 1  # 404
    assert not [path for path in there if path.startswith((SUMS, STAMP)) and path[-3:] == ".gz"]


@pytest.mark.parametrize(
    "text", ["", "<html>", f"{'0' * 64}  ../x\n", f"{'0' * 64}  /x\n", f"{'0' * 64}  a/../b\n"]
)
def test_what_is_no_list_is_refused(text: str):
    with pytest.raises(ValueError):  # noqa: PT011 - its words are for nobody
        Listing.parse(text)


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"a": 1}', b"\xff"])
def test_what_is_no_stamp_is_refused(content: bytes):
    with pytest.raises(ValueError):  # noqa: PT011 - its words are for nobody
        Stamp.parse(content)


def test_same_content_gives_the_same_stamp_wherever_it_lies(site: Path, tmp_path: Path):
    again = built(content_of(tmp_path / "khác/content"), tmp_path / "site")
    for name in (SUMS, STAMP):
        assert (again / CAMPAIGN / name).read_bytes() == (site / CAMPAIGN / name).read_bytes()


def _revision(content: Content) -> str:
    public = content.tree.public()
    campaign, problems = read_campaign(public, named(CAMPAIGN))
    assert campaign is not None, problems
    return revision(public, campaign)


def test_revision_tells_states_apart_and_has_no_trace_of_drafts(tmp_path: Path):
    content = content_of(tmp_path / "content")
    first = _revision(content)
    content.write("""
        === tinh/2023/news/nhap.md
        ---
        title: Tin chưa công bố
        date: 02/10/2023
        state: nháp
        ---
        Chưa ai được đọc.
        === tinh/xa/2024/campaign.yml
        title: Năm sau
        state: nháp
        === tinh/handover.yml
        targets: {cong: /srv/tuan-le}
        """)
    assert _revision(content) == first
    campaign = content.root / "tinh/2023/campaign.yml"
    campaign.write_text(campaign.read_text(encoding="utf-8") + "# xem lại\n", encoding="utf-8")
    assert _revision(content) != first


def test_page_for_webmasters_says_where_the_stamp_lies(site: Path):
    page = (site / CAMPAIGN / "nhung/index.html").read_text(encoding="utf-8")
    assert 'data-built="../build.json"' in page
    words = page.partition('data-words="')[2].partition('"')[0]
    stamp = json.loads((site / CAMPAIGN / STAMP).read_text(encoding="utf-8"))
    assert words.format(**stamp).count(stamp["sha256"]) == 1
