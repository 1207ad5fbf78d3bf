"""What staff write: a module for each file of a year's folder, and its registry.

A record (one file of one level, partial) comes in; fields of `Campaign` and the pages that show
them go out. It must not know how a file is read, how levels are laid over each other, or how a page
is rendered.
"""

from site_src.content_types.base import ContentType
from site_src.content_types.campaign import CAMPAIGN
from site_src.content_types.events import EVENTS
from site_src.content_types.organizations import ORGANIZATIONS
from site_src.content_types.places import PLACES
from site_src.content_types.prose import NEWS, OUTLINE, PAGES
from site_src.content_types.reporting import REPORTING
from site_src.content_types.resources import RESOURCES
from site_src.content_types.slogans import SLOGANS

CONTENT_TYPES: tuple[ContentType, ...] = (
    CAMPAIGN,
    PLACES,
    ORGANIZATIONS,
    EVENTS,
    SLOGANS,
    OUTLINE,
    RESOURCES,
    REPORTING,
    NEWS,
    PAGES,
)

__all__ = ["CAMPAIGN", "CONTENT_TYPES", "ContentType"]
