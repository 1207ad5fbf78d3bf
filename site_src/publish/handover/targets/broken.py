"""Refusals that every kind of target may have, and how a library's errors become one.

Each target says itself which of its library's errors is which.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from site_src.base.disk import FULL
from site_src.base.messages import gettext as _
from site_src.publish.handover.refused import RefusedError, causes, is_of_certificate, untrusted
from site_src.publish.handover.secrets import variable


@contextmanager
def in_words(
    told: Callable[[Exception, str], RefusedError | None], path: str = ""
) -> Iterator[None]:
    """Raise `RefusedError` for what a library raises at a file; `told` has the words, or None."""
    try:
        yield
    except RefusedError:
        raise
    except Exception as error:
        refusal = told(error, path)
        if refusal is None:
            raise
        raise refusal from error


def of_the_line(target: str, error: BaseException) -> RefusedError:
    """What stands behind an error of the connection: the host's certificate, a disk, or nothing."""
    if is_of_certificate(error):
        return untrusted(target)
    is_full = any(isinstance(each, OSError) and each.errno in FULL for each in causes(error))
    return full(target) if is_full else broken(target)


def broken(target: str) -> RefusedError:
    """The host is not reached, or no longer."""
    words = _("The connection to {target} is not there, or broke").format(target=target)
    return RefusedError(words, _("Look at the address and the network, then run this again."))


def skewed(target: str) -> RefusedError:
    """The clocks of the two differ by more than the host bears."""
    words = _("The clock of this machine and that of {target} differ too much")
    advice = _("Set this machine’s date and hour, and its time zone, then run this again.")
    return RefusedError(words.format(target=target), advice)


def full(target: str) -> RefusedError:
    """There is no room at the other end."""
    words = _("The disk at {target} is full").format(target=target)
    return RefusedError(words, _("Have room made there, then run this again."))


def forbidden(target: str) -> RefusedError:
    """The user is known, and may not."""
    words = _("{target} does not let this user write or read there").format(target=target)
    return RefusedError(words, _("Ask whoever runs it for the right to this folder."))


def wrong_secret(target: str, of: str, *what: str) -> RefusedError:
    """The user or the secret is a wrong one; `what` are the secrets that there may be."""
    words = _("{target} does not let this user in").format(target=target)
    advice = _(
        "Look at the user’s name, and put the right secret into {variables}, or have "
        "“publish --remember” ask for it."
    )
    variables = ", ".join(variable(of, each) for each in what)
    return RefusedError(words, advice.format(variables=variables))


def unknown_host(host: str) -> RefusedError:
    """SSH has not met the host, or another one under its name."""
    words = _("Nobody here knows whether {host} is the right host").format(host=host)
    advice = _(
        "Connect once with “ssh {host}”, compare the key that it shows with the one that "
        "the technician has, and accept it."
    )
    return RefusedError(words, advice.format(host=host))


def without_key(target: str) -> RefusedError:
    """SSH has no key that the host takes, where it takes no password."""
    words = _("{target} does not let this user in").format(target=target)
    advice = _("Look at the user’s name, and have whoever runs it take this machine’s SSH key.")
    return RefusedError(words, advice)


def refused(target: str, reason: str, path: str = "") -> RefusedError:
    """The host says no, in its own words; to a file, or at all."""
    words = _("{target} does not do it ({reason})")
    if path:
        words = _("{target} does not do it with “{path}” ({reason})")
    advice = _("Ask whoever runs it whether its disk is full, and what names it takes.")
    return RefusedError(words.format(target=target, path=path, reason=reason[:200]), advice)


def is_a_link(folder: str) -> RefusedError:
    """Something lies in the place of a folder."""
    words = _("{folder} at the target is a link; what it leads to is not changed")
    advice = _("Take the link away, or publish into another folder.")
    return RefusedError(words.format(folder=folder), advice)
