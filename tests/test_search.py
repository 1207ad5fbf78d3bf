"""The sections of a page and the index that is made of them."""

from __future__ import annotations

import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from site_src.outputs.search_index import BLOCK, CHARACTERS, END, index_script, sections

PAGE = """<html><body><nav>Menu</nav><main id="main">
<p class="crumb"><a href="../">Chương trình</a></p>
<h1>Lễ <em>khai</em> mạc</h1><p>Một&nbsp;buổi &amp; hai</p><button>In</button>
<section aria-labelledby="what"><h2 id="what">Nội dung</h2><p>Đọc<wbr> sách</p>
<ul><li id="a">Thứ nhất</li><li id="b"><h3>Thứ hai</h3>chữ</li></ul></section>
<section id="ngay-1"><span aria-hidden="true"><span>02</span></span><h3 id="h-1">Ngày một</h3>
</section>
<form hidden><p>Lọc</p></form><section hidden><h2 id="on">Nay</h2></section>
</main><footer>Chân</footer></body></html>"""


def read(page: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(s.anchor, s.heading, s.text) for s in sections(page)]


def test_sections_of_a_page():
    assert read(PAGE) == [
        ("", "Lễ khai mạc", ("Một buổi & hai",)),
        ("#what", "Nội dung", ("Đọc sách",)),
        ("#a", "", ("Thứ nhất",)),
        ("#b", "Thứ hai", ("chữ",)),
        ("#ngay-1", "Ngày một", ()),
    ]


def test_decomposed_text_is_composed():
    decomposed = unicodedata.normalize("NFD", "học tập")
    assert read(f"<main><h1>A</h1><p>{decomposed}</p></main>") == [("", "A", ("học tập",))]


def test_sign_in_an_attribute_ends_no_tag():
    assert read('<main><h1>A</h1><p title="a > b">chữ</p></main>') == [("", "A", ("chữ",))]


def index(*pages: tuple[str, str], **abbreviations: tuple[str, ...]) -> dict[str, object]:
    script = index_script(pages, abbreviations).decode()
    assert script.startswith("searchIndex=")
    found: dict[str, object] = json.loads(script.removeprefix("searchIndex="))
    return found


def spelt(found: dict[str, object]) -> list[list[str]]:
    """The sections of an index, with the words in place of the characters."""
    words = str(found["words"]).split("\n")
    return [
        [letter if letter == BLOCK else words[CHARACTERS.index(letter)] for letter in section]
        for section in str(found["text"]).split(END)[:-1]
    ]


def test_index_spells_the_text():
    found = index(("", "<main><h1>A, b</h1><p>c b</p><p>A</p></main>"), ("b/", PAGE))
    assert spelt(found)[0] == ["A", ", ", "b", BLOCK, "c", "b", BLOCK, "A"]
    assert str(found["places"]).split("\n") == ["", "b/", "#what", "#a", "#b", "#ngay-1"]
    assert str(found["words"]).split("\n")[: int(str(found["gaps"]))] == [" & ", ", "]


def test_abbreviations_of_one_meaning_are_one_group():
    found = index(
        ("", "<main><h1>A</h1></main>"), TT=("trung tâm", "thông tư"), TTam=("trung tâm",)
    )
    assert found["names"] == [["trung tâm", "TT", "TTam"], ["thông tư", "TT"]]


@given(st.text(max_size=60))
def test_any_text_comes_back(text):
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    found = index(("", f"<main><h1>A</h1><p>{escaped}</p></main>"))
    plain = unicodedata.normalize("NFC", text)
    # Only single blanks between words are left out.
    assert "".join("".join(spelt(found)[0][2:]).split()) == "".join(plain.split())
