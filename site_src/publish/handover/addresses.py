"""Addresses of targets as they are written, before anybody is asked."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from site_src.base.messages import gettext as _

SCHEMES = ("sftp://", "s3://", "dav://", "davs://", "git+https://", "git+ssh://", "git+file://")
# For servers of this machine alone, so it is not offered.
_ALSO = ("git+http://",)
# One letter and a colon is a disk of Windows.
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):(//)?")
EXAMPLE = "sftp://tuanle@portal.example.vn/srv/www/tuan-le"


def scheme_of(address: str) -> str:
    """What stands before “://”; nothing where the address is a folder of this machine."""
    match = _SCHEME.match(address)
    return match[1] if match else ""


def fault_of(address: str) -> tuple[str, str] | None:
    """What is wrong with an address and what to do; None where nothing is to be seen."""
    match = _SCHEME.match(address)
    if fault := _password_in(address):
        return fault
    if match is None:
        return None
    if match[2] and f"{match[1]}://" not in (*SCHEMES, *_ALSO):
        advice = _("Write a folder, or an address that begins with {schemes}.")
        words = _("Nothing here publishes to {scheme}://").format(scheme=match[1])
        return words, advice.format(schemes=", ".join(SCHEMES))
    if not match[2] or not _has_host(address):
        return _no_address(address, EXAMPLE)
    if match[1].startswith("git+") and not address.partition("#")[2].partition(":")[0]:
        advice = _("Write the branch after “#”: {example}")
        example = "git+https://git.example.vn/tuan-le.git#pages"
        return _("{address} names no branch").format(address=address), advice.format(
            example=example
        )
    return None


def fault_of_endpoint(address: str) -> tuple[str, str] | None:
    """The same for the address at which a storage answers."""
    if fault := _password_in(address):
        return fault
    is_good = address.startswith(("https://", "http://")) and _has_host(address)
    return None if is_good else _no_address(address, "https://s3.example.vn")


def _password_in(address: str) -> tuple[str, str] | None:
    try:
        if urlsplit(address).password is None:
            return None
    except ValueError:
        return None
    advice = _("Take the password out of the address and change it: others may have read it.")
    return _("There is a password in the address"), advice


def _no_address(address: str, example: str) -> tuple[str, str]:
    advice = _("Write it like: {example}").format(example=example)
    return _("{address} is no address").format(address=address), advice


def _has_host(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return bool(parts.hostname or parts.scheme == "git+file") and parts.port != 0
    except ValueError:
        return False
