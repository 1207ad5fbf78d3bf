"""Files put aside for those that stand for them now: nothing is ever written over."""

from __future__ import annotations

from pathlib import Path

# As `convert` names the file that it was before; nothing reads such a file.
ENDING = ".goc"


def set_aside(file: Path) -> Path:
    """Rename a file, so that nothing reads it and nothing is lost; where it is now."""
    number = 1
    target = file.with_name(file.name + ENDING)
    while target.exists() and target.read_bytes() != file.read_bytes():
        number += 1
        target = file.with_name(f"{file.name}.{number}{ENDING}")
    file.replace(target)
    return target
