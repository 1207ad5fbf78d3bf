"""An address to the target that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from site_src.base.messages import gettext as _
from site_src.publish.handover.refused import RefusedError
from site_src.publish.handover.settings import Aim, has_password
from site_src.publish.handover.targets.base import Target

SCHEMES = ("sftp://", "s3://", "dav://", "davs://", "git+https://", "git+ssh://", "git+file://")
_SCHEME = re.compile(r"([a-z][a-z0-9+]+)://")


@contextmanager
def open_target(aim: Aim) -> Iterator[Target]:
    """The target, as long as it is needed. Raises `RefusedError`, and OSError."""
    target = _opened(aim)
    with closing(target):
        yield target


def _opened(aim: Aim) -> Target:
    scheme = _SCHEME.match(aim.address)
    if has_password(aim.address):
        advice = _("Take the password out of the address and change it: others may have read it.")
        raise RefusedError(_("There is a password in the address"), advice)
    if scheme is None:
        from site_src.publish.handover.targets.folder import FolderTarget

        return FolderTarget(Path(aim.address).absolute())
    _must_be_address(aim.address)
    if scheme[1] == "sftp":
        from site_src.publish.handover.targets.sftp import SftpTarget

        return SftpTarget(aim)
    if scheme[1] == "s3":
        from site_src.publish.handover.targets.s3 import S3Target

        return S3Target(aim)
    if scheme[1] in ("dav", "davs"):
        from site_src.publish.handover.targets.webdav import WebDavTarget

        return WebDavTarget(aim)
    if scheme[1] in ("git+https", "git+http", "git+ssh", "git+file"):
        from site_src.publish.handover.targets.git import GitTarget

        return GitTarget(aim)
    words = _("Nothing here publishes to {scheme}://")
    advice = _("Write a folder, or an address that begins with {schemes}.")
    shown = ", ".join(SCHEMES)
    raise RefusedError(words.format(scheme=scheme[1]), advice.format(schemes=shown))


def _must_be_address(address: str) -> None:
    try:
        parts = urlsplit(address)
        good = bool(parts.hostname or parts.scheme == "git+file") and parts.port != 0
    except ValueError:
        good = False
    if not good:
        words = _("{address} is no address").format(address=address)
        example = "sftp://tuanle@portal.example.vn/srv/www/tuan-le"
        raise RefusedError(words, _("Write it like: {example}").format(example=example))
