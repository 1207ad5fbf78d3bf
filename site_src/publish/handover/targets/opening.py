"""An address to the target that it names."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from site_src.publish.handover.addresses import fault_of, scheme_of
from site_src.publish.handover.refused import RefusedError
from site_src.publish.handover.settings import Aim
from site_src.publish.handover.targets.base import Target


@contextmanager
def open_target(aim: Aim) -> Iterator[Target]:
    """The target, as long as it is needed. Raises `RefusedError`, and OSError."""
    target = _opened(aim)
    with closing(target):
        yield target


def _opened(aim: Aim) -> Target:
    if fault := fault_of(aim.address):
        raise RefusedError(*fault)
    scheme = scheme_of(aim.address)
    if scheme == "sftp":
        from site_src.publish.handover.targets.sftp import SftpTarget

        return SftpTarget(aim)
    if scheme == "s3":
        from site_src.publish.handover.targets.s3 import S3Target

        return S3Target(aim)
    if scheme in ("dav", "davs"):
        from site_src.publish.handover.targets.webdav import WebDavTarget

        return WebDavTarget(aim)
    if scheme.startswith("git+"):
        from site_src.publish.handover.targets.git import GitTarget

        return GitTarget(aim)
    from site_src.publish.handover.targets.folder import FolderTarget

    return FolderTarget(Path(aim.address).absolute())
