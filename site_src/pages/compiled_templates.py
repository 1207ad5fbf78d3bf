"""Compiled templates, kept for the next process.

Compiling them all takes as long as building four campaigns.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

from site_src.base.cache import CACHE, keep, kept


class CompiledTemplates(jinja2.BytecodeCache):
    """A cache for a Jinja environment.

    `made_by` is what decides, beside its text, what becomes of a template.
    """

    def __init__(self, made_by: Iterable[bytes], folder: Path = CACHE / "templates") -> None:
        self._made_by = hashlib.sha256(b"\0".join(made_by))
        self._folder = folder

    def get_source_checksum(self, source: str) -> str:
        """Called by Jinja: what is kept of another text, or made by others, is not used."""
        sources = self._made_by.copy()
        sources.update(source.encode())
        return sources.hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Called by Jinja: the kept template, unless its file was damaged.

        A damaged one could end the interpreter.
        """
        if (code := kept(self._folder / bucket.key)) is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Called by Jinja with a template that was not there."""
        keep(self._folder / bucket.key, bucket.bytecode_to_string())
