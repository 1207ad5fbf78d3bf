"""The commands as people call them: what is printed, and the exit code."""

from __future__ import annotations

import re

import pytest

import site_src.commands.content as content_command
from site_src.base.messages import gettext as _
from site_src.cli import FAILED, OK, USAGE, main

WEEK = """
    === 2023/campaign.yml
    title: Tuần lễ
    theme: Tự học
    period: 02/10/2023 - 08/10/2023
    documents: [{id: cv, type: Công văn, number: 1, symbol: BGDĐT, date: 08/9/2023,
                 issuer: Bộ GDĐT, subject: Tuần lễ, role: văn bản chính}]
    """
UNNUMBERED = """
    === xa/unit.yml
    name: Xã
    kind: xa
    === xa/2023/campaign.yml
    documents: [{id: kh, type: Kế hoạch, issuer: Xã, subject: Tuần lễ, role: văn bản chính}]
    """
BROKEN = """
    === tinh/unit.yml
    name: Tỉnh
    kind: tinh
    === tinh/2023/campaign.yml
    themee: Đọc sách
    """


@pytest.fixture
def content(content_tree):
    return content_tree(WEEK)


@pytest.fixture
def run(content, capsys):
    """Runs a command on the content: its exit code and what it printed."""

    def run(*arguments):
        code = main([*arguments, "--content", str(content.root)])
        return code, capsys.readouterr().out.replace(str(content.root), "content")

    return run


def checked(count):
    return _("Checked {count} campaigns: nothing is in the way.").format(count=count) + "\n"


def counted(errors, warnings, notices):
    return _("{errors} errors, {warnings} warnings, {notices} notices").format(
        errors=errors, warnings=warnings, notices=notices
    )


# --- check ----------------------------------------------------------------------------------------


def test_check_fine(run):
    assert run("check") == (OK, checked(1))


def test_check_every_campaign(content, run):
    content.write("""
        === 2022/campaign.yml
        title: Tuần lễ
        theme: Đọc sách
        period: 01/10/2022 - 07/10/2022
        === tinh/unit.yml
        name: Tỉnh
        kind: tinh
        """)
    code, out = run("check")
    assert (code, out.splitlines()[-1]) == (OK, checked(3).strip())


def test_check_error(content, run):
    content.write(BROKEN)
    code, out = run("check")
    assert code == FAILED
    assert out == (
        f"{counted(1, 0, 0)}\n\ncontent/tinh/2023/campaign.yml (1 {_('error')})\n"
        f"content/tinh/2023/campaign.yml:1:1: {_('error')} (unknown-key): "
        f"{_('Nothing here is called “{key}”').format(key='themee')}\n"
        "    | themee: Đọc sách\n"
        "    | ^\n"
        f"    → {_('Do you mean “{key}”?').format(key='theme')}\n"
    )


def test_check_tells_all_at_once_in_order(content, run):
    content.write(BROKEN)
    content.write("""
        === xa/unit.yml
        name: Xã
        kind: xã hội
        === tinh/2023/events.yml
        - id: a
          when: 31/02/2023
        """)
    code, out = run("check")
    places = [line.split(": ")[0] for line in out.splitlines() if re.match(r"content/.*\d: ", line)]
    assert code == FAILED
    assert places == [
        "content/tinh/2023/campaign.yml:1:1",
        "content/tinh/2023/events.yml:2:9",
        "content/xa/unit.yml:2:7",
    ]


def test_check_error_above_is_told_once(content, run):
    content.write("=== 2023/slogans.yml\n- id: A\n")
    content.write(UNNUMBERED)
    _code, out = run("check")
    assert out.count("content/2023/slogans.yml:") == 1


def test_check_reads_what_units_say_of_handing_over(content, run):
    """All of it, though only `pack` and `publish` use it; without their packages."""
    content.write("""
        === xa/unit.yml
        name: Xã
        kind: xa
        === xa/handover.yml
        key: RWQ
        targets:
          cong: sftp://tuanle:matkhau@portal.example.vn/srv
          kho: {adress: s3://kho}
        === tinh/unit.yml
        name: Tỉnh
        kind: tinh
        === tinh/2023/campaign.yml
        title: Tuần lễ
        === tinh/handover.yml
        target: {cong: /srv}
        """)
    code, out = run("check")
    assert code == FAILED
    assert sorted(line for line in out.split() if "handover.yml:" in line) == [
        "content/tinh/handover.yml:1:1:",
        "content/xa/handover.yml:1:6:",
        "content/xa/handover.yml:3:9:",
        "content/xa/handover.yml:4:9:",
    ]
    _code, out = run("check", "tinh/2023")
    assert "xa/handover.yml" not in out


def test_check_warning(content, run):
    content.write(UNNUMBERED)
    code, out = run("check", "xa/2023")
    assert code == OK
    assert f": {_('warning')} (" in out
    assert out.startswith(checked(1))


def test_check_warning_strict(content, run):
    content.write(UNNUMBERED)
    code, out = run("check", "xa/2023", "--strict")
    assert code == FAILED
    assert checked(1) not in out


def test_check_notice_strict(content, run):
    content.write("=== 2023/events.yml\n- {id: a, title: A}\n")
    code, out = run("check", "--strict", "--all")
    assert code == OK
    assert f": {_('notice')} (" in out


def test_check_groups_the_digits_of_a_large_number(content, run):
    events = "".join(f"- id: a{n}\n  title: Hội sách {n}\n" for n in range(1_100))
    (content.root / "2023/events.yml").write_text(events, encoding="utf-8")
    assert re.search(r"\b1\.100 lưu ý", run("check")[1])


def test_check_week_that_is_over_is_one_line_unless_asked_for(content, run):
    content.write("=== 2023/events.yml\n- {id: a, title: A}\n")
    code, out = run("check")
    assert (code, out.count("\n")) == (OK, 2)
    assert "--all" in out
    for asked in (["--all"], ["2023"]):
        assert "content/2023/events.yml:1:3: " in run("check", *asked)[1]
    # An error is told whenever the Week was.
    content.write(BROKEN)
    assert "content/tinh/2023/campaign.yml:1:1: " in run("check")[1]


def test_check_file_with_an_error_comes_before_one_with_a_notice(content, run):
    content.write(BROKEN)
    content.write("=== 2023/events.yml\n- {id: a, title: A}\n")
    _code, out = run("check", "--all")
    assert out.index("tinh/2023/campaign.yml (1") < out.index("content/2023/events.yml (1")


def test_check_is_coloured_on_a_terminal_and_nowhere_else(content, run, monkeypatch):
    content.write(BROKEN)
    assert "\x1b[" not in run("check")[1]
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(content_command, "isatty", lambda: True)
    assert "\x1b[31mlỗi\x1b[0m" in run("check")[1]
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run("check")[1]


def test_check_one_campaign_looks_at_its_chain_only(content, run):
    content.write(BROKEN)
    content.write(UNNUMBERED)
    assert run("check", "xa/2023")[0] == OK
    assert run("check", "2023")[0] == OK
    assert run("check", "tinh/2023")[0] == FAILED


@pytest.mark.parametrize("name", ["khong-co/2023", "tinh", "2023/tinh"])
def test_check_unknown_campaign(run, name):
    code, out = run("check", name)
    assert code == FAILED
    assert _("There is no campaign “{name}”").format(name=name) in out


def test_check_builds_nothing(content, run, tmp_path):
    run("check")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content"]


@pytest.mark.parametrize("command", ["check", "build"])
def test_content_folder_without_nation(tmp_path, capsys, command):
    (tmp_path / "content").mkdir()
    assert main([command, "--content", str(tmp_path / "content"), *output(command, tmp_path)]) == 1
    assert "unit.yml" in capsys.readouterr().out
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("command", ["check", "build"])
def test_content_folder_missing(tmp_path, capsys, command):
    code = main([command, "--content", str(tmp_path / "khong-co"), *output(command, tmp_path)])
    assert code in (FAILED, USAGE)
    assert "khong-co" in "".join(capsys.readouterr())


def output(command, folder):
    return ["--output", str(folder / "site")] if command == "build" else []


@pytest.mark.parametrize(
    "name", ["tinh/campaign.yml", "tinh/events.yml", "tinh/2o23/campaign.yml", "tinh/uni.yml"]
)
def test_check_file_outside_a_year(content, run, name):
    """What an officer wrote into the wrong folder is not passed over in silence."""
    content.write(f"=== tinh/unit.yml\nname: Tỉnh\nkind: tinh\n=== {name}\ntitle: A\n")
    assert run("check")[0] == FAILED


# --- build ----------------------------------------------------------------------------------------


@pytest.fixture
def build(content, capsys, tmp_path):
    """Builds the content; the exit code, and what was printed to either stream."""

    def build(*arguments):
        folders = ["--content", str(content.root), "--output", str(tmp_path / "site")]
        code = main([*arguments, *folders])
        return code, "".join(capsys.readouterr())

    return build


@pytest.mark.parametrize("command", [["build"], []])
def test_build_is_the_default(build, tmp_path, command):
    code, printed = build(*command)
    assert code == OK
    assert (tmp_path / "site" / "index.html").is_file()
    assert (tmp_path / "site" / "2023" / "chuong-trinh" / "index.html").is_file()
    assert str(tmp_path / "site") in printed


def test_build_counts_what_stands_there(content, build, tmp_path):
    _code, printed = build("build")
    files = [path for path in (tmp_path / "site").rglob("*") if path.is_file()]
    # The root has its front, the units, the data and a 404.
    front = ("index.html", "cac-don-vi/index.html", "du-lieu/index.html", "404.html")
    assert all((tmp_path / "site" / name).is_file() for name in front)
    pages = len(content.plan().pages) + len(front)
    said = _(
        "Built {units} units, {campaigns} campaigns, {pages} pages in {seconds} s: {where}, "
        "with {files} files, {size} MB"
    )
    assert said.partition("{seconds}")[0].format(units=1, campaigns=1, pages=pages) in printed
    size = f"{sum(path.stat().st_size for path in files) / 10**6:.1f}".replace(".", ",")
    assert said.partition("{where}")[2].format(files=len(files), size=size) in printed
    small = sum(path.suffix in (".br", ".gz") for path in files)
    assert _("Compressed copies among them: {count}").format(count=small) in printed


def test_build_error(content, build, tmp_path):
    content.write(BROKEN)
    code, printed = build("build")
    assert code == FAILED
    assert "tinh/2023/campaign.yml:1:1" in printed
    assert _("Nothing was built; the last site stays as it was.") in printed
    assert not (tmp_path / "site").exists()


def test_build_warning_strict(content, build, tmp_path):
    content.write(UNNUMBERED)
    assert build("build", "--strict")[0] == FAILED
    assert not (tmp_path / "site").exists()
    assert build("build")[0] == OK


@pytest.mark.parametrize("name", ["tinh", "tinh/23", "2023/tinh"])
def test_build_name_that_is_none(build, name):
    code, printed = build("build", name)
    assert code == USAGE
    assert name in printed


def test_build_unknown_campaign(build, tmp_path):
    code, printed = build("build", "tin/2023")
    assert code == FAILED
    assert _("There is no campaign “{name}”").format(name="tin/2023") in printed
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("folder", ["giay-to", "content", "."])
def test_build_never_over_a_folder_of_other_things(content, tmp_path, capsys, folder):
    (tmp_path / "giay-to").mkdir()
    (tmp_path / "giay-to" / "quan-trong.docx").write_text("không được mất")
    arguments = ["--content", str(content.root), "--output", str(tmp_path / folder)]
    before = sorted(tmp_path.rglob("*"))
    assert main(["build", *arguments]) == USAGE
    assert str(tmp_path / folder) in "".join(capsys.readouterr())
    assert sorted(tmp_path.rglob("*")) == before


# --- Wrong use, help ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ["dựng"],
        ["build", "a/2023", "b/2023"],
        ["check", "--port", "1"],
        ["build", "--workers", "hai"],
        ["serve", "--port", "tám nghìn"],
        ["explain", "2023"],
        ["--khong-co"],
    ],
)
def test_wrong_use(arguments, capsys):
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == USAGE
    assert "build.py" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["test", "lint"])
def test_command_of_build_py_alone(command):
    """build.py itself runs these; the package only knows their names, for --help."""
    assert main([command]) == USAGE


def test_help_is_in_vietnamese(capsys):
    with pytest.raises(SystemExit) as caught:
        main(["--help"])
    assert caught.value.code == OK
    printed = capsys.readouterr().out
    for command in ("build", "check", "serve", "explain", "test", "lint"):
        assert f"    {command} " in printed
    assert not {"usage", "options", "arguments", "show", "exit"} & set(printed.lower().split())


@pytest.mark.parametrize("command", ["build", "check", "serve", "explain"])
def test_help_of_a_command(capsys, command):
    with pytest.raises(SystemExit) as caught:
        main([command, "--help"])
    assert caught.value.code == OK
    assert "UNIT" not in capsys.readouterr().out


@pytest.mark.parametrize("command", ["check", "build"])
def test_what_is_lost_without_an_address_is_said_once(content, tmp_path, capsys, command):
    more = ["--output", str(tmp_path / "site")] if command == "build" else []
    said = "Chưa biết trang web nằm ở địa chỉ nào"
    assert main([command, "--content", str(content.root), *more]) == OK
    assert capsys.readouterr().err.count(said) == 1
    file = content.root / "unit.yml"
    file.write_text(file.read_text("utf-8") + "site_url: https://vi-du.vn/\n", encoding="utf-8")
    assert main([command, "--content", str(content.root), *more]) == OK
    assert said not in capsys.readouterr().err


def test_front_page_says_of_itself_in_a_chat_which_week_it_is(content, tmp_path):
    file = content.root / "unit.yml"
    file.write_text(file.read_text("utf-8") + "site_url: https://vi-du.vn/\n", encoding="utf-8")
    site = tmp_path / "site"
    assert main(["build", "--content", str(content.root), "--output", str(site)]) == OK
    front = (site / "index.html").read_text(encoding="utf-8")
    shown = dict(re.findall(r'<meta property="og:(\w+)" content="([^"]*)"', front))
    assert shown["url"] == "https://vi-du.vn/"
    assert "02/10" in shown["description"]
    assert "“Tự học”" in shown["description"]
    picture = shown["image"].removeprefix("https://vi-du.vn/")
    assert (site / picture).is_file()
