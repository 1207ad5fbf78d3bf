"""Everything that somebody downloads, prints or subscribes to: a module for each, and its registry.

A `Campaign` comes in, addresses with their bytes go out; what hosts are told of a site's files is
such a file too. An output is a function of the campaign alone; it must not know files of content,
rendered pages (but for the search index and the worker, which are handed them) or MkDocs.
"""

from site_src.outputs import hosting, program_json
from site_src.outputs.base import Output, OutputFile
from site_src.outputs.calendar import CALENDARS
from site_src.outputs.facets import FACETS
from site_src.outputs.feed import FEEDS
from site_src.outputs.fragment import FRAGMENTS
from site_src.outputs.hosting import HOSTING
from site_src.outputs.program_json import PROGRAMS
from site_src.outputs.qr_code import QR_CODES
from site_src.outputs.schedule import SCHEDULES
from site_src.outputs.slogan_image import SLOGAN_IMAGES
from site_src.outputs.social_image import SOCIAL_IMAGES

OUTPUTS: tuple[Output, ...] = (
    CALENDARS,
    FACETS,
    FEEDS,
    FRAGMENTS,
    HOSTING,
    PROGRAMS,
    QR_CODES,
    SCHEDULES,
    SLOGAN_IMAGES,
    SOCIAL_IMAGES,
)

# What of them is the same in every campaign.
SAME: tuple[OutputFile, ...] = (*hosting.SAME, program_json.SCHEMA)

__all__ = ["OUTPUTS", "SAME", "Output"]
