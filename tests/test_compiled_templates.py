"""What is kept of compiled templates, and when it is not used."""

from __future__ import annotations

import jinja2
import pytest

from site_src.pages.compiled_templates import CompiledTemplates


@pytest.fixture
def shown(tmp_path):
    """What a template shows in a new environment. Jinja runs `say` when it compiles, so that what
    was compiled before shows the words of then."""

    def show(words, made_by=b"1", source="{{ 'x'|say }}"):
        cache = CompiledTemplates([made_by], tmp_path / "kept")
        loader = jinja2.DictLoader({"a.html": source})
        env = jinja2.Environment(loader=loader, bytecode_cache=cache, autoescape=True)
        env.filters["say"] = lambda value: words
        return env.get_template("a.html").render()

    return show


def test_compiled_once(shown):
    assert [shown("một"), shown("hai")] == ["một", "một"]


def test_compiled_again_when_made_by_others(shown):
    assert [shown("một"), shown("hai", made_by=b"2"), shown("ba", made_by=b"2")] == [
        "một",
        "hai",
        "hai",
    ]


def test_compiled_again_for_another_text(shown):
    assert [shown("một"), shown("hai", source="A {{ 'x'|say }}")] == ["một", "A hai"]


@pytest.mark.parametrize("damage", [lambda kept: kept[:-20], lambda kept: b"", lambda kept: b"?"])
def test_damaged_file_is_made_anew(shown, tmp_path, damage):
    shown("một")
    (file,) = (tmp_path / "kept").iterdir()
    file.write_bytes(damage(file.read_bytes()))
    assert [shown("hai"), shown("ba")] == ["hai", "hai"]


def test_nothing_is_kept_where_nothing_can_be(shown, tmp_path):
    (tmp_path / "kept").write_text("a file in the place of the folder")
    assert [shown("một"), shown("hai")] == ["một", "hai"]
