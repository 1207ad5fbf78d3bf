"""Who imports whom: no cycles, an order inside each package, each library behind few modules.

The order of the modules themselves is CONTRIBUTING.md's table, held by test_docs.py.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
FILES = sorted((PROJECT / "site_src").rglob("*.py"))

# Inside a package a module imports only from those named before it; "*" is all the others.
PACKAGES = {
    "checks": ("finding", "*", "__init__"),
    "commands": ("base", "content", "*", "__init__"),
    "content_types": ("fields", "base", "*", "__init__"),
    "live": ("files", "reads", "panel", "pages", "streams", "*", "__init__"),
    "model": ("life", "origin", "units", "program", "duties", "words", "campaign", "__init__"),
    "outputs": ("base", "content_lines", "calendar", "program_schema", "*", "__init__"),
}

# What each library is for, and so where it may be known; wherever else it would spread.
LIBRARIES = {
    "brotli": {"site_src.compress"},
    "PIL": {"site_src.icons", "site_src.outputs.social_image", "site_src.pictures"},
    "jinja2": {"site_src.compiled_templates", "site_src.mkdocs_plugin", "site_src.templating"},
    "markdown": {"site_src.converter", "site_src.markdown_extension", "site_src.targets"},
    "mkdocs": {"site_src.builder", "site_src.live.pages", "site_src.mkdocs_plugin"},
    "pydantic": {
        "site_src.content_types.fields",
        "site_src.parse",
        "site_src.schemas",
    },
    "ruamel": {"site_src.carry_over", "site_src.roundtrip"},
    "segno": {"site_src.qr"},
    "watchdog": {"site_src.live.watching"},
    "yaml": {"site_src.strict_yaml"},
}


def module_of(file: Path) -> str:
    parts = file.relative_to(PROJECT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(file): file for file in FILES}


def imports(file: Path) -> Iterator[str]:
    """The modules that a file imports, wherever in it; for types alone does not count."""
    for node in _executed(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = {alias.name: f"{node.module}.{alias.name}" for alias in node.names}
            yield from (path if path in MODULES else node.module for path in inner.values())


def _executed(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
            continue
        yield child
        yield from _executed(child)


def test_no_cycles():
    graph = {name: set(imports(file)) & MODULES.keys() - {name} for name, file in MODULES.items()}
    order = list(TopologicalSorter(graph).static_order())
    assert set(order) == MODULES.keys()


@pytest.mark.parametrize("package", PACKAGES)
def test_order_inside_package(package):
    order = PACKAGES[package]
    rank = {name: number for number, name in enumerate(order)}
    folder = f"site_src.{package}"
    for file in (PROJECT / "site_src" / package).glob("*.py"):
        own = rank.get(file.stem, rank.get("*"))
        assert own is not None, f"{file.stem} has no place in the order"
        for imported in set(imports(file)):
            if imported.startswith(f"{folder}."):
                name = imported.removeprefix(f"{folder}.")
                assert rank.get(name, rank.get("*", len(order))) < own, f"{file.stem} → {name}"
            else:
                assert imported != folder, f"{file.stem} imports its own package"


def test_every_package_has_an_order():
    packages = {file.parent.name for file in FILES if file.name == "__init__.py"} - {"site_src"}
    assert packages == PACKAGES.keys()


def test_libraries_stay_in_their_modules():
    found: dict[str, set[str]] = {library: set() for library in LIBRARIES}
    for name, file in MODULES.items():
        for imported in imports(file):
            library = imported.split(".")[0]
            if library in LIBRARIES:
                found[library].add(name)
    assert found == LIBRARIES


@pytest.mark.parametrize(
    ("arguments", "needed"),
    [
        (["--help"], set()),
        (["check", "tp-ho-chi-minh/quan-3/2023"], {"pydantic", "yaml"}),
        (["convert", "build.py"], {"yaml"}),
    ],
)
def test_command_loads_only_what_it_needs(arguments: list[str], needed: set[str]):
    """What only a build needs is not loaded for a quick command."""
    code = (
        "import sys, contextlib, site_src.cli\n"
        f"with contextlib.suppress(SystemExit): site_src.cli.main({arguments})\n"
        "print(); print(*sys.modules)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True, cwd=PROJECT
    )
    modules = loaded.stdout.splitlines()[-1].split()
    assert {name.split(".")[0] for name in modules} & LIBRARIES.keys() == needed
