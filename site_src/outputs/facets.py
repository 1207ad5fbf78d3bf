"""chuong-trinh/facets.js: how the programme can be narrowed, for its page's script.

A script and no JSON, so that it also comes to a page that is read from a disk. It is asked for
when somebody reaches for the filters, and weighs nothing before.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from site_src.base.addresses import PROGRAM
from site_src.model import Campaign
from site_src.model.listing import entries, program
from site_src.outputs.base import Output, OutputFile
from site_src.pages.program_view import answers, facets

FACETS_SCRIPT = f"{PROGRAM}facets.js"


def facets_script(campaign: Campaign) -> bytes:
    """`site.program` with `facets`: name, words and options (value and words) of each.

    And `events`: which options each card answers to, in the order of the page. In UTF-8.
    """
    listed = entries(campaign)
    words = {
        "facets": [(facet.name, facet.words, facet.options) for facet in facets(campaign, listed)],
        "events": [answers(campaign, entry) for entry in program(campaign, listed).entries],
    }
    text = json.dumps(words, ensure_ascii=False, separators=(",", ":"))
    return f"site.program={text}\n".encode()


def _files(campaign: Campaign) -> Iterable[OutputFile]:
    if entries(campaign):
        yield OutputFile(FACETS_SCRIPT, lambda: facets_script(campaign))


FACETS = Output("facets", _files)
