"""S3-compatible storage: Amazon's, MinIO, and what providers in Viet Nam run."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import obstore
from obstore.exceptions import (
    BaseError,
    NotFoundError,
    PermissionDeniedError,
    UnauthenticatedError,
)
from obstore.store import S3Store

from site_src.outputs.host_rules import FOR_EVER, FRESH, HASHED, TYPES
from site_src.publish.handover.refused import RefusedError, untrusted
from site_src.publish.handover.secrets import S3_SECRETS, secret
from site_src.publish.handover.settings import Aim
from site_src.publish.handover.targets.base import Kind, patience_for
from site_src.publish.handover.targets.broken import (
    broken,
    forbidden,
    full,
    in_words,
    refused,
    skewed,
    wrong_secret,
)

if TYPE_CHECKING:
    from obstore.store import S3Config

_REGION = "us-east-1"  # what those that know no regions expect
# What S3 calls a key that nobody has or that does not fit, and a clock that is wrong.
_UNKNOWN = ("InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidClientTokenId")
_SKEWED = ("RequestTimeTooSkewed", "RequestExpired")
# The library counts seconds for a whole file, so those above this size, in bytes, get more of them.
_LARGE, _LARGEST = 200_000, 20_000_000
_TEXTS = ("text/", "application/json", "application/xml", "application/manifest+json")


class S3Target:
    """A folder of a bucket. A file there is replaced at one moment, by S3's own promise."""

    at_once = 8

    def __init__(self, aim: Aim) -> None:
        parts = urlsplit(aim.address)
        self._name = aim.secrets
        self.shown = aim.address
        key_id, key = (secret(self._name, what) for what in S3_SECRETS)
        config: S3Config = {"region": aim.region or _REGION}
        if key_id and key:
            config |= {"access_key_id": key_id, "secret_access_key": key}
        if aim.endpoint:
            config["endpoint"] = aim.endpoint
        with in_words(self._told):
            self._store, self._patient = (
                S3Store(
                    parts.netloc,
                    prefix=unquote(parts.path).strip("/") or None,
                    config=config,
                    client_options={
                        "allow_http": aim.endpoint.startswith("http://"),
                        "timeout": timedelta(seconds=patience_for(size)),
                    },
                    retry_config={"max_retries": 3, "retry_timeout": timedelta(seconds=60)},
                )
                for size in (_LARGE, _LARGEST)
            )

    def read(self, path: str) -> bytes | None:
        """As `Target` says."""
        with in_words(self._told, path):
            try:
                return bytes(obstore.get(self._store, path).bytes())
            except (NotFoundError, FileNotFoundError):
                return None

    def names(self, folder: str) -> Mapping[str, Kind]:
        """As `Target` says."""
        with in_words(self._told):
            found = obstore.list_with_delimiter(self._store, folder or None)
        names = {_last(each["path"]): Kind.FILE for each in found["objects"]}
        return names | {_last(each): Kind.FOLDER for each in found["common_prefixes"]}

    def put(self, path: str, content: bytes) -> None:
        """As `Target` says."""
        with in_words(self._told, path):
            store = self._store if len(content) <= _LARGE else self._patient
            obstore.put(store, path, content, attributes=_about(path))

    def take_away(self, paths: Iterable[str]) -> None:
        """As `Target` says."""
        with in_words(self._told):
            for path in paths:
                with contextlib.suppress(NotFoundError, FileNotFoundError):
                    obstore.delete(self._store, path)

    def finish(self) -> None:
        """Each file is there as soon as it is put."""

    def close(self) -> None:
        """Connections end by themselves."""

    def _told(self, error: Exception, path: str) -> RefusedError | None:
        said = str(error)
        code = found[1] if (found := re.search(r"<Code>(\w+)</Code>", said)) else ""
        if code in _SKEWED:
            return skewed(self.shown)
        if code in _UNKNOWN:
            return wrong_secret(self.shown, self._name, *S3_SECRETS)
        if isinstance(error, (UnauthenticatedError, PermissionDeniedError)):
            return forbidden(self.shown)
        if not isinstance(error, (BaseError, OSError, ValueError)):
            return None
        if code:
            is_full = re.search("StorageFull|Quota", code)
            return full(self.shown) if is_full else refused(self.shown, code, path)
        if "certificate" in said.casefold():
            return untrusted(self.shown)
        if "credential" in said.casefold() or "169.254.169.254" in said:
            return wrong_secret(self.shown, self._name, *S3_SECRETS)
        return broken(self.shown)


def _last(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]


def _about(path: str) -> dict[str, str]:
    """With which headers a file is handed out: storage knows nothing of a server's files."""
    kind = TYPES.get(path.rpartition(".")[2], "application/octet-stream")
    letters = "; charset=utf-8" if kind.startswith(_TEXTS) else ""
    kept = FOR_EVER if re.search(HASHED, f"/{path}") else FRESH
    return {"Content-Type": kind + letters, "Cache-Control": kept}
