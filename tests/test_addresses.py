"""Relative URLs between the pages and files of one folder."""

from __future__ import annotations

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_src.base.addresses import relative


@pytest.mark.parametrize(
    ("target", "here", "url"),
    [
        ("", "", "./"),
        ("a/", "", "a/"),
        ("a/b/", "a/", "b/"),
        ("", "a/", "../"),
        ("", "a/b/", "../../"),
        ("c/", "a/b/", "../../c/"),
        ("a/", "a/", "./"),
        ("a/b.pdf", "a/c/", "../b.pdf"),
        ("media/a.png", "", "media/a.png"),
        ("a/#b", "", "a/#b"),
        ("a/#b", "a/", "#b"),
        ("#b", "", "#b"),
        ("#b", "a/", "../#b"),
        ("a/", "404.html", "a/"),
        ("a/", "x/404.html", "../a/"),
        ("", "404.html", "./"),
    ],
)
def test_relative(target, here, url):
    assert relative(target, here) == url


STEPS = st.lists(st.sampled_from(["a", "b", "chuong-trinh", "2023"]), max_size=4)
FOLDERS = STEPS.map(lambda steps: "".join(f"{step}/" for step in steps))


@given(target=FOLDERS, here=FOLDERS, file=st.sampled_from(["", "404.html", "a.pdf"]))
def test_relative_leads_there(target, here, file):
    url = relative(target + file, here)
    assert not url.startswith("/")
    reached = posixpath.normpath(posixpath.join("/", here, url))
    assert reached == posixpath.normpath(f"/{target}{file}")
