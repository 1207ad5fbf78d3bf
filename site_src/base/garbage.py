"""How often Python looks for garbage, which it frees anyway unless it leads back to itself."""

from __future__ import annotations

import gc

# Of new objects that hold others, until Python looks through them. It does at 700, and thereby
# takes a tenth of a build in which nothing changed: of modules, templates and records hardly
# anything is garbage. A process has some 3 MB more so.
NEW_OBJECTS = 10_000


def look_seldom() -> None:
    """Look for garbage where there may be much of it, in this process and its doubles."""
    gc.set_threshold(NEW_OBJECTS, *gc.get_threshold()[1:])
