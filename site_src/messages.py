"""The one catalogue of every text that a user reads (gettext, Vietnamese first).

Code and templates write English message ids; `locale/<language>/LC_MESSAGES/messages.po`
holds the words. `gettext` is read from the catalogue that `activate` chose.
"""

from __future__ import annotations

import gettext as _gettext
from pathlib import Path

LOCALE_DIR = Path(__file__).parent / "locale"
LANGUAGE = "vi"

_catalogue: _gettext.NullTranslations = _gettext.translation(
    "messages", LOCALE_DIR, [LANGUAGE], fallback=True
)


def catalogue() -> _gettext.NullTranslations:
    """The active catalogue, for a Jinja environment's i18n extension."""
    return _catalogue


def gettext(message: str) -> str:
    """The text of a message id in the active language."""
    return _catalogue.gettext(message)


def pgettext(context: str, message: str) -> str:
    """Like `gettext`, for an English word that has several Vietnamese ones."""
    return _catalogue.pgettext(context, message)


def mark(message: str) -> str:
    """Mark a message id for extraction where it is translated later."""
    return message
