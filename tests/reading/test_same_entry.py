"""Three levels with entries of the same ids: told where two would become one, and nothing lost.

Trees are generated: each level writes entries with ids out of a small set, every value with the
name of its level in it, so that a value on a page tells whose it is.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_src.reading.campaigns import read_campaign
from tests.conftest import NATION, Content
from tests.names import named

UNITS = """
    === tinh/unit.yml
    name: Ủy ban nhân dân tỉnh
    short_name: Tỉnh
    kind: tinh
    === tinh/xa/unit.yml
    name: Ủy ban nhân dân xã
    short_name: Xã
    kind: xa
    === 2026/campaign.yml
    title: Tuần lễ
    """
LEVELS = {"nation": "", "province": "tinh/", "commune": "tinh/xa/"}
IDS = ("le-khai-mac", "hoi-sach", "lop-hoc")

# What a level writes of an entry: all of its own, only another hour, only a note, or away with it.
WAYS = st.sampled_from(["own", "same", "day", "note", "remove"])
LEVEL = st.dictionaries(st.sampled_from(IDS), WAYS, max_size=3)


def lines(level: str, entries: dict[str, str], day: int) -> str:
    """events.yml of a level, each word of it marked with the level."""
    text = "- $inherit\n"
    for key, way in entries.items():
        title = f"title: {key}" if way == "same" else f"title: {key} {level}"
        said = {
            "own": [title, f"when: {day:02}/10/2026", f"contact: gọi {level}"],
            "same": [title, f"when: {day:02}/10/2026"],
            "day": [f"when: {day:02}/10/2026"],
            "note": [f"note: nhắc {level}"],
            "remove": ["remove: true"],
        }[way]
        text += f"- id: {key}\n" + "".join(f"  {line}\n" for line in said)
    return text


def expected(levels: dict[str, dict[str, str]]) -> tuple[bool, dict[str, str]]:
    """Whether the commune's tree has an error, and whose telephone each entry has in the end."""
    titles: dict[str, str] = {}
    dates: dict[str, bool] = {}
    contacts: dict[str, str] = {}
    started: set[str] = set()
    for level, entries in levels.items():
        for key, way in entries.items():
            known = titles.get(key)
            if way == "remove":
                if key not in started:
                    return True, {}
                started.discard(key)
                for table in (titles, dates, contacts):
                    table.pop(key, None)
            elif way == "own":
                if key in started:
                    return True, {}
                started.add(key)
                titles[key], dates[key], contacts[key] = f"{key} {level}", True, level
            elif way == "same":
                if key in started and known != key:
                    return True, {}
                started.add(key)
                titles[key], dates[key] = key, True
            elif way == "day":
                if dates.get(key):
                    return True, {}
                started.add(key)
                dates[key] = True
            else:
                started.add(key)
    # An entry that no level gave a name.
    if started - titles.keys():
        return True, {}
    return False, {key: contacts.get(key, "") for key in titles}


@given(st.fixed_dictionaries(dict.fromkeys(LEVELS, LEVEL)))
def test_three_levels(levels: dict[str, dict[str, str]]):
    root = Path(tempfile.mkdtemp())
    try:
        content = Content(root / "content")
        content.write(NATION)
        content.write(UNITS)
        for day, (level, folder) in enumerate(LEVELS.items(), 1):
            content.write(f"=== {folder}2026/events.yml\n{lines(level, levels[level], day)}")
        campaign, problems = read_campaign(content.tree, named("tinh/xa/2026"))
        has_error, contacts = expected(levels)
        assert (campaign is None) == has_error, "\n".join(map(str, problems))
        if campaign is not None:
            # Nothing of the upper is lost, nothing of another's stands in an entry.
            found = {event.id: event.contact or "" for event in campaign.events}
            assert found == {key: f"gọi {who}" if who else "" for key, who in contacts.items()}
    finally:
        shutil.rmtree(root)


# Each kind of entry: above, what a lower level writes, and whether that means another one.
SAME, OTHER = False, True
CASES: list[tuple[str, str, str, bool]] = [
    ("events", "title: A, when: 8h ngày 01/10/2026", "when: 9h ngày 01/10/2026", SAME),
    ("events", "title: A, when: 8h ngày 01/10/2026", "when: 8h ngày 02/10/2026", OTHER),
    ("events", "title: A, when: 01/10/2026", "title: A, when: 02/10/2026", SAME),
    ("events", "title: A", "when: 02/10/2026", SAME),
    ("events", "title: A", "title: B", OTHER),
    ("events", "title: A", "note: N", SAME),
    ("places", "name: A, address: Số 1", "address: Số 2", OTHER),
    ("places", "name: A, address: Số 1", "name: A, address: Số 2", SAME),
    ("places", "name: A", "address: Số 2", SAME),
    ("contacts", "name: A, phone: 0240000000", "name: B", OTHER),
    ("contacts", "name: A, phone: 0240000000", "phone: 0241111111", SAME),
    ("documents", "type: Kế hoạch, role: văn bản chính", "number: 12", OTHER),
    ("documents", "type: Kế hoạch, role: văn bản chính", "issuer: Xã", OTHER),
    ("documents", "type: Kế hoạch, role: văn bản chính", "signer: {name: A}", OTHER),
    ("documents", "type: Kế hoạch, role: văn bản chính", "type: Kế hoạch, date: 10/2026", OTHER),
    ("documents", "type: Kế hoạch, role: văn bản chính", "role: căn cứ", SAME),
    ("purposes", "text: A, source: I", "text: B", OTHER),
    ("lower_programs", "name: A, period: 1-7/10/2026", "period: 2-7/10/2026", OTHER),
]


@pytest.mark.parametrize(("field", "above", "below", "means_another"), CASES)
def test_entry_of_the_same_id(content_tree, field, above, below, means_another):
    content = content_tree(UNITS)
    file, key = ("campaign", f"{field}:\n") if field not in ("events", "places") else (field, "")
    title = "title: Tuần lễ\n" if file == "campaign" else ""
    content.write(f"=== 2026/{file}.yml\n{title}{key}- {{id: a, {above}}}")
    content.write(f"=== tinh/2026/{file}.yml\n{key}- $inherit\n- {{id: a, {below}}}")
    errors = content.errors("tinh/2026")
    assert [error.split()[-1] for error in errors] == ["other-entry"] * means_another


# Obeying either half of the advice leads to no second error.
def obey(content: Content, text: str) -> list[str]:
    content.write(f"=== tinh/2026/events.yml\n- $inherit\n{text}")
    return content.errors("tinh/2026")


@pytest.mark.parametrize("title", ["Lễ khai mạc", "Hội thi: lần #2", '"Rung chuông vàng"', "- Một"])
def test_advice_on_a_day_is_enough(content_tree, title):
    content = content_tree(UNITS)
    entry = {"id": "le", "title": title, "when": "01/10/2026", "contact": "gọi tỉnh"}
    content.write(
        f"=== 2026/events.yml\n- {entry!r}".replace("'", '"' if '"' not in title else "'")
    )
    assert obey(content, "- id: le\n  when: 02/10/2026\n")
    (hint,) = content.hints("tinh/2026")
    line = hint.partition("title: ")[2]
    assert not obey(content, f"- id: le\n  title: {line}\n  when: 02/10/2026\n")


def test_advice_on_a_name_is_enough(content_tree):
    content = content_tree(UNITS)
    content.write("=== 2026/events.yml\n- {id: le, title: Lễ, contact: gọi tỉnh}")
    assert obey(content, "- id: le\n  title: Lễ khác\n")
    (hint,) = content.hints("tinh/2026")
    assert "le-tinh" in hint
    assert not obey(content, "- id: le-tinh\n  title: Lễ khác\n")
    assert [event.contact for event in content.campaign("tinh/2026").events] == ["gọi tỉnh", None]
    accept = hint[hint.index("accept:") :].rstrip(".")
    assert not obey(content, f"- id: le\n  title: Lễ khác\n  {accept}\n")
    (event,) = content.campaign("tinh/2026").events
    assert (event.title, event.contact) == ("Lễ khác", "gọi tỉnh")


def test_outline_of_another_title_keeps_nothing_of_the_upper_one(content_tree):
    content = content_tree(UNITS)
    content.write("""
        === 2026/outline.md
        ---
        title: Của Bộ
        summary: Tóm tắt của Bộ
        key_messages: [Một]
        ---
        Lời Bộ
        === tinh/2026/outline.md
        ---
        title: Của tỉnh
        ---
        Lời tỉnh
        """)
    outline = content.campaign("tinh/2026").outline
    assert (outline.title, outline.summary, outline.key_messages) == ("Của tỉnh", None, ())
    content.write("=== tinh/2026/outline.md\n---\ntitle: Của tỉnh\n---\n$inherit\n\nLời tỉnh")
    assert content.campaign("tinh/2026").outline.summary == "Tóm tắt của Bộ"


def test_news_of_the_same_file_name(content_tree):
    content = content_tree(UNITS)
    for folder, title in (("", "Bộ khai mạc"), ("tinh/", "Tỉnh khai mạc")):
        text = f"---\ntitle: {title}\ndate: 01/10/2026\n---\nTin\n"
        content.write(f"=== {folder}2026/news/khai-mac.md\n{text}")
    assert content.errors("tinh/2026") == ["content/tinh/2026/news/khai-mac.md:2:8 other-entry"]
    (hint,) = content.hints("tinh/2026")
    assert "khai-mac-tinh.md" in hint
