"""What the strict reading of YAML, front matter and text takes, and what it refuses where."""

from __future__ import annotations

import os
import time
import unicodedata

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from site_src.base.messages import gettext as _
from site_src.base.problems import Spot
from site_src.reading import strict_yaml
from site_src.reading.load import as_text, load_markdown, read_bytes
from site_src.reading.strict_yaml import load_yaml

LOADERS = [
    pytest.param(yaml.SafeLoader, id="python"),
    pytest.param(
        getattr(yaml, "CSafeLoader", None),
        id="c",
        marks=pytest.mark.skipif(not hasattr(yaml, "CSafeLoader"), reason="PyYAML without libyaml"),
    ),
]


@pytest.fixture(params=LOADERS, scope="module", autouse=True)
def _loader(request):
    """Everything here holds for both of PyYAML's parsers."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(strict_yaml, "_LOADER", request.param)
        yield


def data(text):
    document, problems = load_yaml(text, "x.yml")
    assert problems == []
    assert document is not None
    return document.data


def refused(text):
    """The problems of a text that is refused, as `path:line:column rule`."""
    document, problems = load_yaml(text, "x.yml")
    assert document is None
    return [f"{problem.spot} {problem.rule}" for problem in problems]


# --- What YAML makes of a scalar ------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        *("18:30", "1:30:00", "01", "010", "0x1F", "1e3", "1_000", ".inf", ".nan", "2,5", "3.321"),
        *("no", "No", "yes", "on", "off", "y", "n", "true", "True", "FALSE"),
        *("2023-10-02", "02/10/2023", "2023-10-02 16:30:00", "=", "<<", "nul", "none", "NuLl"),
    ],
)
def test_scalar_stays_text(text):
    assert data(f"a: {text}") == {"a": text}
    assert data(f"- {text}") == [text]


@pytest.mark.parametrize("text", ["null", "Null", "NULL", "~", ""])
def test_null_unquoted(text):
    assert data(f"a: {text}") == {"a": None}
    assert data(f"- {text}") == [None]


@pytest.mark.parametrize("text", ["null", "Null", "NULL", "~", ""])
@pytest.mark.parametrize("quote", ["'", '"'])
def test_null_quoted(text, quote):
    assert data(f"a: {quote}{text}{quote}") == {"a": text}


def test_null_with_comment():
    assert data("a: null # chưa có\nb: # chưa có\n") == {"a": None, "b": None}


def test_block_scalar_empty():
    assert data("a: |\nb: >-\n") == {"a": "", "b": ""}


def test_merge_key_is_a_plain_key():
    assert data("<<: a") == {"<<": "a"}


@pytest.mark.parametrize("text", ["", "\n\n", "# chỉ có chú thích\n", "---\n", "---\n...\n"])
def test_file_empty(text):
    assert data(text) is None


def test_text_in_blocks():
    assert data("a: >-\n  một\n  hai\nb: |\n  một\n  hai\n") == {"a": "một hai", "b": "một\nhai\n"}


# --- Where everything stands ----------------------------------------------------------------------


def test_places():
    document, _problems = load_yaml("theme: A\nlist:\n  - id: x\n    b:\n      c: D\n", "x.yml")
    assert document is not None
    assert document.values == {
        (): Spot("x.yml", 1, 1),
        ("theme",): Spot("x.yml", 1, 8),
        ("list",): Spot("x.yml", 3, 3),
        ("list", 0): Spot("x.yml", 3, 5),
        ("list", 0, "id"): Spot("x.yml", 3, 9),
        ("list", 0, "b"): Spot("x.yml", 5, 7),
        ("list", 0, "b", "c"): Spot("x.yml", 5, 10),
    }
    assert document.keys[("list", 0, "b", "c")] == Spot("x.yml", 5, 7)


def test_places_after_letters_outside_the_basic_plane():
    document, _problems = load_yaml("a: [😀, Ố, b]\n", "x.yml")
    assert document is not None
    assert document.spot(("a", 2)) == Spot("x.yml", 1, 11)


def test_place_of_something_absent():
    document, _problems = load_yaml("a:\n  b: c\n", "x.yml")
    assert document is not None
    assert document.spot(("a", "z", 0)) == Spot("x.yml", 2, 3)
    assert document.spot(("z",)) == Spot("x.yml", 1, 1)


def test_places_in_front_matter():
    document, problems = load_markdown("---\ntitle: Tin\n---\nMột\n", "news/x.md")
    assert problems == []
    assert document is not None
    assert document.data == {"title": "Tin", "body": "Một\n"}
    assert document.spot(("title",)) == Spot("news/x.md", 2, 8)
    assert document.spot(("body",)) == Spot("news/x.md", 4, 1)


# --- What is refused ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: 1\nb: 2\na: 3\n", ["x.yml:3:1 duplicate-key"]),
        ("a:\n  b: 1\n  b: 2\n", ["x.yml:3:3 duplicate-key"]),
        ("{a: 1, a: 2}\n", ["x.yml:1:8 duplicate-key"]),
        ("a: 1\n'a': 2\n", ["x.yml:2:1 duplicate-key"]),
        ("~: 1\nnull: 2\n", ["x.yml:2:1 duplicate-key"]),
        ("a: &x 1\nb: *x\n", ["x.yml:1:4 yaml-alias", "x.yml:2:4 yaml-alias"]),
        ("a: &x [*x]\n", ["x.yml:1:4 yaml-alias", "x.yml:1:8 yaml-alias"]),
        ("- *chua-co\n", ["x.yml:1:3 yaml-alias"]),
        ("a: !!int 1\n", ["x.yml:1:4 yaml-tag"]),
        ("a: !!python/object/apply:os.system [ls]\n", ["x.yml:1:4 yaml-tag"]),
        ("! a\n", ["x.yml:1:1 yaml-tag"]),
        ("a: 1\n---\nb: 2\n", ["x.yml:2:1 yaml-documents"]),
        ("? [a, b]\n: c\n", ["x.yml:1:3 yaml-key"]),
        ("title: {{ tên }}\n", ["x.yml:1:9 yaml-key"]),
        ("a:\n\tb: 1\n", ["x.yml:2:1 yaml-tab"]),
        ("a:\n  b: 1\n\tc: 2\n", ["x.yml:3:1 yaml-tab"]),
        (
            "a: 1\na: 2\nb: &x 3\nc: [x\n",
            ["x.yml:2:1 duplicate-key", "x.yml:3:4 yaml-alias", "x.yml:4:4 yaml-syntax"],
        ),
    ],
)
def test_yaml_refused(text, found):
    assert refused(text) == found


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("theme: Chủ đề: tự học\n", "1:14", _("A “:” stands where none may")),
        ("a: “b: c”\n", "1:6", _("A “:” stands where none may")),
        (
            "a: 1\ntự học\nb: 2\n",
            "2:1",
            _("A “:” is missing after a key, or a line is indented wrongly"),
        ),
        ("tự học\nb: 2\n", "2:2", _("A “:” is missing after a key, or a line is indented wrongly")),
        ("a:1\nb: 2\n", "1:2", _("A space is missing after “{sign}”").format(sign=":")),
        ("a: 1\n  b: 2\n", "2:4", _("A “:” is missing after a key, or a line is indented wrongly")),
        ("a:\n    b: 1\n  c: 2\n", "3:3", _("A line is indented differently from its neighbours")),
        (
            "a: 'b' c\n",
            "1:8",
            _("“{sign}” closes the value here, and text follows").format(sign="'"),
        ),
        ("a:\n  - 1\n - 2\n", "3:2", _("A line is indented differently from its neighbours")),
        ("a:\n  - 1\n  b: 2\n", "3:3", _("A line of the list does not begin with “- ”")),
        ("a: - b\n", "1:4", _("“- ” stands where no list may begin")),
        ("a: [1, 2\nb: 3\n", "1:4", _("“[” or “{” is opened and never closed")),
        ("a: {b: 1\n", "1:4", _("“[” or “{” is opened and never closed")),
        ('a: 1\nb: "c\nd: 2\n', "2:4", _("A quotation mark is opened and never closed")),
        ("a: 1\nb: 'c\nd: 2\n", "2:4", _("A quotation mark is opened and never closed")),
        ("a: @b\n", "1:4", _("A character stands here that cannot begin a value")),
        ("a: `b`\n", "1:4", _("A character stands here that cannot begin a value")),
        ("a: %b\n", "1:4", _("A character stands here that cannot begin a value")),
        ("a: *Lưu ý*\n", "1:4", _("“*” begins an alias here")),
        ("a: & b\n", "1:4", _("“&” begins an anchor here")),
        ("a: !ư\n", "1:4", _("“!” begins a tag here")),
        ("a: ]\n", "1:4", _("The YAML cannot be read from here on")),
    ],
)
def test_yaml_syntax(text, place, message):
    """Both parsers say the same, at the place where the slip is and not where it comes out."""
    document, (problem,) = load_yaml(text, "x.yml")
    assert document is None
    assert (problem.rule, str(problem.spot)) == ("yaml-syntax", f"x.yml:{place}")
    assert problem.message == message
    assert problem.hint


def test_yaml_syntax_backslash():
    _document, (problem,) = load_yaml('a: "\\d"\n', "x.yml")
    assert problem.spot.line == 1
    assert problem.hint == _("Use single quotation marks, or write “\\\\”.")


def test_duplicate_key_names_the_first():
    _document, (problem,) = load_yaml("a: 1\nb: 2\na: 3\n", "x.yml")
    assert problem.message == _("“{key}” stands here a second time").format(key="a")
    assert problem.hint == _("Keep one of the two (the first is on line {line}).").format(line=1)


def test_colon_in_text_explained():
    _document, (problem,) = load_yaml("theme: Chủ đề: tự học\n", "x.yml")
    assert problem.spot == Spot("x.yml", 1, 14)
    assert problem.hint == _("Write {example}").format(example='theme: "Chủ đề: tự học"')


def test_line_offset():
    _document, (problem,) = load_yaml("a: 1\na: 2\n", "x.md", line=5)
    assert problem.spot == Spot("x.md", 6, 1)
    assert problem.hint == _("Keep one of the two (the first is on line {line}).").format(line=5)


def test_depth_allowed():
    document, problems = load_yaml("[" * 30 + "]" * 30, "x.yml")
    assert problems == []
    assert document is not None


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("[" * 100_000, "yaml-depth"),
        ("- " * 100_000, "yaml-depth"),
        ("a: {" * 20_000, "yaml-depth"),
        ("{" * 100_000, "yaml-key"),
        ("? " * 100_000, "yaml-key"),
        ("[" * 31 + "]" * 31, "yaml-depth"),
        ("".join(f"{' ' * n}a:\n" for n in range(500)), "yaml-depth"),
    ],
)
def test_depth_refused_quickly(text, rule):
    start = time.process_time()
    document, (problem,) = load_yaml(text, "x.yml")
    assert document is None
    assert problem.rule == rule
    assert time.process_time() - start < 5


def test_alias_bomb_refused():
    bomb = "a0: &a0 [x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10)
    )
    assert {place.partition(" ")[2] for place in refused(bomb)} == {"yaml-alias"}


# --- Front matter ---------------------------------------------------------------------------------


def test_front_matter_none():
    document, problems = load_markdown("Một\n\n---\n\nHai\n", "x.md")
    assert problems == []
    assert document is not None
    assert document.data == {"body": "Một\n\n---\n\nHai\n"}
    assert document.spot(("body",)) == Spot("x.md", 1, 1)


@pytest.mark.parametrize(
    ("text", "found", "line"),
    [
        ("---\n---\nMột\n", {"body": "Một\n"}, 3),
        ("---\n# trống\n---\n", {"body": ""}, 4),
        ("---  \ntitle: A\n---  \nMột", {"title": "A", "body": "Một"}, 4),
        ("---\ntitle: A\n...\nMột", {"title": "A", "body": "Một"}, 4),
        ("\n\n---\ntitle: A\n---\nMột", {"title": "A", "body": "Một"}, 6),
        ("---\ntitle: A\n---\nMột\n---\nHai", {"title": "A", "body": "Một\n---\nHai"}, 4),
        ("", {"body": ""}, 1),
    ],
)
def test_front_matter_forms(text, found, line):
    document, problems = load_markdown(text, "x.md")
    assert problems == []
    assert document is not None
    assert document.data == found
    assert document.spot(("body",)).line == line


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("---\ntitle: A\nMột\n", "x.md:1:1 front-matter"),
        ("\n---\ntitle: A\nMột\n", "x.md:2:1 front-matter"),
        ("---\n- a\n---\nMột\n", "x.md:2:1 front-matter"),
        ("---\nchỉ có chữ\n---\nMột\n", "x.md:2:1 front-matter"),
        ("---\ntitle: A: B\n---\nMột\n", "x.md:2:9 yaml-syntax"),
        ("---\ntitle: A\ntitle: B\n---\nMột\n", "x.md:3:1 duplicate-key"),
        ("---\ntitle: A\n\tdate: B\n---\nMột\n", "x.md:3:1 yaml-tab"),
    ],
)
def test_front_matter_broken(text, found):
    document, (problem,) = load_markdown(text, "x.md")
    assert document is None
    assert f"{problem.spot} {problem.rule}" == found


# --- Text -----------------------------------------------------------------------------------------


@pytest.fixture
def read(tmp_path):
    """Writes bytes to a file and reads it: the text, and the problems as `place rule`."""

    def read(raw):
        file = tmp_path / "x.yml"
        file.write_bytes(raw)
        held, problems = read_bytes(file, "x.yml")
        text, problems = (None, problems) if held is None else as_text(held, "x.yml")
        return text, [f"{problem.spot} {problem.severity} {problem.rule}" for problem in problems]

    return read


def test_text_utf8(read):
    assert read("Tuần lễ\n".encode()) == ("Tuần lễ\n", [])


def test_text_byte_order_mark(read):
    assert read(b"\xef\xbb\xbfa: 1\n") == ("a: 1\n", [])


@pytest.mark.parametrize("end", [b"\r\n", b"\r"])
def test_text_line_ends(read, end):
    assert read(end.join([b"a: 1", b"b: 2", b""])) == ("a: 1\nb: 2\n", [])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_text_utf16(read, encoding):
    text, (problem,) = read("theme: Tuần lễ\n".encode(encoding))
    assert text is None
    assert problem.startswith("x.yml")


def test_text_utf16_named(read):
    assert read("a: ầ".encode("utf-16")) == (None, ["x.yml error encoding"])


def test_text_decomposed(read):
    text, problems = read(unicodedata.normalize("NFD", "a: 1\nb: Tuần lễ\n").encode())
    assert text == "a: 1\nb: Tuần lễ\n"
    assert problems == ["x.yml:2 notice nfd"]


@pytest.mark.parametrize(
    "character",
    [
        *("\x00", "\x01", "\x0b", "\x0c", "\x1b", "\x7f", "\x85", "\uffff", "\ufeff"),
        *("\u200b", "\u200e", "\u2028", "\u202e", "\u2066"),
    ],
)
def test_text_control_character(read, character):
    raw = f"a: 1\nb: x{character}y\n".encode()
    assert read(raw) == (None, ["x.yml:2:5 error character"])


def test_text_control_characters_in_every_line(read):
    raw = b"a: \x01\nb: 2\nc: \x02\n"
    assert read(raw) == (None, ["x.yml:1:4 error character", "x.yml:3:4 error character"])


def test_text_emoji_allowed(read):
    family = "a: \U0001f468\u200d\U0001f469\u200d\U0001f467\n"
    assert read(family.encode()) == (family, [])


def test_text_too_large(read):
    assert read(b"#" * 1_000_001) == (None, ["x.yml error too-large"])


def test_text_large(read):
    assert read((b"#" * 19_999 + b"\n") * 50)[1] == []


def test_text_line_too_long(read):
    assert read(b"a: 1\n" + b"#" * 20_001)[1] == ["x.yml:2:20001 error long-line"]


def test_text_empty(read):
    assert read(b"") == ("", [])


def test_link_not_followed(tmp_path):
    (tmp_path / "secret").write_text("a: 1")
    (tmp_path / "x.yml").symlink_to(tmp_path / "secret")
    text, (problem,) = read_bytes(tmp_path / "x.yml", "x.yml")
    assert (text, problem.rule) == (None, "not-a-file")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes in folders")
def test_pipe_not_opened(tmp_path):
    os.mkfifo(tmp_path / "x.yml")
    text, (problem,) = read_bytes(tmp_path / "x.yml", "x.yml")
    assert (text, problem.rule) == (None, "not-a-file")


def test_folder_not_read(tmp_path):
    (tmp_path / "x.yml").mkdir()
    text, (problem,) = read_bytes(tmp_path / "x.yml", "x.yml")
    assert (text, problem.rule) == (None, "not-a-file")


# --- Any text at all ------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        *("- ", "a: ", "b", "\n", "  ", "\t", "&x ", "*x", "!t ", "---\n", "...\n", "[", "]", "{"),
        *("}", ",", "? ", ": ", "|\n", ">-\n", "'", '"', "#", "%YAML 1.1\n", "null", "~", "\\"),
        *("@", "<<: ", "😀"),
    ]
)
NEARLY = st.lists(PIECES, max_size=30).map("".join)
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@pytest.mark.parametrize("load_text", [load_yaml, load_markdown])
@given(text=ANY | NEARLY)
def test_load_any_text(load_text, text):
    document, problems = load_text(text, "x")
    assert (document is None) == any(problem.severity == "error" for problem in problems)
    for problem in problems:
        assert problem.spot.line >= 1
        assert problem.message
        assert problem.hint


@given(lines=st.lists(st.sampled_from(["a: 1", "a: 2", "b:", "  c: 3", "- d", "", "x"])))
def test_load_markdown_places_below_front_matter(lines):
    text = "\n".join(lines)
    document, _problems = load_markdown(f"---\ntitle: A\n---\n{text}", "x.md")
    assert document is not None
    assert document.data["body"] == text
