"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import re

import pytest

from site_src.base.patterns import lazy_regex


def test_lazy_regex_does_what_a_compiled_one_does():
    lazy, compiled = lazy_regex(r"(?P<day>\d+)/(\d+)", re.IGNORECASE), re.compile(r"(\d+)/(\d+)")
    for text in ("1/10", "none", "1/10 and 2/10"):
        assert lazy.findall(text) == compiled.findall(text)
        assert lazy.sub("x", text) == compiled.sub("x", text)
        assert (lazy.fullmatch(text) is None) is (compiled.fullmatch(text) is None)
    assert lazy.flags & re.IGNORECASE
    assert lazy_regex(rb"a+").findall(b"aab") == [b"aa"]


def test_lazy_regex_is_compiled_once_it_is_used_and_not_before():
    wrong = lazy_regex("(")
    with pytest.raises(re.error):
        wrong.search("")
    with pytest.raises(AttributeError):
        lazy_regex("a").no_such_method  # type: ignore[attr-defined]  # noqa: B018 - none is there
