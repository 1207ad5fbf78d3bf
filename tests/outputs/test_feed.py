"""Atom, read by feedparser and held against the rules of RFC 4287."""

import re
from dataclasses import replace
from datetime import datetime
from xml.etree import ElementTree

import feedparser

from site_src.model import Campaign
from site_src.outputs.feed import FEEDS
from tests.outputs.made import changed, event, files

ATOM = "{http://www.w3.org/2005/Atom}"
ONCE = ("id", "title", "updated")


def root(campaign: Campaign) -> ElementTree.Element:
    return ElementTree.fromstring(files(FEEDS, campaign)["feed.xml"])


def one(element: ElementTree.Element, name: str) -> str:
    """The text of the one child of this name."""
    (child,) = element.findall(ATOM + name)
    return child.text or ""


def test_every_feed_keeps_the_rules(campaigns: dict[str, Campaign]):
    for campaign in campaigns.values():
        feed = root(campaign)
        assert feed.tag == f"{ATOM}feed"
        assert {child.tag.removeprefix(ATOM) for child in feed} <= {
            *ONCE,
            "subtitle",
            "author",
            "link",
            "entry",
        }
        entries = feed.findall(f"{ATOM}entry")
        for element in (feed, *entries):
            assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", one(element, "id"))
            assert one(element, "title").strip()
            assert datetime.fromisoformat(one(element, "updated")).tzinfo is not None
            # No two alternates of one type and language (4.1.1, 4.1.2).
            links = [(e.get("rel"), e.get("type")) for e in element.findall(f"{ATOM}link")]
            assert len(links) == len(set(links))
            assert ("alternate", "text/html") in links
        for entry in entries:
            one(entry, "summary")
            assert one(entry, "published") <= one(entry, "updated")
        assert one(feed.find(f"{ATOM}author") or feed, "name")
        ids = [one(entry, "id") for entry in entries]
        assert len(ids) == len(set(ids))
        newest = [one(entry, "updated") for entry in entries]
        assert newest == sorted(newest, reverse=True)
        assert one(feed, "updated") == max(newest, default=one(feed, "updated"))


def test_every_feed_is_read(campaigns: dict[str, Campaign]):
    for campaign in campaigns.values():
        read = feedparser.parse(files(FEEDS, campaign)["feed.xml"])
        assert (read.bozo, read.version) == (False, "atom10")


def test_news_and_changes(ward: Campaign):
    read = feedparser.parse(files(FEEDS, ward)["feed.xml"])
    assert [entry.title for entry in read.entries] == [
        "Hủy: Lớp bếp an toàn cho gia đình",
        "Hoãn hội thao vì mưa lớn & gió <giật>",
        "Hoãn: Hội thao người cao tuổi",
        "Lễ khai mạc Tuần lễ hưởng ứng học tập suốt đời: đổi địa điểm",
        "Lễ khai mạc Tuần lễ hưởng ứng học tập suốt đời: đổi ngày giờ",
        "Mở đăng ký các lớp máy tính",
    ]
    assert read.entries[4].summary == (
        "Ngày giờ, trước đây: 8h00 ngày 27/9/2025. Lý do: trùng với lễ phát động của tỉnh. "
        "Nay: 16h30–18h00, Chủ nhật 28/09/2025."
    )
    assert read.feed.updated == "2025-09-30T00:00:00+07:00"


def test_addresses_are_absolute_where_the_site_is_known(ward: Campaign):
    base = "https://phuong-mau.example.vn/tuan-le/2025/"
    links = [link.get("href", "") for link in root(ward).iter(f"{ATOM}link")]
    assert all(link.startswith(base) for link in links)
    assert links[:2] == [f"{base}feed.xml", base]


def test_addresses_are_relative_where_it_is_not(homeless: Campaign):
    links = [link.get("href") for link in root(homeless).iter(f"{ATOM}link")]
    assert links[:3] == ["feed.xml", "./", "chuong-trinh/lop-bep-an-toan/"]


def test_identifiers_stay_when_the_site_moves(ward: Campaign, homeless: Campaign):
    def ids(campaign: Campaign) -> list[str | None]:
        return [element.text for element in root(campaign).iter(f"{ATOM}id")]

    assert ids(ward) == ids(homeless)


def test_words_put_right_are_no_new_entry(ward: Campaign):
    changes = tuple(replace(c, was="8h", reason=None) for c in event(ward, "le-khai-mac").changes)
    corrected = changed(ward, "le-khai-mac", changes=changes)
    ids = [element.text for element in root(ward).iter(f"{ATOM}id")]
    assert [element.text for element in root(corrected).iter(f"{ATOM}id")] == ids


def test_nothing_new_is_dated_by_the_plan(ward: Campaign):
    events = tuple(replace(e, changes=()) for e in ward.events)
    quiet = replace(ward, events=events, news=())
    assert one(root(quiet), "updated") == "2025-09-08T00:00:00+07:00"
    assert root(quiet).findall(f"{ATOM}entry") == []


def test_same_bytes_twice(ward: Campaign):
    assert files(FEEDS, ward) == files(FEEDS, ward)


def test_golden(ward: Campaign, golden):
    golden("feed.xml", files(FEEDS, ward)["feed.xml"])
