import ast
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import build
from site_src.base.environment import (
    CLUSTER_LOCK,
    LOCKS,
    OFFICE_LOCK,
    PUBLISH_LOCK,
    RUN_LOCK,
    TEST_LOCK,
    lock_of,
)
from site_src.base.messages import gettext as _
from tests import chromium

ROOT = Path(build.ROOT)
PREPARING = _("Preparing the environment (the first time takes a few minutes) ...")

# A build backend in ten lines: these tests install without network, thus without hatchling.
BACKEND = """
import zipfile

def build_editable(folder, config_settings=None, metadata_directory=None):
    name = "trial-1-py3-none-any.whl"
    with zipfile.ZipFile(folder + "/" + name, "w") as wheel:
        info = "trial-1.dist-info/"
        wheel.writestr(info + "METADATA", "Metadata-Version: 2.1\\nName: trial\\nVersion: 1\\n")
        wheel.writestr(info + "WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\n")
        wheel.writestr(info + "RECORD", "")
    return name
"""
OF_BASE = ("__init__", "environment", "installing", "locks", "messages", "project")
COPIED = ("__init__", *(f"base/{name}" for name in OF_BASE))
PYPROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
"""
CLI = """
import os, sys

def main(argv):
    try:
        import cut_off  # a package that some test has spoilt
    except ModuleNotFoundError:
        pass
    print(argv, os.getcwd(), sys.prefix, "Tuần lễ")
    return 7
"""


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in small: the real build.py and messages, locks that ask for nothing."""
    tree = tmp_path_factory.mktemp("Đề án #1 [x] 100%")
    shutil.copy(ROOT / "build.py", tree)
    shutil.copytree(ROOT / "site_src/base/locale", tree / "site_src/base/locale")
    for name in COPIED:
        shutil.copy(ROOT / f"site_src/{name}.py", tree / f"site_src/{name}.py")
    (tree / "site_src/cli.py").write_text(CLI, encoding="utf-8")
    (tree / "backend.py").write_text(BACKEND, encoding="utf-8")
    (tree / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    (tree / "requirements.lock").touch()
    (tree / "requirements-office.lock").touch()
    (tree / "requirements-publish.lock").touch()
    (tree / "requirements-cluster.lock").touch()
    (tree / "requirements-test.lock").touch()
    return tree


@pytest.fixture
def ready(tree: Path) -> Path:
    """The tree with its environment made."""
    start(tree).communicate()
    return tree


def start(tree: Path, *arguments: str, **variables: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, tree / "build.py", *arguments],
        cwd=tree.parent,
        env=os.environ | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )


def requirements(name: str) -> dict[str, list[str]]:
    """The entries of a lock file: what is pinned, as name==version, and its options."""
    text = re.sub(r"#.*", "", (ROOT / name).read_text(encoding="utf-8")).replace("\\\n", " ")
    entries = [line.split() for line in text.splitlines() if line.strip()]
    return {entry[0]: [word for word in entry if word.startswith("--")] for entry in entries}


@pytest.mark.slow
def test_start_keeps_what_it_compiled(ready: Path):
    """Else each start compiles the program again, as containers ask of Python to keep small."""
    for folder in ready.glob("site_src/**/__pycache__"):
        shutil.rmtree(folder)
    start(ready, PYTHONDONTWRITEBYTECODE="1").communicate()
    kept = {file.name.partition(".")[0] for file in ready.glob("site_src/**/__pycache__/*")}
    assert {"cli", "environment"} <= kept


def test_source_is_readable_by_old_pythons():
    source = (ROOT / "build.py").read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 6))
    for node in ast.walk(tree):
        # They are run, and not only read, before 3.7.
        if isinstance(node, ast.FunctionDef):
            notes = [node.returns, *(arg.annotation for arg in node.args.args)]
            assert not any(isinstance(note, ast.Subscript) for note in notes), node.lineno


def test_main_old_python_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(sys, "version_info", (3, 8, 10))
    monkeypatch.setattr(sys, "argv", ["build.py"])
    monkeypatch.setattr(build, "PYTHON", "/nowhere/python")
    monkeypatch.setenv("PATH", "/nowhere")
    assert build.main(["check"]) == 3
    message = capfd.readouterr().err
    assert "3.11" in message
    assert "3.8" in message
    assert message.endswith("build.py check\n")


@pytest.mark.skipif(os.name == "nt", reason="there the launcher `py` finds the newer Python")
def test_main_old_python_hands_over_to_a_newer_one(tmp_path: Path):
    newer = tmp_path / "python3.12"
    newer.write_text('#!/bin/sh\necho "$@"\n')
    newer.chmod(0o755)
    program = (
        "import sys, build\n"
        "sys.version_info = (3, 8, 10)\n"
        "build.PYTHON = '/nowhere/python'\n"
        "sys.exit(build.main(['check', 'a b']))"
    )
    command = [sys.executable, "-c", program]
    environment = os.environ | {"PATH": str(tmp_path)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    assert done.stdout.decode() == f"{ROOT / 'build.py'} check a b\n"


def test_help_names_every_command():
    process = start(ROOT, "--help")
    output, errors = process.communicate()
    assert (process.returncode, errors) == (0, "")
    for command in ("build", "check", "serve", "test", "lint"):
        assert re.search(rf"\b{command}\b", output)


@pytest.mark.parametrize("name", sorted({RUN_LOCK, *LOCKS.values()}))
def test_lock_has_hashes_and_names_no_host(name: str):
    for pinned, options in requirements(name).items():
        assert "==" in pinned
        assert options
        assert all(option.startswith("--hash=sha256:") for option in options), pinned
    assert "://" not in (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(set(LOCKS.values())))
def test_every_lock_holds_the_run_lock_and_is_held_by_the_test_lock(name: str):
    held, holds = requirements(name), requirements(TEST_LOCK)
    assert requirements(RUN_LOCK).items() <= held.items() <= holds.items()


def test_locks_hold_what_the_project_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    for name, wanted in (
        (RUN_LOCK, project["dependencies"] + extras["setup"]),
        (OFFICE_LOCK, extras["office"]),
        (PUBLISH_LOCK, extras["publish"]),
        (CLUSTER_LOCK, extras["cluster"]),
        (TEST_LOCK, extras["test"]),
    ):
        locked = {pinned.split("==")[0] for pinned in requirements(name)}
        assert {re.split(r"[\[<>=]", entry)[0].lower() for entry in wanted} <= locked


@pytest.mark.parametrize(
    ("line", "lock"),
    [
        ("", RUN_LOCK),
        ("--strict", RUN_LOCK),
        ("build --cache /shared/store", RUN_LOCK),
        ("check --links", RUN_LOCK),
        ("explain quan-3/2023 https://example.vn/", RUN_LOCK),
        ("build --cache s3://bucket/folder", CLUSTER_LOCK),
        ("--cache=s3://bucket/folder", CLUSTER_LOCK),
        ("build quan-3/2023 --scheduler tcp://10.0.0.1:8786", CLUSTER_LOCK),
        ("--sched=tcp://10.0.0.1:8786", CLUSTER_LOCK),
        ("pack quan-3/2023", PUBLISH_LOCK),
        ("test --cache-clear", TEST_LOCK),
    ],
)
def test_command_line_says_which_lock_it_needs(line: str, lock: str):
    assert lock_of(line.split()) == lock


@pytest.mark.slow
def test_killed_first_run_is_made_good_by_two_at_once(tree: Path):
    shutil.rmtree(tree / ".venv", ignore_errors=True)
    killed = start(tree)
    while not (tree / ".venv/pyvenv.cfg").exists():
        assert killed.poll() is None
        time.sleep(0.01)
    if sys.platform == "win32":
        killed.kill()
    else:
        os.killpg(killed.pid, signal.SIGKILL)
    killed.communicate()

    both = [start(tree), start(tree)]
    errors = [process.communicate()[1] for process in both]
    assert [process.returncode for process in both] == [7, 7]
    assert sum(PREPARING in text for text in errors) == 1


@pytest.mark.slow
def test_ready_run_starts_at_once_and_passes_everything_on(ready: Path):
    log = ready / ".cache/setup.log"
    before = log.stat().st_mtime_ns
    arguments = ["build", "quận 3/2023"]
    process = start(ready, *arguments, PYTHONUTF8="0")
    output, errors = process.communicate()
    assert output == f"{arguments} {ready.parent} {ready / '.venv'} Tuần lễ\n"
    assert (process.returncode, errors) == (7, "")
    assert log.stat().st_mtime_ns == before


@pytest.mark.slow
def test_changed_lock_updates_in_place(ready: Path):
    kept = ready / ".venv/kept"
    kept.touch()
    with (ready / "requirements.lock").open("a") as lock:
        lock.write("# changed\n")
    process = start(ready)
    _, errors = process.communicate()
    assert (process.returncode, errors.splitlines()[0]) == (7, PREPARING)
    assert kept.exists()


@pytest.mark.slow
def test_command_gets_the_packages_of_its_own_lock_and_they_stay(tree: Path):
    lock, stamp = tree / OFFICE_LOCK, tree / ".venv/ready"
    shutil.rmtree(tree / ".venv", ignore_errors=True)
    start(tree, "check").communicate()
    assert stamp.read_text(encoding="utf-8").splitlines()[0] == RUN_LOCK
    # The project that the tree installs itself stands for a package.
    lock.write_text("trial==1 --hash=sha256:" + "0" * 64 + "\n", encoding="utf-8")
    try:
        assert start(tree, "workbook").communicate()[1].splitlines()[0] == PREPARING
        assert stamp.read_text(encoding="utf-8").splitlines()[0] == OFFICE_LOCK
        for command in ("workbook", "draft", "check"):
            assert start(tree, command).communicate()[1] == "", command
    finally:
        lock.write_text("", encoding="utf-8")


def packages(tree: Path) -> Path:
    (folder,) = tree.glob(".venv/[Ll]ib/**/site-packages")
    return folder


def without_config(tree: Path) -> None:
    (tree / ".venv/pyvenv.cfg").unlink()


def without_python(tree: Path) -> None:
    python = Path(str(build.PYTHON).replace(build.ROOT, str(tree)))
    python.unlink()
    python.write_text("", encoding="utf-8")
    python.chmod(0o755)


def with_a_package_cut_off(tree: Path) -> None:
    folder = packages(tree)
    (folder / "cut_off.py").write_text("raise ImportError('cut off')", encoding="utf-8")
    (folder / "cut_off-1.dist-info").mkdir(exist_ok=True)
    record = f"cut_off.py,sha256={'0' * 43},9\ncut_off-1.dist-info/RECORD,,\n"
    (folder / "cut_off-1.dist-info/RECORD").write_text(record, encoding="utf-8")


def without_packages(tree: Path) -> None:
    shutil.rmtree(packages(tree))


def with_an_empty_stamp(tree: Path) -> None:
    (tree / ".venv/ready").write_bytes(b"")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (without_config, PREPARING),
        (without_python, PREPARING),
        (with_a_package_cut_off, "cut-off"),
        (with_an_empty_stamp, PREPARING),
    ],
)
def test_spoilt_environment_is_made_good_once_and_says_so(ready: Path, spoil, says: str):
    spoil(ready)
    process = start(ready)
    _output, errors = process.communicate(timeout=120)
    assert process.returncode == 7, errors
    assert says in errors
    process = start(ready)
    assert process.communicate()[1] == ""
    assert process.returncode == 7


@pytest.mark.slow
@pytest.mark.parametrize("variables", [{"LC_ALL": "C"}, {"LC_ALL": "vi_VN.CP1258"}])
def test_letters_of_the_path_and_the_locale_are_no_matter(ready: Path, variables: dict[str, str]):
    for _time in range(2):
        # As a person does it: in the project's folder.
        process = subprocess.run(
            [sys.executable, "build.py"],
            cwd=ready,
            env=os.environ | variables | {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert (process.returncode, process.stderr) == (7, "")
        assert str(ready) in process.stdout
    for file in packages(ready).glob("*.pth"):
        assert file.read_bytes().isascii()


@pytest.mark.slow
def test_pip_s_own_settings_lead_nowhere_else(tree: Path, tmp_path: Path):
    shutil.rmtree(tree / ".venv", ignore_errors=True)
    settings = tmp_path / "pip.conf"
    settings.write_text(f"[install]\ntarget = {tmp_path / 'there'}\ndry-run = true\n")
    variables = {"PIP_TARGET": str(tmp_path / "there"), "PIP_DRY_RUN": "1", "PIP_PREFIX": "/there"}
    process = start(tree, PIP_CONFIG_FILE=str(settings), **variables)
    _output, errors = process.communicate()
    assert process.returncode == 7, errors
    assert not (tmp_path / "there").exists()
    assert [*packages(tree).glob("trial-1.dist-info")]


@pytest.mark.slow
def test_modules_from_elsewhere_do_not_win(ready: Path, tmp_path: Path):
    (tmp_path / "site_src").mkdir()
    (tmp_path / "site_src/cli.py").write_text("raise SystemExit(9)", encoding="utf-8")
    (tmp_path / "cut_off.py").write_text("raise SystemExit(9)", encoding="utf-8")
    process = start(ready, PYTHONPATH=str(tmp_path))
    process.communicate()
    assert process.returncode == 7


@pytest.mark.slow
@pytest.mark.parametrize("as_link", [True, False])
def test_folder_that_is_not_ours_is_left_as_it_is(tree: Path, tmp_path: Path, as_link: bool):
    shutil.rmtree(tree / ".venv", ignore_errors=True)
    foreign = tmp_path / "foreign" if as_link else tree / ".venv"
    foreign.mkdir()
    (foreign / "theirs").write_text("kept", encoding="utf-8")
    if as_link:
        (tree / ".venv").symlink_to(foreign, target_is_directory=True)
    try:
        process = start(tree)
        _output, errors = process.communicate()
        assert process.returncode == 3
        assert ".venv" in errors.splitlines()[-2]
        assert [(f.name, f.read_text()) for f in foreign.iterdir()] == [("theirs", "kept")]
    finally:
        if as_link:
            (tree / ".venv").unlink()
        else:
            shutil.rmtree(foreign)


@pytest.fixture
def lock_with_a_package(ready: Path) -> Iterator[Path]:
    lock = ready / "requirements.lock"
    before = lock.read_bytes()
    lock.write_text("six==1.17.0 --hash=sha256:" + "0" * 64 + "\n")
    yield ready
    lock.write_bytes(before)


@pytest.mark.slow
def test_no_network_says_what_to_do(lock_with_a_package: Path):
    offline = {
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_INDEX_URL": "http://127.0.0.1:9/",
        "PIP_EXTRA_INDEX_URL": "",
        "PIP_FIND_LINKS": "",
        "PIP_NO_CACHE_DIR": "1",
        "PIP_RETRIES": "0",
    }
    process = start(lock_with_a_package, "check", **offline)
    output, errors = process.communicate()
    assert (process.returncode, output) == (3, "")
    assert "Traceback" not in errors
    assert "HTTPS_PROXY" in errors
    assert str(lock_with_a_package / ".cache/setup.log") in errors
    assert errors.endswith("build.py check\n")


def test_chromium_is_the_one_that_the_variable_names(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CHROMIUM", sys.executable)
    assert chromium.find_chromium() == sys.executable
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    assert chromium.find_chromium() is None
    assert chromium.main() == 1


def test_chromium_missing_says_which_command_installs_it(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
):
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setattr(chromium, "PLACES", {})
    monkeypatch.setattr(chromium, "FONT_FOLDERS", ())
    assert chromium.main() == 1
    packages = "chromium fonts-roboto-unhinted fonts-dejavu-core"
    command = chromium.INSTALL.get(sys.platform, f"sudo apt-get install {packages}")
    assert command in capfd.readouterr().err


def test_fonts_are_looked_for_where_a_browser_is_there(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
):
    monkeypatch.setenv("CHROMIUM", sys.executable)
    monkeypatch.setattr(chromium, "FONT_FOLDERS", (str(tmp_path),))
    monkeypatch.setenv("PATH", "/nowhere")
    if sys.platform == "linux":
        assert chromium.main() == 0, "tests run without them"
        assert "fonts-roboto-unhinted fonts-dejavu-core" in capfd.readouterr().err
    for file in chromium.FONTS.values():
        (tmp_path / file).touch()
    assert chromium.main() == 0
    assert capfd.readouterr().err == ""
