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
    writes it once. `was` has the addresses that it had before: its bytes stand there, too.
    `lasting` says that others keep the address, by subscribing to it or by linking.
    """

    address: str
    make: Callable[[], bytes]
    same: bool = False
    was: tuple[str, ...] = ()
    lasting: bool = False


@dataclass(frozen=True, slots=True)
class Output:
    """One thing that someone downloads or subscribes to, in as many files as it takes."""

    name: str
    files: Callable[[Campaign], Iterable[OutputFile]]


@dataclass(frozen=True, slots=True)
class Moves:
    """What became of addresses below a folder: pairs of an old and a new one, and those gone."""

    moved: tuple[tuple[str, str], ...] = ()
    gone: tuple[str, ...] = ()

    @property
    def few(self) -> Moves:
        """Themselves, or none where they are more than a server bears.

        Apache and nginx look at each line with every request, and IIS serves nothing from a folder
        whose web.config is larger than 250 kB.
        """
        addresses = [*(old + new for old, new in self.moved), *self.gone]
        return self if sum(LINE + len(each) for each in addresses) <= MOST else NO_MOVES


# Bytes: what a line needs at most beside its addresses, and what all of them may need.
LINE, MOST = 220, 200_000
NO_MOVES = Moves()
