"""`publish`: a built campaign onto a target, only what differs, and no page misses a file."""

from __future__ import annotations

import argparse
import getpass
import sys

from site_src.base.messages import gettext as _
from site_src.base.messages import thousands
from site_src.commands.base import OK, USAGE
from site_src.commands.content import isatty
from site_src.commands.handing import in_sentences, named
from site_src.model.name import CampaignName
from site_src.publish.handover.material import material
from site_src.publish.handover.order import Steps
from site_src.publish.handover.publishing import Left, Publishing
from site_src.publish.handover.secrets import PASSWORD, S3_SECRETS, keep_secret
from site_src.publish.handover.settings import Aim, Settings
from site_src.publish.handover.targets.opening import open_target

# Where nobody sits, a line for so many files is enough.
LINES = 50


def run(options: argparse.Namespace) -> int:
    """Publish, or with --dry-run list what would be done."""
    found = named(options)
    if isinstance(found, int):
        return found
    _content, name, settings = found
    aim = _aim(settings, options.target)
    if isinstance(aim, int):
        return aim
    return in_sentences(lambda: _publish(options, name, aim))


def _aim(settings: Settings, text: str) -> Aim | int:
    """The target of that name, or else the folder or address that the text is."""
    if text in settings.targets:
        return settings.targets[text]
    if "/" in text or "\\" in text or "." in text:
        return Aim("", text)
    names = ", ".join(settings.targets) or _("none")
    words = _(
        "There is no target “{name}” in the unit’s handover.yml (there are: {names}). Give one of "
        "them, a folder, or an address."
    )
    print(words.format(name=text, names=names), file=sys.stderr)
    return USAGE


def _publish(options: argparse.Namespace, name: CampaignName, aim: Aim) -> int:
    found = material(options.site, str(name))
    if options.remember:
        _remember(aim)
    with open_target(aim) as target:
        progress = _Progress()
        publishing = Publishing(target, found, name.unit_path, options.again, _say, progress.show)
        if options.dry_run:
            _list(publishing.planned())
            return OK
        done = publishing.run()
        progress.end()
        if not done:
            print(
                _("Nothing has changed since; nothing was sent to {target}").format(
                    target=target.shown
                )
            )
            return OK
        print(
            _("Published at {target}: {sent} files sent, {gone} taken away").format(
                target=target.shown,
                sent=thousands(len(done.marks)),
                gone=thousands(sum(map(len, done.take))),
            )
        )
    return OK


def _list(found: Steps) -> None:
    for group in found.send:
        for path in group:
            print("+" if path in found.new else "~", path)
    for group in found.take:
        for path in group:
            print("-", path)
    print(
        _("To send: {sent} files; to take away: {gone}. Nothing was done.").format(
            sent=thousands(len(found.marks)), gone=thousands(sum(map(len, found.take)))
        )
    )


def _remember(aim: Aim) -> None:
    """Ask for the target's secrets and put them into the system's keyring."""
    for what in S3_SECRETS if aim.address.startswith("s3://") else (PASSWORD,):
        value = getpass.getpass(_("{what} for {target}: ").format(what=what, target=aim.address))
        keep_secret(aim.secrets, what, value)


def _say(text: str) -> None:
    print(text, file=sys.stderr)


class _Progress:
    """What is left, on one line of a terminal, or now and then on a line of its own."""

    def __init__(self) -> None:
        self._is_open = False

    def show(self, left: Left) -> None:
        """Called after each file."""
        words = _("{files} files left, {size} KB").format(
            files=thousands(left.files), size=thousands(-(-left.size // 1000))
        )
        if isatty():
            print(f"\r{words:<60}", end="", file=sys.stderr, flush=True)
            self._is_open = True
        elif left.files % LINES == 0:
            _say(words)

    def end(self) -> None:
        """Nothing more comes."""
        if self._is_open:
            print(file=sys.stderr)
