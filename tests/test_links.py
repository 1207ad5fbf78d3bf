"""Links in Markdown: which there are, where they stand, and how they are written anew."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_src.prose.links import Link, Tag, find_links, find_tags, rewrite_links


def targets(text):
    return [link.target for link in find_links(text)]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("[a](b)", "b"),
        ("[a](b/c.md#d)", "b/c.md#d"),
        ("[a]( b )", "b"),
        ("[a](\n b )", "b"),
        ('[a](b "c d")', "b"),
        ("[a](b 'c (d)')", "b"),
        ("[a](<b>)", "b"),
        ("[a](<b c.pdf>)", "b c.pdf"),
        ("[a](b c.pdf)", "b c.pdf"),
        ("[a](b_(c)_d)", "b_(c)_d"),
        ("[a](b)c)", "b"),
        ("[a](javascript:alert(1))", "javascript:alert(1)"),
        ("[a]()", ""),
        ("[a\nb](c)", "c"),
        ("[a [b] c](d)", "d"),
        ("[a \\] b](c)", "c"),
        ("[`]`](b)", "b"),
        ("[a](b){ .nut }", "b"),
        ("- [ ] [a](b)", "b"),
        ("> [a](b)", "b"),
        ("*[a](b)*", "b"),
        ("[^1]: ghi chú [a](b)", "b"),
        ("[a]: b", "b"),
        ("   [a]: <b> 'c'", "b"),
        ("[a]:\n    b", "b"),
        ('<a href="b">c</a>', "b"),
        ("<a class=c href='b'>", "b"),
        ("<A HREF = b>", "b"),
        ('<a\n  href=" b "\n>', "b"),
    ],
)
def test_link_forms(text, target):
    assert [(link.target, link.embedded) for link in find_links(text)] == [(target, False)]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("![a](b.png)", "b.png"),
        ('![](b.png "c")', "b.png"),
        ("![a][n]\n\n[n]: b.png", "b.png"),
        ("![N]\n\n[n]: b.png", "b.png"),
        ('<img alt="a" src="b.png">', "b.png"),
        ('<video poster="b.png"></video>', "b.png"),
        ("<iframe src=b></iframe>", "b"),
        ("<object data='b'></object>", "b"),
        ("<script src='b'></script>", "b"),
    ],
)
def test_embedded_forms(text, target):
    assert [(link.target, link.embedded) for link in find_links(text)] == [(target, True)]


@pytest.mark.parametrize(
    "text",
    [
        "[a]",
        "[a] (b)",
        "[a](b",
        "[a][b]",
        "\\[a](b)",
        "[a\\](b)",
        "[a\n\nb](c)",
        "*[CĐ]: cao đẳng",
        "<a name='b'>",
        "<a data-href='b'>",
        "1 < 2 href=b",
        "`[a](b)`",
        "`` [a](b) ` ``",
        "`[a](b)\n[c](d)`",
        "```\n[a](b)\n```",
        "``` yaml\n[a](b)\n```\n",
        "~~~\n[a](b)\n~~~",
        "````\n```\n[a](b)\n```\n````",
        "- a\n\n    ```\n    [a](b)\n    ```",
        "> ```\n> [a](b)\n> ```",
        "<!-- [a](b) -->",
        "<!--\n\n<a href='b'>\n-->",
    ],
)
def test_no_link(text):
    assert targets(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "` [a](b)\n\n`",
        "``[a](b)`",
        "\\`[a](b)`",
        "```\n[a](b)",
        "```\n[a](b)\n~~~",
        "```\n```\n[a](b)",
        "<!-- [a](b)",
        "`<!--` [a](b) `-->`",
        "<!-- ` --> [a](b) `",
    ],
)
def test_code_that_is_none(text):
    assert targets(text) == ["b"]


def test_picture_in_link():
    assert list(find_links("[![a](b.png)](c/)")) == [
        Link("b.png", 6, 1, 7, embedded=True, html=False),
        Link("c/", 14, 1, 15, embedded=False, html=False),
    ]


def test_places():
    text = "Một [a](b) và\n\n```\n[x](y)\n```\n\n  ố 😀 <a href='c'>\n[d]: e\n"
    assert list(find_links(text)) == [
        Link("b", 8, 1, 9, embedded=False, html=False),
        Link("c", 46, 7, 16, embedded=False, html=True),
        Link("e", 55, 8, 6, embedded=False, html=False),
    ]


def test_rewrite_targets_only():
    text = "[b](b) `[b](b)` ![b](<b> 'b')\n\n[b]: b\n<a href=\"b\">b</a>\n"
    assert rewrite_links(text, lambda link: link.target.upper()) == (
        "[b](B) `[b](b)` ![b](<B> 'b')\n\n[b]: B\n<a href=\"B\">b</a>\n"
    )


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("<b>A</b>", [("b", ()), ("/b", ())]),
        (
            "<Tên xã> </Mẫu> <a.b> <tel:1>",
            [("Tên", ("xã",)), ("/Mẫu", ()), ("a.b", ()), ("tel:1", ())],
        ),
        ("<a href='b' CLASS=c disabled>", [("a", ("href", "CLASS", "disabled"))]),
        ("<img alt='a > b' onerror=\"c='d'\">", [("img", ("alt", "onerror"))]),
        ("<br/><hr />", [("br", ()), ("hr", ())]),
        ("`<b>` <!-- <b> --> 1 < 2 <https://example.vn> <phong@example.vn> <3", []),
        ("[A](<media/a b.pdf>) [B]( <b>)\n\n[n]: <br/>", []),
    ],
)
def test_tags(text, tags):
    assert [(tag.name, tag.attributes) for tag in find_tags(text)] == tags


def test_tag_places():
    assert list(find_tags("Một <b>\n\nhai\n  <i\nx=y>")) == [
        Tag("b", (), 1, 5),
        Tag("i", ("x",), 4, 3),
    ]


def test_link_in_a_target():
    assert targets("<a href=[a](b)>") == ["[a](b)"]


PIECES = st.sampled_from(
    [
        *(
            "[",
            "]",
            "](",
            ")",
            "(",
            "![",
            "a",
            " ",
            "\n",
            "\n\n",
            "`",
            "``",
            "```\n",
            "~~~\n",
            "\\",
        ),
        *(
            "<",
            ">",
            "<a href=",
            "'",
            '"',
            "<!--",
            "-->",
            "[a](b)",
            "[a]: b\n",
            "![a](b)",
            "<img src='",
        ),
    ]
)


@given(text=st.lists(PIECES, max_size=30).map("".join))
def test_rewrite_same_targets_any_text(text):
    links = list(find_links(text))
    assert rewrite_links(text, lambda link: link.target) == text
    for link in links:
        assert text[link.start :].startswith(link.target)
        above = text[: link.start].split("\n")
        assert (link.line, link.column) == (len(above), len(above[-1]) + 1)


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        *(
            "[",
            "]",
            "(",
            "](",
            "[](",
            "![",
            "![](",
            "[a](",
            "[a](b ",
            "[a](b)",
            "[a](b)\n",
            '[a](b "',
        ),
        *(
            "[a](b'",
            "[![a](",
            "[![a](b)](c)",
            "[x](((",
            "[x](()",
            "[x](<",
            "[a]: ",
            "[a]:\n",
            "   [a]",
        ),
        *(
            "`",
            "``",
            "` ",
            "`a",
            "a`b``",
            "\\`",
            "```\n",
            "```a\n~~~b\n",
            "\\",
            "[\\",
            "!",
            " ",
            "\n",
        ),
        *(
            "<",
            "<a>",
            "<a ",
            "<a href=",
            "<a href='",
            '<a "',
            "<a ' \"",
            "<img src",
            "<!--",
            "<!-- -->",
        ),
    ],
)
def test_find_links_hostile_text_quickly(piece):
    start = time.process_time()
    text = piece * (100_000 // len(piece))
    for _found in (*find_links(text), *find_tags(text)):
        pass
    assert time.process_time() - start < 3


@pytest.mark.parametrize(
    "text",
    [
        "".join("`" * n + "a" for n in range(1, 450)),
        "[" + "![a](b)" * 15_000,
        "[a](" + "b()" * 30_000,
        "[a](" + " " * 100_000,
        "<a " + "href " * 20_000,
    ],
)
def test_find_links_one_long_thing_quickly(text):
    start = time.process_time()
    for _link in find_links(text):
        pass
    assert time.process_time() - start < 3
