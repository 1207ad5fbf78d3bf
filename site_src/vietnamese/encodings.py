"""Vietnamese text from before Unicode, or spoiled on the way: recognised, and read.

TCVN3 (fonts .VnTime, ABC), VNI and Windows-1258 give Vietnamese letters to the bytes of Western
ones; such text is often saved as UTF-8 all the same and then reads “Häc tËp”. Mojibake is UTF-8
that a program took for another encoding. What a line is, is told by trying: a reading that turns
nonsense into Vietnamese syllables is right.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from site_src.base.messages import gettext as _
from site_src.vietnamese.syllables import syllables

# Byte by byte from A1; “.” is a byte that means nothing.
_TCVN3 = (
    "ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ"
)
_TCVN3_LETTERS = {0xA1 + n: letter for n, letter in enumerate(_TCVN3) if letter != "."}
_VNI_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_HATS = {"á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323", "â": ""}
_VNI_BOWLS = {"é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323", "ê": ""}
_VNI_MARKS = {
    **_VNI_TONES,
    **{sign: "\u0302" + tone for sign, tone in _VNI_HATS.items()},
    **{sign: "\u0306" + tone for sign, tone in _VNI_BOWLS.items()},
}
_VNI_LETTERS = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_PAIR = re.compile(f"([aeouyôö])([{''.join(_VNI_MARKS)}])", re.IGNORECASE)


# How often a text may have been misread.
PASSES = 3


@dataclass(frozen=True, slots=True)
class OldLine:
    """A line that is not what it should be.

    Its number from 1, where it begins to go wrong (column from 1), and a word of it as it stands
    and as it should read.
    """

    number: int
    column: int
    word: str
    meant: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A file read in the right way: its text, what it was in, and the lines that are changed.

    `lines` is empty where the file as a whole was in that encoding.
    """

    text: str
    encoding: str
    lines: tuple[OldLine, ...] = ()

    @property
    def first(self) -> str:
        """The first line that is changed, in a sentence: a word of it, and how it should read."""
        message = (
            _("“{word}” was “{meant}” before a program misread it (mojibake)")
            if self.encoding == MOJIBAKE
            else _("“{word}” is “{meant}” in the old encoding {encoding}")
        )
        line = self.lines[0]
        return message.format(word=line.word, meant=line.meant, encoding=self.encoding)


_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def read_utf16(raw: bytes) -> Reading | None:
    """The text of a file in UTF-16 or UTF-32, with a byte-order mark or without."""
    chosen = next((codec for mark, codec in _MARKS if raw.startswith(mark)), None)
    if chosen is None and len(raw) % 2 == 0:
        # Half the bytes of plain letters are NUL; a text has them nowhere else.
        halves = {"utf-16-be": raw[0::2].count(0), "utf-16-le": raw[1::2].count(0)}
        codec, zeros = max(halves.items(), key=lambda half: half[1])
        if zeros * 3 > len(raw) // 2 and zeros > 4 * min(halves.values()):
            chosen = codec
    if chosen is None:
        return None
    try:
        return Reading(raw.decode(chosen), chosen[:6].upper())
    except UnicodeDecodeError:
        return None


def read_old(raw: bytes) -> Reading | None:
    """A file whose text is, in some lines or all, in an old encoding or mojibake.

    None where nothing like that is seen. Bytes that are not UTF-8 and make no Vietnamese are no
    reading.
    """
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    whole = _line(raw)
    if isinstance(whole, str) and not _SUSPECT.search(whole):
        return None
    lines = [_line(line) for line in raw.split(b"\n")]
    votes: Counter[str] = Counter()
    foreign = 0
    for line in lines:
        for piece in _pieces(line):
            gains = _gains(piece) if isinstance(piece, bytes) or _FOREIGN.search(piece) else {}
            votes += Counter(gains)
            foreign += _foreign_signs(piece) if gains else 0
    # Slips of the keyboard are made of Vietnamese letters; another encoding shows signs of its own.
    if not votes or max(votes.values()) < 2 or foreign < 2:
        return None
    names = [name for name, _votes in votes.most_common()]
    changed: list[OldLine] = []
    texts = []
    for number, line in enumerate(lines, 1):
        text, spot = _mend(line, names)
        texts.append(text)
        if spot is not None:
            changed.append(OldLine(number, *spot))
        elif isinstance(line, bytes):
            return None
    return Reading("\n".join(texts), _NAMES[names[0]], tuple(changed)) if changed else None


# --- The encodings -------------------------------------------------------------------------------


def _tcvn3(raw: bytes) -> str | None:
    letters = [_TCVN3_LETTERS.get(byte, "" if byte > 0xA0 else chr(byte)) for byte in raw]
    return "".join(letters) if all(letters) else None


def _vni(raw: bytes) -> str:
    def join(match: re.Match[str]) -> str:
        base, sign = match.groups()
        base = base.lower().translate({ord("ô"): "ơ", ord("ö"): "ư"})
        joined = base + _VNI_MARKS[sign.lower()]
        return joined.upper() if match[1].isupper() else joined

    def single(match: re.Match[str]) -> str:
        letter = _VNI_LETTERS[match[0].lower()]
        return letter.upper() if match[0].isupper() else letter

    text = raw.decode("latin-1")
    # A pair is taken first, and kept apart from the letters that stand for themselves.
    parts = re.split(f"((?i:{_VNI_PAIR.pattern.replace('(', '(?:')}))", text)
    singles = re.compile(f"(?i:[{''.join(_VNI_LETTERS)}])")
    mended = [
        _VNI_PAIR.sub(join, part) if number % 2 else singles.sub(single, part)
        for number, part in enumerate(parts)
    ]
    return unicodedata.normalize("NFC", "".join(mended))


def _windows_1258(raw: bytes) -> str | None:
    try:
        return unicodedata.normalize("NFC", raw.decode("cp1258"))
    except UnicodeDecodeError:
        return None


def _utf8(raw: bytes) -> str | None:
    """UTF-8, as often as it was taken for something else."""
    text = None
    for _time in range(PASSES):
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError:
            break
        again = _raw(text, "cp1252")
        if again is None or again == raw:
            break
        raw = again
    return unicodedata.normalize("NFC", text) if text is not None else None


_READINGS: dict[str, Callable[[bytes], str | None]] = {
    "utf-8": _utf8,
    "tcvn3": _tcvn3,
    "vni": _vni,
    "windows-1258": _windows_1258,
}
MOJIBAKE = "mojibake"
_NAMES = {
    "utf-8": MOJIBAKE,
    "tcvn3": "TCVN3 (.VnTime, ABC)",
    "vni": "VNI (VNI-Times)",
    "windows-1258": "Windows-1258",
}


def _bytes_of(codec: str) -> dict[int, int]:
    """Which byte a program took for a character; bytes that the codec lacks stay as they are."""
    table = {number: number for number in range(256)}
    for byte in range(0x80, 0x100):
        letter = bytes([byte]).decode(codec, "ignore")
        if letter:
            table[ord(letter)] = byte
    return table


_TAKEN_FOR = {codec: _bytes_of(codec) for codec in ("cp1252", "cp1258", "mac_roman")}


def _raw(piece: str, codec: str) -> bytes | None:
    table = _TAKEN_FOR[codec]
    numbers = [table.get(ord(letter), -1) for letter in piece]
    return bytes(numbers) if min(numbers, default=0) >= 0 else None


# --- Which of them it is -------------------------------------------------------------------------

# Letters that Western text has and Vietnamese has not, and signs that stand alone in any text.
_SUSPECT = re.compile(
    "[\u0080-\u009f¡-¿×÷ÄÅÆÇËÎÏÑÖØÛÜÞßäåæçëîïðñöøûüþÿœŒŸ∫√∂Ω≈∆ƒ¬]|[a-zà-ÿ][À-Þ]|[aeouyôö][áàãâèéêúùõ]"
)
# Those of them that no slip of the keyboard makes.
_FOREIGN = re.compile(_SUSPECT.pattern.rpartition("|")[0])


def _foreign_signs(piece: str | bytes) -> int:
    """How many signs Vietnamese has not; all that is not UTF-8 is foreign."""
    return len(piece) if isinstance(piece, bytes) else len(_FOREIGN.findall(piece))


def _line(raw: bytes) -> str | bytes:
    try:
        return unicodedata.normalize("NFC", raw.decode("utf-8"))
    except UnicodeDecodeError:
        return raw


def _pieces(line: str | bytes) -> Iterator[str | bytes]:
    """The parts of a line that may be in an old encoding.

    Words with letters that no such encoding has stand between them.
    """
    if isinstance(line, bytes):
        yield line
    elif _SUSPECT.search(line):
        yield from filter(_is_doubtful, _BETWEEN.split(line))


# Signs of quotation around plain letters; in TCVN3 the same bytes are “ô” and “ằ”.
_QUOTATION = re.compile(r"(?<!\S)«|»(?=[\s.,;:)(]|$)")


def _is_doubtful(piece: str) -> bool:
    if _QUOTATION.sub("", piece).isascii():
        return False
    words, right = syllables(piece)
    return right < words


_ENCODABLE = "".join(
    re.escape(chr(number)) for number in sorted({n for t in _TAKEN_FOR.values() for n in t})
)
_BETWEEN = re.compile(f"((?:[^ \\t]*[^{_ENCODABLE}][^ \\t]*[ \\t]*)+)")


def _candidates(piece: str | bytes) -> Iterator[tuple[str, str]]:
    """The readings of a piece that give a text: their names and the texts."""
    if isinstance(piece, bytes):
        for name in ("windows-1258", "tcvn3", "vni"):
            if text := _READINGS[name](piece):
                yield name, text
        return
    for codec in _TAKEN_FOR:
        raw = _raw(piece, codec)
        if raw is None or raw.isascii():
            continue
        for name, read in _READINGS.items():
            if (codec != "mac_roman" or name == "utf-8") and (text := read(raw)):
                yield name, text


def _gains(piece: str | bytes) -> dict[str, int]:
    """For each reading that makes a piece Vietnamese, how many words it mends."""
    before = syllables(piece)[1] if isinstance(piece, str) else 0
    gains: dict[str, int] = {}
    for name, text in _candidates(piece):
        words, right = syllables(text)
        if right > before and right * 10 >= words * 8 and not _odd(text):
            gains[name] = max(gains.get(name, 0), right - before)
    best = max(gains.values(), default=0)
    # What is much worse than the best is chance.
    return {name: gain for name, gain in gains.items() if gain * 2 > best}


def _odd(text: str) -> bool:
    """Whether a reading leaves what no text has."""
    return any(unicodedata.category(letter) in ("Cc", "Mn", "Co") for letter in text.strip("\r\t "))


def _mend(line: str | bytes, names: Iterable[str]) -> tuple[str, tuple[int, str, str] | None]:
    """A line in its best reading; and where it was wrong, a word of it before and after."""
    if isinstance(line, bytes):
        votes = _gains(line)
        whole = _READINGS[next((n for n in names if n in votes), next(iter(names)))](line)
        if whole is None:
            return "", None
        return whole, (1, *_first_word(line.decode("latin-1"), whole))
    parts: list[str] = []
    spot, column = None, 1
    pieces = _BETWEEN.split(line) if _SUSPECT.search(line) else [line]
    for piece in pieces:
        # Beside sound Vietnamese a word without foreign letters is a slip, and stays as it is.
        is_old = len(pieces) == 1 or _FOREIGN.search(piece)
        gains = _gains(piece) if is_old and _is_doubtful(piece) else {}
        name = next((n for n in names if n in gains), None)
        mended = next((text for encoding, text in _candidates(piece) if encoding == name), piece)
        parts.append(mended)
        if mended != piece and spot is None:
            word, meant = _first_word(piece, mended)
            spot = (column + max(piece.find(word), 0), word, meant)
        column += len(piece)
    return "".join(parts), spot


def _first_word(before: str, after: str) -> tuple[str, str]:
    """The first word that a reading changes, before and after."""
    pairs = zip(before.split(), after.split(), strict=False)
    return next(((b, a) for b, a in pairs if a != b), (before.strip()[:20], after.strip()[:20]))
