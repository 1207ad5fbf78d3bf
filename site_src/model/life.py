"""Where a thing stands in its life."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """Whether a campaign or a text is being written, public, or kept as it was."""

    DRAFT = "draft"
    PUBLISHED = "published"
    ARCHIVED = "archived"
