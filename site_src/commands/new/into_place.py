"""Files that were checked, put into their place at once; nothing that exists is overwritten."""

from __future__ import annotations

import shutil
from pathlib import Path

from site_src.reading.content import Content
from site_src.reading.files import Unwritten, join


def in_folder(folder: str, files: Unwritten) -> dict[str, bytes | Path]:
    """Files of a folder by their path below content/."""
    return {join(folder, name): data for name, data in files.items()}


def put_into_place(content: Content, at: str, files: Unwritten) -> None:
    """Write files beside their folder, then rename; into a folder that is there, file by file."""
    folder = content.folder(at)
    staging = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(staging, ignore_errors=True)
    try:
        for name, data in files.items():
            file = staging.joinpath(*name.split("/"))
            file.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(data, Path):
                shutil.copyfile(data, file)
            else:
                file.write_bytes(data)
        if not folder.exists():
            staging.rename(folder)
            return
        for name in files:
            target = folder.joinpath(*name.split("/"))
            if target.exists():
                raise FileExistsError(target)
            staging.joinpath(*name.split("/")).rename(target)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
