"""Signatures that minisign reads and writes."""

from __future__ import annotations

import pytest

from site_src.publish.handover.keys import BadKeyError, PublicKey
from site_src.publish.handover.signing import SigningKey, signed

# Made with minisign 0.11: -G -W, then -S on a file with the text “noi dung”.
THEIR_KEY = "RWTdEo7+Q5oIpiZpOPWDl2axxxaK0b/cvXu+DwS2JjDGyw4sn19tkPD+"
THEIRS = """untrusted comment: signature from minisign secret key
RUTdEo7+Q5oIphNoiGL2xuVclFKMp4GytTVMI57ggKwnQccRe1NCSpRipWUif+4lluGr53To0g3GhwL7zPMkOQQzQnOtllSS8wM=
trusted comment: ghi chu
Vdtb1EfOtXFrqEh34LsCg4yU/qkyJKikc0/pKcHM2OvIgERS1OHBAFEoypLX8/k7L8v2Q33zlKUw8wEJ66xQBA==
"""


def test_signature_of_minisign_is_read():
    key = PublicKey.parse(f"untrusted comment: minisign public key\n{THEIR_KEY}\n")
    assert signed(key, b"noi dung", THEIRS) == "ghi chu"
    assert signed(key, b"noi dung.", THEIRS) is None
    assert signed(key, b"noi dung", THEIRS.replace("ghi chu", "ghi khac")) is None
    assert key.text == THEIR_KEY


def test_our_signature_is_the_same_each_time_and_good_for_its_file_alone():
    key = SigningKey(bytes(range(32)))
    signature = key.sign(b"x" * 1000, "tinh-2023.zip abc")
    assert signature == key.sign(b"x" * 1000, "tinh-2023.zip abc")
    # `minisign -V` 0.11 has read one that this key made, with this text for the key.
    assert key.public.text.startswith("RW")
    assert signed(key.public, b"x" * 1000, signature) == "tinh-2023.zip abc"
    assert signed(key.public, b"x" * 999, signature) is None
    assert signed(SigningKey.new().public, b"x" * 1000, signature) is None
    assert SigningKey.parse(key.text) == key


@pytest.mark.parametrize("text", ["", "RW", THEIR_KEY[:-1], "ă" * 56, "A" * 56])
def test_what_is_no_key_is_refused(text: str):
    with pytest.raises(BadKeyError):
        PublicKey.parse(text)


@pytest.mark.parametrize("text", ["", "a\nb\nc\nd", THEIRS.replace("trusted comment", "x")])
def test_what_is_no_signature_is_refused(text: str):
    with pytest.raises(BadKeyError):
        signed(PublicKey.parse(THEIR_KEY), b"", text)
