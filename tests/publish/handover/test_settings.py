"""What `handover.yml` says: each mistake told at its place, all at once, and never followed."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_src.publish.handover.settings import Aim, Settings, read_settings
from tests.conftest import NATION, Content

KEY = "RWTdEo7+Q5oIpiZpOPWDl2axxxaK0b/cvXu+DwS2JjDGyw4sn19tkPD+"


def _read(root: Path, text: str) -> tuple[Settings, list[str]]:
    content = Content(root)
    content.write(NATION)
    (root / "handover.yml").write_text(text, encoding="utf-8")
    settings, problems = read_settings(content.tree, "")
    return settings, [f"{p.spot.line}:{p.spot.column} {p.rule}" for p in problems]


def test_what_is_right_is_read(tmp_path: Path):
    text = f"""key: {KEY}
targets:
  cong: /srv/www/tuan-le
  " du-phong ": "  sftp://tuanle@portal.example.vn/srv "
  Kho ảnh: {{address: "s3://kho/tuan-le", endpoint: "https://s3.example.vn", region: hn}}
  kho-2: {{address: "s3://kho/hai", endpoint: , region: " "}}
  nha: {{address: 'D:\\www\\tuan-le'}}
"""
    settings, problems = _read(tmp_path, text)
    assert not problems
    assert settings.key is not None
    assert list(settings.targets.values()) == [
        Aim("cong", "/srv/www/tuan-le"),
        Aim("du-phong", "sftp://tuanle@portal.example.vn/srv"),
        Aim("Kho ảnh", "s3://kho/tuan-le", "https://s3.example.vn", "hn"),
        Aim("kho-2", "s3://kho/hai"),
        Aim("nha", "D:\\www\\tuan-le"),
    ]
    assert list(settings.targets) == ["cong", "du-phong", "Kho ảnh", "kho-2", "nha"]


@pytest.mark.parametrize("text", ["", "# chưa có gì\n", "key:\ntargets:\n", "targets: {}\n"])
def test_nothing_said_is_no_error(tmp_path: Path, text: str):
    assert _read(tmp_path, text) == (Settings(), [])


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('"": /srv', "2:3 wrong-value"),
        ('" ": /srv', "2:3 wrong-value"),
        ("~: /srv", "2:3 wrong-value"),
        ('"--": /srv', "2:3 wrong-value"),
        ("cong:", "2:8 wrong-value"),
        ('cong: ""', "2:9 wrong-value"),
        ('cong: "  "', "2:9 wrong-value"),
        ("cong: {}", "2:9 wrong-value"),
        ("cong: [/srv]", "2:9 wrong-value"),
        ("cong: {address: [/srv]}", "2:19 wrong-value"),
        ("cong: {address: {a: b}}", "2:19 wrong-value"),
        ('cong: {address: " "}', "2:19 wrong-value"),
        ("cong: {endpoint: https://s3.example.vn}", "2:9 wrong-value"),
        ("cong: {adress: s3://kho}", "2:10 unknown-key"),
        ('cong: {"": s3://kho}', "2:10 unknown-key"),
        ("cong: sftp://u:mk@portal.example.vn/srv", "2:9 wrong-value"),
        ("cong: SFTP://portal.example.vn/srv", "2:9 wrong-value"),
        ("cong: sftp:/portal.example.vn/srv", "2:9 wrong-value"),
        ("cong: sftp://", "2:9 wrong-value"),
        ("cong: ftp://portal.example.vn/srv", "2:9 wrong-value"),
        ("cong: https://portal.example.vn/", "2:9 wrong-value"),
        ("cong: git+https://git.example.vn/tuan-le.git", "2:9 wrong-value"),
        ("cong: git+https://git.example.vn/tuan-le.git#:www", "2:9 wrong-value"),
        ("cong: {address: s3://kho, endpoint: s3.example.vn}", "2:39 wrong-value"),
        ("cong: {address: s3://kho, endpoint: https://u:mk@s3.example.vn}", "2:39 wrong-value"),
        ("cong: {address: s3://kho, region: [hn]}", "2:37 wrong-value"),
        ("cong: {address: /srv, region: hn}", "2:33 wrong-value"),
    ],
)
def test_mistake_is_told_at_its_place_and_gives_no_target(tmp_path: Path, line: str, problem: str):
    settings, problems = _read(tmp_path, f"targets:\n  {line}\n  khac: /srv/khac\n")
    assert problems == [problem]
    assert "mk" not in repr(settings)
    assert settings.targets["khac"] == Aim("khac", "/srv/khac")


@pytest.mark.parametrize("twin", ["Cổng", '" cong "', "CONG", "cong.", "-cong", '"cong\\u0301"'])
def test_two_names_whose_password_is_one_are_told(tmp_path: Path, twin: str):
    settings, problems = _read(tmp_path, f"targets:\n  cong: /srv/a\n  {twin}: /srv/b\n")
    assert problems == ["3:3 duplicate-key"]
    assert settings.targets == {"cong": Aim("cong", "/srv/a")}


def test_all_is_told_at_once(tmp_path: Path):
    text = """targts: 1
key: RWQ
targets:
  "": /srv
  a: {address: /srv, endpoint: x, region: [y]}
  A: /srv
"""
    _settings, problems = _read(tmp_path, text)
    assert problems == [
        "1:1 unknown-key",
        "2:6 wrong-value",
        "4:3 wrong-value",
        "5:43 wrong-value",
        "5:32 wrong-value",
        "5:32 wrong-value",
        "6:3 duplicate-key",
    ]
