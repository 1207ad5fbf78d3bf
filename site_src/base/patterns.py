"""Patterns that are compiled when they are first used.

Of some hundred that know what people write, one table needs few; compiling them all takes longer
than reading it.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


def lazy_regex(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` gives, at the work of compiling only once a method is called."""
    return cast("re.Pattern[AnyStr]", _Lazy(text, flags))


class _Lazy:
    def __init__(self, text: str | bytes, flags: int) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self._text, self._flags), name)
        # Kept: next time it is found without being asked for here.
        setattr(self, name, found)
        return found
