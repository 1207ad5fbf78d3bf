"""A branch of a Git repository, as Pages of many hosts take it: one commit for each publishing.

Nothing shows until all of it is pushed. The branch's history is not fetched.
"""

from __future__ import annotations

import os
import posixpath
import re
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast
from urllib.parse import unquote, urlsplit

from dulwich.client import (
    GitClient,
    HTTPUnauthorized,
    SendPackResult,
    default_urllib3_manager,
    get_transport_and_path,
)
from dulwich.errors import GitProtocolError, HangupException, NotGitRepository
from dulwich.file import FileLocked
from dulwich.index import commit_tree
from dulwich.object_store import iter_tree_contents
from dulwich.objects import Blob, Commit, ObjectID, ShaFile
from dulwich.pack import pack_objects_to_data
from dulwich.refs import Ref
from dulwich.repo import MemoryRepo

from site_src.base.messages import gettext as _
from site_src.publish.handover.refused import RefusedError, causes
from site_src.publish.handover.secrets import PASSWORD, secret
from site_src.publish.handover.settings import Aim
from site_src.publish.handover.targets.base import Kind, patience_for
from site_src.publish.handover.targets.broken import (
    broken,
    forbidden,
    in_words,
    of_the_line,
    refused,
    unknown_host,
    without_key,
    wrong_secret,
)

# A host that falls silent is no longer waited for after a minute, whatever ssh's own settings are.
_SSH = "ssh -o ConnectTimeout=60 -o ServerAliveInterval=20 -o ServerAliveCountMax=3"
# Seconds that a lock on a branch of this machine may stay before it counts as left behind.
LEFT = 2.0
_FILE_MODE, _LINK, _MODULE = 0o100644, 0o120000, 0o160000


class GitTarget:
    """The branch that stands after “#”, with a folder of it after “:” where one is named."""

    at_once = 4

    def __init__(self, aim: Aim) -> None:
        address, _mark, where = aim.address.removeprefix("git+").partition("#")
        branch, _mark, folder = where.partition(":")
        parts = urlsplit(address)
        self._name, self.shown = aim.secrets, aim.address
        self._ref = Ref(f"refs/heads/{branch}".encode())
        self._folder = folder.strip("/")
        self._repo = MemoryRepo()
        self._head: ObjectID | None = None
        self._new: dict[ObjectID, Blob] = {}
        self._lock = threading.Lock()
        self._address = address.removeprefix("file://") if parts.scheme == "file" else address
        # Only the web knows passwords: ssh asks for its keys itself. Their library takes letters of
        # Latin alone, each for one byte.
        password = secret(self._name, PASSWORD) if parts.scheme in ("http", "https") else None
        self._password = None if password is None else password.encode().decode("latin-1")
        self._user = None if password is None else unquote(parts.username or "git")
        with in_words(self._told):
            self._files = self._fetched()
        self._before = dict(self._files)

    @contextmanager
    def _connected(self, size: int = 0) -> Iterator[tuple[GitClient, str]]:
        """What speaks to the host, with patience for so many bytes, and the repository's path."""
        # One of its two classes is declared by the one function and not by the other.
        manager = cast(Any, default_urllib3_manager(None, None, timeout=patience_for(size)))
        manager.connection_pool_kw["retries"] = 1
        try:
            yield get_transport_and_path(
                self._address,
                username=self._user,
                password=self._password,
                ssh_command=os.environ.get("GIT_SSH_COMMAND") or _SSH,
                pool_manager=manager,
            )
        finally:
            manager.clear()

    def _fetched(self) -> dict[str, tuple[int, ObjectID]]:
        def wants(refs: Mapping[Ref, ObjectID], depth: int | None = None) -> list[ObjectID]:
            self._head = refs.get(self._ref)
            return [] if self._head is None else [self._head]

        try:
            with self._connected() as (client, path):
                client.fetch(path, self._repo, determine_wants=wants, depth=1)
        except HangupException as error:
            # An empty repository of some hosts has nothing to say, and no program complains.
            if self._head is not None or error.stderr_lines:
                raise
        return {} if self._head is None else self._listed(self._head)

    def _listed(self, head: ObjectID) -> dict[str, tuple[int, ObjectID]]:
        commit = self._repo[head]
        assert isinstance(commit, Commit)
        found = iter_tree_contents(self._repo.object_store, commit.tree)
        return {each.path.decode(): (each.mode, each.sha) for each in found}

    def _at(self, path: str) -> str:
        return posixpath.join(self._folder, path)

    def read(self, path: str) -> bytes | None:
        """As `Target` says."""
        entry = self._files.get(self._at(path))
        if entry is None or entry[0] in (_LINK, _MODULE):
            return None
        found = self._new.get(entry[1]) or self._repo[entry[1]]
        return found.data if isinstance(found, Blob) else None

    def names(self, folder: str) -> Mapping[str, Kind]:
        """As `Target` says."""
        head = f"{self._at(folder).strip('/')}/".lstrip("/")
        found: dict[str, Kind] = {}
        for path, (mode, _sha) in self._files.items():
            if path.startswith(head):
                name, mark, _rest = path[len(head) :].partition("/")
                special = Kind.OTHER if mode in (_LINK, _MODULE) else Kind.FILE
                found[name] = Kind.FOLDER if mark else special
        return found

    def put(self, path: str, content: bytes) -> None:
        """As `Target` says; it shows when all is finished."""
        blob = Blob.from_string(content)
        with self._lock:
            self._new[blob.id] = blob
            self._files[self._at(path)] = _FILE_MODE, blob.id

    def take_away(self, paths: Iterable[str]) -> None:
        """As `Target` says; it shows when all is finished."""
        with self._lock:
            for path in paths:
                self._files.pop(self._at(path), None)

    def finish(self) -> None:
        """Push one commit."""
        if self._files == self._before:
            return
        store = self._repo.object_store
        for blob in self._new.values():
            store.add_object(blob)
        known = set(store)
        blobs = [(path.encode(), sha, mode) for path, (mode, sha) in self._files.items()]
        commit = Commit()
        commit.tree = commit_tree(store, blobs)
        commit.parents = [] if self._head is None else [self._head]
        commit.author = commit.committer = b"Tuan le hoc tap suot doi <noreply@localhost>"
        commit.author_time = commit.commit_time = int(time.time())
        commit.author_timezone = commit.commit_timezone = 7 * 3600
        commit.encoding = b"UTF-8"
        commit.message = _("Publish the Week’s pages").encode() + b"\n"
        trees = [store[sha] for sha in set(store) - known]
        used = {sha for _path, sha, _mode in blobs}
        sent: list[ShaFile] = [
            commit,
            *trees,
            *(blob for sha, blob in self._new.items() if sha in used),
        ]

        def update(refs: dict[Ref, ObjectID]) -> dict[Ref, ObjectID]:
            if refs.get(self._ref) != self._head:
                words = _("Somebody else has pushed to {target} meanwhile")
                advice = _("Run this again: it goes on from there.")
                raise RefusedError(words.format(target=self.shown), advice)
            return {self._ref: commit.id}

        with in_words(self._told):
            try:
                result = self._pushed(update, sent)
            except FileLocked as error:
                # A push holds its lock for a moment; one that stays is what an ended push left.
                time.sleep(LEFT)
                Path(os.fsdecode(error.lockfilename)).unlink(missing_ok=True)
                result = self._pushed(update, sent)
        status = (result.ref_status or {}).get(self._ref)
        if status is not None:
            raise refused(self.shown, str(status))
        self._before = dict(self._files)

    def _pushed(
        self, update: Callable[[dict[Ref, ObjectID]], dict[Ref, ObjectID]], sent: list[ShaFile]
    ) -> SendPackResult:
        with self._connected(sum(each.raw_length() for each in sent)) as (client, path):
            return client.send_pack(
                path.encode(),
                update,
                lambda have, want, **about: pack_objects_to_data([(each, None) for each in sent]),
            )

    def close(self) -> None:
        """There is no connection that stays."""

    def _told(self, error: Exception, path: str) -> RefusedError | None:
        said = str(error)
        if isinstance(error, HTTPUnauthorized):
            return wrong_secret(self.shown, self._name, PASSWORD)
        if isinstance(error, NotGitRepository) or "not appear to be a git repository" in said:
            words = _("There is no Git repository at {target}").format(target=self.shown)
            return RefusedError(words, _("Make it, or correct the target’s address."))
        # Those of urllib3, which is dulwich's matter, have no class of Python's own above them, and
        # dulwich makes some of them its own.
        modules = {type(each).__module__.partition(".")[0] for each in causes(error)}
        if "urllib3" in modules or isinstance(error, (OSError, ValueError)):
            return of_the_line(self.shown, error)
        # A program at the other end that ended says why, where it could.
        if isinstance(error, HangupException):
            return self._hung_up(said, bool(error.stderr_lines))
        if isinstance(error, GitProtocolError):
            if "http resp 403" in said:
                return forbidden(self.shown)
            return refused(self.shown, said, path)
        return None

    def _hung_up(self, said: str, is_told: bool) -> RefusedError:
        """What the program ssh, or the one at its other end, said before it ended."""
        if "Permission denied" in said:
            return without_key(self.shown)
        if "Host key verification failed" in said:
            return unknown_host(urlsplit(self._address).hostname or "")
        is_of_line = re.search(
            r"^ssh: |timed out|not responding|closed by|reset by", said, re.MULTILINE
        )
        return refused(self.shown, said) if is_told and not is_of_line else broken(self.shown)
