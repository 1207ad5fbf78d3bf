"""fragment.html: the programme as plain markup that a portal's editor takes by pasting.

No script, style or class: only the elements that CKEditor 4 keeps as it comes, which most portals
have, and absolute addresses where the site's is configured. Until somebody pastes it, it is a page:
with its letters named, a title, and kept on devices like any other.
"""

from __future__ import annotations

from collections.abc import Iterable

from site_src.model import Campaign
from site_src.model.listing import program
from site_src.outputs.base import Output, OutputFile

FRAGMENT = "fragment.html"


def fragment(campaign: Campaign) -> bytes:
    """The page in UTF-8; what is for pasting is all that it shows."""
    # Jinja is loaded when a file is made, and not when content is only checked.
    from site_src.pages.templating import environment

    template = environment(()).get_template("outputs/fragment_page.html")
    base = campaign.site_url or ""
    return template.render(campaign=campaign, program=program(campaign), base=base).encode()


def _files(campaign: Campaign) -> Iterable[OutputFile]:
    yield OutputFile(FRAGMENT, lambda: fragment(campaign), lasting=True)


FRAGMENTS = Output("fragment", _files)
