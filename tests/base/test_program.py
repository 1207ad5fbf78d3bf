"""What decides which program this is, and what it makes of itself alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_src.base import program, project
from site_src.base.messages import activate


def test_program_is_all_that_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for name in ("site_src/a.py", "site_src/pages/templates/a.html", "theme/a.css", "mkdocs.yml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("a", encoding="utf-8")
    for name, part in (("ROOT", ""), ("THEME", "theme"), ("CONFIG", "mkdocs.yml")):
        monkeypatch.setattr(project, name, str(tmp_path / part))
    seen = {program._hash.__wrapped__("vi")}
    for file in [path for path in sorted(tmp_path.rglob("*")) if path.is_file()]:
        file.write_text("b", encoding="utf-8")
        seen.add(program._hash.__wrapped__("vi"))
        file.rename(file.with_name(f"b{file.suffix}" if file.suffix != ".yml" else file.name))
        seen.add(program._hash.__wrapped__("vi"))
    monkeypatch.setattr(program, "_libraries", lambda: ["jinja2-99.dist-info"])
    seen.add(program._hash.__wrapped__("vi"))
    assert len(seen) == 1 + 4 + 3 + 1


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was made, in a cache of its own."""
    monkeypatch.setattr(program, "MADE", tmp_path / "made")
    monkeypatch.setattr(program, "_hash", lambda spoken: f"one {spoken}")
    return []


def _make(made: list[str], name: str = "theme", *of: bytes) -> bytes:
    def make() -> bytes:
        made.append(name)
        return repr((name, of, len(made))).encode()

    return program.made_once(name, make, *of)


def test_what_is_the_same_is_made_once(made):
    assert _make(made, "theme", b"a", b"b") == _make(made, "theme", b"a", b"b")
    assert made == ["theme"]


@pytest.mark.parametrize(
    ("name", "of"), [("schema", (b"a", b"b")), ("theme", (b"ab",)), ("theme", (b"b", b"a"))]
)
def test_what_is_another_is_made(made, name, of):
    _make(made, "theme", b"a", b"b")
    _make(made, name, *of)
    assert len(made) == 2


def test_another_program_makes_its_own(made, monkeypatch):
    _make(made)
    monkeypatch.setattr(program, "_hash", lambda spoken: f"another {spoken}")
    _make(made)
    assert len(made) == 2


def test_another_language_has_its_own_words(made):
    try:
        for spoken in ("vi", "en"):
            activate(spoken)
            _make(made)
    finally:
        activate("vi")
    assert len(made) == 2


def test_what_is_damaged_is_made_again(made):
    _make(made)
    for file in program.MADE.iterdir():
        file.write_bytes(file.read_bytes()[:-1])
    _make(made)
    assert len(made) == 2
