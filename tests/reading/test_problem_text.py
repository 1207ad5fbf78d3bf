"""How `check` writes problems: the line and its mark, JSON, annotations of GitHub, languages."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_src.base.messages import LANGUAGE, activate
from site_src.base.messages import gettext as _
from site_src.base.problems import Problem, Severity, Spot
from site_src.cli import FAILED, OK, USAGE, main
from site_src.reading.problem_text import WIDTH, as_annotations, mark

PROJECT = Path(__file__).parent.parent
WEEK = """
    === 2023/campaign.yml
    title: Tuần lễ
    theme: Tự học
    period: 02/10/2023 - 08/10/2023
    """


@pytest.fixture(autouse=True)
def _language():
    """What a test speaks, the next one does not."""
    yield
    activate(LANGUAGE)


@pytest.fixture
def run(content_tree, capsys):
    """Checks a content: its exit code, what it printed, and what it printed as an error."""
    content = content_tree(WEEK)

    def run(text, *arguments):
        content.write(text)
        code = main(["check", *arguments, "--content", str(content.root)])
        out, err = capsys.readouterr()
        return code, out.replace(str(content.root), "content"), err

    return run


# --- The line, and the mark below it --------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "column", "marked"),
    [
        ("when: 31/9/2023", 7, "      ^"),
        ("  titel: A", 3, "  ^"),
        ("\ttitle: A", 2, "    ^"),
        ("chủ đề: A", 9, "        ^"),
        (unicodedata.normalize("NFD", "ề") + "x", 4, " ^"),
        ("日本 x", 4, "     ^"),
        ("a", 9, " ^"),
    ],
)
def test_mark_stands_below_the_place(line, column, marked):
    assert mark(line, column)[1] == f"    | {marked}"


def test_mark_of_a_whole_line():
    assert mark("abc", 0) == ["    | abc"]


@pytest.mark.parametrize("column", [1, 50, 5_000, 9_990, 10_001])
def test_long_line_is_cut_around_the_place(column):
    line = "".join(chr(ord("a") + n % 26) for n in range(10_000))
    shown, under = mark(line, column)
    assert len(shown) <= WIDTH + len("    | …") + 1
    index = under.index("^")
    expected = line[column - 1] if column <= len(line) else ""
    assert shown[index : index + 1] == expected


def test_line_cannot_command_the_terminal():
    shown = "".join(mark("a\x1b[2J\u202eb", 1))
    assert not re.search("[\x00-\x1f\u202e]", shown)


@given(st.text(max_size=300), st.integers(min_value=0, max_value=400))
def test_mark_of_any_text(line, column):
    for part in mark(line.replace("\n", " "), column):
        assert not re.search("[\x00-\x1f\ud800-\udfff]", part)


def test_problem_with_its_line(run):
    code, out, _err = run("=== 2023/events.yml\n- id: a\n  title: A\n  when: 31/9/2023\n")
    assert code == FAILED
    assert out.splitlines()[:7] == [
        "1 lỗi, 0 cảnh báo, 0 lưu ý",
        "",
        "content/2023/events.yml (1 lỗi)",
        "content/2023/events.yml:3:9: lỗi (wrong-value): Tháng 9/2023 không có ngày 31",
        "    |   when: 31/9/2023",
        "    |         ^",
        "    → Ngày cuối của tháng đó là 30.",
    ]


def test_line_of_a_file_with_windows_line_ends(content_tree, capsys):
    content = content_tree(WEEK)
    raw = "\ufeff- id: a\r\n  titel: A\r\n".encode()
    (content.root / "2023" / "events.yml").write_bytes(raw)
    main(["check", "--content", str(content.root)])
    assert "    |   titel: A\n    |   ^\n" in capsys.readouterr().out


def test_name_of_a_file_cannot_command_the_terminal(run, content_tree, capsys):
    content = content_tree(WEEK)
    (content.root / "2023" / "\x1b[31m.yml").touch()
    (content.root / "2023" / os.fsdecode(b"\xff.yml")).touch()
    for form in ("text", "json", "github"):
        assert main(["check", "--format", form, "--content", str(content.root)]) == FAILED
        out = capsys.readouterr().out
        assert out.encode("utf-8")
        assert "\x1b" not in out


# --- JSON -----------------------------------------------------------------------------------------


def test_json(run):
    code, out, err = run("=== 2023/campaign.yml\ntitle: A\nthemee: B\n", "--json")
    assert (code, err) == (FAILED, "")
    assert json.loads(out) == {
        "version": 1,
        "campaigns": 1,
        "errors": 1,
        "warnings": 0,
        "notices": 0,
        "problems": [
            {
                "rule": "unknown-key",
                "severity": "error",
                "file": "content/2023/campaign.yml",
                "line": 2,
                "column": 1,
                "message": _("Nothing here is called “{key}”").format(key="themee"),
                "advice": _("Do you mean “{key}”?").format(key="theme"),
                "related": None,
                "source": "themee: B",
            }
        ],
    }


def test_json_of_a_whole_file_and_of_two_places(run, content_tree):
    _code, out, _err = run("=== 2023/event.yml\n", "--format", "json")
    (problem,) = json.loads(out)["problems"]
    assert (problem["line"], problem["column"], problem["source"]) == (None, None, None)
    content_tree("=== 2023/event.yml\n").root.joinpath("2023/event.yml").unlink()
    text = "=== 2023/events.yml\n- {id: a, title: A, kind: lễ khai mạc, when: 8h ngày 10/10/2023}\n"
    _code, out, _err = run(text, "--json")
    related = [p["related"] for p in json.loads(out)["problems"] if p["rule"].startswith("cerem")]
    assert related == [{"file": "content/2023/campaign.yml", "line": 3, "column": 9}]


def test_json_where_all_is_well(run):
    code, out, _err = run("=== 2023/events.yml\n", "--json")
    found = json.loads(out)
    assert (code, found["errors"], found["campaigns"]) == (OK, 0, 1)


# --- GitHub ---------------------------------------------------------------------------------------


def test_annotations(run):
    code, out, _err = run("=== 2023/campaign.yml\ntitle: A\nthemee: B\n", "--format", "github")
    message = _("Nothing here is called “{key}”").format(key="themee")
    hint = _("Do you mean “{key}”?").format(key="theme")
    assert code == FAILED
    assert out == (
        "::error file=content/2023/campaign.yml,line=2,col=1,title=unknown-key::"
        f"{message}%0A{hint}\n"
    )


def test_annotation_escapes_what_github_reads():
    place = Spot("a,b:c%.yml", 1)
    text = as_annotations([Problem(Severity.WARNING, "gap", place, "100%\r\n::set-output", "b")])
    assert text == (
        "::warning file=a%2Cb%3Ac%25.yml,line=1,title=gap::100%25%0D%0A::set-output%0Ab\n"
    )


# --- Languages ------------------------------------------------------------------------------------


def test_english_finds_the_same(capsys):
    found = {}
    for language in ("vi", "en"):
        main(["check", "--lang", language, "--json"])
        found[language] = json.loads(capsys.readouterr().out)
    same = [
        [(p["rule"], p["severity"], p["file"], p["line"], p["column"]) for p in each["problems"]]
        for each in found.values()
    ]
    assert sorted(same[0]) == sorted(same[1])
    assert len(same[0]) > 50
    assert found["vi"]["problems"][0]["message"] != found["en"]["problems"][0]["message"]


def test_english_text(run):
    code, out, _err = run("=== 2023/campaign.yml\ntitle: A\nthemee: B\n", "--lang", "en")
    assert (code, out) == (
        FAILED,
        "1 errors, 0 warnings, 0 notices\n\ncontent/2023/campaign.yml (1 error)\n"
        "content/2023/campaign.yml:2:1: error (unknown-key): Nothing here is called “themee”\n"
        "    | themee: B\n"
        "    | ^\n"
        "    → Do you mean “theme”?\n",
    )


def test_words_of_officers_are_vietnamese_in_every_language(run):
    text = "=== 2023/events.yml\n- {id: a, title: A, kind: lễ khai mạc, cost: miễn phí}\n"
    assert run(text, "--lang", "en")[0] == OK
    _code, out, _err = run("=== 2023/events.yml\n- {id: a, title: A, cost: rẻ}\n", "--lang", "en")
    assert "Write one of: miễn phí" in out


@pytest.mark.parametrize(
    "arguments", [["check", "--lang", "en", "--help"], ["check", "--lang=en", "-h"]]
)
def test_help_in_english(arguments, capsys):
    with pytest.raises(SystemExit):
        main(arguments)
    out = capsys.readouterr().out
    assert "usage: build.py check" in out
    assert not re.search("[ăâđêôơưạảấầậẩẫ]", out)


def test_wrong_language(capsys):
    with pytest.raises(SystemExit) as caught:
        main(["check", "--lang", "fr"])
    assert caught.value.code == USAGE


# --- The command itself ---------------------------------------------------------------------------


def test_output_that_nobody_reads_to_its_end():
    command = [sys.executable, "-X", "utf8", "build.py", "check", "--json"]
    with subprocess.Popen(
        command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        assert child.stdout
        assert child.stderr
        child.stdout.read(10)
        child.stdout.close()
        assert b"Traceback" not in child.stderr.read()


def test_convert_command(tmp_path, capsys):
    file = tmp_path / "a.yml"
    file.write_bytes("a: Tuần lễ học tập".encode("utf-16"))
    assert main(["convert", str(file)]) == OK
    assert "UTF-16" in capsys.readouterr().out
    assert file.read_text(encoding="utf-8") == "a: Tuần lễ học tập"
    assert main(["convert", str(file), str(tmp_path / "b.yml")]) == FAILED
    assert "b.yml" in capsys.readouterr().err
