"""`verify`: whether what stands in a folder, a zip or on the web is a build, whole."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from site_src.base.messages import gettext as _
from site_src.base.messages import thousands
from site_src.base.problems import Problem
from site_src.commands.base import FAILED, OK, USAGE
from site_src.commands.content import named_campaign, open_content
from site_src.commands.handing import in_sentences
from site_src.publish.handover.keys import BadKeyError, PublicKey
from site_src.publish.handover.material import material
from site_src.publish.handover.pack import pack
from site_src.publish.handover.refused import RefusedError
from site_src.publish.handover.settings import read_settings
from site_src.publish.handover.signing import ENDING, signed
from site_src.publish.handover.verify import Copy, Verdict, on_disk, verify
from site_src.publish.listing import Stamp

# Names of one kind that are printed.
MOST = 20


def run(options: argparse.Namespace) -> int:
    """Look, and say what is missing, changed or foreign."""
    return in_sentences(lambda: _verify(options))


def _verify(options: argparse.Namespace) -> int:
    expected = _expected(options)
    if isinstance(expected, int):
        return expected
    with _place(options.place) as place:
        verdict = verify(place, options.all)
    good = _signature(options, verdict)
    other = _other_build(verdict, expected)
    return _say(verdict, other) if good else FAILED


def _expected(options: argparse.Namespace) -> tuple[Stamp, ...] | int:
    """What `publish` and `pack` would hand over now; either may stand at a place."""
    if options.campaign is None:
        return ()
    name = named_campaign(open_content(options), options.campaign)
    if isinstance(name, Problem) or name is None:
        print(name.message if name else "", file=sys.stderr)
        return USAGE
    found = material(options.site, str(name))
    return found.stamp, pack(options.site, str(name))[1].stamp


def _other_build(verdict: Verdict, stamps: Sequence[Stamp]) -> str:
    there = verdict.stamp
    if not stamps or (there and there.sha256 in {stamp.sha256 for stamp in stamps}):
        return ""
    words = _(
        "Another build stands there (content {there}, of {day}) than here ({here}, of {today})"
    )
    return words.format(
        there=there.revision if there else "?",
        day=there.day if there else "?",
        here=stamps[0].revision,
        today=stamps[0].day,
    )


@contextmanager
def _place(text: str) -> Iterator[Copy]:
    if text.startswith(("https://", "http://")):
        from site_src.publish.handover.web import WebCopy

        with closing(WebCopy(text)) as web:
            yield web
        return
    path = Path(text)
    if not path.exists():
        advice = _("Give a folder, a zip, or an address that begins with https://.")
        raise RefusedError(_("There is nothing at {place}").format(place=text), advice)
    with on_disk(path) as place:
        yield place


def _signature(options: argparse.Namespace, verdict: Verdict) -> bool:
    """Whether a zip's signature is good, or there is none to look at; says what it found."""
    file = Path(options.place + ENDING)
    if not options.place.endswith(".zip"):
        return True
    try:
        key = PublicKey.parse(options.key) if options.key else _key_of_unit(options, verdict)
        if key is None or not file.exists():
            if options.key:
                words = _("There is no signature: {file} is missing")
                print(words.format(file=file), file=sys.stderr)
            return not options.key
        comment = signed(key, Path(options.place).read_bytes(), file.read_text(encoding="utf-8"))
    except (BadKeyError, UnicodeDecodeError):
        print(_("The key or the signature is not in minisign’s form."), file=sys.stderr)
        return False
    if comment is None:
        print(_("The signature is not of this key, or of another file."), file=sys.stderr)
        return False
    print(_("The signature is good: {comment}").format(comment=comment))
    return True


def _key_of_unit(options: argparse.Namespace, verdict: Verdict) -> PublicKey | None:
    if verdict.stamp is None:
        return None
    unit = verdict.stamp.campaign.rpartition("/")[0]
    return read_settings(open_content(options), unit)[0].key


def _say(verdict: Verdict, other: str) -> int:
    stamp = verdict.stamp
    if stamp is not None:
        words = _("{campaign}: version {version}, content {revision}, as of {day}")
        about = {"campaign": stamp.campaign, "version": stamp.version}
        print(words.format(**about, revision=stamp.revision, day=stamp.day))
    for title, names in (
        (_("Missing"), verdict.missing),
        (_("Not as it was built"), verdict.changed),
        (_("Foreign, no build put it there"), verdict.foreign),
    ):
        if names:
            print(f"{title}: {thousands(len(names))}")
            print(*(f"  {name}" for name in names[:MOST]), sep="\n")
            if len(names) > MOST:
                print(_("  … and {count} more").format(count=thousands(len(names) - MOST)))
    if verdict.host:
        print(_("The host:"))
        print(*(f"  {line}" for line in verdict.host), sep="\n")
    if other:
        print(other)
    looked = _("Looked at {count} of {files} files.").format(
        count=thousands(verdict.looked_at), files=thousands(verdict.files)
    )
    good = verdict.is_good and not other
    print(looked, _("All is well.") if good else _("Not all is well."))
    return OK if good else FAILED
