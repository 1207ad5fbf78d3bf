"""Passwords and keys: from the environment, else the system's keyring; never in a file, never told.

A variable's name is TUANLE_, what the secret is for in capitals, and what it is: for the target
“cong” `TUANLE_CONG_PASSWORD`.
"""

from __future__ import annotations

import os
import re

from site_src.base.messages import gettext as _
from site_src.publish.handover.refused import RefusedError
from site_src.vietnamese.alphabet import fold

SERVICE = "tuan-le-hoc-tap-suot-doi"
# What targets ask for.
PASSWORD, S3_SECRETS = "password", ("key-id", "secret-key")


def variable(of: str, what: str) -> str:
    """The name of the variable for a secret."""
    return re.sub(r"[^A-Z0-9]+", "_", f"TUANLE {fold(of).upper()} {what.upper()}")


def secret(of: str, what: str) -> str | None:
    """A secret, where one is kept; None also where this system has no keyring."""
    if (value := os.environ.get(variable(of, what))) is not None:
        return value
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(SERVICE, f"{of} {what}")
    except (KeyringError, RuntimeError, OSError):
        return None


def keep_secret(of: str, what: str, value: str) -> None:
    """Put a secret into the system's keyring. Raises `RefusedError` where there is none."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(SERVICE, f"{of} {what}", value)
    except (KeyringError, RuntimeError, OSError) as error:
        advice = _("Put the secret into the variable {variable}.")
        advice = advice.format(variable=variable(of, what))
        raise RefusedError(_("This system keeps no secrets (it has no keyring)"), advice) from error
