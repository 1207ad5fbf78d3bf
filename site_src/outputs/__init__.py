"""Everything that someone downloads or subscribes to, one module each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from site_src.model import Campaign


@dataclass(frozen=True, slots=True)
class Output:
    """A file beside the pages: `address` is its '/'-string below the campaign's folder, `make`
    a function of the campaign alone that gives its bytes."""

    address: str
    make: Callable[[Campaign], bytes]


OUTPUTS: tuple[Output, ...] = ()
