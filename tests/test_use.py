"""Right in form, useless in use: values are asked for what they are used for."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from site_src.base.problems import Severity
from site_src.cli import OK, main
from tests.conftest import Content

BASE = """
    === 2026/campaign.yml
    title: Tuần lễ
    theme: Tự học
    period: 01/10/2026 - 07/10/2026
    === xa/unit.yml
    name: Ủy ban nhân dân xã
    short_name: Xã
    kind: xa
    """


def problems(content: Content) -> list[str]:
    found = content.problems("xa/2026")
    return [str(p) for p in found if p.severity is not Severity.NOTICE]


@pytest.mark.parametrize(
    "line",
    [
        "site_url: https://example.vn/tuan-le/index.html",
        "site_url: https://example.vn/tuan-le/#x",
        "site_url: https://example.vn/tuan-le/?a=1",
        "site_url: http://localhost:8000/",
        "site_url: http://127.0.0.1/tuan-le/",
        "site_url: http://192.168.1.20/",
        "site_url: http://may-chu/",
        "portal: mailto:a@b.vn",
        "portal: tel:0240000000",
        "email: a@b.vn?bcc=c@d.vn",
        "phone: chưa có",
    ],
)
def test_value_that_is_useless_is_told_and_its_advice_is_enough(
    content_tree: Callable[[str], Content], line: str
):
    content = content_tree(BASE)
    file = content.root / "xa/unit.yml"
    before = file.read_text(encoding="utf-8")
    file.write_text(f"{before}{line}\n", encoding="utf-8")
    (said,) = problems(content)
    assert "xa/unit.yml:4:" in said
    advice = re.search(r"(https://\S+?|\d{3} \d{4} \d{4}|[\w.]+@[\w.]+?)\.?$", said)
    assert advice, said
    key = line.partition(":")[0]
    file.write_text(f"{before}{key}: {advice[1]}\n", encoding="utf-8")
    assert problems(Content(content.root)) == []


@pytest.mark.parametrize("name", ["index.html", "sw.js", "assets", "a.css", "trang.json"])
def test_folder_that_the_site_has_for_itself_is_told(
    content_tree: Callable[[str], Content], name: str
):
    content = content_tree(f"{BASE}\n    === {name}/unit.yml\n    name: Xã B\n    kind: xa\n")
    assert content.errors(f"{name}/2026") == [f"content/{name} folder-name"]


@pytest.mark.parametrize("size", ["0", "9" * 400, "10000", "1.5", "5cm"])
def test_picture_of_no_size_is_told(content_tree: Callable[[str], Content], size: str):
    page = f"---\ntitle: A\n---\n![Ảnh](media/a.png){{ width={size} }}\n"
    content = content_tree(f"{BASE}\n    === xa/2026/media/a.png\n")
    (content.root / "xa/2026/pages").mkdir()
    (content.root / "xa/2026/pages/a.md").write_text(page, encoding="utf-8")
    assert {rule.split()[1] for rule in content.errors("xa/2026")} == {"picture"}


def test_name_of_any_length_has_its_titles(content_tree: Callable[[str], Content], tmp_path):
    name = "Trường THPT Chuyên Nguyễn Bỉnh Khiêm, Vĩnh Long " * 4
    content = content_tree(BASE)
    (content.root / "xa/unit.yml").write_text(f"name: {name}\nkind: xa\n", encoding="utf-8")
    arguments = ["--content", str(content.root), "--output", str(tmp_path / "site")]
    assert main(["build", "--no-compress", "--workers", "1", *arguments]) == OK
