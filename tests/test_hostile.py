"""Content that is broken or hostile, through the real command: an error at its place, never a
traceback, a hang, or a half-built site."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import unicodedata

import pytest

from site_src.cli import FAILED, main
from tests.media_samples import SAMPLES, sample
from tests.old_text import read_as, tcvn3, vni, windows_1258

WEEK = """
    === 2023/campaign.yml
    title: Tuần lễ
    theme: Tự học
    period: 02/10/2023 - 08/10/2023
    """
EVENTS = "2023/events.yml"
PAGE = "---\ntitle: Bài\n---\n"
posix = pytest.mark.skipif(os.name == "nt", reason="Windows has none of these")


@pytest.fixture
def content(content_tree):
    return content_tree(WEEK)


@pytest.fixture
def found(content, capsys):
    """Checks the content: its errors as `path:line:column rule`; files that text cannot write are
    given as bytes."""

    def found(name=None, raw=b""):
        if name is not None:
            file = content.root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
        code = main(["check", "--json", "--content", str(content.root)])
        out = capsys.readouterr().out.replace(str(content.root), "content")
        errors = [p for p in json.loads(out)["problems"] if p["severity"] == "error"]
        assert (code == FAILED) == bool(errors)
        assert all(error["advice"] for error in errors)
        return [
            ":".join(str(p[k]) for k in ("file", "line", "column") if p[k]) + f" {p['rule']}"
            for p in errors
        ]

    return found


def event(line):
    return f"- id: a\n  title: A\n  {line}\n"


# --- Encodings ------------------------------------------------------------------------------------

TEXT = "- id: a\n  title: Tuần lễ học tập suốt đời\n"


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(tcvn3(TEXT), id="TCVN3"),
        pytest.param(vni(TEXT), id="VNI"),
        pytest.param(windows_1258(TEXT), id="Windows-1258"),
        pytest.param(tcvn3(TEXT).decode("latin-1").encode(), id="TCVN3 in UTF-8"),
        pytest.param(vni(TEXT).decode("latin-1").encode(), id="VNI in UTF-8"),
        pytest.param(windows_1258(TEXT).decode("latin-1").encode(), id="Windows-1258 in UTF-8"),
        pytest.param(read_as(TEXT.encode(), "cp1252").encode(), id="mojibake"),
    ],
)
def test_encoding_at_its_place(found, raw):
    (error,) = found(EVENTS, raw)
    assert error.startswith("content/2023/events.yml:2:")
    assert error.endswith(" encoding")


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_encoding_of_the_whole_file(found, codec):
    assert found(EVENTS, TEXT.encode(codec)) == ["content/2023/events.yml encoding"]


@pytest.mark.parametrize("raw", [b"a: caf\xe9", b"\xff" * 50, b"- id: \x81\x8d\n"])
def test_encoding_that_nobody_knows(found, raw):
    (error,) = found(EVENTS, raw)
    assert error.endswith(" encoding")


@pytest.mark.parametrize(
    "raw", [b"PK\x03\x04\x14\x00\x06\x00", b"%PDF-1.7\n", b"\xd0\xcf\x11\xe0", b"{\\rtf1\\ansi}"]
)
def test_file_of_another_program(found, raw):
    assert found(EVENTS, raw) == ["content/2023/events.yml encoding"]


@pytest.mark.parametrize("name", ["Thumbs.db", "desktop.ini", "~$events.yml"])
def test_what_windows_and_office_leave_behind(found, name):
    assert found(f"2023/{name}", b"a") == found(f"2023/news/{name}", b"a") == []


@pytest.mark.parametrize(
    ("line", "place"), [("latitude: 106.7", "3:13"), ("longitude: 106,7", "3:14")]
)
def test_place_that_is_none(found, line, place):
    errors = found("2023/places.yml", f"- id: a\n  name: A\n  {line}\n")
    assert errors == [f"content/2023/places.yml:{place} wrong-value"]


def test_letters_lost(found):
    assert found(EVENTS, "- id: a\n  title: Tu?n l? h?c t?p\n") == [
        "content/2023/events.yml:2:10 lost-letters"
    ]
    assert found(EVENTS, "- id: a\n  title: Tu\ufffdn lễ\n") == [
        "content/2023/events.yml:2:10 lost-letters"
    ]


def test_questions_and_addresses_lose_nothing(found):
    text = "title: Học gì? Ở đâu?\n  registration_url: https://a.vn/x?a=b?c&d=e"
    assert found(EVENTS, f"- id: a\n  {text}\n") == []


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"\xef\xbb\xbf" + TEXT.encode(), id="byte-order mark"),
        pytest.param(TEXT.replace("\n", "\r\n").encode(), id="CRLF"),
        pytest.param(TEXT.replace("\n", "\r").encode(), id="CR"),
        pytest.param(unicodedata.normalize("NFD", TEXT).encode(), id="NFD"),
        pytest.param(TEXT.rstrip("\n").encode(), id="no last line end"),
    ],
)
def test_accepted(found, raw):
    assert found(EVENTS, raw) == []


@pytest.mark.parametrize(
    "escape", ["\\0", "\\e[2J", "\\x07", "\\u202e", "\\u200b", "\\N", "\\L", "\\u2066"]
)
def test_character_through_an_escape(found, escape):
    assert found(EVENTS, event(f'note: "a{escape}b"')) == ["content/2023/events.yml:3:9 character"]


def test_half_a_pair_through_an_escape(found):
    (error,) = found(EVENTS, event('note: "a\\ud800b"'))
    assert error.startswith("content/2023/events.yml:3:")


# --- YAML -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("\tcost: A", "3:1 yaml-tab"),
        ("  cost: &a miễn phí", "3:9 yaml-alias"),
        ("  cost: *a", "3:9 yaml-alias"),
        ("  cost: !!python/name:os.system", "3:9 yaml-tag"),
        ("  cost: [a", "3:9 yaml-syntax"),
        ("  cost: {a: b", "3:9 yaml-syntax"),
        ('  cost: "a', "3:9 yaml-syntax"),
        ("  cost: @a", "3:9 yaml-syntax"),
        ("  cost: Nói: gì", "3:12 yaml-syntax"),
        ("  cost:miễn phí", "3:7 yaml-syntax"),
        ("\u00a0\u00a0cost: miễn phí", "3:1 yaml-syntax"),
        ("  cost:\u00a0miễn phí", "3:8 yaml-syntax"),
        ("  cost： miễn phí", "3:7 yaml-syntax"),
        ("– id: b\n  title: B", "3:1 yaml-syntax"),
        ("-id: b\n title: B", "3:1 yaml-syntax"),
        ("  title: B", "3:3 duplicate-key"),
        ("  titel: B", "3:3 unknown-key"),
        ("  Cost: miễn phí", "3:3 unknown-key"),
        ("  cost: {a: {b: c}}", "3:9 wrong-value"),
        ("  title: [a, b]", "3:3 duplicate-key"),
        ("  level: ''", "3:10 wrong-value"),
        ("  partners: nhieu-noi", "3:13 unknown-id"),
        ("  audience: [trẻ con]", "3:14 wrong-value"),
        ("  id: b", "3:3 duplicate-key"),
        ("  ? [a]\n  : b", "3:5 yaml-key"),
        ("  <<: a", "3:3 unknown-key"),
        ("---\n- id: b\n", "3:1 yaml-documents"),
    ],
)
def test_yaml(found, text, error):
    assert found(EVENTS, f"- id: a\n  title: A\n{text}\n")[:1] == [
        f"content/2023/events.yml:{error}"
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a: &a [x]\n" + "b: &b [*a, *a]\n" * 5_000, id="aliases"),
        pytest.param("[" * 100_000, id="brackets"),
        pytest.param("- " * 100_000, id="dashes"),
        pytest.param("".join(" " * n + "a:\n" for n in range(700)), id="levels"),
        pytest.param("a" * 900_000, id="one word"),
        pytest.param("a: " + "b " * 400_000, id="one line"),
        pytest.param("a: |\n" + "  b\n" * 200_000, id="one text"),
        pytest.param("- id: a\n" * 100_000, id="many entries"),
        pytest.param("".join(f"k{n}: v\n" for n in range(80_000)), id="many keys"),
        pytest.param("- {id: a, title: A}\n" * 2_000, id="one id many times"),
        pytest.param(
            "".join(f"- {{id: a{n}, place: b{n}}}\n" for n in range(1_900)), id="no places"
        ),
        pytest.param("x" * 2_000_000, id="two megabytes"),
        pytest.param('"' + "\\u1ea7" * 100_000, id="escapes"),
        pytest.param("# ư\n" * 190_000 + "- b\n", id="comments"),
    ],
)
def test_large_yaml_ends(found, text):
    assert found(EVENTS, text)


# --- Dates and times ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "when",
    [
        *(
            "31/9/2023",
            "29/2/2023",
            "32/10/2023",
            "0/10/2023",
            "2/13/2023",
            "10/25/2023",
            "2/10/23",
        ),
        *("2023/10/02", "hôm nay", "sẽ thông báo sau", "02/l0/2023", "2/10/1023"),
        *("25h ngày 02/10/2023", "24h 02/10/2023", "8h60 02/10/2023", "8:30 PM 02/10/2023"),
        *(
            "10h - 8h ngày 02/10/2023",
            "16h30",
            "sáng",
            "8h30 sáng 02/10/2023",
            "08/10 - 02/10/2023",
        ),
        *(
            "08/10/2023 - 02/10/2023",
            "02/10/2023 - 08/10/2032",
            "2/10/2023 -",
        ),
        *("99999999999/10/2023", "2/10/2023 " * 900, "-" * 5_000, "8h" * 3_000, "ngày " * 2_000),
    ],
)
def test_when(found, when):
    errors = found(EVENTS, event(f'when: "{when}"'))
    assert errors == ["content/2023/events.yml:3:9 wrong-value"]


@pytest.mark.parametrize("when", ["02/10/2022", "30/12/2024 - 05/01/2025", "10/2024"])
def test_event_outside_the_year(found, when):
    assert found(EVENTS, event(f"when: {when}")) == ["content/2023/events.yml:3:9 wrong-year"]


def test_event_over_new_year(found):
    assert found(EVENTS, event("when: 30/12/2023 - 02/01/2024")) == []


def test_week_outside_the_year(found):
    text = "title: Tuần lễ\nperiod: 02/10/2022 - 08/10/2022\n"
    assert found("2023/campaign.yml", text) == ["content/2023/campaign.yml:2:9 wrong-year"]


def test_life_of_a_unit_reversed(found):
    text = "name: A\nkind: xa\nvalid_from: 01/07/2025\nvalid_until: 30/06/2025\n"
    assert found("a/unit.yml", text) == ["content/a/unit.yml:4:14 wrong-value"]


# --- What would stand on the page or in a link ----------------------------------------------------


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("note: <script>alert(1)</script>", "html"),
        ("note: <svg/onload=alert(1)>", "html"),
        ("note: <b onclick=alert(1)>A</b>", "html"),
        ("note: Sách&nbsp;hay", "html"),
        ("online_url: javascript:alert(1)", "wrong-value"),
        ("online_url: ' JavaScript:alert(1)'", "wrong-value"),
        ("online_url: data:text/html,a", "wrong-value"),
        ("online_url: //example.vn", "wrong-value"),
        ("online_url: file:///etc/passwd", "wrong-value"),
        ("online_url: 'https://a.vn/\"onclick=b'", "wrong-value"),
        ("registration_url: example.vn", "wrong-value"),
    ],
)
def test_value_of_an_event(found, line, error):
    assert [e.split()[1] for e in found(EVENTS, event(line))] == [error]


@pytest.mark.parametrize(
    "email", ["javascript:alert(1)", "a@b", "a b@c.vn", "a@b.vn?bcc=x@y.vn,z@t.vn"]
)
def test_mail_address(found, email):
    text = f"title: A\ncontacts: [{{id: a, name: A, email: '{email}'}}]\n"
    assert [e.split()[1] for e in found("2023/campaign.yml", text)] == ["wrong-value"]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("<script>a</script>", "html"),
        ('<img src="media/a.png" onerror="a">', "html"),
        ('<a href="chuong-trinh/" style="color:red">A</a>', "html"),
        ('<iframe src="https://a.vn"></iframe>', "html"),
        ("<form></form>", "html"),
        ('[A](chuong-trinh/){: onclick="a" }', "html"),
        ("## Đề mục {: style='color:red' #a }", "html"),
        ("[A](javascript:alert(1))", "scheme"),
        ("[A](JaVaScRiPt:alert(1))", "scheme"),
        ("[A](vbscript:a)", "scheme"),
        ("[A](data:text/html,a)", "scheme"),
        ("[A](file:///etc/passwd)", "scheme"),
        ("[A](&#106;avascript:a)", "broken-link"),
        ("![A](http://a.vn/a.png)", "third-party"),
        ("[A](khong-co/)", "broken-link"),
        ("![A](media/khong-co.png)", "missing-file"),
        ("![A](../../../../etc/passwd.png)", "missing-file"),
    ],
)
def test_text(found, text, error):
    errors = found("2023/pages/bai.md", f"{PAGE}\n{text}\n")
    assert {e.split()[1] for e in errors} == {error} or errors[0].endswith(f" {error}")
    assert errors[0].startswith("content/2023/pages/bai.md:5:")


@pytest.mark.parametrize("target", ["C:\\anh\\lop.jpg", "file:///C:/lop.jpg"])
def test_picture_on_somebodys_own_disk(content, capsys, target):
    content.write(f"=== 2023/pages/bai.md\n{PAGE}\n![Lớp học]({target})\n")
    main(["check", "--json", "--content", str(content.root)])
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert (problem["rule"], "media/" in problem["advice"]) == ("scheme", True)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("> " * 5_000 + "a", id="quotes"),
        pytest.param("\n".join(" " * 4 * n + "- a" for n in range(400)), id="lists"),
        pytest.param("[" * 15_000, id="brackets"),
        pytest.param("[a](" * 4_000, id="links"),
        pytest.param("![" * 8_000, id="pictures"),
        pytest.param("a\n: b\n" * 5_000, id="definitions"),
        pytest.param("a" * 500_000, id="one word"),
    ],
)
def test_tangled_text_ends(found, text):
    (error,) = found("2023/pages/bai.md", PAGE + text)
    assert error.split()[1] in ("nesting", "long-line")


@pytest.mark.parametrize(
    "text",
    ["---\ntitle: A\n", "---\n- a\n---\n", "---\ntitle: A: B\n---\n", "---\n\ttitle: A\n---\n"],
)
def test_front_matter(found, text):
    (error,) = found("2023/pages/bai.md", text)
    assert error.startswith("content/2023/pages/bai.md:")


# --- Files ----------------------------------------------------------------------------------------


@posix
@pytest.mark.parametrize(
    "name", ["2023/slogans.yml", "2023/news/a.md", "2023/media/a.png", "a.yml"]
)
def test_links_and_special_files(content, found, name, tmp_path):
    file = content.root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    place = f"content/{name} not-a-file"
    for target in ("/dev/zero", "/etc/passwd", tmp_path / "khong-co", file, content.root):
        file.symlink_to(target)
        assert place in found()
        file.unlink()
    os.mkfifo(file)
    assert place in found()
    file.unlink()
    # A socket's path must be short.
    with contextlib.chdir(file.parent), socket.socket(socket.AF_UNIX) as opened:
        opened.bind(file.name)
        assert place in found()


@posix
@pytest.mark.parametrize("name", ["2024", "tinh", "2023/news", "2023/media"])
def test_linked_folders(content, found, name, tmp_path):
    (tmp_path / "noi-khac").mkdir()
    (content.root / name).symlink_to(tmp_path / "noi-khac")
    assert f"content/{name} not-a-file" in found()


@pytest.mark.parametrize("name", ["2023/events.yml", "2023/outline.md", "2023/unit.yml"])
def test_folder_in_place_of_a_file(content, found, name):
    (content.root / name).mkdir(parents=True)
    assert len(found()) == 1


@posix
@pytest.mark.parametrize(
    ("name", "rule"),
    [
        *(
            (f"2023/media/{n}", "file-name")
            for n in ("aux.png", "COM1", "lpt9.pdf", "a:b.png", "a?.png")
        ),
        *(
            (f"2023/media/{n}", "file-name")
            for n in ("a.png.", "a.png ", "a|b.png", 'a".png', "a\\b.png")
        ),
        ("2023/media/" + "a" * 200, "file-name"),
        ("2023/media/a\u0309.png", "file-name"),
        ("con/unit.yml", "file-name"),
        ("Quan-3/unit.yml", "folder-name"),
        ("quận/unit.yml", "folder-name"),
        ("2023/event.yml", "unknown-file"),
        ("2023/events.yaml", "unknown-file"),
        ("2023/Events.yml", "unknown-file"),
        ("2023/news/Tin.md", "wrong-value"),
    ],
)
def test_names(found, name, rule):
    raw = PAGE if name.endswith(".md") else "name: A\nkind: xa\n"
    assert rule in [error.rpartition(" ")[2] for error in found(name, raw)]


@posix
def test_twins(found):
    found("2023/media/a.png", sample("a.png"))
    assert found("2023/media/A.png", sample("a.png")) == ["content/2023/media/a.png name-clash"]


@pytest.mark.parametrize("id_", ["con", "nul", "com1", "lpt9"])
def test_id_that_windows_keeps(found, id_):
    assert found(EVENTS, f"- id: {id_}\n  title: A\n") == [
        "content/2023/events.yml:1:7 wrong-value"
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (EVENTS, "- {id: a, title: A}\n- {id: a, title: B}\n"),
        ("2023/places.yml", "- {id: a, name: A}\n- {id: a, name: B}\n"),
    ],
)
def test_same_id(found, name, text):
    assert found(name, text)[0].startswith(f"content/{name}:")


# --- Media ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", sorted(SAMPLES))
def test_media_that_is_what_it_says(found, kind):
    found(f"2023/media/a.{kind}", SAMPLES[kind])
    assert found("2023/pages/bai.md", f"{PAGE}[A](media/a.{kind})\n") == []


OTHERS = {
    "a web page": b"<!DOCTYPE html><script>alert(1)</script>",
    "a drawing": b'<?xml version="1.0"?><svg onload="alert(1)"/>',
    "a program": b"MZ\x90\x00",
    "nothing": b"",
    "words": "Chỉ là chữ".encode(),
    "noise": bytes(range(256)),
    "a broken archive": b"PK\x03\x04" + b"\x00" * 40,
}


@pytest.mark.parametrize("kind", sorted(SAMPLES))
@pytest.mark.parametrize("other", OTHERS)
def test_media_that_is_something_else(found, kind, other):
    found(f"2023/media/a.{kind}", OTHERS[other])
    assert found("2023/pages/bai.md", f"{PAGE}[A](media/a.{kind})\n") == [
        "content/2023/pages/bai.md:4:5 media-content"
    ]


@pytest.mark.parametrize(
    ("name", "inside"), [("png", "jpg"), ("jpg", "pdf"), ("pdf", "docx"), ("docx", "xlsx")]
)
def test_media_renamed(found, name, inside):
    found(f"2023/media/a.{name}", SAMPLES[inside])
    assert found("2023/pages/bai.md", f"{PAGE}[A](media/a.{name})\n") == [
        "content/2023/pages/bai.md:4:5 media-content"
    ]


# --- The build ------------------------------------------------------------------------------------


def test_nothing_is_built(content, tmp_path, capsys):
    (content.root / EVENTS).write_bytes(tcvn3(TEXT))
    site = tmp_path / "site"
    assert main(["build", "--content", str(content.root), "--output", str(site)]) == FAILED
    assert "TCVN3" in capsys.readouterr().out
    assert not site.exists()


def test_content_that_is_right(found):
    assert found(EVENTS, event("when: 8h ngày 02/10/2023")) == []
