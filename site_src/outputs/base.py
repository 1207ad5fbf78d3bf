"""What an output is: files beside the pages, each a function of the campaign alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from site_src.model import Campaign


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A file to publish: its address, and how to make its bytes when the time comes.

    The address is a '/'-string below the campaign's folder. `make` is called once, after everything
    is known to be right. One that is the `same` in every campaign stands in `SAME` too: a build
    writes it once.
    """

    address: str
    make: Callable[[], bytes]
    same: bool = False


@dataclass(frozen=True, slots=True)
class Output:
    """One thing that someone downloads or subscribes to, in as many files as it takes."""

    name: str
    files: Callable[[Campaign], Iterable[OutputFile]]
