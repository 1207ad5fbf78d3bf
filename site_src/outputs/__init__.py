"""Everything that someone downloads or subscribes to, one module each."""

from site_src.outputs.base import Output
from site_src.outputs.calendar import CALENDARS
from site_src.outputs.facets import FACETS
from site_src.outputs.feed import FEEDS
from site_src.outputs.fragment import FRAGMENTS
from site_src.outputs.hosting import HOSTING
from site_src.outputs.program_json import PROGRAMS
from site_src.outputs.schedule import SCHEDULES
from site_src.outputs.sitemap import SITEMAPS
from site_src.outputs.social_image import SOCIAL_IMAGES

OUTPUTS: tuple[Output, ...] = (
    CALENDARS,
    FACETS,
    FEEDS,
    FRAGMENTS,
    HOSTING,
    PROGRAMS,
    SCHEDULES,
    SOCIAL_IMAGES,
    SITEMAPS,
)

__all__ = ["OUTPUTS", "Output"]
