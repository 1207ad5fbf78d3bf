"""Why something could not be handed over, in words for the person who asked for it."""

from __future__ import annotations


class RefusedError(Exception):
    """One sentence that says what is wrong, and one that says what to do.

    Raised where nothing was done, or where the next run goes on from what was done.
    """

    def __init__(self, what: str, advice: str) -> None:
        super().__init__(f"{what}. {advice}")
        self.what, self.advice = what, advice
