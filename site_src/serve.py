"""`build.py serve`: one campaign on this machine, shown while it is written."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import sys
import time
import traceback
import webbrowser
from collections.abc import Iterator
from pathlib import Path

from site_src.assets import THEME
from site_src.cache import CACHE
from site_src.campaigns import no_such_campaign, parse_name
from site_src.live.files import is_emptied
from site_src.live.pages import configured_campaign
from site_src.live.panel import panel
from site_src.live.preview import Preview
from site_src.live.server import Server
from site_src.live.watching import Watcher
from site_src.messages import gettext as _
from site_src.problems import Place, Problem, Severity, has_errors
from site_src.report import Lines, as_text
from site_src.templating import TEMPLATES
from site_src.tree import ContentTree

FOLDER = CACHE / "serve"
WATCHED = (TEMPLATES, Path(THEME))
READ = (".yml", ".md")
# What looks like a mistake or an emptied file is often half a save; so many seconds decide.
PATIENCE = 0.25
# Ctrl+C is looked for between two waits.
LONGEST_WAIT = 0.5


def serve(tree: ContentTree, campaign: str | None, port: int, opens: bool = False) -> int:
    """Serve a campaign, drafts and all, on 127.0.0.1 until Ctrl+C; without a name the one in
    mkdocs.yml. `opens` shows it in the browser."""
    # A page that loads again is answered while others are still made: threads change quickly.
    sys.setswitchinterval(0.001)
    name = (campaign or configured_campaign()).strip("/").replace("\\", "/")
    parsed = parse_name(name)
    if parsed is None or not tree.folder(parsed[0]).is_dir():
        problem = no_such_campaign(tree, name)
        print(problem.message, problem.hint, sep="\n", file=sys.stderr)
        return 1
    try:
        desk = Desk(tree, name, port)
    except OSError as error:
        print(_why(port, error), file=sys.stderr)
        return 2
    with contextlib.closing(desk):
        try:
            desk.start()
            _say(_("The site is at {url} (stop with Ctrl+C).").format(url=desk.address))
            if opens:
                webbrowser.open(desk.address)
            with _asked_to_end() as asked:
                while not asked:
                    desk.follow(LONGEST_WAIT)
        except OSError as error:
            message = _("Saved files cannot be followed here: {error}").format(error=error)
            print(message, file=sys.stderr)
            return 2
        except KeyboardInterrupt:
            pass  # While everything was made for the first time.
    _say(_("The preview has ended; the files in content/ are as you saved them."))
    return 0


@contextlib.contextmanager
def _asked_to_end() -> Iterator[list[int]]:
    """Holds something once Ctrl+C was pressed or the system asked. An exception would come
    anywhere, also where nobody hears it."""
    asked: list[int] = []
    signals = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(each, lambda number, frame: asked.append(number)) for each in signals]
    try:
        yield asked
    finally:
        for each, handler in zip(signals, before, strict=True):
            signal.signal(each, handler)


def _why(port: int, error: OSError) -> str:
    # Windows says of a port that another program has for itself that it is forbidden.
    taken = (errno.EADDRINUSE, errno.EACCES) if os.name == "nt" else (errno.EADDRINUSE,)
    if error.errno in taken:
        message = _("Port {port} is taken, perhaps by another preview. Use another: --port {other}")
        return message.format(port=port, other=port + 1)
    return _("Port {port} cannot be used: {error}").format(port=port, error=error)


class Desk:
    """A preview with its server and its watcher. Raises OSError where the port is taken."""

    def __init__(self, tree: ContentTree, name: str, port: int) -> None:
        self._server = Server(port)
        # The port is this process's alone, and so is the folder that is called like it.
        self.preview = Preview(tree, name, FOLDER / str(self._server.server_port))
        self._watcher = Watcher()
        self._tells_errors = False

    @property
    def address(self) -> str:
        """Where the home page is."""
        return self._server.address

    def start(self) -> None:
        """Make everything once, and answer."""
        self._watch()
        self._server.start(self.preview.folder)
        self._refresh(set())

    def close(self) -> None:
        """Answer and watch no more; the folder goes, too."""
        self._watcher.close()
        self._server.stop()
        self.preview.folder.remove()

    def follow(self, seconds: float) -> None:
        """Wait for a change, at most so long, and show it."""
        changed = self._watcher.wait(seconds)
        while any(file.suffix in READ and is_emptied(file) for file in changed):
            more = self._watcher.wait(PATIENCE)
            if not more:
                break
            changed |= more
        if changed:
            self._refresh(changed)

    def _watch(self) -> None:
        self._watcher.look_at({**self.preview.folders(), **dict.fromkeys(WATCHED, True)})

    def _refresh(self, changed: set[Path]) -> None:
        start = time.monotonic()
        try:
            is_right = self._read(changed)
            while not is_right and (changed := self._watcher.wait(PATIENCE)):
                is_right = self._read(changed)
            if is_right:
                self._server.streams.show("")
                self._update(start)
        except Exception as error:
            # A template with a mistake, most likely: whoever mends it is at this window.
            traceback.print_exc()
            message = _("The page could not be made: {error}").format(error=error)
            place = Place(self.preview.name)
            self.preview.problems = [Problem(Severity.ERROR, "mkdocs", place, message)]
        if not self._watcher.has_news:
            self._tell_problems()

    def _read(self, changed: set[Path]) -> bool:
        if any(file.is_relative_to(folder) for file in changed for folder in WATCHED):
            self.preview.forget()
        is_right = self.preview.read()
        self._watch()
        return is_right

    def _update(self, start: float) -> None:
        """Have the pages made that somebody looks at, then the others; leave off when there is
        something newer."""
        streams = self._server.streams
        first = {path.lstrip("/") for path in streams.paths()}
        pages = 0
        for file in self.preview.update(first):
            streams.tell()
            pages += file.endswith(".html")
            if self._watcher.has_news:
                return
        seconds = f"{time.monotonic() - start:.2f}".replace(".", ",")
        message = _("{pages} pages made in {seconds} s") if pages else _("Read: no page changes.")
        _say(message.format(pages=pages, seconds=seconds))

    def _tell_problems(self) -> None:
        problems, tree = self.preview.problems, self.preview.tree
        lines = Lines(tree.root, tree.shown)
        self._server.streams.show(panel(problems, lines))
        if has_errors(problems):
            errors = [problem for problem in problems if problem.severity is Severity.ERROR]
            _say(as_text(errors, lines).rstrip())
        elif self._tells_errors:
            _say(_("The errors are mended."))
        self._tells_errors = has_errors(problems)


def _say(text: str) -> None:
    print(text, flush=True)
