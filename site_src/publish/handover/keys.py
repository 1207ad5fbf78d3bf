"""Public keys as minisign writes them, read without any library of cryptography."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass

# `Ed`: of a key, or over the file itself; `ED`: over its hash, which is what minisign writes.
KEY, HASHED = b"Ed", b"ED"


class BadKeyError(ValueError):
    """A text that is no key, or no signature, in minisign's form."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """What others need to look at a signature: an id of eight bytes, and the key."""

    id: bytes
    key: bytes

    @classmethod
    def parse(cls, text: str) -> PublicKey:
        """Read the line that starts with RW. Raises `BadKeyError`."""
        raw = decoded(text.strip().splitlines()[-1] if text.strip() else "", 42)
        if raw[:2] != KEY:
            raise BadKeyError(text)
        return cls(raw[2:10], raw[10:])

    @property
    def text(self) -> str:
        """One line in ASCII, which `minisign -P` takes."""
        return base64.b64encode(KEY + self.id + self.key).decode()


def decoded(text: str, length: int) -> bytes:
    """The bytes that a text stands for in base64. Raises `BadKeyError` for another length."""
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadKeyError(text[:80]) from error
    if len(raw) != length:
        raise BadKeyError(text[:80])
    return raw
