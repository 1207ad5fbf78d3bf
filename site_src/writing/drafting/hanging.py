"""What hangs somewhere is in the file of slogans, and is no activity."""

from __future__ import annotations

import re
from collections.abc import Sequence

from site_src.model import EventKind
from site_src.writing.drafting.nouns import noun_in


def only_hangs(text: str, start: int, end: int, hung: Sequence[int]) -> bool:
    """Whether a clause says what hangs and where, and names nothing that one goes to.

    That is in the file of slogans; `hung` is where those leads begin.
    """
    if not any(start <= one < end for one in hung):
        return False
    noun = noun_in(text[start:end])
    return noun is None or noun[2]


def names_what_hangs(head: str) -> bool:
    """Whether a run-in heading names what hangs: “Băng rôn: treo trước cổng “…””."""
    noun = noun_in(re.sub(r"^\s*[Vv]ề\s+", "", head))
    return noun is not None and noun[:2] == (0, EventKind.COMMUNICATION)
