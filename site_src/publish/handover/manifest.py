"""What publishing keeps at a target beside the pages: which files there are its own.

Nothing else is ever changed or taken away. It is written before the first file is sent, with what
is on its way, so that a run that was ended leaves nothing that the next one does not know.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from site_src.publish.listing import is_inside

FOLDER = "_tuan-le"
FILE = f"{FOLDER}/manifest.json"
# In place of a hash: it may be there, and nothing leads to it; it is there, in one of two states.
NEW, REPLACED = "+", "?"


@dataclass(frozen=True, slots=True)
class Manifest:
    """The unit whose pages these are, and the SHA-256 of each file by '/'-path."""

    unit: str
    files: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def parse(cls, content: bytes) -> Manifest:
        """Read what `content` writes. Raises ValueError where it is something else."""
        try:
            found = json.loads(content)
            files = dict(found["files"])
            if not all(is_inside(path) and isinstance(files[path], str) for path in files):
                raise ValueError(content[:80])
            return cls(str(found["unit"]), files)
        except (AttributeError, KeyError, RecursionError, TypeError) as error:
            raise ValueError(str(error)) from error

    @property
    def content(self) -> bytes:
        """The file's bytes."""
        files = dict(sorted(self.files.items()))
        text = json.dumps({"unit": self.unit, "files": files}, ensure_ascii=False, indent=0)
        return f"{text}\n".encode()
