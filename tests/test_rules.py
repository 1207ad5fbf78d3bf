"""Every rule of `check`: an example that it finds, with what to write instead; and the guide's
table of them."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from site_src.base.problems import RULES
from tests.guide import CHECKING, found_in, with_table
from tests.rules import CASES, UNSEEN

PROJECT = Path(__file__).parent.parent
# The position of the rule among the arguments of what makes problems.
MAKERS = {"Problem": 1, "content_error": 0, "Finding": 0, "error": 0, "_error": 0, "_report": 1}


def in_source() -> set[str]:
    """The rules that the source names."""
    found = set()
    for file in (PROJECT / "site_src").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            rule: ast.expr | None = None
            if isinstance(node, ast.Call):
                name = ast.unparse(node.func).rpartition(".")[2]
                position = MAKERS.get(name, len(node.args))
                rule = node.args[position] if position < len(node.args) else None
            elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "rule":
                rule = node.value
            if isinstance(rule, ast.Constant) and isinstance(rule.value, str):
                found.add(rule.value)
    return found


@pytest.mark.slow
def test_every_rule_of_the_source_is_known():
    found = in_source()
    assert len(found) > 50
    assert found <= RULES


def test_every_rule_has_an_example():
    assert CASES.keys() | UNSEEN == RULES
    assert not CASES.keys() & UNSEEN


@pytest.mark.parametrize("rule", CASES)
def test_example_is_found_and_answered(rule):
    found = [problem for problem in found_in(CASES[rule]) if problem["rule"] == rule]
    assert found
    assert found[0]["message"]
    assert found[0]["advice"]
    assert found[0]["file"].startswith("content")


@pytest.mark.slow
def test_table_of_the_guide():
    text = CHECKING.read_text(encoding="utf-8")
    assert with_table(text) == text, "run: .venv/bin/python -m tests.guide"
