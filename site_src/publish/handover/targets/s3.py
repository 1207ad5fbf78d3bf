"""S3-compatible storage: Amazon's, MinIO, and what providers in Viet Nam run."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import obstore
from obstore.exceptions import (
    AlreadyExistsError,
    BaseError,
    NotFoundError,
    PermissionDeniedError,
    UnauthenticatedError,
)
from obstore.store import S3Store

from site_src.outputs.host_rules import FOR_EVER, FRESH, HASHED, TYPES
from site_src.publish.handover.refused import RefusedError
from site_src.publish.handover.secrets import S3_SECRETS, secret
from site_src.publish.handover.settings import Aim
from site_src.publish.handover.targets.base import Kind
from site_src.publish.handover.targets.broken import broken, forbidden, refused, wrong_secret

if TYPE_CHECKING:
    from obstore.store import S3Config

_REGION = "us-east-1"  # what those that know no regions expect
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
        with self._in_words():
            self._store = S3Store(
                parts.netloc,
                prefix=unquote(parts.path).strip("/") or None,
                config=config,
                client_options={"allow_http": aim.endpoint.startswith("http://")},
                retry_config={"max_retries": 3, "retry_timeout": timedelta(seconds=60)},
            )

    def read(self, path: str) -> bytes | None:
        """As `Target` says."""
        with self._in_words():
            try:
                return bytes(obstore.get(self._store, path).bytes())
            except (NotFoundError, FileNotFoundError):
                return None

    def names(self, folder: str) -> Mapping[str, Kind]:
        """As `Target` says."""
        with self._in_words():
            found = obstore.list_with_delimiter(self._store, folder or None)
        names = {_last(each["path"]): Kind.FILE for each in found["objects"]}
        return names | {_last(each): Kind.FOLDER for each in found["common_prefixes"]}

    def put(self, path: str, content: bytes) -> None:
        """As `Target` says."""
        with self._in_words():
            obstore.put(self._store, path, content, attributes=_about(path))

    def create(self, path: str, content: bytes) -> bool:
        """As `Target` says."""
        with self._in_words():
            try:
                obstore.put(self._store, path, content, mode="create")
            except AlreadyExistsError:
                return False
        return True

    def take_away(self, paths: Iterable[str]) -> None:
        """As `Target` says."""
        with self._in_words():
            for path in paths:
                with contextlib.suppress(NotFoundError, FileNotFoundError):
                    obstore.delete(self._store, path)

    def finish(self) -> None:
        """Each file is there as soon as it is put."""

    def close(self) -> None:
        """Connections end by themselves."""

    @contextlib.contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except RefusedError:
            raise
        except (UnauthenticatedError, PermissionDeniedError) as error:
            said = str(error)
            if re.search("InvalidAccessKeyId|SignatureDoesNotMatch|InvalidClientTokenId", said):
                raise wrong_secret(self.shown, self._name, *S3_SECRETS) from error
            raise forbidden(self.shown) from error
        except (BaseError, OSError, ValueError) as error:
            said = str(error)
            if re.search(r"<Code>(\w+)</Code>", said):
                reason = re.findall(r"<Code>(\w+)</Code>", said)[0]
                raise refused(self.shown, reason) from error
            if "credential" in said.casefold() or "169.254.169.254" in said:
                raise wrong_secret(self.shown, self._name, *S3_SECRETS) from error
            raise broken(self.shown) from error


def _last(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]


def _about(path: str) -> dict[str, str]:
    """With which headers a file is handed out: storage knows nothing of a server's files."""
    kind = TYPES.get(path.rpartition(".")[2], "application/octet-stream")
    letters = "; charset=utf-8" if kind.startswith(_TEXTS) else ""
    kept = FOR_EVER if re.search(HASHED, f"/{path}") else FRESH
    return {"Content-Type": kind + letters, "Cache-Control": kept}
