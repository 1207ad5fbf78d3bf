"""A campaign onto a target: only what differs is sent, in order, and nothing foreign goes.

Killed at any moment, the target has every file that a page there leads to; run again, it ends the
same as if it had not been.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field

from site_src.base.messages import gettext as _
from site_src.publish.handover import lease as leases
from site_src.publish.handover.lease import Lease
from site_src.publish.handover.manifest import FILE, FOLDER, Manifest
from site_src.publish.handover.material import Material
from site_src.publish.handover.order import Steps, steps
from site_src.publish.handover.refused import RefusedError
from site_src.publish.handover.targets.base import Kind, Target
from site_src.publish.listing import STAMP, SUMS, digest_of

# What was sent is written down this often, in seconds: so much is sent again after a break.
CHECKPOINT = 10.0
# Foreign files that a refusal names.
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Left:
    """What is still to be sent."""

    files: int
    size: int


@dataclass(frozen=True, slots=True)
class Publishing:
    """What is to be done where; `told` hears sentences, `progress` what is left.

    With `again` everything is sent, whatever an earlier run wrote down. `patience` is how many
    seconds another run's mark may stay the same.
    """

    target: Target
    material: Material
    unit: str
    again: bool = False
    told: Callable[[str], None] = print
    progress: Callable[[Left], None] = lambda left: None
    patience: float = leases.PATIENCE
    _seen: dict[str, Mapping[str, Kind]] = field(default_factory=dict)

    def planned(self) -> Steps:
        """What there is to do; nothing is changed. Raises `RefusedError`, and OSError."""
        found = self._steps(self._manifest())
        self._foreign(found)
        return found

    def run(self) -> Steps:
        """Do it; what was done. Raises `RefusedError`, and OSError."""
        found = self._steps(self._manifest())
        if not found:
            return found
        with leases.held(self.target, self.told, self.patience) as lease:
            self._must_tell()
            self._seen.clear()
            manifest = self._manifest()
            found = self._steps(manifest)
            self._foreign(found)
            self._clean()
            if found:
                self._send(found, dict(manifest.files), lease)
        self.target.finish()
        return found

    @property
    def _wanted(self) -> dict[str, str]:
        sums = dict(self.material.listing.sums)
        return sums | {path: digest_of(self.material.read(path)) for path in (SUMS, STAMP)}

    def _manifest(self) -> Manifest:
        content = self.target.read(FILE)
        if content is None:
            return Manifest(self.unit)
        try:
            found = Manifest.parse(content)
        except ValueError as error:
            words = _("{file} at the target is not as publishing writes it")
            advice = _("Take away what was published there, with this file, and publish again.")
            raise RefusedError(words.format(file=FILE), advice) from error
        if found.unit != self.unit:
            words = _("{target} has the pages of another unit: {unit}")
            advice = _("Give each unit a folder of its own.")
            raise RefusedError(words.format(target=self.target.shown, unit=found.unit), advice)
        return found

    def _steps(self, manifest: Manifest) -> Steps:
        wanted, known = self._wanted, manifest.files
        _no_twins(wanted)
        if self.again:
            known = dict.fromkeys(known, "")
        return steps(wanted, known)

    # --- What is foreign --------------------------------------------------------------------------

    def _must_tell(self) -> None:
        """A target that shows nothing of what it has could hide what is foreign."""
        if FOLDER not in self.target.names(""):
            words = _("{target} does not list what lies there, so nobody could see foreign files")
            advice = _("Have whoever runs it allow this user to list folders.")
            raise RefusedError(words.format(target=self.target.shown), advice)

    def _foreign(self, found: Steps) -> None:
        """Refuse where something that is not ours lies in the place of a new file."""
        taken = [path for path in found.new if self._is_taken(path)]
        if not taken:
            return
        words = _("{target} holds other things than what was published there: {files}")
        files = ", ".join(taken[:SHOWN]) + (" …" if len(taken) > SHOWN else "")
        advice = _("Publish into an empty folder, or take these away if nobody needs them.")
        raise RefusedError(words.format(target=self.target.shown, files=files), advice)

    def _is_taken(self, path: str) -> bool:
        at = ""
        *folders, name = path.split("/")
        for step in folders:
            kind = self._kind(at, step)
            if kind is not Kind.FOLDER:
                return kind is not None
            at = f"{at}/{step}".lstrip("/")
        if self._kind(at, name) is None:
            return False
        # What is there already, byte by byte, was put there by hand or by a run that was ended.
        there = self.target.read(path)
        return there is None or digest_of(there) != digest_of(self.material.read(path))

    def _kind(self, folder: str, name: str) -> Kind | None:
        """What lies there under the name, or one that differs by the case of letters alone."""
        if folder not in self._seen:
            names = self.target.names(folder)
            self._seen[folder] = {each.casefold(): names[each] for each in names}
        return self._seen[folder].get(name.casefold())

    def _clean(self) -> None:
        """Take away what ended runs were just sending."""
        names = self.target.names(FOLDER)
        parts = [f"{FOLDER}/{name}" for name in names if name.endswith(".part")]
        if parts:
            self.target.take_away(parts)

    # --- Sending ----------------------------------------------------------------------------------

    def _send(self, found: Steps, files: dict[str, str], lease: Lease) -> None:
        wanted = self._wanted
        files |= found.marks
        self._write(files)
        left = {path: self.material.size(path) for path in found.marks}
        last = time.monotonic()
        with ThreadPoolExecutor(self.target.at_once) as pool:
            for group in found.send:
                for path in self._all(pool, group, lease):
                    files[path] = wanted[path]
                    del left[path]
                    self.progress(Left(len(left), sum(left.values())))
                    if time.monotonic() - last > CHECKPOINT:
                        self._write(files)
                        last = time.monotonic()
        if found.take:
            self._write({**files, **found.doubts})
            for group in found.take:
                lease.renew()
                self.target.take_away(group)
        lease.must_be_ours()
        self._write(wanted)

    def _all(self, pool: ThreadPoolExecutor, paths: Iterable[str], lease: Lease) -> Iterable[str]:
        """Send files, several at a time; each path when it is there."""
        waiting = {pool.submit(self._put, path): path for path in paths}
        try:
            while waiting:
                done: set[Future[None]]
                done, _rest = wait(waiting, leases.RENEWED / 2, FIRST_COMPLETED)
                for each in done:
                    each.result()
                    yield waiting.pop(each)
                lease.renew()
        finally:
            for each in waiting:
                each.cancel()

    def _put(self, path: str) -> None:
        self.target.put(path, self.material.read(path))

    def _write(self, files: Mapping[str, str]) -> None:
        self.target.put(FILE, Manifest(self.unit, files).content)


def _no_twins(wanted: Iterable[str]) -> None:
    """Refuse names that some target would take for one."""
    seen: dict[str, str] = {}
    for path in wanted:
        twin = seen.setdefault(path.casefold(), path)
        if twin != path:
            words = _("“{name}” and “{other}” are one file on Windows").format(
                name=path, other=twin
            )
            raise RefusedError(words, _("Rename one of the two; write names in small letters."))
