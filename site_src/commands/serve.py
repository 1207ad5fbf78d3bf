"""`serve`: one campaign on this machine, shown while it is written."""

from __future__ import annotations

import argparse
import contextlib
import errno
import os
import signal
import sys
import webbrowser
from collections.abc import Iterator

from site_src.base.messages import gettext as _
from site_src.base.problems import Problem
from site_src.commands.content import open_content
from site_src.publish.configured import configured_campaign
from site_src.publish.live.desk import Desk
from site_src.reading.content import Content
from site_src.reading.names import find_campaign

# Ctrl+C is looked for between two waits.
LONGEST_WAIT = 0.5


def run(options: argparse.Namespace) -> int:
    """Serve until Ctrl+C."""
    return serve(open_content(options), options.campaign, options.port, options.open)


def serve(content: Content, campaign: str | None, port: int, opens: bool = False) -> int:
    """Serve a campaign, drafts and all, on 127.0.0.1 until Ctrl+C.

    Without a name the one in mkdocs.yml. `opens` shows it in the browser.
    """
    # A page that loads again is answered while others are still made: threads change quickly.
    sys.setswitchinterval(0.001)
    name = find_campaign(content, campaign or configured_campaign())
    if isinstance(name, Problem):
        print(name.message, name.hint, sep="\n", file=sys.stderr)
        return 1
    try:
        desk = Desk(content, name, port)
    except OSError as error:
        print(_why(port, error), file=sys.stderr)
        return 2
    with contextlib.closing(desk):
        try:
            desk.start()
            print(
                _("The site is at {url} (stop with Ctrl+C).").format(url=desk.address), flush=True
            )
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
    print(_("The preview has ended; the files in content/ are as you saved them."), flush=True)
    return 0


@contextlib.contextmanager
def _asked_to_end() -> Iterator[list[int]]:
    """Holds something once Ctrl+C was pressed or the system asked.

    An exception would come anywhere, also where nobody hears it.
    """
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
