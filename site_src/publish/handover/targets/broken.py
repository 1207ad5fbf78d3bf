"""Refusals that every kind of target may have."""

from __future__ import annotations

from site_src.base.messages import gettext as _
from site_src.publish.handover.refused import RefusedError
from site_src.publish.handover.secrets import variable


def broken(target: str) -> RefusedError:
    """The host is not reached, or no longer."""
    words = _("The connection to {target} is not there, or broke").format(target=target)
    return RefusedError(words, _("Look at the address and the network, then run this again."))


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


def refused(target: str, reason: str) -> RefusedError:
    """The host says no, in its own words."""
    words = _("{target} does not do it ({reason})").format(target=target, reason=reason[:200])
    advice = _("Ask whoever runs it whether its disk is full, and what names it takes.")
    return RefusedError(words, advice)


def is_a_link(folder: str) -> RefusedError:
    """Something lies in the place of a folder."""
    words = _("{folder} at the target is a link; what it leads to is not changed")
    advice = _("Take the link away, or publish into another folder.")
    return RefusedError(words.format(folder=folder), advice)
