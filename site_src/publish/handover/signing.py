"""Signatures as minisign has them: Ed25519 over the BLAKE2b of a file, beside it as text.

Whoever has the public key sees by any of the programs for it that a file is the unit's own.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from site_src.publish.handover.keys import HASHED, KEY, BadKeyError, PublicKey, decoded

ENDING = ".minisig"
_TRUSTED = "trusted comment: "


@dataclass(frozen=True, slots=True)
class SigningKey:
    """What signs; `seed` is secret and of 32 bytes."""

    seed: bytes

    @classmethod
    def new(cls) -> SigningKey:
        """A key that nobody has yet."""
        return cls(Ed25519PrivateKey.generate().private_bytes_raw())

    @classmethod
    def parse(cls, text: str) -> SigningKey:
        """Read what `text` writes. Raises `BadKeyError`."""
        return cls(decoded(text.strip(), 32))

    @property
    def text(self) -> str:
        """One line in ASCII, for where secrets are kept."""
        return base64.b64encode(self.seed).decode()

    @property
    def public(self) -> PublicKey:
        """The other half; its id follows from it."""
        key = self._key.public_key().public_bytes_raw()
        return PublicKey(hashlib.sha256(key).digest()[:8], key)

    @property
    def _key(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.seed)

    def sign(self, content: bytes, comment: str) -> str:
        """The text of a signature; the comment, one line, is signed with it."""
        signature, key = self._key.sign(_prehashed(content)), self.public
        lines = (
            "untrusted comment: Ed25519, minisign",
            base64.b64encode(HASHED + key.id + signature).decode(),
            f"{_TRUSTED}{comment}",
            base64.b64encode(self._key.sign(signature + comment.encode())).decode(),
        )
        return "\n".join((*lines, ""))


def _prehashed(content: bytes) -> bytes:
    return hashlib.blake2b(content).digest()


def signed(by: PublicKey, content: bytes, signature: str) -> str | None:
    """The comment of a signature that is good for this content; None where it is not.

    Raises `BadKeyError` where the text is no signature.
    """
    lines = signature.splitlines()
    if len(lines) < 4 or not lines[2].startswith(_TRUSTED):
        raise BadKeyError(signature[:80])
    raw, whole, comment = decoded(lines[1], 74), decoded(lines[3], 64), lines[2]
    comment = comment.removeprefix(_TRUSTED)
    if raw[2:10] != by.id or raw[:2] not in (KEY, HASHED):
        return None
    public = Ed25519PublicKey.from_public_bytes(by.key)
    try:
        public.verify(raw[10:], _prehashed(content) if raw[:2] == HASHED else content)
        public.verify(whole, raw[10:] + comment.encode())
    except InvalidSignature:
        return None
    return comment
