"""What is written stands on the page: every letter, every digit, every number, in order."""

from __future__ import annotations

import sys

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_src.prose.converter import converter


def shown(text: str) -> str:
    """The letters and digits of what a text became, as a reader meets them: numbers of items as a
    browser counts them."""
    tree = html5lib.parseFragment(converter().convert(text).html, namespaceHTMLElements=False)
    return "".join(c for c in "".join(_said(tree)) if c.isalnum())


def _said(element):
    yield element.text or ""
    number = int(element.get("start", "1"))
    for child in element:
        if child.tag == "li" and element.tag == "ol":
            number = int(child.get("value", number))
            yield f" {number}. "
            number += 1
        yield from _said(child)
        yield child.tail or ""


def html(text: str) -> str:
    return converter().convert(text).html.replace("\n", "")


# --- Any text -------------------------------------------------------------------------------------

WORDS = st.sampled_from(
    """
    Tuần lễ học tập suốt đời hưởng ứng Đọc sách Thư viện xã trường THCS ghế Ủy ban 12 30 2023 0912
    8h30 số 12/KH-UBND 01/10/2026 (thôn) 50% A&B a*b x_y_z – • : ; ! «và» “ấy” đ/c N° 3. 2. - +
    www.moet.gov.vn a.b@c.vn https://example.vn/a_b?c=1&d=2
    """.split()  # noqa: SIM905 - one word a line would fill a screen
)
STARTS = st.sampled_from(
    [
        "",
        "",
        "",
        "",
        "2023. ",
        "01. ",
        "a) ",
        "đ) ",
        "1.1. ",
        "II. ",
        "(1) ",
        "8h00: ",
        "• ",
        "– ",
        "1.",
    ]
)


@st.composite
def lines(draw):
    """A line of text, and what it says."""
    words = draw(st.lists(WORDS, min_size=1, max_size=6))
    first = draw(st.sampled_from(["Mang", "Học", "Nơi", "Sáng", "Điều", "đoàn"]))
    return draw(STARTS) + " ".join([first, *words])


@st.composite
def lists(draw, depth=0, indent=0):
    """A list as lines: bullets or numbers of any order, nested by two to five blanks."""
    numbered = draw(st.booleans())
    found = []
    for _ in range(draw(st.integers(1, 3))):
        number = draw(st.integers(0, 999)) if numbered else None
        sign = draw(st.sampled_from(".)")) if numbered else draw(st.sampled_from("-*+"))
        mark = f"{number if numbered else ''}{sign}" + " " * draw(st.integers(1, 3))
        found.append(" " * indent + mark + draw(lines()))
        if draw(st.integers(0, 4)) == 0:
            found.append("")
        if depth < 3 and draw(st.integers(0, 2)) == 0:
            found += draw(lists(depth + 1, indent + draw(st.integers(2, 5))))
    return found


@st.composite
def tables(draw):
    columns = draw(st.integers(2, 4))
    edge = draw(st.sampled_from(["| ", ""]))
    row = st.lists(
        st.sampled_from(["Thứ Hai", "8h", "12", "Hội sách", "ấm"]),
        min_size=columns,
        max_size=columns + 1,
    )
    rows = [draw(row)[:columns], ["---"] * columns, *draw(st.lists(row, max_size=3))]
    return [edge + " | ".join(cells) + (" |" if edge else "") for cells in rows]


@st.composite
def texts(draw):
    """Paragraphs, lists, tables and headings, with and without blank lines between."""
    blocks = draw(
        st.lists(
            st.one_of(
                st.lists(lines(), min_size=1, max_size=3),
                lists(),
                tables(),
                lines().map(lambda line: [f"## {line}"]),
                lists().map(lambda found: ["!!! note", *(f"    {line}" for line in found)]),
                lists().map(lambda found: [f"> {line}" for line in found] + [""]),
            ),
            min_size=1,
            max_size=5,
        )
    )
    between = [draw(st.sampled_from(["\n", "\n\n", "\n\n\n"])) for _ in blocks]
    return "".join("\n".join(block) + end for block, end in zip(blocks, between, strict=True))


def written(text: str) -> str:
    """The letters and digits of a text of `texts`; a box without a title of its own says one."""
    text = text.replace("!!! note", "Lưu ý")
    return "".join(c for c in text if c.isalnum())


@pytest.mark.slow
@settings(max_examples=200)
@given(texts())
def test_every_letter_and_digit_stands_on_the_page(text):
    assert shown(text) == written(text)


@given(lists())
def test_items_are_items_however_they_are_set_in(found):
    items = sum(bool(line.strip()) for line in found)
    for before in ("", "Mang theo:\n", "Mang theo:\n\n"):
        assert html(before + "\n".join(found)).count("<li") == items


# --- Texts that would hold a core -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "line"),
    [
        pytest.param("A\n" + "- " * 30 + "a\n", 2, id="marks"),
        pytest.param("A\n\n" + "> - 1. " * 5 + "a\n", 3, id="quotes and marks"),
        pytest.param("<a " * 60, 1, id="tags that do not end"),
        pytest.param("\n" + "<a b='" * 60, 2, id="quotes that do not end"),
        pytest.param("| " * 70 + "\n", 1, id="columns"),
        pytest.param("|a|b|c|\n|-|-|-|\n" + "|\n" * 3_000 + "|\n" * 3_000, 5_000, id="cells"),
        pytest.param(("*" * 100 + "\n") * 100, 31, id="stars"),
        pytest.param(("_" * 100 + "\n") * 100, 31, id="blanks"),
        pytest.param("a\n\n" * 10_000, 4_001, id="lines"),
        pytest.param(("học " * 1_000 + "\n\n") * 50, 51, id="letters"),
    ],
)
def test_text_that_would_hold_a_core_is_told_at_its_line(content_tree, body, line):
    content = content_tree("=== 2023/campaign.yml\ntitle: Tuần lễ\n")
    file = content.root / "2023/pages/a.md"
    file.parent.mkdir(parents=True)
    file.write_text(f"---\ntitle: A\n---\n{body}", encoding="utf-8")
    (error,) = content.errors()
    path, rule = error.split()
    assert rule in ("nesting", "long-text")
    assert path.split(":")[1] == str(min(line, 4_001) + 3)


def work(text: str) -> int:
    """How many lines of Python a conversion takes: the same on every machine."""
    counted = 0

    def count(_frame, event, _arg):
        nonlocal counted
        counted += event == "call"

    converter().convert(text)
    sys.setprofile(count)
    try:
        converter().convert(text)
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        "- a\n", "- a\n\n", "- a\n1. b\n", "a\n- b\n", "# a\n", "a\n---\n", "- - -\n", "> a\n\n",
        "!!! note\n    a\n", '=== "a"\n    b\n', "| a | b |\n|---|---|\n| 1 | 2 |\n", "**a *b \n",
        "[a](b) www.a.vn \n", "a\n:   b\n\n", "  - a\n    - b\n", "a) b\n", "a **b\n\n",
    ],
)  # fmt: skip
def test_work_grows_no_faster_than_the_text(piece):
    assert work(piece * 160) < 6 * work(piece * 40)
