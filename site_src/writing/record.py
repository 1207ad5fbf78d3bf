"""published.yml, written after a build: what is published now is added, nothing is taken away."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator, Mapping

from site_src.base.cache import CACHE
from site_src.base.disk import put, read_if_there
from site_src.base.locks import lock_file
from site_src.base.messages import gettext as _
from site_src.reading.content import Content
from site_src.reading.files import join
from site_src.reading.load import as_text
from site_src.reading.published import RECORD, read_lines

Values = Mapping[str, str]
_LOCK = CACHE / "published.lock"


def write_record(content: Content, published: Mapping[str, Mapping[str, Values]]) -> list[str]:
    """Add these addresses, by the path of the unit whose they are; the files that changed.

    Each file is written whole or not at all; what another build wrote meanwhile stays. Raises
    OSError.
    """
    written = []
    with _held():
        for path, addresses in sorted(published.items()):
            file = content.folder(path) / RECORD
            before = read_if_there(file) or b""
            text, _problems = as_text(before, RECORD)
            if text is None:
                continue  # An error that the build has told.
            after = with_addresses(text, addresses).encode("utf-8")
            if after != before and addresses:
                put(file, after)
                written.append(content.show(join(path, RECORD)))
    return written


def with_addresses(text: str, addresses: Mapping[str, Values]) -> str:
    """A file's text that has these addresses too, sorted; lines that are there stay as they are.

    What stands above the first address is the file's head; a comment goes with the line below it.
    """
    known, _problems = read_lines(text, RECORD)
    by_line = {line.spot.line: address for address, line in known.items()}
    head: list[str] = []
    waiting: list[str] = []
    lines: dict[str, list[str]] = {}
    for number, line in enumerate(text.rstrip("\n").split("\n") if text else (), 1):
        if number not in by_line:
            waiting.append(line)
        elif not lines and not head:
            head, waiting = waiting, []
            lines[by_line[number]] = [line]
        else:
            lines[by_line[number]] = [*waiting, line]
            waiting = []
    if not lines:
        head, waiting = (
            waiting or [f"# {_('Published addresses; “build --record” writes them.')}"],
            [],
        )
    for address, values in addresses.items():
        old = known.get(address)
        merged = {**(old.values if old else {}), **values}
        # That something was taken away holds until it is published again.
        if old is None or old.gone or merged != dict(old.values):
            comments = lines.get(address, [""])[:-1]
            lines[address] = [*comments, _line(address, merged)]
    body = [line for address in sorted(lines) for line in lines[address]]
    return "".join(f"{line}\n" for line in (*head, *body, *waiting))


def _line(address: str, values: Values) -> str:
    plain = address if address[:1].isalnum() and not set(address) & set(" :#'{}[],") else None
    key = plain if plain is not None else f'"{address}"'
    inside = ", ".join(f"{name}: {value}" for name, value in values.items())
    return f"{key}: {{{inside}}}" if inside else f"{key}:"


@contextlib.contextmanager
def _held() -> Iterator[None]:
    """One writer at a time, of all builds on this machine."""
    _LOCK.parent.mkdir(parents=True, exist_ok=True)
    with _LOCK.open("a+b") as lock:
        while not lock_file(lock):
            time.sleep(0.05)
        yield
