"""Characters that no text of ours holds.

They command a terminal, stand nowhere, or turn what stands after them.
"""

from __future__ import annotations

import re

from site_src.base.messages import gettext as _

# Also halves of surrogate pairs, which come from file names and from YAML's escapes.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069"
    "\ufeff\ufffe\uffff\ud800-\udfff]"
)
_TURNING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def what_is_forbidden(character: str) -> tuple[str, str]:
    """Message and hint for a character of `FORBIDDEN`."""
    message = (
        _("Here stands an invisible character that turns the direction of the text (U+{code})")
        if character in _TURNING
        else _("Here stands an invisible control character (U+{code})")
    )
    return message.format(code=f"{ord(character):04X}"), _("Delete it and type the text again.")


def visible(text: str) -> str:
    """The text with a sign for each such character, safe to print anywhere."""
    return FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
