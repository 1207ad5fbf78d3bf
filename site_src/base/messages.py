"""The one catalogue of every text that a user reads (gettext, Vietnamese first).

Code and templates write English message ids; `locale/<language>/LC_MESSAGES/messages.po`
holds the words. `gettext` reads the catalogue that `activate` chose; at the start that is the
site's own language. English needs no catalogue: the ids are English.
"""

from __future__ import annotations

import gettext as _gettext
from pathlib import Path

from site_src.base import project

LOCALE_DIR = Path(project.LOCALE)
LANGUAGE = "vi"
LANGUAGES = (LANGUAGE, "en")

# What English parts by a comma, Vietnamese parts by a point, and the other way round.
_POINTS_AND_COMMAS = str.maketrans(",.", ".,")

_site: _gettext.NullTranslations = _gettext.translation(
    "messages", LOCALE_DIR, [LANGUAGE], fallback=True
)
_catalogue = _site
# What the active catalogue was asked for: it looks each message up as one of several plurals too.
_said: dict[str, str] = {}


def activate(language: str) -> None:
    """Choose the language of everything that `gettext` says from now on."""
    global _catalogue  # noqa: PLW0603 - a process speaks one language at a time
    _catalogue = _site if language == LANGUAGE else _gettext.NullTranslations()
    _said.clear()


def compiled_catalogue() -> Path:
    """The file with the site's words."""
    return LOCALE_DIR / LANGUAGE / "LC_MESSAGES" / "messages.mo"


def language() -> str:
    """The language that `gettext` speaks now."""
    return LANGUAGE if _catalogue is _site else "en"


def catalogue() -> _gettext.NullTranslations:
    """The active catalogue, for a Jinja environment's i18n extension."""
    return _catalogue


def gettext(message: str) -> str:
    """The text of a message id in the active language."""
    words = _said.get(message)
    if words is None:
        words = _said[message] = _catalogue.gettext(message)
    return words


def site_gettext(message: str) -> str:
    """The text of a message id in the site's language: what officers write in their files."""
    return _site.gettext(message)


def pgettext(context: str, message: str) -> str:
    """Like `gettext`, for an English word that has several Vietnamese ones."""
    return _catalogue.pgettext(context, message)


def thousands(number: int) -> str:
    """A number as the active language writes it: 3.321, in English 3,321."""
    return _signed(f"{number:,}")


def decimal(number: float, places: int) -> str:
    """A number with so many places as the active language writes it: 9,4, in English 9.4."""
    return _signed(f"{number:,.{places}f}")


def _signed(number: str) -> str:
    return number if language() == "en" else number.translate(_POINTS_AND_COMMAS)


def mark(message: str) -> str:
    """Mark a message id for extraction where it is translated later."""
    return message
