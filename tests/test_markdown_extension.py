"""Markdown as the configured extensions render it here."""

from __future__ import annotations

import pytest
from markdown import Markdown
from mkdocs.config import load_config

from site_src.sanitize import sanitize
from tests.conftest import PROJECT


@pytest.fixture(scope="module")
def render():
    """Renders as pages do, with what mkdocs.yml configures."""
    config = load_config(str(PROJECT / "mkdocs.yml"))

    def markdown(text: str) -> str:
        parser = Markdown(
            extensions=config.markdown_extensions, extension_configs=config.mdx_configs
        )
        return sanitize(parser.convert(text))

    return markdown


@pytest.mark.parametrize(
    ("written", "levels"),
    [
        ("## A\n### B\n## C", ["h2", "h3", "h2"]),
        ("# A\n## B\n# C", ["h2", "h3", "h2"]),
        ("## A\n#### B\n##### C\n### D", ["h2", "h3", "h4", "h3"]),
        ("### A\n# B\n## C", ["h2", "h2", "h3"]),
        ("# A\n## B\n### C\n#### D\n##### E\n###### F", ["h2", "h3", "h4", "h5", "h6", "h6"]),
    ],
)
def test_headings_never_skip_a_level(render, written, levels):
    html = render(written)
    assert [part[:2] for part in html.split("<")[1:] if part[0] == "h"] == levels


def test_emoji_is_its_character_and_icon_is_silent(render):
    html = render("A :smile: b :material-book:")
    assert "<span>😄</span> b" in html
    assert '<span aria-hidden="true" class="twemoji"><svg' in html
    assert "https" not in html.replace('xmlns="http://www.w3.org/2000/svg"', "")


def test_footnote_and_its_ways_back_name_each_other(render):
    html = render("A[^1] b[^1]\n\n[^1]: C")
    assert 'id="fnref-1"><a class="footnote-ref" href="#fn-1"' in html
    assert '<li id="fn-1">' in html
    assert html.count('aria-label="Trở lại đoạn văn"') == 2
    assert 'href="#fnref2-1"' in html


def test_tab_named_as_a_heading_has_its_own_id(render):
    html = render('## Sáng\n\n=== "Sáng"\n    A\n')
    assert '<h2 id="sang">' in html
    assert '<input checked id="sang_1"' in html
    assert '<label for="sang_1">' in html


def test_table_names_what_its_heads_are_for(render):
    assert render("| A |\n| --: |\n| 1 |").count('<th class="align-right" scope="col">') == 1
