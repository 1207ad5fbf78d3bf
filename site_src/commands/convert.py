"""`convert`: a file in an old encoding, or spoiled by a wrong one, written anew in UTF-8 (NFC)."""

from __future__ import annotations

import argparse
import os
import stat
import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from site_src.base.messages import gettext as _
from site_src.base.messages import thousands
from site_src.commands.base import FAILED, OK
from site_src.reading.load import read_bytes
from site_src.vietnamese.encodings import Reading, read_old, read_utf16

BACKUP = ".goc"


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a file; `done` is false where it was left alone for want of certainty."""

    done: bool
    message: str


def convert(file: Path) -> Result:
    """Write a file in UTF-8, the old one kept beside it; nothing is written when in doubt."""
    if not os.path.lexists(file):
        return Result(False, _("There is no file “{name}”").format(name=file))
    raw, problems = read_bytes(file, str(file))
    if raw is None:
        return Result(False, f"{file}: {problems[0].message}. {problems[0].hint}")
    reading = _read(raw)
    if reading is None:
        message = _("{file}: in what encoding this is, is not clear. Nothing was changed.")
        return Result(False, message.format(file=file))
    text = unicodedata.normalize("NFC", reading.text)
    new = text.encode("utf-8")
    if new == raw:
        message = _("{file}: is in UTF-8 already. Nothing was changed.")
        return Result(True, message.format(file=file))
    backup = file.with_name(file.name + BACKUP)
    try:
        with backup.open("xb") as opened:
            opened.write(raw)
    except FileExistsError:
        message = _("{file}: there is a “{backup}” already, which is not replaced. Move it away.")
        return Result(False, message.format(file=file, backup=backup.name))
    except OSError as error:
        message = _("{file}: cannot be written ({reason}). Nothing was changed.")
        return Result(False, message.format(file=file, reason=error.strerror))
    staged = file.with_name(f".{file.name}.new")
    staged.write_bytes(new)
    staged.chmod(stat.S_IMODE(file.stat().st_mode))
    staged.replace(file)
    return Result(True, _what_was_done(file, backup, reading))


def _read(raw: bytes) -> Reading | None:
    reading = read_utf16(raw) or read_old(raw)
    if reading is not None:
        return reading
    try:
        return Reading(raw.decode("utf-8"), "UTF-8 (NFD)")
    except UnicodeDecodeError:
        return None


def _what_was_done(file: Path, backup: Path, reading: Reading) -> str:
    lines = [
        _("{file}: was in {encoding} and is now in UTF-8. The old file is {backup}.").format(
            file=file, encoding=reading.encoding, backup=backup.name
        )
    ]
    if reading.lines:
        first = reading.lines[0]
        changed = _("{count} lines were changed, first line {line}: “{word}” is now “{meant}”.")
        lines.append(
            changed.format(
                count=thousands(len(reading.lines)),
                line=first.number,
                word=first.word,
                meant=first.meant,
            )
        )
    if reading.encoding.startswith("TCVN3"):
        lines.append(_("Fonts like .VnTimeH made capitals; those letters are small now."))
    if reading.lines:
        lines.append(_("Read it through before you go on."))
    return "\n    ".join(lines)


def run(options: argparse.Namespace) -> int:
    """Say of each file what became of it."""
    results = [convert(file) for file in options.files]
    for result in results:
        print(result.message, file=sys.stdout if result.done else sys.stderr)
    return OK if all(result.done for result in results) else FAILED
