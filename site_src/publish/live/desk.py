"""A preview with its server and its watcher: what was saved is shown."""

from __future__ import annotations

import time
import traceback
from pathlib import Path

from site_src.base.cache import CACHE
from site_src.base.disk import in_words
from site_src.base.messages import decimal, thousands
from site_src.base.messages import gettext as _
from site_src.base.problems import Problem, Severity, Spot, has_errors
from site_src.base.project import THEME
from site_src.model.name import CampaignName
from site_src.pages.templating import TEMPLATES
from site_src.publish.live.files import is_emptied
from site_src.publish.live.panel import panel
from site_src.publish.live.preview import Preview
from site_src.publish.live.server import Server
from site_src.publish.live.watching import Watcher
from site_src.reading.content import Content
from site_src.reading.problem_text import Lines, as_text

FOLDER = CACHE / "serve"
WATCHED = (TEMPLATES, Path(THEME))
READ = (".yml", ".md")
# What looks like a mistake or an emptied file is often half a save; so many seconds decide.
PATIENCE = 0.25


class Desk:
    """A preview with its server and its watcher. Raises OSError where the port is taken."""

    def __init__(self, content: Content, name: CampaignName, port: int) -> None:
        self._server = Server(port)
        # The port is this process's alone, and so is the folder that is called like it.
        self.preview = Preview(content, name, FOLDER / str(self._server.server_port))
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
        except OSError as error:
            spot = Spot(str(self.preview.name))
            problem = Problem(Severity.ERROR, "mkdocs", spot, in_words(error))
            self.preview.problems = [problem]
        except Exception as error:
            # A template with a mistake, most likely: whoever mends it is at this window.
            traceback.print_exc()
            message = _("The page could not be made: {error}").format(error=error)
            spot = Spot(str(self.preview.name))
            self.preview.problems = [Problem(Severity.ERROR, "mkdocs", spot, message)]
        if not self._watcher.has_news:
            self._tell_problems()

    def _read(self, changed: set[Path]) -> bool:
        if any(file.is_relative_to(folder) for file in changed for folder in WATCHED):
            self.preview.forget()
        is_right = self.preview.read()
        self._watch()
        return is_right

    def _update(self, start: float) -> None:
        """Have the pages made that somebody looks at, then the others.

        Leave off when there is something newer.
        """
        streams = self._server.streams
        first = {path.lstrip("/") for path in streams.paths()}
        pages = 0
        for file in self.preview.update(first):
            streams.tell()
            pages += file.endswith(".html")
            if self._watcher.has_news:
                return
        seconds = decimal(time.monotonic() - start, 2)
        message = _("{pages} pages made in {seconds} s") if pages else _("Read: no page changes.")
        _say(message.format(pages=thousands(pages), seconds=seconds))

    def _tell_problems(self) -> None:
        problems = self.preview.problems
        lines = Lines(self.preview.content)
        self._server.streams.show(panel(problems, lines))
        if has_errors(problems):
            errors = [problem for problem in problems if problem.severity is Severity.ERROR]
            _say(as_text(errors, lines).rstrip())
        elif self._tells_errors:
            _say(_("The errors are mended."))
        self._tells_errors = has_errors(problems)


def _say(text: str) -> None:
    print(text, flush=True)
