"""UNIT/YEAR as people type and copy it, for every command; what is near a name that is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_src.base.problems import Problem
from site_src.cli import FAILED, OK, USAGE, main
from site_src.model.name import CampaignName
from site_src.reading.content import Content
from site_src.reading.names import find_campaign, find_unit_path

TREE = """
    === 2023/campaign.yml
    title: Tuần lễ
    === tp/unit.yml
    name: Thành phố Mẫu
    kind: tinh
    === tp/2022/campaign.yml
    title: Tuần lễ
    === tp/quan-3/unit.yml
    name: Quận 3
    kind: quan
    === tp/quan-3/2023/events.yml
    - {id: a, title: A}
    === tp/quan-10/unit.yml
    name: Quận 10
    kind: quan
    === content/unit.yml
    name: Xã Nội Dung
    kind: xa
    """


@pytest.fixture
def content(content_tree):
    return content_tree(TREE)


def meant(content, text: str, shown: str = "content") -> str:
    found = find_campaign(Content(content.root, shown), text)
    return found.hint if isinstance(found, Problem) else str(found)


@pytest.mark.parametrize(
    "text",
    [
        "tp/quan-3/2023",
        "tp/quan-3/2023/",
        "/tp/quan-3/2023",
        "./tp//quan-3/./2023",
        "tp\\quan-3\\2023",
        " “tp/quan-3/2023” ",
        '"tp\\quan-3\\2023\\"',
        "tp/quan-3/2023/events.yml",
        "tp/quan-3/2023/news/mo-lop.md",
        "tp/quan-3/2023/media",
        "content/tp/quan-3/2023",
        "./content/tp/quan-3/2023/",
        "content\\tp\\quan-3\\2023\\",
        "Content/tp/quan-3/2023",
        "content/tp/quan-3/2023/events.yml:1:3",
        "content/tp/quan-3/2023/events.yml:12",
        "C:\\Users\\Lan\\tuan-le\\content\\tp\\quan-3\\2023",
        "D:/tuan-le/content/tp/quan-3/2023/events.yml",
        "\\\\may-chu\\chung\\content\\tp\\quan-3\\2023",
        "/home/lan/tuan-le/content/tp/quan-3/2023/",
        "file:///D:/tuan-le/content/tp/quan-3/2023",
    ],
)
def test_name_in_every_way_that_it_is_copied(content, text):
    assert meant(content, text) == "tp/quan-3/2023"


@pytest.mark.parametrize("ending", ["", "/", "/events.yml", "/events.yml:1:3"])
def test_path_of_the_content_folder_itself(content, ending):
    whole = f"{content.root.as_posix()}/tp/quan-3/2023{ending}"
    assert meant(content, whole) == "tp/quan-3/2023"
    assert meant(content, whole.replace("/", "\\")) == "tp/quan-3/2023"
    assert meant(content, whole, shown=content.root.as_posix()) == "tp/quan-3/2023"


@pytest.mark.parametrize(
    ("folder", "text"),
    [
        (".", "content/tp/2022"),
        ("content", "tp/2022"),
        ("content/tp", "2022"),
        ("content/tp", "./2022/"),
        ("content/tp/quan-3", "../2022"),
        ("content/tp/quan-3/2023", "../../2022/campaign.yml"),
    ],
)
def test_path_from_the_folder_in_which_one_stands(content, monkeypatch, folder, text):
    monkeypatch.chdir(content.root.parent / folder)
    expected = "2022" if text in ("2022", "./2022/") else "tp/2022"
    assert meant(content, text) == expected


def test_nation_and_a_unit_that_is_called_like_the_folder(content):
    assert meant(content, "2023") == "2023"
    assert meant(content, "content/2023") == "2023"
    assert meant(content, "content/content/2023") == "content/2023"
    assert CampaignName("", 2023).address == "2023/"
    assert CampaignName("tp/quan-3", 2023).address == "tp/quan-3/2023/"


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("tp/quan-3", ("tp/quan-3/2023", "tp/quan-3/2022")),
        ("content/tp", ("tp/2023", "tp/2022")),
        ("quan-3", ("tp/quan-3/2023", "tp/quan-3/2022")),
        ("quan-3/2023", ("“tp/quan-3/2023”",)),
        ("tp/quan3/2022", ("“tp/quan-3/2022”",)),
        ("tp/Quận 3/2023", ("“tp/quan-3/2023”",)),
        ("tp/quan-30/2023", ("“tp/quan-3/2023”",)),
        ("2023/tp", ("“tp/2023”",)),
        ("tp/23", ("tp/2023", "tp/2022")),
        ("tp/phuong-xa-la/2023", ("tp/quan-3", "tp/quan-10")),
        ("tp/quan-3/2023/2022", ("tp/quan-3/2023",)),
        ("tp/quan-3/２０２３", ("tp/quan-3/2023",)),
        ("tp/quan-３/2023", ("tp/quan-3/2023",)),
        ("", ("“2023”",)),
        ("xyz", ("tp-ho-chi-minh/quan-3/2023",)),
    ],
)
def test_name_that_is_none_gets_the_nearest(content, text, advice):
    hint = meant(content, text)
    assert " " in hint, f"taken for {hint}"
    for each in advice:
        assert each in hint


def test_year_of_which_nobody_wrote_gets_the_years_that_there_are(content):
    (hint,) = content.hints("tp/quan-3/2031")
    assert "2023, 2022" in hint


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("tp/quan-5", "tp/quan-5"),
        ("tp\\quan-5\\", "tp/quan-5"),
        ("content/tp/quan-5/unit.yml", "tp/quan-5"),
        ("C:\\tuan-le\\content\\tp\\quan-5", "tp/quan-5"),
        ("content/xa-moi", "xa-moi"),
        ("xa-moi", "xa-moi"),
    ],
)
def test_unit_that_is_to_be_made(content, text, path):
    assert find_unit_path(content.tree, text) == path


@pytest.mark.parametrize("command", ["check", "build", "serve", "explain", "new"])
@pytest.mark.parametrize("name", ["tp/quan-33/2023", "tp/quan-3/２０２３"])
def test_every_command_names_the_nearest(content, tmp_path, capsys, command, name):
    words = {
        "build": ["build", name, "--output", str(tmp_path / "site")],
        "explain": ["explain", name, "theme"],
        "new": ["new", "campaign", name],
    }
    before = sorted(content.root.rglob("*"))
    code = main([*words.get(command, [command, name]), "--content", str(content.root)])
    assert code in (FAILED, USAGE)
    assert "tp/quan-3/2023" in "".join(capsys.readouterr())
    assert sorted(content.root.rglob("*")) == before


@pytest.mark.parametrize(
    "way", ["content/tp/quan-3/2023", "tp\\quan-3\\2023", "{root}/tp/quan-3/2023"]
)
def test_every_command_takes_a_copied_path(content, tmp_path, capsys, monkeypatch, way):
    monkeypatch.chdir(tmp_path)
    name, folder = way.format(root=content.root), ["--content", "content"]
    content.write("=== tp/quan-3/2023/events.yml\n[]\n=== 2024/campaign.yml\ntitle: Tuần lễ\n")
    assert main(["check", name, *folder]) == OK
    assert main(["explain", name, "title", *folder]) == OK
    assert main(["build", name, "--output", "site", "--no-compress", *folder]) == OK
    assert (tmp_path / "site/tp/quan-3/2023/index.html").is_file()
    assert main(["new", "campaign", name.replace("2023", "2024"), *folder]) == OK
    assert Path(content.root / "tp/quan-3/2024/campaign.yml").is_file()
    unit = name.replace("quan-3", "quan-4").replace("/2023", "").replace("\\2023", "")
    assert main(["new", "unit", unit, "--name", "Quận 4", "--kind", "quan", *folder]) == OK
    assert (content.root / "tp/quan-4/unit.yml").is_file()
    capsys.readouterr()
