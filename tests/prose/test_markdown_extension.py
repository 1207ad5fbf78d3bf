"""Markdown as the configured extensions render it here."""

from __future__ import annotations

import pytest

from site_src.prose.converter import Converter, converter


@pytest.fixture(scope="module")
def render():
    """Renders as pages do."""
    return lambda text: converter().convert(text).html


@pytest.mark.parametrize(
    ("written", "levels"),
    [
        ("## A\n### B\n## C", ["h2", "h3", "h2"]),
        ("# A\n## B\n# C", ["h2", "h3", "h2"]),
        ("## A\n#### B\n##### C\n### D", ["h2", "h3", "h4", "h3"]),
        ("### A\n# B\n## C", ["h2", "h2", "h3"]),
        ("# A\n## B\n### C\n#### D\n##### E\n###### F", ["h2", "h3", "h4", "h5", "h6", "h6"]),
    ],
)
def test_headings_never_skip_a_level(render, written, levels):
    html = render(written)
    assert [part[:2] for part in html.split("<")[1:] if part[0] == "h"] == levels


def test_emoji_is_its_character_and_icon_is_silent(render):
    html = render("A :smile: b :material-book:")
    assert "<span>😄</span> b" in html
    assert '<span aria-hidden="true" class="twemoji"><svg' in html
    assert "https" not in html.replace('xmlns="http://www.w3.org/2000/svg"', "")


def test_footnote_and_its_ways_back_name_each_other(render):
    html = render("A[^1] b[^1]\n\n[^1]: C")
    assert 'id="fnref-1"><a class="footnote-ref" href="#fn-1"' in html
    assert '<li id="fn-1">' in html
    assert html.count('aria-label="Trở lại đoạn văn"') == 2
    assert 'href="#fnref2-1"' in html


def test_tab_named_as_a_heading_has_its_own_id(render):
    html = render('## Sáng\n\n=== "Sáng"\n    A\n')
    assert '<h2 id="sang">' in html
    assert '<input checked id="sang_1"' in html
    assert '<label for="sang_1">' in html


def test_table_names_what_its_heads_are_for(render):
    assert render("| A |\n| --: |\n| 1 |").count('<th class="align-right" scope="col">') == 1


def test_headings_are_told_as_plain_text():
    text = "## Học & hành `a<b`\n\n### **Hai** &lt;3"
    (first,) = converter().convert(text).headings
    assert (first.title, first.url) == ("Học & hành a<b", "#hoc-hanh-a-b")
    assert [below.title for below in first.children] == ["Hai <3"]


# Each leaves something behind in a Markdown that is not made ready anew.
TEXTS = (
    "## A\n\n### B\n\nChữ[^1].\n\n[^1]: Chú thích",
    "*[UBND]: Ủy ban nhân dân\n\nUBND xã",
    '=== "Sáng"\n    A\n\n=== "Chiều"\n    B\n',
    "[A][n]\n\n[n]: https://example.vn/",
    '<div markdown="1">\n## A\n\n<b>B</b> & `c`\n</div>',
    "```python\nprint(1)\n```\n\n| A |\n| - |\n| b |",
    "- [x] A\n- [ ] B\n\n??? note\n    C\n\nA\n:   B",
)


def test_texts_know_nothing_of_each_other():
    one = Converter()
    for text in (*TEXTS, *reversed(TEXTS), "UBND [A][n] chữ[^1] **a"):
        assert one.convert(text) == Converter().convert(text)


@pytest.mark.slow
def test_text_after_one_that_broke_off():
    one, text = Converter(), "A\n\nB"
    expected = Converter().convert(text)
    with pytest.raises(RecursionError):
        one.convert("".join(f"{'    ' * depth}!!! note\n" for depth in range(400)))
    assert one.convert(text) == expected


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("~~8h00~~ 9h00", "<del>8h00</del> 9h00"),
        ("chữ~~bỏ~~chữ", "chữ<del>bỏ</del>chữ"),
        ("~~bỏ\ncả dòng~~", "<del>bỏ\ncả dòng</del>"),
        ("~~bỏ *chữ* này~~", "<del>bỏ <em>chữ</em> này</del>"),
        ("**~~bỏ~~**", "<strong><del>bỏ</del></strong>"),
        ("~~a~~ và ~~b~~", "<del>a</del> và <del>b</del>"),
        ("8h ~~ 10h và 14h ~~ 16h", "8h ~~ 10h và 14h ~~ 16h"),
        ("~~bỏ", "~~bỏ"),
        (r"\~~giữ~~", "~~giữ~~"),
        ("`~~mã~~`", "<code>~~mã~~</code>"),
    ],
)
def test_what_is_struck_out(text, shown):
    assert Converter().convert(text).html.strip() == f"<p>{shown}</p>"
