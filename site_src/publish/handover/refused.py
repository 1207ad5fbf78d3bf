"""Why something could not be handed over, in words for the person who asked for it."""

from __future__ import annotations

import ssl
from collections.abc import Iterator

from site_src.base.messages import gettext as _


class RefusedError(Exception):
    """One sentence that says what is wrong, and one that says what to do.

    Raised where nothing was done, or where the next run goes on from what was done.
    """

    def __init__(self, what: str, advice: str) -> None:
        super().__init__(f"{what}. {advice}")
        self.what, self.advice = what, advice


def causes(error: BaseException) -> Iterator[BaseException]:
    """An error, and those that it came from."""
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__


def is_of_certificate(error: BaseException) -> bool:
    """Whether a host's certificate is none that counts here and now."""
    return any(isinstance(each, ssl.SSLCertVerificationError) for each in causes(error))


def untrusted(target: str) -> RefusedError:
    """The host's certificate is none that counts here and now."""
    words = _("Nobody here knows whether {target} is the right host: its certificate does not hold")
    advice = _(
        "Look whether this machine’s date and hour are right, then ask whoever runs the host for "
        "a certificate that holds."
    )
    return RefusedError(words.format(target=target), advice)
