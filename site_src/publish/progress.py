"""How far a build is: done, left and the time that is left; quiet where there is no terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol, TextIO

from site_src.base.messages import gettext as _


class Progress(Protocol):
    """Hears of each campaign that is done."""

    def __call__(self, name: str) -> None:
        """One more is done, of this name."""


@contextmanager
def progress(total: int, stream: TextIO | None = None) -> Iterator[Progress]:
    """A line on the terminal while campaigns are built; it is gone at the end."""
    stream = sys.stderr if stream is None else stream
    if not stream.isatty() or total < 2:
        yield lambda name: None
        return
    from tqdm import tqdm

    left = _("{remaining} left")
    form = f"{{bar}} {{n_fmt}}/{{total_fmt}} {{desc}} {left}"
    with tqdm(total=total, file=stream, leave=False, bar_format=form, dynamic_ncols=True) as line:

        def note(name: str) -> None:
            line.set_description_str(name, refresh=False)
            line.update()

        yield note
