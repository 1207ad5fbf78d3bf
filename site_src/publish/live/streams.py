"""The pages that are open in browsers, and what they are told: to load again, and what is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from queue import Empty, SimpleQueue
from threading import Lock

# A line that means nothing goes out so often (in seconds), to notice browsers that have left.
PULSE = 15.0


class Stream:
    """One open page: the path at which it was loaded, and the state in which it was."""

    def __init__(self, path: str, state: str) -> None:
        self.path, self.state = path, state
        self.waiting: SimpleQueue[str | None] = SimpleQueue()

    def messages(self) -> Iterator[bytes]:
        """What goes to the browser, as it comes, in the form of Server-Sent Events."""
        while True:
            try:
                message = self.waiting.get(timeout=PULSE)
            except Empty:
                yield b":\n\n"
                continue
            if message is None:
                return
            yield message.encode()


class Streams:
    """All open pages. `state_of` tells the present state of what stands at a path."""

    def __init__(self, state_of: Callable[[str], str]) -> None:
        self._state_of = state_of
        self._open: list[Stream] = []
        self._problems = ""
        self._is_closed = False
        self._lock = Lock()

    def open(self, path: str, state: str) -> Stream:
        """A page that was loaded in this state, and from now on is told of changes."""
        stream = Stream(path, state)
        with self._lock:
            if self._is_closed:
                stream.waiting.put(None)
            self._open.append(stream)
            stream.waiting.put(_event("problems", self._problems))
            self._tell(stream)
        return stream

    def close(self, stream: Stream) -> None:
        """The page has left."""
        with self._lock:
            self._open.remove(stream)

    def close_all(self) -> None:
        """The server ends."""
        with self._lock:
            self._is_closed = True
            for stream in self._open:
                stream.waiting.put(None)

    def paths(self) -> set[str]:
        """Where the open pages are."""
        with self._lock:
            return {stream.path for stream in self._open}

    def tell(self) -> int:
        """Have each page load again that is not as it was loaded; how many are told."""
        with self._lock:
            return sum(self._tell(stream) for stream in self._open)

    def _tell(self, stream: Stream) -> bool:
        state = self._state_of(stream.path)
        if state == stream.state:
            return False
        stream.state = state
        stream.waiting.put(_event("reload", ""))
        return True

    def show(self, problems: str) -> None:
        """Have every page show this HTML over itself; '' for nothing."""
        with self._lock:
            if problems == self._problems:
                return
            self._problems = problems
            for stream in self._open:
                stream.waiting.put(_event("problems", problems))


def _event(name: str, data: str) -> str:
    # As JSON it is one line, which an event's data must be.
    return f"event: {name}\ndata: {json.dumps(data)}\n\n"
