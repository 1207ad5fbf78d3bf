"""Plans to drafts: what is found, whether its words stand in the plan, that nothing is lost."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from site_src.base.problems import Severity
from site_src.writing.drafting.private import cleaned
from site_src.writing.drafting.titles import begins_as_order
from tests.writing.drafting.drafts import Draft, draft, plain
from tests.writing.drafting.scoring import compare, plans, read, summary
from tests.writing.drafting.word import as_numbered_word, as_word

ALL = [*plans("learn"), *plans("kept")]
EVERY = pytest.mark.parametrize(("plan", "facts"), ALL, ids=[plan.stem for plan, _facts in ALL])


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Draft]:
    """The draft of every plan in plain text."""
    root = tmp_path_factory.mktemp("drafts")
    return {plan.stem: draft(plan, root / plan.stem) for plan, _facts in ALL}


@EVERY
def test_draft_has_the_facts_of_a_plan(
    plan: Path, facts: Mapping[str, Any], drafts: dict[str, Draft]
):
    found, extra = compare(facts, drafts[plan.stem].folder)
    share, right = summary(found)
    # Nothing is made up: what the list does not have, a person has looked for in the plan.
    assert extra == facts.get("also", [])
    odd = facts.get("odd") == "true"
    wrong = [fact for fact in found if not fact.right]
    assert share >= (0.8 if odd else 0.95), wrong
    assert right >= (0.95 if odd else 0.97), wrong


@pytest.mark.slow
@EVERY
def test_draft_from_word_has_the_same_facts(
    plan: Path, facts: Mapping[str, Any], tmp_path: Path, drafts: dict[str, Draft]
):
    file = tmp_path / f"{plan.stem}.docx"
    file.write_bytes(as_word(plan.read_text(encoding="utf-8")))
    made = draft(file, tmp_path / "content")
    found, _extra = compare(facts, made.folder)
    text, _extra = compare(facts, drafts[plan.stem].folder)
    assert [fact.got for fact in found] == [fact.got for fact in text]


@pytest.mark.parametrize(
    ("name", "bullet"),
    [("xa-binh-an-2025", "-"), ("tinh-2024", "o"), ("quan-mau-thuan-2021", "\uf0b7")],
)
def test_draft_from_word_with_automatic_numbers(
    name: str, bullet: str, tmp_path: Path, drafts: dict[str, Draft]
):
    plan = next(plan for plan, _facts in ALL if plan.stem == name)
    file = tmp_path / f"{name}.docx"
    file.write_bytes(as_numbered_word(plan.read_text(encoding="utf-8"), bullet))
    made = draft(file, tmp_path / "content")
    for of in ("events.yml", "organizations.yml", "places.yml", "campaign.yml"):
        assert read(made.folder / of) == read(drafts[name].folder / of)


@EVERY
def test_every_quotation_stands_in_the_plan_at_its_line(
    plan: Path, facts: Mapping[str, Any], drafts: dict[str, Draft]
):
    lines = plan.read_text(encoding="utf-8").split("\n")
    quotes = drafts[plan.stem].quotes
    assert len(quotes) > 20
    for words, line in quotes:
        assert plain(words) in plain(lines[line - 1]), (words, line)


@EVERY
def test_every_entry_stands_below_a_quotation(
    plan: Path, facts: Mapping[str, Any], drafts: dict[str, Draft]
):
    for name in ("events.yml", "places.yml", "slogans.yml"):
        lines = drafts[plan.stem].text(name).split("\n")
        for above, line in pairwise(lines):
            if line.startswith("- id: "):
                assert re.match(r"# «.+» \(dòng \d+\)", above), line


@EVERY
def test_titles_are_names_and_ids_are_short(
    plan: Path, facts: Mapping[str, Any], drafts: dict[str, Draft]
):
    events = read(drafts[plan.stem].folder / "events.yml") or []
    titles = [event["title"] for event in events]
    assert all(len(title) <= 80 for title in titles)
    assert sum(map(begins_as_order, titles)) * 10 <= len(titles)
    ids = re.findall(r"(?m)^ *- id: (\S+)$", "\n".join(drafts[plan.stem].texts.values()))
    assert [key for key in ids if len(key.split("-")) > 5] == []


@EVERY
def test_ledger_has_every_paragraph_once(
    plan: Path, facts: Mapping[str, Any], drafts: dict[str, Draft]
):
    text = drafts[plan.stem].text("_nhap.md")
    listed = re.findall(r"(?m)^- dòng (\d+)(?:–(\d+))?: (.*) → ", text)
    covered: list[int] = []
    for first, last, _words in listed:
        covered += range(int(first), int(last or first) + 1)
    lines = plan.read_text(encoding="utf-8").split("\n")
    filled = {n for n, line in enumerate(lines, 1) if re.search(r"[^\W_]", line)}
    # Two columns of one line are two paragraphs.
    assert filled <= set(covered)
    single = [n for n in filled if not re.search(r"\t|\s{3,}\S", lines[n - 1].strip())]
    assert [n for n in single if covered.count(n) != 1] == []


@EVERY
def test_draft_is_a_draft_that_check_accepts(
    plan: Path, facts: Mapping[str, Any], drafts: dict[str, Draft]
):
    made = drafts[plan.stem]
    assert [p for p in made.problems if p.severity is Severity.ERROR] == []
    assert "\nstate: nháp\n" in made.text("campaign.yml")


def test_same_plan_gives_the_same_bytes(tmp_path: Path):
    plan = ALL[0][0]
    one, two = draft(plan, tmp_path / "one"), draft(plan, tmp_path / "two")
    assert one.texts == two.texts
    assert len(one.texts) > 4


def test_draft_never_overwrites(tmp_path: Path):
    plan = next(plan for plan, _facts in ALL if plan.stem == "xa-binh-an-2025")
    folder = tmp_path / "don-vi" / "2025"
    first = draft(plan, tmp_path)
    before = first.texts
    (folder / "events.yml").unlink()
    again = draft(plan, tmp_path)
    assert again.problems[0].rule == "draft-plan"
    assert "events.yml" not in again.texts
    assert {name: text for name, text in before.items() if name != "events.yml"} == again.texts


def test_conflict_is_asked_and_not_written(drafts: dict[str, Draft]):
    made = drafts["quan-mau-thuan-2021"]
    ceremony = read(made.folder / "events.yml")[0]
    assert "when" not in ceremony
    asked = next(line for line in made.text("_nhap.md").split("\n") if "8h00 ngày 01/10" in line)
    assert "8h30 ngày 02/10/2021" in asked
    assert "events.yml, dòng" in asked


def test_value_that_the_reader_refuses_is_asked_and_not_written(tmp_path: Path):
    plan = tmp_path / "ke-hoach-2025.txt"
    original = next(plan for plan, _facts in ALL if plan.stem == "xa-binh-an-2025")
    text = original.read_text(encoding="utf-8")
    plan.write_text(text.replace("xã Bình An, thôn Đông", "xã Bình &amp; An, thôn Đông"), "utf-8")
    made = draft(plan, tmp_path / "content")
    assert [p for p in made.problems if p.severity is Severity.ERROR] == []
    assert "&amp;" not in re.sub(r"(?m)^ *#.*$", "", made.text("places.yml"))
    assert "&amp;" in made.text("_nhap.md")


def test_unit_must_be_there(tmp_path: Path):
    plan = ALL[0][0]
    draft(plan, tmp_path)
    from site_src.commands.draft import draft_campaign
    from site_src.reading.content import Content

    made = draft_campaign(Content(tmp_path, "content"), plan, "khong-co/2025")
    assert made.files == ()
    assert made.problems


# --- Plans that nobody would write ----------------------------------------------------------------


def spoiled(text: str, seed: int) -> str:
    """A plan with its lines shuffled, cut, left out, doubled or full of odd signs."""
    chance = random.Random(seed)
    lines = text.split("\n")
    how = seed % 6
    if how == 0:
        chance.shuffle(lines)
    elif how == 1:
        lines = [line for line in lines if chance.random() > 0.3]
    elif how == 2:
        lines = lines[chance.randrange(len(lines)) :]
    elif how == 3:
        lines = [line[: chance.randrange(len(line) + 1)] for line in lines]
    elif how == 4:
        lines = [*lines, *chance.choice(ALL)[0].read_text(encoding="utf-8").split("\n")]
    else:
        signs = "“”«»#*|-\t: &<$"
        odd = (f"{chance.choice(signs)}{c}" if chance.random() < 0.03 else c for c in text)
        lines = "".join(odd).split("\n")
    return "\n".join(lines)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(30))
def test_spoiled_plan_is_refused_or_quoted_rightly(seed: int, tmp_path: Path):
    original = ALL[seed % len(ALL)][0]
    text = spoiled(original.read_text(encoding="utf-8"), seed)
    plan = tmp_path / original.name
    plan.write_text(text, "utf-8")
    made = draft(plan, tmp_path / "content")
    errors = [p for p in made.problems if p.severity is Severity.ERROR]
    if not made.folder.exists():
        assert [p.rule for p in errors] == ["draft-plan"]
        return
    assert errors == []
    lines = [plain(line) for line in text.split("\n")]
    assert [q for q in made.quotes if plain(q[0]) not in lines[q[1] - 1]] == []


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Gửi trước 09/10. Liên hệ: bà Trần Thị Bích, 0903.123.456.", "Gửi trước 09/10."),
        ("Gửi về phường (ĐT: 0254 3852 123) trước 09/10", "Gửi về phường trước 09/10"),
        ("Gửi về Sở, hộp thư abc.socantho@moet.edu.vn, trước 13/10", "Gửi về Sở, trước 13/10"),
        ("Báo cáo viên: ThS. Lê Văn An", ""),
        ("Tham quan nhà lưu niệm Bà Triệu", "Tham quan nhà lưu niệm Bà Triệu"),
        ("Từ 02.10.2023 - 08.10.2023", "Từ 02.10.2023 - 08.10.2023"),
    ],
)
def test_persons_and_contacts_are_cut_with_the_words_that_say_them(text: str, kept: str):
    assert cleaned(text) == kept


def test_contacts_are_asked_about_by_their_place(drafts: dict[str, Draft]):
    asked = drafts["phuong-2025"].text("_nhap.md")
    assert re.search(r"«[^»]*\[…\][^»]*» \(dòng 60\)", asked)
