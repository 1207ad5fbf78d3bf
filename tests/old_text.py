"""Writes Vietnamese as machines of before Unicode did, and as programs spoil it."""

from __future__ import annotations

import unicodedata

# TCVN 5712:1993, table 3: the letters from byte A1 on, blanks where it has none.
TCVN3 = dict(
    zip(
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        bytes.fromhex(
            "a1a2a3a4a5a6a7a8a9aaabacadaeb5b6b7b8b9bbbcbdbec6c7c8c9cacbcccecfd0d1d2d3d4d5d6d7"
            "d8dcdddedfe1e2e3e4e5e6e7e8e9eaebecedeeeff1f2f3f4f5f6f7f8f9fafbfcfdfe"
        ),
        strict=True,
    )
)
_TONES = "\u0300\u0301\u0303\u0309\u0323"
# What VNI puts after the letter: by hat and tone.
_VNI = {
    ("", "\u0301"): "ù",
    ("", "\u0300"): "ø",
    ("", "\u0309"): "û",
    ("", "\u0303"): "õ",
    ("", "\u0323"): "ï",
    ("\u0302", ""): "â",
    ("\u0302", "\u0301"): "á",
    ("\u0302", "\u0300"): "à",
    ("\u0302", "\u0309"): "å",
    ("\u0302", "\u0303"): "ã",
    ("\u0302", "\u0323"): "ä",
    ("\u0306", ""): "ê",
    ("\u0306", "\u0301"): "é",
    ("\u0306", "\u0300"): "è",
    ("\u0306", "\u0309"): "ú",
    ("\u0306", "\u0303"): "ü",
    ("\u0306", "\u0323"): "ë",
}
_VNI_ALONE = {"đ": "ñ", "ơ": "ô", "ư": "ö", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}


def tcvn3(text: str) -> bytes:
    """Text in TCVN3, for fonts like .VnTime; capitals with a tone have fonts of their own."""
    return bytes(TCVN3.get(letter) or ord(letter) for letter in text)


def vni(text: str) -> bytes:
    """Text in VNI, for fonts like VNI-Times; small letters and plain capitals."""
    return "".join(map(_vni_letter, text)).encode("latin-1")


def _vni_letter(letter: str) -> str:
    if letter in _VNI_ALONE:
        return _VNI_ALONE[letter]
    apart = unicodedata.normalize("NFD", letter)
    base, marks = apart[0], apart[1:]
    tone = "".join(mark for mark in marks if mark in _TONES)
    hat = "".join(mark for mark in marks if mark not in _TONES)
    if base == "i" and tone:
        return letter
    if hat == "\u031b":
        base, hat = {"o": "ô", "u": "ö"}[base], ""
    return base + _VNI[hat, tone] if hat or tone else base


def windows_1258(text: str) -> bytes:
    """Text in Windows-1258: a tone is a byte after its letter, where both in one are not there."""
    return b"".join(map(_windows_letter, text))


def _windows_letter(letter: str) -> bytes:
    try:
        return letter.encode("cp1258")
    except UnicodeEncodeError:
        marks = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in marks if mark in _TONES)
        rest = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in tone))
        return (rest + tone).encode("cp1258")


def read_as(raw: bytes, codec: str) -> str:
    """Bytes as a program reads them that takes them for a codec: mojibake."""
    return "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in raw)
