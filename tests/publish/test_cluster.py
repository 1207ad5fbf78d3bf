"""A build on a Dask cluster gives the bytes of one in this process, whatever its workers do."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from site_src.base.messages import language
from site_src.base.project import ROOT
from site_src.base.store import FolderStore, RemoteStore, StoreError, open_store
from site_src.cli import FAILED, USAGE, main
from site_src.publish import alone, cluster
from site_src.publish.build_site import build_site
from site_src.publish.jobs import Around, Job
from site_src.publish.unchanged import memory
from site_src.reading.content import Content as Tree
from tests.conftest import NATION, Content
from tests.names import named
from tests.publish.twins import SMALL, files_of

pytestmark = pytest.mark.slow
pytest.importorskip("distributed", reason="an extra: requirements-cluster.lock")


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Content:
    monkeypatch.setattr(memory, "MEMORIES", tmp_path / "memories")
    content = Content(tmp_path / "content")
    content.write(NATION)
    content.write(SMALL)
    return content


@contextmanager
def dask(part: str, *arguments: str, **variables: str) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-Xutf8", "-m", "distributed.cli." + part, *arguments]
    environment = {**os.environ, "PYTHONPATH": ROOT, **variables}
    process = subprocess.Popen(
        command,
        env=environment,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    file = tmp_path / "scheduler.json"
    where = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-show")
    with dask("dask_scheduler", *where, "--scheduler-file", str(file)):
        for _look in range(600):
            if file.is_file() and '"address"' in (text := file.read_text()):
                break
            time.sleep(0.1)
        yield text.partition('"address": "')[2].partition('"')[0]


WORKER = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1")


def test_cluster_gives_the_same_bytes_though_a_worker_dies(
    content: Content, scheduler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    alone, site = tmp_path / "alone", tmp_path / "site"
    assert build_site(Tree(content.root, "content"), alone, None, 1, strict=False).placed
    wait, ended = cluster._look_at_workers, threading.Event()

    def ends_one(client: object) -> None:
        wait(client)
        first.kill()
        ended.set()

    monkeypatch.setattr(cluster, "_look_at_workers", ends_one)
    with (
        dask("dask_worker", scheduler, *WORKER) as first,
        dask("dask_worker", scheduler, *WORKER),
    ):
        store = FolderStore(tmp_path / "store")
        arguments = (Tree(content.root, "content"), site, None, None, False)
        assert build_site(*arguments, store=store, scheduler=scheduler).placed
    assert ended.is_set()
    assert files_of(site) == files_of(alone)


def test_worker_with_other_code_is_refused(
    content: Content, scheduler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys
):
    monkeypatch.setattr(cluster, "program", lambda: "another")
    folders = ["--content", str(content.root), "--output", str(tmp_path / "site")]
    with dask("dask_worker", scheduler, *WORKER):
        code = main(["build", *folders, "--scheduler", scheduler])
    assert code == FAILED
    said = capsys.readouterr().err
    assert "127.0.0.1" in said
    assert "mã khác" in said
    assert not (tmp_path / "site").exists()


def test_who_is_gone_has_no_other_code():
    said = {"a": "mine", "b": OSError("gone"), "c": "another", "d": ImportError("site_src")}
    assert cluster.with_other_code(said, "mine") == ["c", "d"]


def test_worker_that_comes_later_with_other_code_builds_nothing(content: Content, tmp_path: Path):
    name = named("tinh/xa/2023")
    job = Job(Tree(content.root, "content"), name, tmp_path / "site", Around((2023,), stable=True))
    assert cluster.work(job, alone.render, language(), "another") == (None, False)
    told, _is_kept = cluster.work(job, alone.render, language(), cluster.program_of(language()))
    assert told is not None
    assert told["pages"]


def test_scheduler_that_does_not_answer_or_has_nobody_is_told(
    content: Content, scheduler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys
):
    monkeypatch.setattr(cluster, "ANSWER", 1)
    monkeypatch.setattr(cluster, "FIRST_WORKER", 1)
    folders = ["--content", str(content.root), "--output", str(tmp_path / "site")]
    for address, word in (("tcp://127.0.0.1:9", "127.0.0.1:9"), ("x", "x"), (scheduler, "worker")):
        assert main(["build", *folders, "--scheduler", address]) == FAILED
        assert word in capsys.readouterr().err
        # A client that never began is taken apart here: the collector would do it in the thread of
        # the next one, which then waits for itself.
        gc.collect()
    assert main(["build", *folders, "--scheduler", scheduler, "--fresh"]) == USAGE
    assert not (tmp_path / "site").exists()


# --- Stores elsewhere -----------------------------------------------------------------------------


def test_store_at_an_address_keeps_what_a_folder_does(tmp_path: Path):
    (tmp_path / "store").mkdir()
    store = open_store(f"file://{tmp_path}/store")
    assert isinstance(store, RemoteStore)
    assert store.get("a" * 64) is None
    store.put("a" * 64, b"bytes")
    assert store.get("a" * 64) == b"bytes"
    (file,) = (tmp_path / "store").iterdir()
    file.write_bytes(file.read_bytes()[:-1])
    assert store.get("a" * 64) is None
    store.tidy()


def test_store_that_cannot_be_reached_is_told(content: Content, tmp_path: Path, capsys):
    with pytest.raises(StoreError):
        open_store("nothing://at/all")
    folders = ["--content", str(content.root), "--output", str(tmp_path / "site")]
    assert main(["build", *folders, "--cache", "nothing://at/all"]) == FAILED
    assert "nothing://at/all" in capsys.readouterr().err
