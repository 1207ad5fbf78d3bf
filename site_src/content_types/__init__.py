"""Everything that staff write, one module each; the order is that of completion."""

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
